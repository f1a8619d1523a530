/// Finds the pack whose index lists an object that could not be read.
///
/// Asked only after a failure, to tell a damaged pack from an object that was never there. Reads the
/// index by its documented format (gitformat-pack, version 2): header, 256 counts, sorted ids.
struct PackFinder {
  /// The folders of objects: the repository's own and its alternates.
  let folders: [String]

  /// The path of the pack that should have the object.
  func pack(with id: ObjectID) -> String? {
    for folder in folders {
      for name in FileBytes.names(in: folder + "/pack") ?? [] where name.hasSuffix(".idx") {
        let base = folder + "/pack/" + name.dropLast(4)
        if index(base + ".idx", lists: id) { return base + ".pack" }
      }
    }
    return nil
  }

  private func index(_ path: String, lists id: ObjectID) -> Bool {
    guard let header = FileBytes.read(path, at: 0, count: 8 + 1024), header.count == 8 + 1024,
      header.starts(with: [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2])
    else { return false }
    func count(through byte: Int) -> Int {
      byte < 0
        ? 0 : header[(8 + 4 * byte)..<(12 + 4 * byte)].reduce(0) { $0 << 8 | Int($1) }
    }
    let wanted = id.bytes
    var low = count(through: Int(wanted[0]) - 1)
    var high = count(through: Int(wanted[0]))
    while low < high {
      let middle = low + (high - low) / 2
      guard let found = FileBytes.read(path, at: 8 + 1024 + 20 * middle, count: 20),
        found.count == 20
      else { return false }
      if found == wanted { return true }
      if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
