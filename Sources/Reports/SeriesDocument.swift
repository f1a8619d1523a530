import Findings

extension SeriesFinding {
  /// What a report says about a series of patches, the culprit first.
  func document(width: Int) -> ReportDocument {
    let worst = changes.first { $0.kind == .breaks } ?? changes.first { $0.kind == .loses }
    let tone: ReportDocument.Tone = exitCode == 0 ? .good : exitCode == 1 ? .bad : .open
    var document = ReportDocument(headline: worst?.sentence ?? headline, tone: tone)
    document.add(
      nil,
      [.items([ReportDocument.Item(mark: "at", head: base.abbreviated, detail: baseSubject ?? "")])]
    )
    document.add("Verdicts", [.code(SeriesTable(self, width: width - 4).lines)])
    for change in changes {
      document.add(change.title, [.paragraph(change.sentence)] + change.replay.side)
    }
    document.add("Notes", notes)
    return document
  }

  private var headline: String {
    "\(counted(patches.count, "patch", "patches")): "
      + (changes.isEmpty ? "no verdict changes" : "none turns a scenario bad")
  }

  private var notes: [ReportDocument.Block] {
    let asked = scenarios.count * (patches.count + 1)
    return [
      .paragraph(
        "\(asked) verdicts by \(counted(replays, "replay")); the others are carried over, since a patch "
          + "changes nothing that the scenario read.")
    ]
  }
}

extension SeriesChange {
  fileprivate var title: String { "Patch \(patch) \(kind.words) \(scenario)" }

  fileprivate var sentence: String {
    let which = "patch \(patch)" + (subject.map { " (\($0))" } ?? "")
    let turn = "\(from.rawValue) before, \(to.rawValue) after it"
    guard !suspects.isEmpty else { return "\(which) \(kind.words) \(scenario): \(turn)" }
    let others = suspects.map(String.init).joined(separator: ", ")
    return
      "\(which) \(kind.words) \(scenario), or patch \(others) did, after which it could not be "
      + "judged: \(turn)"
  }
}

extension SeriesChange.Kind {
  fileprivate var words: String {
    switch self {
    case .breaks: "breaks"
    case .loses: "leaves no verdict for"
    case .mends: "mends"
    case .reveals: "lets be judged, as bad,"
    case .alters: "changes the verdict of"
    }
  }
}
