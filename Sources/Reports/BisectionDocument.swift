import Findings

/// How many commits of a kind are listed; the JSON has all of them.
private let listLimit = 20

extension BisectionFinding {
  /// What a report says about this bisection, the answer first.
  func document() -> ReportDocument {
    var document = ReportDocument(headline: headline, tone: tone)
    if let only = firstBad.first, firstBad.count == 1 {
      document.add(nil, who(only))
      document.add("Why", why(only) + only.reasons)
    } else {
      for transition in firstBad {
        document.add(transition.title, who(transition) + why(transition) + transition.reasons)
      }
    }
    document.add("Bad from the start", commitList(badFromTheStart, startSentence))
    for fix in fixes {
      document.add(fix.kind == .merge ? "Healed by a merge" : "Fixed by", fixed(fix) + fix.reasons)
    }
    let causes = changes.filter { !$0.isBroughtByMerge }
    let loosened = causes.filter { $0.isChange(from: .bad, to: .depends) }
    if fixes.isEmpty, exitCode == 0 {
      let all = loosened.isEmpty ? "" : " for all that the scenario leaves unknown"
      document.add("Fixed by", [.paragraph("No commit of the range fixes it\(all).")])
    }
    document.add("Where it is", placeBlocks)
    document.add("From bad to depends", changeBlocks(loosened))
    document.add(
      "From depends to bad",
      changeBlocks(causes.filter { $0.isChange(from: .depends, to: .bad) }))
    document.add("What changes nothing for this state", sameBlocks)
    document.add("Ends that replay otherwise than said", endBlocks)
    document.add(
      "Depends",
      [
        .items(
          depends.prefix(listLimit).map {
            ReportDocument.Item(
              mark: counted($0.commits, "commit"), head: $0.condition, detail: "")
          })
      ])
    document.add(
      "Untestable",
      [
        .items(
          untestable.prefix(listLimit).map {
            ReportDocument.Item(
              mark: counted($0.commits, "commit"), head: $0.reason, isCode: false)
          })
      ])
    if let replay = firstBad.first?.replay {
      document.add("Call stack", [.items(replay.frames.map(\.item))])
      document.add("How the stack changes", hopBlocks)
      document.add(
        "Warnings",
        [
          .items(
            replay.warnings.map {
              ReportDocument.Item(head: $0.function, detail: "\($0.file):\($0.line): \($0.text)")
            })
        ])
    }
    document.add("Assumptions", [.items(assumptions.items)])
    document.add("Notes", notes.map { .paragraph($0) })
    document.add("What was searched", searched)
    document.add("To see it again", [.code(reproduce.map { [$0] } ?? [])])
    document.add("To try it", claims.flatMap(\.blocks))
    return document
  }

  private var tone: ReportDocument.Tone {
    switch exitCode {
    case 0: .bad
    case 1: .good
    default: .open
    }
  }

  private var headline: String {
    let named = firstBad.filter { $0.kind != .suspects }
    let answer: String
    if let only = named.first, named.count == 1 {
      answer =
        "the first bad commit is \(only.kind == .merge ? "the merge " : "")"
        + only.commit.abbreviated
    } else if !named.isEmpty {
      answer = "\(named.count) commits make it bad"
    } else if let group = firstBad.first {
      answer =
        firstBad.count == 1
        ? "the first bad commit could be any of \(counted(max(1, group.candidates.count), "commit"))"
        : "the first bad commit could be in any of \(firstBad.count) groups"
    } else if !badFromTheStart.isEmpty {
      answer = "bad from the start, no commit of the range made it so"
    } else if exitCode == 1 {
      answer = "no first bad commit, all of \(counted(verdicts.total, "commit")) are good"
    } else if verdicts.depends > 0 {
      answer = "no first bad commit, the verdict depends on what the scenario leaves unknown"
    } else if verdicts.bad == 0 {
      answer = "no bad commit was seen, but not all could be tested"
    } else {
      answer = "no first bad commit can be named"
    }
    return "\(scenario): \(answer)"
  }

  private var startSentence: String {
    "There is nothing before these to compare with, so none of them is the culprit."
  }

