extension TermStore {
  /// The bits from `high` down to `low`, both of them included.
  public func extract(_ a: Term, high: Int, low: Int) throws(TermError) -> Term {
    let width = try bits(a, .extract)
    guard low >= 0, high >= low, high < width else { throw .width(high) }
    let result = high - low + 1
    if result == width { return a }
    if let k = value(of: a) { return try constant(k >> UInt128(low), width: result) }
    if let arms = constantArms(a) {
      return try ifThenElse(
        arms.condition, constant(arms.then >> UInt128(low), width: result),
        constant(arms.otherwise >> UInt128(low), width: result))
    }
    guard rewriting < Self.deepestRewriting else {
      return try make(.extract, result, a, value: UInt128(low))
    }
    rewriting += 1
    defer { rewriting -= 1 }
    if let simpler = try extractOfPart(a, high, low) { return simpler }
    // A number cut to an `int`; bytes taken apart would not find together again.
    if low == 0, result >= 32, let choice = halfConstantChoice(a) {
      return try ifThenElse(
        choice.condition, extract(choice.then, high: high, low: 0),
        extract(choice.otherwise, high: high, low: 0))
    }
    return try make(.extract, result, a, value: UInt128(low))
  }

  /// What an extract is of a part of its operand; nil where it is of all of it.
  private func extractOfPart(_ a: Term, _ high: Int, _ low: Int) throws(TermError) -> Term? {
    let node = node(a)
    let (width, result) = (width(a), high - low + 1)
    switch node.operation {
    case .extract:
      let below = Int(node.value)
      return try extract(node.a, high: high + below, low: low + below)
    case .concat:
      let split = self.width(node.b)
      if low >= split { return try extract(node.a, high: high - split, low: low - split) }
      if high < split { return try extract(node.b, high: high, low: low) }
      return try concat(
        extract(node.a, high: high - split, low: 0), extract(node.b, high: split - 1, low: low))
    case .zeroExtend, .signExtend:
      let narrow = self.width(node.a)
      if high < narrow { return try extract(node.a, high: high, low: low) }
      if node.operation == .zeroExtend, low >= narrow { return try constant(0, width: result) }
      guard low < narrow, low == 0 || node.operation == .zeroExtend else { return nil }
      let part = try extract(node.a, high: narrow - 1, low: low)
      return try node.operation == .zeroExtend
        ? zeroExtend(part, to: result) : signExtend(part, to: result)
    case .lshr, .shl:
      guard let places = value(of: node.b).map({ Int($0) }), places < width else { return nil }
      if node.operation == .lshr {
        guard high + places < width else { return nil }
        return try extract(node.a, high: high + places, low: low + places)
      }
      if high < places { return try constant(0, width: result) }
      return low >= places
        ? try extract(node.a, high: high - places, low: low - places) : nil
    case .and, .or:
      // Only where the mask is the same for all bits asked for: anything else has to stay whole, or
      // bytes taken apart would not find together again.
      guard let k = value(of: node.b) else { return nil }
      let part = k >> UInt128(low) & Arithmetic.mask(result)
      let neutral = node.operation == .and ? Arithmetic.mask(result) : 0
      if part == neutral { return try extract(node.a, high: high, low: low) }
      if part == Arithmetic.mask(result) - neutral { return try constant(part, width: result) }
      return low == 0 ? try lowPart(node, result) : nil
    case .add, .sub, .mul, .xor:
      return low == 0 ? try lowPart(node, result) : nil
    default:
      return nil
    }
  }

  /// The low bits of what depends on its operands' low bits only, where narrowing makes it simpler.
  private func lowPart(_ node: Node, _ result: Int) throws(TermError) -> Term? {
    func isNarrowed(_ term: Term) -> Bool {
      let inner = self.node(term)
      switch inner.operation {
      case .constant: return true
      case .zeroExtend, .signExtend: return width(inner.a) <= result
      default: return false
      }
    }
    guard isNarrowed(node.a) || isNarrowed(node.b) else { return nil }
    let a = try extract(node.a, high: result - 1, low: 0)
    let b = try extract(node.b, high: result - 1, low: 0)
    switch node.operation {
    case .add: return try add(a, b)
    case .sub: return try sub(a, b)
    case .mul: return try mul(a, b)
    case .and: return try and(a, b)
    case .or: return try or(a, b)
    default: return try xor(a, b)
    }
  }

