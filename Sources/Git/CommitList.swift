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
  public let times: [Int64]
  /// Where the parents of each commit begin in `parentNumbers`; one more element ends the last.
  public let parentOffsets: [Int32]
  /// All parents: a number in the list, or -1-k for element k of `outside`.
  public let parentNumbers: [Int32]
  /// Parents of listed commits that are not in the range, each once.
  public let outside: [ObjectID]
  /// Numbers of the commits whose parents a shallow clone does not have, in rising order.
  public let boundary: [Int]

  private let numbers: [ObjectID: Int32]

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
    numbers[id].map { Int($0) }
  }

  /// Makes a list; the arrays must fit each other as their descriptions say.
  init(
    ids: [ObjectID], trees: [ObjectID], times: [Int64], parentOffsets: [Int32],
    parentNumbers: [Int32], outside: [ObjectID], boundary: [Int]
  ) {
    self.ids = ids
    self.trees = trees
    self.times = times
    self.parentOffsets = parentOffsets
    self.parentNumbers = parentNumbers
    self.outside = outside
    self.boundary = boundary
    var numbers: [ObjectID: Int32] = [:]
    numbers.reserveCapacity(ids.count)
    for (number, id) in ids.enumerated() { numbers[id] = Int32(number) }
    self.numbers = numbers
  }
}
