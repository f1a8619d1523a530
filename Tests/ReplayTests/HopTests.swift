import CallGraph
import Findings
import Git
import History
import Scenarios
import SourceIndex
import Testing
import Workbench

@testable import Replay

/// The frames above what is run: how they come to one another at a commit, and along a history.
@Suite struct HopTests {
  static let header = "struct box { int count; int limit; struct box *next; };\n"
  static let ops = "struct ops { int (*run)(struct box *b); };\n"
  /// The judged function, bad from its second text on.
  static let core = [
    "int check(struct box *b) { return 0; }\n", "int check(struct box *b) { return -16; }\n",
  ]

  /// What `middle` is, by how it comes to `check`.
  static func middle(_ way: String, lines: Int = 0) -> String {
    let body =
      switch way {
      case "direct": "int middle(struct box *b) { return check(b) + 1; }"
      case "helper":
        "static int helper(struct box *b) { return check(b) + 2; }\n"
          + "int middle(struct box *b) { return helper(b) * 2; }"
      case "both":
        "static int helper(struct box *b) { return check(b) + 2; }\n"
          + "int middle(struct box *b) { return helper(b) * check(b); }"
      case "pointer":
        "int middle(struct box *b, const struct ops *o) { return o->run(b) + 1; }"
      case "jump": "int jump(struct box *b);\nint middle(struct box *b) { return jump(b) + 1; }"
      default: "int middle(struct box *b) { return 0; }"
      }
    return header + ops + "int check(struct box *b);\n" + String(repeating: "\n", count: lines)
      + body + "\n"
  }

  /// What fills the pointer.
  static func filling(_ function: String?) -> String {
    header + ops + "int check(struct box *b);\nint other(struct box *b) { return 5; }\n"
      + (function.map { "const struct ops table = { .run = \($0) };\n" } ?? "")
  }

  static let jump =
    header + "int check(struct box *b);\nint jump(struct box *b)\n{\n\treturn check(b);\n}\n"
  static let top =
    header + "int middle(struct box *b);\nint outer(struct box *b) { return middle(b) + 7; }\n"

  static func scenario(_ sources: String = "[a.c, m.c, f.c, t.c]") -> String {
    boxScenario(
      sources: sources.replacing("m.c", with: "{path: m.c, optional: true}")
        .replacing("f.c", with: "{path: f.c, optional: true}")
        .replacing("t.c", with: "{path: t.c, optional: true}"),
      more: """
        stack: |
          check+0x4/0x10
          middle+0x8/0x20
          outer+0x10/0x30
        """)
  }

  // MARK: One commit

