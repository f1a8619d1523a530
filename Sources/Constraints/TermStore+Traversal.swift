extension TermStore {
  /// Every term that a term is made of, itself included, operands before what is made of them.
  public func parts(of terms: some Sequence<Term>) -> [Term] { parts(of: terms, touching: nil) }

  /// The same without what has none of the symbols that a mask is of.
  private func parts(of terms: some Sequence<Term>, touching mask: UInt64?) -> [Term] {
    met.begin(count)
    var found: [Term] = []
    func meet(_ term: Term) {
      guard contains(term), mask.map({ $0 & self.mask(of: term) != 0 }) ?? true,
        met.insert(term)
      else { return }
      found.append(term)
    }
    for term in terms { meet(term) }
    var next = 0
    while next < found.count {
      let node = node(found[next])
      next += 1
      meet(node.a)
      meet(node.b)
      meet(node.c)
    }
    // Operands are always made first, so the order of making is the order wanted.
    found.sort()
    return found
  }

  /// The symbols that a term is made of, in the order of their making.
  public func symbols(of term: Term) -> [Term] { symbols(of: [term]) }

  /// The symbols that terms are made of, in the order of their making.
  public func symbols(of terms: some Sequence<Term>) -> [Term] {
    parts(of: terms).filter { node($0).operation == .symbol }
  }

  /// How many different terms a term is made of, itself included.
  public func size(of term: Term) -> Int { parts(of: [term]).count }

  /// A sum of a term and a number taken apart, the number read as signed; nil for what is no such sum.
  public func sum(_ term: Term) -> (term: Term, distance: Int128)? {
    let node = node(term)
    guard node.operation == .add, let number = value(of: node.b) else { return nil }
    return (node.a, Arithmetic.signed(number, width(term)))
  }

  /// A term with terms in the places of others, all at once and simplified again.
  ///
  /// What is put in is not searched again. A replacement must have the sort of what it replaces.
  public func substitute(
    _ replacements: [Term: Term], in term: Term
  ) throws(TermError) -> Term {
    var touching: UInt64? = 0
    for term in replacements.keys {
      let mask = mask(of: term)
      touching = mask == 0 ? nil : touching.map { $0 | mask }
      if mask == 0 { break }
    }
    return try substitute(replacements, touching: touching, in: term)
  }

  /// The same, for terms that all have a symbol of a mask if there is one.
  func substitute(
    _ replacements: [Term: Term], touching mask: UInt64?, in term: Term
  ) throws(TermError) -> Term {
    guard contains(term) else { throw .foreign }
    if replacements.isEmpty { return term }
    let parts = parts(of: CollectionOfOne(term), touching: mask)
    guard let last = parts.last else { return term }
    replaced.begin(count)
    let room = Int(last.number) + 1
    if images.count < room {
      images.append(
        contentsOf: repeatElement(.none, count: max(room, images.count * 2) - images.count))
    }
    func image(_ term: Term) -> Term {
      replaced.contains(term) ? images[Int(term.number)] : term
    }
    for part in parts {
      let node = node(part)
      if let replacement = replacements[part] {
        _ = try alike(part, replacement, node.operation)
        _ = replaced.insert(part)
        images[Int(part.number)] = replacement
        continue
      }
      let (a, b, c) = (image(node.a), image(node.b), image(node.c))
      if a == node.a, b == node.b, c == node.c { continue }
      let made = try remake(node, a, b, c)
      _ = replaced.insert(part)
      images[Int(part.number)] = made
    }
    return image(term)
  }

  /// The node's operation on other operands.
  private func remake(_ node: Node, _ a: Term, _ b: Term, _ c: Term) throws(TermError) -> Term {
    switch node.operation {
    case .constant, .symbol:
      return try make(node.operation, Int(node.width), value: node.value)
    case .add: return try add(a, b)
    case .sub: return try sub(a, b)
    case .mul: return try mul(a, b)
    case .udiv: return try udiv(a, b)
    case .sdiv: return try sdiv(a, b)
    case .urem: return try urem(a, b)
    case .srem: return try srem(a, b)
    case .neg: return try neg(a)
    case .and: return try and(a, b)
    case .or: return try or(a, b)
    case .xor: return try xor(a, b)
    case .not: return try not(a)
    case .shl: return try shl(a, b)
    case .lshr: return try lshr(a, b)
    case .ashr: return try ashr(a, b)
    case .extract:
      let low = Int(node.value)
      return try extract(a, high: low + Int(node.width) - 1, low: low)
    case .concat: return try concat(a, b)
    case .zeroExtend: return try zeroExtend(a, to: Int(node.width))
    case .signExtend: return try signExtend(a, to: Int(node.width))
    case .equal: return try equal(a, b)
    case .ult: return try ult(a, b)
    case .ule: return try ule(a, b)
    case .slt: return try slt(a, b)
    case .sle: return try sle(a, b)
    case .ifThenElse: return try ifThenElse(a, b, c)
    }
  }

  /// The value of a term where the symbols have the assigned values; truths are 0 and 1.
  ///
  /// Several terms under one assignment are cheaper with an ``Evaluator``.
  public func evaluate(_ term: Term, _ assignment: Assignment) -> UInt128 {
    Evaluator(self, assignment).value(of: term)
  }

  /// A term in SMT-LIB's prefix form, cut off with `...` where it grows beyond a number of words.
  public func text(of term: Term, words: Int = 1000) -> String {
    enum Piece {
      case term(Term)
      case text(String)
    }
    var output = ""
    var left = words
    var waiting: [Piece] = [.term(term)]
    while let piece = waiting.popLast() {
      switch piece {
      case .text(let text): output += text
      case .term(let term):
        left -= 1
        if left < 0 {
          output += "..."
          continue
        }
        let node = node(term)
        let operands = operands(of: term)
        guard !operands.isEmpty else {
          output += name(of: term) ?? Self.text(of: node)
          continue
        }
        output += "(" + Self.text(of: node)
        waiting.append(.text(")"))
        for operand in operands.reversed() {
          waiting.append(.term(operand))
          waiting.append(.text(" "))
        }
      }
    }
    return output
  }

  private static func text(of node: Node) -> String {
    let width = Int(node.width)
    switch node.operation {
    case .constant: return width == 0 ? (node.value == 0 ? "false" : "true") : "\(node.value)"
    case .symbol: return "symbol"
    case .extract: return "(_ extract \(Int(node.value) + width - 1) \(node.value))"
    case .zeroExtend: return "(_ zero_extend to \(width))"
    case .signExtend: return "(_ sign_extend to \(width))"
    case .equal: return "="
    case .ifThenElse: return "ite"
    case .concat: return "concat"
    case .and, .or, .not: return width == 0 ? "\(node.operation)" : "bv\(node.operation)"
    default: return "bv\(node.operation)"
    }
  }
}
