import Findings
import Foundation
import Git
import Testing

@testable import Replay

/// What the shape of a history, or of its files, must not change.
@Suite struct ShapeTests {
  private let good = goodCheck
  private let bad = badCheck

  @Test func aBugThatComesAndGoesIsNamedEachTime() throws {
    var lab = try Lab()
    for text in [good, bad, good, bad, bad, good] {
      try lab.commit(["a.c": text, "n": "\(lab.order.count)"])
    }
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.firstBad.map(\.commit) == [1, 3].map { lab.order[$0].hex })
    #expect(whole.fixes.map(\.commit) == [2, 5].map { lab.order[$0].hex })
    #expect(whole.range.replays == 2)
    #expect(whole.verdicts == VerdictCounts(good: 3, bad: 3))
  }

  @Test func theSameWatchedBlobsAreOneReplay() throws {
    var lab = try Lab()
    try lab.commit(["a.c": good, "notes": "1"])
    for number in 2...12 {
      try lab.commit(["notes": "\(number)", "b/c/d.c": "int x = \(number);\n"])
    }
    try lab.commit(["a.c": bad])
    for number in 2...5 { try lab.commit(["notes": "again \(number)"]) }
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.range.commits == 17)
    #expect(whole.range.epochs == 2)
    #expect(whole.range.replays == 2)
    #expect(whole.firstBad.map(\.commit) == [lab.order[12].hex])
  }

  @Test func aHeaderThatMattersOnlyByAMacroMatters() throws {
    let body =
      "#include \"limits.h\"\n" + boxStruct
      + "int check(struct box *b) { return b->count > MAX_COUNT ? -16 : 0; }\n"
    var lab = try Lab()
    try lab.commit([
      "a.c": body, "limits.h": "#include \"deep.h\"\n", "deep.h": "#define MAX_COUNT 5\n",
    ])
    try lab.commit(["deep.h": "#define MAX_COUNT 2\n"])
    try lab.commit(["deep.h": "#define MAX_COUNT (1 + 3)\n"])
    try lab.commit(["deep.h": nil, "limits.h": "#define MAX_COUNT 1\n"])
    let (found, whole) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.good, .bad, .good, .bad])
    #expect(whole.firstBad.map(\.commit) == [1, 3].map { lab.order[$0].hex })
  }

  /// A header that comes into being in front of the one that was found changes what is included.
  @Test func aHeaderThatComesInFrontIsSeen() throws {
    let body =
      "#include <linux/bound.h>\n" + boxStruct
      + "int check(struct box *b) { return b->count > MAX_COUNT ? -16 : 0; }\n"
    var lab = try Lab()
    try lab.commit(["a.c": body, "include/linux/bound.h": "#define MAX_COUNT 5\n"])
    try lab.commit(["arch/arm/include/linux/bound.h": "#define MAX_COUNT 2\n"])
    try lab.commit(["arch/arm/include/linux/bound.h": nil])
    let (found, _) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.good, .bad, .good])
  }

  @Test func anEvilMergeIsFirstBad() throws {
    var lab = try Lab()
    let root = try lab.commit(["a.c": good])
    let left = try lab.commit(["a.c": good + "/* left */\n"], parents: [root])
    let right = try lab.commit(["b.c": "int right;\n"], parents: [root])
    let merge = try lab.commit(["a.c": bad, "b.c": "int right;\n"], parents: [left, right])
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.firstBad.map(\.commit) == [merge.hex])
    #expect(whole.firstBad.map(\.kind) == [.commit])
    #expect(whole.firstBad[0].parentReplays.map(\.verdict) == [.good, .good])
  }

  @Test func anOctopusWithABadLegNamesTheLeg() throws {
    var lab = try Lab()
    let root = try lab.commit(["a.c": good])
    let one = try lab.commit(["one": "1"], parents: [root])
    let two = try lab.commit(["a.c": bad], parents: [root])
    let three = try lab.commit(["three": "3"], parents: [root])
    try lab.commit(["a.c": bad, "three": "3"], parents: [one, two, three])
    let (found, whole) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.good, .good, .bad, .good, .bad])
    #expect(whole.firstBad.map(\.commit) == [two.hex])
  }

  @Test func aCrissCrossNamesOneCommit() throws {
    var lab = try Lab()
    let root = try lab.commit(["a.c": good])
    let left = try lab.commit(["left": "1"], parents: [root])
    let right = try lab.commit(["a.c": bad], parents: [root])
    let one = try lab.commit(["a.c": bad], parents: [left, right])
    let two = try lab.commit(["left": "1"], parents: [right, left])
    let top = try lab.commit(["top": "1"], parents: [one, two])
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.firstBad.map(\.commit) == [right.hex])
    #expect(whole.fixes.isEmpty)
    #expect(whole.range.bad == [top.hex])
  }

  @Test func twoRootsAreTwoBeginnings() throws {
    var lab = try Lab()
    let one = try lab.commit(["a.c": good], parents: [])
    let other = try lab.commit(["README": "nothing to run"], parents: [])
    try lab.commit(["README": "both"], parents: [one, other])
    let bad = try lab.commit(["a.c": bad])
    let (found, whole) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.good, .untestable, .good, .bad])
    #expect(whole.firstBad.map(\.commit) == [bad.hex])
    #expect(whole.exitCode == 0)
  }

  @Test func aShallowCloneBeginsAtItsBoundary() throws {
    var lab = try Lab()
    for text in [good, good, bad, bad] { try lab.commit(["a.c": text, "n": "\(lab.order.count)"]) }
    let ids = lab.order
    try Data((ids[2].hex + "\n").utf8).write(to: URL(fileURLWithPath: lab.path + "/shallow"))
    let scenario = try readScenario(Array(boxScenario().utf8))
    let whole = try bisect(scenario, lab.path).finding
    #expect(whole.range.commits == 2)
    #expect(whole.badFromTheStart == [ids[2].hex])
    #expect(whole.firstBad.isEmpty)
    #expect(whole.exitCode == 125)
  }

  @Test func suspectsAreToldWithTheirReasons() throws {
    var lab = try Lab()
    try lab.commit(["a.c": good])
    try lab.commit(["a.c": "int check("])
    try lab.commit(["a.c": nil])
    try lab.commit(["a.c": bad])
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.firstBad.map(\.kind) == [.suspects])
    #expect(Set(whole.firstBad[0].candidates) == Set(lab.order[1...3].map(\.hex)))
    #expect(whole.untestable.map(\.commits) == [1, 1])
    #expect(whole.exitCode == 125)
  }

  @Test func functionsOfAnIncludedFileBelongToTheSource() throws {
    let found = try line(
      ["a.c": "#include \"part.c\"\n", "b.c": "int other;\n", "part.c": bad],
      [
        "a.c":
          "struct box;\nint inner(struct box *b);\nint check(struct box *b) { return inner(b); }\n",
        "b.c": "#include \"part.c\"\n",
        "part.c": bad.replacing("check", with: "inner"),
      ],
      scenario: boxScenario(sources: "[a.c, b.c]"))
    #expect(found.map(\.verdict) == [.bad, .bad])
    #expect(found[1].outcome.site?.file == "part.c")
  }

  @Test func theTopMakefileSaysWhetherCharsAreSigned() throws {
    let text =
      boxStruct + "int check(struct box *b) { char c = b->count; return c < 0 ? -16 : 0; }\n"
    let scenario = boxScenario(fields: "count: 200").replacing("arch: arm", with: "arch: x86_64")
    let found = try line(
      ["a.c": text, "Makefile": "KBUILD_CFLAGS := -Wall\n"],
      ["Makefile": "KBUILD_CFLAGS := -Wall\nKBUILD_CFLAGS += -funsigned-char\n"],
      ["Makefile": nil], scenario: scenario)
    #expect(found.map(\.verdict) == [.bad, .good, .bad])
    let arm = try line(["a.c": text], scenario: boxScenario(fields: "count: 200"))
    #expect(arm.map(\.verdict) == [.good])
  }

  @Test func aGlobalThatOnlyAHeaderDeclaresCanBeGiven() throws {
    let text =
      "#include \"far.h\"\n" + boxStruct
      + "int check(struct box *b) { return far == TWO ? -16 : 0; }\n"
    let header = "enum state { ONE, TWO };\nextern enum state far;\n"
    func found(_ value: String) throws -> [Verdict] {
      try line(
        ["a.c": text, "far.h": header], scenario: boxScenario(more: "globals: {far: \(value)}")
      ).map(\.verdict)
    }
    #expect(try found("constant TWO") == [.bad])
    #expect(try found("constant ONE") == [.good])
    #expect(try found("constant THREE") == [.untestable])
    #expect(try found("unknown") == [.depends])
  }

  @Test func aFileWithoutALastNewlineIsRead() throws {
    let found = try line(
      ["a.c": String(bad.dropLast())], ["a.c": "#include \"b.h\"", "b.h": String(bad.dropLast())],
      ["a.c": bad + "// the end"], ["a.c": bad + "#define LAST 1"], ["a.c": bad + "/* open"],
      scenario: boxScenario())
    #expect(found.prefix(4).map(\.verdict) == [.bad, .bad, .bad, .bad])
  }

  @Test func lineEndsOfAnotherWorldAreRead() throws {
    let multi = bad.replacing("\n", with: "\r\n")
    let macro =
      boxStruct + "#define TEST(b) \\\n\t((b)->count > 2)\n"
      + "int check(struct box *b) { return TEST(b) ? -16 : 0; }\n"
    let found = try line(
      ["a.c": multi], ["a.c": macro.replacing("\n", with: "\r\n")], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad, .bad])
    #expect(found[0].outcome.site?.line == 5)
    #expect(found[0].outcome.site?.condition == "b -> count > 2")
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let found = try line(["a.c": "\u{FEFF}" + bad], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad])
  }

  @Test func commentsAndLayoutChangeNoVerdictAndNoPredicate() throws {
    var lab = try Lab()
    try lab.commit(["a.c": good])
    let culprit = try lab.commit(["a.c": bad])
    try lab.commit(["a.c": bad.replacing("> 2", with: "> /* two */ 2")])
    try lab.commit(["a.c": bad.replacing("(b->count > 2)", with: "(b->count\n\t    > 2)")])
    let other = try lab.commit(["a.c": bad.replacing("b->count > 2", with: "2 < b->count")])
    let (_, whole) = try lab.examine(boxScenario())
    #expect(whole.firstBad.map(\.commit) == [culprit.hex])
    #expect(whole.sameForThisState.map(\.commit) == [other.hex])
    #expect(whole.predicates.last?.text == "2 < b -> count")
    #expect(whole.predicates.last?.before == "b -> count > 2")
  }
}
