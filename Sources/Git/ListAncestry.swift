/// The commits of a list by their numbers, and from `list.count` on those that lie above or beside them.
///
/// What is looked for is in the list. So nothing leads there from parents that are outside of it,
/// all of which are ancestors of commits that were excluded.
struct ListAncestry: AncestryNodes {
  private let list: CommitList
  /// The others, where that was found out beforehand; nil if they are read as they are met.
  private let others: CommitList?
  private var read: [ObjectID] = []
  /// The parents of those read, once they have been asked for.
  private var readParents: [[Int32]?] = []
  private var numbers: [ObjectID: Int32] = [:]

  /// - Parameters:
  ///   - list: Commits with all their parents.
  ///   - others: What the tips reach besides; nil only if nothing was excluded from the list, since then
  ///     whatever is read ends at the list or is no ancestor of it.
  init(_ list: CommitList, others: CommitList?) {
    self.list = list
    self.others = others
  }

  var nodeCount: Int { list.count + (others?.count ?? read.count) }

  mutating func node(of id: ObjectID) -> Int32? {
    if let number = list.index(of: id) { return Int32(truncatingIfNeeded: number) }
    if let others {
      return others.index(of: id).map { Int32(truncatingIfNeeded: list.count + $0) }
    }
    if let known = numbers[id] { return known }
    let node = Int32(truncatingIfNeeded: nodeCount)
    numbers[id] = node
    read.append(id)
    readParents.append(nil)
    return node
  }

  mutating func aim(at nodes: [Int32]) {}

  func mayLead(_ node: Int) -> Bool { true }

  mutating func copyParents(
    of node: Int, to parents: inout [Int32],
    reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError) {
    parents.removeAll(keepingCapacity: true)
    if node < list.count {
      for parent in list.parents(of: node) where parent >= 0 { parents.append(parent) }
      return
    }
    let number = node - list.count
    if let others {
      for parent in others.parents(of: number) {
        if parent >= 0 {
          parents.append(Int32(truncatingIfNeeded: list.count) + parent)
        } else if let inner = list.index(of: others.outside[Int(-1 - parent)]) {
          parents.append(Int32(truncatingIfNeeded: inner))
        }
      }
      return
    }
    if readParents[number] == nil {
      var ids: [ObjectID] = []
      _ = try source.readCommit(read[number], parents: &ids)
      readParents[number] = ids.compactMap { self.node(of: $0) }
    }
    parents += readParents[number] ?? []
  }
}
