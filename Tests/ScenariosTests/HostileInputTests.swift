import Foundation
import Scenarios
import SourceText
import Testing

@Suite struct HostileInput {
  private func ids(_ bytes: [UInt8]) -> [String] {
    ScenarioReader().read(path: "t.yaml", bytes: bytes) { _ in nil }.diagnostics.map(\.id)
  }

  private func ids(_ text: String) -> [String] { ids(Array(text.utf8)) }

  @Test func whatIsNoTextIsANamedError() {
    #expect(ids([]) == ["empty-file"])
    #expect(ids("   \n\n") == ["empty-file"])
    #expect(ids([0x61, 0xFF, 0x0A]) == ["not-utf8"])
    #expect(ids([0xED, 0xA0, 0x80]) == ["not-utf8"])
    #expect(ids([0x61, 0x00, 0x62]) == ["control-character"])
    #expect(ids("a: b\rc: d\n") == ["control-character"])
    #expect(ids("a: \u{2028}\n") == ["control-character"])
    #expect(ids([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)).contains("byte-order-mark"))
    #expect(ids([UInt8](repeating: 0x20, count: 1 << 20 + 1)) == ["too-large"])
  }

  @Test func linesMayEndInAnyOfTheTwoWays() throws {
    let file = YAMLFile(url: Places.scenarios.appendingPathComponent("firefly-rk3288.yaml"))
    let text = String(decoding: try file.bytes(), as: UTF8.self)
    let reading = file.read(Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8))
    #expect(reading.diagnostics.map(\.line) == [])
    #expect(reading.scenario?.stack?.value.frames.count == 15)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
    String(repeating: "- ", count: 100_000),
    (0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    "a: " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70),
  ])
  func nestingThatIsTooDeepIsRefusedAndNotFollowed(_ text: String) {
    #expect(ids(text) == ["too-deep"])
  }

  @Test func aliasesThatWouldExplodeAreRefusedAndNotFollowed() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<40 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    text += "b: {*a39 : 1, *a39 : 2}\n"
    #expect(Set(ids(text)).isSuperset(of: ["anchor", "alias"]))
  }

  @Test func aliasesHiddenBehindAQuotationMarkAreRefusedToo() {
    var text = "a0: [a\n \"b, &a0 [x, x], c\"]\n"
    for level in 1..<60 {
      text += "a\(level): [a\n \"b, &a\(level) [*a\(level - 1), *a\(level - 1)], c\"]\n"
    }
    text += "b: [a\n \"b, *a59 : 1, c\"]\n"
    #expect(ids(text).contains("alias"))
  }

  @Test func aThousandMistakesAreNotAllTold() {
    let text = (0..<5000).map { "key\($0): x\n" }.joined()
    #expect(ids(text).count <= 200)
    let names = (0..<3000).map { "  o\($0): {type: int, fields: {x: p\($0)}}\n" }.joined()
    #expect(ids("objects:\n" + names).count <= 200)
    let same = (0..<300).map { _ in "a: 1\n" }.joined()
    #expect(ids(same).contains("duplicate-key"))
  }

  /// Cuts, flips and repeats parts of real files: whatever comes, it is told and not crashed on,
  /// and a scenario comes back exactly if nothing was an error.
  @Test func twoThousandMutilatedFilesNeverCrash() throws {
    var random = Numbers(state: 0x5EED)
    let folders = [
      Places.scenarios, Places.tests.appendingPathComponent("Valid"),
      Places.tests.appendingPathComponent("Invalid"),
    ]
    let files = try folders.flatMap { Places.yamlFiles(in: $0) }.map { try $0.bytes() }
    try #require(!files.isEmpty)
    let spice = Array("{}[]&*!|>'\"%@`#,:-?\t\n \\0<~".utf8)
    for round in 0..<2000 {
      var bytes = files[round % files.count]
      for _ in 0...Int(random.next() % 4) where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        let length = min(bytes.count - place, Int(random.next() % 40) + 1)
        switch random.next() % 6 {
        case 0: bytes.removeSubrange(place..<(place + length))
        case 1: bytes[place] ^= UInt8(truncatingIfNeeded: 1 << (random.next() % 8))
        case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 3: bytes.insert(spice[Int(random.next() % UInt64(spice.count))], at: place)
        case 4: bytes[place] = spice[Int(random.next() % UInt64(spice.count))]
        default: bytes.removeSubrange(place...)
        }
      }
      let reading = ScenarioReader().read(path: "t.yaml", bytes: bytes) { _ in Array("A=1".utf8) }
      let hasErrors = reading.diagnostics.contains { $0.severity == .error }
      #expect((reading.scenario == nil) == hasErrors)
      for diagnostic in reading.diagnostics where diagnostic.path == "t.yaml" {
        #expect((diagnostic.position?.line ?? 0) <= LineTable(bytes).starts.count)
        #expect(!diagnostic.message.contains("\n"))
      }
    }
  }
}

/// Numbers that are the same in every run (splitmix64).
struct Numbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
