import Glibc

/// Steps through the bytes of a tree object: `mode SP name NUL id` over and over.
///
/// Nothing is copied until an entry is wanted, which makes a look-up in a tree of hundreds of
/// entries cheaper than the library's, which first builds them all.
struct RawTree {
  /// An entry whose name is still a part of the object.
  struct Item {
    let bits: UInt32
    let name: UnsafeRawBufferPointer
    private let idStart: UnsafeRawPointer

    /// The object it names.
    var id: ObjectID { ObjectID(raw: UnsafeRawBufferPointer(start: idStart, count: 20)) }

    fileprivate init(bits: UInt32, name: UnsafeRawBufferPointer, idStart: UnsafeRawPointer) {
      self.bits = bits
      self.name = name
      self.idStart = idStart
    }
  }

  private let bytes: UnsafeRawBufferPointer
  /// Where the next entry begins.
  private(set) var place: Int
  /// Whether the bytes stopped being a tree.
  private(set) var isBroken = false

  /// - Parameter place: Where an entry begins.
  init(_ bytes: UnsafeRawBufferPointer, from place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// The next entry, or nil at the end or where the bytes are no tree.
  mutating func next() -> Item? {
    guard place < bytes.count, !isBroken, let start = bytes.baseAddress else { return nil }
    let modeStart = place
    var bits: UInt32 = 0
    while place < bytes.count, bytes[place] != 0x20 {
      let digit = bytes[place] &- 0x30
      guard digit < 8, place - modeStart < 7 else { return stop() }
      bits = bits << 3 | UInt32(digit)
      place += 1
    }
    guard place < bytes.count, place > modeStart else { return stop() }
    let nameStart = start + place + 1
    guard let found = memchr(nameStart, 0, bytes.count - place - 1) else { return stop() }
    let nameEnd = UnsafeRawPointer(found)
    let count = nameStart.distance(to: nameEnd)
    guard count > 0, start.distance(to: nameEnd) + 20 < bytes.count else { return stop() }
    place += count + 22
    return Item(
      bits: bits, name: UnsafeRawBufferPointer(start: nameStart, count: count),
      idStart: nameEnd + 1)
  }

  private mutating func stop() -> Item? {
    isBroken = true
    return nil
  }
}
