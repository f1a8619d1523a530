extension TermStore {
  /// Whether both are the same value, of bit-vectors or of truths.
  public func equal(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try alike(x, y, .equal)
    if x == y { return truth(true) }
    let (a, b) = ordered(x, y)
    if width == 0 { return try equivalence(a, b) }
    if let folded = try folded(.equal, 0, a, b) { return folded }
    guard rewriting < Self.deepestRewriting else { return try make(.equal, 0, a, b) }
    rewriting += 1
    defer { rewriting -= 1 }
    if let k = value(of: b) {
      if let simpler = try equalToConstant(a, k, width) { return simpler }
    } else if let simpler = try equalOfParts(a, b, width) {
      return simpler
    }
    return try make(.equal, 0, a, b)
  }

  private func equivalence(_ a: Term, _ b: Term) throws(TermError) -> Term {
    if let k = value(of: b) { return try k != 0 ? a : not(a) }
    if let k = value(of: a) { return try k != 0 ? b : not(b) }
    if isComplement(a, b) { return truth(false) }
    let (left, right) = (node(a), node(b))
    // At most one of the two negations stays, and that one outside.
    switch (left.operation == .not, right.operation == .not) {
    case (true, true): return try equal(left.a, right.a)
    case (true, false): return try not(equal(left.a, b))
    case (false, true): return try not(equal(a, right.a))
    default: return try make(.equal, 0, a, b)
    }
  }

  /// The equality with a constant as one of a part; nil where there is none simpler.
  private func equalToConstant(
    _ a: Term, _ k: UInt128, _ width: Int
  ) throws(TermError) -> Term? {
    let node = node(a)
    let mask = Arithmetic.mask(width)
    func equal(_ part: Term, _ value: UInt128) throws(TermError) -> Term {
      try self.equal(part, constant(value, width: self.width(part)))
    }
    switch node.operation {
    case .zeroExtend:
      return k > Arithmetic.mask(self.width(node.a)) ? truth(false) : try equal(node.a, k)
    case .signExtend:
      let narrow = self.width(node.a)
      let low = k & Arithmetic.mask(narrow)
      let extended = UInt128(bitPattern: Arithmetic.signed(low, narrow)) & mask
      return extended == k ? try equal(node.a, low) : truth(false)
    case .concat:
      let split = UInt128(self.width(node.b))
      return try and(equal(node.a, k >> split), equal(node.b, k))
    case .add:
      if let j = value(of: node.b) { return try equal(node.a, k &- j) }
    case .sub:
      if k == 0 { return try self.equal(node.a, node.b) }
      if let j = value(of: node.a) { return try equal(node.b, j &- k) }
    case .neg: return try equal(node.a, 0 &- k)
    case .not: return try equal(node.a, ~k)
    case .xor:
      if let j = value(of: node.b) { return try equal(node.a, k ^ j) }
      if k == 0 { return try self.equal(node.a, node.b) }
    case .and:
      guard let j = value(of: node.b) else { break }
      if k & ~j != 0 { return truth(false) }
      if k == j, j.nonzeroBitCount == 1 { return try not(equal(a, 0)) }
    case .or:
      if let j = value(of: node.b) {
        if k & j != j { return truth(false) }
        return try equal(and(node.a, constant(~j, width: width)), k & ~j)
      }
      if k == 0 { return try and(equal(node.a, 0), equal(node.b, 0)) }
    case .shl:
      if let places = value(of: node.b), k.trailingZeroBitCount < Int(min(places, 128)) {
        return truth(false)
      }
    case .ifThenElse:
      // With no constant in the arms this would only make two comparisons of one.
      if let then = value(of: node.b) {
        return try then == k
          ? or(node.a, equal(node.c, k)) : and(not(node.a), equal(node.c, k))
      }
      if let otherwise = value(of: node.c) {
        return try otherwise == k
          ? or(not(node.a), equal(node.b, k)) : and(node.a, equal(node.b, k))
      }
    default: break
    }
    if width == 1, k == 1 { return try not(equal(a, 0)) }
    return nil
  }

  /// The equality of two terms as one of parts of them; nil where there is none simpler.
  private func equalOfParts(_ a: Term, _ b: Term, _ width: Int) throws(TermError) -> Term? {
    let (left, right) = (node(a), node(b))
    let (x, i) = offset(a)
    let (y, j) = offset(b)
    if x == y { return truth(i & Arithmetic.mask(width) == j & Arithmetic.mask(width)) }
    if i != 0, j != 0 {
      // The base made first stays bare, so that an equality has one form.
      return try x < y
        ? equal(x, add(y, constant(j &- i, width: width)))
        : equal(y, add(x, constant(i &- j, width: width)))
    }
    switch (left.operation, right.operation) {
    case (.zeroExtend, .zeroExtend), (.signExtend, .signExtend):
      let wider = max(self.width(left.a), self.width(right.a))
      guard wider < width else { return nil }
      return try left.operation == .zeroExtend
        ? equal(zeroExtend(left.a, to: wider), zeroExtend(right.a, to: wider))
        : equal(signExtend(left.a, to: wider), signExtend(right.a, to: wider))
    case (.neg, .neg), (.not, .not):
      return try equal(left.a, right.a)
    default: break
    }
    for (one, other) in [(left, b), (right, a)] where one.operation == .ifThenElse {
      if one.b == other { return try or(one.a, equal(one.c, other)) }
      if one.c == other { return try or(not(one.a), equal(one.b, other)) }
    }
    return nil
  }

  /// A term as a base and a constant added to it.
  func offset(_ term: Term) -> (base: Term, offset: UInt128) {
    let node = node(term)
    if node.operation == .add, let k = value(of: node.b) { return (node.a, k) }
    return (term, 0)
  }
}
