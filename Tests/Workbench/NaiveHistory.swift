public import History

/// The definitions of the glossary once more, as quantifiers over sets of ancestors, with no
/// thought of cost: what the one-pass implementation is compared with.
public struct NaiveHistory {
  /// The parents that are followed; none of a boundary commit.
  public let parents: [[Int]]
  let boundary: Set<Int>
  let judgements: [Judgement]
  /// Everything reachable from each commit, itself included.
  public let reach: [Set<Int>]

  /// Takes a history, every commit after its parents.
  public init(parents: [[Int]], boundary: Set<Int>, judgements: [Judgement]) {
    self.parents = parents.enumerated().map { boundary.contains($0.offset) ? [] : $0.element }
    self.boundary = boundary
    self.judgements = judgements
    var reach: [Set<Int>] = []
    for (commit, list) in self.parents.enumerated() {
      reach.append(list.reduce(into: [commit]) { $0.formUnion(reach[$1]) })
    }
    self.reach = reach
  }

  var commits: Range<Int> { parents.indices }
  func isGood(_ commit: Int) -> Bool { judgements[commit] == .good }
  func isBad(_ commit: Int) -> Bool { judgements[commit] == .bad }
  func isOpen(_ commit: Int) -> Bool { !isGood(commit) && !isBad(commit) }
  func beyond(_ commit: Int, _ other: Int) -> Set<Int> { reach[commit].subtracting(reach[other]) }

  var firstBadCommits: [Int] {
    commits.filter { isBad($0) && !parents[$0].isEmpty && parents[$0].allSatisfy(isGood) }
  }

  var plainFixes: [Int] {
    commits.filter { isGood($0) && !parents[$0].isEmpty && parents[$0].allSatisfy(isBad) }
  }

  var badFromTheStart: [Int] { commits.filter { isBad($0) && parents[$0].isEmpty } }

  /// Open commits in reach of a commit by open commits only: the closure of "is a parent of".
  func openBelow(_ commit: Int) -> Set<Int> {
    var below = Set(parents[commit].filter(isOpen))
    while true {
      let grown = below.union(below.flatMap { parents[$0].filter(isOpen) })
      if grown == below { return below }
      below = grown
    }
  }

  /// By bad commit: its suspects.
  var suspects: [Int: [Int]] {
    var groups: [Int: [Int]] = [:]
    for commit in commits where isBad(commit) {
      guard !parents[commit].contains(where: isBad), parents[commit].contains(where: isOpen)
      else { continue }
      let group = openBelow(commit).union([commit])
      let ends = group.flatMap { parents[$0] }.contains(where: isGood)
      let start = group.contains { parents[$0].isEmpty }
      if ends || start { groups[commit] = group.subtracting(boundary).sorted() }
    }
    return groups
  }

  /// Merges of both kinds in which the verdict is one, and nothing named explains it against a
  /// parent that has the other.
  private func merges(
    _ mine: (Int) -> Bool, against: (Int) -> Bool, named: Set<Int>
  ) -> [Int] {
    var named = named
    var merges: [Int] = []
    for commit in commits
    where mine(commit) && parents[commit].contains(where: isGood)
      && parents[commit].contains(where: isBad)
    {
      let opposite = parents[commit].filter(against)
      if opposite.contains(where: { named.isDisjoint(with: beyond(commit, $0)) }) {
        merges.append(commit)
        named.insert(commit)
      }
    }
    return merges
  }

  var healingMerges: [Int] {
    merges(isGood, against: isBad, named: Set(plainFixes))
  }

  var relapseMerges: [Int] {
    merges(
      isBad, against: isGood, named: Set(firstBadCommits).union(suspects.keys))
  }

  func side(_ merge: Int, of mine: (Int) -> Bool, not other: (Int) -> Bool) -> [Int] {
    commits.filter { commit in
      parents[merge].contains { mine($0) && reach[$0].contains(commit) }
        && !parents[merge].contains { other($0) && reach[$0].contains(commit) }
    }
  }

  /// What there is to be found.
  public var history: JudgedHistory {
    var history = JudgedHistory()
    history.badFromTheStart = badFromTheStart
    history.firstBad =
      firstBadCommits.map { Transition(kind: .commit, commit: $0) }
      + suspects.map { commit, group in
        Transition(
          kind: .suspects, commit: commit, candidates: group,
          reachesStart: openBelow(commit).contains { parents[$0].isEmpty })
      }
      + relapseMerges.map {
        Transition(kind: .merge, commit: $0, candidates: side($0, of: isBad, not: isGood))
      }
    history.firstBad.sort { $0.commit < $1.commit }
    history.fixes =
      plainFixes.map { Transition(kind: .commit, commit: $0) }
      + healingMerges.map {
        Transition(kind: .merge, commit: $0, candidates: side($0, of: isGood, not: isBad))
      }
    history.fixes.sort { $0.commit < $1.commit }
    for commit in commits {
      let differing = parents[commit].filter { parent in
        switch (judgements[commit], judgements[parent]) {
        case (.good, .good), (.bad, .bad), (.untestable, .untestable): false
        case (.depends(let one), .depends(let other)): one != other
        default: true
        }
      }
      if !differing.isEmpty { history.changes.append(Change(commit: commit, differing: differing)) }
    }
    return history
  }
}
