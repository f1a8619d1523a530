// How to read this file: of a letter's head three fields matter, the subject and the two that say how the body is written
// (RFC 2045). A body of several parts is its parts' text, one after the other.

/// A letter, or a diff that came without one.
struct Letter {
  /// Its subject without what lists and mailers put before it.
  let subject: String?
  /// Its text as it was before it was sent.
  let body: [UInt8]
  /// Whether it has a head, and so words before the diff.
  let isMail: Bool

  /// Parts in parts of parts, no deeper.
  private static let depthLimit = 5

  /// What is no letter.
  init(diff bytes: [UInt8]) {
    subject = nil
    body = bytes
    isMail = false
  }

  /// Reads a letter.
  ///
  /// Lines lose the carriage return that mail puts at their ends.
  init(mail lines: ArraySlice<ArraySlice<UInt8>>) {
    let lines = lines.map { line in
      line.suffix(2).elementsEqual([0x0D, 0x0A]) ? line.dropLast(2) + [0x0A] : line
    }
    let (head, body) = LetterHead.split(lines[...])
    subject = head.subject.map { MailSubject.cleaned($0) }.flatMap { $0.isEmpty ? nil : $0 }
    self.body = Self.text(of: head, body, depth: 0)
    isMail = true
  }

  private static func text(
    of head: LetterHead, _ lines: ArraySlice<ArraySlice<UInt8>>, depth: Int
  ) -> [UInt8] {
    if let boundary = head.boundary, depth < depthLimit {
      var text: [UInt8] = []
      for part in parts(of: lines, boundary) {
        let (head, body) = LetterHead.split(part)
        if !head.isText { continue }
        text += Self.text(of: head, body, depth: depth + 1)
        if let last = text.last, last != 0x0A { text.append(0x0A) }
      }
      return text
    }
    let bytes = Array(lines.joined())
    switch head.encoding {
    case .plain: return bytes
    case .base64: return TransferCoding.base64(bytes)
    case .quotedPrintable: return TransferCoding.quotedPrintable(bytes[...])
    }
  }

  private static func parts(
    of lines: ArraySlice<ArraySlice<UInt8>>, _ boundary: [UInt8]
  ) -> [ArraySlice<ArraySlice<UInt8>>] {
    let mark = "--".utf8 + boundary
    var parts: [ArraySlice<ArraySlice<UInt8>>] = []
    var start: Int?
    for place in lines.indices where lines[place].starts(with: mark) {
      let rest = lines[place].dropFirst(mark.count)
      let isLast = rest.begins(with: "--")
      guard isLast || rest.allSatisfy(\.isBlank) else { continue }
      if let start { parts.append(lines[start..<place]) }
      start = place + 1
      if isLast { return parts }
    }
    if let start { parts.append(lines[start...]) }
    return parts
  }
}

/// What the head of a letter, or of one of its parts, says.
struct LetterHead {
  /// How a body is written.
  enum Encoding {
    case plain, base64, quotedPrintable
  }

  private(set) var subject: [UInt8]?
  private(set) var encoding = Encoding.plain
  /// What stands between the parts of a body that has several.
  private(set) var boundary: [UInt8]?
  /// Whether a part could be a patch; pictures and web pages are none.
  private(set) var isText = true

  /// The head, and the lines behind it.
  static func split(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) -> (head: LetterHead, body: ArraySlice<ArraySlice<UInt8>>) {
    var head = LetterHead()
    var field: [UInt8] = []
    var place = lines.startIndex
    while place < lines.endIndex, !lines[place].allSatisfy(\.isBlank) {
      let line = lines[place]
      place += 1
      if line.first == 0x20 || line.first == 0x09 {
        field += [0x20] + line.drop(while: \.isBlank).withoutEnd
      } else {
        head.take(field)
        field = line.withoutEnd
      }
    }
    head.take(field)
    return (head, lines[min(place + 1, lines.endIndex)...])
  }

  private mutating func take(_ field: [UInt8]) {
    guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = String(decoding: field[..<colon], as: UTF8.self).lowercased()
    let value = field[(colon + 1)...].drop(while: \.isBlank)
    let lower = String(decoding: value, as: UTF8.self).lowercased()
    switch name {
    case "subject": subject = Array(value)
    case "content-transfer-encoding":
      if lower.hasPrefix("base64") { encoding = .base64 }
      if lower.hasPrefix("quoted-printable") { encoding = .quotedPrintable }
    case "content-type":
      boundary = Self.boundary(in: value)
      isText = ["image/", "audio/", "video/", "text/html"].allSatisfy { !lower.hasPrefix($0) }
    default: break
    }
  }

  /// The value of `boundary=`, which may be quoted.
  private static func boundary(in value: ArraySlice<UInt8>) -> [UInt8]? {
    for parameter in value.split(separator: UInt8(ascii: ";")).dropFirst() {
      let text = parameter.drop(while: \.isBlank)
      guard let equals = text.firstIndex(of: UInt8(ascii: "=")),
        String(decoding: text[..<equals], as: UTF8.self).lowercased() == "boundary"
      else { continue }
      let word = text[(equals + 1)...]
      let name =
        word.first == UInt8(ascii: "\"")
        ? word.dropFirst().prefix { $0 != UInt8(ascii: "\"") } : word.prefix { !$0.isBlank }
      return name.isEmpty ? nil : Array(name)
    }
    return nil
  }
}
