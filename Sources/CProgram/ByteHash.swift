/// A hash of bytes and numbers in the order they are given, of 128 bits.
///
/// Two halves with factors of their own: each step multiplies to 128 bits and folds, so that every bit of
/// what came before and of what comes now goes into every bit of both. It is the same on every machine.
struct ByteHash: Hashable, Sendable {
  private(set) var high: UInt64 = 0x243F_6A88_85A3_08D3
  private(set) var low: UInt64 = 0x1319_8A2E_0370_7344

  @inline(__always)
  mutating func add(_ number: UInt64) {
    high = Self.fold(high ^ number, 0xA076_1D64_78BD_642F &+ low)
    low = Self.fold(low ^ (number &+ 0x8EBC_6AF0_9C88_C6E3), 0x5899_65CC_7537_4CC3)
  }

  mutating func add(_ other: ByteHash) {
    add(other.high)
    add(other.low)
  }

  /// Adds a stretch of bytes with its length.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(truncatingIfNeeded: bytes.count))
    var place = 0
    while place + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    guard place < bytes.count else { return }
    var rest: UInt64 = 0
    for offset in place..<bytes.count { rest = rest << 8 | UInt64(bytes[offset]) }
    add(rest)
  }

  @inline(__always)
  private static func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second | 1)
    return product.high ^ product.low
  }
}
