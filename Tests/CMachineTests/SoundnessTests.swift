import CMachine
import CProgram
import CSyntax
import Constraints
import Foundation
import Testing
import Workbench

/// Random functions on states of which a part is unknown: what the paths say against every assignment, run alone.
@Suite struct SoundnessTests {
  /// How many cases there are; FIRSTBAD_SOUNDNESS asks for more, FIRSTBAD_SOUNDNESS_START for others.
  private static let count = number("FIRSTBAD_SOUNDNESS") ?? 2_000
  private static let first = number("FIRSTBAD_SOUNDNESS_START") ?? 1
  private static let batch = 100

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  @Test(arguments: Array(stride(from: first, to: first + count, by: batch)))
  func pathsAndAssignmentsNeverDisagree(_ first: Int) throws {
    let (complaints, reasons) = try onLargeStack {
      var complaints: [String] = []
      var reasons: [String] = []
      for seed in first..<min(first + Self.batch, Self.first + Self.count) {
        let trial = try SoundnessTrial(seed: UInt64(seed))
        if Self.count == 1 { print(trial.description) }
        do { try trial.run() } catch { complaints.append("seed \(seed): \(error)") }
        if trial.isOpen { reasons.append("seed \(seed): \(trial.openReason ?? "too many paths")") }
        if let complaint = trial.complaint { complaints.append(complaint) }
      }
      return (complaints, reasons)
    }
    #expect(
      complaints.isEmpty, "\(complaints.count): \(complaints.prefix(2).joined(separator: "\n"))")
    // A search that always says that it cannot tell would be no search.
    #expect(reasons.count * 20 <= Self.batch, "\(reasons.joined(separator: "\n"))")
    if let file = ProcessInfo.processInfo.environment["FIRSTBAD_SOUNDNESS_TELL"] {
      let text = (complaints + reasons).joined(separator: "\n----\n") + "\n"
      try text.write(toFile: "\(file)-\(first)", atomically: true, encoding: .utf8)
    }
  }
}

/// One case: a function, a state, and what was found.
final class SoundnessTrial {
  /// What a run came to.
  enum End: Hashable {
    case bad, good, outside
    case fault(String)
    case open(String)

    var isOpen: Bool { if case .open = self { true } else { false } }
    var isFault: Bool { if case .fault = self { true } else { false } }
  }

  private let seed: UInt64
  private let state: RandomState
  private let source: String
  private let program: Program
  private let isRequired: Bool
  private let followsFaults: Bool
  private let restIsZero: Bool
  /// What is wrong, nil if nothing is.
  private(set) var complaint: String?
  /// Whether some assignment was not told.
  private(set) var isOpen = false

  convenience init(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let state = RandomState(&random, assignments: 24)
    let code = RandomCode(&random, state)
    try self.init(
      seed: seed, state, code.text, isRequired: !random.once(in: 3),
      followsFaults: random.once(in: 2), restIsZero: random.once(in: 3),
      architecture: random.once(in: 4) ? "arm" : "x86_64")
  }

