// How to read this file
//
//     RIP: 0010:f+0x10/0x20 [mod]                      x86_64; before 4.10 RIP: 0010:[<ffffffff81234567>]  [<..>] f+0x10/0x20
//     EIP is at f+0x10/0x20, EIP: f+0x10/0x20          i386
//     PC is at f+0x10/0x20                             ARM
//     pc : f+0x10/0x20                                 arm64; its lr is no caller for certain and is not used
//     epc : f+0x10/0x20, epc   : 80123456 f+0x1/0x2    RISC-V, MIPS
//     NIP [c000000000123456] f+0x10/0x20               PowerPC; --- interrupt: 300 at f+0x10/0x20 in the midst of a trace
//     Krnl PSW : 0704c00180000000 0000000000123456 (f+0x10/0x20)     s390
//     ERA: 9000000000123456 f+0x10/0x20                LoongArch
//     TPC: <f+0x10/0x20>                               SPARC
//     [exception RIP: f+18]                            crash
//     WARNING: CPU: 0 PID: 1 at fs/x.c:12 f+0x10/0x20  everywhere; since 6.16 WARNING: fs/x.c:12 at f+0x10/0x20, CPU#0: ..
//     BUG: KASAN: use-after-free in f+0x10/0x20        and KFENCE, KMSAN, KCSAN
//     kernel BUG at fs/x.c:12!                         a place only

/// A line that says where the processor was when it went wrong.
struct FaultLine {
  /// The function; nil where only its place is told.
  var frame: StackFrame?
  /// The place, where the function is not told.
  var place: StackFrame.Place?
  /// Whether the line begins a report, so that a trace before it belongs to another.
  var isOpening = false

  /// Reads a line; nil if it tells nothing of the kind.
  init?(_ line: ReportLine) {
    let text = line.content
    guard let first = text.first, first.isLetterByte || "[-".utf8.contains(first) else {
      return nil
    }
    if let found = Self.warning(text, line) ?? Self.sanitizer(text, line) {
      self = found
      return
    }
    for label in Self.labels where text.begins(with: label) {
      let rest = text.dropFirst(label.utf8CodeUnitCount)
      guard let frame = Self.symbol(in: rest, line: line) else { continue }
      self.frame = frame
      return
    }
    return nil
  }

  private static let labels: [StaticString] = [
    "RIP:", "RIP  ", "EIP is at ", "EIP:", "IP is at ", "IP:", "PC is at ", "pc :", "epc :",
    "epc   :", "NIP ",
    "NIP:", "--- interrupt:", "Krnl PSW :", "ERA:", "TPC:", "[exception RIP:",
  ]

  /// The first word that is a symbol with an offset, behind nothing but numbers.
  private static func symbol(in text: ByteText, line: ReportLine) -> StackFrame? {
    let words = Words(text).items
    for (index, raw) in words.prefix(6).enumerated() {
      var word = raw
      if word.isEnclosed("(", ")") || word.isEnclosed("<", ">") { word = word.inner }
      if word.last == UInt8(ascii: "]"), !word.contains(UInt8(ascii: "[")) {
        word = word.dropLast()
      }
      // The segment: 0010:f+0x10/0x20.
      if let colon = word.firstIndex(of: UInt8(ascii: ":")), word[..<colon].isHex(atLeast: 1) {
        word = word[(colon + 1)...]
      }
      if let text = SymbolText(word) ?? SymbolText(decimal: word), text.offset != nil {
        var frame = StackFrame(text, line: line.number)
        if words.count > index + 1 {
          let next = words[index + 1]
          if let place = StackFrame.Place(next) {
            frame.place = place
          } else if next.isEnclosed("[", "]"), !LinePrefix.isAddress(next.inner) {
            frame.module = Words(next.inner).items.first?.string
          } else if next.isEnclosed("(", ")") {
            let places = Words(next.inner).items.compactMap { StackFrame.Place($0) }
            frame.place = places.last
            frame.inlinedPlaces = places.dropLast()
          }
        }
        return frame
      }
      let isNumber =
        word.isEmpty || word.isHex() || word.prefixedHex != nil || word.equals("at")
        || LinePrefix.isAddress(word.isEnclosed("[", "]") ? word.inner : word)
      guard isNumber else { return decoded(words[index...], line: line) }
    }
    return nil
  }

  /// decode_stacktrace.sh leaves no offset: `RIP: 0010:f (fs/x.c:12)`.
  private static func decoded(_ words: ArraySlice<ByteText>, line: ReportLine) -> StackFrame? {
    guard var word = words.first, words.count > 1 else { return nil }
    if let colon = word.firstIndex(of: UInt8(ascii: ":")), word[..<colon].isHex(atLeast: 1) {
      word = word[(colon + 1)...]
    }
    let next = words[words.startIndex + 1]
    guard let text = SymbolText(word), next.isEnclosed("(", ")") else { return nil }
    let places = Words(next.inner).items.compactMap { StackFrame.Place($0) }
    guard let own = places.last else { return nil }
    var frame = StackFrame(text, line: line.number)
    frame.place = own
    frame.inlinedPlaces = places.dropLast()
    return frame
  }

  // MARK: Reports

  private static func warning(_ text: ByteText, _ line: ReportLine) -> FaultLine? {
    if text.begins(with: "kernel BUG at ") {
      var word = text.dropFirst("kernel BUG at ".utf8.count).prefix { !$0.isBlankByte }
      if word.last == UInt8(ascii: "!") { word = word.dropLast() }
      return StackFrame.Place(word).map { FaultLine(frame: nil, place: $0, isOpening: true) }
    }
    guard text.begins(with: "WARNING: ") else { return nil }
    let words = Words(text).items
    guard let at = words.firstIndex(where: { $0.equals("at") }), at + 1 < words.count else {
      return nil
    }
    var place: StackFrame.Place?
    var symbol: ByteText?
    if let found = StackFrame.Place(words[at + 1]) {
      place = found
      symbol = at + 2 < words.count ? words[at + 2] : nil
    } else if at > 0, let found = StackFrame.Place(words[at - 1]) {
      place = found
      symbol = words[at + 1]
    }
    guard let place else { return nil }
    var name = symbol
    if let text = name, text.suffix(2).equals("()") { name = text.dropLast(2) }
    if let text = name, text.last == UInt8(ascii: ",") { name = text.dropLast() }
    var fault = FaultLine(frame: nil, place: place, isOpening: true)
    if let name, let text = SymbolText(name), text.offset != nil {
      var frame = StackFrame(text, line: line.number)
      frame.place = place
      if let last = words.last, last.isEnclosed("[", "]"), words.count > at + 3 {
        frame.module = Words(last.inner).items.first?.string
      }
      fault.frame = frame
    }
    return fault
  }

  private static func sanitizer(_ text: ByteText, _ line: ReportLine) -> FaultLine? {
    guard text.begins(with: "BUG: K"), let place = text.firstPlace(of: " in ", within: 120) else {
      return nil
    }
    let rest = text[(place + 4)...]
    let words = Words(rest).items
    guard let word = words.first, let symbol = SymbolText(word), symbol.offset != nil else {
      return nil
    }
    var frame = StackFrame(symbol, line: line.number)
    if words.count > 1 { frame.place = StackFrame.Place(words[1]) }
    return FaultLine(frame: frame, place: nil, isOpening: true)
  }

  private init(frame: StackFrame?, place: StackFrame.Place?, isOpening: Bool = false) {
    self.frame = frame
    self.place = place
    self.isOpening = isOpening
  }
}
