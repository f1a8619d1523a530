// How to read this file
//
// What stands before a line of a log is taken off piece by piece, in any order, as it was put on:
//
//     > > <4>[   12.345678][  T123] f+0x10/0x20
//     Jun 15 09:53:42 host kernel: [   12.345678] f+0x10/0x20
//     2022-06-15T09:53:42.1234567Z [   12.345678] f+0x10/0x20
//     06-15 09:53:42.123   0   0 E kernel  : f+0x10/0x20
//     kern  :warn  : [   12.345678] f+0x10/0x20
//     4,1234,56789012,-;f+0x10/0x20
//     [   12.345678] (0)[1:swapper/0] f+0x10/0x20
//
// Every piece looks at a bounded number of bytes, so that a line costs what it is long.

/// What mail, logs and consoles put before a line.
enum LinePrefix {
  /// The longest piece, in bytes; names of hosts are the longest.
  private static let reach = 160

  /// Takes the prefix off a line, and notes what it was.
  static func strip(_ line: inout ReportLine) {
    var rest = line.content
    var isDated = false
    var column = 0
    while let first = rest.first {
      if first.isBlankByte {
        column += first == 0x09 ? 8 - column % 8 : 1
        rest = rest.dropFirst()
        continue
      }
      if first == UInt8(ascii: ">") || isBar(rest) {
        line.quoteDepth += 1
        rest = rest.dropFirst()
      } else if let next = bracketed(rest, &line) {
        rest = next
      } else if let next = date(rest) {
        rest = next
        isDated = true
        line.hasStamp = true
      } else if let next = tag(rest, isBehindStamp: line.hasStamp || isDated) {
        rest = next
        line.hasStamp = true
      } else {
        break
      }
      column = 0
    }
    line.indent = column
    line.content = rest
  }

  private static func isBar(_ rest: ByteText) -> Bool {
    guard rest.first == UInt8(ascii: "|") else { return false }
    guard let next = rest.dropFirst().first else { return true }
    return next.isBlankByte || next == UInt8(ascii: ">")
  }

  // MARK: Brackets

  /// `<4>`, `[   12.345678]`, `[  T123]`, `[<c0123456>]`.
  private static func bracketed(_ rest: ByteText, _ line: inout ReportLine) -> ByteText? {
    guard let first = rest.first else { return nil }
    let window = rest.prefix(64)
    if first == UInt8(ascii: "<") {
      guard let end = window.firstIndex(of: UInt8(ascii: ">")),
        rest[(rest.startIndex + 1)..<end].isDecimal, end - rest.startIndex <= 5
      else { return nil }
      line.hasStamp = true
      return rest[(end + 1)...]
    }
    guard first == UInt8(ascii: "["), let end = window.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let inner = rest[(rest.startIndex + 1)..<end].trimmed
    if isAddress(inner) {
      line.hasAddress = true
      return rest[(end + 1)...]
    }
    guard isStamp(inner) else { return nil }
    line.hasStamp = true
    return rest[(end + 1)...]
  }

  /// What stands between brackets around an address.
  static func isAddress(_ inner: ByteText) -> Bool {
    inner.isEnclosed("<", ">") ? inner.inner.isHex() : inner.isHex(atLeast: 8)
  }

  /// A time since boot, a time of day, a date, a task (`T123`), a processor (`C0`).
  private static func isStamp(_ inner: ByteText) -> Bool {
    guard let first = inner.first else { return false }
    if first == UInt8(ascii: "T") || first == UInt8(ascii: "C") {
      let rest = inner.dropFirst()
      return rest.first?.isDigitByte ?? false
        && rest.allSatisfy { $0.isDigitByte || "@TC".utf8.contains($0) }
    }
    if first.isDigitByte || first == UInt8(ascii: "+") {
      return inner.allSatisfy { $0.isDigitByte || $0.isBlankByte || ".,:+<>-/TZ".utf8.contains($0) }
    }
    // dmesg -T: "Wed Jun 15 09:53:42 2022".
    let words = Words(inner).items
    return words.count == 5 && isMonth(words[1]) && isClock(words[3])
  }

  // MARK: Dates

  /// A date or a time of day, as logs begin with one.
  private static func date(_ rest: ByteText) -> ByteText? {
    guard let first = rest.first, first.isDigitByte || first.isLetterByte else { return nil }
    var words: [ByteText] = []
    var left = rest.prefix(reach)
    while words.count < 3 {
      left = left.drop { $0.isBlankByte }
      guard !left.isEmpty else { break }
      let word = left.prefix { !$0.isBlankByte }
      words.append(word)
      left = left[word.endIndex...]
    }
    guard let head = words.first else { return nil }
    if first.isDigitByte {
      if isClock(head) || isFullStamp(head) { return rest[head.endIndex...] }
      guard words.count > 1, isDay(head), isClock(words[1]) else { return nil }
      return rest[words[1].endIndex...]
    }
    // Syslog (RFC 3164 4.1.2): "Jun 15 09:53:42".
    guard words.count == 3, isMonth(head), words[1].isDecimal, isClock(words[2]) else { return nil }
    return rest[words[2].endIndex...]
  }

  /// `2022-06-15T09:53:42.1234567Z` (RFC 3339), or the same with `+01:00`.
  private static func isFullStamp(_ word: ByteText) -> Bool {
    guard let letter = word.firstIndex(of: UInt8(ascii: "T")) else { return false }
    return isDay(word[..<letter]) && isClock(word[(letter + 1)...])
  }

