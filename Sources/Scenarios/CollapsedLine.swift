/// A stack on one line, as stackcollapse-perf.pl and bpftrace's tools write it: `comm;a;b;c 12`, outermost first.
enum CollapsedLine {
  /// Reads a line; nil if it is none.
  static func stack(_ line: ReportLine) -> CallStack? {
    guard line.content.contains(UInt8(ascii: ";")), line.content.count <= 1 << 20 else {
      return nil
    }
    var text = line.content
    var hasCount = false
    if let blank = text.lastIndex(where: \.isBlankByte), text[(blank + 1)...].isDecimal {
      text = text[..<blank].trimmed
      hasCount = true
    }
    var parts = text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(
      \.trimmed)
    guard parts.count >= 3 else { return nil }
    // Where the parts of the kernel are marked, all others are the program's.
    let marks: [StaticString] = ["_[k]", "_[i]", "_[j]"]
    func mark(_ part: ByteText) -> ByteText? {
      marks.contains { part.suffix(4).equals($0) } ? part.dropLast(4) : nil
    }
    var heading: String?
    if parts.contains(where: { mark($0) != nil }) {
      heading = parts.first?.string
      parts = parts.compactMap(mark)
    } else if let first = parts.first {
      // The first is the name of the program, which may be any text.
      let isName = SymbolText.isSymbol(first) && first.contains(UInt8(ascii: "_"))
      if !isName, hasCount || !SymbolText.isSymbol(first) {
        heading = first.string
        parts.removeFirst()
      }
    }
    let symbols = parts.compactMap { SymbolText($0) }
    let underscored = symbols.count(where: { $0.symbol.contains(UInt8(ascii: "_")) })
    guard symbols.count == parts.count, symbols.count >= 2,
      hasCount || underscored * 2 >= symbols.count
    else { return nil }
    let frames = symbols.map { StackFrame($0, line: line.number) }
    var stack = CallStack(frames: frames.reversed(), ignored: [])
    stack.direction = .callerFirst
    stack.heading = heading.map { .init(line: line.number, text: $0.shortened) }
    return stack
  }
}
