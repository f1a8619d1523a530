import CMachine
import CProgram
import CSyntax
import Foundation
import Testing

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
    #expect(Self.cases.count >= 10)
  }

  @Test(arguments: cases) func gccAndTheMachineGiveTheSameResults(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let source = try String(contentsOf: file, encoding: .utf8)
    let first = source.prefix { $0 != "\n" }
    let count = try #require(Int(first.split(separator: " ").last ?? ""))
    let expected = try resultsOfGCC(source, count)
    for index in 0..<count {
      let machine = try makeMachine(source)
      do {
        let value = try machine.run("result", [.integer(index)])
        #expect(value.number == expected[index], "result(\(index)) of \(name)")
      } catch let stop as Stop {
        Issue.record("result(\(index)) of \(name) stopped: \(stop.kind) \(stop.reason)")
      }
    }
  }

  private func resultsOfGCC(_ source: String, _ count: Int) throws -> [Int64] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("firstbad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
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
      [
        "-w", "-O0", "-std=gnu11", "-fno-strict-overflow", "-fno-strict-aliasing", "-o", program,
        file.path,
      ])
    try #require(compiled.status == 0, "gcc: \(compiled.output)")
    let ran = try run(program, [])
    try #require(ran.status == 0)
    return ran.output.split(separator: "\n").compactMap { Int64($0) }
  }
}
