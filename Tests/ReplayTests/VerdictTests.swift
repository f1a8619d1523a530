import Findings
import Testing
import Workbench

/// What a value, a fault or a limit means.
@Suite struct VerdictTests {
  private func check(_ body: String, before: String = "") -> [String: String?] {
    ["a.c": boxStruct + before + "int check(struct box *b)\n{\n" + body + "\n}\n"]
  }

  private func one(_ body: String, before: String = "", scenario: String = boxScenario())
    throws -> ReplayFinding
  {
    let found = try line(check(body, before: before), scenario: scenario)
    return try #require(found.first)
  }

  @Test func whatIsNeitherGoodNorBadIsUntestable() throws {
    let found = try one("return -22;")
    #expect(found.verdict == .untestable)
    #expect(found.outcome.kind == .returned)
    #expect(found.outcome.value == -22)
    #expect(found.outcome.errno == "EINVAL")
    #expect(found.outcome.reason == "returned -EINVAL (-22), neither good nor bad")
    #expect(found.exitCode == 125)
  }

  @Test func theSiteIsWhereTheValueCameIntoBeing() throws {
    let found = try one(
      "\tint ret = 0;\n\tif (b -> count > 2) {\n\t\tret = -16;\n\t\tgoto out;\n\t}\nout:\n\treturn ret;"
    )
    #expect(found.verdict == .bad)
    #expect(found.outcome.site?.line == 6)
    #expect(found.outcome.site?.condition == "b -> count > 2")
    #expect(found.outcome.site?.function == "check")
    #expect(found.outcome.site?.file == "a.c")
  }

  @Test func anUnknownFieldAtABranchIsWhatTheVerdictDependsOn() throws {
    let found = try one(
      "\tif (b->limit)\n\t\treturn -16;\n\treturn 0;", scenario: boxScenario(rest: "unknown"))
    #expect(found.verdict == .depends)
    #expect(found.condition == "box->limit != 0")
    #expect(found.paths?.parts == [ConditionPart(text: "box->limit != 0", file: "a.c", line: 4)])
    #expect(found.exitCode == 125)
  }

  @Test func anUnknownResultIsWhatTheVerdictDependsOn() throws {
    let found = try one("return b->limit;", scenario: boxScenario(rest: "unknown"))
    #expect(found.verdict == .depends)
    #expect(found.condition == "box->limit == -16")
    // What is neither bad nor good is told apart from what is good, though both return the same place.
    #expect(found.paths?.groups.map(\.side) == [.bad, .good, .good])
    #expect(found.paths?.groups.map { $0.outcome.reason != nil } == [false, false, true])
  }

  @Test func anEndlessLoopIsALimitOfOurs() throws {
    let found = try one("\twhile (b->count)\n\t\tb->limit++;\n\treturn 0;")
    #expect(found.verdict == .untestable)
    #expect(found.outcome.kind == .exhausted)
  }

  @Test func anEndlessRecursionIsALimitOfOurs() throws {
    let files = check(
      "return again(b);", before: "static int again(struct box *b) { return again(b) + 1; }\n")
    let found = try onLargeStack { try line(files, scenario: boxScenario())[0] }
    #expect(found.verdict == .untestable)
    #expect(found.outcome.kind == .exhausted)
  }

  @Test func aFaultIsUntestableUnlessItIsListed() throws {
    let body = "return b->next->count;"
    let silent = try one(body)
    #expect(silent.verdict == .untestable)
    #expect(silent.outcome.kind == .fault)
    #expect(silent.outcome.reason?.hasPrefix("null-pointer") == true)
    let listed = try one(body, scenario: boxScenario(bad: "fault: [null-pointer]"))
    #expect(listed.verdict == .bad)
    let any = try one(body, scenario: boxScenario(bad: "fault: any"))
    #expect(any.verdict == .bad)
    let other = try one(body, scenario: boxScenario(bad: "fault: [use-after-free]"))
    #expect(other.verdict == .untestable)
  }

  @Test func aFaultInAStateMakingCallIsNeverBad() throws {
    let found = try one(
      "return 0;", before: "int prepare(struct box *b) { return b->next->count; }\n",
      scenario: boxScenario(
        bad: "fault: any", more: "calls: [{call: prepare, arguments: [box]}]"))
    #expect(found.verdict == .untestable)
    #expect(found.outcome.kind == .fault)
  }

