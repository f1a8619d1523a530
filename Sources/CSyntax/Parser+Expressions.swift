// Expressions (C11 6.5). Binary operators are climbed by their precedences; everything else is
// one function per nonterminal.

/// A binary operator and how tightly it binds.
private struct Infix {
  let precedence: Int
  let operation: BinaryOperator
}

/// A switch and no table: it needs no memory and no check that the table has been made.
@inline(__always)
private func infix(_ name: Name) -> Infix? {
  guard name.isPunctuator else { return nil }
  switch name {
  case .pipePipe: return Infix(precedence: 1, operation: .logicalOr)
  case .ampersandAmpersand: return Infix(precedence: 2, operation: .logicalAnd)
  case .pipe: return Infix(precedence: 3, operation: .bitOr)
  case .caret: return Infix(precedence: 4, operation: .bitXor)
  case .ampersand: return Infix(precedence: 5, operation: .bitAnd)
  case .equalEqual: return Infix(precedence: 6, operation: .equal)
  case .notEqual: return Infix(precedence: 6, operation: .notEqual)
  case .less: return Infix(precedence: 7, operation: .less)
  case .greater: return Infix(precedence: 7, operation: .greater)
  case .lessEqual: return Infix(precedence: 7, operation: .lessEqual)
  case .greaterEqual: return Infix(precedence: 7, operation: .greaterEqual)
  case .shiftLeft: return Infix(precedence: 8, operation: .shiftLeft)
  case .shiftRight: return Infix(precedence: 8, operation: .shiftRight)
  case .plus: return Infix(precedence: 9, operation: .add)
  case .minus: return Infix(precedence: 9, operation: .subtract)
  case .star: return Infix(precedence: 10, operation: .multiply)
  case .slash: return Infix(precedence: 10, operation: .divide)
  case .percent: return Infix(precedence: 10, operation: .remainder)
  default: return nil
  }
}

/// The operator of an assignment; nil inside for a plain `=`, nil outside for no assignment.
private func assignmentOperator(_ name: Name) -> BinaryOperator?? {
  guard name.isPunctuator, name.number >= Name.equal.number else { return nil }
  switch name {
  case .equal: return .some(nil)
  case .starEqual: return .multiply
  case .slashEqual: return .divide
  case .percentEqual: return .remainder
  case .plusEqual: return .add
  case .minusEqual: return .subtract
  case .shiftLeftEqual: return .shiftLeft
  case .shiftRightEqual: return .shiftRight
  case .ampersandEqual: return .bitAnd
  case .caretEqual: return .bitXor
  case .pipeEqual: return .bitOr
  default: return nil
  }
}

extension Parser {
  /// An expression that is not understood, from an index up to here.
  mutating func unparsedExpression(
    _ reason: String, from start: Int, since mark: Int? = nil
  ) -> Expression {
    let reason = note(reason, from: start, since: mark)
    return Expression(.unparsed(reason), span(from: start))
  }

  /// What stands at the nesting limit: one token, or a whole group of brackets.
  private mutating func tooDeep() -> Expression {
    let start = index
    if let end = partner(of: index), end > index { index = end + 1 } else { advance() }
    return unparsedExpression("nested too deeply", from: start)
  }

  // expression = assignment-expression ("," assignment-expression)*

  /// Parses an expression with its commas (C11 6.5.17).
  public mutating func parseExpression() -> Expression {
    let start = index
    var expression = parseAssignmentExpression()
    var length = 0
    while at(.comma), length < Self.chainLimit, !mayEndAtParenthesis {
      advance()
      length += 1
      let right = parseAssignmentExpression()
      expression = Expression(.comma(expression, right), span(from: start))
    }
    return expression
  }

  // assignment-expression = conditional-expression
  //                       | unary-expression assignment-operator assignment-expression

