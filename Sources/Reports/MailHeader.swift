/// A header of a mail as RFC 5322 and RFC 2047 write it: ASCII alone, folded, and without any way out of its line.
struct MailHeader {
  var name: String
  var value: String

  /// A header of words.
  init(_ name: String, words: String) {
    self.name = name
    let text = words.shown(limit: TextLimit.line)
    value = text.isPrintableASCII ? text : Self.encoded(text)
  }

  /// A header of addresses; nil where none is one.
  init?(_ name: String, addresses: [String]) {
    let known = addresses.prefix(100).compactMap(Self.address)
    guard !known.isEmpty else { return nil }
    self.name = name
    value = known.joined(separator: ",\n ")
  }

  /// A header of a message id without brackets; nil where it is none.
  init?(_ name: String, messageID: String) {
    guard Self.isAddress(messageID) else { return nil }
    self.name = name
    value = "<\(messageID)>"
  }

  /// The header; a line has 76 columns where blanks allow it.
  var text: String {
    var lines: [String] = []
    for part in "\(name): \(value)".split(separator: "\n", omittingEmptySubsequences: true) {
      var line = ""
      for word in part.split(separator: " ") {
        if !line.isEmpty, line.utf8.count + 1 + word.utf8.count > 75 {
          lines.append(line)
          line = " " + word
        } else {
          line += line.isEmpty ? (lines.isEmpty ? "" : " ") + word : " " + word
        }
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// `Name <address>`, the name quoted or encoded as it must be; nil where there is no address.
  private static func address(_ text: String) -> String? {
    let clean = text.shown(limit: TextLimit.name)
    guard let open = clean.lastIndex(of: "<"), clean.last == ">" else {
      return isAddress(clean) ? clean : nil
    }
    let address = String(clean[clean.index(after: open)...].dropLast())
    guard isAddress(address) else { return nil }
    let name = clean[..<open].split(separator: " ").joined(separator: " ")
    if name.isEmpty { return address }
    if !name.isPrintableASCII { return "\(encoded(name)) <\(address)>" }
    let isPlain = name.utf8.allSatisfy { !"()<>[]:;@\\,.\"".utf8.contains($0) }
    if isPlain { return "\(name) <\(address)>" }
    let bare = name.filter { $0 != "\"" && $0 != "\\" }
    return "\"\(bare)\" <\(address)>"
  }

  /// Whether the text is `local@domain` in letters that need no quoting.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 250
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[],;:\\\"".utf8.contains($0) }
  }

  /// Encoded words of at most 75 columns, each of whole scalars.
  private static func encoded(_ text: String) -> String {
    var words: [String] = []
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let more = Array(String(scalar).utf8)
      if bytes.count + more.count > 39 {
        words.append("=?UTF-8?B?\(base64(bytes))?=")
        bytes = []
      }
      bytes += more
    }
    words.append("=?UTF-8?B?\(base64(bytes))?=")
    return words.joined(separator: "\n ")
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var word = part.reduce(0) { $0 << 8 | Int($1) }
      word <<= 8 * (3 - part.count)
      for place in 0..<4 {
        text.append(place > part.count ? 0x3D : digits[word >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  /// Whether every byte is a blank or a visible ASCII character.
  var isPrintableASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}
