// Of two statements about one term and constants, one may say all that both do: `n < 8 && n == 3`, `n >= 5 || n == 5`.

extension TermStore {
  /// The numbers for which a statement about a term and a constant holds, without a sign and in one piece.
  private struct Range {
    let term: Term
    let numbers: ClosedRange<UInt128>

    func covers(_ other: Range) -> Bool {
      numbers.lowerBound <= other.numbers.lowerBound
        && other.numbers.upperBound <= numbers.upperBound
    }
  }

  /// The one of two truths that both together are, or nil if that is neither.
  func mergedRanges(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    guard let x = range(a), let y = range(b), x.term == y.term else { return nil }
    if !x.numbers.overlaps(y.numbers) { return operation == .and ? truth(false) : nil }
    if x.covers(y) { return operation == .and ? b : a }
    if y.covers(x) { return operation == .and ? a : b }
    return nil
  }

  /// What a comparison with a constant says; nil for other terms, and where the numbers are not in one piece.
  private func range(_ truth: Term) -> Range? {
    if let equality = constantEquality(truth) {
      let mask = Arithmetic.mask(width(equality.term))
      if equality.isEqual {
        return Range(term: equality.term, numbers: equality.value...equality.value)
      }
      if equality.value == 0 { return Range(term: equality.term, numbers: 1...mask) }
      if equality.value == mask { return Range(term: equality.term, numbers: 0...(mask - 1)) }
      return nil
    }
    let node = node(truth)
    let (left, right) = (value(of: node.a), value(of: node.b))
    guard [.ult, .ule, .slt, .sle].contains(node.operation), (left == nil) != (right == nil) else {
      return nil
    }
    let term = left == nil ? node.a : node.b
    let isStrict = node.operation == .ult || node.operation == .slt
    let isSigned = node.operation == .slt || node.operation == .sle
    // Numbers with a sign are moved up by half of all there are, so that the lowest becomes 0.
    let shift = isSigned ? Arithmetic.signBit(width(term)) : 0
    let mask = Arithmetic.mask(width(term))
    let bound = ((left ?? right ?? 0) &+ shift) & mask
    let (low, high): (UInt128, UInt128)
    if left == nil {
      guard !isStrict || bound > 0 else { return nil }
      (low, high) = (0, isStrict ? bound - 1 : bound)
    } else {
      guard !isStrict || bound < mask else { return nil }
      (low, high) = (isStrict ? bound + 1 : bound, mask)
    }
    guard isSigned else { return Range(term: term, numbers: low...high) }
    // Back again, where the piece lies on one side of zero.
    guard (low < shift) == (high < shift) else { return nil }
    return Range(term: term, numbers: (low ^ shift)...(high ^ shift))
  }
}
