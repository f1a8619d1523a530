import CMachine
import CProgram
import Findings
import Foundation
import KernelModel
import Runs
import Scenarios
import Testing
import Workbench

@testable import Replay

/// Random scenarios with some of their state left out: the verdict against that of every complete state.
@Suite struct ScenarioSoundnessTests {
  private static let count =
    ProcessInfo.processInfo.environment["FIRSTBAD_SOUNDNESS"].flatMap { Int($0) } ?? 320
  private static let first =
    ProcessInfo.processInfo.environment["FIRSTBAD_SOUNDNESS_START"].flatMap { Int($0) } ?? 1
  private static let batch = 40

  @Test(arguments: Array(stride(from: first, to: first + count, by: batch)))
  func verdictsAndCompleteStatesNeverDisagree(_ first: Int) throws {
    let (complaints, untold) = try onLargeStack {
      var complaints: [String] = []
      var untold: [String] = []
      for seed in first..<min(first + Self.batch, Self.first + Self.count) {
        let trial = try ScenarioTrial(seed: UInt64(seed))
        do { try trial.run() } catch {
          complaints.append("seed \(seed): \(error)\n\(trial.source)")
        }
        if let complaint = trial.complaint { complaints.append("seed \(seed): \(complaint)") }
        if let reason = trial.untold { untold.append("seed \(seed): \(reason)") }
      }
      return (complaints, untold)
    }
    #expect(
      complaints.isEmpty, "\(complaints.count): \(complaints.prefix(2).joined(separator: "\n"))")
    // A verdict that is always that nobody can tell would be none.
    #expect(untold.count * 20 <= Self.batch, "\(untold.joined(separator: "\n"))")
    if let file = ProcessInfo.processInfo.environment["FIRSTBAD_SOUNDNESS_TELL"] {
      let text = (complaints + untold).joined(separator: "\n----\n") + "\n"
      try text.write(toFile: "\(file)-s\(first)", atomically: true, encoding: .utf8)
    }
  }
}

/// Random scenarios of which not all paths are followed: what is said of the rest must hold all the same.
@Suite struct CutSoundnessTests {
  @Test func whatWasNotFollowedIsNotJudged() throws {
    let (complaints, cut) = try onLargeStack {
      var complaints: [String] = []
      var cut: [ReplayFinding] = []
      for seed in 1..<81 {
        let trial = try ScenarioTrial(seed: UInt64(seed))
        for limit in [3, 12, 24] {
          if let finding = try trial.run(paths: limit) { cut.append(finding) }
          if let complaint = trial.complaint { complaints.append("seed \(seed): \(complaint)") }
        }
      }
      return (complaints, cut)
    }
    #expect(
      complaints.isEmpty, "\(complaints.count): \(complaints.prefix(2).joined(separator: "\n"))")
    #expect(cut.count > 20 && cut.contains { $0.verdict == .depends })
  }

  /// Where one of two paths that part late was left, the other one says nothing of both.
  @Test func aPathThatWasLeftIsInNoCondition() throws {
    var told = 0
    for ends in ["0 : -16", "-16 : 0"] {
      let source =
        boxStruct + "int check(struct box *b)\n{\n\tif (b->count)\n\t\treturn b->limit ? \(ends);\n"
        + "\treturn 0;\n}\n"
      func finding(_ limit: Int) throws -> ReplayFinding {
        let program = Program(
          store: MemoryFileStore(["a.c": Array(source.utf8)]), outlines: OutlineStore(),
          target: Target(
            architecture: try #require(Architecture(named: "arm")), configuration: nil),
          sources: [], kept: KernelEnvironment.kept)
        var most = PathSearch.Limits()
        most.paths = limit
        let scenario = try readScenario(
          Array(boxScenario(fields: "count: unknown, limit: unknown").utf8))
        return PathReplay(
          scenario: scenario, variants: ConfigVariants([]) { _ in program }, limits: Limits(),
          isTracing: false, paths: most
        ).run().finding
      }
      let whole = try finding(8)
      #expect(whole.verdict == .depends && whole.paths?.leftOut == 0)
      let cut = try finding(2)
      #expect(cut.paths?.leftOut == 1)
      // Only a part may be known of when it is bad, and nothing more than that is told.
      if cut.verdict == .depends {
        told += 1
        #expect(cut.condition == whole.condition)
      } else {
        #expect(cut.verdict == .untestable)
      }
    }
    #expect(told > 0)
  }
}

