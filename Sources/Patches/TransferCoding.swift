/// How bytes are written in letters (RFC 2045, 6.7 and 6.8; RFC 2047).
enum TransferCoding {
  /// The bytes that base64 text stands for; what is none of its characters is passed over.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="):
        // What is filled up ends; another text may follow.
        (bits, count) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= (1 << UInt32(count)) - 1
      }
    }
    return bytes
  }

  /// The bytes that quoted-printable text stands for; a sign that stands for nothing stays.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for line in text.linesWithEnds {
      let hasEnd = line.last == 0x0A
      var content = hasEnd ? line.dropLast() : line
      // Blanks at the end came on the way.
      while let last = content.last, last == 0x20 || last == 0x09 || last == 0x0D {
        content.removeLast()
      }
      let isContinued = content.last == UInt8(ascii: "=")
      if isContinued { content.removeLast() }
      append(content, to: &bytes, isHeader: false)
      if hasEnd, !isContinued { bytes.append(0x0A) }
    }
    return bytes
  }

  /// The same of an encoded word of a head, in which `_` is a blank.
  static func quotedWord(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes, isHeader: true)
    return bytes
  }

  private static func append(
    _ text: ArraySlice<UInt8>, to bytes: inout [UInt8], isHeader: Bool
  ) {
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte == UInt8(ascii: "="), place + 2 < text.endIndex, let high = digit(text[place + 1]),
        let low = digit(text[place + 2])
      {
        bytes.append(high << 4 | low)
        place += 3
        continue
      }
      bytes.append(isHeader && byte == UInt8(ascii: "_") ? 0x20 : byte)
      place += 1
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
