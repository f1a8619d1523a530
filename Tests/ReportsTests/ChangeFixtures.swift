import Findings

/// Findings about commits that were changed in memory, made up.
extension Fixture {
  static let whatIfs: [(name: String, finding: WhatIfFinding)] = [
    ("whatif-good", whatIf(before: badReplay, after: goodReplay)),
    ("whatif-depends", whatIf(before: untestableReplay, after: dependsReplay)),
    ("whatif-hostile", hostileWhatIf),
  ]

  static let series: [(name: String, finding: SeriesFinding)] = [
    ("series", series(["firefly-rk3288", "console"])),
    ("series-wide", series((1...9).map { "a scenario with a long name \($0)" })),
    ("series-hostile", series(["evil <script>\u{202E} \u{1B}[31m", "```\n# heading"])),
  ]

  private static func whatIf(
    before: ReplayFinding, after: ReplayFinding
  ) -> WhatIfFinding {
    WhatIfFinding(
      scenario: "firefly-rk3288", base: culprit,
      baseSubject: "iommu: Add DMA ownership management interfaces",
      steps: [
        ChangeStep(
          kind: .revert, commit: culprit,
          subject: "iommu: Add DMA ownership management interfaces",
          files: ["drivers/iommu/iommu.c", "include/linux/iommu.h"]),
        ChangeStep(kind: .apply, number: 1, subject: "drm/rockchip: detach first", files: ["a.c"]),
        ChangeStep(kind: .apply, number: 2, files: []),
      ],
      claim: "With 1ea2a07a532b reverted, firefly-rk3288 is \(after.verdict.rawValue) at v5.19; "
        + "without it is \(before.verdict.rawValue).",
      before: before, after: after)
  }

  private static var hostileWhatIf: WhatIfFinding {
    var finding = whatIf(before: badReplay, after: goodReplay)
    let text = "</pre><script>x</script>\u{202E}\u{1B}[31m @everyone\r\n# heading"
    finding.baseSubject = text
    finding.claim = text
    finding.steps = [ChangeStep(kind: .revert, commit: text, subject: text, files: [text])]
    return finding
  }

  /// Of every kind of change one, the first scenario's.
  private static func series(_ scenarios: [String]) -> SeriesFinding {
    func verdict(_ replay: ReplayFinding, _ replayed: Bool = true) -> SeriesVerdict {
      SeriesVerdict(
        verdict: replay.verdict, condition: replay.condition, outcome: replay.outcome,
        replayed: replayed)
    }
    let line: [(replay: ReplayFinding, kind: SeriesChange.Kind?, suspects: [Int])] = [
      (goodReplay, nil, []), (untestableReplay, .loses, []), (badReplay, .breaks, [2]),
      (goodReplay, .mends, []), (dependsReplay, .loses, []), (faultReplay, .alters, []),
    ]
    var finding = SeriesFinding(
      base: base, baseSubject: "Linux 5.18", scenarios: scenarios,
      before: scenarios.map { _ in verdict(goodReplay) }, patches: [], changes: [], replays: 7)
    var last = Verdict.good
    for (place, step) in line.enumerated() {
      let subject =
        place == 3 ? nil : "iommu: patch \(place + 1) of a series with a rather long subject line"
      finding.patches.append(
        SeriesPatch(
          number: place + 1, subject: subject, files: ["drivers/iommu/iommu.c"],
          verdicts: scenarios.indices.map {
            $0 == 0 ? verdict(step.replay) : verdict(goodReplay, false)
          }))
      if let kind = step.kind {
        finding.changes.append(
          SeriesChange(
            kind: kind, patch: place + 1, subject: subject, scenario: scenarios[0], from: last,
            to: step.replay.verdict, suspects: step.suspects, replay: step.replay))
      }
      last = step.replay.verdict
    }
    return finding
  }
}
