public import CMachine
public import CProgram
public import CSyntax

/// What the kernel's functions outside the replayed sources mean.
///
/// A class because the machine holds it while models change what it has counted. The models of the
/// scenario come first, then the table; everything else is run from source.
public final class KernelEnvironment: Environment {
  private let ofScenario: [Name: Model]

  /// Makes an environment.
  ///
  /// - Parameter models: The scenario's own models, which stand before the table.
  public init(models: [String: Model] = [:]) {
    ofScenario = Dictionary(uniqueKeysWithValues: models.map { (Name($0.key), $0.value) })
  }

  /// The model of a name: the scenario's, else the table's.
  public func model(of name: Name) -> Model? {
    ofScenario[name] ?? Self.entries[name].map { Model(note: $0.note, run: $0.run) }
  }

  /// Tracepoints have no text definition anywhere: `TRACE_EVENT(foo, ...)` makes `trace_foo`.
  public func fallback(for name: Name) -> Model? {
    let spelling = name.spelling
    guard spelling.hasPrefix("trace_") else { return nil }
    return Model(note: "a tracepoint: does nothing") { machine, call in
      ModelEntry.nothing(machine, call)
    }
  }

  /// How a name is kept as a call where a macro defines it, nil if macros decide.
  public static func kept(_ name: Name) -> KeptCall? { entries[name]?.kept }

  /// The whole table by family, for the page that lists it.
  public static var families: [ModelFamily] {
    table.map { title, entries in
      ModelFamily(title: title, rows: entries.map { .init(names: $0.names, note: $0.note) })
    }
  }

  private static let table: [(String, [ModelEntry])] = [
    ("Locks and RCU", ModelEntry.locking),
    ("Reference counts", ModelEntry.references),
    ("Atomics", ModelEntry.atomics),
    ("Allocation", ModelEntry.allocation),
    ("Messages", ModelEntry.logging),
    ("Warnings", ModelEntry.warnings),
    ("Bytes and strings", ModelEntry.bytes),
    ("Ordering of memory", ModelEntry.ordering),
    ("Bits", ModelEntry.bits),
    ("Work for later", ModelEntry.deferred),
  ]

  private static let entries: [Name: ModelEntry] = {
    var entries: [Name: ModelEntry] = [:]
    for entry in table.flatMap(\.1) {
      for name in entry.names { entries[Name(name)] = entry }
    }
    return entries
  }()
}

/// Models of one kind, as a page lists them.
public struct ModelFamily: Sendable {
  /// Names that mean the same, and one line on what.
  public struct Row: Sendable {
    /// The names of functions and macros.
    public let names: [String]
    /// What they do, and what is left out.
    public let note: String
  }

  /// What they are about.
  public let title: String
  /// The rows in the table's order.
  public let rows: [Row]
}

/// One row of the table: names that mean the same, one line on what, and the deed.
struct ModelEntry: Sendable {
  let names: [String]
  let note: String
  let kept: KeptCall
  let run: @Sendable (Machine, ModelCall) throws(Stop) -> Value

  init(
    _ names: String, _ note: String, result: KeptCall.Result = .void, places: Set<Int> = [],
    messageFrom: Int? = nil, evaluatesMessage: Bool = true,
    run: @escaping @Sendable (Machine, ModelCall) throws(Stop) -> Value
  ) {
    self.names = names.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    self.note = note
    kept = KeptCall(
      result: result, places: places, messageFrom: messageFrom,
      evaluatesMessage: evaluatesMessage)
    self.run = run
  }

  /// Does nothing and gives nothing.
  static let nothing: @Sendable (Machine, ModelCall) -> Value = { _, _ in Value(.void) }

  /// Does nothing and gives a number.
  static func gives(_ number: Int) -> @Sendable (Machine, ModelCall) -> Value {
    { _, _ in .integer(number) }
  }

  static let int = Scalar(bits: 32, isSigned: true)
  static let int64 = Scalar(bits: 64, isSigned: true)
}

extension Machine {
  /// The scalar of an unsigned long.
  var longScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false)
  }

  /// An argument of a model as another type, as an assignment would convert it.
  func argument(_ call: ModelCall, _ index: Int, as scalar: Scalar) -> Value {
    let type = index < call.argumentTypes.count ? call.argumentTypes[index] : nil
    return converted(call.argument(index), from: type.flatMap { program.scalar($0) }, to: scalar)
  }

  /// An argument that is a `size_t`: beyond all objects if it is negative.
  func size(_ call: ModelCall, _ index: Int) throws(Stop) -> Int {
    Int(clamping: UInt64(bitPattern: try number(call.argument(index), at: call.span)))
  }
}