/// One scenario and what was found.
private final class ScenarioTrial {
  private let state: RandomState
  private let architecture: String
  private var programs: [String: Program] = [:]
  let source: String
  /// What is wrong, nil if nothing is.
  private(set) var complaint: String?
  /// Why there is no verdict, nil if there is one or should be none.
  private(set) var untold: String?

  init(seed: UInt64) throws {
    var random = SplitMix(seed: seed &* 77 &+ 5)
    state = RandomState(&random, assignments: 12, isClosed: true)
    source =
      state.definition + "#define NULL ((void *)0)\n#define EBUSY 16\n#define ENOMEM 12\n"
      + "#define EINTR 4\n" + RandomCode.prelude + RandomCode(&random, state).text
    architecture = random.once(in: 3) ? "arm" : "x86_64"
  }

  private func replay(
    _ text: String, _ source: String, paths: Int? = nil
  ) throws -> (SingleReplay, PathReplay) {
    let scenario = try readScenario(Array(text.utf8))
    let program =
      try programs[source]
      ?? Program(
        store: MemoryFileStore(["a.c": Array(source.utf8)]), outlines: OutlineStore(),
        target: Target(
          architecture: #require(Architecture(named: architecture)), configuration: nil),
        sources: [], kept: KernelEnvironment.kept)
    programs[source] = program
    var limits = Limits()
    limits.steps = 20_000
    var most = PathSearch.Limits()
    if let paths { most.paths = paths }
    return (
      SingleReplay(scenario: scenario, program: program, limits: limits, isTracing: false),
      PathReplay(
        scenario: scenario, variants: ConfigVariants([]) { _ in program }, limits: limits,
        isTracing: false, paths: most)
    )
  }

  /// The scenario with values for what it leaves out; what has none is unknown.
  private func scenario(
    _ chosen: [String: Content], call: String = "f", bad: String = "-EBUSY"
  ) -> String {
    func text(_ slot: Slot) -> String {
      guard let value = chosen[slot.key] ?? (slot.isKnown ? slot.values[0] : nil) else {
        return "unknown"
      }
      return switch value {
      case .number(0) where ["next", "peer", "fn"].contains(slot.member): "NULL"
      case .number(-12) where ["next", "peer"].contains(slot.member): "error -ENOMEM"
      case .number(let number): String(number)
      case .object(let name): name
      case .function(let name): "function \(name)"
      }
    }
    func fields(_ object: String) -> String {
      state.slots.filter { $0.object == object }.map { "\($0.member): \(text($0))" }
        .joined(separator: ", ")
    }
    func variable(_ name: String) -> String {
      state.slots.first { $0.key == name }.map(text) ?? "0"
    }
    var requirements: [String] = []
    for slot in state.slots where !slot.isKnown && chosen[slot.key] == nil && slot.key != "x" {
      let values = slot.values.map { value in
        switch value {
        case .number(let number) where ["next", "peer"].contains(slot.member):
          "\(slot.key) == (void *)\(number)"
        case .number(let number): "\(slot.key) == \(number)LL"
        case .object(let name): "\(slot.key) == \(name)"
        case .function(let name): "\(slot.key) == \(name)"
        }
      }
      requirements.append("  - \"" + values.map { "(\($0))" }.joined(separator: " || ") + "\"")
    }
    return """
      format: firstbad.scenario/1
      name: random
      machine: {arch: \(architecture)}
      sources: [a.c]
      objects:
        a: {type: struct node, rest: unknown, fields: {\(fields("a"))}}
        b: {type: struct node, rest: unknown, fields: {\(fields("b"))}}
      globals: {gv: \(variable("gv"))}
      \(requirements.isEmpty ? "" : "require:\n" + requirements.joined(separator: "\n"))
      judge: {call: \(call), arguments: [a, b, \(variable("x"))]}
      bad: {returns: \(bad)}
      """
  }

  func run() throws {
    let text = scenario([:])
    var finding = try replay(text, source).0.run()
    if finding.outcome.kind == .unsupported { finding = try replay(text, source).1.run().finding }
    func complain(_ what: String) {
      complaint =
        complaint ?? "\(what)\n\(finding.verdict) \(finding.condition ?? "") \(finding.outcome)\n"
        + "\(text)\n\(source)"
    }
    let isXOpen = state.slots.contains { $0.key == "x" && !$0.isKnown }
    var results: [(chosen: [String: Content], outcome: Outcome, verdict: Verdict)] = []
    for chosen in state.assignments() {
      let found = try replay(scenario(chosen), source).0.run()
      if found.outcome.kind == .exhausted { return }
      results.append((chosen, found.outcome, found.verdict))
    }
    let ended = results.filter { $0.outcome.kind == .returned }
    func told(_ one: [String: Content]) -> String {
      one.filter { key, _ in state.slots.contains { $0.key == key && !$0.isKnown } }
        .map { "\($0) = \($1.text)" }.sorted().joined(separator: ", ")
    }
    let bad = ended.filter { $0.verdict == .bad }
    switch finding.verdict {
    case .bad:
      if let other = ended.first(where: { $0.verdict != .bad }) {
        complain("it is called bad, and is not for \(told(other.chosen))")
      }
    case .good:
      if let other = bad.first {
        complain("it is called good, and is bad for \(told(other.chosen))")
      }
    case .depends:
      if !isXOpen, bad.isEmpty || bad.count == ended.count {
        complain("it depends on nothing: \(bad.count) of \(ended.count) are bad")
      }
      try checkCondition(finding, ended.map { ($0.chosen, $0.verdict == .bad) }, complain)
      for example in finding.paths?.examples ?? [] {
        let fitting = ended.filter { fits($0.chosen, example) }
        if fitting.isEmpty, !isXOpen { complain("no state is like the example \(example)") }
        if let other = fitting.first(where: { ($0.verdict == .bad) != (example.verdict == .bad) }) {
          complain(
            "\(told(other.chosen)) is like the example \(example), and not \(example.verdict)")
        }
      }
    case .untestable:
      let isTold = !bad.isEmpty || ended.contains { $0.verdict == .good }
      if isTold { untold = "\(finding.outcome.reason ?? "no reason")\n\(text)\n\(source)" }
    }
  }

  /// Follows so many paths at most, and looks whether what is said holds for every state.
  ///
  /// - Returns: The finding, if paths were left.
  func run(paths limit: Int) throws -> ReplayFinding? {
    let text = scenario([:])
    let finding = try replay(text, source, paths: limit).1.run().finding
    guard let paths = finding.paths, paths.leftOut > 0 else { return nil }
    let whole =
      source
      + "int condition(struct node *a, struct node *b, int x)\n{\n\treturn !!(\(finding.condition ?? "0"));\n}\n"
    for chosen in state.assignments() {
      let found = try replay(scenario(chosen), source).0.run()
      guard found.outcome.kind == .returned else { continue }
      let isWrong =
        switch finding.verdict {
        case .bad: found.verdict != .bad
        case .good: found.verdict == .bad
        case .depends:
          try found.verdict != .bad
            && replay(scenario(chosen, call: "condition", bad: "1"), whole).0.run().outcome.value
              == 1
        case .untestable: false
        }
      if isWrong, complaint == nil {
        let values = chosen.map { "\($0) = \($1.text)" }.sorted().joined(separator: ", ")
        complaint =
          "of \(limit) paths: \(finding.verdict) \(finding.condition ?? "") is wrong for \(values)\n"
          + "\(text)\n\(source)"
      }
    }
    return finding
  }

  /// Reads the printed condition as C, in every state.
  private func checkCondition(
    _ finding: ReplayFinding, _ ended: [(chosen: [String: Content], isBad: Bool)],
    _ complain: (String) -> Void
  ) throws {
    guard let condition = finding.condition else { return complain("there is no condition") }
    let whole =
      source
      + "int condition(struct node *a, struct node *b, int x)\n{\n\treturn !!(\(condition));\n}\n"
    for (chosen, isBad) in ended {
      let found = try replay(scenario(chosen, call: "condition", bad: "1"), whole).0.run()
      guard found.outcome.kind == .returned, (found.outcome.value == 1) == isBad else {
        let values = chosen.map { "\($0) = \($1.text)" }.sorted().joined(separator: ", ")
        return complain(
          "the condition is \(found.outcome.text ?? found.outcome.reason ?? "?") for \(values), "
            + "which is \(isBad ? "bad" : "not bad")")
      }
    }
  }

  /// Whether a state has the values of an example.
  private func fits(_ chosen: [String: Content], _ example: StateExample) -> Bool {
    example.values.allSatisfy { value in
      let words: String? =
        switch chosen[value.name] {
        case .number(0) where ["NULL"].contains(value.value): "NULL"
        case .number(-12) where value.value == "-ENOMEM": "-ENOMEM"
        case .number(let number): String(number)
        case .object(let name): name
        case .function(let name): name
        case nil: nil
        }
      return words == value.value
    }
  }
}
