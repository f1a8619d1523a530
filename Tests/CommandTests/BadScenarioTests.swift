import Foundation
import Git
import Testing
import Workbench

/// Scenario files that are none: one clear sentence each, and exit code 129.
@Suite struct BadScenarioTests {
  private let line: BoxLine

  init() throws { line = try BoxLine(.good) }

  private func replay(_ name: String) throws -> Answer {
    try firstbad("replay", name, "--repo", line.path)
  }

  private func replay(bytes: [UInt8]) throws -> Answer {
    try line.folder.write("bad.yaml", bytes)
    let name = line.folder("bad.yaml")
    let answer = try replay(name)
    // The other commands say the same.
    for arguments in [["bisect", name, "--repo", line.path], ["scenario", "check", name]] {
      let other = try Run(arguments: arguments).start()
      #expect(other.status == answer.status)
      #expect(other.complaint == answer.complaint)
      #expect(other.output.isEmpty)
    }
    return answer
  }

  private func replay(text: String) throws -> Answer { try replay(bytes: Array(text.utf8)) }

  @Test func whatIsNoFileIsSaid() throws {
    expectRefusal(try replay("absent.yaml"), 129, "'absent.yaml'", "there is no such file")
    expectRefusal(try replay(line.folder.path), 129, line.folder.path, "it is a folder")
    expectRefusal(try replay("\u{20}"), 129, "there is no such file")
  }

  @Test func anEmptyFileIsSaid() throws {
    expectRefusal(try replay(bytes: []), 129, "bad.yaml:1:1: error:", "the file is empty")
    expectRefusal(try replay(text: "# nothing\n\n"), 129, "the file is empty")
  }

  @Test func whatIsNoTextIsSaidOnce() throws {
    expectRefusal(
      try replay(bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0xFF, 0xFE]), 129,
      "bad.yaml:1:8: error:", "no text file")
    expectRefusal(try replay(bytes: [0x61, 0xFF, 0xFE, 0xFD]), 129, "1:2: error:", "not UTF-8")
    let garbage = (0..<10_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    try #require(garbage.contains(0))
    expectRefusal(try replay(bytes: garbage), 129, "no text file")
    // Ten megabytes of it are not looked at.
    let much = Array(repeatElement(garbage, count: 1000).joined())
    expectRefusal(try replay(bytes: much), 129, "more than 1 MiB")
    expectRefusal(try replay("/dev/zero"), 129, "more than 1 MiB")
  }

  @Test func aScenarioMayComeFromAPipe() throws {
    let answer = try Run(
      executable: "/bin/sh",
      arguments: [
        "-c", "cat \"$1\" | \"$2\" replay /dev/stdin --repo \"$3\"", "sh", line.scenario,
        programPath, line.path,
      ]
    ).start()
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.text.hasPrefix("box: good"))
  }

  @Test func aSyntaxErrorHasItsLine() throws {
    expectRefusal(
      try replay(text: boxScenario().replacing("sources: [a.c]", with: "sources: [a.c")), 129,
      "bad.yaml:4:", "not YAML")
    expectRefusal(
      try replay(text: "format: \"firstbad" + String(repeating: "x", count: 500_000)), 129,
      "not YAML")
  }

  @Test func aliasBombsAreNotFollowed() throws {
    var bomb = "x0: &x0 [lol, lol]\n"
    for level in 1..<40 { bomb += "x\(level): &x\(level) [*x\(level - 1), *x\(level - 1)]\n" }
    let answer = try replay(text: boxScenario() + bomb)
    #expect(answer.status == 129)
    #expect(answer.output.isEmpty)
    #expect(answer.complaint.contains("anchor"), "\(answer.complaint)")
    #expect(answer.complaints.count <= 200)
    #expect(answer.complaints.allSatisfy { $0.contains("bad.yaml:") && $0.contains(": error: ") })
  }

  @Test func deepNestingIsRefused() throws {
    let depth = 100_000
    for text in [
      String(repeating: "[", count: depth), String(repeating: "{a: ", count: depth),
      String(repeating: "- ", count: depth), "name: " + String(repeating: "[", count: depth),
      (0..<500).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    ] {
      expectRefusal(try replay(text: text), 129, "nested more than 64 levels deep")
    }
    expectRefusal(try replay(text: String(repeating: "? ", count: depth)), 129, "error:")
  }

  @Test func manyMistakesAreManyLinesButNotEndless() throws {
    let keys = (0..<2000).map { "key\($0): 1" }.joined(separator: "\n")
    let unknown = try replay(text: boxScenario() + keys)
    #expect(unknown.status == 129)
    #expect((2...200).contains(unknown.complaints.count))
    let twice = try replay(text: String(repeating: "name: box\n", count: 2000))
    expectRefusal(twice, 129, "bad.yaml:", "stand twice")
  }

  @Test func escapeSequencesAreNotPassedOn() throws {
    let escape = "\\e[31m\\e]0;title\\a\\u202E"
    for text in [
      boxScenario().replacing("bad:", with: "\"b\(escape)\":"),
      boxScenario().replacing("name: box", with: "name: \"\(escape)\""),
      boxScenario().replacing("check", with: "\"\(escape)\""),
    ] {
      let answer = try replay(text: text)
      #expect(answer.status == 129)
      expectHarmless(answer)
    }
    try line.folder.write("path.yaml", boxScenario(source: "\"\(escape).c\""))
    let path = line.folder("path.yaml")
    for arguments in [
      ["replay", path, "--repo", line.path], ["scenario", "check", path, "--repo", line.path],
      ["bisect", path, "--repo", line.path], ["scenario", "check", path],
    ] {
      expectHarmless(try Run(arguments: arguments).start())
    }
  }

  @Test func aSentenceStaysOneLine() throws {
    expectRefusal(
      try replay(text: boxScenario().replacing("name: box", with: "name: \"b\\nfirstbad: x\"")),
      129,
      "cannot be the name")
    expectRefusal(
      try replay(text: boxScenario().replacing("arch: arm", with: "arch: \"b\\nfirstbad: x\"")),
      129,
      "bad.yaml:3:")
    expectRefusal(
      try firstbad("replay", line.scenario, "--repo", line.path, "--at", "x\nfirstbad: y"), 129,
      "no commit named")
  }

  @Test func escapeSequencesOfArgumentsAreNotPassedOn() throws {
    let escape = "\u{1B}[31m\u{7}\u{9B}1m"
    try line.folder.write("\(escape).yaml", boxScenario())
    for arguments in [
      ["replay", escape], ["replay", line.scenario, "--repo", escape],
      ["replay", line.scenario, "--repo", line.path, "--at", escape],
      ["replay", line.scenario, "--repo", line.path, "--format", escape],
      ["replay", line.scenario, "--\(escape)"],
      ["scenario", "check", line.folder("\(escape).yaml")],
      ["bisect", line.scenario, "--repo", line.path, "--output", "/\(escape)/x"],
      ["bisect", line.folder("\(escape).yaml"), "--repo", line.path],
    ] {
      expectHarmless(try Run(arguments: arguments).start())
    }
  }
}
