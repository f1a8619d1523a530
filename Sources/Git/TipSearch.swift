// How to read this file. The tips mark their ancestors, the first tip first, and none goes on from what
// stands marked: whatever lies beyond was reached by an earlier tip. So the tip that comes to a commit is the
// first that contains it, and however many tips there are, each commit is met once.

/// Finds the first of some tips that contains a commit, for a few commits at a time.
struct TipSearch<Nodes: AncestryNodes> {
  private var nodes: Nodes
  /// The node of each commit that is looked for, in the order asked.
  private let wanted: [Int32?]
  private var marks: [UInt8] = []
  private var left = 0

  private static var seen: UInt8 { 1 }
  private static var sought: UInt8 { 2 }

  init(_ nodes: Nodes, for commits: [ObjectID]) {
    var nodes = nodes
    wanted = commits.map { nodes.node(of: $0) }
    nodes.aim(at: wanted.compactMap { $0 })
    self.nodes = nodes
  }

  /// The place of the first tip that contains each commit; nil where none does.
  mutating func firstPlaces(
    among tips: [ObjectID], reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) -> [Int?] {
    let starts = tips.map { nodes.node(of: $0) }
    marks = [UInt8](repeating: 0, count: nodes.nodeCount)
    left = 0
    for case let node? in wanted where marks[Int(node)] == 0 {
      marks[Int(node)] = Self.sought
      left += 1
    }
    var found: [Int32: Int] = [:]
    for (place, start) in starts.enumerated() where left > 0 {
      guard let start else { continue }
      for node in try mark(from: start, reading: source) { found[node] = place }
    }
    return wanted.map { node in node.flatMap { found[$0] } }
  }

  /// Marks what a tip reaches and no earlier one did; what of it was looked for.
  private mutating func mark(
    from start: Int32, reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) -> [Int32] {
    var met: [Int32] = []
    var pending = [start]
    var parents: [Int32] = []
    while left > 0, let next = pending.popLast() {
      let node = Int(next)
      if marks[node] & Self.seen != 0 { continue }
      if marks[node] & Self.sought != 0 {
        met.append(next)
        left -= 1
      }
      marks[node] |= Self.seen
      guard nodes.mayLead(node) else { continue }
      try nodes.copyParents(of: node, to: &parents, reading: source)
      if nodes.nodeCount > marks.count {
        marks += [UInt8](repeating: 0, count: nodes.nodeCount - marks.count)
      }
      for parent in parents where marks[Int(parent)] & Self.seen == 0 { pending.append(parent) }
    }
    return met
  }
}
