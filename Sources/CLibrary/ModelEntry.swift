public import CMachine
public import CProgram
public import CSyntax

/// One row of the table: names that mean the same, one line on what, and the deed.
public struct ModelEntry: Sendable {
  /// The names of functions and macros that mean the same.
  public let names: [String]
  /// One line on what they do, and what is left out.
  public let note: String
  /// What is known of a call where a macro defines the name.
  public let kept: KeptCall
  /// Whether source goes first: what the name means changed from era to era, and headers tell it.
  public let isWithoutSource: Bool
  /// The deed.
  public let run: @Sendable (Machine, ModelCall) throws(Stop) -> Value

  /// Makes a row; the names are separated by blanks.
  public init(
    _ names: String, _ note: String, result: KeptCall.Result = .void, places: Set<Int> = [],
    messageFrom: Int? = nil, evaluatesMessage: Bool = true, withoutSource: Bool = false,
    onlyReads: Bool = false,
    run: @escaping @Sendable (Machine, ModelCall) throws(Stop) -> Value
  ) {
    self.names = names.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    self.note = note
    kept = KeptCall(
      result: result, places: places, messageFrom: messageFrom,
      evaluatesMessage: evaluatesMessage, onlyReads: onlyReads)
    isWithoutSource = withoutSource
    self.run = run
  }

  /// Does nothing and gives nothing.
  public static let nothing: @Sendable (Machine, ModelCall) -> Value = { _, _ in Value(.void) }

  /// Does nothing and gives a number.
  public static func gives(_ number: Int) -> @Sendable (Machine, ModelCall) -> Value {
    { _, _ in .integer(number) }
  }

  /// An int.
  public static let int = Scalar(bits: 32, isSigned: true)
  /// A long long.
  public static let int64 = Scalar(bits: 64, isSigned: true)
}

extension Machine {
  /// The scalar of an unsigned long.
  public var longScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false)
  }

  /// An argument of a model as another type, as an assignment would convert it.
  public func argument(_ call: ModelCall, _ index: Int, as scalar: Scalar) -> Value {
    let type = index < call.argumentTypes.count ? call.argumentTypes[index] : nil
    return converted(call.argument(index), from: type.flatMap { program.scalar($0) }, to: scalar)
  }

  /// A `size_t` as what a call gives.
  public func result(_ size: Value, of call: ModelCall) -> Value {
    guard size.isUnknown, let scalar = program.scalar(call.result) else { return size }
    return converted(size, from: longScalar, to: scalar)
  }

  /// An argument that is a `size_t`: beyond all objects if it is negative.
  public func size(_ call: ModelCall, _ index: Int) throws(Stop) -> Int {
    try size(call.argument(index), at: call.span)
  }

  /// A value that is a `size_t`: beyond all objects if it is negative.
  public func size(_ value: Value, at span: Span) throws(Stop) -> Int {
    Int(clamping: UInt64(bitPattern: try number(value, at: span)))
  }
}
