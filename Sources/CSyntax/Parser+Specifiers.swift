// Declaration specifiers (C11 6.7.1 to 6.7.4), with tolerance for unknown words among them.

/// What is known of the place that specifiers stand in.
enum SpecifierRole {
  /// A type may be missing: implicit int, or a macro that is not expanded.
  case declaration
  /// A type must stand here, so an unknown name is one.
  case member
  /// As for a member, and no name can be declared: of two unknown names the first is no type.
  case typeName
}

extension Parser {
  // declaration-specifiers = (storage | function-specifier | qualifier | type-specifier
  //                          | alignment | attributes | "__extension__")*

  /// Parses what stands before declarators.
  ///
  /// - Parameter role: What is known of the place they stand in.
  mutating func parseDeclarationSpecifiers(_ role: SpecifierRole) -> DeclarationSpecifiers {
    let start = index
    var specifiers = DeclarationSpecifiers(span: here)
    guard depth < Self.nestingLimit else {
      advance()
      specifiers.type = .unparsed(note("nested too deeply", from: start))
      return specifiers
    }
    depth += 1
    defer { depth -= 1 }
    var words: [Name] = []
    var hasType = false
    while !isAtEnd {
      let name = text
      if name.isKeyword {
        if isBasicType(name), !hasType || !words.isEmpty {
          let word = basicName(name)
          if words.isEmpty { words = Self.alone[Int(word.number)] } else { words.append(word) }
          hasType = true
          advance()
        } else if isTypeKeyword(name), !hasType {
          specifiers.type = parseTypeSpecifier()
          hasType = true
        } else if !parseStorageOrQualifier(&specifiers, hasType: &hasType) {
          break
        }
      } else if Self.isBuiltinType(name), !hasType || !words.isEmpty {
        words.append(name)
        hasType = true
        advance()
      } else if kind == .identifier {
        guard parseWord(&specifiers, hasType: &hasType, role) else {
          break
        }
      } else {
        break
      }
    }
    if !words.isEmpty { specifiers.type = .basic(words) }
    if !hasType, role != .declaration {
      specifiers.type = .unparsed(note(expected("a type"), from: index))
    }
    specifiers.span = span(from: start)
    return specifiers
  }

  /// For each word of the language the list of it alone: most types are one word, and share it.
  private static let alone = (0..<Name.wordDefine.number).map { [Name(number: $0)] }

  /// One spelling for words that have several.
  private func basicName(_ name: Name) -> Name {
    switch name {
    case .wordGnuSigned, .wordGnuSignedAlternate: .wordSigned
    case .wordGnuComplexAlternate: .wordReservedComplex
    default: name
    }
  }

  private mutating func parseStorageOrQualifier(
    _ specifiers: inout DeclarationSpecifiers, hasType: inout Bool
  ) -> Bool {
    if let storage = storage(text) {
      specifiers.storage.insert(storage)
      advance()
    } else if at(.wordReservedAtomic), peek() == .leftParenthesis {
      advance()
      guard let type = parseParenthesizedTypeName() else { return true }
      specifiers.type = .typeofType(type)
      specifiers.qualifiers.insert(.atomic)
      hasType = true
    } else if let qualifier = qualifier(text) {
      specifiers.qualifiers.insert(qualifier)
      advance()
    } else if isAttributeWord(text) {
      parseAttributeSpecifier(&specifiers.attributes)
    } else if at(.wordReservedAlignas) {
      specifiers.attributes.append(parseAlignment())
    } else if at(.wordGnuSegGs) || at(.wordGnuSegFs) {
      specifiers.attributes.append(parseAttributeBeforeDeclarator())
    } else if at(.wordGnuExtensionAlternate) {
      advance()
    } else {
      return false
    }
    return true
  }

  // type-specifier = record-specifier | enum-specifier | typeof | "__auto_type"

  private mutating func parseTypeSpecifier() -> TypeSpecifier {
    switch text {
    case .wordStruct, .wordUnion: return parseRecordSpecifier()
    case .wordEnum: return parseEnumSpecifier()
    case .wordGnuAutoType:
      advance()
      return .auto
    default: return parseTypeof()
    }
  }

  // typeof = "typeof" "(" (type-name | expression) ")"

  private mutating func parseTypeof() -> TypeSpecifier {
    let start = index
    let mark = troubles.count
    advance()
    let opening = index
    guard take(.leftParenthesis) else { return .unparsed(note(expected("'('"), from: start)) }
    let type: TypeSpecifier =
      isTypeStart ? .typeofType(parseTypeName()) : .typeofValue(parseExpression())
    guard close(opening, with: .rightParenthesis) else {
      return .unparsed(note(expected("')'"), from: start, since: mark))
    }
    return type
  }

