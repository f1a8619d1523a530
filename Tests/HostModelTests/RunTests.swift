import CMachine
import Foundation
import HostModel
import Testing
import Workbench

/// What a run says besides what the program prints.
@Suite struct Runs {
  private func evaluate(
    _ source: String, entry: String = "main", architecture: String = "x86_64",
    limits: Limits = Limits(), following: Following = .nothing
  ) throws -> OurRun {
    try HostModelTests.evaluate(
      Array(source.utf8), entry: entry, architecture: architecture, limits: limits,
      following: following)
  }

  // MARK: The end of a program

  @Test(arguments: [
    ("int main(void) { return 0; }", 0),
    ("int main(void) { return 124; }", 124),
    ("int main(void) { return 255; }", 255),
    ("int main(void) { return 256 + 7; }", 7),
    ("int main(void) { return -1; }", 255),
    ("int main(void) { }", 0),
    ("int main() { return 3; }", 3),
    ("int main(int argc, char **argv) { return argc; }", 1),
    ("#include <stdlib.h>\nint main(void) { exit(300); }", 44),
    ("#include <stdlib.h>\nvoid f(void) { exit(9); }\nint main(void) { f(); return 1; }", 9),
    ("#include <stdlib.h>\nint main(void) { _Exit(EXIT_FAILURE); }", 1),
    ("int main(void) { long long n = 0x100000005LL; return n; }", 5),
  ])
  func theStatusIsOneByte(_ source: String, _ status: Int) throws {
    let ours = try evaluate(source)
    #expect(ours.execution == Execution(status: status, output: []))
  }

