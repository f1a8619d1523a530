// How to read this file: a string of which nobody knows the bytes is read byte by byte, and only what is asked of a
// byte is decided: whether it ends the string, whether it is a certain character. So comparing such a string
// with a word has one path for every place where they may part, and none for every value of a byte. Where a string ends
// of which nobody knows a byte is not asked at all: its length is a value that nobody knows.

public import CMachine
import CProgram
public import CSyntax

/// The bytes behind a pointer, known or not, as string functions read them.
public struct BytesBehind {
  private let pointer: Value
  private let machine: Machine
  private let span: Span

  private static let byte = Scalar(bits: 8, isSigned: false)

  /// Makes the bytes behind a pointer, for a model that is called somewhere.
  public init(_ pointer: Value, _ machine: Machine, at span: Span) {
    self.pointer = pointer
    self.machine = machine
    self.span = span
  }

  /// The byte at a distance.
  ///
  /// - Throws: The fault that reading there is.
  public func value(at offset: Int) throws(Stop) -> Value {
    let place = pointer.moved(by: offset)
    let byte = try machine.read(place, Self.byte, at: span)
    if byte.isUnknown { try machine.noteRead(place, at: span) }
    return byte
  }

  /// Whether a byte ends a string; where nobody knows, this counts as a turn of a loop does.
  public func isZero(_ byte: Value) throws(Stop) -> Bool { try !machine.isTrue(byte, at: span) }

  /// Whether a byte lies in a range.
  public func isIn(_ byte: Value, _ range: ClosedRange<UInt8>) throws(Stop) -> Bool {
    if let known = byte.number { return range.contains(UInt8(truncatingIfNeeded: known)) }
    // As numbers with a sign, which is what the machine compares, bytes from 0x80 on come first.
    let (low, high) = (Int8(bitPattern: range.lowerBound), Int8(bitPattern: range.upperBound))
    if low <= high { return try machine.isWithin(byte, Int64(low)...Int64(high), at: span) }
    if try machine.isWithin(byte, Int64(low)...127, at: span) { return true }
    return try machine.isWithin(byte, -128...Int64(high), at: span)
  }

  /// Whether a byte is a certain character.
  public func isCharacter(_ byte: Value, _ character: UInt8) throws(Stop) -> Bool {
    try isIn(byte, character...character)
  }

  /// Whether two bytes at a distance are equal.
  public func areEqual(_ other: BytesBehind, at offset: Int) throws(Stop) -> Bool {
    try areEqual(value(at: offset), other.value(at: offset))
  }

  private func areEqual(_ a: Value, _ b: Value) throws(Stop) -> Bool {
    if let known = b.number { return try isCharacter(a, UInt8(truncatingIfNeeded: known)) }
    if let known = a.number { return try isCharacter(b, UInt8(truncatingIfNeeded: known)) }
    return try machine.isEqual(a, b, at: span)
  }

  /// -1 or 1, by which of two different bytes at a distance is the lower one.
  public func order(_ other: BytesBehind, at offset: Int) throws(Stop) -> Value {
    let of = ScalarOperators(machine, Self.byte, at: span)
    let isLower = try of.truth(.less, value(at: offset), other.value(at: offset))
    let int = ScalarOperators(machine, ModelEntry.int, at: span)
    return try int(.subtract, .integer(1), int(.multiply, .integer(2), isLower))
  }

  /// How long a string is of which nobody knows where it ends, as a `size_t` no larger than a limit; nil where that is
  /// to be found out byte by byte.
  public func openLength(limit: Int? = nil) throws(Stop) -> Value? {
    try machine.openLength(pointer, limit: limit, at: span)
  }

  /// How long the string is, no longer than a limit.
  public func length(limit: Int = .max) throws(Stop) -> Int {
    if let known = machine.string(at: pointer, limit: 1 << 20) { return min(limit, known.count) }
    var length = 0
    while length < limit, try !isZero(value(at: length)) { length += 1 }
    return length
  }

  /// `strcmp`: 0, or -1 or 1 by the first byte in which two strings differ; no more than a limit is compared.
  ///
  /// Of two strings that nobody knows it is one unknown value.
  public func compared(with other: BytesBehind, limit: Int? = nil) throws(Stop) -> Value {
    let kind = ComparisonKind(limit == nil ? "strcmp" : "strncmp", limit: limit)
    if let open = try openComparison(with: other, kind) { return open }
    var offset = 0
    while offset < limit ?? .max {
      guard try areEqual(other, at: offset) else { return try order(other, at: offset) }
      // Of two equal bytes one may be known.
      let (a, b) = (try value(at: offset), try other.value(at: offset))
      if try isZero(a.isUnknown ? b : a) { return .integer(0) }
      offset += 1
    }
    return .integer(0)
  }

  /// What a comparison gives of bytes that are known on neither side; nil where one side is known.
  public func openComparison(
    with other: BytesBehind, _ kind: ComparisonKind
  ) throws(Stop) -> Value? {
    try machine.openComparison(pointer, other.pointer, kind, at: span)
  }

  /// Whether two strings are equal but for a newline at the end of either (lib/string_helpers.c, `sysfs_streq`).
  public func isSameLine(as other: BytesBehind) throws(Stop) -> Bool {
    var offset = 0
    while true {
      let (a, b) = (try value(at: offset), try other.value(at: offset))
      guard try areEqual(a, b) else {
        if try endsText(b) { return try endsLine(a, offset) }
        return try endsText(a) ? other.endsLine(b, offset) : false
      }
      if try isZero(a.isUnknown ? b : a) { return true }
      offset += 1
    }
  }

  /// Whether a byte is the last one of a line and of a string.
  private func endsLine(_ byte: Value, _ offset: Int) throws(Stop) -> Bool {
    guard try isCharacter(byte, 0x0A) else { return false }
    return try isCharacter(value(at: offset + 1), 0)
  }

  private func endsText(_ byte: Value) throws(Stop) -> Bool { try isCharacter(byte, 0) }

  /// Where the first byte stands that is a certain one, among so many; nil for nowhere.
  ///
  /// - Parameter endsAtZero: Whether a zero ends the search, too; it is found where it is looked for.
  public func firstPlace(
    of wanted: Value, limit: Int = .max, endsAtZero: Bool
  ) throws(Stop) -> Int? {
    var offset = 0
    while offset < limit {
      let next = try value(at: offset)
      if try areEqual(next, wanted) { return offset }
      if endsAtZero, try isZero(next) { return nil }
      offset += 1
    }
    return nil
  }
}
