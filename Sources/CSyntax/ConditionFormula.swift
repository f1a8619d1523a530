// How to read this file: to read a function under "each consistent choice of branches", conditions need no
// values, only a logic: `CONFIG_A` is the same atom wherever it is asked for, `#ifndef A` is the negation of
// `#ifdef A`, and `defined(A) && X > 3` holds an atom spelled `X > 3`. What such an atom means nobody asks.

/// A condition of `#if` as a formula over atoms whose values nobody knows.
indirect enum ConditionFormula {
  case constant(Bool)
  case atom(Int)
  case not(ConditionFormula)
  case all([ConditionFormula])
  case any([ConditionFormula])

  /// Its value under a partial assignment; nil where that does not decide it.
  func value(_ atoms: [Int: Bool]) -> Bool? {
    switch self {
    case .constant(let value): return value
    case .atom(let number): return atoms[number]
    case .not(let inner): return inner.value(atoms).map { !$0 }
    case .all(let parts): return Self.combined(parts, atoms, stop: false)
    case .any(let parts): return Self.combined(parts, atoms, stop: true)
    }
  }

  private static func combined(
    _ parts: [ConditionFormula], _ atoms: [Int: Bool], stop: Bool
  ) -> Bool? {
    var isKnown = true
    for part in parts {
      switch part.value(atoms) {
      case stop?: return stop
      case nil: isKnown = false
      default: break
      }
    }
    return isKnown ? !stop : nil
  }
}

/// That a formula has a value.
struct ConditionDemand {
  private let formula: ConditionFormula
  private let wanted: Bool

  /// Steps after which a search is given up; conditions that people write need a few.
  private static let stepLimit = 2_000

  init(_ formula: ConditionFormula, is wanted: Bool) {
    self.formula = formula
    self.wanted = wanted
  }

  /// Extends an assignment so that all demands are met, the first ones first; false, and nothing changed, if
  /// nothing does or the search is given up.
  static func meet(_ demands: [ConditionDemand], _ atoms: inout [Int: Bool]) -> Bool {
    var extended = atoms
    var steps = 0
    guard meet(demands.reversed(), &extended, &steps) else { return false }
    atoms = extended
    return true
  }

  /// The demands are a stack; each step opens one, which makes the recursion no deeper than the limit.
  private static func meet(
    _ stack: [ConditionDemand], _ atoms: inout [Int: Bool], _ steps: inout Int
  ) -> Bool {
    var stack = stack
    while let demand = stack.popLast() {
      let wanted = demand.wanted
      if let known = demand.formula.value(atoms) {
        guard known == wanted else { return false }
        continue
      }
      steps += 1
      guard steps <= stepLimit else { return false }
      switch demand.formula {
      case .constant: continue
      case .atom(let number): atoms[number] = wanted
      case .not(let inner): stack.append(ConditionDemand(inner, is: !wanted))
      case .all(let parts) where wanted, .any(let parts) where !wanted:
        stack += parts.reversed().map { ConditionDemand($0, is: wanted) }
      case .all(let parts), .any(let parts):
        for part in parts {
          var extended = atoms
          if meet(stack + [ConditionDemand(part, is: wanted)], &extended, &steps) {
            atoms = extended
            return true
          }
        }
        return false
      }
    }
    return true
  }
}

/// Reads conditions of one file; equal spellings are equal atoms.
struct ConditionReader {
  private let outline: FileOutline
  private var atoms: [[Name]: Int] = [:]
  private var words: [Name] = []
  private var index = 0
  private var depth = 0
  /// What no kernel C is compiled with.
  private(set) var fixed: [Int: Bool] = [:]

  init(_ outline: FileOutline) {
    self.outline = outline
    for name in ["__ASSEMBLY__", "__ASSEMBLER__", "__cplusplus"] {
      fixed[atom([.wordDefined, Name(name)])] = false
    }
  }

  /// The formula of a branch, its previous siblings left aside.
  mutating func formula(of branch: Branch) -> ConditionFormula {
    switch branch.kind {
    case .otherwise: return .constant(true)
    case .defined, .undefined:
      guard let first = branch.condition.first else { return .constant(false) }
      let formula = ConditionFormula.atom(atom([.wordDefined, outline.name(ofToken: first)]))
      return branch.kind == .defined ? formula : .not(formula)
    case .expression:
      words = branch.condition.map { outline.name(ofToken: $0) }
      index = 0
      depth = 0
      let formula = parseAny()
      // What is no such formula is one atom.
      return index == words.count ? formula : .atom(atom(words))
    }
  }

  /// How an atom is spelled, `defined` without its brackets.
  func spelling(ofAtom number: Int) -> [Name]? { atoms.first { $0.value == number }?.key }

  private mutating func atom(_ spelling: [Name]) -> Int {
    if let known = atoms[spelling] { return known }
    atoms[spelling] = atoms.count
    return atoms.count - 1
  }

  // any = all ("||" all)*, all = unary ("&&" unary)*, unary = "!" unary | "(" any ")" | atom

  private mutating func parseAny() -> ConditionFormula {
    var parts = [parseAll()]
    while index < words.count, words[index] == .pipePipe {
      index += 1
      parts.append(parseAll())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func parseAll() -> ConditionFormula {
    var parts = [parseUnary()]
    while index < words.count, words[index] == .ampersandAmpersand {
      index += 1
      parts.append(parseUnary())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func parseUnary() -> ConditionFormula {
    guard depth < 100 else { return parseAtom() }
    depth += 1
    defer { depth -= 1 }
    let start = index
    if index < words.count, words[index] == .exclamation {
      index += 1
      return .not(parseUnary())
    }
    if index < words.count, words[index] == .leftParenthesis {
      index += 1
      let inner = parseAny()
      if index < words.count, words[index] == .rightParenthesis {
        index += 1
        if isBehindOperand { return inner }
      }
      index = start
    }
    return parseAtom()
  }

  private var isBehindOperand: Bool {
    guard index < words.count else { return true }
    return [.pipePipe, .ampersandAmpersand, .rightParenthesis].contains(words[index])
  }

  /// Everything up to the next `&&`, `||` or unmatched `)`.
  private mutating func parseAtom() -> ConditionFormula {
    var spelling: [Name] = []
    var open = 0
    while index < words.count {
      let word = words[index]
      if open == 0, isBehindOperand { break }
      if word == .leftParenthesis { open += 1 }
      if word == .rightParenthesis { open -= 1 }
      spelling.append(word)
      index += 1
    }
    if spelling.count == 1, spelling[0].spelling.first?.isNumber == true {
      return .constant(spelling[0].spelling != "0")
    }
    if spelling.first == .wordDefined {
      spelling.removeAll { $0 == .leftParenthesis || $0 == .rightParenthesis }
    }
    return .atom(atom(spelling))
  }
}
