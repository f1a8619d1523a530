import Findings
import Testing

@testable import Reports

@Suite struct FormatTests {
  static let formats: [(ending: String, format: any ReportFormat)] = [
    ("txt", TextFormat(showsTrace: true)), ("md", MarkdownFormat(showsTrace: true)),
    ("json", JSONFormat()),
  ]

  @Test(arguments: Fixture.bisections.map(\.name)) func aBisectionReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.bisections.first { $0.name == name }).finding
    for (ending, format) in Self.formats {
      try expectGolden(try format.report(finding), "\(name).\(ending)")
    }
  }

  @Test(arguments: Fixture.replays.map(\.name)) func aReplayReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.replays.first { $0.name == name }).finding
    for (ending, format) in Self.formats {
      try expectGolden(try format.report(finding), "\(name).\(ending)")
    }
  }

  @Test func coloursAreOursAlone() throws {
    let text = TextFormat(isColoured: true).report(Fixture.hostile)
    let plain = TextFormat(isColoured: false).report(Fixture.hostile)
    var stripped = text
    for code in ["1;31", "1;32", "1;33", "1", "31", "32", "33", "0"] {
      stripped = stripped.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false)
        .joined()
    }
    #expect(stripped == plain)
    #expect(text != plain)
    try expectGolden(TextFormat(isColoured: true).report(Fixture.found), "found-coloured.txt")
  }

  @Test(arguments: [40, 80, 100]) func everyLineFits(_ width: Int) {
    let format = TextFormat(width: width, showsTrace: false)
    for (name, finding) in Fixture.bisections {
      let commands = Set([finding.reproduce ?? ""].map { "  " + $0.shown(limit: 8000) })
      for line in format.report(finding).split(separator: "\n")
      where !commands.contains(String(line)) {
        #expect(line.columns <= width, "\(name): \(line)")
      }
    }
    for (name, finding) in Fixture.replays {
      for line in format.report(finding).split(separator: "\n") {
        #expect(line.columns <= width, "\(name): \(line)")
      }
    }
  }

  @Test func nothingFromElsewhereReachesTheTerminalOrTheReader() throws {
    for (ending, format) in Self.formats {
      let report = try format.report(Fixture.hostile)
      for scalar in report.unicodeScalars where scalar.isDeceptive && scalar != "\n" {
        Issue.record("\(ending): U+\(String(scalar.value, radix: 16))")
      }
      #expect(report.hasSuffix("\n"))
    }
    // Outside of code, where it stands as it is, no markup is left in Markdown.
    var prose = ""
    var fence: Substring?
    for line in MarkdownFormat().report(Fixture.hostile).split(separator: "\n") {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if line == open { fence = nil }
      } else if ticks.count >= 3, !line.dropFirst(ticks.count).contains("`") {
        fence = ticks
      } else {
        let unescaped = line.replacing("\\`", with: "")
        prose += unescaped.replacing(/(`+)(?:[^`]|(?!\1)`+)*?[^`]\1(?!`)/, with: "CODE") + "\n"
      }
    }
    #expect(fence == nil)
    for markup in ["<script>", "@all", "http://", "www.e"] {
      #expect(!prose.contains(markup), "\(markup)")
    }
    #expect(!prose.contains(/[^\\](\*b|_i|\[a|\](?=\())/))
  }

  @Test func theAnswerStandsFirst() {
    let lines = TextFormat().report(Fixture.found).split(separator: "\n")
    #expect(lines[0] == "firefly-rk3288: the first bad commit is 1ea2a07a532b")
    #expect(lines[1].contains("1ea2a07a532b iommu: Add DMA ownership management interfaces"))
  }

  @Test func onlyATraceThatIsAskedForIsShown() {
    #expect(!TextFormat().report(Fixture.goodReplay).contains("Trace"))
    #expect(TextFormat(showsTrace: true).report(Fixture.goodReplay).contains("Trace"))
  }
}
