import Demonstration
import Findings
import Foundation
import Git
import Replay
import Scenarios
import Testing
import Workbench

@testable import Predicates

/// The Firefly case's predicate along the demo's main history.
@Suite struct PredicateHistoryTests {
  private func history(
    _ errno: String, of function: String = "__iommu_attach_group"
  ) throws -> PredicateHistoryFinding {
    let folder = try Folder()
    _ = try makeHistory(.main, at: folder.path + "/main.git")
    let source = try PredicateSource(
      repository: folder.path + "/main.git", sources: ["drivers/iommu/iommu.c"],
      architecture: "arm", config: [("IOMMU_API", "y")])
    let question = PredicateQuestion(
      function: function, file: "drivers/iommu/iommu.c",
      errno: try #require(Errno(name: errno)))
    return try PredicateHistory(question, source: source, good: [], bad: ["HEAD"]).find()
  }

  /// The states of the case: which of domain, default_domain and blocking_domain are NULL and which the same, and
  /// whether -EBUSY is returned before the ownership of DMA, after it, and after its follow-up.
  private static let truth: [(domain: Int, standard: Int, blocking: Int, busy: [Bool])] = [
    (0, 0, 0, [false, false, false]),
    (0, 1, 0, [true, false, false]),
    (1, 1, 0, [false, false, false]),
    (1, 0, 1, [false, true, false]),
    (1, 2, 1, [true, true, false]),
    (1, 2, 0, [true, true, true]),
    (1, 0, 0, [false, true, true]),
    (1, 0, 2, [false, true, true]),
  ]

  /// Whether a part of a condition holds in a state.
  private func holds(_ part: String, _ values: [String: Int]) throws -> Bool {
    if let range = part.firstRange(of: " == ") ?? part.firstRange(of: " != ") {
      let left = try #require(values[String(part[..<range.lowerBound])])
      let right = try #require(values[String(part[range.upperBound...])])
      return (left == right) == part.contains(" == ")
    }
    if part.hasPrefix("!") { return try #require(values[String(part.dropFirst())]) == 0 }
    return try #require(values[part]) != 0
  }

  private func rows(_ table: StateTable, _ state: (Int, Int, Int)) throws -> [StateRow] {
    let values = [
      "group->domain": state.0, "group->default_domain": state.1,
      "group->blocking_domain": state.2,
    ]
    return try table.rows.filter { row in
      try row.conditions.allSatisfy { try holds($0, values) }
    }
  }

  @Test func threePredicatesAndTheStatesBetweenThem() throws {
    try onLargeStack {
      let finding = try history("EBUSY")
      let changes = finding.changes.filter { $0.difference.kind != .equivalent }
      #expect(
        changes.map(\.commit.subject) == [
          "iommu: Make sure a device is always attached to a domain",
          "iommu: Add DMA ownership management interfaces",
          "iommu: iommu_group_claim_dma_owner() must always assign a domain",
        ])
      #expect(changes.map(\.commit.firstTag) == ["v5.16", "v5.19-rc1", "v5.19-rc1"])
      #expect(finding.changes.allSatisfy { $0.answer.kind == .condition && $0.answer.confirmed })
      #expect(changes.map(\.difference.kind) == [.undecided, .different, .different])
      let all = try #require(finding.table)
      #expect(all.columns.count == 3)
      let culprit = try #require(changes[1].difference.table)
      let followUp = try #require(changes[2].difference.table)
      for state in Self.truth {
        let triple = (state.domain, state.standard, state.blocking)
        for (table, wanted) in [
          (all, state.busy), (culprit, Array(state.busy[0...1])),
          (followUp, Array(state.busy[1...2])),
        ] {
          let fitting = try rows(table, triple)
          #expect(!fitting.isEmpty, "\(state)")
          #expect(fitting.allSatisfy { $0.holds == wanted }, "\(state)")
        }
      }
      // The two opposite quadrants of the culprit.
      #expect(culprit.rows.contains { $0.holds == [true, false] })
      #expect(culprit.rows.contains { $0.holds == [false, true] })
      // The follow-up only takes away.
      #expect(!followUp.rows.contains { $0.holds == [false, true] })
    }
  }

  /// What the caller refuses, callees included: a group of more devices than one from a commit on, and no group at all.
  @Test(arguments: [
    ("EINVAL", [PredicateDifference.Kind.different, .equivalent, .equivalent, .equivalent]),
    ("ENODEV", [.different, .different, .different, .different]),
  ])
  func theCallersErrnosChangeAsTheCommitsSay(
    _ errno: String, _ kinds: [PredicateDifference.Kind]
  ) throws {
    try onLargeStack {
      let finding = try history(errno, of: "iommu_attach_device")
      #expect(
        finding.changes.map(\.commit.subject) == [
          "iommu: IOMMU Groups",
          "iommu: Limit iommu_attach/detach_device to devices with their own group",
          "iommu: Make sure a device is always attached to a domain",
          "iommu: Add DMA ownership management interfaces",
          "iommu: iommu_group_claim_dma_owner() must always assign a domain",
        ])
      #expect(finding.changes.dropFirst().map(\.difference.kind) == kinds)
      let conditions = finding.changes.map { $0.answer.condition ?? "" }
      let devices = "dev->iommu_group->devices.next"
      if errno == "EINVAL" {
        #expect(finding.changes.first?.answer.kind == .never)
        #expect(conditions.dropFirst().allSatisfy { $0.contains("\(devices)->next != ") })
      } else {
        #expect(conditions.first == "!domain->ops->attach_dev")
        #expect(conditions.dropFirst().allSatisfy { $0.hasSuffix(" || !dev->iommu_group") })
        #expect(conditions.last?.contains("blocking_domain") == true)
      }
    }
  }
}
