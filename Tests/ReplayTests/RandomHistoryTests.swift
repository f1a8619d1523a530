import Findings
import Git
import Testing

/// Histories that nobody thought of: a bisection must say of each commit what a replay from nothing says.
///
/// The programs are of several files whose headers define, guard, undefine and shadow each other's
/// macros, appear and vanish; `Lab.examine` compares.
@Suite struct RandomHistoryTests {
  @Test(arguments: 0..<12) func everyCommitHasItsVerdict(_ seed: Int) throws {
    var random = Dice(seed: UInt64(seed) + 1)
    var lab = try Lab()
    var trees: [[String: String]] = []
    for number in 0..<16 {
      var tree: [String: String]
      var parents: [Int] = []
      if number == 0 {
        tree = Dictionary(uniqueKeysWithValues: Self.paths.map { ($0, random.text(of: $0)) })
      } else {
        parents = [random.roll(10) < 7 ? number - 1 : max(0, number - 1 - random.roll(4))]
        while random.roll(4) == 0, parents.count < 3 {
          let other = max(0, number - 1 - random.roll(5))
          if !parents.contains(other) { parents.append(other) }
        }
        tree = trees[parents[0]]
        for parent in parents.dropFirst() {
          for path in Self.paths where random.roll(10) < 4 { tree[path] = trees[parent][path] }
        }
        if parents.count == 1 || random.roll(3) == 0 {
          let path = random.pick(Self.paths)
          tree[path] =
            path != "drivers/main.c" && tree[path] != nil && random.roll(8) == 0
            ? nil : random.text(of: path)
        }
      }
      var changes: [String: String?] = tree.mapValues { $0 }
      for path in parents.first.map({ trees[$0].keys }) ?? [:].keys where tree[path] == nil {
        changes[path] = .some(nil)
      }
      let ids = parents.map { lab.order[$0] }
      try lab.commit(changes, parents: ids)
      trees.append(tree)
    }
    let (found, whole) = try lab.examine(Self.scenario)
    let named = whole.firstBad.filter { $0.kind == .commit }.compactMap(\.commit)
    for id in named {
      let place = try #require(lab.order.firstIndex { $0.hex == id })
      #expect(found[place].verdict == .bad)
    }
  }

  static let paths = [
    "drivers/main.c", "drivers/helper.c", "drivers/local.h", "drivers/a.h", "include/linux/a.h",
    "include/linux/b.h", "include/uapi/linux/b.h", "include/asm-generic/x.h",
    "arch/arm/include/asm/x.h", "arch/arm/include/uapi/asm/x.h",
  ]

  static let scenario = """
    format: firstbad.scenario/1
    name: random
    machine: {arch: arm, config: {FOO: y, BAR: m, NUM: 3, NONE: n}}
    sources: [drivers/main.c, {path: drivers/helper.c, optional: true}]
    objects:
      box: {type: struct box, rest: zero, fields: {count: 3}}
    judge: {call: check, arguments: [box]}
    bad: {returns: -EBUSY}
    """
}

/// A small generator of numbers (Steele, Lea and Flood's SplitMix64) and of what is made of them.
private struct Dice {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(sides))
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[roll(choices.count)] }

  private static let conditions = [
    "ifdef CONFIG_FOO", "ifdef CONFIG_BAR", "ifdef CONFIG_BAR_MODULE", "ifndef CONFIG_NONE",
    "if CONFIG_NUM > 2", "if defined(LIMIT) && LIMIT > 3", "ifdef LIMIT", "ifndef LIMIT", "if HAVE",
    "if defined HAVE && !defined(CHECK)", "if LIMIT + 0 > 2", "if UNKNOWN", "if ISDEF",
    "ifdef A_H", "if defined(CHECK) ? 1 : 0", "if (-1 > 0u) == HAVE + 1",
  ]

  private mutating func include(from path: String) -> String {
    var names = ["<linux/a.h>", "<linux/b.h>", "<asm/x.h>", "<asm-generic/x.h>"]
    if path.hasPrefix("drivers") { names += ["\"local.h\"", "\"a.h\"", "\"../drivers/a.h\""] }
    let name = pick(names)
    return roll(5) == 0
      ? "#if __has_include(\(name))\n#include \(name)\n#endif" : "#include \(name)"
  }

  private mutating func item(_ path: String) -> String {
    switch roll(9) {
    case 0: "#define LIMIT \(roll(7))"
    case 1: "#undef LIMIT\n#define LIMIT \(pick(["2", "(1 + 2)", "CONFIG_NUM"]))"
    case 2: "#ifndef LIMIT\n#define LIMIT \(roll(7))\n#endif"
    case 3:
      "#undef CHECK\n#define CHECK(b) ((b)->count > \(pick(["LIMIT", "2", "4", "LIMIT + 1"])))"
    case 4: "#undef \(pick(["CHECK", "HAVE", "LIMIT"]))"
    case 5: "#define \(pick(["HAVE", "HAVE 1", "ISDEF defined(LIMIT)"]))"
    case 6, 7: "#\(pick(Self.conditions))\n\(item(path))\n#endif"
    default: include(from: path)
    }
  }

  mutating func text(of path: String) -> String {
    let items = (0...roll(4)).map { _ in item(path) }.joined(separator: "\n")
    switch path {
    case "drivers/main.c":
      return """
        \(include(from: path))
        \(include(from: path))
        struct box { int count; int limit; };
        \(items)
        #ifndef CHECK
        #define CHECK(b) ((b)->count > 3)
        #endif
        #ifndef LIMIT
        #define LIMIT 9
        #endif
        \(include(from: path))
        int helper(struct box *b);
        int check(struct box *b) { return CHECK(b) ? -16 : helper(b); }

        """
    case "drivers/helper.c":
      return """
        \(include(from: path))
        struct box { int count; int limit; };
        \(items)
        #ifdef LIMIT
        int helper(struct box *b) { return b->count > \(roll(5)) ? -16 : 0; }
        #else
        int helper(struct box *b) { return \(pick(["0", "-22"])); }
        #endif

        """
    default:
      let name =
        path.split(separator: "/").last.map { $0 == "a.h" ? "A_H" : "X_\(path.count)" } ?? ""
      return roll(6) == 0
        ? "#pragma once\n\(items)\n" : "#ifndef \(name)\n#define \(name)\n\(items)\n#endif\n"
    }
  }
}
