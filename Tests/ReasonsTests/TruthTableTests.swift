import Findings
import Foundation
import Testing
import Workbench

@testable import Reasons

/// Conditions taken apart, with gcc as the judge.
@Suite struct TruthTableTests {
  private func step(_ condition: String, _ outcome: Bool = true, _ values: String = "") -> TraceStep
  {
    TraceStep.all(of: [
      TraceEntry(
        depth: 0, kind: .branch, function: "f", file: "a.c", line: 1,
        text: "\(condition) is \(outcome)  [\(values)]")
    ])[0]
  }

  private static let refused = [
    "(a = g(b)) && b", "a++ || b", "--a && b", "a ? b : c", "a && (b ? c : d)", "a, b", "(a, b)",
    "a && (b, c)", "a += b", "a <<= b", "({ a; }) && b", "a && b)", "(a && b", "g(a) && b && g(a)",
    "",
    "likely(a, b)", "a[b) && c(", "&& a", "a ||", "!", "a && ()", "(*h)(a) || (*h)(a)",
  ]

  @Test(arguments: refused) func whatIsNotSureIsNotTakenApart(_ condition: String) {
    #expect(ConditionShape(condition) == nil)
    #expect(TruthTable(step(condition), step("x")) == nil)
  }

  private static let shapes: [(String, [String])] = [
    ("a & b == c", ["a & b == c"]), ("!a == b", ["! a != b"]), ("!(a == b)", ["a != b"]),
    ("!a & b", ["! a & b"]), ("!a[0] & b", ["! a [ 0 ] & b"]), ("a == NULL || 0 != b", ["a", "b"]),
    ("(int)a == b && !(long)c", ["( int ) a != b", "( long ) c"]),
    ("unlikely(!a) || likely(b && c)", ["a", "b", "c"]), ("a < b == c", ["a < b != c"]),
    ("s[0] == '&' || strcmp(s, \"a || b\") == 0", ["s [ 0 ] != '&'", "strcmp ( s , \"a || b\" )"]),
    ("g(a, b) && a", ["g ( a , b )", "a"]), ("a == b == c", ["a == b == c"]),
    ("a && a == 0", ["a"]), ("-a < b", ["- a < b"]),
    ("a->b.c != d[e && f]", ["a -> b . c != d [ e && f ]"]),
    ("a | b && c ^ d || !!e", ["a | b", "c ^ d", "e"]), ("*a && &b && !*c", ["* a", "& b", "* c"]),
    ("(a) && (b) || (c)", ["a", "b", "c"]), ("a\t&&  b", ["a", "b"]),
  ]

  @Test(arguments: shapes) func theseAreTheOperands(
    _ shape: (condition: String, operands: [String])
  ) {
    #expect(ConditionShape(shape.condition)?.operands == shape.operands, "\(shape.condition)")
  }

  @Test func aLongOrDeepConditionIsLeftAlone() {
    let deep = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(ConditionShape(deep) == nil)
    #expect(ConditionShape(String(repeating: "a && ", count: 100_000) + "b") == nil)
    #expect(ConditionShape(String(repeating: "!", count: 300) + "a") == nil)
    let wide = (0..<7).map { "a\($0)" }.joined(separator: " && ")
    #expect(TruthTable(step(wide), step("a0"))?.rows == [])
  }

  /// A random condition over small numbers.
  private func condition(_ dice: inout SplitMix, _ depth: Int) -> String {
    func number(_ dice: inout SplitMix) -> String {
      [
        "a", "b", "c", "d", "0", "1", "NULL", "2", "(int)b", "g(a, b)", "p[a && b]", "'&'", "-c",
        "!d", "(a)",
      ][
        dice.below(15)]
    }
    if depth == 0 || dice.once(in: 5) {
      let (x, y, z) = (number(&dice), number(&dice), number(&dice))
      let blank = dice.once(in: 3) ? "" : " "
      switch dice.below(9) {
      case 0: return x
      case 1: return "!\(x)"
      case 2: return "\(x)\(blank)==\(blank)\(y)"
      case 3: return "\(x) != \(y)"
      case 4: return "\(x)\(blank)<\(blank)\(y)"
      case 5: return "\(x) & \(y) == \(z)"
      case 6: return "\(x) - \(y)"
      case 7: return "\(x) >= \(y) != \(z)"
      default: return "\(x) | \(y)"
      }
    }
    let (x, y) = (condition(&dice, depth - 1), condition(&dice, depth - 1))
    switch dice.below(7) {
    case 0: return "(\(x))"
    case 1: return "!(\(x))"
    case 2: return "\(x) && \(y)"
    case 3: return "\(x) || \(y)"
    case 4: return "likely(\(x)) || (\(y))"
    case 5: return "(\(x) || \(y)) && !(\(y))"
    default: return "\(x)&&\(y)||\(condition(&dice, depth - 1))"
    }
  }

