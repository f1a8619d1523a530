// How to read this file: one scenario at one commit. The program is read from the commit's tree, the
// state made, the calls made, the judged value judged. Whatever goes wrong on the way has a place: a
// failure to read is thrown, everything else becomes an outcome.

public import CMachine
import Constraints
import CProgram
public import Findings
import Git
public import Scenarios

/// Replays one scenario at many commits, one after the other.
///
/// A class because what it read of one commit serves the next. It belongs to one worker.
public final class Replayer {
  let scenario: Scenario
  let programs: CommitPrograms
  let limits: Limits
  /// How many paths are followed where something is unknown; nil for as many as a verdict is worth.
  public var pathLimit: Int?
  /// Is told after each path of a replay how many were followed and how many wait.
  public var onPath: ((_ followed: Int, _ waiting: Int) -> Void)?
  /// How far the hops of the reported stack are looked for.
  public var hopSearch = HopSearch()
  /// The steps of the runs that were made since this was set; nil where they are not wanted.
  var traces: [ObjectID: TracedRun]?
  /// The steps of so many runs are remembered.
  private static let traceLimit = 64
  /// The solver's work of the last replay that followed paths, in Z3's unit, of which a second has some millions.
  public private(set) var solverWork: UInt64 = 0
  /// Where replays are kept, nil for nowhere.
  var kept: KeptRuns?

  /// What is seen of a search that will meet its limit for sure: more of it takes minutes and says no more.
  private static let enough = (paths: 512, questions: 10_000)
  /// The work of the solver that following all paths may take, in Z3's unit: some ten seconds.
  private static let work: UInt64 = 60_000_000
  /// How many questions a path may put to the solver where paths are limited, and what work they may be.
  private static let (questionsPerPath, workPerPath) = (50, UInt64(250_000))

  /// Opens a repository for a scenario.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be opened or the architecture is unknown.
  public convenience init(
    scenario: Scenario, repository: String, limits: Limits = Limits()
  ) throws(ReplayTrouble) {
    try self.init(scenario: scenario, repository: repository, limits: limits, shelf: OutlineShelf())
  }

  /// The same, with outlines that other workers share.
  init(
    scenario: Scenario, repository: String, limits: Limits, shelf: OutlineShelf
  ) throws(ReplayTrouble) {
    self.scenario = scenario
    self.limits = limits
    let arch = scenario.machine.arch
    guard let architecture = CProgram.Architecture(named: arch.value.name) else {
      throw .scenario(
        "the architecture '\(arch.value.name)' is not one whose data model is known; known are "
          + CProgram.Architecture.names.joined(separator: ", "), arch.origin)
    }
    var values: [String: Configuration.Value] = [:]
    for entry in scenario.machine.config {
      switch entry.value {
      case .yes: values[entry.name] = .yes
      case .module: values[entry.name] = .module
      // Those that are unknown are chosen on each path.
      case .no, .unknown: values[entry.name] = .no
      case .text(let text): values[entry.name] = .text(text)
      }
    }
    let target = Target(
      architecture: architecture, configuration: Configuration(values),
      includeFolders: scenario.machine.include.map(\.value))
    programs = CommitPrograms(
      reader: try RepositoryReader(path: repository), target: target, shelf: shelf)
  }

  var reader: RepositoryReader { programs.reader }

  /// What looks for the hops of the reported stack, nil where there is none.
  private(set) lazy var hops = StackHops(scenario, reader: reader)

  /// Forgets what was read and what was kept, so that the next replay starts from nothing.
  func forget() {
    kept = nil
    programs.forget()
  }

  /// Replays at one commit.
  ///
  /// - Parameters:
  ///   - revision: The commit; nil means BISECT_HEAD if there is one, else HEAD.
  ///   - isTracing: Whether the finding gets a trace.
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read or the revision names nothing.
  public func replay(
    at revision: String?, isTracing: Bool = false
  ) throws(ReplayTrouble) -> ReplayFinding {
    let commit: ObjectID
    if let revision {
      commit = try reader.resolve(revision)
    } else if let bisected = try reader.resolveIfPresent("BISECT_HEAD") {
      commit = bisected
    } else {
      commit = try reader.resolve("HEAD")
    }
    let run = try run(at: commit, known: nil, isTracing: isTracing)
    return try marked(run.answer.finding, at: commit, run.trace, hopSearch)
  }

