public import Findings

/// What scenarios come to at branches and tags, as terminal text.
public struct VerdictMatrixText {
  /// How many columns a line may have.
  public var width: Int

  /// Makes the format; a width below 40 is taken as 40.
  public init(width: Int = 80) { self.width = max(40, width) }

  /// Tells a matrix: a row for each ref, a column for each scenario, and below it what decided.
  public func report(_ finding: VerdictMatrixFinding) -> String {
    let names = finding.scenarios.map { $0.shown(limit: TextLimit.name) }
    let refs = finding.refs.map { $0.shown(limit: 40) }
    let refWidth = max(3, refs.map(\.columns).max() ?? 3)
    let room = width - refWidth
    let isNamed = names.reduce(0) { $0 + max(10, $1.columns) + 2 } <= room
    let headings = isNamed ? names : names.indices.map { "[\($0 + 1)]" }
    let widths = headings.map { max(10, $0.columns) + 2 }
    var lines: [String] = []
    if !isNamed {
      for (heading, name) in zip(headings, names) { lines.append("\(heading) \(name)") }
      lines.append("")
    }
    let count = finding.scenarios.count
    var start = 0
    while start < count {
      // What does not fit beside one another goes below.
      var (end, used) = (start, 0)
      while end < count, end == start || used + widths[end] <= room {
        used += widths[end]
        end += 1
      }
      if start > 0 { lines.append("") }
      func row(_ first: String, _ cells: [String]) {
        var line = first.padded(to: refWidth)
        for (cell, width) in zip(cells, widths[start..<end]) {
          line += "  " + cell.padded(to: width - 2)
        }
        while line.last == " " { line.removeLast() }
        lines.append(line)
      }
      row("ref", Array(headings[start..<end]))
      for (number, ref) in refs.enumerated() {
        row(
          ref,
          (start..<end).map { column in
            let place = number * count + column
            return finding.cells.indices.contains(place)
              ? finding.cells[place].verdict.rawValue : ""
          })
      }
      start = end
    }
    for verdict in [Verdict.bad, .depends, .untestable] {
      lines += reasons(finding, verdict)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let reasonLimit = 20

  /// What decided where a verdict is one that has to be looked at.
  private func reasons(_ finding: VerdictMatrixFinding, _ verdict: Verdict) -> [String] {
    var order: [String] = []
    var refs: [String: [String]] = [:]
    for cell in finding.cells where cell.verdict == verdict {
      let place = cell.function.map { " in \($0)()\(cell.file.map { ", \($0)" } ?? "")" } ?? ""
      let why = cell.reason ?? cell.condition.map { "(\($0))" } ?? "no condition"
      let text = "\(cell.scenario): \(why)\(verdict == .untestable ? "" : place)"
      if refs[text] == nil { order.append(text) }
      refs[text, default: []].append(cell.ref)
    }
    guard !order.isEmpty else { return [] }
    var lines = ["", verdict.rawValue]
    for text in order.prefix(Self.reasonLimit) {
      let own = refs[text] ?? []
      let which =
        own.count == 1
        ? own[0] : "\(counted(own.count, "ref")), from \(own[0]) to \(own[own.count - 1])"
      for (number, line) in wrapped(
        "\(text.shown()); \(which.shown())", first: width - 2, rest: width - 4
      ).enumerated() {
        lines.append((number == 0 ? "  " : "    ") + line)
      }
    }
    if order.count > Self.reasonLimit {
      lines.append("  ... and \(counted(order.count - Self.reasonLimit, "more", "more"))")
    }
    return lines
  }
}

extension String {
  /// The text with blanks behind it.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}
