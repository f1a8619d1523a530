import ArgumentParser
import Findings
import Predicates
import Replay
import Reports
import Scenarios
import Surveys

/// `firstbad predicate`: under which condition a function returns an errno.
struct Predicate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads off the source under which condition a function returns an errno.",
    discussion: """
      Nothing is known of the function's arguments and of memory; every path is followed. \
      The exit code is 0 for an answer, 125 where nothing was found out or paths were cut off.
      """)

  @Argument(help: "The function.")
  var function: String?

  @Option(help: "The errno, such as EBUSY.")
  var returns: String?

  @Option(
    parsing: .singleValue,
    help: """
      Ask all functions in a folder's own C files for every errno they mention, callees cut off, and \
      count the answers; may be repeated. With neither function nor --returns.
      """)
  var survey: [String] = []

  @Option(help: "How many threads a survey has; by default as many as there are cores.")
  var jobs: Int?

  @Option(help: "The source that defines the function; without it, the only one that seems to.")
  var file: String?

  @Option(
    parsing: .singleValue,
    help: "Another source whose functions are run where they are called; may be repeated.")
  var source: [String] = []

  @Option(help: "The repository; a bare clone will do.")
  var repo = chosenRepository()

  @Option(help: "The commit, HEAD by default; not with --good or --bad.")
  var at: String?

  @Option(
    parsing: .singleValue,
    help: """
      A revision whose ancestors are left out; with it or --bad every predicate of the range is told, \
      and may be repeated.
      """)
  var good: [String] = []

  @Option(
    parsing: .singleValue,
    help: "A revision whose ancestors are examined, HEAD by default; may be repeated.")
  var bad: [String] = []

  @Flag(help: "Follow first parents only.")
  var firstParent = false

  @Option(help: "The architecture.")
  var arch = "arm64"

  @Option(
    parsing: .singleValue,
    help: """
      A CONFIG symbol as NAME=VALUE, such as IOMMU_API=y, or a .config file; may be repeated, and \
      what comes later counts.
      """)
  var config: [String] = []

  @Option(help: "What happens where the function calls others: included, or cut.")
  var callees = PredicateCallees.included

  @Option(help: "How to write the answer: text, markdown or json.")
  var format = PredicateFormat.text

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    try refuseRepeated(
      "--returns", "--file", "--repo", "--at", "--arch", "--callees", "--format")
    try refuseNone(jobs: jobs)
    if survey.isEmpty {
      guard function != nil else { throw ValidationError("a function, or --survey, is missing") }
      _ = try errno
    } else if function != nil || returns != nil || file != nil || isRange || !source.isEmpty {
      throw ValidationError(
        "--survey goes with --repo, --at, --arch, --config, --jobs and --format only")
    }
    if at != nil, isRange { throw ValidationError("--at goes with neither --good nor --bad") }
  }

  private var errno: Errno {
    get throws {
      guard let returns else { throw ValidationError("--returns ERRNO is missing") }
      let name = returns.hasPrefix("-") ? String(returns.dropFirst()) : returns
      guard let errno = Errno(name: name) else {
        throw ValidationError(
          "--returns takes the name of an errno, such as EBUSY, not '\(returns)'")
      }
      return errno
    }
  }

  mutating func run() throws {
    let given = try ConfigOptions(config)
    guard let function else { return try count(given) }
    let file = if let named = self.file { named } else { try definingFile(function) }
    let question = PredicateQuestion(
      function: function, file: file, errno: try errno, callees: callees.choice)
    let line = ProgressLine(isShown: !quiet)
    defer { line.clear() }
    var answer: PredicateAnswer?
    var history: PredicateHistoryFinding?
    do throws(ReplayTrouble) {
      let opened = try PredicateSource(
        repository: repo, sources: [file] + source, architecture: arch, config: given.settings)
      if isRange {
        var finding = try PredicateHistory(
          question, source: opened, good: good, bad: bad.isEmpty ? ["HEAD"] : bad,
          firstParent: firstParent
        ) { line.show($0) }.find()
        finding.notes = given.notes + finding.notes
        history = finding
      } else {
        var finding = try opened.answer(to: question, at: at ?? "HEAD")
        finding.notes = given.notes + finding.notes
        answer = finding
      }
    } catch {
      line.clear()
      throw error.failure(scenario: "")
    }
    line.clear()
    if let history {
      try Output.write(try text(history))
      throw Finished(status: history.isComplete ? 0 : 125)
    }
    if let answer {
      try Output.write(try text(answer))
      throw Finished(status: answer.kind == .stopped || answer.kind == .cutOff ? 125 : 0)
    }
  }

  private var isRange: Bool { !good.isEmpty || !bad.isEmpty }

  private func text(_ answer: PredicateAnswer) throws -> String {
    switch format {
    case .text: TextFormat(width: Output.width, isColoured: Output.isColoured).report(answer)
    case .markdown: MarkdownFormat().report(answer)
    case .json: try JSONFormat().report(answer)
    }
  }

  private func text(_ history: PredicateHistoryFinding) throws -> String {
    switch format {
    case .text: TextFormat(width: Output.width, isColoured: Output.isColoured).report(history)
    case .markdown: MarkdownFormat().report(history)
    case .json: try JSONFormat().report(history)
    }
  }

  /// Asks all functions of folders.
  private func count(_ given: ConfigOptions) throws {
    let line = ProgressLine(isShown: !quiet)
    defer { line.clear() }
    let finding: PredicateSurveyFinding
    do throws(ReplayTrouble) {
      finding = try PredicateSurvey(
        repository: repo, at: at ?? "HEAD", folders: survey, architecture: arch,
        config: given.settings, jobs: jobs
      ).find { line.show("reading predicates", $0, $1) }
    } catch {
      line.clear()
      throw error.failure(scenario: "")
    }
    line.clear()
    switch format {
    case .text, .markdown: try Output.write(PredicateSurveyText.report(finding))
    case .json: try Output.write(try JSONFormat().report(finding))
    }
  }

  /// The only source that seems to define the function.
  private func definingFile(_ function: String) throws -> String {
    let line = ProgressLine(isShown: !quiet)
    defer { line.clear() }
    do throws(SurveyTrouble) {
      let at = at ?? bad.first ?? "HEAD"
      let found = try TreeLookup(repository: repo, at: at, cache: chosenCache()).find(function) {
        line.show("indexing source", $0, $1)
      }
      var files: [String] = []
      for place in found.places
      where place.kind == "function" && place.file.hasSuffix(".c") && !files.contains(place.file) {
        files.append(place.file)
      }
      guard files.count == 1 else {
        throw SurveyTrouble.usage(
          files.isEmpty
            ? "no source at \(at) defines the function '\(function)'"
            : "'\(function)' is defined in \(files.joined(separator: ", ")); choose one with --file"
        )
      }
      return files[0]
    } catch {
      throw error.failure
    }
  }
}

/// What happens where a function calls others.
enum PredicateCallees: String, ExpressibleByArgument, CaseIterable {
  case included, cut

  /// The choice as the question has it.
  var choice: PredicateQuestion.Callees { self == .cut ? .cutOff : .included }
}

/// How a predicate can be written.
enum PredicateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json
}
