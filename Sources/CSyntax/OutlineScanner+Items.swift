// The top level's grammar, as far as it can be told without macros: items end at a semicolon outside
// all brackets, at the brace that closes a function's body, or after a macro invocation that stands
// alone on its lines.

extension OutlineScanner {
  /// Moves the state over one token that is not part of a directive.
  mutating func scanItemToken(_ index: Int) {
    let token = tokens[index]
    if state.start == nil { beginItem(index) }
    if endsLoneInvocation(index), let start = state.start {
      closeItem(start..<index, hasBody: false)
      beginItem(index)
    }
    if token.kind == .identifier {
      scanWord(index)
    } else if token.kind == .punctuator, token.end == token.start + 1 {
      scanPunctuator(index, bytes[Int(token.start)])
    }
    if state.start != nil { state.previous = index }
  }

  private mutating func beginItem(_ index: Int) {
    state = ItemState()
    state.start = index
    state.isMacroForm =
      tokens[index].kind == .identifier && index + 1 < tokens.count
      && isPunctuator(index + 1, 0x28) && !Name.isKeyword(tokens[index], in: bytes)
  }

  /// Whether `NAME(...)` stands alone before this token: the kernel's `EXPORT_SYMBOL(x)` and
  /// friends are sometimes written without a semicolon.
  private mutating func endsLoneInvocation(_ index: Int) -> Bool {
    guard state.isMacroForm, state.parentheses == 0, state.braces == 0, state.brackets == 0,
      let previous = state.previous, isPunctuator(previous, 0x29),
      tokens[index].flags.contains(.startsLine), tokens[index].kind == .identifier
    else { return false }
    return !isAttribute(index)
  }

  private mutating func scanWord(_ index: Int) {
    guard state.bodyDepth == nil else { return }
    if isTagKeyword(index) {
      if state.braces == 0, state.parentheses == 0 { state.hasTagKeyword = true }
      if let tag = tagWithBody(after: index) { enter(.tag, tag, item: items.count) }
      return
    }
    guard state.braces == 0 else {
      if state.enumDepths.last == state.braces, state.parentheses == 0, state.brackets == 0 {
        scanEnumWord(index)
      }
      return
    }
    guard state.brackets == 0, !Name.isKeyword(tokens[index], in: bytes) else { return }
    if state.parentheses == 0 {
      scanOutermostWord(index)
    } else if state.isMacroForm || state.isStoredMacro {
      // Of the macro's own arguments only; a long argument list is a table, not a name.
      enter(.argument, index, item: items.count)
    } else if isNestedDeclarator(index) {
      enter(.declaration, index, item: items.count)
    }
  }

  /// An enumerator begins the body or follows a comma; behind a macro it may follow anything.
  private mutating func scanEnumWord(_ index: Int) {
    guard let previous = state.previous, index + 1 < tokens.count else { return }
    let next = index + 1
    let isPlain =
      isPunctuator(next, 0x2C) || isPunctuator(next, 0x7D) || isPunctuator(next, 0x3D)
    if isPunctuator(previous, 0x7B) || isPunctuator(previous, 0x2C) {
      enter(.enumerator, index, item: items.count)
      if !isPlain, !(tokens[next].kind == .identifier && isAttribute(next)) { noteEnumItem() }
    } else if isPlain, isPunctuator(previous, 0x29) || tokens[previous].kind == .identifier {
      enter(.enumerator, index, item: items.count)
    }
  }

  /// Notes that the open item's enumerators cannot be read off.
  mutating func noteEnumItem() {
    let item = Int32(items.count)
    if enumItems.last != item { enumItems.append(item) }
  }

  /// Whether only storage classes and attributes stand before a word, as in
  /// `static DEFINE_MUTEX(lock);`.
  private mutating func followsOnlyStorage(_ index: Int) -> Bool {
    guard let start = state.start, start < index else { return false }
    return (start..<index).allSatisfy {
      tokens[$0].kind == .identifier && (isStorage($0) || isAttribute($0))
    }
  }

  /// Whether a word says how something is stored or made, and not what it is; asked of very many words, and so without a
  /// look into the table of names.
  private mutating func isStorage(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.flags.contains(.spliced) { return Self.storage.contains(name(index).bytes) }
    let count = Int(token.end - token.start)
    return Self.storage.contains { word in
      word.count == count && word[0] == bytes[Int(token.start)]
        && word.elementsEqual(bytes[token.range])
    }
  }

  private static let storage = [
    "static", "extern", "const", "volatile", "inline", "notrace", "noinline",
  ].map { Array($0.utf8) }

