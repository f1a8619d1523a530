import Demonstration
import Findings
import Git
import Testing

@testable import Replay

/// What `--good`, `--bad` and `--first-parent` make of the main history.
@Suite struct RangeTests {
  private func bisectMain(_ request: BisectionRequest) throws -> Bisected {
    try bisect(
      Stories.scenario(.fireflyRK3288), Stories.history(.main).repositoryPath, request)
  }

  private func id(_ label: String) throws -> String { try Stories.history(.main).id(of: label) }

  @Test func onFirstParentsTheMergeIsFirstBad() throws {
    let finding = try bisectMain(BisectionRequest(firstParent: true)).finding
    #expect(finding.firstBad.map(\.commit) == [try id("merge-iommu")])
    #expect(finding.firstBad.map(\.kind) == [.commit])
    #expect(finding.fixes.map(\.commit) == [try id("merge-fix")])
    #expect(finding.exitCode == 0)
    #expect(finding.range.commits < (try Stories.history(.main)).order.count)
  }

  @Test func anOldTagIsAGoodEnd() throws {
    let finding = try bisectMain(BisectionRequest(good: ["v5.17"])).finding
    #expect(finding.firstBad.map(\.commit) == [try id("culprit")])
    #expect(finding.fixes.map(\.commit) == [try id("driver-fix")])
    #expect(finding.firstBad.first?.firstTag == "v5.19-rc1")
    #expect(finding.firstBad.first?.firstRelease == "v5.19")
    #expect(finding.ends.isEmpty)
    #expect(finding.exitCode == 0)
  }

  @Test func aTagCanBeTheBadEnd() throws {
    let finding = try bisectMain(
      BisectionRequest(good: ["v5.18"], bad: ["v5.19-rc4"])
    ).finding
    #expect(finding.firstBad.map(\.commit) == [try id("culprit")])
    #expect(finding.fixes.isEmpty)
    #expect(finding.ends.isEmpty)
  }

  @Test func tagsBeyondTheRangeAreFirstTagsToo() throws {
    let finding = try bisectMain(BisectionRequest(bad: [id("culprit")])).finding
    #expect(finding.firstBad.map(\.commit) == [try id("culprit")])
    #expect(finding.firstBad.first?.firstTag == "v5.19-rc1")
    #expect(finding.firstBad.first?.firstRelease == "v5.19")
  }

  @Test func severalEndsAreOneRange() throws {
    let both = try bisectMain(
      BisectionRequest(
        good: ["v5.16", id("split-ops")], bad: [id("follow-up"), id("rockchip-refactor")])
    ).finding
    #expect(both.firstBad.map(\.commit) == [try id("culprit")])
    #expect(both.range.good.count == 2)
    #expect(both.range.bad.count == 2)
    // The refactoring is good, and was said to be bad.
    #expect(both.ends.map(\.commit) == [try id("rockchip-refactor")])
    #expect(both.ends.map(\.verdict) == [.good])
    #expect(both.exitCode == 0)
  }

  @Test func aGoodEndThatIsBadIsTold() throws {
    let finding = try bisectMain(
      BisectionRequest(good: ["v5.19-rc1"], bad: ["v5.19-rc2"])
    ).finding
    let end = try #require(finding.ends.first)
    #expect(end.said == .good)
    #expect(end.verdict == .bad)
    #expect(finding.firstBad.isEmpty)
    #expect(finding.fixes.isEmpty)
    #expect(finding.exitCode == 125)
  }

  /// A good revision beside the range is no ancestor of the bad one; it is asked nevertheless.
  @Test func aGoodEndBesideTheRangeIsReplayed() throws {
    let finding = try bisectMain(
      BisectionRequest(good: [id("follow-up")], bad: [id("rockchip-refactor")])
    ).finding
    #expect(finding.ends.contains { $0.said == .good && $0.verdict == .bad })
    #expect(finding.exitCode == 125)
  }

  @Test func aBadEndThatIsGoodIsTold() throws {
    let finding = try bisectMain(BisectionRequest(bad: ["v6.0-rc1"])).finding
    #expect(finding.ends.map(\.said) == [.bad])
    #expect(finding.ends.map(\.verdict) == [.good])
    #expect(finding.firstBad.map(\.commit) == [try id("culprit")])
    #expect(finding.exitCode == 0)
  }

  @Test func aRangeWithNothingInItDoesNotCallABadCommitGood() throws {
    let bad = try bisectMain(
      BisectionRequest(good: ["v5.19-rc1"], bad: ["v5.19-rc1"])
    ).finding
    #expect(bad.range.commits == 0)
    #expect(bad.firstBad.isEmpty)
    #expect(bad.ends.map(\.said) == [.good])
    #expect(bad.ends.map(\.verdict) == [.bad])
    #expect(bad.exitCode == 125)
    let good = try bisectMain(BisectionRequest(good: ["v5.18"], bad: ["v5.17"])).finding
    #expect(good.ends.map(\.said) == [.bad])
    #expect(good.ends.map(\.verdict) == [.good])
    #expect(good.exitCode == 1)
    #expect(good.notes.contains { $0.contains("no commit") })
  }

  @Test func binarySearchHasEndsToo() throws {
    let finding = try bisectMain(
      BisectionRequest(good: ["v5.18"], bad: ["v5.19-rc2"], strategy: .binary)
    ).finding
    #expect(finding.firstBad.map(\.commit) == [try id("culprit")])
    #expect(finding.exitCode == 0)
    let wrong = try bisectMain(
      BisectionRequest(good: ["v5.19-rc1"], bad: ["v5.19-rc4"], strategy: .binary)
    ).finding
    #expect(wrong.ends.map(\.said) == [.good])
    #expect(wrong.exitCode == 125)
    let empty = try bisectMain(
      BisectionRequest(good: ["v5.19-rc1"], bad: ["v5.19-rc1"], strategy: .binary)
    ).finding
    #expect(empty.firstBad.isEmpty)
    #expect(empty.exitCode == 125)
  }

  @Test func binarySearchOnFirstParentsFindsTheMerge() throws {
    let finding = try bisectMain(
      BisectionRequest(
        good: ["v5.18"], bad: ["v5.19-rc2"], firstParent: true, strategy: .binary)
    ).finding
    #expect(finding.firstBad.map(\.commit) == [try id("merge-iommu")])
  }

  @Test func aRevisionThatIsNotThereIsNamed() throws {
    do throws(ReplayTrouble) {
      let scenario = try? Stories.scenario(.fireflyRK3288)
      let path = try? Stories.history(.main).repositoryPath
      guard let scenario, let path else { return }
      _ = try Bisection(
        scenario: scenario, repository: path, request: BisectionRequest(good: ["v9.9"])
      ) { _ in }.run()
      Issue.record("a revision that is not there was found")
    } catch {
      guard case .revision(let sentence) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(sentence.contains("v9.9"))
    }
  }
}
