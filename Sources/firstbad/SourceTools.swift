import ArgumentParser
import Findings
import Reports
import Surveys

/// `firstbad source ...`: what the C front end makes of source.
struct SourceTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Shows what the C front end makes of source.",
    subcommands: [
      SourceSurvey.self, SourceOutline.self, SourceParse.self, SourceLookup.self, SourceCalls.self,
    ])

  mutating func run() throws {
    throw ValidationError("a command is missing: source survey, outline, parse, lookup or calls")
  }
}

/// `firstbad source outline`: what a file may declare.
struct SourceOutline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "Lists the names that a file's top level may declare.")

  @Argument(help: "The file.")
  var path: String

  @Option(help: "How to write them: text or json.")
  var format = SourceFormat.text

  mutating func run() throws {
    let finding: OutlineFinding
    do throws(SurveyTrouble) {
      finding = try SourceFile(path: path).outlined()
    } catch {
      throw error.failure
    }
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }
}

/// `firstbad source parse`: the tree of one function.
struct SourceParse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Shows the tree of one function, as it stands in its file.",
    discussion: """
      No macro is expanded. A function with conditionals is shown once for each consistent choice of \
      their branches that shows something new.
      """)

  @Argument(help: "The file.")
  var path: String

  @Argument(help: "The function; for SYSCALL_DEFINE1(close, ...) its name is close.")
  var function: String

  @Option(help: "How to write its tree: text or json.")
  var format = SourceFormat.text

  mutating func run() throws {
    let finding: ParseFinding
    do throws(SurveyTrouble) {
      finding = try SourceFile(path: path).parsed(function: function)
    } catch {
      throw error.failure
    }
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }
}
