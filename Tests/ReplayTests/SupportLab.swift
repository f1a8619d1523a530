import Findings
import Git
import Scenarios
import Testing

import Workbench
@testable import Replay

/// A small history of our own C, and what a scenario says of it.
struct Lab: ~Copyable {
  let folder: Folder
  let path: String
  private var builder: HistoryBuilder
  private(set) var order: [ObjectID] = []

  init() throws {
    let folder = try Folder()
    let path = folder("lab.git")
    builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    self.folder = folder
    self.path = path
  }

  /// Commits text files, on top of the last commit if no parents are given; nil takes one away.
  @discardableResult
  mutating func commit(
    _ files: [String: String?], parents: [ObjectID]? = nil, modes: [String: FileMode] = [:],
    message: String? = nil
  ) throws -> ObjectID {
    try commit(
      bytes: files.mapValues { $0.map { Array($0.utf8) } }, parents: parents, modes: modes,
      message: message)
  }

  @discardableResult
  mutating func commit(
    bytes files: [String: [UInt8]?], parents: [ObjectID]? = nil, modes: [String: FileMode] = [:],
    message: String? = nil
  ) throws -> ObjectID {
    let id = try builder.commit(
      message ?? "commit \(order.count)", parents: parents ?? order.last.map { [$0] } ?? [],
      changes: files, modes: modes)
    order.append(id)
    try builder.setReference("refs/heads/main", to: id)
    return id
  }

  /// The finding at each commit, replayed from nothing, and bisected.
  ///
  /// That both agree at every commit that `main` reaches is part of every test that uses this.
  func examine(_ scenario: Scenario) throws -> (replays: [ReplayFinding], whole: BisectionFinding) {
    let bisected = try bisect(scenario, path)
    let replayer = try Replayer(scenario: scenario, repository: path)
    var replays: [ReplayFinding] = []
    for id in order {
      replayer.forget()
      let finding = try replayer.replay(at: id.hex)
      if let known = bisected.verdicts[id] {
        #expect(known == finding.verdict, "\(id): \(finding.outcome.reason ?? "")")
      }
      replays.append(finding)
    }
    return (replays, bisected.finding)
  }

  func examine(_ text: String) throws -> (replays: [ReplayFinding], whole: BisectionFinding) {
    try examine(readScenario(Array(text.utf8)))
  }
}

/// The replays of a scenario at a straight line of commits.
func line(
  _ commits: [String: String?]..., scenario: String
) throws -> [ReplayFinding] {
  var lab = try Lab()
  for files in commits { try lab.commit(files) }
  return try lab.examine(scenario).replays
}

/// A scenario for `int check(struct box *)` in `a.c`, with lines of its own.
func boxScenario(
  fields: String = "count: 3", sources: String = "[a.c]", judge: String = "call: check",
  bad: String = "returns: -EBUSY", rest: String = "zero", more: String = ""
) -> String {
  """
  format: firstbad.scenario/1
  name: box
  machine: {arch: arm}
  sources: \(sources)
  objects:
    box: {type: struct box, rest: \(rest), fields: {\(fields)}}
  judge: {\(judge), arguments: [box]}
  bad: {\(bad)}
  \(more)
  """
}

let boxStruct = "struct box { int count; int limit; struct box *next; };\n"
/// Good for a count up to the limit, which the scenarios leave at 0.
let goodCheck = boxStruct + "int check(struct box *b)\n{\n\treturn b->limit ? -16 : 0;\n}\n"
let badCheck =
  boxStruct + "int check(struct box *b)\n{\n\tif (b->count > 2)\n\t\treturn -16;\n\treturn 0;\n}\n"
