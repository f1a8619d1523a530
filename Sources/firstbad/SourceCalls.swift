import ArgumentParser
import Findings
import Reports
import Surveys

/// `firstbad source calls`: who calls a function in a whole tree, whom it calls, and what fills which pointer with it.
struct SourceCalls: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls",
    abstract:
      "Finds who calls a function in one commit, whom it calls, and what puts it into pointers.",
    discussion: """
      All is found by names in the commit's .c and .h, as they stand: no macro is expanded and no \
      conditional decided, so a call that a macro makes is listed as the macro's, and functions of one \
      name are not told apart.
      """)

  @Argument(help: "The name of a function or macro.")
  var function: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = "."

  @Option(help: "The commit.")
  var at = "HEAD"

  @Option(help: "The only folder that is looked at.")
  var under: String?

  @Option(help: "How to write what was found: text or json.")
  var format = SourceFormat.text

  @Option(help: "How many threads read; by default as many as there are cores.")
  var jobs: Int?

  @Flag(help: "Neither use nor keep what is known of files between runs.")
  var noCache = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    try refuseRepeated("--repo", "--at", "--under", "--format", "--jobs")
    try refuseNone(jobs: jobs)
  }

  mutating func run() throws {
    let finding = try found()
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }

  private func found() throws -> CallsFinding {
    let cache = noCache ? nil : chosenCache()
    let progress = ProgressLine(isShown: !quiet)
    defer { progress.clear() }
    do throws(SurveyTrouble) {
      return try TreeLookup(repository: repo, at: at, under: under, cache: cache, jobs: jobs)
        .calls(of: function) { progress.show("indexing calls", $0, $1) }
    } catch {
      progress.clear()
      throw error.failure
    }
  }
}
