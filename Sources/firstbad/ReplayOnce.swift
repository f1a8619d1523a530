import ArgumentParser
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

  @Option(help: "How to write the finding: text, markdown or json.")
  var format = ReplayFormat.text

  @Flag(help: "Also write every call, branch and write.")
  var trace = false

  @OptionGroup var most: LimitOptions

  @OptionGroup var longest: TimeOption

  func validate() throws {
    try refuseRepeated("--repo", "--at", "--format")
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.load(scenario)
    let finding: ReplayFinding
    do throws(ReplayTrouble) {
      let replayer = try Replayer(
        scenario: loaded, repository: repo, limits: most.limits(with: longest))
      finding = try replayer.replay(at: at, isTracing: trace)
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
      case .json: try JSONFormat().report(finding)
      }
    try Output.write(text)
    throw Finished(status: Int32(finding.exitCode))
  }
}

/// How a replay can be written.
enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json
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