  /// A case with a function `f` of the caller's.
  init(
    seed: UInt64 = 0, _ state: RandomState, _ code: String, isRequired: Bool = false,
    followsFaults: Bool, restIsZero: Bool, architecture: String = "x86_64"
  ) throws {
    self.seed = seed
    self.state = state
    self.isRequired = isRequired
    self.followsFaults = followsFaults
    self.restIsZero = restIsZero
    source = state.definition + RandomCode.prelude + code + Self.requirement(of: state)
    let store = MemoryFileStore(["test.c": Array(source.utf8)])
    program = Program(
      store: store, outlines: OutlineStore(),
      target: Target(
        architecture: try #require(Architecture(named: architecture)), configuration: nil),
      sources: ["test.c"], kept: { _ in nil })
  }

  /// A function that says whether a state is one of those that are tried, as far as the scenario can name it.
  private static func requirement(of state: RandomState) -> String {
    var parts: [String] = []
    for slot in state.slots where !slot.isKnown && slot.object != "f" && slot.object != "g" {
      if slot.values.contains(.object("f")) || slot.values.contains(.object("g")) { continue }
      let choices = slot.values.map { value in
        switch value {
        case .number(let number) where slot.member == "next" || slot.member == "peer":
          "\(slot.key) == (void *)\(number)"
        case .number(let number): "\(slot.key) == \(number)LL"
        case .object(let name): "\(slot.key) == \(name)"
        case .function(let name): "\(slot.key) == \(name)"
        }
      }
      parts.append("(" + choices.map { "(\($0))" }.joined(separator: " | ") + ")")
    }
    return "int required(struct node *a, struct node *b, int x)\n{\n  return "
      + (parts.isEmpty ? ["1"] : parts).joined(separator: "\n    & ") + ";\n}\n"
  }

  private func complain(_ text: String) {
    guard complaint == nil else { return }
    complaint = "seed \(seed): \(text)\n\(description)"
  }

  /// The case for whoever reads a failure.
  var description: String {
    "state: \(state.text)\nrequired: \(isRequired), faults: \(followsFaults), zero: \(restIsZero), "
      + "\(program.target.architecture.name)\n\(source)"
  }

  // MARK: Running

  /// Makes the state in a machine, calls the function and says what it came to.
  ///
  /// - Parameter chosen: A value for every slot; nil leaves what is not known to the oracle.
  private func end(_ oracle: PathSearch?, _ chosen: [String: Content]?) throws -> End {
    // Some of the loops have no end.
    var limits = Limits()
    limits.steps = 4_000
    let machine = Machine(
      program: program, environment: NoModels(), limits: limits, keepsSites: false, oracle: oracle)
    let type = try #require(program.unit(at: "test.c")?.type(named: "struct node"))
    let layout = try #require(type.record).layout(program)
    var objects: [String: Pointer] = [:]
    for name in state.objects where chosen != nil || name == "a" || name == "b" {
      objects[name] = try machine.allocate(
        name, size: layout.size, kind: .given, rest: restIsZero ? .zero : .unknown, type: type,
        isNamedByPointer: true)
    }
    for slot in state.slots {
      let value = chosen?[slot.key] ?? (slot.isKnown ? slot.values[0] : nil)
      if slot.object.isEmpty {
        guard slot.member == "gv" else { continue }
        let symbol = try #require(program.variable(Name("gv"), in: "test.c"))
        let place = try machine.pointer(to: symbol)
        if let value {
          try machine.write(
            made(value, objects, machine), through: Value(.pointer(place)), bytes: 4, at: .none)
        } else {
          try machine.makeUnknown(place, .int, nil)
        }
        continue
      }
      guard let object = objects[slot.object],
        let field = layout.fields.first(where: { $0.member.name?.spelling == slot.member }),
        let scalar = program.scalar(field.member.type)
      else { continue }
      let place = object.moved(by: field.offset)
      if let value {
        let made = try made(value, objects, machine)
        if let bits = field.bits {
          try machine.writeBits(made, at: place, bits, scalar, span: .none)
        } else {
          let fitted: Value =
            if case .integer(let number) = made.payload {
              Value(.integer(scalar.wrap(number)))
            } else { made }
          try machine.write(
            fitted, through: Value(.pointer(place)), bytes: scalar.bytes, at: .none)
        }
      } else if restIsZero {
        try machine.makeUnknown(place, field.member.type, field.bits)
      }
    }
    let x: Value =
      if let value = chosen?["x"] ?? known("x") { try made(value, objects, machine) } else {
        machine.unknown("x", of: .int, .argument)
      }
    let arguments = [
      Value(.pointer(try #require(objects["a"]))), Value(.pointer(try #require(objects["b"]))), x,
    ]
    do throws(Stop) {
      if isRequired, chosen == nil {
        let value = try machine.call(try function("required"), arguments)
        guard try machine.isTrue(value, at: .none) else { return .outside }
      }
      let value = try machine.call(try function("f"), arguments)
      return try machine.isEqual(value, .integer(-16), at: .none) ? .bad : .good
    } catch {
      if case .fault(let fault) = error.kind { return .fault(fault.rawValue) }
      return .open(error.reason)
    }
  }

  private func known(_ key: String) -> Content? {
    state.slots.first { $0.key == key && $0.isKnown }?.values.first
  }

  private func function(_ name: String) throws(Stop) -> Callable {
    guard let symbol = program.function(Name(name), in: "test.c") else {
      throw Stop(.invalid, "no function \(name)")
    }
    return .source(symbol)
  }

  private func made(
    _ content: Content, _ objects: [String: Pointer], _ machine: Machine
  ) throws -> Value {
    switch content {
    case .number(let number): return .integer(Int(number))
    case .object(let name): return Value(.pointer(try #require(objects[name])))
    case .function(let name):
      return machine.value(of: try #require(program.function(Name(name), in: "test.c")))
    }
  }

  // MARK: Comparing

  func run() throws {
    var limits = PathSearch.Limits()
    // A handful of cases with many hundred paths took as long as all others.
    limits.paths = 200
    let search = PathSearch(limits: limits, followsFaults: followsFaults)
    var trouble: (any Error)?
    let found = search.explore { () -> End in
      do { return try end(search, nil) } catch {
        trouble = error
        return .open("\(error)")
      }
    }
    if let trouble { throw trouble }
    if found.leftOut > 0 { isOpen = true }
    let separation = try condition(of: found.paths, search)
    var hit: Set<Int> = []
    for chosen in state.assignments() {
      let wanted = try end(nil, chosen)
      if wanted.isOpen || wanted.isFault && !followsFaults { continue }
      let values = StateReading(chosen)
      let assignment = Assignment(
        search.symbols.compactMap { symbol in
          guard case .bits(let width) = search.store.sort(of: symbol.term) else { return nil }
          guard let value = values.value(of: symbol.name) else {
            complain("the symbol \(symbol.name) names nothing")
            return nil
          }
          return (symbol.term, value & UInt128.max >> UInt128(128 - width))
        })
      let evaluator = Evaluator(search.store, assignment)
      let fitting = found.paths.indices.filter { number in
        found.paths[number].literals.allSatisfy { evaluator.holds($0.condition) }
      }
      let told = chosen.filter { key, _ in state.slots.contains { $0.key == key && !$0.isKnown } }
        .sorted { $0.key < $1.key }.map { "\($0) = \($1.text)" }.joined(separator: ", ")
      if fitting.count != 1 {
        if fitting.isEmpty, found.leftOut > 0 { continue }
        complain("\(fitting.count) paths for \(told), which is \(wanted)")
        return
      }
      hit.insert(fitting[0])
      let outcome = found.paths[fitting[0]].outcome
      if outcome.isOpen {
        isOpen = true
        openReason = "\(outcome)"
        continue
      }
      if outcome != wanted {
        complain("\(told) is \(wanted) alone, and \(outcome) on its path")
        return
      }
      guard let separation, !wanted.isFault else { continue }
      if evaluator.holds(separation) != (wanted == .bad) {
        complain("\(told) is \(wanted), and the condition says otherwise")
        return
      }
    }
    guard isRequired, state.isClosed, followsFaults, found.leftOut == 0 else { return }
    for (number, path) in found.paths.enumerated()
    where !hit.contains(number) && path.outcome != .outside && !path.outcome.isOpen {
      complain("no assignment leads down the path to \(path.outcome)")
    }
  }

  /// Why the last assignment that was not told was not.
  private(set) var openReason: String?

  /// The condition under which paths are bad; nil where there is nothing to tell apart.
  private func condition(
    of paths: [PathSearch.Path<End>], _ search: PathSearch
  ) throws -> Term? {
    guard paths.contains(where: { $0.outcome == .bad }) else { return nil }
    // Scenarios tell all paths apart, predicates merged ones.
    let isMerged = seed % 2 == 0
    let judged = paths.map { path in
      let isOutside = path.outcome.isFault || path.outcome == .outside
      let outcome: PathCase.Outcome? =
        isOutside
        ? nil
        : path.isUncertain || path.outcome.isOpen ? .open : path.outcome == .bad ? .bad : .good
      return (literals: path.literals.map(\.condition), outcome: outcome)
    }
    let cases =
      isMerged
      ? PathCase.merged(judged)
      : judged.compactMap { path in path.outcome.map { PathCase(path.literals, $0) } }
    guard !cases.contains(where: { $0.outcome == .open }) else { return nil }
    do {
      return try Separator.separate(cases, search.solver, limits: Self.separatorLimits)
        .condition.term(in: search.store)
    } catch {
      complain("the paths cannot be told apart: \(error)")
      return nil
    }
  }

  /// What is found must be right; that it is the shortest is for other tests, and takes long.
  private static let separatorLimits: Separator.Limits = {
    var limits = Separator.Limits()
    limits.selections = 64
    limits.primes = 4
    limits.covers = 200
    return limits
  }()
}

/// Reads a state by the names that symbols have.
struct StateReading {
  private let state: [String: Content]

  init(_ state: [String: Content]) { self.state = state }

  /// The bits of a name such as `a->next->v`; nil if it names nothing, 0 if a pointer on the way leads nowhere.
  func value(of name: String) -> UInt128? {
    var parts = name.split(separator: ">").map {
      $0.hasSuffix("-") ? String($0.dropLast()) : String($0)
    }
    if parts.count == 1, ["a", "b"].contains(name) { return address(.object(name)) }
    if name.hasPrefix("&"), let part = parts.last {
      let member = part.utf8.reduce(0) { $0 * 31 + UInt128($1) } % 500
      return address(.object(String(parts[0].dropFirst()))) + 8 * member + 8
    }
    if parts.count == 1, RandomState.functions.contains(name) { return address(.function(name)) }
    if parts.count == 1 { return state[name].map(address) }
    var object = parts.removeFirst()
    while parts.count > 1 {
      guard let next = state["\(object)->\(parts.removeFirst())"] else { return nil }
      guard case .object(let name) = next else { return 0 }
      object = name
    }
    return state["\(object)->\(parts[0])"].map(address)
  }

  private func address(_ content: Content) -> UInt128 {
    switch content {
    case .number(let number): UInt128(truncatingIfNeeded: number)
    case .object(let name): 0xFFFF_C000_E100_0000 + UInt128(name.utf8.first ?? 0) * 0x1000
    case .function(let name): 0xFFFF_FFFF_FF00_0000 + UInt128(name.utf8.first ?? 0) * 16
    }
  }
}
