/// A history as numbers: commits are 0 and up, every parent before its children.
///
/// Nothing here knows git. A *root* is a commit without parents. A *boundary* commit stands in the
/// graph only because it is a parent of one in the range: its own parents are unknown, so it has
/// none here, and it is never a culprit, a suspect or a fix. A parent named twice counts once.
/// Parents lie in one flat array, because a kernel has 1.3 million commits and an array for each
/// of them would cost more than the history itself.
public struct CommitDAG: Sendable {
  /// Why numbers are not a history.
  public enum Trouble: Error, Hashable, Sendable {
    /// A parent is not before its child, or is no commit at all.
    case parentNotBefore(commit: Int, parent: Int)
    /// There are not as many judgements as commits.
    case judgementCount(expected: Int, found: Int)
    /// There are more commits than a 32-bit number can count.
    case tooManyCommits
  }

  /// Where each commit's parents begin in `flat`, and where the last one's end.
  private var starts: [Int32] = [0]
  private var flat: [Int32] = []
  private var boundarySet: Set<Int> = []

  /// Makes an empty history, to be appended to.
  public init() {}

  /// Makes a history of the parents of each commit, in commit order.
  ///
  /// What is given as parents of a boundary commit is left out.
  ///
  /// - Throws: `Trouble.parentNotBefore`, `Trouble.tooManyCommits`.
  public init(parents: [[Int]], boundary: Set<Int> = []) throws(Trouble) {
    starts.reserveCapacity(parents.count + 1)
    flat.reserveCapacity(parents.count + parents.count / 8)
    for (commit, list) in parents.enumerated() {
      try append(parents: list, isBoundary: boundary.contains(commit))
    }
  }

  /// Makes a history of parents that stand one behind the other, those of each commit together.
  ///
  /// What is given as parents of a boundary commit is left out.
  ///
  /// - Parameters:
  ///   - starts: Where the parents of each commit begin; one more element ends the last.
  ///   - parents: The parents.
  /// - Throws: `Trouble.parentNotBefore`, `Trouble.tooManyCommits`.
  public init(starts: [Int32], parents: [Int32], boundary: Set<Int> = []) throws(Trouble) {
    let count = max(0, starts.count - 1)
    self.starts.reserveCapacity(count + 1)
    flat.reserveCapacity(parents.count)
    boundarySet = boundary.filter { (0..<count).contains($0) }
    for commit in 0..<count {
      guard commit < Int(Int32.max) - 1 else { throw .tooManyCommits }
      let places = Int(starts[commit])..<Int(starts[commit + 1])
      for place in places where parents[place] < 0 || parents[place] >= commit {
        throw .parentNotBefore(commit: commit, parent: Int(parents[place]))
      }
      if boundarySet.isEmpty || !boundarySet.contains(commit) {
        let start = flat.count
        for place in places {
          let parent = parents[place]
          if flat.count == start || !flat[start...].contains(parent) { flat.append(parent) }
        }
      }
      self.starts.append(Int32(flat.count))
    }
  }

  /// Adds the next commit.
  ///
  /// - Returns: Its number.
  /// - Throws: `Trouble.parentNotBefore`, `Trouble.tooManyCommits`; nothing is added then.
  @discardableResult
  public mutating func append(
    parents: [Int], isBoundary: Bool = false
  ) throws(Trouble) -> Int {
    let commit = count
    guard commit < Int(Int32.max) - 1, flat.count + parents.count < Int(Int32.max) else {
      throw .tooManyCommits
    }
    for parent in parents where parent < 0 || parent >= commit {
      throw .parentNotBefore(commit: commit, parent: parent)
    }
    if isBoundary {
      boundarySet.insert(commit)
    } else {
      let start = flat.count
      for parent in parents where !flat[start...].contains(Int32(parent)) {
        flat.append(Int32(parent))
      }
    }
    starts.append(Int32(flat.count))
    return commit
  }

  /// How many commits there are.
  public var count: Int { starts.count - 1 }

  /// The boundary commits.
  public var boundary: Set<Int> { boundarySet }

  /// Whether a commit stands here only as a parent of one in the range.
  public func isBoundary(_ commit: Int) -> Bool { boundarySet.contains(commit) }

  /// Whether a commit begins the history, as a root or at the boundary.
  public func isStart(_ commit: Int) -> Bool { parents(of: commit).isEmpty }

  /// The parents of a commit in their order; none for a number that is no commit.
  public func parents(of commit: Int) -> Parents {
    guard commit >= 0, commit < count else { return Parents(slice: []) }
    return Parents(slice: flat[Int(starts[commit])..<Int(starts[commit + 1])])
  }

  /// Where the parents of a commit stand, for who asks about very many: ``parent(at:)`` tells one.
  func parentPlaces(of commit: Int) -> Range<Int> { Int(starts[commit])..<Int(starts[commit + 1]) }

  /// The parent that stands at a place.
  func parent(at place: Int) -> Int { Int(flat[place]) }

  /// The first parent of a commit, if it has one.
  public func firstParent(of commit: Int) -> Int? {
    guard commit >= 0, commit < count else { return nil }
    let (start, end) = (Int(starts[commit]), Int(starts[commit + 1]))
    return start < end ? Int(flat[start]) : nil
  }

  /// The children of every commit, in commit order; made anew with each call, in linear time.
  public func children() -> [[Int]] {
    var children = [[Int]](repeating: [], count: count)
    for commit in 0..<count {
      for parent in parents(of: commit) { children[parent].append(commit) }
    }
    return children
  }

  /// The parents of one commit.
  public struct Parents: RandomAccessCollection, Sendable {
    let slice: ArraySlice<Int32>

    /// The position of the first parent.
    public var startIndex: Int { slice.startIndex }
    /// The position after the last parent.
    public var endIndex: Int { slice.endIndex }
    /// The parent at a position.
    public subscript(position: Int) -> Int { Int(slice[position]) }
  }
}
