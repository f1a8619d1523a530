import Findings

/// What a report says, before any format gives it its looks.
///
/// The text, Markdown and later formats all tell the same things in the same order; only this
/// order is decided here. Strings are raw: a format cleans and escapes them when it writes.
struct ReportDocument {
  /// The answer in one sentence.
  var headline: String
  /// How it feels, for formats with colour.
  var tone: Tone
  var sections: [Section] = []

  enum Tone {
    case good, bad, open
  }

  struct Section {
    var title: String?
    var blocks: [Block]
  }

  enum Block {
    /// Sentences.
    case paragraph(String)
    /// A commit, who wrote it and where it first was released.
    case commit(CommitFinding, tone: Tone)
    /// A condition and what it was before.
    case condition(before: String?, after: String)
    /// Rows of a mark, a name and what there is to say about it.
    case items([Item])
    /// Names, each with sentences about it.
    case entries([Entry])
    /// Something to be copied as it stands.
    case code([String])
  }

  struct Entry {
    var name: String
    /// What there is to say, each without a full stop.
    var clauses: [String]

    /// The clauses as one text, each of them cleaned and cut by itself.
    var shown: String { clauses.map { $0.shown() }.joined(separator: "; ") + "." }
  }

  struct Item {
    var mark = ""
    var head: String
    /// Whether the head is code rather than words.
    var isCode = true
    var detail = ""
  }

  /// Adds a section; one without blocks is left out.
  mutating func add(_ title: String?, _ blocks: [Block]) {
    let blocks = blocks.filter { block in
      switch block {
      case .items(let items): !items.isEmpty
      case .entries(let entries): !entries.isEmpty
      case .code(let lines): !lines.isEmpty
      case .paragraph(let text): !text.isEmpty
      default: true
      }
    }
    if !blocks.isEmpty { sections.append(Section(title: title, blocks: blocks)) }
  }
}

extension ReportDocument.Block {
  /// A condition that a verdict depends on, as much of it as a reader takes in, and what is left out.
  static func shown(_ condition: String) -> [ReportDocument.Block] {
    let shown = ShownCondition(condensed(condition), limit: TextLimit.line)
    let rest = shown.note.map { "\($0) The JSON has all of it." }
    return [.condition(before: nil, after: shown.text)] + (rest.map { [.paragraph($0)] } ?? [])
  }
}

/// A number with its noun.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}

/// The first rows of a list, and how many more there are.
func capped<Element>(_ list: [Element], at limit: Int) -> (shown: ArraySlice<Element>, rest: Int) {
  (list.prefix(limit), max(0, list.count - limit))
}
