import ArgumentParser
import Demonstration
import Findings
import Foundation
import Replay
import Reports
import Scenarios

/// `firstbad demo`: the Firefly case on small histories made on the spot.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Bisects the Firefly RK3288 case on small histories made on the spot.",
    discussion: """
      Writes kernel-shaped histories into new bare repositories, bisects them with the scenario \
      firefly-rk3288, prints the report of the first and one line for each of the others.
      """)

  @Option(
    help: "An empty or new folder for the repositories and reports; a temporary one by default.")
  var output: String?

  func validate() throws {
    try refuseRepeated("--output")
  }

  mutating func run() throws {
    let folder = try makeFolder()
    let scenarioPath = folder.appendingPathComponent("firefly-rk3288.yaml").path
    try write(Data(DemoScenario.fireflyText), scenarioPath)
    let scenario = try ScenarioFile.load(scenarioPath)
    var isAsExpected = true
    for (index, story) in DemoStory.allCases.enumerated() {
      let repository = folder.appendingPathComponent("\(story.rawValue).git").path
      let history: DemoHistory
      do {
        history = try makeHistory(story, at: repository)
      } catch {
        throw CommandFailure(.repository, "firstbad: \(error)")
      }
      var finding = try bisect(scenario, scenarioPath, repository)
      finding.reproduce = CommandWords.line(
        ["firstbad", "bisect", scenarioPath, "--repo", repository])
      CommandWords.addTrials(to: &finding, scenario: scenarioPath, repo: repository)
      if index == 0 { try report(finding, folder) }
      let holds = finding.isAnswer(of: history)
      isAsExpected = isAsExpected && holds
      if index == 1 { try Output.write("\nOther histories beside it:\n") }
      if index > 0 { try Output.write("  \(line(story, finding, holds))\n") }
    }
    try Output.write("\nThe repositories and the scenario are in \(folder.path.withoutControls)\n")
    try Output.write(
      "The first report is in \(folder.path.withoutControls)/report.md and report.json\n")
    guard isAsExpected else {
      throw CommandFailure(.repository, "firstbad: an answer of the demo is not the right one")
    }
  }

  private func makeFolder() throws -> URL {
    let manager = FileManager.default
    let folder =
      output.map { URL(fileURLWithPath: $0) }
      ?? manager.temporaryDirectory.appendingPathComponent("firstbad-demo-\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      guard try manager.contentsOfDirectory(atPath: folder.path).isEmpty else {
        throw CommandFailure(
          .usage, "firstbad: the folder '\(folder.path)' is not empty; name a new one")
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(
        .repository,
        "firstbad: cannot make the folder '\(folder.path)': \(error.localizedDescription)")
    }
    return folder
  }

  private func bisect(
    _ scenario: Scenario, _ path: String, _ repository: String
  ) throws -> BisectionFinding {
    do throws(ReplayTrouble) {
      let bisection = try Bisection(
        scenario: scenario, repository: repository, request: BisectionRequest()
      ) { _ in }
      return try bisection.run()
    } catch {
      throw error.failure(scenario: path)
    }
  }

  private func report(_ finding: BisectionFinding, _ folder: URL) throws {
    let text = TextFormat(width: Output.width, isColoured: Output.isColoured).report(finding)
    try Output.write(text)
    try write(
      Data(MarkdownFormat().report(finding).utf8), folder.appendingPathComponent("report.md").path)
    try write(
      Data(try JSONFormat().report(finding).utf8),
      folder.appendingPathComponent("report.json").path)
  }

  private func write(_ data: Data, _ path: String) throws {
    do {
      try data.write(to: URL(fileURLWithPath: path))
    } catch {
      throw CommandFailure(
        .repository, "firstbad: cannot write '\(path)': \(error.localizedDescription)")
    }
  }

  private func line(_ story: DemoStory, _ finding: BisectionFinding, _ holds: Bool) -> String {
    let bad = finding.firstBad.map { told($0) }.joined(separator: ", ")
    let fixes = finding.fixes.map { told($0) }.joined(separator: ", ")
    let answer =
      !finding.badFromTheStart.isEmpty
      ? "bad from the start" : bad.isEmpty ? "all good" : "first bad \(bad)"
    let fix = fixes.isEmpty ? "" : "; fixed by \(fixes)"
    return "\(story.rawValue): \(answer)\(fix)\(holds ? "" : "  <- not the right answer")"
  }

  private func told(_ transition: TransitionFinding) -> String {
    let short = transition.commit.prefix(12)
    switch transition.kind {
    case .commit: return "\(short)"
    case .merge:
      let candidates = transition.candidates.map { $0.prefix(12) }.joined(separator: ", ")
      return "merge \(short)" + (candidates.isEmpty ? "" : " (brings \(candidates))")
    case .suspects:
      return "any of " + transition.candidates.map { $0.prefix(12) }.joined(separator: ", ")
    }
  }
}

extension BisectionFinding {
  /// Whether the finding names exactly what a history was made to contain.
  fileprivate func isAnswer(of history: DemoHistory) -> Bool {
    guard let answer = history.expected[.fireflyRK3288] else { return false }
    func matches(_ found: [TransitionFinding], _ wanted: [DemoTransition]) -> Bool {
      found.count == wanted.count
        && zip(found, wanted).allSatisfy { finding, transition in
          finding.kind.rawValue == transition.kind.rawValue
            && finding.commit == history.id(of: transition.label)
        }
    }
    return matches(firstBad, answer.firstBad) && matches(fixes, answer.fixes)
      && !badFromTheStart.isEmpty == answer.isBadFromTheStart
      && Int32(exitCode) == answer.exitCode
  }
}
