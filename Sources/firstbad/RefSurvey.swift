import ArgumentParser
import Cache
import Findings
import Foundation
import Replay
import Reports
import Scenarios

/// `firstbad survey`: scenarios by branches and tags.
struct RefSurvey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Replays scenarios at branches and tags, and shows every verdict.",
    discussion: """
      The exit code is 0 when all are good, 1 when any is bad, and 125 when none is bad and some could \
      not be judged.
      """)

  @Argument(help: "The scenario files.")
  var scenarios: [String]

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(
    parsing: .singleValue,
    help: "Which branches and tags, as git for-each-ref takes patterns; may be repeated.")
  var refs: [String]

  @Option(help: "How to write the verdicts: text, jsonl, json or html.")
  var format = RefSurveyFormat.text

  @Option(help: "The file to write to instead of standard output.")
  var output: String?

  @Option(help: "How many replays run at a time; the answer is the same for every number.")
  var jobs: Int?

  @Flag(help: "Neither use nor keep replays between runs.")
  var noCache = false

  @Flag(help: "Show no progress.")
  var quiet = false

  @OptionGroup var most: LimitOptions

  func validate() throws {
    try refuseRepeated("--repo", "--format", "--output", "--jobs")
    try refuseNone(jobs: jobs)
    if refs.contains("") {
      throw ValidationError("--refs takes a branch, a tag or a pattern of them")
    }
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.loadWhole(all: scenarios)
    let line = ProgressLine(isShown: !quiet)
    Interruption.isTold()
    defer { line.clear() }
    let finding: VerdictMatrixFinding
    // The scenario at hand, of which a trouble speaks.
    var current = 0
    do throws(ReplayTrouble) {
      let matrix = VerdictMatrix(repository: repo, patterns: refs, limits: most.limits, jobs: jobs)
      for (number, next) in loaded.enumerated() {
        current = number
        try matrix.add(next.scenario)
      }
      let cache = noCache ? nil : chosenCache()
      defer { cache?.flush() }
      if let cache { matrix.keepRuns(in: cache, scenarios: loaded.map(\.parts)) }
      finding = try matrix.run { number, progress in
        current = number
        line.show(progress)
      }
    } catch {
      line.clear()
      throw error.failure(scenario: scenarios[current])
    }
    line.clear()
    try Output.deliver(try text(of: finding), to: output)
    throw Finished(status: Int32(finding.exitCode))
  }

  private func text(of finding: VerdictMatrixFinding) throws -> String {
    switch format {
    case .text: VerdictMatrixText(width: output == nil ? Output.width : 80).report(finding)
    case .json: try JSONFormat().report(finding)
    case .jsonl: try finding.cells.map { try JSONFormat().line($0) }.joined()
    case .html: try HTMLFormat().report(finding)
    }
  }
}

/// How verdicts by branches and tags can be written.
enum RefSurveyFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl, json, html
}
