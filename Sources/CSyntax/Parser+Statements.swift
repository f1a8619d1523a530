// Statements (C11 6.8). Labels in a row are read by a loop, so that a long list of `case` does not
// count as nesting.

/// A label in front of a statement, before its statement is known.
private enum Prefix {
  case label(Name)
  case `case`(Expression, Expression?)
  case `default`
}

extension Parser {
  // statement = label* (compound | selection | iteration | jump | asm | expression? ";")

  /// Parses one statement with its labels; what is not understood ends at `;` or a brace group.
  public mutating func parseStatement() -> Statement {
    let start = index
    guard depth < Self.nestingLimit else {
      skipStatement()
      if index == start { advance() }
      return Statement(.unparsed(note("nested too deeply", from: start)), span(from: start))
    }
    depth += 1
    defer { depth -= 1 }
    var prefixes: [(prefix: Prefix, start: Int)] = []
    let mark = troubles.count
    while prefixes.count < Self.chainLimit, isLabel() {
      let first = index
      guard let prefix = parseLabel() else {
        return unparsedStatement(expected("':'"), start, mark)
      }
      prefixes.append((prefix, first))
      skipStatementAttributes()
    }
    var statement: Statement
    if !prefixes.isEmpty, at(.rightBrace) || isAtEnd || isItemNoLabelTakes() {
      // C23: a label may stand before a declaration and at the end of a block.
      statement = Statement(.empty, Span(file: here.file, start: here.start, end: here.start))
    } else {
      statement = parseUnlabeledStatement()
    }
    for (prefix, first) in prefixes.reversed() {
      let kind: Statement.Kind
      switch prefix {
      case .label(let name): kind = .label(name, statement)
      case .case(let low, let high): kind = .case(low, high, statement)
      case .default: kind = .default(statement)
      }
      statement = Statement(kind, span(from: first))
    }
    return statement
  }

  /// Attributes such as `fallthrough`, which mean nothing to a run.
  private mutating func skipStatementAttributes() {
    var attributes: [Attribute] = []
    while isAttributeWord(text) { parseAttributeSpecifier(&attributes) }
  }

  private mutating func isItemNoLabelTakes() -> Bool {
    at(.wordReservedStaticAssert) || isDeclarationStart()
  }

  /// A statement that is not understood: all up to `;` or a brace group.
  mutating func unparsedStatement(
    _ message: String, _ start: Int, _ mark: Int
  ) -> Statement {
    skipStatement()
    return Statement(.unparsed(note(message, from: start, since: mark)), span(from: start))
  }

  // MARK: Labels

  private mutating func isLabel() -> Bool {
    if at(.wordCase) { return true }
    if at(.wordDefault) { return peek() == .colon }
    return peek() == .colon && isIdentifier
  }

  // label = name ":" | "case" constant ("..." constant)? ":" | "default" ":"

  private mutating func parseLabel() -> Prefix? {
    if take(.wordCase) {
      let low = parseConditionalExpression()
      let high = take(.ellipsis) ? parseConditionalExpression() : nil
      return take(.colon) ? .case(low, high) : nil
    }
    let name = text
    index += 2
    return name == .wordDefault ? .default : .label(name)
  }

  // MARK: Statements without labels

  private mutating func parseUnlabeledStatement() -> Statement {
    let name = text
    guard name.isKeyword || kind == .punctuator else {
      if form == .natural {
        if let invocation = parseInvocationWithInitializer() { return invocation }
        if name == Self.inlineAssembly, isAssemblyBehind() { return parseAssembly() }
      }
      return parseExpressionStatement()
    }
    switch name {
    case .leftBrace:
      let start = index
      let items = parseBraces()
      return Statement(.compound(items), span(from: start))
    case .semicolon:
      advance()
      return Statement(.empty, span(from: index - 1))
    case .wordIf: return parseIf()
    case .wordReturn: return parseReturn()
    case .wordFor: return parseFor()
    case .wordWhile, .wordSwitch: return parseLoopOrSwitch()
    case .wordDo: return parseDo()
    case .wordGoto: return parseGoto()
    case .wordBreak: return parseJump(.break)
    case .wordContinue: return parseJump(.continue)
    case .wordAsm, .wordGnuAsm, .wordGnuAsmAlternate: return parseAssembly()
    case .wordGnuAttribute, .wordGnuAttributeAlternate:
      let start = index
      skipStatementAttributes()
      let statement = parseStatement()
      return Statement(statement.kind, span(from: start))
    default: return parseExpressionStatement()
    }
  }

  // "(" expression ")"; nil if it is not there.

  private mutating func parseHead() -> Expression? {
    let opening = index
    let mark = troubles.count
    guard take(.leftParenthesis) else {
      // `if unlikely(x)` of a macro that brings the parentheses.
      return form == .natural && isIdentifier ? parseCastExpression() : nil
    }
    let outer = enterGroup()
    defer { leaveGroup(outer) }
    let condition = parseExpression()
    if take(.rightParenthesis) { return condition }
    let message = expected("')'")
    guard let end = partner(of: opening), end >= index else { return nil }
    index = end + 1
    return unparsedExpression(message, from: opening, since: mark)
  }

  // selection-statement = "if" "(" expression ")" statement ("else" statement)?

