import Git
import Workbench

/// A repository of a few commits with one merge.
///
///     one - two - merge - top     main, tag v1 (annotated) at two, light at one
///        \- side -/               topic
struct SmallHistory {
  let folder: Folder
  let path: String
  let one: ObjectID
  let two: ObjectID
  let side: ObjectID
  let merge: ObjectID
  let top: ObjectID
  let tag: ObjectID

  init() throws {
    folder = try Folder()
    path = folder("small.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    one = try builder.commit(
      "one\n\nThe first one.\n",
      changes: ["a/b/c.txt": Array("one\n".utf8), "top.c": [1, 2, 0, 3]])
    two = try builder.commit("two", parents: [one], changes: ["a/b/c.txt": Array("two\n".utf8)])
    side = try builder.commit("side", parents: [one], changes: ["side.c": Array("side\n".utf8)])
    merge = try builder.commit(
      "merge", parents: [two, side], changes: ["side.c": Array("side\n".utf8)])
    top = try builder.commit(
      "top", parents: [merge],
      changes: [
        "run.sh": Array("#!/bin/sh\n".utf8), "link": Array("a/b".utf8), "top.c": nil,
        "sub": Array(two.hex.utf8),
      ],
      modes: ["run.sh": .executable, "link": .symlink, "sub": .submodule])
    tag = try builder.tag("v1", target: two, message: "version one")
    try builder.setReference("refs/tags/light", to: one)
    try builder.setReference("refs/heads/main", to: top)
    try builder.setReference("refs/heads/topic", to: side)
  }
}

/// A generator whose numbers are the same everywhere.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {  // splitmix64
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// A random history: merges of up to four parents, several roots, dates that may lie.
struct RandomHistory {
  let folder: Folder
  let path: String
  private(set) var ids: [ObjectID] = []
  private(set) var parents: [ObjectID: [ObjectID]] = [:]

  init(commits: Int, seed: UInt64, wrongClocks: Bool) throws {
    folder = try Folder()
    path = folder("random.git")
    var dice = Dice(seed: seed)
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    for number in 0..<commits {
      var chosen: [ObjectID] = []
      let isRoot = number == 0 || Int.random(in: 0..<25, using: &dice) == 0
      if !isRoot {
        let wanted = [1, 1, 1, 1, 2, 2, 3, 4].randomElement(using: &dice) ?? 1
        for _ in 0..<wanted {
          let back = Int.random(in: 1...min(8, ids.count), using: &dice)
          let parent = ids[ids.count - back]
          if !chosen.contains(parent) { chosen.append(parent) }
        }
      }
      var time = 1_650_000_000 + 3600 * Int64(number)
      if wrongClocks, Int.random(in: 0..<6, using: &dice) == 0 {
        time = Int64.random(in: 0...2_000_000_000, using: &dice)
      }
      let id = try builder.commit(
        "commit \(number)", parents: chosen, changes: ["n": Array("\(number)".utf8)], time: time)
      ids.append(id)
      parents[id] = chosen
    }
    for (number, id) in ids.enumerated() {
      try builder.setReference("refs/heads/c\(number)", to: id)
    }
  }

  /// All that is reachable, by definition.
  func ancestry(of tips: [ObjectID]) -> Set<ObjectID> {
    var seen: Set<ObjectID> = []
    var pending = tips
    while let next = pending.popLast() {
      if seen.insert(next).inserted { pending += parents[next] ?? [] }
    }
    return seen
  }
}
