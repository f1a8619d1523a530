import Findings
import Foundation
import Git
import Testing
import Workbench

/// `firstbad survey`, and `bisect --where`.
@Suite struct RefSurveyTests {
  private func line() throws -> BoxLine {
    let line = try BoxLine(.good, .bad, .bad, .good, .untestable)
    for (number, name) in ["v1.0", "v1.1", "v1.1.1", "v1.2", "v1.3"].enumerated() {
      try git("tag", name, line.ids[number].hex, in: line.path)
    }
    return line
  }

  @Test func everyTagHasItsVerdictHoweverItIsAsked() throws {
    let line = try line()
    let before = try line.folder.state()
    func survey(_ more: String...) throws -> Answer {
      try Run(arguments: ["survey", line.scenario, "--repo", line.path] + more).start()
    }
    let plain = try survey("--refs", "refs/tags/*", "--format", "json", "--no-cache")
    #expect(plain.status == 1 && plain.errors.isEmpty, "\(plain.complaint)")
    let finding = try JSONDecoder().decode(VerdictMatrixFinding.self, from: Data(plain.output))
    #expect(finding.refs == ["v1.0", "v1.1", "v1.1.1", "v1.2", "v1.3"])
    #expect(finding.cells.map(\.verdict) == [.good, .bad, .bad, .good, .untestable])
    for jobs in ["1", "2"] {
      let again = try survey("--refs", "refs/tags/*", "--format", "json", "--jobs", jobs)
      #expect(again.output == plain.output)
    }
    #expect(try survey("--refs", "v1.0", "--refs", "v1.2").status == 0)
    #expect(try survey("--refs", "v1.0", "--refs", "v1.3").status == 125)
    let lines = try survey("--refs", "refs/tags/v1.1*", "--format", "jsonl").text
      .split(separator: "\n")
    #expect(lines.count == 2)
    for text in lines {
      #expect(try JSONDecoder().decode(VerdictCell.self, from: Data(text.utf8)).verdict == .bad)
    }
    #expect(try survey("--refs", "refs/tags/*").text.contains("v1.1.1  bad"))
    let page = try survey("--refs", "refs/tags/*", "--format", "html").text
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<th scope=\"row\">v1.1.1</th>"))
    expectRefusal(try survey("--refs", "refs/tags/x*"), 129, "refs/tags/x*")
    expectRefusal(
      try firstbad("survey", line.scenario, line.scenario, "--repo", line.path, "--refs", "v1.0"),
      129, "both")
    let after = try line.folder.state()
    #expect(after == before)
  }

  @Test func aMovedBranchIsAskedAgain() throws {
    let line = try line()
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    func places(_ more: String...) throws -> [PlaceFinding] {
      let answer = try Run(
        arguments: [
          "bisect", line.scenario, "--repo", line.path, "--bad", "v1.1", "--where", "side",
          "--format", "json",
        ] + more, environment: cache
      ).start()
      return try JSONDecoder().decode(BisectionFinding.self, from: Data(answer.output)).places
    }
    try git("update-ref", "refs/heads/side", line.ids[3].hex, in: line.path)
    let first = try places()
    #expect(first.map { $0.points.map(\.verdict) } == [[.good]])
    #expect(try places() == first)
    #expect(try places("--no-cache") == first)
    try git("update-ref", "refs/heads/side", line.ids[2].hex, in: line.path)
    #expect(try places().map { $0.points.map(\.verdict) } == [[.bad]])
    #expect(try places().first?.firstWith == "side")
  }
}
