import ArgumentParser
import Cache
import Findings
import Replay
import Reports

/// `firstbad check`: scenarios after each patch of a series.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Applies a series in memory, and gives every scenario's verdict after each patch.",
    discussion: """
      Nothing is written into the repository. A scenario is run again only where a patch changes something \
      that it read. The exit code is 1 if a patch turns a scenario bad, 125 if one that was good can no longer \
      be judged or one that could not be judged is bad as soon as it can, else 0; 129 also for a patch that \
      does not apply and for two scenarios of one name, 130 the repository failed.
      """)

  @Argument(help: "The scenario files.")
  var scenarios: [String]

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(help: "The commit that the series is applied to, HEAD by default.")
  var base = "HEAD"

  @Option(
    parsing: .singleValue,
    help: """
      A mailbox, a mail or a diff with the patches; '-' for standard input; may be repeated, and all are \
      one series in this order.
      """)
  var apply: [String] = []

  @Option(help: "How to write the finding: text, markdown or json.")
  var format = ChangeFormat.text

  @Flag(help: "Neither use nor keep replays between runs.")
  var noCache = false

  @Flag(help: "Show no progress.")
  var quiet = false

  @OptionGroup var most: LimitOptions

  func validate() throws {
    try refuseRepeated("--repo", "--base", "--format")
    if apply.isEmpty { throw ValidationError("--apply SERIES is missing") }
  }

  mutating func run() throws {
    try PatchFile.refuseTwice(apply)
    let loaded = try ScenarioFile.loadWhole(all: scenarios).map {
      SeriesScenario($0.scenario, parts: $0.parts)
    }
    let series = try apply.map { try PatchFile.read($0) }
    let line = ProgressLine(isShown: !quiet)
    Interruption.isTold()
    defer { line.clear() }
    let finding: SeriesFinding
    // The scenario at hand, of which a trouble speaks.
    var current = 0
    do throws(ReplayTrouble) {
      finding = try SeriesCheck(
        repository: repo, limits: most.limits, cache: noCache ? nil : chosenCache()
      ).check(loaded, base: base, series: series) {
        current = $0
        line.show("checking scenarios", $0, scenarios.count)
      }
    } catch {
      line.clear()
      throw error.failure(scenario: scenarios[current])
    }
    line.clear()
    try Output.write(try format.chosen.report(finding))
    throw Finished(status: Int32(finding.exitCode))
  }
}
