import Findings
import Foundation
import Git
import History
import Workbench

/// A generator whose numbers are the same everywhere (Steele, Lea and Flood's SplitMix64).
struct SeededDice {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x2545_F491_4F6C_DD1D }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

/// The files of one commit as numbers, and what they come to: nothing here reads C.
struct KnownSources: Equatable {
  enum Form: CaseIterable { case plain, strict, never, renamed, absent }

  var form = Form.plain
  /// The limit in the header, and in the one behind it; one of them is there.
  var limit: Int? = 3
  var secondLimit: Int?
  /// What a function of another file adds; nil where there is no such file.
  var part: Int? = 0
  var remark = 0
  var other = 0

  /// What a scenario whose count is 3 says of them.
  var judgement: Judgement {
    let limit = limit ?? secondLimit ?? 0
    switch form {
    case .absent, .renamed: return .untestable(0)
    case .never: return .good
    case .plain, .strict:
      guard let part else { return .depends(limit) }
      if 3 + part > limit { return .bad }
      return form == .plain ? .good : .untestable(1)
    }
  }

  var verdict: Verdict {
    switch judgement {
    case .good: .good
    case .bad: .bad
    case .untestable: .untestable
    case .depends: .depends
    }
  }

  var files: [String: [UInt8]] {
    var files = ["README": "\(other)\n"]
    if let limit { files["include/linux/limit.h"] = "#define LIMIT \(limit)\n" }
    if let secondLimit { files["include/uapi/linux/limit.h"] = "#define LIMIT \(secondLimit)\n" }
    if let part { files["drivers/part.c"] = "int part(int x) { return x + \(part); }\n" }
    let field = form == .renamed ? "number" : "count"
    let value =
      form == .never ? "0" : "part(b->\(field)) > LIMIT ? -16 : \(form == .strict ? "-22" : "0")"
    files["drivers/main.c"] =
      form == .absent
      ? nil
      : """
      #include <linux/limit.h>
      /* remark \(remark) */
      struct box { int \(field); };
      int part(int x);
      int check(struct box *b) { return \(value); }

      """
    return files.mapValues { Array($0.utf8) }
  }

  static let scenario = """
    format: firstbad.scenario/1
    name: known
    machine: {arch: arm}
    sources: [drivers/main.c, {path: drivers/part.c, optional: true}]
    objects:
      box: {type: struct box, rest: zero, fields: {count: 3}}
    judge: {call: check, arguments: [box]}
    bad: {returns: -EBUSY}
    """

  mutating func change(_ dice: inout SeededDice) {
    switch dice.below(13) {
    case 0...2: if limit != nil { limit = dice.below(7) } else { secondLimit = dice.below(7) }
    case 3...5: if part != nil { part = dice.below(3) }
    case 6: part = part == nil ? dice.below(3) : nil
    case 7: (limit, secondLimit) = (secondLimit, limit ?? secondLimit)
    case 8: form = dice.pick([.plain, .plain] + Form.allCases)
    case 9: remark += 1
    default: other += 1
    }
    if limit == nil, secondLimit == nil { limit = 3 }
  }

  /// Takes some of another's over, as a merge does.
  mutating func merge(_ other: KnownSources, _ dice: inout SeededDice) {
    if dice.below(3) == 0 { form = other.form }
    if dice.below(3) == 0 { (limit, secondLimit) = (other.limit, other.secondLimit) }
    if dice.below(3) == 0 { part = other.part }
    if dice.below(3) == 0 { remark = other.remark }
  }
}

/// A random history of which every commit's verdict is known: merges, octopuses, criss-crosses, several roots, and a bug
/// that comes and goes.
struct KnownHistory {
  let folder: Folder
  let path: String
  private(set) var ids: [ObjectID] = []
  private(set) var parents: [[Int]] = []
  private(set) var sources: [KnownSources] = []

  init(_ dice: inout SeededDice) throws {
    folder = try Folder()
    path = folder("known.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    let count = 3 + dice.below(14)
    let span = dice.pick([2, 5, 20])
    let mergeChance = dice.pick([5, 25, 50])
    for number in 0..<count {
      var chosen: [Int] = []
      if number > 0, dice.below(100) >= 4 {
        let wanted = dice.below(100) < mergeChance ? 2 + dice.below(8) / 6 + dice.below(8) / 7 : 1
        for _ in 0..<wanted {
          let parent = max(0, number - 1 - dice.below(span))
          if !chosen.contains(parent) { chosen.append(parent) }
        }
      }
      var made = chosen.first.map { sources[$0] } ?? KnownSources()
      for parent in chosen.dropFirst() { made.merge(sources[parent], &dice) }
      if chosen.count < 2 || dice.below(4) == 0, dice.below(4) > 0 { made.change(&dice) }
      let before = chosen.first.map { sources[$0].files } ?? [:]
      var changes: [String: [UInt8]?] = made.files.mapValues { $0 }
      for path in before.keys where made.files[path] == nil { changes[path] = .some(nil) }
      let id = try builder.commit(
        "commit \(number)\n", parents: chosen.map { ids[$0] }, changes: changes)
      ids.append(id)
      parents.append(chosen)
      sources.append(made)
    }
    try builder.setReference("refs/heads/main", to: ids[count - 1])
  }

  /// All that some commits reach, by definition.
  func reach(_ starts: [Int], firstParent: Bool = false) -> Set<Int> {
    var seen: Set<Int> = []
    var pending = starts
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      pending += firstParent ? parents[next].prefix(1) : parents[next][...]
    }
    return seen
  }
}

/// The ways in which a repository may have a commit-graph, as far as git can write it.
enum GraphVariant: CaseIterable {
  case none, plain, firstGeneration, filters, firstFilters, chain, chainWithFilters

  func write(_ history: KnownHistory) throws {
    let path = history.path
    try? FileManager.default.removeItem(atPath: path + "/objects/info/commit-graph")
    try? FileManager.default.removeItem(atPath: path + "/objects/info/commit-graphs")
    func write(_ count: Int, _ options: String...) throws {
      let version = self == .firstGeneration || self == .firstFilters ? "1" : "2"
      let ids = history.ids.prefix(count).map { "\($0)\n" }.joined()
      try git(
        [
          "-c", "commitGraph.generationVersion=" + version, "commit-graph", "write",
          "--stdin-commits",
        ] + options, in: path, input: ids)
    }
    let count = history.ids.count
    switch self {
    case .none: break
    case .plain, .firstGeneration: try write(count)
    case .filters, .firstFilters: try write(count, "--changed-paths")
    case .chain:
      for thirds in 1...3 where count * thirds / 3 > 0 {
        try write(count * thirds / 3, "--split=no-merge")
      }
    case .chainWithFilters:
      // The newest commits are in no graph.
      for quarters in 1...3 where count * quarters / 4 > 0 {
        try write(count * quarters / 4, "--split=no-merge", "--changed-paths")
      }
    }
  }
}
