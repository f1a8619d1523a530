extension TermStore {
  /// The sum modulo two to the width.
  public func add(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try bits(x, y, .add)
    if let folded = try folded(.add, width, x, y) { return folded }
    let (a, b) = ordered(x, y)
    let (left, right) = (node(a), node(b))
    if let k = value(of: b) {
      if k == 0 { return a }
      if left.operation == .add, let j = value(of: left.b) {
        return try add(left.a, constant(j &+ k, width: width))
      }
      if left.operation == .sub, let j = value(of: left.a) {
        return try sub(constant(j &+ k, width: width), left.b)
      }
      return try make(.add, width, a, b)
    }
    // Constants go outwards, so that offsets of one base meet.
    if left.operation == .add, value(of: left.b) != nil {
      return try add(add(left.a, b), left.b)
    }
    if right.operation == .add, value(of: right.b) != nil {
      return try add(add(a, right.a), right.b)
    }
    if right.operation == .neg { return try sub(a, right.a) }
    if left.operation == .neg { return try sub(b, left.a) }
    if left.operation == .sub, left.b == b { return left.a }
    if right.operation == .sub, right.b == a { return right.a }
    return try make(.add, width, a, b)
  }

  /// The difference modulo two to the width.
  public func sub(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, .sub)
    if a == b { return try constant(0, width: width) }
    if let folded = try folded(.sub, width, a, b) { return folded }
    if let k = value(of: b) { return try add(a, constant(0 &- k, width: width)) }
    if value(of: a) == 0 { return try neg(b) }
    let (left, right) = (node(a), node(b))
    if right.operation == .add, let j = value(of: right.b) {
      return try add(sub(a, right.a), constant(0 &- j, width: width))
    }
    if left.operation == .add, value(of: left.b) != nil {
      return try add(sub(left.a, b), left.b)
    }
    if right.operation == .neg { return try add(a, right.a) }
    if left.operation == .add {
      if left.a == b { return left.b }
      if left.b == b { return left.a }
    }
    return try make(.sub, width, a, b)
  }

  /// The two's complement.
  public func neg(_ a: Term) throws(TermError) -> Term {
    let width = try bits(a, .neg)
    let node = node(a)
    if let k = value(of: a) { return try constant(0 &- k, width: width) }
    if node.operation == .neg { return node.a }
    if node.operation == .sub { return try sub(node.b, node.a) }
    if let arms = constantArms(a) {
      return try ifThenElse(
        arms.condition, constant(0 &- arms.then, width: width),
        constant(0 &- arms.otherwise, width: width))
    }
    return try make(.neg, width, a)
  }

  /// The product modulo two to the width.
  public func mul(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try bits(x, y, .mul)
    if let folded = try folded(.mul, width, x, y) { return folded }
    let (a, b) = ordered(x, y)
    if let k = value(of: b) {
      let left = node(a)
      if k == 0 { return b }
      if k == 1 { return a }
      if k == Arithmetic.mask(width) { return try neg(a) }
      if left.operation == .mul, let j = value(of: left.b) {
        return try mul(left.a, constant(j &* k, width: width))
      }
      if left.operation == .neg { return try mul(left.a, constant(0 &- k, width: width)) }
    }
    return try make(.mul, width, a, b)
  }

  /// The unsigned quotient; all bits set where the divisor is zero.
  public func udiv(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, .udiv)
    if let folded = try folded(.udiv, width, a, b) { return folded }
    if value(of: b) == 1 { return a }
    if value(of: b) == 0 { return try constant(.max, width: width) }
    return try make(.udiv, width, a, b)
  }

  /// The quotient rounded to zero; where the divisor is zero, 1 of a negative dividend and else -1.
  public func sdiv(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, .sdiv)
    if let folded = try folded(.sdiv, width, a, b) { return folded }
    // The one bit that is 1 as an unsigned number is -1 as a signed one.
    if value(of: b) == 1, width > 1 { return a }
    return try make(.sdiv, width, a, b)
  }

  /// The unsigned remainder; the dividend where the divisor is zero.
  public func urem(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, .urem)
    if let folded = try folded(.urem, width, a, b) { return folded }
    if value(of: b) == 0 { return a }
    if value(of: b) == 1 || a == b { return try constant(0, width: width) }
    return try make(.urem, width, a, b)
  }

  /// The remainder with the dividend's sign; the dividend where the divisor is zero.
  public func srem(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, .srem)
    if let folded = try folded(.srem, width, a, b) { return folded }
    if value(of: b) == 0 { return a }
    if value(of: b) == 1 || a == b { return try constant(0, width: width) }
    return try make(.srem, width, a, b)
  }

  // MARK: Shifts

  /// The value moved to higher bits, zeros coming in.
  public func shl(_ a: Term, _ b: Term) throws(TermError) -> Term { try shift(.shl, a, b) }

  /// The value moved to lower bits, zeros coming in.
  public func lshr(_ a: Term, _ b: Term) throws(TermError) -> Term { try shift(.lshr, a, b) }

  /// The value moved to lower bits, copies of the sign coming in.
  public func ashr(_ a: Term, _ b: Term) throws(TermError) -> Term { try shift(.ashr, a, b) }

  private func shift(_ operation: Operation, _ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, operation)
    if let folded = try folded(operation, width, a, b) { return folded }
    if value(of: a) == 0 { return a }
    guard let places = value(of: b) else { return try make(operation, width, a, b) }
    if places == 0 { return a }
    if places >= UInt128(width) {
      if operation != .ashr { return try constant(0, width: width) }
      return try shift(.ashr, a, constant(UInt128(width - 1), width: width))
    }
    let inner = node(a)
    if inner.operation == operation, let before = value(of: inner.b) {
      // Both are below the width, so the sum is far from overflowing.
      let sum = min(before + places, UInt128(operation == .ashr ? width - 1 : width))
      if sum == UInt128(width) { return try constant(0, width: width) }
      return try shift(operation, inner.a, constant(sum, width: width))
    }
    if operation != .shl, inner.operation == .zeroExtend {
      let narrow = self.width(inner.a)
      if places >= UInt128(narrow) { return try constant(0, width: width) }
      return try zeroExtend(lshr(inner.a, constant(places, width: narrow)), to: width)
    }
    if operation == .ashr, inner.operation == .signExtend {
      let narrow = self.width(inner.a)
      let kept = min(places, UInt128(narrow - 1))
      return try signExtend(ashr(inner.a, constant(kept, width: narrow)), to: width)
    }
    return try make(operation, width, a, b)
  }
}
