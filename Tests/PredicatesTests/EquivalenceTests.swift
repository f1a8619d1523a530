import CMachine
import CProgram
import CSyntax
import Constraints
import Findings
import Scenarios
import Testing
import Workbench

@testable import Predicates

/// Pairs of functions of which somebody knows whether they return an errno in the same states.
@Suite struct EquivalenceTests {
  @Test(arguments: FunctionPair.all)
  func equivalentAndDifferentFunctionsAreToldApart(_ pair: FunctionPair) throws {
    try onLargeStack {
      let found = try PairTrial(pair).difference()
      #expect(
        found.kind == (pair.isEquivalent ? .equivalent : .different),
        "\(found.reason ?? "") \(found.before ?? "?") | \(found.after ?? "?")")
      if pair.isEquivalent { #expect(found.table == nil) }
    }
  }

  @Test(arguments: FunctionPair.all)
  func whatIsSaidOfAPairIsSoInStatesThatAreTried(_ pair: FunctionPair) throws {
    try onLargeStack {
      let trial = try PairTrial(pair)
      let tried = try trial.tryStates()
      #expect(tried.agreed > 0)
      if pair.isEquivalent {
        #expect(tried.differed.isEmpty, "\(tried.differed.first ?? "")")
      } else {
        #expect(!tried.differed.isEmpty || tried.faults > 0, "\(pair.title)")
      }
    }
  }

  /// With plain numbers for arguments, and no path search anywhere.
  @Test(arguments: FunctionPair.all)
  func functionsOfNumbersAgreeOnAllSmallNumbersOrDoNot(_ pair: FunctionPair) throws {
    try onLargeStack {
      guard let agrees = try PairTrial(pair).agreesOnNumbers() else { return }
      #expect(agrees == pair.isEquivalent)
    }
  }

  @Test func everyPairIsThereOnce() {
    #expect(FunctionPair.equivalent.count >= 20)
    #expect(FunctionPair.different.count >= 20)
    #expect(Set(FunctionPair.all.map(\.title)).count == FunctionPair.all.count)
  }
}

/// One pair, and what can be found out about it.
struct PairTrial {
  let programs: [Program]
  let question: PredicateQuestion

  init(_ pair: FunctionPair) throws {
    try self.init(
      FunctionPair.prelude + pair.before, FunctionPair.prelude + pair.after, errno: pair.errno)
  }

