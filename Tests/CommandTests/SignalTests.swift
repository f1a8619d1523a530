import Foundation
import Git
import Testing
import Workbench

/// What ends a command from outside.
@Suite struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptedBisectionLeavesNothingBehind(
    signal: Int32
  ) throws {
    // Each of these runs into the limit of steps, so that the bisection is in the midst of it.
    let line = try BoxLine(Array(repeating: .endless, count: 40))
    try line.folder.write("here/old.txt", "old")
    try line.folder.write("temporary/old.txt", "old")
    let before = try line.folder.state()
    let answer = try Run(
      // A signal that whoever runs the tests has switched off is switched on again.
      executable: "/usr/bin/env",
      arguments: [
        "--default-signal=INT,TERM", programPath, "bisect", line.scenario, "--repo",
        line.path, "--output", line.folder("here/report.txt"),
      ],
      directory: line.folder("here"), environment: ["TMPDIR": line.folder("temporary")],
      whenStarted: { process in
        usleep(700_000)
        kill(process.processIdentifier, signal)
      }
    ).start()
    // A shell tells a signal as 128 and its number; at either git bisect run stops.
    if signal == SIGINT {
      #expect(answer.status == 130)
      #expect(answer.complaint == "firstbad: interrupted\n")
    } else {
      #expect(answer.signal == signal)
      #expect(answer.errors.isEmpty, "\(answer.complaint)")
    }
    #expect(answer.output.isEmpty)
    #expect(try line.folder.state() == before)
  }

  @Test func anInterruptedSurveyGoesOnWhereItWas() throws {
    let line = try BoxLine(Array(repeating: .endless, count: 16))
    for (number, id) in line.ids.enumerated() {
      try git("tag", "v1.\(number)", id.hex, in: line.path)
    }
    let arguments = [
      "survey", line.scenario, "--repo", line.path, "--refs", "refs/tags/*", "--format", "json",
    ]
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    let interrupted = try Run(
      executable: "/usr/bin/env",
      arguments: ["--default-signal=INT", programPath] + arguments + [
        "--output", line.folder("x"),
      ],
      environment: cache,
      whenStarted: { process in
        usleep(900_000)
        kill(process.processIdentifier, SIGINT)
      }
    ).start()
    #expect(interrupted.status == 130 && interrupted.output.isEmpty)
    #expect(interrupted.complaint == "firstbad: interrupted\n")
    #expect(!FileManager.default.fileExists(atPath: line.folder("x")))
    let again = try Run(arguments: arguments, environment: cache).start()
    let fresh = try Run(arguments: arguments + ["--no-cache"]).start()
    #expect(again.status == 125 && again.output == fresh.output, "\(again.complaint)")
  }

  @Test func anInterruptionThatIsSwitchedOffStaysOff() throws {
    let line = try BoxLine(Array(repeating: .endless, count: 3))
    let answer = try Run(
      executable: "/usr/bin/env",
      arguments: [
        "--ignore-signal=INT", programPath, "bisect", line.scenario, "--repo", line.path,
      ],
      whenStarted: { process in
        usleep(200_000)
        kill(process.processIdentifier, SIGINT)
      }
    ).start()
    #expect(answer.status == 125)
    #expect(answer.errors.isEmpty, "\(answer.complaint)")
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    let line = try BoxLine(.good, .bad)
    for command in [
      ["replay", line.scenario, "--repo", line.path],
      ["bisect", line.scenario, "--repo", line.path, "--format", "json"], ["--help"],
    ] {
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      let answer = try Run(arguments: command, output: pipe.fileHandleForWriting).start()
      #expect(answer.signal == SIGPIPE || answer.status == 128 + SIGPIPE)
      #expect(answer.errors.isEmpty, "\(answer.complaint)")
      let ignored = Pipe()
      try ignored.fileHandleForReading.close()
      let quiet = try Run(
        executable: "/usr/bin/env", arguments: ["--ignore-signal=PIPE", programPath] + command,
        output: ignored.fileHandleForWriting
      ).start()
      #expect(quiet.status == 128 + SIGPIPE)
      #expect(quiet.errors.isEmpty, "\(quiet.complaint)")
    }
  }

  @Test func theFirstLineOfALongTraceCanBeTaken() throws {
    let line = try BoxLine(
      source: "struct box { int count; int limit; };\nint check(struct box *b)\n{\n"
        + "\tint i;\n\tfor (i = 0; i < 5000; i++)\n\t\tb->limit = i;\n\treturn 0;\n}\n")
    let answer = try Run(
      executable: "/bin/sh",
      arguments: [
        "-c", "{ \"$@\"; echo $? >&2; } | head -n 1", "sh", programPath, "replay", line.scenario,
        "--repo", line.path, "--trace",
      ]
    ).start()
    #expect(answer.text == "box: good, returned 0\n")
    #expect(answer.complaint == "141\n")
  }

  @Test func closedStreamsAreNoCrash() throws {
    let line = try BoxLine(.bad)
    func run(_ redirections: String, _ scenario: String) throws -> Answer {
      try Run(
        executable: "/bin/sh",
        arguments: [
          "-c", "exec \"$@\" \(redirections)", "sh", programPath, "replay", scenario, "--repo",
          line.path,
        ]
      ).start()
    }
    expectRefusal(try run(">&-", line.scenario), 130, "cannot write to standard output")
    #expect(try run("<&-", line.scenario).status == 1)
    #expect(try run("2>&-", line.scenario).status == 1)
    #expect(try run("2>&-", "absent.yaml").status == 129)
    #expect(try run("<&- >&- 2>&-", line.scenario).status == 130)
  }

  @Test func tooLittleMemoryForTheStackIsSaid() throws {
    let answer = try Run(
      executable: "/bin/sh",
      arguments: ["-c", "ulimit -v 900000 && exec \"$@\"", "sh", programPath, "--version"]
    ).start()
    expectRefusal(answer, 130, "ulimit -v")
  }
}
