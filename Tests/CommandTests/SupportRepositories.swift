import Demonstration
import Foundation
import Git
import Workbench

/// A scenario for `int check(struct box *)` in `a.c`.
func boxScenario(source: String = "a.c", call: String = "check") -> String {
  """
  format: firstbad.scenario/1
  name: box
  machine: {arch: arm}
  sources: [\(source)]
  objects:
    box: {type: struct box, rest: zero, fields: {count: 3}}
  judge: {call: \(call), arguments: [box]}
  bad: {returns: -EBUSY}

  """
}

/// What a commit of a small history is to the scenario.
enum BoxKind: String, CaseIterable {
  case good, bad
  /// There is nothing to run.
  case untestable
  /// The run ends at a limit, after a while.
  case endless

  func source(_ number: Int) -> String {
    let type = "struct box { int count; int limit; struct box *next; };\n/* \(number) */\n"
    switch self {
    case .good: return type + "int check(struct box *b)\n{\n\treturn b->limit ? -16 : 0;\n}\n"
    case .bad:
      return type
        + "int check(struct box *b)\n{\n\tif (b->count > 2)\n\t\treturn -16;\n\treturn 0;\n}\n"
    case .untestable: return type + "int check(struct box *b)\n{\n\treturn ) b;\n}\n"
    case .endless:
      return type + "int check(struct box *b)\n{\n\tfor (;;)\n\t\tb->limit = \(number);\n}\n"
    }
  }
}

/// A bare repository with a line of commits, and a scenario outside of it.
struct BoxLine {
  let folder: Folder
  let path: String
  let scenario: String
  let ids: [ObjectID]

  init(_ kinds: BoxKind...) throws { try self.init(kinds) }

  init(_ kinds: [BoxKind]) throws {
    try self.init(files: kinds.enumerated().map { ["a.c": Array($1.source($0).utf8)] })
  }

  /// One commit for each set of files.
  init(files: [[String: [UInt8]]]) throws {
    folder = try Folder()
    path = folder("line.git")
    scenario = folder("box.yaml")
    try folder.write("box.yaml", boxScenario())
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var ids: [ObjectID] = []
    for (number, changes) in files.enumerated() {
      ids.append(
        try builder.commit(
          "commit \(number)", parents: ids.last.map { [$0] } ?? [], changes: changes))
    }
    if let last = ids.last { try builder.setReference("refs/heads/main", to: last) }
    self.ids = ids
  }

  /// A commit of one text as `a.c`.
  init(source: String) throws { try self.init(files: [["a.c": Array(source.utf8)]]) }
}

/// A history of the demo with its scenario, outside of it.
struct StoryLine {
  let folder: Folder
  let history: DemoHistory
  let scenario: String

  var path: String { history.repositoryPath }

  init(_ story: DemoStory) throws {
    folder = try Folder()
    history = try makeHistory(story, at: folder("story.git"))
    scenario = folder("firefly.yaml")
    try folder.write("firefly.yaml", DemoScenario.fireflyText)
  }
}

/// All that a file is to its owner: kind and permissions, length, when it was written, which file it is, its bytes.
struct FileState: Equatable {
  let mode: UInt32
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let inode: UInt64
  let links: UInt64
  let bytes: [UInt8]
}

extension Folder {
  /// Everything under the folder.
  func state() throws -> [String: FileState] {
    var found: [String: FileState] = [:]
    let manager = FileManager.default
    for name in try manager.subpathsOfDirectory(atPath: path) + [""] {
      var status = stat()
      guard lstat(self(name), &status) == 0 else {
        throw GitCommandFailure(description: "\(name) went away")
      }
      let bytes: [UInt8] =
        switch status.st_mode & S_IFMT {
        case S_IFREG: try self.bytes(name)
        case S_IFLNK: Array(try manager.destinationOfSymbolicLink(atPath: self(name)).utf8)
        default: []
        }
      found[name] = FileState(
        mode: status.st_mode, size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec, inode: UInt64(status.st_ino),
        links: UInt64(status.st_nlink), bytes: bytes)
    }
    return found
  }
}