  /// A pair of whole sources.
  init(
    _ before: String, _ after: String, errno: String,
    _ callees: PredicateQuestion.Callees = .included
  ) throws {
    question = PredicateQuestion(
      function: "f", file: "a.c", errno: try #require(Errno(name: errno)), callees: callees)
    programs = try [before, after].map { text in
      Program(
        store: MemoryFileStore(["a.c": Array((text + "\n").utf8)]), outlines: OutlineStore(),
        target: Target(
          architecture: try #require(Architecture(named: "x86_64")), configuration: nil),
        sources: ["a.c"], kept: { _ in nil })
    }
  }

  func difference() throws -> PredicateDifference {
    try PredicateComparison(question, in: programs).difference(0, 1)
  }

  // MARK: States

  /// What came of running both on plain values.
  struct Tried {
    var agreed = 0
    var differed: [String] = []
    /// In how many states only one of them returned.
    var faults = 0
  }

  private static let numbers: [UInt128] =
    [0, 1, 2, 3, 4, 8, 9, 16, 128, 255, 256] + [
      UInt128(bitPattern: -1), UInt128(bitPattern: -5), UInt128(bitPattern: -16), 0x7fff_ffff,
      0x8000_0000,
    ]

  /// Runs both on many states: those that lead down the paths of each, and mixtures of their values and others.
  ///
  /// Faults agree with each other, and with nothing else.
  func tryStates() throws -> Tried {
    let search = PathSearch(limits: FunctionPaths.pathLimits)
    let names = try PredicateComparison.parameterNames(question, in: programs)
    let versions = try zip(programs, names).map { program, names in
      try FunctionPaths(question, of: program, parameters: names, search: search)
    }
    let symbols = search.symbols
    var states: [Assignment] = []
    var random = SplitMix(seed: 5)
    for version in versions {
      // Objects lie elsewhere in each version, and states with some of both would have two objects of one name.
      var values: [Term: Set<UInt128>] = [:]
      var own: [Assignment] = []
      for path in version.paths {
        let conditions = path.literals.map(\.condition) + path.assumed
        guard let state = try model(conditions, of: symbols.map(\.term), search) else { continue }
        own.append(state)
        for symbol in symbols {
          if let value = state[symbol.term] { values[symbol.term, default: []].insert(value) }
        }
      }
      states += own
      for _ in 0..<200 where !own.isEmpty {
        var state = random.pick(own)
        for symbol in symbols where symbol.origin != .address && random.once(in: 2) {
          var choices = values[symbol.term, default: []].sorted()
          // Where a pointer leads has to be an object that some path knows.
          choices += symbol.scalar.kind == .pointer ? [0, UInt128(bitPattern: -12)] : Self.numbers
          guard case .bits(let width) = search.store.sort(of: symbol.term) else { continue }
          state[symbol.term] = random.pick(choices) & UInt128.max >> UInt128(128 - width)
        }
        states.append(state)
      }
    }
    var tried = Tried()
    for state in states {
      let sides = versions.map { $0.ending(for: state) }
      // What is passed on is decided by others, and a cut off run decides nothing.
      guard !sides.contains(where: { $0.side == .open }) else { continue }
      if sides[0].side == sides[1].side {
        tried.agreed += 1
      } else if sides.contains(where: { $0.side == .outside }) {
        tried.faults += 1
      } else {
        let told = symbols.map { "\($0.name) = \(state[$0.term] ?? 0)" }.joined(separator: ", ")
        tried.differed.append("\(sides[0].outcome) | \(sides[1].outcome): \(told)")
      }
    }
    return tried
  }

  func model(
    _ conditions: [Term], of symbols: [Term], _ search: PathSearch
  ) throws -> Assignment? {
    search.solver.push()
    defer { try? search.solver.pop() }
    for condition in conditions { try search.solver.assert(condition) }
    return try search.solver.model(of: symbols)
  }

  // MARK: Numbers

  private static let domain =
    [-2, -1, 0, 1, 2, 5, 6, 7, 8, 9, 15, 16, 17, 100, 101, 255, 256, 511]
    + [1_023, Int(Int32.max), Int(Int32.min)]

  /// Whether both return the errno for the same arguments; nil if the arguments are no plain numbers.
  func agreesOnNumbers() throws -> Bool? {
    let types = try programs.map { program in
      try #require(program.function(Name("f"), in: "a.c")).functionType.parameters
    }
    guard types[0].count == types[1].count,
      types.joined().allSatisfy({ !$0.isPointer })
    else { return nil }
    var agrees = true
    func check(_ chosen: [Int]) throws {
      guard agrees else { return }
      if chosen.count < types[0].count {
        for value in Self.domain { try check(chosen + [value]) }
        return
      }
      let returned = try programs.map { try isErrno($0, chosen) }
      if returned[0] != returned[1] { agrees = false }
    }
    try check([])
    return agrees
  }

  private func isErrno(_ program: Program, _ numbers: [Int]) throws -> Bool {
    let symbol = try #require(program.function(Name("f"), in: "a.c"))
    let machine = CMachine.Machine(
      program: program, environment: PredicateEnvironment(question), keepsSites: false, oracle: nil)
    let arguments = try zip(numbers, symbol.functionType.parameters).map { number, type in
      machine.converted(
        .integer(number), from: Scalar(bits: 64, isSigned: true),
        to: try #require(program.scalar(type)))
    }
    let value = try machine.call(.source(symbol), arguments)
    return try machine.number(value, at: machine.currentSpan) == -Int64(question.errno.number)
  }
}
