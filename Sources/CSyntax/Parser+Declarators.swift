// Declarators (C11 6.7.6) and type names (6.7.7).

extension Parser {
  // declarator = ("*" qualifier*)* direct-declarator

  /// Parses a declarator, abstract or not; without a name it is abstract.
  ///
  /// - Parameter mayBeAbstract: Whether `(name)` of a type is a parameter and not a name declared
  ///   anew (C11 6.7.6.3p11).
  mutating func parseDeclarator(mayBeAbstract: Bool = true) -> Declarator {
    guard depth < Self.nestingLimit else {
      let start = index
      if let end = partner(of: index), end > index { index = end + 1 } else { advance() }
      _ = note("nested too deeply", from: start)
      return .name(nil, here)
    }
    depth += 1
    defer { depth -= 1 }
    var leading = parsePointerAttributes().attributes
    // Of the last star, which mostly is the only one, only the qualifiers are kept apart.
    var outer: [(qualifiers: Qualifiers, attributes: [Attribute])] = []
    var last: (qualifiers: Qualifiers, attributes: [Attribute])?
    while at(.star) || at(.caret), outer.count + (last == nil ? 0 : 1) < Self.nestingLimit {
      advance()
      if let last { outer.append(last) }
      last = parsePointerAttributes()
    }
    if let last { leading.add(all: last.attributes) }
    var declarator = parseDirectDeclarator(mayBeAbstract)
    if !leading.isEmpty { declarator = .attributed(declarator, leading) }
    if let last { declarator = .pointer(declarator, last.qualifiers) }
    for pointer in outer.reversed() {
      declarator = .pointer(declarator, pointer.qualifiers)
      if !pointer.attributes.isEmpty { declarator = .attributed(declarator, pointer.attributes) }
    }
    return declarator
  }

  /// Qualifiers and attributes behind a `*` or at the front of a declarator.
  private mutating func parsePointerAttributes() -> (
    qualifiers: Qualifiers, attributes: [Attribute]
  ) {
    var qualifiers: Qualifiers = []
    var attributes: [Attribute] = []
    while true {
      if let qualifier = qualifier(text) {
        qualifiers.insert(qualifier)
        advance()
      } else if isAttributeWord(text) || at(.wordGnuExtensionAlternate) {
        attributes += parseAttributes()
      } else if isIdentifier, isAttributeBeforeDeclarator() {
        attributes.append(parseAttributeBeforeDeclarator())
      } else if form == .natural, isIdentifier, peek() == .leftParenthesis,
        looksLikeAttribute(text), let end = partner(of: index + 1),
        isNameBehindInvocations(at: end + 1)
      {
        // `char *__printf(1, 2) f(...)`
        attributes.append(parseAttribute())
      } else {
        return (qualifiers, attributes)
      }
    }
  }

  /// Whether a word is one of a macro for attributes, a declarator standing behind it.
  mutating func isAttributeBeforeDeclarator() -> Bool {
    var next = index + 1
    while isAttributeWord(text(at: next)) {
      next = (partner(of: next + 1) ?? next) + 1
    }
    if text(at: next) == .star || qualifier(text(at: next)) != nil { return true }
    guard isIdentifier(at: next) else { return false }
    // `name __attribute` behind a declarator has nothing behind it that a declarator has.
    if looksLikeAttribute(text(at: next)), !looksLikeAttribute(text) {
      if form == .natural, isNameBehindAttributes(at: next) { return true }
      return text(at: next + 1) == .leftParenthesis && looksLikeFunction(at: next)
    }
    return true
  }

  private mutating func looksLikeFunction(at index: Int) -> Bool {
    isTypeStart(at: index + 2) || text(at: index + 2) == .rightParenthesis
  }

  /// Whether the declared name follows, further attributes with arguments before it:
  /// `void __releases(a) __acquires(b) name(...)`, read behind the first of them.
  mutating func isNameBehindInvocations(at start: Int) -> Bool {
    var next = start
    while isIdentifier(at: next), looksLikeAttribute(text(at: next)),
      text(at: next + 1) == .leftParenthesis, let end = partner(of: next + 1)
    {
      next = end + 1
    }
    return isIdentifier(at: next) && !looksLikeAttribute(text(at: next))
  }

  /// The word alone: what is behind it is the declarator's.
  mutating func parseAttributeBeforeDeclarator() -> Attribute {
    let attribute = Attribute(name: text.spelling, arguments: [], span: here)
    advance()
    return attribute
  }

  // direct-declarator = name | "(" declarator ")"
  //                   | direct-declarator ("[" size? "]" | "(" parameters ")")

