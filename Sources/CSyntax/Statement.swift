/// A statement of C11 6.8 with GNU's additions, and where it stands.
public struct Statement: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  /// Makes a statement.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of statements.
  public indirect enum Kind: Sendable {
    /// `{ ... }`.
    case compound([BlockItem])
    /// An expression for its effects.
    case expression(Expression)
    /// A lone semicolon.
    case empty
    /// `if`, with or without `else`.
    case `if`(Expression, Statement, Statement?)
    /// `switch`.
    case `switch`(Expression, Statement)
    /// `while`.
    case `while`(Expression, Statement)
    /// `do ... while`.
    case doWhile(Statement, Expression)
    /// `for`; what it begins with is at most one item.
    case `for`([BlockItem], Expression?, Expression?, Statement)
    /// `goto label`.
    case goto(Name)
    /// GNU's `goto *expression`.
    case computedGoto(Expression)
    /// `continue`.
    case `continue`
    /// `break`.
    case `break`
    /// `return`, with or without a value.
    case `return`(Expression?)
    /// `name: statement`.
    case label(Name, Statement)
    /// `case value: statement`, or GNU's `case low ... high: statement`.
    case `case`(Expression, Expression?, Statement)
    /// `default: statement`.
    case `default`(Statement)
    /// Inline assembly, kept as text and not understood; whether it is volatile does not matter.
    case assembly
    /// A macro that is not expanded, in the natural form only.
    case invocation(MacroInvocation)
    /// What is not understood, and why.
    case unparsed(String)
  }
}

/// What a block consists of (C11 6.8.2).
public enum BlockItem: Sendable {
  /// A declaration.
  case declaration(Declaration)
  /// A statement.
  case statement(Statement)
  /// GNU's nested function.
  case function(FunctionDefinition)
  /// `_Static_assert` in a block.
  case staticAssertion(Expression, Span)
  /// GNU's `__label__ a, b;`.
  case localLabels([Name], Span)
}
