import Git
import Testing
import Workbench

/// Commits that stand in memory only.
@Suite struct AddedObjectTests {
  @Test func aCommitInMemoryIsReadLikeAnyOther() throws {
    let history = try SmallHistory()
    let before = try git("count-objects", "-v", in: history.path)
    let repository = try Repository(at: history.path)
    let base = try repository.commit(history.top)
    let made = try repository.addCommit(
      on: history.top,
      changes: ["a/new/file.c": Array("int f;\n".utf8), "side.c": nil], message: "tried")
    let commit = try repository.commit(made)
    #expect(commit.parents == [history.top] && commit.subject == "tried")
    #expect(commit.author == base.author && commit.committer == base.committer)
    let file = try #require(try repository.entry(at: "a/new/file.c", inTree: commit.tree))
    #expect(try repository.blob(file.id) == Array("int f;\n".utf8))
    #expect(try repository.entry(at: "side.c", inTree: commit.tree) == nil)
    #expect(
      try repository.entry(at: "a/b/c.txt", inTree: commit.tree)?.id
        == repository.entry(at: "a/b/c.txt", inTree: base.tree)?.id)
    // Nothing of it is on disk, so nobody else knows it.
    #expect(try git("count-objects", "-v", in: history.path) == before)
    #expect(throws: GitError.self) { try Repository(at: history.path).commit(made) }
  }

  /// The builder's ids are those of git (`HistoryBuilders`).
  @Test func itHasTheIdThatItWouldHaveOnDisk() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("one.git"))
    let changes: [String: [UInt8]?] = ["a/b.c": Array("b\n".utf8), "gone.c": nil, "c/d/e.c": []]
    let base = try builder.commit(
      "base", changes: ["a/b.c": [], "gone.c": [], "kept/x.c": []], time: 1)
    let repository = try Repository(at: folder("one.git"))
    let made = try repository.addCommit(on: base, changes: changes, message: "tried")
    #expect(try builder.commit("tried", parents: [base], changes: changes, time: 1) == made)
    let emptied = try repository.addCommit(
      on: base, changes: ["a": nil, "gone.c": nil, "kept": nil], message: "empty")
    #expect(try repository.tree(repository.commit(emptied).tree).isEmpty)
  }

  @Test func whatGitWouldNotHaveIsRefused() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    for path in ["../x", "a//b", ".git/config", ""] {
      #expect(throws: GitError.self) {
        try repository.addCommit(on: history.top, changes: [path: []], message: "m")
      }
    }
    #expect(throws: GitError.self) {
      try repository.addCommit(on: history.top, changes: ["nowhere": nil], message: "m")
    }
  }
}
