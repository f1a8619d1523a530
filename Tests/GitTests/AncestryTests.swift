import Git
import Testing
import Workbench

@Suite struct Ancestry {
  @Test func aShallowCloneEndsAtItsBoundary() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("long.git"))
    var ids: [ObjectID] = []
    for number in 0..<6 {
      ids.append(
        try builder.commit(
          "c\(number)", parents: ids.suffix(1), changes: ["n": Array("\(number)".utf8)]))
    }
    try builder.setReference("refs/heads/main", to: ids[5])
    try git("clone", "-q", "--depth", "3", "file://" + folder("long.git"), folder("shallow"))
    let repository = try Repository(at: folder("shallow"))
    #expect(repository.isShallow == true)
    let list = try repository.walk(from: [ids[5]])
    #expect(list.ids == Array(ids[3...]))
    #expect(list.boundary == [0])
    #expect(list.outside.isEmpty)
    #expect(list.parents(of: 0).isEmpty)
    #expect(try repository.parents(of: ids[3]) == [])
    #expect(try repository.commit(ids[3]).parents == [])
    #expect(try repository.resolve("HEAD~2") == ids[3])
    #expect(try repository.resolveIfPresent("HEAD~3") == nil)
    let error = failure { () throws(GitError) in _ = try repository.resolve(ids[0].hex) }
    #expect(error?.code == .revisionNotFound)
    #expect(error?.message.contains("fetch --unshallow") == true)
  }

  @Test func graftsChangeParents() throws {
    let history = try SmallHistory()
    let file = "small.git/info/grafts"
    try history.folder.write(
      file, "# as git reads it\n\(history.top) \(history.side)\n\n\(history.side)\n")
    let repository = try Repository(at: history.path)
    #expect(try repository.parents(of: history.top) == [history.side])
    #expect(try repository.commit(history.top).parents == [history.side])
    #expect(try repository.resolve("HEAD~1") == history.side)
    #expect(try repository.resolveIfPresent("HEAD~2") == nil)
    let list = try repository.walk(from: [history.top])
    #expect(list.ids == [history.side, history.top])
    #expect(list.boundary.isEmpty)
    #expect(
      Set(list.ids)
        == Set(
          try gitIDs(
            "-c", "advice.graftFileDeprecated=false", "rev-list", "HEAD",
            in: history.path)))
  }

  @Test func aGraftThatGoesInACircleIsANamedError() throws {
    let history = try SmallHistory()
    try history.folder.write("small.git/info/grafts", "\(history.one) \(history.top)\n")
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.walk(from: [history.top]) }
    #expect(error?.code == .corruptObject)
  }

  @Test(arguments: ["info/grafts", "shallow"])
  func aLineThatIsNoIDIsANamedError(file: String) throws {
    let history = try SmallHistory()
    try history.folder.write("small.git/" + file, "rubbish\n")
    let error = failure { () throws(GitError) in _ = try Repository(at: history.path).isBare }
    #expect(error?.code == .failed)
    #expect(error?.message.contains(file) == true)
  }

  @Test func replacementsAreRead() throws {
    let history = try SmallHistory()
    // top gets the tree of side and loses a parent; a blob gets other contents.
    let other = try git(
      "commit-tree", "-p", history.one.hex, "-m", "other", "\(history.side)^{tree}",
      in: history.path)
    try git("replace", history.top.hex, other, in: history.path)
    let blob = try ObjectID(git("rev-parse", "\(history.two):a/b/c.txt", in: history.path))
    let new = try git("hash-object", "-w", "--stdin", in: history.path, input: Array("new".utf8))
    try git("replace", blob.hex, new, in: history.path)

    let repository = try Repository(at: history.path)
    let commit = try repository.commit(history.top)
    #expect(commit.id == history.top)
    #expect(commit.subject == "other")
    #expect(commit.parents == [history.one])
    #expect(commit.tree == (try repository.commit(history.side).tree))
    #expect(try repository.blob(blob) == Array("new".utf8))
    #expect(try repository.resolve("HEAD~1") == history.one)
    let list = try repository.walk(from: [history.top])
    #expect(list.ids == [history.one, history.top])
    #expect(list.trees[1] == commit.tree)
    #expect(Set(list.ids) == Set(try gitIDs("rev-list", "HEAD", in: history.path)))

    try git("config", "core.useReplaceRefs", "false", in: history.path)
    #expect(try Repository(at: history.path).commit(history.top).subject == "top")
  }

  @Test func aReplacementOfATreeIsReadOnTheWayToAnEntry() throws {
    let history = try SmallHistory()
    let tree = try git("rev-parse", "\(history.top):a/b", in: history.path)
    let empty = try git("hash-object", "-t", "tree", "-w", "--stdin", in: history.path)
    try git("replace", tree, empty, in: history.path)
    let repository = try Repository(at: history.path)
    let root = try repository.commit(history.top).tree
    #expect(try repository.entry(at: "a/b/c.txt", inTree: root) == nil)
  }

  @Test func replacementsInACircleAreANamedError() throws {
    let history = try SmallHistory()
    try git("update-ref", "refs/replace/\(history.one)", history.two.hex, in: history.path)
    try git("update-ref", "refs/replace/\(history.two)", history.one.hex, in: history.path)
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.commit(history.one) }
    #expect(error?.code == .corruptObject)
  }

  @Test func aSwitchInTheEnvironmentTurnsReplacementsOff() async throws {
    await #expect(processExitsWith: .success) {
      let history = try SmallHistory()
      try git("replace", history.top.hex, history.one.hex, in: history.path)
      try #require(try Repository(at: history.path).commit(history.top).subject == "one")
      setEnvironment("GIT_NO_REPLACE_OBJECTS", "1")
      try #require(try Repository(at: history.path).commit(history.top).subject == "top")
    }
  }
}
