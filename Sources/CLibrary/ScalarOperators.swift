public import CMachine
public import CProgram
public import CSyntax

/// C's operators on values of one scalar type, known or not, as models need them.
public struct ScalarOperators {
  private let machine: Machine
  private let scalar: Scalar
  private let span: Span

  /// Makes the operators of a type, for a model that is called somewhere.
  public init(_ machine: Machine, _ scalar: Scalar, at span: Span) {
    self.machine = machine
    self.scalar = scalar
    self.span = span
  }

  /// What an arithmetic operator makes of two values.
  ///
  /// - Throws: The fault that a division by zero is.
  public func callAsFunction(
    _ operation: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Stop) -> Value {
    try machine.combined(operation, a, b, as: scalar, at: span)
  }

  /// What a comparison of two values gives, an `int` that is 0 or 1.
  public func truth(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws(Stop) -> Value {
    try machine.compared(operation, a, b, isSigned: scalar.isSigned, at: span)
  }

  /// Whether a comparison of two values holds, or the stop that it is not known.
  public func holds(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws(Stop) -> Bool {
    try machine.isTrue(truth(operation, a, b), at: span)
  }

  /// A number as a value of the type.
  public func number(_ number: Int64) -> Value {
    Value(.integer(scalar.wrap(UInt64(bitPattern: number))))
  }
}
