// How to read this file: the paths of a function (FunctionPaths) are sorted, the shortest condition between those that
// return the errno and those that return something else is looked for, and a state of each side is run again on
// plain numbers: no answer rests on terms alone.

import CMachine
public import CProgram
import CSyntax
import Constraints
public import Findings
import Runs
import Scenarios

/// Reads off a program under which condition a function returns an errno.
public struct PredicateReader {
  private let question: PredicateQuestion
  private let program: Program

  /// Makes one; the program's sources are for the caller to set.
  public init(_ question: PredicateQuestion, of program: Program) {
    self.question = question
    self.program = program
  }

  /// The answer, with neither commit nor subject.
  public func answer() -> PredicateAnswer { read().answer }

  /// The answer, and the text of every function that was run.
  func read() -> (answer: PredicateAnswer, texts: [String: String]) {
    var texts: [String: String] = [:]
    var answer = PredicateAnswer(
      function: question.function, file: question.file, errno: question.errno.name, kind: .stopped)
    do throws(FunctionPaths.NotRunnable) {
      let paths = try FunctionPaths(question, of: program)
      Conclusion(paths: paths).conclude(&answer)
      texts = paths.texts
    } catch {
      answer.reason = error.reason
    }
    for symbol in program.configAsked.sorted() {
      answer.assumptions.append(
        Assumption(
          kind: .config, name: symbol, note: "asked for and not given: taken as not set"))
    }
    answer.notes += program.notes
    return (answer, texts)
  }
}

/// What the paths of one function say together.
private struct Conclusion {
  let paths: FunctionPaths

  private typealias Path = FunctionPaths.Path

  func conclude(_ answer: inout PredicateAnswer) {
    let program = paths.program
    if let definition = paths.symbol.definition {
      let place = program.place(of: definition.declarator.nameSpan)
      (answer.file, answer.line) = (place.path, place.line)
    }
    answer.groups = PathGroup.groups(paths.paths.map { ($0.outcome.side, $0.outcome.outcome) })
    answer.assumptions = paths.assumptions
    answer.passed = paths.passed
    answer.loops = paths.loops
    answer.turns = paths.turns
    let (inside, outside) = (paths.settled(.bad), paths.settled(.good))
    let reason = openReason
    answer.reason = reason
    switch (inside.isEmpty, outside.isEmpty) {
    case (true, true):
      answer.kind = .stopped
      answer.reason = reason ?? answer.groups.first?.outcome.reason ?? "no path returns"
      return
    case (true, false): answer.kind = reason == nil ? .never : .cutOff
    case (false, true): answer.kind = reason == nil ? .always : .cutOff
    case (false, false):
      answer.kind = reason == nil ? .condition : .cutOff
      separate(&answer)
    }
    for side in [PathGroup.Side.bad, .good] where answer.kind != .stopped {
      let candidates = paths.settled(side)
      guard !candidates.isEmpty else { continue }
      guard let example = example(candidates, side) else {
        answer.kind = .stopped
        answer.condition = nil
        answer.parts = []
        answer.reason =
          "a path that \(side == .bad ? "returns" : "does not return") the errno could not be "
          + "confirmed by running it with plain values"
        continue
      }
      answer.examples.append(example)
    }
    answer.confirmed = answer.kind != .stopped
  }

  /// Why some states have no answer; nil if all have.
  private var openReason: String? {
    if !paths.unfollowed.isEmpty {
      return "\(paths.unfollowed.count) paths were left when \(paths.paths.count) had been followed"
    }
    guard let open = paths.paths.first(where: { FunctionPaths.isOpen($0) }) else { return nil }
    var reason =
      open.isUncertain
      ? "Z3 met its limit on a condition" : open.outcome.outcome.reason ?? "a path was cut off"
    if let site = open.outcome.outcome.site { reason += " (\(site.file):\(site.line))" }
    return reason
  }

  private func separate(_ answer: inout PredicateAnswer) {
    let separation: Separation
    do {
      separation = try Separator.separate(
        paths.cases, paths.search.solver, limits: FunctionPaths.separatorLimits)
    } catch {
      answer.kind = .stopped
      answer.reason = "the paths could not be told apart: \(error)"
      return
    }
    guard let text = paths.words.text(of: separation.condition) else {
      answer.kind = .stopped
      answer.reason = "the condition is too long to be written"
      return
    }
    answer.condition = text
    let places = paths.places
    answer.parts = paths.words.parts(of: separation.condition) { places[$0] }
    answer.notes += separation.notes
  }

  /// How many paths of a side are tried, where states do not lead down them.
  private static let tries = 4

  /// A state of a side, run on plain numbers.
  private func example(_ candidates: [Path], _ side: PathGroup.Side) -> StateExample? {
    let search = paths.search
    // What is passed on may happen to be the errno.
    let ordered =
      candidates.filter { $0.outcome.passed == nil }
      + candidates.filter { $0.outcome.passed != nil }
    for path in ordered.prefix(Self.tries) {
      let literals = path.literals.map(\.condition)
      guard let state = search.plainestState(literals: literals, assumed: path.assumed),
        paths.ending(for: state).side == side
      else { continue }
      return StateExample(
        verdict: side == .bad ? .bad : .good,
        values: paths.words.values(
          of: search.store.symbols(of: literals), in: state, search: search))
    }
    return nil
  }
}

extension FunctionPaths {
  /// Whether a path was not followed to its end for another reason than a loop that may turn for ever.
  static func isOpen(_ path: Path) -> Bool {
    path.isUncertain && path.outcome.side != .outside
      || path.outcome.side == .open && path.endlessLoop == nil
  }

  /// The paths of a side that are certain.
  func settled(_ side: PathGroup.Side) -> [Path] {
    paths.filter { $0.outcome.side == side && !$0.isUncertain }
  }

  /// The paths that count, merged: neither faults nor what lies behind the bound of loops are in question.
  var cases: [PathCase] {
    PathCase.merged(
      paths.map { path in
        let outcome: PathCase.Outcome? =
          if Self.isOpen(path) {
            .open
          } else {
            switch path.outcome.side {
            case .bad: .bad
            case .good: .good
            case .outside, .open: nil
            }
          }
        return (path.literals.map(\.condition), outcome)
      } + unfollowed.map { ($0, .open) })
  }

  /// The loops whose turns are bounded.
  var loops: [SourcePlace] {
    paths.compactMap(\.endlessLoop).map { span in
      let place = program.place(of: span)
      return SourcePlace(
        file: place.path, line: place.line, text: program.source(of: span))
    }.distinct
  }

  /// What paths pass on, the calls of one function being one.
  var passed: [PassedValue] {
    paths.compactMap(\.outcome.passed).map { value in
      var value = value
      value.text = PassedValue.withoutCount(value.text)
      return value
    }.distinct
  }

  /// Where what holds on paths was asked.
  var places: [Term: (path: String, line: Int)] {
    var places: [Term: (path: String, line: Int)] = [:]
    for literal in paths.flatMap(\.literals) where places[literal.condition] == nil {
      let place = program.place(of: literal.span)
      places[literal.condition] = (place.path, place.line)
    }
    return places
  }
}

extension PassedValue {
  /// The name of a result without the number that tells it from other calls of the same function.
  static func withoutCount(_ name: String) -> String {
    guard name.hasSuffix(" */"), let call = name.firstRange(of: ") /* ") else { return name }
    return String(name[...call.lowerBound])
  }
}
