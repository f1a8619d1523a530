import Demonstration
import Findings
import Foundation
import Git
import Testing
import Workbench

/// `git bisect run firstbad replay` against `firstbad bisect`.
@Suite struct BisectRunTests {
  enum Place: String, CaseIterable, Sendable {
    case workTree = "a work tree"
    case linked = "a linked work tree"
    case linkedToBare = "a work tree linked to a bare repository"
    case bare = "a bare repository"
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let place: Place
    let checksOut: Bool

    var testDescription: String {
      "\(place.rawValue), \(checksOut ? "with" : "without") check-outs"
    }

    static let all = Place.allCases.flatMap { place in
      (place == .bare ? [false] : [true, false]).map { Case(place: place, checksOut: $0) }
    }
  }

  /// A clone of the kind wanted of a bare repository.
  private func clone(_ path: String, _ place: Place, in folder: Folder) throws -> String {
    switch place {
    case .bare: return path
    case .linkedToBare:
      try git("worktree", "add", "-q", "--detach", folder("linked"), in: path)
      return folder("linked")
    case .workTree, .linked:
      try git("clone", "-q", path, folder("clone"))
      if place == .workTree { return folder("clone") }
      try git("worktree", "add", "-q", "--detach", folder("linked"), in: folder("clone"))
      return folder("linked")
    }
  }

  /// Where git's bisection ends when the program answers it.
  private func found(
    _ subject: Case, _ path: String, _ scenario: String, good: String, bad: String
  ) throws -> String {
    var start = ["bisect", "start"]
    if !subject.checksOut { start.append("--no-checkout") }
    _ = try gitBytes(start + [bad, good], in: path)
    let text = try git("bisect", "run", programPath, "replay", scenario, in: path)
    try #require(text.contains("is the first bad commit"), "\(text)")
    let commit = try git("rev-parse", "refs/bisect/bad", in: path)
    try git("bisect", "reset", in: path)
    return commit
  }

  /// One test for all, since making the history takes longer than bisecting it.
  @Test func itEndsWhereFirstbadDoesOnTheDemoHistory() throws {
    let story = try StoryLine(.main)
    for subject in Case.all {
      let folder = try Folder()
      let path = try clone(story.path, subject.place, in: folder)
      let end = try found(subject, path, story.scenario, good: "v5.18", bad: "v5.19-rc2")
      #expect(end == story.history.id(of: "culprit"), "\(subject.testDescription)")
      let answer = try firstbad(
        "bisect", story.scenario, "--repo", path, "--good", "v5.18", "--bad", "v5.19-rc2")
      #expect(answer.status == 0)
      #expect(
        answer.text.hasPrefix("firefly-rk3288: the first bad commit is \(end.prefix(12))\n"))
      if subject.place == .linkedToBare { try git("worktree", "remove", path, in: story.path) }
    }
  }

  @Test(arguments: Case.all) func itSkipsWhatCannotBeTested(_ subject: Case) throws {
    // The middle, where git asks first, cannot be tested; no such commit is next to the culprit.
    let line = try BoxLine(
      .good, .good, .untestable, .good, .bad, .bad, .untestable, .untestable, .bad, .untestable,
      .bad, .bad)
    let path = try clone(line.path, subject.place, in: line.folder)
    let end = try found(subject, path, line.scenario, good: line.ids[0].hex, bad: line.ids[11].hex)
    #expect(end == line.ids[4].hex)
    let answer = try firstbad("bisect", line.scenario, "--repo", path, "--bad", line.ids[11].hex)
    #expect(answer.status == 0)
    #expect(answer.text.hasPrefix("box: the first bad commit is \(end.prefix(12))\n"))
  }

  @Test func bothNameTheSameSuspects() throws {
    let story = try StoryLine(.brokenBeforeCulprit)
    let suspects = ["broken", "culprit"].map { story.history.id(of: $0) }
    let root = story.history.order[0].hex
    try git("bisect", "start", "--no-checkout", "main", root, in: story.path)
    let run = try Run(
      executable: "/usr/bin/env",
      arguments: ["git", "bisect", "run", programPath, "replay", story.scenario],
      directory: story.path
    ).start()
    #expect(run.status == 2)
    for suspect in suspects { #expect(run.text.contains(suspect)) }
    let answer = try firstbad("bisect", story.scenario, "--repo", story.path, "--format", "json")
    #expect(answer.status == 125)
    let finding = try bisection(answer)
    #expect(finding.firstBad.map(\.candidates) == [suspects])
  }

  @Test func wrongUsageAndAWrongScenarioStopIt() throws {
    let line = try BoxLine(.good, .good, .bad, .bad)
    try line.folder.write("wrong.yaml", "format: firstbad.scenario/1\n")
    for arguments in [
      ["replay", line.folder("wrong.yaml")], ["replay", line.scenario, "--nonsense"],
      ["replay", line.scenario, "--repo", line.folder("absent")], [],
    ] {
      try git(
        "bisect", "start", "--no-checkout", line.ids[3].hex, line.ids[0].hex, in: line.path)
      let run = try Run(
        executable: "/usr/bin/env", arguments: ["git", "bisect", "run", programPath] + arguments,
        directory: line.path
      ).start()
      #expect(run.status != 0)
      #expect(!run.text.contains("is the first bad commit"))
      #expect(try git("rev-parse", "refs/bisect/bad", in: line.path) == line.ids[3].hex)
      try git("bisect", "reset", in: line.path)
    }
  }
}
