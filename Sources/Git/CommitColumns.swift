/// What commit objects themselves say of tree, date and parents, for many of them.
struct CommitColumns: Sendable {
  private(set) var table = ObjectIDTable()
  private var trees: [ObjectID] = []
  private var times: [Int64] = []
  private var parentEnds: [Int32] = []
  private var parents: [ObjectID] = []

  /// How many commits there are.
  var count: Int { trees.count }

  /// Takes what the header of a commit says; a commit that cannot be read so is left out.
  mutating func add(_ id: ObjectID, _ bytes: UnsafeRawBufferPointer) {
    guard let commit = try? RawCommit(bytes, id) else { return }
    let before = parents.count
    let isRead = (try? commit.appendParents(to: &parents, id)) != nil
    guard isRead, table.addNumber(of: id).isNew else {
      parents.removeSubrange(before...)
      return
    }
    trees.append(commit.tree)
    times.append(commit.time)
    parentEnds.append(Int32(truncatingIfNeeded: parents.count))
  }

  /// Takes over the commits of others that are not here yet.
  mutating func add(_ other: CommitColumns) {
    for (number, id) in other.table.ids.enumerated() where table.addNumber(of: id).isNew {
      trees.append(other.trees[number])
      times.append(other.times[number])
      parents += other.parents(of: number)
      parentEnds.append(Int32(truncatingIfNeeded: parents.count))
    }
  }

  func tree(of number: Int) -> ObjectID { trees[number] }
  func time(of number: Int) -> Int64 { times[number] }

  /// The parents that the commit itself names.
  func parents(of number: Int) -> ArraySlice<ObjectID> {
    parents[(number == 0 ? 0 : Int(parentEnds[number - 1]))..<Int(parentEnds[number])]
  }
}
