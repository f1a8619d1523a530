import Synchronization

/// The packs of a repository, opened when they are first asked for.
///
/// A class because it remembers them. It belongs to one repository value.
final class PackSet {
  private let folders: [String]
  private var opened: [Pack]?

  /// Takes the folders of objects.
  init(folders: [String]) { self.folders = folders }

  /// The packs, those of the repository itself first.
  var packs: [Pack] {
    if let opened { return opened }
    var found: [Pack] = []
    for folder in folders {
      for name in FileBytes.names(in: folder + "/pack") ?? [] where name.hasSuffix(".idx") {
        if let pack = Self.pack(folder + "/pack/" + name.dropLast(4)) { found.append(pack) }
      }
    }
    opened = found
    return found
  }

  /// The packs that are open anywhere in the process, by path: threads that each open a repository share its mappings.
  private static let shared = Mutex<[String: Shared]>([:])

  private struct Shared {
    weak var pack: Pack?
  }

  /// A pack; nil where it is not whole or of another version.
  private static func pack(_ path: String) -> Pack? {
    shared.withLock { shared in
      if let known = shared[path]?.pack { return known }
      let pack = Pack(path)
      shared[path] = Shared(pack: pack)
      return pack
    }
  }

  /// The pack with an object and its number, and where in it that stands.
  func find(_ id: ObjectID) -> (pack: Pack, number: Int, offset: Int)? {
    for (number, pack) in packs.enumerated() {
      if let offset = pack.offset(of: id) { return (pack, number, offset) }
    }
    return nil
  }
}
