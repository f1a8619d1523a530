import Findings
import Git
import Testing

@testable import Replay

/// What the rest of a scenario means where a source is found elsewhere.
@Suite struct MovingSourcesTests {
  private static let header = "struct box { int count; int limit; struct box *next; };\n"

  @Test func theStateOfAnAbsentFileIsFoundWithItsFunction() throws {
    let scenario = """
      format: firstbad.scenario/1
      name: box
      machine: {arch: arm}
      sources: [a/core.c, b/driver.c]
      objects:
        box: {type: struct box, in: a/core.c, rest: zero, fields: {count: 3}}
      globals:
        limit: {value: 2, in: a/core.c}
      require: [{that: box->count > limit, in: a/core.c}]
      calls: [{call: prepare, in: a/core.c, arguments: [box]}]
      judge: {call: start, arguments: [box]}
      bad: {returns: -EBUSY}
      """
    let core =
      Self.header + "static int limit = 9;\n"
      + "int prepare(struct box *b) { b->limit = limit; return 0; }\n"
      + "int check(struct box *b) { return b->count > b->limit ? -16 : 0; }\n"
    let driver =
      "struct box; int check(struct box *);\nint start(struct box *b) { return check(b); }\n"
    var lab = try Lab()
    try lab.commit(["a/core.c": core, "b/driver.c": driver])
    try lab.commit(["a/core.c": nil, "a/main.c": core])
    try lab.commit(["a/main.c": nil, "z/core.c": core])
    try lab.commit(["b/driver.c": nil, "z/driver.c": driver])
    try lab.commit(["z/core.c": core.replacing("? -16", with: "? -22")])
    try lab.commit(["z/core.c": nil])
    let found = try lab.examine(scenario).replays
    #expect(
      found.map(\.verdict) == [.bad, .bad, .bad, .bad, .untestable, .untestable],
      "\(found.map { $0.outcome.reason ?? "" })")
    #expect(
      found[3].notes == [
        "start() is in z/driver.c at this commit, not in b/driver.c",
        "prepare() is in z/core.c at this commit, not in a/core.c",
      ])
    #expect(found[4].outcome.reason?.contains("neither good nor bad") == true)
    #expect(found[5].outcome.reason == "the source a/core.c is not in this commit")
  }

  @Test func aSourceThatIsThereStaysWhereOnlyTheFunctionMoved() throws {
    let rest = Self.header + "int limit(struct box *b) { return 2; }\n"
    let moved =
      Self.header + "int limit(struct box *);\n"
      + "int check(struct box *b) { return b->count > limit(b) ? -16 : 0; }\n"
    for scenario in [
      boxScenario(sources: "[a/core.c]"), boxScenario(judge: "call: check, in: a/core.c"),
    ] {
      let sources = scenario.replacing("sources: [a.c]", with: "sources: [a/core.c]")
      let found = try line(["a/core.c": rest, "a/check.c": moved], scenario: sources)
      #expect(found.map(\.verdict) == [.bad], "\(found[0].outcome.reason ?? "")")
      #expect(found[0].notes == ["check() is in a/check.c at this commit, not in a/core.c"])
    }
  }

  @Test func anOptionalSourceStaysAbsentUnlessItIsMissed() throws {
    let scenario = boxScenario(sources: "[a.c, {path: b/b.c, optional: true}]")
    let calling =
      Self.header + "int more(struct box *);\nint check(struct box *b) { return more(b); }\n"
    let more = Self.header + "int more(struct box *b) { return -16; }\n"
    let found = try line(
      ["a.c": goodCheck], ["a.c": calling, "b/c.c": more], ["b/b.c": more],
      ["a.c": nil, "b/c.c": badCheck], scenario: scenario)
    #expect(found[0].verdict == .good && found[0].notes == [])
    // What the calls of the source do is unknown, as it always was.
    #expect(found[1].notes == [] && found[1].verdict == .depends)
    #expect(found[2].verdict == .bad && found[2].notes == [])
    #expect(found[3].verdict == .bad)
    let judged = boxScenario(sources: "[a.c, {path: b/b.c, optional: true}]")
    let missed = try line(["a.c": Self.header, "b/c.c": badCheck], scenario: judged)
    #expect(missed.map(\.verdict) == [.bad])
    #expect(missed[0].notes == ["check() is in b/c.c at this commit, not in b/b.c"])
  }

  @Test func aSourceThatMustBeThereIsNotReplacedByWhatIsThereAnyway() throws {
    let scenario = boxScenario(sources: "[a.c, gone.c]")
    let found = try line(
      ["a.c": goodCheck, "b.c": "int gone(void) { return 0; }\n"], scenario: scenario)
    #expect(found[0].outcome.reason == "the source gone.c is not in this commit")
    // One function tells where one file is.
    let both = try line(["b.c": badCheck], scenario: scenario)
    #expect(both[0].verdict == .untestable)
  }

  @Test func conditionsAskTheSourcesWhereTheyAre() throws {
    let scenario = boxScenario(
      sources: "[a/core.c, {path: more.c, when: {has: function wanted}}]",
      more: """
        globals:
          seen: [{when: {has: file a/core.c}, value: 1}, {value: 2}]
        """)
    let core =
      Self.header + "int seen;\nint more(void);\nint wanted(void) { return 1; }\n"
      + "int check(struct box *b) { return seen == 2 ? more() : 0; }\n"
    let more = "int more(void) { return -16; }\n"
    let found = try line(
      ["a/core.c": core, "more.c": more], ["a/core.c": nil, "a/main.c": core],
      ["a/main.c": core.replacing("wanted", with: "other")], scenario: scenario)
    #expect(
      found.map(\.verdict) == [.good, .bad, .depends], "\(found.map { $0.outcome.reason ?? "" })")
  }

  /// A source whose condition does not hold is not searched, not even by the way through the tree.
  @Test func aSourceOfAnotherEraIsNotFoundInTheTree() throws {
    for sources in [
      "[{path: b/core.c, when: {has: struct other, file: a.c}}]",
      "[a.c, {path: b/core.c, when: {has: struct other, file: a.c}}]",
    ] {
      let found = try line(
        ["a.c": "struct some { int a; };\n", "b/core.c": badCheck],
        ["b/core.c": nil, "b/b/core.c": badCheck],
        ["a.c": "struct other { int a; };\n"], scenario: boxScenario(sources: sources))
      #expect(found.map(\.verdict) == [.untestable, .untestable, .bad])
    }
  }

  @Test func aFunctionThatDecidesIsLookedForBesideTheSources() throws {
    let scenario = boxScenario(
      sources: "[a/core.c]", bad: "returns: -EBUSY, decided in: [decide, choose]")
    let core = "int decide(struct box *);\nint check(struct box *b) { return decide(b); }\n"
    let decide = "int decide(struct box *b) { return b->count > 2 ? -16 : 0; }\n"
    let found = try line(
      ["a/core.c": Self.header + decide + core],
      ["a/core.c": Self.header + core, "a/decide.c": Self.header + decide], scenario: scenario)
    #expect(found.map(\.verdict) == [.bad, .bad])
  }

  @Test func theStackTellsWhereAnAbsentSourceIs() throws {
    let scenario = boxScenario(
      sources: "[a.c, b.c]",
      more: """
        stack: |
          inner from middle+0x1/0x2
          middle from check+0x1/0x2
          check from outer+0x1/0x2
        """)
    let core = "int middle(struct box *);\nint check(struct box *b) { return middle(b); }\n"
    let rest =
      "static int inner(struct box *b) { return -16; }\n"
      + "int middle(struct box *b) { return inner(b); }\n"
    var lab = try Lab()
    try lab.commit(["a.c": Self.header + core, "b.c": Self.header + rest])
    try lab.commit(["b.c": nil, "c.c": Self.header + rest])
    try lab.commit(["c.c": nil, "d.c": Self.header + "int outer(void) { return 0; }\n"])
    let found = try lab.examine(scenario).replays
    #expect(found.map(\.verdict) == [.bad, .bad, .untestable])
    #expect(found[1].frames.first?.file == "c.c")
  }

  @Test func thingsThatAreNoFilesAreNone() throws {
    for named in ["b", "b/x.c", "link.c", "b/link.c"] {
      var lab = try Lab()
      let path = "b/box.c"
      try lab.commit(
        [path: badCheck, "b/x.c/y.c": "int y;\n", "link.c": "b/box.c"], modes: ["link.c": .symlink])
      let found = try lab.examine(boxScenario(sources: "[\"\(named)\"]")).replays
      #expect(found.map(\.verdict) == [.bad], "\(named): \(found[0].outcome.reason ?? "")")
    }
    var lab = try Lab()
    try lab.commit(["b/box.c": badCheck])
    try lab.commit(["b/box.c": nil, "b/link.c": badCheck], modes: ["b/link.c": .symlink])
    try lab.commit(["b/link.c": nil, "b/core.c/core.c": badCheck])
    let found = try lab.examine(boxScenario(sources: "[b/core.c]")).replays
    #expect(found.map(\.verdict) == [.bad, .untestable, .bad])
  }

  @Test func aFolderOfThousandsOfFilesIsSearched() throws {
    var files: [String: String?] = ["d/x.c": badCheck]
    for number in 0..<3_000 {
      files["d/f\(number).c"] = "int f\(number)(void) { return \(number); }\n"
    }
    var lab = try Lab()
    try lab.commit(files)
    try lab.commit(["d/f7.c": "int check(void);\n"])
    try lab.commit(["d/f7.c": goodCheck])
    let found = try lab.examine(boxScenario(sources: "[d/core.c]")).replays
    #expect(found.map(\.verdict) == [.bad, .bad, .untestable])
  }

  @Test func oneFileMayDefineAFunctionTwice() throws {
    let text =
      Self.header + "#ifdef CONFIG_FOO\nint check(struct box *b) { return -16; }\n#else\n"
      + "int check(struct box *b) { return 0; }\n#endif\n"
    let scenario = boxScenario(sources: "[d/core.c]")
    #expect(try line(["d/x.c": text], scenario: scenario)[0].verdict == .good)
    let set = scenario.replacing("{arch: arm}", with: "{arch: arm, config: {FOO: y}}")
    #expect(try line(["d/x.c": text], scenario: set)[0].verdict == .bad)
    let unknown = scenario.replacing("{arch: arm}", with: "{arch: arm, config: {FOO: unknown}}")
    let found = try line(["d/x.c": text], scenario: unknown)
    #expect(found[0].verdict == .depends && found[0].condition == "CONFIG_FOO")
    let off = Self.header + "#ifdef CONFIG_FOO\nint check(struct box *b) { return -16; }\n#endif\n"
    #expect(
      try line(["d/x.c": off], scenario: scenario)[0].outcome.reason
        == "check() is in d/x.c at this commit, but not in this configuration")
  }

  @Test func theCheckOfAScenarioKnowsThatFilesMove() throws {
    var lab = try Lab()
    try lab.commit(["d/x.c": badCheck])
    try lab.commit(["d/x.c": nil])
    let scenario = try readScenario(Array(boxScenario(sources: "[d/core.c]").utf8))
    let check = try TreeCheck(scenario: scenario, repository: lab.path)
    #expect(try check.diagnostics(at: [lab.order[0].hex]) == [])
    #expect(try !check.diagnostics(at: [lab.order[1].hex]).isEmpty)
  }
}