  /// Both one after the other, the first in the higher bits.
  public func concat(_ a: Term, _ b: Term) throws(TermError) -> Term {
    let (high, low) = try (bits(a, .concat), bits(b, .concat))
    guard high + low <= 128 else { throw .width(high + low) }
    let (first, second) = (node(a), node(b))
    if let x = value(of: a), let y = value(of: b) {
      return try constant(x << UInt128(low) | y, width: high + low)
    }
    if value(of: a) == 0 { return try zeroExtend(b, to: high + low) }
    if first.operation == .zeroExtend {
      return try zeroExtend(concat(first.a, b), to: high + low)
    }
    if first.operation == .concat { return try concat(first.a, concat(first.b, b)) }
    if let joined = try joined(a, b) { return joined }
    if second.operation == .concat, let joined = try joined(a, second.a) {
      return try concat(joined, second.b)
    }
    return try make(.concat, high + low, a, b)
  }

  /// Two neighbouring parts of one term as one part.
  private func joined(_ a: Term, _ b: Term) throws(TermError) -> Term? {
    if let x = value(of: a), let y = value(of: b) {
      return try constant(x << UInt128(width(b)) | y, width: width(a) + width(b))
    }
    let first = node(a)
    guard first.operation == .extract else { return nil }
    let second = node(b)
    let low = Int(first.value)
    let high = low + width(a) - 1
    // The lower part is one of the same term, or all of its lower bits as they stand.
    if second.operation == .extract, second.a == first.a, Int(second.value) + width(b) == low {
      return try extract(first.a, high: high, low: Int(second.value))
    }
    let whole = node(first.a)
    guard whole.operation == .signExtend else { return nil }
    if second.operation == .signExtend, second.a == whole.a, width(b) == low {
      return try extract(first.a, high: high, low: 0)
    }
    guard low == width(whole.a) else { return nil }
    if b == whole.a { return try extract(first.a, high: high, low: 0) }
    guard second.operation == .extract, second.a == whole.a,
      Int(second.value) + width(b) == low
    else { return nil }
    return try make(.extract, width(a) + width(b), first.a, value: second.value)
  }

  /// The same number in more bits, zeros above.
  public func zeroExtend(_ a: Term, to width: Int) throws(TermError) -> Term {
    let narrow = try bits(a, .zeroExtend)
    guard narrow <= width, width <= 128 else { throw .width(width) }
    if narrow == width { return a }
    let node = node(a)
    if let k = value(of: a) { return try constant(k, width: width) }
    if node.operation == .zeroExtend { return try zeroExtend(node.a, to: width) }
    if let arms = constantArms(a) {
      return try ifThenElse(
        arms.condition, constant(arms.then, width: width), constant(arms.otherwise, width: width))
    }
    return try make(.zeroExtend, width, a)
  }

  /// The same signed number in more bits, copies of the sign above.
  public func signExtend(_ a: Term, to width: Int) throws(TermError) -> Term {
    let narrow = try bits(a, .signExtend)
    guard narrow <= width, width <= 128 else { throw .width(width) }
    if narrow == width { return a }
    let node = node(a)
    func extended(_ value: UInt128) throws(TermError) -> Term {
      try constant(UInt128(bitPattern: Arithmetic.signed(value, narrow)), width: width)
    }
    if let k = value(of: a) { return try extended(k) }
    if node.operation == .signExtend { return try signExtend(node.a, to: width) }
    if node.operation == .zeroExtend { return try zeroExtend(node.a, to: width) }
    if let arms = constantArms(a) {
      return try ifThenElse(arms.condition, extended(arms.then), extended(arms.otherwise))
    }
    return try make(.signExtend, width, a)
  }
}
