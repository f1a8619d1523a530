import Foundation
@testable import Git
import Testing
import Workbench

@Suite struct ChangedPaths {
  /// What the filters must say yes to: the paths that differ, and what differs below or above a path.
  private func differs(_ path: [UInt8], _ changed: [[UInt8]]) -> Bool {
    changed.contains { $0 == path || $0.starts(with: path + [0x2f]) }
  }

  private func expectNoFalseNo(_ history: FileHistory, _ repository: borrowing Repository) throws
    -> (asked: Int, denied: Int)
  {
    let graph = try #require(repository.commitGraph.graph)
    let folders = history.everything.compactMap { path in
      path.lastIndex(of: 0x2f).map { Array(path[..<$0]) }
    }
    let paths = PathSet(Array(history.everything) + folders + [Array("never/was".utf8)])
    let all = try #require(graph.changedPaths(paths))
    var dice = Dice(seed: 5)
    let few = PathSet(
      history.everything.sorted { $0.count < $1.count }.shuffled(using: &dice).prefix(9))
    let some = try #require(graph.changedPaths(few))
    var asked = 0
    var denied = 0
    var found: [Int32] = []
    for (id, changed) in history.commits {
      let position = try #require(graph.position(of: id))
      if paths.paths.contains(where: { differs($0, changed) }) {
        #expect(all.mayHaveChanged(position))
      }
      if few.paths.contains(where: { differs($0, changed) }) {
        #expect(some.mayHaveChanged(position))
      }
      all.copyFolders(mayHaveChangedAt: position, to: &found)
      #expect(Set(found).count == found.count)
      for (number, folder) in paths.folders.enumerated() {
        let own = folder.children.filter { $0.path != nil }
        let mayDiffer = found.contains(Int32(number))
        if own.contains(where: { differs(paths.paths[$0.path ?? 0], changed) }) {
          #expect(mayDiffer, "\(id) \(String(decoding: folder.path, as: UTF8.self))")
        }
        if !own.isEmpty {
          asked += 1
          if !mayDiffer { denied += 1 }
        }
      }
    }
    return (asked, denied)
  }

  @Test(arguments: [1, 2, 3])
  func aChangedPathIsNeverDenied(seed: Int) throws {
    let history = try FileHistory(seed: UInt64(seed))
    try GraphKind.withChangedPaths.write(in: history.path, commits: history.commits.map(\.id))
    let (asked, denied) = try expectNoFalseNo(history, try Repository(at: history.path))
    #expect(denied > asked / 4, "filters are hardly used")
  }

