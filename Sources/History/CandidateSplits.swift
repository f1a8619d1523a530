/// How well each candidate of a binary search splits the others.
///
/// A candidate's weight is the number of candidates that it reaches, itself included; it splits
/// them into these and the rest, and the smaller part is what an answer is sure to rule out.
/// Weights of merges need a walk each, which on a kernel would take hours for all. So weights are
/// bounded from both sides first, exactly along the first parents of the tip, and only a
/// candidate that could still be the best is walked.
struct CandidateSplits {
  private let candidates: [Int]
  /// The positions of each candidate's parents among the candidates.
  private var parents: [[Int]]
  private var atLeast: [Int]
  private var atMost: [Int]

  /// Takes candidates lowest first; what each reaches outside of them does not count.
  init(dag: CommitDAG, candidates: [Int]) {
    self.candidates = candidates
    var position: [Int: Int] = [:]
    position.reserveCapacity(candidates.count)
    for (index, commit) in candidates.enumerated() { position[commit] = index }
    parents = candidates.map { dag.parents(of: $0).compactMap { position[$0] } }
    atLeast = []
    atMost = []
    let exact = weightsAlongFirstParents()
    for (index, list) in parents.enumerated() {
      // A parent's weight is known exactly, or bounded, before its child's.
      let least = 1 + (list.map { atLeast[$0] }.max() ?? 0)
      let sum = list.reduce(1) { $0 + atMost[$1] }
      atLeast.append(exact[index] ?? least)
      atMost.append(exact[index] ?? (list.count < 2 ? sum : min(sum, index + 1)))
    }
  }

  /// The candidate that splits best; the lowest of several that do.
  ///
  /// As in git, one that is off the middle by less than a thousandth is good enough.
  func best(among commits: [Int]) -> Int {
    let wanted = Set(commits)
    let enough = candidates.count / 2 - candidates.count / 1024
    // What a commit on the small side of the middle reaches splits worse than the commit does.
    var isWorse = CommitSet(limit: candidates.count)
    let open = candidates.indices.filter { wanted.contains(candidates[$0]) }
      .sorted { (-hope($0), $0) < (-hope($1), $1) }
    var best = (score: -1, index: open.first ?? 0)
    for index in open where !isWorse.contains(index) {
      if hope(index) < best.score || (candidates.count > 1024 && best.score >= enough) { break }
      let weight = weight(index) { isWorse.insert($0) }
      if score(weight) > best.score || (score(weight) == best.score && index < best.index) {
        best = (score(weight), index)
      }
    }
    return candidates[best.index]
  }

  /// Candidates from the best split to the worst, as far as bounds tell.
  func ranked(_ commits: [Int]) -> [Int] {
    let wanted = Set(commits)
    return candidates.indices.filter { wanted.contains(candidates[$0]) }
      .sorted { (-hope($0), $0) < (-hope($1), $1) }.map { candidates[$0] }
  }

  /// How many candidates the one at an index reaches, itself included.
  ///
  /// If these had to be walked and are no more than half, the others among them are handed over.
  func weight(_ index: Int, smallSide: (Int) -> Void = { _ in }) -> Int {
    if atLeast[index] == atMost[index] { return atLeast[index] }
    var seen = CommitSet(limit: index + 1)
    seen.insert(index)
    var pending = [index]
    while let next = pending.popLast() {
      for parent in parents[next] where seen.insert(parent) { pending.append(parent) }
    }
    if seen.count <= candidates.count / 2 {
      for reached in seen.commits where reached != index { smallSide(reached) }
    }
    return seen.count
  }

  private func score(_ weight: Int) -> Int { min(weight, candidates.count - weight) }

  /// The best score that the bounds of an index allow.
  private func hope(_ index: Int) -> Int {
    let half = candidates.count / 2
    if atMost[index] <= half { return score(atMost[index]) }
    return atLeast[index] >= half ? score(atLeast[index]) : half
  }

  /// The exact weights of the tip's first-parent chain, in one walk up the chain.
  private func weightsAlongFirstParents() -> [Int: Int] {
    var chain: [Int] = []
    var next: Int? = parents.indices.last
    while let index = next {
      chain.append(index)
      next = parents[index].first
    }
    var seen = CommitSet(limit: candidates.count)
    var weights: [Int: Int] = [:]
    for index in chain.reversed() {
      var pending = seen.insert(index) ? [index] : []
      while let reached = pending.popLast() {
        for parent in parents[reached] where seen.insert(parent) { pending.append(parent) }
      }
      weights[index] = seen.count
    }
    return weights
  }
}
