import CSyntax

/// An argument after its own macro expansion (C11 6.10.3.1).
struct ExpandedArgument {
  let tokens: [Token]
  /// Whether white space stood before something at its end that expanded to nothing.
  let endsWithSpace: Bool
}

/// A replacement list with its arguments put in.
struct Replacement {
  var tokens: [Token]
  /// Whether the first operand of the list became nothing, so that the white space before the second one
  /// counts.
  let beginsWithNothing: Bool
  /// Whether white space stood before something at the end that became nothing.
  var endsWithSpace: Bool
}

/// Puts arguments into a replacement list (C11 6.10.3.1 to 6.10.3.3, with GNU's comma).
struct Substitution {
  let macro: MacroDefinition
  let arguments: [[Token]]
  let span: Span
  /// Beyond so many tokens it is a bomb, and the rest is left out.
  let limit: Int
  /// Whether there are no variable arguments, rather than an empty one.
  let isVariableOmitted: Bool
  let expandArgument: ([Token]) -> ExpandedArgument
  private var expanded: [Int: ExpandedArgument] = [:]
  private var beginsWithNothing = false
  private var endsWithSpace = false
  /// Whether what is read stands in `__VA_OPT__( )`, where another one is an ordinary word.
  private var isInOption = false
  /// Whether a word grew too long to be pasted, or a string to be made.
  private(set) var isTooLong = false
  /// How many bytes of spellings were made; they stay for as long as the process does.
  private(set) var bytesMade = 0

  /// A word does not grow beyond this by pasting; every step of the way makes a word.
  static let wordLimit = 4096
  /// A string that `#` makes; every quote in a quote in a quote doubles its backslashes.
  static let stringLimit = 1 << 16

  init(
    macro: MacroDefinition, arguments: [[Token]], span: Span, limit: Int,
    expandArgument: @escaping ([Token]) -> ExpandedArgument
  ) {
    self.macro = macro
    self.arguments = arguments
    self.span = span
    self.limit = limit
    let count = macro.parameters?.count ?? 0
    isVariableOmitted = arguments.count <= count || count == 0 && arguments[0].isEmpty
    self.expandArgument = expandArgument
  }

  mutating func run() -> Replacement {
    let tokens = substitute(macro.body[...])
    return Replacement(
      tokens: tokens, beginsWithNothing: beginsWithNothing, endsWithSpace: endsWithSpace)
  }

  private mutating func substitute(_ body: ArraySlice<Token>) -> [Token] {
    var output: [Token] = []
    var index = body.startIndex
    while index < body.endIndex, output.count <= limit {
      if index + 1 < body.endIndex || isOperatorHash(body, index) {
        let end = operandEnd(body, index)
        if end < body.endIndex, isText(body[end], .hashHash), end + 1 < body.endIndex {
          let count = output.count
          let next = pasteChain(body, index, into: &output)
          settleSpace(&output, from: count, at: index)
          index = next
          continue
        }
      }
      let token = body[index]
      let count = output.count
      let place = index
      var owes = false
      if isOperatorHash(body, index) {
        output.append(stringify(body[index + 1], after: token))
        index += 2
      } else if isOption(token) {
        let end = operandEnd(body, index)
        output += variableOption(body[index..<end])
        index = end
      } else if let argument = argumentIndex(token) {
        let expanded = expandedArgument(argument)
        var tokens = expanded.tokens
        respace(&tokens, like: token)
        output += tokens
        owes = expanded.endsWithSpace && !tokens.isEmpty
        index += 1
      } else {
        output.append(own(token))
        index += 1
      }
      settleSpace(&output, from: count, at: place)
      endsWithSpace = endsWithSpace || owes
    }
    return output
  }

  /// Gives the white space before what became nothing to what comes after it, as gcc does.
  ///
  /// - Parameters:
  ///   - count: How many tokens there were before the operand.
  ///   - index: Where the operand stands in the replacement list.
  private mutating func settleSpace(_ output: inout [Token], from count: Int, at index: Int) {
    if output.count > count {
      if endsWithSpace { output[count].flags.insert(.afterSpace) }
      endsWithSpace = false
    } else if index == macro.body.startIndex {
      beginsWithNothing = true
    } else if macro.body[index].flags.contains(.afterSpace) {
      endsWithSpace = true
    }
  }

  // MARK: Operands

  private func isText(_ token: Token, _ name: Name) -> Bool {
    token.kind == .punctuator && token.text == name
  }

  /// Whether `# parameter` stands here; in an object-like macro `#` is an ordinary token.
  private func isOperatorHash(_ body: ArraySlice<Token>, _ index: Int) -> Bool {
    guard macro.parameters != nil, isText(body[index], .hash), index + 1 < body.endIndex else {
      return false
    }
    return argumentIndex(body[index + 1]) != nil || body[index + 1].text == .wordGnuVaOptAlternate
  }

  private func isOption(_ token: Token) -> Bool {
    token.text == .wordGnuVaOptAlternate && macro.variadic != nil && !isInOption
  }

  private func argumentIndex(_ token: Token) -> Int? {
    guard token.kind == .identifier, let parameters = macro.parameters else { return nil }
    if let index = parameters.firstIndex(of: token.text) { return index }
    return token.text == macro.variadic ? parameters.count : nil
  }

  private func argument(_ index: Int) -> [Token] {
    index < arguments.count ? arguments[index] : []
  }

