import Findings

extension WhatIfFinding {
  /// What a report says about a commit that was changed in memory.
  func document() -> ReportDocument {
    var document = ReportDocument(headline: claim, tone: after.verdict.tone)
    document.add(
      nil,
      [.items([ReportDocument.Item(mark: "at", head: base.abbreviated, detail: baseSubject ?? "")])]
    )
    document.add("Changed in memory", [.items(steps.map(\.item))])
    document.add("Before", before.side)
    document.add("After", after.side)
    return document
  }
}

extension ChangeStep {
  /// The change as a row.
  fileprivate var item: ReportDocument.Item {
    let which =
      kind == .revert ? commit?.abbreviated ?? "" : number.map { "patch \($0)" } ?? "patch"
    let effect =
      files.isEmpty ? "changes nothing, since all is so already" : counted(files.count, "file")
    return ReportDocument.Item(
      mark: kind.rawValue, head: which, isCode: false,
      detail: [subject, effect].compactMap(\.self).joined(separator: "; "))
  }
}

extension ReplayFinding {
  /// What this replay came to, and what decided, in few words.
  var side: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [.paragraph("\(verdict.rawValue): \(outcome.words)")]
    if let condition {
      blocks.append(.paragraph(conditionLead))
      blocks += ReportDocument.Block.shown(condition)
    } else {
      blocks += outcome.whyBlocks
    }
    return blocks
  }
}
