import Findings

extension BisectionFinding {
  /// The values of the page's template.
  ///
  /// What has a drawing or a table of its own is told there; all else is the sections that every format has.
  var page: [String: Any] {
    let document = document()
    let own: Set<String> = [
      "Why", "First bad commit", "First bad commit, a merge", "Suspects", "Fixed by",
      "Healed by a merge", "Where it is",
    ]
    var values: [String: Any] = [
      "name": scenario.pageText(limit: TextLimit.name),
      "headline": document.headline.pageText(), "tone": document.tone.name,
      "toneWord": document.tone.word, "answer": [answer(document)],
      "causes": firstBad.prefix(20).map { cause($0, isFix: false) },
      "cures": fixes.prefix(20).map { cause($0, isFix: true) },
      "graphs": (firstBad + fixes).prefix(10).compactMap { PageDrawings.graph($0, self) },
      "where": places.prefix(50).map { place in
        [
          "pattern": place.pattern.pageText(limit: TextLimit.name),
          "with": (place.firstWith ?? "none").pageText(limit: TextLimit.name),
          "without": (place.firstWithout ?? "none").pageText(limit: TextLimit.name),
          "judged": "\(place.points.count)",
        ]
      },
      "parts": document.sections.filter { $0.title.map { !own.contains($0) } ?? false }.map {
        ["heading": ($0.title ?? "").pageText(), "blocks": $0.blocks.map(\.page)] as [String: Any]
      },
    ]
    values["hasWhere"] = !places.isEmpty
    values["hasGraphs"] = !((values["graphs"] as? [[String: Any]]) ?? []).isEmpty
    if let timeline = PageDrawings.timeline(self) { values["timeline"] = timeline }
    return values
  }

  /// The first screen: which commit, why, since when, how sure.
  private func answer(_ document: ReportDocument) -> [String: Any] {
    let named = culprit ?? firstBad.first
    let row = predicates.first { $0.from == named?.commit && $0.effect == .verdictChanged }
    let outcome = named?.replay.map { replay in
      "\(replay.outcome.words)\(replay.outcome.site.map { " in \($0.function)()" } ?? "")"
    }
    var reason = named?.why.first?.sentence ?? ""
    if reason.isEmpty, let row {
      reason = "the condition in \(row.function)() is another one since, as shown below"
    }
    var facts: [(String, String)] = []
    if named != nil {
      let tag = named?.firstTag ?? "no tag yet"
      let release = named?.firstRelease.map { $0 == tag ? "" : ", released in \($0)" } ?? ""
      facts.append(("Since", tag + release))
    }
    if let outcome { facts.append(("What goes wrong", outcome)) }
    if !reason.isEmpty { facts.append(("Why", reason)) }
    if let fix = culpritFix {
      let tag = fix.firstTag.map { ", since \($0)" } ?? ""
      facts.append(("Fixed by", "\(fix.commit.abbreviated) \(fix.subject ?? "")\(tag)"))
    } else if named != nil {
      facts.append(
        (
          "Fixed by",
          fixes.isEmpty
            ? "no commit of the range"
            : "\(counted(fixes.count, "commit")) below; which of them ends this is not said, since it is not all that is bad"
        ))
    }
    facts.append(("How sure", certainty))
    return [
      "cards": named.map { [$0.identity.page(tone: .bad)] } ?? [[String: Any]](),
      "points": facts.map {
        ["point": $0.0, "told": $0.1.pageSpans]
      },
      "deciding": row.map { row in
        [
          [
            "place": "\(row.function)(), \(row.file):\(row.line)".pageText(),
            "was": (row.before.map(condensed) ?? "(none)").pageText(),
            "is": condensed(row.text).pageText(),
          ]
        ]
      } ?? [[String: String]](),
    ]
  }

  /// How far the answer can be relied on, in words.
  var certainty: String {
    var words: String
    if let named = culprit {
      words =
        named.kind == .merge
        ? "Named outright: this merge is bad though one of its parents is good."
        : "Named outright: this commit is bad and all of its parents are good."
      if firstBad.count > 1 {
        words +=
          " It is one of \(firstBad.count) places where it became bad, all of them told below."
      }
    } else if let group = firstBad.first {
      words = "Narrowed down to \(counted(max(1, group.candidates.count), "commit")), not to one."
    } else {
      words = "No commit is named."
    }
    let total = counted(verdicts.total, "commit")
    words +=
      strategy == .binary
      ? " A binary search: only what it asked for was judged (\(total))."
      : " \(total) judged by running their source: \(verdicts.good) good, \(verdicts.bad) bad"
        + (verdicts.depends > 0 ? ", \(verdicts.depends) depend on what is unknown" : "")
        + ", \(verdicts.untestable) untestable."
    if !ends.isEmpty {
      words += " \(counted(ends.count, "end")) of the range replayed otherwise than said."
    }
    let rest = assumptions.items.count
    return words
      + (rest > 0 ? " It rests on \(counted(rest, "assumption")), listed below." : "")
      + " Nothing was built or booted."
  }

  /// One first bad commit or fix with its reasons.
  private func cause(_ transition: TransitionFinding, isFix: Bool) -> [String: Any] {
    let title =
      isFix
      ? (transition.kind == .merge ? "Healed by a merge" : "Fixed by")
      : transition.kind == .suspects ? "Suspects" : "Why it is bad since"
    var blocks = isFix ? fixed(transition) : who(transition) + why(transition)
    if !isFix, firstBad.count == 1 {
      // The first screen has its card.
      blocks.removeAll { if case .commit = $0 { true } else { false } }
    }
    return [
      "causeTitle": title, "causeCommit": transition.commit.abbreviated.pageText(),
      "blocks": blocks.filter(\.isFull).map(\.page),
      "whys": transition.why.prefix(8).map(\.page),
    ]
  }
}

