public import CSyntax

// How to read this file: analysis turns the tree of a function into these operations, in which every
// conversion C makes silently stands as an operation of its own and every name is resolved. What runs
// them needs no type rules; what could not be resolved is an operation that stops when it is run.

/// What computes a value.
public indirect enum Operation {
  /// A number, cut and extended to the width of its type.
  case constant(UInt64)
  /// A floating constant, which only travels.
  case floating(String)
  /// A function's address.
  case function(FunctionSymbol)
  /// The address of a place (C11 6.5.3.2).
  case address(Place)
  /// The scalar in a place.
  case load(Place, Scalar)
  /// The bit-field in a place.
  case loadBits(Place, BitField, Scalar)
  /// The struct or union in a place, as bytes.
  case loadRecord(Place, size: Int)
  /// `-a`.
  case negate(Operation, Scalar)
  /// `~a`.
  case complement(Operation, Scalar)
  /// `!a`, of a number or a pointer.
  case not(Operation)
  /// An arithmetic operator on two numbers of one scalar; shifts take the right operand as it is.
  case arithmetic(BinaryOperator, Operation, Operation, Scalar, Span)
  /// A comparison, of numbers or pointers; the sign is that of the operands.
  case compare(BinaryOperator, Operation, Operation, isSigned: Bool, Span)
  /// `a && b`.
  case and(Operation, Operation)
  /// `a || b`.
  case or(Operation, Operation)
  /// A pointer moved by an index times a stride in bytes.
  case offset(Operation, by: Operation, stride: Int, isBackward: Bool, Span)
  /// The distance of two pointers in units of a stride.
  case distance(Operation, Operation, stride: Int, Scalar, Span)
  /// A value as another scalar: numbers are cut or extended, pointers keep what they point to.
  case convert(Operation, from: Scalar?, to: Scalar)
  /// A pointer to nothing in particular that is used as one to a structure from here on; no bit of it changes.
  case seen(Operation, as: CType)
  /// Whether a value is not zero, as `_Bool`.
  case truth(Operation)
  /// `a ? b : c`, with the spans of the whole, the condition and the two arms.
  case choose(Operation, Operation, Operation, spans: ChoiceSpans)
  /// GNU's `a ?: b`; the first is converted after it was tested.
  case orElse(Operation, from: Scalar?, to: Scalar?, Operation)
  /// `a = b` for scalars; the value is that stored.
  case assign(Place, Operation, Scalar, Span)
  /// `a = b` for a bit-field.
  case assignBits(Place, Operation, BitField, Scalar, Span)
  /// `a = b` for structs and unions.
  case assignRecord(Place, Operation, size: Int, Span)
  /// `a op= b`, `++a`, `a++` for numbers: computed in one scalar, stored in another.
  case update(Place, Update)
  /// The same for pointers.
  case move(Place, by: Operation, stride: Int, isBackward: Bool, isPostfix: Bool, Span)
  /// A call.
  case call(CallOperation)
  /// `a, b`.
  case sequence(Operation, Operation)
  /// A statement expression: a stretch of the function's code, and the value it ends with.
  case block(CodeRange, Operation?)
  /// GNU's `&&label`.
  case label(Int)
  /// An operation of the compiler's own.
  case intrinsic(Intrinsic, [Operation], Scalar?, Span)
  /// The next variable argument.
  case variableArgument(Place, Scalar?, size: Int, Span)
  /// Nothing: the value of a void expression.
  case void
  /// What cannot be run, and whose fault that is.
  case stop(StopKind, String, Span)
}

/// Why an operation cannot be run at all.
public enum StopKind: Hashable, Sendable {
  /// There is nothing here to run: it is not C, or a name has no meaning.
  case invalid
  /// It is C, and we do not do it.
  case unsupported
}

/// The spans of a conditional expression, for naming the branch and the arm.
public struct ChoiceSpans {
  /// The condition.
  public let condition: Span
  /// The arm taken when it holds.
  public let yes: Span
  /// The arm taken when it does not.
  public let no: Span
}

