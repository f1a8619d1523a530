// What a file consists of (C11 6.9), macros that nobody expanded included.

extension Parser {
  // translation-unit = external-declaration*

  /// Parses all that is left (C11 6.9).
  public mutating func parseTranslationUnit() -> [ExternalDeclaration] {
    var declarations: [ExternalDeclaration] = []
    while !isAtEnd { declarations.add(parseExternalDeclaration()) }
    return declarations
  }

  // external-declaration = function-definition | declaration | static-assertion
  //                      | "asm" "(" ... ")" ";" | ";"

  /// Parses one function definition or declaration; consumes at least one token.
  public mutating func parseExternalDeclaration() -> ExternalDeclaration {
    let start = index
    if take(.semicolon) { return .empty(span(from: start)) }
    if isAssemblyWord(text) {
      skipStatement()
      return .assembly(span(from: start))
    }
    if at(.wordReservedStaticAssert) {
      let assertion = parseStaticAssertion()
      return .staticAssertion(assertion.condition, assertion.span)
    }
    if form == .natural, isLoneMacro() {
      let invocation = MacroInvocation(call: Expression(.name(text), here))
      advance()
      return .invocation(invocation, span(from: start))
    }
    if let macro = parseFileScopeMacro() { return macro }
    let parsed = parseDeclarationOrFunction()
    if index == start { advance() }
    switch parsed {
    case .declaration(let declaration): return .declaration(declaration)
    case .function(let function): return .function(function)
    case .invocation(let invocation): return .invocation(invocation, span(from: start))
    case .unparsed(let reason): return .unparsed(reason, span(from: start))
    }
  }

  /// `NAME(arguments)` of a macro that is not expanded, with or without `;` or a body.
  ///
  /// Old C has `main(argc, argv) ... { }` in the same shape: a function whose name is not all in
  /// capitals, with a body behind names alone.
  private mutating func parseFileScopeMacro() -> ExternalDeclaration? {
    guard isIdentifier, peek() == .leftParenthesis, !isTypeName(text),
      let end = partner(of: index + 1), !isImplicitFunction(end), !isDeclaratorGroup(),
      form == .expanded || text(at: end + 1) != .leftParenthesis && !isAttributeBeforeUnknownType(),
      !(looksLikeAttribute(text) && typeFollows(at: end + 1))
    else { return nil }
    let start = index
    if form == .natural { return parseInvocationInFile() }
    let name = text.spelling
    index = end + 1
    if at(.leftBrace) || at(.equal) {
      skipStatement()
    } else {
      _ = take(.semicolon)
    }
    return .unparsed(note("macro '\(name)' is not expanded", from: start), span(from: start))
  }

  /// `name_t (*f)(void);` of an unknown type.
  mutating func isDeclaratorGroup() -> Bool {
    guard peek(2) == .star, let end = partner(of: index + 1) else { return false }
    let next = text(at: end + 1)
    return next == .leftParenthesis || next == .leftBracket
  }

  private mutating func isImplicitFunction(_ end: Int) -> Bool {
    guard text.bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }) else { return false }
    let next = text(at: end + 1)
    let first = text(at: index + 2)
    if next == .leftBrace {
      // `define_machine(board) { .name = ... }`
      if text(at: end + 2) == .dot { return false }
      return end == index + 2 || isTypeStart(at: index + 2) || isNameList(index + 2, end)
    }
    return first != .rightParenthesis && isTypeStart(at: end + 1) && isNameList(index + 2, end)
      && isBodyBehindDeclarations(end + 1)
  }

  private mutating func isNameList(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { index in
      (index - start).isMultiple(of: 2) ? isIdentifier(at: index) : text(at: index) == .comma
    }
  }

  /// Whether declarations of parameters stand from an index on, and then a brace.
  mutating func isBodyBehindDeclarations(_ start: Int) -> Bool {
    var index = start
    while index < self.end, index < start + 200 {
      switch text(at: index) {
      case .leftBrace: return text(at: index - 1) == .semicolon
      case .equal, .wordStatic, .wordExtern, .wordTypedef: return false
      default: index += 1
      }
    }
    return false
  }
}
