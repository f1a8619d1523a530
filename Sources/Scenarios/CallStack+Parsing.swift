// How to read this file
//
// A line of a reported stack is one of
//
//     X from Y+0x64/0xb4                              ARM since 5.15: X was called from Y
//     [<c0123456>] (X) from [<c0654321>] (Y+0x64/0xb4)    ARM before
//     X+0x10/0x20 [mod]                               everywhere else
//     ? X+0x10/0x20                                   a guess of the unwinder
//
// with quoting, time stamps and levels in front of it. The ARM forms tell the offset of the
// *caller*: the frame of X takes it from the line before, where X was Y, and the innermost has none.

extension CallStack {
  /// Reads a call stack as somebody pasted it; never fails.
  public init(pasted text: String) {
    frames = []
    ignored = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, raw) in lines.enumerated() {
      let line = ValueGrammar.trimmed(String(raw))
      guard !line.isEmpty else { continue }
      guard let found = ReadLine(line) else {
        ignored.append(IgnoredLine(line: index + 1, text: line.shortened))
        continue
      }
      add(found, line: index + 1)
    }
  }

  private mutating func add(_ found: ReadLine, line: Int) {
    guard let caller = found.caller else {
      frames.append(found.callee.frame(line: line, isUnreliable: found.isUnreliable))
      return
    }
    // The callee of this line is the caller of the line before; then it is known already.
    if frames.last?.symbol != found.callee.symbol {
      frames.append(found.callee.frame(line: line, isUnreliable: found.isUnreliable))
    }
    frames.append(caller.frame(line: line, isUnreliable: found.isUnreliable))
  }
}

/// What one line says.
private struct ReadLine {
  var callee: ReadSymbol
  var caller: ReadSymbol?
  var isUnreliable = false

  init?(_ text: String) {
    var words = Self.cleaned(text)
    if words.first == "?" {
      isUnreliable = true
      words.removeFirst()
    }
    if let from = words.firstIndex(of: "from") {
      guard from >= 1, let callee = ReadSymbol(words[..<from]),
        let caller = ReadSymbol(words[(from + 1)...])
      else { return nil }
      self.callee = callee
      self.caller = caller
      return
    }
    // Without "from" a frame is known by its offset; a word alone could be anything.
    guard let symbol = ReadSymbol(words[...]), symbol.offset != nil else { return nil }
    callee = symbol
  }

  /// The words of a line without quoting, time stamps, levels, addresses and markers.
  private static func cleaned(_ text: String) -> [String] {
    var rest = Substring(text)
    while let first = rest.first {
      if first == ">" || first == "|" || first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "<", let end = rest.firstIndex(of: ">"),
        rest[..<end].dropFirst().allSatisfy(\.isNumber)
      {
        rest = rest[rest.index(after: end)...]
      } else if first == "[", let end = rest.firstIndex(of: "]"),
        isStampOrAddress(rest[..<end].dropFirst())
      {
        rest = rest[rest.index(after: end)...]
      } else {
        break
      }
    }
    var words: [String] = []
    for word in rest.split(whereSeparator: \.isWhitespace) {
      if word.hasPrefix("["), word.hasSuffix("]"), isStampOrAddress(word.dropFirst().dropLast()) {
        continue
      }
      // Older ARM kernels set symbols in parentheses, with the module inside.
      var word = word
      if word.hasPrefix("(") { word = word.dropFirst() }
      if word.hasSuffix(")") { word = word.dropLast() }
      if !word.isEmpty { words.append(String(word)) }
    }
    // x86: "RIP: 0010:f+0x1/0x2"; arm64: "pc : f+0x1/0x2" repeats the innermost frame.
    if words.count >= 2, words[0] == "RIP:", let colon = words[1].firstIndex(of: ":") {
      words.removeFirst()
      words[0] = String(words[0][words[0].index(after: colon)...])
    }
    return words
  }

  /// Whether a text between brackets is `   12.345678`, `T123`, `C0` or `<c0123456>`.
  private static func isStampOrAddress(_ text: Substring) -> Bool {
    var inner = ValueGrammar.trimmed(String(text))
    if inner.hasPrefix("<"), inner.hasSuffix(">") {
      inner = String(inner.dropFirst().dropLast())
      return !inner.isEmpty && inner.allSatisfy(\.isHexDigit)
    }
    if inner.hasPrefix("T") || inner.hasPrefix("C") { inner = String(inner.dropFirst()) }
    return !inner.isEmpty && inner.allSatisfy { $0.isNumber || $0 == "." }
  }
}

/// A symbol with what is printed behind it.
private struct ReadSymbol {
  var symbol: String
  var offset: UInt64?
  var size: UInt64?
  var module: String?

  /// Reads `name` or `name+0x1/0x2`, with `[module]` and marks such as `P` behind it.
  init?(_ words: ArraySlice<String>) {
    guard let text = words.first, words.count <= 4 else { return nil }
    for word in words.dropFirst() {
      if word.hasPrefix("["), word.count > 1 {
        // With build ids on, "[mod 0123abc]" comes as two words.
        module = String(word.dropFirst().prefix { $0 != "]" })
      } else if !(module != nil && word.hasSuffix("]")), !word.allSatisfy(\.isUppercase) {
        return nil
      }
    }
    var name = Substring(text)
    if let plus = text.firstIndex(of: "+") {
      name = text[..<plus]
      let numbers = text[text.index(after: plus)...].split(separator: "/")
      guard numbers.count == 1 || numbers.count == 2, let offset = Self.hex(numbers[0]) else {
        return nil
      }
      self.offset = offset
      if numbers.count == 2 {
        guard let size = Self.hex(numbers[1]) else { return nil }
        self.size = size
      }
    }
    let isName = name.utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$")
        || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
    guard let first = name.first, isName, first == "_" || first.isLetter else { return nil }
    symbol = String(name)
  }

  func frame(line: Int, isUnreliable: Bool) -> StackFrame {
    StackFrame(
      symbol: symbol, function: Self.sourceName(symbol), offset: offset, size: size,
      module: module, isUnreliable: isUnreliable, line: line)
  }

  private static func hex(_ text: Substring) -> UInt64? {
    text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : nil
  }

  /// The symbol without what GCC and Clang append to the parts and copies of a function.
  private static func sourceName(_ symbol: String) -> String {
    var parts = symbol.split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 1, let last = parts.last {
      let isNumber = !last.isEmpty && last.allSatisfy(\.isNumber)
      let words = ["part", "isra", "constprop", "cold", "llvm", "lto_priv", "localalias"]
      guard isNumber || words.contains(String(last)) else { break }
      parts.removeLast()
    }
    return parts.joined(separator: ".")
  }
}
