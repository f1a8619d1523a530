import Findings
import Foundation
import Testing
import Workbench

/// `firstbad eval`: what it prints, and how it ends.
@Suite struct EvalCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func eval(_ text: String, _ words: String...) throws -> Answer {
    try folder.write("program.c", text)
    return try Run(arguments: ["eval", "program.c"] + words, directory: folder.path).start()
  }

  private func finding(_ text: String, _ words: String...) throws -> EvaluationFinding {
    try folder.write("program.c", text)
    let answer = try Run(
      arguments: ["eval", "program.c", "--format", "json"] + words, directory: folder.path
    ).start()
    #expect(answer.errors.isEmpty, "\(answer.complaint)")
    return try JSONDecoder().decode(EvaluationFinding.self, from: Data(answer.output))
  }

  @Test(arguments: [(0, 0), (7, 7), (124, 124), (125, 124), (255, 124), (256, 0), (-1, 124)])
  func theExitCodeIsTheProgramsUpTo124(_ status: Int, _ code: Int32) throws {
    let answer = try eval("int main(void) { return \(status); }")
    #expect(answer.status == code && answer.output.isEmpty, "\(answer.complaint)")
    // What is not the program's own status is told.
    #expect(answer.errors.isEmpty == (UInt8(truncatingIfNeeded: status) <= 124))
  }

  @Test func outputIsTheProgramsOwnToTheByte() throws {
    let answer = try eval(
      """
      #include <stdio.h>
      int main(void) { printf("a\\n"); fprintf(stderr, "b\\n"); putchar(0xe9); return 3; }
      """)
    #expect(answer.status == 3)
    #expect(answer.output == Array("a\n".utf8) + [0xE9])
    #expect(answer.complaint == "b\n")
  }

  @Test func aStopIs125AndTellsBothPlaces() throws {
    let text = """
      #include <stdlib.h>
      int main(void)
      {
        int *p = malloc(4);
        free(p);
        return *p;
      }
      """
    let answer = try eval(text)
    #expect(answer.status == 125 && answer.output.isEmpty)
    #expect(answer.complaints.first?.hasPrefix("program.c:6: fault: use-after-free: ") == true)
    #expect(answer.complaint.contains("allocated here: program.c:4"))
    #expect(answer.complaint.contains("freed here: program.c:5"))
    let finding = try finding(text)
    #expect(finding.outcome.kind == .fault && finding.outcome.isStop)
  }

  @Test func whatWasPrintedBeforeAStopIsThere() throws {
    let answer = try eval(
      "#include <stdio.h>\nint main(void) { puts(\"before\"); return 1 / (int)sizeof(char[0]); }")
    #expect(answer.status == 125 && answer.text == "before\n")
  }

  @Test func theJSONHoldsTheOutputAndTheWholeStatus() throws {
    let finding = try finding(
      "#include <stdio.h>\nint main(void) { printf(\"x\\n\"); return 200; }")
    #expect(finding.format == "firstbad.eval/1")
    #expect(finding.output == "x\n" && finding.outcome.kind == .returned)
    #expect(finding.outcome.value == 200 && finding.entry == "main")
    #expect(finding.architecture == "x86_64" && finding.trace.isEmpty && finding.steps > 0)
  }

  @Test func aTraceShowsCallsBranchesAndReturns() throws {
    let text = """
      static int twice(int a) { if (a > 2) return 2 * a; return 0; }
      int main(void) { return twice(3); }
      """
    let answer = try eval(text, "--trace")
    #expect(answer.status == 6 && answer.output.isEmpty)
    #expect(answer.complaint.contains("call twice(a = 3)"))
    #expect(answer.complaint.contains("a > 2 is true"))
    #expect(answer.complaint.contains("a > 2 is true  [3 > 2]"))
    #expect(answer.complaints.last == "program.c:2: return 6")
    #expect(try !finding(text, "--trace").trace.isEmpty)
  }

  @Test func anotherFunctionAndArchitectureMayBeAskedFor() throws {
    let text = """
      int size(void) { return sizeof(long); }
      int main(void) { return 0; }
      """
    #expect(try eval(text, "--entry", "size").status == 8)
    #expect(try eval(text, "--entry", "size", "--arch", "arm").status == 4)
  }

  @Test func standardInputIsAFile() throws {
    let answer = try Run(
      arguments: ["eval", "-"], input: Array("int main(void) { return 5; }".utf8)
    ).start()
    #expect(answer.status == 5)
  }

  @Test func whatGccPreprocessedRunsAsWell() throws {
    try folder.write(
      "source.c", "#include <stdio.h>\n#define N 4\nint main(void) { puts(\"hi\"); return N; }")
    _ = try Run(
      executable: "/usr/bin/gcc", arguments: ["-E", "source.c", "-o", "whole.c"],
      directory: folder.path
    ).start()
    let answer = try Run(arguments: ["eval", "whole.c"], directory: folder.path).start()
    #expect(answer.status == 4 && answer.text == "hi\n", "\(answer.complaint)")
  }

  @Test(arguments: [
    ("int main(void) { for (;;) ; }", "--steps", "1000", "steps"),
    (
      "int f(int n) { return f(n + 1); } int main(void) { return f(0); }", "--call-depth", "9",
      "call"
    ),
    (
      "#include <stdlib.h>\nint main(void) { for (;;) if (!malloc(1 << 20)) return 1; }",
      "--memory", "8", "memory"
    ),
    ("int main(void) { for (;;) ; }", "--seconds", "1", "takes longer"),
  ])
  func aLimitIsNoVerdict(_ text: String, _ flag: String, _ limit: String, _ word: String) throws {
    // Without a limit on steps the one on time would never be met.
    let more = flag == "--seconds" ? ["--steps", "1000000000000"] : []
    try folder.write("program.c", text)
    let answer = try Run(
      arguments: ["eval", "program.c", flag, limit] + more, directory: folder.path
    ).start()
    #expect(answer.status == 125)
    #expect(answer.complaint.contains("exhausted"), "\(answer.complaint)")
    #expect(answer.complaint.contains(word), "\(answer.complaint)")
  }

  @Test(arguments: [
    (
      "#include \"nothere.h\"\nint main(void) { return 0; }",
      "'#include \"nothere.h\"' leads to no file"
    ),
    ("#include <nothere.h>\nint main(void) { return 0; }", "leads to no file"),
    ("#error \"no\"\nint main(void) { return 0; }", "'#error \"no\"' is reached"),
  ])
  func whatNoCompilerTranslatesIsNotRun(_ text: String, _ reason: String) throws {
    let answer = try eval(text)
    #expect(answer.status == 125)
    #expect(answer.complaints.first?.hasPrefix("program.c:1: invalid: ") == true)
    #expect(answer.complaint.contains(reason), "\(answer.complaint)")
    #expect(
      try eval("#if 0\n\(text.prefix { $0 != "\n" })\n#endif\nint main(void) { return 3; }").status
        == 3)
  }

  @Test func anAbsoluteIncludeIsTakenAsItIs() throws {
    try folder.write("one.h", "int one(void) { return 1; }")
    #expect(
      try eval("#include \"\(folder("one.h"))\"\nint main(void) { return one(); }").status == 1)
  }

  @Test func wrongUseIsOneSentenceAnd129() throws {
    try folder.write("program.c", "int one(int a) { return a; }\nint main(void) { return 0; }")
    let wrong: [(words: [String], names: String)] = [
      (["missing.c"], "missing.c"), (["."], "directory"), (["program.c", "--entry", "two"], "two"),
      (["program.c", "--entry", "one"], "one"), (["program.c", "--arch", "vax"], "vax"),
      (["program.c", "--format", "xml"], "xml"), (["program.c", "--steps", "0"], "limit"),
      (["program.c", "--memory=-1"], "limit"),
      (["program.c", "--steps", "1", "--steps", "2"], "steps"),
    ]
    for (words, name) in wrong {
      let answer = try Run(arguments: ["eval"] + words, directory: folder.path).start()
      #expect(answer.status == 129, "\(words): \(answer.complaint)")
      #expect(answer.output.isEmpty && answer.complaint.contains(name), "\(answer.complaint)")
    }
    #expect(try firstbad("eval").status == 129)
  }
}
