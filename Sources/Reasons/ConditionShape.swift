/// A condition as `&&`, `||` and `!` make it of operands.
///
/// `a == b` is the opposite of the operand `a != b`, and `a != NULL` is the operand `a`, so that two ways of writing one
/// thing are one operand.
indirect enum ConditionShape: Hashable {
  case operand(String)
  case not(ConditionShape)
  case both(ConditionShape, ConditionShape)
  case either(ConditionShape, ConditionShape)

  /// Longer conditions are not taken apart.
  private static let tokenLimit = 400
  private static let depthLimit = 40

  /// Takes a condition apart; nil for one that is too long or that parentheses do not fit.
  init?(_ text: String) {
    let tokens = conditionTokens(text).map(\.text)
    guard !tokens.isEmpty, tokens.count <= Self.tokenLimit,
      let shape = Self.parse(tokens[...], depth: 0)
    else { return nil }
    self = shape
  }

  /// The operands in the order in which they are asked, each once.
  var operands: [String] {
    var found: [String] = []
    func add(_ shape: ConditionShape) {
      switch shape {
      case .operand(let text): if !found.contains(text) { found.append(text) }
      case .not(let inner): add(inner)
      case .both(let a, let b), .either(let a, let b):
        add(a)
        add(b)
      }
    }
    add(self)
    return found
  }

  /// What it comes to.
  func value(_ operand: (String) -> Bool) -> Bool {
    switch self {
    case .operand(let text): operand(text)
    case .not(let inner): !inner.value(operand)
    case .both(let a, let b): a.value(operand) && b.value(operand)
    case .either(let a, let b): a.value(operand) || b.value(operand)
    }
  }

  /// What it comes to, operands being asked only as far as that takes; nil where one of them is not known.
  func known(_ operand: (String) -> Bool?) -> Bool? {
    switch self {
    case .operand(let text): return operand(text)
    case .not(let inner): return inner.known(operand).map { !$0 }
    case .both(let a, let b):
      guard let first = a.known(operand) else { return nil }
      return first ? b.known(operand) : false
    case .either(let a, let b):
      guard let first = a.known(operand) else { return nil }
      return first ? true : b.known(operand)
    }
  }

  // MARK: Parsing

  private static func parse(_ tokens: ArraySlice<String>, depth: Int) -> ConditionShape? {
    guard depth <= depthLimit, !tokens.isEmpty else { return nil }
    if let parts = split(tokens, at: "||") {
      return joined(parts, depth) { .either($0, $1) }
    }
    if let parts = split(tokens, at: "&&") {
      return joined(parts, depth) { .both($0, $1) }
    }
    return piece(tokens, depth)
  }

  private static func joined(
    _ parts: [ArraySlice<String>], _ depth: Int,
    _ join: (ConditionShape, ConditionShape) -> ConditionShape
  ) -> ConditionShape? {
    var whole: ConditionShape?
    for part in parts {
      guard let shape = parse(part, depth: depth + 1) else { return nil }
      whole = whole.map { join($0, shape) } ?? shape
    }
    return whole
  }

  /// What stands between `&&` and `||`.
  private static func piece(_ tokens: ArraySlice<String>, _ depth: Int) -> ConditionShape? {
    guard let first = tokens.first else { return nil }
    if first == "(", closing(of: tokens) == tokens.endIndex - 1 {
      return parse(tokens.dropFirst().dropLast(), depth: depth + 1)
    }
    if first == "likely" || first == "unlikely", tokens.dropFirst().first == "(",
      closing(of: tokens.dropFirst()) == tokens.endIndex - 1
    {
      return parse(tokens.dropFirst(2).dropLast(), depth: depth + 1)
    }
    let compared = split(tokens, at: "==")
    let differing = split(tokens, at: "!=")
    if first == "!", compared == nil, differing == nil, !hasBinaryOperator(tokens.dropFirst()) {
      return parse(tokens.dropFirst(), depth: depth + 1).map { .not($0) }
    }
    if let compared, compared.count == 2, differing == nil {
      return difference(compared[0], compared[1]).map { .not($0) }
    }
    if let differing, differing.count == 2, compared == nil {
      return difference(differing[0], differing[1])
    }
    return .operand(tokens.joined(separator: " "))
  }

  private static func difference(
    _ left: ArraySlice<String>, _ right: ArraySlice<String>
  ) -> ConditionShape? {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    let (a, b) = (left.joined(separator: " "), right.joined(separator: " "))
    if b == "NULL" || b == "0" { return .operand(a) }
    return .operand("\(a) != \(b)")
  }

  /// Whether something besides `!` and what binds tighter stands there, outside of parentheses.
  private static func hasBinaryOperator(_ tokens: ArraySlice<String>) -> Bool {
    let binary: Set = [
      "<", ">", "<=", ">=", "+", "-", "/", "%", "|", "^", "<<", ">>", "?", ",", "=",
    ]
    var depth = 0
    for (token, previous) in zip(tokens, [""] + tokens) {
      if token == "(" || token == "[" { depth += 1 }
      if token == ")" || token == "]" { depth -= 1 }
      guard depth == 0 else { continue }
      if binary.contains(token) { return true }
      let isAfterOperand = ConditionToken(text: previous).isWord || previous == ")"
      if token == "&" || token == "*", isAfterOperand { return true }
    }
    return false
  }

  /// The parts between the places of an operator outside of parentheses; nil where it does not stand.
  private static func split(
    _ tokens: ArraySlice<String>, at wanted: String
  ) -> [ArraySlice<String>]? {
    var (depth, start) = (0, tokens.startIndex)
    var parts: [ArraySlice<String>] = []
    for index in tokens.indices {
      switch tokens[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case wanted where depth == 0:
        parts.append(tokens[start..<index])
        start = index + 1
      default: continue
      }
      if depth < 0 { return nil }
    }
    return parts.isEmpty ? nil : parts + [tokens[start...]]
  }

  /// Where the parenthesis closes that begins some tokens.
  private static func closing(of tokens: ArraySlice<String>) -> Int? {
    var depth = 0
    for index in tokens.indices {
      if tokens[index] == "(" { depth += 1 }
      if tokens[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
