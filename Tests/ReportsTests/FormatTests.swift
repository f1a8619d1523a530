import Findings
import Testing

@testable import Reports

@Suite struct FormatTests {
  static let formats: [(ending: String, format: any ReportFormat)] = [
    ("txt", TextFormat(showsTrace: true)), ("md", MarkdownFormat(showsTrace: true)),
    ("json", JSONFormat()), ("html", HTMLFormat(showsTrace: true)),
  ]

  /// Those that only a bisection has.
  static let bisectionFormats: [(ending: String, format: any ReportFormat)] = [
    ("mail", MailFormat()), ("log", BisectLogFormat()),
  ]

  @Test(arguments: Fixture.bisections.map(\.name)) func aBisectionReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.bisections.first { $0.name == name }).finding
    for (ending, format) in Self.formats + Self.bisectionFormats {
      try expectGolden(withoutStyle(try format.report(finding)), "\(name).\(ending)")
    }
  }

  @Test(arguments: Fixture.replays.map(\.name)) func aReplayReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.replays.first { $0.name == name }).finding
    for (ending, format) in Self.formats {
      try expectGolden(withoutStyle(try format.report(finding)), "\(name).\(ending)")
    }
  }

  /// The style is the same on every page and has a golden of its own; the tools that open goldens put it back.
  private func withoutStyle(_ report: String) -> String {
    report.replacing(PageStyle.text, with: "{style}")
  }

  @Test func thePagesHaveOneStyle() throws { try expectGolden(PageStyle.text, "page.css") }

  @Test(arguments: [("matrix", 4), ("matrix-wide", 9)]) func aMatrixReadsAsItsGoldens(
    _ name: String, _ scenarios: Int
  ) throws {
    let finding = Fixture.matrix(scenarios)
    for width in [40, 80] {
      let text = VerdictMatrixText(width: width).report(finding)
      try expectGolden(text, "\(name)-\(width).txt")
      for line in text.split(separator: "\n") { #expect(line.columns <= width, "\(line)") }
    }
    let page = try HTMLFormat().report(finding)
    try expectGolden(withoutStyle(page), "\(name).html")
    try expectGolden(try JSONFormat().report(finding), "\(name).json")
    for scalar in page.unicodeScalars where scalar.isDeceptive && scalar != "\n" {
      Issue.record("U+\(String(scalar.value, radix: 16))")
    }
    #expect(!page.contains("<script") && !page.contains("{{"))
  }

  @Test(arguments: Fixture.whatIfs.map(\.name)) func aChangeInMemoryReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.whatIfs.first { $0.name == name }).finding
    try expectGolden(TextFormat().report(finding), "\(name).txt")
    try expectGolden(MarkdownFormat().report(finding), "\(name).md")
    let json = try JSONFormat().report(finding)
    try expectGolden(json, "\(name).json")
    #expect(try StoredFinding(json: Array(json.utf8)) == .whatIf(finding))
  }

  @Test(arguments: Fixture.series.map(\.name)) func aSeriesReadsAsItsGoldens(
    _ name: String
  ) throws {
    let finding = try #require(Fixture.series.first { $0.name == name }).finding
    for width in [40, 80] {
      let text = TextFormat(width: width).report(finding)
      try expectGolden(text, "\(name)-\(width).txt")
      for line in text.split(separator: "\n") { #expect(line.columns <= width, "\(line)") }
    }
    try expectGolden(MarkdownFormat().report(finding), "\(name).md")
    let json = try JSONFormat().report(finding)
    try expectGolden(json, "\(name).json")
    #expect(try StoredFinding(json: Array(json.utf8)) == .series(finding))
  }

  @Test func aFormatThatHasNoWordsForAFindingSaysSo() throws {
    let finding = Fixture.matrix(2)
    let stored = try StoredFinding(json: Array(try JSONFormat().report(finding).utf8))
    #expect(stored == .matrix(finding))
    #expect(try stored.report(as: TextFormat()) == VerdictMatrixText(width: 80).report(finding))
    #expect(try stored.report(as: HTMLFormat()) == HTMLFormat().report(finding))
    #expect(throws: ReportTrouble.self) { try stored.report(as: MailFormat()) }
    let refusing: [any ReportFormat] = [MailFormat(), BisectLogFormat(), HTMLFormat()]
    for format in refusing {
      for stored in [
        StoredFinding.whatIf(Fixture.whatIfs[0].finding), .series(Fixture.series[0].finding),
      ] {
        #expect(throws: ReportTrouble.self) { try stored.report(as: format) }
      }
    }
  }

  @Test func whatIsNotKnownToBeGoodIsNotGood() {
    func code(_ verdicts: Verdict...) -> Int {
      VerdictMatrixFinding(
        scenarios: ["s"], refs: verdicts.map(\.rawValue),
        cells: verdicts.map {
          VerdictCell(ref: $0.rawValue, commit: "", scenario: "s", verdict: $0)
        }
      ).exitCode
    }
    #expect(code(.good, .good) == 0)
    #expect(code(.good, .untestable) == 125 && code(.good, .depends) == 125)
    #expect(code(.untestable, .bad, .good) == 1 && code() == 125)
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
      // A command and a diff are never broken: neither would be what it was.
      let hunks = (finding.firstBad + finding.fixes).flatMap(\.why).flatMap {
        $0.hunks?.smallest ?? []
      }
      let commands = Set(
        ([finding.reproduce ?? ""] + finding.claims.compactMap(\.command))
          .map { "  " + $0.shown(limit: 8000) }
          + hunks.flatMap { [$0.header] + $0.lines }.map { "  " + $0.codeLine })
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
    for (ending, format) in Self.formats + Self.bisectionFormats {
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

  @Test func aChangeBetweenBadAndDependsHasItsConditionAfterTheFixes() throws {
    let lines = TextFormat().report(Fixture.loosened).split(separator: "\n").map(String.init)
    let fixes = try #require(lines.firstIndex(of: "Fixed by"))
    let loosened = try #require(lines.firstIndex(of: "From bad to depends"))
    let tightened = try #require(lines.firstIndex(of: "From depends to bad"))
    #expect(fixes < loosened)
    #expect(lines[fixes + 1].contains("for all that the scenario leaves unknown"))
    let first = lines[loosened..<tightened].joined(separator: " ")
    #expect(first.contains("drm/rockchip: Detach from what is attached (v5.19-rc7)"))
    #expect(first.contains("group->owner_cnt != 0 && domain"))
    // One whose condition nobody knows is there nevertheless.
    #expect(first.contains(Fixture.id(8).prefix(12)))
    let end = lines[tightened...].firstIndex { $0 == "Call stack" } ?? lines.endIndex
    let second = lines[tightened..<end]
    #expect(second.joined().contains("Revert and merge"))
    // Parents that say the same are told once.
    #expect(second.count { $0.contains("group->owner_cnt") } == 1)
    #expect(second.count { $0.trimmed == "domain" } == 1)
    for text in [lines.joined(), MarkdownFormat().report(Fixture.loosened)] {
      #expect(!text.contains("never shown"))
    }
    #expect(MarkdownFormat().report(Fixture.loosened).contains("From bad to depends"))
  }

  @Test func withoutSuchAChangeThereIsNoSuchSection() {
    for (name, finding) in Fixture.bisections where !["loosened", "hostile"].contains(name) {
      let text = TextFormat().report(finding) + MarkdownFormat().report(finding)
      #expect(!text.contains("From bad to depends"))
      #expect(!text.contains("From depends to bad"))
      #expect(!text.contains("for all that the scenario leaves unknown"))
    }
  }

  @Test func manyChangesAreCounted() {
    var finding = Fixture.loosened
    finding.changes = (0..<50).map {
      ChangeFinding(
        commit: Fixture.id($0), verdict: .depends, condition: "x",
        parents: [.init(commit: Fixture.id($0 + 100), verdict: .bad)])
    }
    let text = TextFormat().report(finding)
    #expect(text.contains("... and 30 more."))
    #expect(text.contains(Fixture.id(19).prefix(12)))
    #expect(!text.contains(Fixture.id(20).prefix(12)))
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
