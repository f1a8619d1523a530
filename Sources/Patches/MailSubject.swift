/// The subject of a letter for people to read.
enum MailSubject {
  /// The subject decoded, without `Re:` and without what stands in brackets before it (git-mailinfo(1)).
  static func cleaned(_ bytes: [UInt8]) -> String {
    var text = readable(decoded(bytes[...]))[...]
    while true {
      text = text.drop { $0.isWhitespace || $0 == ":" }
      if text.prefix(3).lowercased() == "re:" {
        text = text.dropFirst(3)
      } else if text.first == "[", let end = text.firstIndex(of: "]") {
        text = text[text.index(after: end)...]
      } else {
        break
      }
    }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Takes encoded words apart: `=?utf-8?Q?...?=` (RFC 2047).
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    var isAfterWord = false
    while let byte = rest.first {
      if rest.begins(with: "=?"), let (word, behind) = word(rest) {
        // Blanks between two encoded words are not part of either.
        if isAfterWord { while bytes.last == 0x20 { bytes.removeLast() } }
        bytes += word
        rest = behind
        isAfterWord = true
        continue
      }
      if byte != 0x20 { isAfterWord = false }
      bytes.append(byte)
      rest = rest.dropFirst()
    }
    return bytes
  }

  private static func word(
    _ text: ArraySlice<UInt8>
  ) -> (bytes: [UInt8], rest: ArraySlice<UInt8>)? {
    // An encoded word has at most 75 characters; some mailers write longer ones.
    let parts = text.dropFirst(2).prefix(1000)
      .split(separator: UInt8(ascii: "?"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[1].count == 1 else { return nil }
    let charset = String(decoding: parts[0], as: UTF8.self).lowercased()
    let encoded = parts[2]
    guard parts[3].first == UInt8(ascii: "=") else { return nil }
    var bytes: [UInt8]
    switch parts[1].first {
    case UInt8(ascii: "Q"), UInt8(ascii: "q"): bytes = TransferCoding.quotedWord(encoded)
    case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = TransferCoding.base64(encoded)
    default: return nil
    }
    if charset.hasPrefix("iso-8859-1") || charset == "latin1" {
      bytes = bytes.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    }
    return (bytes, text[(parts[3].startIndex + 1)...])
  }

  /// UTF-8, else Latin-1.
  private static func readable(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }
}
