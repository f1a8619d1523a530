import Foundation
import Scenarios
import SourceText
import Testing

@Suite struct FormatDocument {
  private func document() throws -> String {
    let root = Places.scenarios.deletingLastPathComponent()
    let bytes = try Data(contentsOf: root.appendingPathComponent("docs/scenario-format.md"))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func theSmallestExampleIsAScenario() throws {
    let example = try document().components(separatedBy: "```")[1].dropFirst("yaml".count)
    let reading = read(String(example))
    #expect(reading.diagnostics.map(\.line) == [])
    #expect(reading.scenario?.name.value == "smallest")
  }

  /// The examples of the sections put together are a scenario, so none of them can rot.
  @Test func theExamplesOfTheSectionsFitTogether() throws {
    let blocks = try document().components(separatedBy: "```")
    let sections = stride(from: 3, to: blocks.count, by: 2).map {
      String(blocks[$0].dropFirst("yaml\n".count))
    }
    for word in ["machine:", "sources:", "globals:", "require:", "calls:", "bad:", "stack:"] {
      let block = try #require(sections.first { $0.hasPrefix(word) }, "no example of \(word)")
      var text = "format: firstbad.scenario/1\nname: t\n" + block
      for (key, filler) in [
        ("machine:", "machine: {arch: arm}"), ("sources:", "sources: [a.c]"),
        ("judge:", "judge: {call: f}"), ("bad:", "bad: {returns: -EBUSY}"),
      ] where !("\n" + block).contains("\n" + key) {
        text += "\n" + filler + "\n"
      }
      let names = ["dev", "drm_dev", "group"].map { "  \($0): {type: struct x, rest: zero}\n" }
      text += "objects:\n" + names.joined() + "models: {attach_ok: {returns: 0}}\n"
      let reading = ScenarioReader().read(path: word, bytes: Array(text.utf8)) { _ in
        Array("# CONFIG_A is not set\n".utf8)
      }
      let errors = reading.diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.line) == [])
    }
  }

  @Test func everyKindOfFaultAndEveryTopKeyIsNamed() throws {
    let text = try document()
    for kind in FaultKind.allCases { #expect(text.contains("`\(kind.rawValue)`")) }
    for key in [
      "format", "name", "title", "links", "machine", "sources", "objects", "globals", "require",
      "models", "calls", "judge", "bad", "good", "stack",
    ] { #expect(text.contains("| `\(key)` |")) }
  }
}
