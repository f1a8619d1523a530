import CMachine
import CProgram
import CSyntax
import Foundation
import Testing
import Workbench

/// Programs that gcc and the machine must agree on.
///
/// Each defines `long long result(int)` and is asked for 0, 1, 2, ... up to the number in its first
/// line, `// results: N`.
@Suite struct Agreement {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Agreement")

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".c") }.sorted()

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 40)
  }

  @Test(arguments: cases) func gccAndTheMachineGiveTheSameResults(_ name: String) throws {
    try compareResults(name, "x86_64", [])
  }

  /// 32 bits wide, as the boards of the scenarios are; i386 stands for them because gcc's output runs
  /// here.
  @Test(.enabled(if: gccHas32Bits, gccHas32BitsIsMissing), arguments: cases)
  func gccAndTheMachineAgreeOn32Bits(_ name: String) throws {
    try compareResults(name, "i386", ["-m32"])
  }

  private func compareResults(
    _ name: String, _ architecture: String, _ options: [String]
  ) throws {
    let file = Self.folder.appendingPathComponent(name)
    let source = try String(contentsOf: file, encoding: .utf8)
    let first = source.prefix { $0 != "\n" }
    let count = try #require(Int(first.split(separator: " ").last ?? ""))
    let expected = try resultsOfGCC(source, count, options)
    try #require(expected.count == count)
    for index in 0..<count {
      let machine = try makeMachine(source, architecture: architecture)
      do {
        let value = try onLargeStack { try machine.run("result", [.integer(index)]) }
        #expect(value.number == expected[index], "result(\(index)) of \(name), \(architecture)")
      } catch let stop as Stop {
        let place = stop.span.map { machine.program.place(of: $0).line } ?? 0
        Issue.record(
          """
          result(\(index)) of \(name), \(architecture), stopped at line \(place): \(stop.kind) \
          \(stop.reason)
          """)
      }
    }
  }

  private func resultsOfGCC(
    _ source: String, _ count: Int, _ options: [String]
  ) throws -> [Int64] {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = """

      extern int printf(const char *, ...), fork(void), wait(int *), fflush(void *);
      int main(void)
      {
        /* Each result is computed by a process of its own, as the machine has fresh statics too. */
        for (int i = 0; i < \(count); i++)
          if (fork() == 0)
            return printf("%lld\\n", result(i)) < 0;
          else
            wait(0);
        return 0;
      }
      """
    let file = folder.appendingPathComponent("test.c")
    try (source + main).write(to: file, atomically: true, encoding: .utf8)
    let program = folder.appendingPathComponent("test").path
    let compiled = try run(
      "/usr/bin/gcc",
      options + [
        "-w", "-O0", "-std=gnu11", "-fno-strict-overflow", "-fno-strict-aliasing", "-o", program,
        file.path,
      ])
    try #require(compiled.status == 0, "gcc: \(compiled.output)")
    let ran = try run(program, [])
    try #require(ran.status == 0)
    return ran.output.split(separator: "\n").compactMap { Int64($0) }
  }
}
