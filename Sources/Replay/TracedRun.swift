import CMachine
import CProgram
import CSyntax
import Findings
import Git

/// A replay that tells every step, with what is needed to show it on the source.
struct TracedRun: Sendable {
  /// Where a function stands.
  struct Function: Sendable {
    let file: String
    /// Its lines, from 1.
    let lines: ClosedRange<Int>
  }

  let finding: ReplayFinding
  /// What it read.
  let facts: [Fact]
  /// The functions that ran, by name; of two with one name, the one that ran first.
  let functions: [String: Function]
  /// The places in them that make the value that it came to.
  let sites: [Site]

  /// What a replay came to, read and ran.
  init(_ finding: ReplayFinding, _ facts: [Fact], _ replay: SingleReplay) {
    self.finding = finding
    self.facts = facts
    functions = replay.places
    sites = finding.outcome.value.map { replay.sites(of: $0) } ?? []
  }

  /// The lines of the functions, by their files.
  var functionLines: [String: [ClosedRange<Int>]] {
    Dictionary(grouping: functions.values) { $0.file }.mapValues { $0.map(\.lines) }
  }
}

extension SingleReplay {
  /// Where the functions stand that ran.
  var places: [String: TracedRun.Function] {
    var places: [String: TracedRun.Function] = [:]
    for function in machine.functionsRun where places[function.name] == nil {
      guard let definition = function.code.symbol.definition else { continue }
      let start = program.place(of: definition.span)
      let end = program.place(
        of: Span(
          file: definition.bodySpan.file,
          start: max(definition.bodySpan.start, definition.bodySpan.end &- 1),
          end: definition.bodySpan.end))
      guard !start.path.isEmpty, start.path == end.path, start.line <= end.line else { continue }
      places[function.name] = TracedRun.Function(
        file: start.path, lines: min(start.line, function.line)...end.line)
    }
    return places
  }

  /// The places in the functions that ran which make a number, by the conditions they stand under.
  func sites(of number: Int) -> [Site] {
    var sites: [Site] = []
    for function in machine.functionsRun {
      for span in function.code.guards(of: Int64(number)) {
        let place = program.place(of: span)
        sites.append(
          Site(
            function: function.name, file: place.path, line: place.line,
            condition: program.text(of: span), conditionLine: place.line))
      }
    }
    return sites
  }
}
