// How to read this file
//
// A line of a printed stack is one of
//
//     X from Y+0x64/0xb4                                  ARM since 5.15: X was called from Y
//     [<c0123456>] (X) from [<c0654321>] (Y+0x64/0xb4)    ARM before
//     [<ffffffff81234567>] ? X+0x10/0x20 [mod] (E)        everywhere else, addresses on some and until 4.x
//     X+0x10/0x20 fs/x.c:12 [inline]                      syzbot
//     X (fs/x.h:7 fs/x.c:12 (discriminator 1)) mod        decode_stacktrace.sh
//     X at fs/x.c:12, (inlined by) Y at fs/x.c:34         faddr2line
//     ffffffff81234567 X+0x10 ([kernel.kallsyms])         perf script
//     => X                                                ftrace
//
// The debuggers' are in FrameLine+Debuggers. ARM tells the offset of the *caller*: X has it from the line before,
// where X was Y, and the innermost has none. Strictness is what keeps prose out: every word must be accounted for.

/// What one line of a printed stack says.
struct FrameLine {
  /// How a line is known to be a frame.
  enum Form {
    /// `X from Y+0x1/0x2`.
    case pair
    /// By an offset with a size, a place in a file or an address.
    case certain
    /// By an offset alone: one such line could be arithmetic.
    case offset
    /// By an arrow: ftrace's `=> X`.
    case arrow
    /// `#1 ...` of a debugger, with its number.
    case numbered(Int)
  }

  var form: Form
  /// The frames, innermost first; those of a pair are callee and caller.
  var frames: [StackFrame]

  /// Reads the words of a line; nil if it is no frame.
  init?(_ line: ReportLine) {
    var text = line.content
    // x86 of 2.6: " <EOI>  [<ffffffff81234567>] f+0x10/0x20".
    while text.first == UInt8(ascii: "<"),
      let end = text.prefix(12).firstIndex(of: UInt8(ascii: ">")),
      text[(text.startIndex + 1)..<end].allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "/") }),
      end + 1 < text.endIndex
    {
      text = text[(end + 1)...].trimmed
    }
    let words = Words(text)
    guard !words.isTooLong, let first = words.items.first else { return nil }
    if let found = Self.debugger(words.items, line) {
      self = found
      return
    }
    guard !words.isOpen, first.first != UInt8(ascii: "#") else { return nil }
    var reader = FrameReader(words: words.items[...], line: line)
    guard let found = reader.read() else { return nil }
    self = found
  }

  init(form: Form, frames: [StackFrame]) {
    self.form = form
    self.frames = frames
  }
}

/// Reads the words of one line of the kernel's own forms, from left to right.
private struct FrameReader {
  var words: ArraySlice<ByteText>
  let line: ReportLine
  private var hasAddress: Bool
  private var isArrow = false
  private var isGuess = false

  init(words: ArraySlice<ByteText>, line: ReportLine) {
    self.words = words
    self.line = line
    hasAddress = line.hasAddress
  }

  mutating func read() -> FrameLine? {
    var frames: [StackFrame] = []
    var isCertain = false
    while !words.isEmpty {
      if !frames.isEmpty { hasAddress = false }
      // s390 sets the whole of some lines in parentheses: ([<0000000000123456>] X+0x10/0x20).
      if words.count == 1, let only = words.first, only.begins(with: "([<"), only.last == 0x29 {
        words = Words(only.inner).items[...]
      }
      dropMarks()
      // A second frame on one line must be announced by an address, as 2.6 did.
      let isAnnounced = hasAddress
      guard frames.isEmpty || isAnnounced, let (frame, isSure) = frame() else { return nil }
      if words.first?.equals("from") ?? false {
        return frames.isEmpty ? pair(of: frame) : nil
      }
      // "LR [c000000000123456] f+0x10/0x20" has an address behind the first word only.
      guard isAnnounced || isSure || isArrow || frame.offset != nil else { return nil }
      isCertain = isCertain || isSure || isAnnounced
      frames.append(frame)
    }
    guard let first = frames.first else { return nil }
    if isArrow { return FrameLine(form: .arrow, frames: frames) }
    if isCertain || first.size != nil { return FrameLine(form: .certain, frames: frames) }
    return first.offset == nil ? nil : FrameLine(form: .offset, frames: frames)
  }

