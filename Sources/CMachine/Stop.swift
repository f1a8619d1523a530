public import CSyntax

/// Why a run ended before its function returned.
///
/// The division is Miri's: what the program did wrong is never confused with what we cannot do.
public struct Stop: Error, Sendable {
  /// Whose fault it is.
  public var kind: Kind
  /// One sentence without a full stop.
  public var reason: String
  /// Where the program was.
  public var span: Span?
  /// The function it was in.
  public var function: String?
  /// Other places that matter: where an object was allocated, where it was freed.
  public var related: [Related]
  /// The object whose bounds an access left, if the state and not a run made it.
  public var leftObject: String?

  /// Makes a stop.
  public init(
    _ kind: Kind, _ reason: String, span: Span? = nil, function: String? = nil,
    related: [Related] = []
  ) {
    self.kind = kind
    self.reason = reason
    self.span = span
    self.function = function
    self.related = related
  }

  /// Whose fault a stop is.
  public enum Kind: Hashable, Sendable {
    /// The program did something that is wrong on every machine.
    case fault(Fault)
    /// We cannot do it; it says nothing about the program.
    case unsupported
    /// There is nothing here that could be run.
    case invalid
    /// A limit of ours was reached; it says nothing about the program.
    case exhausted
  }

  /// A place that belongs to a stop.
  public struct Related: Sendable {
    /// What happened there, such as `freed here`.
    public let what: String
    /// Where.
    public let span: Span
  }
}

/// The families of faults.
public enum Fault: String, CaseIterable, Hashable, Sendable {
  case nullDereference = "null-pointer"
  case wildPointer = "wild-pointer"
  case useAfterFree = "use-after-free"
  case useAfterScope = "use-after-scope"
  case outOfBounds = "out-of-bounds"
  case uninitialisedRead = "uninitialised-read"
  case divisionByZero = "division-by-zero"
  case badCall = "wild-call"
  case doubleFree = "double-free"
  case badFree = "invalid-free"
  case writeToConstant = "read-only"
  case bug = "bug"
  case unreachable = "unreachable"
}
