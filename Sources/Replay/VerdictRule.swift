import CMachine
import CProgram
import CSyntax
import Findings
import Runs
import Scenarios
import SourceText

/// Says what a value or a stop means under the scenario's rules (glossary: verdict).
///
/// `good` and `bad` are what the scenario calls so; anything else is untestable, and so is every stop
/// but a fault that the scenario lists. A limit of ours is never a verdict on the kernel.
struct VerdictRule {
  let scenario: Scenario
  let program: Program
  let machine: CMachine.Machine

  // MARK: Values

  /// Judges the value of the judged call or place.
  func judge(
    _ value: CMachine.Value, _ type: CType, _ maker: StateMaker
  ) throws -> Judged {
    var outcome = outcome(of: value, type)
    if case .unknown(let unknown) = value.payload, !machine.followsPaths {
      outcome.kind = .unsupported
      outcome.reason = "the judged value is \(machine.name(of: unknown)), which is not known"
      return Judged(verdict: .untestable, outcome: outcome)
    }
    if !scenario.bad.decidingFunctions.isEmpty, value.isUnknown {
      // Nobody in reach decided it: it came from a function that was not run.
      outcome.reason = "passes on a value that no function in reach decided"
      let isGood = try isGood(value, type, maker)
      return Judged(verdict: isGood ? .good : .untestable, outcome: outcome)
    }
    if try matches(value, type, scenario.bad.returns, maker) {
      guard let other = decidedElsewhere(outcome) else {
        return Judged(verdict: .bad, outcome: outcome)
      }
      outcome.reason = other
      return Judged(verdict: .untestable, outcome: outcome)
    }
    if try isGood(value, type, maker) { return Judged(verdict: .good, outcome: outcome) }
    outcome.reason = "returned \(shown(value, type)), neither good nor bad"
    return Judged(verdict: .untestable, outcome: outcome)
  }

  /// Why a bad value does not count, if it came into being in another function than the scenario asks for.
  private func decidedElsewhere(_ outcome: Outcome) -> String? {
    let wanted = scenario.bad.decidingFunctions.map(\.value)
    guard !wanted.isEmpty else { return nil }
    guard let site = outcome.site?.function else {
      return "returned \(outcome.text ?? "it"), and where it came into being is not known"
    }
    if wanted.contains(site) { return nil }
    let names = wanted.map { "\($0)()" }.joined(separator: " or ")
    return "returned \(outcome.text ?? "it"), decided in \(site)() and not in \(names)"
  }

  private func isGood(
    _ value: CMachine.Value, _ type: CType, _ maker: StateMaker
  ) throws -> Bool {
    if let good = scenario.good { return try matches(value, type, good.returns, maker) }
    return try isGoodByType(value, type)
  }

  /// The default: 0 for an integer, no error for a pointer, and for void that it returned.
  private func isGoodByType(_ value: CMachine.Value, _ type: CType) throws(Stop) -> Bool {
    if type.isVoid { return true }
    if type.isPointer { return try !isError(value, type) }
    return try isSame(value, .integer(0))
  }

  private func matches(
    _ value: CMachine.Value, _ type: CType, _ patterns: [Located<ReturnPattern>],
    _ maker: StateMaker
  ) throws -> Bool {
    for pattern in patterns {
      switch pattern.value {
      case .error:
        if try isError(value, type) { return true }
      case .noError:
        if try !isError(value, type, asInt: true) { return true }
      case .pointer:
        if type.isPointer, try !isSame(value, .integer(0)), try !isError(value, type) {
          return true
        }
      case .value(let wanted):
        // A number that the type cannot hold was not returned: 1 of a bool is no -EBUSY.
        if let number = plainNumber(wanted), !canBe(number, type) { continue }
        let made = try maker.value(wanted, as: type, "the wanted value")
        if try isSame(value, made) { return true }
      }
    }
    return false
  }

  /// Whether a value of a type can be a number, as a caller sees it: where it was put into an unsigned
  /// type narrower than an int it is no negative one any more.
  private func canBe(_ number: Int, _ type: CType) -> Bool {
    guard let scalar = program.scalar(type),
      StateMaker.bits(of: Int128(number), scalar) != nil
    else { return false }
    return number >= 0 || scalar.isSigned || scalar.bits >= 32
  }

