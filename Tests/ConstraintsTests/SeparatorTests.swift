import Testing

@testable import Constraints

@Suite struct SeparatorTests {
  /// The fewest cubes that are true of `ones` and false of `zeros`, and the fewest literals in so many.
  ///
  /// Over four variables, by trying all.
  static func quineMcCluskey(ones: Set<Int>, zeros: Set<Int>) -> (cubes: Int, literals: Int) {
    if ones.isEmpty { return (0, 0) }
    var implicants: [(points: Set<Int>, literals: Int)] = []
    for mask in 0..<16 {
      for value in 0..<16 where value & ~mask == 0 {
        let points = Set((0..<16).filter { $0 & mask == value })
        guard points.isDisjoint(with: zeros), !points.isDisjoint(with: ones) else { continue }
        implicants.append((points, mask.nonzeroBitCount))
      }
    }
    let primes = implicants.filter { one in
      !implicants.contains { $0.points.isStrictSuperset(of: one.points) }
    }
    func best(_ left: Set<Int>, _ count: Int) -> Int? {
      guard let point = left.min() else { return 0 }
      if count == 0 { return nil }
      var fewest: Int?
      for prime in primes where prime.points.contains(point) {
        if let rest = best(left.subtracting(prime.points), count - 1) {
          fewest = min(fewest ?? .max, rest + prime.literals)
        }
      }
      return fewest
    }
    for count in 1...16 {
      if let literals = best(ones, count) { return (count, literals) }
    }
    return (16, 64)
  }

  @Test func separatedPathsAreClassifiedAsBefore() throws {
    var chance = Chance(seed: 11)
    var excess = (cubes: 0, literals: 0)
    for _ in 0..<120 {
      let store = TermStore()
      let symbols = try (0..<4).map { try store.symbol("x\($0)", width: 8) }
      let zero = try store.constant(0, width: 8)
      let hasOpen = chance.below(3) == 0
      let density = 1 + chance.below(5)
      var paths: [PathCase] = []
      var points: [Int] = []
      var left = Array(0..<16)
      while !left.isEmpty {
        let point = left.remove(at: chance.below(left.count))
        let literals = try symbols.enumerated().map { index, symbol in
          let isZero = try store.equal(symbol, zero)
          return try point >> index & 1 == 1 ? store.not(isZero) : isZero
        }
        let draw = chance.below(6)
        let outcome: PathCase.Outcome = hasOpen && draw == 0 ? .open : draw < density ? .bad : .good
        paths.append(PathCase(literals, outcome))
        points.append(point)
      }
      let solver = Solver(store)
      let found = try Separator.separate(paths, solver)
      let condition = try found.condition.term(in: store)
      let factored = try found.condition.factored(in: store)
      for (path, point) in zip(paths, points) {
        let state = Assignment(
          symbols.enumerated().map {
            ($1, point >> $0 & 1 == 1 ? 1 + UInt128(chance.below(255)) : 0)
          })
        // An open path is neither bad nor good; the condition must not call it bad.
        #expect(store.evaluate(condition, state) == (path.outcome == .bad ? 1 : 0))
        #expect(store.evaluate(factored, state) == (path.outcome == .bad ? 1 : 0))
      }
      let ones = Set(zip(paths, points).filter { $0.0.outcome == .bad }.map(\.1))
      let best = Self.quineMcCluskey(ones: ones, zeros: Set(0..<16).subtracting(ones))
      #expect(found.isMinimal)
      #expect(found.leavesOpen == paths.contains { $0.outcome == .open })
      #expect(found.condition.cubes.count >= best.cubes)
      excess.cubes += found.condition.cubes.count - best.cubes
      excess.literals += found.condition.literals - best.literals
      // What depends on open paths is what would be shorter if they did not matter.
      if found.depending.isEmpty, hasOpen {
        for cube in found.condition.cubes {
          for literal in cube {
            let rest = try store.conjunction(cube.filter { $0 != literal })
            let isGood = try store.disjunction(
              paths.filter { $0.outcome == .good }.map { try store.conjunction($0.literals) })
            #expect(try solver.check(assuming: [rest, isGood]) == .satisfiable)
          }
        }
      }
    }
    #expect(excess.cubes == 0)
    #expect(excess.literals == 0)
  }

