import Findings
import Git
import Testing

/// Histories in which nothing stays where it was: a bisection says of each commit what a replay from nothing says.
@Suite struct RandomMovesTests {
  @Test(arguments: 0..<60) func everyCommitHasItsVerdict(_ seed: Int) throws {
    var random = Moves(seed: UInt64(seed))
    var lab = try Lab()
    var trees: [[String: String]] = []
    for number in 0..<12 {
      var tree: [String: String]
      var parents: [Int] = []
      if number == 0 {
        tree = ["drivers/box/core.c": random.judged(), "drivers/box/rest.c": random.rest()]
      } else {
        parents = [random.roll(10) < 8 ? number - 1 : max(0, number - 1 - random.roll(4))]
        let other = max(0, number - 1 - random.roll(4))
        if random.roll(5) == 0, other != parents[0] { parents.append(other) }
        tree = trees[parents[0]]
        for parent in parents.dropFirst() {
          for (path, text) in trees[parent] where random.roll(2) == 0 { tree[path] = text }
        }
        for _ in 0...random.roll(2) { random.change(&tree) }
      }
      var changes: [String: String?] = tree.mapValues { $0 }
      for path in parents.first.map({ trees[$0].keys }) ?? [:].keys where tree[path] == nil {
        changes[path] = .some(nil)
      }
      try lab.commit(changes, parents: parents.map { lab.order[$0] })
      trees.append(tree)
    }
    for scenario in Self.scenarios {
      let whole = try lab.examine(scenario).whole
      guard seed % 6 == 0 else { continue }
      // The filters of a commit-graph must not hide a folder's change.
      try git("commit-graph", "write", "--reachable", "--changed-paths", in: lab.path)
      let again = try lab.examine(scenario).whole
      #expect(again.verdicts == whole.verdicts && again.firstBad == whole.firstBad)
    }
  }

  private static let scenarios = [
    boxScenario(sources: "[drivers/box/core.c]"),
    boxScenario(sources: "[drivers/box/core.c, drivers/box/rest.c]"),
    boxScenario(
      sources: "[{path: drivers/box/core.c, optional: true}, drivers/box/rest.c]",
      judge: "call: check, in: drivers/box/core.c"),
    boxScenario(
      sources:
        "[drivers/box/rest.c, {path: drivers/box/core.c, when: {has: function more}}, {path: lib/core.c, optional: true, when: {lacks: function check}}]"
    ),
    boxScenario(
      sources: "[drivers/box/rest.c]", bad: "returns: -EBUSY, decided in: [more]"),
  ]
}

/// Moves, decoys and edits, by Steele, Lea and Flood's SplitMix64.
private struct Moves {
  var state: UInt64

  init(seed: UInt64) { state = seed &* 77 &+ 5 }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(sides))
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[roll(choices.count)] }

  private static let paths = [
    "drivers/box/core.c", "drivers/box/main.c", "drivers/box/box-core.c", "drivers/box/box/core.c",
    "drivers/core.c", "drivers/box/rest.c", "drivers/boxes/rest.c", "lib/core.c", "lib/box.h",
    "tools/core.c", "arch/arm/core.c", "arch/mips/core.c", "drivers/box/deep/er/main.c",
  ]

  private static let values = ["0", "-16", "-22", "b->count > 2 ? -16 : 0", "more(b)"]

  mutating func judged() -> String {
    let storage = pick(["", "", "", "static "])
    let body = "int check(struct box *b) { return \(pick(Self.values)); }\n"
    let text =
      roll(6) == 0
      ? "#ifdef CONFIG_\(pick(["FOO", "BAR"]))\n\(storage)\(body)#endif\n" : storage + body
    return boxStruct + "int more(struct box *b);\n" + text
  }

  mutating func rest() -> String {
    boxStruct + "int more(struct box *b) { return \(pick(["0", "-16", "b->count"])); }\n"
  }

  mutating func change(_ tree: inout [String: String]) {
    switch roll(8) {
    case 0, 1, 2:
      let path = pick(tree.keys.sorted())
      let text = tree.removeValue(forKey: path)
      tree[pick(Self.paths)] = text
    case 3: tree[pick(Self.paths)] = judged()
    case 4: tree[pick(tree.keys.sorted())] = judged()
    case 5: tree[pick(Self.paths)] = rest()
    case 6:
      let path = pick(Self.paths)
      tree[path] = boxStruct + "/* check() */ int use_\(path.count)(void) { return check(0); }\n"
    default: if tree.count > 1 { tree[pick(tree.keys.sorted())] = nil }
    }
  }
}
