// Arguments of macros that nobody expanded: they need not be expressions. Each is read in one way after
// another until one ends at its comma or parenthesis; `rereadsLeft` bounds how much is read again.

extension Parser {
  // argument = assignment-expression | type-name | declaration | operator | block-item*

  /// An argument of a macro or function, whatever it is; it ends at a comma or parenthesis.
  mutating func parseNaturalArgument() -> Expression {
    let start = index
    let mark = troubles.count
    if at(.comma) || at(.rightParenthesis) {
      return Expression(.adjacent([]), Span(file: here.file, start: here.start, end: here.start))
    }
    if at(.dot) {
      // `EVENT(.event = 1, .inverted = 1)`, and `.aq` of an instruction.
      return Expression(.braces(.list([parseInitializerItem()], here)), span(from: start))
    }
    if at(.leftBracket) || at(.colon) || kind == .string, let operands = parseOperands() {
      return operands
    }
    if isWordAlone() { return parseWordsAlone() }
    var expression = isArgumentType() ? parseDeclaredOrType() : parseAssignmentExpression()
    if at(.colon), troubles.count == mark {
      // `BITS(value, 10:8)`
      var pieces = [expression]
      while take(.colon) { pieces.append(parseAssignmentExpression()) }
      expression = Expression(.adjacent(pieces), span(from: start))
    }
    if isBehindArgument, troubles.count == mark || rereadsLeft <= 0 { return expression }
    let trouble = troubles.count > mark ? Array(troubles[mark...]) : []
    let reached = index
    guard rereadsLeft > 0, depth < Self.nestingLimit / 2 else { return expression }
    rewind(to: start, mark)
    if at(.leftBrace) {
      let initializer = parseInitializer()
      if isBehindArgument, troubles.count == mark {
        return Expression(.braces(initializer), span(from: start))
      }
      rewind(to: start, mark)
    }
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

  /// A type, or a type with a name declared: `struct item *i`.
  private mutating func parseDeclaredOrType() -> Expression {
    let start = index
    meanings.push()
    defer { meanings.pop() }
    let parameter = parseParameter()
    guard parameter.declarator.name == nil else {
      return Expression(.declared(parameter), span(from: start))
    }
    let span = span(from: start)
    let type = TypeName(
      specifiers: parameter.specifiers, declarator: parameter.declarator, span: span)
    return Expression(.type(type), span)
  }

  /// Takes the end of a statement: a semicolon, or what ends the argument that it is.
  mutating func takeEnd() -> Bool {
    take(.semicolon) || (mayEndAtParenthesis && isBehindArgument)
  }

  var isBehindArgument: Bool { at(.comma) || at(.rightParenthesis) }

  // operands = operand (":" operand)*, operand = ("[" name "]")? string ("(" expression ")")?

  /// Operands of assembly as an argument: `[low] "=a" (x) : "memory"`; nil, and nothing read, if it
  /// is something else.
  private mutating func parseOperands() -> Expression? {
    let start = index
    let mark = troubles.count
    var pieces: [Expression] = []
    while !isAtEnd {
      if take(.colon) { continue }
      if at(.leftBracket), isIdentifier(at: index + 1), peek(2) == .rightBracket {
        pieces.append(Expression(.word(peek()), here))
        index += 3
      }
      guard kind == .string else { break }
      pieces.append(parseConditionalExpression())
    }
    guard isBehindArgument, troubles.count == mark, index > start else {
      rewind(to: start, mark)
      return nil
    }
    if pieces.count == 1 { return pieces[0] }
    return Expression(.adjacent(pieces), span(from: start))
  }

  /// Operators, or a word of the language, that are an argument by themselves.
  private mutating func isWordAlone() -> Bool {
    var next = index
    while next < end, next < index + 4, isOperator(at: next) { next += 1 }
    if next == index, text.isKeyword {
      guard !isTypeStart || !isBasicType(text) && text != .wordGnuAutoType else { return false }
      next += 1
    }
    guard next > index else { return false }
    return text(at: next) == .comma || text(at: next) == .rightParenthesis
  }

  private mutating func isOperator(at index: Int) -> Bool {
    guard tokens[index].kind == .punctuator else { return false }
    switch text(at: index) {
    case .leftParenthesis, .rightParenthesis, .comma, .leftBrace, .rightBrace, .leftBracket,
      .rightBracket, .semicolon:
      return false
    default: return true
    }
  }

  private mutating func parseWordsAlone() -> Expression {
    let start = index
    var words: [Expression] = []
    repeat {
      words.append(Expression(.word(text), here))
      advance()
    } while !isAtEnd && !isBehindArgument
    return words.count == 1 ? words[0] : Expression(.adjacent(words), span(from: start))
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
