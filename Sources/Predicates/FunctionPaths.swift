// How to read this file: a function of whose arguments and memory nothing is known is run once for every feasible
// path. What each path returned decides its side: the errno, something else, or what another function returned. Faults
// are apart, for a state that makes the kernel fault is none in which it returns anything.

import CMachine
import CProgram
import CSyntax
import Constraints
import Findings
import KernelModel
import Runs
import Scenarios

/// The paths through one function of one program, and what they return.
struct FunctionPaths {
  /// What one path came to.
  struct Ending {
    /// Bad is the errno, good anything else, outside a fault.
    var side: PathGroup.Side
    var outcome: Outcome
    /// What was passed on, if the function decided nothing.
    var passed: PassedValue?
  }

  typealias Path = PathSearch.Path<Ending>

  let question: PredicateQuestion
  let program: Program
  let symbol: FunctionSymbol
  let search: PathSearch
  private(set) var paths: [Path] = []
  /// What holds where paths begin that were left because of a limit.
  private(set) var unfollowed: [[Term]] = []
  /// How often the condition of a loop was undecided at most on one path.
  private(set) var turns = FunctionPaths.loopTurns
  private(set) var assumptions: [Assumption] = []
  private(set) var words: PathWords
  /// The text of every function that was run, by its name.
  private(set) var texts: [String: String] = [:]
  /// With which arguments functions were called that were not run, for their results.
  private(set) var arguments: [Term: Set<String>] = [:]
  private let limits: Limits
  /// What the arguments are called.
  private let parameters: [String]

  /// How far paths are followed: loops turn seldom, since what they do differs little from turn to turn.
  static let pathLimits: PathSearch.Limits = {
    var limits = PathSearch.Limits()
    limits.paths = 1_200
    limits.questions = 10_000
    limits.enough = (paths: 300, questions: 3_000)
    return limits
  }()

  /// A search that is given up early where conditions are hard: there are many functions, and people wait.
  static func search() -> PathSearch {
    var solver = Solver.Limits()
    solver.rlimit = 300_000
    return PathSearch(limits: pathLimits, solver: solver)
  }

  /// How long a short condition is looked for: who asks for many predicates does not want the very shortest.
  static let separatorLimits = Separator.Limits.short(checks: 4_000)

  /// How often the condition of a loop may be undecided on one path, where there are not too many paths for that.
  private static let loopTurns = 3

  /// Steps of one path.
  private static let steps = 500_000

  /// Follows all paths.
  ///
  /// - Parameter parameters: What the arguments are called, if not as in the text.
  /// - Throws: Why the function cannot be run.
  init(
    _ question: PredicateQuestion, of program: Program, parameters: [String]? = nil,
    search: PathSearch = FunctionPaths.search()
  ) throws(NotRunnable) {
    self.question = question
    self.program = program
    self.search = search
    symbol = try Self.symbol(question, program)
    self.parameters = parameters ?? Self.parameterNames(symbol, program)
    var limits = Limits()
    limits.steps = Self.steps
    self.limits = limits
    words = PathWords(search, address: { _ in nil }, errno: { Errno(number: $0)?.name })
    follow()
    // Rather all paths of loops that turn less often than some of those that turn more.
    if !unfollowed.isEmpty {
      turns = 1
      follow()
    }
  }

  /// The function that is asked about.
  private static func symbol(
    _ question: PredicateQuestion, _ program: Program
  ) throws(NotRunnable) -> FunctionSymbol {
    let place = question.file ?? "the sources"
    guard let symbol = program.function(Name(question.function), in: question.file) else {
      throw NotRunnable("the function \(question.function)() is not in \(place) at this commit")
    }
    guard symbol.definition != nil else {
      throw NotRunnable(
        "the function \(question.function)() is only declared in \(place) at this commit")
    }
    return symbol
  }

  /// What the text calls the arguments.
  static func parameterNames(
    _ question: PredicateQuestion, of program: Program
  ) throws(NotRunnable) -> [String] {
    parameterNames(try symbol(question, program), program)
  }

  private static func parameterNames(_ symbol: FunctionSymbol, _ program: Program) -> [String] {
    let machine = CMachine.Machine(program: program, environment: KernelEnvironment())
    return symbol.functionType.parameters.indices.map {
      machine.parameterName(symbol, $0) ?? "argument \($0 + 1)"
    }
  }

