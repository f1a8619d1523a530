import CSyntax
import Cache
import Foundation
import Git
import SourceIndex
import Testing
import Workbench

@Suite struct CallIndexTests {
  private func cache(_ folder: Folder) -> CacheStore {
    CacheStore(in: folder("cache")) { Issue.record("\($0)") }
  }

  /// Expects an index to say of every file and name what reading every file says.
  private func expect(
    _ index: CallIndex, _ files: [String: [UInt8]], location: SourceLocation = #_sourceLocation
  ) {
    var truth: [String: [CallScope]] = [:]
    for (path, bytes) in files where path.hasSuffix(".c") || path.hasSuffix(".h") {
      truth[path] = BlobCalls(FileOutline(bytes)).scopes
    }
    #expect(Set(index.tree.files.map(\.path)) == Set(truth.keys), sourceLocation: location)
    var defined: [Name: Set<String>] = [:]
    var mentioned: [Name: Set<String>] = [:]
    for (path, scopes) in truth {
      #expect(index.file(at: path)?.scopes == scopes, sourceLocation: location)
      for scope in scopes {
        if [.function, .macro, .made].contains(scope.kind) {
          defined[scope.name, default: []].insert(path)
        }
        for fact in scope.facts where fact.kind != .has {
          mentioned[fact.name, default: []].insert(path)
        }
      }
    }
    for (name, paths) in defined {
      let found = index.files(having: name, as: .defined).files.map(\.path)
      #expect(paths.isSubset(of: found), sourceLocation: location)
      #expect(Set(found).count == found.count, sourceLocation: location)
    }
    for (name, paths) in mentioned {
      let found = index.files(having: name, as: .mentioned).files.map(\.path)
      #expect(paths.isSubset(of: found), "\(name)", sourceLocation: location)
    }
    #expect(index.file(at: "nowhere.c") == nil, sourceLocation: location)
    #expect(index.files(having: Name("nobody_says_this"), as: .defined).files.isEmpty)
  }

  @Test(arguments: 0..<4) func theIndexIsWhatReadingEveryFileSays(seed: Int) throws {
    let trees = try RandomTrees(seed: seed, commits: 6)
    let cache = cache(trees.folder)
    var known: CallIndex?
    for (id, files) in zip(trees.ids, trees.files) {
      let bare = try CallIndex(of: trees.path, at: "\(id)", jobs: 1)
      #expect(bare.blobsRead == bare.blobCount)
      expect(bare, files)
      expect(try CallIndex(of: trees.path, at: "\(id)", cache: cache, jobs: 3), files)
      let warm = try CallIndex(of: trees.path, at: "\(id)", cache: cache)
      #expect(warm.blobsRead == 0)
      expect(warm, files)
      let next = try CallIndex(of: trees.path, at: "\(id)", known: known)
      #expect(next.blobsRead <= bare.blobsRead)
      expect(next, files)
      known = next
    }
  }

  @Test func namesStayWithTheIndexThatIsMadeOfAnother() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let text = Array("int f(void) { return g(); }\n".utf8)
    let first = try builder.commit(
      "1",
      changes: ["a.c": text, "b.c": text, "gone.c": Array("int h(void) { return g(); }\n".utf8)])
    let second = try builder.commit(
      "2", parents: [first],
      changes: ["gone.c": nil, "new.c": Array("int k(void) { return g(); }\n".utf8)])
    let one = try CallIndex(of: folder("r.git"), at: "\(first)")
    #expect(one.blobCount == 2)
    let two = try CallIndex(of: folder("r.git"), at: "\(second)", known: one)
    #expect(two.blobsRead == 1)
    #expect(
      two.files(having: Name("g"), as: .mentioned).files.map(\.path).sorted()
        == ["a.c", "b.c", "new.c"])
    #expect(two.files(having: Name("h"), as: .defined).files.isEmpty)
    #expect(two.count(having: Name("g"), as: .mentioned) == 2)
    let cut = two.files(having: Name("g"), as: .mentioned, limit: 1)
    #expect(cut.isCut && cut.files.map(\.path) == ["a.c", "b.c"])
  }

  @Test func assemblyDefinesLabelsAndMacrosArguments() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let id = try builder.commit(
      "1",
      changes: [
        "arch/x/entry.S": Array(
          "SYM_CODE_START(enter_it)\n\tcall handle_it\nlabelled:\n\tret\n".utf8),
        "a.c": Array("int f(void) { return 0; }\n".utf8),
      ])
    let index = try CallIndex(of: folder("r.git"), at: "\(id)")
    #expect(index.assembly(naming: Name("enter_it")) == ["arch/x/entry.S"])
    #expect(index.assembly(naming: Name("labelled")) == ["arch/x/entry.S"])
    #expect(index.assembly(naming: Name("handle_it")) == [])
  }
}