/// A place in memory: what the C standard calls an lvalue.
public indirect enum Place {
  /// A variable of the running function.
  case local(Int)
  /// A variable with static storage.
  case variable(VariableSymbol)
  /// What a pointer points to, and of which type it is there.
  case pointee(Operation, Span, as: CType)
  /// A member, by its offset.
  case member(Place, offset: Int)
  /// A value that has no place of its own gets one: the result of a call whose member is read.
  case temporary(Operation, size: Int)
  /// A compound literal: a variable of the function with its initialiser.
  case literal(Int, size: Int, [InitialStep])
  /// A string literal.
  case string(StringLiteral)
  /// No place, and why.
  case stop(StopKind, String, Span)
}

/// A string literal with its terminating zero; equal ones need not be one object, and are not.
public final class StringLiteral {
  /// The bytes, the terminating zero included.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

/// A compound assignment or an increment.
public struct Update {
  /// The operator.
  public let operation: BinaryOperator
  /// The right operand, in the scalar computed in.
  public let operand: Operation
  /// What it is computed in.
  public let working: Scalar
  /// What is stored.
  public let stored: Scalar
  /// Where in the storage unit, for a bit-field.
  public let bits: BitField?
  /// Whether the value is that before the change.
  public let isPostfix: Bool
  /// Where it stands.
  public let span: Span
}

/// A call with its arguments converted.
public final class CallOperation {
  /// What is called.
  public let callee: Callee
  /// The arguments.
  public let arguments: [Operation]
  /// What is known of each argument's type.
  public let argumentTypes: [CType]
  /// The type of the result.
  public let result: CType
  /// The scalar of the result, nil for void and records.
  public let resultScalar: Scalar?
  /// Bytes of a result that is a record.
  public let resultSize: Int
  /// Where it stands.
  public let span: Span

  init(
    callee: Callee, arguments: [Operation], argumentTypes: [CType], result: CType,
    resultScalar: Scalar?, resultSize: Int, span: Span
  ) {
    self.callee = callee
    self.arguments = arguments
    self.argumentTypes = argumentTypes
    self.result = result
    self.resultScalar = resultScalar
    self.resultSize = resultSize
    self.span = span
  }

  /// What a call calls.
  public enum Callee {
    /// A function by name.
    case function(FunctionSymbol)
    /// A function through a pointer, with the text of the pointer for messages.
    case pointer(Operation, Span)
    /// A name without a declaration: a macro kept for a model.
    case kept(Name)
  }
}

/// Operations that the compiler knows by name (gcc's manual, "Other Builtins").
public enum Intrinsic: String, Sendable {
  case addOverflow, subtractOverflow, multiplyOverflow
  case countLeadingZeros, countTrailingZeros, findFirstSet, populationCount, parity
  case countLeadingZeros64, countTrailingZeros64, findFirstSet64, populationCount64, parity64
  case redundantSignBits, redundantSignBits64
  case byteSwap16, byteSwap32, byteSwap64
  case unreachable, trap
  case startArguments, endArguments, copyArguments
  case allocate
  case frameAddress
  /// What inline assembly writes, or whether it jumps.
  case assembly
}

/// One step of an initialiser: what goes where in the object.
public struct InitialStep {
  /// Bytes from the start of the object.
  public let offset: Int
  /// The value.
  public let value: Operation
  /// How it is stored.
  public let storage: Storage
  /// Where it stands.
  public let span: Span
  /// The number of a value that stands for several elements and is evaluated once.
  public internal(set) var shared: Int?
  /// The number of the range of elements that it came from.
  var range: Int?

  init(offset: Int, value: Operation, storage: Storage, span: Span) {
    self.offset = offset
    self.value = value
    self.storage = storage
    self.span = span
  }

  /// The byte after the last one written.
  public var end: Int {
    switch storage {
    case .scalar(let scalar): offset &+ scalar.bytes
    case .bits(let bits, _): offset &+ bits.unit
    case .record(let size), .zeros(let size): offset &+ size
    case .bytes(let bytes): offset &+ bytes.count
    }
  }

  /// How a value is stored.
  public enum Storage {
    /// A scalar.
    case scalar(Scalar)
    /// A bit-field.
    case bits(BitField, Scalar)
    /// A record of so many bytes.
    case record(Int)
    /// The bytes of a string.
    case bytes([UInt8])
    /// Zeros, for GNU's empty braces in the midst of others.
    case zeros(Int)
  }
}
