import Testing

@testable import Constraints

/// The predicate that the motivating case turns on, in its three forms.
@Suite struct PredicateTests {
  let store = TermStore()
  let domain: Term
  let defaultDomain: Term
  let blockingDomain: Term

  init() throws {
    domain = try store.symbol("domain", width: 64)
    defaultDomain = try store.symbol("default_domain", width: 64)
    blockingDomain = try store.symbol("blocking_domain", width: 64)
  }

  var printer: CPrinter {
    CPrinter(
      store, CNames(name: { [store] in store.name(of: $0) ?? "?" }, kind: { _ in .pointer }))
  }

  func isSet(_ pointer: Term) throws -> Term {
    try store.not(store.equal(pointer, store.constant(0, width: 64)))
  }

  func differs(_ a: Term, _ b: Term) throws -> Term { try store.not(store.equal(a, b)) }

  /// The paths of a function that asks one guard after the other and is bad where all hold.
  func paths(_ guards: [Term]) throws -> [PathCase] {
    var paths: [PathCase] = []
    for (index, last) in guards.enumerated() {
      paths.append(PathCase(guards[..<index] + [try store.not(last)], .good))
    }
    return [PathCase(guards, .bad)] + paths
  }

  func separated(_ guards: [Term]) throws -> Condition {
    let found = try Separator.separate(paths(guards), Solver(store))
    #expect(found.isMinimal && !found.leavesOpen)
    return found.condition
  }

  func guards() throws -> (p5: [Term], p11: [Term], p12: [Term]) {
    let differsFromDefault = try differs(domain, defaultDomain)
    return (
      [try isSet(defaultDomain), differsFromDefault], [try isSet(domain), differsFromDefault],
      [try isSet(domain), differsFromDefault, try differs(domain, blockingDomain)]
    )
  }

  @Test func theConditionsPrintAsTheKernelHasThem() throws {
    let (p5, p11, p12) = try guards()
    #expect(
      try printer.text(of: separated(p5)) == "default_domain && domain != default_domain")
    #expect(try printer.text(of: separated(p11)) == "domain && domain != default_domain")
    #expect(
      try printer.text(of: separated(p12))
        == "domain && domain != default_domain && domain != blocking_domain")
  }

  /// The plainest state of a quadrant, the pointers' values in order; nil where there is none.
  func state(_ quadrant: Quadrants.Quadrant) -> [UInt128]? {
    quadrant.example.map { example in
      [domain, defaultDomain, blockingDomain].map { example.assignment[$0] ?? 99 }
    }
  }

  @Test func theFirstChangeTurnsTwoOppositeQuadrants() throws {
    let (p5, p11, _) = try guards()
    let found = try Solver(store).quadrants(
      before: separated(p5).term(in: store), after: separated(p11).term(in: store),
      symbols: [domain, defaultDomain, blockingDomain])
    #expect(found.equivalent == .no)
    // D NULL with DD set was bad before; D set with DD NULL is bad after, and is the board's state.
    #expect(state(found.onlyBefore) == [0, 1, 0])
    #expect(state(found.onlyAfter) == [1, 0, 0])
    #expect(state(found.both) == [1, 2, 0])
    #expect(state(found.neither) == [0, 0, 0])
  }

  @Test func theSecondChangeOnlyTakesTheBlockingDomainOut() throws {
    let (_, p11, p12) = try guards()
    let found = try Solver(store).quadrants(
      before: separated(p11).term(in: store), after: separated(p12).term(in: store),
      symbols: [domain, defaultDomain, blockingDomain])
    #expect(found.onlyAfter.answer == .unsatisfiable)
    #expect(state(found.onlyBefore) == [1, 0, 1])
    #expect(state(found.both) == [1, 0, 0])
    #expect(state(found.neither) == [0, 0, 0])
  }

  @Test func everyRowOfTheTruthTableComesOut() throws {
    let (p5, p11, p12) = try guards()
    let conditions = try [p5, p11, p12].map { try separated($0).term(in: store) }
    let rows: [(domain: UInt128, defaults: UInt128, blocking: UInt128, busy: [UInt128])] = [
      (0, 0, 8, [0, 0, 0]), (0, 16, 8, [1, 0, 0]), (16, 16, 8, [0, 0, 0]),
      (8, 16, 8, [1, 1, 0]), (8, 0, 8, [0, 1, 0]), (24, 16, 8, [1, 1, 1]), (24, 0, 8, [0, 1, 1]),
      (24, 0, 0, [0, 1, 1]),
    ]
    for row in rows {
      let state: Assignment = [
        domain: row.domain, defaultDomain: row.defaults, blockingDomain: row.blocking,
      ]
      #expect(conditions.map { store.evaluate($0, state) } == row.busy)
    }
  }

  @Test func aRefactoringIsEquivalent() throws {
    let (_, _, p12) = try guards()
    let before = try separated(p12).term(in: store)
    // The same, asked in another order and the other way round.
    let after = try store.not(
      store.disjunction([
        store.equal(domain, blockingDomain), store.not(isSet(domain)),
        store.equal(defaultDomain, domain),
      ]))
    #expect(try Solver(store).quadrants(before: before, after: after).equivalent == .yes)
  }
}