  /// Every row of every table holds for all values of the variables, says gcc.
  @Test func gccAgreesWithEveryRow() throws {
    var dice = SplitMix(seed: 41)
    var (source, count, rows) = ("", 0, 0)
    while count < 220 {
      let (before, after) = (condition(&dice, 3), condition(&dice, 3))
      guard let table = TruthTable(step(before), step(after)), !table.rows.isEmpty else { continue }
      count += 1
      rows += table.rows.count
      source +=
        "static void t\(count)(int a, int b, int c, int d)\n{\n\tint p[2] = {c, d}, row = 0, was = -1, is = -1;\n"
      for operand in table.operands { source += "\trow = row << 1 | !!(\(operand));\n" }
      source += "\tswitch (row) {\n"
      for (number, row) in table.rows.enumerated() {
        #expect(
          row.operands
            == (0..<table.operands.count).map { number >> (table.operands.count - 1 - $0) & 1 == 1 }
        )
        source +=
          "\tcase \(number): was = \(row.before == true ? 1 : 0); is = \(row.after == true ? 1 : 0); break;\n"
      }
      source +=
        "\t}\n\tif (was != !!(\(before)) || is != !!(\(after))) { printf(\"%d: %d %d %d %d\\n\", \(count), a, b, c, d); bad++; }\n}\n"
    }
    let calls = (1...count).map { "t\($0)(a, b, c, d);" }.joined(separator: " ")
    source =
      """
      #include <stdio.h>
      #undef NULL
      #define NULL 0
      #define likely(x) (x)
      static int bad;
      static int g(int x, int y) { return x == y; }
      \(source)
      int main(void)
      {
        for (int a = -1; a < 3; a++) for (int b = -1; b < 3; b++) for (int c = -1; c < 3; c++) for (int d = -1; d < 3; d++) { \(calls) }
        return bad != 0;
      }
      """
    let folder = try Folder()
    try Data(source.utf8).write(to: URL(fileURLWithPath: folder("t.c")))
    #expect(try run("gcc", ["-w", "-O0", "-o", folder("t"), folder("t.c")]) == "")
    #expect(try run(folder("t"), []) == "")
    #expect(rows > 1_000)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.start()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0
      ? "" : String(decoding: bytes.prefix(2_000), as: UTF8.self) + "failed"
  }

  // MARK: The scenario's state

  private func state(_ table: TruthTable?) -> [[Bool]]? {
    table.map { $0.rows.filter(\.isState).map(\.operands) }
  }

  @Test func theRowOfTheStateIsFound() {
    let before = step("x->d && x->d != x->e", false, "x->d = NULL")
    let after = step("x->c && x->c != x->e", true, "x->c = box; box != 0")
    let table = TruthTable(before, after)
    #expect(table?.operands == ["x -> d", "x -> d != x -> e", "x -> c", "x -> c != x -> e"])
    // The second operand was not asked for, so there is no one row.
    #expect(state(table) == [])
    let whole = TruthTable(
      step("a != b", false, "3 != 3"), step("a != b && c", true, "3 != 4; c = 1"))
    // `a != b` itself is not what it was: there is more to it than this condition.
    #expect(whole == nil)
    #expect(
      state(TruthTable(step("a", true, "a = 1"), step("a && !b", false, "a = 1; b = 2"))) == [
        [true, true]
      ])
  }

  @Test(arguments: [
    ("a && b", "a = ? (x); b = 1"), ("a && b", "b = 1; a = 1"), ("a && b", "a = 1"),
    ("a && b", "a = 1; b = 1; c = 1"),
    ("a < b && c", "-1 < 4294967295; c = 1"), ("g(a) && b", "1 >= 2; b = 1"),
    ("a && b", "a = nothing; b = 1"),
    ("a && b", "a = {...}; b = 1"), ("a == b && c", "? (x) == 1; c = 1"),
  ]) func valuesThatAreNotUnderstoodSayNothing(_ told: (condition: String, values: String)) throws {
    let shape = try #require(ConditionShape(told.condition))
    #expect(shape.truths(step(told.condition, true, told.values)).isEmpty)
  }
}
