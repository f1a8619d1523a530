// How to read this file: the paths of a function in several programs are followed with the same terms, so that what
// one program calls `group->domain` is the same unknown in the other. Wherever both return, either condition holds or
// does not: two questions to the solver say whether they are equivalent, and a table says in which states they differ.

import CMachine
import CProgram
import CSyntax
import Constraints
import Findings
import Runs
import Scenarios

/// Compares what a function returns in several programs.
struct PredicateComparison {
  private let search: PathSearch
  private let versions: [FunctionPaths]
  /// The condition of each version, in its paths' own literals.
  private let conditions: [Constraints.Condition]

  /// Why programs cannot be compared.
  struct Incomparable: Error {
    let reason: String
  }

  /// Follows all paths of a function in some programs.
  init(_ question: PredicateQuestion, in programs: [Program]) throws(Incomparable) {
    let search = FunctionPaths.search()
    search.notesCalls = true
    var versions: [FunctionPaths] = []
    var conditions: [Constraints.Condition] = []
    let names = try Self.parameterNames(question, in: programs)
    for (program, names) in zip(programs, names) {
      let paths: FunctionPaths
      do throws(FunctionPaths.NotRunnable) {
        paths = try FunctionPaths(question, of: program, parameters: names, search: search)
      } catch {
        throw Incomparable(reason: error.reason)
      }
      do throws(SeparationError) {
        conditions.append(
          try Separator.separate(
            paths.cases, search.solver, limits: FunctionPaths.separatorLimits
          ).condition)
      } catch {
        throw Incomparable(reason: "paths could not be told apart: \(error)")
      }
      versions.append(paths)
    }
    self.search = search
    self.versions = versions
    self.conditions = conditions
  }

  /// What the arguments are called, so that the same ones have the same name in all programs: as in the last program,
  /// where a parameter's name is in only one of two programs that have as many.
  static func parameterNames(
    _ question: PredicateQuestion, in programs: [Program]
  ) throws(Incomparable) -> [[String]] {
    var all: [[String]] = []
    for program in programs {
      do throws(FunctionPaths.NotRunnable) {
        all.append(try FunctionPaths.parameterNames(question, of: program))
      } catch {
        throw Incomparable(reason: error.reason)
      }
    }
    guard let last = all.last else { return [] }
    return all.map { names in
      guard names.count == last.count else { return names }
      return zip(names, last).map { name, other in
        last.contains(name) || names.contains(other) ? name : other
      }
    }
  }

  private var store: TermStore { search.store }

  // MARK: Two versions

  /// What differs between two of the versions.
  func difference(_ before: Int, _ after: Int) -> PredicateDifference {
    var difference = PredicateDifference(
      kind: .undecided, before: text(of: before), after: text(of: after))
    do {
      try within([before, after]) {
        guard try search.solver.check() != .unsatisfiable else {
          difference.reason = "there is no state in which both return"
          return
        }
        let quadrants = try search.solver.quadrants(
          before: term(of: before), after: term(of: after), symbols: [])
        switch quadrants.equivalent {
        case .yes:
          difference.reason = whyNotProved(before, after)
          difference.kind = difference.reason == nil ? .equivalent : .undecided
        case .no: difference.kind = .different
        case .unknown(let reason): difference.reason = reason
        }
        difference.notes = notes([before, after])
        if difference.kind == .different {
          difference.table = try states([before, after], columns: ["before", "after"])
        }
      }
    } catch {
      difference.kind = .undecided
      difference.reason = "the solver could not go on: \(error)"
    }
    return difference
  }

  /// Why two conditions that are the same as far as was seen may not be the same.
  private func whyNotProved(_ before: Int, _ after: Int) -> String? {
    for version in [versions[before], versions[after]] {
      if !version.unfollowed.isEmpty { return "not all paths were followed" }
      if let open = version.paths.first(where: { FunctionPaths.isOpen($0) }) {
        return open.outcome.outcome.reason ?? "a path was cut off"
      }
    }
    let calls = otherCalls(before, after)
    guard calls.isEmpty else {
      return "\(calls.joined(separator: " and ")) may not be the same before and after"
    }
    return nil
  }

  /// Results of functions that were not run, which decide in both versions, and have other arguments in each.
  private func otherCalls(_ before: Int, _ after: Int) -> [String] {
    let first = versions[before].arguments
    let second = versions[after].arguments
    let deciding = Set(
      store.symbols(of: versions[before].cases.flatMap(\.literals))
    ).intersection(store.symbols(of: versions[after].cases.flatMap(\.literals)))
    return deciding.sorted().compactMap { symbol in
      guard let before = first[symbol], let after = second[symbol], before != after else {
        return nil
      }
      return store.name(of: symbol)
    }
  }

