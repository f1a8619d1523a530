extension GraphWalk: WalkedNodes {
  var nodeCount: Int { marks.count }

  func isListed(_ node: Int) -> Bool { marks[node] == GraphWalk.wanted }

  func id(_ node: Int) -> ObjectID {
    node < graph.count ? columns.id(node) : newer[node - graph.count].id
  }

  func tree(_ node: Int) -> ObjectID {
    if node < graph.count { return columns.tree(node) }
    let commit = newer[node - graph.count]
    return commit.facts?.tree ?? commit.id
  }

  func time(_ node: Int) -> Int64 {
    node < graph.count ? columns.time(node) : newer[node - graph.count].facts?.time ?? 0
  }

  // A graph is not used where history was cut.
  func isBoundary(_ node: Int) -> Bool { false }

  func position(_ node: Int) -> Int32 { node < graph.count ? Int32(truncatingIfNeeded: node) : -1 }

  @inline(__always)
  func copyParents(of node: Int, to list: inout [Int32]) {
    if node < graph.count {
      copyPositions(ofParentsOf: node, onlyFirst: firstParent, to: &list)
      return
    }
    let parents = newer[node - graph.count].parents
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: firstParent ? parents.prefix(1) : parents[...])
  }

  /// Puts the commits of the range in order; nil if the graph's history goes in a circle.
  func list() -> CommitList? {
    CommitListMaker(self, ranked: ranked()).make()
  }

  /// The listed nodes in the order of their ids: each file has its own in order, and these are merged.
  private func ranked() -> [Int32] {
    var ranked: [Int32] = []
    for layer in graph.layers {
      let run = (layer.base..<(layer.base + layer.count)).lazy.filter { isListed($0) }
      ranked = merged(ranked, run.map { Int32(truncatingIfNeeded: $0) })
    }
    let others = (graph.count..<marks.count).filter { isListed($0) }.sorted { id($0) < id($1) }
    return merged(ranked, others.map { Int32(truncatingIfNeeded: $0) })
  }

  private func merged(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var both: [Int32] = []
    both.reserveCapacity(left.count + right.count)
    var place = 0
    for node in right {
      let id = id(Int(node))
      while place < left.count, self.id(Int(left[place])) < id {
        both.append(left[place])
        place += 1
      }
      both.append(node)
    }
    return both + left[place...]
  }
}
