import Testing

@testable import Constraints

@Suite struct TermStoreTests {
  static let widths = [
    [3], [2, 2], [1, 3, 2], [4, 3], [7], [1, 1, 1], [8], [2, 3, 2], [5, 2], [3, 3],
  ]

  @Test func simplifiedTermsMeanWhatWasWritten() throws {
    var wrong = 0
    for round in 0..<Self.widths.count {
      let store = TermStore()
      var random = try RandomTerms(store, widths: Self.widths[round], seed: UInt64(round))
      let solver = Solver(store)
      let assignments = random.allAssignments().map { (Evaluator(store, $0.0), $0.1) }
      for index in 0..<300 {
        let (term, meant) =
          try index % 2 == 0 ? random.truth(3) : random.bits(1 + random.chance.below(8), 3)
        var isValid = true
        for (evaluator, values) in assignments {
          let value = evaluator.value(of: term)
          if value == 0 { isValid = false }
          if value != UInt128(meant.value(values)), wrong < 5 {
            wrong += 1
            Issue.record("\(store.text(of: term)) is not \(meant) for \(values)")
          }
        }
        if index % 2 == 0 {
          #expect(try solver.isImplied(term) == (isValid ? .yes : .no), "\(store.text(of: term))")
        }
      }
    }
  }

