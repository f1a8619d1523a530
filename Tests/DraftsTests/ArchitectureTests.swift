import Scenarios
import Testing

@testable import Drafts

/// Which architecture's kernel printed a report, by what only that one prints.
@Suite struct ArchitectureTests {
  @Test(arguments: [
    ("Call trace:\n f+0x1/0x2\n g+0x1/0x2", "arm64"),
    ("Call Trace:\n <TASK>\n f+0x1/0x2\n g+0x1/0x2\n </TASK>", "x86_64"),
    ("EIP: f+0x1/0x2\nCall Trace:\n <IRQ>\n f+0x1/0x2\n g+0x1/0x2", "i386"),
    (
      "CPU: 0 PID: 8 Comm: x Not tainted 6.1.0-18-amd64 #1\nCall Trace:\n f+0x1/0x2\n g+0x1/0x2",
      "x86_64"
    ),
    ("f from g+0x1/0x2\ng from h+0x1/0x2", "arm"),
    ("epc : f+0x1/0x2\nCall Trace:\n f+0x1/0x2\n g+0x1/0x2", "riscv"),
    ("Call Trace:\n f+0x1/0x2\n g+0x1/0x2", nil),
  ])
  func aReportTellsIt(_ report: String, _ architecture: String?) throws {
    let bytes = Array(report.utf8)
    let stack = try PastedReport(bytes).trace(number: nil)
    #expect(ReportArchitecture.guess(bytes, stack) == architecture)
  }
}
