// Operators (C11 6.5.3 to 6.5.16): the conversions of their operands, the type of their results.

import CSyntax

extension Analyzer {
  // MARK: Prefix operators

  mutating func analyzeUnary(
    _ operation: UnaryOperator, _ operand: Expression, _ span: Span
  ) -> Typed {
    switch operation {
    case .increment, .decrement:
      return analyzeStep(operand, isBackward: operation == .decrement, isPostfix: false, span)
    case .address: return analyzeAddress(operand, span)
    case .dereference:
      let pointer = value(operand)
      guard let pointee = pointer.type.pointee else { return invalidOperand("*", pointer, span) }
      if case .function = pointee.unqualified {
        // `*f` is `f` again (C11 6.5.3.2p4).
        return typed(pointer.operation, pointer.type)
      }
      let type = completed(pointee)
      return Typed(node: .place(.pointee(pointer.operation, span, as: type), nil), type: type)
    case .not:
      let value = value(operand)
      guard value.type.isInteger || value.type.isPointer else {
        return invalidOperand("!", value, span)
      }
      if let constant = value.constant { return integer(constant == 0 ? 1 : 0) }
      return typed(.not(value.operation), .int)
    case .plus, .minus, .complement:
      let value = promote(value(operand))
      guard value.type.isInteger, var scalar = program.scalar(value.type) else {
        return invalidOperand(operation.rawValue, value, span)
      }
      if let bits = value.bits { scalar.bits = bits }
      if operation == .plus { return typed(value.operation, value.type, bits: value.bits) }
      if let constant = value.constant {
        let result = operation == .minus ? 0 &- constant : ~constant
        return typed(.constant(scalar.wrap(result)), value.type)
      }
      return typed(
        operation == .minus
          ? .negate(value.operation, scalar) : .complement(value.operation, scalar), value.type,
        bits: value.bits)
    }
  }

  private mutating func analyzeAddress(_ operand: Expression, _ span: Span) -> Typed {
    let typed = analyze(operand)
    switch typed.node {
    case .function(let symbol): return self.typed(.function(symbol), .pointer(typed.type))
    case .place(.pointee(let pointer, _, _), nil):
      // `&*p` is `p`, evaluated or not (C11 6.5.3.2p3).
      return self.typed(pointer, .pointer(typed.type))
    case .place(let place, nil):
      if let offset = constantOffset(place) {
        // `&((type *)0)->member` is how offsetof was written before the builtin.
        return self.typed(.constant(offset), .pointer(typed.type))
      }
      return self.typed(.address(place), .pointer(typed.type))
    case .place(_, .some): return stop(.invalid, "the address of a bit-field", span)
    case .value(let operation):
      if case .stop = operation { return typed }
      if typed.type.record != nil {
        let size = program.measure(typed.type).size
        return self.typed(.address(.temporary(operation, size: size)), .pointer(typed.type))
      }
      return stop(.invalid, "the address of something that is no place", span)
    }
  }

  private func constantOffset(_ place: Place) -> UInt64? {
    switch place {
    case .pointee(.constant(let base), _, _): base
    case .member(let inner, let offset):
      constantOffset(inner).map { $0 &+ UInt64(offset) }
    default: nil
    }
  }

  /// `++a`, `a--` and the like.
  mutating func analyzeStep(
    _ operand: Expression, isBackward: Bool, isPostfix: Bool, _ span: Span
  ) -> Typed {
    let target = analyze(operand)
    guard case .place(let place, let bits) = target.node else {
      return isStop(target)
        ? target : stop(.invalid, "'++' or '--' of something that is no place", span)
    }
    if let pointee = target.type.pointee {
      let (bytes, count) = stride(over: pointee, .constant(1), span)
      return typed(
        .move(
          place, by: count, stride: bytes, isBackward: isBackward, isPostfix: isPostfix, span),
        target.type.unqualified)
    }
    return update(
      place, bits, target.type, isBackward ? .subtract : .add,
      Value(operation: .constant(1), type: .int), isPostfix: isPostfix, span)
  }

