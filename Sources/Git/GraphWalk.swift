// How to read this file. A node is a position in the commit-graph or, from `graph.count` on, a commit that
// is newer than the graph and read from its object. Parents of a position are positions, so the walk has
// two parts: first the newer commits, all of them, then the graph (`GraphWalk+Range`).

/// A walk over history on the positions of a commit-graph.
///
/// What is excluded is exact whatever the clocks say: newer commits are all read, and in the graph
/// nothing counts but generation numbers.
struct GraphWalk {
  /// A commit that is not in the graph.
  struct Newer {
    let id: ObjectID
    /// What its object says, once that has been read, and the nodes of its parents.
    var facts: CommitFacts?
    var parents: [Int32] = []
  }

  /// What a mark says; a wanted commit that is not excluded is in the list.
  static let wanted: UInt8 = 1
  static let excluded: UInt8 = 2

  let graph: CommitGraph
  let columns: CommitGraphColumns
  let firstParent: Bool
  var newer: [Newer] = []
  var marks: [UInt8]
  private var numbers: [ObjectID: Int32] = [:]
  /// Positions to go on from, on either side.
  private var wantedStarts: [Int32] = []
  private var excludedStarts: [Int32] = []
  private(set) var readCount = 0
  private let progress: ((Int) -> Void)?

  init(_ graph: CommitGraph, firstParent: Bool, progress: ((Int) -> Void)?) {
    self.graph = graph
    columns = CommitGraphColumns(graph)
    self.firstParent = firstParent
    self.progress = progress
    marks = [UInt8](repeating: 0, count: graph.count)
  }

  /// Marks all commits that are wanted and not excluded.
  mutating func explore(
    from tips: [ObjectID], excluding ends: [ObjectID],
    reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    for id in ends { try exploreNewer(from: id, as: GraphWalk.excluded, reading: source) }
    for id in tips { try exploreNewer(from: id, as: GraphWalk.wanted, reading: source) }
    if excludedStarts.isEmpty, graph.hasGenerations {
      markWanted(from: wantedStarts)
    } else if graph.hasGenerations {
      exploreByGeneration(from: wantedStarts, excluding: excludedStarts)
    } else {
      markAll(from: excludedStarts, as: GraphWalk.excluded)
      markAll(from: wantedStarts, as: GraphWalk.wanted)
    }
    progress?(readCount)
  }

  /// Marks what a commit reaches outside the graph, and notes where that leads into it.
  private mutating func exploreNewer(
    from id: ObjectID, as mark: UInt8, reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    var pending = [node(of: id)]
    while let next = pending.popLast() {
      let node = Int(next)
      guard node >= graph.count else {
        if mark == GraphWalk.wanted {
          wantedStarts.append(next)
        } else {
          excludedStarts.append(next)
        }
        continue
      }
      // What is excluded has been marked before, with all its ancestors.
      if marks[node] != 0 { continue }
      marks[node] = mark
      let number = node - graph.count
      if newer[number].facts == nil {
        var parents: [ObjectID] = []
        newer[number].facts = try source.readCommit(newer[number].id, parents: &parents)
        newer[number].parents = parents.map { self.node(of: $0) }
        count(1)
      }
      let parents = newer[number].parents
      pending += mark == GraphWalk.wanted && firstParent ? parents.prefix(1) : parents[...]
    }
  }

  /// The node of a commit, made if there is none yet.
  private mutating func node(of id: ObjectID) -> Int32 {
    if let known = numbers[id] ?? graph.position(of: id) { return known }
    let node = Int32(marks.count)
    numbers[id] = node
    newer.append(Newer(id: id))
    marks.append(0)
    return node
  }

  /// Counts commits that have been read.
  mutating func count(_ read: Int) {
    readCount += read
    if readCount % 65536 < read { progress?(readCount) }
  }
}
