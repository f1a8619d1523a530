/// The commits of a range, every one after all of its parents that are in the range.
///
/// Commits are spoken of by their number, which is their place in `ids`. The order depends on the
/// commits alone, never on the machine, packs or the order of the tips: among the commits whose
/// listed parents all stand already, the one committed first comes next, by id where dates tie.
/// Parents are kept flat, since a list may hold more than a million commits.
public struct CommitList: Sendable {
  /// The commits.
  public let ids: [ObjectID]
  /// The root tree of each commit.
  public let trees: [ObjectID]
  /// When each commit was committed, in seconds since 1970.
  ///
  /// As in a commit-graph 34 bits are kept of it, that is until the year 2514; a date out of that is taken
  /// by its lowest 34 bits.
  public let times: [Int64]
  /// Where the parents of each commit begin in `parentNumbers`; one more element ends the last.
  public let parentOffsets: [Int32]
  /// All parents: a number in the list, or -1-k for element k of `outside`.
  public let parentNumbers: [Int32]
  /// Parents of listed commits that are not in the range, each once.
  public let outside: [ObjectID]
  /// Numbers of the commits whose parents a shallow clone does not have, in rising order.
  public let boundary: [Int]
  /// The position of each commit in the commit-graph, -1 for one that is not in it.
  ///
  /// All are -1 where the graph was not used.
  public let positions: [Int32]

  /// The numbers in the order of the ids.
  private let byID: [Int32]

  /// How many commits there are.
  public var count: Int { ids.count }

  /// The parents of a commit in order: a number in the list, or -1-k for element k of `outside`.
  ///
  /// In a first-parent list that is the first parent only.
  public func parents(of number: Int) -> ArraySlice<Int32> {
    parentNumbers[Int(parentOffsets[number])..<Int(parentOffsets[number + 1])]
  }

  /// The number of a commit, nil if it is not in the list.
  public func index(of id: ObjectID) -> Int? {
    var low = 0
    var high = byID.count
    while low < high {
      let middle = low + (high - low) / 2
      let number = Int(byID[middle])
      let found = ids[number]
      if found == id { return number }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Makes a list; the columns must fit each other as their descriptions say.
  init(_ columns: Columns) {
    ids = columns.ids
    trees = columns.trees
    times = columns.times
    parentOffsets = columns.parentOffsets
    parentNumbers = columns.parentNumbers
    outside = columns.outside
    boundary = columns.boundary
    positions = columns.positions
    byID = columns.byID
  }

  /// What a list is made of.
  struct Columns {
    var ids: [ObjectID] = []
    var trees: [ObjectID] = []
    var times: [Int64] = []
    var parentOffsets: [Int32] = [0]
    var parentNumbers: [Int32] = []
    var outside: [ObjectID] = []
    var boundary: [Int] = []
    var positions: [Int32] = []
    /// The numbers in the order of the ids.
    var byID: [Int32] = []

    init(capacity: Int) {
      parentOffsets.reserveCapacity(capacity + 1)
      parentNumbers.reserveCapacity(capacity + capacity / 8)
    }
  }
}