  private func isStop(_ typed: Typed) -> Bool {
    if case .value(.stop) = typed.node { return true }
    return false
  }

  // MARK: Binary operators

  mutating func analyzeBinary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Typed {
    let a = value(left)
    if operation == .logicalAnd || operation == .logicalOr {
      return analyzeLogical(operation, a, right, span)
    }
    let b = value(right)
    switch operation {
    case .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual:
      return compare(operation, a, b, span)
    case .shiftLeft, .shiftRight: return shift(operation, promote(a), promote(b), span)
    case .add:
      if a.type.isPointer, let moved = moved(a, by: b, isBackward: false, span) {
        return typed(moved.operation, moved.type)
      }
      if b.type.isPointer, let moved = moved(b, by: a, isBackward: false, span) {
        return typed(moved.operation, moved.type)
      }
    case .subtract:
      if let pointee = a.type.pointee, b.type.isPointer {
        return typed(
          distance(a.operation, b.operation, of: pointee, span), .integer(.long))
      }
      if a.type.isPointer, let moved = moved(a, by: b, isBackward: true, span) {
        return typed(moved.operation, moved.type)
      }
    default: break
    }
    return arithmetic(operation, promote(a), promote(b), span)
  }

  private mutating func analyzeLogical(
    _ operation: BinaryOperator, _ a: Value, _ right: Expression, _ span: Span
  ) -> Typed {
    let isAnd = operation == .logicalAnd
    guard a.type.isInteger || a.type.isPointer else {
      return invalidOperand(operation.rawValue, a, span)
    }
    if let constant = a.constant, (constant == 0) == isAnd {
      // The right side is not evaluated, and may well have no meaning under this CONFIG.
      return integer(isAnd ? 0 : 1)
    }
    let b = value(right)
    guard b.type.isInteger || b.type.isPointer else {
      return invalidOperand(operation.rawValue, b, span)
    }
    if a.constant != nil, let constant = b.constant { return integer(constant == 0 ? 0 : 1) }
    return typed(isAnd ? .and(a.operation, b.operation) : .or(a.operation, b.operation), .int)
  }

  func arithmetic(_ operation: BinaryOperator, _ a: Value, _ b: Value, _ span: Span) -> Typed {
    guard let working = working(a, b) else {
      return invalidOperand(operation.rawValue, a.type.isInteger ? b : a, span)
    }
    let (type, scalar) = working
    let (left, right) = (convert(a, to: working), convert(b, to: working))
    if let x = left.constant, let y = right.constant,
      let result = IntegerArithmetic.apply(operation, x, y, scalar)
    {
      return typed(.constant(result), type)
    }
    return typed(
      .arithmetic(operation, left.operation, right.operation, scalar, span), type,
      bits: width(scalar, type))
  }

  /// The width of a result, if its type has more.
  private func width(_ scalar: Scalar, _ type: CType) -> Int? {
    program.scalar(type)?.bits == scalar.bits ? nil : scalar.bits
  }

  /// The operands of a shift are promoted each for itself (C11 6.5.7p3).
  private func shift(_ operation: BinaryOperator, _ a: Value, _ b: Value, _ span: Span) -> Typed {
    guard a.type.isInteger, b.type.isInteger, var scalar = program.scalar(a.type)
    else {
      return invalidOperand(operation.rawValue, a.type.isInteger ? b : a, span)
    }
    if let bits = a.bits { scalar.bits = bits }
    if let x = a.constant, let y = b.constant, y < UInt64(scalar.bits),
      let result = IntegerArithmetic.apply(operation, x, y, scalar)
    {
      return typed(.constant(result), a.type)
    }
    return typed(
      .arithmetic(operation, a.operation, b.operation, scalar, span), a.type, bits: a.bits)
  }

