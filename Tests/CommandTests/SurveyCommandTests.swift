import Findings
import Foundation
import Testing
import Workbench

/// `firstbad source survey` as a command.
@Suite struct SurveyCommandTests {
  @Test func anInterruptedSurveyWritesNothing() throws {
    let folder = try Folder()
    let function = "int f(int a)\n{\n\tif (a) { g(a); }\n\treturn a + 1;\n}\n"
    try folder.write("big.c", String(repeating: function, count: 400_000))
    for options in [[], ["--list"], ["--counts"], ["--format", "json"]] {
      let answer = try Run(
        executable: "/usr/bin/env",
        arguments: [
          "--default-signal=INT", programPath, "source", "survey", folder("big.c"),
        ] + options,
        whenStarted: { process in
          usleep(300_000)
          kill(process.processIdentifier, SIGINT)
        }
      ).start()
      // A shell tells this as 130.
      #expect(answer.signal == SIGINT)
      #expect(answer.output.isEmpty && answer.errors.isEmpty)
    }
  }

  @Test func aFolderOfARevisionIsSurveyedAndTheRestIsNot() throws {
    let line = try SourceLine([SourceLine.kernel])
    func survey(_ more: String...) throws -> Answer {
      try Run(
        arguments: ["source", "survey", "--repo", line.path, "--at", "main", "--format", "json"]
          + more
      ).start()
    }
    func finding(_ answer: Answer) throws -> SurveyFinding {
      try JSONDecoder().decode(SurveyFinding.self, from: Data(answer.output))
    }
    #expect(try finding(survey()).files == 5)
    #expect(try finding(survey("--under", "include/")).files == 2)
    expectRefusal(try survey("--under", "none"), 129, "no folder 'none'")
    expectRefusal(
      try firstbad("source", "survey", "--repo", line.path, "--at", "v9"), 129, "v9")
  }
}
