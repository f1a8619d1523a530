// The operations that exist on bit-vectors and on truths alike.

extension TermStore {
  /// Both: bit by bit of bit-vectors, or the conjunction of truths.
  public func and(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try alike(x, y, .and)
    if width == 0 { return try junction(.and, x, y) }
    if let folded = try folded(.and, width, x, y) { return folded }
    let (a, b) = ordered(x, y)
    if a == b { return a }
    if isComplement(a, b) { return try constant(0, width: width) }
    guard let k = value(of: b) else { return try make(.and, width, a, b) }
    if k == 0 { return b }
    if k == Arithmetic.mask(width) { return a }
    let left = node(a)
    switch left.operation {
    case .and:
      if let j = value(of: left.b) { return try and(left.a, constant(j & k, width: width)) }
    case .or:
      if let j = value(of: left.b), j & k == 0 { return try and(left.a, b) }
    case .zeroExtend:
      let narrow = self.width(left.a)
      return try zeroExtend(and(left.a, constant(k, width: narrow)), to: width)
    default: break
    }
    return try make(.and, width, a, b)
  }

  /// Either: bit by bit of bit-vectors, or the disjunction of truths.
  public func or(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try alike(x, y, .or)
    if width == 0 { return try junction(.or, x, y) }
    if let folded = try folded(.or, width, x, y) { return folded }
    let (a, b) = ordered(x, y)
    if a == b { return a }
    if isComplement(a, b) { return try constant(.max, width: width) }
    guard let k = value(of: b) else { return try make(.or, width, a, b) }
    if k == 0 { return a }
    if k == Arithmetic.mask(width) { return b }
    let left = node(a)
    if left.operation == .or, let j = value(of: left.b) {
      return try or(left.a, constant(j | k, width: width))
    }
    if left.operation == .zeroExtend {
      let narrow = self.width(left.a)
      if k <= Arithmetic.mask(narrow) {
        return try zeroExtend(or(left.a, constant(k, width: narrow)), to: width)
      }
    }
    return try make(.or, width, a, b)
  }

  /// The exclusive or of bit-vectors.
  public func xor(_ x: Term, _ y: Term) throws(TermError) -> Term {
    let width = try bits(x, y, .xor)
    if let folded = try folded(.xor, width, x, y) { return folded }
    let (a, b) = ordered(x, y)
    if a == b { return try constant(0, width: width) }
    let (left, right) = (node(a), node(b))
    if let k = value(of: b) {
      if k == 0 { return a }
      if k == Arithmetic.mask(width) { return try not(a) }
      if left.operation == .xor, let j = value(of: left.b) {
        return try xor(left.a, constant(j ^ k, width: width))
      }
      if left.operation == .not { return try xor(left.a, constant(~k, width: width)) }
      return try make(.xor, width, a, b)
    }
    if left.operation == .not, left.a == b { return try constant(.max, width: width) }
    if right.operation == .not, right.a == a { return try constant(.max, width: width) }
    if left.operation == .not, right.operation == .not { return try xor(left.a, right.a) }
    return try make(.xor, width, a, b)
  }

  /// The complement: of every bit, or of a truth.
  ///
  /// Of a comparison it is the opposite comparison: `not (a ult b)` is `b ule a`.
  public func not(_ a: Term) throws(TermError) -> Term {
    guard contains(a) else { throw .foreign }
    let node = node(a)
    let width = Int(node.width)
    if let k = value(of: a) { return try literal(~k & Arithmetic.mask(width), width) }
    switch node.operation {
    case .not: return node.a
    case .ult: return try ule(node.b, node.a)
    case .ule: return try ult(node.b, node.a)
    case .slt: return try sle(node.b, node.a)
    case .sle: return try slt(node.b, node.a)
    case .xor:
      if let k = value(of: node.b) { return try xor(node.a, constant(~k, width: width)) }
    default:
      if width > 0, let arms = constantArms(a) {
        return try ifThenElse(
          arms.condition, constant(~arms.then, width: width),
          constant(~arms.otherwise, width: width))
      }
    }
    return try make(.not, width, a)
  }

  /// One of two terms of a sort, by a truth.
  public func ifThenElse(
    _ condition: Term, _ then: Term, _ otherwise: Term
  ) throws(TermError) -> Term {
    let width = try alike(then, otherwise, .ifThenElse)
    guard contains(condition) else { throw .foreign }
    guard self.width(condition) == 0 else { throw .sorts(.ifThenElse) }
    if let known = value(of: condition) { return known != 0 ? then : otherwise }
    if then == otherwise { return then }
    let chosen = node(condition)
    if chosen.operation == .not { return try ifThenElse(chosen.a, otherwise, then) }
    if width == 0 {
      if let known = value(of: then) {
        return try known != 0 ? or(condition, otherwise) : and(not(condition), otherwise)
      }
      if let known = value(of: otherwise) {
        return try known != 0 ? or(not(condition), then) : and(condition, then)
      }
      if then == condition { return try or(condition, otherwise) }
      if otherwise == condition { return try and(condition, then) }
    }
    // An arm that asks the same again gives its own arm.
    let (first, second) = (node(then), node(otherwise))
    if first.operation == .ifThenElse, first.a == condition {
      return try ifThenElse(condition, first.b, otherwise)
    }
    if second.operation == .ifThenElse, second.a == condition {
      return try ifThenElse(condition, then, second.c)
    }
    return try make(.ifThenElse, width, condition, then, otherwise)
  }

