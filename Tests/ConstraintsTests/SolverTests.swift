import Testing

@testable import Constraints

@Suite struct SolverTests {
  @Test func randomConjunctionsAreAnsweredAsByBruteForce() throws {
    for round in 0..<20 {
      let store = TermStore()
      var random = try RandomTerms(
        store, widths: TermStoreTests.widths[round % 10], seed: 1000 + UInt64(round))
      let solver = Solver(store)
      let assignments = random.allAssignments().map { Evaluator(store, $0.0) }
      for _ in 0..<100 {
        let conditions = try (0..<1 + random.chance.below(6)).map { _ in try random.truth(2).0 }
        // Asserted in frames, some of them closed again on the way.
        for condition in conditions {
          solver.push()
          try solver.assert(condition)
          if random.chance.below(4) == 0 {
            _ = try solver.check()
            try solver.pop()
            solver.push()
            try solver.assert(condition)
          }
        }
        let fitting = assignments.filter { evaluator in conditions.allSatisfy(evaluator.holds) }
        #expect(try solver.check() == (fitting.isEmpty ? .unsatisfiable : .satisfiable))
        if let model = try solver.model() {
          #expect(conditions.allSatisfy { store.evaluate($0, model) != 0 })
        } else {
          #expect(fitting.isEmpty)
        }
        while solver.depth > 0 { try solver.pop() }
      }
      #expect(solver.statistics.unknown == 0)
    }
  }

  @Test func minimalModelsAreMinimal() throws {
    for round in 0..<10 {
      let store = TermStore()
      var random = try RandomTerms(
        store, widths: TermStoreTests.widths[round], seed: 2000 + UInt64(round))
      let solver = Solver(store)
      let assignments = random.allAssignments()
      for turn in 0..<30 {
        var preferences: [Term: UInt128] = [:]
        if turn % 3 == 0 { preferences[random.symbols[0]] = 1 }
        solver.push()
        let conditions = try (0..<1 + random.chance.below(3)).map { _ in try random.truth(2).0 }
        for condition in conditions { try solver.assert(condition) }
        // What orders models: deviations, then which, then values; as documented.
        func rank(_ assignment: Assignment) -> [UInt128] {
          let deviates = random.symbols.map { assignment[$0] != preferences[$0] ?? 0 }
          let count = UInt128(deviates.count { $0 })
          return [count] + deviates.map { $0 ? 1 : 0 } + random.symbols.map { assignment[$0] ?? 0 }
        }
        let best =
          assignments.map(\.0)
          .filter { assignment in
            conditions.allSatisfy { store.evaluate($0, assignment) != 0 }
          }
          .map(rank).min { $0.lexicographicallyPrecedes($1) }
        let found = try solver.minimalModel(of: random.symbols, preferring: preferences)
        #expect(found.map { rank($0.assignment) } == best)
        #expect(found?.isMinimal != false)
        try solver.pop()
      }
    }
  }

  /// Six symbols may stay zero if the first does not; giving it its preference first costs the others theirs.
  @Test func theFewestDeviationsCountBeforeTheFirstSymbols() throws {
    let store = TermStore()
    let solver = Solver(store)
    let zero = try store.constant(0, width: 64)
    let symbols = try (0..<7).map { try store.symbol("x\($0)", width: 64) }
    let areSet = try symbols.map { try store.not(store.equal($0, zero)) }
    for other in areSet[1...] { try solver.assert(store.or(areSet[0], other)) }
    // A model with six deviations is known already.
    #expect(try solver.check(assuming: store.not(areSet[0])) == .satisfiable)
    let found = try solver.minimalModel(of: symbols)
    #expect(found?.deviating == [symbols[0]])
    #expect(found?.assignment[symbols[0]] == 1)
  }

  @Test func aCheckThatIsTooHardIsUnknownAndNotAnError() throws {
    let store = TermStore()
    var limits = Solver.Limits()
    limits.rlimit = 100_000
    let solver = Solver(store, limits: limits)
    let x = try store.zeroExtend(store.symbol("x", width: 60), to: 120)
    let y = try store.zeroExtend(store.symbol("y", width: 60), to: 120)
    let one = try store.constant(1, width: 120)
    try solver.assert(store.ult(one, x))
    try solver.assert(store.ult(one, y))
    // The product of two primes of 60 bits.
    let product = UInt128(1_152_921_504_606_846_883) * UInt128(1_152_921_504_606_846_869)
    try solver.assert(store.equal(store.mul(x, y), store.constant(product, width: 120)))
    guard case .unknown = try solver.check() else {
      Issue.record("factored")
      return
    }
    #expect(try solver.model() == nil)
    #expect(solver.statistics.unknown >= 1)
  }

