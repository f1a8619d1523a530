// How to read this file: what stands at the watched paths below one folder of one tree is a node. Nodes are
// numbered so that two are equal exactly if the same files stand at all paths, and a tree that was seen before
// at the same folder has its node already. A node holds two numbers for each name of its folder: the content of
// the file there, and the node of the folder there; -1 is nothing. A folder with nothing at any watched path is
// no node, which is what makes it equal to a folder that is not there.

import CProgram
import Git

/// Some watched paths, and which trees are the same on all of them.
///
/// While trees are read it remembers all it found: the same subtree is the same answer at every commit that
/// has it.
struct WatchedLayer: Sendable {
  /// The paths.
  let paths: PathSet
  /// For each path the steps that lead to it: places among the children of one folder after the other.
  fileprivate let steps: [[Int32]]
  /// For each path the folder that it lies in.
  fileprivate let folderOfPath: [Int]
  /// For each folder its place among the children of the one that it lies in.
  fileprivate let placeOfFolder: [Int32]
  /// The nodes of the trees seen, by folder.
  private var known: [[ObjectID: Int32]] = []
  /// What reads each folder, and the values of the tree that it read last.
  private var readers: [(reader: FolderReader, vector: [Int32])] = []
  /// The folder of each node.
  private(set) var folders: [Int32] = []
  /// Where the values of each node begin; one more element ends the last.
  fileprivate var starts: [Int32] = [0]
  fileprivate var values: [Int32] = []
  private var numbers: [NodeKey: Int32] = [:]

  /// What stands at the names of a folder, the folder first, hashed as bytes: there may be hundreds.
  private struct NodeKey: Hashable {
    let values: [Int32]

