import Foundation
import Scenarios
import Testing

/// Texts that are large or broken; none may crash, and none may take more than in proportion to its size.
@Suite struct HostileReports {
  private func frames(_ text: String) -> Int {
    PastedReport(text).traces.reduce(0) { $0 + $1.frames.count }
  }

  @Test func aMillionFramesAreRead() {
    var text = "Call trace:\n"
    for number in 0..<1_000_000 { text += " f\(number)+0x10/0x20\n" }
    let report = PastedReport(text)
    #expect(report.traces.map(\.frames.count) == [1_000_000])
    #expect(report.traces.first?.frames.last?.function == "f999999")
  }

  @Test func tenMegabytesOfProseAreRefused() {
    let line = "Then the driver calls foo_bar() and nothing (at all happens; see [1] and a->b.\n"
    let report = PastedReport(String(repeating: line, count: 10_000_000 / line.utf8.count))
    #expect(report.traces.isEmpty)
    #expect(report.ignored.count == PastedReport.ignoredLimit)
    #expect(report.ignoredCount == 10_000_000 / line.utf8.count)
  }

  @Test(arguments: [
    ">", "(", "[", "|", "-> ", "a() -> ", "a;b_c;", "[<0>] ", "#", "# ", "\u{1B}[", "<4>", "? ",
    "`- ", "=> ", "f+0x1/0x2 ",
    "f (", "\"(", "1. ", "x from ", "(inlined by) ", "kernel: ", "[ 1.0]", "\u{200F}", ": ", "E",
    "-EBUSY ",
    "from ", "f() <- ", "@@ -1,1 +1,1 @@ ", "Call Trace: ",
  ])
  func oneLongLineOfAnything(_ piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(frames(text) <= 1_000_000)
    #expect(PastedReport(text + "\n" + " f+0x1/0x2\n").lineCount == 2)
  }

  @Test(arguments: [
    "#0  f (a=1", "#0 f (a=1) at x.c:1", "Call trace:", "Call Trace: f+0x1/0x2", "f from",
    "RIP: 0010:f+0x1/0x2", "f()",
    "a() -> b()", "-> #1 (l){+.+.}-{3:3}:", "WARNING: CPU: 0 PID: 1 at x.c:12", "f+0x1/0x2:",
    "[mod]", "x.c:12",
    "(inlined by) f at x.c:1", "@@ -1,900000000 +1,900000000 @@", "---[ end trace 0 ]---",
    "The call path is:", "  ", "f",
    "ret=-110 failed: -22", "a from b", "=> f", "f+0x1", "@[", "(X) from [<c0>]", "f at x.c:1",
    "x;y_z;w_v 12",
    "Last Breaking-Event-Address:",
  ])
  func thirtyThousandLinesOfAnything(_ line: String) {
    let report = PastedReport(String(repeating: line + "\n", count: 30_000))
    #expect(report.lineCount == 30_000)
    for trace in report.traces { #expect(!trace.frames.isEmpty) }
  }

  @Test func numbersThatDoNotFitAreNoFrames() {
    for text in [
      "f+0xfffffffffffffffff/0x1", "f+0x/0x1", "f+0x1/", "f+/0x1", "f+-0x1/0x2", "+0x1/0x2",
      "#99999999999 f () at x.c:1",
      "f at x.c:99999999999999", "f (x.c:0)", "#1 [99] f at 1", "f+0x1/0x2/0x3",
    ] {
      #expect(frames(text) == 0, "\(text)")
    }
    #expect(frames("f+0xffffffffffffffff/0xffffffffffffffff") == 1)
  }

  /// Cuts, flips and repeats parts of the corpus: whatever comes, the answer is in order.
  @Test func tenThousandMutilatedReportsNeverCrash() throws {
    var random = Numbers(state: 0xFADE)
    let files = ReportFile.all(in: "Stacks") + ReportFile.all(in: "Stacks/Refused")
    let texts = try files.map { try $0.bytes() }
    let spice = Array("()[]<>->#:;+0x/\n\n\n \t?\u{0}\u{1B}\u{FF}`|=.".utf8) + [0xFF, 0xC3]
    for round in 0..<10_000 {
      var bytes = texts[round % texts.count]
      for _ in 0...Int(random.next() % 6) where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        let length = min(bytes.count - place, Int(random.next() % 60) + 1)
        switch random.next() % 6 {
        case 0: bytes.removeSubrange(place..<(place + length))
        case 1: bytes[place] ^= UInt8(truncatingIfNeeded: 1 << (random.next() % 8))
        case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 3: bytes.insert(spice[Int(random.next() % UInt64(spice.count))], at: place)
        case 4: bytes[place] = spice[Int(random.next() % UInt64(spice.count))]
        default: bytes.removeSubrange(place...)
        }
      }
      let report = PastedReport(bytes)
      #expect(report.chosen != nil || report.traces.isEmpty)
      #expect(report.ignored.map(\.line) == report.ignored.map(\.line).sorted())
      for frame in report.traces.flatMap(\.frames) {
        #expect((1...max(1, report.lineCount)).contains(frame.line))
        #expect(!frame.function.isEmpty && !frame.symbol.isEmpty)
      }
    }
  }
}
