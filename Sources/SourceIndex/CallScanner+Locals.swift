// How to read this file: a statement that begins like a declaration declares its names, which are known up to the end of
// the block. What is read into them is in CallScanner+Values.swift.

import CSyntax

extension CallScanner {
  // MARK: Declarations

  /// Declares the first name of a declaration that begins here, if one does.
  mutating func declareLocals(_ begin: Int, _ course: inout Course) {
    var index = begin
    var hasType = false
    var isNumber = false
    var type: Int32 = 0
    specifiers: while index < course.end {
      switch pieces[index].code {
      case Self.keyword:
        switch table.meaning(pieces[index].word) {
        case .struct, .union, .enum:
          guard pieces[index + 1].code == Self.identifier else { return }
          if table.meaning(pieces[index].word) != .enum { type = pieces[index + 1].word }
          index += 2
          hasType = true
          isNumber = true
        case .typeof:
          guard pieces[index + 1].code == UInt8(ascii: "("),
            let close = closing(index + 1, course.end)
          else { return }
          index = close + 1
          hasType = true
        case .const, .volatile, .static, .register, .extern, .inline, .auto, .extensionWord:
          index += 1
        case .int, .char, .void, .unsigned, .signed, .long, .short, .bool, .float, .double, .scalar:
          index += 1
          hasType = true
          isNumber = true
        default: return
        }
      case Self.identifier where !hasType:
        let next = pieces[index + 1]
        guard
          next.code == Self.identifier || next.code == UInt8(ascii: "*")
            || next.code == Self.keyword && table.meaning(next.word) == .const
        else { return declareByMacro(index, &course) }
        index += 1
        hasType = true
      case Self.identifier
      where pieces[index + 1].code == Self.identifier
        || pieces[index + 1].code == UInt8(ascii: "*"):
        // `struct device __iomem *base`, `u32 __maybe_unused x`
        index += 1
      default: break specifiers
      }
    }
    guard hasType else { return }
    course.declaration = frames.count
    course.declaredType = type
    course.declaresCallable = !isNumber
    declarator(index, &course)
  }

  /// Declares what `LIST_HEAD(list)`, `DEFINE_WAIT(wait)` and their like declare.
  private mutating func declareByMacro(_ index: Int, _ course: inout Course) {
    guard pieces[index + 1].code == UInt8(ascii: "("), pieces[index + 2].code == Self.identifier,
      Self.isMark(pieces[index + 3].code, "),"), local(pieces[index].word) == nil
    else { return }
    let word = pieces[index].word
    if table.begins(word, with: "DEFINE_", in: file)
      || table.begins(word, with: "DECLARE_", in: file)
      || table.begins(word, with: "LIST_HEAD", in: file)
      || table.begins(word, with: "HLIST_HEAD", in: file)
    {
      add(local: pieces[index + 2].word, mayCall: false, type: 0)
    }
  }

  /// The next name of a declaration behind a comma.
  mutating func nextDeclarator(_ comma: Int, _ course: inout Course) {
    guard course.declaration == frames.count else { return }
    declarator(comma + 1, &course)
  }

  private mutating func declarator(_ begin: Int, _ course: inout Course) {
    var index = begin
    while index < course.end {
      let piece = pieces[index]
      let isQualifier =
        piece.code == Self.keyword && table.meaning(piece.word) == .const
        || piece.code == Self.identifier && pieces[index + 1].code == Self.identifier
      guard piece.code == UInt8(ascii: "*") || isQualifier else { break }
      index += 1
    }
    if pieces[index].code == UInt8(ascii: "(") {
      var name = index + 1
      while pieces[name].code == UInt8(ascii: "*") { name += 1 }
      if name > index + 1, pieces[name].code == Self.identifier {
        add(local: pieces[name].word, mayCall: true, type: 0)
        course.nextOwner = CallWriter.Owner()
        // `int (*fn)(int) = ops->open;`
        if let own = local(pieces[name].word) {
          locals[own].place = name
          overwrite(own, name, course)
        }
        if let close = closing(index, course.end), pieces[close + 1].code == UInt8(ascii: "("),
          let last = closing(close + 1, course.end), pieces[last + 1].code == UInt8(ascii: "=")
        {
          assign(from: last + 1, to: .variable(pieces[name].word), course)
        }
      }
      return
    }
    guard pieces[index].code == Self.identifier, Self.isMark(pieces[index + 1].code, "=;,[:)")
    else { return }
    add(
      local: pieces[index].word, mayCall: course.declaresCallable, type: course.declaredType)
    course.nextOwner = .type(course.declaredType)
    course.nextIsArray = pieces[index + 1].code == UInt8(ascii: "[")
  }

  // MARK: Names

  /// Declares a name.
  mutating func add(local word: Int32, isParameter: Bool = false, mayCall: Bool, type: Int32) {
    let place = Int(word)
    if place >= localNumbers.count {
      localNumbers += repeatElement(0, count: max(table.count, place + 1) - localNumbers.count)
    }
    let block = isParameter ? Self.noBlock : openBlock()
    let known = Int(localNumbers[place]) - 1
    if known >= 0, isParameter || locals[known].block == block || block == Self.noBlock {
      // The same again under another conditional: what is known of either.
      locals[known].mayCall = locals[known].mayCall || mayCall
      if locals[known].type != type { locals[known].type = locals[known].type == 0 ? type : 0 }
      return
    }
    hasHomonyms = hasHomonyms || known >= 0
    openLocals.append(locals.count)
    locals.append(
      Local(
        word: word, isParameter: isParameter, mayCall: mayCall, type: type, block: block,
        hidden: Int32(known + 1)))
    localNumbers[place] = Int32(locals.count)
  }

  /// What stands in no block, or in more than anybody opens.
  private static let noBlock = -1

  private func openBlock() -> Int {
    frames.suffix(16).last { $0.kind == .block }?.open ?? Self.noBlock
  }

  /// Forgets what was declared since a block began; another variable of the name is known again.
  mutating func endBlock(_ openBefore: Int) {
    while openLocals.count > openBefore, let last = openLocals.popLast() {
      hasHomonyms = hasHomonyms || locals[last].mayCall
      localNumbers[Int(locals[last].word)] = locals[last].hidden
    }
  }

  mutating func forgetLocals() {
    for local in locals { localNumbers[Int(local.word)] = 0 }
    locals.removeAll(keepingCapacity: true)
    openLocals.removeAll(keepingCapacity: true)
    localUses.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    deadFacts.removeAll(keepingCapacity: true)
    hasHomonyms = false
    returnsPointer = false
  }

  /// The number of a local variable or parameter; nil for other words.
  @inline(__always)
  func local(_ word: Int32) -> Int? {
    guard Int(word) < localNumbers.count, localNumbers[Int(word)] != 0 else { return nil }
    return Int(localNumbers[Int(word)]) - 1
  }
}
