import Demonstration
import Findings
import Foundation
import Git
import History
import Scenarios
import SourceText
import Synchronization

import Workbench
@testable import Replay

/// What a test could not set up.
struct SetupFailure: Error, CustomStringConvertible {
  let description: String
}

/// One history of the demo with one scenario.
struct StoryCase: Hashable, CustomStringConvertible, Sendable {
  let story: DemoStory
  let scenario: DemoScenario

  var description: String { "\(story.rawValue) with \(scenario.rawValue)" }

  static let all = DemoStory.allCases.flatMap { story in
    DemoScenario.allCases.map { StoryCase(story: story, scenario: $0) }
  }
}

/// A bisection with the verdict it has for every commit.
struct Bisected: Sendable {
  let finding: BisectionFinding
  let verdicts: [ObjectID: Verdict]
}

/// The histories of the demo and their bisections, each made once for all tests.
enum Stories {
  private struct Kept {
    var folder: Folder?
    var histories: [DemoStory: DemoHistory] = [:]
    var bisections: [StoryCase: Bisected] = [:]
    var scenarios: [DemoScenario: Scenario] = [:]
  }

  private static let kept = Mutex(Kept())

  static func history(_ story: DemoStory) throws -> DemoHistory {
    try kept.withLock { kept in
      if let known = kept.histories[story] { return known }
      let folder = try kept.folder ?? Folder()
      kept.folder = folder
      removeAtExit(folder.path)
      let made = try makeHistory(story, at: folder("\(story.rawValue).git"))
      kept.histories[story] = made
      return made
    }
  }

  static func scenario(_ name: DemoScenario) throws -> Scenario {
    try kept.withLock { kept in
      if let known = kept.scenarios[name] { return known }
      let file = packageFolder.appendingPathComponent("Scenarios/\(name.rawValue).yaml")
      let read = try readScenario(Array(try Data(contentsOf: file)), path: file.path)
      kept.scenarios[name] = read
      return read
    }
  }

  static func bisection(_ wanted: StoryCase) throws -> Bisected {
    let history = try history(wanted.story)
    let scenario = try scenario(wanted.scenario)
    return try kept.withLock { kept in
      if let known = kept.bisections[wanted] { return known }
      let made = try bisect(scenario, history.repositoryPath)
      kept.bisections[wanted] = made
      return made
    }
  }
}

private let foldersAtExit = Mutex<Set<String>>([])

/// Static values are never let go, so what they leave on disk is taken away when the process ends.
private func removeAtExit(_ path: String) {
  foldersAtExit.withLock { folders in
    if folders.isEmpty {
      atexit {
        for path in foldersAtExit.withLock({ $0 }) {
          try? FileManager.default.removeItem(atPath: path)
        }
      }
    }
    folders.insert(path)
  }
}

/// The scenario in some text; its mistakes are the test's.
func readScenario(_ bytes: [UInt8], path: String = "test.yaml") throws -> Scenario {
  let reading = ScenarioReader().read(path: path, bytes: bytes) { _ in nil }
  guard let scenario = reading.scenario else {
    throw SetupFailure(description: reading.diagnostics.map(\.line).joined(separator: "\n"))
  }
  return scenario
}

/// Bisects, and asks for the verdict of every commit that was looked at.
func bisect(
  _ scenario: Scenario, _ repository: String, _ request: BisectionRequest = BisectionRequest()
) throws -> Bisected {
  let bisection = try Bisection(
    scenario: scenario, repository: repository, request: request
  ) { _ in }
  let finding = try bisection.run()
  var verdicts: [ObjectID: Verdict] = [:]
  if request.strategy == .exhaustive {
    let range = try bisection.walk()
    for (number, id) in range.ids.enumerated() { verdicts[id] = bisection.verdict(number) }
  }
  return Bisected(finding: finding, verdicts: verdicts)
}
