// What a finding says of commits that can be taken back where they stand, so that the reader can try it.

import Findings
import Git

extension Bisection {
  /// So many commits of a kind are told.
  private static let claimLimit = 4

  /// Adds what can be tried: the first bad commits, the fixes, and what changed a condition of bad commits in vain.
  func addClaims(to finding: inout BisectionFinding, _ range: CommitRange) throws(ReplayTrouble) {
    for (transitions, role) in [
      (finding.firstBad, "the first bad commit"), (finding.fixes, "the fix"),
    ] {
      for transition in transitions.filter({ $0.kind == .commit }).prefix(Self.claimLimit) {
        guard let with = transition.replay?.verdict, transition.parentReplays.count == 1,
          try isTakenBack(transition.commit)
        else { continue }
        finding.claims.append(
          ClaimFinding(
            commit: transition.commit, sentence: role, with: with,
            without: transition.parentReplays[0].verdict))
      }
    }
    var room = Self.claimLimit
    for commit in finding.sameForThisState where room > 0 {
      guard let id = ObjectID(hex: commit.commit), let number = range.number(of: id),
        verdict(number) == .bad,
        try isTakenBack(commit.commit)
      else { continue }
      room -= 1
      finding.claims.append(
        ClaimFinding(
          commit: commit.commit, sentence: "a change of the condition that is not the fix",
          with: .bad, without: .bad))
    }
  }

  /// Whether a commit has one parent that is there, to go back to.
  private func isTakenBack(_ commit: String) throws(ReplayTrouble) -> Bool {
    guard let id = ObjectID(hex: commit) else { return false }
    do throws(GitError) {
      return try replayer.reader.repository.commit(id).parents.count == 1
    } catch {
      throw ReplayTrouble(error)
    }
  }
}
