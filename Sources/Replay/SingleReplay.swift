import CMachine
import CProgram
import CSyntax
import Findings
import KernelModel
import Runs
import Scenarios

/// One scenario on one program: from the state to the finding.
///
/// A class because the scenario's models, which run inside the machine, look at the state it makes.
final class SingleReplay {
  private let scenario: Scenario
  let program: Program
  let machine: CMachine.Machine
  private var maker: StateMaker?
  private var calls: [CallFinding] = []
  private var before: [String: [LeafValue]] = [:]

  /// - Parameter oracle: What decides where nobody knows; without one the replay stops there.
  init(
    scenario: Scenario, program: Program, limits: Limits, isTracing: Bool,
    oracle: (any PathOracle)? = nil
  ) {
    self.scenario = scenario
    self.program = program
    let holder = MakerHolder()
    let environment = KernelEnvironment(
      models: StateMaker.models(of: scenario) { holder.maker })
    machine = CMachine.Machine(
      program: program, environment: environment, limits: limits, isTracing: isTracing,
      oracle: oracle)
    self.holder = holder
  }

  private let holder: MakerHolder

  /// Where the models find the state, once it is made.
  private final class MakerHolder {
    var maker: StateMaker?
  }

  func run() -> ReplayFinding { finding(judge()) }

  /// Runs, and says what it came to; once.
  func judge() -> Judged {
    // The state leads back to the machine, which leads to the models.
    defer { holder.maker = nil }
    var judged: Judged
    do {
      judged = try replay()
    } catch let stop as Stop {
      judged = VerdictRule(scenario: scenario, program: program, machine: machine)
        .judge(stop, isJudgedCall: isInJudgedCall)
      if let name = stop.leftObject, let object = maker?.objects[name]?.description,
        object.count == nil
      {
        judged.isPastGiven = true
        judged.outcome.reason?.append(
          "; the scenario describes one of it, and 'count' says how many there are")
      }
    } catch let trouble as StateTrouble {
      judged = Judged(
        verdict: .untestable, outcome: Outcome(kind: .invalid, reason: trouble.reason),
        isOutside: trouble.isOfPath)
    } catch {
      judged = Judged(
        verdict: .untestable, outcome: Outcome(kind: .invalid, reason: "\(error)"))
    }
    if let reason = maker.flatMap({ disagreement($0.conditions) }) {
      judged = Judged(
        verdict: .untestable, outcome: Outcome(kind: .invalid, reason: reason), isOutside: true)
    }
    if !judged.isOutside, let reason = unheardResult(scenario) {
      judged = Judged(
        verdict: .untestable, outcome: Outcome(kind: .unsupported, reason: reason))
    }
    // A limit of ours is no verdict on the kernel, whatever the run then came to.
    if let limit = program.limitMet {
      judged = Judged(
        verdict: .untestable, outcome: Outcome(kind: .exhausted, reason: limit))
    }
    return judged
  }

  /// What says values and addresses of the run in words.
  func expression(ofAddress address: UInt64) -> String? { machine.expression(ofAddress: address) }

  /// What the run relied on.
  var assumptions: [Assumption] { machine.assumptionFindings }

  /// Whether a function was entered.
  func entered(_ function: String) -> Bool { machine.functionsRun.contains { $0.name == function } }

  private var isInJudgedCall = false

  private func replay() throws -> Judged {
    var finder = SourceFinder(scenario: scenario, program: program) { [machine] in
      machine.environment.model(of: $0) != nil
    }
    try finder.arrange()
    var maker = StateMaker(scenario: scenario, program: program, machine: machine)
    holder.maker = maker
    try maker.allocateObjects()
    machine.givens = try maker.givens()
    try maker.setState()
    holder.maker = maker
    self.maker = maker
    keepInitialMemory()
    try require(of: maker)
    before = LeafValue.all(of: maker, machine)
    for call in scenario.calls where maker.conditions.hold(call.conditions) {
      try make(call, &maker)
      holder.maker = maker
      self.maker = maker
    }
    isInJudgedCall = true
    let judge = scenario.judge
    let (value, type) = try call(
      judge.function.value, judge.file?.value, judge.arguments, maker)
    let rule = VerdictRule(scenario: scenario, program: program, machine: machine)
    guard let place = judge.place else { return try rule.judge(value, type, maker) }
    let (judgedValue, judgedType) = try read(place.value, maker)
    return try rule.judge(judgedValue, judgedType, maker)
  }

