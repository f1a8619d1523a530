// How to read this file
//
//     ... returns -EBUSY        the name, with its sign
//     ... failed with EBUSY     the name, behind a word that speaks of results
//     ... error -22, ret=-110, failed: -16, err = -5, (-12)    a number, behind such a word or where something failed
//
// Read in prose and in log lines; not in frames, registers and hunks of patches.

/// An errno that a pasted report mentions: what the judged call may have returned.
public struct ErrnoHint: Sendable, Hashable {
  /// The errno.
  public var errno: Errno
  /// The line in the text, from 1.
  public var line: Int
  /// The function that the line names before it as what returned it: `f() returns -EBUSY`.
  public var function: String?

  /// Reads all of a line.
  static func hints(in line: ReportLine) -> [ErrnoHint] {
    let text = line.content.prefix(4096)
    guard let last = text.last, !";{}".utf8.contains(last),
      text.contains(where: { $0 == 0x45 || $0 == 0x2D })
    else { return [] }
    var found: [ErrnoHint] = []
    var function: String?
    var isAnnounced = false
    var hasFailed = false
    let separators = Array("=:,\"'`".utf8)
    for word in text.split(whereSeparator: { $0.isBlankByte || separators.contains($0) }) {
      let isBracketed = word.first == UInt8(ascii: "(")
      let bare = ByteText(word).stripped
      let isTold = isAnnounced || (hasFailed && (isBracketed || isBehindColon(word, in: text)))
      if let errno = named(bare, isAnnounced) ?? numbered(bare, isTold) {
        if !found.contains(where: { $0.errno == errno }) {
          found.append(ErrnoHint(errno: errno, line: line.number, function: function))
        }
        continue
      }
      if word.contains(UInt8(ascii: "(")), let name = called(ByteText(word)) { function = name }
      let isWord = announcing.contains(bare.string.lowercased())
      isAnnounced = isWord || (isAnnounced && linking.contains(bare.string.lowercased()))
      hasFailed = hasFailed || failing.contains { bare.begins(with: $0, ignoringCase: true) }
    }
    return found
  }

  private static let announcing: Set<String> = [
    "ret", "err", "error", "errno", "rc", "retval", "rv", "status", "result", "res", "code",
    "returns", "return",
    "returned", "returning", "failed", "fails", "failure", "fail", "with", "errorcode", "got",
    "gets", "r",
  ]
  private static let linking: Set<String> = [
    "", "code", "value", "is", "was", "of", "the", "an", "a", "with", "by", "error",
  ]
  private static let failing: [StaticString] = [
    "fail", "error", "cannot", "can't", "couldn't", "could", "unable", "*error*", "err",
  ]

  private static func named(_ word: ByteText, _ isAnnounced: Bool) -> Errno? {
    let hasSign = word.first == UInt8(ascii: "-")
    guard hasSign || isAnnounced else { return nil }
    let name = hasSign ? word.dropFirst() : word
    guard name.first == UInt8(ascii: "E"), name.count >= 3, name.count <= 24 else { return nil }
    return Errno(name: name.string)
  }

  private static func numbered(_ word: ByteText, _ isAnnounced: Bool) -> Errno? {
    guard isAnnounced, word.first == UInt8(ascii: "-"), let number = word.dropFirst().decimal else {
      return nil
    }
    return Errno(number: number)
  }

  /// `failed to enable: -110`.
  private static func isBehindColon(_ word: ByteText, in text: ByteText) -> Bool {
    guard let last = text[..<word.startIndex].last(where: { !$0.isBlankByte }) else { return false }
    return last == UInt8(ascii: ":")
  }

  private static func called(_ word: ByteText) -> String? {
    guard let open = word.firstIndex(of: UInt8(ascii: "(")),
      word[open...].contains(UInt8(ascii: ")"))
    else { return nil }
    let name = word[..<open]
    return SymbolText.isSymbol(name) ? name.string : nil
  }
}

extension ByteText {
  /// A word without the punctuation around it.
  fileprivate var stripped: ByteText {
    var word = self
    while let first = word.first, "([{<*".utf8.contains(first) { word = word.dropFirst() }
    while let last = word.last, ")]}>.!?;*".utf8.contains(last) { word = word.dropLast() }
    return word
  }
}
