public import Findings
import Mustache

/// A finding as one page that needs nothing beside it: no network, no script, in light and dark and on paper.
///
/// Whatever comes from elsewhere is cleaned (`pageText`) and then escaped by the template, which has no place that
/// is not escaped; a Content-Security-Policy forbids everything but the page's own style.
public struct HTMLFormat: ReportFormat {
  /// Whether a replay's trace is shown.
  public var showsTrace: Bool

  /// Makes the format.
  public init(showsTrace: Bool = false) { self.showsTrace = showsTrace }

  /// Tells a bisection.
  public func report(_ finding: BisectionFinding) throws(ReportTrouble) -> String {
    try page(finding.page)
  }

  /// Tells a replay.
  public func report(_ finding: ReplayFinding) throws(ReportTrouble) -> String {
    let document = finding.document(showsTrace: showsTrace)
    let words = document.headline.pageText()
    return try page([
      "name": finding.scenario.pageText(limit: TextLimit.name), "headline": words,
      "tone": document.tone.name, "toneWord": document.tone.word,
      "parts": document.sections.map { section -> [String: Any] in
        [
          "heading": (section.title ?? "At this commit").pageText(),
          "blocks": section.blocks.map(\.page),
        ]
      },
    ])
  }

  /// The page of some values, by the templates.
  func page(_ values: [String: Any]) throws(ReportTrouble) -> String {
    do {
      let library = try MustacheLibrary(
        templates: PageTemplate.parts.mapValues { try MustacheTemplate(string: $0) })
      guard let text = library.render(values, withTemplate: "page") else {
        throw ReportTrouble.notEncodable("the page's template is missing")
      }
      return text
    } catch let trouble as ReportTrouble {
      throw trouble
    } catch {
      throw .notEncodable("the page's template is wrong: \(error)")
    }
  }
}

extension String {
  /// The text cleaned for a page, to be escaped by its template.
  ///
  /// The template escapes character by character, and would overlook a `"` that a combining mark has become part of; such a
  /// mark gets a dotted circle to stand on.
  func pageText(limit: Int = TextLimit.line) -> String {
    let clean = shown(limit: limit)
    if clean.utf8.allSatisfy({ $0 < 0x80 }) { return clean }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in clean.unicodeScalars {
      if "<>&\"'".unicodeScalars.contains(previous), scalar.value >= 0x80 {
        var pair = String.UnicodeScalarView()
        pair.append(previous)
        pair.append(scalar)
        if String(pair).count == 1 { text.append("\u{25CC}") }
      }
      text.append(scalar)
      previous = scalar
    }
    return String(text)
  }

  /// A sentence for a page, what stands between backticks as code; one of whose backticks one is missing is no more than text.
  var pageSpans: [[String: Any]] {
    let parts = pageText(limit: 2 * TextLimit.line).split(
      separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else {
      return [["words": parts.joined(separator: "`"), "isCode": false]]
    }
    return parts.enumerated().filter { !$1.isEmpty }.map {
      ["words": String($1), "isCode": $0 % 2 == 1]
    }
  }

  /// A line of source for a page: tabs as blanks, cut where it is very long.
  var pageCode: String { codeLine.pageText(limit: .max) }
}

extension ReportDocument.Tone {
  /// The class of the page's style.
  var name: String {
    switch self {
    case .good: "good"
    case .bad: "bad"
    case .open: "open"
    }
  }

  /// The same in a word, so that colour is not all that tells it.
  var word: String {
    switch self {
    case .good: "good"
    case .bad: "regression"
    case .open: "not settled"
    }
  }
}

extension ReportDocument.Block {
  /// The block as the template's values; exactly one of the kinds is there.
  var page: [String: Any] {
    switch self {
    case .paragraph(let text): ["paragraph": text.pageText(limit: 2 * TextLimit.line)]
    case .commit(let commit, let tone): ["card": commit.page(tone: tone)]
    case .condition(let before, let after):
      before.map {
        ["change": ["was": $0.pageText(), "is": after.pageText()]] as [String: Any]
      } ?? ["source": [after.pageText()]]
    case .items(let items):
      [
        "rows": [
          "hasMark": items.contains { !$0.mark.isEmpty },
          "items": items.map { item in
            [
              "mark": item.mark.pageText(limit: TextLimit.name),
              "head": item.head.pageText(limit: TextLimit.line), "isCode": item.isCode,
              "detail": item.detail.pageText(),
            ] as [String: Any]
          },
        ] as [String: Any]
      ]
    case .entries(let entries):
      [
        "entries": entries.map {
          ["term": $0.name.pageText(), "about": $0.shown.pageText(limit: .max)]
        }
      ]
    case .code(let lines):
      ["source": lines.prefix(2000).map { $0.pageCommand }]
    }
  }
}

extension String {
  /// A command or a trace's line, its first blanks kept.
  fileprivate var pageCommand: String {
    let indent = prefix { $0 == " " }
    return indent + dropFirst(indent.count).description.pageText(limit: TextLimit.command)
  }
}

extension CommitFinding {
  /// The commit as a card; all keys are there, since a key that is missing is looked for further out.
  func page(tone: ReportDocument.Tone) -> [String: Any] {
    let facts: [(String, String?)] = [
      ("Author", author), ("Date", date), ("First in", firstTag),
      ("Release", firstRelease == firstTag ? nil : firstRelease), ("Note", note),
    ]
    return [
      "cardTone": tone.name, "id": commit.pageText(limit: TextLimit.name),
      "short": commit.abbreviated.pageText(),
      "subject": (subject ?? "").pageText(limit: TextLimit.line),
      "facts": facts.compactMap { label, value in
        value.map { ["label": label, "value": $0.pageText(limit: TextLimit.name)] }
      },
    ]
  }
}
