import Demonstration
import Findings
import Foundation
import Git
import Reports
import Testing

@testable import Replay

/// Every history of the demo with every scenario of the repository.
@Suite struct StoryTests {
  @Test(arguments: StoryCase.all) func everyCommitHasTheVerdictItWasMadeFor(
    _ subject: StoryCase
  ) throws {
    let history = try Stories.history(subject.story)
    let bisected = try Stories.bisection(subject)
    let wanted = try #require(history.verdicts[subject.scenario])
    #expect(bisected.verdicts.count == history.order.count)
    for id in history.order {
      let label = history.commits.first { $0.value == id }?.key ?? id.hex
      #expect(bisected.verdicts[id]?.rawValue == wanted[id]?.rawValue, "at \(label)")
    }
  }

  @Test(arguments: StoryCase.all) func aReplayFromNothingSaysTheSame(_ subject: StoryCase) throws {
    let history = try Stories.history(subject.story)
    let scenario = try Stories.scenario(subject.scenario)
    let wanted = try #require(history.verdicts[subject.scenario])
    let replayer = try Replayer(scenario: scenario, repository: history.repositoryPath)
    for id in history.order {
      replayer.forget()
      let finding = try replayer.replay(at: id.hex)
      let label = history.commits.first { $0.value == id }?.key ?? id.hex
      #expect(finding.verdict.rawValue == wanted[id]?.rawValue, "at \(label): \(finding.outcome)")
      #expect(finding.commit == id.hex)
    }
  }

  @Test(arguments: StoryCase.all) func exactlyTheRightCommitsAreNamed(_ subject: StoryCase) throws {
    let history = try Stories.history(subject.story)
    let finding = try Stories.bisection(subject).finding
    let answer = try #require(history.expected[subject.scenario])
    expect(finding.firstBad, are: answer.firstBad, of: history)
    expect(finding.fixes, are: answer.fixes, of: history)
    #expect(finding.badFromTheStart == (answer.isBadFromTheStart ? [history.order[0].hex] : []))
    #expect(finding.verdicts.depends == answer.depends)
    #expect(finding.depends.reduce(0) { $0 + $1.commits } == answer.depends)
    #expect(finding.verdicts.untestable == answer.untestable)
    #expect(finding.untestable.reduce(0) { $0 + $1.commits } == answer.untestable)
    #expect(finding.verdicts.total == history.order.count)
    #expect(Int32(finding.exitCode) == answer.exitCode)
    #expect(finding.ends.isEmpty)
  }

