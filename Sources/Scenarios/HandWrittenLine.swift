// How to read this file
//
//     line  = [mark] name {arrow name} [comment]
//     name  = symbol ["(" arguments ")"] [place] [module]
//     arrow = "->" | "-->" | "=>" | "==>" | "<-" | "<--" | "<="...
//     mark  = "-" | "*" | "1." | "#1" | arrow | "|-" | "`-" ...
//
// An arrow that touches the words around it is C's `->`, unless it stands behind a `)`.

/// A line of a call list as people write it.
struct HandWrittenLine {
  /// One function of the line.
  struct Item {
    var frame: StackFrame
    /// Whether `()` stands behind it.
    var isCall: Bool
    /// Whether something stands in these parentheses, as in a call in a program.
    var hasArguments: Bool
    /// Whether an offset behind it is decimal, as in arithmetic.
    var isDecimal: Bool
  }

  /// The functions as written, from left to right.
  var items: [Item] = []
  /// Which way the arrows of the line point, `->` to what is called; nil without an arrow.
  var direction: CallStack.Direction?
  /// Whether an arrow stands before the first function.
  var beginsWithArrow = false
  /// Whether an arrow stands behind the last.
  var endsWithArrow = false
  /// Whether the line also has words that are no part of the list.
  var hasText = false
  /// Whether an arrow touches what it points to, as C's do.
  var isGlued = false
  /// Whether it is `X from Y` without an offset.
  var isPair = false
  /// How far it is indented, in columns.
  var indent: Int
  /// The line in the text.
  let line: Int

  /// Reads a line; nil if no function can be in it.
  init?(_ line: ReportLine) {
    indent = line.indent
    self.line = line.number
    var rest = line.content
    // A statement, a definition or a comment of a program.
    guard let last = rest.last, !";{}".utf8.contains(last), rest.count <= 1 << 16 else {
      return nil
    }
    dropMark(&rest)
    for comment: StaticString in ["/*", "//", " # "] {
      if let place = rest.firstPlace(of: comment, within: 200) { rest = rest[..<place].trimmed }
    }
    guard !rest.isEmpty else { return nil }
    let pieces = Self.pieces(rest)
    for piece in pieces {
      guard let pointed = piece.arrow else { continue }
      let start = piece.text.startIndex
      if pointed == .callerFirst, start > rest.startIndex, !piece.text.isEmpty {
        isGlued = isGlued || !rest[start - 1].isBlankByte
      }
      guard direction == nil || direction == pointed else { return nil }
      direction = pointed
    }
    var texts = pieces.map(\.text)
    if texts.count > 1 {
      if texts.first?.isEmpty ?? false {
        beginsWithArrow = true
        texts.removeFirst()
      }
      if texts.last?.isEmpty ?? false {
        endsWithArrow = true
        texts.removeLast()
      }
    }
    guard !texts.isEmpty, readItems(texts) else { return nil }
  }

  private mutating func readItems(_ texts: [ByteText]) -> Bool {
    if texts.count == 1, let only = texts.first, direction == nil, readPair(only) { return true }
    for (index, text) in texts.enumerated() {
      if let item = item(text) {
        items.append(item)
        continue
      }
      let isFirst = index == 0
      let isLast = index == texts.count - 1
      // "The path is: a() -> b() -> c() which fails"; only among arrows, and only calls.
      guard texts.count > 1, isFirst || isLast else { return false }
      if isLast, index > 0, direction == .calleeFirst, !items.isEmpty, !startsWithCall(text) {
        // "f()   <-- it fails here" is no chain but a remark.
        if texts.count == 2 { direction = nil }
        return true
      }
      let words = Words(text).items
      guard let word = isFirst ? words.last : words.first, let found = item(word), found.isCall
      else {
        return false
      }
      let isLedIn = isFirst && words.count > 1 && words[words.count - 2].last == UInt8(ascii: ":")
      hasText = hasText || !isLedIn
      items.append(found)
    }
    return true
  }

  private func startsWithCall(_ text: ByteText) -> Bool {
    Words(text).items.first.flatMap { item($0) }?.isCall ?? false
  }

  /// `a_b from c_d`, as people shorten ARM's form.
  private mutating func readPair(_ text: ByteText) -> Bool {
    let words = Words(text).items
    guard words.count == 3, words[1].equals("from"), let callee = item(words[0]),
      let caller = item(words[2])
    else { return false }
    items = [callee, caller]
    isPair = true
    return true
  }

