import ArgumentParser
import Replay
import Scenarios
import SourceText

/// `firstbad scenario ...`: what can be done with a scenario file.
struct ScenarioTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Makes, checks and explains scenario files, and tells editors what they can hold.",
    subcommands: [
      ScenarioNew.self, ScenarioCheck.self, ScenarioExplain.self, ScenarioSchemaText.self,
    ])

  mutating func run() throws {
    throw ValidationError(
      "a command is missing: scenario new, scenario check, scenario explain or scenario schema")
  }
}

/// `firstbad scenario check`: tells everything that is wrong with scenario files.
struct ScenarioCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells everything that is wrong with scenario files, all at once.",
    discussion: """
      Without --repo the files are checked by themselves. With it, the functions, files, types, \
      fields and CONFIG symbols they name are looked for in the trees of the revisions; what exists \
      at none of them is an error. Give both ends of a range, each with its own --at. What does \
      nothing or is probably not meant is a warning. The exit code is 0 without errors, else 129.
      """)

  @Argument(help: "The scenario files.")
  var scenarios: [String]

  @Option(help: "A repository in whose trees the names are looked for.")
  var repo: String?

  @Option(
    parsing: .singleValue,
    help: "A revision whose tree is looked at, HEAD by default; may be repeated.")
  var at: [String] = []

  func validate() throws {
    try refuseRepeated("--repo")
  }

  mutating func run() throws {
    var hasErrors = false
    for path in scenarios {
      let reading = try ScenarioFile.read(path)
      var diagnostics = reading.diagnostics
      if let repo, let scenario = reading.scenario ?? reading.readablePart {
        do throws(ReplayTrouble) {
          diagnostics += try TreeCheck(
            scenario: scenario, repository: repo, isWhole: reading.scenario != nil
          )
          .diagnostics(at: at.isEmpty ? ["HEAD"] : at)
        } catch {
          throw error.failure(scenario: path)
        }
      }
      for diagnostic in diagnostics { Output.complain(diagnostic.line) }
      let isWrong = diagnostics.contains { $0.severity == .error }
      hasErrors = hasErrors || isWrong
      let warnings = diagnostics.count { $0.severity == .warning }
      if !isWrong {
        let words =
          warnings == 0
          ? "nothing is wrong with it" : "no errors, \(warnings) warning\(warnings == 1 ? "" : "s")"
        try Output.write("\(path.withoutControls): \(words)\n")
      }
    }
    if hasErrors { throw Finished(status: ExitStatus.usage.rawValue) }
  }
}

/// `firstbad scenario schema`: prints the JSON Schema of scenario files.
struct ScenarioSchemaText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario files, for editors.",
    discussion: """
      The schema (2020-12) says which keys stand where, of what kind their values are, and what they \
      mean. It knows less than 'scenario check', which also reads the values and looks up names.
      """)

  mutating func run() throws {
    try Output.write(ScenarioSchema.json)
  }
}