  private func expect(
    _ found: [TransitionFinding], are wanted: [DemoTransition], of history: DemoHistory
  ) {
    #expect(found.map(\.commit) == wanted.map { history.id(of: $0.label) })
    #expect(found.map(\.kind.rawValue) == wanted.map(\.kind.rawValue))
    for (transition, wish) in zip(found, wanted) {
      #expect(transition.firstTag == history.firstTags[wish.label])
      #expect(transition.firstRelease == history.firstReleases[wish.label])
      #expect(transition.replay?.commit == transition.commit)
      // What a merge lost is on neither side's list, so only one that brought something has any.
      if wish.kind != .merge || !wish.candidates.isEmpty {
        #expect(
          Set(transition.candidates) == Set(wish.candidates.map { history.id(of: $0) }),
          "candidates of \(wish.label)")
      }
    }
  }

  @Test(arguments: StoryCase.all) func aBinarySearchEndsWhereTheWholeAnswerDoes(
    _ subject: StoryCase
  ) throws {
    let history = try Stories.history(subject.story)
    let whole = try Stories.bisection(subject)
    // A binary search needs a bad end, and finds one of the places where good turned bad.
    guard whole.verdicts[history.tip] == .bad, whole.finding.badFromTheStart.isEmpty else { return }
    let scenario = try Stories.scenario(subject.scenario)
    let binary = try bisect(
      scenario, history.repositoryPath, BisectionRequest(strategy: .binary)
    ).finding
    guard let found = binary.firstBad.first else {
      // Where the verdict turned more than once it may end nowhere, and says so.
      #expect(whole.finding.firstBad.count > 1)
      #expect(binary.notes.contains { $0.contains("is bad as well") })
      #expect(binary.exitCode == 125)
      return
    }
    let same = whole.finding.firstBad.first {
      $0.commit == found.commit && $0.kind == found.kind && $0.candidates == found.candidates
    }
    #expect(same != nil, "\(found.kind) \(found.commit)")
    #expect(binary.exitCode == whole.finding.exitCode)
    #expect(binary.range.replays < history.order.count)
    #expect(binary.notes.contains { $0.contains("binary search saw") })
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let history = try Stories.history(.main)
    let scenario = try Stories.scenario(.fireflyRK3288)
    let first = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyRK3288)).finding
    let second = try bisect(scenario, history.repositoryPath).finding
    #expect(try JSONFormat().report(first) == JSONFormat().report(second))
  }

  @Test func theDemoCarriesTheScenarioOfTheRepository() throws {
    let file = packageFolder.appendingPathComponent("Scenarios/firefly-rk3288.yaml")
    #expect(Array(try Data(contentsOf: file)) == DemoScenario.fireflyText)
  }

  @Test func theConditionHasAHistory() throws {
    let history = try Stories.history(.main)
    let finding = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyRK3288)).finding
    let rows = finding.predicates.filter { $0.function == "__iommu_attach_group" }
    let culprit = try #require(rows.first { $0.from == history.id(of: "culprit") })
    #expect(culprit.effect == .verdictChanged)
    #expect(culprit.text == "group -> domain && group -> domain != group -> default_domain")
    #expect(culprit.before?.hasPrefix("group -> default_domain && ") == true)
    #expect(culprit.firstTag == history.firstTags["culprit"])
    let followUp = try #require(rows.first { $0.from == history.id(of: "follow-up") })
    #expect(followUp.effect == .noEffect)
    #expect(followUp.text.hasSuffix("group -> domain != group -> blocking_domain"))
    for label in ["comment-edit", "reformat", "merge-topic", "merge-iommu", "driver-fix"] {
      #expect(!rows.contains { $0.from == history.id(of: label) }, "\(label)")
    }
    let same = finding.sameForThisState.map(\.commit)
    #expect(same.contains(history.id(of: "follow-up")))
    for label in ["comment-edit", "reformat", "culprit", "driver-fix"] {
      #expect(!same.contains(history.id(of: label)), "\(label)")
    }
  }

  @Test func theFixOfAReportThatSaysLittleIsAChangeToDepends() throws {
    let history = try Stories.history(.main)
    let finding = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyAsReportedPath))
      .finding
    let causes = finding.changes.filter {
      $0.isChange(from: .bad, to: .depends) && !$0.isBroughtByMerge
    }
    #expect(causes.map(\.commit) == [history.id(of: "driver-fix")])
    #expect(causes.first?.condition == fireflyCondition)
    #expect(finding.depends.map(\.condition) == [fireflyCondition])
  }

  @Test func everyPartOfTheConditionIsNamedWithItsPlace() throws {
    let history = try Stories.history(.main)
    let scenario = try Stories.scenario(.fireflyAsReportedPath)
    let replayer = try Replayer(scenario: scenario, repository: history.repositoryPath)
    let found = try replayer.replay(at: history.id(of: "driver-fix"))
    #expect(found.verdict == .depends)
    #expect(found.condition == fireflyCondition)
    let paths = try #require(found.paths)
    #expect(
      paths.parts.map(\.file) == [
        "drivers/gpu/drm/rockchip/rockchip_drm_drv.c", "drivers/iommu/iommu.c",
        "drivers/iommu/iommu.c",
      ])
    #expect(paths.parts.map(\.text) == fireflyCondition.components(separatedBy: " || "))
    #expect(paths.examples.map(\.verdict) == [.bad, .good])
    #expect(paths.leftOut == 0)
    #expect(!paths.groups.contains { $0.side == .open })
    for example in paths.examples {
      let file = packageFolder.appendingPathComponent("Scenarios/firefly-as-reported-path.yaml")
      let text = try String(contentsOf: file, encoding: .utf8) + "\n" + #require(example.state)
      let pasted = try Replayer(
        scenario: readScenario(Array(text.utf8)), repository: history.repositoryPath)
      #expect(try pasted.replay(at: history.id(of: "driver-fix")).verdict == example.verdict)
    }
    let bad = paths.groups.filter { $0.side == .bad }
    #expect(bad.map(\.outcome.site?.function) == ["__iommu_attach_group"])
  }

  @Test func theNamedCommitIsReplayedWithItsParents() throws {
    let history = try Stories.history(.main)
    let finding = try Stories.bisection(StoryCase(story: .main, scenario: .fireflyRK3288)).finding
    let culprit = try #require(finding.firstBad.first)
    #expect(culprit.replay?.verdict == .bad)
    #expect(culprit.replay?.outcome.value == -16)
    #expect(culprit.replay?.outcome.site?.function == "__iommu_attach_group")
    #expect(culprit.parentReplays.map(\.verdict) == [.good])
    let fix = try #require(finding.fixes.first)
    #expect(fix.replay?.verdict == .good)
    #expect(fix.parentReplays.map(\.verdict) == [.bad])
    #expect(finding.range.epochs < history.order.count)
    #expect(finding.range.replays <= finding.range.epochs)
  }
}

/// When the display of a Firefly fails once its driver detaches: nothing is there to be detached, it is
/// another domain, or it cannot be detached.
private let fireflyCondition =
  "!dev->archdata.mapping || group->domain != dev->archdata.mapping->domain || "
  + "!group->domain->ops->detach_dev"