  @Test func wideTermsMeanWhatWasWritten() throws {
    let store = TermStore()
    var random = try RandomTerms(store, widths: [64, 32, 8, 16], seed: 7)
    random.allowed = [1, 8, 16, 31, 32, 33, 63, 64]
    for _ in 0..<600 {
      let (term, meant) = try random.truth(4)
      for _ in 0..<20 {
        let values = random.widths.map { width in
          let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
          return [0, 1, mask, mask >> 1, random.chance.bits() & mask][random.chance.below(5)]
        }
        let assignment = Assignment(zip(random.symbols, values.map { UInt128($0) }))
        #expect(
          store.evaluate(term, assignment) == UInt128(meant.value(values)),
          "\(store.text(of: term)) is not \(meant) for \(values)")
      }
    }
  }

  @Test func whatIsMadeAlikeIsTheSame() throws {
    let store = TermStore()
    let x = try store.symbol("x", width: 32)
    #expect(try store.symbol("x", width: 32) == x)
    #expect(try store.symbol("x", width: 64) != x)
    let y = try store.symbol("y", width: 32)
    #expect(try store.add(x, y) == store.add(y, x))
    #expect(try store.name(of: store.symbol("x", width: 64)) == "x")
  }

  @Test func theUsualFormsOfCompiledCodeSimplify() throws {
    let store = TermStore()
    func bits(_ value: Int, _ width: Int = 32) throws -> Term {
      try store.constant(UInt128(truncatingIfNeeded: value), width: width)
    }
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let byte = try store.symbol("byte", width: 8)
    let isLess = try store.ult(x, y)
    let asInt = try store.ifThenElse(isLess, bits(1), bits(0))
    #expect(try store.not(store.equal(asInt, bits(0))) == isLess)
    #expect(try store.equal(asInt, bits(0)) == store.ule(y, x))
    #expect(try store.equal(asInt, bits(1)) == isLess)
    #expect(try store.equal(asInt, bits(7)) == store.truth(false))
    #expect(try store.not(isLess) == store.ule(y, x))
    #expect(try store.sub(x, x) == bits(0))
    #expect(try store.sub(store.add(x, bits(8)), x) == bits(8))
    #expect(try store.equal(store.sub(x, y), bits(0)) == store.equal(x, y))
    #expect(try store.equal(store.zeroExtend(byte, to: 32), bits(256)) == store.truth(false))
    #expect(
      try store.equal(store.signExtend(byte, to: 32), bits(-1)) == store.equal(byte, bits(255, 8)))
    #expect(
      try store.slt(store.zeroExtend(byte, to: 32), bits(16)) == store.ult(byte, bits(16, 8)))
    #expect(
      try store.equal(store.and(x, bits(4)), bits(4))
        == store.not(store.equal(store.and(x, bits(4)), bits(0))))
    #expect(try store.equal(store.and(x, bits(4)), bits(8)) == store.truth(false))
    #expect(try store.equal(store.or(x, bits(4)), bits(8)) == store.truth(false))
    // A number taken apart into bytes and put together again.
    for whole in [x, try store.signExtend(byte, to: 32), try store.zeroExtend(byte, to: 32)] {
      let bytes = try (0..<4).map { try store.extract(whole, high: 8 * $0 + 7, low: 8 * $0) }
      #expect(
        try store.concat(bytes[3], store.concat(bytes[2], store.concat(bytes[1], bytes[0])))
          == whole)
      #expect(
        try store.concat(store.concat(store.concat(bytes[3], bytes[2]), bytes[1]), bytes[0])
          == whole)
    }
  }

  @Test func deepTermsWorkOrAreRefused() throws {
    var limits = TermStore.Limits()
    limits.depth = 1_000_000
    let store = TermStore(limits: limits)
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let zero = try store.constant(0, width: 32)
    var sum = x
    var choice = x
    var chain = store.truth(true)
    for index in 0..<100_000 {
      sum = try store.xor(store.mul(sum, y), x)
      let k = try store.constant(UInt128(index % 97), width: 32)
      choice = try store.ifThenElse(store.equal(x, k), y, store.add(choice, y))
      chain = try store.and(chain, store.not(store.equal(choice, zero)))
    }
    #expect(store.depth(of: sum) > 100_000)
    #expect(store.symbols(of: [sum, choice, chain]) == [x, y])
    let assignment: Assignment = [x: 3, y: 5]
    #expect(store.evaluate(sum, assignment) != store.evaluate(choice, assignment))
    _ = try store.substitute([x: y], in: choice)
    _ = try store.equal(choice, zero)
    _ = try store.extract(sum, high: 3, low: 0)
    #expect(store.text(of: chain).hasSuffix(")"))
    let solver = Solver(store)
    try solver.assert(store.equal(sum, store.constant(12345, width: 32)))
    guard case .unknown(let reason) = try solver.check() else {
      Issue.record("a deep term went to Z3")
      return
    }
    #expect(reason.contains("deep"))

    let shallow = TermStore()
    var term = try shallow.symbol("x", width: 8)
    let one = try shallow.symbol("y", width: 8)
    #expect(throws: TermError.tooDeep(limit: 20_000)) {
      for _ in 0..<100_000 { term = try shallow.mul(shallow.add(term, one), one) }
    }
  }

  /// With more symbols than there are bits to tell them apart by, and with keys that are no symbols.
  @Test func whatIsPutInTakesThePlaceOfAllItStandsFor() throws {
    let store = TermStore()
    let symbols = try (0..<150).map { try store.symbol("x\($0)", width: 16) }
    let seven = try store.constant(7, width: 16)
    var sum = try store.mul(symbols[0], seven)
    for symbol in symbols.dropFirst() { sum = try store.xor(sum, store.mul(symbol, seven)) }
    for number in [0, 1, 63, 64, 65, 128, 149] {
      let replaced = try store.substitute([symbols[number]: seven], in: sum)
      #expect(!store.symbols(of: replaced).contains(symbols[number]))
      #expect(store.symbols(of: replaced).count == symbols.count - 1)
      let values = Assignment(symbols.enumerated().map { ($1, UInt128($0 * 977)) })
      var changed = values
      changed[symbols[number]] = 7
      #expect(
        Evaluator(store, values).value(of: replaced) == Evaluator(store, changed).value(of: sum))
    }
    let product = try store.mul(symbols[3], seven)
    let fewer = try store.substitute([product: symbols[4]], in: sum)
    #expect(!store.symbols(of: fewer).contains(symbols[3]))
    let eight = try store.constant(8, width: 16)
    let other = try store.substitute([seven: eight], in: sum)
    #expect(other == (try store.substitute([seven: eight, symbols[0]: symbols[0]], in: sum)))
    #expect(store.parts(of: [other]).contains(eight))
    #expect(!store.parts(of: [other]).contains(seven))
    #expect(try store.substitute([symbols[1]: seven], in: product) == product)
  }

  @Test func wrongSortsAndWidthsAreNamedErrors() throws {
    let store = TermStore()
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 64)
    #expect(throws: TermError.sorts(.add)) { try store.add(x, y) }
    #expect(throws: TermError.sorts(.add)) { try store.add(store.truth(true), store.truth(true)) }
    #expect(throws: TermError.sorts(.ifThenElse)) { try store.ifThenElse(x, y, y) }
    #expect(throws: TermError.width(0)) { try store.symbol("z", width: 0) }
    #expect(throws: TermError.width(129)) { try store.constant(1, width: 129) }
    #expect(throws: TermError.width(32)) { try store.extract(x, high: 32, low: 0) }
    #expect(throws: TermError.width(16)) { try store.zeroExtend(x, to: 16) }
    #expect(throws: TermError.foreign) { try store.not(Term(number: 1 << 20)) }
    #expect(throws: SolverError.notATruth) { try Solver(store).assert(x) }
    #expect(throws: SolverError.nothingToPop) { try Solver(store).pop() }
  }

  @Test func theSameCallsGiveTheSameNumbersTextsAndModels() throws {
    func terms() throws -> [(number: Int32, text: String)] {
      let store = TermStore()
      var random = try RandomTerms(store, widths: [3, 4, 8], seed: 99)
      let solver = Solver(store)
      return try (0..<200).map { _ in
        let term = try random.truth(4).0
        solver.push()
        try solver.assert(term)
        let model = try solver.minimalModel(of: random.symbols)
        try solver.pop()
        let values = random.symbols.map { model?.assignment[$0].map { "\($0)" } ?? "none" }
        return (term.number, "\(store.text(of: term)) \(values)")
      }
    }
    let (first, second) = (try terms(), try terms())
    #expect(first.map(\.number) == second.map(\.number))
    #expect(first.map(\.text) == second.map(\.text))
    // The texts also in every process, on every machine, with every version of Z3, whose models only say how many terms
    // are made on the way to the plainest one: FNV-1a.
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in first.map(\.text).joined(separator: "\n").utf8 {
      digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    #expect(digest == 13_173_053_735_738_722_944)
  }
}
