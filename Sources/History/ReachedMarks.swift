/// For each commit, which of a few marked commits it reaches.
///
/// Most commits reach exactly what their parent reaches, so sets are stored once and commits hold
/// the number of theirs; two sets are united once. Commits are added in order. A history that
/// marks very many commits would make the sets too large: beyond the budget they are given up, and
/// `isExhausted` tells the owner to walk instead.
struct ReachedMarks {
  private var sets: [[UInt64]] = [[]]
  private var setOfCommit: [Int32] = []
  private var unions: [UInt64: Int32] = [:]
  private var marks = 0
  private var wordsLeft: Int
  private(set) var isExhausted = false

  init(commits: Int, wordBudget: Int) {
    setOfCommit.reserveCapacity(commits)
    wordsLeft = wordBudget
  }

  /// Adds the next commit, which reaches what its parents reach.
  mutating func append(parents places: Range<Int>, in dag: CommitDAG) {
    guard !isExhausted else { return }
    var union: Int32 = 0
    for place in places { union = self.union(union, setOfCommit[dag.parent(at: place)]) }
    setOfCommit.append(union)
  }

  /// Marks the commit added last.
  mutating func markLast() {
    guard !isExhausted, let last = setOfCommit.popLast() else { return }
    var set = sets[Int(last)]
    set += [UInt64](repeating: 0, count: marks / 64 + 1 - set.count)
    set[marks / 64] |= 1 << UInt64(marks % 64)
    marks += 1
    setOfCommit.append(store(set))
  }

  /// Whether a commit reaches a marked one that another does not reach.
  func reaches(_ commit: Int, beyond other: Int) -> Bool {
    let reached = sets[Int(setOfCommit[commit])]
    let known = sets[Int(setOfCommit[other])]
    return reached.indices.contains { index in
      reached[index] & ~(index < known.count ? known[index] : 0) != 0
    }
  }

  private mutating func union(_ first: Int32, _ second: Int32) -> Int32 {
    if first == second || second == 0 { return first }
    if first == 0 { return second }
    let key = UInt64(min(first, second)) << 32 | UInt64(max(first, second))
    if let known = unions[key] { return known }
    var (set, other) = (sets[Int(first)], sets[Int(second)])
    if set.count < other.count { swap(&set, &other) }
    for index in other.indices { set[index] |= other[index] }
    let union = set == sets[Int(first)] ? first : set == sets[Int(second)] ? second : store(set)
    unions[key] = union
    return union
  }

  private mutating func store(_ set: [UInt64]) -> Int32 {
    wordsLeft -= set.count
    if wordsLeft < 0 {
      isExhausted = true
      sets = [[]]
      unions = [:]
      setOfCommit = []
      return 0
    }
    sets.append(set)
    return Int32(sets.count - 1)
  }
}
