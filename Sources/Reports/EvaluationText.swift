public import Findings

/// What is told of a program that was run, beside its own output.
public enum EvaluationText {
  /// The lines: the trace if there is one, and how the program stopped if it did.
  public static func lines(_ finding: EvaluationFinding) -> [String] {
    var lines = finding.trace.map { entry in
      let blanks = String(repeating: "  ", count: max(0, entry.depth - 1))
      let place = entry.file.map { "\($0):\(entry.line ?? 0): " } ?? ""
      return "\(place)\(blanks)\(entry.kind.rawValue) \(entry.text)"
    }
    let outcome = finding.outcome
    guard outcome.isStop else {
      if let value = outcome.value, value > 124 {
        lines.append("firstbad: the program's status is \(value), told as 124")
      }
      return lines.map { $0.shown() }
    }
    let place = outcome.site.map { "\($0.file):\($0.line): " } ?? ""
    lines.append("\(place)\(outcome.kind.rawValue): \(outcome.reason ?? "")")
    lines += (outcome.site?.excerpt ?? []).map { "  " + $0 }
    return lines.map { $0.shown() }
  }
}
