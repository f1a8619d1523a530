import ArgumentParser
import Cache
import Findings
import Replay
import Reports
import Scenarios
import SourceText

/// `firstbad replay`: one scenario at one commit.
struct ReplayOnce: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Runs a scenario at one commit and gives its verdict.",
    discussion: """
      The exit code is right for `git bisect run`: 0 good, 1 bad, 125 untestable, 129 wrong usage or \
      scenario, 130 the repository failed.
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(help: "The commit; by default BISECT_HEAD if there is one, else HEAD.")
  var at: String?

  @Option(help: "How to write the finding: text, markdown, html or json.")
  var format = ReplayFormat.text

  @Flag(help: "Also write every call, branch and write.")
  var trace = false

  @Flag(
    help: "Search the whole tree for hops of the reported stack that the scenario's sources lack.")
  var hops = false

  @Option(
    help: "Follow no more than so many paths where something is unknown; a thousand by default.")
  var paths: Int?

  @Flag(help: "Neither use nor keep findings between runs.")
  var noCache = false

  @OptionGroup var most: LimitOptions

  @OptionGroup var longest: TimeOption

  func validate() throws {
    try refuseRepeated("--repo", "--at", "--format", "--paths")
    guard (1...100_000).contains(paths ?? 1) else {
      throw ValidationError("--paths is a number from 1 to 100000")
    }
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.loadWhole(scenario)
    let finding: ReplayFinding
    do throws(ReplayTrouble) {
      let replayer = try Replayer(
        scenario: loaded.scenario, repository: repo, limits: most.limits(with: longest))
      replayer.hopSearch.isWhole = hops
      replayer.pathLimit = paths
      let line = ProgressLine(isShown: true)
      defer { line.clear() }
      replayer.onPath = { line.show("following paths: \($0) followed, \($1) waiting") }
      finding = try find(replayer, loaded.parts)
    } catch {
      throw error.failure(scenario: scenario)
    }
    let text: String =
      switch format {
      case .text:
        TextFormat(
          width: Output.width, isColoured: Output.isColoured, showsTrace: trace
        ).report(finding)
      case .markdown: MarkdownFormat(showsTrace: trace).report(finding)
      case .html: try HTMLFormat(showsTrace: trace).report(finding)
      case .json: try JSONFormat().report(finding)
      }
    try Output.write(text)
    throw Finished(status: Int32(finding.exitCode))
  }

  /// The finding of an earlier run that cannot have changed, else that of a new one.
  private func find(
    _ replayer: Replayer, _ scenario: [[UInt8]]
  ) throws(ReplayTrouble) -> ReplayFinding {
    // What was cut short on demand is kept for nobody.
    if noCache || paths != nil { return try replayer.replay(at: at, isTracing: trace) }
    let commit = try replayer.commit(named: at)
    let cache = chosenCache()
    replayer.hopSearch.cache = cache
    guard
      let key = replayer.key(
        of: commit, scenario: scenario, limits: most.limits(with: longest), isTracing: trace)
    else { return try replayer.replay(at: commit, isTracing: trace) }
    let kept = KeptFindings<ReplayFinding>(CacheKind("replays", version: 1), in: cache)
    if let known = kept.finding(for: key) { return known }
    let finding = try replayer.replay(at: commit, isTracing: trace)
    kept.keep(finding, for: key)
    cache?.flush()
    return finding
  }
}

/// How a replay can be written.
enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, json
}

extension ReplayTrouble {
  /// The trouble as a command's failure, with the right exit code.
  func failure(scenario: String) -> CommandFailure {
    switch self {
    case .repository(let sentence): return CommandFailure(.repository, "firstbad: \(sentence)")
    case .revision(let sentence), .request(let sentence):
      return CommandFailure(.usage, "firstbad: \(sentence)")
    case .scenario(let sentence, let origin):
      let place = origin.map { ":\($0.position.line):\($0.position.column)" } ?? ""
      return CommandFailure(.usage, "\(scenario)\(place): error: \(sentence)")
    case .unstable(let sentence): return CommandFailure(.repository, "firstbad: \(sentence)")
    case .interrupted: return CommandFailure(.repository, "firstbad: interrupted")
    }
  }
}