  private func compare(_ operation: BinaryOperator, _ a: Value, _ b: Value, _ span: Span) -> Typed {
    if a.type.isPointer || b.type.isPointer {
      guard a.type.isPointer || a.type.isInteger, b.type.isPointer || b.type.isInteger else {
        return invalidOperand(operation.rawValue, a.type.isPointer ? b : a, span)
      }
      let (x, y) = (convert(a, to: .pointer(.void)), convert(b, to: .pointer(.void)))
      return typed(.compare(operation, x.operation, y.operation, isSigned: false, span), .int)
    }
    let (left, right) = (promote(a), promote(b))
    guard let working = working(left, right) else {
      return invalidOperand(operation.rawValue, left.type.isInteger ? right : left, span)
    }
    let scalar = working.scalar
    let (x, y) = (convert(left, to: working), convert(right, to: working))
    if let m = x.constant, let n = y.constant {
      let isTrue = IntegerArithmetic.compare(operation, m, n, isSigned: scalar.isSigned)
      return integer(isTrue ? 1 : 0)
    }
    return typed(
      .compare(operation, x.operation, y.operation, isSigned: scalar.isSigned, span), .int)
  }

  // MARK: Assignment

  mutating func analyzeAssignment(
    _ operation: BinaryOperator?, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Typed {
    let target = analyze(left)
    guard case .place(let place, let bits) = target.node else {
      return isStop(target)
        ? target : stop(.invalid, "an assignment to something that is no place", span)
    }
    let value = value(right)
    if let operation {
      if let pointee = target.type.pointee {
        guard operation == .add || operation == .subtract, value.type.isInteger else {
          return invalidOperand("\(operation.rawValue)=", value, span)
        }
        let wide = convert(
          promote(value),
          to: .integer(program.isSignedType(value.type) ? .long : .unsignedLong))
        let (bytes, count) = stride(over: pointee, wide.operation, span)
        return typed(
          .move(
            place, by: count, stride: bytes, isBackward: operation == .subtract, isPostfix: false,
            span), target.type.unqualified)
      }
      return update(place, bits, target.type, operation, value, isPostfix: false, span)
    }
    if target.type.record != nil {
      if case .stop(let kind, let reason, let inner) = value.operation {
        return stop(kind, reason, inner)
      }
      guard value.type.record != nil else { return invalidOperand("=", value, span) }
      let size = program.measure(target.type).size
      return typed(
        .assignRecord(place, value.operation, size: size, span), target.type.unqualified)
    }
    guard let scalar = program.scalar(target.type) else {
      return stop(.invalid, "an assignment to something that cannot be assigned", span)
    }
    if value.type.record != nil || value.type.isVoid { return invalidOperand("=", value, span) }
    if (scalar.kind == .floating) != (program.scalar(value.type)?.kind == .floating) {
      return stop(.unsupported, "floating point is not computed", span)
    }
    let converted = convert(value, to: target.type)
    if let bits {
      return typed(
        .assignBits(place, converted.operation, bits, scalar, span), target.type.unqualified,
        bits: bits.width)
    }
    return typed(.assign(place, converted.operation, scalar, span), target.type.unqualified)
  }

  /// `a op= b`: computed in the common type of the two, stored in the type of `a`.
  private func update(
    _ place: Place, _ bits: BitField?, _ type: CType, _ operation: BinaryOperator, _ operand: Value,
    isPostfix: Bool, _ span: Span
  ) -> Typed {
    let left = promoted(type, bits: bits?.width)
    let right = promote(operand)
    let isShift = operation == .shiftLeft || operation == .shiftRight
    let common = isShift ? left : common(left, right.type)
    guard let common, right.type.isInteger, let working = program.scalar(common),
      let stored = program.scalar(type)
    else {
      return invalidOperand(
        "\(operation.rawValue)=",
        right.type.isInteger
          ? Value(operation: .constant(0), type: type) : operand, span)
    }
    let converted = isShift ? right : convert(right, to: common)
    return typed(
      .update(
        place,
        Update(
          operation: operation, operand: converted.operation, working: working, stored: stored,
          bits: bits, isPostfix: isPostfix, span: span)), type.unqualified, bits: bits?.width)
  }

  // MARK: Conditional

  mutating func analyzeConditional(
    _ condition: Expression, _ yes: Expression?, _ no: Expression, _ span: Span
  ) -> Typed {
    let test = value(condition)
    guard test.type.isInteger || test.type.isPointer else {
      return invalidOperand("?:", test, span)
    }
    guard let yes else {
      let other = value(no)
      let type = conditionalType(test, other)
      if let constant = test.constant {
        let chosen = convert(constant != 0 ? test : other, to: type)
        return typed(chosen.operation, type)
      }
      return typed(
        .orElse(
          test.operation, from: program.scalar(test.type), to: program.scalar(type),
          convert(other, to: type).operation), type)
    }
    if let constant = test.constant {
      // The arm that is not taken counts for the type only, and may have no meaning here.
      let (chosen, other) = constant != 0 ? (yes, no) : (no, yes)
      let value = value(chosen)
      let unused = unevaluated { $0.value(other) }
      let type = constant != 0 ? conditionalType(value, unused) : conditionalType(unused, value)
      let converted = convert(value, to: type)
      return typed(converted.operation, type)
    }
    let (a, b) = (value(yes), value(no))
    let type = conditionalType(a, b)
    let spans = ChoiceSpans(condition: condition.span, yes: yes.span, no: no.span)
    return typed(
      .choose(
        test.operation, convert(a, to: type).operation, convert(b, to: type).operation,
        spans: spans), type)
  }

  /// The type of `?:` (C11 6.5.15p5 and p6).
  private func conditionalType(_ a: Value, _ b: Value) -> CType {
    if case .stop = a.operation { return b.type }
    if case .stop = b.operation { return a.type }
    if a.type.isVoid || b.type.isVoid { return .void }
    if a.type.isInteger, b.type.isInteger {
      return common(promote(a).type, promote(b).type) ?? .int
    }
    if let x = a.type.pointee, let y = b.type.pointee {
      if a.isNullConstant, !b.isNullConstant { return b.type }
      if b.isNullConstant { return a.type }
      let qualifiers = x.qualifiers.union(y.qualifiers)
      if x.isVoid || y.isVoid { return .pointer(CType.void.qualified(qualifiers)) }
      return .pointer(x.qualified(qualifiers))
    }
    if a.type.isPointer { return a.type }
    if b.type.isPointer { return b.type }
    return a.type
  }

  // MARK: Compatibility

  /// Whether two types are compatible (C11 6.2.7), records by identity or, across units, by tag.
  func isCompatible(_ a: CType, _ b: CType) -> Bool {
    switch (a, b) {
    case (.aligned(let x, _), let y), (let y, .aligned(let x, _)): return isCompatible(x, y)
    case (.pointer(let x), .pointer(let y)): return isCompatible(x, y)
    case (.qualified(let x, let p), .qualified(let y, let q)):
      return p == q && isCompatible(x, y)
    case (.array(let x, let m), .array(let y, let n)):
      return isCompatible(x, y) && (m == nil || n == nil || m == n)
    case (.array(let x, _), .variableArray(let y, _)),
      (.variableArray(let x, _), .array(let y, _)),
      (.variableArray(let x, _), .variableArray(let y, _)):
      return isCompatible(x, y)
    case (.function(let x), .function(let y)):
      if x.isUnspecified || y.isUnspecified { return isCompatible(x.result, y.result) }
      return x.isVariadic == y.isVariadic && x.parameters.count == y.parameters.count
        && isCompatible(x.result, y.result)
        && zip(x.parameters, y.parameters).allSatisfy {
          isCompatible($0.unqualified, $1.unqualified)
        }
    case (.record(let x), .record(let y)):
      if x == y { return true }
      return x.tag != nil && x.tag == y.tag && (x.members == nil || y.members == nil)
    case (.enumeration(let x), .integer(let y)), (.integer(let y), .enumeration(let x)):
      // gcc: compatible with the integer type chosen for it.
      return x.underlying == y
    default: return a == b
    }
  }
}
