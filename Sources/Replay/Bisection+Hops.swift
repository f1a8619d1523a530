// How the frames above those that are run come to one another along the history: no part of any verdict, and looked at
// when all of them are there.

import CallGraph
import Findings
import Git
import History
import Scenarios

extension Bisection {
  /// Follows the hops above what is run through the range; nil where there are none.
  ///
  /// - Parameter base: The first bad commit, if there is one.
  func hopHistory(
    _ runs: EpochRuns<Replayer.Record>, base: Int?
  ) throws(ReplayTrouble) -> HopHistory? {
    guard let hops = replayer.hops, let newest = runs.range.ids.indices.last else { return nil }
    let base = base ?? newest
    let judged = hops.names.firstIndex {
      $0.function == replayer.scenario.judge.function.value
    }
    let frames = runs.answer(of: base)?.finding.frames ?? []
    let ran = hops.places.lastIndex { frames.indices.contains($0) && frames[$0].mode == .run }
    let entry = max(judged ?? 0, ran ?? 0)
    guard entry < hops.count else { return nil }
    var seen: Set<String> = []
    let read = runs.runs.lazy.flatMap(\.trace).sourcePaths
    let sources = (hops.sources + read).filter { seen.insert($0).inserted }
    let history = HopHistory(
      range: runs.range, reader: replayer.reader, stack: hops, sources: sources, hopSearch,
      progress: progress)
    // A stack may be of a kernel of long ago.
    let samples = (0..<4).reversed().map { newest / 4 * $0 }
    try history.follow(
      entry..<hops.count, from: base == newest ? [base] : [base, newest], samples)
    return history
  }

  /// How hops are looked for.
  var hopSearch: HopSearch {
    var search = replayer.hopSearch
    search.isWhole = request.searchesTree
    return search
  }

  /// A replay at a commit, its frames with what the history says of their hops.
  func marked(
    _ finding: ReplayFinding, at commit: Int, _ runs: EpochRuns<Replayer.Record>,
    _ history: HopHistory?
  ) throws(ReplayTrouble) -> ReplayFinding {
    guard let hops = replayer.hops else { return finding }
    var known: [Int: HopAnswer] = [:]
    if let history {
      for hop in 0..<hops.count {
        if let answer = try history.answer(hop, at: commit) { known[hop] = answer }
      }
    }
    // The whole tree has been searched where that was to be done.
    return try replayer.marked(
      finding, at: runs.range.ids[commit], runs.run(of: commit)?.trace ?? [], HopSearch(),
      known: known)
  }

  func finding(
    _ row: HopHistory.Row, _ identities: [Int: CommitFinding]
  ) -> HopFinding {
    let identity = identities[row.commit]
    let names = replayer.hops?.names ?? []
    var found = HopFinding(
      caller: names[row.hop + 1].function, callee: names[row.hop].function, state: .unchecked,
      from: identity?.commit ?? "", subject: identity?.subject, firstTag: identity?.firstTag)
    switch row.answer {
    case .way(let way):
      found.state = row.hadWay ? .changed : .verified
      found.hop = way.hop
      found.via = way.viaNames
      found.text = HopWords.text(way)
      found.steps = way.stepFindings
    case .broken(let reason, _):
      found.state = .broken
      found.text = reason
    case .unchecked(let reason, _): found.text = reason
    }
    return found
  }
}
