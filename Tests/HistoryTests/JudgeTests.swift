import Testing
import Workbench

@testable import History

/// Verdicts in one line: g good, b bad, u and v untestable for two reasons, d and e depending on
/// two conditions.
func judgements(_ letters: String) -> [Judgement] {
  letters.map { letter in
    switch letter {
    case "g": .good
    case "b": .bad
    case "u": .untestable(0)
    case "v": .untestable(1)
    case "d": .depends(0)
    default: .depends(1)
    }
  }
}

/// One history with what must be named in it.
struct HistoryCase: CustomTestStringConvertible, Sendable {
  var name: String
  var parents: [[Int]]
  var verdicts: String
  var boundary: Set<Int> = []
  var firstBad: [Transition] = []
  var fixes: [Transition] = []
  var fromTheStart: [Int] = []

  var testDescription: String { name }

  static func commit(_ commit: Int) -> Transition { Transition(kind: .commit, commit: commit) }

  static func merge(_ commit: Int, _ candidates: [Int]) -> Transition {
    Transition(kind: .merge, commit: commit, candidates: candidates)
  }

  static func suspects(_ candidates: [Int], reachesStart: Bool = false) -> Transition {
    Transition(
      kind: .suspects, commit: candidates.last ?? -1, candidates: candidates,
      reachesStart: reachesStart)
  }

  static let all: [HistoryCase] = [
    HistoryCase(name: "all good", parents: [[], [0], [1]], verdicts: "ggg"),
    HistoryCase(
      name: "a culprit and its fix", parents: [[], [0], [1], [2]], verdicts: "gbbg",
      firstBad: [commit(1)], fixes: [commit(3)]),
    HistoryCase(
      name: "coming and going", parents: [[], [0], [1], [2]], verdicts: "gbgb",
      firstBad: [commit(1), commit(3)], fixes: [commit(2)]),
    HistoryCase(
      name: "bad at the root is nobody's doing", parents: [[], [0], [1]], verdicts: "bbg",
      fixes: [commit(2)], fromTheStart: [0]),
    HistoryCase(
      name: "bad at the boundary is nobody's doing", parents: [[], [0], [1]], verdicts: "gbb",
      boundary: [1], fromTheStart: [1]),
    HistoryCase(
      name: "the same bug made twice", parents: [[], [0], [0], [1, 2]], verdicts: "gbbb",
      firstBad: [commit(1), commit(2)]),
    HistoryCase(
      name: "a merge bad by itself is a first bad commit", parents: [[], [0], [0], [1, 2]],
      verdicts: "gggb", firstBad: [commit(3)]),
    HistoryCase(
      name: "a merge that repairs both sides is a fix", parents: [[], [0], [0], [1, 2]],
      verdicts: "gbbg", firstBad: [commit(1), commit(2)], fixes: [commit(3)]),
    HistoryCase(
      name: "the culprit comes by a merge", parents: [[], [0], [0], [1, 2], [3]],
      verdicts: "ggbbb", firstBad: [commit(2)]),
    HistoryCase(
      name: "a fix forked after the culprit comes by a merge",
      // 1 culprit, 2 mainline, 3 fix on its branch, 4 merge
      parents: [[], [0], [1], [1], [2, 3]], verdicts: "gbbgg",
      firstBad: [commit(1)], fixes: [commit(3)]),
    HistoryCase(
      name: "a fix forked before the culprit heals at the merge",
      // 1 culprit, 2 fix on its branch, 3 more of it, 4 merge
      parents: [[], [0], [0], [2], [1, 3]], verdicts: "gbggg",
      firstBad: [commit(1)], fixes: [merge(4, [2, 3])]),
    HistoryCase(
      name: "a branch that comes home after a healing merge heals nothing",
      // 1 culprit, 2 fix, 3 side branch off the culprit, 4 healing merge, 5 side comes home
      parents: [[], [0], [0], [1], [1, 2], [4, 3]], verdicts: "gbgbgg",
      firstBad: [commit(1)], fixes: [merge(4, [2])]),
    HistoryCase(
      name: "a merge that lost the fix",
      // 1 culprit, 2 fix, 3 side branch off the culprit, 4 merge takes the side's text
      parents: [[], [0], [1], [1], [2, 3]], verdicts: "gbgbb",
      firstBad: [commit(1), merge(4, [3])], fixes: [commit(2)]),
    HistoryCase(
      name: "a branch that joins after a relapse is not one more",
      // as before, and 5 forked from the fix, 6 merge of 4 and 5
      parents: [[], [0], [1], [1], [2, 3], [2], [4, 5]], verdicts: "gbgbbgb",
      firstBad: [commit(1), merge(4, [3])], fixes: [commit(2)]),
    HistoryCase(
      name: "what is not C before the culprit makes two suspects", parents: [[], [0], [1], [2]],
      verdicts: "gubb", firstBad: [suspects([1, 2])]),
    HistoryCase(
      name: "a good branch merged after suspects is no relapse",
      parents: [[], [0], [1], [0], [2, 3]], verdicts: "gubgb", firstBad: [suspects([1, 2])]),
    HistoryCase(
      name: "good, depends, bad: suspects too", parents: [[], [0], [1]], verdicts: "gdb",
      firstBad: [suspects([1, 2])]),
    HistoryCase(
      name: "suspects over a merge go down both ways",
      parents: [[], [0], [0], [1, 2], [3]], verdicts: "guvub",
      firstBad: [suspects([1, 2, 3, 4])]),
    HistoryCase(
      name: "a gap in a bad stretch is no transition", parents: [[], [0], [1], [2]],
      verdicts: "gbub", firstBad: [commit(1)]),
    HistoryCase(
      name: "untestable from the root on", parents: [[], [0], [1]], verdicts: "uub",
      firstBad: [suspects([0, 1, 2], reachesStart: true)]),
    HistoryCase(
      name: "an untestable boundary is no suspect", parents: [[], [0], [1]], verdicts: "uub",
      boundary: [0], firstBad: [suspects([1, 2], reachesStart: true)]),
    HistoryCase(
      name: "good after untestable is no fix", parents: [[], [0], [1], [2]], verdicts: "gbug",
      firstBad: [commit(1)]),
    HistoryCase(
      name: "an octopus heals if one of its bad parents has no fix to show",
      // 1 culprit, 2 its fix, 3 relapse on the fix, 4 forked from 0, 5 octopus of 3, 1 and 4:
      // what it reaches beyond 1 has the fix 2; what it reaches beyond 3 has none.
      parents: [[], [0], [1], [2], [0], [3, 1, 4]], verdicts: "gbgbgg",
      firstBad: [commit(1), commit(3)], fixes: [commit(2), merge(5, [4])]),
    HistoryCase(
      name: "an octopus that brings the fix along heals nothing itself",
      // 1 culprit; 2 the driver's fix off 0; 3 fix off 1; 4 more bad; 5 octopus of 3, 4
      parents: [[], [0], [0], [1], [1], [3, 4, 2]], verdicts: "gbggbg",
      firstBad: [commit(1)], fixes: [commit(3)]),
  ]
}

