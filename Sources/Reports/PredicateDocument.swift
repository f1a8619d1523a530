import Findings

extension PredicateAnswer {
  /// What a report says about this answer.
  func document() -> ReportDocument {
    var document = ReportDocument(headline: headline, tone: kind == .stopped ? .open : .good)
    document.add(nil, [.items(about)])
    document.add("Condition", conditionBlocks)
    document.add("Its parts", [.items(parts.map(\.item))])
    document.add("Passed on", passedBlocks)
    document.add("Loops", loopBlocks)
    document.add("Paths", [.items(groups.map(\.predicateItem))])
    for example in examples {
      document.add(
        example.verdict == .bad ? "A state in which it does" : "A state in which it does not",
        [
          example.values.isEmpty
            ? .paragraph("any")
            : .items(
              example.values.map { ReportDocument.Item(head: $0.name, detail: "= \($0.value)") })
        ])
    }
    document.add("Assumptions", [.items(assumptions.items)])
    document.add("Notes", notes.map { .paragraph($0) })
    return document
  }

  /// The answer in one sentence.
  private var headline: String {
    let subject = "\(function)()"
    let returns = "returns -\(errno)"
    switch kind {
    case .condition: return "\(subject) \(returns) if and only if a condition holds"
    case .always: return "\(subject) \(returns) whenever it returns"
    case .never: return "\(subject) never \(returns)\(passed.isEmpty ? "" : " of its own")"
    case .cutOff: return "\(subject): when it \(returns) is known in part only"
    case .stopped: return "\(subject): nothing was found out about -\(errno)"
    }
  }

  private var about: [ReportDocument.Item] {
    var rows = [ReportDocument.Item(mark: "at", head: commit.abbreviated, detail: subject ?? "")]
    if let file, let line { rows.append(ReportDocument.Item(mark: "in", head: "\(file):\(line)")) }
    return rows
  }

  private var conditionBlocks: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = []
    if let condition { blocks.append(.condition(before: nil, after: condition)) }
    if let reason {
      blocks.append(
        .paragraph(kind == .cutOff ? "Of the paths that were followed; \(reason)." : "\(reason)."))
    }
    return blocks
  }

  private var passedBlocks: [ReportDocument.Block] {
    guard !passed.isEmpty else { return [] }
    return [
      .paragraph(
        "What comes from elsewhere may be -\(errno), too; that is not this function's decision:"),
      .items(
        passed.map { value in
          ReportDocument.Item(head: value.text, detail: place(value.file, value.line))
        }),
    ]
  }

  private var loopBlocks: [ReportDocument.Block] {
    guard !loops.isEmpty else { return [] }
    return [
      .paragraph(
        "The answer holds for states in which these are undecided \(counted(turns, "time")) at most:"
      ),
      .items(
        loops.map { ReportDocument.Item(head: $0.text, detail: "\($0.file):\($0.line)") }),
    ]
  }
}

extension ConditionPart {
  /// The part as a row with its place.
  var item: ReportDocument.Item { ReportDocument.Item(head: text, detail: place(file, line)) }
}

extension PathGroup {
  /// The paths of a function as a row.
  fileprivate var predicateItem: ReportDocument.Item {
    var detail = outcome.words
    if let site = outcome.site, !site.place.isEmpty { detail += " (\(site.place))" }
    return ReportDocument.Item(
      mark: side == .open ? "cut off" : "", head: counted(paths, "path"), isCode: false,
      detail: detail)
  }
}

/// A place as people write it, empty where it is not known.
private func place(_ file: String?, _ line: Int?) -> String {
  file.map { file in line.map { "\(file):\($0)" } ?? file } ?? ""
}
