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
      guard !text.bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
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
    if isIdentifier, isTrailingWord { _ = parseTrailingAttributes() }
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
  private var isTrailingWord: Bool {
    guard looksLikeAttribute(text) else { return false }
    switch peek() {
    case .semicolon, .equal, .leftBrace, .leftParenthesis: return true
    default: return isIdentifier(at: index + 1)
    }
  }

  /// `.member = value, ...` up to a macro that ends them, which brings the braces.
  private mutating func parseBareInitializer() -> Initializer {
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
  var isLoneMacro: Bool {
    guard isIdentifier, index + 1 < end, tokens[index + 1].flags.contains(.startsLine),
      isIdentifier(at: index + 1),
      peek(2) == .leftParenthesis
        || tokens[index + 2 < end ? index + 2 : index + 1].flags.contains(.startsLine)
    else { return false }
    return !hasSmallLetters(text) && !hasSmallLetters(peek())
  }

  private func hasSmallLetters(_ name: Name) -> Bool {
    name.bytes.contains { $0 >= 0x61 && $0 <= 0x7A }
  }

  // MARK: Types

  // made-type = name "(" argument* ")"

  /// Whether a macro invocation stands for a type: a declared name or `*` and a name follow.
  func isMadeType(at start: Int) -> Bool {
    guard let end = end(ofGroup: start + 1) else { return false }
    var next = end + 1
    let isPointer = text(at: next) == .star
    while text(at: next) == .star || qualifier(text(at: next)) != nil { next += 1 }
    if isPointer, text(at: next) == .rightParenthesis { return true }
    guard isIdentifier(at: next), !tokens[next].flags.contains(.startsLine) else { return false }
    switch text(at: next + 1) {
    case .semicolon, .equal, .comma, .leftBracket, .leftParenthesis, .rightParenthesis: return true
    default: return false
    }
  }

  /// `asmlinkage name_t __visible f(void)` and `static TARGET("x") name_t f(void)`: a type nobody
  /// knows behind a word for attributes.
  mutating func isAttributeBeforeUnknownType() -> Bool {
    guard !isTypeName(text) else { return false }
    if peek() == .leftParenthesis {
      guard let end = end(ofGroup: index + 1, limit: 60), index + 2 < self.end,
        tokens[index + 2].kind == .string || tokens[index + 2].kind == .number
      else { return false }
      if isIdentifier(at: end + 1) {
        return isIdentifier(at: end + 2) || text(at: end + 2) == .star
          || looksLikeAttribute(text(at: end + 1)) || isTypeStart(at: end + 1)
      }
      return isTypeStart(at: end + 1) && looksLikeAttribute(text) || isBasicType(text(at: end + 1))
    }
    guard looksLikeAttribute(text) else { return false }
    if isTypeKeyword(peek()) { return true }
    guard isIdentifier(at: index + 1) else { return false }
    if looksLikeAttribute(peek()), peek(2) == .leftParenthesis {
      return index + 3 < end && tokens[index + 3].kind != .identifier
    }
    return isIdentifier(at: index + 2) && text(at: index + 3) != .semicolon || peek(2) == .star
  }

  /// Whether the declared name follows attributes: `type __visible name(...)`.
  func isNameBehindAttributes(at start: Int) -> Bool {
    var next = start
    while isIdentifier(at: next), looksLikeAttribute(text(at: next)) { next += 1 }
    return isIdentifier(at: next)
  }

  /// Whether a tag is made by a macro: what follows its parentheses follows a type.
  var isMadeTag: Bool {
    guard let end = end(ofGroup: index + 1), peek(2) != .star else { return false }
    let next = text(at: end + 1)
    return next == .rightParenthesis || next == .star || next == .leftBrace || next == .comma
      || isIdentifier(at: end + 1)
  }

  /// The index of the parenthesis that closes a short group; invocations that are types are short.
  private func end(ofGroup start: Int, limit: Int = 20) -> Int? {
    var depth = 0
    var index = start
    while index < end, index < start + limit {
      if text(at: index) == .leftParenthesis { depth += 1 }
      if text(at: index) == .rightParenthesis {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  mutating func parseMadeType() -> Expression {
    let start = index
    let callee = Expression(.name(text), here)
    advance()
    let arguments = parseArguments() ?? []
    return Expression(.call(callee, arguments), span(from: start))
  }

  /// `ELF(Shdr) *header = NULL;`, which is a product as well: one that nobody would compute.
  func isDeclarationOfMadeType() -> Bool {
    guard let end = end(ofGroup: index + 1), isMadeType(at: index) else { return false }
    guard text(at: end + 1) == .star else { return text(at: end + 2) != .leftParenthesis }
    var next = end + 1
    while text(at: next) == .star { next += 1 }
    return text(at: next + 1) != .leftParenthesis
  }

  /// Whether `(` begins a type in parentheses, an identifier standing behind it.
  ///
  /// Nobody says which names are types, so what stands behind decides: `(name) x` and `(name *)` are
  /// casts, `(name) + x` is one only if the name looks like a type.
  func isNaturalParenthesizedType() -> Bool {
    let name = peek()
    var next = index + 2
    if text(at: next) == .leftParenthesis {
      if isTypeName(name), text(at: next + 1) == .star { return true }
      guard let end = end(ofGroup: next), text(at: end + 1) == .star else { return false }
      next = end + 1
      while text(at: next) == .star { next += 1 }
      return text(at: next) == .rightParenthesis
    }
    while isIdentifier(at: next) || isSpecifierKeyword(text(at: next)) { next += 1 }
    let words = next - index - 1
    var stars = 0
    while text(at: next) == .star || qualifier(text(at: next)) != nil
      || stars > 0 && isIdentifier(at: next) && text(at: next + 1) == .star
        && looksLikeAttribute(text(at: next))
    {
      next += 1
      stars += 1
    }
    switch text(at: next) {
    case .rightParenthesis: break
    case .leftParenthesis: return stars == 0 && isTypeName(name) && text(at: next + 1) == .star
    case .leftBracket: return isTypeName(name)
    default: return false
    }
    if stars > 0 || words > 1 || isTypeName(name) { return true }
    let behind = next + 1
    guard behind < end else { return false }
    switch tokens[behind].kind {
    case .number, .string, .character: return true
    case .identifier:
      let word = text(at: behind)
      return !word.isKeyword || word == .wordSizeof || word == .wordGnuExtensionAlternate
    case .punctuator:
      let mark = text(at: behind)
      if mark == .leftParenthesis { return isTypeStart(at: behind + 1) }
      return mark == .leftBrace || mark == .exclamation || mark == .tilde
    case .other: return false
    }
  }

  /// Whether what stands behind the parentheses of a type can be cast.
  mutating func isOperandBehindType() -> Bool {
    guard let end = partner(of: index), end + 1 < self.end, tokens[end + 1].kind == .punctuator
    else {
      return true
    }
    switch text(at: end + 1) {
    case .leftParenthesis, .leftBrace, .star, .ampersand, .plus, .minus, .tilde, .exclamation,
      .plusPlus, .minusMinus, .ampersandAmpersand:
      return true
    default: return false
    }
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
    if isAtEnd || at(.rightBrace) || kindEndsStatement {
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
    if isListOfInvocations { return MacroInvocation(call: expression) }
    let body = parseStatement()
    return MacroInvocation(
      call: expression, body: body, otherwise: take(.wordElse) ? parseStatement() : nil)
  }

  /// Whether a call's `++` is the beginning of what it governs, as in `for_each(x) ++count;`.
  func isBodyBehind(_ expression: Expression) -> Bool {
    guard case .call = expression.kind else { return false }
    return isIdentifier(at: index + 1) || peek() == .leftParenthesis
  }

  /// Whether a name stands alone on its line, and a call or a keyword on the next.
  var isLoneName: Bool {
    guard tokens[index + 1].flags.contains(.startsLine) else { return false }
    switch peek(2) {
    case .leftParenthesis, .arrow, .dot, .plusEqual, .pipeEqual, .minusEqual, .ampersandEqual,
      .plusPlus, .minusMinus:
      return true
    default: return false
    }
  }

  static let inlineAssembly = Name("asm_inline")

  var isAssemblyBehind: Bool {
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
  private var isListOfInvocations: Bool {
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
  func isPiece(_ expression: Expression) -> Bool {
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

  // MARK: Arguments

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
    if isWordAlone { return parseWordsAlone() }
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

  private var isBehindArgument: Bool { at(.comma) || at(.rightParenthesis) }

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
  private var isWordAlone: Bool {
    var next = index
    while next < end, next < index + 4, isOperator(at: next) { next += 1 }
    if next == index, text.isKeyword {
      guard !isTypeStart || !isBasicType(text) && text != .wordGnuAutoType else { return false }
      next += 1
    }
    guard next > index else { return false }
    return text(at: next) == .comma || text(at: next) == .rightParenthesis
  }

  private func isOperator(at index: Int) -> Bool {
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
