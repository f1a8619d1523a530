// How to read this file. A filter is a row of bits; a path sets `hashCount` of them (bloom.c of git is
// described in gitformat-commit-graph(5): BDAT). All leading folders of a changed path are in the filter
// as well. So the names of a path set are laid out flat, every folder before what lies in it, and where
// the filter has not heard of a folder, the walk goes on behind all that lies in it.

/// Asks a commit-graph whether paths differ between commits and their first parents.
///
/// A filter says "no" for sure, or "maybe". It speaks of the first parent alone, or of the empty tree
/// where a commit has no parents. Not Sendable: threads make one each, which costs little.
public struct ChangedPathQuery {
  private struct Node {
    /// The first node behind all that lies below this one.
    let end: Int32
    /// The folder in which it is a path asked about; -1 where it only leads to some.
    let folder: Int32
    /// Whether the filters can tell at all.
    let isTold: Bool
  }

  private let graph: CommitGraph
  private let columns: CommitGraphColumns
  private let nodes: [Node]
  /// The hashes of node 0, of node 1 and so on.
  private let hashes: [UInt32]
  private let hashCount: Int
  /// 2^64 divided by eight times the place, rounded up: what divides by the bits of a filter.
  private let reciprocals: [UInt64]

  init?(_ graph: CommitGraph, _ paths: PathSet) {
    guard let settings = graph.filterSettings else { return nil }
    self.graph = graph
    columns = CommitGraphColumns(graph)
    hashCount = settings.hashCount
    var layout = Layout(paths: paths, settings: settings)
    layout.add(folder: 0)
    // As many as filters of up to 512 paths take at ten bits each.
    reciprocals = (0...640).map { $0 == 0 ? 0 : UInt64.max / (8 * $0) + 1 }
    nodes = layout.nodes
    hashes = layout.hashes
  }

  /// Whether any of the paths may differ from the first parent.
  ///
  /// True where nothing is known: the commit has no filter, or is not in the graph.
  public func mayHaveChanged(_ position: Int32) -> Bool {
    guard let filter = filter(position) else { return !nodes.isEmpty }
    var number = 0
    while number < nodes.count {
      let node = nodes[number]
      if !node.isTold || contains(number, in: filter) {
        if node.folder >= 0 { return true }
        number += 1
      } else {
        number = Int(node.end)
      }
    }
    return false
  }

  /// Puts the numbers of the folders whose paths may differ from the first parent in the place of what
  /// is there.
  ///
  /// A folder is named if one of the paths that lie right in it may differ; all are where nothing is
  /// known.
  public func copyFolders(mayHaveChangedAt position: Int32, to list: inout [Int32]) {
    list.removeAll(keepingCapacity: true)
    let filter = filter(position)
    var number = 0
    while number < nodes.count {
      let node = nodes[number]
      let isKnown = node.folder >= 0 && list.contains(node.folder)
      // A path whose folder is known already is not asked about for its own sake.
      if isKnown, node.end == number + 1 {
        number += 1
      } else if filter.map({ !node.isTold || contains(number, in: $0) }) ?? true {
        if node.folder >= 0, !isKnown { list.append(node.folder) }
        number += 1
      } else {
        number = Int(node.end)
      }
    }
  }

  /// The filter of a commit; nil where there is none or it holds too much to say anything.
  @inline(__always)
  private func filter(_ position: Int32) -> UnsafeRawBufferPointer? {
    guard position >= 0, position < graph.count else { return nil }
    let filter = columns.filter(Int(position))
    if filter.isEmpty || filter.count > Int(UInt32.max) / 8 { return nil }
    return filter.count == 1 && filter[0] == 0xff ? nil : filter
  }

  @inline(__always)
  private func contains(_ number: Int, in filter: UnsafeRawBufferPointer) -> Bool {
    let bits = UInt32(truncatingIfNeeded: filter.count) &* 8
    let start = number * hashCount
    let reciprocal = filter.count < reciprocals.count ? reciprocals[filter.count] : 0
    // Each bit is set or not as a coin falls, so that asking for some at once is cheaper than
    // branching on every one.
    var place = start
    let end = start + hashCount
    while place + 3 <= end {
      let bits =
        bit(place, bits, reciprocal, filter) & bit(place + 1, bits, reciprocal, filter)
        & bit(place + 2, bits, reciprocal, filter)
      if bits & 1 == 0 { return false }
      place += 3
    }
    while place < end {
      if bit(place, bits, reciprocal, filter) & 1 == 0 { return false }
      place += 1
    }
    return true
  }

  /// The bit that a hash leads to, as the lowest of a byte.
  @inline(__always)
  private func bit(
    _ place: Int, _ bits: UInt32, _ reciprocal: UInt64, _ filter: UnsafeRawBufferPointer
  ) -> UInt8 {
    let number = Self.remainder(hashes[place], bits, reciprocal)
    return filter[Int(number >> 3)] >> UInt8(number & 7)
  }

  /// A remainder by multiplication: the fraction of the quotient, times the divisor (Lemire, Kaser and
  /// Kurz, "Faster remainder by direct computation", 2019).
  @inline(__always)
  private static func remainder(_ hash: UInt32, _ bits: UInt32, _ reciprocal: UInt64) -> UInt32 {
    if reciprocal == 0 { return hash % bits }
    let fraction = reciprocal &* UInt64(hash)
    return UInt32(truncatingIfNeeded: fraction.multipliedFullWidth(by: UInt64(bits)).high)
  }

  /// Lays the names of a path set out flat.
  private struct Layout {
    let paths: PathSet
    let settings: ChangedPathSettings
    var nodes: [Node] = []
    var hashes: [UInt32] = []

    /// The seeds of git's double hashing.
    private static let seeds: (UInt32, UInt32) = (0x293a_e76f, 0x7e64_6e2c)

    mutating func add(folder number: Int) {
      let folder = paths.folders[number]
      for child in folder.children {
        let path = folder.path.isEmpty ? child.name : folder.path + [0x2f] + child.name
        let first = Murmur3.hash(path, seed: Self.seeds.0)
        let second = Murmur3.hash(path, seed: Self.seeds.1)
        for count in 0..<UInt32(settings.hashCount) { hashes.append(first &+ count &* second) }
        let node = nodes.count
        nodes.append(Node(end: 0, folder: -1, isTold: false))
        if let below = child.folder { add(folder: below) }
        nodes[node] = Node(
          end: Int32(nodes.count), folder: child.path == nil ? -1 : Int32(number),
          isTold: settings.version == 2 || path.allSatisfy { $0 < 0x80 })
      }
    }
  }
}

extension CommitGraph {
  /// Prepares to ask about some paths; nil if the graph has no filters that can be used.
  public func changedPaths(_ paths: PathSet) -> ChangedPathQuery? {
    ChangedPathQuery(self, paths)
  }
}