  private func isSame(_ a: CMachine.Value, _ b: CMachine.Value) throws(Stop) -> Bool {
    switch (a.payload, b.payload) {
    case (.integer(let x), .integer(let y)): return x == y
    case (.pointer(let x), .pointer(let y)): return x == y
    case (.function(let x), .function(let y)): return x == y
    case (.unknown, _), (_, .unknown): return try machine.isEqual(a, b, at: machine.currentSpan)
    default: return false
    }
  }

  /// The number a value stands for, an error pointer being negative (include/linux/err.h).
  func number(_ value: CMachine.Value, _ type: CType) -> Int? {
    guard let number = value.number else { return nil }
    guard let scalar = program.scalar(type), scalar.kind == .pointer, scalar.bits == 32 else {
      return Int(number)
    }
    let narrow = Int(Int32(truncatingIfNeeded: number))
    return narrow < 0 && narrow >= -4095 ? narrow : Int(number)
  }

  /// Whether a value is an error; if asked for, also of a type without a sign that a caller may keep in an int.
  private func isError(
    _ value: CMachine.Value, _ type: CType, asInt: Bool = false
  ) throws(Stop) -> Bool {
    if value.isUnknown {
      return try machine.isWithin(value, -4095...(-1), at: machine.currentSpan)
    }
    guard var number = number(value, type) else { return false }
    if asInt, program.scalar(type)?.bits == 32 { number = Int(Int32(truncatingIfNeeded: number)) }
    return number < 0 && number >= -4095
  }

  /// A value in words: `-EBUSY (-16)`, `NULL`, an object's name.
  func shown(_ value: CMachine.Value, _ type: CType) -> String {
    if type.isVoid { return "nothing" }
    guard let number = number(value, type) else { return machine.describe(value) }
    if type.isPointer, number == 0 { return "NULL" }
    if number < 0, let errno = Errno(number: -number) { return "-\(errno.name) (\(number))" }
    return String(number)
  }

  private func outcome(of value: CMachine.Value, _ type: CType) -> Outcome {
    if type.isVoid, case .void = value.payload { return Outcome(kind: .void) }
    let number = number(value, type)
    let errno = number.flatMap { $0 < 0 ? Errno(number: -$0)?.name : nil }
    return Outcome(
      kind: .returned, value: number, text: shown(value, type), errno: errno,
      site: machine.siteFinding(of: value))
  }

  // MARK: State-making calls

  /// Whether a state-making call returned what it should.
  func isExpected(
    _ value: CMachine.Value, _ type: CType, _ expectation: Expectation, _ maker: StateMaker
  ) throws -> Bool {
    switch expectation {
    case .anything: return true
    case .byType:
      if value.isUnknown, !machine.followsPaths { return false }
      return try isGoodByType(value, type)
    case .oneOf(let patterns): return try matches(value, type, patterns, maker)
    }
  }

  /// The number a call should return, where there is one.
  func expectedNumber(_ expectation: Expectation, _ type: CType) -> Int? {
    switch expectation {
    case .anything: return nil
    case .byType: return type.isVoid || type.isPointer ? nil : 0
    case .oneOf(let patterns):
      guard patterns.count == 1, case .value(let value) = patterns[0].value else { return nil }
      return plainNumber(value)
    }
  }

  /// The numbers that the scenario calls bad.
  var badNumbers: [Int] {
    scenario.bad.returns.compactMap { pattern in
      guard case .value(let value) = pattern.value else { return nil }
      return plainNumber(value)
    }
  }

  private func plainNumber(_ value: StateValue) -> Int? {
    switch value {
    case .integer(let wide): Int(exactly: wide)
    case .constant(let name): program.constant(Name(name)).map { Int($0) }
    case .boolean(let isTrue): isTrue ? 1 : 0
    case .errno(let errno, let isNegative): isNegative ? -errno.number : errno.number
    case .errorPointer(let errno): -errno.number
    case .null: 0
    default: nil
    }
  }

  // MARK: Stops

  /// Judges a stop: bad only if it is a fault of the judged call that the scenario lists.
  func judge(_ stop: Stop, isJudgedCall: Bool) -> Judged {
    let outcome = machine.outcome(of: stop)
    guard case .fault(let fault) = stop.kind, isJudgedCall, isBad(fault) else {
      return Judged(verdict: .untestable, outcome: outcome)
    }
    return Judged(verdict: .bad, outcome: outcome)
  }

  private func isBad(_ fault: Fault) -> Bool {
    switch scenario.bad.faults {
    case .none: false
    case .any: true
    case .kinds(let kinds): kinds.contains { $0.value.rawValue == fault.rawValue }
    }
  }
}