  private func notes(_ numbers: [Int]) -> [String] {
    var notes: [String] = []
    let loops = numbers.flatMap { versions[$0].loops.map(\.text) }.distinct
    if !loops.isEmpty {
      let turns = numbers.map { versions[$0].turns }.min() ?? 0
      notes.append(
        "compared for states in which this is undecided \(turns) times at most: "
          + loops.joined(separator: ", "))
    }
    let results = search.symbols.filter { symbol in
      guard case .result = symbol.origin else { return false }
      return numbers.allSatisfy { versions[$0].arguments[symbol.term] != nil }
    }
    if !results.isEmpty {
      let names = results.map { PassedValue.withoutCount($0.name) }.distinct
      notes.append("taken to return the same in each: \(names.joined(separator: ", "))")
    }
    var widths: [String: Term] = [:]
    for symbol in search.symbols {
      if let other = widths.updateValue(symbol.term, forKey: symbol.name), other != symbol.term {
        notes.append(
          "\(symbol.name) has another type before than after; a narrower one is taken to hold the "
            + "lower bits of a wider one")
      }
    }
    return notes
  }

  // MARK: Any number of versions

  /// Kinds of states, and in which of them which versions return the errno; nil where there would be too many.
  func table(columns: [String]) -> StateTable? {
    var table: StateTable?
    try? within(Array(versions.indices)) {
      table = try states(Array(versions.indices), columns: columns)
    }
    return table
  }

  /// Does something under the condition that some versions all return.
  private func within(_ numbers: [Int], _ body: () throws -> Void) throws {
    let solver = search.solver
    solver.push()
    defer { try? solver.pop() }
    for number in numbers {
      try solver.assert(
        store.disjunction(
          versions[number].cases.filter { $0.outcome != .open }
            .map { try store.conjunction($0.literals) }))
    }
    try assertAddresses()
    try assertCorrespondences()
    try body()
  }

  /// Objects lie at different places, and none at NULL or where errors are.
  private func assertAddresses() throws {
    let addresses = search.symbols.filter { $0.origin == .address }
    for (number, one) in addresses.enumerated() {
      let bits = one.scalar.bits
      let firstError = try store.constant(UInt128(bitPattern: -4095), width: bits)
      try search.solver.assert(
        store.not(store.equal(one.term, store.constant(0, width: bits))))
      try search.solver.assert(store.ult(one.term, firstError))
      for other in addresses[..<number] where other.scalar.bits == bits {
        try search.solver.assert(store.not(store.equal(one.term, other.term)))
      }
    }
  }

  /// What is the same whatever it is called: members of one object that two pointers lead to, and members that have
  /// another width before than after, as far as the narrower ones hold them.
  private func assertCorrespondences() throws {
    var places: [String: [(pointer: Term, symbol: Term)]] = [:]
    var widths: [String: PathSymbol] = [:]
    for symbol in search.symbols {
      if let other = widths[symbol.name] {
        try assertNarrowing(other, symbol)
      } else {
        widths[symbol.name] = symbol
      }
      // A name with a number is what a place held later.
      guard case .place(let object, let path, true) = symbol.origin,
        !symbol.name.hasSuffix(" */"),
        let pointer = search.symbols.first(where: { $0.name == object })?.term
      else { continue }
      for other in places[path, default: []]
      where other.pointer != pointer
        && store.sort(of: other.pointer) == store.sort(of: pointer)
        && store.sort(of: other.symbol) == store.sort(of: symbol.term)
      {
        try search.solver.assert(
          store.or(
            store.not(store.equal(other.pointer, pointer)),
            store.equal(other.symbol, symbol.term)))
      }
      places[path, default: []].append((pointer, symbol.term))
    }
  }

  /// A narrower symbol of the same name holds what is left of the wider one when it is stored there.
  private func assertNarrowing(_ one: PathSymbol, _ other: PathSymbol) throws {
    guard case .bits(let first) = store.sort(of: one.term),
      case .bits(let second) = store.sort(of: other.term), first != second
    else { return }
    let (narrow, wide) = first < second ? (one, other) : (other, one)
    let width = min(first, second)
    let left =
      narrow.scalar.kind == .bool
      ? try store.ifThenElse(
        store.equal(wide.term, store.constant(0, width: max(first, second))),
        store.constant(0, width: width), store.constant(1, width: width))
      : try store.extract(wide.term, high: width - 1, low: 0)
    try search.solver.assert(store.equal(narrow.term, left))
  }

  /// The states in which a version returns the errno.
  private func term(of number: Int) throws -> Term {
    try store.disjunction(
      versions[number].cases.filter { $0.outcome == .bad }
        .map { try store.conjunction($0.literals) })
  }

  private func text(of number: Int) -> String? {
    versions[number].words.text(of: conditions[number])
  }

  private func states(_ numbers: [Int], columns: [String]) throws -> StateTable? {
    let cells = try StateCells(numbers.map { conditions[$0] }, search.solver)
    guard let rows = try cells.rows() else { return nil }
    let words = versions[numbers[numbers.count - 1]].words
    let symbols = store.symbols(of: cells.atoms)
    return StateTable(
      columns: columns,
      rows: rows.map { row in
        StateRow(
          conditions: row.literals.map { words.text(of: $0) ?? "(too long to be written)" },
          holds: row.holds,
          example: search.plainestState(literals: row.literals, assumed: []).map {
            words.values(of: symbols, in: $0, search: search)
          } ?? [])
      })
  }
}
