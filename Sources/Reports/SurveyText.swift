public import Findings

/// A survey as terminal text.
public enum SurveyText {
  /// Tells a survey: the counts, then the commonest causes with places to look at.
  public static func report(_ finding: SurveyFinding) -> String {
    var lines = [
      "files      \(finding.files)",
      "bytes      \(finding.bytes)",
      "functions  \(finding.functions)",
      "unparsed   \(finding.unparsed)\(share(finding))",
      "items      \(finding.unparsedItems) outside functions with a part that is not understood",
      "exact      \(finding.files - finding.inexact.count) files are the same again, from their tokens",
      "seconds    \(finding.seconds) (outlining \(finding.outlineSeconds), parsing "
        + "\(finding.parseSeconds), summed over threads)",
    ]
    lines += finding.inexact.prefix(20).map { "  not the same: \($0.shown())" }
    add("In functions", finding.causes, &lines)
    add("Outside functions", finding.itemCauses, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func share(_ finding: SurveyFinding) -> String {
    guard finding.functions > 0, finding.unparsed > 0 else { return "" }
    return " (1 in \(finding.functions / finding.unparsed))"
  }

  private static func add(_ title: String, _ causes: [SurveyCause], _ lines: inout [String]) {
    guard !causes.isEmpty else { return }
    lines += ["", title]
    for cause in causes.prefix(30) {
      lines.append("  \(cause.count)  \(cause.message.shown())")
      for example in cause.examples { lines.append("      \(example.shown())") }
    }
  }
}
