import CMachine
import CProgram
import CSyntax
import Constraints
import Testing
import Workbench

/// Every path through functions of which nothing is known, against every assignment of small domains.
@Suite struct PathTests {
  /// What a run came to, as far as two runs can be compared.
  private enum End: Hashable {
    case returned(Int64)
    case fault(String)
    case cut(String)
    case other(String)
  }

  /// The values that each unknown is given in turn.
  private static let domain: [Int64] = [-2, -1, 0, 1, 2, 3, 7, 100]

  private func program(_ source: String, _ architecture: String) throws -> Program {
    let store = MemoryFileStore(["test.c": Array(source.utf8)])
    let target = Target(
      architecture: try #require(Architecture(named: architecture)), configuration: nil)
    return Program(
      store: store, outlines: OutlineStore(), target: target, sources: ["test.c"],
      kept: { _ in nil })
  }

  private func end(
    _ program: Program, _ function: String, _ oracle: PathSearch?, _ arguments: [Int64]?
  ) throws -> End {
    let symbol = try #require(program.function(Name(function), in: "test.c"))
    let machine = Machine(
      program: program, environment: NoModels(), keepsSites: false, oracle: oracle)
    var values: [Value] = []
    for (index, type) in symbol.functionType.parameters.enumerated() {
      if let arguments {
        let scalar = try #require(program.scalar(type))
        values.append(
          machine.converted(
            .integer(Int(arguments[index])), from: Scalar(bits: 64, isSigned: true), to: scalar))
      } else {
        values.append(machine.unknown("abcdefgh".dropFirst(index).prefix(1).description, of: type))
      }
    }
    do throws(Stop) {
      let value = try machine.call(.source(symbol), values)
      return .returned(try machine.number(value, at: machine.currentSpan))
    } catch {
      switch error.kind {
      case .fault(let fault): return .fault(fault.rawValue)
      case .exhausted: return .cut(error.reason)
      default: return .other(error.reason)
      }
    }
  }

  /// Runs a function on unknown arguments, and compares each path with what concrete arguments come to.
  private func compare(
    _ source: String, _ architecture: String = "x86_64", location: SourceLocation = #_sourceLocation
  ) throws {
    try onLargeStack {
      let program = try program(source, architecture)
      let symbol = try #require(program.function(Name("f"), in: "test.c"))
      let types = symbol.functionType.parameters
      let search = PathSearch(followsFaults: true)
      var trouble: (any Error)?
      let found = search.explore { () -> End in
        do { return try end(program, "f", search, nil) } catch {
          trouble = error
          return .other("\(error)")
        }
      }
      if let trouble { throw trouble }
      #expect(found.leftOut == 0, "\(source)", sourceLocation: location)
      var returnValues: [Int: Int64] = [:]
      for (index, path) in found.paths.enumerated() {
        if case .returned(let value) = path.outcome { returnValues[index] = value }
      }
      let symbols = try types.enumerated().map { index, type in
        let scalar = try #require(program.scalar(type))
        return try search.store.symbol(
          "abcdefgh".dropFirst(index).prefix(1).description,
          width: scalar.kind == .bool ? 1 : scalar.bits)
      }
      func check(_ chosen: [Int64]) throws {
        if chosen.count < types.count {
          for value in Self.domain { try check(chosen + [value]) }
          return
        }
        let wanted = try end(program, "f", nil, chosen)
        let assignment = Assignment(
          zip(symbols, chosen).map { symbol, value in
            guard case .bits(let width) = search.store.sort(of: symbol) else { return (symbol, 0) }
            let bits = UInt128(truncatingIfNeeded: value)
            let mask = UInt128.max >> UInt128(128 - width)
            return (symbol, width == 1 ? (value == 0 ? 0 : 1) : bits & mask)
          })
        let evaluator = Evaluator(search.store, assignment)
        let fitting = found.paths.filter { path in
          path.literals.allSatisfy { evaluator.holds($0.condition) }
        }
        #expect(fitting.count == 1, "\(chosen) of \(source)", sourceLocation: location)
        guard let path = fitting.first else { return }
        #expect(path.outcome == wanted, "\(chosen) of \(source)", sourceLocation: location)
      }
      try check([])
    }
  }

  @Test(arguments: [
    "int f(int a, int b) { if (a > b) return 1; if (a == b) return 2; return 3; }",
    "int f(int a) { return a ? 5 : 6; }",
    "int f(unsigned a) { if (a - 1 < 3) return 1; return 0; }",
    "int f(char a, short b) { if (a * b > 100) return 1; if (a + b < -3) return 2; return 0; }",
    "int f(_Bool a, _Bool b) { if (a && !b) return 1; return a || b ? 2 : 3; }",
    "int f(int a) { switch (a) { case 1: return 10; case 2 ... 7: return 20; case -1: return 30; } return 40; }",
    "int f(unsigned char a) { switch (a) { case 255: return 1; case 254: return 2; default: return 3; } }",
    "int f(int a, int b) { if (b == 0) return -1; return a / b > 1; }",
    "int f(int a, int b) { return a % b == 0 ? 1 : 2; }",
    "int f(int a, unsigned b) { return a < b ? 1 : 2; }",
    "int f(long a, int b) { if ((a << 3) == b * 8L) return 1; return a >> 1 > 0 ? 2 : 3; }",
    "int f(int a) { int n = 0; for (int i = 0; i < a && i < 5; i++) n += i; return n; }",
    "int f(int a) { if (~a & 1) return 1; if (-a > 0) return 2; if (!a) return 3; return !!a; }",
    "int f(int a, int b) { int c = a > 2; int d = b > 2; if (c == d) return 1; return c + 2 * d; }",
    "int f(int a) { static const int v[4] = { 4, 5, 6, 7 }; if (a < 0 || a > 3) return -1; return v[a]; }",
    "int f(short a) { unsigned char c = a; return c == 254 ? 1 : c > 100 ? 2 : 3; }",
    "int f(int a, int b) { if ((a & b) == 2) return 1; if ((a | b) == 3) return 2; return (a ^ b) == 1; }",
    "int f(unsigned a, int b) { return a >> (b & 3) == 1 ? 1 : 0; }",
    "int f(int a) { goto middle; top: a--; middle: if (a > 1 && a < 9) goto top; return a > 50 ? 1 : a == 1; }",
    "int f(int a, int b) { struct s { int x : 4; unsigned y : 3; } s; s.x = 1; s.y = 2; if (a == s.x) return 1; return b == s.y; }",
    "static int g(int x) { if (x > 1) return -16; return 0; } int f(int a) { int e = g(a); if (e) return e; return 1; }",
    "int f(__int128 a, int b) { return a > b ? 1 : a == b ? 2 : 3; }",
  ])
  func everyAssignmentFitsOnePathAndComesToItsEnd(_ source: String) throws {
    try compare(source)
    if !source.contains("__int128") { try compare(source, "arm") }
  }

  @Test func randomFunctionsDoTheSameOnTheirPaths() throws {
    var random = Numbers(seed: 17)
    for _ in 0..<60 { try compare(RandomFunction(&random).text) }
  }
}

/// Random numbers that are the same on every machine.
private struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A function of two numbers with branches on what is computed from them.
private struct RandomFunction {
  private(set) var text = ""

