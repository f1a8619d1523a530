// How to read this file: eight bytes at a time are mixed into 64 bits. Every step can be undone if the bytes
// are known (an odd factor, and a shift that is added to the number itself), so two texts that differ in one
// word never end in the same number. It guards against disks, not against people.

/// Sums of bytes that tell damage from data.
struct Checksum {
  private(set) var value: UInt64 = 0x51A7_E3C9_0B6D_4F25

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  /// Adds bytes, and how many they are.
  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 8 <= buffer.count {
        mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        index += 8
      }
      var rest: UInt64 = 0
      while index < buffer.count {
        rest = rest << 8 | UInt64(buffer[index])
        index += 1
      }
      mix(rest)
    }
    mix(UInt64(bytes.count))
  }

  /// The sum of a name, by which its row is found.
  static func id(of name: [UInt8]) -> Int64 {
    var sum = Checksum()
    sum.add(name)
    // The first steps of short names leave the upper bits alike; rows are found by all of them.
    sum.mix(sum.value >> 32)
    return Int64(bitPattern: sum.value)
  }

  /// The sum that is kept beside a value.
  static func sum(of name: [UInt8], _ value: [UInt8]) -> Int64 {
    var sum = Checksum()
    sum.add(name)
    sum.add(value)
    return Int64(bitPattern: sum.value)
  }
}
