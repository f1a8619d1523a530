import ArgumentParser
import Cache
import Findings
import Replay
import Reports
import Scenarios

/// `firstbad bisect`: a scenario along a history.
struct Bisect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bisect",
    abstract: "Names the first bad commit, the fix, and the condition that decided.",
    discussion: """
      Every commit of the range gets a verdict; there is no assumption that the bug came only once. \
      The exit code is 0 when a first bad commit is named, 1 when all of the range is good, 125 for \
      suspects, a range that is bad from the start, or an end that replays otherwise than said.
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(parsing: .singleValue, help: "A revision whose ancestors are left out; may be repeated.")
  var good: [String] = []

  @Option(
    parsing: .singleValue,
    help: "A revision whose ancestors are examined, HEAD by default; may be repeated.")
  var bad: [String] = []

  @Flag(help: "Follow first parents only.")
  var firstParent = false

  @Option(help: "How commits are chosen: exhaustive, or binary as git does.")
  var strategy = BisectStrategy.exhaustive

  @Option(help: "How the commits are listed: auto, or libgit2.")
  var walk = BisectWalk.auto

  @Option(help: "How to write the finding: text, markdown, html, json, mail or bisect-log.")
  var format = BisectFormat.text

  @Option(help: "The file to write to instead of standard output.")
  var output: String?

  @Option(help: "How many replays run at a time; the answer is the same for every number.")
  var jobs: Int?

  @Flag(
    help: "Search whole trees for hops of the reported stack that the scenario's sources lack.")
  var hops = false

  @Option(
    name: .customLong("where"), parsing: .singleValue,
    help: "Branches or tags at which the verdict is told as well; may be repeated.")
  var places: [String] = []

  @Flag(help: "Neither use nor keep findings between runs.")
  var noCache = false

  @Flag(help: "Show no progress.")
  var quiet = false

  @OptionGroup var most: LimitOptions

  func validate() throws {
    try refuseRepeated("--repo", "--strategy", "--walk", "--format", "--output", "--jobs")
    if places.contains("") {
      throw ValidationError("--where takes a branch, a tag or a pattern of them")
    }
    try refuseNone(jobs: jobs)
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.loadWhole(scenario)
    var request = BisectionRequest(
      good: good, bad: bad, firstParent: firstParent,
      walk: walk == .libgit2 ? .libgit2 : .auto,
      strategy: strategy == .binary ? .binary : .exhaustive, limits: most.limits, jobs: jobs)
    request.searchesTree = hops
    request.places = places
    let line = ProgressLine(isShown: !quiet)
    Interruption.isTold()
    defer { line.clear() }
    let report: KeptReports.Report
    do {
      let bisection = try Bisection(
        scenario: loaded.scenario, repository: repo, request: request
      ) { line.show($0) }
      report = try self.report(bisection, loaded.parts)
      // The process ends with this command; to give its memory back piece by piece takes time and helps nobody.
      _ = Unmanaged.passRetained(bisection)
      line.clear()
      if let warning = bisection.graphWarning { Output.complain("firstbad: \(warning)") }
    } catch let trouble as ReplayTrouble {
      line.clear()
      throw trouble.failure(scenario: scenario)
    }
    try Output.deliver(report.text, to: output)
    throw Finished(status: Int32(report.exitCode))
  }

  /// The report of an earlier run that cannot have changed, else a new one.
  private func report(_ bisection: Bisection, _ scenario: [[UInt8]]) throws -> KeptReports.Report {
    // Whatever is wrong with the revisions is told before anything about a cache.
    let key = noCache ? nil : try bisection.key(scenario: scenario)
    let cache = noCache ? nil : chosenCache()
    defer { cache?.flush() }
    let checked = CheckedGraphs(in: cache)
    bisection.rememberGraphs(isVerified: checked.contains, didVerify: checked.insert)
    let reports = KeptReports(in: cache)
    let advice = bisection.advice
    let reportKey = key.map { self.reportKey($0, advice) }
    if let reportKey, let known = reports.report(for: reportKey) {
      // What is found out of a new commit-graph is to be remembered, too.
      _ = bisection.graphWarning
      return known
    }
    var (finding, isSettled) = try find(bisection, scenario, key, cache)
    bisection.addAdvice(to: &finding)
    finding.reproduce = reproduction
    CommandWords.addTrials(to: &finding, scenario: self.scenario, repo: repo, rest: most.words)
    let report = KeptReports.Report(text: try text(of: finding), exitCode: UInt8(finding.exitCode))
    if let reportKey, isSettled, advice == bisection.advice { reports.keep(report, for: reportKey) }
    return report
  }

  /// The finding of an earlier run that cannot have changed, else that of a new one; and whether the same will be found
  /// again.
  private func find(
    _ bisection: Bisection, _ scenario: [[UInt8]], _ key: [UInt8]?, _ cache: CacheStore?
  ) throws(ReplayTrouble) -> (finding: BisectionFinding, isSettled: Bool) {
    let kept = KeptFindings<BisectionFinding>(CacheKind("bisections", version: 1), in: cache)
    let warning = bisection.graphWarningSoFar
    if let key, let known = kept.finding(for: key) { return (known, true) }
    if let cache { bisection.keepRuns(in: cache, scenario: scenario) }
    let finding = try bisection.run()
    // A tag may have been made meanwhile, or a commit-graph have turned out to be wrong.
    guard let key, warning == bisection.graphWarning, try bisection.key(scenario: scenario) == key
    else { return (finding, false) }
    kept.keep(finding, for: key)
    return (finding, true)
  }

  /// What a report depends on: the finding, what is said with it, and how it is written.
  private func reportKey(_ key: [UInt8], _ advice: String?) -> [UInt8] {
    [
      key, Array((advice ?? "").utf8), Array(reproduction.utf8), Array(format.rawValue.utf8),
      [UInt8](String(width).utf8), [isColoured ? 1 : 0],
    ].flatMap { withUnsafeBytes(of: $0.count.littleEndian, Array.init) + $0 }
  }

  private var width: Int { output == nil ? Output.width : 80 }
  private var isColoured: Bool { output == nil && Output.isColoured }

  private func text(of finding: BisectionFinding) throws -> String {
    try format.chosen(isToFile: output != nil).report(finding)
  }

  /// The command line that gives the same answer again.
  private var reproduction: String {
    var words = ["firstbad", "bisect", scenario, "--repo", repo]
    for revision in good { words += ["--good", revision] }
    for revision in bad { words += ["--bad", revision] }
    if firstParent { words.append("--first-parent") }
    if hops { words.append("--hops") }
    for pattern in places { words += ["--where", pattern] }
    if strategy == .binary { words += ["--strategy", "binary"] }
    words += most.words
    return CommandWords.line(words)
  }
}

/// How commits are chosen.
enum BisectStrategy: String, ExpressibleByArgument, CaseIterable {
  case exhaustive, binary
}

/// How the commits are listed; both ways list the same.
enum BisectWalk: String, ExpressibleByArgument, CaseIterable {
  case auto, libgit2
}
