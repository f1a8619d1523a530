// How to read this file: a number is written in groups of seven bits, the lowest first, and every group but
// the last has its top bit set (as in LEB128). A signed number is folded first: 0, -1, 1, -2 are 0, 1, 2, 3.

extension [UInt8] {
  /// Appends a number in as few bytes as it needs.
  mutating func append(varint value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

/// A signed number without its sign.
func folded(_ value: Int) -> Int { value << 1 ^ value >> (Int.bitWidth - 1) }

/// The signed number that was folded.
func unfolded(_ value: Int) -> Int { Int(bitPattern: UInt(bitPattern: value) >> 1) ^ -(value & 1) }

/// Reads numbers from bytes that may be anything: past their end, and for what is no number, there are zeros.
struct VarintReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  /// Whether something was asked for that is not there.
  private(set) var isBroken = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next number; one of more than 56 bits is none.
  @inline(__always)
  mutating func next() -> Int {
    guard position < bytes.count else { return stop() }
    let first = bytes[position]
    position += 1
    if first < 0x80 { return Int(first) }
    var value = Int(first & 0x7F)
    var shift = 7
    while shift < 56, position < bytes.count {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return stop()
  }

  /// Passes over bytes; false where there are not so many.
  @inline(__always)
  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - position else {
      _ = stop()
      return false
    }
    position += count
    return true
  }

  private mutating func stop() -> Int {
    position = bytes.count
    isBroken = true
    return 0
  }
}
