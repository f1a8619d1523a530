/// The lines of a report, a few of them ahead.
struct ReportLines {
  private let bytes: [UInt8]
  private var position = 0
  private var ahead: [ReportLine] = []
  /// How many lines have been read.
  private(set) var count = 0

  /// How many lines one frame can be wrapped onto.
  private static let wrapLimit = 6

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next line.
  mutating func next() -> ReportLine? {
    ahead.isEmpty ? read() : ahead.removeFirst()
  }

  /// A line further on, without taking it; 0 is the next.
  mutating func peek(_ offset: Int) -> ReportLine? {
    while ahead.count <= offset {
      guard let line = read() else { return nil }
      ahead.append(line)
    }
    return ahead[offset]
  }

  /// Takes lines that were looked at.
  mutating func drop(_ count: Int) {
    ahead.removeFirst(min(count, ahead.count))
  }

  private mutating func read() -> ReportLine? {
    guard position < bytes.count else { return nil }
    var end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    let next = end + 1
    while end > position, bytes[end - 1] == 0x0D { end -= 1 }
    count += 1
    defer { position = next }
    return ReportLine(number: count, raw: bytes[position..<end])
  }

  // MARK: Wrapped lines

  /// Reads a frame, wrapped or not.
  ///
  /// - Parameter consumed: How many of the next lines belong to it.
  mutating func frame(_ line: ReportLine, _ consumed: inout Int) -> FrameLine? {
    let whole = FrameLine(line)
    // "[<c0625014>] (f)" would be a frame, but not above "from [<c07d2d40>] (g+0x40/0x138)".
    let next = peek(0)?.content
    if whole != nil, !(next?.begins(with: "from ") ?? false), !(next?.begins(with: "at ") ?? false)
    {
      return whole
    }
    return unwrapped(line, &consumed) ?? whole
  }

  /// Reads a frame that mail has wrapped, from a line and the next ones.
  ///
  /// - Parameter consumed: How many of the next lines belong to it.
  private mutating func unwrapped(_ line: ReportLine, _ consumed: inout Int) -> FrameLine? {
    guard line.content.count <= 512, mayGoOn(line) else { return nil }
    var whole = line
    var text = Array(line.content)
    for offset in 0..<Self.wrapLimit {
      guard let next = peek(offset), !next.content.isEmpty, !next.hasStamp,
        next.content.count <= 512
      else { return nil }
      // What stood before the rest as an address proves the older form of ARM.
      text += Array((next.hasAddress ? " [<0>] " : " ").utf8) + next.content
      whole.content = text[...]
      if let found = FrameLine(whole) {
        consumed = offset + 1
        return found
      }
      guard isUnbalanced(text[...]) || offset == 0 else { return nil }
    }
    return nil
  }

  /// The function of a warning whose line was wrapped behind the place.
  mutating func wrappedFault(_ line: ReportLine) -> StackFrame? {
    guard let next = peek(0), !next.hasStamp, !next.content.isEmpty else { return nil }
    var whole = line
    whole.content = (Array(line.content) + [0x20] + Array(next.content))[...]
    guard let frame = FaultLine(whole)?.frame else { return nil }
    drop(1)
    return frame
  }

  /// Whether a line can be the beginning of a frame that the next one ends.
  private mutating func mayGoOn(_ line: ReportLine) -> Bool {
    let text = line.content
    guard let first = text.first, let last = text.last else { return false }
    if text.suffix(5).equals(" from") { return true }
    // gdb's arguments, decode_stacktrace.sh's places, a module with its build id.
    if isUnbalanced(text) {
      let word = text.prefix { !$0.isBlankByte }
      let next = text[word.endIndex...].first { !$0.isBlankByte }
      if first == UInt8(ascii: "#") || word.contains(UInt8(ascii: "+")) { return true }
      if next == UInt8(ascii: "("), SymbolText.isSymbol(word) { return true }
      if text.firstPlace(of: " from ") != nil { return true }
    }
    if first == UInt8(ascii: "#") { return true }
    guard let next = peek(0) else { return false }
    if next.content.begins(with: "from ") || next.content.begins(with: "at ") { return true }
    return last == UInt8(ascii: "]") && next.content.first == UInt8(ascii: "(")
      && text.firstPlace(of: " from ") != nil
  }

  private func isUnbalanced(_ text: ByteText) -> Bool {
    var depth = 0
    for byte in text {
      if "([".utf8.contains(byte) { depth += 1 }
      if ")]".utf8.contains(byte) { depth -= 1 }
    }
    return depth > 0
  }
}