  /// A first bad commit, or those that may be it.
  func who(_ transition: TransitionFinding) -> [ReportDocument.Block] {
    switch transition.kind {
    case .commit:
      return [.commit(transition.identity, tone: .bad)]
    case .merge:
      return [
        .commit(transition.identity, tone: .bad),
        .paragraph(
          "It has a good parent and a bad one, and no first bad commit explains it: "
            + "the merge lost what kept the good side good."),
      ] + commitList(transition.candidates, "What it may owe it to:")
    case .suspects:
      return commitList(
        transition.candidates.isEmpty ? [transition.commit] : transition.candidates,
        "Between the last good commit and the first bad one stands what could not be tested. "
          + "Any of these may be to blame:")
    }
  }

  /// What decided.
  func why(_ transition: TransitionFinding) -> [ReportDocument.Block] {
    conditions(of: transition) + comparison(transition)
      + transition.notes.map { .paragraph($0) }
  }

  /// A fix or healing merge.
  func fixed(_ transition: TransitionFinding) -> [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [.commit(transition.identity, tone: .good)]
    if transition.kind == .merge {
      blocks += commitList(
        transition.candidates,
        transition.candidates.isEmpty
          ? "A merge of good and bad that is good."
          : "The fix forked off before the culprit and came in by this merge. It is among:")
    }
    blocks += comparison(transition)
    return blocks + transition.notes.map { .paragraph($0) }
  }

  /// Changes between bad and depends, each with the condition of the side that depends.
  private func changeBlocks(_ changes: [ChangeFinding]) -> [ReportDocument.Block] {
    let (shown, rest) = capped(changes, at: listLimit)
    var blocks: [ReportDocument.Block] = []
    for change in shown {
      blocks.append(.items([identity(of: change.commit).item]))
      var conditions: [String] = []
      if change.verdict == .depends {
        conditions = change.condition.map { [$0] } ?? []
      } else {
        // Most merges have two parents, and those often the same condition.
        for condition in change.parents.compactMap(\.condition)
        where !conditions.contains(condition) {
          conditions.append(condition)
        }
      }
      for condition in conditions.prefix(listLimit) {
        blocks.append(
          .paragraph(
            change.verdict == .depends
              ? "It is still bad if this holds:"
              : "Before it was bad if this held:"))
        blocks += ReportDocument.Block.shown(condition)
      }
    }
    if rest > 0 { blocks.append(.paragraph("... and \(counted(rest, "more", "more")).")) }
    return blocks
  }

  /// The conditions whose text changed in a transition, or else the one its replay ended at.
  private func conditions(of transition: TransitionFinding) -> [ReportDocument.Block] {
    let rows = predicates.filter {
      $0.from == transition.commit && $0.effect == .verdictChanged
    }
    guard !rows.isEmpty else {
      return transition.replay.map { $0.outcome.whyBlocks } ?? []
    }
    return rows.flatMap(\.blocks)
  }

  /// How the commit and its parents ended.
  private func comparison(_ transition: TransitionFinding) -> [ReportDocument.Block] {
    func item(_ mark: String, _ replay: ReplayFinding) -> ReportDocument.Item {
      let site = replay.outcome.site.map { " in \($0.function), \($0.place)" } ?? ""
      return ReportDocument.Item(
        mark: mark, head: replay.commit.abbreviated,
        detail: "\(replay.verdict.rawValue), \(replay.outcome.words)\(site)")
    }
    return [
      .items(
        (transition.replay.map { [item("here", $0)] } ?? [])
          + transition.parentReplays.map { item("parent", $0) })
    ]
  }

  private func commitList(_ ids: [String], _ sentence: String) -> [ReportDocument.Block] {
    guard !ids.isEmpty else { return [] }
    let (shown, rest) = capped(ids, at: listLimit)
    return [
      .paragraph(sentence),
      .items(shown.map { identity(of: $0).item }),
      .paragraph(rest > 0 ? "... and \(counted(rest, "more", "more"))." : ""),
    ]
  }

  /// The changes of text that did not matter, which is half of the answer: a reader suspects them.
  private var sameBlocks: [ReportDocument.Block] {
    let rows = predicates.filter { $0.effect == .noEffect && $0.before != nil }
    let (shown, rest) = capped(rows, at: listLimit)
    var blocks: [ReportDocument.Block] = []
    for row in shown {
      let known = identity(of: row.from)
      let commit = CommitFinding(
        commit: row.from, subject: row.subject ?? known.subject,
        firstTag: row.firstTag ?? known.firstTag)
      blocks.append(.items([commit.item]))
      blocks += row.blocks
    }
    let told = Set(shown.map(\.from))
    blocks.append(.items(sameForThisState.filter { !told.contains($0.commit) }.map(\.item)))
    if rest > 0 { blocks.append(.paragraph("... and \(rest) more.")) }
    return blocks
  }