  /// Where the solver's work ends on the way, the condition is long, and it still holds on every bad path and on no other.
  @Test func noPathIsLostWhereTheSolverMayDoNoMore() throws {
    var (separated, cut) = (0, 0)
    for round in 0..<40 {
      let store = TermStore()
      var random = try RandomTerms(store, widths: [4, 4], seed: 7000 + UInt64(round))
      var paths: [PathCase] = []
      func grow(_ literals: [Term], _ depth: Int, _ random: inout RandomTerms) throws {
        guard depth > 0 else {
          return paths.append(PathCase(literals, random.chance.below(2) == 0 ? .bad : .good))
        }
        let test = try random.truth(2).0
        try grow(literals + [test], depth - 1, &random)
        try grow(literals + [store.not(test)], depth - 1, &random)
      }
      try grow([], 4, &random)
      var frugal = Separator.Limits()
      frugal.isFrugal = true
      for limits in [Separator.Limits(), frugal] {
        for work: UInt64 in [100, 1_000, 5_000, 20_000, 80_000] {
          let solver = Solver(store)
          solver.workLeft = work
          guard let found = try? Separator.separate(paths, solver, limits: limits) else { continue }
          separated += 1
          if !found.isMinimal { cut += 1 }
          let condition = try found.condition.term(in: store)
          for (assignment, _) in random.allAssignments() {
            let evaluator = Evaluator(store, assignment)
            guard let taken = paths.first(where: { $0.literals.allSatisfy(evaluator.holds) }) else {
              continue
            }
            #expect(evaluator.holds(condition) == (taken.outcome == .bad), "\(round) \(work)")
          }
        }
      }
    }
    #expect(separated > 40 && cut > 10, "\(separated), \(cut)")
  }

  @Test func randomDecisionTreesAreSeparated() throws {
    for round in 0..<60 {
      let store = TermStore()
      var random = try RandomTerms(
        store, widths: TermStoreTests.widths[round % 10], seed: 3000 + UInt64(round))
      var paths: [PathCase] = []
      func grow(_ literals: [Term], _ depth: Int, _ random: inout RandomTerms) throws {
        guard depth > 0 else {
          let outcomes: [PathCase.Outcome] = [.bad, .good, .good, .open, .bad]
          paths.append(PathCase(literals, outcomes[random.chance.below(round % 2 == 0 ? 3 : 5)]))
          return
        }
        let test = try random.truth(1).0
        try grow(literals + [test], depth - 1, &random)
        try grow(literals + [store.not(test)], depth - 1, &random)
      }
      try grow([], 1 + random.chance.below(4), &random)
      var frugal = Separator.Limits()
      frugal.isFrugal = true
      for limits in [Separator.Limits(), frugal] {
        let found = try Separator.separate(paths, Solver(store), limits: limits)
        #expect(found.undivided.isEmpty)
        let condition = try found.condition.term(in: store)
        for (assignment, _) in random.allAssignments() {
          let evaluator = Evaluator(store, assignment)
          let taken = paths.filter { $0.literals.allSatisfy(evaluator.holds) }
          #expect(taken.count == 1)
          #expect(evaluator.holds(condition) == (taken.first?.outcome == .bad))
        }
      }
    }
  }

