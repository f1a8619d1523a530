/// Takes what people send to letters.
enum Mailbox {
  /// The letters of a mailbox, the one letter that it is, or what is no letter as one without a head.
  static func letters(in bytes: [UInt8]) -> [Letter] {
    let lines = bytes[...].linesWithEnds
    let first = lines.firstIndex { !$0.allSatisfy(\.isBlank) } ?? lines.endIndex
    guard first < lines.endIndex else { return [] }
    guard isEnvelope(lines[first]) else {
      return [isHead(lines[first...]) ? Letter(mail: lines[first...]) : Letter(diff: bytes)]
    }
    var letters: [Letter] = []
    var start = first + 1
    for place in (first + 1)..<(lines.count + 1)
    where place == lines.count || isEnvelope(lines[place]) {
      if place > start { letters.append(Letter(mail: lines[start..<place].map(unescaped)[...])) }
      start = place + 1
    }
    return letters
  }

  /// Whether it is the line before a letter of a mailbox: `From WHO ... 12:34:56 2024`.
  private static func isEnvelope(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.begins(with: "From "), let colon = line.lastIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    let words = line[colon...].dropFirst().split { $0.isBlank }
    let before = line[..<colon].suffix(2)
    func isNumber(_ digits: ArraySlice<UInt8>) -> Bool {
      !digits.isEmpty && digits.count <= 5 && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
    // Seconds and a year, maybe with a zone between or behind.
    return words.count >= 2 && words.count <= 3 && isNumber(words[0]) && words[0].count == 2
      && isNumber(before) && words.dropFirst().contains { $0.count == 4 && isNumber($0) }
  }

  /// Whether what stands before the first empty line is the head of a letter (RFC 5322, 2.2).
  private static func isHead(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    var count = 0
    for line in lines {
      if line.allSatisfy(\.isBlank) { break }
      if count > 0, line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
      else { return false }
      if line.begins(with: "Index: ") { return false }
      count += 1
    }
    return count > 0
  }

  /// A line that began like an envelope was sent with `>` before it.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.first == UInt8(ascii: ">"),
      line.drop(while: { $0 == UInt8(ascii: ">") }).begins(with: "From ")
    else { return line }
    return line.dropFirst()
  }
}
