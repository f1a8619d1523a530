// Structs, unions and enums (C11 6.7.2.1, 6.7.2.2).

extension Parser {
  // record-specifier = ("struct" | "union") attributes name? ("{" member-declaration* "}")? attributes

  mutating func parseRecordSpecifier() -> TypeSpecifier {
    let start = index
    let isUnion = at(.wordUnion)
    advance()
    var attributes = parseAttributes()
    let tag = parseTag(&attributes)
    guard at(.leftBrace) else {
      if tag == nil { return .unparsed(note(expected("a tag or '{'"), from: start)) }
      return .record(
        RecordSpecifier(
          isUnion: isUnion, tag: tag, members: nil, attributes: attributes, span: span(from: start))
      )
    }
    let members = parseMembers()
    let end = span(from: start)
    attributes.add(all: parseRecordAttributes())
    return .record(
      RecordSpecifier(
        isUnion: isUnion, tag: tag, members: members, attributes: attributes, span: end))
  }

  /// A tag; an unknown word before it, as in `struct __packed s {`, is an attribute.
  private mutating func parseTag(_ attributes: inout [Attribute]) -> Name? {
    guard isIdentifier else { return nil }
    while isIdentifier(at: index + 1), peek(2) == .leftBrace {
      attributes.append(parseAttributeBeforeDeclarator())
    }
    let tag = text
    if form == .natural, peek() == .leftParenthesis, isMadeTag() {
      // `struct TOKEN(SET, elem)`
      attributes.append(parseAttribute())
      return tag
    }
    advance()
    // Attributes behind a tag belong to the record only if its members follow.
    if isAttributeWord(text) {
      let back = index
      let more = parseAttributes()
      if at(.leftBrace) { attributes += more } else { index = back }
    }
    return tag
  }

  private mutating func parseRecordAttributes() -> [Attribute] {
    var attributes: [Attribute] = []
    while isAttributeWord(text) { parseAttributeSpecifier(&attributes) }
    return attributes
  }

  // "{" member-declaration* "}"

  private mutating func parseMembers() -> [MemberDeclaration] {
    let opening = index
    advance()
    var members: [MemberDeclaration] = []
    while !isAtEnd, !at(.rightBrace) {
      let start = index
      if take(.semicolon) { continue }
      if at(.wordReservedStaticAssert) {
        _ = parseStaticAssertion()
      } else {
        members.append(parseMemberDeclaration())
      }
      if index == start { advance() }
    }
    if !close(opening, with: .rightBrace) { _ = note(expected("'}'"), from: opening) }
    return members
  }

  // member-declaration = declaration-specifiers (member-declarator ("," member-declarator)*)? ";"

  private mutating func parseMemberDeclaration() -> MemberDeclaration {
    let start = index
    let mark = troubles.count
    let isMacro = isIdentifier && peek() == .leftParenthesis && !isTypeName(text)
    if isMacro, form == .natural, let invocation = parseInvocationOfMembers() { return invocation }
    var specifiers = parseDeclarationSpecifiers(isMacro ? .declaration : .member)
    var declarators: [MemberDeclarator] = []
    if !at(.semicolon) {
      repeat {
        declarators.add(parseMemberDeclarator())
      } while take(.comma)
    }
    let isTyped = if case .basic(let words) = specifiers.type { !words.isEmpty } else { true }
    // gcc accepts the last member without its semicolon, with a warning.
    guard isTyped, take(.semicolon) || at(.rightBrace) else {
      let message = isTyped ? expected("';'") : "a macro that is not expanded"
      skipStatement()
      specifiers.type = .unparsed(note(message, from: start, since: mark))
      return MemberDeclaration(specifiers: specifiers, declarators: [])
    }
    return MemberDeclaration(specifiers: specifiers, declarators: declarators)
  }

  // member-declarator = declarator attributes | declarator? ":" constant-expression attributes

  private mutating func parseMemberDeclarator() -> MemberDeclarator {
    var declarator: Declarator?
    if !at(.colon) { declarator = parseDeclarator(mayBeAbstract: false) }
    let width = take(.colon) ? parseConditionalExpression() : nil
    let attributes = parseTrailingAttributes()
    return MemberDeclarator(declarator: declarator, width: width, attributes: attributes)
  }

  // enum-specifier = "enum" attributes name? (":" type-name)? ("{" enumerators ","? "}")? attributes

  mutating func parseEnumSpecifier() -> TypeSpecifier {
    let start = index
    advance()
    var attributes = parseAttributes()
    let tag = parseTag(&attributes)
    var enumerators: [(name: Name, value: Expression?)]?
    var end = span(from: start)
    if at(.leftBrace) {
      enumerators = parseEnumerators()
      end = span(from: start)
      attributes.add(all: parseRecordAttributes())
    } else if tag == nil {
      return .unparsed(note(expected("a tag or '{'"), from: start))
    }
    return .enumeration(
      EnumSpecifier(tag: tag, enumerators: enumerators, attributes: attributes, span: end))
  }

  // enumerators = name attributes ("=" constant-expression)? ("," ...)*

  private mutating func parseEnumerators() -> [(name: Name, value: Expression?)] {
    let opening = index
    advance()
    var enumerators: [(name: Name, value: Expression?)] = []
    while isIdentifier {
      let name = text
      advance()
      _ = parseAttributes()
      let value = take(.equal) ? parseConditionalExpression() : nil
      enumerators.append((name, value))
      if !meanings.isFileScope { meanings.declare(name, isType: false) }
      guard take(.comma) else { break }
    }
    let mark = index
    if !close(opening, with: .rightBrace) { _ = note("expected '}' after enumerators", from: mark) }
    return enumerators
  }
}
