import ArgumentParser
import Findings
import Reports

/// `firstbad report`: a finding that was kept as JSON, in any format; no repository is needed.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a finding that was kept as JSON in another format.",
    discussion: """
      Takes what bisect, replay, whatif, check or survey wrote with `--format json`, also an older firstbad's; \
      no repository is needed. The exit code is 0, or 129 for a file that is no such finding.
      """)

  /// A finding of a long history has some megabytes.
  private static let longest = 1 << 29

  @Argument(help: "The file with the JSON, or - for standard input.")
  var result: String

  @Option(help: "How to write the finding: text, markdown, html, json, mail or bisect-log.")
  var format = BisectFormat.text

  @Option(help: "The file to write to instead of standard output.")
  var output: String?

  func validate() throws { try refuseRepeated("--format", "--output") }

  mutating func run() throws {
    guard let bytes = InputFile.bytes(result == "-" ? "/dev/stdin" : result, most: Self.longest)
    else { throw CommandFailure(.usage, "firstbad: cannot read '\(result)'") }
    guard bytes.count <= Self.longest else {
      throw CommandFailure(.usage, "firstbad: '\(result)' has more than 512 MiB")
    }
    let text: String
    do throws(ReportTrouble) {
      let finding = try StoredFinding(json: bytes)
      text = try finding.report(as: format.chosen(isToFile: output != nil))
    } catch {
      throw CommandFailure(.usage, "firstbad: \(result): \(error)")
    }
    try Output.deliver(text, to: output)
  }
}

/// How a finding can be written.
enum BisectFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, json, mail
  case bisectLog = "bisect-log"

  /// The format; text for a file is as wide as is usual and has no colours.
  func chosen(isToFile: Bool) -> any ReportFormat {
    switch self {
    case .text:
      isToFile
        ? TextFormat() : TextFormat(width: Output.width, isColoured: Output.isColoured)
    case .markdown: MarkdownFormat()
    case .html: HTMLFormat()
    case .json: JSONFormat()
    case .mail: MailFormat()
    case .bisectLog: BisectLogFormat()
    }
  }
}