  /// Drops addresses and `?` before a symbol.
  private mutating func dropMarks() {
    while let word = words.first, words.count > 1 {
      if word.isEnclosed("[", "]"), LinePrefix.isAddress(word.inner) {
        hasAddress = true
      } else if word.isHex(atLeast: 8) {
        // perf script has it without brackets; the symbol must then be followed by what it lives in.
        guard words.last?.isEnclosed("(", ")") ?? false else { return }
      } else if word.equals("?") || word.equals("(?)") {
        isGuess = true
      } else if word.equals("=>") {
        isArrow = true
      } else {
        return
      }
      words.removeFirst()
    }
  }

  // MARK: One frame

  /// Reads a symbol and all that belongs to it; whether it alone is enough to be a frame.
  private mutating func frame() -> (StackFrame, Bool)? {
    guard var word = words.popFirst() else { return nil }
    var marks: [ByteText] = []
    // ARM before 5.15, with the module inside: (X+0x64/0xb4 [mod]).
    if word.isEnclosed("(", ")") {
      let inner = Words(word.inner).items
      guard let symbol = inner.first, hasAddress || (words.first?.equals("from") ?? false) else {
        return nil
      }
      word = symbol
      marks = Array(inner.dropFirst())
    }
    // WARN of 4.x: X+0x10/0x20().
    if word.contains(UInt8(ascii: "+")), word.suffix(2).equals("()") { word = word.dropLast(2) }
    if word.contains(UInt8(ascii: "+")), word.last == UInt8(ascii: ":") { word = word.dropLast() }
    // x86_64 of 2.6: :jbd:X+0x10/0x20.
    if word.first == UInt8(ascii: ":"), let end = word.dropFirst().firstIndex(of: UInt8(ascii: ":"))
    {
      marks.append(ByteText(Array("[".utf8) + word[(word.startIndex + 1)..<end] + Array("]".utf8)))
      word = word[(end + 1)...]
    }
    guard let text = SymbolText(word) else { return nil }
    var frame = StackFrame(text, line: line.number)
    frame.isUnreliable = isGuess || text.isPadding
    isGuess = false
    while let next = words.first, !next.equals("from"), isMark(next, of: frame) {
      marks.append(next)
      words.removeFirst()
    }
    var isSure = false
    for mark in marks {
      guard let sure = apply(mark, to: &frame) else { return nil }
      isSure = isSure || sure
    }
    return (frame, isSure)
  }

  private func isMark(_ word: ByteText, of frame: StackFrame) -> Bool {
    if word.isEnclosed("[", "]"), LinePrefix.isAddress(word.inner) { return false }
    return true
  }

  /// Reads one thing behind a symbol: nil if it does not belong there, else whether it proves a frame.
  private func apply(_ mark: ByteText, to frame: inout StackFrame) -> Bool? {
    if mark.isEnclosed("[", "]") {
      if mark.inner.equals("inline") || mark.inner.equals("inlined") {
        frame.isInlined = true
        return frame.place != nil
      }
      return module(mark.inner, of: &frame) ? false : nil
    }
    if mark.isEnclosed("(", ")") {
      let inner = mark.inner
      if inner.equals("unreliable") {
        frame.isUnreliable = true
        return false
      }
      // Flags of a module, and where arm64 has a frame from: (E), (OE), (P), (LK).
      if !inner.isEmpty, inner.count <= 6, inner.allSatisfy({ (0x41...0x5A).contains($0) }) {
        return false
      }
      if isArrow, inner.isHex(atLeast: 8) { return true }
      if places(inner, of: &frame) { return true }
      return perfModule(inner, of: &frame)
    }
    // ftrace with sym-addr: <ffffffff81234567>; crash's and gdb's are elsewhere.
    if mark.isEnclosed("<", ">"), mark.inner.isHex(atLeast: 8) { return isArrow }
    if let place = StackFrame.Place(mark) {
      guard frame.place == nil else { return nil }
      frame.place = place
      return true
    }
    if !mark.isEmpty, mark.count <= 3, mark.allSatisfy({ (0x41...0x5A).contains($0) }) {
      return frame.offset == nil ? nil : false
    }
    // decode_stacktrace.sh: the module without brackets, and its build id, behind the place.
    guard frame.place != nil, frame.module == nil, SymbolText.isSymbol(mark) else { return nil }
    frame.module = mark.string
    return true
  }

