/// The 32-bit hash of Austin Appleby's MurmurHash3, by which git's changed-path filters go.
enum Murmur3 {
  /// The hash of some bytes, as filters of version 2 have it.
  ///
  /// Version 1 differs for bytes from 0x80 on, which it takes as negative at the end of a path.
  static func hash(_ bytes: [UInt8], seed: UInt32) -> UInt32 {
    var hash = seed
    let whole = bytes.count / 4 * 4
    for start in stride(from: 0, to: whole, by: 4) {
      hash ^= scrambled(word(bytes[start..<(start + 4)]))
      hash = rotated(hash, 13) &* 5 &+ 0xe654_6b64
    }
    if whole < bytes.count { hash ^= scrambled(word(bytes[whole...])) }
    hash ^= UInt32(truncatingIfNeeded: bytes.count)
    hash = (hash ^ hash >> 16) &* 0x85eb_ca6b
    hash = (hash ^ hash >> 13) &* 0xc2b2_ae35
    return hash ^ hash >> 16
  }

  /// Up to four bytes, the first of them lowest.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func scrambled(_ word: UInt32) -> UInt32 {
    rotated(word &* 0xcc9e_2d51, 15) &* 0x1b87_3593
  }

  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word << bits | word >> (32 - bits)
  }
}