  /// `2022-06-15`, `2022/06/15` or `06-15`.
  private static func isDay(_ word: ByteText) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
    }
    return (2...3).contains(parts.count) && parts.allSatisfy { $0.isDecimal && $0.count <= 4 }
  }

  /// `09:53:42`, with a fraction and a zone if there is one.
  private static func isClock(_ word: ByteText) -> Bool {
    let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count), parts[0].isDecimal, parts[0].count <= 2,
      parts[1].isDecimal, parts[1].count == 2, parts[2].first?.isDigitByte ?? false
    else { return false }
    return parts[2...].joined().allSatisfy { $0.isDigitByte || ".,+-Z".utf8.contains($0) }
  }

  private static func isMonth(_ word: ByteText) -> Bool {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return word.count == 3 && months.contains(word.string)
  }

  // MARK: Tags

  /// `host kernel:`, logcat's and netconsole's columns, and the like.
  private static func tag(_ rest: ByteText, isBehindStamp: Bool) -> ByteText? {
    let window = rest.prefix(reach)
    if let next = kernelTag(window, hostAllowed: isBehindStamp) { return rest[next...] }
    if let next = facility(window) ?? consoleFields(window) ?? logcat(window, isBehindStamp) {
      return rest[next...]
    }
    guard isBehindStamp else { return nil }
    return processor(window).map { rest[$0...] }
  }

  /// `kernel:` or `kernel[123]:`, behind the name of a host where a date stood before.
  private static func kernelTag(_ window: ByteText, hostAllowed: Bool) -> Int? {
    guard window.begins(with: "kernel") || hostAllowed else { return nil }
    var words = window
    for _ in 0..<(hostAllowed ? 2 : 1) {
      let word = words.prefix { !$0.isBlankByte }
      if word.begins(with: "kernel"), word.last == UInt8(ascii: ":") {
        let between = word.dropFirst("kernel".utf8.count).dropLast()
        if between.isEmpty || between.isEnclosed("[", "]") { return word.endIndex }
      }
      words = words[word.endIndex...].drop { $0.isBlankByte }
    }
    return nil
  }

  /// dmesg -x: `kern  :warn  : `.
  private static func facility(_ window: ByteText) -> Int? {
    guard window.begins(with: "kern") || window.begins(with: "user") else { return nil }
    var rest = window.dropFirst(4)
    for round in 0..<2 {
      rest = rest.drop { $0.isBlankByte }
      guard rest.first == UInt8(ascii: ":") else { return nil }
      rest = rest.dropFirst()
      if round == 0 { rest = rest.drop { $0.isLetterByte } }
    }
    return rest.startIndex
  }

  /// netconsole's extended form: `4,1234,56789012,-;`.
  private static func consoleFields(_ window: ByteText) -> Int? {
    guard window.first?.isDigitByte ?? false,
      let end = window.firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let fields = window[..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard fields.count >= 4, fields[..<3].allSatisfy(\.isDecimal) else { return nil }
    return end + 1
  }

  /// `  0   0 E kernel  :` behind a date, or `E/kernel  (  123):`.
  private static func logcat(_ window: ByteText, _ isBehindStamp: Bool) -> Int? {
    let levels = Array("VDIWEF".utf8)
    guard let first = window.first else { return nil }
    if levels.contains(first), window.dropFirst().first == UInt8(ascii: "/") {
      guard let open = window.firstIndex(of: UInt8(ascii: "(")),
        let close = window[open...].firstPlace(of: "):"),
        window[(open + 1)..<close].trimmed.isDecimal
      else { return nil }
      return close + 2
    }
    guard isBehindStamp, first.isDigitByte else { return nil }
    var rest = window
    for _ in 0..<2 {
      let number = rest.prefix { $0.isDigitByte }
      guard !number.isEmpty else { return nil }
      rest = rest[number.endIndex...].drop { $0.isBlankByte }
    }
    guard let level = rest.first, levels.contains(level) else { return nil }
    rest = rest.dropFirst()
    guard rest.first?.isBlankByte ?? false, let colon = rest.firstIndex(of: UInt8(ascii: ":"))
    else {
      return nil
    }
    let name = rest[..<colon].trimmed
    return name.count <= 24 && !name.contains(where: \.isBlankByte) ? colon + 1 : nil
  }

  /// What vendors print behind the time: `(0)[1:swapper/0]`, `c1   123 `.
  private static func processor(_ window: ByteText) -> Int? {
    var rest = window
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
    }
    if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")),
      rest[(rest.startIndex + 1)..<close].isDecimal
    {
      let behind = rest[(close + 1)...]
      guard behind.first == UInt8(ascii: "["), let end = behind.firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let number = behind[(behind.startIndex + 1)..<end].prefix { $0.isDigitByte }
      return number.isEmpty ? nil : end + 1
    }
    guard window.first == UInt8(ascii: "c") else { return nil }
    let core = window.dropFirst().prefix { $0.isDigitByte }
    let task = window[core.endIndex...].drop { $0.isBlankByte }.prefix { $0.isDigitByte }
    guard !core.isEmpty, core.count <= 2, !task.isEmpty, task.startIndex > core.endIndex,
      task.endIndex < window.endIndex, window[task.endIndex].isBlankByte
    else { return nil }
    return task.endIndex
  }
}
