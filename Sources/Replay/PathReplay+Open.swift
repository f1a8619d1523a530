// What is told of paths that were not followed to their end: what was asked too often, and what is sure all the same.

import CMachine
import CProgram
import CSyntax
import Constraints
import Findings
import Runs

extension PathReplay {
  /// How many conditions are named that were asked too often.
  private static let loopsNamed = 4
  /// How many names are told of what the solver was asked for.
  private static let namesShown = 6
  /// A condition that is longer than this helps nobody.
  private static let readable = 400

  /// Which conditions were undecided too often, as those of loops are, and for what they asked last.
  func loopNotes(_ paths: [Path]) -> [String] {
    let open = paths.filter { $0.outcome.side == .open && $0.endlessLoop != nil }
    let words = words(paths.compactMap(\.outcome.replay))
    var notes: [(place: String, text: String, asked: String, paths: Int)] = []
    for path in open {
      guard let span = path.endlessLoop,
        let last = path.literals.last(where: { $0.span == span })?.condition,
        let asked = words.text(of: last)
      else { continue }
      let place = path.outcome.program.place(of: span)
      let name = "\(place.path):\(place.line)"
      if let known = notes.firstIndex(where: { $0.place == name }) {
        notes[known].paths += 1
      } else {
        notes.append((name, path.outcome.program.source(of: span), asked, 1))
      }
    }
    return notes.prefix(Self.loopsNamed).map { note in
      let count = note.paths == 1 ? "1 path ends" : "\(note.paths) paths end"
      return "\(count) open where \(note.text) asks again and again (\(note.place)), at last "
        + "whether \(note.asked); a value for what it asks there, or for what it asked before, "
        + "decides it"
    }
  }

  /// What was too hard for the solver, where that ended the search.
  func costNote(_ exploration: PathSearch.Exploration<Ending>) -> String? {
    guard let costliest = exploration.costliest else { return nil }
    let count = exploration.paths.count
    let text = "the solver was asked no more after \(count == 1 ? "1 path" : "\(count) paths")"
    guard
      let program = exploration.paths.first(where: { path in
        path.literals.contains { $0.span == costliest.span }
      })?.outcome.program ?? exploration.paths.first?.outcome.program
    else { return text }
    let place = program.place(of: costliest.span)
    let names = search.store.symbols(of: [costliest.condition]).compactMap {
      search.symbol($0)?.name
    }
    guard !place.path.isEmpty, !names.isEmpty else { return text }
    let shown = names.prefix(Self.namesShown).joined(separator: ", ")
    return text + ": most of its work went into \(program.source(of: costliest.span)) "
      + "(\(place.path):\(place.line)), at last for \(shown)"
      + (names.count > Self.namesShown ? " and \(names.count - Self.namesShown) more" : "")
      + "; values for these make it easy"
  }

  /// What is sure although not all paths were followed, where all that were came to one side.
  func certainty(
    _ exploration: PathSearch.Exploration<Ending>, _ side: PathGroup.Side
  ) -> [String] {
    // The side that is sure is told apart from what is open, as what is bad is elsewhere.
    let cases = cases(exploration).map { known in
      PathCase(known.literals, known.outcome == .open ? .open : .bad)
    }
    guard cases.contains(where: { $0.outcome == .bad }),
      let separation = try? Separator.separate(
        cases, search.solver, limits: Self.separatorLimits(cases)),
      separation.undivided.isEmpty
    else { return [] }
    let judged = exploration.paths.filter { $0.outcome.side != .outside }
    let words = words(judged.compactMap(\.outcome.replay))
    let condition = words.plain(
      separation.condition, of: judged.map { $0.literals.map(\.condition) })
    guard let text = words.text(of: condition), text.utf8.count <= Self.readable else { return [] }
    return ["whatever else holds, it is \(side == .bad ? "bad" : "not bad") if \(text)"]
  }
}
