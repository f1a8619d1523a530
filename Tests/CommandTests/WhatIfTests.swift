import Demonstration
import Findings
import Foundation
import Git
import Testing
import Workbench

/// The report's own claims as commands: `firstbad whatif`.
@Suite struct WhatIfTests {
  /// The demo's history, and the patches of some of its commits in files.
  private struct Claims {
    let line: StoryLine

    init() throws {
      line = try StoryLine(.main)
      try line.folder.write(
        "comment.patch",
        "--- /dev/null\n+++ b/Documentation/new.rst\n@@ -0,0 +1 @@\n+Words.\n")
      for label in ["follow-up", "driver-fix"] {
        try line.folder.write(
          "\(label).patch", patchBytes(of: line.history.id(of: label), in: line.path))
      }
    }

    /// Asks, and makes sure that the repository is what it was.
    func ask(
      _ arguments: String..., input: [UInt8] = [], location: SourceLocation = #_sourceLocation
    ) throws -> Answer {
      let before = try line.folder.state()
      let answer = try Run(
        arguments: ["whatif", line.scenario, "--repo", line.path] + arguments,
        directory: line.folder.path, input: input
      ).start()
      let after = try line.folder.state()
      #expect(after == before, sourceLocation: location)
      expectHarmless(answer, location: location)
      return answer
    }
  }

  @Test func theCulpritRevertedIsGood() throws {
    let claims = try Claims()
    let history = claims.line.history
    for place in ["culprit", "platform-ownership"] {
      let answer = try claims.ask(
        "--at", history.id(of: place), "--revert", history.id(of: "culprit"))
      #expect(answer.status == 0, "\(answer.complaint)")
      #expect(answer.text.hasPrefix("With "), "\(answer.text)")
    }
    let json = try whatIf(
      claims.ask(
        "--at", history.id(of: "platform-ownership"), "--revert", history.id(of: "culprit"),
        "--format", "json"))
    #expect(json.before.verdict == .bad && json.after.verdict == .good)
    #expect(json.steps.map(\.commit) == [history.id(of: "culprit")])
    #expect(json.before.outcome.site?.condition != json.after.outcome.site?.condition)
    // The commit in memory is in no repository.
    #expect(json.after.commit != json.base)
    let absent = try firstbad(
      "replay", claims.line.scenario, "--repo", claims.line.path, "--at", json.after.commit)
    #expect(absent.status == 129)
  }

  @Test func theFollowUpAloneStaysBadAndTheDriverFixIsGood() throws {
    let claims = try Claims()
    let history = claims.line.history
    let before = history.id(of: "follow-up") + "~1"
    let followUp = try claims.ask("--at", before, "--apply", "follow-up.patch")
    #expect(followUp.status == 1, "\(followUp.complaint)")
    #expect(followUp.text.contains("still bad"))
    let fix = try claims.ask("--at", "v5.19-rc1", "--apply", "driver-fix.patch")
    #expect(fix.status == 0, "\(fix.complaint)")
    let both = try claims.ask(
      "--at", "v5.19-rc1", "--apply=driver-fix.patch", "--apply", "comment.patch", "--format",
      "json")
    #expect(try whatIf(both).steps.map(\.number) == [1, 2])
    let piped = try claims.ask(
      "--at", "v5.19-rc1", "--apply", "-", input: try claims.line.folder.bytes("driver-fix.patch"))
    #expect(piped.status == 0)
  }

  /// What a report says of commits is tried by the commands that it gives.
  @Test(arguments: [DemoStory.main, .reverted, .lostFix]) func everyClaimOfAReportHolds(
    _ story: DemoStory
  ) throws {
    let line = try StoryLine(story)
    let report = try firstbad(
      "bisect", line.scenario, "--repo", line.path, "--format", "json", "--no-cache")
    let finding = try JSONDecoder().decode(BisectionFinding.self, from: Data(report.output))
    #expect(finding.claims.contains { $0.with == .bad && $0.without == .good })
    #expect(finding.claims.contains { $0.with == .good && $0.without == .bad })
    if story == .main {
      #expect(
        finding.claims.contains {
          $0.commit == line.history.id(of: "follow-up") && $0.without == .bad
        })
    }
    for claim in finding.claims {
      let words = try #require(claim.command).split(separator: " ").map(String.init)
      #expect(words.starts(with: ["firstbad", "whatif", line.scenario, "--repo", line.path]))
      let tried = try whatIf(
        Run(arguments: Array(words.dropFirst()) + ["--format", "json"]).start())
      #expect(
        tried.before.verdict == claim.with && tried.after.verdict == claim.without, "\(claim)")
    }
  }

  @Test func theOrderIsThatOfTheCommandLine() throws {
    let claims = try Claims()
    let history = claims.line.history
    let at = history.id(of: "follow-up") + "~1"
    // What is applied first is there to be reverted; the other way round there is nothing to take back.
    let there = try claims.ask(
      "--at", at, "--apply", "follow-up.patch", "--revert", history.id(of: "follow-up"), "--format",
      "json")
    #expect(there.status == 1, "\(there.complaint)")
    let finding = try whatIf(there)
    #expect(finding.steps.map(\.kind) == [.apply, .revert])
    #expect(finding.before.outcome == finding.after.outcome)
    let back = try claims.ask(
      "--at", history.id(of: "follow-up"), "--revert", history.id(of: "follow-up"), "--apply",
      "follow-up.patch", "--format", "json")
    #expect(try whatIf(back).steps.map(\.kind) == [.revert, .apply])
    expectRefusal(
      try claims.ask("--at", history.id(of: "follow-up"), "--apply", "follow-up.patch"), 129,
      "patch 1", "iommu_group_claim_dma_owner() must always assign a domain",
      "drivers/iommu/iommu.c", "@@ -")
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let claims = try Claims()
    let history = claims.line.history
    expectRefusal(
      try claims.ask("--at", "v5.19-rc1", "--revert", history.id(of: "culprit")), 129,
      "cannot be reverted here", "drivers/iommu/iommu.c", "at line")
    expectRefusal(
      try claims.ask("--at", "v6.0-rc1", "--revert", history.id(of: "merge-fix")), 129, "--mainline"
    )
    let merge = try claims.ask(
      "--at", history.id(of: "merge-fix"), "--revert", history.id(of: "merge-fix"), "--mainline",
      "1")
    #expect(merge.status == 1, "\(merge.complaint)")
    expectRefusal(try claims.ask("--at", "v6.0-rc1", "--revert", "nothing"), 129, "nothing")
    expectRefusal(try claims.ask("--apply", "absent.patch"), 129, "absent.patch")
    expectRefusal(try claims.ask("--apply", "firefly.yaml"), 129, "no diff")
    #expect(try claims.ask().status == 129)
    #expect(try claims.ask("--apply", "-", "--apply", "-").status == 129)
  }
}