  /// Checks what the scenario requires of the state; a path on which it does not hold is not what was reported.
  private func require(of maker: StateMaker) throws {
    for requirement in scenario.requirements where maker.conditions.hold(requirement.conditions) {
      let text = requirement.expression.value
      let compiled: CompiledRequirement
      do throws(ExpressionTrouble) {
        compiled = try CompiledRequirement(requirement, of: scenario, in: program) {
          maker.objects[$0]?.type
        }
      } catch {
        throw StateTrouble(
          "the requirement '\(text)' has no meaning at this commit: \(error.reason)")
      }
      let addresses = compiled.objects.compactMap { maker.objects[$0]?.pointer }
      let holds: Bool
      do throws(Stop) {
        let value = try machine.call(
          .source(compiled.function), addresses.map { Value(.pointer($0)) })
        holds = try machine.isTrue(value, at: machine.currentSpan)
      } catch {
        guard case .fault = error.kind else { throw error }
        throw StateTrouble(
          "the requirement '\(text)' cannot be asked here: \(error.reason)", isOfPath: true)
      }
      guard holds else {
        throw StateTrouble("the requirement '\(text)' does not hold", isOfPath: true)
      }
    }
  }

  // MARK: Calls

  private func make(_ description: CallDescription, _ maker: inout StateMaker) throws {
    let name = description.function.value
    let (value, type) = try call(name, description.file?.value, description.arguments, maker)
    let rule = VerdictRule(scenario: scenario, program: program, machine: machine)
    let isExpected = try rule.isExpected(value, type, description.expectation, maker)
    calls.append(
      CallFinding(
        function: name, value: value.number.map { Int(signed($0, type)) },
        text: machine.describe(value), expected: rule.expectedNumber(description.expectation, type),
        name: description.result?.value))
    guard isExpected else {
      throw StateTrouble(
        "the state-making call \(name)() returned \(rule.shown(value, type)), not what it should",
        isOfPath: true)
    }
    if let result = description.result?.value {
      maker.results[result] = StateMaker.MadeResult(value: value, type: type)
    }
  }

  private func signed(_ number: Int64, _ type: CType) -> Int64 {
    guard let scalar = program.scalar(type), scalar.kind == .pointer, scalar.bits == 32 else {
      return number
    }
    return Int64(Int32(truncatingIfNeeded: number))
  }

  private func call(
    _ name: String, _ path: String?, _ arguments: [Choice<StateValue>], _ maker: StateMaker
  ) throws -> (CMachine.Value, CType) {
    guard let symbol = program.function(Name(name), in: path) else {
      let place = path ?? "the scenario's sources"
      throw StateTrouble("the function \(name)() is not in \(place) at this commit")
    }
    guard symbol.definition != nil || machine.environment.model(of: symbol.name) != nil else {
      throw StateTrouble("the function \(name)() is only declared at this commit, not defined")
    }
    let type = symbol.functionType
    guard
      type.isUnspecified || type.parameters.count == arguments.count
        || (type.isVariadic && arguments.count > type.parameters.count)
    else {
      throw StateTrouble(
        "\(name)() takes \(type.parameters.count) arguments at this commit, and the scenario gives "
          + "\(arguments.count)")
    }
    var values: [CMachine.Value] = []
    for (index, argument) in arguments.enumerated() {
      guard let content = maker.chosen(argument) else {
        throw StateTrouble("no alternative of argument \(index + 1) of \(name)() holds here")
      }
      var parameter = index < type.parameters.count ? type.parameters[index] : .int
      if index >= type.parameters.count, content.value.isAddress { parameter = .pointer(.void) }
      let told = machine.followsPaths ? machine.parameterName(symbol, index) : nil
      if case .unknown = content.value, let told {
        values.append(machine.unknown(told, of: parameter, .argument))
        continue
      }
      var name = "argument \(index + 1) of \(name)()"
      if case .new = content.value, let told { name = told }
      values.append(try maker.value(content.value, as: parameter, name))
    }
    return (try machine.call(.source(symbol), values), type.result.unqualified)
  }

