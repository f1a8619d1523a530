// Why the verdict is another one at a commit than at its parent: both are run once more with every step told, sets of the
// commit's hunks are applied to the parent in memory and replayed, and the two traces are compared. What the hunks say and
// what the traces say must fit: a condition whose hunk has no part in the difference is not what made it.

import CProgram
import Findings
import Git

extension Bisection {
  /// So many transitions are told the reasons of.
  private static let transitionLimit = 8
  /// So many reasons are looked for at a time: all of them together cannot read more than there is room for, so how much each
  /// may read does not depend on the others.
  private static let reasonsAtOnce = HunkSearch.workOfAll / HunkSearch.workOfOne

  /// A transition's verdict and that of one of its parents, which is another.
  private struct Difference: Sendable {
    let isFix: Bool
    /// The number of the transition among those of its kind.
    let index: Int
    let own: ReplayFinding
    let parent: ReplayFinding
  }

  /// Adds the reasons to the transitions that are named.
  func addReasons(to finding: inout BisectionFinding) throws(ReplayTrouble) {
    var room = Self.transitionLimit
    var rest = differences(finding.firstBad, isFix: false, &room)[...]
    rest += differences(finding.fixes, isFix: true, &room)
    var work = HunkSearch.workOfAll
    let asked = replayer.programs.asked.notes
    let traces = replayer.traces ?? [:]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(Self.reasonsAtOnce))
      rest = rest.dropFirst(batch.count)
      let limit = min(HunkSearch.workOfOne, work)
      let found = share(batch.count) { number, replayer -> Result<VerdictReason, ReplayTrouble> in
        do throws(ReplayTrouble) {
          return .success(
            try VerdictReason(
              batch[number].own, batch[number].parent, replayer, traces: traces, asked: asked,
              work: limit))
        } catch {
          return .failure(error)
        }
      }
      for (difference, reason) in zip(batch, found) {
        guard let reason = try reason?.get() else { continue }
        work -= reason.work
        if difference.isFix {
          finding.fixes[difference.index].why.append(reason.finding)
        } else {
          finding.firstBad[difference.index].why.append(reason.finding)
        }
      }
    }
    replayer.traces = nil
  }

  private func differences(
    _ transitions: [TransitionFinding], isFix: Bool, _ room: inout Int
  ) -> [Difference] {
    var differences: [Difference] = []
    for (index, transition) in transitions.enumerated() where room > 0 {
      guard let own = transition.replay, own.verdict != .untestable else { continue }
      let parents = transition.parentReplays.filter {
        $0.verdict != .untestable && ($0.verdict != own.verdict || $0.condition != own.condition)
      }
      if !parents.isEmpty { room -= 1 }
      differences += parents.map {
        Difference(isFix: isFix, index: index, own: own, parent: $0)
      }
    }
    return differences
  }

  /// Does pieces of work, on several threads where that is wanted.
  private func share<Answer: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (_ turn: Int, _ replayer: Replayer) -> Answer
  ) -> [Answer?] {
    guard let namedCrew, count > 1 else { return (0..<count).map { work($0, replayer) } }
    return namedCrew.share(count, work)
  }
}
