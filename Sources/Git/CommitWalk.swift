// How to read this file. `explore` reads commits into numbered nodes. Where nothing is excluded, that is
// all that the tips reach. Else it reads newest first, from the tips and from the excluded commits, and
// marks what the latter reach, until nothing unmarked is left to read. `CommitWalk+List` then has the
// unmarked ones put in order.

/// A walk over history from some tips, without what is reachable from some excluded commits.
///
/// Newest first by date is only a hint here, as clocks lie. A mark spreads at once through all that
/// has been read and one step beyond it, and the walk goes on over marked commits until their dates
/// lie well behind the oldest unmarked one and then for `slack` commits more (git goes on for five).
struct CommitWalk {
  /// What is known of one commit.
  struct Node {
    var tree: ObjectID
    var time: Int64
    var parentStart: Int32
    var parentCount: Int32
    var isRead = false
    var isBoundary = false
    /// Whether it is reachable from an excluded commit.
    var isExcluded = false
    /// Whether the walk has come to it from a tip.
    var isWanted = false
    var isQueued = false
  }

  private(set) var nodes: [Node] = []
  private(set) var parentNodes: [Int32] = []
  let firstParent: Bool

  private var table = ObjectIDTable()
  private var queue = Heap<Entry>()
  /// How many nodes in the queue are not excluded.
  private var open = 0
  private var readCount = 0
  private var scratch: [ObjectID] = []
  private let progress: ((Int) -> Void)?

  /// A week of wrong clocks, in seconds.
  private static let margin: Int64 = 7 * 86400
  /// How many more commits are looked at when the dates say that all is known.
  private static let slack = 1000

  private struct Entry: Comparable {
    let time: Int64
    let node: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      left.time != right.time ? left.time < right.time : left.node > right.node
    }
  }

  /// The ids of the nodes.
  var ids: [ObjectID] { table.ids }

  init(firstParent: Bool, progress: ((Int) -> Void)?) {
    self.firstParent = firstParent
    self.progress = progress
  }

  /// The parents of a node that count for what is wanted.
  func listedParents(of node: Int) -> ArraySlice<Int32> {
    let start = Int(nodes[node].parentStart)
    let count = Int(nodes[node].parentCount)
    return parentNodes[start..<(start + (firstParent ? min(count, 1) : count))]
  }

  /// Reads all that is needed to tell which commits are in the range.
  mutating func explore(
    from tips: [ObjectID], excluding excluded: [ObjectID],
    reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    if excluded.isEmpty {
      try exploreAll(from: tips, reading: source)
    } else {
      try exploreRange(from: tips, excluding: excluded, reading: source)
    }
    progress?(readCount)
  }

  private mutating func exploreAll(
    from tips: [ObjectID], reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    var pending = tips.map { Int32(number(of: $0)) }
    while let next = pending.popLast() {
      let node = Int(next)
      if nodes[node].isWanted { continue }
      try read(node, from: source)
      nodes[node].isWanted = true
      for parent in listedParents(of: node) where !nodes[Int(parent)].isWanted {
        pending.append(parent)
      }
    }
  }

  /// Takes the commits that someone else has found to be in the range.
  mutating func take(
    _ listed: some Sequence<ObjectID>, reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    for id in listed {
      let node = number(of: id)
      try read(node, from: source)
      nodes[node].isWanted = true
    }
    progress?(readCount)
  }

  private mutating func exploreRange(
    from tips: [ObjectID], excluding excluded: [ObjectID],
    reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    for id in excluded {
      let node = number(of: id)
      try read(node, from: source)
      exclude(node)
      enqueue(node)
    }
    for id in tips {
      let node = number(of: id)
      try read(node, from: source)
      nodes[node].isWanted = true
      enqueue(node)
    }
    var oldestWanted = Int64.max
    var slack = CommitWalk.slack
    while let entry = queue.top {
      if open == 0 {
        if oldestWanted == Int64.max { break }
        if entry.time < max(oldestWanted, Int64.min + CommitWalk.margin) - CommitWalk.margin {
          if slack == 0 { break }
          slack -= 1
        }
      }
      _ = queue.pop()
      let node = Int(entry.node)
      let isExcluded = nodes[node].isExcluded
      if !isExcluded {
        open -= 1
        oldestWanted = min(oldestWanted, nodes[node].time)
        slack = CommitWalk.slack
      }
      nodes[node].isQueued = false
      let start = Int(nodes[node].parentStart)
      let parents = start..<(start + Int(nodes[node].parentCount))
      for place in isExcluded ? parents : parents.prefix(firstParent ? 1 : parents.count) {
        let parent = Int(parentNodes[place])
        let isNew = !nodes[parent].isRead
        if isNew { try read(parent, from: source) }
        if !isExcluded { nodes[parent].isWanted = true }
        if isNew { enqueue(parent) }
      }
    }
  }

  /// The node of a commit, made if there is none yet.
  private mutating func number(of id: ObjectID) -> Int {
    let (node, isNew) = table.addNumber(of: id)
    if isNew { nodes.append(Node(tree: id, time: 0, parentStart: 0, parentCount: 0)) }
    return Int(node)
  }

  private mutating func enqueue(_ node: Int) {
    guard !nodes[node].isQueued else { return }
    nodes[node].isQueued = true
    if !nodes[node].isExcluded { open += 1 }
    queue.push(Entry(time: nodes[node].time, node: Int32(node)))
  }

  private mutating func read(_ node: Int, from source: borrowing some CommitSource & ~Copyable)
    throws(GitError)
  {
    guard !nodes[node].isRead else { return }
    scratch.removeAll(keepingCapacity: true)
    let facts = try source.readCommit(ids[node], parents: &scratch)
    let start = parentNodes.count
    for parent in scratch { parentNodes.append(Int32(number(of: parent))) }
    nodes[node].tree = facts.tree
    nodes[node].time = facts.time
    nodes[node].parentStart = Int32(start)
    nodes[node].parentCount = Int32(scratch.count)
    nodes[node].isBoundary = facts.isBoundary
    nodes[node].isRead = true
    // Whoever was marked before being read hands the mark on now.
    if nodes[node].isExcluded { excludeParents(of: node) }
    readCount += 1
    if readCount % 1024 == 0 { progress?(readCount) }
  }

  private mutating func exclude(_ node: Int) {
    guard !nodes[node].isExcluded else { return }
    nodes[node].isExcluded = true
    if nodes[node].isQueued { open -= 1 }
    if nodes[node].isRead { excludeParents(of: node) }
  }

  /// Marks all that is known of the ancestry of a marked node; not by recursion, since a chain of a
  /// million commits is deeper than any stack.
  private mutating func excludeParents(of node: Int) {
    var pending = [node]
    while let next = pending.popLast() {
      let start = Int(nodes[next].parentStart)
      for place in start..<(start + Int(nodes[next].parentCount)) {
        let parent = Int(parentNodes[place])
        if nodes[parent].isExcluded { continue }
        nodes[parent].isExcluded = true
        if nodes[parent].isQueued { open -= 1 }
        guard nodes[parent].isRead else { continue }
        pending.append(parent)
        // A first-parent walk has passed its other parents over, and they are excluded with it.
        if firstParent { enqueue(parent) }
      }
    }
  }
}
