import Findings
import Foundation
import Testing

@testable import Reports

/// What is sent or opened elsewhere: the page, the mail and the log, judged by git where git reads them.
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

  @Test func gitReadsTheMail() throws {
    let info = try git(
      ["mailinfo", "/dev/null", "/dev/stderr"], MailFormat().report(Fixture.settled))
    #expect(info.contains("Subject: Display broken on RK3288"), "\(info)")
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
    for (_, format) in FormatTests.formats + FormatTests.bisectionFormats {
      #expect(try finding.report(as: format).contains("c26de2a3e9f4"))
    }
  }

  @Test func aReplayHasNeitherMailNorLog() {
    #expect(throws: ReportTrouble.self) { try MailFormat().report(Fixture.goodReplay) }
    #expect(throws: ReportTrouble.self) { try BisectLogFormat().report(Fixture.goodReplay) }
  }

  private func git(_ arguments: [String], _ input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    try process.run()
    into.fileHandleForWriting.write(Data(input.utf8))
    try into.fileHandleForWriting.close()
    let bytes = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }
}
