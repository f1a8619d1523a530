import Demonstration
import Findings
import Foundation
import Git
import Testing
import Workbench

/// What is written to standard output, and what is not.
@Suite struct OutputTests {
  /// That what was written is what the documented types write, no more and no less.
  private func expectOnly<Finding: Encodable>(
    _ finding: Finding, in answer: Answer, location: SourceLocation = #_sourceLocation
  ) throws {
    let written = try JSONSerialization.jsonObject(with: Data(answer.output)) as? NSDictionary
    let known =
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(finding)) as? NSDictionary
    #expect(written != nil && written == known, sourceLocation: location)
  }

  @Test func aReplayIsWrittenAsJSON() throws {
    let story = try StoryLine(.main)
    for (label, verdict) in [("culprit", "bad"), ("driver-fix", "good"), (nil, "untestable")] {
      let commit = label.map { story.history.id(of: $0) } ?? story.history.order[0].hex
      let answer = try firstbad(
        "replay", story.scenario, "--repo", story.path, "--at", commit, "--format", "json",
        "--trace")
      #expect(answer.errors.isEmpty, "\(answer.complaint)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(answer.output)) as? [String: Any])
      #expect(object["format"] as? String == "firstbad.replay/1")
      #expect(object["scenario"] as? String == "firefly-rk3288")
      #expect(object["commit"] as? String == commit)
      #expect(object["verdict"] as? String == verdict)
      for list in ["calls", "warnings", "frames", "assumptions", "trace"] {
        #expect(object[list] is [Any], "\(list)")
      }
      let finding = try replay(answer)
      try expectOnly(finding, in: answer)
      #expect(answer.status == Int32(finding.exitCode))
      if verdict == "bad" {
        let site = try #require(finding.outcome.site)
        #expect(finding.outcome.value == -16)
        #expect(finding.outcome.errno == "EBUSY")
        #expect(site.function == "__iommu_attach_group")
        #expect(site.file == "drivers/iommu/iommu.c")
        #expect(site.condition?.isEmpty == false)
        #expect(!finding.trace.isEmpty)
      }
    }
  }

  @Test func aBisectionIsWrittenAsJSON() throws {
    let story = try StoryLine(.main)
    let answer = try firstbad("bisect", story.scenario, "--repo", story.path, "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output)) as? [String: Any])
    #expect(object["format"] as? String == "firstbad.bisection/1")
    for list in ["firstBad", "fixes", "changes", "predicates", "untestable"] {
      #expect(object[list] is [Any], "\(list)")
    }
    let range = try #require(object["range"] as? [String: Any])
    for key in ["good", "bad", "commits", "watched", "epochs", "replays", "blobsRead"] {
      #expect(range[key] != nil, "\(key)")
    }
    let counts = try #require(object["verdicts"] as? [String: Int])
    #expect(Set(counts.keys) == ["good", "bad", "depends", "untestable"])
    #expect(counts.values.reduce(0, +) == story.history.order.count)
    let finding = try bisection(answer)
    try expectOnly(finding, in: answer)
    #expect(finding.firstBad.map(\.commit) == [story.history.id(of: "culprit")])
    #expect(finding.fixes.map(\.commit) == [story.history.id(of: "driver-fix")])
    #expect(finding.firstBad[0].firstTag == story.history.firstTags["culprit"])
    #expect(finding.firstBad[0].replay?.verdict == .bad)
    #expect(finding.exitCode == 0)
  }

  @Test func aFileGetsTheBytesOfStandardOutput() throws {
    let line = try BoxLine(.good, .untestable, .good, .bad)
    for format in ["text", "markdown", "json"] {
      let printed = try firstbad("bisect", line.scenario, "--repo", line.path, "--format", format)
      let written = try firstbad(
        "bisect", line.scenario, "--repo", line.path, "--format", format, "--output",
        line.folder("report"))
      #expect(written.output.isEmpty)
      #expect(written.errors.isEmpty)
      // The command line at the end differs in nothing: it does not name the file.
      #expect(try line.folder.bytes("report") == printed.output)
    }
  }

  @Test func textInAPipeIsPlain() throws {
    let line = try BoxLine(.good, .untestable, .good, .bad)
    for arguments in [
      ["bisect", line.scenario, "--repo", line.path],
      ["replay", line.scenario, "--repo", line.path, "--trace"],
      ["scenario", "check", line.scenario, "--repo", line.path], ["--help"],
    ] {
      let answer = try Run(
        arguments: arguments, environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
      ).start()
      expectHarmless(answer)
      #expect(answer.errors.isEmpty, "\(answer.complaint)")
      #expect(!answer.text.contains("\r"))
      #expect(!answer.text.contains("[####"))
    }
  }

  @Test func aTerminalSeesProgressAndThePipeDoesNot() throws {
    let line = try BoxLine(.good, .untestable, .good, .bad)
    // What posix_openpt() and its kin do, which the C library hides from Swift.
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    var (lock, number): (Int32, UInt32) = (0, 0)
    let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    try #require(ioctl(terminal, unlock, &lock) == 0 && ioctl(terminal, getNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    func bisect(_ more: String) throws -> Answer {
      try Run(
        executable: "/bin/sh",
        arguments: [
          "-c", "exec \"$1\" bisect \"$2\" --repo \"$3\" \(more) 2>\"$4\"", "sh", programPath,
          line.scenario, line.path, name,
        ]
      ).start()
    }
    func shown() -> String {
      var bytes = [UInt8](repeating: 0, count: 65536)
      var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) > 0 else { return "" }
      let count = read(terminal, &bytes, bytes.count)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
    // Held open, so that what was written there can be read afterwards.
    let end = open(name, O_RDWR | O_NOCTTY)
    defer { close(end) }
    let piped = try firstbad("bisect", line.scenario, "--repo", line.path)
    let watched = try bisect("")
    #expect(watched.output == piped.output)
    let progress = shown()
    #expect(progress.contains("commits") || progress.contains("epochs"))
    #expect(progress.hasSuffix("\r\u{1B}[K"))
    #expect(try bisect("--quiet").output == piped.output)
    #expect(shown().isEmpty)
  }
}