@Suite struct JudgeTests {
  @Test(arguments: HistoryCase.all) func exactlyTheRightCommitsAreNamed(_ it: HistoryCase) throws {
    let dag = try CommitDAG(parents: it.parents, boundary: it.boundary)
    let history = try dag.judge(judgements(it.verdicts))
    #expect(history.firstBad == it.firstBad)
    #expect(history.fixes == it.fixes)
    #expect(history.badFromTheStart == it.fromTheStart)
  }

  @Test(arguments: 0..<40) func randomHistoriesAgreeWithTheDefinitions(_ block: Int) throws {
    var kinds: Set<Transition.Kind> = []
    for seed in block * 50..<block * 50 + 50 {
      let random = RandomHistory(seed: seed)
      let dag = try CommitDAG(parents: random.parents, boundary: random.boundary)
      let expected = NaiveHistory(
        parents: random.parents, boundary: random.boundary, judgements: random.judgements
      ).history
      #expect(try dag.judge(random.judgements) == expected, "seed \(seed)")
      // The same without room for sets, by walking.
      #expect(try dag.judge(random.judgements, wordBudget: 0) == expected, "seed \(seed), walking")
      kinds.formUnion((expected.firstBad + expected.fixes).map(\.kind))
    }
    #expect(kinds == [.commit, .merge, .suspects], "the histories are too tame")
  }

  @Test func aChangeIsAnyDifferenceFromAParent() throws {
    let dag = try CommitDAG(parents: [[], [0], [1], [2], [3], [4], [5], [6, 0]])
    //                                 good -> depends -> the same -> another -> bad -> u -> v
    let history = try dag.judge(judgements("gddebuvg"))
    #expect(history.changes.map(\.commit) == [1, 3, 4, 5, 7])
    #expect(history.changes.last == Change(commit: 7, differing: [6]))
  }

  @Test func onlyCandidatesThatTouchAChangedFactStay() {
    let merge = HistoryCase.merge(9, [3, 4, 5])
    #expect(merge.keepingCandidates { $0 == 4 }.candidates == [4])
    let suspects = HistoryCase.suspects([3, 4])
    #expect(suspects.keepingCandidates { _ in false } == suspects)
  }

  @Test func tooFewJudgementsAreANamedError() throws {
    let dag = try CommitDAG(parents: [[], [0]])
    #expect(throws: CommitDAG.Trouble.judgementCount(expected: 2, found: 1)) {
      try dag.judge([.good])
    }
  }

  @Test func aLongHistoryWithManyMergesIsJudgedInOnePass() throws {
    // Side branches of one commit, off the mainline and home again; a culprit at a third, a fix
    // at two thirds. Nothing here would end in time if every merge were walked to the root.
    var dag = CommitDAG()
    var judgements: [Judgement] = []
    var tip = try dag.append(parents: [])
    judgements.append(.good)
    for step in 0..<60_000 {
      let verdict: Judgement = step >= 20_000 && step < 40_000 ? .bad : .good
      let side = try dag.append(parents: [max(0, tip - step % 50 * 3)])
      judgements.append(judgements[max(0, tip - step % 50 * 3)])
      tip = try dag.append(parents: [tip, side])
      judgements.append(verdict)
    }
    let history = try dag.judge(judgements)
    #expect(history.firstBad.count == 1)
    #expect(history.firstBad.first?.kind == .commit)
    #expect(history.fixes.count == 1)
  }
}