  /// `[mod]`, `[mod 0123456789abcdef]` with a build id, `[mod(OE)]`.
  private func module(_ inner: ByteText, of frame: inout StackFrame) -> Bool {
    let words = Words(inner).items
    guard var name = words.first, words.count <= 2, frame.module == nil else { return false }
    if words.count == 2, !words[1].isHex(atLeast: 6) { return false }
    if let open = name.firstIndex(of: UInt8(ascii: "(")), name.last == UInt8(ascii: ")") {
      name = name[..<open]
    }
    let isName = name.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, isName, name.contains(where: \.isLetterByte) else { return false }
    frame.module = name.string
    return true
  }

  /// perf script: `([kernel.kallsyms])`, `([drm])`, `(/usr/lib/debug/vmlinux)`.
  private func perfModule(_ inner: ByteText, of frame: inout StackFrame) -> Bool? {
    if inner.isEnclosed("[", "]") {
      if !inner.inner.begins(with: "kernel") { frame.module = inner.inner.string }
      return true
    }
    return inner.first == UInt8(ascii: "/") && !inner.contains(where: \.isBlankByte) ? true : nil
  }

  /// decode_stacktrace.sh: `fs/x.h:7 fs/x.c:12 (discriminator 1)`, innermost first; the last is the function's own.
  private func places(_ inner: ByteText, of frame: inout StackFrame) -> Bool {
    var found: [StackFrame.Place] = []
    var isUnknown = false
    for word in Words(inner).items {
      if let place = StackFrame.Place(word) {
        found.append(place)
      } else if word.begins(with: "??:") || word.equals("?:?") {
        isUnknown = true
      } else if word.equals("(inlined)") {
        frame.isInlined = true
      } else if !word.begins(with: "(discriminator") && !word.equals("(inlined")
        && !word.equals("by)")
      {
        return false
      }
    }
    guard let own = found.popLast() else { return isUnknown }
    guard frame.place == nil else { return false }
    frame.place = own
    frame.inlinedPlaces = found
    return true
  }

  // MARK: ARM

  /// Reads what stands behind `X from`.
  private mutating func pair(of callee: StackFrame) -> FrameLine? {
    let isOld = hasAddress || callee.offset == nil
    words.removeFirst()
    hasAddress = false
    dropMarks()
    // Of code that no symbol is known for there is a number only.
    if let only = words.first, words.count == 1 {
      let inner = only.isEnclosed("(", ")") ? only.inner : only
      if inner.prefixedHex != nil { return FrameLine(form: .pair, frames: [callee]) }
    }
    guard let (caller, _) = frame(), words.isEmpty else { return nil }
    guard caller.offset != nil || (isOld && hasAddress) else { return nil }
    return FrameLine(form: .pair, frames: [callee, caller])
  }
}

extension StackFrame {
  init(_ text: SymbolText, line: Int) {
    self.init(
      symbol: text.symbol.string, function: text.function, offset: text.offset, size: text.size,
      module: nil, isUnreliable: text.isPadding, line: line)
  }
}

extension StackFrame.Place {
  /// Reads `fs/x.c:12` or `fs/x.c:12:34`; only files of C, assembly and Rust have such places.
  init?(_ text: ByteText) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let line = parts[1].decimal, line > 0,
      parts.count == 2 || parts[2].isDecimal
    else { return nil }
    var file = parts[0]
    while file.begins(with: "./") { file = file.dropFirst(2) }
    let isPath = file.allSatisfy { $0.isWordByte || "/.-+,~".utf8.contains($0) }
    let endings: [StaticString] = [".c", ".h", ".S", ".s", ".rs", ".inc", ".cc", ".cpp"]
    guard isPath, file.count > 2,
      endings.contains(where: { file.suffix($0.utf8CodeUnitCount).equals($0) })
    else { return nil }
    self.init(file: file.string, line: line)
  }
}
