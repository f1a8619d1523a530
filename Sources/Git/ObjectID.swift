import CLibgit2

/// The name of a git object: a SHA-1.
///
/// Kept as three integers, most significant first, so that equality, order and hashing are
/// synthesised or nearly so and a list of a million of them is twenty-four megabytes flat. The
/// order is that of the hexadecimal form.
public struct ObjectID: Hashable, Comparable, Sendable {
  let high: UInt64
  let middle: UInt64
  let low: UInt32

  /// Reads a full id of exactly 40 hexadecimal digits; anything else is nil.
  public init?(hex: some StringProtocol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(40)
    for byte in hex.utf8 {
      guard bytes.count < 40 else { return nil }
      bytes.append(byte)
    }
    self.init(hexBytes: bytes)
  }

  /// The id as three integers, most significant first.
  public var words: (high: UInt64, middle: UInt64, low: UInt32) { (high, middle, low) }

  /// Makes an id of its three integers.
  public init(words: (high: UInt64, middle: UInt64, low: UInt32)) {
    (high, middle, low) = words
  }

  init?(hexBytes bytes: some Collection<UInt8>) {
    guard bytes.count == 40 else { return nil }
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    var place = 0
    for byte in bytes {
      guard let digit = hexDigit(byte) else { return nil }
      if place < 16 {
        words.0 = words.0 << 4 | UInt64(digit)
      } else if place < 32 {
        words.1 = words.1 << 4 | UInt64(digit)
      } else {
        words.2 = words.2 << 4 | UInt32(digit)
      }
      place += 1
    }
    (high, middle, low) = words
  }

  /// Reads 40 digits that stand in a buffer; nil if they are none or the buffer ends before.
  init?(hex bytes: UnsafeRawBufferPointer, at place: Int) {
    guard place >= 0, place + 40 <= bytes.count else { return nil }
    var isWrong = false
    func word(_ start: Int, _ count: Int) -> UInt64 {
      var word: UInt64 = 0
      for place in start..<(start + count) {
        let byte = bytes[place]
        // 0x30...0x39, or a letter up to f of either case.
        let letter = byte | 0x20
        let isDigit = byte &- 0x30 < 10
        let isLetter = letter &- 0x61 < 6
        isWrong = isWrong || !(isDigit || isLetter)
        word = word << 4 | UInt64(isDigit ? byte &- 0x30 : letter &- 0x57)
      }
      return word
    }
    high = word(place, 16)
    middle = word(place + 16, 16)
    low = UInt32(truncatingIfNeeded: word(place + 32, 8))
    if isWrong { return nil }
  }

  /// Takes the first 20 of the bytes given, which must be there.
  init(raw: UnsafeRawBufferPointer) {
    high = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    middle = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// Takes an id of exactly 20 bytes; anything else is nil.
  public init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count == 20 else { return nil }
    self = bytes.withUnsafeBytes { ObjectID(raw: $0) }
  }

  init(_ libraryID: git_oid) {
    self = withUnsafeBytes(of: libraryID) { ObjectID(raw: $0) }
  }

  /// The same id as the library spells it.
  var libraryID: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id) { buffer in
      buffer.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      buffer.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      buffer.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return id
  }

  /// The 20 bytes as they stand in a tree object.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: libraryID) { Array($0.prefix(20)) }
  }

  /// The 40 hexadecimal digits, in lower case.
  public var hex: String {
    String(unsafeUninitializedCapacity: 40) { buffer in
      for place in 0..<40 {
        let word = place < 16 ? high : place < 32 ? middle : UInt64(low)
        let shift = place < 16 ? 60 - 4 * place : place < 32 ? 124 - 4 * place : 156 - 4 * place
        let digit = UInt8(word >> UInt64(shift) & 15)
        buffer[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 40
    }
  }

  /// The first digits of the id, as people quote it.
  public func abbreviated(_ n: Int = 12) -> String {
    String(hex.prefix(max(0, n)))
  }

  /// Tells whether this id comes first in hexadecimal order.
  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.middle != right.middle { return left.middle < right.middle }
    return left.low < right.low
  }

  /// Hashes the first word only, since a SHA-1 is as even as a hash can be.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
  }
}

extension ObjectID: CustomStringConvertible {
  /// The 40 hexadecimal digits.
  public var description: String { hex }
}

extension ObjectID: Codable {
  /// Reads the 40 hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = ObjectID(hex: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an object id has 40 hexadecimal digits, not '\(text)'")
    }
    self = id
  }

  /// Writes the 40 hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

/// The value of a hexadecimal digit, or nil for any other byte.
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x61...0x66: byte - 0x57
  case 0x41...0x46: byte - 0x37
  default: nil
  }
}