  @Test func pathsThatOverlapAreRefused() throws {
    let store = TermStore()
    let x = try store.equal(store.symbol("x", width: 8), store.constant(0, width: 8))
    let y = try store.equal(store.symbol("y", width: 8), store.constant(0, width: 8))
    #expect(throws: SeparationError.overlap(bad: 0, good: 2)) {
      try Separator.separate(
        [PathCase([x], .bad), PathCase([store.not(x)], .good), PathCase([y], .good)], Solver(store))
    }
    let found = try Separator.separate(
      [PathCase([x], .bad), PathCase([store.not(x)], .good), PathCase([y], .open)], Solver(store))
    #expect(found.undivided == [2])
    #expect(found.condition.cubes == [[x]])
    let depends = try Separator.separate(
      [
        PathCase([x, y], .bad), PathCase([x, store.not(y)], .open), PathCase([store.not(x)], .good),
      ],
      Solver(store))
    #expect(depends.condition.cubes == [[x, y]])
    #expect(depends.depending == [1])
    #expect(try Separator.separate([PathCase([x], .good)], Solver(store)).condition.cubes == [])
    #expect(try Separator.separate([PathCase([], .bad)], Solver(store)).condition.cubes == [[]])
  }

  @Test func limitsAreNamedAndTheConditionStaysRight() throws {
    let store = TermStore()
    let zero = try store.constant(0, width: 8)
    let tests = try (0..<5).map { try store.equal(store.symbol("x\($0)", width: 8), zero) }
    var limits = Separator.Limits()
    limits.selections = 1
    // One bad path through five tests, of which the second and the fourth matter.
    let paths = [
      PathCase(tests, .bad), PathCase([store.truth(true), try store.not(tests[1])], .good),
      PathCase([tests[1], try store.not(tests[3])], .good),
    ]
    let found = try Separator.separate(paths, Solver(store), limits: limits)
    #expect(found.reasons == [.selections(limit: 1)])
    #expect(found.condition.cubes == [[tests[1], tests[3]]])
    #expect(try Separator.separate(paths, Solver(store)).isMinimal)
    limits = Separator.Limits()
    limits.checks = 1
    let unasked = try Separator.separate(paths, Solver(store), limits: limits)
    #expect(unasked.reasons == [.checks(limit: 1)])
    #expect(unasked.condition.cubes == [tests])
  }

  /// What a large function has: hundreds of paths, of which a few tests matter.
  @Test func manyPathsAreSeparated() throws {
    let store = TermStore()
    let zero = try store.constant(0, width: 64)
    let tests = try (0..<8).map { try store.equal(store.symbol("x\($0)", width: 64), zero) }
    var paths: [PathCase] = []
    for number in 0..<256 {
      let literals = try tests.enumerated().map {
        try number >> $0 & 1 == 1 ? store.not($1) : $1
      }
      let isBad = number & 1 == 1 && number & 0b1010 != 0 || number & 0xf0 == 0xf0
      paths.append(PathCase(literals, isBad ? .bad : .good))
    }
    let solver = Solver(store)
    let found = try Separator.separate(paths, solver)
    #expect(found.isMinimal)
    #expect(found.condition.cubes.map(\.count).sorted() == [2, 2, 4])
    #expect(solver.statistics.byZ3 < 5_000)
    // Not asking again for what is covered may cost length, and saves questions.
    var limits = Separator.Limits()
    limits.isFrugal = true
    let frugal = Solver(store)
    let shorter = try Separator.separate(paths, frugal, limits: limits)
    #expect(frugal.statistics.checks < solver.statistics.checks)
    #expect(
      try solver.areEquivalent(
        shorter.condition.term(in: store), found.condition.term(in: store)) == .yes)
  }

  // MARK: Two conditions

  @Test func quadrantsAreThoseOfBruteForce() throws {
    for round in 0..<10 {
      let store = TermStore()
      var random = try RandomTerms(
        store, widths: TermStoreTests.widths[round], seed: 4000 + UInt64(round))
      let solver = Solver(store)
      let states = random.allAssignments().map { Evaluator(store, $0.0) }
      for _ in 0..<20 {
        let before = try random.truth(2).0
        let after = try random.chance.below(4) == 0 ? before : random.truth(2).0
        let found = try solver.quadrants(before: before, after: after, symbols: random.symbols)
        let quadrants = [
          (found.both, true, true), (found.onlyBefore, true, false), (found.onlyAfter, false, true),
          (found.neither, false, false),
        ]
        for (quadrant, p, q) in quadrants {
          let exists = states.contains { $0.holds(before) == p && $0.holds(after) == q }
          #expect(quadrant.answer == (exists ? .satisfiable : .unsatisfiable))
          #expect((quadrant.example != nil) == exists)
          guard let example = quadrant.example else { continue }
          #expect(store.evaluate(before, example.assignment) == (p ? 1 : 0))
          #expect(store.evaluate(after, example.assignment) == (q ? 1 : 0))
        }
        let isSame = states.allSatisfy { $0.holds(before) == $0.holds(after) }
        #expect(found.equivalent == (isSame ? .yes : .no))
      }
    }
  }
}
