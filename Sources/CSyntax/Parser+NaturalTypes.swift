// Types of which nobody says that they are: in the natural form (see Parser+Natural.swift) no include has
// been read, so shape decides, what stands behind a name above all.

extension Parser {
  // made-type = name "(" argument* ")"

  /// Whether a macro invocation stands for a type: a declared name or `*` and a name follow.
  mutating func isMadeType(at start: Int) -> Bool {
    guard let end = end(ofGroup: start + 1) else { return false }
    var next = end + 1
    let isPointer = text(at: next) == .star
    while text(at: next) == .star || qualifier(text(at: next)) != nil { next += 1 }
    if isPointer, text(at: next) == .rightParenthesis { return true }
    guard isIdentifier(at: next), !tokens[next].flags.contains(.startsLine) else { return false }
    switch text(at: next + 1) {
    case .semicolon, .equal, .comma, .leftBracket, .leftParenthesis, .rightParenthesis: return true
    default: return false
    }
  }

  /// `asmlinkage name_t __visible f(void)` and `static TARGET("x") name_t f(void)`: a type nobody
  /// knows behind a word for attributes.
  mutating func isAttributeBeforeUnknownType() -> Bool {
    guard !isTypeName(text) else { return false }
    if peek() == .leftParenthesis {
      guard let end = end(ofGroup: index + 1, limit: 60), index + 2 < self.end,
        tokens[index + 2].kind == .string || tokens[index + 2].kind == .number
      else { return false }
      if isIdentifier(at: end + 1) {
        return isIdentifier(at: end + 2) || text(at: end + 2) == .star
          || looksLikeAttribute(text(at: end + 1)) || isTypeStart(at: end + 1)
      }
      return isTypeStart(at: end + 1) && looksLikeAttribute(text) || isBasicType(text(at: end + 1))
    }
    guard looksLikeAttribute(text) else { return false }
    if isTypeKeyword(peek()) { return true }
    guard isIdentifier(at: index + 1) else { return false }
    if looksLikeAttribute(peek()), peek(2) == .leftParenthesis {
      return index + 3 < end && tokens[index + 3].kind != .identifier
    }
    return isIdentifier(at: index + 2) && text(at: index + 3) != .semicolon || peek(2) == .star
  }

  /// Whether the declared name follows attributes: `type __visible name(...)`.
  mutating func isNameBehindAttributes(at start: Int) -> Bool {
    var next = start
    while isIdentifier(at: next), looksLikeAttribute(text(at: next)) { next += 1 }
    return isIdentifier(at: next)
  }

  /// Whether a tag is made by a macro: what follows its parentheses follows a type.
  mutating func isMadeTag() -> Bool {
    guard let end = end(ofGroup: index + 1), peek(2) != .star else { return false }
    let next = text(at: end + 1)
    return next == .rightParenthesis || next == .star || next == .leftBrace || next == .comma
      || isIdentifier(at: end + 1)
  }

  /// The index of the parenthesis that closes a short group; invocations that are types are short.
  mutating func end(ofGroup start: Int, limit: Int = 20) -> Int? {
    var depth = 0
    var index = start
    while index < end, index < start + limit {
      if text(at: index) == .leftParenthesis { depth += 1 }
      if text(at: index) == .rightParenthesis {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  mutating func parseMadeType() -> Expression {
    let start = index
    let callee = Expression(.name(text), here)
    advance()
    let arguments = parseArguments() ?? []
    return Expression(.call(callee, arguments), span(from: start))
  }

  /// `ELF(Shdr) *header = NULL;`, which is a product as well: one that nobody would compute.
  mutating func isDeclarationOfMadeType() -> Bool {
    guard let end = end(ofGroup: index + 1), isMadeType(at: index) else { return false }
    guard text(at: end + 1) == .star else { return text(at: end + 2) != .leftParenthesis }
    var next = end + 1
    while text(at: next) == .star { next += 1 }
    return text(at: next + 1) != .leftParenthesis
  }

  /// Whether `(` begins a type in parentheses, an identifier standing behind it.
  ///
  /// Nobody says which names are types, so what stands behind decides: `(name) x` and `(name *)` are
  /// casts, `(name) + x` is one only if the name looks like a type.
  mutating func isNaturalParenthesizedType() -> Bool {
    let name = peek()
    var next = index + 2
    if text(at: next) == .leftParenthesis {
      if isTypeName(name), text(at: next + 1) == .star { return true }
      guard let end = end(ofGroup: next), text(at: end + 1) == .star else { return false }
      next = end + 1
      while text(at: next) == .star { next += 1 }
      return text(at: next) == .rightParenthesis
    }
    while isIdentifier(at: next) || isSpecifierKeyword(text(at: next)) { next += 1 }
    let words = next - index - 1
    var stars = 0
    while text(at: next) == .star || qualifier(text(at: next)) != nil
      || stars > 0 && isIdentifier(at: next) && text(at: next + 1) == .star
        && looksLikeAttribute(text(at: next))
    {
      next += 1
      stars += 1
    }
    switch text(at: next) {
    case .rightParenthesis: break
    case .leftParenthesis: return stars == 0 && isTypeName(name) && text(at: next + 1) == .star
    case .leftBracket: return isTypeName(name)
    default: return false
    }
    if stars > 0 || words > 1 || isTypeName(name) { return true }
    let behind = next + 1
    guard behind < end else { return false }
    switch tokens[behind].kind {
    case .number, .string, .character: return true
    case .identifier:
      let word = text(at: behind)
      return !word.isKeyword || word == .wordSizeof || word == .wordGnuExtensionAlternate
    case .punctuator:
      let mark = text(at: behind)
      if mark == .leftParenthesis { return isTypeStart(at: behind + 1) }
      return mark == .leftBrace || mark == .exclamation || mark == .tilde
    case .other: return false
    }
  }

  /// Whether what stands behind the parentheses of a type can be cast.
  mutating func isOperandBehindType() -> Bool {
    guard let end = partner(of: index), end + 1 < self.end, tokens[end + 1].kind == .punctuator
    else {
      return true
    }
    switch text(at: end + 1) {
    case .leftParenthesis, .leftBrace, .star, .ampersand, .plus, .minus, .tilde, .exclamation,
      .plusPlus, .minusMinus, .ampersandAmpersand:
      return true
    default: return false
    }
  }
}
