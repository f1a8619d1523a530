import Findings

/// The body of a mail as it comes into being: parts of lines, some of which may be cut where room is short.
struct MailParts {
  let width: Int
  private var parts: [(lines: [String], least: Int)] = []

  init(width: Int) { self.width = width }

  /// What happened, and which commit it was.
  mutating func opening(_ finding: BisectionFinding, _ culprit: TransitionFinding) {
    let outcome = culprit.replay?.outcome.words ?? "went wrong"
    let place = culprit.replay?.outcome.site.map { " in \($0.function)()" } ?? ""
    let since = culprit.firstTag.map { " since \($0)" } ?? ""
    let others = finding.firstBad.count - 1
    add(
      wrap("Hello,") + [""]
        + wrap(
          "the call path of \"\(finding.scenario)\" \(outcome)\(place)\(since). "
            + "The first bad commit is")
        + [""] + wrap(culprit.identity.quoted, indent: 2)
        + (culprit.firstRelease.map { wrap("first released in \($0)", indent: 2) } ?? [])
        + (others > 0 ? wrap("(and \(counted(others, "more", "more")): see the report)") : [])
        + (culprit.kind == .merge ? wrap("It is a merge that lost a fix.") : []), least: 12)
  }

  /// The condition before and after, or the hunk.
  mutating func reason(_ finding: BisectionFinding, _ culprit: TransitionFinding) {
    var lines: [String] = []
    let why = culprit.why.first
    if let why, !why.sentence.isEmpty { lines += wrap("Why: \(why.sentence).") }
    let rows = finding.predicates.filter {
      // What the sentence says needs not be said again.
      $0.from == culprit.commit && $0.effect == .verdictChanged
        && !(why?.sentence.contains("`\(condensed($0.text))`") ?? false)
    }
    for row in rows.prefix(2) {
      lines += wrap("In \(row.function)(), \(row.file):\(row.line), the condition", indent: 0)
      if let before = row.before { lines += wrap("before: \(condensed(before))", indent: 2) }
      lines += wrap("after:  \(condensed(row.text))", indent: 2)
    }
    if let hunks = why?.hunks, let hunk = hunks.smallest.first {
      let of = "\(counted(hunks.hunks, "hunk")) in \(counted(hunks.files, "file"))"
      lines += wrap(
        hunks.smallest.count == 1
          ? "Of its \(of), this one alone makes the difference:"
          : "Of its \(of), \(hunks.smallest.count) together make the difference; the first:")
      lines += ([hunk.header] + hunk.lines.filter { !$0.hasPrefix(" ") }).prefix(10)
        .map { code($0) }
    } else if rows.isEmpty, why == nil, let site = culprit.replay?.outcome.site {
      if let condition = site.condition {
        lines += wrap("It ends at \(site.place), where the innermost condition on the way is")
        lines += wrap(condensed(condition), indent: 2)
      }
    }
    add(lines, least: 6)
  }

  /// The fix, if one is known.
  mutating func fix(_ finding: BisectionFinding) {
    func told(_ fix: TransitionFinding) -> [String] {
      wrap((fix.kind == .merge ? "the merge " : "") + fix.identity.quoted, indent: 2)
    }
    if let fix = finding.culpritFix {
      add(wrap("Fixed by\(fix.firstTag.map { ", since \($0)" } ?? "")") + told(fix), least: 4)
    } else if finding.fixes.isEmpty {
      add(wrap("No commit of the range examined fixes it."), least: 1)
    } else {
      let rest = finding.fixes.count - 3
      add(
        wrap("It is not said which of the places where it is bad each of these ends:")
          + finding.fixes.prefix(3).flatMap(told)
          + (rest > 0 ? wrap("... and \(counted(rest, "more", "more"))", indent: 2) : []), least: 5)
    }
  }

  /// What the commit and its parents come to.
  mutating func evidence(_ finding: BisectionFinding, _ culprit: TransitionFinding) {
    let replays =
      (culprit.replay.map { [("commit", $0)] } ?? [])
      + culprit.parentReplays.map { ("parent", $0) }
    let lines = replays.prefix(4).flatMap { name, replay in
      let place = replay.outcome.site.map { ", \($0.place)" } ?? ""
      return wrap(
        "\(name) \(replay.commit.abbreviated): \(replay.verdict.rawValue), "
          + "\(replay.outcome.words)\(place)", indent: 2)
    }
    let all =
      finding.strategy == .binary
      ? "only commits that a binary search asked for were judged"
      : "\(counted(finding.verdicts.total, "commit")) judged: \(finding.verdicts.good) good, "
        + "\(finding.verdicts.bad) bad, \(finding.verdicts.depends) open, "
        + "\(finding.verdicts.untestable) untestable"
    add(
      wrap("Evidence, from running the C source of each commit; no kernel was built:") + lines
        + wrap(all, indent: 2), least: 5)
  }

