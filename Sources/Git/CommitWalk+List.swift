extension CommitWalk {
  private struct Ready: Comparable {
    let time: Int64
    let id: ObjectID
    let node: Int32

    /// The oldest is the greatest, since a heap gives that one first.
    static func < (left: Ready, right: Ready) -> Bool {
      left.time != right.time ? left.time > right.time : left.id > right.id
    }
  }

  private func isListed(_ node: Int) -> Bool {
    nodes[node].isWanted && nodes[node].isRead && !nodes[node].isExcluded
  }

  /// Puts the commits of the range in order, every one after its listed parents (Kahn's algorithm).
  func list() throws(GitError) -> CommitList {
    let order = try parentsFirst()
    var place = [Int32](repeating: -1, count: nodes.count)
    for (number, node) in order.enumerated() { place[node] = Int32(number) }
    var offsets: [Int32] = [0]
    var numbers: [Int32] = []
    var outside: [ObjectID] = []
    var outsideNumbers: [Int32: Int32] = [:]
    var boundary: [Int] = []
    for (number, node) in order.enumerated() {
      for parent in listedParents(of: node) {
        if place[Int(parent)] >= 0 {
          numbers.append(place[Int(parent)])
        } else if let known = outsideNumbers[parent] {
          numbers.append(known)
        } else {
          let new = -1 - Int32(outside.count)
          outside.append(ids[Int(parent)])
          outsideNumbers[parent] = new
          numbers.append(new)
        }
      }
      offsets.append(Int32(numbers.count))
      if nodes[node].isBoundary { boundary.append(number) }
    }
    return CommitList(
      ids: order.map { ids[$0] }, trees: order.map { nodes[$0].tree },
      times: order.map { nodes[$0].time }, parentOffsets: offsets, parentNumbers: numbers,
      outside: outside, boundary: boundary)
  }

  private func parentsFirst() throws(GitError) -> [Int] {
    // The children of every listed node, flat: first how many, then where, then which.
    var childStart = [Int32](repeating: 0, count: nodes.count + 1)
    var waiting = [Int32](repeating: 0, count: nodes.count)
    var listed = 0
    for node in nodes.indices where isListed(node) {
      listed += 1
      for parent in listedParents(of: node) where isListed(Int(parent)) {
        childStart[Int(parent) + 1] += 1
        waiting[node] += 1
      }
    }
    for node in nodes.indices { childStart[node + 1] += childStart[node] }
    var filled = childStart
    var children = [Int32](repeating: 0, count: Int(childStart[nodes.count]))
    var ready = Heap<Ready>()
    for node in nodes.indices where isListed(node) {
      for parent in listedParents(of: node) where isListed(Int(parent)) {
        children[Int(filled[Int(parent)])] = Int32(node)
        filled[Int(parent)] += 1
      }
      if waiting[node] == 0 {
        ready.push(Ready(time: nodes[node].time, id: ids[node], node: Int32(node)))
      }
    }
    var order: [Int] = []
    order.reserveCapacity(listed)
    while let next = ready.pop() {
      let node = Int(next.node)
      order.append(node)
      for place in Int(childStart[node])..<Int(childStart[node + 1]) {
        let child = Int(children[place])
        waiting[child] -= 1
        if waiting[child] == 0 {
          ready.push(Ready(time: nodes[child].time, id: ids[child], node: Int32(child)))
        }
      }
    }
    // Hashes cannot go in circles; grafts can.
    guard order.count == listed else {
      throw GitError(
        .corruptObject, operation: "walk",
        "the history goes in a circle, which only info/grafts or refs/replace/ can bring about; "
          + "`git replace -l` lists replacements")
    }
    return order
  }
}
