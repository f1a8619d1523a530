import Findings
import Git
import Replay
import Scenarios
import Testing
import Workbench

@testable import Predicates

/// The predicate of a function is told along a history in which the function does not stay in its file.
@Suite struct MovingFunctionTests {
  private static let whole = "struct box { int count; int limit; };\n"

  private static func text(_ condition: String, _ storage: String = "") -> String {
    whole + "\(storage)int check(struct box *b) { if (\(condition)) return -16; return 0; }\n"
  }

  private struct History: ~Copyable {
    let folder: Folder
    var builder: HistoryBuilder
    var ids: [ObjectID] = []

    init() throws {
      let folder = try Folder()
      builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
      self.folder = folder
    }

    mutating func commit(_ files: [String: String?]) throws {
      let id = try builder.commit(
        "commit \(ids.count)", parents: ids.last.map { [$0] } ?? [],
        changes: files.mapValues { $0.map { Array($0.utf8) } }, modes: [:])
      ids.append(id)
      try builder.setReference("refs/heads/main", to: id)
    }

    func source(_ file: String) throws -> PredicateSource {
      try PredicateSource(
        repository: folder("r.git"), sources: [file], architecture: "arm", config: [])
    }
  }

  private func question(_ file: String) throws -> PredicateQuestion {
    PredicateQuestion(function: "check", file: file, errno: try #require(Errno(name: "EBUSY")))
  }

  @Test func aMoveIsNoChangeAndAChangeIsToldWhereverItIs() throws {
    var history = try History()
    try history.commit(["a/core.c": Self.text("b->count > 2")])
    try history.commit(["a/core.c": nil, "a/main.c": Self.text("b->count > 2")])
    try history.commit(["a/main.c": Self.text("b->count > 3")])
    try history.commit(["a/main.c": nil, "b/box.c": Self.text("b->count > 3")])
    try history.commit(["c/box.c": Self.text("b->limit", "static ")])
    try history.commit(["b/box.c": Self.text("b->count > 4")])
    try history.commit(["b/box.c": nil, "a/core.c": Self.text("b->count > 4")])
    try history.commit(["a/core.c": nil])
    let file = "a/core.c"
    let source = try history.source(file)
    let question = try question(file)
    let finding = try PredicateHistory(question, source: source, good: [], bad: ["main"]).find()
    #expect(finding.changes.map(\.commit.commit) == [2, 5, 7].map { history.ids[$0].hex })
    #expect(finding.changes.map(\.difference.kind) == [.different, .different, .undecided])
    #expect(finding.changes.map(\.answer.file) == ["a/main.c", "b/box.c", "a/core.c"])
    #expect(
      finding.changes[0].answer.notes == [
        "check() is in a/main.c at this commit, not in a/core.c"
      ])
    let conditions = try history.ids.map {
      try history.source(file).answer(to: question, at: $0.hex).condition
    }
    #expect(
      conditions == [
        "b->count > 2", "b->count > 2", "b->count > 3", "b->count > 3", "b->count > 3",
        "b->count > 4", "b->count > 4", nil,
      ])
  }

  @Test(arguments: ["../a.c", "/a/core.c", "a//core.c", "", "a", "x/y/z.c"])
  func aFileThatCannotBeIsLookedForElsewhere(_ file: String) throws {
    var history = try History()
    try history.commit(["a/core.c": Self.text("b->count > 2")])
    let answer = try history.source(file).answer(to: question(file), at: "main")
    #expect(answer.condition == "b->count > 2" && answer.file == "a/core.c")
  }

  @Test func severalFilesAreToldAndNoneIsTaken() throws {
    var history = try History()
    try history.commit(["x/a.c": Self.text("b->count"), "x/b.c": Self.text("b->limit")])
    let answer = try history.source("x/c.c").answer(to: question("x/c.c"), at: "main")
    #expect(answer.kind == .stopped)
    #expect(
      answer.notes.contains(
        "check() is in x/a.c, x/b.c at this commit, and which of them is meant cannot be told"))
  }
}
