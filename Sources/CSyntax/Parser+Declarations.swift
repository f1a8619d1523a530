// Declarations (C11 6.7), initialisers (6.7.9) and static assertions (6.7.10).

/// What a declaration turned out to be.
enum ParsedDeclaration {
  case declaration(Declaration)
  case function(FunctionDefinition)
  case invocation(MacroInvocation)
  case unparsed(String)
}

extension Parser {
  // declaration = declaration-specifiers (init-declarator ("," init-declarator)*)? ";"
  // function-definition = declaration-specifiers declarator declaration* compound-statement

  mutating func parseDeclarationOrFunction() -> ParsedDeclaration {
    let start = index
    let mark = troubles.count
    let specifiers = parseDeclarationSpecifiers(.declaration)
    if specifiers.storage.contains(.typedef) { hasTypedefs = true }
    var declarators: [InitDeclarator] = []
    if take(.semicolon) {
      return .declaration(
        Declaration(specifiers: specifiers, declarators: [], span: span(from: start)))
    }
    if form == .natural, let invocation = parseInvocation(behind: specifiers) {
      return .invocation(invocation)
    }
    repeat {
      let first = index
      let declarator = parseDeclarator(mayBeAbstract: false)
      guard let name = declarator.name else {
        return unparsedDeclaration(expected("a name"), start, mark)
      }
      var attributes = parseTrailingAttributes()
      if declarators.isEmpty, isFunctionBody(declarator) {
        return .function(parseFunctionRest(specifiers, declarator, attributes, start))
      }
      let isType = specifiers.storage.contains(.typedef)
      if isType || !meanings.isFileScope { meanings.declare(name, isType: isType) }
      var initializer: Initializer?
      if take(.equal) {
        initializer = parseInitializer()
        // Macros that are not expanded may stand behind an initialiser too.
        attributes.add(all: parseAttributes())
      }
      declarators.add(
        InitDeclarator(
          declarator: declarator, attributes: attributes, initializer: initializer,
          span: span(from: first)))
    } while take(.comma)
    if let name = macroInvocation(specifiers, declarators) {
      if !take(.semicolon), !isTypeStart { skipStatement() }
      return .unparsed(note("macro '\(name)' is not expanded", from: start, since: mark))
    }
    guard take(.semicolon) else { return unparsedDeclaration(expected("';'"), start, mark) }
    return .declaration(
      Declaration(specifiers: specifiers, declarators: declarators, span: span(from: start)))
  }

  private mutating func unparsedDeclaration(
    _ message: String, _ start: Int, _ mark: Int
  ) -> ParsedDeclaration {
    skipStatement()
    return .unparsed(note(message, from: start, since: mark))
  }

  /// The macro in `static DEFINE_MUTEX(name);`: without a type, a function can only be defined.
  private func macroInvocation(
    _ specifiers: DeclarationSpecifiers, _ declarators: [InitDeclarator]
  ) -> Name? {
    guard case .basic(let words) = specifiers.type, words.isEmpty else { return nil }
    for case .function(let inner, _) in declarators.map(\.declarator) { return inner.name }
    return nil
  }

  // MARK: Functions

  private mutating func isFunctionBody(_ declarator: Declarator) -> Bool {
    guard at(.leftBrace) || kind == .identifier, let parameters = ownParameters(declarator) else {
      return false
    }
    if at(.leftBrace) { return true }
    return !parameters.identifiers.isEmpty && isTypeStart && isBodyBehindDeclarations(index)
  }

  /// The parameters of the function that a declarator declares; nil if it declares none.
  private func ownParameters(_ declarator: Declarator) -> FunctionParameters? {
    var declarator = declarator
    while true {
      switch declarator {
      case .name: return nil
      case .pointer(let inner, _), .array(let inner, _), .attributed(let inner, _):
        declarator = inner
      case .function(let inner, let parameters):
        var name = inner
        while case .attributed(let next, _) = name { name = next }
        if case .name = name { return parameters }
        declarator = inner
      }
    }
  }

