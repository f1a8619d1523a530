import Findings

/// How many rows of a kind are listed; the JSON has all of them.
private let listLimit = 20

extension PathsFinding {
  /// Tells what all feasible paths came to.
  func add(to document: inout ReportDocument) {
    let (shown, rest) = capped(parts, at: listLimit)
    document.add(
      "The parts of the condition",
      [
        .items(shown.map(\.row)),
        .paragraph(rest > 0 ? "... and \(counted(rest, "part")) more." : ""),
      ])
    let judged = groups.filter { $0.side != .outside }
    let outside = groups.filter { $0.side == .outside }
    document.add("Paths", rows(judged, areNamed: true))
    document.add("Paths outside the report, not judged", rows(outside, areNamed: false))
    if leftOut > 0 {
      document.add(
        "Paths left out",
        [.paragraph("\(counted(leftOut, "path")) or more, because there are too many.")])
    }
    for example in examples {
      let side = example.verdict == .untestable ? "neither bad nor good" : example.verdict.rawValue
      document.add("A state in which it is \(side)", example.blocks)
    }
    document.add("Notes on the paths", notes.map { .paragraph($0) })
  }

  private func rows(_ groups: [PathGroup], areNamed: Bool) -> [ReportDocument.Block] {
    let (shown, rest) = capped(groups, at: listLimit)
    return [
      .items(shown.map { $0.row(isNamed: areNamed) }),
      .paragraph(rest > 0 ? "... and \(counted(rest, "group")) more." : ""),
    ]
  }
}

extension ConditionPart {
  /// The part as a row with the branch that asks for it.
  fileprivate var row: ReportDocument.Item {
    let place = file.map { file in line.map { "\(file):\($0)" } ?? file } ?? ""
    return ReportDocument.Item(head: condensed(text), detail: place)
  }
}

extension PathGroup {
  /// The paths as a row: their side if it is to be named, how many, and how and where they ended.
  fileprivate func row(isNamed: Bool) -> ReportDocument.Item {
    var detail = outcome.words
    if side == .outside, outcome.kind == .invalid, let reason = outcome.reason { detail = reason }
    // What is neither good nor bad is on the side of what is not bad.
    var mark = side.rawValue
    if side == .good, let reason = outcome.reason, !reason.isEmpty {
      detail = outcome.value == nil ? "\(detail), it \(reason)" : reason
      mark = "other"
    }
    if let site = outcome.site, !site.place.isEmpty {
      detail += " in \(site.function), \(site.place)"
    }
    return ReportDocument.Item(
      mark: isNamed ? mark : "", head: counted(paths, "path"), isCode: false,
      detail: detail
    )
  }
}

extension StateExample {
  /// The state, as the part of a scenario that it is where it can be written there.
  fileprivate var blocks: [ReportDocument.Block] {
    guard let state else {
      return [
        .items(values.map { ReportDocument.Item(head: $0.name, detail: "= \($0.value)") }),
        .paragraph(unwritable.map { "It cannot be pasted into the scenario: \($0)." } ?? ""),
      ]
    }
    return [
      .paragraph("It was replayed. As a part of the scenario:"),
      .code(state.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
    ]
  }
}
