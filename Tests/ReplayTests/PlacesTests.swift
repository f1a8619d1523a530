import Findings
import Git
import Testing
import Workbench

@testable import Replay

/// Where a bug is, through time, on branches and tags, and whom it is told.
@Suite struct PlacesTests {
  /// A line on which it comes, is backported with another title, and is fixed.
  private struct Line: ~Copyable {
    let lab: Lab
    let ids: [String: ObjectID]

    init() throws {
      var lab = try Lab()
      var ids: [String: ObjectID] = [:]
      let maintainers = "BOXES\nM:\tBo Xer <bo@example.org>\nL:\tboxes@lists.example.org\nF:\ta.c\n"
      ids["start"] = try lab.commit(["a.c": goodCheck, "MAINTAINERS": maintainers])
      ids["quiet"] = try lab.commit(["b.c": "int b;\n"])
      ids["culprit"] = try lab.commit(
        ["a.c": badCheck],
        message: "box: count\n\nCc: stable@vger.kernel.org # v1.1\n"
          + "Reviewed-by: Re <re@example.org>\nSigned-off-by: So <so@example.org>\n")
      ids["later"] = try lab.commit(["b.c": "int c;\n"])
      ids["fix"] = try lab.commit(["a.c": goodCheck])
      let main = try lab.commit(["b.c": "int d;\n"])
      ids["backport"] = try lab.commit(
        ["a.c": goodCheck + "/* kept apart */\n"], parents: [try #require(ids["later"])],
        message: "another title")
      ids["gone"] = try lab.commit(["a.c": "int other;\n"], parents: [main])
      for (name, label) in [
        ("v1.0", "start"), ("v1.1-rc1", "culprit"), ("v1.1", "later"), ("v1.1.1", "backport"),
        ("v1.2", "fix"), ("v1.10", "gone"),
      ] {
        let id = try #require(ids[label])
        try git("update-ref", "refs/tags/\(name)", id.hex, in: lab.path)
      }
      for (name, id) in [
        ("main", main), ("linux-1.1.y", try #require(ids["backport"])),
        ("topic/old", try #require(ids["quiet"])),
      ] { try git("update-ref", "refs/heads/\(name)", id.hex, in: lab.path) }
      self.lab = lab
      self.ids = ids
    }

    func finding(_ request: BisectionRequest, links: String = "") throws -> BisectionFinding {
      try bisect(
        readScenario(Array((boxScenario() + links).utf8)), lab.path, request
      ).finding
    }
  }

  private func names(_ points: [PointFinding]) -> [String] {
    points.map { "\($0.name ?? "-") \($0.verdict.rawValue)" }
  }

  @Test func aBackportIsFoundByItsVerdict() throws {
    let line = try Line()
    for (jobs, good) in [(1, []), (2, []), (2, ["v1.0"])] {
      var request = BisectionRequest(good: good, jobs: jobs)
      request.places = ["refs/tags/v*", "refs/heads/*", "linux-1.1.y", "refs/heads/**"]
      let places = try line.finding(request).places
      #expect(places.map(\.pattern) == request.places)
      #expect(
        names(places[0].points) == [
          "v1.0 good", "v1.1-rc1 bad", "v1.1 bad", "v1.1.1 good", "v1.2 good", "v1.10 untestable",
        ])
      #expect(places[0].firstWith == "v1.1-rc1" && places[0].firstWithout == "v1.1.1")
      #expect(places[0].points[5].reason?.contains("struct box") == true)
      #expect(names(places[1].points) == ["linux-1.1.y good", "main good"])
      #expect(places[1].firstWith == nil && places[1].firstWithout == nil)
      #expect(names(places[2].points) == ["linux-1.1.y good"])
      #expect(names(places[3].points) == ["linux-1.1.y good", "main good", "topic/old good"])
    }
    var request = BisectionRequest()
    request.places = ["refs/heads/none*"]
    #expect(throws: ReplayTrouble.self) { try line.finding(request) }
  }

  @Test func theTimelineHasTheTagsOfTheRangeAndTheChanges() throws {
    let line = try Line()
    let finding = try line.finding(BisectionRequest())
    #expect(names(finding.timeline) == ["v1.0 good", "v1.1-rc1 bad", "v1.1 bad", "v1.2 good"])
    try git("update-ref", "-d", "refs/tags/v1.2", in: line.lab.path)
    let less = try line.finding(BisectionRequest())
    #expect(names(less.timeline) == ["v1.0 good", "v1.1-rc1 bad", "v1.1 bad", "- good"])
    #expect(less.timeline.last?.commit == line.ids["fix"]?.hex)
    #expect(less.timeline.allSatisfy { $0.date != nil })
  }

  @Test func theGraphAroundATransitionIsDrawn() throws {
    let line = try Line()
    let finding = try line.finding(BisectionRequest())
    let around = try #require(finding.firstBad.first).neighbours
    #expect(around.map(\.verdict) == [.good, .bad, .bad, .good, .good])
    #expect(around.last?.commit == finding.range.bad.first)
    #expect(around.contains { $0.commit == line.ids["culprit"]?.hex && $0.verdict == .bad })
    #expect(around.contains { $0.commit == line.ids["quiet"]?.hex && $0.verdict == .good })
    #expect(around.contains { $0.commit == line.ids["fix"]?.hex && $0.verdict == .good })
    let places = Dictionary(uniqueKeysWithValues: around.enumerated().map { ($1.commit, $0) })
    for (place, node) in around.enumerated() {
      for parent in node.parents { #expect(places[parent].map { $0 < place } ?? true) }
    }
  }

  @Test func theMailGoesToThoseConcerned() throws {
    let line = try Line()
    let links =
      "links: [https://example.org/1, 'https://lore.kernel.org/all/1%2B2@example.org/T/#u']\n"
    let mail = try #require(try line.finding(BisectionRequest(), links: links).mail)
    #expect(mail.inReplyTo == "1+2@example.org")
    #expect(mail.to == ["A U Thor <author@example.org>", "So <so@example.org>"])
    #expect(
      mail.cc == [
        "stable@vger.kernel.org", "Re <re@example.org>", "Bo Xer <bo@example.org>",
        "boxes@lists.example.org", "regressions@lists.linux.dev",
      ])
    #expect(
      mail.sources == [
        "author", "Signed-off-by", "Cc", "Reviewed-by", "MAINTAINERS", "MAINTAINERS",
        "regression tracking",
      ])
    #expect(try line.finding(BisectionRequest(bad: ["v1.0"])).mail == nil)
    for link in [
      "https://lore.kernel.org/", "https://lore.kernel.org/l/a%0Ab@c/", "https://x/a@b/",
    ] {
      #expect(Bisection.messageID(in: link) == nil, "\(link)")
    }
  }

  @Test func versionsAreOrdered() {
    let order = ["v1.1-rc2", "v1.1-rc10", "v1.1", "v1.1.2", "v1.2", "v1.10", "v1.10-next"]
    #expect(order.reversed().sorted { VersionOrder($0) < VersionOrder($1) } == order)
    let branches = ["linux-4.9.y", "linux-5.4.y", "linux-5.15.y"]
    #expect(branches.shuffled().sorted { VersionOrder($0) < VersionOrder($1) } == branches)
  }
}
