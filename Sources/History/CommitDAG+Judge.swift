// From a verdict on every commit to the commits that matter. The words are those of the glossary:
//
//   first bad commit    bad, has parents, all of them good
//   fix                 good, has parents, all of them bad
//   suspects            a bad commit with no bad parent but an open one (untestable or depending):
//                       it and all open ancestors on the way down to the first good ones
//   bad from the start  bad, and a root or boundary
//   healing merge       good, with a good and a bad parent, and no fix is reachable from it that
//                       is not reachable from the bad parent
//   relapse merge       bad, with a good and a bad parent, and no first bad commit is reachable
//                       from it that is not reachable from the good parent
//   change              differs from a parent
//
// Three things the words leave open are settled here. What is *named among* the fixes counts as a
// fix for a later merge, and what is named among the first bad, suspects included, counts as a
// first bad commit: or else every branch that forked between a culprit and its healing merge, and
// came home later, would be named as one more healing merge. An octopus may have several bad
// parents; it heals if any of them has no fix to show. And below suspects there must be a good
// commit, or the start: where every way down ends at a bad commit, the bug was there before.

extension CommitDAG {
  /// Finds the first bad commits, fixes and changes of a history in which every commit is judged.
  ///
  /// One pass over the commits, and a walk of the part in between for every merge and group of
  /// suspects that is named.
  ///
  /// - Throws: `Trouble.judgementCount` if there is not one judgement for each commit.
  public func judge(_ judgements: [Judgement]) throws(Trouble) -> JudgedHistory {
    // 32 MiB for each of the two; a whole kernel with a thousand transitions stays far below.
    try judge(judgements, wordBudget: 1 << 22)
  }

  func judge(_ judgements: [Judgement], wordBudget: Int) throws(Trouble) -> JudgedHistory {
    guard judgements.count == count else {
      throw .judgementCount(expected: count, found: judgements.count)
    }
    var pass = JudgingPass(dag: self, judgements: judgements, wordBudget: wordBudget)
    for commit in 0..<count { pass.visit(commit) }
    return pass.history
  }
}

/// The one pass over all commits, parents first.
private struct JudgingPass {
  let dag: CommitDAG
  let judgements: [Judgement]
  var history = JudgedHistory()
  /// What each commit reaches of all that is named among the first bad.
  var turnsBad: ReachedMarks
  /// What each commit reaches of all that is named among the fixes.
  var turnsGood: ReachedMarks
  /// The same as plain sets, for when there are too many marks.
  var namedBad: Set<Int> = []
  var namedGood: Set<Int> = []

  init(dag: CommitDAG, judgements: [Judgement], wordBudget: Int) {
    self.dag = dag
    self.judgements = judgements
    turnsBad = ReachedMarks(commits: dag.count, wordBudget: wordBudget)
    turnsGood = ReachedMarks(commits: dag.count, wordBudget: wordBudget)
  }

  mutating func visit(_ commit: Int) {
    let places = dag.parentPlaces(of: commit)
    let judgement = judgements[commit]
    turnsBad.append(parents: places, in: dag)
    turnsGood.append(parents: places, in: dag)
    guard !places.isEmpty else {
      if judgement == .bad { history.badFromTheStart.append(commit) }
      return
    }
    // Nearly every commit is like its only parent.
    guard places.contains(where: { judgements[dag.parent(at: $0)] != judgement }) else { return }
    let parents = dag.parents(of: commit)
    let differing = parents.filter { judgement.differs(from: judgements[$0]) }
    if !differing.isEmpty { history.changes.append(Change(commit: commit, differing: differing)) }
    switch judgement {
    case .bad: visitBad(commit, parents)
    case .good: visitGood(commit, parents)
    case .depends, .untestable: break
    }
  }

  private mutating func visitBad(_ commit: Int, _ parents: CommitDAG.Parents) {
    let good = parents.filter { judgements[$0] == .good }
    let bad = parents.filter { judgements[$0] == .bad }
    if good.count == parents.count {
      name(bad: Transition(kind: .commit, commit: commit))
    } else if bad.isEmpty {
      if let suspects = suspects(of: commit) { name(bad: suspects) }
    } else if good.contains(where: { !isExplained(commit, against: $0, turnsBad, namedBad) }) {
      let side = dag.commits(from: bad, notFrom: good)
      name(bad: Transition(kind: .merge, commit: commit, candidates: side))
    }
  }

  private mutating func visitGood(_ commit: Int, _ parents: CommitDAG.Parents) {
    let good = parents.filter { judgements[$0] == .good }
    let bad = parents.filter { judgements[$0] == .bad }
    if bad.count == parents.count {
      name(good: Transition(kind: .commit, commit: commit))
    } else if !good.isEmpty,
      bad.contains(where: { !isExplained(commit, against: $0, turnsGood, namedGood) })
    {
      let side = dag.commits(from: good, notFrom: bad)
      name(good: Transition(kind: .merge, commit: commit, candidates: side))
    }
  }

  /// Whether a merge reaches something named that one of its parents does not reach.
  private func isExplained(
    _ merge: Int, against parent: Int, _ marks: ReachedMarks, _ named: Set<Int>
  ) -> Bool {
    if !marks.isExhausted { return marks.reaches(merge, beyond: parent) }
    return dag.firstCommit(from: [merge], notFrom: [parent], where: named.contains) != nil
  }

  /// The suspects that end in a bad commit without a bad parent.
  private func suspects(of commit: Int) -> Transition? {
    var seen: Set<Int> = [commit]
    var pending = [commit]
    var candidates: [Int] = []
    var reachesGood = false
    var reachesStart = false
    while let next = pending.popLast() {
      if dag.isStart(next) { reachesStart = true }
      // What stands outside the range is never a culprit.
      if !dag.isBoundary(next) { candidates.append(next) }
      for parent in dag.parents(of: next) {
        if judgements[parent] == .good { reachesGood = true }
        if judgements[parent].isOpen && seen.insert(parent).inserted { pending.append(parent) }
      }
    }
    guard reachesGood || reachesStart else { return nil }
    return Transition(
      kind: .suspects, commit: commit, candidates: candidates.sorted(), reachesStart: reachesStart)
  }

  private mutating func name(bad transition: Transition) {
    history.firstBad.append(transition)
    namedBad.insert(transition.commit)
    turnsBad.markLast()
  }

  private mutating func name(good transition: Transition) {
    history.fixes.append(transition)
    namedGood.insert(transition.commit)
    turnsGood.markLast()
  }
}
