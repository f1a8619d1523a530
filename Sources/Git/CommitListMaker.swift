// How to read this file. The order wanted is Kahn's: of the commits whose listed parents all stand
// already, the oldest comes next. Clocks are right nearly everywhere, so the commits are sorted by date
// once, and one that comes up before a parent waits at that parent. When the parent is listed, what
// waited for it goes into a queue that is emptied before the next one by date, since all in it is older.

/// Puts the commits of a walk in the order of a list.
struct CommitListMaker<Nodes: WalkedNodes> {
  private let nodes: Nodes
  /// The listed nodes in the order of their ids; a place in here is a commit's rank.
  private let ranked: [Int32]
  /// The number in the list of every node, -1 as long as it has none.
  private var numbers: [Int32]
  /// The nodes in the order of the list.
  private var order: [Int32] = []
  private var list: CommitList.Columns
  private var outsideNumbers: [Int32: Int32] = [:]
  /// The first rank that waits at a node, and the next after each rank; empty while none waits.
  private var firstWaiting: [Int32] = []
  private var nextWaiting: [Int32] = []
  /// Keys with all bits turned, since this queue gives the greatest first.
  private var ready = Heap<UInt64>()
  private var parents: [Int32] = []

  /// How many bits of a key are the rank.
  static var rankBits: UInt64 { 30 }

  /// Takes the listed nodes in the order of their ids.
  init(_ nodes: Nodes, ranked: [Int32]) {
    self.nodes = nodes
    self.ranked = ranked
    numbers = [Int32](repeating: -1, count: nodes.nodeCount)
    list = CommitList.Columns(capacity: ranked.count)
    order.reserveCapacity(ranked.count)
  }

  /// Makes the list; nil if the history goes in a circle.
  consuming func make() -> CommitList? {
    var keys = [UInt64](unsafeUninitializedCapacity: ranked.count) { buffer, count in
      for rank in ranked.indices {
        buffer[rank] = Self.key(nodes.time(Int(ranked[rank])), rank)
      }
      count = ranked.count
    }
    sortByTime(&keys)
    for key in keys {
      let rank = Int32(truncatingIfNeeded: key & (1 << Self.rankBits - 1))
      if !add(rank) { continue }
      while let next = ready.pop() {
        _ = add(Int32(truncatingIfNeeded: ~next & (1 << Self.rankBits - 1)))
      }
    }
    guard order.count == ranked.count else { return nil }
    describe()
    return CommitList(list)
  }

  /// Reads what the list says of its commits besides their parents.
  ///
  /// They lie scattered in memory; only when the order is known can the next one be fetched before this one has come.
  private mutating func describe() {
    list.ids = order.map { nodes.id(Int($0)) }
    list.trees = order.map { nodes.tree(Int($0)) }
    list.times = order.map { nodes.time(Int($0)) }
    list.positions = order.map { nodes.position(Int($0)) }
    list.boundary = order.indices.filter { nodes.isBoundary(Int(order[$0])) }
    list.byID = ranked.map { numbers[Int($0)] }
  }

  private static func key(_ time: Int64, _ rank: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: time) << rankBits | UInt64(truncatingIfNeeded: rank)
  }

  /// Lists a commit, or lets it wait at a parent that is not listed yet.
  private mutating func add(_ rank: Int32) -> Bool {
    let node = Int(ranked[Int(rank)])
    nodes.copyParents(of: node, to: &parents)
    for parent in parents where numbers[Int(parent)] < 0 && nodes.isListed(Int(parent)) {
      wait(rank, at: Int(parent))
      return false
    }
    for parent in parents {
      let number = numbers[Int(parent)]
      list.parentNumbers.append(number >= 0 ? number : outside(parent))
    }
    numbers[node] = Int32(truncatingIfNeeded: order.count)
    order.append(Int32(truncatingIfNeeded: node))
    list.parentOffsets.append(Int32(truncatingIfNeeded: list.parentNumbers.count))
    if !firstWaiting.isEmpty { release(node) }
    return true
  }

  private mutating func outside(_ node: Int32) -> Int32 {
    if let known = outsideNumbers[node] { return known }
    let number = -1 - Int32(truncatingIfNeeded: list.outside.count)
    list.outside.append(nodes.id(Int(node)))
    outsideNumbers[node] = number
    return number
  }

  private mutating func wait(_ rank: Int32, at node: Int) {
    if firstWaiting.isEmpty {
      firstWaiting = [Int32](repeating: -1, count: nodes.nodeCount)
      nextWaiting = [Int32](repeating: -1, count: ranked.count)
    }
    nextWaiting[Int(rank)] = firstWaiting[node]
    firstWaiting[node] = rank
  }

  /// Moves what waited for a commit on to the next parent it has to wait for, or into the queue.
  private mutating func release(_ node: Int) {
    var waiting = firstWaiting[node]
    firstWaiting[node] = -1
    while waiting >= 0 {
      let rank = waiting
      waiting = nextWaiting[Int(rank)]
      let child = Int(ranked[Int(rank)])
      nodes.copyParents(of: child, to: &parents)
      let missing = parents.first { numbers[Int($0)] < 0 && nodes.isListed(Int($0)) }
      if let missing {
        wait(rank, at: Int(missing))
      } else {
        ready.push(~Self.key(nodes.time(child), Int(rank)))
      }
    }
  }

  /// Sorts keys that are in the order of their ranks: by counting, twelve bits of the date at a time.
  private func sortByTime(_ keys: inout [UInt64]) {
    guard keys.count > 2000 else {
      keys.sort()
      return
    }
    var other = [UInt64](repeating: 0, count: keys.count)
    for shift in [Self.rankBits, Self.rankBits + 12, Self.rankBits + 24] {
      var starts = [Int](repeating: 0, count: 4096)
      for key in keys { starts[Int(key >> shift & 4095)] += 1 }
      if starts.contains(keys.count) { continue }
      var sum = 0
      for digit in starts.indices {
        let count = starts[digit]
        starts[digit] = sum
        sum += count
      }
      for key in keys {
        let digit = Int(key >> shift & 4095)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
  }
}
