/// Steps through the bytes of a tree object: `mode SP name NUL id` over and over.
///
/// Nothing is copied until an entry is wanted, which makes a look-up in a tree of hundreds of
/// entries cheaper than the library's, which first builds them all.
struct RawTree {
  /// An entry whose name is still a slice of the object.
  struct Item {
    let bits: UInt32
    let name: UnsafeRawBufferPointer.SubSequence
    let id: ObjectID
  }

  private var rest: UnsafeRawBufferPointer.SubSequence
  /// Whether the bytes stopped being a tree.
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer) {
    rest = bytes[...]
  }

  /// The next entry, or nil at the end or where the bytes are no tree.
  mutating func next() -> Item? {
    guard !rest.isEmpty, !isBroken else { return nil }
    var bits: UInt32 = 0
    var place = rest.startIndex
    while place < rest.endIndex, rest[place] != 0x20 {
      let digit = rest[place]
      guard (0x30...0x37).contains(digit), place - rest.startIndex < 7 else { return stop() }
      bits = bits << 3 | UInt32(digit - 0x30)
      place += 1
    }
    guard place < rest.endIndex, place > rest.startIndex else { return stop() }
    let nameStart = place + 1
    guard let nameEnd = rest[nameStart...].firstIndex(of: 0), nameEnd > nameStart,
      rest.endIndex - nameEnd > 20
    else { return stop() }
    let name = rest[nameStart..<nameEnd]
    let id = ObjectID(raw: UnsafeRawBufferPointer(rebasing: rest[(nameEnd + 1)..<(nameEnd + 21)]))
    rest = rest[(nameEnd + 21)...]
    return Item(bits: bits, name: name, id: id)
  }

  private mutating func stop() -> Item? {
    isBroken = true
    return nil
  }
}
