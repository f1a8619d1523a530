import Findings
import Git
import Testing

@testable import Replay

/// What a replay says does not depend on which files its worker has read for others, and in which order.
@Suite struct StoreOrderTests {
  private static let tail =
    "struct box { int count; };\nint check(struct box *b) { return b->count > LIMIT ? -16 : 0; }\n"

  private static let stories: [String: [[String: String?]]] = [
    // A condition is decided by a macro that stands under a condition of its own, now and then.
    "nested": (1...12).map { number in
      [
        "a.c": "#include \"h.h\"\n#if A\n#include \"x.h\"\n#else\n#include \"y.h\"\n#endif\n"
          + tail,
        "x.h": "#define LIMIT 10\n",
        "h.h": number % 2 == 1
          ? "#define A 0 /* \(number) */\n"
          : "#ifdef CONFIG_B\(number)\n#define A 1\n#else\n#define A 0\n#endif\n",
        "y.h": number % 2 == 1 ? "#define LIMIT 10\n" : "#define LIMIT 2\n",
      ]
    },
    // A definition that another one behind it makes void: nobody need know whether it is there.
    "shadowed": (1...12).map { number in
      [
        "a.c": "#include \"one.h\"\n#include \"two.h\"\n" + tail,
        "one.h": "/* */\n#ifdef CONFIG_Z\(number)\n#define LIMIT 1\n#endif\n",
        "two.h": "#define LIMIT \(number % 2 * 8)\n",
      ]
    },
    "counted": (1...3).map { number in
      [
        "a.c": "#include \"one.h\"\n#include \"two.h\"\nstruct box { int count; };\n"
          + "int check(struct box *b) { return LIMIT == __COUNTER__ ? -16 : 0; }\n",
        "one.h": "/* */\n#if __COUNTER__ == 5\n#define LIMIT \(number)\n#endif\n",
        "two.h": "#define LIMIT 1\n",
      ]
    },
    // A guard that is spelled like a CONFIG symbol, of a file that is read twice.
    "guarded": (1...6).map { number in
      [
        "a.c": "#include \"g.h\"\n#include \"g.h\"\n" + tail,
        "g.h":
          "#ifndef CONFIG_H\n#define CONFIG_H\n/* \(number) */\n#define LIMIT \(number % 2 * 8)\n#endif\n",
      ]
    },
  ]

  @Test(arguments: ["nested", "shadowed", "counted", "guarded"])
  func aReplayAmongOthersSaysWhatItSaysAlone(_ story: String) throws {
    var lab = try Lab()
    for files in try #require(Self.stories[story]) { try lab.commit(files) }
    let scenario = try readScenario(
      Array(
        boxScenario().replacing("{arch: arm}", with: "{arch: arm, config: {FOO: y}}").utf8))
    func found(jobs: Int) throws -> BisectionFinding {
      try Bisection(
        scenario: scenario, repository: lab.path, request: BisectionRequest(jobs: jobs)
      ) { _ in }.run()
    }
    let whole = try found(jobs: 1)
    for jobs in [2, 2, 5] { #expect(try found(jobs: jobs) == whole, "\(jobs) jobs") }
    for transition in whole.firstBad + whole.fixes {
      for shared in transition.parentReplays + [transition.replay].compactMap({ $0 }) {
        let replayer = try Replayer(scenario: scenario, repository: lab.path)
        #expect(try replayer.replay(at: shared.commit) == shared)
      }
    }
    let together = try Replayer(scenario: scenario, repository: lab.path)
    for id in lab.order + lab.order.reversed() {
      let alone = try Replayer(scenario: scenario, repository: lab.path).replay(at: id.hex)
      #expect(try together.replay(at: id.hex) == alone, "\(id)")
    }
  }
}
