import Testing
import Workbench

@testable import Git

@Suite struct BlobSearchTests {
  @Test(arguments: [
    ("probe", true), ("int probe(void)", true), ("probes; reprobe; probe_", false),
    ("probesprobe probe2 probe", true), ("_probe", false), ("prob", false), ("", false),
    ("\u{e9}probe", false), ("probe$", false), ("a\0probe\0", true), ("PROBE", false),
  ])
  func anIdentifierIsFoundAsAWhole(_ text: String, _ isThere: Bool) throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let id = try builder.commit(
      "one", parents: [], changes: ["a": Array(text.utf8)], modes: [:])
    let repository = try Repository(at: folder("r.git"))
    let tree = try repository.commit(id).tree
    let blob = try #require(try repository.entry(at: "a", inTree: tree)?.id)
    let found = try repository.blob(blob, mentioning: Array("probe".utf8))
    #expect(found == (isThere ? Array(text.utf8) : nil))
    #expect(try repository.blob(blob, mentioning: []) == nil)
    #expect(throws: GitError.self) { try repository.blob(tree, mentioning: Array("a".utf8)) }
  }

  @Test func aTreeIsSteppedThroughAsItIsListed() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let id = try builder.commit(
      "one", parents: [], changes: ["a": [1], "b/c": [2], "link": [3]], modes: ["link": .symlink])
    let repository = try Repository(at: folder("r.git"))
    let tree = try repository.commit(id).tree
    var entries: [TreeEntry] = []
    try repository.forEachEntry(ofTree: tree) { mode, name, id in
      entries.append(TreeEntry(name: Array(name), mode: mode, id: id))
    }
    #expect(try entries == repository.tree(tree))
    try repository.expect(depth: 1_000, of: tree)
    #expect(throws: GitError.self) { try repository.expect(depth: 1_001, of: tree) }
  }
}
