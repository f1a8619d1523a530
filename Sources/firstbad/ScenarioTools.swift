import ArgumentParser
struct ScenarioTools: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scenario")
}