  /// What a run found.
  struct Record: Codable, Hashable, Sendable {
    var finding: ReplayFinding
    /// For each function that ran and makes a bad value, the conditions it makes it under.
    let guards: [Guard]
  }

  /// The condition under which a function makes a bad value.
  struct Guard: Codable, Hashable, Sendable {
    let function: String
    let file: String
    let line: Int
    let text: String
  }

  /// Replays at a commit, or says what a replay that was kept came to.
  func run(
    at commit: ObjectID, known: KnownFiles? = nil
  ) throws(ReplayTrouble) -> EpochRun<Record> {
    guard let kept else { return try run(at: commit, known: known, isTracing: false) }
    if let known = kept.run(at: commit) {
      programs.asked.note(known.asked)
      for fact in known.run.trace where fact.path != nil && !fact.use.isEmpty {
        if let content = fact.content { reader.note(read: content) }
      }
      return known.run
    }
    let (run, asked) = try programs.noting { () throws(ReplayTrouble) in
      try self.run(at: commit, known: known, isTracing: false)
    }
    kept.keep(KeptRun(run, asked: asked), at: commit)
    return run
  }

  /// Replays at a commit; nothing is kept of it between runs.
  func run(
    at commit: ObjectID, known: KnownFiles?, isTracing: Bool
  ) throws(ReplayTrouble) -> EpochRun<Record> {
    guard let traces, traces.count < Self.traceLimit, !isTracing else {
      let made = try make(at: commit, known: known, isTracing: isTracing)
      return try made.opened.run(Record(finding: made.finding, guards: made.replay.guards()))
    }
    // A run is the same whether its steps are told or not.
    let made = try make(at: commit, known: known, isTracing: true)
    var finding = made.finding
    finding.trace = []
    let run = try made.opened.run(Record(finding: finding, guards: made.replay.guards()))
    self.traces?[commit] = TracedRun(made.finding, run.trace, made.replay)
    return run
  }

  /// Keeps the steps of a run that another replayer made, where steps are wanted.
  func keep(_ steps: TracedRun?, at commit: ObjectID) {
    guard let known = traces?.count, known < Self.traceLimit, let steps else { return }
    traces?[commit] = steps
  }

  /// The finding at a commit that is in memory only; nothing of it is kept.
  func run(atMade commit: ObjectID) throws(ReplayTrouble) -> EpochRun<ReplayFinding> {
    let made = try make(at: commit, known: nil, isTracing: false)
    return try made.opened.run(made.finding)
  }

  /// Replays at a commit with every step told.
  func traced(at commit: ObjectID) throws(ReplayTrouble) -> TracedRun {
    if let known = traces?[commit] { return known }
    let made = try make(at: commit, known: nil, isTracing: true)
    let run = try made.opened.run(made.finding)
    return TracedRun(run.answer, run.trace, made.replay)
  }

  private func make(
    at commit: ObjectID, known: KnownFiles?, isTracing: Bool
  ) throws(ReplayTrouble) -> (opened: CommitProgram, finding: ReplayFinding, replay: SingleReplay) {
    let opened = try programs.program(at: commit, known: known)
    var replay = SingleReplay(
      scenario: scenario, program: opened.program, limits: limits, isTracing: isTracing)
    let unknown = scenario.machine.unknownConfig.map(\.name)
    var finding = replay.run()
    // Where something that is not known decides, every path is followed.
    if finding.outcome.kind == .unsupported || !unknown.isEmpty {
      let variants = ConfigVariants(unknown) { [programs] values in
        values.isEmpty ? opened.program : programs.program(opened, setting: values)
      }
      var most = PathSearch.Limits()
      most.enough = Self.enough
      most.work = Self.work
      if let pathLimit {
        most.paths = pathLimit
        most.questions = pathLimit * Self.questionsPerPath
        most.work = min(Self.work, UInt64(pathLimit) * Self.workPerPath)
      }
      let replays = PathReplay(
        scenario: scenario, variants: variants, limits: limits, isTracing: isTracing, paths: most)
      replays.search.progress = onPath
      let paths = replays.run()
      finding = paths.finding
      replay = paths.replay ?? replay
      solverWork = replays.search.solver.work
    }
    finding.commit = commit.hex
    finding.subject = opened.commit.subject
    return (opened, finding, replay)
  }
}
