// How to read this file: one pass over the tokens. Directives are cut out as they come; the tokens
// between them drive a small state (depth of parentheses and braces, the item that is open). At `#if`
// the state is put aside, at `#else` the depths are taken back, so that a body whose head stands twice,
// once in each branch, still closes once; the open item goes on, because both heads are part of it.

struct OutlineScanner {
  let bytes: [UInt8]
  let tokens: [RawToken]
  var directives: [Directive] = []
  var branches: [Branch] = []
  var items: [Item] = []
  var entries: [EntryPlace] = []
  /// Items with an enum whose body only macros or includes can tell.
  var enumItems: [Int32] = []
  var isIncludedOnce = false
  /// The directives that are `#pragma pack`.
  var packings: [Int32] = []
  /// How many conditionals were open at once.
  var deepestConditional = 0

  /// The branch the scanner is in.
  var branch: Int32 = -1
  var conditionals: [Conditional] = []
  var state = ItemState()

  struct Conditional {
    var parent: Int32
    var last: Int32
    /// The state before the conditional, and after its first live branch.
    var before: ItemState
    var after: ItemState?
    /// Whether the branch being read can never be C of the kernel proper.
    var isDead: Bool
  }

  /// Where the scanner is inside an item.
  struct ItemState {
    var start: Int?
    var parentheses = 0
    var brackets = 0
    var braces = 0
    /// What was open around the outermost brace, as in `TRACE(..., if (x) { y(); })`.
    var outerParentheses = 0
    var outerBrackets = 0
    /// The brace depth at which a function body began, if one did.
    var bodyDepth: Int?
    /// The brace depths at which enum bodies began.
    var enumDepths: [Int] = []
    var hasEqual = false
    var hasParameters = false
    var hasTagKeyword = false
    var isMacroForm = false
    /// Whether the parentheses that are open are the arguments of a macro behind `static` and the like.
    var isStoredMacro = false
    var previous: Int?
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens = lexC(bytes)
  }

