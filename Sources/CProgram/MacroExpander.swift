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
  private let budget: Budget
  /// Whether the white space before something that expanded to nothing is still to be given to the
  /// token behind it, as `#` shows.
  private var owesSpace = false

  /// How many more tokens may be read, by an expander and by those for its arguments together.
  final class Budget {
    var left: Int

    init(_ left: Int) { self.left = left }
  }

  private struct Context {
    let tokens: [Token]
    let points: [TranslationUnit.Point]?
    let macro: Name?
    /// Whether white space stood before something at its end that expanded to nothing.
    var endsWithSpace = false
    var index = 0
  }

  /// A run of tokens grows to this at most; beyond it is a bomb, not a kernel.
  static let tokenLimit = 2_000_000
  static let depthLimit = 100

  init(
    _ tokens: [Token], points: [TranslationUnit.Point]? = nil, unit: TranslationUnit,
    at point: TranslationUnit.Point, disabled: [Name: Int] = [:], depth: Int = 0,
    budget: Budget? = nil, isCondition: Bool = false
  ) {
    self.unit = unit
    self.point = point
    self.disabled = disabled
    self.depth = depth
    self.budget = budget ?? Budget(max(Self.tokenLimit, tokens.count &* 8))
    self.isCondition = isCondition
    contexts = [Context(tokens: tokens, points: points, macro: nil)]
  }

  mutating func expandAll() -> [Token] {
    var output: [Token] = []
    // Once a limit is met the run says nothing any more, so the rest of a bomb need not go off.
    while unit.program.limitMet == nil, let token = next() {
      budget.left -= 1
      guard budget.left > 0 else {
        meetTokenLimit()
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

  private func meetTokenLimit() {
    unit.program.meet(
      limit: "a macro in \(unit.path) expands to more than \(Self.tokenLimit) tokens")
  }

  // MARK: Reading

  private mutating func next() -> Token? {
    while let top = contexts.indices.last {
      let index = contexts[top].index
      if index < contexts[top].tokens.count {
        contexts[top].index += 1
        if let points = contexts[top].points { point = points[index] }
        var token = contexts[top].tokens[index]
        if owesSpace {
          token.flags.insert(.afterSpace)
          owesSpace = false
        }
        return token
      }
      guard top > 0 else { return nil }
      pop()
    }
    return nil
  }

  private mutating func pop() {
    let context = contexts.removeLast()
    owesSpace = owesSpace || context.endsWithSpace
    if let macro = context.macro {
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
    var replacement: Replacement
    if let parameters = macro.parameters {
      guard nextIsParenthesis() else { return false }
      _ = next()
      guard let (arguments, end) = collectArguments(macro, parameters.count) else { return false }
      if !token.flags.contains(.expanded), end.file == span.file, end.end > span.end {
        span.end = end.end
      }
      replacement = substituted(macro, arguments, span)
    } else {
      replacement = substituted(macro, [], span)
    }
    if !replacement.tokens.isEmpty {
      if token.flags.contains(.afterSpace) {
        replacement.tokens[0].flags.insert(.afterSpace)
      } else if !replacement.beginsWithNothing {
        replacement.tokens[0].flags.remove(.afterSpace)
      }
    } else if token.flags.contains(.afterSpace) {
      replacement.endsWithSpace = true
    }
    contexts.append(
      Context(
        tokens: replacement.tokens, points: nil, macro: macro.name,
        endsWithSpace: replacement.endsWithSpace))
    disabled[macro.name, default: 0] += 1
    return true
  }

  /// The replacement list with the arguments put in.
  ///
  /// A function of its own, so that nothing holds a copy of the contexts when the next one is added.
  private func substituted(
    _ macro: MacroDefinition, _ arguments: [[Token]], _ span: Span
  ) -> Replacement {
    var substitution = Substitution(
      macro: macro, arguments: arguments, span: span, limit: budget.left,
      expandArgument: expandArgument)
    let replacement = substitution.run()
    if replacement.tokens.count > budget.left { meetTokenLimit() }
    if substitution.isTooLong {
      unit.program.meet(
        limit:
          "a macro in \(unit.path) pastes a word of more than \(Substitution.wordLimit) bytes, "
          + "or makes a string of more than \(Substitution.stringLimit)")
    }
    budget.left -= substitution.bytesMade / 16
    return replacement
  }

  private func expandArgument(_ tokens: [Token]) -> ExpandedArgument {
    guard depth < Self.depthLimit else {
      unit.program.meet(
        limit: "macro arguments in \(unit.path) nest deeper than \(Self.depthLimit)")
      return ExpandedArgument(tokens: tokens, endsWithSpace: false)
    }
    guard tokens.contains(where: { $0.kind == .identifier }) else {
      return ExpandedArgument(tokens: tokens, endsWithSpace: false)
    }
    var inner = MacroExpander(
      tokens, unit: unit, at: point, disabled: disabled, depth: depth + 1, budget: budget)
    let expanded = inner.expandAll()
    return ExpandedArgument(tokens: expanded, endsWithSpace: inner.owesSpace)
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
      budget.left -= 1
      if budget.left <= 0 { return nil }
    }
    return nil
  }

  private mutating func expandDynamic(_ token: Token, into output: inout [Token]) {
    unit.questions?.areAll = false
    func add(_ kind: TokenKind, _ text: String) {
      output.append(
        Token(kind: kind, text: Name(text), span: token.span, flags: token.flags))
    }
    switch token.text {
    case .wordGnuLineAlternate:
      unit.program.note(.lines, of: token.span.file)
      let place = unit.program.place(of: token.span)
      add(.number, String(unit.presumed(token.span, at: point)?.line ?? place.line))
    case .wordGnuFileAlternate:
      let presumed = unit.presumed(token.span, at: point)?.path
      add(.string, presumed ?? "\"\(unit.program.place(of: token.span).path)\"")
    case .wordGnuBaseFileAlternate: add(.string, "\"\(unit.path)\"")
    case .wordGnuCounterAlternate:
      if isCondition {
        unit.program.note("an #if in \(unit.path) or its includes counts with __COUNTER__")
      }
      unit.counter += 1
      add(.number, String(unit.counter - 1))
    case .wordGnuDateAlternate: add(.string, "\"Jan  1 1970\"")
    case .wordGnuTimeAlternate: add(.string, "\"00:00:00\"")
    case .wordGnuIncludeLevelAlternate: add(.number, String(unit.includeLevel(at: point)))
    case .wordReservedPragma:
      if nextIsParenthesis() { skipParentheses() }
    case .wordGnuHasAttribute, .wordGnuHasBuiltin:
      // The compiler that is played here knows what gcc 12 knows; the kernel asks for newer ones only to
      // use them where they exist.
      let argument = nextIsParenthesis() ? skipParentheses() : []
      add(.number, argument.contains { unit.isKnownToCompiler($0.text) } ? "1" : "0")
    case .wordGnuHasInclude, .wordGnuHasIncludeNext:
      var argument = nextIsParenthesis() ? Array(skipParentheses().dropFirst().dropLast()) : []
      // A header name as it stands is not expanded: `linux` is a macro of gcc's (C11 6.10.2p4).
      if argument.first?.kind == .identifier { argument = expandArgument(argument).tokens }
      let isThere = unit.hasInclude(
        argument, at: point, isNext: token.text == .wordGnuHasIncludeNext)
      add(.number, isThere ? "1" : "0")
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
  ///
  /// Of builtins, which are thousands, those are named that it does not have and kernels ask for.
  func isKnownToCompiler(_ name: Name) -> Bool {
    let spelling = name.spelling
    if spelling.hasPrefix("__builtin_") { return !Self.foreignBuiltins.contains(spelling) }
    guard spelling.hasPrefix("__"), spelling.hasSuffix("__"), spelling.utf8.count > 4 else {
      return Self.attributes.contains(spelling)
    }
    return Self.attributes.contains(String(spelling.dropFirst(2).dropLast(2)))
  }

  private static let foreignBuiltins: Set<String> = [
    "__builtin_counted_by_ref", "__builtin_dump_struct", "__builtin_preserve_access_index",
    "__builtin_bitreverse32", "__builtin_bitreverse64", "__builtin_memcpy_inline",
    "__builtin_unpredictable", "__builtin_debugtrap", "__builtin_stdc_bit_ceil",
    "__builtin_get_counted_by", "__builtin_is_aligned", "__builtin_align_up",
  ]

  /// The attributes that gcc 12 answers for on all its targets, and on x86 and arm (its manual, Attribute
  /// Syntax; every one was asked of it).
  private static let attributes: Set<String> = Set(
    """
    access alias aligned alloc_align alloc_size always_inline artificial assume_aligned
    cleanup cold common const constructor copy deprecated designated_init destructor error
    externally_visible fallthrough flatten format format_arg gnu_inline hot ifunc leaf malloc
    may_alias mode naked no_icf no_instrument_function no_profile_instrument_function no_reorder
    no_sanitize no_sanitize_address no_sanitize_coverage no_sanitize_thread no_sanitize_undefined
    no_split_stack no_stack_limit no_stack_protector nocommon noclone noinit noinline noipa nonnull
    nonstring noplt noreturn nothrow optimize packed patchable_function_entry persistent pure
    returns_nonnull returns_twice scalar_storage_order section sentinel simd
    stack_protect symver target target_clones tls_model transparent_union
    unavailable uninitialized unused used vector_size visibility volatile warn_if_not_aligned
    warn_unused_result warning weak weakref zero_call_used_regs
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
