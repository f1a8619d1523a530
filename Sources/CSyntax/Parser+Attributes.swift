// Attributes and assembler names (GNU C, "Attribute Syntax"): they can stand nearly everywhere.

extension Parser {
  // attributes = ("__attribute__" "(" "(" attribute ("," attribute)* ")" ")" | asm-name)*

  /// Reads any attributes and assembler names that stand here.
  mutating func parseAttributes() -> [Attribute] {
    var attributes: [Attribute] = []
    while true {
      if isAttributeWord(text) {
        parseAttributeSpecifier(&attributes)
      } else if isAssemblyWord(text) {
        attributes.append(parseAssemblerName())
      } else if at(.wordGnuExtensionAlternate) {
        advance()
      } else {
        return attributes
      }
    }
  }

  mutating func parseAttributeSpecifier(_ attributes: inout [Attribute]) {
    let start = index
    advance()
    let outer = index
    guard take(.leftParenthesis) else {
      _ = note(expected("'('"), from: start)
      return
    }
    let inner = index
    guard take(.leftParenthesis) else {
      _ = note(expected("'('"), from: start)
      _ = close(outer, with: .rightParenthesis)
      return
    }
    while !isAtEnd, !at(.rightParenthesis) {
      if take(.comma) { continue }
      guard kind == .identifier else { break }
      attributes.append(parseAttribute())
    }
    let isClosed = close(inner, with: .rightParenthesis)
    if !close(outer, with: .rightParenthesis) || !isClosed {
      _ = note(expected("')'"), from: start)
    }
  }

  // attribute = word ("(" arguments ")")?

  /// One attribute, or one word of a macro that stands for attributes and is not expanded.
  mutating func parseAttribute() -> Attribute {
    let start = index
    let name = attributeName(text)
    advance()
    var arguments: [Expression] = []
    if at(.leftParenthesis) { arguments = parseArguments() ?? [] }
    return Attribute(name: name, arguments: arguments, span: span(from: start))
  }

  // asm-name = "asm" "(" string-literal ")"

  private mutating func parseAssemblerName() -> Attribute {
    let start = index
    advance()
    let arguments = at(.leftParenthesis) ? parseArguments() ?? [] : []
    return Attribute(name: "asm", arguments: arguments, span: span(from: start))
  }

  /// `__packed__` as `packed`.
  private func attributeName(_ name: Name) -> String {
    var spelling = name.spelling[...]
    if spelling.count > 4, spelling.hasPrefix("__"), spelling.hasSuffix("__") {
      spelling = spelling.dropFirst(2).dropLast(2)
    }
    return String(spelling)
  }

  // alignment = "_Alignas" "(" (type-name | expression) ")"

  /// An alignment, as the attribute `aligned`.
  mutating func parseAlignment() -> Attribute {
    let start = index
    advance()
    let arguments = at(.leftParenthesis) ? parseArguments() ?? [] : []
    return Attribute(name: "aligned", arguments: arguments, span: span(from: start))
  }

  /// Attributes behind a declarator, unexpanded macros such as `__read_mostly` among them.
  mutating func parseTrailingAttributes() -> [Attribute] {
    var attributes = parseAttributes()
    while isIdentifier, !isKAndRDeclarationStart() {
      attributes.append(parseAttribute())
      attributes += parseAttributes()
    }
    return attributes
  }

  /// Whether a known type name stands where the declarations of old-style parameters may.
  private mutating func isKAndRDeclarationStart() -> Bool {
    isTypeName(text) && !looksLikeAttribute(text)
  }
}
