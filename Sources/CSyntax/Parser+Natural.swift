// Macros that nobody expanded (see `Parser.Form`). C's grammar has no place for them, but people write them
// in few shapes: a call where a declaration stands, a call with a body, a call without its semicolon, pieces
// side by side that become one literal, and arguments that are no expressions: types, declarations,
// operators, statements. An argument is read as an expression first; where that does not reach the
// comma or parenthesis behind it, it is read again in the next way, a limited number of times.

extension Parser {
  /// Takes back what was read and noted since an index.
  mutating func rewind(to index: Int, _ mark: Int) {
    self.index = index
    if troubles.count > mark { troubles.removeSubrange(mark...) }
  }

  // MARK: Invocations in place of declarations

  // invocation = name "(" argument* ")" name* ("=" initializer)? ("{" block-item* "}" | ";")?

  /// An invocation outside functions; the name and `(` are the next tokens.
  mutating func parseInvocationInFile() -> ExternalDeclaration {
    let start = index
    let invocation = parseInvocationRest(nil)
    return .invocation(invocation, span(from: start))
  }

  /// `static DEFINE_MUTEX(lock);`: no type, or a macro for all of the declarator.
  mutating func parseInvocation(behind specifiers: DeclarationSpecifiers) -> MacroInvocation? {
    guard case .basic(let words) = specifiers.type, words.isEmpty, isIdentifier,
      peek() == .leftParenthesis, let end = partner(of: index + 1)
    else { return nil }
    switch text(at: end + 1) {
    case .semicolon, .equal, .comma: break
    case .leftBrace:
      // Old C, `main(argc, argv) { }`, has small letters and names alone.
      guard !text.bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    default:
      guard isIdentifier(at: end + 1), !isTypeStart(at: end + 1) else { return nil }
    }
    return parseInvocationRest(specifiers)
  }

  private mutating func parseInvocationRest(
    _ specifiers: DeclarationSpecifiers?
  ) -> MacroInvocation {
    let start = index
    let callee = Expression(.name(text), here)
    advance()
    let opening = index
    let mark = troubles.count
    var call = callee
    if let arguments = parseArguments() {
      call = Expression(.call(callee, arguments), span(from: start))
    } else {
      if let end = partner(of: opening), end >= index { index = end + 1 }
      call = unparsedExpression(expected("')'"), from: start, since: mark)
    }
    if isIdentifier, isTrailingWord { _ = parseTrailingAttributes() }
    let initializer = take(.equal) ? parseInitializer() : nil
    var body: Statement?
    if initializer == nil, at(.leftBrace) {
      let first = index
      let items = parseBraces()
      body = Statement(.compound(items), span(from: first))
    } else {
      while at(.comma) {
        // `DEFINE_A(a), b;`
        advance()
        _ = parseDeclarator(mayBeAbstract: false)
        if take(.equal) { _ = parseInitializer() }
      }
      _ = take(.semicolon)
    }
    return MacroInvocation(
      specifiers: specifiers, call: call, initializer: initializer, body: body)
  }

  /// Whether a word behind an invocation belongs to it: it looks like an attribute and on its
  /// other side stands what ends a declaration.
  private var isTrailingWord: Bool {
    guard looksLikeAttribute(text) else { return false }
    switch peek() {
    case .semicolon, .equal, .leftBrace, .leftParenthesis: return true
    default: return isIdentifier(at: index + 1)
    }
  }

  // MARK: Invocations in place of statements

  /// An expression without `;` as an invocation, the statement behind it as its body; nil if it is none.
  mutating func invocation(_ expression: Expression, _ mark: Int) -> MacroInvocation? {
    guard troubles.count == mark else { return nil }
    switch expression.kind {
    case .name: break
    case .call(let callee, _): guard case .name = callee.kind else { return nil }
    default: return nil
    }
    if isAtEnd || at(.rightBrace) || kindEndsStatement {
      guard isAtEnd || at(.rightBrace) || at(.wordElse) || at(.wordCase) || at(.wordDefault) else {
        return nil
      }
      return MacroInvocation(call: expression)
    }
    if case .name = expression.kind, !at(.leftBrace), !text.isKeyword { return nil }
    if isDeclarationStart() { return MacroInvocation(call: expression) }
    return MacroInvocation(call: expression, body: parseStatement())
  }