  @Test func theFirstArgumentIsTheNameGiven() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int main(int argc, char *argv[]) { puts(argv[0]); return argv[argc] != 0; }
      """)
    #expect(ours.execution == Execution(status: 0, output: Array("program\n".utf8)))
  }

  @Test func anyFunctionWithoutParametersCanBeTheEntry() throws {
    let source = "static int seven(void) { return 7; } void none() { } int one(int n) { return n; }"
    #expect(try evaluate(source, entry: "seven").execution?.status == 7)
    #expect(try evaluate(source, entry: "none").execution?.status == 0)
    #expect(throws: HostTrouble.self) { try evaluate(source, entry: "one") }
    #expect(throws: HostTrouble.self) { try evaluate(source, entry: "main") }
  }

  @Test func aFunctionThatIsOnlyDeclaredIsNoEntry() {
    #expect(throws: HostTrouble.self) { try evaluate("int main(void);") }
    #expect(throws: HostTrouble.self) { try evaluate("") }
  }

  @Test func anUnknownArchitectureIsRefused() {
    #expect(throws: HostTrouble.self) {
      try evaluate("int main(void) { return 0; }", architecture: "pdp11")
    }
  }

  @Test(arguments: [("x86_64", 8), ("arm64", 8), ("i386", 4), ("arm", 4)])
  func theArchitectureDecidesTheDataModel(_ architecture: String, _ size: Int) throws {
    let source = "int main(void) { return sizeof(long) == sizeof(void *) ? sizeof(long) : 1; }"
    #expect(try evaluate(source, architecture: architecture).execution?.status == size)
  }

  @Test(arguments: [("x86_64", -1), ("arm64", 255), ("arm", 255)])
  func theArchitectureDecidesTheSignOfChar(_ architecture: String, _ value: Int) throws {
    let source = "int main(void) { char c = 255; return c == \(value); }"
    #expect(try evaluate(source, architecture: architecture).execution?.status == 1)
  }

  @Test func aStopAfterAnExitIsAStop() throws {
    let ours = try evaluate(
      """
      #include <stdlib.h>
      static int *p;
      static void last(void) { *p = 1; }
      int main(void) { atexit(last); exit(0); }
      """)
    #expect(ours.family == "null-pointer" && ours.line == 3)
  }

  @Test(arguments: [
    ("int main(int argc) { return argc; }", 1),
    ("int main(int argc, char **argv, char **envp) { return envp[0] == 0; }", 1),
    ("main(argc) { return argc + 4; }", 5),
  ])
  func mainMayHaveOneParameterOrThree(_ source: String, _ status: Int) throws {
    #expect(try evaluate(source).execution?.status == status)
  }

  // MARK: Output

  @Test func outputAndErrorsAreApart() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int main(void)
      {
        fprintf(stderr, "%s %d\\n", "wrong", 1);
        puts("right");
        fputs("also wrong\\n", stderr);
        fputc('!', stderr);
        return putchar('.') != '.';
      }
      """)
    #expect(ours.execution == Execution(status: 0, output: Array("right\n.".utf8)))
    #expect(String(decoding: ours.errorOutput, as: UTF8.self) == "wrong 1\nalso wrong\n!")
  }

  @Test func whatWasPrintedBeforeAStopIsThere() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int main(void) { printf("before"); return *(int *)0; }
      """)
    #expect(ours.family == "null-pointer")
    #expect(ours.output == Array("before".utf8))
  }

  @Test func everyByteCanBePrinted() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int main(void) { for (int i = 0; i < 256; i++) putchar(i); return 0; }
      """)
    #expect(ours.output == Array(0...255))
  }

  @Test(arguments: [
    "printf(\"%d\", n);", "printf(\"%s\", text);", "if (n) puts(\"yes\");", "putchar(n);",
  ])
  func whatNobodyWroteIsNeverPrinted(_ statement: String) throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int main(void) { int n; char text[4]; \(statement) return 0; }
      """)
    #expect(ours.execution == nil)
    #expect(ours.output.isEmpty)
  }

  // MARK: Limits

  @Test(arguments: [
    "int main(void) { for (;;) ; }",
    "int main(void) { int n = 0; while (n < 10) n = n % 5; return n; }",
    "int main(void) { again: goto again; }",
    "int main(void) { volatile int n = 1; do n = 1; while (n); return 0; }",
  ])
  func aLoopWithoutEndIsExhausted(_ source: String) throws {
    let ours = try evaluate(source)
    #expect(ours.stop?.kind == .exhausted)
    #expect(ours.line == 1)
  }

  @Test func theLimitOfStepsIsTheOneGiven() throws {
    let source = "int main(void) { int s = 0; for (int i = 0; i < 1000; i++) s ^= i; return s; }"
    var limits = Limits()
    limits.steps = 500
    #expect(try evaluate(source, limits: limits).stop?.kind == .exhausted)
    limits.steps = 100_000
    #expect(try evaluate(source, limits: limits).execution?.status == 0)
  }

  @Test(arguments: [
    "int f(int n) { return f(n + 1) + 1; } int main(void) { return f(0); }",
    "int g(void); int f(void) { return g(); } int g(void) { return f(); } int main(void) { return f(); }",
    "int main(void) { return main(); }",
  ])
  func aRecursionWithoutEndIsExhausted(_ source: String) throws {
    #expect(try evaluate(source).stop?.kind == .exhausted)
  }

  @Test func theLimitOfDepthIsTheOneGiven() throws {
    let source = "int f(int n) { return n ? f(n - 1) : 3; } int main(void) { return f(50); }"
    var limits = Limits()
    limits.callDepth = 20
    #expect(try evaluate(source, limits: limits).stop?.kind == .exhausted)
    limits.callDepth = 60
    #expect(try evaluate(source, limits: limits).execution?.status == 3)
  }

  @Test(arguments: [
    "int main(void) { for (;;) malloc(1 << 20); }",
    "int main(void) { return malloc(1u << 31) == 0; }",
    "int main(void) { return calloc(1 << 15, 1 << 15) == 0; }",
    "char big[1 << 30]; int main(void) { return big[5]; }",
  ])
  func tooMuchMemoryIsExhausted(_ source: String) throws {
    #expect(try evaluate("#include <stdlib.h>\n" + source).stop?.kind == .exhausted)
  }

  @Test func freedMemoryCountsNoLonger() throws {
    var limits = Limits()
    limits.memory = 1 << 20
    let ours = try evaluate(
      """
      #include <stdlib.h>
      int main(void) { for (int i = 0; i < 100; i++) free(malloc(1 << 18)); return 4; }
      """, limits: limits)
    #expect(ours.execution?.status == 4)
  }

  // MARK: What we cannot do

  @Test(arguments: [
    "double d; int main(void) { return 0; }",
    "double half(double x) { return x / 2; } int main(void) { return 0; }",
    "struct s { float f; int n; }; int main(void) { struct s s = { .n = 0 }; return s.n; }",
    "static const double pi = 3.14; int main(void) { return 0; }",
    "extern _Float128 f(long double, __float128); int main(void) { return 0; }",
    "typedef double _Complex z; int main(void) { return sizeof(double) != 8; }",
    "int main(void) { if (0) return 1.5 * 2.5; return 0; }",
  ])
  func floatingPointMayBeDeclared(_ source: String) throws {
    #expect(try evaluate(source).execution?.status == 0)
  }

  @Test(arguments: [
    "double d = 1; int main(void) { return d + 1; }",
    "int main(void) { float f = 3; return f * 2; }",
    "double half(double x) { return x / 2; } int main(void) { return half(4); }",
    "int main(void) { volatile int n = 3; return n * 0.5; }",
    "int main(void) { double d = 0.5; return d < 1.0; }",
  ])
  func floatingPointThatRunsIsUnsupported(_ source: String) throws {
    let ours = try evaluate(source)
    #expect(ours.stop?.kind == .unsupported)
    #expect(ours.line == 1)
  }

  @Test func aFunctionWithoutABodyIsNoGuess() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int outside(int);
      int main(void) { if (outside(3)) puts("taken"); return 0; }
      """)
    #expect(ours.execution == nil)
    #expect(ours.output.isEmpty)
  }

  @Test(arguments: ["int main(void) { return x; }", "int main(void) { return 1 +; }"])
  func whatGCCRefusesIsNotRun(_ source: String) throws {
    #expect(try evaluate(source).execution == nil)
  }

  // MARK: Programs

  @Test func aProgramCanBeRunTwice() throws {
    let source = "int main(void) { static int n = 4; return ++n; }"
    let statuses = try onLargeStack { () -> [Int] in
      let program = try HostProgram(
        file: ("test.c", Array(source.utf8)), folder: "/", architecture: "x86_64")
      return try (0..<3).map { _ in
        let run = try program.run("main", named: "a", limits: Limits()) { _, _ in }
        guard case .exited(let status) = run.end else { return -1 }
        return status
      }
    }
    #expect(statuses == [5, 5, 5])
  }

  @Test func aProgramOfItsOwnNamesComesBeforeTheLibrary() throws {
    let ours = try evaluate(
      """
      #include <stdio.h>
      int abs(int n) { return n * 100; }
      static int strlen(const char *s) { return s[0]; }
      int main(void) { printf("%d %d", abs(-2), strlen("A")); return 0; }
      """)
    #expect(String(decoding: ours.output, as: UTF8.self) == "-200 65")
  }

  @Test func filesBesideTheProgramAreIncluded() throws {
    try withFolder { folder in
      try "#define SIX 6\n".write(
        to: folder.appendingPathComponent("six.h"), atomically: true, encoding: .utf8)
      let source = "#include \"six.h\"\nint main(void) { return SIX; }"
      let path = folder.appendingPathComponent("test.c").path
      let ours = try HostModelTests.evaluate(Array(source.utf8), path: path)
      #expect(ours.execution?.status == 6)
    }
  }

  @Test func aTraceTellsCallsAndBranches() throws {
    let source =
      "static int f(int n) { if (n > 2) return 1; return 0; } int main(void) { return f(3); }"
    let traced = try evaluate(source, following: .everything).run.machine.trace
    #expect(traced.contains { $0.kind == .call && $0.text == "f(n = 3)" })
    #expect(traced.contains { $0.kind == .branch && $0.function == "f" })
    #expect(try evaluate(source).run.machine.trace.isEmpty)
  }
}
