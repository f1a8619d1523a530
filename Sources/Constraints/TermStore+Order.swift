extension TermStore {
  /// Whether the first is below the second as unsigned numbers.
  public func ult(_ a: Term, _ b: Term) throws(TermError) -> Term { try compare(.ult, a, b) }

  /// Whether the first is at most the second as unsigned numbers.
  public func ule(_ a: Term, _ b: Term) throws(TermError) -> Term { try compare(.ule, a, b) }

  /// Whether the first is below the second as signed numbers.
  public func slt(_ a: Term, _ b: Term) throws(TermError) -> Term { try compare(.slt, a, b) }

  /// Whether the first is at most the second as signed numbers.
  public func sle(_ a: Term, _ b: Term) throws(TermError) -> Term { try compare(.sle, a, b) }

  private func compare(_ operation: Operation, _ a: Term, _ b: Term) throws(TermError) -> Term {
    let width = try bits(a, b, operation)
    let isStrict = operation == .ult || operation == .slt
    if a == b { return truth(!isStrict) }
    if let folded = try folded(operation, 0, a, b) { return folded }
    if let decided = try comparedWithEnds(operation, a, b, width) { return decided }
    guard rewriting < Self.deepestRewriting else { return try make(operation, 0, a, b) }
    rewriting += 1
    defer { rewriting -= 1 }
    if let simpler = try comparedExtensions(operation, a, b, width) { return simpler }
    if let simpler = try comparedChoice(operation, a, b) { return simpler }
    return try make(operation, 0, a, b)
  }

  /// Comparisons with the lowest and the highest number and their neighbours.
  private func comparedWithEnds(
    _ operation: Operation, _ a: Term, _ b: Term, _ width: Int
  ) throws(TermError) -> Term? {
    let isSigned = operation == .slt || operation == .sle
    let isStrict = operation == .ult || operation == .slt
    let mask = Arithmetic.mask(width)
    let lowest = isSigned ? Arithmetic.signBit(width) : 0
    let highest = (lowest &- 1) & mask
    func equal(_ term: Term, _ value: UInt128) throws(TermError) -> Term {
      try self.equal(term, constant(value, width: width))
    }
    if let k = value(of: b) {
      switch (k, isStrict) {
      case (lowest, true): return truth(false)
      case (lowest, false): return try equal(a, lowest)
      case (highest, true): return try not(equal(a, highest))
      case (highest, false): return truth(true)
      case ((lowest &+ 1) & mask, true): return try equal(a, lowest)
      case ((highest &- 1) & mask, false): return try not(equal(a, highest))
      default: return nil
      }
    }
    if let k = value(of: a) {
      switch (k, isStrict) {
      case (highest, true): return truth(false)
      case (highest, false): return try equal(b, highest)
      case (lowest, true): return try not(equal(b, lowest))
      case (lowest, false): return truth(true)
      case ((highest &- 1) & mask, true): return try equal(b, highest)
      case ((lowest &+ 1) & mask, false): return try not(equal(b, lowest))
      default: return nil
      }
    }
    return nil
  }

  /// The comparison of a constant with a choice of which one arm is constant, as that of a number and a limit is.
  private func comparedChoice(
    _ operation: Operation, _ a: Term, _ b: Term
  ) throws(TermError) -> Term? {
    if value(of: b) != nil, let choice = halfConstantChoice(a) {
      return try ifThenElse(
        choice.condition, compare(operation, choice.then, b),
        compare(operation, choice.otherwise, b))
    }
    if value(of: a) != nil, let choice = halfConstantChoice(b) {
      return try ifThenElse(
        choice.condition, compare(operation, a, choice.then),
        compare(operation, a, choice.otherwise))
    }
    return nil
  }

  /// A choice between a constant and something else.
  func halfConstantChoice(_ term: Term) -> (condition: Term, then: Term, otherwise: Term)? {
    let node = node(term)
    guard node.operation == .ifThenElse, value(of: node.b) != nil || value(of: node.c) != nil
    else { return nil }
    return (node.a, node.b, node.c)
  }

  /// Comparisons of extended terms as ones of what was extended.
  private func comparedExtensions(
    _ operation: Operation, _ a: Term, _ b: Term, _ width: Int
  ) throws(TermError) -> Term? {
    let (left, right) = (node(a), node(b))
    let isStrict = operation == .ult || operation == .slt
    let unsigned: Operation = isStrict ? .ult : .ule
    switch (left.operation, right.operation) {
    case (.zeroExtend, .zeroExtend):
      let wider = max(self.width(left.a), self.width(right.a))
      return try compare(
        unsigned, zeroExtend(left.a, to: wider), zeroExtend(right.a, to: wider))
    case (.signExtend, .signExtend):
      // The extension keeps either order.
      let wider = max(self.width(left.a), self.width(right.a))
      return try compare(
        operation, signExtend(left.a, to: wider), signExtend(right.a, to: wider))
    case (.zeroExtend, .constant), (.signExtend, .constant):
      return try comparedWithConstant(operation, left, right.value, isLeft: true, width)
    case (.constant, .zeroExtend), (.constant, .signExtend):
      return try comparedWithConstant(operation, right, left.value, isLeft: false, width)
    default: return nil
    }
  }

  /// The comparison of an extension, which stands on the left or the right, with a constant.
  private func comparedWithConstant(
    _ operation: Operation, _ extended: Node, _ k: UInt128, isLeft: Bool, _ width: Int
  ) throws(TermError) -> Term {
    let isSigned = operation == .slt || operation == .sle
    let isStrict = operation == .ult || operation == .slt
    let narrow = self.width(extended.a)
    let mask = Arithmetic.mask(narrow)
    let below = k & mask
    func compare(_ operation: Operation) throws(TermError) -> Term {
      let constant = try constant(below, width: narrow)
      return try isLeft
        ? self.compare(operation, extended.a, constant)
        : self.compare(operation, constant, extended.a)
    }
    if extended.operation == .zeroExtend {
      if isSigned, Arithmetic.signed(k, width) < 0 { return truth(!isLeft) }
      return try k > mask ? truth(isLeft) : compare(isStrict ? .ult : .ule)
    }
    let signed = Arithmetic.signed(k, width)
    if UInt128(bitPattern: Arithmetic.signed(below, narrow)) & Arithmetic.mask(width) == k {
      return try compare(operation)
    }
    if isSigned { return truth((signed > 0) == isLeft) }
    // Between the numbers of the upper half and those of the lower one the sign decides.
    let sign = try slt(extended.a, constant(0, width: narrow))
    return try isLeft ? not(sign) : sign
  }
}
