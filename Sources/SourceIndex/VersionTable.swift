import Git

/// Numbers for entries of folders: an object, the folder it stands in and its name there.
///
/// What a dictionary does, at a fraction of the price, and asked with names that are still parts of trees.
struct VersionTable: Sendable {
  /// An entry.
  struct Entry: Sendable {
    let id: ObjectID
    let folder: Int32
    fileprivate let name: (start: Int, count: Int32)
  }

  /// The entries by number.
  private(set) var entries: [Entry] = []
  private var names: [UInt8] = []
  /// The number at each place, -1 where there is none; at least twice as many places as entries.
  private var places = [Int32](repeating: -1, count: 1024)

  /// The name of an entry.
  func name(of number: Int) -> ArraySlice<UInt8> {
    let name = entries[number].name
    return names[name.start..<(name.start + Int(name.count))]
  }

  /// Adds an entry; false if it is there already.
  mutating func insert(_ id: ObjectID, _ folder: Int32, _ name: UnsafeRawBufferPointer) -> Bool {
    var place = Self.hash(id, folder, name) & (places.count - 1)
    while places[place] >= 0 {
      if isEqual(Int(places[place]), id, folder, name) { return false }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(truncatingIfNeeded: entries.count)
    entries.append(
      Entry(id: id, folder: folder, name: (names.count, Int32(truncatingIfNeeded: name.count))))
    names.append(contentsOf: name)
    if 2 * entries.count > places.count { grow() }
    return true
  }

  private func isEqual(
    _ number: Int, _ id: ObjectID, _ folder: Int32, _ name: UnsafeRawBufferPointer
  ) -> Bool {
    let entry = entries[number]
    guard entry.id == id, entry.folder == folder, Int(entry.name.count) == name.count else {
      return false
    }
    return names.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[entry.name.start..<(entry.name.start + name.count)])
        .elementsEqual(name)
    }
  }

  /// An id is as even as a hash can be, but one object may stand at many places.
  @inline(__always)
  private static func hash(
    _ id: ObjectID, _ folder: Int32, _ name: UnsafeRawBufferPointer
  ) -> Int {
    var hash = id.words.high &+ UInt64(UInt32(bitPattern: folder))
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash >> 20)
  }

  private mutating func grow() {
    let count = 4 * places.count
    places = [Int32](repeating: -1, count: count)
    for number in entries.indices {
      let entry = entries[number]
      let hash = names.withUnsafeBytes {
        Self.hash(
          entry.id, entry.folder,
          UnsafeRawBufferPointer(
            rebasing: $0[entry.name.start..<(entry.name.start + Int(entry.name.count))]))
      }
      var place = hash & (count - 1)
      while places[place] >= 0 { place = (place + 1) & (count - 1) }
      places[place] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Gives back what is only needed to add entries.
  mutating func seal() { places = [] }
}
