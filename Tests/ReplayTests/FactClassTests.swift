import CProgram
import Findings
import Foundation
import Git
import Testing
import Workbench

@testable import Replay

/// A run is shared between commits whose files differ, and no commit gets an answer it would not give itself.
@Suite struct FactClassTests {
  /// What must be the same at a commit as in the run that answers for it: everything but lines.
  private struct Telling: Equatable {
    let finding: ReplayFinding
    let guards: [String]
    let site: String?

    init(_ record: Replayer.Record) {
      var finding = record.finding
      finding.commit = ""
      finding.subject = nil
      site = finding.outcome.site.map {
        "\($0.function) \($0.file) \($0.expression ?? "") \($0.condition ?? "")"
      }
      finding.outcome.site = nil
      finding.warnings = finding.warnings.map {
        var warning = $0
        warning.line = 0
        return warning
      }
      finding.frames = []
      self.finding = finding
      guards = record.guards.map { "\($0.function) \($0.file) \($0.text)" }
    }
  }

  /// Over all arguments that is more than two thousand edits, each a commit.
  @Test(arguments: 0..<24) func everyEditHasTheAnswerOfARunFromNothing(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &* 77 &+ 5)
    var lab = try Lab()
    var program = EditedProgram()
    try lab.commit(program.files.mapValues { $0 })
    for _ in 0..<90 {
      for _ in 0...random.below(2) { program.edit(&random) }
      try lab.commit(program.files.mapValues { $0 })
    }
    let scenario = try readScenario(Array(EditedProgram.scenario.utf8))
    let replayer = try Replayer(scenario: scenario, repository: lab.path)
    let range = try CommitRange(good: [], bad: ["main"], reader: replayer.reader)
    let runs = EpochRuns(range: range, reader: replayer.reader, programs: replayer.programs) {
      (commit) throws(ReplayTrouble) in try replayer.run(at: commit)
    }
    try runs.runAll()
    let cold = try Replayer(scenario: scenario, repository: lab.path)
    for number in range.ids.indices {
      cold.forget()
      let alone = Telling(try cold.run(at: range.ids[number]).answer)
      let shared = try #require(runs.answer(of: number).map(Telling.init))
      #expect(shared == alone, "seed \(seed), commit \(number) \(range.ids[number])")
    }
    #expect(runs.runs.count < runs.epochCount)
  }

  /// Whether epochs come from filters, from trees along a graph, or from trees alone.
  @Test(arguments: 0..<8) func aGraphAndItsFiltersChangeNothing(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &* 31 &+ 11)
    var lab = try Lab()
    var programs = [EditedProgram()]
    try lab.commit(programs[0].files.mapValues { $0 })
    for number in 1..<40 {
      let first = random.once(in: 4) ? random.below(number) : number - 1
      var parents = [first]
      if random.once(in: 4), number > 1 {
        let other = random.below(number)
        if other != first { parents.append(other) }
      }
      var program = programs[random.pick(parents)]
      if parents.count == 1 || random.once(in: 3) { program.edit(&random) }
      programs.append(program)
      try lab.commit(
        program.files.mapValues { $0 }, parents: parents.map { lab.order[$0] })
    }
    let scenario = try readScenario(Array(EditedProgram.scenario.utf8))
    func json() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return String(decoding: try encoder.encode(bisect(scenario, lab.path).finding), as: UTF8.self)
    }
    let plain = try json()
    try git("commit-graph", "write", "--reachable", in: lab.path)
    #expect(try json() == plain)
    try git("commit-graph", "write", "--reachable", "--changed-paths", in: lab.path)
    #expect(try json() == plain)
  }

  /// Every round replays at several commits at a time; what is found, and how often was replayed, is the same.
  @Test(arguments: 0..<4) func howManyThreadsReplayChangesNothing(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &* 13 &+ 3)
    var lab = try Lab()
    var program = EditedProgram()
    try lab.commit(program.files.mapValues { $0 })
    for _ in 0..<60 {
      for _ in 0...random.below(2) { program.edit(&random) }
      try lab.commit(program.files.mapValues { $0 })
    }
    let scenario = try readScenario(Array(EditedProgram.scenario.utf8))
    func found(jobs: Int) throws -> BisectionFinding {
      try Bisection(
        scenario: scenario, repository: lab.path, request: BisectionRequest(jobs: jobs)
      ) { _ in }.run()
    }
    let alone = try found(jobs: 1)
    #expect(alone.range.replays > 4)
    for jobs in [2, 3, 8] { #expect(try found(jobs: jobs) == alone, "\(jobs) jobs") }
  }

  @Test func whatNobodyAsksForIsNotRunAgain() throws {
    var lab = try Lab()
    let check = boxStruct + "int check(struct box *b) { return b->count > LIMIT ? -16 : 0; }\n"
    func file(_ before: String, _ after: String = "") -> [String: String?] {
      ["a.c": "#define LIMIT 2\n" + before + check + after]
    }
    try lab.commit(file(""))
    try lab.commit(file("/* a comment */\n"))
    try lab.commit(
      file("int unused(int n);\n#ifdef CONFIG_X\nint more(void) { return 1; }\n#endif\n"))
    try lab.commit(file("#define UNUSED 1\n", "#undef LIMIT\n"))
    try lab.commit(file("#define UNUSED 1\n", "#define b 1\n"))
    let replays = try lab.examine(boxScenario())
    #expect(replays.replays.allSatisfy { $0.verdict == .bad })
    // Only the macro that is undefined behind the function is one that was asked for.
    #expect(replays.whole.range.replays == 3)
    #expect(replays.whole.range.epochs == 5)
  }

  /// The line of a name is that of the commit that is named, though another one was run.
  @Test func linesAreThoseOfTheCommitNamed() throws {
    var lab = try Lab()
    try lab.commit(["a.c": goodCheck])
    try lab.commit(["a.c": "\n\n\n" + badCheck])
    for number in 0..<6 {
      try lab.commit(["a.c": String(repeating: "\n", count: number) + badCheck])
    }
    let found = try lab.examine(boxScenario())
    #expect(found.whole.range.replays == 2)
    #expect(found.whole.firstBad.first?.replay?.outcome.site?.line == 8)
    #expect(found.whole.predicates.first { $0.from == lab.order[1].hex }?.line == 7)
  }

  /// Where `__LINE__` is used, a line more above it makes another program.
  @Test func aLineThatIsAskedForIsAFact() throws {
    var lab = try Lab()
    let text = "int check(struct box *b) { return __LINE__ == 4 ? -16 : 0; }\n"
    for number in 0..<4 {
      try lab.commit(["a.c": String(repeating: "\n", count: number) + boxStruct + text])
    }
    let found = try lab.examine(boxScenario())
    #expect(found.replays.map(\.verdict) == [.good, .good, .bad, .good])
  }
}
