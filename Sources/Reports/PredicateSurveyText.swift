public import Findings

/// A survey of predicates as terminal text.
public enum PredicateSurveyText {
  /// Tells a survey: the answers by kind, how long they took, and what stopped the rest.
  public static func report(_ finding: PredicateSurveyFinding) -> String {
    let rows = finding.rows
    var lines = [
      "commit        \(finding.commit.abbreviated)",
      "folders       \(finding.folders.joined(separator: " ").shown())",
      "functions     \(Set(rows.map { "\($0.file) \($0.function)" }).count) that mention an errno"
        + (finding.unconfigured > 0
          ? ", and \(finding.unconfigured) that do not exist under this configuration" : ""),
      "questions     \(rows.count), one for each errno that a function mentions",
      "",
    ]
    func add(_ title: String, _ count: Int) {
      let share = rows.isEmpty ? 0 : Double(count * 1000 / rows.count) / 10
      let padded = title + String(repeating: " ", count: max(1, 44 - title.count))
      lines.append("\(padded)\(count)  \(share) %")
    }
    let answered = rows.filter { $0.kind != .stopped && $0.kind != .cutOff }
    add("answered", answered.count)
    for (kind, title) in [
      (PredicateAnswer.Kind.condition, "  by a condition"), (.always, "  always"),
      (.never, "  never"),
    ] {
      let those = rows.filter { $0.kind == kind }
      add(title, those.count)
      add("\(title), where loops turn seldom", those.count { $0.bounded })
    }
    add("known in part only, since paths were cut off", rows.count { $0.kind == .cutOff })
    add("nothing found out", rows.count { $0.kind == .stopped })
    add("confirmed by runs on plain numbers", rows.count { $0.confirmed })
    lines += ["", "seconds       \(times(rows.map(\.seconds).sorted()))"]
    lines += reasons(rows, .cutOff, "What cut paths off")
    lines += reasons(rows, .stopped, "What stopped the rest")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func times(_ sorted: [Double]) -> String {
    guard let last = sorted.last else { return "none" }
    let sum = (sorted.reduce(0, +) * 10).rounded() / 10
    return
      "median \(sorted[sorted.count / 2]), nine of ten below \(sorted[sorted.count * 9 / 10]), "
      + "longest \(last), all \(sum)"
  }

  private static let reasonLimit = 20

  private static func reasons(
    _ rows: [PredicateSurveyRow], _ kind: PredicateAnswer.Kind, _ title: String
  ) -> [String] {
    let groups = Dictionary(grouping: rows.filter { $0.kind == kind }) { row in
      general(row.reason ?? "no reason")
    }
    guard !groups.isEmpty else { return [] }
    var lines = ["", title]
    let ordered = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (reason, rows) in ordered.prefix(reasonLimit) {
      lines.append("  \(rows.count)  \(reason.shown())")
      for row in rows.prefix(3) {
        lines.append("      \("\(row.function)() -\(row.errno), \(row.file)".shown())")
      }
    }
    let rest = ordered.dropFirst(reasonLimit).reduce(0) { $0 + $1.value.count }
    if rest > 0 { lines.append("  \(rest)  for other reasons; JSON has them all") }
    return lines
  }

  /// A reason without what differs from place to place.
  private static func general(_ reason: String) -> String {
    var text = reason
    if text.hasSuffix(")"), let place = text.lastIndex(of: "(") {
      text = String(text[..<place])
    }
    var isQuoted = false
    var result = ""
    for character in text {
      if character == "'" {
        isQuoted.toggle()
        result += isQuoted ? "'..." : "'"
      } else if !isQuoted, !character.isNumber {
        result.append(character)
      } else if !isQuoted, result.last != "#" {
        result.append("#")
      }
    }
    return result.trimmed
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