  private func read(
    _ place: JudgedPlace, _ maker: StateMaker
  ) throws -> (CMachine.Value, CType) {
    let pointer: Pointer
    let found: FieldPlace
    if place.isGlobal {
      guard let symbol = program.variable(Name(place.path.name)),
        let field = maker.conditions.follow(
          place.path.members, from: machine.definition(of: symbol).type)
      else { throw StateTrouble("'\(place.path)' does not exist at this commit") }
      let base = try machine.pointer(to: symbol)
      pointer = Pointer(object: base.object, offset: field.offset)
      found = field
    } else {
      guard let object = maker.objects[place.path.name] else {
        throw StateTrouble("the object '\(place.path.name)' does not exist here")
      }
      pointer = try maker.address(of: place.path)
      found = try maker.place(of: place.path, object)
    }
    guard let scalar = program.scalar(found.type) else {
      throw StateTrouble("'\(place.path)' is no scalar at this commit")
    }
    if let bits = found.bits {
      return (try machine.readBits(pointer, bits, scalar), found.type.unqualified)
    }
    let value = try machine.read(Value(.pointer(pointer)), scalar, at: maker.noSpan)
    return (value, found.type.unqualified)
  }

  // MARK: The finding

  /// The finding of a run that came to something.
  ///
  /// - Parameter asked: What was asked for of the state on any path, if this run stands for several.
  func finding(_ judged: Judged, asked: Set<String>? = nil) -> ReplayFinding {
    for symbol in program.configAsked.sorted() {
      machine.assume(.config, symbol, "asked for and not given: taken as not set")
    }
    return ReplayFinding(
      scenario: scenario.name.value, commit: "", verdict: judged.verdict, outcome: judged.outcome,
      calls: calls,
      warnings: machine.warningFindings,
      frames: StackMarks(scenario: scenario, machine: machine).frames(),
      assumptions: machine.assumptionFindings,
      objects: maker.map { LeafValue.findings(of: $0, machine, before: before) } ?? [],
      trace: machine.traceFindings,
      notes: program.notes + givenNotes(asked), steps: machine.steps)
  }

  /// What the scenario gives values to and nothing asked for.
  private func givenNotes(_ asked: Set<String>?) -> [String] {
    let all = asked ?? givensAsked
    return machine.givens.keys.filter { !all.contains($0) }.sorted().map {
      asked == nil
        ? "'\($0)', given under state, is not asked for here"
        : "'\($0)', given under state, is asked for on none of the paths"
    }
  }

  /// What was asked for of what the scenario gives values to.
  var givensAsked: Set<String> { machine.givensAsked }

  /// For each function that ran, the conditions under which it makes a bad number.
  func guards() -> [Replayer.Guard] {
    let rule = VerdictRule(scenario: scenario, program: program, machine: machine)
    var found: [Replayer.Guard] = []
    for function in machine.functionsRun {
      for number in rule.badNumbers {
        for span in function.code.guards(of: Int64(number)) {
          let place = program.place(of: span)
          found.append(
            Replayer.Guard(
              function: function.name, file: place.path, line: place.line,
              text: program.text(of: span)))
        }
      }
    }
    return found
  }
}

/// What a run came to.
struct Judged {
  var verdict: Verdict
  var outcome: Outcome
  /// Whether it is the path and not the commit that is not what was reported.
  var isOutside = false
  /// Whether it left an object of which the scenario does not say how many there are: what lies there is not described.
  var isPastGiven = false
}
