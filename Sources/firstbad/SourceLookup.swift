import ArgumentParser
import Findings
import Reports
import Surveys

/// `firstbad source lookup`: what a name means, in one source or in a whole tree.
struct SourceLookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Finds what a name means in one source of one commit, or in all of them.",
    discussion: """
      With --in the name is looked up as that source would: along its includes, conditionals decided. \
      Without it every place in the commit's .c and .h is listed that may give the name a meaning at \
      top level, whatever the conditionals say.
      """)

  @Argument(help: "The name of a function, variable, type, tag, enumerator or macro.")
  var name: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = "."

  @Option(help: "The commit.")
  var at = "HEAD"

  @Option(name: .customLong("in"), help: "The only source in which the name is looked up.")
  var file: String?

  @Option(help: "The only folder in which the name is looked up; not with --in.")
  var under: String?

  @Option(help: "The architecture, arm by default; only with --in.")
  var arch: String?

  @Option(
    parsing: .singleValue,
    help: """
      A CONFIG symbol as NAME=VALUE, such as IOMMU_API=y, or a .config file; may be repeated, and \
      what comes later counts. Only with --in.
      """)
  var config: [String] = []

  @Option(help: "How to write what was found: text or json.")
  var format = SourceFormat.text

  @Option(help: "How many threads read; by default as many as there are cores.")
  var jobs: Int?

  @Flag(help: "Neither use nor keep what is known of files between runs.")
  var noCache = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    try refuseRepeated("--repo", "--at", "--in", "--under", "--arch", "--format", "--jobs")
    try refuseNone(jobs: jobs)
    if file != nil, under != nil { throw ValidationError("--under does not go with --in") }
    if file == nil, arch != nil || !config.isEmpty {
      throw ValidationError("--arch and --config need --in: without it no conditional is decided")
    }
  }

  mutating func run() throws {
    let finding = if let file { try means(in: file) } else { try places() }
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }

  private func means(in file: String) throws -> LookupFinding {
    let given = try ConfigOptions(config)
    do throws(SurveyTrouble) {
      var finding = try NameLookup(architecture: arch ?? "arm", config: given.settings)
        .find(name, in: file, repository: repo, at: at)
      finding.notes = given.notes + finding.notes
      return finding
    } catch {
      throw error.failure
    }
  }

  private func places() throws -> LookupFinding {
    let cache = noCache ? nil : chosenCache()
    let progress = ProgressLine(isShown: !quiet)
    defer { progress.clear() }
    do throws(SurveyTrouble) {
      return try TreeLookup(repository: repo, at: at, under: under, cache: cache, jobs: jobs)
        .find(name) { progress.show("indexing source", $0, $1) }
    } catch {
      progress.clear()
      throw error.failure
    }
  }
}
