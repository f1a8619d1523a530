import Demonstration
import Findings
import Foundation
import Git
import Testing
import Workbench

/// Scenarios after each patch of a series: `firstbad check`.
@Suite struct CheckTests {
  /// Sources that check() returns an errno in, or not.
  private func source(_ body: String, comment: String = "") -> [UInt8] {
    Array(
      ("struct box { int count; int limit; struct box *next; };\n\(comment)\n"
        + "static int other(void)\n{\n\treturn 0;\n}\n\nint check(struct box *b)\n{\n\(body)}\n")
        .utf8)
  }

  private let good = "\treturn b->limit ? -16 : 0;\n"
  private let bad = "\tif (b->count > 2)\n\t\treturn -16;\n\treturn 0;\n"

  /// A line of commits, of which all but the first become a series.
  private struct Series {
    let line: BoxLine
    var mailbox: String { line.folder("series.mbox") }

    init(_ files: [[String: [UInt8]]]) throws {
      line = try BoxLine(files: files)
      var mails: [UInt8] = []
      for id in line.ids.dropFirst() { mails += try patchBytes(of: id.hex, in: line.path) }
      try line.folder.write("series.mbox", mails)
    }

    func check(_ arguments: [String] = [], scenarios: [String] = []) throws -> Answer {
      let before = try line.folder.state()
      let answer = try Run(
        arguments: ["check"] + (scenarios.isEmpty ? [line.scenario] : scenarios) + [
          "--repo", line.path, "--base", line.ids[0].hex, "--apply", mailbox,
        ] + arguments
      ).start()
      #expect(try line.folder.state() == before)
      expectHarmless(answer)
      return answer
    }
  }

  @Test func thePatchThatBreaksAScenarioIsNamed() throws {
    let series = try Series([
      ["a.c": source(good), "b.c": [0x0A]], ["b.c": Array("int b;\n".utf8)],
      ["a.c": source(good, comment: "/* words */")], ["a.c": source(bad, comment: "/* words */")],
      ["b.c": Array("int c;\n".utf8)], ["a.c": source(bad, comment: "/* more */")],
    ])
    let answer = try series.check()
    #expect(answer.status == 1, "\(answer.complaint)")
    #expect(answer.text.hasPrefix("patch 3 (commit 3) breaks box"), "\(answer.text)")
    let finding = try series.check(["--format", "json"])
    #expect(finding.status == 1)
    let json = try CommandTests.series(finding)
    #expect(
      json.patches.map { $0.verdicts.map(\.verdict) } == [[.good], [.good], [.bad], [.bad], [.bad]])
    #expect(json.changes.map(\.patch) == [3])
    #expect(json.changes[0].kind == .breaks && json.changes[0].replay.verdict == .bad)
    // Neither another file nor words outside of what is run is a reason to run again.
    #expect(json.replays == 2)
    #expect(json.patches.map { $0.verdicts[0].replayed } == [false, false, true, false, false])
    #expect(try series.check(["--no-cache"]).output == answer.output)
  }

  @Test func twoScenariosOfOneNameAreRefused() throws {
    let series = try Series([["a.c": source(good)], ["a.c": source(bad)]])
    let answer = try series.check(scenarios: [series.line.scenario, series.line.scenario])
    expectRefusal(answer, 129, "box.yaml", "both scenarios named 'box'")
  }

  /// What is carried over is what a run would have said: each patch by itself is compared with `replay`.
  @Test func everyVerdictIsThatOfAReplay() throws {
    var dice = SplitMix(seed: 9)
    let bodies = [
      good, bad, "\treturn ) b;\n", "\treturn LIMIT(b);\n", "\treturn other() ? -16 : 0;\n",
    ]
    let headers = ["#define LIMIT(b) (-16)\n", "#define LIMIT(b) 0\n", "#define OTHER 1\n"]
    for _ in 0..<6 {
      var files: [[String: [UInt8]]] = []
      for number in 0..<6 {
        let include = Array("#include \"h.h\"\n".utf8)
        let body = include + source(dice.pick(bodies), comment: "/* \(number) */")
        let header = Array((dice.pick(headers) + "/* \(number) */\n").utf8)
        files.append(
          number > 0 && dice.once(in: 2) ? ["h.h": header] : ["a.c": body, "h.h": header])
      }
      let series = try Series(files)
      let found = try CommandTests.series(try series.check(["--format", "json"]))
      let verdicts = ([found.before] + found.patches.map(\.verdicts)).map { $0[0].verdict }
      for (number, id) in series.line.ids.enumerated() {
        let replayed = try firstbad(
          "replay", series.line.scenario, "--repo", series.line.path, "--at", id.hex, "--format",
          "json")
        let wanted = try replay(replayed)
        #expect(verdicts[number] == wanted.verdict, "commit \(number)")
      }
    }
  }

  @Test func exitCodesTellWhatASeriesDoes() throws {
    let broken = "\treturn ) b;\n"
    for (bodies, code, kinds) in [
      ([good, good], 0, []), ([bad, bad], 0, []), ([bad, good], 0, ["mends"]),
      ([good, broken], 125, ["loses"]), ([good, broken, good], 125, ["loses", "mends"]),
      ([good, broken, bad], 1, ["loses", "breaks"]), ([broken, bad], 125, ["reveals"]),
      ([good, bad, good], 1, ["breaks", "mends"]),
      ([bad, broken, bad], 0, ["alters", "alters"]),
    ] as [([String], Int32, [String])] {
      let series = try Series(
        bodies.enumerated().map { ["a.c": source($1, comment: "/* \($0) */")] })
      let answer = try series.check(["--format", "json"])
      #expect(answer.status == code, "\(bodies)")
      let finding = try CommandTests.series(answer)
      #expect(finding.changes.map(\.kind.rawValue) == kinds, "\(bodies)")
      if kinds == ["loses", "breaks"] { #expect(finding.changes[1].suspects == [1]) }
    }
  }

  @Test func manyScenariosFitTheWidth() throws {
    let series = try Series([["a.c": source(good)], ["a.c": source(bad)], ["b.c": [0x0A]]])
    var scenarios: [String] = []
    for number in 0..<12 {
      let name = "a-scenario-with-a-long-name-\(number)"
      try series.line.folder.write(
        "\(name).yaml", boxScenario().replacing("name: box", with: "name: \(name)"))
      scenarios.append(series.line.folder("\(name).yaml"))
    }
    let answer = try series.check(scenarios: scenarios)
    #expect(answer.status == 1)
    for name in scenarios.indices { #expect(answer.text.contains("long-name-\(name)")) }
    for line in answer.text.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= 80, "\(line)")
    }
  }

  @Test func whatDoesNotApplyIsRefused() throws {
    let series = try Series([["a.c": source(good)], ["a.c": source(bad)]])
    expectRefusal(
      try firstbad(
        "check", series.line.scenario, "--repo", series.line.path, "--base", series.line.ids[1].hex,
        "--apply", series.mailbox), 129, "patch 1 (commit 1) does not apply", "a.c", "@@ -")
    #expect(try firstbad("check", series.line.scenario, "--repo", series.line.path).status == 129)
    expectRefusal(
      try firstbad(
        "check", series.line.scenario, "--repo", series.line.folder.path, "--apply", series.mailbox),
      130, "is a git repository")
  }
}