  @Test func aStateMakingCallThatFailsIsUntestable() throws {
    let before = "int prepare(struct box *b) { b->limit = 1; return -12; }\n"
    let calls = "calls: [{call: prepare, arguments: [box]}]"
    let found = try one(
      "return b->limit ? -16 : 0;", before: before, scenario: boxScenario(more: calls))
    #expect(found.verdict == .untestable)
    #expect(found.outcome.reason?.contains("prepare()") == true)
    #expect(found.outcome.reason?.contains("-ENOMEM") == true)
    #expect(found.calls.map(\.value) == [-12])
    #expect(found.calls.map(\.expected) == [0])
    let expected = try one(
      "return b->limit ? -16 : 0;", before: before,
      scenario: boxScenario(more: "calls: [{call: prepare, arguments: [box], expect: -ENOMEM}]"))
    #expect(expected.verdict == .bad)
    let any = try one(
      "return b->limit ? -16 : 0;", before: before,
      scenario: boxScenario(more: "calls: [{call: prepare, arguments: [box], expect: any}]"))
    #expect(any.verdict == .bad)
  }

  @Test func aWarningIsRecordedAndGivesItsValue() throws {
    let found = try one("\tif (WARN_ON(b->count > 2))\n\t\treturn -16;\n\treturn 0;")
    #expect(found.verdict == .bad)
    #expect(found.warnings.map(\.function) == ["check"])
    #expect(found.warnings.map(\.line) == [4])
    #expect(found.warnings.first?.text.contains("b->count > 2") == true)
    let silent = try one("\tif (WARN_ON(b->count > 9))\n\t\treturn -16;\n\treturn 0;")
    #expect(silent.verdict == .good)
    #expect(silent.warnings.isEmpty)
  }

  @Test func aVoidFunctionIsGoodIfItReturns() throws {
    let text =
      boxStruct + "void check(struct box *b) { b->limit = b->next ? b->next->count : 1; }\n"
    let good = try line(["a.c": text], scenario: boxScenario(bad: "fault: any"))
    #expect(good.map(\.verdict) == [.good])
    #expect(good[0].outcome.kind == .void)
    let bad = try line(
      ["a.c": text.replacing("? b->next->count", with: "|| b->next->count ? 2")],
      scenario: boxScenario(bad: "fault: any"))
    #expect(bad.map(\.verdict) == [.bad])
  }

  @Test func aJudgedPlaceIsReadAfterTheCall() throws {
    let text = boxStruct + "void check(struct box *b) { b->limit = b->count > 2 ? 7 : 1; }\n"
    let judge = "call: check, value: box.limit"
    let bad = try line(["a.c": text], scenario: boxScenario(judge: judge, bad: "returns: 7"))
    #expect(bad.map(\.verdict) == [.bad])
    let neither = try line(["a.c": text], scenario: boxScenario(judge: judge, bad: "returns: 8"))
    #expect(neither.map(\.verdict) == [.untestable])
    let gone = try line(
      ["a.c": text.replacing("limit", with: "bound")],
      scenario: boxScenario(judge: judge, bad: "returns: 7"))
    #expect(gone.map(\.verdict) == [.untestable])
  }

  @Test func aJudgedPointerPlaceCanBeAnObject() throws {
    let text = boxStruct + "void check(struct box *b) { b->next = b->count > 2 ? 0 : b; }\n"
    let scenario = boxScenario(judge: "call: check, value: box.next", bad: "returns: \"NULL\"")
      .replacing("bad: {returns: \"NULL\"}", with: "bad: {returns: NULL}\ngood: {returns: box}")
    let found = try line(
      ["a.c": text], ["a.c": text.replacing("> 2", with: "> 5")], scenario: scenario)
    #expect(found.map(\.verdict) == [.bad, .good])
  }

  private static let pointerBodies: [(String, Verdict)] = [
    ("return (void *)-16;", .bad), ("return b;", .good), ("return 0;", .good),
    ("return (void *)(long)-22;", .bad), ("return (char *)b + 4;", .good),
    ("return (void *)-4096;", .good), ("return (void *)-4095;", .bad),
  ]

  @Test(arguments: pointerBodies.indices) func anErrorPointerIsAnError(_ index: Int) throws {
    let (body, verdict) = Self.pointerBodies[index]
    for arch in ["arm", "arm64"] {
      let found = try line(
        ["a.c": boxStruct + "void *check(struct box *b) { \(body) }\n"],
        scenario: boxScenario(bad: "returns: error").replacing("arch: arm", with: "arch: \(arch)"))
      #expect(found.map(\.verdict) == [verdict], "\(body) on \(arch)")
    }
  }

  @Test func oneErrorPointerIsNotAnother() throws {
    let text = boxStruct + "void *check(struct box *b) { return (void *)-12; }\n"
    let scenario = boxScenario(bad: "returns: error -EBUSY")
    #expect(try line(["a.c": text], scenario: scenario).map(\.verdict) == [.untestable])
    let same = try line(
      ["a.c": text.replacing("-12", with: "-16")], scenario: scenario)
    #expect(same.map(\.verdict) == [.bad])
    #expect(same[0].outcome.errno == "EBUSY")
    #expect(same[0].outcome.value == -16)
  }

