// How to read this file: the graph around a commit grows from it, step by step, both ways, until there is no room: up to its parents
// and through what is neither good nor bad, down to its children and on to the ends, with those parents of merges there that
// differ. A run of commits that change nothing and have one parent and one child is one step.

/// The part of a history around one commit, small enough to be drawn.
public struct Surroundings: Sendable {
  /// A commit that is drawn.
  public struct Node: Sendable, Hashable {
    /// The commit.
    public let commit: Int
    /// Its parents; for one from which a run leads up to another drawn commit, that commit.
    public let parents: [Int]
    /// Whether a parent stands for the end of a run.
    public let isCondensed: Bool
  }

  private let dag: CommitDAG
  /// Where the children of each commit begin in `children`, and where the last one's end.
  private var starts: [Int32]
  private var children: [Int32]

  /// How many parents of one commit, and children of one, are drawn at most.
  private static let fan = 4

  /// Prepares a history for being asked, in linear time.
  public init(of dag: CommitDAG) {
    self.dag = dag
    var starts = [Int32](repeating: 0, count: dag.count + 1)
    for commit in 0..<dag.count {
      for place in dag.parentPlaces(of: commit) { starts[dag.parent(at: place) + 1] += 1 }
    }
    for commit in 0..<dag.count { starts[commit + 1] += starts[commit] }
    var next = starts
    var children = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for commit in 0..<dag.count {
      for place in dag.parentPlaces(of: commit) {
        let parent = dag.parent(at: place)
        children[Int(next[parent])] = Int32(truncatingIfNeeded: commit)
        next[parent] += 1
      }
    }
    self.starts = starts
    self.children = children
  }

  private func children(of commit: Int) -> ArraySlice<Int32> {
    children[Int(starts[commit])..<Int(starts[commit + 1])]
  }

  /// Whether a commit says nothing by itself: one parent, one child, and no change on either side.
  private func isPlain<Kind: Equatable>(_ commit: Int, _ kind: (Int) -> Kind) -> Bool {
    let (above, below) = (dag.parents(of: commit), children(of: commit))
    guard above.count == 1, below.count == 1, let parent = above.first, let child = below.first
    else { return false }
    return kind(parent) == kind(commit) && kind(commit) == kind(Int(child))
  }

  /// The graph around a commit, every commit after its parents.
  ///
  /// - Parameters:
  ///   - center: The commit.
  ///   - limit: How many commits are drawn at most; the commit itself always is.
  ///   - kind: What is known of a commit; a run is of commits of one kind.
  ///   - isOpen: Whether the graph goes on above a commit that is above the center.
  public func around<Kind: Equatable>(
    _ center: Int, limit: Int, kind: (Int) -> Kind, isOpen: (Int) -> Bool
  ) -> [Node] {
    guard center >= 0, center < dag.count else { return [] }
    var drawn: Set<Int> = [center]
    func draw(_ commit: Int, upTo room: Int) -> Bool {
      drawn.count < room && drawn.insert(commit).inserted
    }
    // Those that differ come first; what is drawn stays in the order of the parents.
    func parents(_ commit: Int) -> ArraySlice<Int> {
      let all = Array(dag.parents(of: commit))
      let own = kind(commit)
      return (all.filter { kind($0) != own } + all.filter { kind($0) == own }).prefix(Self.fan)
    }
    var above = [center]
    while !above.isEmpty {
      var next: [Int] = []
      for commit in above {
        for parent in parents(commit) {
          let end = commit == center ? parent : topOfRun(parent, kind)
          if draw(end, upTo: limit / 2), isOpen(end) { next.append(end) }
        }
      }
      above = next
    }
    var below = [center]
    while !below.isEmpty, drawn.count < limit {
      var next: [Int] = []
      for commit in below {
        for child in children(of: commit).prefix(Self.fan) {
          let end = bottomOfRun(Int(child), kind)
          guard draw(end, upTo: limit) else { continue }
          next.append(end)
          for parent in parents(end) where kind(parent) != kind(end) {
            _ = draw(parent, upTo: limit)
          }
        }
      }
      below = next
    }
    return drawn.sorted().map { node($0, drawn, kind) }
  }

  private func topOfRun<Kind: Equatable>(_ commit: Int, _ kind: (Int) -> Kind) -> Int {
    var end = commit
    while isPlain(end, kind), let parent = dag.firstParent(of: end) {
      end = parent
    }
    return end
  }

  private func bottomOfRun<Kind: Equatable>(_ commit: Int, _ kind: (Int) -> Kind) -> Int {
    var end = commit
    while isPlain(end, kind), let child = children(of: end).first {
      end = Int(child)
    }
    return end
  }

  private func node<Kind: Equatable>(
    _ commit: Int, _ drawn: Set<Int>, _ kind: (Int) -> Kind
  ) -> Node {
    var parents: [Int] = []
    var isCondensed = false
    for parent in dag.parents(of: commit) {
      var end = parent
      while !drawn.contains(end), isPlain(end, kind), let next = dag.firstParent(of: end) {
        end = next
      }
      if end != parent, drawn.contains(end) {
        isCondensed = true
        parents.append(end)
      } else {
        parents.append(parent)
      }
    }
    return Node(commit: commit, parents: parents, isCondensed: isCondensed)
  }
}
