// How to read this file. A pack is objects one after another, each a header and deflated bytes, and an index:
// the ids in order, and where each object stands (gitformat-pack(5), version 2 of both). `PackReader` makes
// objects of it. Whatever is not as expected is no error here: the library reads it then, or says what is wrong.

import CLibgit2

/// A pack and its index, mapped.
final class Pack: Sendable {
  private let index: MappedFile
  private let file: MappedFile
  /// How many objects there are.
  let count: Int
  /// How many entries the index has for offsets that do not fit in 31 bits.
  private let largeCount: Int

  /// What stands before the bytes of an object.
  struct Header {
    /// What the object is; `base` tells more of a difference.
    let kind: git_object_t
    /// How many bytes there are once inflated.
    let size: Int
    /// Where the deflated bytes begin.
    let start: Int
    /// Where the object stands of which this one is a difference; nil if it is whole.
    let base: Int?
  }

  private static let fanout = 8
  private static let ids = 8 + 1024
  /// Among so few a guess is not worth looking whether it was right.
  private static let fewIDs = 64
  /// How many ids on either side of a guess are searched first.
  private static let reach = 8
  /// What stands before the first object, and what behind the last one.
  private static let headLength = 12
  private static let tailLength = 20

  /// Maps a pack; nil where it is not whole or of another version.
  ///
  /// - Parameter path: Its path without an ending.
  init?(_ path: String) {
    guard let index = (try? MappedFile(path + ".idx")).flatMap({ $0 }),
      index.count >= Self.ids + 2 * Self.tailLength,
      index.bytes.big32(at: 0) == 0xff74_4f63, index.bytes.big32(at: 4) == 2
    else { return nil }
    let count = Int(index.bytes.big32(at: Self.ids - 4))
    let rest = index.count - Self.ids - 28 * count - 2 * Self.tailLength
    guard count < 1 << 30, rest >= 0, rest % 8 == 0,
      let file = (try? MappedFile(path + ".pack")).flatMap({ $0 }),
      file.count >= Self.headLength + Self.tailLength,
      file.bytes.big32(at: 0) == 0x5041_434b, file.bytes.big32(at: 4) == 2,
      Int(file.bytes.big32(at: 8)) == count
    else { return nil }
    // The index names the pack that it is about; one cut short or put in another's place ends otherwise.
    let end = file.bytes.objectID(at: file.count - Self.tailLength)
    guard end == index.bytes.objectID(at: index.count - 2 * Self.tailLength) else { return nil }
    self.index = index
    self.file = file
    self.count = count
    largeCount = rest / 8
  }

  /// Where the objects end.
  var end: Int { file.count - Self.tailLength }

  /// The bytes of the whole file.
  var bytes: UnsafeRawBufferPointer { file.bytes }

  /// Tells the system that what was read of the pack is not needed for now.
  func giveBack() { file.giveBack() }

  /// The id at a place of the index.
  func id(at place: Int) -> ObjectID { index.bytes.objectID(at: Self.ids + 20 * place) }

  /// Where the object at a place of the index stands; nil if that is nowhere in the pack.
  @inline(__always)
  func offset(at place: Int) -> Int? {
    let short = index.bytes.big32(at: Self.ids + 24 * count + 4 * place)
    var offset = Int(short)
    if short & 0x8000_0000 != 0 {
      let number = Int(short & 0x7fff_ffff)
      guard number < largeCount else { return nil }
      let start = Self.ids + 28 * count + 8 * number
      guard index.bytes.big32(at: start) < 1 << 16 else { return nil }
      offset = Int(index.bytes.big32(at: start)) << 32 | Int(index.bytes.big32(at: start + 4))
    }
    return offset >= Self.headLength && offset < end ? offset : nil
  }

  /// The 32 bits of an id after its first byte, by the first half of which those with that byte are spread.
  @inline(__always)
  private static func spread(_ high: UInt64) -> Int { Int(high >> 24 & 0xffff_ffff) }

  /// Where an object stands, nil if it is not in the pack.
  func offset(of id: ObjectID) -> Int? {
    let first = Int(id.high >> 56)
    var low = first == 0 ? 0 : Int(index.bytes.big32(at: Self.fanout + 4 * (first - 1)))
    var high = min(Int(index.bytes.big32(at: Self.fanout + 4 * first)), count)
    if high - low > Self.fewIDs {
      // Ids are spread evenly, so how large one is tells about where it stands, and one that stands there tells about how far
      // off that is.
      let count = high - low
      let wanted = Self.spread(id.high)
      var guess = low + (count * wanted) >> 32
      for _ in 0..<2 {
        let found = Self.spread(index.bytes.big64(at: Self.ids + 20 * guess))
        guess = max(low, min(high - 1, guess + (count * (wanted - found)) >> 32))
      }
      let (near, far) = (max(low, guess - Self.reach), min(high - 1, guess + Self.reach))
      if self.id(at: near) <= id { low = near }
      if self.id(at: far) >= id { high = far + 1 }
    }
    while low < high {
      let middle = low + (high - low) / 2
      let found = self.id(at: middle)
      if found == id { return offset(at: middle) }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The header of what stands at an offset; nil where that is none.
  func header(at offset: Int) -> Header? {
    guard offset >= Self.headLength, offset < end else { return nil }
    var place = offset
    var byte = bytes[place]
    let type = byte >> 4 & 7
    var size = Int(byte & 15)
    var shift = 4
    while byte & 0x80 != 0 {
      place += 1
      guard place < end, shift < 56 else { return nil }
      byte = bytes[place]
      size |= Int(byte & 0x7f) << shift
      shift += 7
    }
    place += 1
    switch type {
    case 1, 2, 3, 4:
      let kinds = [GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG]
      return Header(kind: kinds[Int(type) - 1], size: size, start: place, base: nil)
    case 6:
      guard let (distance, start) = distance(at: place), distance > 0, distance < offset
      else { return nil }
      return Header(
        kind: GIT_OBJECT_OFS_DELTA, size: size, start: start, base: offset - distance)
    case 7:
      guard place + 20 < end, let base = self.offset(of: bytes.objectID(at: place)) else {
        return nil
      }
      return Header(kind: GIT_OBJECT_REF_DELTA, size: size, start: place + 20, base: base)
    default: return nil
    }
  }

  /// How far before an object its base stands, and where the object goes on.
  private func distance(at start: Int) -> (distance: Int, next: Int)? {
    var place = start
    var distance = -1
    while place < end, distance < 1 << 48 {
      let byte = bytes[place]
      place += 1
      distance = (distance + 1) << 7 | Int(byte & 0x7f)
      if byte & 0x80 == 0 { return (distance, place) }
    }
    return nil
  }

  /// What the object at an offset is once it is whole; nil where that does not come out.
  func kind(at offset: Int) -> git_object_t? {
    var place = offset
    for _ in 0..<Self.longestChain {
      guard let header = header(at: place) else { return nil }
      guard let base = header.base else { return header.kind }
      place = base
    }
    return nil
  }

  /// More differences of differences than git makes unless told to.
  static let longestChain = 4096
}
