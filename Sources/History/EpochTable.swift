/// Which commits have identical watched blobs, without comparing all of them.
///
/// An epoch is a number for a key, the vector of watched blobs. Where nothing watched changed
/// against the first parent, the first parent's epoch is copied and no key is made; everywhere
/// else the commit's own key decides. So the number of a commit depends only on its own blobs.
public struct EpochTable<Key: Hashable & Sendable>: Sendable {
  private var epochs: [Key: Int] = [:]
  /// The key of each epoch, by number.
  public private(set) var keys: [Key] = []
  /// The commit that was the first to have each epoch, by number.
  public private(set) var firstCommits: [Int] = []
  /// How many commits have each epoch, by number.
  public private(set) var sizes: [Int] = []
  private var ofCommit: [Int32] = []

  /// Makes an empty table for a history of about so many commits.
  public init(expectedCommits: Int = 0) {
    ofCommit.reserveCapacity(max(0, expectedCommits))
  }

  /// How many epochs there are.
  public var count: Int { keys.count }

  /// Finds or makes the epoch of a commit; a commit assigned again gets the new one.
  ///
  /// - Parameters:
  ///   - commit: The commit's number; in any order, though parents-first is what makes copies work.
  ///   - sameAsParent: A parent, usually the first, with identical watched blobs, or nil. If it has
  ///     no epoch yet, the key decides.
  ///   - key: Makes the commit's key; called only where it is needed.
  /// - Returns: The epoch's number.
  @discardableResult
  public mutating func assign<E: Error>(
    commit: Int, sameAs sameAsParent: Int?, key: () throws(E) -> Key
  ) throws(E) -> Int {
    let epoch: Int
    if let parent = sameAsParent, let known = self.epoch(of: parent) {
      epoch = known
    } else {
      let key = try key()
      if let known = epochs[key] {
        epoch = known
      } else {
        epoch = keys.count
        epochs[key] = epoch
        keys.append(key)
        firstCommits.append(commit)
        sizes.append(0)
      }
    }
    // A number below 0 is no commit: there is an epoch for the key and nothing to remember.
    guard commit >= 0 else { return epoch }
    if let former = self.epoch(of: commit) { sizes[former] -= 1 }
    if commit >= ofCommit.count {
      ofCommit += [Int32](repeating: -1, count: commit + 1 - ofCommit.count)
    }
    ofCommit[commit] = Int32(epoch)
    sizes[epoch] += 1
    return epoch
  }

  /// The epoch of a commit, or nil if it has none yet.
  public func epoch(of commit: Int) -> Int? {
    guard commit >= 0, commit < ofCommit.count, ofCommit[commit] >= 0 else { return nil }
    return Int(ofCommit[commit])
  }
}
