extension CWriter {
  /// A bit-vector as a C integer, or as a pointer where it is a pointer's symbol.
  mutating func value(_ term: Term) throws(Failure) -> CValue {
    try begin(term)
    let node = store.node(term)
    let width = Int(node.width)
    switch node.operation {
    case .constant: return constant(node.value, width, signed: false)
    case .symbol: return symbol(term, width)
    case .extract: return try extract(node, width)
    case .concat: return try concat(node, width)
    case .zeroExtend:
      var inner = try unsigned(node.a)
      inner.isSignedValue = true
      return inner
    case .signExtend:
      let wasNatural = try isBoth(value(node.a))
      var inner = try signed(node.a)
      inner.isUnsignedValue = wasNatural
      return inner
    case .not, .neg: return try complement(node, width)
    case .ifThenElse: return try choice(node, width)
    case .shl, .lshr, .ashr: return try shift(node, width)
    case .and, .or, .xor: return try bitwise(node, width)
    case .udiv, .urem, .sdiv, .srem: return try division(node)
    default: return try arithmetic(node, width)
    }
  }

  private func isBoth(_ value: CValue) -> Bool { value.isUnsignedValue && value.isSignedValue }

  /// The number that a bit-vector is without a sign.
  mutating func unsigned(_ term: Term) throws(Failure) -> CValue {
    let width = store.width(term)
    if let k = store.value(of: term) { return constant(k, width, signed: false) }
    let value = integer(try value(term))
    if value.isUnsignedValue { return value }
    if CType.container(width) == width { return cast(value, width, signed: false) }
    let mask = constant(Arithmetic.mask(width), width, signed: false, isMask: true)
    let type = CType.common(value.promoted, mask.promoted)
    return CValue(
      text: bitOperand(value, .bitAnd) + " & " + mask.text, precedence: .bitAnd, bits: type.bits,
      isSigned: type.isSigned, isUnsignedValue: true, isSignedValue: false)
  }

  /// The number that a bit-vector is with a sign.
  mutating func signed(_ term: Term) throws(Failure) -> CValue {
    let width = store.width(term)
    if let k = store.value(of: term) { return constant(k, width, signed: true) }
    let value = integer(try value(term))
    if value.isSignedValue { return value }
    let container = CType.container(width)
    if container == width { return cast(value, width, signed: true) }
    // The sign is moved up to where C looks for it, and back.
    let room = max(container, 32)
    let unused = room - width
    let moved = cast(value, room, signed: false)
    let text =
      "(\(names.type(room, true)))(\(moved.bracketed(below: .shift)) << \(unused)) >> \(unused)"
    return CValue(
      text: text, precedence: .shift, bits: room, isSigned: true, isUnsignedValue: false,
      isSignedValue: true)
  }

  /// A cast to the integer type that holds a width.
  ///
  /// The value's lowest bits stay what they are, and of a value that is known the number, if the type can hold it.
  func cast(_ value: CValue, _ width: Int, signed: Bool) -> CValue {
    let bits = CType.container(width)
    let isExact = bits == width
    return CValue(
      text: "(\(names.type(bits, signed)))" + value.bracketed(below: .unary), precedence: .unary,
      bits: bits, isSigned: signed,
      isUnsignedValue: isExact
        ? !signed || value.isUnsignedValue && value.isSignedValue
        : value.isUnsignedValue,
      isSignedValue: isExact
        ? signed || value.isUnsignedValue && value.isSignedValue
        : value.isSignedValue && (signed || value.isUnsignedValue))
  }

  /// A value to reckon with: pointers become integers.
  func integer(_ value: CValue) -> CValue {
    value.isPointer ? cast(value, value.bits, signed: false) : value
  }

  /// A number as C's shortest constant of a type that holds it.
  func constant(_ bits: UInt128, _ width: Int, signed: Bool, isMask: Bool = false) -> CValue {
    let number = Arithmetic.signed(bits, width)
    let isBoth = number >= 0
    var value = CValue(
      text: "", precedence: .postfix, bits: 32, isSigned: true,
      isUnsignedValue: isBoth || !signed, isSignedValue: isBoth || signed)
    if isBoth || !signed {
      let isHexadecimal = isMask ? bits > 9 : bits > 999_999
      value.text = isHexadecimal ? "0x" + String(bits, radix: 16) : String(bits)
      switch bits {
      case ...0x7fff_ffff: break
      case ...0xffff_ffff: (value.text, value.isSigned) = (value.text + "U", false)
      case ...0x7fff_ffff_ffff_ffff: value.bits = 64
      case ...0xffff_ffff_ffff_ffff:
        (value.text, value.bits, value.isSigned) = (value.text + "ULL", 64, false)
      default:
        value.text = wide(bits)
        (value.bits, value.isSigned) = (128, false)
      }
      return value
    }
    value.precedence = .unary
    value.text = String(number)
    if number < Int128(Int64.min) {
      value.text = "(\(names.type(128, true)))" + wide(UInt128(bitPattern: number))
      value.bits = 128
    } else if number == Int128(Int64.min) {
      value.text = "(-9223372036854775807 - 1)"
      (value.precedence, value.bits) = (.postfix, 64)
    } else if number < -0x7fff_ffff {
      value.bits = 64
    }
    return value
  }

  /// C has no constants of 128 bits.
  private func wide(_ bits: UInt128) -> String {
    let (high, low) = (
      String(bits >> 64, radix: 16), String(UInt64(truncatingIfNeeded: bits), radix: 16)
    )
    return "((\(names.type(128, false)))0x\(high)ULL << 64 | 0x\(low)ULL)"
  }

  private func symbol(_ term: Term, _ width: Int) -> CValue {
    let kind = names.kind(term)
    return CValue(
      text: names.name(term), precedence: .postfix,
      bits: kind == .boolean ? 8 : CType.container(width), isSigned: kind == .signed,
      isUnsignedValue: kind != .signed,
      isSignedValue: kind == .signed || kind == .boolean && width > 1,
      isPointer: kind == .pointer)
  }

  /// What an operation done in a type is, of which the lowest bits are right.
  func outcome(_ text: String, _ precedence: Precedence, _ type: CType, _ width: Int) -> CValue {
    CValue(
      text: text, precedence: precedence, bits: type.bits, isSigned: type.isSigned,
      isUnsignedValue: type.bits == width && !type.isSigned,
      isSignedValue: type.bits == width && type.isSigned)
  }

  /// An operand of a bit operation.
  ///
  /// Compilers ask for brackets around arithmetic, comparisons and other bit operations.
  func bitOperand(_ value: CValue, _ operation: Precedence, isRight: Bool = false) -> String {
    let needed = isRight ? operation.next : operation
    let isAsked: Bool
    switch value.precedence {
    case .sum, .equality, .relation: isAsked = true
    case .bitAnd, .bitXor: isAsked = operation != value.precedence
    default: isAsked = false
    }
    return isAsked ? "(\(value.text))" : value.bracketed(below: needed)
  }
}
