import Git
import Testing

import Workbench
@testable import Replay

/// What stands at a path of a small history.
struct Thing: Hashable {
  var text: String
  var mode = FileMode.regular

  static func file(_ text: String) -> Thing { Thing(text: text) }
  static func link(_ target: String) -> Thing { Thing(text: target, mode: .symlink) }
}

/// A history whose files tell a made-up run where to look next.
///
/// A file is words: each is a path that is read next, `?a:b` looks at `a` and reads `b` if that is no
/// file; `.word` means nothing. What a run says is all it has read, so two runs say the same only if
/// they are the same.
struct Chains: ~Copyable {
  let folder: Folder
  let path: String
  private var builder: HistoryBuilder
  private(set) var order: [ObjectID] = []
  private(set) var trees: [[String: Thing]] = []

  init() throws {
    let folder = try Folder()
    let path = folder("chains.git")
    builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    self.folder = folder
    self.path = path
  }

  /// Commits a whole tree, on top of the last commit if no parents are given.
  @discardableResult
  mutating func commit(_ tree: [String: Thing], parents: [Int]? = nil) throws -> ObjectID {
    let parents = parents ?? (order.isEmpty ? [] : [order.count - 1])
    func top(_ path: String) -> Substring { path.prefix { $0 != "/" } }
    let old = Dictionary(grouping: parents.first.map { trees[$0] } ?? [:]) { top($0.key) }
      .mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }
    let new = Dictionary(grouping: tree) { top($0.key) }
      .mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }
    var changes: [String: [UInt8]?] = [:]
    var modes: [String: FileMode] = [:]
    for name in Set(old.keys).union(new.keys) where old[name] != new[name] {
      if old[name] != nil { changes[String(name)] = .some(nil) }
      for (path, thing) in new[name] ?? [:] {
        changes[path] = Array(thing.text.utf8)
        modes[path] = thing.mode
      }
    }
    let id = try builder.commit(
      "commit \(order.count)\n", parents: parents.map { order[$0] }, changes: changes, modes: modes)
    order.append(id)
    trees.append(tree)
    try builder.setReference("refs/heads/main", to: id)
    return id
  }

  mutating func tag(_ name: String, _ commit: Int) throws {
    try builder.tag(name, target: order[commit], message: name)
  }

  func reader() throws -> RepositoryReader { try RepositoryReader(path: path) }

  /// Walks from the newest commit, or from others.
  func range(
    good: [Int] = [], bad: [Int] = [], firstParent: Bool = false
  ) throws -> CommitRange {
    try CommitRange(
      good: good.map { order[$0].hex }, bad: bad.isEmpty ? ["main"] : bad.map { order[$0].hex },
      firstParent: firstParent, reader: try reader())
  }

  /// A runner over a range, and the commits at which it ran.
  func runner(
    _ range: CommitRange, before: @escaping (Int) throws(ReplayTrouble) -> Void = { _ in }
  ) throws -> (runs: EpochRuns<String>, calls: Calls) {
    let reader = try reader()
    let calls = Calls()
    let runs = EpochRuns(range: range, reader: reader, forget: { calls.forgotten += 1 }) {
      (id) throws(ReplayTrouble) in
      try before(calls.commits.count)
      calls.commits.append(id)
      return try chainRun(at: id, reader)
    }
    return (runs, calls)
  }

  /// Runs at a commit directly, with nothing kept from any other.
  func direct(_ id: ObjectID) throws -> EpochRun<String> { try chainRun(at: id, try reader()) }

  /// Checks that a runner says of each commit what a run there says, with no run too many.
  func check(_ runs: EpochRuns<String>) throws {
    var different: Set<[Fact]> = []
    for (number, id) in runs.range.ids.enumerated() {
      let wanted = try direct(id)
      #expect(runs.answer(of: number) == wanted.answer, "commit \(id)")
      #expect(runs.run(of: number)?.trace == wanted.trace, "commit \(id)")
      #expect(runs.epoch(of: number) != nil)
      different.insert(wanted.trace)
    }
    #expect(runs.runs.count == different.count)
    #expect(runs.runs.count <= runs.epochCount)
    #expect(runs.watchedCount == Set(different.flatMap { $0.map(\.path) }).count)
  }
}

/// The commits at which something was run.
final class Calls {
  var commits: [ObjectID] = []
  var forgotten = 0
}

/// Follows the words of the file `start` at a commit.
private func chainRun(
  at id: ObjectID, _ reader: RepositoryReader
) throws(ReplayTrouble) -> EpochRun<String> {
  let files: CommitFiles
  do {
    files = CommitFiles(reader: reader, tree: try reader.repository.commit(id).tree)
  } catch {
    throw ReplayTrouble(error)
  }
  var said: [String] = []
  var seen: Set<String> = []
  func text(of path: String) throws(ReplayTrouble) -> String? {
    do {
      return try files.content(at: path).map {
        String(decoding: try files.bytes(of: $0), as: UTF8.self)
      }
    } catch {
      throw .repository("\(error)")
    }
  }
  func read(_ path: String) throws(ReplayTrouble) {
    guard seen.insert(path).inserted else { return }
    let found = try text(of: path)
    said.append("\(path)=\(found ?? "nothing")")
    for word in (found ?? "").split(separator: " ") where !word.hasPrefix(".") {
      guard word.hasPrefix("?") else {
        try read(String(word))
        continue
      }
      let parts = word.dropFirst().split(separator: ":").map(String.init)
      if try text(of: parts[0]) == nil {
        try read(parts[1])
      } else {
        said.append("\(parts[0]) is there")
      }
    }
  }
  try read("start")
  return EpochRun(answer: said.joined(separator: "\n"), trace: files.facts)
}
