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
  ///
  /// The frequent ones that hold nothing wider than an expression have no box of their own.
  public enum Kind: Sendable {
    /// `{ ... }`.
    case compound([BlockItem])
    /// An expression for its effects.
    case expression(Expression)
    /// A lone semicolon.
    case empty
    /// `if`, with or without `else`.
    indirect case `if`(Expression, Statement, Statement?)
    /// `switch`.
    indirect case `switch`(Expression, Statement)
    /// `while`.
    indirect case `while`(Expression, Statement)
    /// `do ... while`.
    indirect case doWhile(Statement, Expression)
    /// `for`; what it begins with is at most one item.
    indirect case `for`([BlockItem], Expression?, Expression?, Statement)
    /// `goto label`.
    case goto(Name)
    /// GNU's `goto *expression`.
    indirect case computedGoto(Expression)
    /// `continue`.
    case `continue`
    /// `break`.
    case `break`
    /// `return`, with or without a value.
    case `return`(Expression?)
    /// `name: statement`.
    indirect case label(Name, Statement)
    /// `case value: statement`, or GNU's `case low ... high: statement`.
    indirect case `case`(Expression, Expression?, Statement)
    /// `default: statement`.
    indirect case `default`(Statement)
    /// Inline assembly, not understood, with what it writes; whether it is volatile does not matter.
    indirect case assembly(Assembly)
    /// A macro that is not expanded, in the natural form only.
    indirect case invocation(MacroInvocation)
    /// What is not understood, and why.
    indirect case unparsed(String)
  }
}

/// Inline assembly (gcc manual, Extended Asm), as far as it matters without knowing the machine.
public struct Assembly: Sendable {
  /// Whether there is no instruction in it, as in a barrier for the compiler.
  public var isEmpty: Bool
  /// Whether it may jump to labels of the function.
  public var mayJump: Bool
  /// Whether it says that it may write memory which no output names.
  public var clobbersMemory = false
  /// The places it writes.
  public var outputs: [Operand]
  /// The values it reads.
  public var inputs: [Operand]
  /// The labels it may jump to (gcc manual, Goto Labels).
  public var labels: [Name] = []

  /// An operand and its constraint, such as `"=r"`, with the quotation marks.
  public struct Operand: Sendable {
    /// The constraint.
    public var constraint: Name
    /// What is written or read.
    public var expression: Expression
  }
}

/// What a block consists of (C11 6.8.2).
///
/// What is wide has a box, since most items are statements.
public enum BlockItem: Sendable {
  /// A declaration.
  indirect case declaration(Declaration)
  /// A statement.
  case statement(Statement)
  /// GNU's nested function.
  indirect case function(FunctionDefinition)
  /// `_Static_assert` in a block.
  case staticAssertion(Expression, Span)
  /// GNU's `__label__ a, b;`.
  case localLabels([Name], Span)
}
