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
    let source = try String(
      contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    let machine = try makeMachine(source, KernelEnvironment())
    let functions = machine.program.functionNames(in: ["test.c"])
    #expect(functions.contains { $0.hasPrefix("holds_") }, "\(name) holds nothing")
    for function in functions {
      let machine = try makeMachine(source, KernelEnvironment())
      let result = try result(of: function, machine)
      switch (function.prefix { $0 != "_" }, result) {
      case ("holds", .value(let number)): #expect(number == 0, "\(name): \(function)")
      case ("holds", _): Issue.record("\(name): \(function): \(result)")
      case ("faults", .fault), ("unknown", .unknown): break
      case ("faults", _), ("unknown", _): Issue.record("\(name): \(function): \(result)")
      default: break
      }
    }
  }

  /// Every row of the table, by one of its names at least.
  @Test func everyRowIsTried() throws {
    let environment = RecordingEnvironment()
    for name in Self.cases {
      let source = try String(
        contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
      let functions = try makeMachine(source, environment).program.functionNames(in: ["test.c"])
      for function in functions {
        _ = try result(of: function, makeMachine(source, environment))
      }
    }
    for row in KernelEnvironment.families.flatMap(\.rows) {
      #expect(
        row.names.contains { environment.called.contains($0) },
        "no case calls \(row.names.prefix(3).joined(separator: ", ")): \(row.note)")
    }
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

  private enum End {
    case value(Int64)
    case fault
    case unknown
    case stopped(String)
  }

  private func result(of function: String, _ machine: Machine) throws -> End {
    let symbol = try #require(machine.program.function(Name(function), in: "test.c"))
    do {
      guard case .function(let type) = symbol.type else { return .stopped("no function") }
      let arguments = type.parameters.map { _ in Value.integer(0) }
      let value = try machine.call(.source(symbol), arguments)
      return value.number.map(End.value) ?? .unknown
    } catch {
      switch error.kind {
      case .fault: return .fault
      case .unsupported: return .unknown
      default: return .stopped("\(error.kind) \(error.reason)")
      }
    }
  }
}

/// The kernel's models, remembering which were called.
private final class RecordingEnvironment: Environment {
  private let models = KernelEnvironment()
  private(set) var called: Set<String> = []

  func model(of name: Name) -> Model? { recording(models.model(of: name), name) }

  func fallback(for name: Name) -> Model? { recording(models.fallback(for: name), name) }

  private func recording(_ model: Model?, _ name: Name) -> Model? {
    model.map { model in
      Model(note: model.note) { machine, call throws(Stop) in
        self.called.insert(name.spelling)
        return try model.run(machine, call)
      }
    }
  }
}

/// A machine over one file in memory, with the kernel's names kept as calls.
private func makeMachine(_ source: String, _ environment: any Environment) throws -> Machine {
  let store = MemoryFileStore(["test.c": Array(source.utf8)])
  let target = Target(
    architecture: try #require(Architecture(named: "x86_64")), configuration: nil)
  let program = Program(
    store: store, outlines: OutlineStore(), target: target, sources: ["test.c"],
    kept: KernelEnvironment.kept)
  return Machine(program: program, environment: environment)
}