  // MARK: Words that are not the language's

  /// Reads a typedef name or a word of a macro that stands for attributes.
  ///
  /// - Returns: Whether the word belongs to the specifiers; if not, it is the declared name.
  private mutating func parseWord(
    _ specifiers: inout DeclarationSpecifiers, hasType: inout Bool, _ role: SpecifierRole
  ) -> Bool {
    if hasType {
      guard role == .typeName || isAttributeBehindType(specifiers) else { return false }
      specifiers.attributes.append(
        peek() == .leftParenthesis ? parseAttribute() : parseAttributeBeforeDeclarator())
      return true
    }
    if form == .natural, peek() == .leftParenthesis, isMadeType(at: index) {
      specifiers.type = .invocation(parseMadeType())
      hasType = true
      return true
    }
    if form == .natural, role == .declaration, isAttributeBeforeUnknownType() {
      specifiers.attributes.append(
        peek() == .leftParenthesis ? parseAttribute() : parseAttributeBeforeDeclarator())
      return true
    }
    if isTypeName(text) || isUnknownType(role) {
      specifiers.type = .named(text)
      hasType = true
      advance()
      return true
    }
    guard isAttributeBeforeType(role) else { return false }
    specifiers.attributes.append(
      peek() == .leftParenthesis ? parseAttribute() : parseAttributeBeforeDeclarator())
    return true
  }

  /// Whether an unknown word behind a type is not the declared name.
  private mutating func isAttributeBehindType(_ specifiers: DeclarationSpecifiers) -> Bool {
    let next = peek()
    if next == .leftParenthesis {
      // `int __printf(1, 2) f(...)`: a declared function has no literals for parameters.
      guard index + 2 < self.end else { return false }
      let argument = tokens[index + 2].kind
      guard looksLikeAttribute(text) else {
        // `int PRINTF(1, 2) f(...)`
        guard form == .natural, argument == .number, let end = partner(of: index + 1) else {
          return false
        }
        return isIdentifier(at: end + 1) && text(at: end + 2) == .leftParenthesis
      }
      guard let end = partner(of: index + 1) else { return false }
      return argument == .number || argument == .string || text(at: end + 1) == .star
        || (isNameBehindInvocations(at: end + 1)
          && !isTypeStart(at: index + 2) && text(at: index + 2) != .rightParenthesis)
    }
    if isTypeKeyword(next) || storage(next) != nil { return true }
    if next == .semicolon, tokens[index - 1].text == .rightBrace {
      // `struct s { ... } __packed;`
      return looksLikeRecordAttribute(text)
    }
    return isAttributeBeforeDeclarator()
  }

  private func looksLikeRecordAttribute(_ name: Name) -> Bool {
    let spelling = name.spelling
    return [
      "__packed", "____cacheline", "__randomize", "__no_randomize", "__designated", "__aligned",
    ]
    .contains { spelling.hasPrefix($0) }
  }

  /// Whether an unknown word where a type may stand is one.
  private mutating func isUnknownType(_ role: SpecifierRole) -> Bool {
    let next = peek()
    if isIdentifier(at: index + 1) {
      // `__init name_t f(void)`: the known type is the type.
      return role != .typeName && !typeFollows(at: index + 1)
    }
    if next == .star || qualifier(next) != nil || isAttributeWord(next) {
      return !typeFollows(at: index + 1)
    }
    // `name_t (*f)(void)`: nothing else begins like that where no expression can stand.
    if next == .leftParenthesis, isDeclaratorGroup() { return true }
    guard role != .declaration else { return false }
    if next == .leftParenthesis, let end = partner(of: index + 1) {
      return !typeFollows(at: end + 1)
    }
    return !isSpecifierKeyword(next)
  }

  /// Whether an unknown word stands for attributes, a type following behind it.
  private mutating func isAttributeBeforeType(_ role: SpecifierRole) -> Bool {
    if peek() == .leftParenthesis {
      guard let end = partner(of: index + 1), text(at: end + 1) != .leftBrace else { return false }
      guard looksLikeAttribute(text) else { return false }
      return typeFollows(at: end + 1)
    }
    if role == .typeName, isIdentifier(at: index + 1) { return true }
    return typeFollows(at: index + 1) || isStorageOrQualifier(peek())
  }
}
