public import Findings
public import Scenarios

/// A report for a terminal: plain ASCII around whatever the names contain.
public struct TextFormat: ReportFormat {
  /// How many columns a line may have; a command to be copied is never broken.
  public var width: Int
  /// Whether colours may be used.
  public var isColoured: Bool
  /// Whether a replay's trace is shown.
  public var showsTrace: Bool

  /// Makes the format; a width below 40 is taken as 40.
  public init(width: Int = 80, isColoured: Bool = false, showsTrace: Bool = false) {
    self.width = max(40, width)
    self.isColoured = isColoured
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
    text(of: finding.document(width: width))
  }

  /// Tells what scenarios come to at branches and tags.
  public func report(_ finding: VerdictMatrixFinding) -> String {
    VerdictMatrixText(width: width).report(finding)
  }

  /// Tells what a scenario says, and what a replay of it relied on, if there is one.
  public func report(_ scenario: Scenario, replay: ReplayFinding? = nil) -> String {
    text(of: scenario.document(replay: replay))
  }

  private func text(of document: ReportDocument) -> String {
    var page = TextPage(width: width, isColoured: isColoured)
    page.write(document.headline, style: TextPage.style(of: document.tone, isTitle: true))
    for section in document.sections {
      page.gap()
      if let title = section.title { page.write(title, style: [.bold]) }
      for block in section.blocks { page.write(block) }
    }
    return page.text
  }
}

/// The lines of a text report as they come into being.
private struct TextPage {
  enum Style: Int {
    case bold = 1
    case red = 31
    case green = 32
    case yellow = 33
  }

  let width: Int
  let isColoured: Bool
  var text = ""

  static func style(of tone: ReportDocument.Tone, isTitle: Bool = false) -> [Style] {
    let colour: Style =
      switch tone {
      case .good: .green
      case .bad: .red
      case .open: .yellow
      }
    return isTitle ? [.bold, colour] : [colour]
  }

  mutating func gap() { text += "\n" }

  /// Writes a text, wrapped, its second and later lines hanging under the given column.
  mutating func write(
    _ string: String, indent: Int = 0, hanging: Int? = nil, limit: Int = TextLimit.line,
    style: [Style] = []
  ) {
    let lines = wrapped(
      string.shown(limit: limit), first: width - indent, rest: width - (hanging ?? indent))
    for (index, line) in lines.enumerated() {
      let blanks = index == 0 ? indent : hanging ?? indent
      text += String(repeating: " ", count: blanks) + styled(line, style) + "\n"
    }
  }

  /// Writes a label of ours, its blanks kept, and a text that hangs beside it.
  mutating func write(
    label: String, _ value: String, indent: Int, limit: Int = TextLimit.line
  ) {
    let room = width - indent - label.count
    for (index, line) in wrapped(value.shown(limit: limit), first: room, rest: room).enumerated() {
      let lead = index == 0 ? label : String(repeating: " ", count: label.count)
      text += String(repeating: " ", count: indent) + lead + line + "\n"
    }
  }

  mutating func write(_ block: ReportDocument.Block) {
    switch block {
    case .paragraph(let words):
      write(words, indent: 2, limit: 2 * TextLimit.line)
    case .commit(let commit, let tone):
      write(commit, tone)
    case .condition(let before, let after):
      if let before { write(label: "before  ", before, indent: 4) }
      write(label: before == nil ? "" : "after   ", after, indent: 4)
    case .items(let items):
      write(items)
    case .entries(let entries):
      for entry in entries {
        write(entry.name, indent: 2, hanging: 4)
        write(entry.shown, indent: 6, limit: .max)
      }
    case .code(let lines):
      for line in lines {
        let indent = line.prefix { $0 == " " }
        if indent.count == line.count {
          gap()
          continue
        }
        text +=
          "  \(indent)\(line.dropFirst(indent.count).description.shown(limit: TextLimit.command))\n"
      }
    }
  }

  private mutating func write(_ commit: CommitFinding, _ tone: ReportDocument.Tone) {
    let id = commit.commit.abbreviated
    let subject = (commit.subject ?? "").shown(limit: TextLimit.name)
    if id.columns > 12 || subject.isEmpty {
      write(id, indent: 2, style: Self.style(of: tone))
      if !subject.isEmpty { write(subject, indent: 15) }
    } else {
      let lines = wrapped(subject, first: width - 15, rest: width - 15)
      text += "  \(styled(id, Self.style(of: tone))) \(lines[0])\n"
      for line in lines.dropFirst() { text += String(repeating: " ", count: 15) + line + "\n" }
    }
    func fact(_ label: String, _ value: String?) {
      if let value { write(label: label, value, indent: 15, limit: TextLimit.name) }
    }
    fact("author   ", commit.author)
    fact("date     ", commit.date)
    fact("first in ", commit.firstTag)
    if commit.firstRelease != commit.firstTag { fact("release  ", commit.firstRelease) }
    if let note = commit.note { write(note, indent: 15) }
  }

  /// Rows with aligned columns; a detail that does not fit goes under its head.
  private mutating func write(_ items: [ReportDocument.Item]) {
    let rows = items.map { item in
      (
        mark: item.mark.shown(limit: TextLimit.name),
        head: item.head.shown(limit: item.isCode ? TextLimit.name : TextLimit.line),
        detail: item.detail.shown()
      )
    }
    let markWidth = rows.map { $0.mark.columns }.max() ?? 0
    let left = 2 + (markWidth > 0 ? markWidth + 2 : 0)
    let headWidth = rows.map { $0.head.columns }.max() ?? 0
    let room = width - left - headWidth - 2
    let isTable = rows.allSatisfy { $0.detail.columns <= room }
    for row in rows {
      let mark = row.mark + String(repeating: " ", count: left - 2 - row.mark.columns)
      let column = isTable ? headWidth : row.head.columns
      let fits = column + 2 + row.detail.columns <= width - left
      if row.detail.isEmpty {
        writeRow("\(mark)\(row.head)", hanging: left + 2)
      } else if isTable || fits || row.head.columns <= 12 {
        let gap = String(repeating: " ", count: column - row.head.columns + 2)
        writeRow("\(mark)\(row.head)\(gap)\(row.detail)", hanging: left + column + 2)
      } else {
        writeRow("\(mark)\(row.head)", hanging: left + 2)
        write(row.detail, indent: left + 2)
      }
    }
  }

  /// A line whose blanks are kept, because they align it; only what is too long is wrapped.
  private mutating func writeRow(_ line: String, hanging: Int) {
    guard line.columns > width - 2 else {
      text += "  \(line)\n"
      return
    }
    let start = line.unicodeScalars.prefix(max(0, hanging - 2))
    let lead = String(String.UnicodeScalarView(start))
    guard lead.columns == hanging - 2, hanging < width - 20 else {
      write(line, indent: 2, hanging: 4)
      return
    }
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(start.count)))
    for (index, part) in wrapped(rest, first: width - hanging, rest: width - hanging).enumerated() {
      let blanks = String(repeating: " ", count: hanging - 2)
      text += "  \(index == 0 ? lead : blanks)\(part)\n"
    }
  }

  private func styled(_ string: String, _ styles: [Style]) -> String {
    guard isColoured, !styles.isEmpty else { return string }
    let codes = styles.map { String($0.rawValue) }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(string)\u{1B}[0m"
  }
}
