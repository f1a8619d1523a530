import ArgumentParser
import Findings
import Replay
import Reports
import Scenarios

/// `firstbad scenario explain`: says in words what a scenario is and what a replay of it will do.
struct ScenarioExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says in words what a scenario is: machine, state, calls, and what is judged.",
    discussion: """
      Without --repo only the file is read. With it the scenario is replayed at one commit, to say \
      which functions of the reported stack are run there, for which functions a model answers, and \
      what the verdict is. The exit code is 0 whatever the verdict is, and 129 for a scenario with \
      mistakes.
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Option(help: "A repository, at one commit of which the scenario is replayed.")
  var repo: String?

  @Option(help: "The commit, HEAD by default; needs --repo.")
  var at: String?

  func validate() throws {
    try refuseRepeated("--repo", "--at")
    if at != nil, repo == nil { throw ValidationError("--at needs --repo") }
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.load(scenario)
    var replay: ReplayFinding?
    if let repo {
      do throws(ReplayTrouble) {
        replay = try Replayer(scenario: loaded, repository: repo).replay(at: at ?? "HEAD")
      } catch {
        throw error.failure(scenario: scenario)
      }
    }
    let format = TextFormat(width: Output.width, isColoured: Output.isColoured)
    try Output.write(format.report(loaded, replay: replay))
  }
}
