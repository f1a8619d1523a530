import CSyntax
import Testing
import Workbench

@testable import CProgram

/// Conditions that were decided in one commit are not evaluated again in the next where their macros are the same: that must
/// never be seen.
@Suite struct DecidedConditionTests {
  private static let names = ["A", "B", "C", "D", "E", "CONFIG_X", "CONFIG_Y", "CONFIG_Z"]
  private static let files = ["config.h", "feature.h", "once.h", "main.c"]

  /// Files of macros and conditions, which are changed one at a time.
  private struct RandomFiles {
    var random: SplitMix
    var texts: [String: String] = [:]

    init(seed: UInt64) {
      random = SplitMix(seed: seed)
      for file in files { write(file) }
    }

    mutating func write(_ file: String) {
      var lines = lines(of: file, depth: 0, count: 4 + random.below(8))
      if file == "once.h" { lines = ["#ifndef ONCE", "#define ONCE"] + lines + ["#endif"] }
      texts[file] = lines.joined(separator: "\n") + "\n"
    }

    private mutating func lines(of file: String, depth: Int, count: Int) -> [String] {
      var lines: [String] = []
      for _ in 0..<count {
        switch random.below(10) {
        case 0, 1: lines.append("#define \(random.pick(names)) \(body())")
        case 2: lines.append("#undef \(random.pick(names + ["F"]))")
        case 3:
          lines.append(
            random.pick(["#define F(x) x", "#define F(x) A_##x", "#define F(x) (x + B)"]))
        case 4: lines.append("#define A_\(random.pick(names)) \(random.below(2))")
        case 5 where file == "main.c":
          lines.append("#include \"\(random.pick(files.filter { $0 != "main.c" }))\"")
        case 5, 6: lines.append("said_\(random.below(9)) \(random.pick(names))")
        default:
          guard depth < 3 else { continue }
          lines.append(random.pick(["#if \(condition())", "#ifdef \(random.pick(names))"]))
          lines += self.lines(of: file, depth: depth + 1, count: 1 + random.below(2))
          if random.once(in: 2) {
            lines.append(random.pick(["#elif \(condition())", "#else"]))
            lines += self.lines(of: file, depth: depth + 1, count: 1 + random.below(2))
          }
          lines.append("#endif")
        }
      }
      return lines
    }

    private mutating func body() -> String {
      random.pick([
        "", "0", "1", "2", random.pick(names), "(\(random.pick(names)) + 1)", "F(A)", "defined(B)",
      ])
    }

    private mutating func condition() -> String {
      let (one, other) = (random.pick(names), random.pick(names))
      return random.pick([
        one, "!\(one)", "defined(\(one))", "\(one) > \(other)", "F(\(one))",
        "F(\(one)) && defined \(other)",
        "\(one) == 1 || F(F(\(other)))", "__has_include(\"feature.h\")", "__COUNTER__ % 2",
        "__LINE__ > 9",
        "'\\377' < 0", "A_\(one) - \(other)", "1 /", "__has_include(\"\(one).h\") || \(other)",
      ])
    }
  }

  private struct Reading: Equatable {
    var tokens: [String] = []
    var notes: [String] = []
    var limit: String?
    var configAsked: Set<String> = []
    var asked: [ArraySlice<UInt8>] = []
  }

  private func read(
    _ store: MemoryFileStore, _ outlines: OutlineStore, _ architecture: String
  ) throws -> Reading {
    outlines.asked = AskedNames()
    let program = Program(
      store: store, outlines: outlines,
      target: Target(
        architecture: try #require(Architecture(named: architecture)),
        configuration: Configuration(["X": .yes])),
      sources: ["main.c"], kept: { _ in nil })
    let unit = try #require(program.unit(at: "main.c"))
    let tokens = unit.expandedTokens(includesFiles: true).map(\.text.spelling)
    return Reading(
      tokens: tokens, notes: program.notes, limit: program.limitMet,
      configAsked: program.configAsked,
      asked: outlines.asked.notes.bytes.dropFirst().split(separator: 0x0A).sorted {
        $0.lexicographicallyPrecedes($1)
      })
  }

  @Test(arguments: UInt64(1)...40)
  func whatWasDecidedBeforeIsDecidedTheSameFromNothing(seed: UInt64) throws {
    var files = RandomFiles(seed: seed)
    let store = MemoryFileStore()
    for (path, text) in files.texts.sorted(by: { $0.key < $1.key }) {
      store.add(path, Array(text.utf8))
    }
    let shared = OutlineStore()
    for _ in 0..<40 {
      let file = files.random.pick(Self.files)
      files.write(file)
      store.add(file, Array((files.texts[file] ?? "").utf8))
      // Plain `char` is signed on one and not on the other.
      for architecture in ["x86_64", "arm64"] {
        let (again, fresh) = (
          try read(store, shared, architecture), try read(store, OutlineStore(), architecture)
        )
        #expect(again == fresh, "seed \(seed): \(files.texts.sorted { $0.key < $1.key })")
      }
    }
    #expect(!shared.decided.isEmpty)
  }
}
