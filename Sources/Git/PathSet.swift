/// Some paths, grouped by the folders they lie in.
///
/// Asking about many paths costs little where most of their folders can be passed over at once. A
/// path is bytes, relative to the root; one may lie below another, since what is a file at one commit can
/// be a folder at the next.
public struct PathSet: Sendable {
  /// A name in a folder.
  public struct Child: Sendable {
    /// The name.
    public let name: [UInt8]
    /// Which of the paths it is, nil if it only leads to some.
    public let path: Int?
    /// The folder with the paths below it, nil if there are none.
    public let folder: Int?
  }

  /// A folder with paths somewhere below it.
  public struct Folder: Sendable {
    /// Its own path; empty for the root.
    public let path: [UInt8]
    /// The folder it lies in, nil for the root.
    public let parent: Int?
    /// What is asked about in it: first what is nothing but a path, then what has a folder, by name.
    public let children: [Child]
    /// The children's names, as trees are scanned for them.
    let names: WantedNames
  }

  /// The paths, sorted, each once.
  public let paths: [[UInt8]]
  /// The folders, the root first, every one after the one it lies in.
  public let folders: [Folder]

  /// Groups paths; empty ones are left out, and slashes too many do not count.
  public init(_ paths: some Sequence<[UInt8]>) {
    let split = paths.map { path in
      path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    }
    let parts = Set(split.filter { !$0.isEmpty }).sorted {
      $0.joined(separator: [0x2f]).lexicographicallyPrecedes($1.joined(separator: [0x2f]))
    }
    self.paths = parts.map { Array($0.joined(separator: [0x2f])) }
    var grouping = Grouping()
    grouping.add(parts.enumerated().map { ($0.element[...], $0.offset) }, path: [], parent: nil)
    folders = grouping.folders
  }

  private struct Grouping {
    typealias Rest = (names: ArraySlice<[UInt8]>, path: Int)
    var folders: [Folder] = []

    /// Makes a folder of what lies in it, and the folders below; gives its number.
    @discardableResult
    mutating func add(_ rests: [Rest], path: [UInt8], parent: Int?) -> Int {
      let number = folders.count
      folders.append(Folder(path: path, parent: parent, children: [], names: WantedNames([])))
      var groups: [[UInt8]: [Rest]] = [:]
      for rest in rests {
        if let name = rest.names.first {
          groups[name, default: []].append((rest.names.dropFirst(), rest.path))
        }
      }
      var leaves: [Child] = []
      var inner: [Child] = []
      for (name, rests) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let own = rests.first { $0.names.isEmpty }?.path
        let deeper = rests.filter { !$0.names.isEmpty }
        if deeper.isEmpty {
          leaves.append(Child(name: name, path: own, folder: nil))
        } else {
          let below = add(deeper, path: path.isEmpty ? name : path + [0x2f] + name, parent: number)
          inner.append(Child(name: name, path: own, folder: below))
        }
      }
      let children = leaves + inner
      folders[number] = Folder(
        path: path, parent: parent, children: children, names: WantedNames(children.map(\.name)))
      return number
    }
  }
}
