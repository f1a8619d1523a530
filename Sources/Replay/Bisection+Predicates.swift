// The history of the deciding condition: for the functions in which the bad value came into being, the
// conditions under which they make it, and the commits that changed their text.

import Findings
import History

/// One change of a deciding condition's text.
struct PredicateRow {
  let commit: Int
  let isVerdictChanged: Bool
  let guardText: Replayer.Guard
  let before: String?

  func finding(_ identities: [Int: CommitFinding]) -> PredicateFinding {
    let identity = identities[commit]
    return PredicateFinding(
      function: guardText.function, file: guardText.file, line: guardText.line,
      text: guardText.text, before: before, from: identity?.commit ?? "",
      subject: identity?.subject, firstTag: identity?.firstTag,
      effect: isVerdictChanged ? .verdictChanged : .noEffect)
  }
}

extension Bisection {
  /// The changes of the conditions in the functions that decided, in the order of the commits.
  func predicateRows(
    _ runs: EpochRuns<Replayer.Record>, _ changes: Set<Int>
  ) -> [PredicateRow] {
    let range = runs.range
    var deciding: Set<String> = []
    for run in runs.runs where run.answer.finding.verdict == .bad {
      if let site = run.answer.finding.outcome.site { deciding.insert(site.function) }
    }
    var rows: [PredicateRow] = []
    for function in deciding.sorted() {
      for commit in range.ids.indices {
        guard let own = guards(commit, function), !own.isEmpty else { continue }
        let parents = range.dag.parents(of: commit).compactMap { guards($0, function) }
        if parents.contains(where: { texts($0) == texts(own) }) { continue }
        let old = parents.first ?? []
        let new = own.filter { now in !old.contains { $0.text == now.text } }
        for (index, changed) in new.enumerated() {
          let gone = old.filter { was in !own.contains { $0.text == was.text } }
          rows.append(
            PredicateRow(
              commit: commit, isVerdictChanged: changes.contains(commit), guardText: changed,
              before: index < gone.count ? gone[index].text : gone.first?.text))
        }
      }
    }
    return rows.sorted { $0.commit < $1.commit }
  }

  private func guards(_ commit: Int, _ function: String) -> [Replayer.Guard]? {
    guard let record = record(of: commit) else { return nil }
    let found = record.guards.filter { $0.function == function }
    return found.isEmpty ? nil : found
  }

  private func texts(_ guards: [Replayer.Guard]) -> [String] { guards.map(\.text) }

  /// The commits that changed a deciding condition and no verdict.
  func sameForThisState(
    _ rows: [PredicateRow], _ identities: [Int: CommitFinding]
  ) -> [CommitFinding] {
    var seen: Set<Int> = []
    return rows.compactMap { row in
      guard !row.isVerdictChanged, row.before != nil, seen.insert(row.commit).inserted else {
        return nil
      }
      return identities[row.commit]
    }
  }
}
