import CMachine
import Demonstration
import Findings
import Foundation
import Git
import Reports
import Testing
import Workbench

@testable import Replay

/// Reasons where more than two commits, or more than the change itself, play a part.
@Suite struct ReasonTests {
  private static let fine = goodCheck

  @Test func aMergeHasAReasonForEachParentThatIsNotBad() throws {
    var lab = try Lab()
    let root = try lab.commit(["a.c": Self.fine, "b.h": "#define LIMIT 9\n"])
    let left = try lab.commit(["b.h": "#define LIMIT 2\n"], parents: [root])
    let right = try lab.commit(
      [
        "a.c": "#include \"b.h\"\n" + boxStruct
          + "int check(struct box *b)\n{\n\tif (b->count > LIMIT)\n\t\treturn -16;\n\treturn 0;\n}\n"
      ], parents: [root])
    // Each side is good; together they are not.
    try lab.commit(["b.h": "#define LIMIT 2\n"], parents: [right, left])
    let explained = try lab.explain(boxScenario())
    #expect(explained.finding.firstBad.map(\.kind) == [.commit])
    #expect(
      explained.whys.first?.told == [
        "code: `b->count > LIMIT` in check() is written as before, and `LIMIT` stands for 2, and stood "
          + "for 9 before",
        "before check:5 b->count > LIMIT is false  [3 > 9]",
        "after check:5 b->count > LIMIT is true  [3 > 2]", "smallest 1 of 1 in 1: @@ -1 +1 @@",
      ])
    #expect(explained.whys.map(\.parent) == [right.hex, left.hex])
    #expect(explained.whys.last?.cause == .condition)
    #expect(explained.whys.last?.hunks?.proof != HunkSet.Proof.none)
  }

  @Test func aMergeThatLostAFixHasOneReason() throws {
    var lab = try Lab()
    let root = try lab.commit(["a.c": Self.fine])
    let culprit = try lab.commit(["a.c": badCheck], parents: [root])
    let fix = try lab.commit(["a.c": Self.fine], parents: [culprit])
    let topic = try lab.commit(["other.c": "int x;\n"], parents: [culprit])
    let merge = try lab.commit(["a.c": badCheck, "other.c": "int x;\n"], parents: [fix, topic])
    let explained = try lab.explain(boxScenario())
    let lost = try #require(explained.finding.firstBad.first { $0.commit == merge.hex })
    #expect(lost.kind == .merge && lost.why.map(\.parent) == [fix.hex])
    #expect(lost.why.first?.cause == .condition)
    #expect(
      lost.why.first?.hunks?.notes == [
        "no run reads 1 file of the commit, whose hunks were not tried"
      ])
  }

  @Test func aRootAndAnUntestableParentHaveNone() throws {
    var lab = try Lab()
    try lab.commit(["a.c": badCheck])
    #expect(try lab.explain(boxScenario()).whys.isEmpty)
    var other = try Lab()
    try other.commit(["a.c": Self.fine])
    try other.commit(["a.c": boxStruct + "int check(struct box *b)\n{\n\treturn absent(b\n}\n"])
    try other.commit(["a.c": badCheck])
    let explained = try other.explain(boxScenario())
    #expect(explained.finding.firstBad.map(\.kind) == [.suspects])
    #expect(explained.whys.isEmpty)
  }

  /// A set that runs into a limit of ours is not one that does nothing.
  @Test func aSetThatHitsALimitIsUnknown() throws {
    func check(_ step: Int, _ stop: Int) -> String {
      boxStruct + "int check(struct box *b)\n{\n\tint i;\n\tint step = \(step);\n\tint keep = 0;\n"
        + "\tint stop = \(stop);\n\n\tfor (i = 0; i < 3; i += step)\n\t\tif (stop && !step)\n"
        + "\t\t\treturn -16;\n\treturn keep;\n}\n"
    }
    var lab = try Lab()
    try lab.commit(["a.c": check(1, 0)])
    try lab.commit(["a.c": check(0, 1)])
    let scenario = try readScenario(Array(boxScenario().utf8))
    var limits = Limits()
    limits.steps = 5_000
    let finding = try bisect(
      scenario, lab.path, BisectionRequest(limits: limits)
    ).finding
    let hunks = try #require(finding.firstBad.first?.why.first?.hunks)
    #expect(hunks.proof == .irreducible && hunks.smallest.count == 2 && hunks.replays == 2)
    #expect(hunks.notes.count == 1)
    #expect(
      hunks.notes.first?.hasPrefix("of 1 smaller set it is not known what the hunks do") == true)
  }

  @Test func threadsAndASecondRunChangeNothing() throws {
    let history = try Stories.history(.main)
    let scenario = try Stories.scenario(.fireflyRK3288)
    let known = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyRK3288)).finding
    for jobs in [1, 3] {
      let again = try bisect(scenario, history.repositoryPath, BisectionRequest(jobs: jobs)).finding
      #expect(again.firstBad.map(\.why) == known.firstBad.map(\.why))
      #expect(again.fixes.map(\.why) == known.fixes.map(\.why))
    }
  }

  @Test func ofTheDemosCulpritOnePredicateLineDoesIt() throws {
    let finding = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyRK3288)).finding
    let why = try #require(finding.firstBad.first?.why.first)
    #expect(why.cause == .condition)
    #expect(
      why.sentence
        == "`group->default_domain && group->domain != group->default_domain` became `group->domain && "
        + "group->domain != group->default_domain` in __iommu_attach_group(): true, and false before"
    )
    let hunks = try #require(why.hunks)
    #expect(hunks.hunks >= 10 && hunks.files == 3 && hunks.proof == .smallest)
    #expect(hunks.smallest.count == 1 && hunks.smallest.first?.lines.count == 2)
    #expect(
      why.truthTable?.rows.filter(\.isState).map { [$0.before, $0.after] } == [[false, true]])
    let fix = try #require(finding.fixes.first?.why.first)
    #expect(fix.cause == .state && fix.hunks?.smallest.count == 2)
    #expect(fix.sentence.contains("`group->domain` is NULL, and was mapping_domain before"))
    // No trace is left in the replays.
    #expect((finding.firstBad + finding.fixes).allSatisfy { $0.replay?.trace == [] })
  }

  // MARK: What is missing

  private func removeBlob(_ text: String, _ lab: borrowing Lab) throws {
    let id = try gitOutput(["hash-object", "--stdin"], in: lab.path, input: text)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try FileManager.default.removeItem(
      atPath: "\(lab.path)/objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }

  @Test func aMissingBlobThatNoRunReadsOnlyCostsTheCount() throws {
    var lab = try Lab()
    try lab.commit(["a.c": Self.fine, "other.c": "int x;\n"])
    try lab.commit(["a.c": badCheck, "other.c": "int gone;\n"])
    try removeBlob("int gone;\n", lab)
    let finding = try bisect(readScenario(Array(boxScenario().utf8)), lab.path).finding
    let why = try #require(finding.firstBad.first?.why.first)
    #expect(why.cause == .condition && why.hunks?.proof == .smallest)
    #expect(
      why.hunks?.notes == [
        "no run reads 1 file of the commit, whose hunks were not tried and are not counted"
      ])
  }

  @Test func whereTheCommitCannotBeTakenApartTheAnswerStands() throws {
    var lab = try Lab()
    try lab.commit(["a.c": "#include \"l.h\"\n" + Self.fine, "l.h": "int l;\n"])
    try lab.commit(["a.c": badCheck, "l.h": nil, "m.h": "int gone;\n"])
    try removeBlob("int gone;\n", lab)
    let finding = try bisect(readScenario(Array(boxScenario().utf8)), lab.path).finding
    let culprit = try #require(finding.firstBad.first)
    #expect(culprit.commit == lab.order[1].hex && finding.exitCode == 0)
    let why = try #require(culprit.why.first)
    #expect(why.cause == .unknown && why.hunks?.proof == HunkSet.Proof.none)
    #expect(why.hunks?.notes.first?.hasPrefix("the commit could not be taken apart: ") == true)
    #expect(why.sentence == "it is bad, and was good before")
  }

  // MARK: Random changes

  /// What is claimed is checked against all sets of hunks.
  @Test(arguments: 0..<5) func whatIsClaimedOfRandomChangesIsTrue(_ seed: UInt64) throws {
    var dice = SplitMix(seed: seed &* 7_919 &+ 3)
    var (met, causes): (Int, Set<WhyFinding.Cause>) = (0, [])
    for _ in 0..<9 {
      var program = ChangingCheck(&dice)
      var lab = try Lab()
      try lab.commit(program.files)
      for _ in 0..<12 {
        for _ in 0..<(dice.below(4) + 1) { program.change(&dice) }
        try lab.commit(program.files)
      }
      let explained = try lab.explain(boxScenario())
      for why in explained.whys { checkWords(of: why) }
      met += explained.whys.count
      causes.formUnion(explained.whys.map(\.cause))
    }
    #expect(met >= 5 && causes.count >= 2, "\(met) \(causes)")
  }

  /// What is said of conditions is what the steps say.
  private func checkWords(of why: WhyFinding) {
    guard let before = why.before?.step, let after = why.after?.step,
      before.kind != .call, after.kind != .call
    else { return }
    func condition(_ step: TraceEntry) -> String {
      String(step.text.components(separatedBy: " is ")[0]).filter { !$0.isWhitespace }
    }
    func outcome(_ step: TraceEntry) -> Bool { step.text.contains(" is true  [") }
    if why.sentence.contains(" is written as before"), before.kind != .return {
      #expect(condition(before) == condition(after), "\(why.told)")
      #expect(outcome(before) != outcome(after), "\(why.told)")
    }
    if why.sentence.contains(" became "), before.kind != .return {
      #expect(condition(before) != condition(after), "\(why.told)")
      #expect(outcome(before) != outcome(after) || before.text.hasPrefix("switch"), "\(why.told)")
    }
  }
}