  private mutating func parseDirectDeclarator(_ mayBeAbstract: Bool) -> Declarator {
    var declarator: Declarator
    if isIdentifier {
      declarator = .name(text, here)
      advance()
    } else if at(.leftParenthesis), isNestedDeclarator(mayBeAbstract) {
      let opening = index
      let mark = troubles.count
      advance()
      declarator = parseDeclarator(mayBeAbstract: mayBeAbstract)
      if !close(opening, with: .rightParenthesis) {
        _ = note(expected("')'"), from: opening, since: mark)
      }
    } else {
      let place = here
      declarator = .name(nil, Span(file: place.file, start: place.start, end: place.start))
    }
    var length = 0
    while length < Self.nestingLimit {
      length += 1
      if at(.leftBracket) {
        declarator = parseArray(declarator)
      } else if at(.leftParenthesis) {
        declarator = .function(declarator, parseParameters())
      } else {
        break
      }
    }
    return declarator
  }

  /// Whether `(` opens a nested declarator and not the parameters of an abstract one.
  private mutating func isNestedDeclarator(_ mayBeAbstract: Bool) -> Bool {
    let next = peek()
    switch next {
    case .star, .caret, .leftParenthesis, .leftBracket: return true
    case .rightParenthesis, .ellipsis: return false
    default:
      if isAttributeWord(next) { return true }
      guard isIdentifier(at: index + 1) else { return false }
      return !mayBeAbstract || !isTypeName(next)
    }
  }

  // "[" ("static" | qualifier)* (expression | "*")? "]"

  private mutating func parseArray(_ inner: Declarator) -> Declarator {
    let opening = index
    let mark = troubles.count
    advance()
    while at(.wordStatic) || qualifier(text) != nil || isAttributeWord(text) {
      if isAttributeWord(text) { _ = parseAttributes() } else { advance() }
    }
    if take(.rightBracket) { return .array(inner, size: nil) }
    if at(.star), peek() == .rightBracket {
      index += 2
      return .array(inner, size: nil)
    }
    var size = parseAssignmentExpression()
    if !close(opening, with: .rightBracket) {
      size = unparsedExpression(expected("']'"), from: opening, since: mark)
    }
    return .array(inner, size: size)
  }

  // parameters = "(" ")" | "(" "void" ")" | "(" name ("," name)* ")"
  //            | "(" parameter ("," parameter)* ("," "...")? ")"

  mutating func parseParameters() -> FunctionParameters {
    let opening = index
    let mark = troubles.count
    advance()
    if take(.rightParenthesis) {
      return FunctionParameters(parameters: [], isVariadic: false, isUnspecified: true)
    }
    if at(.wordVoid), peek() == .rightParenthesis {
      index += 2
      return FunctionParameters(parameters: [], isVariadic: false)
    }
    if let names = parseIdentifierList(opening) { return names }
    meanings.push()
    defer { meanings.pop() }
    var parameters: [ParameterDeclaration] = []
    var isVariadic = false
    while !isAtEnd {
      if take(.ellipsis) {
        isVariadic = true
        break
      }
      parameters.add(parseParameter())
      guard take(.comma) else { break }
    }
    if form == .natural, !at(.rightParenthesis) || troubles.count > mark, rereadsLeft > 0 {
      rewind(to: opening, mark)
      if let arguments = parseArguments() {
        return FunctionParameters(parameters: [], isVariadic: false, arguments: arguments)
      }
    }
    if !close(opening, with: .rightParenthesis) {
      _ = note(expected("')'"), from: opening, since: mark)
    }
    return FunctionParameters(parameters: parameters, isVariadic: isVariadic)
  }

  /// The names of a K&R definition: names alone that are no types, and a body that follows.
  private mutating func parseIdentifierList(_ opening: Int) -> FunctionParameters? {
    guard isIdentifier, let end = partner(of: opening), end > opening else { return nil }
    guard text(at: end + 1) == .leftBrace || isTypeStart(at: end + 1),
      !isAttributeWord(text(at: end + 1))
    else { return nil }
    var names: [Name] = []
    var next = index
    while next < end {
      guard isIdentifier(at: next), !isTypeName(text(at: next)) else { return nil }
      names.append(text(at: next))
      next += 1
      guard next == end || text(at: next) == .comma else { return nil }
      next += 1
    }
    index = end + 1
    return FunctionParameters(
      parameters: [], isVariadic: false, isUnspecified: true, identifiers: names)
  }

  // parameter = declaration-specifiers declarator attributes

  mutating func parseParameter() -> ParameterDeclaration {
    let specifiers = parseDeclarationSpecifiers(.member)
    let declarator = parseDeclarator()
    let attributes = parseTrailingAttributes()
    if let name = declarator.name { meanings.declare(name, isType: false) }
    return ParameterDeclaration(
      specifiers: specifiers, declarator: declarator, attributes: attributes)
  }

  // type-name = declaration-specifiers abstract-declarator?

  /// Parses a type name as in casts and `sizeof` (C11 6.7.7).
  public mutating func parseTypeName() -> TypeName {
    let start = index
    let specifiers = parseDeclarationSpecifiers(.typeName)
    let declarator = parseDeclarator()
    return TypeName(specifiers: specifiers, declarator: declarator, span: span(from: start))
  }
}