  private mutating func parseFunctionRest(
    _ specifiers: DeclarationSpecifiers, _ declarator: Declarator, _ attributes: [Attribute],
    _ start: Int
  ) -> FunctionDefinition {
    if let name = declarator.name, !meanings.isFileScope { meanings.declare(name, isType: false) }
    meanings.push()
    defer { meanings.pop() }
    var parameterDeclarations: [Declaration] = []
    let parameters = ownParameters(declarator)
    for parameter in parameters?.parameters ?? [] {
      if let name = parameter.declarator.name { meanings.declare(name, isType: false) }
    }
    for name in parameters?.identifiers ?? [] { meanings.declare(name, isType: false) }
    while !isAtEnd, !at(.leftBrace), isTypeStart {
      guard case .declaration(let declaration) = parseDeclarationOrFunction() else { break }
      parameterDeclarations.append(declaration)
    }
    let opening = index
    var body: [BlockItem] = []
    if at(.leftBrace) {
      body = parseBraces()
    } else {
      _ = note(expected("'{'"), from: start)
    }
    return FunctionDefinition(
      specifiers: specifiers, declarator: declarator,
      parameterDeclarations: parameterDeclarations, attributes: attributes, body: body,
      bodySpan: span(from: opening), span: span(from: start))
  }

  // MARK: Initialisers

  // initializer = assignment-expression | "{" (item ("," item)* ","?)? "}"

  mutating func parseInitializer() -> Initializer {
    guard at(.leftBrace) else { return .expression(parseAssignmentExpression()) }
    let opening = index
    guard depth < Self.nestingLimit else {
      index = (partner(of: index) ?? index) + 1
      return .expression(unparsedExpression("nested too deeply", from: opening))
    }
    depth += 1
    let outer = enterGroup()
    defer {
      depth -= 1
      leaveGroup(outer)
    }
    let mark = troubles.count
    advance()
    var items: [(designators: [Designator], value: Initializer)] = []
    if !at(.rightBrace) { items.reserveCapacity(4) }
    while !isAtEnd, !at(.rightBrace) {
      let start = index
      let mark = troubles.count
      var item = parseInitializerItem()
      if !at(.comma), !at(.rightBrace), let end = partner(of: opening), end > index {
        // A macro that is not expanded, with its comma inside: it does not spoil the others.
        let message = expected("',' or '}'")
        skipArgument(before: end)
        item.value = .expression(unparsedExpression(message, from: start, since: mark))
      }
      items.append(item)
      guard take(.comma) else { break }
    }
    guard at(.rightBrace) else {
      let message = expected("',' or '}'")
      _ = close(opening, with: .rightBrace)
      return .expression(unparsedExpression(message, from: opening, since: mark))
    }
    advance()
    return .list(items, span(from: opening))
  }

  // item = (designator+ "="? | name ":")? initializer
  // designator = "." name | "[" expression ("..." expression)? "]"

  mutating func parseInitializerItem() -> (
    designators: [Designator], value: Initializer
  ) {
    if isIdentifier, peek() == .colon {
      let name = text
      index += 2
      return ([.member(name)], parseInitializer())
    }
    var designators: [Designator] = []
    while true {
      if at(.dot), index + 1 < self.end, tokens[index + 1].kind == .identifier {
        designators.add(.member(peek()))
        index += 2
      } else if at(.leftBracket) {
        designators.add(parseIndexDesignator())
      } else {
        break
      }
    }
    if !designators.isEmpty {
      let isBare = !take(.equal) && form == .natural
      if isBare, at(.comma) || at(.rightParenthesis) {
        return (designators, .list([], here))
      }
    }
    return (designators, parseInitializer())
  }

  private mutating func parseIndexDesignator() -> Designator {
    let opening = index
    advance()
    let first = parseConditionalExpression()
    let last = take(.ellipsis) ? parseConditionalExpression() : nil
    if !close(opening, with: .rightBracket) { _ = note(expected("']'"), from: opening) }
    if let last { return .range(first, last) }
    return .index(first)
  }

  // static-assertion = "_Static_assert" "(" constant-expression ("," string-literal)? ")" ";"

  mutating func parseStaticAssertion() -> (condition: Expression, span: Span) {
    let start = index
    let mark = troubles.count
    advance()
    let opening = index
    guard take(.leftParenthesis) else {
      skipStatement()
      return (unparsedExpression("expected '('", from: start), span(from: start))
    }
    var condition = parseConditionalExpression()
    if take(.comma), kind == .string { _ = parseStrings() }
    if !close(opening, with: .rightParenthesis) {
      condition = unparsedExpression(expected("')'"), from: start, since: mark)
    }
    if !take(.semicolon) { _ = note(expected("';'"), from: start, since: mark) }
    return (condition, span(from: start))
  }
}
