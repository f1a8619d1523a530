// Inline assembly: the text means nothing here, but what it writes does.

extension Parser {
  // asm-statement = "asm" ("volatile" | "inline" | "goto")* "(" template (":" operands ...)? ")" ";"

  mutating func parseAssembly() -> Statement {
    let start = index
    let mark = troubles.count
    advance()
    var assembly = Assembly(isEmpty: true, mayJump: false, outputs: [], inputs: [])
    while !isAtEnd, !at(.leftParenthesis), kind == .identifier {
      if at(.wordGoto) { assembly.mayJump = true }
      advance()
    }
    guard at(.leftParenthesis), let end = partner(of: index) else {
      return unparsedStatement(expected("'('"), start, mark)
    }
    if form == .natural {
      // Macros may stand for operands and colons alike; all of it is kept as text.
      index = end + 1
      guard takeEnd() else { return unparsedStatement(expected("';'"), start, mark) }
      return Statement(
        .assembly(Assembly(isEmpty: false, mayJump: false, outputs: [], inputs: [])),
        span(from: start))
    }
    advance()
    while index < end, !at(.colon) {
      if text.spelling != "\"\"" { assembly.isEmpty = false }
      advance()
    }
    if take(.colon) {
      guard parseOperands(&assembly.outputs, before: end) else {
        return unparsedStatement(expected("an operand"), start, mark)
      }
    }
    if take(.colon) {
      if !parseOperands(&assembly.inputs, before: end) {
        guard !assembly.isEmpty else {
          return unparsedStatement(expected("an operand"), start, mark)
        }
        // What instructions read matters only where they write through it.
        troubles.removeLast(max(0, troubles.count - mark))
        assembly.inputs = []
      }
      while index < end, !at(.colon) {
        if text.spelling == "\"memory\"" { assembly.clobbersMemory = true }
        advance()
      }
      var colons = 0
      while index < end {
        if at(.colon) {
          colons += 1
        } else if text.spelling == "\"memory\"" {
          assembly.clobbersMemory = true
        } else if colons == 2, kind == .identifier {
          assembly.labels.append(text)
        }
        advance()
      }
    }
    index = end + 1
    guard take(.semicolon) else { return unparsedStatement(expected("';'"), start, mark) }
    return Statement(.assembly(assembly), span(from: start))
  }

  // operand = ("[" identifier "]")? string-literal+ "(" expression ")"

  private mutating func parseOperands(
    _ operands: inout [Assembly.Operand], before end: Int
  ) -> Bool {
    while index < end, !at(.colon) {
      if at(.leftBracket), let closing = partner(of: index) { index = closing + 1 }
      let constraint = spelledText
      while index < end, !at(.leftParenthesis) { advance() }
      guard index < end, let closing = partner(of: index) else { return false }
      advance()
      operands.append(Assembly.Operand(constraint: constraint, expression: parseExpression()))
      guard index == closing else { return false }
      index = closing + 1
      guard take(.comma) || index == end || at(.colon) else { return false }
    }
    return true
  }
}
