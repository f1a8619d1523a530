/// The commits of a commit-graph by their positions, and from `graph.count` on those that are newer.
struct GraphAncestry: AncestryNodes {
  private let graph: CommitGraph
  private let columns: CommitGraphColumns
  /// Commits whose parents need not be read; nil if the list does not have all parents.
  private let known: CommitList?
  private var newer: [ObjectID] = []
  /// The parents of the newer ones, once they have been asked for.
  private var newerParents: [[Int32]?] = []
  private var numbers: [ObjectID: Int32] = [:]
  /// The lowest generation of what is looked for; nothing below it leads there.
  private var lowest: UInt32 = 0

  init(_ graph: CommitGraph, known: CommitList?) {
    self.graph = graph
    self.known = known
    columns = CommitGraphColumns(graph)
  }

  var nodeCount: Int { graph.count + newer.count }

  mutating func node(of id: ObjectID) -> Int32? {
    if let node = graph.position(of: id) ?? numbers[id] { return node }
    let node = Int32(truncatingIfNeeded: nodeCount)
    numbers[id] = node
    newer.append(id)
    newerParents.append(nil)
    return node
  }

  mutating func aim(at nodes: [Int32]) {
    guard graph.hasGenerations else { return }
    // Where all are newer than the graph, nothing in it leads to them.
    lowest = .max
    for node in nodes where node < graph.count {
      lowest = min(lowest, columns.generation(Int(node)))
    }
  }

  @inline(__always)
  func mayLead(_ node: Int) -> Bool {
    node >= graph.count || columns.generation(node) >= lowest
  }

  @inline(__always)
  mutating func copyParents(
    of node: Int, to list: inout [Int32], reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    list.removeAll(keepingCapacity: true)
    if node >= graph.count {
      list += try parents(ofNewer: node - graph.count, reading: source)
      return
    }
    let (first, second) = columns.parents(node)
    if first == CommitGraphLayer.noParent { return }
    list.append(Int32(bitPattern: first))
    if second == CommitGraphLayer.noParent { return }
    if second & CommitGraphLayer.edgeBit == 0 {
      list.append(Int32(bitPattern: second))
    } else {
      columns.appendFurtherParents(of: node, second, to: &list)
    }
  }

  private mutating func parents(
    ofNewer number: Int, reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) -> [Int32] {
    if let parents = newerParents[number] { return parents }
    var ids: [ObjectID] = []
    if let known, let listed = known.index(of: newer[number]) {
      ids = known.parents(of: listed).map { parent in
        parent >= 0 ? known.ids[Int(parent)] : known.outside[Int(-1 - parent)]
      }
    } else {
      _ = try source.readCommit(newer[number], parents: &ids)
    }
    let parents = ids.compactMap { node(of: $0) }
    newerParents[number] = parents
    return parents
  }
}
