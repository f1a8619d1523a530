// How to read this file: tokens are read from a stack of contexts. The bottom one is the source; each
// expansion pushes its replacement list and disables its macro until that list is read to its end
// (C11 6.10.3.4). Arguments are expanded by an expander of their own before they are put in
// (6.10.3.1), and `#` and `##` work on what was written (6.10.3.2, 6.10.3.3).

import CSyntax

/// Expands macros in a run of tokens.
struct MacroExpander {
  let unit: TranslationUnit
  /// Where in the unit the token read last from the source stands.
  var point: TranslationUnit.Point

  private var contexts: [Context]
  private var disabled: [Name: Int]
  private let depth: Int
  /// Whether `defined` is answered, as in `#if`, where macros may make it, too (gcc does so).
  private let isCondition: Bool
  private var budget: Int

  private struct Context {
    let tokens: [Token]
    let points: [TranslationUnit.Point]?
    let macro: Name?
    var index = 0
  }

  /// A run of tokens grows to this at most; beyond it is a bomb, not a kernel.
  static let tokenLimit = 2_000_000
  static let depthLimit = 100

  init(
    _ tokens: [Token], points: [TranslationUnit.Point]? = nil, unit: TranslationUnit,
    at point: TranslationUnit.Point, disabled: [Name: Int] = [:], depth: Int = 0,
    budget: Int = MacroExpander.tokenLimit, isCondition: Bool = false
  ) {
    self.unit = unit
    self.point = point
    self.disabled = disabled
    self.depth = depth
    self.budget = budget
    self.isCondition = isCondition
    contexts = [Context(tokens: tokens, points: points, macro: nil)]
  }

  mutating func expandAll() -> [Token] {
    var output: [Token] = []
    // Once a limit is met the run says nothing any more, so the rest of a bomb need not go off.
    while unit.program.limitMet == nil, let token = next() {
      budget -= 1
      guard budget > 0 else {
        unit.program.meet(
          limit: "a macro in \(unit.path) expands to more than \(Self.tokenLimit) tokens")
        break
      }
      guard token.kind == .identifier, !token.flags.contains(.painted) else {
        output.append(token)
        continue
      }
      if isCondition, token.text == .wordDefined {
        answerDefined(token, into: &output)
      } else if disabled[token.text] != nil {
        var painted = token
        painted.flags.insert(.painted)
        output.append(painted)
      } else if unit.isDynamicMacro(token.text) {
        expandDynamic(token, into: &output)
      } else if let macro = unit.macro(token.text, at: point) {
        if !expand(macro, token) { output.append(token) }
      } else {
        output.append(token)
      }
    }
    return output
  }

  // MARK: Reading

  private mutating func next() -> Token? {
    while let top = contexts.indices.last {
      let index = contexts[top].index
      if index < contexts[top].tokens.count {
        contexts[top].index += 1
        if let points = contexts[top].points { point = points[index] }
        return contexts[top].tokens[index]
      }
      guard top > 0 else { return nil }
      pop()
    }
    return nil
  }

  private mutating func pop() {
    if let macro = contexts.removeLast().macro {
      let count = (disabled[macro] ?? 1) - 1
      disabled[macro] = count > 0 ? count : nil
    }
  }

  /// Whether the next token is an opening parenthesis, which makes a name an invocation.
  private mutating func nextIsParenthesis() -> Bool {
    for context in contexts.reversed() where context.index < context.tokens.count {
      return context.tokens[context.index].text == .leftParenthesis
    }
    return false
  }

  // MARK: Expansion

  /// Pushes the expansion of a macro; false if its name is not followed by arguments.
  private mutating func expand(_ macro: MacroDefinition, _ token: Token) -> Bool {
    var span = token.span
    let replacement: [Token]
    if let parameters = macro.parameters {
      guard nextIsParenthesis() else { return false }
      _ = next()
      guard let (arguments, end) = collectArguments(macro, parameters.count) else { return false }
      if !token.flags.contains(.expanded), end.file == span.file, end.end > span.end {
        span.end = end.end
      }
      var substitution = Substitution(
        macro: macro, arguments: arguments, span: span,
        isVariableOmitted: arguments.count <= parameters.count
          || parameters.isEmpty && arguments[0].isEmpty, expandArgument: expandArgument)
      replacement = substitution.run()
    } else {
      var substitution = Substitution(
        macro: macro, arguments: [], span: span, expandArgument: expandArgument)
      replacement = substitution.run()
    }
    var tokens = replacement
    if !tokens.isEmpty {
      if token.flags.contains(.afterSpace) {
        tokens[0].flags.insert(.afterSpace)
      } else {
        tokens[0].flags.remove(.afterSpace)
      }
    }
    contexts.append(Context(tokens: tokens, points: nil, macro: macro.name))
    disabled[macro.name, default: 0] += 1
    return true
  }

