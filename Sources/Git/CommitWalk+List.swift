extension CommitWalk: WalkedNodes {
  var nodeCount: Int { nodes.count }

  func isListed(_ node: Int) -> Bool {
    nodes[node].isWanted && nodes[node].isRead && !nodes[node].isExcluded
  }

  func id(_ node: Int) -> ObjectID { ids[node] }
  func tree(_ node: Int) -> ObjectID { nodes[node].tree }
  func time(_ node: Int) -> Int64 { nodes[node].time }
  func isBoundary(_ node: Int) -> Bool { nodes[node].isBoundary }
  func position(_ node: Int) -> Int32 { -1 }

  func copyParents(of node: Int, to list: inout [Int32]) {
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: listedParents(of: node))
  }

  /// Puts the commits of the range in order, every one after its listed parents.
  func list() throws(GitError) -> CommitList {
    var ranked = nodes.indices.filter { isListed($0) }.map { Int32($0) }
    ranked.sort { ids[Int($0)] < ids[Int($1)] }
    if let list = CommitListMaker(self, ranked: ranked).make() { return list }
    // Hashes cannot go in circles; grafts can.
    throw GitError(
      .corruptObject, operation: "walk",
      "the history goes in a circle, which only info/grafts or refs/replace/ can bring about; "
        + "`git replace -l` lists replacements")
  }
}