  @Test(arguments: [1, 2, 3])
  func aChangedPathIsNeverDeniedByTheSecondVersion(seed: Int) throws {
    let history = try FileHistory(seed: UInt64(seed))
    try GraphKind.withChangedPaths.write(in: history.path, commits: history.commits.map(\.id))
    let file = "files.git/objects/info/commit-graph"
    var graph = GraphBytes(try history.folder.bytes(file))
    let changed = Dictionary(uniqueKeysWithValues: history.commits.map { ($0.id, $0.changed) })
    graph.setFilters(graph.ids.map { changedPathFilter(changed[$0] ?? []) }, version: 2)
    try history.folder.write(file, graph.encoded)
    let repository = try Repository(at: history.path)
    let (asked, denied) = try expectNoFalseNo(history, repository)
    #expect(denied > asked / 2, "filters are hardly used")
    // Here other bytes than ASCII can be told apart as well.
    let never = try #require(
      repository.commitGraph.graph?.changedPaths(PathSet([Array("never/wäs".utf8)])))
    let maybe = graph.ids.indices.filter { never.mayHaveChanged(Int32($0)) }
    #expect(maybe.count < 15)
  }

  @Test(arguments: [4, 5])
  func theFiltersAreGitsBitForBit(seed: Int) throws {
    let history = try FileHistory(seed: UInt64(seed), ascii: true)
    try GraphKind.withChangedPaths.write(in: history.path, commits: history.commits.map(\.id))
    let graph = GraphBytes(try history.folder.bytes("files.git/objects/info/commit-graph"))
    var ours = graph
    let changed = Dictionary(uniqueKeysWithValues: history.commits.map { ($0.id, $0.changed) })
    ours.setFilters(graph.ids.map { changedPathFilter(changed[$0] ?? []) }, version: 1)
    #expect(ours["BIDX"] == graph["BIDX"])
    #expect(ours["BDAT"] == graph["BDAT"])
    #expect(graph.encoded == (try history.folder.bytes("files.git/objects/info/commit-graph")))
    for bytes in [[], [0x61], Array("drivers/iommu/iommu.c".utf8), Array("naïve".utf8)] {
      #expect(Murmur3.hash(bytes, seed: 7) == referenceMurmur3(bytes, 7))
    }
  }

  @Test func commitsWithoutAFilterMayHaveChangedAnything() throws {
    let history = try FileHistory(seed: 6, ascii: true)
    try GraphKind.withChangedPaths.write(in: history.path, commits: history.commits.map(\.id))
    let file = "files.git/objects/info/commit-graph"
    var graph = GraphBytes(try history.folder.bytes(file))
    graph.setFilters(graph.ids.map { _ in [] }, version: 1)
    try history.folder.write(file, graph.encoded)
    let read = try #require(try Repository(at: history.path).commitGraph.graph)
    let query = try #require(read.changedPaths(PathSet([Array("never".utf8)])))
    #expect((0..<Int32(read.count)).allSatisfy { query.mayHaveChanged($0) })
    #expect(query.mayHaveChanged(-1) && query.mayHaveChanged(Int32(read.count)))
    let none = try #require(read.changedPaths(PathSet([])))
    #expect(!none.mayHaveChanged(0) && !none.mayHaveChanged(-1))
  }

  @Test func layersWithOtherSettingsSwitchTheFiltersOffAndNotTheGraph() throws {
    let history = try FileHistory(seed: 7, ascii: true)
    let ids = history.commits.map(\.id)
    try GraphKind.chainWithChangedPaths.write(in: history.path, commits: ids)
    let before = try Repository(at: history.path)
    #expect(before.commitGraph.graph?.hasChangedPaths == true)
    let list = try before.walk(from: ids)
    let folder = "files.git/objects/info/commit-graphs/"
    var names = String(
      decoding: try history.folder.bytes(folder + "commit-graph-chain"), as: UTF8.self
    )
    .split(separator: "\n").map(String.init)
    let top = try #require(names.last)
    for change in [(2, 7, 10), (1, 6, 10), (1, 7, 11), (3, 7, 10)] {
      var graph = GraphBytes(try history.folder.bytes(folder + "graph-\(top).graph"))
      graph.setFilters(
        graph.ids.map { _ in [0] }, version: change.0, hashCount: change.1, bits: change.2)
      let bytes = graph.encoded
      let name = bytes.suffix(20).map { String(format: "%02x", $0) }.joined()
      names[names.count - 1] = name
      try history.folder.write(folder + "graph-\(name).graph", bytes)
      try history.folder.write(folder + "commit-graph-chain", names.map { $0 + "\n" }.joined())
      let repository = try Repository(at: history.path)
      let opened = try #require(repository.commitGraph.graph)
      // A version that is not known counts as no filters, which a layer may have.
      #expect(opened.hasChangedPaths == (change.0 == 3))
      #expect(try repository.walk(from: ids).positions == list.positions)
    }
  }

  @Test func pathsAreGroupedByFolder() {
    let set = PathSet(["b/c", "a", "b/c/d", "/b//x/", "", "b/c"].map { Array($0.utf8) })
    #expect(set.paths == ["a", "b/c", "b/c/d", "b/x"].map { Array($0.utf8) })
    #expect(set.folders.map(\.path) == ["", "b", "b/c"].map { Array($0.utf8) })
    #expect(set.folders.map(\.parent) == [nil, 0, 1])
    #expect(set.folders[0].children.map(\.path) == [0, nil])
    #expect(set.folders[1].children.map(\.path) == [3, 1])
    #expect(set.folders[1].children.map(\.folder) == [nil, 2])
  }
}
