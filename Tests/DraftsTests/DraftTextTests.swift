import Scenarios
import SourceText
import Testing

@testable import Drafts

/// Whatever stands in a draft, the file is a scenario.
@Suite struct DraftTextTests {
  private func draft() -> Draft {
    var draft = Draft(
      name: "some-ebusy", title: "f() returns -EBUSY", architecture: "arm", judged: "f",
      errno: "-EBUSY")
    draft.sources = [
      Draft.Source(path: "drivers/a.c", comment: "g()"), Draft.Source(path: "b.c", isForHops: true),
    ]
    draft.arguments = [
      Draft.Line(key: "dev", value: "dev"), Draft.Line(key: "other", value: "other"),
      Draft.Line(key: "n", value: "unknown", comment: "n"),
    ]
    draft.objects = [
      Draft.Object(
        name: "dev", fields: [Draft.Line(key: "x", value: "unknown", comment: "NULL # here")]),
      Draft.Object(
        name: "other", type: "struct other", file: "drivers/a.c", comments: ["A thing."]),
    ]
    draft.config = [Draft.Line(key: "FOO", value: "y", comment: "a.c is built under it")]
    draft.stack = ["g from f+0x10/0x20"]
    draft.isCounting = true
    draft.state = [
      Draft.Line(key: "*dev->x", value: "unknown", comment: "0 in a state that is bad"),
      Draft.Line(key: "g() /* 2 */", value: "unknown"),
    ]
    return draft
  }

  private func read(_ draft: Draft) -> ScenarioReader.Reading {
    ScenarioReader().read(path: "draft", bytes: Array(draft.text.utf8)) { _ in nil }
  }

  @Test func aDraftIsAScenario() throws {
    let reading = read(draft())
    #expect(reading.diagnostics.map(\.line) == [])
    let scenario = try #require(reading.scenario)
    #expect(scenario.judge.function.value == "f")
    #expect(scenario.sources.count == 2)
    #expect(scenario.state.map(\.name.value) == ["*dev->x", "g() /* 2 */"])
    #expect(scenario.good?.returns.map(\.value) == [.noError])
  }

  @Test(arguments: [
    "'; rm", "a: b", "- x", "# no", "\"", "\n\nname: other", "%", "&a", "*a", "!x", "{", "[",
    "\u{202E}x", "\u{0}",
    "é", "x\r\ny: 1", "", " ", "~", "true",
  ]) func hostileTextStaysText(_ text: String) throws {
    var draft = draft()
    draft.title = "t \(text)"
    draft.remarks = [text, "x \(text)"]
    draft.hints = [text]
    draft.ways = [text]
    draft.configRemarks = [text]
    draft.objects[0].comments = [text]
    draft.objects[0].fields[0].comment = text
    draft.sources[0].comment = text
    draft.state[0].comment = text
    let reading = read(draft)
    #expect(reading.diagnostics.map(\.line) == [], "\(draft.text)")
    #expect(reading.scenario?.name.value == "some-ebusy")
  }

  @Test func longConditionsAreCutWhereTheyAreJoined() {
    let condition = Array(repeating: "pointer->member != other->member", count: 9).joined(
      separator: " && ")
    let lines = Draft.example(condition).split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("      && ") })
    let words = lines.joined(separator: " ").split(separator: " ")
    #expect(words == condition.split(separator: " "))
  }
}
