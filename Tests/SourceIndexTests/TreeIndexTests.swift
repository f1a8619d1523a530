import CSyntax
import Cache
import Foundation
import Git
import SourceIndex
import Testing
import Workbench

@Suite struct TreeIndexTests {
  private func cache(_ folder: Folder) -> CacheStore {
    CacheStore(in: folder("cache")) { Issue.record("\($0)") }
  }

  /// Expects an index to say of every name what reading every file says.
  private func expect(
    _ index: TreeIndex, _ files: [String: [UInt8]], location: SourceLocation = #_sourceLocation
  ) {
    let truth = BruteForce(files)
    #expect(index.tree.files.map(\.path) == truth.paths, sourceLocation: location)
    for file in index.tree.files {
      #expect(
        index.names(of: file.blob)?.entries == truth.files[file.path], sourceLocation: location)
    }
    for name in truth.names {
      #expect(index.told(name) == truth.definitions(of: name), sourceLocation: location)
      // Neither a beginning nor a continuation of a name is that name.
      for near in [name + [0x5F], Array(name.dropLast())] where !truth.names.contains(near) {
        #expect(index.told(near).isEmpty, sourceLocation: location)
      }
    }
    #expect(index.told([]).isEmpty, sourceLocation: location)
  }

  @Test(arguments: 0..<6) func theIndexIsWhatReadingEveryFileSays(seed: Int) throws {
    let trees = try RandomTrees(seed: seed, commits: 5)
    let cache = cache(trees.folder)
    var known: TreeIndex?
    for (id, files) in zip(trees.ids, trees.files) {
      let bare = try TreeIndex(of: trees.path, at: "\(id)", jobs: 1)
      #expect(bare.blobsRead == bare.blobCount)
      expect(bare, files)
      let cold = try TreeIndex(of: trees.path, at: "\(id)", cache: cache, jobs: 3)
      expect(cold, files)
      let warm = try TreeIndex(of: trees.path, at: "\(id)", cache: cache)
      #expect(warm.blobsRead == 0)
      expect(warm, files)
      let next = try TreeIndex(of: trees.path, at: "\(id)", known: known)
      expect(next, files)
      // The cache has what all earlier commits had, and the index before what one of them had.
      #expect(cold.blobsRead <= next.blobsRead)
      known = next
    }
  }

  @Test func aCommitThatChangesOneFileReadsThatAlone() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let first = try builder.commit(
      "1",
      changes: [
        "a.c": Array("int a;\n".utf8), "b/b.h": Array("int b;\n".utf8),
        "b/same.h": Array("int b;\n".utf8), "c.txt": Array("int c;\n".utf8),
      ])
    let second = try builder.commit(
      "2", parents: [first], changes: ["b/b.h": Array("int b2;\n".utf8)])
    let index = try TreeIndex(of: folder("r.git"), at: "\(first)", cache: cache(folder))
    #expect(index.tree.files.count == 3 && index.blobCount == 2 && index.blobsRead == 2)
    // As by the next run of the program.
    let next = try TreeIndex(of: folder("r.git"), at: "\(second)", cache: cache(folder))
    #expect(next.blobCount == 3 && next.blobsRead == 1)
    #expect(next.definitions(of: "b2").map(\.path) == ["b/b.h"])
    #expect(next.definitions(of: "b").map(\.path) == ["b/same.h"])
    let kept = try TreeIndex(of: folder("r.git"), at: "\(second)", known: index)
    #expect(kept.blobsRead == 1)
  }

  @Test func aFolderMayBeAllThatIsIndexed() throws {
    let trees = try RandomTrees(seed: 5, commits: 1)
    let all = try TreeIndex(of: trees.path, at: "main")
    let some = try TreeIndex(of: trees.path, at: "main", under: "a/")
    #expect(some.tree.files == all.tree.files.filter { $0.path.hasPrefix("a/") })
    #expect {
      try TreeIndex(of: trees.path, at: "main", under: "nothing")
    } throws: { error in
      if case SourceIndexTrouble.noFolder = error { true } else { false }
    }
    #expect(throws: SourceIndexTrouble.self) { try TreeIndex(of: trees.path, at: "nothing") }
    #expect(throws: SourceIndexTrouble.self) { try TreeIndex(of: "/nowhere", at: "main") }
  }

  @Test func linksAndSubmodulesAreNoSource() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let first = try builder.commit("1", changes: ["a.c": Array("int a;\n".utf8)])
    let id = try builder.commit(
      "2", parents: [first],
      changes: ["l.c": Array("a.c".utf8), "m.c": Array("\(first)".utf8)],
      modes: ["l.c": .symlink, "m.c": .submodule])
    let index = try TreeIndex(of: folder("r.git"), at: "\(id)")
    #expect(index.tree.files.map(\.path) == ["a.c"])
  }

  @Test func aReplacedBlobIsKeptUnderTheIdOfWhatIsRead() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let id = try builder.commit("1", changes: ["a.c": Array("int a;\n".utf8)])
    let index = try TreeIndex(of: folder("r.git"), at: "\(id)", cache: cache(folder))
    let other = try builder.commit("2", changes: ["a.c": Array("int b;\n".utf8)])
    let blob = try #require(index.tree.files.first?.blob)
    let new = try #require(
      try TreeIndex(of: folder("r.git"), at: "\(other)").tree.files.first?.blob)
    try FileManager.default.copyItem(atPath: folder("r.git"), toPath: folder("replaced.git"))
    try folder.write("replaced.git/refs/replace/\(blob)", "\(new)\n")
    for _ in 0..<2 {
      let replaced = try TreeIndex(of: folder("replaced.git"), at: "\(id)", cache: cache(folder))
      #expect(replaced.definitions(of: "a").isEmpty)
      #expect(replaced.definitions(of: "b").count == 1)
      let plain = try TreeIndex(of: folder("r.git"), at: "\(id)", cache: cache(folder))
      #expect(plain.definitions(of: "a").count == 1)
      #expect(plain.definitions(of: "b").isEmpty)
    }
  }

  @Test func aBlobThatIsMissingIsAnErrorAndTheRestIsKept() throws {
    let trees = try RandomTrees(seed: 3, commits: 1)
    let index = try TreeIndex(of: trees.path, at: "main")
    let last = try #require(index.tree.files.last?.blob.hex)
    try FileManager.default.removeItem(
      atPath: "\(trees.path)/objects/\(last.prefix(2))/\(last.dropFirst(2))")
    #expect(throws: SourceIndexTrouble.self) {
      try TreeIndex(of: trees.path, at: "main", cache: cache(trees.folder), jobs: 1)
    }
    #expect(try CacheStore.info(in: trees.folder("cache")).kinds.first?.rows ?? 0 > 0)
  }

  @Test func progressEndsWhereTheWorkDoes() throws {
    let trees = try RandomTrees(seed: 4, commits: 1)
    var last = 0
    let index = try TreeIndex(of: trees.path, at: "main") { done, all in
      #expect(done >= last && done <= all)
      last = done
    }
    #expect(last == index.blobCount)
  }
}
