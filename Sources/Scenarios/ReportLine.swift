/// A line of a pasted report, without what mail, logs and consoles put before it.
struct ReportLine {
  /// The line in the text, from 1.
  var number: Int
  /// How many times it is quoted.
  var quoteDepth = 0
  /// Whether a time, a level or a log's tag stood before it.
  var hasStamp = false
  /// How many `[<c0123456>]` stood before it.
  var hasAddress = false
  /// How far the rest is indented, in columns.
  var indent = 0
  /// The rest, without blanks around it.
  var content: ByteText
  /// The line as pasted, without its end.
  let raw: ByteText

  /// Reads one line.
  init(number: Int, raw: ByteText) {
    self.number = number
    self.raw = raw
    content = Self.cleaned(raw)
    LinePrefix.strip(&self)
    content = content.trimmed
  }

  /// Takes out what prints nothing, and turns into ASCII what stands for it.
  ///
  /// Consoles colour, mail clients put in blanks that do not break and marks of writing direction, and people
  /// write arrows.
  private static func cleaned(_ raw: ByteText) -> ByteText {
    guard raw.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 >= 0x7F }) else { return raw }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == 0x1B {
        guard index < raw.endIndex, raw[index] == UInt8(ascii: "[") else { continue }
        index += 1
        // ECMA-48 5.4: parameters, then one byte that ends it.
        while index < raw.endIndex, (0x20...0x3F).contains(raw[index]) { index += 1 }
        if index < raw.endIndex { index += 1 }
      } else if byte == 0x09 || (0x20...0x7E).contains(byte) {
        bytes.append(byte)
      } else if byte >= 0x80 {
        let rest = raw[(index - 1)...]
        if let (width, meant) = meaning(of: rest) {
          bytes += meant
          index += width - 1
        } else {
          bytes.append(byte)
        }
      }
    }
    return bytes[...]
  }

  /// What a character that is none of ASCII stands for here, if anything.
  private static func meaning(of rest: ByteText) -> (width: Int, meant: [UInt8])? {
    let start = rest.startIndex
    guard rest.count >= 2 else { return nil }
    // U+00A0, the blank that does not break.
    if rest[start] == 0xC2, rest[start + 1] == 0xA0 { return (2, [0x20]) }
    guard rest.count >= 3 else { return nil }
    switch (rest[start], rest[start + 1], rest[start + 2]) {
    // U+FEFF; U+200B to U+200F; U+202A to U+202E; U+2060 to U+206F.
    case (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE),
      (0xE2, 0x81, 0xA0...0xAF):
      return (3, [])
    // Arrows: U+2190, U+2192, U+21D0, U+21D2.
    case (0xE2, 0x86, 0x90), (0xE2, 0x87, 0x90): return (3, Array("<-".utf8))
    case (0xE2, 0x86, 0x92), (0xE2, 0x87, 0x92): return (3, Array("->".utf8))
    // U+2500 to U+257F draw boxes and trees.
    case (0xE2, 0x94, _), (0xE2, 0x95, _): return (3, [0x20])
    default: return nil
    }
  }
}
