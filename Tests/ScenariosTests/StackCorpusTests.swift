import Foundation
import Scenarios
import Testing

/// A pasted text with what is to be read of it beside it.
struct ReportFile: CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func all(in folder: String) -> [ReportFile] {
    let folder = Places.tests.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map {
      ReportFile(url: folder.appendingPathComponent($0))
    }
  }

  /// Compares with the golden beside the file; one that is missing is written, and fails.
  func compare(_ text: String) throws {
    let golden = url.deletingPathExtension().appendingPathExtension("golden")
    let isBlessing = ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] != nil
    let expected = try? String(contentsOf: golden, encoding: .utf8)
    if expected == nil || isBlessing {
      try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    if !isBlessing { #expect(expected != nil, "no golden; it is written now, read it") }
    if let expected, !isBlessing { #expect(text == expected) }
  }
}

@Suite struct StackCorpus {
  @Test(arguments: ReportFile.all(in: "Stacks"))
  func aReportGivesTheFramesBesideIt(_ file: ReportFile) throws {
    let report = PastedReport(try file.bytes())
    #expect(!report.traces.isEmpty)
    try file.compare(golden(report))
  }

  @Test(arguments: ReportFile.all(in: "Stacks/Refused"))
  func aTextWithoutATraceIsRefusedWithASentence(_ file: ReportFile) throws {
    let report = PastedReport(try file.bytes())
    #expect(report.traces.isEmpty)
    let refusal = #expect(throws: PastedReport.Refusal.self) { try report.trace() }
    #expect(refusal?.message.contains("\n") == false)
    try file.compare(golden(report))
  }

  @Test func theCorpusIsLargeEnough() {
    #expect(ReportFile.all(in: "Stacks").count >= 60)
    #expect(ReportFile.all(in: "Stacks/Refused").count >= 20)
  }

  /// What is quoted, wrapped in CRLF, sprinkled with what does not print, or cut out of a file with NULs, says the same.
  @Test(arguments: ReportFile.all(in: "Stacks"))
  func theSameTextInAnotherDressSaysTheSame(_ file: ReportFile) throws {
    let bytes = try file.bytes()
    let plain = PastedReport(bytes)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    func dressed(_ change: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8] {
      Array(lines.map(change).joined(separator: [0x0A]))
    }
    let dresses: [(String, [UInt8])] = [
      ("quoted", dressed { Array("> ".utf8) + $0 }),
      ("quoted twice", dressed { Array(">> ".utf8) + $0 }),
      ("CRLF", dressed { $0 + [0x0D] }),
      ("NUL", dressed { [0] + $0 + [0] }),
      ("right-to-left mark", dressed { Array("\u{200F}".utf8) + $0 }),
      ("blanks at the end", dressed { $0 + [0x20, 0x20] }),
    ]
    for (name, text) in dresses {
      let other = PastedReport(text)
      #expect(other.traces.map(\.frames) == plain.traces.map(\.frames), "\(name)")
      #expect(other.traces.map(\.direction) == plain.traces.map(\.direction), "\(name)")
      #expect(other.hints == plain.hints, "\(name)")
    }
  }

  @Test func aTraceCanBeChosenByItsNumber() throws {
    let file = ReportFile(url: Places.tests.appendingPathComponent("Stacks/two-reports.txt"))
    let report = PastedReport(try file.bytes())
    #expect(try report.trace().frames.first?.function == "device_links_one")
    #expect(try report.trace(number: 2).frames.first?.function == "pmic_irq_one")
    for number in [0, 3, -1, Int.max, Int.min] {
      let refusal = #expect(throws: PastedReport.Refusal.self) { try report.trace(number: number) }
      #expect(refusal?.message == "there is no call stack \(number): the text has 2 call stacks")
    }
  }

  @Test func thePathLeavesOutGuessesAndTheReporter() throws {
    let file = ReportFile(url: Places.tests.appendingPathComponent("Stacks/x86-oops.txt"))
    let stack = try #require(PastedReport(try file.bytes()).chosen)
    #expect(
      stack.path.map(\.function) == [
        "bond_slave_attach", "bond_enslave", "do_set_master", "rtnl_newlink", "do_syscall_64",
        "entry_SYSCALL_64_after_hwframe",
      ])
  }
}
