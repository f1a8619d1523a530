// What a replay adds to the words of a scenario: which functions are run there, and what is not.

import Findings
import Scenarios

extension Scenario {
  /// Adds what one replay of the scenario found.
  func add(_ replay: ReplayFinding, to document: inout ReportDocument) {
    let at = "At \(replay.commit.abbreviated)"
    let run = replay.frames.filter { $0.mode == .run }
    document.add(
      "\(at), functions of the stack that are run",
      [
        .items(
          run.map { frame in
            ReportDocument.Item(
              head: frame.function,
              detail: frame.file.map { file in frame.line.map { "\(file):\($0)" } ?? file } ?? "")
          })
      ])
    let own = Set(models.map(\.name.value))
    document.add(
      "\(at), functions for which a model of the scenario answers",
      [.items(items(of: replay, .model) { own.contains($0.name) })])
    document.add(
      "\(at), functions for which a model of the kernel answers",
      [.items(items(of: replay, .model) { !own.contains($0.name) })])
    document.add(
      "\(at), what else is taken for granted",
      [
        .paragraph(configWords(of: replay)),
        .items(items(of: replay, .field) + items(of: replay, .unknown)),
      ])
    var verdict: [ReportDocument.Block] = [
      .paragraph(
        replay.verdict == .depends
          ? "It depends on what is not known."
          : "\(replay.verdict.rawValue): \(replay.outcome.words).")
    ]
    if let condition = replay.condition {
      verdict.append(.paragraph(replay.conditionLead))
      verdict += ReportDocument.Block.shown(condition)
    }
    document.add("\(at), the verdict", verdict + replay.notes.map { .paragraph($0) })
  }

  /// How many CONFIG symbols were asked for; there may be hundreds.
  private func configWords(of replay: ReplayFinding) -> String {
    let count = replay.assumptions.count { $0.kind == .config }
    guard count > 0 else { return "" }
    return
      "\(counted(count, "CONFIG symbol")) that the scenario does not give \(count == 1 ? "is" : "are") asked "
      + "for and taken as not set; the report of a replay names them."
  }

  private func items(
    of replay: ReplayFinding, _ kind: Assumption.Kind,
    _ isMeant: (Assumption) -> Bool = { _ in true }
  ) -> [ReportDocument.Item] {
    replay.assumptions.filter { $0.kind == kind && isMeant($0) }.map { assumption in
      ReportDocument.Item(head: assumption.name, detail: assumption.note)
    }
  }
}
