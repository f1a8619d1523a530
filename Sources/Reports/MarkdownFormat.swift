public import Findings

/// A report in GitHub's Markdown, for an issue or a mail archive.
public struct MarkdownFormat: ReportFormat {
  /// Whether a replay's trace is shown.
  public var showsTrace: Bool

  /// Makes the format.
  public init(showsTrace: Bool = false) {
    self.showsTrace = showsTrace
  }

  /// Tells a bisection.
  public func report(_ finding: BisectionFinding) -> String { text(of: finding.document()) }

  /// Tells a replay.
  public func report(_ finding: ReplayFinding) -> String {
    text(of: finding.document(showsTrace: showsTrace))
  }

  /// Tells under which condition a function returns an errno.
  public func report(_ answer: PredicateAnswer) -> String { text(of: answer.document()) }

  /// Tells how the condition under which a function returns an errno changed.
  public func report(_ finding: PredicateHistoryFinding) -> String {
    text(of: finding.document())
  }

  /// Tells what a scenario says of a commit with changes made to it.
  public func report(_ finding: WhatIfFinding) -> String { text(of: finding.document()) }

  /// Tells what scenarios say after each patch of a series.
  public func report(_ finding: SeriesFinding) -> String {
    text(of: finding.document(width: Self.tableWidth))
  }

  /// Tells what scenarios come to at branches and tags.
  public func report(_ finding: VerdictMatrixFinding) -> String {
    let table = VerdictMatrixText(width: Self.tableWidth).report(finding)
    return "# Verdicts by branches and tags\n\n"
      + table.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .markdownBlock("") + "\n"
  }

  /// Tables are blocks of code, which pages do not wrap.
  private static let tableWidth = 100

  private func text(of document: ReportDocument) -> String {
    var blocks = ["# \(document.headline.shown().markdown)"]
    for section in document.sections {
      if let title = section.title { blocks.append("## \(title.shown().markdown)") }
      blocks += section.blocks.map(text)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func text(of block: ReportDocument.Block) -> String {
    switch block {
    case .paragraph(let words):
      words.shown(limit: 2 * TextLimit.line).markdown
    case .commit(let commit, _):
      text(of: commit)
    case .condition(let before, let after):
      before.map { before in
        [("- " + before).shown(), ("+ " + after).shown()].markdownBlock("diff")
      } ?? [after.shown()].markdownBlock("c")
    case .items(let items):
      items.map(text).joined(separator: "\n")
    case .entries(let entries):
      entries.map { entry in
        "- \(entry.name.shown(limit: TextLimit.name).markdownCode): "
          + entry.shown.markdown
      }.joined(separator: "\n")
    case .code(let lines):
      lines.map { line in
        let indent = line.prefix { $0 == " " }
        return indent + line.dropFirst(indent.count).description.shown(limit: TextLimit.command)
      }.markdownBlock("")
    }
  }

  private func text(of commit: CommitFinding) -> String {
    let subject = (commit.subject ?? "").shown(limit: TextLimit.name).markdown
    var lines = ["**\(commit.commit.abbreviated.markdownCode)** \(subject)"]
    func fact(_ label: String, _ value: String?) {
      if let value { lines.append("- \(label): \(value.shown(limit: TextLimit.name).markdown)") }
    }
    lines.append("")
    fact("author", commit.author)
    fact("date", commit.date)
    fact("first in", commit.firstTag)
    if commit.firstRelease != commit.firstTag { fact("release", commit.firstRelease) }
    fact("note", commit.note)
    if lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private func text(of item: ReportDocument.Item) -> String {
    let mark = item.mark.isEmpty ? "" : "\(item.mark.shown(limit: TextLimit.name).markdown) "
    let head = item.head.shown(limit: item.isCode ? TextLimit.name : TextLimit.line)
    let name = item.isCode ? head.markdownCode : head.markdown
    return "- \(mark)\(name)\(item.detail.isEmpty ? "" : " " + item.detail.shown().markdown)"
  }
}

extension String {
  /// The text with everything escaped that Markdown, HTML or GitHub would make something of.
  ///
  /// Beside the punctuation of CommonMark these are `@name`, which would notify somebody, `#12`,
  /// and bare addresses, which would become links.
  var markdown: String {
    var escaped = ""
    // Blanks in front would hide from the check below that a line begins with a mark.
    for (index, character) in unicodeScalars.drop(while: { $0 == " " }).enumerated() {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": escaped += "\\\(character)"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "@": escaped += "&#64;"
      case "#": escaped += "&#35;"
      // At the start of a line these would begin a list, a rule or a heading.
      case "-" where index == 0, "+" where index == 0, "=" where index == 0:
        escaped += "\\\(character)"
      default: escaped.unicodeScalars.append(character)
      }
    }
    let start = escaped.prefix { $0.isASCII && $0.isNumber }
    if !start.isEmpty, let mark = escaped.dropFirst(start.count).first, mark == "." || mark == ")" {
      escaped = "\(start)\\\(escaped.dropFirst(start.count))"
    }
    return escaped.replacingEach("://", by: "&#58;//").replacingEach("www.", by: "www&#46;")
  }

  /// The text as a span of code, in as many backticks as it takes.
  var markdownCode: String {
    if isEmpty { return "" }
    let fence = String(repeating: "`", count: longestRun(of: "`") + 1)
    // A blank on both sides is taken off again and keeps a backtick at an end from the fence.
    let isTight = first != "`" && last != "`" && first != " " && last != " "
    return isTight ? "\(fence)\(self)\(fence)" : "\(fence) \(self) \(fence)"
  }

  fileprivate func longestRun(of character: Character) -> Int {
    var (longest, run) = (0, 0)
    for next in self {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Every occurrence replaced; the standard library has it only with Foundation.
  private func replacingEach(_ part: String, by other: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension [String] {
  /// The lines as a fenced block, its fence longer than any in them.
  fileprivate func markdownBlock(_ language: String) -> String {
    let longest = map { $0.longestRun(of: "`") }.max() ?? 0
    let fence = String(repeating: "`", count: Swift.max(3, longest + 1))
    return ([fence + language] + self + [fence]).joined(separator: "\n")
  }
}
