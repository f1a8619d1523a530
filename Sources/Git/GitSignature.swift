/// Who wrote or committed something, and when.
public struct GitSignature: Sendable, Hashable {
  /// The name as it stands in the object, of no promised encoding.
  public let nameBytes: [UInt8]
  /// The mail address as it stands in the object.
  public let emailBytes: [UInt8]
  /// Seconds since 1970; 0 where the object has no date that can be read.
  public let time: Int64
  /// The writer's distance from UTC, in minutes.
  public let offsetMinutes: Int

  /// Makes a signature.
  public init(nameBytes: [UInt8], emailBytes: [UInt8], time: Int64, offsetMinutes: Int) {
    self.nameBytes = nameBytes
    self.emailBytes = emailBytes
    self.time = time
    self.offsetMinutes = offsetMinutes
  }

  /// The name for people to read: UTF-8, else Latin-1.
  public var name: String { readableText(nameBytes) }
  /// The mail address for people to read: UTF-8, else Latin-1.
  public var email: String { readableText(emailBytes) }

  /// The date in the writer's own time zone, as git's `%ai` prints it.
  ///
  /// For instance `2022-04-18 08:49:50 +0800`.
  public var isoDate: String {
    // A hostile object may claim any year; some 30 million years either way are enough.
    let clamped = min(max(time, -(1 << 50)), 1 << 50)
    let offset = min(max(offsetMinutes, -5999), 5999)
    let local = clamped + Int64(offset) * 60
    let days = local >= 0 ? local / 86400 : (local - 86399) / 86400
    let second = Int(local - days * 86400)
    let date = civilDate(daysSince1970: days)
    let zone = abs(offset)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + " "
      + padded(Int64(second / 3600), 2) + ":" + padded(Int64(second / 60 % 60), 2) + ":"
      + padded(Int64(second % 60), 2) + (offset < 0 ? " -" : " +")
      + padded(Int64(zone / 60 * 100 + zone % 60), 4)
  }
}

extension GitSignature {
  /// Reads what follows `author ` or `committer ` in a commit: `Name <mail> seconds zone`.
  ///
  /// As git does, the mail stands between the first `<` and the `>` after it, and the date after
  /// the last `>`, since old tools wrote angle brackets into names.
  init(line: UnsafeRawBufferPointer.SubSequence) {
    let open = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    let afterOpen = open < line.endIndex ? open + 1 : line.endIndex
    let close = line[afterOpen...].firstIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    nameBytes = trimmed(line[line.startIndex..<open])
    emailBytes = Array(line[afterOpen..<close])
    time = GitSignature.seconds(line: line)
    let dated = line[(line.lastIndex(of: UInt8(ascii: ">")) ?? line.startIndex)...]
    let words = dated.split(separator: UInt8(ascii: " "))
    let zone = words.count > 2 ? Int(String(decoding: words[2], as: UTF8.self)) ?? 0 : 0
    let sane = zone.magnitude <= 9999 ? zone : 0
    offsetMinutes = sane / 100 * 60 + sane % 100
  }

  /// What follows `author ` or `committer ` in a commit.
  var line: [UInt8] {
    let offset = min(max(offsetMinutes, -5999), 5999)
    let zone = Int64(offset.magnitude / 60 * 100 + offset.magnitude % 60)
    let date = "> \(time) " + (offset < 0 ? "-" : "+") + padded(zone, 4)
    return nameBytes + " <".utf8 + emailBytes + date.utf8
  }

  /// The date alone; 0 where there is none that can be read.
  static func seconds(line: UnsafeRawBufferPointer.SubSequence) -> Int64 {
    guard let close = line.lastIndex(of: UInt8(ascii: ">")) else { return 0 }
    var place = close + 1
    while place < line.endIndex, line[place] == UInt8(ascii: " ") { place += 1 }
    let isNegative = place < line.endIndex && line[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var seconds: Int64 = 0
    while place < line.endIndex, (0x30...0x39).contains(line[place]) {
      let (product, overflow) = seconds.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(line[place] - 0x30))
      if overflow || carry { return 0 }
      seconds = sum
      place += 1
    }
    return isNegative ? -seconds : seconds
  }
}

/// The bytes without white space at either end.
private func trimmed(_ bytes: UnsafeRawBufferPointer.SubSequence) -> [UInt8] {
  var rest = bytes
  while let last = rest.last, isWhiteSpace(last) { rest.removeLast() }
  while let first = rest.first, isWhiteSpace(first) { rest.removeFirst() }
  return Array(rest)
}

/// Tells whether C's isspace would say so.
func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0d).contains(byte)
}

/// The Gregorian date of a day number, by the era method (400 years are 146,097 days).
private func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
  let shifted = days + 719_468  // days since 0000-03-01
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthFromMarch = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
  let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
