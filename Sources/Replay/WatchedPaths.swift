import CProgram
import Git

/// The paths that replays read, and which commits are the same on all of them.
///
/// A class because it remembers, for each tree and each folder of watched paths, what was found there:
/// the same subtree is the same answer at every commit that has it.
final class WatchedPaths {
  private struct Folder {
    /// The watched names below it, sorted, so that a fingerprint is the same on every machine.
    var children: [(name: String, folder: Int?, isWatched: Bool)] = []
    /// The names as trees are scanned for them.
    var names = WantedNames([])
  }

  private struct Visit: Hashable {
    let tree: ObjectID
    let folder: Int
  }

  private let reader: RepositoryReader
  private var folders: [Folder] = []
  private var visits: [Visit: Int32] = [:]
  private var vectors: [[Int32]: Int32] = [:]
  private var contents: [ContentID: Int32] = [:]
  private(set) var paths: Set<String> = []

  private static let absent: Int32 = -1

  init(reader: RepositoryReader) {
    self.reader = reader
  }

  /// Adds paths; false if all of them were watched already.
  func add(_ added: some Sequence<String>) -> Bool {
    let before = paths.count
    paths.formUnion(added)
    guard paths.count > before else { return false }
    rebuild()
    return true
  }

  private func rebuild() {
    visits.removeAll()
    vectors.removeAll()
    folders = []
    _ = folder(of: paths.sorted().map { $0.split(separator: "/").map(String.init)[...] })
  }

  private func folder(of paths: [ArraySlice<String>]) -> Int {
    let number = folders.count
    folders.append(Folder())
    var groups: [String: [ArraySlice<String>]] = [:]
    for path in paths { groups[path.first ?? "", default: []].append(path.dropFirst()) }
    var children: [(name: String, folder: Int?, isWatched: Bool)] = []
    for (name, rests) in groups.sorted(by: { $0.key < $1.key }) {
      let deeper = rests.filter { !$0.isEmpty }
      children.append(
        (
          name, deeper.isEmpty ? nil : folder(of: deeper), rests.contains { $0.isEmpty }
        ))
    }
    folders[number].children = children
    folders[number].names = WantedNames(children.map { Array($0.name.utf8) })
    return number
  }

  /// A number that is equal for two trees exactly if all watched paths are.
  func fingerprint(of tree: ObjectID) throws(GitError) -> Int32 {
    folders.isEmpty ? 0 : try fingerprint(tree, 0)
  }

  private func fingerprint(_ tree: ObjectID, _ folder: Int) throws(GitError) -> Int32 {
    let visit = Visit(tree: tree, folder: folder)
    if let known = visits[visit] { return known }
    let entries = try reader.repository.entries(of: folders[folder].names, inTree: tree)
    var vector: [Int32] = [Int32(folder)]
    for (child, entry) in zip(folders[folder].children, entries) {
      if child.isWatched {
        vector.append(
          entry.map { $0.mode.isFile ? number(of: ContentID($0.id)) : Self.absent } ?? Self.absent)
      }
      if let inner = child.folder {
        if let entry, entry.mode == .directory {
          vector.append(try fingerprint(entry.id, inner))
        } else {
          vector.append(Self.absent)
        }
      }
    }
    let found = vectors[vector] ?? Int32(vectors.count)
    vectors[vector] = found
    visits[visit] = found
    return found
  }

  private func number(of content: ContentID) -> Int32 {
    if let known = contents[content] { return known }
    let number = Int32(contents.count)
    contents[content] = number
    return number
  }
}