  private mutating func expandedArgument(_ index: Int) -> ExpandedArgument {
    if let known = expanded[index] { return known }
    let argument = expandArgument(argument(index))
    expanded[index] = argument
    return argument
  }

  private func own(_ token: Token) -> Token {
    var token = token
    token.span = span
    token.flags.insert(.expanded)
    return token
  }

  private func respace(_ tokens: inout [Token], like token: Token) {
    guard !tokens.isEmpty else { return }
    if token.flags.contains(.afterSpace) {
      tokens[0].flags.insert(.afterSpace)
    } else {
      tokens[0].flags.remove(.afterSpace)
    }
  }

  /// The index after the operand that begins here: one token, `# x`, or `__VA_OPT__ ( ... )`.
  private func operandEnd(_ body: ArraySlice<Token>, _ index: Int) -> Int {
    if isOperatorHash(body, index) { return index + 2 }
    guard isOption(body[index]),
      index + 1 < body.endIndex, isText(body[index + 1], .leftParenthesis)
    else { return index + 1 }
    var depth = 0
    var end = index + 1
    while end < body.endIndex {
      if isText(body[end], .leftParenthesis) { depth += 1 }
      if isText(body[end], .rightParenthesis) { depth -= 1 }
      end += 1
      if depth == 0 { break }
    }
    return end
  }

  /// An operand of `##`: arguments as they were written.
  private mutating func operand(_ body: ArraySlice<Token>, _ index: Int) -> [Token] {
    if isOperatorHash(body, index) { return [stringify(body[index + 1], after: body[index])] }
    let token = body[index]
    if isOption(token) {
      return variableOption(body[index..<operandEnd(body, index)])
    }
    guard let argument = argumentIndex(token) else { return [own(token)] }
    var tokens = self.argument(argument)
    respace(&tokens, like: token)
    return tokens
  }

  private mutating func variableOption(_ option: ArraySlice<Token>) -> [Token] {
    guard let parameters = macro.parameters, option.count > 2,
      !expandedArgument(parameters.count).tokens.isEmpty
    else { return [] }
    isInOption = true
    defer { isInOption = false }
    return substitute(option[(option.startIndex + 2)..<(option.endIndex - 1)])
  }

  // MARK: ## and #

  private mutating func pasteChain(
    _ body: ArraySlice<Token>, _ start: Int, into output: inout [Token]
  ) -> Int {
    var left = operand(body, start)
    var index = operandEnd(body, start)
    while index + 1 < body.endIndex, isText(body[index], .hashHash), left.count <= limit {
      let next = index + 1
      let right = operand(body, next)
      let isVariadic = macro.variadic != nil && body[next].text == macro.variadic
      if isVariadic, let last = left.last, isText(last, .comma) {
        // GNU: `, ## __VA_ARGS__` loses its comma when the variable arguments are left out; an empty
        // one keeps it (gcc's cpp manual, Variadic Macros).
        let end = operandEnd(body, next)
        let isLast = end >= body.endIndex || !isText(body[end], .hashHash)
        if isVariableOmitted, isLast { left.removeLast() } else { left += right }
      } else {
        left = paste(left, right)
      }
      index = operandEnd(body, next)
    }
    output += left
    return index
  }

  private mutating func paste(_ left: [Token], _ right: [Token]) -> [Token] {
    guard let last = left.last else { return right }
    guard let first = right.first else { return left }
    let bytes = last.text.bytes + first.text.bytes
    if bytes.count > Self.wordLimit, last.kind == .identifier || last.kind == .number {
      isTooLong = true
      return left + right
    }
    bytesMade += bytes.count
    let tokens = lexC(bytes)
    guard tokens.count == 1, tokens[0].range == 0..<bytes.count else {
      // Undefined by the standard and an error in gcc; both tokens are kept.
      return left + right
    }
    var flags = last.flags
    flags.insert(.expanded)
    flags.remove(.painted)
    let pasted = Token(
      kind: tokens[0].kind, text: Name(bytes: bytes[...]), span: span, flags: flags)
    return left.dropLast() + [pasted] + right.dropFirst()
  }

  private mutating func stringify(_ parameter: Token, after hash: Token) -> Token {
    var tokens: [Token] = []
    if parameter.text == .wordGnuVaOptAlternate {
      tokens = []
    } else if let index = argumentIndex(parameter) {
      tokens = argument(index)
    }
    var bytes: [UInt8] = [0x22]
    for (position, token) in tokens.enumerated() {
      guard bytes.count <= Self.stringLimit else {
        isTooLong = true
        break
      }
      if position > 0, token.flags.contains(.afterSpace) { bytes.append(0x20) }
      for byte in token.text.bytes {
        let isLiteral = token.kind == .string || token.kind == .character
        if byte == 0x22 || (byte == 0x5C && isLiteral) { bytes.append(0x5C) }
        bytes.append(byte)
      }
    }
    // A lone backslash at the end would hide the closing quote; gcc leaves it out.
    if !bytes.reversed().prefix(while: { $0 == 0x5C }).count.isMultiple(of: 2) {
      bytes.removeLast()
    }
    bytes.append(0x22)
    bytesMade += bytes.count
    var flags: Token.Flags = .expanded
    if hash.flags.contains(.afterSpace) { flags.insert(.afterSpace) }
    return Token(kind: .string, text: Name(bytes: bytes[...]), span: span, flags: flags)
  }
}
