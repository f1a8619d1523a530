import Git

/// What a thread finds as it steps through trees.
struct SourceVersionsWalk: Sendable {
  private let extent: SourceVersions.Extent
  /// The folders, a folder before those that lie in it.
  private(set) var folders: [Folder] = []
  /// The files, and all folders, with their names and the folders that they stand in.
  private(set) var table = VersionTable()
  /// The numbers of the files in it.
  private(set) var files: [Int32] = []

  /// A folder, and what of it was read.
  struct Folder: Sendable {
    let name: String
    let parent: Int32
    let depth: Int
    let kind: Kind
    fileprivate var steps = TreeSteps()
    /// The folders in it by name; -1 for one that does not count.
    fileprivate var children: [[UInt8]: Int32] = [:]
  }

  /// Which folders in a folder count.
  enum Kind: Sendable {
    case root, arch, plain
  }

  /// No kernel has a tenth of it; what is beyond is left to a search that remembers trees and no paths.
  private static let (mostFolders, mostEntries, greatestDepth) = (200_000, 64_000_000, 200)

  /// A folder is mostly made of a version that was read long before.
  private static let baseBytes = 24 << 20

  /// Steps through root trees, nil where there is too much.
  init?(
    of trees: ArraySlice<ObjectID>, in path: String, _ extent: SourceVersions.Extent
  ) throws(GitError) {
    self.extent = extent
    folders.append(Folder(name: "", parent: -1, depth: 0, kind: .root))
    let repository = try Repository(at: path)
    repository.keepBases(bytes: Self.baseBytes)
    var last: ObjectID?
    for tree in trees where tree != last {
      guard try step(to: tree, 0, repository) else { return nil }
      last = tree
    }
    for folder in folders.indices {
      folders[folder].steps = TreeSteps()
      folders[folder].children = [:]
    }
    table.seal()
  }

  private mutating func step(
    to tree: ObjectID, _ folder: Int32, _ repository: borrowing Repository
  ) throws(GitError) -> Bool {
    var inner: [(name: [UInt8], tree: ObjectID)] = []
    // Taken out, so that what reads the folder may add to it.
    var steps = TreeSteps()
    swap(&steps, &folders[Int(folder)].steps)
    defer { swap(&steps, &folders[Int(folder)].steps) }
    try steps.forEachNewEntry(of: tree, repository) { mode, name, id in
      let isFolder = mode == .directory
      guard isFolder || mode.isFile && DefinitionSearch.isSource(name),
        table.insert(id, folder, name)
      else { return }
      if isFolder {
        inner.append((Array(name), id))
      } else {
        files.append(Int32(table.entries.count - 1))
      }
    }
    guard table.entries.count <= Self.mostEntries else { return false }
    for (name, tree) in inner {
      guard let child = child(name, of: folder) else { return false }
      if child >= 0, try !step(to: tree, child, repository) { return false }
    }
    return true
  }

  /// The number of a folder in a folder, -1 for one that does not count; nil where there are too many.
  private mutating func child(_ name: [UInt8], of folder: Int32) -> Int32? {
    if let known = folders[Int(folder)].children[name] { return known }
    let number = newFolder(name, in: folder)
    folders[Int(folder)].children[name] = number
    return number
  }

  private mutating func newFolder(_ bytes: [UInt8], in folder: Int32) -> Int32? {
    // What is no text nobody could name.
    guard let name = String(validating: bytes, as: UTF8.self) else { return -1 }
    var kind = Kind.plain
    switch folders[Int(folder)].kind {
    case .root:
      if extent.leftOut.contains(name) { return -1 }
      if name == "arch", extent.architecture != nil { kind = .arch }
    case .arch: if name != extent.architecture { return -1 }
    case .plain: break
    }
    let depth = folders[Int(folder)].depth + 1
    guard folders.count < Self.mostFolders, depth <= Self.greatestDepth else { return nil }
    folders.append(Folder(name: name, parent: folder, depth: depth, kind: kind))
    return Int32(folders.count - 1)
  }
}
