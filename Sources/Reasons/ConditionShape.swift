// How to read this file: a condition is taken apart along `&&`, `||`, `!` and parentheses (C11 6.5.13, 6.5.14, 6.5.3.3);
// what is between them is an operand, which is nothing but true or false here. Where the text alone does not say what it
// does, it is not taken apart at all.

/// A condition as `&&`, `||` and `!` make it of operands.
///
/// `a == b` is the opposite of the operand `a != b`, and `a != NULL` is the operand `a`, so that two ways of writing one
/// thing are one operand.
indirect enum ConditionShape {
  case operand(Operand)
  case not(ConditionShape)
  case both(ConditionShape, ConditionShape)
  case either(ConditionShape, ConditionShape)

  /// Something that is true or false.
  struct Operand {
    /// An expression that says so, its tokens joined by one space.
    let text: String
    /// The comparison that it is written as, if it is one: `==` for `a == 0`.
    let comparison: String?
    /// What is compared, the tokens joined by one space.
    var sides: [String] = []
  }

  /// Longer conditions are not taken apart.
  private static let tokenLimit = 400
  private static let depthLimit = 40
  /// What is not sure to be asked without doing something, or is not sure to be asked.
  private static let refused: Set = [
    "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++", "--", "?",
    "{", "}", ";", "#", "##", "...", "\\",
  ]

  /// Takes a condition apart; nil for one that is too long, that parentheses do not fit, or that does something.
  init?(_ text: String) {
    let tokens = conditionTokens(text).map(\.text)
    guard !tokens.isEmpty, tokens.count <= Self.tokenLimit,
      !tokens.contains(where: { Self.refused.contains($0) }), Self.isBalanced(tokens),
      let shape = Self.parse(tokens[...], depth: 0)
    else { return nil }
    self = shape
    // A call may say one thing now and another then.
    var isAsked: Set<String> = []
    for operand in leaves {
      if !isAsked.insert(operand.text).inserted, Self.hasCall(operand.text) { return nil }
    }
  }

  /// All operands as they stand.
  var leaves: [Operand] {
    switch self {
    case .operand(let operand): [operand]
    case .not(let inner): inner.leaves
    case .both(let a, let b), .either(let a, let b): a.leaves + b.leaves
    }
  }

  /// The operands in the order in which they are asked, each once.
  var operands: [String] {
    var found: [String] = []
    for leaf in leaves where !found.contains(leaf.text) { found.append(leaf.text) }
    return found
  }

  /// What it comes to.
  func value(_ operand: (String) -> Bool) -> Bool {
    switch self {
    case .operand(let leaf): operand(leaf.text)
    case .not(let inner): !inner.value(operand)
    case .both(let a, let b): a.value(operand) && b.value(operand)
    case .either(let a, let b): a.value(operand) || b.value(operand)
    }
  }

  /// What it comes to, operands being asked only as far as that takes; nil where one of them is not known.
  func known(_ operand: (Operand) -> Bool?) -> Bool? {
    switch self {
    case .operand(let leaf): return operand(leaf)
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
    guard depth <= depthLimit, !tokens.isEmpty, split(tokens, at: ",") == nil else { return nil }
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
    let operators = binaryOperators(tokens)
    let whole = ConditionShape.operand(
      Operand(text: tokens.joined(separator: " "), comparison: nil))
    if operators.isEmpty {
      guard first == "!" else { return whole }
      return parse(tokens.dropFirst(), depth: depth + 1).map { .not($0) }
    }
    // What binds less tightly than a comparison takes its result, which is then no operand.
    if operators.contains(where: { ["&", "|", "^"].contains($0.text) }) { return whole }
    let equalities = operators.filter { $0.text == "==" || $0.text == "!=" }
    let relations = operators.filter { ["<", ">", "<=", ">="].contains($0.text) }
    if equalities.isEmpty, relations.count == 1 {
      let place = relations[0].place
      return .operand(
        Operand(
          text: tokens.joined(separator: " "), comparison: relations[0].text,
          sides: operators.count > 1 ? [] : sides(tokens[..<place], tokens[(place + 1)...])))
    }
    guard equalities.count == 1, let equality = equalities.first else { return whole }
    let (left, right) = (tokens[..<equality.place], tokens[(equality.place + 1)...])
    guard !left.isEmpty, !right.isEmpty else { return nil }
    let operand = Operand(
      text: difference(left, right), comparison: equality.text, sides: sides(left, right))
    return equality.text == "==" ? .not(.operand(operand)) : .operand(operand)
  }

  private static func sides(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> [String] {
    [left.joined(separator: " "), right.joined(separator: " ")]
  }

  private static func difference(
    _ left: ArraySlice<String>, _ right: ArraySlice<String>
  ) -> String {
    func isZero(_ side: ArraySlice<String>) -> Bool {
      side.count == 1 && (side.first == "NULL" || side.first == "0")
    }
    let (a, b) = (left.joined(separator: " "), right.joined(separator: " "))
    // `a < b != 0` is `(a < b) != 0`.
    return isZero(right) ? a : isZero(left) ? b : "\(a) != \(b)"
  }

  /// The operators with two sides that stand outside of parentheses.
  private static func binaryOperators(
    _ tokens: ArraySlice<String>
  ) -> [(place: Int, text: String)] {
    let binary: Set = [
      "<", ">", "<=", ">=", "==", "!=", "/", "%", "|", "^", "<<", ">>", ",", ":",
    ]
    // These have one side as well; a parenthesis before them may be that of a cast.
    let both: Set = ["&", "*", "+", "-"]
    var found: [(Int, String)] = []
    var depth = 0
    var previous = ""
    for place in tokens.indices {
      let token = tokens[place]
      if token == "(" || token == "[" { depth += 1 }
      if token == ")" || token == "]" { depth -= 1 }
      if depth == 0 {
        let isAfterOperand =
          ConditionToken(text: previous).isWord || previous == ")" || previous == "]"
        if binary.contains(token) || both.contains(token) && isAfterOperand {
          found.append((place, token))
        }
      }
      previous = token
    }
    return found
  }

  private static func isBalanced(_ tokens: [String]) -> Bool {
    var open: [String] = []
    for token in tokens {
      switch token {
      case "(", "[": open.append(token)
      case ")": if open.popLast() != "(" { return false }
      case "]": if open.popLast() != "[" { return false }
      default: continue
      }
    }
    return open.isEmpty
  }

  private static func hasCall(_ text: String) -> Bool {
    let tokens = conditionTokens(text)
    return zip(tokens, tokens.dropFirst()).contains { word, next in
      (word.isWord && !["sizeof", "typeof", "defined"].contains(word.text) || word.text == ")")
        && next.text == "("
    }
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
