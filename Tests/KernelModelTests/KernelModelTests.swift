import CMachine
import CProgram
import CSyntax
import Foundation
import KernelModel
import Testing

/// C of our own that calls the models.
///
/// Each function of a case says by its name how it ends: `holds_` returns 0 (else the line of the check
/// that failed), `faults_` in a fault, `unknown_` in a value that is not known or a stop that says so.
@Suite struct KernelModelTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".c") }.sorted()

  @Test(arguments: cases) func aModelDoesWhatItsRowSays(_ name: String) throws {
    let functions = try Self.functions(of: name)
    #expect(functions.contains { $0.name.hasPrefix("holds_") }, "\(name) holds nothing")
    for function in functions {
      let wrong = try Self.failure(of: function, KernelEnvironment())
      #expect(wrong == nil, "\(name): \(function.name): \(wrong ?? "")")
    }
  }

  /// A row that were not there, or answered the opposite, or did nothing, would be seen by a case.
  @Test(arguments: KernelEnvironment.families.map(\.title))
  func everyRowMatters(_ family: String) throws {
    #expect(!Self.callers.isEmpty)
    for row in KernelEnvironment.families.filter({ $0.title == family }).flatMap(\.rows) {
      let callers = Set(row.names.flatMap { Self.callers[$0] ?? [] }).sorted { $0.cost < $1.cost }
      for damage in Damage.allCases {
        let environment = DamagedEnvironment(row, damage)
        var isSeen = false
        for function in callers where !isSeen {
          isSeen = try Self.failure(of: function, environment) != nil
        }
        #expect(
          isSeen || environment.isHarmless,
          "\(damage) is not seen: \(row.names.prefix(3)): \(row.note)")
      }
    }
  }

  /// What a scenario says of a name stands before the table, so that allocation can fail.
  @Test func aScenarioMakesAnAllocationFail() throws {
    let source = "int f(void) { void *p = kzalloc(8, 0); return p ? 1 : -12; }"
    #expect(try value(of: source, KernelEnvironment()) == 1)
    let fails = Model(note: "fails", isOfScenario: true) { _, _ in .integer(0) }
    #expect(try value(of: source, KernelEnvironment(models: ["kzalloc": fails])) == -12)
  }

  /// Where a row says so, what the commit defines is run, and the model only where it defines nothing.
  @Test func sourceGoesFirstWhereARowSaysSo() throws {
    let call = """
      struct list_head { struct list_head *next, *prev; } a;
      int f(void) { return __list_add_valid(&a, &a, &a); }

      """
    let parameters = "(struct list_head *n, struct list_head *p, struct list_head *x)"
    let declaration = "struct list_head; int __list_add_valid\(parameters);"
    let definition =
      "struct list_head; static inline int __list_add_valid\(parameters) { return 1; }"
    #expect(try value(of: definition + call, KernelEnvironment()) == 1)
    #expect(try value(of: declaration + call, KernelEnvironment()) == 0)
  }

  @Test func messagesAreRenderedIntoTheTrace() throws {
    let source = """
      extern int elsewhere;
      int f(void) {
        pr_err("%s has %d of %d\\n", "it", 3, elsewhere);
        dev_warn((void *)0, "%#x\\n", 255);
        queue_work((void *)0, (void *)0);
        return 0;
      }
      """
    let machine = try makeMachine(source, KernelEnvironment(), isTracing: true)
    let symbol = try #require(machine.program.function(Name("f"), in: "test.c"))
    _ = try machine.call(.source(symbol), [])
    let lines = machine.trace.map(\.text)
    #expect(lines.contains("log: it has 3 of ?"))
    #expect(lines.contains("log: 0xff"))
    #expect(lines.contains("queue_work(NULL, NULL) = 1"))
  }

  @Test func warningsAreRecordedWithTheirText() throws {
    let source = "int f(void) { WARN(1, \"left\\n\"); return WARN_ON(1 + 1 == 2); }"
    let machine = try makeMachine(source, KernelEnvironment())
    let symbol = try #require(machine.program.function(Name("f"), in: "test.c"))
    _ = try machine.call(.source(symbol), [])
    #expect(machine.warnings.map(\.text) == ["left", "WARN_ON(1 + 1 == 2)"])
  }

  private func value(of source: String, _ environment: any Environment) throws -> Int64? {
    let machine = try makeMachine(source, environment)
    let symbol = try #require(machine.program.function(Name("f"), in: "test.c"))
    return try machine.call(.source(symbol), []).number
  }

  @Test func noNameStandsTwice() {
    let names = KernelEnvironment.families.flatMap(\.rows).flatMap(\.names)
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice.isEmpty)
  }

  /// The page lists what the table holds, in its words.
  @Test func thePageIsTheTable() throws {
    let page = Self.folder.appendingPathComponent("../../../docs/kernel-model.md").standardized
    let text = try String(contentsOf: page, encoding: .utf8)
    let heading = try #require(text.range(of: "## The table\n"))
    let expected = text[..<heading.upperBound] + "\n" + Self.table
    if ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] != nil {
      try expected.write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(text == expected, "docs/kernel-model.md is not the table")
    }
  }

  private static var table: String {
    KernelEnvironment.families.map { family in
      let rows = family.rows.map { row in
        "| \(row.names.map { "`\($0)`" }.joined(separator: " ")) | \(row.note)"
          + (row.isWithoutSource ? "; source goes first |" : " |")
      }
      return (["### \(family.title)", "", "| names | what they do |", "|---|---|"] + rows)
        .joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  // MARK: Running

  struct Function: Hashable {
    let source: String
    let name: String
    /// How many calls of models it makes: those that make few are run first.
    var cost = 0
  }

  private static func functions(of name: String) throws -> [Function] {
    let source = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return try makeMachine(source, KernelEnvironment()).program.functionNames(in: ["test.c"])
      .filter { ["holds_", "faults_", "unknown_"].contains(where: $0.hasPrefix) }
      .map { Function(source: source, name: $0) }
  }

  /// The functions of the cases that call a model, by its name; none if a case cannot be read.
  private static let callers = (try? calls()) ?? [:]

  private static func calls() throws -> [String: [Function]] {
    var calls: [String: [Function]] = [:]
    for var function in try cases.flatMap({ try functions(of: $0) }) {
      let environment = RecordingEnvironment()
      _ = try failure(of: function, environment)
      function.cost = environment.count
      for name in environment.called { calls[name, default: []].append(function) }
    }
    return calls
  }

  /// What is wrong with how a function of a case ends, nil if it ends as its name says.
  private static func failure(of function: Function, _ environment: any Environment) throws
    -> String?
  {
    let machine = try makeMachine(function.source, environment)
    let symbol = try #require(machine.program.function(Name(function.name), in: "test.c"))
    let end: String
    do {
      let value = try machine.call(
        .source(symbol), symbol.functionType.parameters.map { _ in .integer(0) })
      end = value.number.map { $0 == 0 ? "holds" : "line \($0)" } ?? "unknown"
    } catch {
      switch error.kind {
      case .fault: end = "faults"
      case .unsupported: end = "unknown"
      default: end = "\(error.kind) \(error.reason)"
      }
    }
    guard end == function.name.prefix(while: { $0 != "_" }) else { return end }
    // What nobody runs is seen here even if nothing depends on it.
    let guess = machine.assumptions.first { $0.note.hasPrefix("no source or model") }
    return guess.map { "\($0.name)() has no model" }
  }
}

/// A way for a row to be wrong.
private enum Damage: CaseIterable {
  case isMissing, answersTheOpposite, doesNothing
}

/// The kernel's models but for one row.
private final class DamagedEnvironment: Environment {
  private let models = KernelEnvironment()
  private let row: ModelFamily.Row
  private let damage: Damage
  private var hasAnswered = false

  /// What rows say of themselves that do nothing but answer 0 or write into the trace.
  private static let idle = [
    "does nothing", "do nothing", "not evaluated", "rendered into the trace", "the processor stays",
    "the object stays", "annotation", "no time passes", "no signal comes", "the sequence is 0",
    "nobody has written", "RCU is ready", "on processor 0", "memory does not lack", "no interrupt",
    "no deferred work", "no device goes away", "no task waits",
  ]

  init(_ row: ModelFamily.Row, _ damage: Damage) {
    self.row = row
    self.damage = damage
  }

  /// Whether the damage changes nothing, as far as the runs could tell.
  var isHarmless: Bool {
    switch damage {
    case .isMissing: false
    case .answersTheOpposite: !hasAnswered
    case .doesNothing: Self.idle.contains { row.note.contains($0) }
    }
  }

  func model(of name: Name) -> Model? { damaged(models.model(of: name), name) }

  func fallback(for name: Name) -> Model? { damaged(models.fallback(for: name), name) }

  private func damaged(_ model: Model?, _ name: Name) -> Model? {
    guard let model, row.names.contains(name.spelling) else { return model }
    if damage == .isMissing { return nil }
    return Model(note: model.note) { machine, call throws(Stop) in
      if self.damage == .doesNothing { return .integer(0) }
      let value = try model.run(machine, call)
      switch value.payload {
      case .integer(let bits):
        self.hasAnswered = true
        return .integer(bits == 0 ? 1 : 0)
      case .pointer, .function:
        self.hasAnswered = true
        return .integer(0)
      default: return value
      }
    }
  }
}

/// The kernel's models, remembering which were called.
private final class RecordingEnvironment: Environment {
  private let models = KernelEnvironment()
  private(set) var called: Set<String> = []
  private(set) var count = 0

  func model(of name: Name) -> Model? { recording(models.model(of: name), name) }

  func fallback(for name: Name) -> Model? { recording(models.fallback(for: name), name) }

  private func recording(_ model: Model?, _ name: Name) -> Model? {
    model.map { model in
      Model(note: model.note) { machine, call throws(Stop) in
        self.called.insert(name.spelling)
        self.count += 1
        return try model.run(machine, call)
      }
    }
  }
}

/// A machine over one file in memory, with the kernel's names kept as calls.
private func makeMachine(
  _ source: String, _ environment: any Environment, isTracing: Bool = false
) throws -> Machine {
  let store = MemoryFileStore(["test.c": Array(source.utf8)])
  let target = Target(
    architecture: try #require(Architecture(named: "x86_64")), configuration: nil)
  let program = Program(
    store: store, outlines: OutlineStore(), target: target, sources: ["test.c"],
    kept: KernelEnvironment.kept)
  return Machine(program: program, environment: environment, isTracing: isTracing)
}
