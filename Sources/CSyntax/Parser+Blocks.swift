// Blocks (C11 6.8.2) and the question what begins a declaration in them.

extension Parser {
  // compound-statement = "{" block-item* "}"

  /// Parses items of a block up to its closing brace, which is not consumed, or to the end.
  public mutating func parseBlockItems() -> [BlockItem] {
    var items: [BlockItem] = []
    if !at(.rightBrace) { items.reserveCapacity(4) }
    while !isAtEnd, !at(.rightBrace) {
      let start = index
      parseBlockItem(&items)
      if index == start {
        advance()
        let reason = note("not understood", from: start)
        items.append(.statement(Statement(.unparsed(reason), span(from: start))))
      }
    }
    return items
  }

  /// "{" block-item* "}" in a scope of its own.
  mutating func parseBraces() -> [BlockItem] {
    let opening = index
    guard depth < Self.nestingLimit else {
      if let end = partner(of: index) { index = end + 1 } else { index = self.end }
      let reason = note("nested too deeply", from: opening)
      return [.statement(Statement(.unparsed(reason), span(from: opening)))]
    }
    depth += 1
    defer { depth -= 1 }
    meanings.push()
    defer { meanings.pop() }
    advance()
    let outer = isInGroup
    isInGroup = false
    let outerEnd = mayEndAtParenthesis
    mayEndAtParenthesis = false
    defer {
      isInGroup = outer
      mayEndAtParenthesis = outerEnd
    }
    var items = parseBlockItems()
    if !take(.rightBrace) {
      // No compiler takes a block that never ends, whatever its statements would do.
      let reason = note(expected("'}'"), from: opening)
      items.insert(.statement(Statement(.unparsed(reason), here)), at: 0)
    }
    return items
  }

  // block-item = declaration | statement | function-definition | static-assertion
  //            | "__label__" name ("," name)* ";"

  mutating func parseBlockItem(_ items: inout [BlockItem]) {
    let start = index
    switch text {
    case .wordReservedStaticAssert:
      let assertion = parseStaticAssertion()
      items.append(.staticAssertion(assertion.condition, assertion.span))
      return
    case .wordGnuLabelAlternate:
      items.append(parseLocalLabels())
      return
    default: break
    }
    guard isDeclarationStart() else {
      items.append(.statement(parseStatement()))
      return
    }
    switch parseDeclarationOrFunction() {
    case .declaration(let declaration): items.append(.declaration(declaration))
    case .function(let function): items.append(.function(function))
    case .invocation(let invocation):
      items.append(.statement(Statement(.invocation(invocation), span(from: start))))
    case .unparsed(let reason):
      items.append(.statement(Statement(.unparsed(reason), span(from: start))))
    }
  }

  private mutating func parseLocalLabels() -> BlockItem {
    let start = index
    advance()
    var names: [Name] = []
    while isIdentifier {
      names.append(text)
      advance()
      guard take(.comma) else { break }
    }
    if !take(.semicolon) {
      let message = expected("';'")
      skipStatement()
      let reason = note(message, from: start)
      return .statement(Statement(.unparsed(reason), span(from: start)))
    }
    return .localLabels(names, span(from: start))
  }

  /// Whether the next item of a block is a declaration.
  mutating func isDeclarationStart() -> Bool {
    if text.isKeyword { return isDeclarationKeyword() }
    guard isIdentifier else { return false }
    let name = text
    let next = peek()
    if next == .colon || meanings[name] == false { return false }
    if form == .natural, name == Self.inlineAssembly { return false }
    if isIdentifier(at: index + 1) { return form == .expanded || !isLoneName() }
    switch next {
    case .star: return isTypeName(name) || isUnknownPointer()
    case .leftParenthesis:
      if form == .natural, isDeclarationOfMadeType() { return true }
      guard isTypeName(name), let end = partner(of: index + 1) else { return false }
      if form == .natural, peek(2) != .star {
        // `update_clk_t(device);` is a call, whatever its name looks like.
        return end == index + 3 && isIdentifier(at: index + 2) && text(at: end + 1) != .semicolon
      }
      let behind = text(at: end + 1)
      return peek(2) == .star || peek(2) == .leftParenthesis
        || isIdentifier(at: index + 2)
          && (behind == .semicolon || behind == .equal || behind == .leftBracket
            || behind == .comma)
    default:
      guard next.isKeyword else { return false }
      return isSpecifierKeyword(next)
    }
  }

  /// `name_t *p;` of an unknown type: a product that nobody uses is no statement anybody writes.
  private mutating func isUnknownPointer() -> Bool {
    guard meanings[text] == nil else { return false }
    var next = index + 1
    while text(at: next) == .star { next += 1 }
    if qualifier(text(at: next)) != nil { return true }
    guard isIdentifier(at: next) else { return false }
    if form == .natural, isIdentifier(at: next + 1) { return true }
    switch text(at: next + 1) {
    case .semicolon, .equal, .comma: return true
    case .leftBracket: return form == .natural
    default: return false
    }
  }

  /// Attributes and `__extension__` may begin a statement as well.
  private mutating func isDeclarationKeyword() -> Bool {
    var next = index
    while next < end {
      if isAttributeWord(text(at: next)) {
        next = (partner(of: next + 1) ?? next) + 1
      } else if text(at: next) == .wordGnuExtensionAlternate {
        next += 1
      } else if next == index {
        return isSpecifierKeyword(text)
      } else {
        return isTypeStart(at: next) || (isIdentifier(at: next) && isIdentifier(at: next + 1))
      }
    }
    return false
  }
}
