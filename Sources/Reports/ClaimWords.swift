import Findings

extension ClaimFinding {
  /// What it says and the command that tries it; nothing without a command.
  var blocks: [ReportDocument.Block] {
    guard let command else { return [] }
    let still = with == without ? "still " : ""
    return [
      .paragraph(
        "Without \(commit.abbreviated), \(sentence), it is \(still)\(without.rawValue):"),
      .code([command]),
    ]
  }
}
