import Foundation
import Testing
import Workbench

@testable import Git

@Suite struct TreeStepsTests {
  private struct Entry: Hashable {
    let mode: String
    let name: String
    let id: ObjectID
  }

  private func write(_ entries: [Entry], _ path: String) throws -> ObjectID {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(entry.mode) \(entry.name)".utf8) + [0]
      let digits = Array(entry.id.hex)
      for place in stride(from: 0, to: 40, by: 2) {
        bytes.append(UInt8(String(digits[place...(place + 1)]), radix: 16) ?? 0)
      }
    }
    return try ObjectID(
      git("hash-object", "-w", "--literally", "-t", "tree", "--stdin", in: path, input: bytes))
  }

  /// Whatever stands in any of the trees is told, nothing else is, and of a small change little.
  @Test(arguments: 0..<10) func everyEntryIsTold(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let place = try Folder()
    try git("init", "-q", "--bare", place("trees.git"))
    let names = (0..<60).map { "n\($0 % 7)_\($0)\($0 % 3 == 0 ? ".c" : "")" }.sorted()
    let ids = (0..<5).map { ObjectID(words: ($0, 1 << 60, 7)) }
    let modes = ["100644", "100755", "40000", "120000", "160000"]
    var entries: [Entry] = []
    var told: Set<Entry> = []
    var steps = TreeSteps()
    for step in 0..<70 {
      let count = step % 9 == 0 ? 25 : 1
      for _ in 0..<count {
        let name = names.randomElement(using: &dice) ?? ""
        entries.removeAll { $0.name == name }
        if Int.random(in: 0..<4, using: &dice) > 0 {
          entries.append(
            Entry(
              mode: modes.randomElement(using: &dice) ?? "", name: name,
              id: ids.randomElement(using: &dice) ?? ids[0]))
        }
      }
      entries.sort { $0.name < $1.name }
      // Now and then a tree such as git does not make: in no order, or a name twice.
      var written = entries
      if step % 11 == 7 { written.shuffle(using: &dice) }
      if step % 13 == 5, let twice = entries.randomElement(using: &dice) { written.append(twice) }
      let tree = try write(written, place("trees.git"))
      let repository = try Repository(at: place("trees.git"))
      var now: [Entry] = []
      try steps.forEachNewEntry(of: tree, repository) { mode, name, id in
        now.append(
          Entry(
            mode: mode == .directory ? "40000" : String(mode.rawValue, radix: 8),
            name: String(decoding: name, as: UTF8.self), id: id))
      }
      #expect(now.allSatisfy { written.contains($0) })
      told.formUnion(now)
      #expect(written.allSatisfy { told.contains($0) }, "seed \(seed), step \(step)")
      if count == 1, step % 11 != 7, step % 11 != 8, step % 13 != 5, step % 13 != 6 {
        #expect(now.count <= 1)
      }
    }
  }

  @Test func afterABrokenTreeAllIsToldAgain() throws {
    let place = try Folder()
    let path = place("trees.git")
    try git("init", "-q", "--bare", path)
    let id = ObjectID(words: (1, 2, 3))
    let good = try write([Entry(mode: "100644", name: "a.c", id: id)], path)
    let broken = try ObjectID(
      git(
        "hash-object", "-w", "--literally", "-t", "tree", "--stdin", in: path,
        input: Array("100644 a.c".utf8) + [0, 1, 2]))
    let repository = try Repository(at: path)
    var steps = TreeSteps()
    for _ in 0..<2 {
      var count = 0
      try steps.forEachNewEntry(of: good, repository) { _, _, _ in count += 1 }
      #expect(count == 1)
      #expect(throws: GitError.self) {
        try steps.forEachNewEntry(of: broken, repository) { _, _, _ in }
      }
    }
  }
}