  init(_ random: inout Numbers) {
    let types = ["int", "unsigned", "short", "unsigned char", "long", "_Bool", "signed char"]
    let a = types.randomElement(using: &random) ?? "int"
    let b = types.randomElement(using: &random) ?? "int"
    text = "int f(\(a) a, \(b) b) { int r = 0; "
    for number in 1...Int.random(in: 2...4, using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        text += "if (\(Self.condition(&random, 2))) r += \(number); else r -= \(number); "
      case 1: text += "if (\(Self.condition(&random, 2))) return r * 10 + \(number); "
      case 2: text += "a = \(Self.value(&random, 2)); "
      default: text += "b \(["+", "-", "^", "|"].randomElement(using: &random) ?? "+")= a; "
      }
    }
    text += "return r; }"
  }

  private static func condition(_ random: inout Numbers, _ depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 5 : 2), using: &random) {
    case 0, 1:
      let operation = ["<", ">", "<=", ">=", "==", "!="].randomElement(using: &random) ?? "<"
      return "\(value(&random, depth)) \(operation) \(value(&random, depth))"
    case 2: return "(\(condition(&random, depth - 1))) && (\(condition(&random, depth - 1)))"
    case 3: return "(\(condition(&random, depth - 1))) || (\(condition(&random, depth - 1)))"
    default: return "!(\(condition(&random, depth - 1)))"
    }
  }

  private static func value(_ random: inout Numbers, _ depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &random) {
    case 0: return "a"
    case 1: return "b"
    case 2: return String(Int.random(in: -3...5, using: &random))
    case 3: return "(\(value(&random, depth - 1)) + \(value(&random, depth - 1)))"
    case 4: return "(\(value(&random, depth - 1)) & \(value(&random, depth - 1)))"
    default:
      let type = ["short", "unsigned char", "unsigned", "long"].randomElement(using: &random)
      return "(\(type ?? "long"))(\(value(&random, depth - 1)) * 2)"
    }
  }
}
