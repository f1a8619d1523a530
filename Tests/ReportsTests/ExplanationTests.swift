import Findings
import Foundation
import Scenarios
import SourceText
import Testing

@testable import Reports

/// What is said of scenarios in words.
@Suite struct ExplanationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  private func scenario(_ name: String) throws -> Scenario {
    let file = Self.folder.appendingPathComponent(name + ".yaml")
    return try read([UInt8](Data(contentsOf: file)))
  }

  private func read(_ bytes: [UInt8]) throws -> Scenario {
    let reading = ScenarioReader().read(path: "t.yaml", bytes: bytes) { name in
      name == "small.config" ? Array("CONFIG_A=y\n# CONFIG_B is not set\n".utf8) : nil
    }
    return try #require(reading.scenario, "\(reading.diagnostics.map(\.line))")
  }

  @Test(arguments: ["firefly-rk3288", "firefly-as-reported", "console-mouse-pointer"])
  func aScenarioReadsAsItsGolden(_ name: String) throws {
    try expectGolden(TextFormat().report(try scenario(name)), "explained-\(name).txt")
  }

  @Test func aReplayOfItReadsAsItsGolden() throws {
    var replay = ReplayFinding(
      scenario: "firefly-rk3288", commit: String(repeating: "1", count: 40), verdict: .bad,
      outcome: Outcome(kind: .returned, value: -16, errno: "EBUSY"))
    replay.frames = [
      FrameFinding(
        function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 12, mode: .run),
      FrameFinding(function: "vop_crtc_atomic_enable", mode: .unchecked),
    ]
    replay.assumptions = [
      Assumption(kind: .model, name: "attach_ok", note: "a model of the scenario"),
      Assumption(kind: .model, name: "mutex_lock", note: "nobody else holds it"),
      Assumption(kind: .config, name: "SMP", note: "asked for and not given: taken as not set"),
    ]
    let text = TextFormat().report(try scenario("firefly-rk3288"), replay: replay)
    try expectGolden(text, "explained-replay.txt")
    replay.verdict = .depends
    replay.condition = "group->domain != NULL"
    let depends = TextFormat().report(try scenario("firefly-rk3288"), replay: replay)
    #expect(depends.contains("It depends on what is not known."))
    #expect(depends.contains("group->domain != NULL"))
  }

  @Test func aValueHasNoMembers() {
    var replay = ReplayFinding(
      scenario: "s", commit: String(repeating: "1", count: 40), verdict: .good,
      outcome: Outcome(kind: .returned, value: 0))
    replay.objects = [
      ObjectFinding(name: "limit", type: "int", fields: [.init(path: "", value: "3")]),
      ObjectFinding(name: "table", type: "int [2]", fields: [.init(path: "[1]", value: "4")]),
      ObjectFinding(name: "box", type: "struct box", fields: [.init(path: "a.b", value: "5")]),
    ]
    let words = TextFormat().report(replay).split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    for row in ["limit = 3", "table[1] = 4", "box.a.b = 5"] { #expect(words.contains(row)) }
  }

  /// Every form of the format in one file: nothing of it may be left out.
  @Test func everyFormHasItsWords() throws {
    let valid = Self.folder.deletingLastPathComponent()
      .appendingPathComponent("Tests/ScenariosTests/Valid")
    for name in ["everything", "unknown"] {
      let bytes = [UInt8](try Data(contentsOf: valid.appendingPathComponent(name + ".yaml")))
      try expectGolden(TextFormat().report(try read(bytes)), "explained-\(name).txt")
    }
  }

  @Test(arguments: names) func everythingNamedIsSpokenOf(_ name: String) throws {
    let scenario = try scenario(name)
    for width in [40, 80] {
      let text = TextFormat(width: width).report(scenario)
      for line in text.split(separator: "\n") { #expect(line.columns <= width, "\(line)") }
    }
    let words = Set(
      TextFormat(width: 2000).report(scenario).split {
        !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "/" || $0 == "." || $0 == "-")
      }.map { $0.last == "." ? $0.dropLast() : $0 })
    let named =
      scenario.sources.map(\.path.value) + scenario.objects.map(\.name.value)
      + scenario.models.map(\.name.value) + scenario.calls.map(\.function.value)
      + [scenario.judge.function.value] + scenario.bad.decidingFunctions.map(\.value)
      + scenario.machine.config.map(\.name) + scenario.globals.map(\.name.value)
    for name in named { #expect(words.contains(name[...]), "\(name)") }
  }

  /// However much there is of something, all of it is shown.
  @Test func manyFieldsAreAllShown() throws {
    let fields = (0..<400).map { "field_\($0): \($0)" }.joined(separator: ", ")
    let text = """
      format: firstbad.scenario/1
      name: many
      machine: {arch: arm}
      sources: [a.c]
      objects: {box: {type: struct box, rest: zero, fields: {\(fields)}}}
      judge: {call: check, arguments: [box]}
      bad: {returns: -EBUSY}
      """
    let report = TextFormat().report(try read(Array(text.utf8)))
    for number in 0..<400 {
      #expect(report.replacing("\n      ", with: " ").contains("field_\(number) is \(number);"))
    }
    #expect(!report.contains("..."))
  }
}
