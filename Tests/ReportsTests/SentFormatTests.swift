import Findings
import Foundation
import Testing

@testable import Reports

/// What is sent or opened elsewhere: the page, the mail and the log.
///
/// What git makes of them is asked by Tests/Scripts/check-sent.
@Suite struct SentFormatTests {
  static let all = Fixture.bisections + [("besieged", Fixture.besieged)]

  @Test(arguments: all.map(\.name)) func aMailHasItsSizeAndItsHeaders(_ name: String) throws {
    let finding = try #require(Self.all.first { $0.name == name }).finding
    let mail = MailFormat().report(finding)
    let parts = mail.split(separator: "\n\n", maxSplits: 1)
    #expect(parts.count == 2)
    for line in parts[0].split(separator: "\n") {
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)")
      #expect(
        line.hasPrefix(" ")
          || ["To", "Cc", "Subject", "In-Reply-To", "References", "MIME-Version", "Content-Type"]
            .contains { line.hasPrefix("\($0): ") }
          || line.hasPrefix("Content-Transfer-Encoding: "))
    }
    let body = parts[1].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(body.count <= 60)
    for line in body where !line.hasPrefix("Fixes: ") {
      #expect(line.columns <= 75, "\(line)")
      #expect(!line.hasPrefix("---") && !line.hasPrefix("From "))
    }
    let isNamed = finding.culprit?.commit.isObjectID ?? false
    #expect(body.contains { $0.hasPrefix("Fixes: ") } == isNamed)
    #expect(body.contains { $0.hasPrefix("#regzbot introduced: ") } == isNamed)
    #expect(!parts[0].contains("Bcc: x") || parts[0].contains("Subject: "))
    #expect(!parts[0].split(separator: "\n").contains { $0.hasPrefix("Bcc") || $0.hasPrefix("X:") })
  }

  @Test(arguments: all.map(\.name)) func aPageIsEscaped(_ name: String) throws {
    let finding = try #require(Self.all.first { $0.name == name }).finding
    let page = try HTMLFormat().report(finding)
    #expect(page.utf8.count < 2_000_000)
    let rest = page.unicodeScalars
    for scalar in rest where scalar.isDeceptive && scalar != "\n" {
      Issue.record("U+\(String(scalar.value, radix: 16))")
    }
    // By scalars, as a browser reads: a quote with an accent is a quote.
    let bytes = String(decoding: page.utf8, as: UTF8.self).utf8
    for markup in [
      "<script", "<b>\u{301}", "\"\u{301}", "<\u{301}", "'\u{301}", "</style></svg>", "<img",
    ] {
      #expect(Array(bytes).firstRange(of: Array(markup.utf8)) == nil, "\(markup)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("{{"))
  }

  @Test func noPlaceOfTheTemplateIsUnescaped() {
    for (name, text) in PageTemplate.parts {
      #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
    }
  }

  @Test func aLongDiffIsCutAndSaysSo() throws {
    let page = try HTMLFormat().report(Fixture.besieged)
    #expect(page.contains("49801 more lines are left out."))
  }

  @Test func aStoredFindingOfAnEarlierTimeIsStillTold() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Stored/demo-0.1.0.json")
    let finding = try StoredFinding(json: [UInt8](Data(contentsOf: file)))
    // It is from before these were there.
    guard case .bisection(let bisection) = finding else { throw ReportTrouble.notAFinding("") }
    #expect(bisection.timeline.isEmpty && bisection.mail == nil && bisection.places.isEmpty)
    for (_, format) in FormatTests.formats + FormatTests.bisectionFormats {
      #expect(try finding.report(as: format).contains("c26de2a3e9f4"))
    }
  }

  @Test func aReplayHasNeitherMailNorLog() {
    #expect(throws: ReportTrouble.self) { try MailFormat().report(Fixture.goodReplay) }
    #expect(throws: ReportTrouble.self) { try BisectLogFormat().report(Fixture.goodReplay) }
  }

  /// A fix is another's where something else was bad, too.
  @Test func onlyTheCulpritsOwnFixIsCalledItsFix() throws {
    var finding = Fixture.settled
    #expect(MailFormat().report(finding).contains("#regzbot fix: c0ffee01c0ff"))
    #expect(try HTMLFormat().report(finding).contains("<dt>Fixed by</dt><dd>c0ffee01c0ff"))
    finding.badFromTheStart = [Fixture.base]
    var other = Fixture.settled
    other.firstBad.append(TransitionFinding(kind: .commit, commit: Fixture.id(77)))
    for finding in [finding, other] {
      let mail = MailFormat().report(finding)
      #expect(!mail.contains("regzbot fix") && !mail.contains("Fixed by"))
      #expect(mail.contains("c0ffee01c0ff"))
      #expect(!(try HTMLFormat().report(finding)).contains("<dt>Fixed by</dt><dd>c0ffee01c0ff"))
    }
  }

  /// What is said of how sure it is must be said of the commit that is shown.
  @Test func aGroupOfSuspectsIsNotShownAsNamed() throws {
    var finding = Fixture.settled
    let suspects = TransitionFinding(
      kind: .suspects, commit: Fixture.id(88), candidates: [Fixture.id(87), Fixture.id(88)],
      subject: "not this one")
    finding.firstBad.insert(suspects, at: 0)
    let page = try HTMLFormat().report(finding)
    let answer = try #require(page.firstRange(of: "aria-label=\"The answer\""))
    let end = try #require(page[answer.upperBound...].firstRange(of: "</section>"))
    #expect(!page[answer.upperBound..<end.lowerBound].contains("not this one"))
    #expect(page[answer.upperBound..<end.lowerBound].contains(Fixture.culprit))
    finding.firstBad = [suspects]
    let alone = try HTMLFormat().report(finding)
    #expect(!alone.contains("Named outright") && alone.contains("Narrowed down to 2 commits"))
  }
}
