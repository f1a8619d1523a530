import CProgram
import Cache
import Findings
import Git
import Scenarios
import Testing
import Workbench

@testable import Replay

/// Replays that an earlier search kept are as good as new ones, and one that lies names nobody.
@Suite struct KeptRunsTests {
  private static let parts = [Array(EditedProgram.scenario.utf8)]

  /// A history of edits, with branches.
  private func edits(_ seed: Int) throws -> Lab {
    var random = SplitMix(seed: UInt64(seed) &* 91 &+ 3)
    var lab = try Lab()
    var programs = [EditedProgram()]
    try lab.commit(programs[0].files.mapValues { $0 })
    for number in 1..<60 {
      let first = random.once(in: 5) ? random.below(number) : number - 1
      var program = programs[first]
      for _ in 0...random.below(2) { program.edit(&random) }
      programs.append(program)
      try lab.commit(program.files.mapValues { $0 }, parents: [lab.order[first]])
    }
    return lab
  }

  private func bisection(
    _ lab: borrowing Lab, at tip: String, jobs: Int, in cache: CacheStore?
  ) throws -> BisectionFinding {
    let bisection = try Bisection(
      scenario: try readScenario(Self.parts[0]), repository: lab.path,
      request: BisectionRequest(bad: [tip], jobs: jobs)
    ) { _ in }
    if let cache { bisection.keepRuns(in: cache, scenario: Self.parts) }
    defer { cache?.flush() }
    return try bisection.run()
  }

  /// First part of the history, then all of it, then all of it once more.
  @Test(arguments: 0..<12) func aSearchThatGoesOnFindsWhatOneFromNothingFinds(_ seed: Int) throws {
    let lab = try edits(seed)
    let cache = CacheStore(in: lab.folder("cache")) { Issue.record("\($0)") }
    for tip in [lab.order[20], lab.order[41], lab.order[59], lab.order[59]] {
      let kept = try bisection(lab, at: tip.hex, jobs: 1 + seed % 3, in: cache)
      let bare = try bisection(lab, at: tip.hex, jobs: 1, in: nil)
      #expect(kept == bare, "seed \(seed), \(tip)")
    }
  }

  @Test func whatIsKeptIsUsedAndWhatIsNamedIsNot() throws {
    let parts = [
      Array(
        """
        format: firstbad.scenario/1
        name: plain
        machine: {arch: arm}
        sources: [a.c]
        judge: {call: f}
        bad: {returns: -EBUSY}
        """.utf8)
    ]
    var lab = try Lab()
    for value in ["0", "0 * 1", "-16", "-8 * 2", "0"] {
      try lab.commit(["a.c": "int f(void) { return \(value); }\n"])
    }
    let cache = CacheStore(in: lab.folder("cache")) { Issue.record("\($0)") }
    let tip = try #require(lab.order.last).hex
    func bisect() throws -> BisectionFinding {
      let bisection = try Bisection(
        scenario: try readScenario(parts[0]), repository: lab.path,
        request: BisectionRequest(bad: [tip], jobs: 1)
      ) { _ in }
      bisection.keepRuns(in: cache, scenario: parts)
      defer { cache.flush() }
      return try bisection.run()
    }
    let found = try bisect()
    #expect(found.firstBad.map(\.commit) == [lab.order[2].hex])
    #expect(try bisect() == found)
    // Every verdict the other way round.
    let replayer = try Replayer(scenario: try readScenario(parts[0]), repository: lab.path)
    let limits = BisectionRequest(bad: [tip]).limits
    let base = try #require(replayer.digest(scenario: parts, limits: limits))
    let runs = KeptRuns(in: cache, base: base)
    var count = 0
    for id in lab.order {
      guard let known = runs.run(at: id) else { continue }
      count += 1
      var record = known.run.answer
      record.finding.verdict = record.finding.verdict == .good ? .bad : .good
      runs.keep(
        KeptRun(EpochRun(answer: record, trace: known.run.trace), asked: known.asked), at: id)
    }
    runs.flush()
    #expect(count == found.range.replays)
    #expect(throws: ReplayTrouble.self) { try bisect() }
  }

  /// A process may be killed in the midst of many replays.
  @Test func replaysAreWrittenBeforeARoundEnds() throws {
    let lab = try edits(3)
    func cache() -> CacheStore {
      CacheStore(in: lab.folder("cache")) { Issue.record("\($0)") }
    }
    let replayer = try Replayer(
      scenario: try readScenario(Self.parts[0]), repository: lab.path)
    let base = try #require(replayer.digest(scenario: Self.parts, limits: replayer.limits))
    let (writing, waiting) = (cache(), cache())
    replayer.kept = KeptRuns(in: waiting, base: base, patience: .seconds(1_000))
    _ = try replayer.run(at: lab.order[58])
    #expect(KeptRuns(in: cache(), base: base).run(at: lab.order[58]) == nil)
    replayer.kept = KeptRuns(in: writing, base: base, patience: .zero)
    let run = try replayer.run(at: lab.order[59])
    #expect(KeptRuns(in: cache(), base: base).run(at: lab.order[59])?.run.answer == run.answer)
  }

  @Test func bytesThatAreNoRunAreNone() throws {
    let lab = try edits(5)
    let cache = CacheStore(in: lab.folder("cache")) { Issue.record("\($0)") }
    let replayer = try Replayer(
      scenario: try readScenario(Self.parts[0]), repository: lab.path)
    let base = try #require(replayer.digest(scenario: Self.parts, limits: replayer.limits))
    replayer.kept = KeptRuns(in: cache, base: base)
    let run = try replayer.run(at: lab.order[59])
    replayer.kept?.flush()
    let kept = try #require(replayer.kept?.run(at: lab.order[59]))
    #expect(kept.run.trace == run.trace && kept.run.answer == run.answer)
    #expect(kept.asked.bytes.count > 10)
    let bytes = try #require(kept.bytes)
    let isSame = KeptRun(bytes: bytes)?.bytes == bytes
    #expect(isSame)
    for count in 0..<bytes.count { #expect(KeptRun(bytes: Array(bytes[..<count])) == nil) }
    var random = SplitMix(seed: 8)
    for _ in 0..<2_000 {
      var damaged = bytes
      damaged[random.below(bytes.count)] ^= UInt8(1 + random.below(255))
      // A key that nobody knows is no harm; nothing else than a run comes of it.
      _ = KeptRun(bytes: damaged)?.run.answer.finding.verdict
    }
  }
}
