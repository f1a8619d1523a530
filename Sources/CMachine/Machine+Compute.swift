// Arithmetic, comparison and conversion of values, known or not.

import CProgram
import CSyntax

extension Machine {
  /// An unknown value that follows from another, nil if the value is known.
  func propagated(_ value: Value, _ operation: String) -> Value? {
    guard case .unknown(let unknown) = value.payload else { return nil }
    let known = name(of: unknown)
    return self.unknown(
      known.hasPrefix("a value computed") ? known : "a value computed from \(known)")
  }

  func compute(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value {
    if scalar.bits <= 64, case .integer(let a) = left.payload,
      case .integer(let b) = right.payload
    {
      guard let result = IntegerArithmetic.apply(operation, a, b, scalar) else {
        throw Stop(.fault(.divisionByZero), "division by zero", span: span)
      }
      return Value(.integer(result))
    }
    if let value = try computeTerm(operation, left, right, scalar, span) { return value }
    if scalar.bits > 64 { return try computeWide(operation, left, right, scalar, span) }
    // A pointer that was made a number keeps what it points to while only a distance is added.
    if case .pointer(let pointer) = left.payload, case .integer(let b) = right.payload,
      operation == .add || operation == .subtract
    {
      let offset = Int(truncatingIfNeeded: Int64(bitPattern: b))
      return Value(.pointer(moved(pointer, operation == .add ? offset : 0 &- offset)))
    }
    if case .pointer(let pointer) = right.payload, case .integer(let a) = left.payload,
      operation == .add
    {
      return Value(.pointer(moved(pointer, Int(truncatingIfNeeded: Int64(bitPattern: a)))))
    }
    if let unknown = propagated(left, operation.rawValue) ?? propagated(right, operation.rawValue) {
      // Zero stays zero whatever the other side is.
      if operation == .multiply || operation == .bitAnd, left.number == 0 || right.number == 0 {
        return .integer(0)
      }
      return unknown
    }
    guard let a = rawBits(left), let b = rawBits(right) else {
      throw Stop(.unsupported, "floating point is not computed", span: span)
    }
    guard let result = IntegerArithmetic.apply(operation, scalar.wrap(a), scalar.wrap(b), scalar)
    else {
      throw Stop(.fault(.divisionByZero), "division by zero", span: span)
    }
    return Value(.integer(result))
  }

  /// A value as bits: a pointer is its address.
  func rawBits(_ value: Value) -> UInt64? {
    switch value.payload {
    case .integer(let bits): bits
    case .pointer(let pointer): memory.address(pointer)
    case .function(let callable): address(of: callable)
    case .wide(let number): number.high == 0 ? number.low : nil
    case .unknown, .record, .floating, .void, .unset: nil
    }
  }

  func compare(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, isSigned: Bool, _ span: Span
  ) throws(Stop) -> Value {
    if left.isUnknown || right.isUnknown,
      let value = compareTerms(operation, left, right, isSigned: isSigned, span)
    {
      return value
    }
    let result: Bool
    switch (left.payload, right.payload) {
    case (.integer(let a), .integer(let b)):
      result = IntegerArithmetic.compare(operation, a, b, isSigned: isSigned)
    case (.wide(let a), .wide(let b)): result = a.compared(operation, b, isSigned: isSigned)
    case (.pointer(let a), .pointer(let b)) where a.object == b.object:
      result = IntegerArithmetic.compare(
        operation, UInt64(bitPattern: Int64(a.offset)), UInt64(bitPattern: Int64(b.offset)),
        isSigned: true)
    case (.unknown(let a), .unknown(let b)) where a == b:
      result = IntegerArithmetic.compare(operation, 0, 0, isSigned: false)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)):
      let text = program.source(of: span)
      return self.unknown("\(name(of: unknown)) in '\(text)'")
    default:
      guard let a = rawBits(left), let b = rawBits(right) else {
        throw Stop(.unsupported, "values of this kind are not compared", span: span)
      }
      result = IntegerArithmetic.compare(operation, a, b, isSigned: isSigned)
    }
    if isTracing, let frame = current, frame.operands != nil {
      frame.operands?.append("\(describe(left)) \(operation.rawValue) \(describe(right))")
    }
    return .integer(result ? 1 : 0)
  }

  /// A value as another scalar (C11 6.3.1, 6.3.2.3).
  func convert(_ value: Value, _ from: Scalar?, _ to: Scalar) -> Value {
    if to.isWide { return widened(value, from, to) }
    switch value.payload {
    case .wide(let number):
      let bits = to.kind == .bool ? (number.isZero ? 0 : 1) : to.wrap(number.low)
      return Value(.integer(bits), site: value.site)
    case .integer(let bits):
      let isTruth = to.kind == .bool && from?.kind != .bool
      return Value(.integer(isTruth ? (bits == 0 ? 0 : 1) : to.wrap(bits)), site: value.site)
    case .pointer where to.kind == .bool, .function where to.kind == .bool: return .integer(1)
    case .pointer(let pointer):
      // A number as wide as a pointer keeps what it points to; a narrower one does not.
      if to.bits >= program.target.architecture.pointerSize * 8 { return value }
      return Value(.integer(to.wrap(memory.address(pointer))))
    case .function(let callable):
      if to.bits >= program.target.architecture.pointerSize * 8 { return value }
      return Value(.integer(to.wrap(address(of: callable))))
    case .unknown(let unknown):
      return convertTerm(unknown, from, to) ?? Value(.unknown(converted(unknown, from, to)))
    case .floating, .record, .void, .unset: return value
    }
  }

  /// An unknown value as another scalar: the same one if every bit stays, else one of its own, which
  /// the same conversion of the same value gives again.
  private func converted(_ unknown: Unknown, _ from: Scalar?, _ to: Scalar) -> Unknown {
    guard let from, from.bits != to.bits || (to.kind == .bool) != (from.kind == .bool) else {
      return unknown
    }
    let conversion = Conversion(of: unknown, from: from, to: to)
    if let known = conversions[conversion] { return known }
    guard case .unknown(let new) = self.unknown(name(of: unknown)).payload else { return unknown }
    conversions[conversion] = new
    return new
  }

  /// A conversion of an unknown value that changes its bits.
  struct Conversion: Hashable {
    let of: Unknown
    let from: Scalar
    let to: Scalar
  }

  // MARK: Pointers

  func move(
    _ pointer: Value, _ count: Value, _ stride: Int, _ isBackward: Bool, _ span: Span
  ) throws(Stop) -> Value {
    guard case .integer(let bits) = count.payload else {
      if case .unknown(let unknown) = count.payload {
        try keepInside(pointer, unknown, stride, isBackward, span)
        if let moved = indexed(pointer, unknown, stride, isBackward, span) { return moved }
      }
      if case .unknown(let unknown) = count.payload,
        let number = try decideNumber(unknown, span)
      {
        let known = Value(.integer(UInt64(bitPattern: narrow(number, unknown))))
        return try move(pointer, known, stride, isBackward, span)
      }
      if let unknown = propagated(count, "+") { return unknown }
      throw Stop(.unsupported, "a pointer moved by a pointer", span: span)
    }
    let steps = Int(truncatingIfNeeded: Int64(bitPattern: bits)) &* stride
    let distance = isBackward ? 0 &- steps : steps
    switch pointer.payload {
    case .pointer(let pointer):
      return Value(.pointer(moved(pointer, distance)))
    case .integer(let base):
      return Value(
        .integer(pointerScalar.wrap(base &+ UInt64(bitPattern: Int64(distance)))))
    case .unknown(var unknown):
      unknown.offset &+= distance
      return Value(.unknown(unknown))
    case .function(let callable) where distance == 0: return Value(.function(callable))
    default: throw Stop(.unsupported, "a function's address is moved", span: span)
    }
  }

  /// A pointer moved by bytes; addresses of 32 bits wrap round, so 0xfffffff0 is a step of -16.
  @inline(__always)
  func moved(_ pointer: Pointer, _ distance: Int) -> Pointer {
    let moved = pointer.moved(by: distance)
    return isNarrow
      ? Pointer(
        object: moved.object, generation: moved.generation,
        offset: Int(Int32(truncatingIfNeeded: moved.offset))) : moved
  }

  func distance(
    _ a: Value, _ b: Value, _ stride: Int, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value {
    if case .pointer(let x) = a.payload, case .pointer(let y) = b.payload, x.object == y.object {
      return .integer((x.offset &- y.offset) / max(1, stride))
    }
    if let value = try distanceTerm(a, b, stride, scalar, span) { return value }
    if let unknown = propagated(a, "-") ?? propagated(b, "-") { return unknown }
    guard let x = rawBits(a), let y = rawBits(b) else {
      throw Stop(.unsupported, "pointers of this kind have no distance", span: span)
    }
    let bytes = Int64(bitPattern: scalar.wrap(x &- y))
    return Value(.integer(UInt64(bitPattern: bytes / Int64(max(1, stride)))))
  }

  /// Where the addresses of functions begin: above all objects and below the error pointers.
  static func functionBase(_ bits: Int) -> UInt64 {
    bits == 32 ? 0xFF00_0000 : 0xFFFF_FFFF_8100_0000
  }

  /// The address that stands for a function where a number is wanted.
  func address(of function: FunctionNumber) -> UInt64 {
    if let known = functionAddresses[function] { return known }
    let base = Self.functionBase(pointerScalar.bits)
    var number = functionAddresses.count + 1
    if let oracle {
      let name = callables[Int(function)].name.spelling
      let entry = oracle.book.entry(
        "function \(name)", name: name, type: nil, size: 0, alignment: 64)
      number = entry.place / 64
    }
    let address = base &+ UInt64(number) * 16
    functionAddresses[function] = address
    functionsByAddress[address] = function
    return address
  }
}
