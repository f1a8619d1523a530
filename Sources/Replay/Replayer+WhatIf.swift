public import Cache
public import Findings
import Git
import Scenarios

extension Replayer {
  /// Takes replays of commits from where earlier runs kept theirs, and keeps those that are made there; of commits in
  /// memory nothing is kept.
  ///
  /// - Parameter scenario: All that the scenario was read from.
  public func keepRuns(in cache: CacheStore, scenario: [[UInt8]]) {
    kept = digest(scenario: scenario, limits: limits).map { KeptRuns(in: cache, base: $0) }
  }

  /// Replays at a commit, and at the same commit with changes made to it in memory.
  ///
  /// - Parameters:
  ///   - revision: The commit; nil means BISECT_HEAD if there is one, else HEAD.
  ///   - changes: What is changed, in this order.
  ///   - mainline: For merges that are reverted, which parent's side is kept, from 1.
  /// - Throws: ``ReplayTrouble``, `request` for a change that does not fit.
  public func whatIf(
    at revision: String?, _ changes: [CommitChange], mainline: Int? = nil
  ) throws(ReplayTrouble) -> WhatIfFinding {
    guard let base = ObjectID(hex: try commit(named: revision)) else {
      throw .revision("'\(revision ?? "HEAD")' is no commit")
    }
    var tip = base
    var steps: [ChangeStep] = []
    for change in try reader.planned(changes) {
      let (made, step) = try reader.commit(on: tip, change, mainline: mainline)
      tip = made
      steps.append(step)
    }
    let before = try found(at: base, run(at: base))
    let after = try found(at: tip, run(at: tip, known: nil, isTracing: false))
    return WhatIfFinding(
      scenario: scenario.name.value, base: base.hex, baseSubject: before.subject, steps: steps,
      claim: Self.claim(
        steps, scenario.name.value, at: revision ?? String(base.hex.prefix(12)), before, after),
      before: before, after: after)
  }

  private func found(
    at commit: ObjectID, _ run: EpochRun<Record>
  ) throws(ReplayTrouble) -> ReplayFinding {
    try marked(run.answer.finding, at: commit, run.trace, hopSearch)
  }

  private static func claim(
    _ steps: [ChangeStep], _ scenario: String, at place: String, _ before: ReplayFinding,
    _ after: ReplayFinding
  ) -> String {
    let reverted = steps.filter { $0.kind == .revert }.compactMap { $0.commit?.prefix(12) }
    let patches = steps.filter { $0.kind == .apply }
    var with: [String] = []
    if !reverted.isEmpty { with.append("\(reverted.joined(separator: ", ")) reverted") }
    if patches.count == 1, let subject = patches[0].subject {
      with.append("\"\(subject)\" applied")
    } else if !patches.isEmpty {
      with.append(patches.count == 1 ? "the patch applied" : "\(patches.count) patches applied")
    }
    func said(_ finding: ReplayFinding) -> String {
      finding.verdict == .depends ? "bad under a condition" : finding.verdict.rawValue
    }
    let still = before.verdict == after.verdict ? "still " : ""
    let without = still.isEmpty ? "; without it is \(said(before))" : ""
    return "With \(with.joined(separator: " and ")), \(scenario) is \(still)\(said(after)) at "
      + "\(place)\(without)."
  }
}
