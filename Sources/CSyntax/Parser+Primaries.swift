// Primary expressions (C11 6.5.1) and the built-in functions whose arguments are types.

extension Parser {
  // primary-expression = identifier | constant | string-literal+ | "(" expression ")"
  //                    | "(" compound-statement ")" | generic-selection | built-in

  mutating func parsePrimaryExpression() -> Expression {
    switch kind {
    case .identifier:
      guard text.isKeyword else { return parseName() }
      return parseKeywordPrimary()
    case .number: return parseNumber()
    case .character: return parseCharacter()
    case .string: return parseStrings()
    case .punctuator:
      guard at(.leftParenthesis) else { break }
      return peek() == .leftBrace ? parseStatementExpression() : parseParenthesized()
    case .other: break
    }
    return unparsedExpression(expected("an expression"), from: index)
  }

  private mutating func parseName() -> Expression {
    let expression = Expression(.name(text), here)
    advance()
    return expression
  }

  private mutating func parseKeywordPrimary() -> Expression {
    switch text {
    case .wordGnuFuncAlternate, .wordGnuFunctionAlternate, .wordGnuPrettyFunctionAlternate:
      return parseName()
    case .wordReservedGeneric: return parseBuiltin { $0.parseGenericSelection() }
    case .wordGnuBuiltinOffsetof: return parseBuiltin { $0.parseOffset() }
    case .wordGnuBuiltinTypesCompatibleP: return parseBuiltin { $0.parseTypesCompatible() }
    case .wordGnuBuiltinChooseExpr: return parseBuiltin { $0.parseChoice() }
    case .wordGnuBuiltinVaArg: return parseBuiltin { $0.parseVariableArgument() }
    default: return unparsedExpression(expected("an expression"), from: index)
    }
  }

  private mutating func parseParenthesized() -> Expression {
    let start = index
    let mark = troubles.count
    let outer = enterGroup()
    defer { leaveGroup(outer) }
    advance()
    let inner = parseExpression()
    guard close(start, with: .rightParenthesis) else {
      return unparsedExpression(expected("')'"), from: start, since: mark)
    }
    return Expression(inner.kind, span(from: start))
  }

  private mutating func parseStatementExpression() -> Expression {
    let start = index
    let mark = troubles.count
    advance()
    let items = parseBraces()
    guard close(start, with: .rightParenthesis) else {
      return unparsedExpression(expected("')'"), from: start, since: mark)
    }
    return Expression(.statement(items), span(from: start))
  }

  // built-in = word "(" arguments-of-its-own ")"

  private mutating func parseBuiltin(_ parse: (inout Parser) -> Expression.Kind?) -> Expression {
    let start = index
    let mark = troubles.count
    advance()
    let opening = index
    guard take(.leftParenthesis) else {
      return unparsedExpression(expected("'('"), from: start, since: mark)
    }
    guard let kind = parse(&self) else {
      let message = expected("its arguments")
      _ = close(opening, with: .rightParenthesis)
      return unparsedExpression(message, from: start, since: mark)
    }
    guard close(opening, with: .rightParenthesis) else {
      return unparsedExpression(expected("')'"), from: start, since: mark)
    }
    return Expression(kind, span(from: start))
  }

  // generic-selection = "_Generic" "(" argument ("," (type-name | "default") ":" assignment)* ")"

  private mutating func parseGenericSelection() -> Expression.Kind? {
    let control: Expression
    if isTypeStart {
      let type = parseTypeName()
      control = Expression(.type(type), type.span)
    } else {
      control = parseAssignmentExpression()
    }
    var associations: [GenericAssociation] = []
    while take(.comma) {
      let type: TypeName? = take(.wordDefault) ? nil : parseTypeName()
      guard take(.colon) else { return nil }
      associations.append(GenericAssociation(type: type, value: parseAssignmentExpression()))
    }
    return .generic(control, associations)
  }

  // offsetof = "__builtin_offsetof" "(" type-name "," name ("." name | "[" expression "]")* ")"

  private mutating func parseOffset() -> Expression.Kind? {
    let type = parseTypeName()
    guard take(.comma), kind == .identifier else { return nil }
    var steps: [Designator] = [.member(text)]
    advance()
    while true {
      if at(.dot) || at(.arrow) {
        if at(.arrow) { steps.append(.index(Expression(.integer(.init(value: 0)), here))) }
        advance()
        guard kind == .identifier else { return nil }
        steps.append(.member(text))
        advance()
      } else if take(.leftBracket) {
        steps.append(.index(parseExpression()))
        guard take(.rightBracket) else { return nil }
      } else {
        return .offset(type, steps)
      }
    }
  }

  private mutating func parseTypesCompatible() -> Expression.Kind? {
    let first = parseTypeName()
    guard take(.comma) else { return nil }
    return .typesCompatible(first, parseTypeName())
  }

  private mutating func parseChoice() -> Expression.Kind? {
    let condition = parseAssignmentExpression()
    guard take(.comma) else { return nil }
    let first = parseAssignmentExpression()
    guard take(.comma) else { return nil }
    return .choose(condition, first, parseAssignmentExpression())
  }

  private mutating func parseVariableArgument() -> Expression.Kind? {
    let list = parseAssignmentExpression()
    guard take(.comma) else { return nil }
    return .variableArgument(list, parseTypeName())
  }
}
