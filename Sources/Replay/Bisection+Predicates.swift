// The history of the deciding condition: for the functions in which the bad value came into being, the
// conditions under which they make it, and the commits that changed their text.

import Findings
import Git
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
  ///
  /// Their lines are those of the commit that is named, which is replayed for them.
  func predicateRows(
    _ runs: EpochRuns<Replayer.Record>, _ changes: Set<Int>
  ) throws(ReplayTrouble) -> [PredicateRow] {
    let range = runs.range
    var deciding: Set<String> = []
    for run in runs.runs where run.answer.finding.verdict == .bad {
      if let site = run.answer.finding.outcome.site { deciding.insert(site.function) }
    }
    var rows: [PredicateRow] = []
    for function in deciding.sorted() {
      let ofRun = runs.runs.map { guards(of: $0.answer, function) }
      let texts = ofRun.map { self.texts($0) }
      for commit in range.ids.indices {
        guard let run = runs.runNumber(of: commit), !ofRun[run].isEmpty else { continue }
        let before = range.dag.parents(of: commit).compactMap { runs.runNumber(of: $0) }
        if before.contains(where: { $0 == run || texts[$0] == texts[run] }) { continue }
        let parents = before.map { ofRun[$0] }.filter { !$0.isEmpty }
        let own = try guards(of: runs.coldAnswer(of: commit), function)
        guard self.texts(own) == texts[run] else {
          throw .unstable(
            "the conditions of \(function)() at \(range.ids[commit].hex) were others when it was "
              + "replayed from nothing; please report this")
        }
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

  private func guards(of record: Replayer.Record, _ function: String) -> [Replayer.Guard] {
    record.guards.filter { $0.function == function }
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