  /// Parses an expression without commas (C11 6.5.16).
  public mutating func parseAssignmentExpression() -> Expression {
    let start = index
    let left = parseConditionalExpression()
    guard let operation = assignmentOperator(text) else { return left }
    guard depth < Self.nestingLimit else { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    advance()
    let outer = isInGroup
    isInGroup = true
    let right = parseAssignmentExpression()
    isInGroup = outer
    return Expression(.assignment(operation, left, right), span(from: start))
  }

  // conditional-expression = binary-expression ("?" expression? ":" conditional-expression)?

  /// Parses what a constant expression may be (C11 6.5.15, 6.6).
  public mutating func parseConditionalExpression() -> Expression {
    let start = index
    let condition = parseBinaryExpression(1)
    guard at(.question) else { return condition }
    return parseConditionalRest(condition, start)
  }

  private mutating func parseConditionalRest(_ condition: Expression, _ start: Int) -> Expression {
    guard depth < Self.nestingLimit else { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    advance()
    let middle = at(.colon) ? nil : parseExpression()
    guard take(.colon) else { return unparsedExpression(expected("':'"), from: start) }
    let last = parseConditionalExpression()
    return Expression(.conditional(condition, middle, last), span(from: start))
  }

  // binary-expression(p) = cast-expression (operator-of-at-least-p binary-expression(p + 1))*

  private mutating func parseBinaryExpression(_ least: Int) -> Expression {
    let start = index
    var left = parseCastExpression()
    var length = 0
    while let infix = infix(text), infix.precedence >= least, length < Self.chainLimit {
      advance()
      length += 1
      let right = parseBinaryExpression(infix.precedence + 1)
      left = Expression(.binary(infix.operation, left, right), span(from: start))
    }
    return left
  }

  // cast-expression = unary-expression | "(" type-name ")" cast-expression

  mutating func parseCastExpression() -> Expression {
    guard depth < Self.nestingLimit else { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    if at(.leftParenthesis), isParenthesizedType(), form == .expanded || isOperandBehindType() {
      return parseCast()
    }
    return parseUnaryExpression()
  }

  private mutating func parseCast() -> Expression {
    let start = index
    let mark = troubles.count
    guard let type = parseParenthesizedTypeName() else {
      return unparsedExpression(expected("a type"), from: start, since: mark)
    }
    if at(.leftBrace) {
      let initializer = parseInitializer()
      let literal = Expression(.compoundLiteral(type, initializer), span(from: start))
      return parsePostfixes(literal, start)
    }
    let operand = parseCastExpression()
    return Expression(.cast(type, operand), span(from: start))
  }

  /// "(" type-name ")"; nil if something else stands in the parentheses, which are then skipped.
  mutating func parseParenthesizedTypeName() -> TypeName? {
    let opening = index
    advance()
    let type = parseTypeName()
    return close(opening, with: .rightParenthesis) ? type : nil
  }

  // unary-expression = postfix-expression | ("++" | "--") unary-expression
  //                  | ("&" | "*" | "+" | "-" | "~" | "!") cast-expression
  //                  | "sizeof" operand | alignof operand | "&&" identifier
  //                  | "__extension__" cast-expression

  private mutating func parseUnaryExpression() -> Expression {
    let name = text
    guard kind == .punctuator || name.isKeyword else { return parsePostfixExpression() }
    switch name {
    case .star: return parseUnary(.dereference)
    case .ampersand: return parseUnary(.address)
    case .minus: return parseUnary(.minus)
    case .exclamation: return parseUnary(.not)
    case .tilde: return parseUnary(.complement)
    case .plus: return parseUnary(.plus)
    case .plusPlus: return parseUnary(.increment)
    case .minusMinus: return parseUnary(.decrement)
    case .ampersandAmpersand: return parseLabelAddress()
    case .wordSizeof: return parseSizeof(isAlignment: false)
    case .wordReservedAlignof, .wordGnuAlignof, .wordGnuAlignofAlternate:
      return parseSizeof(isAlignment: true)
    case .wordGnuExtensionAlternate:
      advance()
      return parseCastExpression()
    case .wordGnuRealAlternate, .wordGnuImagAlternate:
      let start = index
      advance()
      _ = parseCastExpression()
      return unparsedExpression("parts of complex numbers are not understood", from: start)
    default: return parsePostfixExpression()
    }
  }

  private mutating func parseUnary(_ operation: UnaryOperator) -> Expression {
    let start = index
    advance()
    let operand = parseCastExpression()
    return Expression(.unary(operation, operand), span(from: start))
  }

  private mutating func parseLabelAddress() -> Expression {
    let start = index
    advance()
    let label = text
    guard isIdentifier else { return unparsedExpression(expected("a label"), from: start) }
    advance()
    return Expression(.labelAddress(label), span(from: start))
  }

  // operand = unary-expression | "(" type-name ")"

  private mutating func parseSizeof(isAlignment: Bool) -> Expression {
    let start = index
    advance()
    if at(.leftParenthesis), isParenthesizedType() {
      let opening = index
      let mark = troubles.count
      guard let type = parseParenthesizedTypeName() else {
        return unparsedExpression(expected("a type"), from: start, since: mark)
      }
      guard at(.leftBrace) else {
        return Expression(isAlignment ? .alignofType(type) : .sizeofType(type), span(from: start))
      }
      let initializer = parseInitializer()
      let literal = Expression(.compoundLiteral(type, initializer), span(from: opening))
      let operand = parsePostfixes(literal, opening)
      return Expression(
        isAlignment ? .alignofValue(operand) : .sizeofValue(operand), span(from: start))
    }
    guard depth < Self.nestingLimit else { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    let operand = parseUnaryExpression()
    return Expression(
      isAlignment ? .alignofValue(operand) : .sizeofValue(operand), span(from: start))
  }

  // postfix-expression = primary-expression
  //   ("[" expression "]" | "(" arguments ")" | "." name | "->" name | "++" | "--")*

  private mutating func parsePostfixExpression() -> Expression {
    let start = index
    var expression = parsePrimaryExpression()
    // `( "[" )` and the like continue the primary; a word or a literal does not.
    if kind == .punctuator { expression = parsePostfixes(consume expression, start) }
    guard form == .natural, kind == .string || kind == .identifier, isPiece(expression) else {
      return expression
    }
    return parsePieces(expression, start)
  }

  mutating func parsePostfixes(_ primary: consuming Expression, _ start: Int) -> Expression {
    var expression = primary
    var length = 0
    while length < Self.chainLimit {
      length += 1
      switch text {
      case .arrow:
        expression = parseMember(of: consume expression, start, throughPointer: true)
      case .dot:
        expression = parseMember(of: consume expression, start, throughPointer: false)
      case .leftParenthesis: expression = parseCall(of: consume expression, start)
      case .leftBracket: expression = parseElement(of: consume expression, start)
      case .plusPlus:
        if form == .natural, isBodyBehind(expression) { return expression }
        advance()
        expression = Expression(.postfix(.increment, expression), span(from: start))
      case .minusMinus:
        if form == .natural, isBodyBehind(expression) { return expression }
        advance()
        expression = Expression(.postfix(.decrement, expression), span(from: start))
      default: return expression
      }
    }
    return unparsedExpression("too many suffixes", from: start)
  }

  private mutating func parseMember(
    of base: consuming Expression, _ start: Int, throughPointer: Bool
  ) -> Expression {
    advance()
    let name = text
    guard kind == .identifier else {
      return unparsedExpression(expected("a member's name"), from: start)
    }
    advance()
    return Expression(.member(base, name, throughPointer: throughPointer), span(from: start))
  }

  private mutating func parseElement(of base: consuming Expression, _ start: Int) -> Expression {
    let opening = index
    let mark = troubles.count
    advance()
    let subscripted = parseExpression()
    guard close(opening, with: .rightBracket) else {
      return unparsedExpression(expected("']'"), from: start, since: mark)
    }
    return Expression(.element(base, subscripted), span(from: start))
  }

  // arguments = (argument ("," argument)*)?

  private mutating func parseCall(of function: consuming Expression, _ start: Int) -> Expression {
    let opening = index
    let mark = troubles.count
    guard let arguments = parseArguments() else {
      if let end = partner(of: opening), end >= index { index = end + 1 }
      return unparsedExpression(expected("')'"), from: start, since: mark)
    }
    return Expression(.call(function, arguments), span(from: start))
  }

  /// "(" arguments ")"; nil if the closing parenthesis is missing.
  ///
  /// An argument that is not understood, as in calls of macros that are not expanded, does not
  /// spoil the others.
  mutating func parseArguments() -> [Expression]? {
    let opening = index
    let outer = enterGroup()
    defer { leaveGroup(outer) }
    advance()
    var arguments: [Expression] = []
    if take(.rightParenthesis) { return arguments }
    while true {
      let start = index
      let mark = troubles.count
      var argument = form == .natural ? parseNaturalArgument() : parseArgument()
      if !isBehindArgument {
        let message = expected("',' or ')'")
        guard let end = partner(of: opening), end > index else { return nil }
        skipArgument(before: end)
        argument = unparsedExpression(message, from: start, since: mark)
      }
      if take(.rightParenthesis) {
        if arguments.isEmpty { return [consume argument] }
        arguments.append(consume argument)
        return arguments
      }
      // Few calls have more, so the list does not grow step by step.
      if arguments.isEmpty { arguments.reserveCapacity(4) }
      arguments.append(consume argument)
      guard take(.comma) else { return nil }
    }
  }

  /// Skips to the next comma of a list that ends at an index.
  mutating func skipArgument(before end: Int) {
    while index < end, !at(.comma) {
      index = (partner(of: index).flatMap { $0 > index ? $0 : nil } ?? index) + 1
    }
  }

  // argument = assignment-expression | type-name

  mutating func parseArgument() -> Expression {
    guard isArgumentType() else { return parseAssignmentExpression() }
    let type = parseTypeName()
    return Expression(.type(type), type.span)
  }

  /// Whether an argument begins with a type: only macros that are kept as calls have such.
  mutating func isArgumentType() -> Bool {
    if text.isKeyword { return isSpecifierKeyword(text) && text != .wordGnuExtensionAlternate }
    guard isIdentifier, meanings[text] != false else { return false }
    var next = index + 1
    while text(at: next) == .star { next += 1 }
    let follower = text(at: next)
    return (follower == .comma || follower == .rightParenthesis) && isTypeName(text)
  }
}