  private func expandArgument(_ tokens: [Token]) -> [Token] {
    guard depth < Self.depthLimit else {
      unit.program.meet(
        limit: "macro arguments in \(unit.path) nest deeper than \(Self.depthLimit)")
      return tokens
    }
    guard tokens.contains(where: { $0.kind == .identifier }) else { return tokens }
    var inner = MacroExpander(
      tokens, unit: unit, at: point, disabled: disabled, depth: depth + 1, budget: budget)
    return inner.expandAll()
  }

  /// Reads the arguments after the opening parenthesis; nil if the source ends before they do.
  private mutating func collectArguments(
    _ macro: MacroDefinition, _ count: Int
  ) -> (arguments: [[Token]], end: Span)? {
    var arguments: [[Token]] = [[]]
    var depth = 0
    while var token = next() {
      if token.kind == .identifier, disabled[token.text] != nil { token.flags.insert(.painted) }
      switch token.text {
      case .leftParenthesis where token.kind == .punctuator: depth += 1
      case .rightParenthesis where token.kind == .punctuator:
        if depth == 0 { return (arguments, token.span) }
        depth -= 1
      case .comma where token.kind == .punctuator && depth == 0:
        if macro.variadic == nil || arguments.count <= count {
          arguments.append([])
          continue
        }
      default: break
      }
      arguments[arguments.count - 1].append(token)
      budget -= 1
      if budget <= 0 { return nil }
    }
    return nil
  }

  private mutating func expandDynamic(_ token: Token, into output: inout [Token]) {
    func add(_ kind: TokenKind, _ text: String) {
      output.append(
        Token(kind: kind, text: Name(text), span: token.span, flags: token.flags))
    }
    switch token.text {
    case .wordGnuLineAlternate:
      unit.program.usedLine = true
      add(.number, String(unit.program.place(of: token.span).line))
    case .wordGnuFileAlternate, .wordGnuBaseFileAlternate:
      add(.string, "\"\(unit.program.place(of: token.span).path)\"")
    case .wordGnuCounterAlternate:
      unit.counter += 1
      add(.number, String(unit.counter - 1))
    case .wordGnuDateAlternate: add(.string, "\"Jan  1 1970\"")
    case .wordGnuTimeAlternate: add(.string, "\"00:00:00\"")
    case .wordGnuIncludeLevelAlternate: add(.number, "0")
    case .wordReservedPragma:
      if nextIsParenthesis() { skipParentheses() }
    case .wordGnuHasAttribute, .wordGnuHasBuiltin:
      // The compiler that is played here knows every attribute and builtin that gcc 12 knows; the
      // kernel asks for newer ones only to use them where they exist.
      let argument = nextIsParenthesis() ? skipParentheses() : []
      add(.number, argument.contains { unit.isKnownToCompiler($0.text) } ? "1" : "0")
    case .wordGnuHasInclude, .wordGnuHasIncludeNext:
      let argument = nextIsParenthesis() ? skipParentheses().dropFirst().dropLast() : []
      add(.number, unit.hasInclude(expandArgument(Array(argument))) ? "1" : "0")
    default: output.append(token)
    }
  }

  /// `defined name` or `defined(name)`: 1 or 0 (C11 6.10.1p1).
  private mutating func answerDefined(_ token: Token, into output: inout [Token]) {
    let hasParenthesis = nextIsParenthesis()
    if hasParenthesis { _ = next() }
    guard let name = next() else { return }
    if hasParenthesis { _ = next() }
    let isDefined = unit.isMacroDefined(name.text, at: point)
    output.append(Token(kind: .number, text: Name(isDefined ? "1" : "0"), span: token.span))
  }

  @discardableResult
  private mutating func skipParentheses() -> [Token] {
    var depth = 0
    var skipped: [Token] = []
    while let token = next() {
      if token.text == .leftParenthesis { depth += 1 }
      if token.text == .rightParenthesis { depth -= 1 }
      skipped.append(token)
      if depth == 0 { break }
    }
    return skipped
  }
}

extension TranslationUnit {
  /// The tokens with all macros expanded, as they are in force at one place.
  func expand(_ tokens: [Token], at point: Point) -> [Token] {
    var expander = MacroExpander(tokens, unit: self, at: point)
    return expander.expandAll()
  }

  /// Whether gcc 12 has an attribute or builtin.
  func isKnownToCompiler(_ name: Name) -> Bool {
    let spelling = name.spelling
    if spelling.hasPrefix("__builtin_") {
      return spelling != "__builtin_counted_by_ref" && spelling != "__builtin_dump_struct"
    }
    return !Self.newerAttributes.contains(spelling)
  }

  private static let newerAttributes: Set<String> = [
    "__counted_by__", "__overloadable__", "__pass_object_size__", "__pass_dynamic_object_size__",
    "__no_sanitize_coverage__x", "__diagnose_as_builtin__", "__nocf_check__x",
    "__nonstring_array__", "__kcfi_salt__", "btf_type_tag", "__guarded_by__",
  ]
}
