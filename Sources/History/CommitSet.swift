/// A set of commit numbers, one bit each.
public struct CommitSet: Sendable, Hashable {
  private var words: [UInt64]
  /// How many commits are in the set.
  public private(set) var count = 0

  /// Makes an empty set for the numbers below a limit.
  public init(limit: Int) {
    words = [UInt64](repeating: 0, count: (max(0, limit) + 63) / 64)
  }

  /// Whether a commit is in the set.
  public func contains(_ commit: Int) -> Bool {
    guard commit >= 0, commit / 64 < words.count else { return false }
    return words[commit / 64] & (1 << UInt64(commit % 64)) != 0
  }

  /// Puts a commit in; a number beyond the limit is left out.
  ///
  /// - Returns: Whether it was not yet there.
  @discardableResult
  public mutating func insert(_ commit: Int) -> Bool {
    guard commit >= 0, commit / 64 < words.count, !contains(commit) else { return false }
    words[commit / 64] |= 1 << UInt64(commit % 64)
    count += 1
    return true
  }

  /// The commits in the set, lowest first.
  public var commits: [Int] {
    var commits: [Int] = []
    commits.reserveCapacity(count)
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        commits.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return commits
  }
}
