public import Findings

extension HTMLFormat {
  /// Tells what scenarios come to at branches and tags: a row for each ref and a column for each scenario; verdicts are words,
  /// colours only add to them.
  ///
  /// - Throws: `ReportTrouble.notEncodable`.
  public func report(_ finding: VerdictMatrixFinding) throws(ReportTrouble) -> String {
    let count = finding.scenarios.count
    let rows = finding.refs.enumerated().map { number, ref -> [String: Any] in
      [
        "ref": ref.pageText(limit: TextLimit.name),
        "verdicts": (0..<count).map { column -> [String: Any] in
          let place = number * count + column
          guard finding.cells.indices.contains(place) else {
            return ["cellVerdict": "", "cellDetail": ""]
          }
          let cell = finding.cells[place]
          let detail = cell.verdict == .good ? nil : cell.reason ?? cell.condition
          return [
            "cellVerdict": cell.verdict.rawValue, "cellDetail": (detail ?? "").pageText(),
          ]
        },
      ]
    }
    let bad = finding.cells.count { $0.verdict == .bad }
    let (headline, tone): (String, ReportDocument.Tone) =
      switch finding.exitCode {
      case 0: ("Everything is good", .good)
      case 1:
        (
          "\(bad) of \(counted(finding.cells.count, "verdict")) \(bad == 1 ? "is" : "are") bad",
          .bad
        )
      default: ("Nothing is known to be bad, and some could not be judged", .open)
      }
    let refs = counted(finding.refs.count, "branch or tag", "branches and tags")
    return try page([
      "name": "\(counted(count, "scenario")) at \(refs)", "headline": headline, "tone": tone.name,
      "toneWord": tone.word,
      "matrix": [
        "columns": finding.scenarios.map { $0.pageText(limit: TextLimit.name) }, "refs": rows,
      ] as [String: Any],
    ])
  }
}
