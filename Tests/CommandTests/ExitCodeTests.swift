import Demonstration
import Foundation
import Git
import Testing
import Workbench

/// Every exit code of docs/exit-codes.md.
@Suite struct ExitCodeTests {
  @Test func aReplayEndsWithItsVerdict() throws {
    let line = try BoxLine(.good, .bad, .untestable)
    let codes = try line.ids.map {
      try firstbad("replay", line.scenario, "--repo", line.path, "--at", $0.hex).status
    }
    #expect(codes == [0, 1, 125])
  }

  @Test func aLimitOfOursIsUntestable() throws {
    let line = try BoxLine(.endless)
    let answer = try firstbad("replay", line.scenario, "--repo", line.path)
    #expect(answer.status == 125)
    #expect(answer.text.contains("a limit of firstbad"))
  }

  @Test func aNarrowLimitIsUntestableAndPartOfTheAnswer() throws {
    let line = try BoxLine(.good, .bad)
    for limit in [["--steps", "1"], ["--call-depth", "0"], ["--memory", "0"]] {
      let command = ["bisect", line.scenario, "--repo", line.path] + limit
      let answer = try Run(arguments: command).start()
      #expect(answer.status == (limit[1] == "0" ? 129 : 125), "\(answer.complaint)")
    }
    let bisected = try firstbad("bisect", line.scenario, "--repo", line.path, "--steps", "1")
    #expect(bisected.text.contains("--steps 1"), "\(bisected.text)")
    let replayed = try firstbad("replay", line.scenario, "--repo", line.path, "--steps", "1")
    #expect(replayed.status == 125 && replayed.text.contains("a limit of firstbad"))
    let wide = try firstbad(
      "replay", line.scenario, "--repo", line.path, "--seconds", "600", "--call-depth", "9")
    #expect(wide.status == 1)
    // Machines differ in time, so a bisection knows no such limit.
    let timed = try firstbad("bisect", line.scenario, "--repo", line.path, "--seconds", "600")
    #expect(timed.status == 129)
  }

  @Test func aNamedFirstBadCommitIsZero() throws {
    for kinds: [BoxKind] in [[.good, .bad], [.good, .bad, .good], [.untestable, .good, .bad]] {
      let line = try BoxLine(kinds)
      #expect(try firstbad("bisect", line.scenario, "--repo", line.path).status == 0, "\(kinds)")
    }
  }

  @Test func aRangeThatIsAllGoodIsOne() throws {
    let line = try BoxLine(.good, .good)
    #expect(try firstbad("bisect", line.scenario, "--repo", line.path).status == 1)
  }

  @Test func anythingLessSureIs125() throws {
    let lines: [(String, [BoxKind])] = [
      ("suspects", [.good, .untestable, .bad]), ("bad from the start", [.bad, .bad]),
      ("nothing bad and some untestable", [.good, .untestable]),
    ]
    for (what, kinds) in lines {
      let line = try BoxLine(kinds)
      #expect(try firstbad("bisect", line.scenario, "--repo", line.path).status == 125, "\(what)")
    }
  }

  @Test func anEndThatReplaysOtherwiseThanSaidIs125() throws {
    let line = try BoxLine(.good, .bad, .bad, .good)
    let answer = try firstbad(
      "bisect", line.scenario, "--repo", line.path, "--good", line.ids[1].hex, "--bad",
      line.ids[2].hex)
    #expect(answer.status == 125, "\(answer.text)")
  }

  @Test func gitSaysWhichRepositoryInItsEnvironment() throws {
    let line = try BoxLine(.good, .bad)
    let there = try Run(
      arguments: ["replay", line.scenario], environment: ["GIT_DIR": line.path]
    ).start()
    #expect(there.status == 1, "\(there.complaint)")
    let other = try BoxLine(.good)
    let said = try Run(
      arguments: ["replay", line.scenario, "--repo", other.path],
      environment: ["GIT_DIR": line.path]
    ).start()
    #expect(said.status == 0, "\(said.complaint)")
  }

  @Test func aCheckedScenarioIsZeroOr129() throws {
    let line = try BoxLine(.good)
    try line.folder.write("wrong.yaml", boxScenario().replacing("judge", with: "jugde"))
    try line.folder.write("absent.yaml", boxScenario(call: "absent"))
    #expect(try firstbad("scenario", "schema").status == 0)
    #expect(try firstbad("scenario", "check", line.scenario).status == 0)
    #expect(try firstbad("scenario", "check", line.scenario, "--repo", line.path).status == 0)
    #expect(try firstbad("scenario", "check", line.folder("absent.yaml")).status == 0)
    for arguments in [
      [line.folder("wrong.yaml")], [line.scenario, line.folder("wrong.yaml")],
      [line.folder("absent.yaml"), "--repo", line.path],
    ] {
      let answer = try Run(arguments: ["scenario", "check"] + arguments).start()
      #expect(answer.status == 129, "\(answer.complaint)")
      #expect(!answer.complaints.isEmpty)
    }
    expectRefusal(
      try firstbad("scenario", "check", line.scenario, "--repo", line.folder.path), 130,
      "is a git repository")
  }