  @Test func nullCanBeBad() throws {
    let text = boxStruct + "struct box *check(struct box *b) { return b->count > 2 ? 0 : b; }\n"
    let scenario = boxScenario(bad: "returns: NULL").replacing(
      "bad: {returns: NULL}", with: "bad: {returns: NULL}\ngood: {returns: pointer}")
    let found = try line(
      ["a.c": text], ["a.c": text.replacing("> 2", with: "> 5")], scenario: scenario)
    #expect(found.map(\.verdict) == [.bad, .good])
  }

  @Test func aNarrowErrnoIsStillNegative() throws {
    let found = try line(
      ["a.c": boxStruct + "signed char check(struct box *b) { return -16; }\n"],
      ["a.c": boxStruct + "long check(struct box *b) { return -16; }\n"],
      ["a.c": boxStruct + "short check(struct box *b) { return b->count > 2 ? -16 : 0; }\n"],
      scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad, .bad, .bad])
  }

  /// An unsigned -EBUSY is no -EBUSY to a caller that compares, and no good value either.
  @Test func anUnsignedErrnoIsNotGood() throws {
    let found = try line(
      ["a.c": boxStruct + "unsigned int check(struct box *b) { return -16; }\n"],
      ["a.c": boxStruct + "unsigned char check(struct box *b) { return -16; }\n"],
      ["a.c": boxStruct + "_Bool check(struct box *b) { return -16; }\n"],
      scenario: boxScenario())
    for finding in found { #expect(finding.verdict != .good) }
  }

  @Test func aResultOfACallIsUsedLater() throws {
    let text =
      boxStruct + "static struct box store;\n"
      + "struct box *make(int n) { store.count = n; store.next = &store; return &store; }\n"
      + "int check(struct box *b) { return b->next == &store && b->count > 2 ? -16 : 0; }\n"
    let scenario = """
      format: firstbad.scenario/1
      name: results
      machine: {arch: arm}
      sources: [a.c]
      calls: [{call: make, arguments: [3], result: made}]
      judge: {call: check, arguments: [made]}
      bad: {returns: -EBUSY}
      """
    let found = try line(
      ["a.c": text], ["a.c": text.replacing("= n;", with: "= n - 1;")],
      ["a.c": text.replacing("return &store; }", with: "return (void *)-12; }")],
      scenario: scenario)
    #expect(found.map(\.verdict) == [.bad, .good, .untestable])
    #expect(found[0].calls.first?.name == "made")
  }

  @Test func aCallThroughAModelPointerIsAnAssumption() throws {
    let text =
      "struct ops { int (*probe)(void *); };\nstruct box { const struct ops *ops; };\n"
      + "int check(struct box *b) { return b->ops->probe(b); }\n"
    let scenario = """
      format: firstbad.scenario/1
      name: ops
      machine: {arch: arm}
      sources: [a.c]
      objects:
        box: {type: struct box, rest: zero, fields: {ops: ops}}
        ops: {rest: zero, storage: static, fields: {probe: model busy}}
      models: {busy: {returns: -EBUSY}}
      judge: {call: check, arguments: [box]}
      bad: {returns: -EBUSY}
      """
    let found = try line(["a.c": text], scenario: scenario)
    #expect(found.map(\.verdict) == [.bad])
    #expect(found[0].assumptions.contains { $0.kind == .model && $0.name == "busy" })
  }

  @Test func aBodyThatIsNotUnderstoodIsUntestable() throws {
    let broken = try one("\tif (b->count >)\n\t\treturn 0;\n\treturn 0;")
    #expect(broken.verdict == .untestable)
    let unfinished = try line(
      ["a.c": boxStruct + "int check(struct box *b)\n{\n\treturn 0;\n"], scenario: boxScenario())
    #expect(unfinished.map(\.verdict) == [.untestable])
    let conflict = try one("<<<<<<< ours\n\treturn 0;\n=======\n\treturn -16;\n>>>>>>> theirs")
    #expect(conflict.verdict == .untestable)
  }

  @Test func whatARegisterHoldsIsNotKnown() throws {
    let found = try one(#"register int r asm("r4"); return r;"#)
    #expect(found.verdict == .untestable)
    #expect(found.outcome.kind != .fault)
  }

  @Test func undeclaredNamesAreNotZero() throws {
    #expect(try one("return LIMIT;").verdict == .untestable)
    #expect(try one("return b->nowhere;").verdict == .untestable)
    #expect(try one("\tif (b->count > LIMIT)\n\t\treturn -16;\n\treturn 0;").verdict == .untestable)
  }

  @Test func anUninitialisedResultIsNotGood() throws {
    #expect(try one("\tint ret;\n\treturn ret;").verdict == .untestable)
    #expect(try one("\tb->limit = 1;").verdict == .untestable)
  }
}