  private mutating func parseIf() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    guard let condition = parseHead() else {
      return unparsedStatement(expected("a condition"), start, mark)
    }
    let then = parseStatement()
    let otherwise = take(.wordElse) ? parseStatement() : nil
    return Statement(.if(condition, then, otherwise), span(from: start))
  }

  // "while" "(" expression ")" statement | "switch" "(" expression ")" statement

  private mutating func parseLoopOrSwitch() -> Statement {
    let start = index
    let mark = troubles.count
    let isSwitch = at(.wordSwitch)
    advance()
    guard let condition = parseHead() else {
      return unparsedStatement(expected("a condition"), start, mark)
    }
    let body = parseStatement()
    return Statement(
      isSwitch ? .switch(condition, body) : .while(condition, body), span(from: start))
  }

  // "do" statement "while" "(" expression ")" ";"

  private mutating func parseDo() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    let body = parseStatement()
    if form == .natural, isIdentifier {
      // `do { ... } while_each_thread(a, b);`
      let condition = parseCastExpression()
      if takeEnd() { return Statement(.doWhile(body, condition), span(from: start)) }
    }
    guard take(.wordWhile), let condition = parseHead(), takeEnd() else {
      return unparsedStatement(expected("the end of a do statement"), start, mark)
    }
    return Statement(.doWhile(body, condition), span(from: start))
  }

  // "for" "(" (declaration | expression? ";") expression? ";" expression? ")" statement

  private mutating func parseFor() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    let opening = index
    guard take(.leftParenthesis) else { return unparsedStatement(expected("'('"), start, mark) }
    meanings.push()
    defer { meanings.pop() }
    let outer = (isInGroup, mayEndAtParenthesis)
    mayEndAtParenthesis = false
    defer { leaveGroup(outer) }
    var first: [BlockItem] = []
    if !take(.semicolon) {
      let itemStart = index
      if isDeclarationStart() {
        guard case .declaration(let declaration) = parseDeclarationOrFunction() else {
          return unparsedFor(opening, start, mark)
        }
        first = [.declaration(declaration)]
      } else {
        let expression = parseExpression()
        guard take(.semicolon) else { return unparsedFor(opening, start, mark) }
        first = [.statement(Statement(.expression(expression), span(from: itemStart)))]
      }
    }
    let condition = at(.semicolon) ? nil : parseExpression()
    guard take(.semicolon) else { return unparsedFor(opening, start, mark) }
    let step = at(.rightParenthesis) ? nil : parseExpression()
    guard take(.rightParenthesis) else { return unparsedFor(opening, start, mark) }
    leaveGroup(outer)
    let body = parseStatement()
    return Statement(.for(first, condition, step, body), span(from: start))
  }

  /// A loop whose head is not understood, with its body.
  private mutating func unparsedFor(_ opening: Int, _ start: Int, _ mark: Int) -> Statement {
    let message = expected("the rest of a for head")
    if let end = partner(of: opening), end >= index {
      index = end + 1
      if !at(.rightBrace) { _ = parseStatement() }
      return Statement(.unparsed(note(message, from: start, since: mark)), span(from: start))
    }
    return unparsedStatement(message, start, mark)
  }

  // jump-statement = "goto" (name | "*" expression) ";" | "continue" ";" | "break" ";"
  //                | "return" expression? ";"

  private mutating func parseGoto() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    var kind: Statement.Kind?
    if isIdentifier {
      kind = .goto(text)
      advance()
    } else if take(.star) {
      kind = .computedGoto(parseExpression())
    }
    guard let kind, takeEnd() else {
      return unparsedStatement(expected("a label and ';'"), start, mark)
    }
    return Statement(kind, span(from: start))
  }

  private mutating func parseJump(_ kind: Statement.Kind) -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    guard takeEnd() else { return unparsedStatement(expected("';'"), start, mark) }
    return Statement(kind, span(from: start))
  }

  private mutating func parseReturn() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    if takeEnd() { return Statement(.return(nil), span(from: start)) }
    let value = parseExpression()
    guard takeEnd() else { return unparsedStatement(expected("';'"), start, mark) }
    return Statement(.return(value), span(from: start))
  }

  // expression-statement = expression ";"

  private mutating func parseExpressionStatement() -> Statement {
    let start = index
    let mark = troubles.count
    let expression = parseExpression()
    if takeEnd() { return Statement(.expression(expression), span(from: start)) }
    if form == .natural, let invocation = invocation(expression, mark) {
      return Statement(.invocation(invocation), span(from: start))
    }
    guard case .call(let callee, _) = expression.kind, case .name(let name) = callee.kind,
      !isAtEnd, !at(.rightBrace), !kindEndsStatement()
    else { return unparsedStatement(expected("';'"), start, mark) }
    // `for_each_thing(a, b) statement`: no function is called like that.
    _ = parseStatement()
    let message = "macro '\(name.spelling)' with a body is not expanded"
    troubles.removeSubrange(min(mark, troubles.count)...)
    return Statement(.unparsed(note(message, from: start)), span(from: start))
  }

  /// Whether the next token cannot begin the body of a macro.
  mutating func kindEndsStatement() -> Bool {
    switch text {
    case .rightParenthesis, .rightBracket, .comma, .colon, .wordElse, .wordCase, .wordDefault: true
    default: kind == .string || kind == .number
    }
  }
}