  private mutating func scanOutermostWord(_ index: Int) {
    if let previous = state.previous, isTagKeyword(previous) { return }
    guard !isAttribute(index), index + 1 < tokens.count else { return }
    // What follows decides: a declarator's name is followed by its derivation, its initialiser or
    // the end; a type's name by another name or a star. Attributes may stand between.
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .identifier, isAttribute(next) { next += 1 }
    guard next < tokens.count, !state.hasEqual else { return }
    if tokens[next].flags.contains(.startsLine), isPunctuator(next, 0x23) {
      enter(.declaration, index, item: items.count)
      return
    }
    guard tokens[next].kind == .punctuator else { return }
    switch bytes[Int(tokens[next].start)] {
    case UInt8(ascii: "("):
      state.hasParameters = true
      state.isStoredMacro = followsOnlyStorage(index)
      enter(.declaration, index, item: items.count)
    case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "["):
      enter(.declaration, index, item: items.count)
    default: break
    }
  }

  /// `(*name)`, `(name)` and `(__attribute name)` inside the parentheses of a declarator.
  private mutating func isNestedDeclarator(_ index: Int) -> Bool {
    guard let start = state.start else { return false }
    var before = index - 1
    while before > start {
      if isPunctuator(before, 0x2A) || isPunctuator(before, 0x5E) {
        before -= 1
      } else if tokens[before].kind == .identifier,
        isAttribute(before) || isWord(before, "const") || isWord(before, "volatile")
      {
        before -= 1
      } else {
        break
      }
    }
    guard isPunctuator(before, 0x28), index + 1 < tokens.count else { return false }
    if before == index - 1 {
      // `(name)(`: parentheses keep a macro of that name from being expanded.
      return index + 2 < tokens.count && isPunctuator(index + 1, 0x29)
        && isPunctuator(index + 2, 0x28) && before > start
    }
    return isPunctuator(index + 1, 0x29) || isPunctuator(index + 1, 0x28)
      || isPunctuator(index + 1, 0x5B)
  }

  private mutating func scanPunctuator(_ index: Int, _ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("): state.parentheses += 1
    case UInt8(ascii: ")"): state.parentheses = max(0, state.parentheses - 1)
    case UInt8(ascii: "["): state.brackets += 1
    case UInt8(ascii: "]"): state.brackets = max(0, state.brackets - 1)
    case UInt8(ascii: "="):
      if state.braces == 0, state.parentheses == 0 { state.hasEqual = true }
    case UInt8(ascii: ","):
      // The next declarator of the list begins: `int a = 1, b = 2;`.
      if state.braces == 0, state.parentheses == 0, state.brackets == 0 { state.hasEqual = false }
    case UInt8(ascii: "{"): openBrace(index)
    case UInt8(ascii: "}"): closeBrace(index)
    case UInt8(ascii: ";"):
      guard state.braces == 0, state.parentheses == 0, let start = state.start else { return }
      // In a K&R definition declarations stand between the parameters and the body.
      if isOldStyleHead() { return }
      closeItem(start..<(index + 1), hasBody: false)
    default: break
    }
  }

  /// Whether the open item is `type name(a, b) type a` so far: the head of a definition in K&R style.
  private mutating func isOldStyleHead() -> Bool {
    guard state.hasParameters, !state.hasEqual, let start = state.start, let end = state.previous,
      let open = (start..<end).first(where: { isPunctuator($0, 0x28) }), open - 1 > start,
      tokens[open - 1].kind == .identifier, !isAttribute(open - 1), !followsOnlyStorage(open - 1)
    else { return false }
    var index = open + 1
    // A head of more parameters than anybody writes is looked through only so far, for it is looked
    // through at every semicolon.
    let limit = min(end, index + 400)
    while index + 1 < limit, tokens[index].kind == .identifier,
      !Name.isKeyword(tokens[index], in: bytes)
    {
      if isPunctuator(index + 1, 0x29) {
        return tokens[index + 2].kind == .identifier && Self.typeWords.contains(name(index + 2))
      }
      guard isPunctuator(index + 1, 0x2C) else { return false }
      index += 2
    }
    return false
  }

  private static let typeWords: Set<Name> = Set(
    [
      "int", "char", "short", "long", "unsigned", "signed", "struct", "union", "enum", "const",
      "register", "void", "volatile",
    ].map { Name($0) })

  private mutating func openBrace(_ index: Int) {
    if state.braces == 0 {
      state.outerParentheses = state.parentheses
      state.outerBrackets = state.brackets
    }
    state.braces += 1
    guard state.bodyDepth == nil else { return }
    if isEnumBrace(index) {
      state.enumDepths.append(state.braces)
    } else if state.braces == 1, state.parentheses == 0, !state.hasEqual, isBodyBrace(index) {
      state.bodyDepth = 1
    } else if state.braces == 1, isLinkage(index) {
      // `extern "C" {` opens no item.
      state = ItemState()
    }
  }

  private mutating func closeBrace(_ index: Int) {
    if state.enumDepths.last == state.braces { state.enumDepths.removeLast() }
    guard state.braces > 0 else {
      // A stray brace, or the end of `extern "C"`.
      state = ItemState()
      return
    }
    state.braces -= 1
    guard state.braces == 0 else { return }
    // Whatever parentheses a macro left open inside the braces end with them.
    state.parentheses = state.outerParentheses
    state.brackets = state.outerBrackets
    if state.bodyDepth != nil, let start = state.start {
      closeItem(start..<(index + 1), hasBody: true)
    }
  }

  /// Ends the open item; the declarations of one with a body become function entries.
  mutating func closeItem(_ range: Range<Int>, hasBody: Bool) {
    if hasBody { markFunction() }
    items.append(Item(tokens: range, hasBody: hasBody))
    state = ItemState()
  }

  /// Makes the outermost declarators of the open item functions: what stands in deeper parentheses
  /// is a parameter, `int (*fn)(void)`, unless everything does, `void (*signal(int n))(int)`.
  private mutating func markFunction() {
    var index = entries.count - 1
    var candidates: [Int] = []
    while index >= 0, entries[index].item == items.count || entries[index].kind.isMacro {
      if entries[index].kind == .declaration, isFunctionName(Int(entries[index].token)) {
        candidates.append(index)
      }
      index -= 1
    }
    guard let outermost = candidates.map({ entries[$0].depth }).min() else { return }
    for index in candidates where entries[index].depth == outermost {
      entries[index].kind = .function
    }
  }

  /// Whether parameters may follow a name: `name(`, `(name)(`, or a directive in between.
  private mutating func isFunctionName(_ token: Int) -> Bool {
    var next = token + 1
    while next < tokens.count, tokens[next].kind == .identifier, isAttribute(next) { next += 1 }
    guard next < tokens.count else { return false }
    return isPunctuator(next, 0x28) || isPunctuator(next, 0x29) || isPunctuator(next, 0x23)
  }

  // MARK: What a brace or a word is

  private mutating func isTagKeyword(_ index: Int) -> Bool {
    switch bytes[Int(tokens[index].start)] {
    case UInt8(ascii: "s"): isWord(index, "struct")
    case UInt8(ascii: "u"): isWord(index, "union")
    case UInt8(ascii: "e"): isWord(index, "enum")
    default: false
    }
  }

  /// The token of the tag, if `struct [attributes] tag [attributes] {` begins here.
  private mutating func tagWithBody(after keyword: Int) -> Int? {
    var index = skipAttributes(keyword + 1)
    guard index < tokens.count, tokens[index].kind == .identifier else { return nil }
    let tag = index
    index = skipAttributes(index + 1)
    // One unknown word between tag and brace is an attribute-like macro.
    if index < tokens.count, tokens[index].kind == .identifier { index = skipAttributes(index + 1) }
    guard index < tokens.count, isPunctuator(index, 0x7B) else { return nil }
    return tag
  }

  private mutating func skipAttributes(_ index: Int) -> Int {
    var index = index
    while index < tokens.count, tokens[index].kind == .identifier, isAttribute(index) {
      index += 1
      guard index < tokens.count, isPunctuator(index, 0x28) else { continue }
      var depth = 0
      while index < tokens.count {
        if isPunctuator(index, 0x28) { depth += 1 }
        if isPunctuator(index, 0x29) { depth -= 1 }
        index += 1
        if depth == 0 { break }
      }
    }
    return index
  }

  private mutating func isEnumBrace(_ index: Int) -> Bool {
    var before = index - 1
    var steps = 0
    while before >= 0, steps < 6 {
      if isWord(before, "enum") { return true }
      guard tokens[before].kind == .identifier else { return false }
      before -= 1
      steps += 1
    }
    return false
  }

  private mutating func isBodyBrace(_ index: Int) -> Bool {
    guard let previous = state.previous else { return false }
    if state.isMacroForm { return true }
    if state.hasParameters { return true }
    return isPunctuator(previous, 0x29) && !state.hasTagKeyword
  }

  private mutating func isLinkage(_ index: Int) -> Bool {
    guard let previous = state.previous, tokens[previous].kind == .string else { return false }
    return previous > 0 && isWord(previous - 1, "extern")
  }

  /// Whether a word at top level is an attribute, so that parentheses after it are not parameters.
  private mutating func isAttribute(_ index: Int) -> Bool {
    let token = tokens[index]
    guard bytes[Int(token.start)] == UInt8(ascii: "_") else { return false }
    return Self.attributes.contains(name(index))
  }

  private static let attributes: Set<Name> = Set(
    """
    __attribute__ __attribute __aligned __section __printf __scanf __acquires __releases __acquire
    __release __must_hold __must_hold_shared __cond_acquires __alloc_size __assume_aligned __nonnull
    __counted_by __counted_by_le __counted_by_be __alias __asm__ __asm __copy __diagnose_as
    __init __exit __initdata __exitdata __initconst __must_check __always_inline __maybe_unused
    __unused __used __packed __read_mostly __ro_after_init __rcu __user __iomem __percpu __force
    __bitwise __cold __hot __weak __pure __malloc __noreturn __visible __sched __kprobes __ref
    __refdata __randomize_layout __no_randomize_layout __cacheline_aligned __latent_entropy
    __cacheline_aligned_in_smp ____cacheline_aligned ____cacheline_aligned_in_smp __deprecated
    __meminit __meminitdata __cpuinit __devinit __devexit __devinitdata __devinitconst __net_init
    __net_exit __net_initdata __no_sanitize __no_sanitize_address __no_kcsan __no_kasan __nocfi
    __lockfunc __flatten __noclone __ipipe_init __gnu_inline __extension__ __inline__ __inline
    __private __guarded_by __pt_guarded_by __kernel __setup_param
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Name($0) })
}
