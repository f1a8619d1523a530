import ArgumentParser

/// `firstbad source ...`: what the C front end makes of source.
struct SourceTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Shows what the C front end makes of source.",
    subcommands: [SourceSurvey.self])
}