  mutating func scan() {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.flags.contains(.startsLine), isPunctuator(index, 0x23), token.end - token.start == 1
      {
        index = scanDirective(at: index)
      } else {
        if conditionals.last?.isDead ?? false {
          index += 1
          continue
        }
        scanItemToken(index)
        index += 1
        if state.bodyDepth != nil { index = skipBody(from: index) }
      }
    }
    if let start = state.start { closeItem(start..<tokens.count, hasBody: false) }
  }

  /// Passes over what of a function's body only opens and closes brackets.
  ///
  /// - Returns: The first token that `scan` must look at itself: a directive or the last brace.
  private mutating func skipBody(from start: Int) -> Int {
    guard state.braces > 0, state.enumDepths.isEmpty, state.start != nil else { return start }
    var (braces, parentheses, brackets) = (state.braces, state.parentheses, state.brackets)
    var index = start
    bytes.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        scanning: while index < tokens.count {
          let token = tokens[index]
          if token.kind == .punctuator, token.end == token.start + 1 {
            switch bytes[Int(token.start)] {
            case UInt8(ascii: "("): parentheses += 1
            case UInt8(ascii: ")"): parentheses = max(0, parentheses - 1)
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets = max(0, brackets - 1)
            case UInt8(ascii: "{"): braces += 1
            case UInt8(ascii: "}"):
              if braces == 1 { break scanning }
              braces -= 1
            case UInt8(ascii: "#"):
              if token.flags.contains(.startsLine) { break scanning }
            default: break
            }
          }
          index += 1
        }
      }
    }
    (state.braces, state.parentheses, state.brackets) = (braces, parentheses, brackets)
    if index > start { state.previous = index - 1 }
    return index
  }

  // MARK: Bytes

  /// Whether the token is a punctuator of one byte.
  mutating func isPunctuator(_ index: Int, _ byte: UInt8) -> Bool {
    let token = tokens[index]
    return token.kind == .punctuator && bytes[Int(token.start)] == byte
      && token.end == token.start + 1
  }

  mutating func name(_ index: Int) -> Name {
    Name(of: tokens[index], in: bytes)
  }

  mutating func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let token = tokens[index]
    guard token.kind == .identifier else { return false }
    if token.flags.contains(.spliced) { return name(index) == Name("\(word)") }
    guard Int(token.end - token.start) == word.utf8CodeUnitCount else { return false }
    let pointer = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for offset in 0..<pointer.count where bytes[Int(token.start) + offset] != pointer[offset] {
      return false
    }
    return true
  }

  // MARK: Directives

  mutating func scanDirective(at start: Int) -> Int {
    var end = start + 1
    while end < tokens.count, !tokens[end].flags.contains(.startsLine) { end += 1 }
    let whole = start..<end
    guard start + 1 < end, tokens[start + 1].kind == .identifier else {
      add(.other, whole, operands: end..<end)
      return end
    }
    let operands = (start + 2)..<end
    switch directiveName(start + 1) {
    case .wordDefine: define(whole, operands)
    case .wordUndef:
      add(.undef, whole, operands: operands)
      if !operands.isEmpty { enter(.undef, start + 2, item: directives.count - 1) }
    case .wordInclude: include(whole, operands)
    case .wordIncludeNext:
      include(whole, operands)
      directives[directives.count - 1].isNext = true
    case .wordIf: open(.expression, whole, operands)
    case .wordIfdef: open(.defined, whole, operands)
    case .wordIfndef: open(.undefined, whole, operands)
    case .wordElif: turn(.expression, whole, operands)
    case .wordElifdef: turn(.defined, whole, operands)
    case .wordElifndef: turn(.undefined, whole, operands)
    case .wordElse: turn(.otherwise, whole, end..<end)
    case .wordEndif: endif(whole)
    case .wordError: add(.error, whole, operands: operands)
    case .wordPragma:
      if !operands.isEmpty, name(start + 2) == .wordOnce { isIncludedOnce = true }
      if !operands.isEmpty, isWord(start + 2, "pack") { packings.append(Int32(directives.count)) }
      add(.other, whole, operands: operands)
    default: add(.other, whole, operands: operands)
    }
    return end
  }

  /// The name of a directive; nil for one that nothing is known of.
  ///
  /// It is asked for very often, and so without a look into the table of names.
  private mutating func directiveName(_ index: Int) -> Name? {
    let token = tokens[index]
    if token.flags.contains(.spliced) { return name(index) }
    let count = Int(token.end - token.start)
    guard count < Self.directiveNames.count else { return nil }
    return Self.directiveNames[count].first { $0.spelling.elementsEqual(bytes[token.range]) }?.name
  }

  /// The names of directives by their length.
  private static let directiveNames: [[(spelling: [UInt8], name: Name)]] = {
    let names: [Name] = [
      .wordDefine, .wordUndef, .wordInclude, .wordIncludeNext, .wordIf, .wordIfdef, .wordIfndef,
      .wordElif, .wordElifdef, .wordElifndef, .wordElse, .wordEndif, .wordError, .wordPragma,
    ]
    let spelled = names.map { (spelling: $0.bytes, name: $0) }
    let longest = spelled.map(\.spelling.count).max() ?? 0
    return (0...longest).map { count in spelled.filter { $0.spelling.count == count } }
  }()

  mutating func add(
    _ kind: Directive.Kind, _ whole: Range<Int>, operands: Range<Int>, opens: Int32 = -1,
    name: Name? = nil
  ) {
    directives.append(
      Directive(
        kind: kind, tokens: whole, operands: operands, branch: branch, opens: opens, name: name))
  }

  mutating func define(_ whole: Range<Int>, _ operands: Range<Int>) {
    guard let first = operands.first, tokens[first].kind == .identifier else {
      add(.other, whole, operands: operands)
      return
    }
    add(.define, whole, operands: operands)
    enter(.define, first, item: directives.count - 1)
  }

  mutating func include(_ whole: Range<Int>, _ operands: Range<Int>) {
    if !state.enumDepths.isEmpty { noteEnumItem() }
    guard let first = operands.first, let last = operands.last else {
      add(.other, whole, operands: operands)
      return
    }
    if tokens[first].kind == .string {
      let inner = tokens[first].range.dropFirst().dropLast()
      add(.includeQuoted, whole, operands: operands, name: Name(bytes: bytes[inner]))
    } else if bytes[Int(tokens[first].start)] == UInt8(ascii: "<") {
      // A header name is not made of C tokens; its bytes are what counts (C11 6.4.7).
      let from = Int(tokens[first].start) + 1
      let to = Int(tokens[last].end)
      let close = bytes[from..<to].firstIndex(of: UInt8(ascii: ">")) ?? to
      add(.includeAngled, whole, operands: operands, name: Name(bytes: bytes[from..<close]))
    } else {
      add(.includeComputed, whole, operands: operands)
    }
  }

  mutating func open(_ kind: Branch.Kind, _ whole: Range<Int>, _ operands: Range<Int>) {
    let opened = Int32(branches.count)
    add(.branch, whole, operands: operands, opens: opened)
    branches.append(
      Branch(
        kind: kind, parent: branch, previous: -1, condition: operands, start: whole.lowerBound))
    let outer = conditionals.last?.isDead ?? false
    conditionals.append(
      Conditional(
        parent: branch, last: opened, before: state, after: nil,
        isDead: outer || isDead(kind, operands)))
    branch = opened
    deepestConditional = max(deepestConditional, conditionals.count)
  }

  mutating func turn(_ kind: Branch.Kind, _ whole: Range<Int>, _ operands: Range<Int>) {
    guard let index = conditionals.indices.last else {
      add(.other, whole, operands: operands)
      return
    }
    let opened = Int32(branches.count)
    branch = conditionals[index].parent
    add(.branch, whole, operands: operands, opens: opened)
    branches.append(
      Branch(
        kind: kind, parent: conditionals[index].parent, previous: conditionals[index].last,
        condition: operands, start: whole.lowerBound))
    leaveBranch(index)
    let outer = index > 0 && conditionals[index - 1].isDead
    let first = branches[Int(conditionals[index].last)]
    let isElseOfKernel =
      kind == .otherwise && first.kind == .undefined && first.previous < 0
      && isForeign(first.condition)
    conditionals[index].isDead = outer || isElseOfKernel || isDead(kind, operands)
    conditionals[index].last = opened
    branch = opened
  }

  mutating func endif(_ whole: Range<Int>) {
    guard let index = conditionals.indices.last else {
      add(.other, whole, operands: whole.upperBound..<whole.upperBound)
      return
    }
    leaveBranch(index)
    let conditional = conditionals.removeLast()
    branch = conditional.parent
    let start = state.start
    state = conditional.after ?? conditional.before
    // An item that was open before and is closed now must not be opened again.
    if conditional.before.start == nil { state.start = state.start ?? start }
    add(.endif, whole, operands: whole.upperBound..<whole.upperBound)
  }

  /// Keeps the state in which the first live branch ended, and goes back to the one before it.
  mutating func leaveBranch(_ index: Int) {
    guard !conditionals[index].isDead else { return }
    if conditionals[index].after == nil { conditionals[index].after = state }
    let start = state.start
    let before = conditionals[index].before
    // A branch that closed the item it found open leaves nothing open for the next one to go on
    // with, unless the depths say that the next one closes it again.
    state = before
    state.start = before.start ?? start
  }

  /// Whether a branch is never C of the kernel proper: assembly, C++, or `#if 0`.
  mutating func isDead(_ kind: Branch.Kind, _ condition: Range<Int>) -> Bool {
    guard let first = condition.first else { return false }
    switch kind {
    case .defined: return isForeign(condition)
    case .expression:
      return condition.count == 1 && tokens[first].kind == .number
        && bytes[Int(tokens[first].start)] == 0x30
    case .undefined, .otherwise: return false
    }
  }

  mutating func isForeign(_ condition: Range<Int>) -> Bool {
    guard let first = condition.first else { return false }
    return isWord(first, "__ASSEMBLY__") || isWord(first, "__ASSEMBLER__")
      || isWord(first, "__cplusplus")
  }

  /// The include guard: the first directive asks for a macro that the second defines, and the last
  /// closes that conditional with no token outside it.
  mutating func guardMacro() -> Name? {
    guard directives.count >= 3, directives[0].kind == .branch, directives[1].kind == .define,
      let last = directives.last, last.kind == .endif, last.branch == -1,
      branches.first?.kind == .undefined, let asked = branches[0].condition.first,
      let made = directives[1].operands.first, name(asked) == name(made),
      !branches.dropFirst().contains(where: { $0.parent < 0 })
    else { return nil }
    let isWhole =
      directives[0].tokens.lowerBound == 0 && last.tokens.upperBound == tokens.count
    return isWhole ? name(made) : nil
  }

  mutating func enter(_ kind: Entry.Kind, _ token: Int, item: Int) {
    entries.append(
      EntryPlace(
        kind: kind, depth: UInt16(clamping: state.parentheses), token: Int32(token),
        branch: branch, item: Int32(item)))
  }
}
