import Findings
import Foundation
import Testing

@testable import Reports

@Suite struct FindingTests {
  @Test func whatIsWrittenIsReadAgain() throws {
    for (_, finding) in Fixture.bisections {
      let json = try JSONFormat().report(finding)
      #expect(try StoredFinding(json: Array(json.utf8)) == .bisection(finding))
    }
    for (_, finding) in Fixture.replays {
      let json = try JSONFormat().report(finding)
      #expect(try StoredFinding(json: Array(json.utf8)) == .replay(finding))
    }
  }

  @Test func theReplaysFieldNamesAreTheContract() throws {
    let json = try object(JSONFormat().report(Fixture.badReplay))
    #expect(
      Set([
        "format", "scenario", "commit", "verdict", "outcome", "calls", "warnings", "frames",
        "assumptions", "trace", "objects", "subject", "notes", "steps",
      ]).isSubset(of: json.keys))
    #expect(json["format"] as? String == "firstbad.replay/1")
    let outcome = try #require(json["outcome"] as? [String: Any])
    #expect(outcome["kind"] as? String == "returned")
    #expect(outcome["value"] as? Int == -16)
    #expect(outcome["errno"] as? String == "EBUSY")
    let site = try #require(outcome["site"] as? [String: Any])
    #expect(Set(["function", "file", "line", "condition"]).isSubset(of: site.keys))
    let frame = try #require((json["frames"] as? [[String: Any]])?[3])
    #expect(Set(frame.keys) == ["function", "file", "line", "mode", "hop", "via"])
    let object = try #require((json["objects"] as? [[String: Any]])?[0])
    #expect(Set(object.keys) == ["name", "type", "state", "fields"])
  }

  @Test func theBisectionsFieldNamesAreTheContract() throws {
    let json = try object(JSONFormat().report(Fixture.found))
    #expect(
      Set([
        "format", "scenario", "range", "firstBad", "fixes", "changes", "predicates", "verdicts",
        "untestable", "assumptions", "badFromTheStart", "ends", "exitCode", "reproduce", "engine",
      ]).isSubset(of: json.keys))
    #expect(json["format"] as? String == "firstbad.bisection/1")
    let range = try #require(json["range"] as? [String: Any])
    #expect(
      Set(range.keys)
        == ["good", "bad", "commits", "watched", "epochs", "replays", "blobsRead"])
    let firstBad = try #require((json["firstBad"] as? [[String: Any]])?[0])
    #expect(
      Set([
        "kind", "commit", "candidates", "subject", "author", "date", "firstTag", "firstRelease",
        "replay", "parentReplays",
      ]).isSubset(of: firstBad.keys))
    let change = try #require((json["changes"] as? [[String: Any]])?[0])
    #expect(Set(change.keys) == ["commit", "verdict", "parents"])
    let loosened = try object(JSONFormat().report(Fixture.loosened))
    let changes = try #require(loosened["changes"] as? [[String: Any]])
    #expect(Set(changes[1].keys) == ["commit", "verdict", "condition", "parents"])
    let side = try #require((changes[2]["parents"] as? [[String: Any]])?[0])
    #expect(Set(side.keys) == ["commit", "verdict", "condition"])
    let predicate = try #require((json["predicates"] as? [[String: Any]])?[1])
    #expect(
      Set(["function", "file", "line", "text", "from", "firstTag", "effect"])
        .isSubset(of: predicate.keys))
    #expect(predicate["effect"] as? String == "verdict changed")
    let hop = try #require((json["hops"] as? [[String: Any]])?[2])
    #expect(
      Set(["caller", "callee", "state", "hop", "via", "text", "steps", "from", "firstTag"])
        .isSubset(of: hop.keys))
    #expect(hop["state"] as? String == "changed")
    #expect((json["verdicts"] as? [String: Int])?["untestable"] == 21)
  }

  @Test func theExitCodeIsTheContract() {
    #expect(Fixture.found.exitCode == 0)
    #expect(Fixture.merges.exitCode == 0)
    #expect(Fixture.allGood.exitCode == 1)
    #expect(Fixture.suspects.exitCode == 125)
    #expect(Fixture.fromTheStart.exitCode == 125)
    #expect(Fixture.depends.exitCode == 125)
    #expect(Fixture.untestable.exitCode == 125)
    #expect(Fixture.loosened.exitCode == 0)
    // The bad end is good because everything is: that is an answer.
    var allGood = Fixture.allGood
    allGood.ends = [EndFinding(commit: Fixture.tip, said: .bad, verdict: .good)]
    #expect(allGood.exitCode == 1)
    allGood.ends = [EndFinding(commit: Fixture.base, said: .good, verdict: .untestable)]
    #expect(allGood.exitCode == 125)
    #expect(Fixture.badReplay.exitCode == 1)
    #expect(Fixture.goodReplay.exitCode == 0)
    #expect(Fixture.untestableReplay.exitCode == 125)
    #expect(Fixture.dependsReplay.exitCode == 125)
  }

  @Test func unknownFieldsAndMissingOnesAreBorne() throws {
    let replay = """
      {"format": "firstbad.replay/1", "verdict": "good", "outcome": {"kind": "void", "new": 1},
       "frames": [{"function": "f"}], "future": {"x": []}}
      """
    guard case .replay(let read) = try StoredFinding(json: Array(replay.utf8)) else {
      Issue.record("no replay")
      return
    }
    #expect(read.frames == [FrameFinding(function: "f", mode: .unchecked)])
    #expect(read.notes == [])
    let bisection = """
      {"format": "firstbad.bisection/1", "range": {}, "firstBad": [{"commit": "ab"}]}
      """
    guard case .bisection(let found) = try StoredFinding(json: Array(bisection.utf8)) else {
      Issue.record("no bisection")
      return
    }
    #expect(found.exitCode == 0)
    _ = TextFormat().report(found)
  }

  @Test(arguments: [
    ("", "dataCorrupted"), ("[]", "expected"), ("{}", "there is no \"format\""),
    (#"{"format": "firstbad.replay/9"}"#, "firstbad.replay/9"),
    (#"{"format": "firstbad.replay/1"}"#, "\"verdict\" is missing"),
    (
      #"{"format": "firstbad.replay/1", "verdict": "good", "outcome": {"kind": 3}}"#,
      "at outcome.kind"
    ),
    (
      #"{"format": "firstbad.bisection/1", "range": {}, "firstBad": [{"commit": "a", "#
        + #""replay": {"format": "x\u001b[2J", "verdict": "good"}}]}"#, "x\u{FFFD}[2J"
    ),
  ]) func whatIsNoFindingIsANamedError(_ json: String, _ part: String) {
    do {
      _ = try StoredFinding(json: Array(json.utf8))
      Issue.record("was read")
    } catch {
      if part != "dataCorrupted" { #expect(error.description.contains(part)) }
    }
  }

  @Test func assumptionsUniteOnce() {
    let union = (Fixture.assumptions + Fixture.assumptions).union
    #expect(
      union.map(\.name) == [
        "kobject_get", "mutex_lock", "CONFIG_DEBUG_LIST", "group.blocking_domain",
      ])
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