  /// The conjunction of truths, in their order; true of none.
  public func conjunction(_ terms: some Sequence<Term>) throws(TermError) -> Term {
    try balanced(Array(terms), .and)
  }

  /// The disjunction of truths, in their order; false of none.
  public func disjunction(_ terms: some Sequence<Term>) throws(TermError) -> Term {
    try balanced(Array(terms), .or)
  }

  /// Folds by halves, so that a thousand terms nest ten deep.
  private func balanced(_ terms: [Term], _ operation: Operation) throws(TermError) -> Term {
    var level = terms
    while level.count > 1 {
      var next: [Term] = []
      for index in stride(from: 0, to: level.count - 1, by: 2) {
        next.append(
          try operation == .and
            ? and(level[index], level[index + 1]) : or(level[index], level[index + 1]))
      }
      if level.count % 2 == 1 { next.append(level[level.count - 1]) }
      level = next
    }
    guard let only = level.first else { return truth(operation == .and) }
    guard contains(only) else { throw .foreign }
    guard width(only) == 0 else { throw .sorts(operation) }
    return only
  }

  /// Whether one is the complement of the other, as far as that shows.
  func isComplement(_ a: Term, _ b: Term) -> Bool {
    let (left, right) = (node(a), node(b))
    if left.operation == .not { return left.a == b }
    if right.operation == .not { return right.a == a }
    switch (left.operation, right.operation) {
    case (.ult, .ule), (.ule, .ult), (.slt, .sle), (.sle, .slt):
      return left.a == right.b && left.b == right.a
    default: return false
    }
  }

  /// A conjunction or disjunction of truths.
  ///
  /// The two are each other's mirror: `unit` leaves the other operand as it is, its opposite decides.
  private func junction(
    _ operation: Operation, _ x: Term, _ y: Term
  ) throws(TermError) -> Term {
    let unit = truth(operation == .and)
    let zero = truth(operation != .and)
    let (a, b) = x < y ? (x, y) : (y, x)
    if a == b { return a }
    if a == unit { return b }
    if b == unit { return a }
    if a == zero || b == zero { return zero }
    if isComplement(a, b) { return zero }
    let (left, right) = (node(a), node(b))
    let mirror: Operation = operation == .and ? .or : .and
    for (one, other, inner) in [(a, b, right), (b, a, left)] {
      if inner.operation == operation {
        if inner.a == one || inner.b == one { return other }
        if isComplement(inner.a, one) || isComplement(inner.b, one) { return zero }
      } else if inner.operation == mirror {
        if inner.a == one || inner.b == one { return one }
        if isComplement(inner.a, one) {
          if let rest = try nested(operation, one, inner.b) { return rest }
        }
        if isComplement(inner.b, one) {
          if let rest = try nested(operation, one, inner.a) { return rest }
        }
      }
    }
    if let merged = mergedEqualities(operation, a, b) { return merged }
    if let merged = mergedRanges(operation, a, b) { return merged }
    return try make(operation, 0, a, b)
  }

  /// The same operation on a part of its operand, unless that has gone on for too long.
  private func nested(
    _ operation: Operation, _ a: Term, _ b: Term
  ) throws(TermError) -> Term? {
    guard rewriting < Self.deepestRewriting else { return nil }
    rewriting += 1
    defer { rewriting -= 1 }
    return try junction(operation, a, b)
  }

  /// What two statements about one term and two constants come to.
  private func mergedEqualities(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    guard let x = constantEquality(a), let y = constantEquality(b), x.term == y.term,
      x.value != y.value
    else { return nil }
    // x == 1 && x == 2 is false; x == 1 && x != 2 is x == 1; or-ed it is the other way round.
    switch (x.isEqual, y.isEqual, operation == .and) {
    case (true, true, true): return truth(false)
    case (false, false, false): return truth(true)
    case (true, false, true), (false, true, false): return a
    case (false, true, true), (true, false, false): return b
    default: return nil
    }
  }

  /// What `t == k` and `t != k` say; nil for other terms.
  func constantEquality(_ term: Term) -> (term: Term, value: UInt128, isEqual: Bool)? {
    var node = node(term)
    let isEqual = node.operation != .not
    if !isEqual { node = self.node(node.a) }
    guard node.operation == .equal, let value = value(of: node.b), width(node.b) > 0 else {
      return nil
    }
    return (node.a, value, isEqual)
  }
}
