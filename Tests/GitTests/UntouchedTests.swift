import Git
import Testing
import Workbench

@Suite struct Untouched {
  /// Uses every function that reads, those that fail too.
  private func readEverything(_ path: String) throws {
    let repository = try Repository(at: path)
    for name in [
      "HEAD", "main", "v1", "nothing", "HEAD~1", "HEAD^{/two}", "a..b", "deadbeef", "v1-1-gabcdef",
    ] {
      _ = failure { () throws(GitError) in _ = try repository.resolve(name) }
    }
    let head = try repository.resolve("HEAD")
    let list = try repository.walk(from: [head])
    _ = try repository.walk(from: [head], excluding: [repository.resolve("HEAD~1")])
    for source in WalkSource.allCases { _ = try repository.walk(from: [head], using: source) }
    let query = repository.commitGraph.graph?.changedPaths(PathSet([Array("top.c".utf8)]))
    for position in list.positions { _ = query?.mayHaveChanged(position) }
    _ = try repository.references(matching: "refs/*")
    for id in list.ids {
      let commit = try repository.commit(id)
      _ = try repository.parents(of: id)
      for entry in try repository.tree(commit.tree) {
        _ = failure { () throws(GitError) in _ = try repository.blob(entry.id) }
      }
      _ = try repository.entry(at: "a/b/c.txt", inTree: commit.tree)
      _ = try repository.entry(at: "absent", inTree: commit.tree)
    }
    let none = try ObjectID(String(repeating: "1", count: 40))
    _ = failure { () throws(GitError) in _ = try repository.blob(none) }
    _ = failure { () throws(GitError) in _ = try repository.walk(from: [none]) }
  }

  @Test(arguments: [
    "bare", "packed", "work tree", "linked", "shallow", "sparse", "replaced", "graph", "chain",
  ])
  func readingWritesNothing(kind: String) throws {
    let history = try SmallHistory()
    var path = history.path
    let clone = history.folder("clone")
    switch kind {
    case "packed": try git("gc", "-q", in: path)
    case "work tree":
      try git("clone", "-q", path, clone)
      path = clone
    case "linked":
      path = clone
      try git("worktree", "add", "-q", "--detach", clone, history.top.hex, in: history.path)
    case "shallow":
      try git("clone", "-q", "--depth", "2", "file://" + path, clone)
      path = clone
    case "sparse":
      try git("clone", "-q", "--sparse", path, clone)
      path = clone
    case "graph": try GraphKind.withChangedPaths.write(in: path, commits: [history.top])
    case "chain":
      for commit in [history.two, history.top] {
        try git(
          "commit-graph", "write", "--split=no-merge", "--changed-paths", "--stdin-commits",
          in: path, input: Array((commit.hex + "\n").utf8))
      }
    case "replaced": try git("replace", history.two.hex, history.side.hex, in: path)
    default: break
    }
    let before = try history.folder.snapshot()
    try readEverything(path)
    let after = try history.folder.snapshot()
    #expect(Set(before.keys) == Set(after.keys))
    #expect(before == after)
  }

  @Test func aFailedOpeningWritesNothing() throws {
    let folder = try Folder()
    try git("init", "-q", "--object-format=sha256", folder("sha256"))
    try folder.write("plain/file.txt", "x")
    let before = try folder.snapshot()
    for path in [folder("sha256"), folder("plain"), folder("absent")] {
      #expect(failure { () throws(GitError) in _ = try Repository(at: path).isBare } != nil)
    }
    #expect(try folder.snapshot() == before)
  }
}
