import Findings

extension PredicateHistoryFinding {
  /// What a report says about this history.
  func document() -> ReportDocument {
    var document = ReportDocument(headline: headline, tone: isComplete ? .good : .open)
    for answer in beginnings {
      document.add("The range begins with", answer.briefBlocks)
    }
    for change in changes { document.add(change.title, change.blocks) }
    if let table { document.add("Side by side", table.blocks(errno)) }
    document.add("Searched", [.items(range.items)])
    document.add("Notes", notes.map { .paragraph($0) })
    return document
  }

  private var headline: String {
    let returns = "\(function)() returns -\(errno)"
    let different = changes.count { $0.difference.kind != .equivalent }
    let same = changes.count - different
    if changes.isEmpty { return "When \(returns) did not change" }
    let rest =
      same == 0 ? "" : ", and was rewritten \(counted(same, "time")) without changing any answer"
    return "When \(returns) changed \(counted(different, "time"))\(rest)"
  }
}

extension RangeFinding {
  fileprivate var items: [ReportDocument.Item] {
    [
      ReportDocument.Item(head: "commits", isCode: false, detail: "\(commits)"),
      ReportDocument.Item(
        head: "runs", isCode: false,
        detail:
          "\(replays), for \(counted(epochs, "set")) of commits that are alike in what is read"),
    ]
  }
}

extension PredicateAnswer {
  /// When the errno is returned, in one line.
  var brief: String {
    switch kind {
    case .condition: condition ?? ""
    case .cutOff: condition ?? "known in part only"
    case .always: "1"
    case .never: "0"
    case .stopped: "nothing was found out"
    }
  }

  fileprivate var briefBlocks: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [.condition(before: nil, after: brief)]
    blocks += noteBlocks
    return blocks
  }

  fileprivate var noteBlocks: [ReportDocument.Block] {
    guard let reason else { return [] }
    return [
      .paragraph(kind == .cutOff ? "Of the paths that were followed; \(reason)." : "\(reason).")
    ]
  }
}

extension PredicateChange {
  fileprivate var title: String {
    switch difference.kind {
    case .equivalent: "Rewritten: equivalent, proved"
    case .different: "Changed"
    case .undecided:
      switch (difference.before, difference.after) {
      case (nil, .some): "The first answer"
      case (.some, nil): "No answer any more"
      default: "Perhaps changed"
      }
    }
  }

  fileprivate var blocks: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [
      .commit(commit, tone: difference.kind == .equivalent ? .good : .bad)
    ]
    if let before = difference.before, let after = difference.after, before != after {
      blocks.append(.condition(before: before, after: after))
    } else {
      blocks.append(.condition(before: nil, after: answer.brief))
    }
    blocks.append(.items(answer.parts.map(\.item)))
    blocks += answer.noteBlocks
    if let reason = difference.reason { blocks.append(.paragraph("\(reason).")) }
    if let table = difference.table { blocks += table.blocks(answer.errno) }
    blocks += difference.notes.map { .paragraph($0) }
    return blocks
  }
}

extension StateTable {
  /// The table with a column for each predicate.
  fileprivate func blocks(_ errno: String) -> [ReportDocument.Block] {
    let isPair = columns == ["before", "after"]
    let letters = columns.indices.map { String(UnicodeScalar(UInt8(65 + $0 % 26))) }
    let titles = isPair ? columns : letters
    var items = [
      ReportDocument.Item(
        mark: titles.joined(separator: "  "), head: "x: returns -\(errno)", isCode: false)
    ]
    for row in rows {
      let marks = zip(row.holds, titles).map { holds, title in
        (holds ? "x" : "-") + String(repeating: " ", count: title.columns - 1)
      }
      items.append(
        ReportDocument.Item(
          mark: marks.joined(separator: "  "),
          head: row.conditions.isEmpty ? "always" : row.conditions.joined(separator: " && ")))
      if !row.example.isEmpty {
        let values = row.example.map { "\($0.name) = \($0.value)" }
        items.append(
          ReportDocument.Item(
            head: "  such as \(values.joined(separator: ", "))", isCode: false))
      }
    }
    let legend = zip(letters, columns).map { letter, column in
      ReportDocument.Item(mark: letter, head: column.abbreviated)
    }
    return (isPair ? [] : [.items(legend)]) + [.items(items)]
  }
}
