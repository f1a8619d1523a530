public import CProgram
public import CSyntax

/// What functions outside the program mean to the machine.
///
/// The machine knows no function of the kernel or of any library; whoever runs it supplies them here.
public protocol Environment: AnyObject {
  /// The model of a function or macro, nil if its source is to be run.
  func model(of name: Name) -> Model?

  /// The model of a name that has no source either, such as a tracepoint that macros make.
  func fallback(for name: Name) -> Model?

  /// Whether a function is not to be run although its source is there: its result is then unknown.
  func isCutOff(_ function: FunctionSymbol) -> Bool

  /// Whether nobody knows what a variable of static storage duration holds when the run begins, whatever its initialiser.
  func isUnknown(_ variable: VariableSymbol) -> Bool
}

extension Environment {
  /// Nothing, unless an environment says otherwise.
  public func fallback(for name: Name) -> Model? { nil }

  /// Nothing, unless an environment says otherwise.
  public func isCutOff(_ function: FunctionSymbol) -> Bool { false }

  /// No variable, unless an environment says otherwise.
  public func isUnknown(_ variable: VariableSymbol) -> Bool { false }
}

/// A function that is not run from source.
public struct Model {
  /// One line on what it does and what it leaves out.
  public let note: String
  /// Whether the scenario put it in place of a function.
  public let isOfScenario: Bool
  /// Does it.
  public let run: (Machine, ModelCall) throws(Stop) -> Value

  /// Makes a model.
  public init(
    note: String, isOfScenario: Bool = false,
    run: @escaping (Machine, ModelCall) throws(Stop) -> Value
  ) {
    self.note = note
    self.isOfScenario = isOfScenario
    self.run = run
  }
}

/// A call of a model.
public struct ModelCall {
  /// What was called.
  public let name: Name
  /// The arguments.
  public let arguments: [Value]
  /// What is known of their types.
  public let argumentTypes: [CType]
  /// The type the caller expects.
  public let result: CType
  /// Where the call stands.
  public let span: Span

  /// An argument, void if it was not given.
  public func argument(_ index: Int) -> Value {
    index < arguments.count ? arguments[index] : Value(.void)
  }
}

/// How much a run may use; reaching a limit is `exhausted`.
public struct Limits: Sendable, Hashable {
  /// Instructions and calls.
  public var steps = 5_000_000
  /// Calls inside calls.
  public var callDepth = 256
  /// Bytes of all live objects.
  public var memory = 256 << 20
  /// How long the run may take; for people who wait, since machines differ: what it stopped is told nobody
  /// else and never kept.
  public var time: Duration?

  /// Makes the usual limits.
  public init() {}
}
