public import Findings

/// What scenarios come to at branches and tags, as one HTML page that needs nothing else.
public enum VerdictMatrixPage {
  /// Tells a matrix: a table with a row for each ref and a column for each scenario; verdicts are words, colours only add to them.
  public static func report(_ finding: VerdictMatrixFinding) -> String {
    let count = finding.scenarios.count
    var rows = ""
    for (number, ref) in finding.refs.enumerated() {
      rows += "<tr><th scope=\"row\">\(ref.htmlText)</th>"
      for column in 0..<count {
        let place = number * count + column
        guard finding.cells.indices.contains(place) else {
          rows += "<td></td>"
          continue
        }
        let cell = finding.cells[place]
        let detail = cell.reason ?? cell.condition
        rows += "<td class=\"\(cell.verdict.rawValue)\"><b>\(cell.verdict.rawValue)</b>"
        if cell.verdict != .good, let detail { rows += "<br><small>\(detail.htmlText)</small>" }
        rows += "</td>"
      }
      rows += "</tr>\n"
    }
    let headings = finding.scenarios.map { "<th scope=\"col\">\($0.htmlText)</th>" }.joined()
    let verdict =
      switch finding.exitCode {
      case 0: "Everything is good."
      case 1: "\(counted(finding.cells.count { $0.verdict == .bad }, "cell is", "cells are")) bad."
      default: "Nothing is known to be bad, and some could not be judged."
      }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Verdicts by scenario and ref</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.4 sans-serif; margin: 1rem; background: #fff; color: #111; }
      div { overflow-x: auto; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; vertical-align: top; }
      td { max-width: 30rem; overflow-wrap: anywhere; }
      .good { background: #e2f4e2; color: #053d05; }
      .bad { background: #fbe0de; color: #6b0700; }
      .depends, .untestable { background: #fdf3d0; color: #4a3500; }
      @media (prefers-color-scheme: dark) {
        body { background: #161616; color: #eee; }
        .good { background: #10330f; color: #d5f5d4; }
        .bad { background: #4a0d09; color: #ffdcd8; }
        .depends, .untestable { background: #3d2f05; color: #fbeab8; }
      }
      @media print { div { overflow: visible; } }
      </style>
      </head>
      <body>
      <main>
      <h1>Verdicts by scenario and ref</h1>
      <p>\(verdict)</p>
      <div role="region" aria-label="Verdicts" tabindex="0">
      <table>
      <caption>\(counted(count, "scenario")) at \(counted(finding.refs.count, "branch or tag", "branches and tags"))</caption>
      <thead><tr><th scope="col">ref</th>\(headings)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      </main>
      </body>
      </html>

      """
  }
}

extension String {
  /// The text cleaned, and with everything escaped that HTML would make something of, inside an element.
  fileprivate var htmlText: String {
    var escaped = ""
    for scalar in shown().unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
