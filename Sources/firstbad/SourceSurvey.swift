import ArgumentParser
import Findings
import Reports
import Surveys

/// `firstbad source survey`: how much of a body of C the parser understands.
struct SourceSurvey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Parses every .c and .h, and says how much of it is understood.")

  @Argument(help: "Files and folders; symlinks are not followed.")
  var paths: [String] = []

  @Option(help: "A repository to read instead; needs --at.")
  var repo: String?

  @Option(help: "The revision of the repository that is read.")
  var at: String?

  @Option(help: "The only folder of the revision that is read.")
  var under: String?

  @Option(help: "How to write what was found: text or json.")
  var format = SourceFormat.text

  @Option(help: "How many threads read; by default as many as there are cores.")
  var jobs: Int?

  @Flag(help: "Only find the functions, and do not parse them.")
  var outlineOnly = false

  @Flag(help: "Write every definition instead, as path, line and name between tabs.")
  var list = false

  @Flag(help: "Write what every definition consists of instead, a line of JSON for each.")
  var counts = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws { try refuseNone(jobs: jobs) }

  mutating func run() throws {
    if counts, list || outlineOnly {
      throw CommandFailure(.usage, "firstbad: --counts goes with neither --list nor --outline-only")
    }
    let progress = ProgressLine(isShown: !quiet)
    let finding: SurveyFinding
    var lines = ""
    do throws(SurveyTrouble) {
      let survey = Survey(
        try sources(), jobs: jobs, outlineOnly: outlineOnly,
        listing: counts ? .parts : list ? .names : .nothing)
      finding = try survey.run {
        progress.show("reading source", $0, $1)
      } listing: { path, definitions in
        for definition in definitions {
          lines +=
            counts
            ? Self.line(path, definition) : "\(path)\t\(definition.line)\t\(definition.name)\n"
        }
      }
    } catch {
      progress.clear()
      throw error.failure
    }
    progress.clear()
    if list || counts {
      try Output.write(lines)
      return
    }
    switch format {
    case .text: try Output.write(SurveyText.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }

  /// A definition as a line of JSON; the length of each list is the count.
  private static func line(_ path: String, _ definition: SurveyDefinition) -> String {
    let parts = definition.parts.map { part in
      ",\"\(part.kind)\":[\(part.lines.map(String.init).joined(separator: ","))]"
    }
    return
      "{\"path\":\(quoted(path)),\"line\":\(definition.line),\"name\":\(quoted(definition.name))"
      + parts.joined() + "}\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private func sources() throws(SurveyTrouble) -> SourceList {
    switch (repo, at) {
    case (let repo?, let at?):
      guard paths.isEmpty else { throw .usage("paths and --repo are two ways; one is wanted") }
      return try SourceList(repository: repo, at: at, under: under)
    case (nil, nil):
      guard under == nil else { throw .usage("--under needs --repo and --at") }
      guard !paths.isEmpty else { throw .usage("paths, or --repo and --at, are missing") }
      return try SourceList(paths: paths)
    default: throw .usage("--repo and --at belong together")
    }
  }
}

/// How what is found about source can be written.
enum SourceFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension SurveyTrouble {
  /// The trouble as a command's failure, with the right exit code.
  var failure: CommandFailure {
    switch self {
    case .usage(let sentence): CommandFailure(.usage, "firstbad: \(sentence)")
    case .reading(let sentence): CommandFailure(.repository, "firstbad: \(sentence)")
    }
  }
}
