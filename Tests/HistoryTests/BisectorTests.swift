import Testing
import Workbench

@testable import History

@Suite struct BisectorTests {
  /// Runs a search on verdicts in letters and gives what was asked, in order, and the ending.
  func run(
    _ parents: [[Int]], _ verdicts: String, bad: Int, good: [Int], boundary: Set<Int> = []
  ) throws -> (asked: [Int], ending: Bisector.Ending) {
    let judgements = judgements(verdicts)
    let dag = try CommitDAG(parents: parents, boundary: boundary)
    var bisector = Bisector(dag: dag, bad: bad, good: good)
    var asked: [Int] = []
    while true {
      switch bisector.next() {
      case .done(let ending):
        #expect(bisector.next() == .done(ending))
        return (asked, ending)
      case .ask(let commit):
        try #require(!asked.contains(commit), "asked twice for \(commit)")
        #expect(bisector.next() == .ask(commit))
        asked.append(commit)
        bisector.mark(
          commit, judgements[commit] == .good ? .good : judgements[commit] == .bad ? .bad : .skip)
      }
    }
  }

  static let line: [[Int]] = [[]] + (0..<16).map { [$0] }

  @Test func aLineIsHalved() throws {
    let (asked, ending) = try run(Self.line, "ggggggggggggbbbbb", bad: 16, good: [0])
    // The ends, then the middle of 1...16, of 9...16, and so on.
    #expect(asked == [16, 0, 8, 12, 10, 11])
    #expect(ending == .found(12))
  }

  @Test func theOneAfterTheGoodEndIsFound() throws {
    let (asked, ending) = try run(Self.line, "gbbbbbbbbbbbbbbbb", bad: 16, good: [0])
    #expect(asked == [16, 0, 8, 4, 2, 1])
    #expect(ending == .found(1))
  }

  @Test func aSkippedMiddleIsJumpedAwayFrom() throws {
    let (asked, ending) = try run(Self.line, "gggggggguuuubbbbb", bad: 16, good: [0])
    #expect(asked.starts(with: [16, 0, 8]))
    #expect(ending == .suspects([8, 9, 10, 11, 12]))
  }

  @Test func aSkippedNeighbourDoesNotHideTheCulprit() throws {
    let (_, ending) = try run(Self.line, "gguggggubgbbbbbbb", bad: 16, good: [0])
    #expect(ending == .suspects([7, 8]) || ending == .found(10))
    let (_, clear) = try run(Self.line, "ggugguggggbbbbubb", bad: 16, good: [0])
    #expect(clear == .found(10))
  }

  @Test func aGoodEndThatIsBadAndABadEndThatIsGoodAreTold() throws {
    #expect(try run([[], [0]], "bb", bad: 1, good: [0]).ending == .goodEndIsBad(0))
    #expect(try run([[], [0]], "gg", bad: 1, good: [0]).ending == .allGood)
    #expect(try run([[], [0]], "gu", bad: 1, good: [0]).ending == .badEndIsUntestable(1))
    #expect(try run([[], [0]], "gb", bad: 1, good: [1]).ending == .goodEndIsBad(1))
    #expect(try run([[], [0]], "gb", bad: 5, good: []).ending == .allGood)
  }

  @Test func aBadMergeBaseMeansThatTheBugWasFixedBetween() throws {
    // 1 is the base of 2, said good, and 3, said bad.
    let parents = [[], [0], [1], [1]]
    let (asked, ending) = try run(parents, "bbgb", bad: 3, good: [2])
    #expect(asked == [3, 2, 1])
    #expect(ending == .mergeBaseIsBad(1))
    #expect(try run(parents, "gggb", bad: 3, good: [2]).ending == .found(3))
  }

  @Test func badWithoutAnyGoodIsBadFromTheStart() throws {
    #expect(try run([[], [0], [1]], "bbb", bad: 2, good: []).ending == .badFromTheStart(0))
    #expect(try run([[], [0], [1]], "gbb", bad: 2, good: []).ending == .found(1))
  }

  @Test func theBoundaryIsNeverAskedFor() throws {
    // 0 good end, 1 outside the range, 2 on 1, 3 merge
    let (asked, ending) = try run(
      [[], [], [1], [0, 2]], "gbbb", bad: 3, good: [0], boundary: [0, 1])
    #expect(!asked.contains(1))
    #expect(ending == .found(2))
  }

  @Test func aMergeIsSplitByWhatItReaches() throws {
    // Two branches of three off 0, and a merge: any tip of a branch splits 3 to 4.
    let parents = [[], [0], [1], [2], [0], [4], [5], [3, 6]]
    let (asked, ending) = try run(parents, "ggggggbb", bad: 7, good: [0])
    #expect(asked == [7, 0, 3, 5, 6])
    #expect(ending == .found(6))
  }

  @Test(arguments: 0..<10) func theBestSplitIsTheBestOfAll(_ block: Int) throws {
    for seed in block * 30..<block * 30 + 30 {
      let random = RandomHistory(seed: seed)
      let dag = try CommitDAG(parents: random.parents)
      let naive = NaiveHistory(
        parents: random.parents, boundary: [], judgements: random.judgements)
      let tip = dag.count - 1
      let candidates = naive.reach[tip].subtracting(naive.reach[dag.count / 3]).sorted()
      guard candidates.count > 1 else { continue }
      let scores = candidates.dropLast().map { commit in
        let weight = naive.reach[commit].intersection(candidates).count
        return (min(weight, candidates.count - weight), -commit)
      }
      let best = scores.max { $0 < $1 }.map { -$0.1 }
      let splits = CandidateSplits(dag: dag, candidates: candidates)
      #expect(splits.best(among: candidates.dropLast()) == best, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<10) func whereABugStaysTheSearchFindsWhatTheHistoryNames(
    _ block: Int
  ) throws {
    for seed in block * 50..<block * 50 + 50 {
      var random = RandomHistory(seed: seed)
      // One root, one culprit, and everything above it is bad; some cannot be tested.
      random.parents = random.parents.enumerated().map {
        $0.element.isEmpty && $0.offset > 0 ? [$0.offset - 1] : $0.element
      }
      let naive = NaiveHistory(
        parents: random.parents, boundary: [], judgements: random.judgements)
      let tip = random.parents.count - 1
      guard tip > 0 else { continue }
      let above = naive.reach[tip].sorted().dropFirst()
      var generator = SeededGenerator(seed: seed &* 31)
      guard let culprit = above.randomElement(using: &generator) else { continue }
      let verdicts = String(
        random.parents.indices.map { commit in
          let isOpen = random.judgements[commit].isOpen && commit != 0 && commit != tip
          return isOpen ? "u" : naive.reach[commit].contains(culprit) ? "b" : "g"
        })
      let dag = try CommitDAG(parents: random.parents)
      let history = try dag.judge(judgements(verdicts))
      let (_, ending) = try run(random.parents, verdicts, bad: tip, good: [0])
      switch ending {
      case .found(let found):
        #expect(found == culprit, "seed \(seed)")
        // A search takes what a good commit reaches for good; the history does not, and if that
        // is untestable it has suspects.
        let isNamed = history.firstBad.contains {
          $0 == HistoryCase.commit(culprit) || $0.candidates.contains(culprit)
        }
        #expect(isNamed, "seed \(seed)")
      case .suspects(let suspects):
        #expect(suspects.contains(culprit), "seed \(seed)")
        #expect(verdicts.contains("u"))
      default:
        Issue.record("seed \(seed): \(ending)")
      }
    }
  }

}
