import Findings

extension ReplayFinding {
  /// What a report says about this replay.
  func document(showsTrace: Bool) -> ReportDocument {
    var document = ReportDocument(headline: headline, tone: verdict.tone)
    document.add(nil, [.items([about])])
    document.add("Why", why)
    paths?.add(to: &document)
    if verdict == .depends, !outcome.whyBlocks.isEmpty {
      document.add(
        "A path on which it is bad",
        [.paragraph("The rest of this report tells of it alone.")] + outcome.whyBlocks)
    }
    document.add(
      "Calls",
      [.items(calls.map { ReportDocument.Item(head: $0.function, detail: $0.words) })])
    document.add(
      "Warnings",
      [
        .items(
          warnings.map {
            ReportDocument.Item(head: $0.function, detail: "\($0.file):\($0.line): \($0.text)")
          })
      ])
    document.add("Call stack", [.items(frames.map(\.item))])
    document.add("Objects afterwards", [.items(objects.flatMap(\.items))])
    document.add("Assumptions", [.items(assumptions.items)])
    document.add("Notes", notes.map { .paragraph($0) })
    if showsTrace { document.add("Trace", [.code(trace.map(\.words))]) }
    return document
  }

  private var headline: String {
    switch verdict {
    case .good: "\(scenario): good, \(outcome.words)"
    case .bad: "\(scenario): bad, \(outcome.words)"
    case .untestable: "\(scenario): untestable, \(outcome.words)"
    case .depends: "\(scenario): depends on what the scenario leaves unknown"
    }
  }

  private var about: ReportDocument.Item {
    ReportDocument.Item(mark: "at", head: commit.abbreviated, detail: subject ?? "")
  }

  private var why: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = []
    if let condition {
      blocks.append(.paragraph(conditionLead))
      blocks += ReportDocument.Block.shown(condition)
    }
    if verdict == .depends { return blocks }
    // A stop's reason stands in the headline already.
    if let reason = outcome.reason, !outcome.isStop { blocks.append(.paragraph(reason)) }
    blocks += outcome.whyBlocks
    return blocks
  }
}

extension ReplayFinding {
  /// What is said of the condition: where paths were not followed to their end, it need not be all.
  var conditionLead: String {
    let isCut = paths.map { $0.leftOut > 0 || $0.groups.contains { $0.side == .open } } ?? false
    return isCut
      ? "It is bad if this holds, and there may be more states in which it is:"
      : "It is bad if this holds:"
  }
}

extension Outcome {
  /// Where a value came into being, and under which condition.
  var whyBlocks: [ReportDocument.Block] {
    guard let site else { return [] }
    let made = isStop ? ", stopped" : site.expression.map { " gives \(condensed($0))" } ?? ""
    var blocks: [ReportDocument.Block] = [
      .items([
        ReportDocument.Item(mark: "in", head: site.function, detail: site.place + made)
      ])
    ]
    blocks.append(.code(site.excerpt ?? []))
    if let condition = site.condition {
      let held = site.conditionHeld.map { $0 ? " holds" : " does not hold" } ?? ""
      let line = site.conditionLine.map { " in line \($0)" } ?? ""
      blocks.append(.paragraph("The innermost condition on the way\(line)\(held):"))
      blocks.append(.condition(before: nil, after: condensed(condition)))
    }
    return blocks
  }
}

extension Verdict {
  /// How the verdict feels.
  var tone: ReportDocument.Tone {
    switch self {
    case .good: .good
    case .bad: .bad
    case .untestable, .depends: .open
    }
  }
}

extension ObjectFinding {
  /// The object as a row for itself and one for each field.
  fileprivate var items: [ReportDocument.Item] {
    let kind = type.map { "\($0)" } ?? ""
    return [ReportDocument.Item(mark: state.rawValue, head: name, detail: kind)]
      + fields.map { field in
        // What is no structure has no members: it is the value itself, or elements of it.
        let joint = field.path.isEmpty || field.path.hasPrefix("[") ? "" : "."
        return ReportDocument.Item(head: name + joint + field.path, detail: "= \(field.value)")
      }
  }
}

extension TraceEntry {
  /// The step as a line, indented by its depth.
  fileprivate var words: String {
    let place = file.map { file in line.map { " (\(file):\($0))" } ?? " (\(file))" } ?? ""
    // A recursion of thousands must not become lines of thousands of blanks.
    let indent = String(repeating: "  ", count: max(0, min(depth, 24)))
    let name = function.isEmpty ? "" : " \(function)"
    return "\(indent)\(kind.rawValue)\(name): \(text)\(place)"
  }
}