extension ReportDocument.Block {
  /// Whether there is something in it.
  fileprivate var isFull: Bool {
    switch self {
    case .paragraph(let text): !text.isEmpty
    case .items(let items): !items.isEmpty
    case .entries(let entries): !entries.isEmpty
    case .code(let lines): !lines.isEmpty
    case .commit, .condition: true
    }
  }
}

extension WhyFinding {
  /// Both runs, the truth table and the hunks.
  fileprivate var page: [String: Any] {
    var sides: [[String: Any]] = []
    if let before { sides.append(before.page("At the parent \(parent.abbreviated)")) }
    if let after { sides.append(after.page("At the commit")) }
    return [
      "sentence": sentence.pageSpans,
      "parent": parent.abbreviated.pageText(),
      "cause": cause.rawValue, "sides": sides, "hasSides": !sides.isEmpty,
      "hunkSets": hunks.map { [$0.page] } ?? [[String: Any]](),
      "tables": truthTable.flatMap { $0.rows.isEmpty ? nil : [$0.page] } ?? [[String: Any]](),
      "hasSites": !otherSites.isEmpty,
      "sites": otherSites.prefix(50).map {
        [
          "siteFunction": $0.function.pageText(limit: TextLimit.name),
          "sitePlace": $0.place.pageText(limit: TextLimit.name),
          "siteCondition": ($0.condition.map(condensed) ?? "").pageText(),
        ]
      },
      "remarks": notes.prefix(20).map { $0.pageText() },
    ]
  }
}

extension RunSide {
  fileprivate func page(_ title: String) -> [String: Any] {
    [
      "sideTitle": title.pageText(),
      "step": "\(step.kind.rawValue) in \(step.function): \(step.text)".pageText(),
      "stack": stack.prefix(64).map { $0.pageText(limit: TextLimit.name) }.joined(separator: " › "),
      "excerpts": excerpts.prefix(20).map(\.page),
    ]
  }
}

extension SourceExcerpt {
  fileprivate var page: [String: Any] {
    var highlighter = CHighlighter()
    var last: Int?
    let shown = lines.prefix(200)
    let texts = shown.map { $0.text.pageCode }
    // Two excerpts side by side have no room for what all lines begin with.
    let margin = texts.filter { !$0.isEmpty }.map(\.indentation).min() ?? 0
    return [
      "excerptFunction": function.pageText(limit: TextLimit.name),
      "excerptFile": file.pageText(limit: TextLimit.name),
      "lines": zip(shown, texts).map { line, text in
        let jumps = last.map { $0 &+ 1 != line.number } ?? false
        if jumps { highlighter.reset() }
        last = line.number
        return [
          "jumps": jumps, "number": "\(line.number)", "isRun": line.isRun,
          "isMarked": line.isMarked,
          "tokens": highlighter.parts(String(text.dropFirst(margin))).map {
            ["tokenKind": $0.kind.rawValue, "token": $0.text.pageText(limit: .max)]
          },
          "values": line.values.prefix(12).map { $0.pageText(limit: TextLimit.name) }
            .joined(separator: "; "),
        ] as [String: Any]
      },
      "cutLines": lines.count > 200
        ? ["\(lines.count - 200) more lines are left out."] : [String](),
    ]
  }
}

extension HunkSet {
  /// How many lines of a hunk a page shows.
  private static let most = 200

  fileprivate var page: [String: Any] {
    let proved =
      switch proof {
      case .smallest:
        "No smaller set of its hunks makes the difference."
      case .irreducible:
        "No set with one of these less is known to make the difference; not all smaller sets are known."
      case .none: "No set of its hunks was found that makes the difference."
      }
    return [
      "setSummary":
        "\(smallest.count) of \(counted(hunks, "hunk")) in \(counted(files, "file"))"
        + (replays > 0 ? ", found in \(counted(replays, "replay")). " : ". ") + proved,
      "setNotes": notes.prefix(20).map { $0.pageText() },
      "hunks": smallest.prefix(20).map { hunk in
        [
          "hunkFile": (hunk.newFile ?? hunk.oldFile ?? "").pageText(limit: TextLimit.name),
          "hunkHeader": hunk.header.pageCode,
          "diff": hunk.lines.prefix(Self.most).map { line in
            [
              "diffClass": line.hasPrefix("+") ? "add" : line.hasPrefix("-") ? "del" : "same",
              "diffLine": line.pageCode,
            ]
          },
          "cutDiff": hunk.lines.count > Self.most
            ? ["\(hunk.lines.count - Self.most) more lines are left out."] : [String](),
        ] as [String: Any]
      },
      "cutHunks": smallest.count > 20
        ? ["\(smallest.count - 20) more hunks are left out."] : [String](),
    ]
  }
}

extension TruthTable {
  fileprivate var page: [String: Any] {
    func word(_ value: Bool?) -> String { value.map { $0 ? "true" : "false" } ?? "not asked" }
    return [
      "operands": operands.prefix(8).map { condensed($0).pageText(limit: TextLimit.name) },
      "tableBefore": condensed(before).pageText(), "tableAfter": condensed(after).pageText(),
      "combinations": rows.prefix(64).map { row in
        [
          "cells": row.operands.prefix(8).map { word($0) }, "rowBefore": word(row.before),
          "rowAfter": word(row.after), "differs": row.before != row.after, "isState": row.isState,
        ] as [String: Any]
      },
    ]
  }
}

extension String {
  /// How many blanks the text begins with.
  fileprivate var indentation: Int { prefix { $0 == " " }.count }
}