  @Test func aReplaySaysHowFramesComeToOneAnother() throws {
    var lab = try Lab()
    let ways = ["direct", "helper", "pointer", "jump", "none"]
    for way in ways {
      try lab.commit([
        "a.c": Self.header + Self.core[1], "m.c": Self.middle(way), "f.c": Self.filling("check"),
        "j.c": Self.jump, "t.c": Self.top,
      ])
    }
    let scenario = try readScenario(Array(Self.scenario().utf8))
    let replayer = try Replayer(scenario: scenario, repository: lab.path)
    var told: [String] = []
    for isWhole in [false, true] {
      replayer.hopSearch.isWhole = isWhole
      for id in lab.order {
        let frames = try replayer.replay(at: id.hex).frames
        #expect(frames[0] == FrameFinding(function: "check", file: "a.c", line: 2, mode: .run))
        #expect(frames[2].mode == .verified && frames[2].hop == .direct)
        told.append(
          "\(frames[1].mode) \(frames[1].hop?.rawValue ?? "-") \(frames[1].via) \(frames[1].note ?? "-")"
        )
      }
    }
    let lost = "nothing in the scenario's sources leads to the frame below"
    let found = [
      "verified direct [] -", #"verified inlined ["helper"] -"#,
      #"verified pointer ["run"] table has it as .run (f.c:5)"#,
    ]
    #expect(
      told == found + ["unchecked - [] \(lost)", "unchecked - [] \(lost)"] + found + [
        #"verified tail ["jump"] -"#,
        "broken - [] nothing leads from one to the other; it is called by jump",
      ])
  }

  @Test func framesThatAreNoneAreNotSearched() throws {
    var lab = try Lab()
    try lab.commit([
      "a.c": Self.header + Self.core[1], "m.c": Self.middle("direct"), "t.c": Self.top,
    ])
    let text = Self.scenario().replacing(
      "  middle+0x8/0x20", with: "  ? guess+0x8/0x20\n  middle+0x8/0x20\n  nowhere+0x1/0x2")
    let found = try lab.examine(text).replays[0].frames
    #expect(found.map(\.mode) == [.run, .unchecked, .verified, .unchecked, .unchecked])
    #expect(
      found.map(\.note) == [
        nil, "a guess of the unwinder", nil, "not in the scenario's sources here",
        "the frame below is not in the scenario's sources here",
      ])
  }

  // MARK: A history

  @Test func aHistoryTellsWhereAHopChangesAndBreaks() throws {
    var lab = try Lab()
    try lab.commit(["a.c": Self.header + Self.core[0], "f.c": Self.filling(nil)])
    for (way, lines) in [
      ("direct", 0), ("direct", 3), ("helper", 0), ("pointer", 0), ("none", 0), ("none", 2),
      ("direct", 1),
    ] {
      try lab.commit([
        "m.c": Self.middle(way, lines: lines),
        "f.c": Self.filling(way == "pointer" ? "check" : nil), "t.c": Self.top,
      ])
    }
    let culprit = try lab.commit(["a.c": Self.header + Self.core[1]])
    try lab.commit(["f.c": Self.filling("other")])
    let finding = try lab.examine(Self.scenario()).whole
    #expect(finding.firstBad.map(\.commit) == [culprit.hex])
    let told = finding.hops.map { row in
      let commit = lab.order.firstIndex { $0.hex == row.from } ?? -1
      return "\(row.callee) \(commit) \(row.state) \(row.hop?.rawValue ?? "-") \(row.via)"
    }
    #expect(
      told == [
        "check 1 verified direct []", #"check 3 changed inlined ["helper"]"#,
        #"check 4 changed pointer ["run"]"#, "check 5 unchecked - []", "check 7 verified direct []",
        "middle 1 verified direct []",
      ])
    let pointer = try #require(finding.hops.first { $0.hop == .pointer })
    #expect(
      pointer.steps == [
        HopStepFinding(
          function: "check", file: "m.c", line: 4, pointer: "run", filledBy: "table",
          filledFile: "f.c", filledLine: 5)
      ])
    // The verdict does not depend on what calls the judged function, but for whether the sources are there.
    #expect(finding.range.replays == 3)
    #expect(finding.firstBad[0].replay?.frames.map(\.mode) == [.run, .verified, .verified])
  }

  @Test func aWholeTreeSaysWhatIsBroken() throws {
    var lab = try Lab()
    try lab.commit([
      "a.c": Self.header + Self.core[0], "t.c": Self.top, "j.c": Self.jump,
      "m.c": Self.middle("direct"),
    ])
    try lab.commit(["m.c": Self.middle("jump")])
    try lab.commit(["j.c": "\n\n" + Self.jump])
    try lab.commit(["j.c": nil])
    let culprit = try lab.commit(["a.c": Self.header + Self.core[1]])
    let scenario = try readScenario(Array(Self.scenario().utf8))
    var request = BisectionRequest()
    for isWhole in [false, true] {
      request.searchesTree = isWhole
      let finding = try bisect(scenario, lab.path, request).finding
      #expect(finding.firstBad.map(\.commit) == [culprit.hex])
      let told = finding.hops.filter { $0.callee == "check" }.map { row in
        let commit = lab.order.firstIndex { $0.hex == row.from } ?? -1
        return "\(commit) \(row.state) \(row.hop?.rawValue ?? "-")"
      }
      #expect(
        told == ["0 verified direct"]
          + (isWhole ? ["1 changed tail", "3 broken -"] : ["1 unchecked -"]))
      let frame = try #require(finding.firstBad[0].replay?.frames[1])
      #expect(frame.mode == (isWhole ? .broken : .unchecked))
      let since = lab.order[isWhole ? 3 : 1].abbreviated()
      #expect(frame.note?.hasSuffix(", since \(since)") == true, "\(frame.note ?? "")")
    }
  }

  // MARK: By brute force

  /// At every commit of histories that branch and merge the hops are those that a search of the whole tree finds there.
  @Test(arguments: 0..<24) func everyCommitHasTheHopsOfItsTree(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &* 131 &+ 7)
    var lab = try Lab()
    let ways = ["direct", "helper", "both", "pointer", "none"]
    var states: [[String: String?]] = []
    for number in 0..<30 {
      var parents: [ObjectID]?
      var state: [String: String?] = [
        "a.c": Self.header + Self.core[0], "t.c": Self.top, "f.c": Self.filling("check"),
      ]
      if number > 0 {
        var from = [number - 1]
        if Int.random(in: 0..<4, using: &random) == 0 {
          from = [Int.random(in: max(0, number - 6)..<number, using: &random)]
        }
        if number > 3, Int.random(in: 0..<5, using: &random) == 0 {
          let other = Int.random(in: 0..<number, using: &random)
          if other != from[0] { from.append(other) }
        }
        parents = from.map { lab.order[$0] }
        state = states[from.randomElement(using: &random) ?? 0]
      }
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<4:
        let way = ways.randomElement(using: &random) ?? "none"
        state["m.c"] = Self.middle(way, lines: Int.random(in: 0..<3, using: &random))
      case 4:
        state["f.c"] = Self.filling(["check", "other", nil].randomElement(using: &random) ?? nil)
      case 5: state["m.c"] = nil
      case 6: state["a.c"] = Self.header + (Self.core.randomElement(using: &random) ?? "")
      default: state["x.c"] = "int x\(number);\n"
      }
      // What the first parent has and this one has not is taken away.
      let first = parents?.first.flatMap { lab.order.firstIndex(of: $0) }
      for path in (first.map { states[$0] } ?? [:]).keys where state[path] == nil {
        state[path] = .some(nil)
      }
      states.append(state.filter { $0.value != nil })
      try lab.commit(state, parents: parents)
    }
    // Every line of history is reached.
    try lab.commit(["end.c": "int end;\n"], parents: lab.order.reversed())
    let scenario = try readScenario(Array(Self.scenario().utf8))
    let replayer = try Replayer(scenario: scenario, repository: lab.path)
    let stack = try #require(replayer.hops)
    let range = try CommitRange(good: [], bad: ["main"], reader: replayer.reader)
    var search = HopSearch()
    search.isWhole = seed % 2 == 1
    let history = HopHistory(
      range: range, reader: replayer.reader, stack: stack, sources: stack.sources, search
    ) { _ in }
    let startsEverywhere = seed % 4 < 2
    try history.follow(
      0..<stack.count, from: [range.ids.count - 1],
      startsEverywhere ? Array(range.ids.indices.reversed()) : [])
    let isCut = history.isCut
    var found: [Int: [HopWay?]] = [:]
    // Before a hop is met the first time nobody looks for it.
    var isMet: [Int: [Bool]] = [:]
    for (number, id) in range.ids.enumerated() {
      let hops = StackSearch(try CallIndex(of: lab.path, at: id.hex)).hops(of: stack.names)
      for (hop, truth) in hops.enumerated() {
        found[hop, default: []].append(truth.way)
        let answer = try history.answer(hop, at: number)
        let wasMet = range.dag.parents(of: number).contains { isMet[hop]?[$0] ?? false }
        isMet[hop, default: []].append(wasMet || answer?.way != nil)
        if answer?.way != nil || wasMet || startsEverywhere {
          #expect(answer?.way == truth.way, "hop \(hop) at \(number), seed \(seed)")
        }
        if search.isWhole, !isCut, history.hops.contains(hop), truth.way == nil, let answer {
          guard case .broken = answer else {
            Issue.record("hop \(hop) at \(number), seed \(seed), is not said to be broken")
            continue
          }
        }
      }
    }
    guard startsEverywhere else { return }
    // The rows are the commits at which a hop is another than at each parent.
    var wanted: [String] = []
    for hop in history.hops {
      for commit in range.ids.indices {
        let own = found[hop]?[commit]
        let before = range.dag.parents(of: commit).map { found[hop]?[$0] }
        func isSame(_ one: HopWay??, _ other: HopWay??) -> Bool {
          guard let one = one ?? nil, let other = other ?? nil else {
            return (one ?? nil) == nil && (other ?? nil) == nil
          }
          return one.isSame(as: other)
        }
        if before.isEmpty ? (own ?? nil) == nil : before.contains(where: { isSame($0, own) }) {
          continue
        }
        wanted.append("\(hop) \(commit)")
      }
    }
    #expect(try history.rows().map { "\($0.hop) \($0.commit)" } == wanted)
  }
}