  @Test func equivalentAndImpliedTermsAreSeen() throws {
    let store = TermStore()
    let solver = Solver(store)
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let swapped = try store.sub(store.add(x, y), store.and(x, y))
    #expect(try solver.areEquivalent(swapped, store.or(x, y)) == .yes)
    #expect(try solver.areEquivalent(store.add(x, y), store.or(x, y)) == .no)
    solver.push()
    try solver.assert(store.equal(store.and(x, y), store.constant(0, width: 32)))
    #expect(try solver.areEquivalent(store.add(x, y), store.or(x, y)) == .yes)
    try solver.pop()
    #expect(try solver.areEquivalent(store.add(x, y), store.or(x, y)) == .no)
  }

  @Test func cheapMeansAnswerWithoutZ3() throws {
    let store = TermStore()
    let solver = Solver(store)
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let k = try store.constant(5, width: 32)
    try solver.assert(store.equal(x, k))
    #expect(try solver.check(assuming: store.ult(k, x)) == .unsatisfiable)
    #expect(try solver.check(assuming: store.not(store.equal(x, k))) == .unsatisfiable)
    #expect(solver.statistics.byZ3 == 0)
    #expect(try solver.check(assuming: store.equal(x, y)) == .satisfiable)
    #expect(solver.statistics.byZ3 == 1)
    #expect(try solver.check() == .satisfiable)
    #expect(solver.statistics.byZ3 == 1)
    #expect(try solver.check(assuming: store.equal(x, y)) == .satisfiable)
    #expect(solver.statistics.byZ3 == 1)
  }

  /// Work that is not allowed gives no answer, and is done when it is.
  @Test func whatMayNotBeDoneHasNoAnswer() throws {
    let store = TermStore()
    let solver = Solver(store)
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let isHard = try store.equal(
      store.mul(x, y), store.constant(0xDEAD_BEEF, width: 32))
    solver.workLeft = 0
    #expect(solver.isSpent)
    guard case .unknown(let reason) = try solver.check(assuming: isHard) else {
      Issue.record("answered without work")
      return
    }
    #expect(reason.contains("work"))
    #expect(solver.statistics.byZ3 == 0 && solver.work == 0)
    // What needs no Z3 is answered all the same.
    #expect(
      try solver.check(assuming: store.equal(x, store.constant(0, width: 32))) == .satisfiable)
    solver.workLeft = 1
    #expect(try solver.check(assuming: isHard) == .satisfiable)
    #expect(solver.isSpent && solver.work > 1)
    solver.workLeft = .max
    let done = solver.work
    #expect(
      try solver.check(assuming: store.mul(x, store.mul(y, y)).equal(to: 77, in: store))
        == .satisfiable)
    #expect(!solver.isSpent && solver.work > done)
    solver.deadline = .now
    guard
      case .unknown(let late) = try solver.check(
        assuming: store.mul(x, store.mul(x, y)).equal(to: 78, in: store))
    else {
      Issue.record("answered after its time")
      return
    }
    #expect(late.contains("time"))
  }

  @Test func aNewZ3GivesTheSameAnswers() throws {
    var limits = Solver.Limits()
    limits.checks = 3
    limits.answers = 5
    limits.models = 1
    let store = TermStore()
    var random = try RandomTerms(store, widths: [3, 4], seed: 5)
    let (often, seldom) = (Solver(store, limits: limits), Solver(store))
    for turn in 0..<200 {
      let condition = try random.truth(3).0
      if turn % 20 == 0 { seldom.reset() }
      #expect(try often.check(assuming: condition) == seldom.check(assuming: condition))
    }
  }
}

extension Term {
  fileprivate func equal(to number: UInt128, in store: TermStore) throws -> Term {
    try store.equal(self, store.constant(number, width: 32))
  }
}
