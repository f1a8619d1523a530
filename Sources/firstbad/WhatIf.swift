import ArgumentParser
import Cache
import Findings
import Replay
import Reports

/// `firstbad whatif`: one scenario at a commit, and at the same commit changed in memory.
struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract:
      "Reverts commits and applies patches in memory, and gives the verdict before and after.",
    discussion: """
      What --revert and --apply name is done in the order in which it stands on the command line. Nothing is \
      written into the repository. The exit code is that of the replay afterwards: 0 good, 1 bad, 125 \
      untestable; 129 also where something does not apply, 130 the repository failed.
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(help: "The commit; by default BISECT_HEAD if there is one, else HEAD.")
  var at: String?

  @Option(
    parsing: .singleValue,
    help: "A commit whose changes are taken back, as git revert does; may be repeated.")
  var revert: [String] = []

  @Option(
    parsing: .singleValue,
    help: """
      A diff, a mail or a mailbox whose patches are applied, as git am does; '-' for standard input; may \
      be repeated.
      """)
  var apply: [String] = []

  @Option(
    help: "For a merge that is reverted, the number of the parent whose side is kept, from 1.")
  var mainline: Int?

  @Option(help: "How to write the finding: text, markdown or json.")
  var format = ChangeFormat.text

  @Flag(help: "Neither use nor keep replays between runs.")
  var noCache = false

  @OptionGroup var most: LimitOptions

  func validate() throws {
    try refuseRepeated("--repo", "--at", "--format", "--mainline")
    if revert.isEmpty, apply.isEmpty {
      throw ValidationError("there is no --revert and no --apply")
    }
    if let mainline, mainline < 1 { throw ValidationError("--mainline is a number from 1 on") }
  }

  mutating func run() throws {
    let loaded = try ScenarioFile.loadWhole(scenario)
    let changes = try changes(in: CommandLine.arguments)
    let finding: WhatIfFinding
    do throws(ReplayTrouble) {
      let replayer = try Replayer(
        scenario: loaded.scenario, repository: repo, limits: most.limits)
      let cache = noCache ? nil : chosenCache()
      if let cache { replayer.keepRuns(in: cache, scenario: loaded.parts) }
      finding = try replayer.whatIf(at: at, changes, mainline: mainline)
      cache?.flush()
    } catch {
      throw error.failure(scenario: scenario)
    }
    try Output.write(try format.chosen.report(finding))
    throw Finished(status: Int32(finding.after.exitCode))
  }

  /// The changes in the order in which they were asked for, which ArgumentParser knows for each option alone.
  private func changes(in arguments: [String]) throws -> [CommitChange] {
    try PatchFile.refuseTwice(apply)
    var reverts = revert[...]
    var patches = apply[...]
    var changes: [CommitChange] = []
    for option in arguments.prefix(while: { $0 != "--" }).map({ $0.prefix { $0 != "=" } }) {
      if option == "--revert", let revision = reverts.popFirst() {
        changes.append(.revert(revision))
      } else if option == "--apply", let path = patches.popFirst() {
        let (name, bytes) = try PatchFile.read(path)
        changes.append(.apply(name: name, bytes: bytes))
      }
    }
    return changes
  }
}

/// How a finding about changes can be written.
enum ChangeFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json

  /// The format, text as the terminal takes it.
  var chosen: any ReportFormat {
    switch self {
    case .text: TextFormat(width: Output.width, isColoured: Output.isColoured)
    case .markdown: MarkdownFormat()
    case .json: JSONFormat()
    }
  }
}