  @Test func theDemoIsZeroAndLeavesItsReports() throws {
    let folder = try Folder()
    let answer = try firstbad("demo", "--output", folder("new"))
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.errors.isEmpty)
    #expect(try folder.bytes("new/report.md").isEmpty == false)
    #expect(
      try JSONSerialization.jsonObject(with: Data(folder.bytes("new/report.json"))) is [String: Any]
    )
    for story in DemoStory.allCases {
      #expect(FileManager.default.fileExists(atPath: folder("new/\(story.rawValue).git/HEAD")))
    }
    expectRefusal(try firstbad("demo", "--output", folder("new")), 129, "is not empty")
    expectRefusal(
      try firstbad("demo", "--output", folder("new/report.md/x")), 130, "cannot make the folder")
  }

  @Test func wrongUsageIs129() throws {
    let line = try BoxLine(.good)
    let repo = ["--repo", line.path]
    for (arguments, sentence) in [
      ([], "a command is missing"), (["scenario"], "a command is missing"),
      (["bisct", line.scenario], "bisct"), (["replay"], "<scenario>"),
      (["replay", line.scenario, "other.yaml"] + repo, "other.yaml"),
      (["replay", line.scenario, "--att", "HEAD"] + repo, "--att"),
      (["replay", line.scenario, "--format", "pdf"] + repo, "pdf"),
      (["bisect", line.scenario, "--format", "pdf"] + repo, "pdf"),
      (["bisect", line.scenario, "--strategy", "quick"] + repo, "quick"),
      (["bisect", line.scenario, "--jobs", "0"] + repo, "--jobs takes a number from 1 on"),
      (["bisect", line.scenario, "--jobs", "-1"] + repo, "--jobs"),
      (["bisect", line.scenario, "--jobs", "many"] + repo, "many"),
      (["replay", line.scenario] + repo + repo, "--repo can be given once"),
      (["replay", line.scenario, "--at=HEAD", "--at", "main"] + repo, "--at can be given once"),
      (["bisect", line.scenario, "--format=text", "--format=json"] + repo, "--format can be"),
      (["bisect", line.scenario, "--output", "a", "--output", "b"] + repo, "--output can be"),
      (["bisect", line.scenario, "--where", ""] + repo, "--where takes a branch"),
      (["survey", line.scenario, "--refs", ""] + repo, "--refs takes a branch"),
      (["survey", line.scenario] + repo, "--refs"),
      (["report"], "<result>"),
      (["demo", "--output", "a", "--output", "b"], "--output can be given once"),
    ] as [([String], String)] {
      let answer = try Run(arguments: arguments, directory: line.folder.path).start()
      #expect(answer.status == 129, "\(arguments)")
      #expect(answer.output.isEmpty)
      // One sentence; what follows lists the values there are, and says how the command is used.
      #expect(answer.complaints.first?.contains(sentence) == true, "\(answer.complaint)")
      #expect(
        answer.complaints.dropFirst().allSatisfy { line in
          ["Help:", "Usage:", "  See", "  - "].contains { line.hasPrefix($0) }
        }, "\(answer.complaint)")
    }
  }

  @Test func whatMayBeRepeatedMayBe() throws {
    let line = try BoxLine(.good, .bad, .bad)
    let ids = line.ids.map(\.hex)
    let answer = try firstbad(
      "bisect", line.scenario, "--repo", line.path, "--good", ids[0], "--good", ids[0],
      "--bad", ids[1], "--bad", ids[2])
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(
      try firstbad(
        "scenario", "check", line.scenario, "--repo", line.path, "--at", ids[0], "--at", ids[1]
      ).status == 0)
  }

  @Test func helpAndVersionAreZero() throws {
    for arguments in [
      ["--version"], ["--help"], ["bisect", "-h"], ["scenario", "check", "--help"],
    ] {
      let answer = try Run(arguments: arguments).start()
      #expect(answer.status == 0)
      #expect(answer.errors.isEmpty)
      #expect(!answer.output.isEmpty)
    }
  }

  @Test func outputThatCannotBeWrittenIs130() throws {
    let line = try BoxLine(.good, .bad)
    expectRefusal(
      try firstbad(
        "bisect", line.scenario, "--repo", line.path, "--output", line.folder("no/such/place")),
      130, "no/such/place")
    for arguments in [["bisect", line.scenario, "--repo", line.path], ["--help"]] {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let answer = try Run(arguments: arguments, output: full).start()
      expectRefusal(answer, 130, "cannot write to standard output", "No space left on device")
    }
  }

  @Test func outputThatIsADeviceOrALinkStaysOne() throws {
    let line = try BoxLine(.good, .bad)
    try line.folder.write("old.txt", "old")
    try FileManager.default.createSymbolicLink(
      atPath: line.folder("link.txt"), withDestinationPath: "old.txt")
    mkfifo(line.folder("pipe"), 0o600)
    // Opened for both, so that the writer need not wait for a reader.
    let pipe = open(line.folder("pipe"), O_RDWR)
    defer { close(pipe) }
    for name in ["link.txt", "pipe"] {
      let answer = try firstbad(
        "bisect", line.scenario, "--repo", line.path, "--output", line.folder(name))
      #expect(answer.status == 0, "\(answer.complaint)")
    }
    let state = try line.folder.state()
    #expect((state["link.txt"]?.mode ?? 0) & S_IFMT == S_IFLNK)
    #expect((state["pipe"]?.mode ?? 0) & S_IFMT == S_IFIFO)
    let text = String(decoding: try line.folder.bytes("old.txt"), as: UTF8.self)
    #expect(text.hasPrefix("box: the first bad commit is \(line.ids[1].hex.prefix(12))"))
  }
}