  // MARK: Pieces side by side

  // pieces = piece piece+, piece = name | call | string-literal+

  /// Whether an expression may be a piece, the next token being a string or a word.
  func isPiece(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .string: break
    case .name, .call: guard kind == .string || isInGroup else { return false }
    default: return false
    }
    return kind == .string || isIdentifier
  }

  mutating func parsePieces(_ first: Expression, _ start: Int) -> Expression {
    var pieces = [first]
    while pieces.count < Self.chainLimit, kind == .string || isIdentifier {
      let start = index
      var piece = parsePrimaryExpression()
      if at(.leftParenthesis), case .name = piece.kind, let arguments = parseArguments() {
        piece = Expression(.call(piece, arguments), span(from: start))
      }
      pieces.append(piece)
    }
    return parsePostfixes(Expression(.adjacent(pieces), span(from: start)), start)
  }

  // MARK: Arguments

  // argument = assignment-expression | type-name | declaration | operator | block-item*

  /// An argument of a macro or function, whatever it is; it ends at a comma or parenthesis.
  mutating func parseNaturalArgument() -> Expression {
    let start = index
    let mark = troubles.count
    if at(.comma) || at(.rightParenthesis) {
      return Expression(.adjacent([]), Span(file: here.file, start: here.start, end: here.start))
    }
    if isWordAlone {
      let word = Expression(.word(text), here)
      advance()
      return word
    }
    let expression = parseArgument()
    if isBehindArgument, troubles.count == mark || attemptsLeft <= 0 { return expression }
    let trouble = troubles.count > mark ? Array(troubles[mark...]) : []
    let reached = index
    guard attemptsLeft > 0, depth < Self.nestingLimit / 2 else { return expression }
    attemptsLeft -= 1
    rewind(to: start, mark)
    if isIdentifier || isTypeStart {
      let parameter = parseParameter()
      if isBehindArgument, troubles.count == mark {
        return Expression(.declared(parameter), span(from: start))
      }
      rewind(to: start, mark)
    }
    if let statements = parseStatementsOfArgument() { return statements }
    rewind(to: start, mark)
    index = reached
    troubles += trouble
    return expression
  }

  /// Takes the end of a statement: a semicolon, or what ends the argument that it is.
  mutating func takeEnd() -> Bool {
    take(.semicolon) || (mayEndAtParenthesis && isBehindArgument)
  }

  private var isBehindArgument: Bool { at(.comma) || at(.rightParenthesis) }

  /// An operator or a word of the language that is an argument by itself.
  private var isWordAlone: Bool {
    let next = peek()
    guard next == .comma || next == .rightParenthesis else { return false }
    if kind == .punctuator { return !at(.leftParenthesis) && !at(.rightParenthesis) }
    return text.isKeyword && !isTypeStart
  }

  /// Statements as an argument, the last one perhaps without its semicolon.
  private mutating func parseStatementsOfArgument() -> Expression? {
    let start = index
    let mark = troubles.count
    guard depth < Self.nestingLimit / 2 else { return nil }
    depth += 1
    meanings.push()
    let outer = isInGroup
    let outerEnd = mayEndAtParenthesis
    isInGroup = false
    mayEndAtParenthesis = true
    defer {
      depth -= 1
      meanings.pop()
      isInGroup = outer
      mayEndAtParenthesis = outerEnd
    }
    var items: [BlockItem] = []
    while !isAtEnd, !isBehindArgument {
      let first = index
      parseBlockItem(&items)
      guard index > first, troubles.count == mark else { return nil }
    }
    guard isBehindArgument else { return nil }
    return Expression(.statement(items), span(from: start))
  }
}
