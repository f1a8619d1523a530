extension GraphWalk {
  /// Marks all positions that some reach, by taking away what they do not reach.
  ///
  /// What has no children and is no start is not reached, and after it is taken away the same holds of
  /// what is left. Most walks reach nearly everything, and so this goes through the graph in the order
  /// of the file. It needs a history without circles, which generation numbers are a proof of.
  mutating func markWanted(from starts: [Int32]) {
    if starts.isEmpty { return }
    var children = [Int32](repeating: 0, count: graph.count)
    var parents: [Int32] = []
    for position in 0..<graph.count {
      copyPositions(ofParentsOf: position, onlyFirst: firstParent, to: &parents)
      for parent in parents { children[Int(parent)] += 1 }
    }
    for start in starts { children[Int(start)] += 1 }
    var unreached = children.indices.filter { children[$0] == 0 }.map { Int32($0) }
    while let next = unreached.popLast() {
      copyPositions(ofParentsOf: Int(next), onlyFirst: firstParent, to: &parents)
      for parent in parents {
        children[Int(parent)] -= 1
        if children[Int(parent)] == 0 { unreached.append(parent) }
      }
    }
    var reached = 0
    for position in 0..<graph.count where children[position] > 0 {
      marks[position] = GraphWalk.wanted
      reached += 1
    }
    count(reached)
  }

  /// Marks all positions that some reach, on the wanted side through first parents only if so asked.
  mutating func markAll(from starts: [Int32], as mark: UInt8) {
    let isWanted = mark == GraphWalk.wanted
    let onlyFirst = isWanted && firstParent
    var pending = starts
    var further: [Int32] = []
    var seen = 0
    while let next = pending.popLast() {
      var position = Int(next)
      // Down the line of first parents without going through the stack.
      while marks[position] == 0 {
        marks[position] = mark
        seen += 1
        let (first, second) = columns.parents(position)
        if second != CommitGraphLayer.noParent, !onlyFirst {
          if second & CommitGraphLayer.edgeBit == 0 {
            if marks[Int(second)] == 0 { pending.append(Int32(bitPattern: second)) }
          } else {
            further.removeAll(keepingCapacity: true)
            columns.appendFurtherParents(of: position, second, to: &further)
            pending += further
          }
        }
        if first == CommitGraphLayer.noParent { break }
        position = Int(first)
      }
    }
    count(seen)
  }

  /// Finds the range by generation, the greatest first.
  ///
  /// A commit's generation is greater than those of its ancestors. So when its turn comes, all that
  /// could mark it has had its turn; and when nothing is left that is not excluded, all is known.
  mutating func exploreByGeneration(from starts: [Int32], excluding ends: [Int32]) {
    // Generation and position as one number.
    var queue = Heap<UInt64>()
    var open = 0
    var parents: [Int32] = []
    func mark(_ position: Int32, as mark: UInt8) {
      let before = marks[Int(position)]
      marks[Int(position)] = before | mark
      if before == 0 {
        queue.push(UInt64(columns.generation(Int(position))) << 32 | UInt64(position))
        if mark == GraphWalk.wanted { open += 1 }
      } else if before == GraphWalk.wanted, mark == GraphWalk.excluded {
        open -= 1
      }
    }
    for end in ends { mark(end, as: GraphWalk.excluded) }
    for start in starts { mark(start, as: GraphWalk.wanted) }
    var seen = 0
    while open > 0, let next = queue.pop() {
      let position = Int(next & 0xffff_ffff)
      let isExcluded = marks[position] & GraphWalk.excluded != 0
      if !isExcluded { open -= 1 }
      seen += 1
      copyPositions(ofParentsOf: position, onlyFirst: !isExcluded && firstParent, to: &parents)
      for parent in parents {
        mark(parent, as: isExcluded ? GraphWalk.excluded : GraphWalk.wanted)
      }
    }
    count(seen)
  }

  /// Puts the parents of a position in the place of what is there.
  @inline(__always)
  func copyPositions(ofParentsOf position: Int, onlyFirst: Bool, to list: inout [Int32]) {
    list.removeAll(keepingCapacity: true)
    let (first, second) = columns.parents(position)
    if first == CommitGraphLayer.noParent { return }
    list.append(Int32(bitPattern: first))
    if second == CommitGraphLayer.noParent || onlyFirst { return }
    if second & CommitGraphLayer.edgeBit == 0 {
      list.append(Int32(bitPattern: second))
    } else {
      columns.appendFurtherParents(of: position, second, to: &list)
    }
  }
}
