public import Git
public import History

/// The commits in question, with those just outside as boundary nodes before them.
///
/// A commit is spoken of by its number, which is its place in `ids`. Every commit comes after its
/// parents. Parents just outside are there so that a commit at the edge has something to be
/// compared with.
public struct CommitRange: Sendable {
  /// The commits whose ancestors are left out.
  public var good: [ObjectID] { walked.excluded }
  /// The commits whose ancestors are in question.
  public var bad: [ObjectID] { walked.tips }
  /// The commits in question as they were walked, without those outside.
  public var list: CommitList { walked.list }
  /// The same with what was asked to get them.
  let walked: WalkedRange
  /// The commits by number, those outside first.
  public let ids: [ObjectID]
  /// The root tree of each commit.
  public let trees: [ObjectID]
  /// The parents of each commit that are followed.
  public let dag: CommitDAG
  /// How many boundary nodes stand before the commits in question.
  public let outsideCount: Int

  /// Whether there is no commit in question.
  public var isEmpty: Bool { list.count == 0 }

  /// The numbers of the commits in question, those outside left out.
  public var inside: Range<Int> { outsideCount..<ids.count }

  /// The position of a commit in the commit-graph, -1 for one that is not in it or stands outside.
  func position(of number: Int) -> Int32 {
    number < outsideCount ? -1 : list.positions[number - outsideCount]
  }

  /// The number of a commit, nil if it is neither in question nor just outside.
  public func number(of id: ObjectID) -> Int? {
    list.index(of: id).map { $0 + outsideCount } ?? ids.prefix(outsideCount).firstIndex(of: id)
  }

  /// Walks the commits that the bad revisions reach and the good ones do not.
  ///
  /// - Parameters:
  ///   - good: Revisions whose ancestors are left out.
  ///   - bad: Revisions whose ancestors are in question.
  ///   - firstParent: Whether only first parents are followed.
  ///   - source: Where the walk learns what it needs to know; the range is the same whichever it is.
  ///   - progress: Told from time to time how far it has come.
  /// - Throws: ``ReplayTrouble`` when a revision names no commit or the repository cannot be read.
  public init(
    good: [String], bad: [String], firstParent: Bool = false, walk source: WalkSource = .auto,
    reader: RepositoryReader, progress: @escaping (BisectionProgress) -> Void = { _ in }
  ) throws(ReplayTrouble) {
    var goodIDs: [ObjectID] = []
    var badIDs: [ObjectID] = []
    for revision in good { goodIDs.append(try reader.resolve(revision)) }
    for revision in bad { badIDs.append(try reader.resolve(revision)) }
    let list: CommitList
    let outside: [ObjectID]
    var trees: [ObjectID] = []
    do throws(GitError) {
      list = try reader.repository.walk(
        from: badIDs, excluding: goodIDs, firstParent: firstParent, using: source
      ) { progress(.walking($0)) }
      outside = Self.parentsOutside(list, firstParent: firstParent)
      for id in outside { trees.append(try reader.repository.commit(id).tree) }
    } catch {
      throw ReplayTrouble(error)
    }
    walked = WalkedRange(
      list: list, tips: badIDs, excluded: goodIDs, firstParent: firstParent, source: source)
    ids = outside.isEmpty ? list.ids : outside + list.ids
    self.trees = trees.isEmpty ? list.trees : trees + list.trees
    dag = try Self.dag(list, outside, firstParent: firstParent)
    outsideCount = outside.count
  }

  /// The parents just outside that are followed: all of them, or first parents only.
  private static func parentsOutside(_ list: CommitList, firstParent: Bool) -> [ObjectID] {
    guard firstParent else { return list.outside }
    var found: [ObjectID] = []
    for number in 0..<list.count {
      guard let first = list.parents(of: number).first, first < 0 else { continue }
      let id = list.outside[Int(-1 - first)]
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  private static func dag(
    _ list: CommitList, _ outside: [ObjectID], firstParent: Bool
  ) throws(ReplayTrouble) -> CommitDAG {
    if list.outside.isEmpty, !firstParent {
      return try dag(list.parentOffsets, list.parentNumbers, boundary: Set(list.boundary))
    }
    // Where each element of the list's outside stands among those followed; -1 for none.
    var numbers = Array(outside.enumerated()).reduce(into: [ObjectID: Int32]()) {
      $0[$1.element] = Int32($1.offset)
    }
    let places = list.outside.map { numbers[$0] ?? -1 }
    numbers = [:]
    var starts = [Int32](repeating: 0, count: outside.count + 1)
    var parents: [Int32] = []
    starts.reserveCapacity(outside.count + list.count + 1)
    parents.reserveCapacity(list.parentNumbers.count)
    for number in 0..<list.count {
      let all = list.parents(of: number)
      for parent in firstParent ? all.prefix(1) : all {
        let found = parent >= 0 ? parent + Int32(outside.count) : places[Int(-1 - parent)]
        if found >= 0 { parents.append(found) }
      }
      starts.append(Int32(parents.count))
    }
    let boundary = Set(0..<outside.count).union(list.boundary.map { $0 + outside.count })
    return try dag(starts, parents, boundary: boundary)
  }

  private static func dag(
    _ starts: [Int32], _ parents: [Int32], boundary: Set<Int>
  ) throws(ReplayTrouble) -> CommitDAG {
    do {
      return try CommitDAG(starts: starts, parents: parents, boundary: boundary)
    } catch {
      throw .unstable("the commits were not listed parents first (\(error))")
    }
  }
}