  /// Where hops change; how they are at the first bad commit is in the stack already.
  private var hopBlocks: [ReportDocument.Block] {
    var told: Set<[String]> = []
    let rows = hops.filter {
      !told.insert([$0.caller, $0.callee]).inserted || $0.state != .verified
    }
    let (shown, rest) = capped(rows, at: listLimit)
    return [
      .items(shown.map(\.item)),
      .paragraph(rest > 0 ? "... and \(counted(rest, "more", "more"))." : ""),
    ]
  }

  private var endBlocks: [ReportDocument.Block] {
    [
      .items(
        ends.map {
          ReportDocument.Item(
            head: $0.commit.abbreviated,
            detail: "said to be \($0.said.rawValue), is \($0.verdict.rawValue)")
        })
    ]
  }

  private var searched: [ReportDocument.Block] {
    let range =
      "\(counted(range.commits, "commit")), \(counted(range.watched, "watched path")), "
      + "\(counted(range.epochs, "epoch")), \(counted(range.replays, "replay")), "
      + "\(counted(range.blobsRead, "blob")) read."
    var counts = "\(verdicts.good) good, \(verdicts.bad) bad"
    if verdicts.depends > 0 { counts += ", \(verdicts.depends) depend" }
    if verdicts.untestable > 0 { counts += ", \(verdicts.untestable) untestable" }
    counts +=
      "; \(counted(changes.count, "commit")) \(changes.count == 1 ? "differs" : "differ") from a parent."
    var blocks: [ReportDocument.Block] = [.paragraph(range), .paragraph(counts)]
    if strategy == .binary {
      blocks.append(
        .paragraph("A binary search: only the commits it asked for were replayed, no others."))
    }
    if let engine { blocks.append(.paragraph("Engine \(engine).")) }
    return blocks
  }
}

extension TransitionFinding {
  /// Why the verdict is another one than at each parent, and which part of the commit does it.
  fileprivate var reasons: [ReportDocument.Block] {
    why.prefix(8).flatMap { reason -> [ReportDocument.Block] in
      let sentence = reason.sentence.isEmpty ? "" : "\(reason.sentence)."
      var blocks: [ReportDocument.Block] = [
        .paragraph("Against \(reason.parent.abbreviated): \(sentence)")
      ]
      if let set = reason.hunks, !set.smallest.isEmpty {
        blocks.append(
          .paragraph(
            "\(set.smallest.count) of its \(counted(set.hunks, "hunk")) in "
              + "\(counted(set.files, "file")) \(set.smallest.count == 1 ? "makes" : "make") "
              + "the difference:"))
        for hunk in set.smallest.prefix(4) {
          blocks.append(
            .code(([hunk.header] + hunk.lines.prefix(40)).map { $0.codeLine }))
        }
      }
      return blocks + reason.notes.prefix(8).map { .paragraph($0) }
    }
  }

  /// The title of its section where there are several.
  fileprivate var title: String {
    switch kind {
    case .commit: "First bad commit"
    case .merge: "First bad commit, a merge"
    case .suspects: "Suspects"
    }
  }
}

extension CommitFinding {
  /// The commit as a row.
  fileprivate var item: ReportDocument.Item {
    let tag = firstTag.map { " (\($0))" } ?? ""
    let note = note.map { ": \($0)" } ?? ""
    return ReportDocument.Item(
      head: commit.abbreviated, detail: "\(subject ?? "")\(tag)\(note)")
  }
}

extension HopFinding {
  /// What became of the hop, at which commit.
  fileprivate var item: ReportDocument.Item {
    let lead = hop == nil ? "\(caller) to \(callee): " : ""
    let tag = firstTag.map { " (\($0))" } ?? ""
    return ReportDocument.Item(
      mark: state.rawValue, head: from.abbreviated, detail: "\(lead)\(text)\(tag)")
  }
}

extension PredicateFinding {
  /// The condition with its place.
  fileprivate var blocks: [ReportDocument.Block] {
    [
      .items([ReportDocument.Item(mark: "in", head: function, detail: "\(file):\(line)")]),
      .condition(before: before.map(condensed), after: condensed(text)),
    ]
  }
}
