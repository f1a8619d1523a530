import Git
import Testing

@Suite struct Objects {
  @Test func entriesAreFoundByPath() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.top).tree
    func mode(_ path: String) throws -> FileMode? {
      try repository.entry(at: path, inTree: tree)?.mode
    }
    #expect(try mode("a") == .directory)
    #expect(try mode("a/b") == .directory)
    #expect(try mode("a/b/c.txt") == .regular)
    #expect(try mode("run.sh") == .executable)
    #expect(try mode("link") == .symlink)
    #expect(try mode("sub") == .submodule)
    let sub = try #require(try repository.entry(at: "sub", inTree: tree))
    #expect(sub.id == history.two)
    let link = try #require(try repository.entry(at: "link", inTree: tree))
    #expect(try repository.blob(link.id) == Array("a/b".utf8))
  }

  @Test(arguments: [
    "", "/", "absent", "a/absent", "absent/a", "a/b/c.txt/d", "link/c.txt", "sub/x", "run.sh/",
    "a//b",
    "/a", "a/", "a/b/c.tx", "a/b/c.txtt", ".", "a/../a", "top.c",
  ])
  func whatTheTreeDoesNotHaveIsAbsent(path: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.top).tree
    #expect(try repository.entry(at: path, inTree: tree) == nil)
  }

  @Test func aTreeListsWhatGitLists() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let entries = try repository.tree(repository.commit(history.top).tree)
    let lines = entries.map { entry in
      let mode = String(entry.mode.rawValue, radix: 8)
      return String(repeating: "0", count: 6 - mode.count) + mode + " \(entry.id) "
        + String(decoding: entry.name, as: UTF8.self)
    }
    let listed = try git(
      "ls-tree", "--format=%(objectmode) %(objectname) %(path)", "HEAD", in: history.path)
    #expect(lines == listed.split(separator: "\n").map(String.init))
  }

  @Test func aBlobIsItsBytes() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    let entry = try #require(try repository.entry(at: "top.c", inTree: tree))
    #expect(try repository.blob(entry.id) == [1, 2, 0, 3])
  }

  @Test func theWrongKindIsSaid() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    for error in [
      failure { () throws(GitError) in _ = try repository.commit(tree) },
      failure { () throws(GitError) in _ = try repository.tree(history.one) },
      failure { () throws(GitError) in _ = try repository.blob(tree) },
      failure { () throws(GitError) in _ = try repository.parents(of: tree) },
      failure { () throws(GitError) in _ = try repository.walk(from: [tree]) },
      failure { () throws(GitError) in
        _ = try repository.entry(at: "a", inTree: history.one)
      },
    ] {
      #expect(error?.code == .wrongObjectKind)
    }
    #expect(
      failure { () throws(GitError) in _ = try repository.commit(tree) }?.message
        == "object \(tree) is a tree, not a commit")
  }

  @Test func oldModesAreReadAsGitReadsThem() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let blob = try ObjectID(git("rev-parse", "HEAD:a/b/c.txt", in: history.path))
    var bytes: [UInt8] = []
    for (mode, name) in [
      ("100600", "a"), ("100664", "b"), ("100700", "c"), ("100755", "d"), ("120777", "e"),
    ] {
      bytes += Array("\(mode) \(name)\0".utf8)
      var place = blob.hex.startIndex
      while place < blob.hex.endIndex {
        let end = blob.hex.index(place, offsetBy: 2)
        bytes.append(UInt8(blob.hex[place..<end], radix: 16) ?? 0)
        place = end
      }
    }
    let id = try ObjectID(
      git(
        "hash-object", "-t", "tree", "-w", "--stdin", "--literally", in: history.path,
        input: bytes))
    #expect(
      try repository.tree(id).map(\.mode)
        == [.regular, .groupWritable, .executable, .executable, .symlink])
  }

  @Test(arguments: [
    "x", "100644", "100644 a", "100644 a\0short", "9 a\0", " a\0aaaaaaaaaaaaaaaaaaaaa",
  ])
  func bytesThatAreNoTreeAreANamedError(text: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let id = try ObjectID(
      git(
        "hash-object", "-t", "tree", "-w", "--stdin", "--literally", in: history.path,
        input: Array(text.utf8)))
    #expect(failure { () throws(GitError) in _ = try repository.tree(id) }?.code == .corruptObject)
    #expect(
      failure { () throws(GitError) in _ = try repository.entry(at: "zz", inTree: id) }?.code
        == .corruptObject)
  }
}
