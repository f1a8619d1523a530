import Foundation
import Git
import Testing
import Workbench

@Suite struct HistoryBuilders {
  @Test func idsAreStable() throws {
    let history = try SmallHistory()
    #expect(history.one.hex == "9f7ab43eef0014ffa7decf3d00daebc7ac43a3d2")
    #expect(history.merge.hex == "2525527360654572d0e7addaf23118bd64001dad")
    #expect(history.top.hex == "ba794c0c45ab59b19834fa3c439c4efe59962a5b")
    #expect(history.tag.hex == "3a03309d0d3310c5b52e541aeded013993c2734e")
  }

  @Test func gitAcceptsWhatIsMade() throws {
    let history = try SmallHistory()
    let report = try git("fsck", "--strict", "--no-dangling", in: history.path)
    #expect(report == "")
    #expect(try git("symbolic-ref", "HEAD", in: history.path) == "refs/heads/main")
    #expect(try git("rev-parse", "main", in: history.path) == history.top.hex)
    #expect(try git("cat-file", "-t", "refs/tags/v1", in: history.path) == "tag")
    #expect(
      try git(
        "log", "-1", "--format=%an <%ae> %ad %cn %s", "--date=raw", "main~1", in: history.path)
        == "A U Thor <author@example.org> 1650010800 +0000 A U Thor merge")
    #expect(
      try git("ls-tree", "-r", "--name-only", "main", in: history.path)
        .split(separator: "\n") == ["a/b/c.txt", "link", "run.sh", "side.c", "sub"])
  }

  @Test func theSameFilesGiveTheTreeOfGit() throws {
    let folder = try Folder()
    let names = [
      "a", "a-b/x", "a.b", "ab/c/d", "ab/c-d", "ab/c.d/e", "z", "A/b", "é/ü", "a0/1",
      "with space/x y",
    ]
    try git("init", "-q", folder("real"))
    for name in names { try folder.write("real/" + name, name) }
    try git("add", "-A", in: folder("real"))
    let wanted = try git("write-tree", in: folder("real"))
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("made.git"))
    let id = try builder.commit(
      "all",
      changes: Dictionary(uniqueKeysWithValues: names.map { ($0, Optional(Array($0.utf8))) }))
    #expect(try Repository(at: folder("made.git")).commit(id).tree.hex == wanted)
    // One at a time comes to the same.
    var parents: [ObjectID] = []
    for name in names.shuffled() {
      parents = [try builder.commit(name, parents: parents, changes: [name: Array(name.utf8)])]
    }
    #expect(try Repository(at: folder("made.git")).commit(parents[0]).tree.hex == wanted)
  }

  @Test func changesEditTheTree() throws {
    let folder = try Folder()
    let path = folder("edit.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    let first = try builder.commit(
      "first", changes: ["d/e/f": [1], "d/g": [2], "h": [3], "run": [4]],
      modes: ["run": .executable])
    func files(_ id: ObjectID) throws -> [String] {
      try git("ls-tree", "-r", "--format=%(objectmode) %(path)", id.hex, in: path)
        .split(separator: "\n").map(String.init)
    }
    // The last file of a folder takes the folder with it; a mode stays.
    let second = try builder.commit(
      "second", parents: [first], changes: ["d/e/f": nil, "run": [5], "new/x": [6]])
    #expect(try files(second) == ["100644 d/g", "100644 h", "100644 new/x", "100755 run"])
    // A folder goes whole, a file becomes a folder, a folder a file.
    let third = try builder.commit(
      "third", parents: [second], changes: ["d": nil, "h": nil, "h/i": [7], "new": [8]])
    #expect(try files(third) == ["100644 h/i", "100644 new", "100755 run"])
    let empty = try builder.commit(
      "empty", parents: [third], changes: ["h": nil, "new": nil, "run": nil])
    #expect(try files(empty) == [])
    let same = try builder.commit("same", parents: [third], changes: [:])
    let taken = try builder.commit("taken", parents: [empty, second], treeOf: second)
    #expect(try files(same) == files(third))
    #expect(try files(taken) == files(second))
    #expect(try Repository(at: path).commit(taken).parents == [empty, second])
    try builder.setReference("refs/heads/x", to: taken)
    try builder.setHead(to: "x")
    #expect(try git("fsck", "--strict", "--no-dangling", in: path) == "")
    #expect(try git("rev-parse", "HEAD", in: path) == taken.hex)
  }

  @Test func whatMakesNoSenseIsRefused() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("x.git"))
    let root = try builder.commit("root", changes: ["a": [1], "b/c": [2]])
    let none = try ObjectID(String(repeating: "1", count: 40))
    let wrong: [[String: [UInt8]?]] = [
      ["": [1]], ["/a": [1]], ["a/": [1]], ["a//b": [1]], ["../a": [1]], ["./a": [1]],
      [".git/config": [1]], ["a\0b": [1]], ["absent": nil], ["b/absent": nil], ["absent/x": nil],
      ["f": [1], "f/g": [2]],
    ]
    for changes in wrong {
      #expect(throws: GitError.self, "\(changes)") {
        try builder.commit("x", parents: [root], changes: changes)
      }
    }
    for author in [("A\n", "b"), ("A", "b>"), ("A<", "b")] {
      #expect(throws: GitError.self) {
        try builder.commit("x", parents: [root], changes: [:], author: author)
      }
    }
    #expect(throws: GitError.self) { try builder.commit("x\0", parents: [root], changes: [:]) }
    #expect(throws: GitError.self) { try builder.commit("x", parents: [none], changes: [:]) }
    #expect(throws: GitError.self) { try builder.commit("x", parents: [root, none], changes: [:]) }
    #expect(throws: GitError.self) { try builder.commit("x", parents: [], treeOf: none) }
    #expect(throws: GitError.self) { try builder.setReference("refs/heads/a..b", to: root) }
    #expect(throws: GitError.self) { try builder.setReference("refs/heads/x", to: none) }
    #expect(throws: GitError.self) { try builder.tag("t", target: none, message: "") }
    #expect(throws: GitError.self) {
      try builder.commit("x", parents: [root], changes: ["a": [1]], modes: ["z": .executable])
    }
    #expect(throws: GitError.self) {
      try builder.commit("x", parents: [root], changes: ["a": [1]], modes: ["a": .submodule])
    }
  }

  @Test func aPlaceThatIsTakenIsRefused() throws {
    let folder = try Folder()
    try folder.write("full/file", "x")
    try FileManager.default.createDirectory(
      atPath: folder("empty"), withIntermediateDirectories: true)
    func code(_ path: String) -> GitError.Code? {
      failure { () throws(GitError) in
        _ = try HistoryBuilder(creatingBareRepositoryAt: path).path
      }?.code
    }
    #expect(code(folder("full")) == .alreadyExists)
    #expect(code(folder("full/file")) == .alreadyExists)
    #expect(code(folder("empty")) == nil)
    #expect(code(folder("empty")) == .alreadyExists)
    #expect(code(folder("new/deep/one.git")) == nil)
  }

  @Test func aTreeOfTensOfThousandsOfFilesIsMadeAndEdited() throws {
    let folder = try Folder()
    let path = folder("big.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var files: [String: [UInt8]?] = [:]
    for number in 0..<20_000 {
      files["d\(number % 23)/e\(number % 211)/f\(number).c"] = Array("file \(number % 500)".utf8)
    }
    var tip = try builder.commit("all", changes: files)
    for number in 0..<50 {
      tip = try builder.commit(
        "edit \(number)", parents: [tip], changes: ["d1/e1/new\(number).c": [1]])
    }
    try builder.setReference("refs/heads/main", to: tip)
    #expect(
      try git("ls-tree", "-r", "--name-only", "main", in: path).split(separator: "\n").count
        == 20_050)
  }
}
