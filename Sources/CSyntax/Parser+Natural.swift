// Macros that nobody expanded (see `Parser.Form`). C's grammar has no place for them, but people write them
// in few shapes: a call where a declaration stands, a call with a body, a call without its semicolon, pieces
// side by side that become one literal, and arguments that are no expressions: types, declarations,
// operators, statements. An argument is read as an expression first; where that does not reach the
// comma or parenthesis behind it, it is read again in the next way, a limited number of times.

extension Parser {
  /// Takes back what was read and noted since an index.
  mutating func rewind(to index: Int, _ mark: Int) {
    rereadsLeft -= self.index - index
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
    case Self.endName: break
    case .leftBrace:
      // Old C, `main(argc, argv) { }`, has small letters and names alone.
      guard !hasSmallLetters(text) else { return nil }
    default:
      let isNext = tokens[end + 1].flags.contains(.startsLine) && !isBodyBehindDeclarations(end + 1)
      guard isNext || isIdentifier(at: end + 1) && !isTypeStart(at: end + 1) else { return nil }
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
    if isIdentifier, isTrailingWord() { _ = parseTrailingAttributes() }
    var initializer: Initializer?
    if take(.equal) || (at(.leftBrace) && peek() == .dot) {
      initializer = parseInitializer()
    } else if at(.dot) {
      initializer = parseBareInitializer()
    }
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
  private mutating func isTrailingWord() -> Bool {
    guard looksLikeAttribute(text) else { return false }
    switch peek() {
    case .semicolon, .equal, .leftBrace, .leftParenthesis: return true
    default: return isIdentifier(at: index + 1)
    }
  }

  /// `.member = value, ...` up to a macro that ends them, which brings the braces.
  mutating func parseBareInitializer() -> Initializer {
    let start = index
    var items: [(designators: [Designator], value: Initializer)] = []
    while at(.dot) || at(.leftBracket) {
      items.append(parseInitializerItem())
      guard take(.comma) else { break }
    }
    if isIdentifier {
      advance()
      if at(.leftParenthesis) { _ = parseArguments() }
    }
    return .list(items, span(from: start))
  }

  /// `DECLARE_BITMAP(mask, 64);` among the members of a record.
  mutating func parseInvocationOfMembers() -> MemberDeclaration? {
    guard let end = partner(of: index + 1) else { return nil }
    switch text(at: end + 1) {
    case .star, .leftParenthesis, .colon, .leftBracket, .leftBrace: return nil
    default: break
    }
    let start = index
    if isIdentifier(at: end + 1), text(at: end + 2) != .leftParenthesis, !isTypeStart(at: end + 1),
      !tokens[end + 1].flags.contains(.startsLine), !looksLikeAttribute(text(at: end + 1))
    {
      // `ELF(Half) count;`
      return nil
    }
    let invocation = parseInvocationRest(nil)
    return MemberDeclaration(
      specifiers: DeclarationSpecifiers(span: span(from: start)), declarators: [],
      invocation: invocation)
  }

  /// A macro's name alone on its line, as for a list of things that are declared.
  mutating func isLoneMacro() -> Bool {
    guard isIdentifier, index + 1 < end, tokens[index + 1].flags.contains(.startsLine),
      isIdentifier(at: index + 1),
      peek(2) == .leftParenthesis
        || tokens[index + 2 < end ? index + 2 : index + 1].flags.contains(.startsLine)
    else { return false }
    return !hasSmallLetters(text) && !hasSmallLetters(peek())
  }

  private func hasSmallLetters(_ name: Name) -> Bool {
    name.withBytes { $0.contains { $0 >= 0x61 && $0 <= 0x7A } }
  }

  // MARK: Invocations in place of statements

  /// `DECLARE_BITMAP(mask, 64) = { 0 };`, or the start of a list that another macro ends.
  mutating func parseInvocationWithInitializer() -> Statement? {
    guard isIdentifier, peek() == .leftParenthesis, let end = end(ofGroup: index + 1, limit: 60)
    else { return nil }
    let isBraced = text(at: end + 1) == .equal && text(at: end + 2) == .leftBrace
    guard
      isBraced
        || text(at: end + 1) == .dot && end + 1 < self.end
          && tokens[end + 1].flags.contains(.startsLine)
    else {
      return nil
    }
    let start = index
    return Statement(.invocation(parseInvocationRest(nil)), span(from: start))
  }

  /// An expression without `;` as an invocation, the statement behind it as its body; nil if it is none.
  mutating func invocation(_ expression: Expression, _ mark: Int) -> MacroInvocation? {
    guard troubles.count == mark else { return nil }
    switch expression.kind {
    case .name: break
    case .call(let callee, _): guard case .name = callee.kind else { return nil }
    default: return nil
    }
    if isAtEnd || at(.rightBrace) || kindEndsStatement() {
      guard isAtEnd || at(.rightBrace) || at(.wordElse) || at(.wordCase) || at(.wordDefault) else {
        return nil
      }
      return MacroInvocation(call: expression)
    }
    if case .name = expression.kind, !at(.leftBrace), !text.isKeyword,
      !tokens[index].flags.contains(.startsLine)
    {
      return nil
    }
    if case .name = expression.kind, !at(.leftBrace) { return MacroInvocation(call: expression) }
    if isDeclarationStart() { return MacroInvocation(call: expression) }
    if isListOfInvocations() { return MacroInvocation(call: expression) }
    let body = parseStatement()
    return MacroInvocation(
      call: expression, body: body, otherwise: take(.wordElse) ? parseStatement() : nil)
  }

  /// Whether a call's `++` is the beginning of what it governs, as in `for_each(x) ++count;`.
  mutating func isBodyBehind(_ expression: Expression) -> Bool {
    guard case .call = expression.kind else { return false }
    return isIdentifier(at: index + 1) || peek() == .leftParenthesis
  }

  /// Whether a name stands alone on its line, and a call or a keyword on the next.
  mutating func isLoneName() -> Bool {
    guard tokens[index + 1].flags.contains(.startsLine) else { return false }
    switch peek(2) {
    case .leftParenthesis, .arrow, .dot, .plusEqual, .pipeEqual, .minusEqual, .ampersandEqual,
      .plusPlus, .minusMinus:
      return true
    default: return false
    }
  }

  static let inlineAssembly = Name("asm_inline")

  mutating func isAssemblyBehind() -> Bool {
    peek() == .leftParenthesis || qualifier(peek()) != nil || peek() == .wordGoto
      || storage(peek()) != nil
  }

  // MARK: Groups

  /// Opens parentheses or braces in which neither the argument nor the statement around them ends.
  mutating func enterGroup() -> (isInGroup: Bool, mayEnd: Bool) {
    let outer = (isInGroup, mayEndAtParenthesis)
    isInGroup = true
    mayEndAtParenthesis = false
    return outer
  }

  mutating func leaveGroup(_ outer: (isInGroup: Bool, mayEnd: Bool)) {
    isInGroup = outer.isInGroup
    mayEndAtParenthesis = outer.mayEnd
  }

  /// Whether an invocation follows that has no semicolon either, so that none is the other's body.
  private mutating func isListOfInvocations() -> Bool {
    guard isIdentifier, peek() == .leftParenthesis else { return false }
    guard let end = end(ofGroup: index + 1, limit: 200), end + 1 < self.end else { return false }
    let next = text(at: end + 1)
    return tokens[end + 1].flags.contains(.startsLine) && next != .leftBrace
      && tokens[index].flags.contains(.startsLine)
      || isIdentifier(at: end + 1) && text(at: end + 2) == .leftParenthesis && text == next
  }

  // MARK: Pieces side by side

  // pieces = piece piece+, piece = name | call | string-literal+

  /// Whether an expression may be a piece, the next token being a string or a word.
  mutating func isPiece(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .string: break
    // `16 KB` of a macro that multiplies.
    case .integer: return isIdentifier
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

}
