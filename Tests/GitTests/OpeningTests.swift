import Foundation
import Git
import Testing
import Workbench

@Suite struct Opening {
  /// A clone with a work tree of the small history.
  private func clone(_ history: SmallHistory, _ options: String...) throws -> String {
    let path = history.folder("clone")
    _ = try gitBytes(
      ["clone", "-q", "--no-hardlinks"] + options + ["file://" + history.path, path], in: "/")
    return path
  }

  /// What must hold of every kind of clone that has all objects.
  private func expectWhole(_ path: String, _ history: SmallHistory, revision: String = "HEAD")
    throws
  {
    let repository = try Repository(at: path)
    let head = try repository.resolve(revision)
    #expect(head == history.top)
    let tree = try repository.commit(head).tree
    let file = try #require(try repository.entry(at: "a/b/c.txt", inTree: tree))
    #expect(try repository.blob(file.id) == Array("two\n".utf8))
    #expect(Set(try repository.walk(from: [head]).ids).count == 5)
  }

  @Test func aBareRepositoryOpens() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    #expect(
      [repository.isBare, repository.isShallow, repository.hasPromisor] == [true, false, false])
    #expect(repository.path == history.path)
    #expect(repository.gitDirectory == history.path + "/")
    try expectWhole(history.path, history)
  }

  @Test func aWorkTreeAndAFolderInItOpen() throws {
    let history = try SmallHistory()
    let path = try clone(history)
    try expectWhole(path, history)
    try expectWhole(path + "/a/b", history)
    try expectWhole(path + "/.git", history)
    let repository = try Repository(at: path + "/a/b")
    #expect(repository.isBare == false)
    #expect(repository.path == path)
  }

  @Test func aLinkedWorktreeHasItsOwnHead() throws {
    let history = try SmallHistory()
    let path = try clone(history)
    let linked = history.folder("linked")
    try git("worktree", "add", "-q", "--detach", linked, history.side.hex, in: path)
    try git("update-ref", "BISECT_HEAD", history.two.hex, in: linked)
    try git("update-ref", "refs/bisect/bad", history.top.hex, in: linked)
    try git("update-ref", "refs/worktree/here", history.one.hex, in: linked)
    let there = try Repository(at: linked)
    #expect(there.path == linked)
    #expect(there.commonDirectory == path + "/.git/")
    #expect(try there.resolve("HEAD") == history.side)
    #expect(try there.resolve("BISECT_HEAD") == history.two)
    #expect(try there.resolve("bisect/bad") == history.top)
    #expect(try there.resolve("worktree/here") == history.one)
    #expect(try there.resolve("main") == history.top)
    #expect(try there.resolve("main-worktree/HEAD") == history.top)
    let main = try Repository(at: path)
    #expect(try main.resolveIfPresent("BISECT_HEAD") == nil)
    #expect(try main.resolveIfPresent("worktree/here") == nil)
    #expect(try main.resolve("worktrees/linked/BISECT_HEAD") == history.two)
  }

  @Test func aSubmoduleOpens() throws {
    let history = try SmallHistory()
    let outer = history.folder("outer")
    try git("init", "-q", outer)
    try git("submodule", "--quiet", "add", "file://" + history.path, "inner", in: outer)
    try expectWhole(outer + "/inner", history)
    #expect(try Repository(at: outer + "/inner").path == outer + "/inner")
  }

  @Test func aSparseCheckOutOpens() throws {
    let history = try SmallHistory()
    let path = try clone(history, "--sparse")
    try git("sparse-checkout", "set", "a", in: path)
    try #require(try git("config", "--get", "extensions.worktreeConfig", in: path) == "true")
    try expectWhole(path, history)
  }

  @Test func aBareRepositoryWhoseBarenessWasMovedOpens() throws {
    let history = try SmallHistory()
    let linked = history.folder("linked")
    try git("worktree", "add", "-q", "--detach", linked, history.top.hex, in: history.path)
    try git("sparse-checkout", "set", "a", in: linked)
    try #require(try git("config", "extensions.worktreeConfig", in: history.path) == "true")
    try expectWhole(history.path, history)
    try expectWhole(linked, history)
    #expect(try Repository(at: history.path).isBare == true)
    #expect(try Repository(at: history.path).path == history.path)
    #expect(try Repository(at: linked).isBare == false)
  }

  @Test func alternatesAreRead() throws {
    let history = try SmallHistory()
    let path = history.folder("shared")
    try git("clone", "-q", "--shared", history.path, path)
    try expectWhole(path, history)
  }

  @Test func packedObjectsAndRefsAreRead() throws {
    let history = try SmallHistory()
    try git("gc", "-q", "--prune=now", in: history.path)
    try git("commit-graph", "write", "--reachable", in: history.path)
    try git("multi-pack-index", "write", in: history.path)
    try #require(FileManager.default.fileExists(atPath: history.path + "/packed-refs"))
    try expectWhole(history.path, history)
    #expect(try Repository(at: history.path).resolve("v1") == history.two)
  }

  @Test(arguments: ["preciousObjects", "noop-v1", "relativeWorktrees"])
  func harmlessExtensionsOpen(extension name: String) throws {
    let history = try SmallHistory()
    try git("config", "core.repositoryformatversion", "1", in: history.path)
    try git("config", "extensions.\(name)", "true", in: history.path)
    try expectWhole(history.path, history)
  }

  private func refusal(_ path: String) -> GitError? {
    failure { () throws(GitError) in _ = try Repository(at: path).isBare }
  }

  @Test func otherFormatsAreRefusedWithASentence() throws {
    let folder = try Folder()
    try git("init", "-q", "--object-format=sha256", folder("sha256"))
    let sha256 = try #require(refusal(folder("sha256")))
    #expect(sha256.code == .unsupportedRepository)
    #expect(sha256.message.contains("sha256"))

    try git("init", "-q", folder("reftable"))
    try git("config", "core.repositoryformatversion", "1", in: folder("reftable"))
    try git("config", "extensions.refStorage", "reftable", in: folder("reftable"))
    let reftable = try #require(refusal(folder("reftable")))
    #expect(reftable.code == .unsupportedRepository)
    #expect(reftable.message.contains("reftable"))

    try git("init", "-q", folder("unknown"))
    try git("config", "core.repositoryformatversion", "1", in: folder("unknown"))
    try git("config", "extensions.fromTheFuture", "1", in: folder("unknown"))
    let unknown = try #require(refusal(folder("unknown")))
    #expect(unknown.code == .unsupportedRepository)
    #expect(unknown.message.lowercased().contains("extensions.fromthefuture"))

    try git("init", "-q", folder("newer"))
    try git("config", "core.repositoryformatversion", "2", in: folder("newer"))
    #expect(refusal(folder("newer"))?.code == .unsupportedRepository)
  }

  @Test func whatIsNoRepositoryIsSaid() throws {
    let folder = try Folder()
    try folder.write("file.txt", "no repository")
    try folder.write("broken/.git", "gitdir: nowhere/at/all\n")
    for path in [folder.path, folder("absent"), folder("file.txt"), folder("broken"), "", "a\0b"] {
      let error = refusal(path)
      #expect(error?.code == .notARepository, "\(path): \(String(describing: error))")
    }
  }

  @Test func anEmptyRepositoryOpensAndHasNoHead() throws {
    let folder = try Folder()
    try git("init", "-q", folder("empty"))
    let repository = try Repository(at: folder("empty"))
    #expect(try repository.resolveIfPresent("HEAD") == nil)
    #expect(try repository.references(matching: "refs/*").isEmpty)
    let error = failure { () throws(GitError) in _ = try repository.resolve("HEAD") }
    #expect(error?.code == .revisionNotFound)
  }

  @Test(.enabled(if: getuid() == 0, "only root may give files away"))
  func aForeignRepositorySaysWhatToSet() throws {
    let history = try SmallHistory()
    let path = try clone(history)
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path)
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path + "/.git")
    let error = try #require(refusal(path))
    #expect(error.code == .foreignOwner)
    #expect(error.message.contains("git config --global --add safe.directory \(path)"))
  }

  @Test(.enabled(if: getuid() == 0, "only root may give files away"))
  func aForeignRepositoryMarkedAsSafeOpens() async throws {
    await #expect(processExitsWith: .success) {
      // The library looks once for where settings are, so this needs a process of its own.
      let home = try Folder()
      setEnvironment("HOME", home.path)
      let history = try SmallHistory()
      let work = history.folder("work")
      try git("clone", "-q", history.path, work)
      try home.write(
        ".gitconfig", "[safe]\n\tdirectory = \(history.path)\n\tdirectory = \(work)\n")
      try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: work)
      try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: history.path)
      try #require(try Repository(at: history.path).resolve("main") == history.top)
      try #require(try Repository(at: work + "/a").resolve("main") == history.top)
    }
  }
}