  /// What no source said.
  mutating func assumptions(_ finding: BisectionFinding, most: Int) {
    let items = finding.assumptions.items
    guard !items.isEmpty else { return }
    let lines = items.prefix(most).map { item in
      code("\(item.mark) \(item.head)\(item.detail.isEmpty ? "" : ": \(item.detail)")")
    }
    let rest = items.count - lines.count
    add(
      wrap("Not modelled or taken for granted:") + lines
        + (rest > 0 ? wrap("... and \(counted(rest, "more", "more"))", indent: 2) : []), least: 3)
  }

  /// The command that gives it again.
  mutating func reproduction(_ finding: BisectionFinding) {
    guard let command = finding.reproduce else { return }
    var lines: [String] = []
    var line = "  "
    for word in command.shown(limit: TextLimit.command).split(separator: " ") {
      if line.columns > 2, line.columns + 1 + word.columns > width - 2 {
        lines.append(line + " \\")
        line = "      "
      }
      line += line.allSatisfy { $0 == " " } ? String(word) : " \(word)"
    }
    add(wrap("To see it again:") + (lines + [line]).prefix(8).map { cut($0) }, least: 9)
  }

  /// The lines that regzbot and git read; in full, and at the beginning of a line.
  mutating func tracking(_ finding: BisectionFinding, _ culprit: TransitionFinding) {
    guard culprit.commit.isObjectID else { return }
    var lines = ["#regzbot introduced: \(culprit.commit.abbreviated)"]
    if let fix = finding.culpritFix, fix.kind == .commit, fix.commit.isObjectID {
      lines.append("#regzbot fix: \(fix.commit.abbreviated)")
    }
    add(lines, least: 2)
    add(["Fixes: \(culprit.identity.quoted)"], least: 1)
  }

  /// What is known where nobody can be named.
  mutating func unnamed(_ finding: BisectionFinding) {
    let document = finding.document()
    add(wrap("Hello,") + [""] + wrap("no commit can be named. \(document.headline)."), least: 8)
    for group in finding.firstBad.prefix(2) {
      let ids = group.candidates.isEmpty ? [group.commit] : group.candidates
      let rest = ids.count > 8 ? wrap("... and \(ids.count - 8) more", indent: 2) : []
      add(
        wrap("It could be any of")
          + ids.prefix(8).flatMap { wrap(finding.identity(of: $0).quoted, indent: 2) } + rest,
        least: 10)
    }
    let counts = finding.verdicts
    add(
      wrap(
        "\(counted(counts.total, "commit")) judged: \(counts.good) good, \(counts.bad) bad, "
          + "\(counts.depends) open, \(counts.untestable) untestable."), least: 2)
    add(
      finding.untestable.prefix(4).flatMap {
        wrap("\(counted($0.commits, "commit")): \($0.reason)", indent: 2)
      }, least: 2)
  }

  /// All lines, the longest parts cut until they fit; blank lines between parts.
  func fitted(to most: Int) -> [String] {
    var parts = parts.filter { !$0.lines.isEmpty }
    func total() -> Int { parts.reduce(-1) { $0 + $1.lines.count + 1 } }
    while total() > most {
      let long = parts.indices.max { spare(parts[$0]) < spare(parts[$1]) }
      guard let long, spare(parts[long]) > 0 else { break }
      parts[long].lines.removeLast(2)
      parts[long].lines.append("  [...]")
    }
    return Array(parts.map(\.lines).joined(separator: [""]))
  }

  private func spare(_ part: (lines: [String], least: Int)) -> Int {
    part.lines.count < 3 ? 0 : part.lines.count - part.least
  }

  private mutating func add(_ lines: [String], least: Int) { parts.append((lines, least)) }

  /// Sentences, wrapped; none begins as what git takes for the end of a message or for a header in a body.
  private func wrap(_ text: String, indent: Int = 0) -> [String] {
    let room = width - indent
    return wrapped(text.shown(), first: room, rest: room - 2).enumerated().map { index, line in
      let blanks = index == 0 ? indent : indent + 2
      let isRisky =
        blanks == 0 && (line.hasPrefix("---") || line.hasPrefix("From ") || line.hasPrefix("#"))
      return String(repeating: " ", count: isRisky ? 1 : index == 0 || indent > 0 ? blanks : 0)
        + line
    }
  }

  /// A line of code or of a diff, cut with a mark where it is too long.
  private func code(_ line: String) -> String { cut("  " + line.codeLine) }

  private func cut(_ line: String) -> String {
    guard line.columns > width else { return line }
    var text = ""
    var used = 0
    for scalar in line.unicodeScalars {
      if used + scalar.columns > width - 3 { break }
      text.unicodeScalars.append(scalar)
      used += scalar.columns
    }
    return text + "..."
  }
}

extension String {
  /// A line of source as a report shows it: tabs as blanks, and no longer than any line.
  var codeLine: String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(TextLimit.line + 1))).tabsExpanded
      .shown()
  }

  /// The text with blanks for tabs, to columns of eight.
  var tabsExpanded: String {
    guard utf8.contains(0x09) else { return self }
    var text = ""
    var column = 0
    for scalar in unicodeScalars {
      if scalar == "\t" {
        let blanks = 8 - column % 8
        text += String(repeating: " ", count: blanks)
        column += blanks
      } else {
        text.unicodeScalars.append(scalar)
        column += scalar.columns
      }
    }
    return text
  }
}