  // MARK: One function

  private func item(_ text: ByteText) -> Item? {
    var words = Words(text).items[...]
    guard !words.isEmpty, words.count <= 4, var name = words.popFirst() else { return nil }
    var isCall = false
    var hasArguments = false
    if name.suffix(2).equals("),") || name.suffix(2).equals(").") { name = name.dropLast() }
    if let open = name.firstIndex(of: UInt8(ascii: "(")) {
      guard name.last == UInt8(ascii: ")") else { return nil }
      hasArguments = open + 2 < name.endIndex
      isCall = true
      name = name[..<open]
    } else if let next = words.first, next.equals("()") {
      isCall = true
      words.removeFirst()
    }
    let decimal = SymbolText(decimal: name)
    guard name.first != UInt8(ascii: "."), let symbol = SymbolText(name) ?? decimal,
      symbol.symbol.contains(where: { (0x61...0x7A).contains($0) }),
      symbol.symbol.count >= 2 || isCall
    else { return nil }
    var frame = StackFrame(symbol, line: line)
    while let word = words.popFirst() {
      let inner = word.isEnclosed("(", ")") ? word.inner : word
      if let place = StackFrame.Place(inner), frame.place == nil {
        frame.place = place
      } else if word.isEnclosed("[", "]"), frame.module == nil, word.inner.allSatisfy(\.isWordByte)
      {
        frame.module = word.inner.string
      } else {
        return nil
      }
    }
    return Item(
      frame: frame, isCall: isCall, hasArguments: hasArguments, isDecimal: decimal != nil)
  }

  // MARK: Marks and arrows

  /// Drops what makes an item of a list or a branch of a drawn tree of a line.
  private mutating func dropMark(_ rest: inout ByteText) {
    let start = rest.startIndex
    while let word = Optional(rest.prefix { !$0.isBlankByte }), !word.isEmpty,
      word.endIndex < rest.endIndex
    {
      let isTree =
        word.count <= 8 && word.allSatisfy { "|`+\\_-*o:.".utf8.contains($0) }
        && !word.contains(UInt8(ascii: ">"))
      let isCount =
        word.last.map { ".)".utf8.contains($0) } ?? false && word.dropLast().decimal != nil
      let isNumber = word.first == UInt8(ascii: "#") && word.dropFirst().decimal != nil
      guard isTree || isCount || isNumber, !word.equals("_"), !word.equals("o_") else { break }
      rest = rest[word.endIndex...].drop { $0.isBlankByte }
    }
    indent += rest.startIndex - start
  }

  private static func pieces(
    _ text: ByteText
  ) -> [(text: ByteText, arrow: CallStack.Direction?)] {
    var found: [(text: ByteText, arrow: CallStack.Direction?)] = []
    var start = text.startIndex
    var index = text.startIndex
    var depth = 0
    var arrow: CallStack.Direction?
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      if depth <= 0, let (end, pointed) = self.arrow(in: text, at: index) {
        found.append((text[start..<index].trimmed, arrow))
        arrow = pointed
        start = end
        index = end
      } else {
        index += 1
      }
    }
    found.append((text[start...].trimmed, arrow))
    return found
  }

  /// The end of an arrow that begins at a place, and where it points.
  private static func arrow(in text: ByteText, at index: Int) -> (Int, CallStack.Direction)? {
    let first = text[index]
    guard "-=<|+".utf8.contains(first) else { return nil }
    let run = text[index...].prefix { "-=<>|+".utf8.contains($0) }
    let isRight =
      run.last == UInt8(ascii: ">") && run.count >= 2
      && run.dropLast().allSatisfy { "-=|+".utf8.contains($0) }
      && (run.dropLast().last.map { "-=".utf8.contains($0) } ?? false)
    let isLeft =
      run.first == UInt8(ascii: "<") && run.count >= 2
      && run.dropFirst().allSatisfy { "-=".utf8.contains($0) }
      && !run.equals("<=") && !run.equals("<<=")
    guard isRight != isLeft else { return nil }
    if index > text.startIndex {
      let before = text[index - 1]
      guard before.isBlankByte || before == UInt8(ascii: ")") else { return nil }
      // ftrace has "f <-g"; else a blank follows where one stands before.
      if isRight, before.isBlankByte, run.endIndex < text.endIndex, !text[run.endIndex].isBlankByte
      {
        return nil
      }
    }
    return (run.endIndex, isRight ? .callerFirst : .calleeFirst)
  }
}
