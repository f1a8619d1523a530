import Git
import Testing
import Workbench

/// What `scenario check` and `scenario explain` say of scenarios that have no errors.
@Suite struct ScenarioCheckTests {
  private static let source = """
    struct box { int count; int limit; struct box *next; };
    static int choose(struct box *b) { return b->count > 2 ? -16 : 0; }
    int check(struct box *b) { return choose(b); }
    """

  private func write(_ more: String, in line: BoxLine) throws -> String {
    try line.folder.write("more.yaml", boxScenario() + more)
    return line.folder("more.yaml")
  }

  @Test func warningsHaveTheirPlaceAndChangeNoExitCode() throws {
    let line = try BoxLine(source: Self.source)
    let path = try write("models: {choose: {returns: 0}}\n", in: line)
    let alone = try firstbad("scenario", "check", path)
    #expect(alone.status == 0)
    #expect(alone.errors.isEmpty, "\(alone.complaint)")
    let answer = try firstbad("scenario", "check", path, "--repo", line.path)
    #expect(answer.status == 0)
    #expect(
      answer.complaint
        == "\(path):9:10: warning: models.choose: the model answers for choose() of a.c, which is on the path of "
        + "check() at HEAD: it is never run, so no change of it can change a verdict\n")
    #expect(answer.text == "\(path): no errors, 1 warning\n")
  }

  @Test func whatTheTreeLacksIsToldBesideWhatCannotBeRead() throws {
    let line = try BoxLine(source: Self.source)
    let text = boxScenario().replacing("{count: 3}", with: "{cuont: 3, limit: unknwon}")
      .replacing("arguments: [box]", with: "arguments: [nobody]")
    try line.folder.write("both.yaml", text)
    let path = line.folder("both.yaml")
    let answer = try firstbad("scenario", "check", path, "--repo", line.path)
    #expect(answer.status == 129)
    let told = answer.complaint.split(separator: "\n").map { $0.dropFirst(path.count + 1) }
    #expect(told.count == 3, "\(answer.complaint)")
    #expect(told.contains { $0.contains("struct box.cuont does not exist") })
    #expect(told.contains { $0.contains("'unknwon'") })
    // An argument that could not be read is no argument that is missing.
    #expect(told.contains { $0.contains("'nobody'") })
  }

  @Test func bothEndsOfARangeAreLookedAt() throws {
    let older = Self.source.replacing("limit", with: "bound")
    let line = try BoxLine(files: [
      ["a.c": Array(older.utf8)], ["a.c": Array(Self.source.utf8)],
    ])
    let ids = line.ids.map(\.hex)
    let fields = "objects:\n  box: {type: struct box, rest: zero, fields: {bound: 1, limit: 2}}"
    let text = boxScenario().replacing(
      "objects:\n  box: {type: struct box, rest: zero, fields: {count: 3}}", with: fields)
    try line.folder.write("ends.yaml", text)
    let path = line.folder("ends.yaml")
    let both = try firstbad(
      "scenario", "check", path, "--repo", line.path, "--at", ids[0], "--at", ids[1])
    #expect(both.status == 0, "\(both.complaint)")
    #expect(both.text == "\(path): nothing is wrong with it\n")
    expectRefusal(
      try firstbad("scenario", "check", path, "--repo", line.path, "--at", ids[1]), 129,
      "ends.yaml:6:48: error: objects.box.fields.bound: struct box.bound does not exist")
  }

  @Test func aScenarioIsExplainedAloneAndAtACommit() throws {
    let line = try BoxLine(source: Self.source)
    let stack = "stack: |\n  choose from check+0x10/0x20\n  check from caller+0x10/0x20\n"
    let path = try write("models: {printk: {returns: 0}}\n" + stack, in: line)
    let alone = try firstbad("scenario", "explain", path)
    #expect(alone.status == 0, "\(alone.complaint)")
    #expect(alone.text.contains("count is 3; all else is zero."))
    #expect(alone.text.contains("check(box) is called"))
    #expect(!alone.text.contains("the verdict\n"))
    let answer = try firstbad("scenario", "explain", path, "--repo", line.path, "--at", "main")
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.text.hasPrefix(String(alone.text.dropLast())))
    let rest = String(answer.text.dropFirst(alone.text.count))
    #expect(rest.contains("functions of the stack that are run"))
    #expect(rest.contains("choose"))
    #expect(rest.contains("bad: returned -EBUSY."))
  }

  @Test func whatCannotBeExplainedIsSaid() throws {
    let line = try BoxLine(source: Self.source)
    expectRefusal(try firstbad("scenario", "explain", "absent.yaml"), 129, "there is no such file")
    expectRefusal(
      try firstbad("scenario", "explain", line.scenario, "--repo", line.path, "--at", "nowhere"),
      129, "nowhere")
    expectRefusal(
      try firstbad("scenario", "explain", line.scenario, "--repo", line.folder.path), 130,
      "is a git repository")
    #expect(try firstbad("scenario", "explain", line.scenario, "--at", "main").status == 129)
    let escape = "\\e[31m\\e]0;title\\a\\u202E"
    try line.folder.write(
      "steering.yaml",
      boxScenario().replacing("name: box", with: "name: box\ntitle: \"\(escape)\""))
    let harmless = try firstbad("scenario", "explain", line.folder("steering.yaml"))
    expectHarmless(harmless)
  }
}
