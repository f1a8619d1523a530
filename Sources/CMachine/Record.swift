public import CProgram
public import CSyntax

/// Something the verdict relied on that no source said.
public struct AssumedFact: Hashable, Sendable {
  /// What kind of thing.
  public var kind: Kind
  /// Its name.
  public var name: String
  /// One line on what was assumed.
  public var note: String

  /// Makes one.
  public init(kind: Kind, name: String, note: String) {
    self.kind = kind
    self.name = name
    self.note = note
  }

  /// The kinds of assumptions.
  public enum Kind: String, Sendable {
    case model, config, field, unknown
  }
}

/// A function that was run from source.
public struct RunFunction {
  /// Its name.
  public let name: String
  /// The file it stands in.
  public let path: String
  /// The line of its name.
  public let line: Int
  /// Its code.
  public let code: FunctionCode
}

/// A kernel warning that was raised and gone on from.
public struct RaisedWarning: Sendable {
  /// The function.
  public let function: String
  /// Where.
  public let span: Span
  /// What it said.
  public let text: String
}

/// Where a value came into being.
public struct ValueSite: Sendable {
  /// The function.
  public let function: String
  /// The expression.
  public let span: Span
  /// The condition that let it out, once it was let out.
  public internal(set) var condition: BranchTaken?

  /// The call of the function, so that only its own return settles the condition.
  let frame: Int
  let bornUnder: BranchTaken?
  /// Whether an arm of `?:` made it, whose condition is then the innermost.
  let isOfChoice: Bool
  let step: Int
  /// Whether a function that got the value gave it back under a condition of its own, which is then
  /// the innermost.
  var isPassedOn = false
}

/// A condition and how it was decided.
public struct BranchTaken: Sendable {
  /// The condition.
  public let span: Span
  /// Whether it held.
  public let held: Bool
}

/// One line of a trace.
public struct TraceEvent: Sendable {
  /// How many calls deep.
  public let depth: Int
  /// What happened.
  public let kind: Kind
  /// The function it happened in.
  public let function: String
  /// Where.
  public let span: Span
  /// What a person reads.
  public let text: String

  /// What can happen.
  public enum Kind: String, Sendable {
    case call, branch, write, model, `return`, warning, loop
  }
}
