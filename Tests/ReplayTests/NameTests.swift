import Findings
import Git
import Testing

/// What a commit lacks must never look good: a renaming would read as a fix.
@Suite struct NameTests {
  @Test func aRenamedFieldIsUntestable() throws {
    let renamed = badCheck.replacing("count", with: "amount")
    let found = try line(["a.c": badCheck], ["a.c": renamed], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad, .untestable])
    #expect(found[1].outcome.reason?.contains("count") == true)
  }

  @Test func aFieldGivenNothingMayBeMissing() throws {
    let found = try line(
      ["a.c": badCheck.replacing(" int limit;", with: "")],
      scenario: boxScenario(fields: "count: 3, limit: 0"))
    #expect(found.map(\.verdict) == [.bad])
    #expect(found[0].assumptions.contains { $0.kind == .field && $0.name.contains("limit") })
  }

  @Test func anOptionalFieldMayBeMissing() throws {
    let found = try line(
      ["a.c": badCheck.replacing(" int limit;", with: "")],
      scenario: boxScenario(fields: "count: 3, limit: {value: 7, optional: true}"))
    #expect(found.map(\.verdict) == [.bad])
    #expect(found[0].assumptions.contains { $0.kind == .field && $0.name.contains("limit") })
  }

  @Test func aRenamedFunctionIsUntestable() throws {
    let renamed = badCheck.replacing("check", with: "examine")
    let found = try line(["a.c": badCheck], ["a.c": renamed], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad, .untestable])
    #expect(found[1].outcome.reason?.contains("check()") == true)
  }

  @Test func aRenamedTypeIsUntestable() throws {
    let renamed = badCheck.replacing("struct box", with: "struct crate")
    let found = try line(["a.c": renamed], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.untestable])
    #expect(found[0].outcome.reason?.contains("struct box") == true)
  }

  @Test func aFunctionThatIsOnlyDeclaredIsUntestable() throws {
    let found = try line(
      ["a.c": boxStruct + "int check(struct box *b);\n"], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.untestable])
  }

  @Test func aFunctionWithAnotherNumberOfArgumentsIsUntestable() throws {
    let more = badCheck.replacing("struct box *b)", with: "struct box *b, int flags)")
    let found = try line(["a.c": more], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.untestable])
    #expect(found[0].outcome.reason?.contains("2 arguments") == true)
  }

  @Test func aMissingSourceIsUntestable() throws {
    let found = try line(["b.txt": badCheck], ["a.c": badCheck], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.untestable, .bad])
    #expect(found[0].outcome.reason?.contains("a.c") == true)
  }

  @Test func aLinkOrASubmoduleIsNoSource() throws {
    var lab = try Lab()
    let first = try lab.commit(["a.c": badCheck])
    try lab.commit(["a.c": "b.txt", "b.txt": badCheck], modes: ["a.c": .symlink])
    try lab.commit(["a.c": first.hex], modes: ["a.c": .submodule])
    try lab.commit(["a.c": badCheck], modes: ["a.c": .executable])
    let (found, _) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.bad, .untestable, .untestable, .bad])
  }

  @Test func aFolderInTheNameOfASourceIsNoSource() throws {
    var lab = try Lab()
    try lab.commit(["a.c": badCheck])
    try lab.commit(["a.c": nil])
    try lab.commit(["a.c/inner.txt": badCheck])
    try lab.commit(["a.c": nil])
    try lab.commit(["a.c": badCheck])
    let (found, whole) = try lab.examine(boxScenario())
    #expect(found.map(\.verdict) == [.bad, .untestable, .untestable, .untestable, .bad])
    #expect(whole.range.replays == 2)
  }

  @Test func aFunctionThatMovesIsFoundThroughTheSources() throws {
    let helper = "static int is_full(struct box *b) { return b->count > 2; }\n"
    let caller =
      "int check(struct box *b)\n{\n\tif (is_full(b))\n\t\treturn -16;\n\treturn 0;\n}\n"
    let shared = helper.replacing("static ", with: "")
    let found = try line(
      ["a.c": boxStruct + helper + caller, "b.c": "int other;\n"],
      [
        "a.c": "#include \"box.h\"\n" + caller, "b.c": "#include \"box.h\"\n" + shared,
        "box.h": boxStruct + "int is_full(struct box *b);\n",
      ],
      scenario: boxScenario(sources: "[a.c, b.c]"))
    #expect(found.map(\.verdict) == [.bad, .bad])
    #expect(!found[1].assumptions.contains { $0.name.contains("is_full") })
  }

  /// A caller whose callee is nowhere gets an unknown, never a convenient zero.
  @Test func aCalleeThatIsNowhereIsNotGood() throws {
    let caller =
      boxStruct + "int is_full(struct box *b);\n"
      + "int check(struct box *b)\n{\n\tif (is_full(b))\n\t\treturn -16;\n\treturn 0;\n}\n"
    let found = try line(["a.c": caller], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.depends])
    #expect(found[0].condition == "is_full() != 0")
    #expect(found[0].assumptions.contains { $0.name == "is_full" })
  }

  @Test func aHeaderThatMovesIsFollowed() throws {
    let body = badCheck.replacing(boxStruct, with: "")
    let found = try line(
      ["a.c": "#include <linux/box.h>\n" + body, "include/linux/box.h": boxStruct],
      [
        "a.c": "#include <linux/crates/box.h>\n" + body, "include/linux/box.h": nil,
        "include/linux/crates/box.h": boxStruct,
      ],
      ["include/linux/crates/box.h": nil],
      scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad, .bad, .untestable])
  }

  @Test func aModelThatStandsForAFunctionIsAnAssumption() throws {
    let caller =
      boxStruct + "static int is_full(struct box *b) { return b->count > 2; }\n"
      + "int check(struct box *b)\n{\n\tif (is_full(b))\n\t\treturn -16;\n\treturn 0;\n}\n"
    let found = try line(
      ["a.c": caller], scenario: boxScenario(more: "models: {is_full: {returns: 0}}"))
    #expect(found.map(\.verdict) == [.good])
    #expect(found[0].assumptions.contains { $0.kind == .model && $0.name == "is_full" })
  }

  @Test func anUnknownConfigSymbolIsAnAssumption() throws {
    let text = badCheck.replacing(
      "\tif (b->count > 2)", with: "#ifdef CONFIG_BOX\n\treturn 0;\n#endif\n\tif (b->count > 2)")
    let found = try line(["a.c": text], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad])
    #expect(found[0].assumptions.contains { $0.kind == .config && $0.name == "BOX" })
  }
}
