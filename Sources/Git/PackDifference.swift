import Glibc

/// The bytes of a difference, read from the front.
struct PackDifference {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A number of seven bits a byte, the lowest first.
  mutating func number() -> Int? {
    var number = 0
    var shift = 0
    while place < bytes.count, shift < 56 {
      let byte = bytes[place]
      place += 1
      number |= Int(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    return nil
  }

  /// Carries out all instructions; false unless they fill the room exactly.
  ///
  /// - Parameter note: Is told each stretch of the room that is not copied, and an empty one where a copied one begins.
  @inline(__always)
  mutating func build(
    _ room: UnsafeMutableRawBufferPointer, _ length: Int, from base: UnsafeRawBufferPointer,
    note: (_ start: Int, _ end: Int) -> Void = { _, _ in }
  ) -> Bool {
    guard let target = room.baseAddress else { return false }
    var filled = 0
    while place < bytes.count {
      let instruction = bytes[place]
      place += 1
      if instruction & 0x80 != 0 {
        guard let (start, count) = stretch(instruction), start + count <= base.count,
          filled + count <= length, let source = base.baseAddress
        else { return false }
        note(filled, filled)
        memcpy(target + filled, source + start, count)
        filled += count
      } else {
        let count = Int(instruction)
        guard count > 0, place + count <= bytes.count, filled + count <= length,
          let source = bytes.baseAddress
        else { return false }
        note(filled, filled + count)
        memcpy(target + filled, source + place, count)
        place += count
        filled += count
      }
    }
    return filled == length
  }

  /// Which stretch of the base is to be copied: the bits of the instruction say which bytes of both
  /// numbers follow.
  private mutating func stretch(_ instruction: UInt8) -> (start: Int, count: Int)? {
    var numbers = (0, 0)
    for bit in 0..<7 where instruction >> UInt8(bit) & 1 != 0 {
      guard place < bytes.count else { return nil }
      if bit < 4 {
        numbers.0 |= Int(bytes[place]) << (8 * bit)
      } else {
        numbers.1 |= Int(bytes[place]) << (8 * (bit - 4))
      }
      place += 1
    }
    return (numbers.0, numbers.1 == 0 ? 0x10000 : numbers.1)
  }
}
