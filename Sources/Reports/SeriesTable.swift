// How to read this file: a row for each patch and a column for each scenario, if that fits; else a row for each scenario and
// a column for each patch, by number, in as many blocks as it takes.

import Findings

/// The verdicts of a series as lines that fit a width.
struct SeriesTable {
  private let finding: SeriesFinding
  private let width: Int

  /// Subjects get no less, or the table is turned.
  private static let leastSubject = 24
  private static let gap = 2

  init(_ finding: SeriesFinding, width: Int) {
    self.finding = finding
    self.width = width
  }

  var lines: [String] {
    let columns = finding.scenarios.enumerated().map { number, name in
      max(
        name.shown(limit: TextLimit.name).columns,
        rows.map { $0.verdicts[number].columns }.max() ?? 0)
    }
    let room = width - columns.reduce(0) { $0 + $1 + Self.gap }
    return room >= Self.leastSubject ? upright(columns, room) : turned
  }

  /// The commit itself and the patches, each with its verdicts.
  private var rows: [(number: String, title: String, verdicts: [String])] {
    let base = ("", "before the series", words(finding.before))
    return [base]
      + finding.patches.map { patch in
        (
          "\(patch.number)", (patch.subject ?? patch.files.joined(separator: ", ")).shown(),
          words(patch.verdicts)
        )
      }
  }

  /// One word for each scenario, also where a finding that was read from elsewhere has too few.
  private func words(_ verdicts: [SeriesVerdict]) -> [String] {
    finding.scenarios.indices.map {
      verdicts.indices.contains($0) ? verdicts[$0].verdict.rawValue : "-"
    }
  }

  private func upright(_ columns: [Int], _ room: Int) -> [String] {
    let rows = rows
    let numbers = rows.map { $0.number.count }.max() ?? 0
    let longest = rows.map { $0.title.columns }.max() ?? 0
    let titles = max(8, min(longest, room - numbers - Self.gap))
    let head = zip(finding.scenarios, columns).map {
      $0.shown(limit: TextLimit.name).padded(to: $1)
    }
    var lines = [line(["".padded(to: numbers), "".padded(to: titles)] + head)]
    for row in rows {
      let cells = zip(row.verdicts, columns).map { $0.padded(to: $1) }
      let number = String(repeating: " ", count: numbers - row.number.count) + row.number
      lines.append(line([number, cut(row.title, titles).padded(to: titles)] + cells))
    }
    return lines
  }

  private var turned: [String] {
    let rows = rows
    let whole = finding.scenarios.map { $0.shown(limit: TextLimit.name) }
    var names = whole.map { cut($0, max(8, width / 3)) }
    let areTold = Set(names).count == names.count
    if !areTold { names = names.indices.map { "[\($0 + 1)]" } }
    let nameWidth = names.map(\.columns).max() ?? 0
    let heads = rows.map { $0.number.isEmpty ? "before" : $0.number }
    let widths = rows.indices.map { row in
      max(heads[row].count, rows[row].verdicts.map(\.columns).max() ?? 0)
    }
    var lines: [String] = []
    var start = 0
    while start < rows.count {
      var end = start
      var used = nameWidth
      while end < rows.count, end == start || used + Self.gap + widths[end] <= width {
        used += Self.gap + widths[end]
        end += 1
      }
      if start > 0 { lines.append("") }
      let part = start..<end
      lines.append(line(["".padded(to: nameWidth)] + part.map { heads[$0].padded(to: widths[$0]) }))
      for (number, name) in names.enumerated() {
        lines.append(
          line(
            [name.padded(to: nameWidth)]
              + part.map { rows[$0].verdicts[number].padded(to: widths[$0]) }))
      }
      start = end
    }
    lines.append("")
    if !areTold {
      lines += zip(names, whole).map { cut("\($0)  \($1)", width) } + [""]
    }
    for row in rows.dropFirst() { lines.append("\(row.number)  \(cut(row.title, width - 6))") }
    return lines
  }

  private func line(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }

  private func cut(_ text: String, _ columns: Int) -> String {
    guard text.columns > columns else { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      guard used + scalar.columns <= columns - 3 else { break }
      kept.append(scalar)
      used += scalar.columns
    }
    return String(kept) + "..."
  }
}
