/// A binary search for the first bad commit that asks and is told, and never runs anything.
///
/// It goes as git's bisection goes: the ends are asked for first, then, if a good end is no
/// ancestor of the bad one, their merge bases, and then always the commit that splits what is left
/// best. Commits that cannot be tested are skipped. Like git it takes for granted that a bug, once
/// in, stays: what it never asked for it knows nothing about.
///
/// ```swift
/// var bisector = Bisector(dag: dag, bad: tip, good: [base])
/// while case .ask(let commit) = bisector.next() {
///   bisector.mark(commit, replay(commit))
/// }
/// ```
public struct Bisector: Sendable {
  /// What is known of a commit that was asked for.
  public enum Answer: Hashable, Sendable {
    /// The commit is good.
    case good
    /// The commit is bad.
    case bad
    /// The commit is neither: untestable, or it depends.
    case skip
  }

  /// What is to be done next.
  public enum Step: Hashable, Sendable {
    /// This commit has to be judged and marked.
    case ask(Int)
    /// The search is over.
    case done(Ending)
  }

  /// How a search can end.
  public enum Ending: Hashable, Sendable {
    /// This is the first bad commit.
    case found(Int)
    /// It could be any of these, lowest first; all but the bad one among them were skipped.
    case suspects([Int])
    /// The bad end is good: nothing to look for.
    case allGood
    /// This is bad and has no parents, so no commit made it so.
    case badFromTheStart(Int)
    /// This end was said to be good and is bad.
    case goodEndIsBad(Int)
    /// The bad end could not be tested.
    case badEndIsUntestable(Int)
    /// This merge base of a good end and the bad end is bad: the bug was fixed, not made, between.
    case mergeBaseIsBad(Int)
  }

  private let dag: CommitDAG
  private var bad: Int
  private var good: [Int]
  private var answers: [Int: Answer] = [:]
  private var skips = 0
  /// What is to be asked before the search proper: ends and merge bases.
  private var checks: [Int]
  private var mergeBases: Set<Int> = []
  private var ending: Ending?
  /// The commits among which the first bad one is, the bad one included; nil while ends are asked.
  private var candidates: [Int]?

  /// Makes a search of the commits reachable from the bad end and from no good one.
  ///
  /// Boundary commits count as reachable from a good end. A number that is no commit is left out
  /// of the good ends; as the bad end it makes a search that is over, all good.
  public init(dag: CommitDAG, bad: Int, good: [Int]) {
    self.dag = dag
    self.bad = bad
    self.good = good.filter { $0 >= 0 && $0 < dag.count }
    checks = [bad] + self.good
    if bad < 0 || bad >= dag.count { ending = .allGood }
  }

  /// The commits asked for so far and what was said of them.
  public var known: [Int: Answer] { answers }

  /// What is to be done next; asking again without marking gives the same step.
  public mutating func next() -> Step {
    if let ending { return .done(ending) }
    while let check = checks.first {
      guard let answer = answers[check] else { return .ask(check) }
      checks.removeFirst()
      if let ending = endingOfCheck(check, answer) {
        self.ending = ending
        return .done(ending)
      }
      if checks.isEmpty { finishChecks() }
    }
    let step = search(among: candidates ?? [bad])
    if case .done(let ending) = step { self.ending = ending }
    return step
  }

  /// Tells what a commit is; the first answer for a commit counts.
  public mutating func mark(_ commit: Int, _ answer: Answer) {
    guard commit >= 0, commit < dag.count, answers[commit] == nil else { return }
    answers[commit] = answer
    guard let candidates else { return }
    switch answer {
    case .good:
      let reached = dag.ancestors(of: [commit])
      self.candidates = candidates.filter { !reached.contains($0) }
    case .bad:
      // One that is no candidate, because it was asked by nobody, narrows nothing.
      guard candidates.contains(commit) else { return }
      let reached = dag.ancestors(of: [commit])
      self.candidates = candidates.filter { reached.contains($0) }
      bad = commit
    case .skip:
      skips += 1
    }
  }

  private mutating func endingOfCheck(_ check: Int, _ answer: Answer) -> Ending? {
    if check == bad {
      switch answer {
      case .good: return .allGood
      // An end said to be both is bad, and so contradicts itself.
      case .bad: return good.contains(bad) ? .goodEndIsBad(bad) : nil
      case .skip: return .badEndIsUntestable(check)
      }
    }
    switch answer {
    case .good:
      if mergeBases.contains(check) { good.append(check) }
      return nil
    case .bad:
      return mergeBases.contains(check) ? .mergeBaseIsBad(check) : .goodEndIsBad(check)
    case .skip:
      // A good end that cannot be tested is taken at the user's word, as git takes it.
      return nil
    }
  }

  /// Asks for merge bases where git does, then sets out what is to be searched.
  private mutating func finishChecks() {
    let underBad = dag.ancestors(of: [bad])
    if mergeBases.isEmpty, good.contains(where: { !underBad.contains($0) }) {
      let underGood = dag.ancestors(of: good)
      var common = CommitSet(limit: dag.count)
      for commit in underGood.commits where underBad.contains(commit) { common.insert(commit) }
      mergeBases = Set(dag.maximal(of: common).filter { !good.contains($0) })
      checks = mergeBases.sorted()
      if !checks.isEmpty { return }
    }
    let excluded = good + dag.boundary.filter { $0 != bad }
    candidates = dag.commits(from: [bad], notFrom: excluded)
  }

  private func search(among candidates: [Int]) -> Step {
    guard candidates.count > 1 else {
      return .done(dag.isStart(bad) ? .badFromTheStart(bad) : .found(bad))
    }
    let open = candidates.filter { $0 != bad && answers[$0] == nil }
    guard !open.isEmpty else { return .done(.suspects(candidates)) }
    let splits = CandidateSplits(dag: dag, candidates: candidates)
    let best = splits.best(among: candidates.filter { $0 != bad })
    if answers[best] == nil { return .ask(best) }
    // The best one was skipped, and its neighbours are likely to fail as it did. Git then jumps
    // away by chance; this jumps as far and always alike: along the commits from the best split to
    // the worst by the fractional parts of multiples of the golden ratio, squared to stay near.
    let ranked = splits.ranked(open)
    let fraction = (skips &* 40_503) & 0xFFFF
    return .ask(ranked[ranked.count * fraction / 0x10000 * fraction / 0x10000])
  }
}