    func hash(into hasher: inout Hasher) {
      values.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// No node, or no content.
  static let nothing: Int32 = -1

  init(_ paths: PathSet) {
    self.paths = paths
    var steps = [[Int32]](repeating: [], count: paths.paths.count)
    var folderOfPath = [Int](repeating: 0, count: paths.paths.count)
    var placeOfFolder = [Int32](repeating: 0, count: paths.folders.count)
    func add(_ folder: Int, _ before: [Int32]) {
      for (place, child) in paths.folders[folder].children.enumerated() {
        if let path = child.path {
          steps[path] = before + [Int32(place)]
          folderOfPath[path] = folder
        }
        if let below = child.folder {
          placeOfFolder[below] = Int32(place)
          add(below, before + [Int32(place)])
        }
      }
    }
    add(0, [])
    self.steps = steps
    self.folderOfPath = folderOfPath
    self.placeOfFolder = placeOfFolder
    seal()
  }

  /// The number of nodes.
  var count: Int { folders.count }

  /// The values of a node: content and node below, for each child of its folder.
  func values(of node: Int32) -> ArraySlice<Int32> {
    values[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
  }

  /// The node of a root tree.
  mutating func node(
    of tree: ObjectID, _ contents: inout ContentNumbers, _ repository: borrowing Repository
  ) throws(GitError) -> Int32 {
    try node(of: tree, folder: 0, &contents, repository)
  }

  private mutating func node(
    of tree: ObjectID, folder: Int, _ contents: inout ContentNumbers,
    _ repository: borrowing Repository
  ) throws(GitError) -> Int32 {
    if let found = known[folder][tree] { return found }
    let changed = try readers[folder].reader.read(tree, repository)
    let children = changed.isEmpty ? [] : paths.folders[folder].children
    for (place, entry) in changed {
      let child = children[place]
      var content = Self.nothing
      var below = Self.nothing
      if child.path != nil, entry.kind == .file {
        content = contents.number(of: ContentID(entry.id))
      }
      if let inner = child.folder, entry.kind == .folder {
        below = try node(of: entry.id, folder: inner, &contents, repository)
      }
      readers[folder].vector[2 * place + 1] = content
      readers[folder].vector[2 * place + 2] = below
    }
    let number = intern(readers[folder].vector)
    known[folder][tree] = number
    return number
  }

  private mutating func intern(_ vector: [Int32]) -> Int32 {
    let key = NodeKey(values: vector)
    if let number = numbers[key] { return number }
    // The first value is the folder.
    if vector.dropFirst().allSatisfy({ $0 < 0 }) { return Self.nothing }
    let number = Int32(folders.count)
    numbers[key] = number
    folders.append(vector[0])
    values += vector.dropFirst()
    starts.append(Int32(values.count))
    return number
  }

  /// Takes over the nodes of a layer of the same paths whose contents have other numbers.
  ///
  /// - Parameter numbers: The number of each of its contents here.
  /// - Returns: The node here for each of its nodes.
  mutating func merge(_ other: WatchedLayer, numbers: [Int32]) -> [Int32] {
    var found: [Int32] = []
    found.reserveCapacity(other.count)
    for node in 0..<Int32(other.count) {
      let range = Int(other.starts[Int(node)])..<Int(other.starts[Int(node) + 1])
      var vector: [Int32] = []
      vector.reserveCapacity(range.count + 1)
      vector.append(other.folders[Int(node)])
      for (place, value) in other.values(of: node).enumerated() {
        let isContent = place & 1 == 0
        vector.append(value < 0 ? value : isContent ? numbers[Int(value)] : found[Int(value)])
      }
      found.append(intern(vector))
    }
    return found
  }

  /// Forgets which tree is which node, and keeps the nodes.
  mutating func seal() {
    known = Array(repeating: [:], count: paths.folders.count)
    readers = paths.folders.enumerated().map { number, folder in
      let values = [Int32](repeating: Self.nothing, count: 2 * folder.children.count)
      return (FolderReader(folder), [Int32(number)] + values)
    }
  }

  /// The number of the content at a path below a root's node; for what is no node, what it is.
  func content(at path: Int, below root: Int32) -> Int32 {
    var value = root
    let steps = steps[path]
    for (place, step) in steps.enumerated() where value >= 0 {
      let isLast = place == steps.count - 1
      value = values[Int(starts[Int(value)]) + 2 * Int(step) + (isLast ? 0 : 1)]
    }
    return value
  }
}

/// What stands at the paths of a layer in many trees, looked up folder by folder.
///
/// A class because it remembers the folders that somebody asked about.
final class LayerColumns {
  private let layer: WatchedLayer
  /// For each folder its node in each of the trees; nil before somebody asks.
  private var nodes: [[Int32]?]

  /// - Parameter roots: The nodes of the trees.
  init(_ layer: WatchedLayer, roots: [Int32]) {
    self.layer = layer
    nodes = Array(repeating: nil, count: layer.paths.folders.count)
    nodes[0] = roots
  }

  /// The numbers of the contents at a path in some of the trees; for what is no node, what it is.
  func contents(at path: Int, of places: [Int]) -> [Int32] {
    let folder = nodes(of: layer.folderOfPath[path])
    let step = 2 * Int(layer.steps[path].last ?? 0)
    let (values, starts) = (layer.values, layer.starts)
    return places.map { place in
      let node = folder[place]
      return node < 0 ? node : values[Int(starts[Int(node)]) + step]
    }
  }

  private func nodes(of folder: Int) -> [Int32] {
    if let found = nodes[folder] { return found }
    guard let parent = layer.paths.folders[folder].parent else { return [] }
    let step = 2 * Int(layer.placeOfFolder[folder]) + 1
    let (values, starts) = (layer.values, layer.starts)
    let found = nodes(of: parent).map { $0 < 0 ? $0 : values[Int(starts[Int($0)]) + step] }
    nodes[folder] = found
    return found
  }
}

/// Numbers for contents, in the order they were met.
struct ContentNumbers: Sendable {
  /// The contents by number.
  private(set) var contents: [ContentID] = []
  private var numbers: [ContentID: Int32] = [:]

  mutating func number(of content: ContentID) -> Int32 {
    if let known = numbers[content] { return known }
    let number = Int32(contents.count)
    numbers[content] = number
    contents.append(content)
    return number
  }
}
