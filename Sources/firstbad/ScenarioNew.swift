import ArgumentParser
import Cache
import Drafts
import Findings
import Foundation
import Replay
import Reports
import Scenarios

/// `firstbad scenario new`: a scenario from a pasted report.
struct ScenarioNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a scenario from a pasted report.",
    discussion: """
      The report is a mail or a log with a call stack. Its steps are found in the tree of the commit, the function to \
      judge is the outermost from which the errno still reaches its caller, and what that function reads is found by \
      running it with everything unknown. The scenario runs as it is, and says in comments what it depends on; put in \
      what you know. What was found is told on standard error. The exit code is 0, or 129 for a report that does not say \
      enough.
      """)

  @Option(help: "The file with the report; - for standard input.")
  var stack: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(help: "The commit whose tree is looked at, HEAD by default.")
  var at = "HEAD"

  @Option(
    help: "The errno that was returned, such as EBUSY; by default the one that the report mentions."
  )
  var returns: String?

  @Option(
    help:
      "Which of the report's call stacks is meant, from 1; by default the first that a machine printed."
  )
  var trace: Int?

  @Option(
    help:
      "The function to judge, one of the stack's; as FILE:FUNCTION where several files have one of that name."
  )
  var judge: String?

  @Option(help: "The architecture, such as arm or x86_64; by default what the report tells.")
  var arch: String?

  @Option(
    parsing: .singleValue,
    help: """
      What is known of the configuration: a CONFIG symbol as NAME=VALUE, or a .config file; may be repeated. What is asked \
      for goes into the scenario.
      """)
  var config: [String] = []

  @Option(help: "The file to write to instead of standard output.")
  var output: String?

  @Flag(help: "Neither use nor keep what is known of files between runs.")
  var noCache = false

  @Flag(help: "Show no progress, and say nothing of what was found.")
  var quiet = false

  func validate() throws {
    try refuseRepeated(
      "--stack", "--repo", "--at", "--returns", "--trace", "--judge", "--arch", "--output")
  }

  mutating func run() throws {
    var request = DraftRequest(
      report: try report(), repository: repo, revision: at, trace: trace, judged: judge,
      architecture: arch)
    if let returns {
      let name = returns.hasPrefix("-") ? String(returns.dropFirst()) : returns
      guard let errno = Errno(name: name) else {
        throw CommandFailure(
          .usage, "firstbad: --returns takes the name of an errno, such as EBUSY, not '\(returns)'")
      }
      request.errno = errno
    }
    let given = try ConfigOptions(config)
    request.config = given.settings
    let line = ProgressLine(isShown: !quiet)
    defer { line.clear() }
    Interruption.isTold()
    let cache = noCache ? nil : chosenCache()
    defer { cache?.flush() }
    let made: DraftedScenario
    do throws(DraftTrouble) {
      made = try Drafting(request) { line.show($0) }.scenario(cache: cache)
    } catch {
      line.clear()
      switch error {
      case .request(let sentence): throw CommandFailure(.usage, "firstbad: \(sentence)")
      case .replay(let trouble): throw trouble.failure(scenario: stack)
      }
    }
    line.clear()
    try Output.deliver(made.text, to: output)
    if !quiet { tell(made, given.notes) }
  }

  /// How long a report may be, in bytes: logs are long, and none is as long as this.
  private static let byteLimit = 64 << 20

  private func report() throws -> [UInt8] {
    let bytes =
      stack == "-"
      ? InputFile.bytes(FileHandle.standardInput, most: Self.byteLimit)
      : InputFile.bytes(stack, most: Self.byteLimit)
    guard let bytes else {
      throw CommandFailure(.usage, "firstbad: cannot read the report '\(stack)'")
    }
    guard bytes.count <= Self.byteLimit else {
      throw CommandFailure(.usage, "firstbad: '\(stack)' is too long to be a report (64 MiB)")
    }
    return bytes
  }

  /// How much of a condition stands in one line, in characters.
  private static let conditionLimit = 400

  /// Says on standard error what was found.
  private func tell(_ made: DraftedScenario, _ notes: [String]) {
    var lines = [
      "\(made.frames.count) frames, \(made.resolvedCount) of \(made.hops.count) steps found in the tree",
      "judged: \(made.judged)()",
    ]
    let verdict = made.finding.verdict.rawValue
    let condition = made.finding.condition.map { ShownCondition($0, limit: Self.conditionLimit) }
    lines.append(
      "as it is: \(verdict)" + (condition.map { ", bad if \($0.text)" } ?? "")
        + (made.finding.verdict == .untestable
          ? made.finding.outcome.reason.map { ", \($0)" } ?? "" : ""))
    if let note = condition?.note { lines.append("\(note) The scenario says more.") }
    for line in lines + made.notes + notes { Output.complain("firstbad: \(line)") }
  }
}