  /// Why a function cannot be run.
  struct NotRunnable: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  private mutating func follow() {
    search.limits.turns = turns
    var machines: [CMachine.Machine] = []
    var assumptions: [Assumption] = []
    var known: Set<Assumption> = []
    var texts: [String: String] = [:]
    let exploration = search.explore { () -> Ending in
      let machine = machine(search)
      let ending = run(machine)
      if ending.side != .outside {
        for assumption in machine.assumptionFindings where known.insert(assumption).inserted {
          assumptions.append(assumption)
        }
      }
      for function in machine.functionsRun where texts[function.name] == nil {
        texts[function.name] = function.code.symbol.definition.map { program.text(of: $0.span) }
      }
      // What lies at an address is asked for later; a few paths know almost all of it.
      if machines.count < Self.machinesKept { machines.append(machine) }
      return ending
    }
    paths = exploration.paths
    arguments = search.arguments
    self.texts = texts
    unfollowed = exploration.unfollowed
    self.assumptions = assumptions
    words = PathWords(
      search,
      address: { address in machines.lazy.compactMap { $0.expression(ofAddress: address) }.first },
      errno: { Errno(number: $0)?.name })
  }

  private static let machinesKept = 8

  private func machine(_ oracle: any PathOracle) -> CMachine.Machine {
    CMachine.Machine(
      program: program, environment: PredicateEnvironment(question), limits: limits,
      oracle: oracle)
  }

  /// Runs the function on values that were chosen for everything unknown.
  func ending(for assignment: Assignment) -> Ending {
    run(machine(ChosenState(search, assignment)))
  }

  private func run(_ machine: CMachine.Machine) -> Ending {
    var ending: Ending
    do throws(Stop) {
      let type = symbol.functionType
      let arguments = type.parameters.enumerated().map { index, type in
        machine.unknown(
          index < parameters.count ? parameters[index] : "argument \(index + 1)", of: type,
          .argument)
      }
      let value = try machine.call(.source(symbol), arguments)
      ending = try self.ending(of: value, type.result.unqualified, machine)
    } catch {
      let outcome = machine.outcome(of: error)
      ending = Ending(side: outcome.kind == .fault ? .outside : .open, outcome: outcome)
    }
    if let limit = program.limitMet {
      ending = Ending(side: .open, outcome: Outcome(kind: .exhausted, reason: limit))
    }
    return ending
  }

  // MARK: What a value means

  private func ending(
    of value: CMachine.Value, _ type: CType, _ machine: CMachine.Machine
  ) throws(Stop) -> Ending {
    if type.isVoid { return Ending(side: .good, outcome: Outcome(kind: .void)) }
    var outcome = Outcome(kind: .returned, site: machine.siteFinding(of: value))
    if let number = value.number {
      let number = signed(number, type)
      outcome.value = number
      outcome.text = text(of: number, type)
      outcome.errno = number < 0 ? Errno(number: -number)?.name : nil
      return Ending(side: number == -errno ? .bad : .good, outcome: outcome)
    }
    outcome.text = machine.describe(value)
    guard value.isUnknown, let scalar = program.scalar(type) else {
      return Ending(side: .good, outcome: outcome)
    }
    let wanted = machine.converted(
      .integer(-errno), from: Scalar(bits: 64, isSigned: true), to: scalar)
    if let source = machine.nameIfPassedOn(value) {
      // Whoever made the value decides; nothing here does.
      let place = outcome.site.map { ($0.file, $0.line) }
      return Ending(
        side: .good, outcome: outcome,
        passed: PassedValue(text: source, file: place?.0, line: place?.1))
    }
    let isErrno = try machine.isEqual(value, wanted, at: machine.currentSpan)
    return Ending(side: isErrno ? .bad : .good, outcome: outcome)
  }

  /// The errno's number; some architectures have numbers of their own, and the program knows them.
  private var errno: Int {
    program.constant(Name(question.errno.name)).map { Int($0) } ?? question.errno.number
  }

  /// A number as the kernel's C sees it, an error pointer being negative (include/linux/err.h).
  private func signed(_ number: Int64, _ type: CType) -> Int {
    guard let scalar = program.scalar(type), scalar.kind == .pointer, scalar.bits == 32 else {
      return Int(number)
    }
    let narrow = Int(Int32(truncatingIfNeeded: number))
    return narrow < 0 && narrow >= -4095 ? narrow : Int(number)
  }

  private func text(of number: Int, _ type: CType) -> String {
    if type.isPointer, number == 0 { return "NULL" }
    guard number < 0, let errno = Errno(number: -number) else { return String(number) }
    return type.isPointer ? "ERR_PTR(-\(errno.name))" : "-\(errno.name) (\(number))"
  }
}
