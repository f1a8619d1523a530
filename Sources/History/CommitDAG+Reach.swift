// Reachability. Because numbers are parents-first, a walk that always goes on with the highest
// number left has seen every child of a commit when it comes to the commit: what is painted on it
// by then is final. Git needs dates and luck for that; see "commit-reach" there.

extension CommitDAG {
  /// All commits reachable from the given ones, these included.
  public func ancestors(of tips: [Int]) -> CommitSet {
    var reached = CommitSet(limit: count)
    var pending: [Int] = []
    for tip in tips where tip >= 0 && tip < count && reached.insert(tip) { pending.append(tip) }
    while let commit = pending.popLast() {
      for parent in parents(of: commit) where reached.insert(parent) { pending.append(parent) }
    }
    return reached
  }

  /// Whether a commit is reachable from another; every commit is from itself.
  public func isAncestor(_ ancestor: Int, of commit: Int) -> Bool {
    guard ancestor >= 0, commit < count else { return false }
    var seen: Set<Int> = [commit]
    var pending = [commit]
    while let next = pending.popLast() {
      if next == ancestor { return true }
      // A parent's number is lower, so nothing below the one looked for can lead to it.
      for parent in parents(of: next) where parent >= ancestor && seen.insert(parent).inserted {
        pending.append(parent)
      }
    }
    return false
  }

  /// The commits reachable from some and not from others, lowest first.
  ///
  /// Walks no further down than it must: the cost is that of the part of history in between.
  public func commits(from tips: [Int], notFrom excluded: [Int]) -> [Int] {
    var found: [Int] = []
    _ = firstCommit(from: tips, notFrom: excluded) { commit in
      found.append(commit)
      return false
    }
    return found.reversed()
  }

  /// The highest commit that is reachable from some, not from others, and is looked for.
  func firstCommit(
    from tips: [Int], notFrom excluded: [Int], where isLookedFor: (Int) -> Bool
  ) -> Int? {
    // True: reachable from what is excluded.
    var paint: [Int: Bool] = [:]
    var queue = HighestFirst()
    var wanted = 0
    func add(_ commit: Int, _ isExcluded: Bool) {
      guard commit >= 0, commit < count else { return }
      switch paint[commit] {
      case nil:
        paint[commit] = isExcluded
        queue.push(commit)
        if !isExcluded { wanted += 1 }
      case false? where isExcluded:
        paint[commit] = true
        wanted -= 1
      default:
        break
      }
    }
    for commit in excluded { add(commit, true) }
    for commit in tips { add(commit, false) }
    while wanted > 0, let commit = queue.pop() {
      let isExcluded = paint[commit] ?? true
      if !isExcluded {
        wanted -= 1
        if isLookedFor(commit) { return commit }
      }
      for parent in parents(of: commit) { add(parent, isExcluded) }
    }
    return nil
  }

  /// The commits of a set that are reachable from no other commit of it, lowest first.
  ///
  /// The set must hold, with a commit, all that the commit reaches.
  func maximal(of set: CommitSet) -> [Int] {
    let isCovered = set.commits.reduce(into: CommitSet(limit: count)) { covered, commit in
      for parent in parents(of: commit) { covered.insert(parent) }
    }
    return set.commits.filter { !isCovered.contains($0) }
  }
}

/// A binary heap that gives the highest number first.
struct HighestFirst {
  private var heap: [Int] = []

  mutating func push(_ number: Int) {
    heap.append(number)
    var index = heap.count - 1
    while index > 0, heap[(index - 1) / 2] < heap[index] {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> Int? {
    guard let highest = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return highest }
    heap[0] = last
    var index = 0
    while true {
      let left = 2 * index + 1
      guard left < heap.count else { break }
      let child = left + 1 < heap.count && heap[left + 1] > heap[left] ? left + 1 : left
      guard heap[child] > heap[index] else { break }
      heap.swapAt(child, index)
      index = child
    }
    return highest
  }
}
