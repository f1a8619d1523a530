import Git
import History
import Testing

@testable import Replay

/// Random graphs of commits whose files lead to other files, some of which are folders or links.
@Suite struct RandomChainTests {
  @Test(arguments: 0..<40) func everyCommitHasTheAnswerOfARunThere(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed) + 7)
    var chains = try Chains()
    let count = 6 + random.below(24)
    for number in 0..<count {
      guard number > 0 else {
        var tree: [String: Thing] = [:]
        for name in Self.names { random.place(name, in: &tree) }
        tree["start"] = random.file()
        try chains.commit(tree)
        continue
      }
      var parents = [random.below(10) < 7 ? number - 1 : max(0, number - 1 - random.below(5))]
      while random.below(4) == 0, parents.count < 3 {
        let other = max(0, number - 1 - random.below(6))
        if !parents.contains(other) { parents.append(other) }
      }
      var tree = chains.trees[parents[0]]
      for parent in parents.dropFirst() {
        for name in Self.names where random.below(3) == 0 {
          Chains.clear(name, in: &tree)
          for (path, thing) in chains.trees[parent] where Chains.top(path) == name {
            tree[path] = thing
          }
        }
      }
      if parents.count == 1 || random.below(3) == 0 {
        random.place(random.pick(Self.names), in: &tree)
        if random.below(6) == 0 { tree["start"] = random.file() }
      }
      try chains.commit(tree, parents: parents)
    }
    let whole = try chains.range()
    try examine(whole, chains)
    let good = [random.below(count), random.below(count)]
    let bad = [count - 1, random.below(count)]
    for isFirstParent in [false, true] {
      try examine(chains.range(good: good, bad: bad, firstParent: isFirstParent), chains)
      try examine(chains.range(firstParent: isFirstParent), chains)
    }
  }

  private func examine(_ range: CommitRange, _ chains: borrowing Chains) throws {
    guard !range.isEmpty else { return }
    let (runs, _) = try chains.runner(range)
    try runs.runAll()
    try chains.check(runs)
    for (number, id) in range.ids.enumerated() {
      let parents = range.dag.parents(of: number)
      #expect(parents.allSatisfy { $0 < number })
      #expect(range.number(of: id) == number)
    }
    // An interruption anywhere changes nothing in the end.
    let place = runs.runs.count / 2
    var isInterrupted = false
    let (again, calls) = try chains.runner(range) { (done) throws(ReplayTrouble) in
      if done == place, !isInterrupted {
        isInterrupted = true
        throw .interrupted
      }
    }
    #expect(throws: ReplayTrouble.self) { try again.runAll() }
    #expect(range.ids.indices.allSatisfy { again.answer(of: $0) == nil })
    try again.runAll()
    try chains.check(again)
    #expect(calls.commits.count == again.runs.count)
  }

  static let names = ["a", "b", "d", "e", "f"]
  /// What files speak of: some are never there, some are there only where another is a folder.
  static let paths = ["a", "b", "d", "d/1", "d/2/x", "d/2", "e", "e/1", "f/1/2", "f", "none/1"]
}

extension Chains {
  static func top(_ path: String) -> String { String(path.prefix { $0 != "/" }) }

  static func clear(_ name: String, in tree: inout [String: Thing]) {
    tree = tree.filter { top($0.key) != name }
  }
}

/// A small generator of numbers (Steele, Lea and Flood's SplitMix64) and of what is made of them.
private struct SeededNumbers {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  mutating func file() -> Thing {
    var words = [".\(below(3))"]
    for _ in 0..<below(4) {
      let path = pick(RandomChainTests.paths)
      words.append(below(3) == 0 ? "?\(path):\(pick(RandomChainTests.paths))" : path)
    }
    return Thing(text: words.joined(separator: " "), mode: below(8) == 0 ? .executable : .regular)
  }

  /// Puts something else at a name: a file, a link, a folder, or nothing.
  mutating func place(_ name: String, in tree: inout [String: Thing]) {
    Chains.clear(name, in: &tree)
    switch below(6) {
    case 0: break
    case 1: tree[name] = .link(pick(RandomChainTests.paths))
    case 2, 3:
      for path in RandomChainTests.paths where path.hasPrefix(name + "/") && below(3) > 0 {
        let isFolder = path == "d/2" && tree["d/2/x"] != nil
        if !isFolder { tree[path] = file() }
      }
    default: tree[name] = file()
    }
  }
}
