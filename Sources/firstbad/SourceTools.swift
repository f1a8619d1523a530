import ArgumentParser
import Findings
import Reports
import Surveys

/// `firstbad source ...`: what the C front end makes of source.
struct SourceTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Shows what the C front end makes of source.",
    subcommands: [SourceSurvey.self, SourceOutline.self, SourceParse.self, SourceLookup.self])

  mutating func run() throws {
    throw ValidationError("a command is missing: source survey, outline, parse or lookup")
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

/// `firstbad source lookup`: what a name means.
struct SourceLookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Finds what a name means in one source of one commit, and by which includes.")

  @Argument(help: "The name of a function, variable, type, tag, enumerator or macro.")
  var name: String

  @Option(help: "The repository; a bare clone will do.")
  var repo = "."

  @Option(help: "The commit.")
  var at = "HEAD"

  @Option(name: .customLong("in"), help: "The source in which the name is looked up.")
  var file: String

  @Option(help: "The architecture.")
  var arch = "arm"

  @Option(
    parsing: .singleValue,
    help: "A CONFIG symbol as NAME=VALUE, such as IOMMU_API=y; may be repeated.")
  var config: [String] = []

  @Option(help: "How to write what was found: text or json.")
  var format = SourceFormat.text

  mutating func run() throws {
    let finding: LookupFinding
    do throws(SurveyTrouble) {
      finding = try NameLookup(architecture: arch, config: config)
        .find(name, in: file, repository: repo, at: at)
    } catch {
      throw error.failure
    }
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }
}
