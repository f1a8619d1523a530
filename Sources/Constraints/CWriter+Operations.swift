extension CWriter {
  /// Addition, subtraction and multiplication: the type needs all bits of the term.
  mutating func arithmetic(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    let precedence: Precedence = node.operation == .mul ? .product : .sum
    var sign = node.operation == .mul ? "*" : node.operation == .sub ? "-" : "+"
    var a = integer(try value(node.a))
    var b: CValue
    if node.operation == .add, let k = store.value(of: node.b), width > 1,
      Arithmetic.signed(k, width) < 0, k != Arithmetic.signBit(width)
    {
      sign = "-"
      b = constant((0 &- k) & Arithmetic.mask(width), width, signed: false)
    } else {
      b = integer(try value(node.b))
    }
    var type = CType.common(a.promoted, b.promoted)
    if type.bits < width {
      a = cast(a, width, signed: type.isSigned)
      type = .common(a.promoted, b.promoted)
    }
    b.text = b.bracketed(below: precedence.next)
    return outcome(
      "\(a.bracketed(below: precedence)) \(sign) \(b.text)", precedence, type, width)
  }

  mutating func division(_ node: Node) throws(Failure) -> CValue {
    let isSigned = node.operation == .sdiv || node.operation == .srem
    let sign = node.operation == .udiv || node.operation == .sdiv ? "/" : "%"
    let (a, b) = try isSigned ? signedPair(node.a, node.b) : (unsigned(node.a), unsigned(node.b))
    let type = CType.common(a.promoted, b.promoted)
    return CValue(
      text: "\(a.bracketed(below: .product)) \(sign) \(b.bracketed(below: .unary))",
      precedence: .product, bits: type.bits, isSigned: type.isSigned, isUnsignedValue: !isSigned,
      isSignedValue: isSigned)
  }

  mutating func complement(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    let sign = node.operation == .not ? "~" : "-"
    var a = integer(try value(node.a))
    if a.promoted.bits < width { a = cast(a, width, signed: a.promoted.isSigned) }
    // Two minus signs would be one operator.
    let needsBrackets = a.precedence < .unary || a.text.hasPrefix("-")
    return outcome(sign + (needsBrackets ? "(\(a.text))" : a.text), .unary, a.promoted, width)
  }

  mutating func bitwise(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    let (precedence, sign): (Precedence, String) =
      switch node.operation {
      case .and: (.bitAnd, "&")
      case .or: (.bitOr, "|")
      default: (.bitXor, "^")
      }
    var a = integer(try value(node.a))
    var b: CValue
    if let k = store.value(of: node.b) {
      b = constant(k, width, signed: !a.isUnsignedValue, isMask: true)
    } else {
      b = integer(try value(node.b))
    }
    var type = CType.common(a.promoted, b.promoted)
    let isAnd = node.operation == .and
    let isUnsigned =
      isAnd ? a.isUnsignedValue || b.isUnsignedValue : a.isUnsignedValue && b.isUnsignedValue
    let isSigned = a.isSignedValue && b.isSignedValue && a.survives(type) && b.survives(type)
    if !isUnsigned, !isSigned, type.bits < width {
      a = cast(a, width, signed: type.isSigned)
      type = .common(a.promoted, b.promoted)
    }
    var result = outcome(
      "\(bitOperand(a, precedence)) \(sign) \(bitOperand(b, precedence, isRight: true))",
      precedence, type, width)
    result.isUnsignedValue = result.isUnsignedValue || isUnsigned
    result.isSignedValue = result.isSignedValue || isSigned
    return result
  }

  mutating func shift(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    var a: CValue
    switch node.operation {
    case .shl: a = integer(try value(node.a))
    case .lshr: a = try unsigned(node.a)
    default: a = try signed(node.a)
    }
    let places = store.value(of: node.b)
    // Shifting by the width of the promoted type or more is undefined in C.
    let isTooNarrow =
      node.operation == .shl
      ? a.promoted.bits < width
      : a.promoted.bits < width && (places ?? 128) >= UInt128(a.promoted.bits)
    if isTooNarrow { a = cast(a, width, signed: a.promoted.isSigned) }
    let count = try unsigned(node.b)
    let left = a.precedence == .sum ? "(\(a.text))" : a.bracketed(below: .shift)
    let right = count.precedence == .sum ? "(\(count.text))" : count.bracketed(below: .sum)
    var result = outcome(
      "\(left) \(node.operation == .shl ? "<<" : ">>") \(right)", .shift, a.promoted, width)
    if node.operation == .lshr {
      result.isUnsignedValue = true
      result.isSignedValue = (places ?? 0) > 0
    } else if node.operation == .ashr {
      result.isSignedValue = true
      result.isUnsignedValue = a.isUnsignedValue
    }
    return result
  }

  mutating func extract(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    let low = Int(node.value)
    let whole = store.width(node.a)
    var a = integer(try value(node.a))
    if a.promoted.bits < low + width { a = cast(a, whole, signed: a.promoted.isSigned) }
    if low == 0 { return outcome(a.text, a.precedence, a.promoted, width) }
    let left = a.precedence == .sum ? "(\(a.text))" : a.bracketed(below: .shift)
    var result = outcome("\(left) >> \(low)", .shift, a.promoted, width)
    // The topmost bits of a number without a sign are a number without one.
    result.isUnsignedValue =
      result.isUnsignedValue || a.isUnsignedValue && low + width == whole
    return result
  }

  mutating func concat(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    let a = cast(try unsigned(node.a), max(width, 32), signed: false)
    let low = try unsigned(node.b)
    let right = bitOperand(low, .bitOr, isRight: true)
    let type = CType.common(a.promoted, low.promoted)
    return CValue(
      text: "\(a.text) << \(store.width(node.b)) | \(right)", precedence: .bitOr, bits: type.bits,
      isSigned: type.isSigned, isUnsignedValue: true, isSignedValue: false)
  }

  mutating func choice(_ node: Node, _ width: Int) throws(Failure) -> CValue {
    if store.value(of: node.b) == 1, store.value(of: node.c) == 0 {
      let truth = try zeroOrOne(node.a)
      return CValue(
        text: truth.text, precedence: truth.precedence, bits: 32, isSigned: true,
        isUnsignedValue: true, isSignedValue: width > 1)
    }
    let condition = try truth(node.a).bracketed(below: .disjunction)
    var a = integer(try value(node.b))
    var b = integer(try value(node.c))
    // A constant follows the other arm's sign.
    if let k = store.value(of: node.b), !b.isUnsignedValue { a = constant(k, width, signed: true) }
    if let k = store.value(of: node.c), !a.isUnsignedValue { b = constant(k, width, signed: true) }
    var type = CType.common(a.promoted, b.promoted)
    var isUnsigned = a.isUnsignedValue && b.isUnsignedValue
    let isSigned = a.isSignedValue && b.isSignedValue && a.survives(type) && b.survives(type)
    if !isUnsigned, !isSigned, type.bits < width {
      (a, b) = (try unsigned(node.b), try unsigned(node.c))
      type = .common(a.promoted, b.promoted)
      isUnsigned = true
    }
    var result = outcome(
      "\(condition) ? \(a.bracketed(below: .disjunction)) : \(b.bracketed(below: .disjunction))",
      .conditional, type, width)
    result.isUnsignedValue = result.isUnsignedValue || isUnsigned
    result.isSignedValue = result.isSignedValue || isSigned
    return result
  }
}
