import Foundation
@testable import Git
import Testing
import Workbench

/// A list without the positions, which depend on where it came from.
struct ListContents: Equatable {
  let ids: [ObjectID]
  let trees: [ObjectID]
  let times: [Int64]
  let parentOffsets: [Int32]
  let parentNumbers: [Int32]
  let outside: [ObjectID]
  let boundary: [Int]

  init(_ list: CommitList) {
    ids = list.ids
    trees = list.trees
    times = list.times
    parentOffsets = list.parentOffsets
    parentNumbers = list.parentNumbers
    outside = list.outside
    boundary = list.boundary
  }
}

@Suite struct GraphWalks {
  @Test(arguments: GraphKind.allCases, [11, 12, 13])
  func everySourceGivesTheSameList(kind: GraphKind, seed: Int) throws {
    let wrongClocks = seed != 11
    let history = try RandomHistory(commits: 90, seed: UInt64(seed), wrongClocks: wrongClocks)
    try kind.write(in: history.path, commits: history.ids)
    let repository = try Repository(at: history.path)
    #expect((repository.commitGraph.graph != nil) == (kind != .none))
    #expect(repository.commitGraph.warning == nil)
    var dice = Dice(seed: UInt64(seed))
    for round in 0..<8 {
      let tips = round == 0 ? history.ids : Array(history.ids.shuffled(using: &dice).prefix(2))
      let good = round < 2 ? [] : Array(history.ids.shuffled(using: &dice).prefix(round % 3))
      let wanted = history.ancestry(of: tips).subtracting(history.ancestry(of: good))
      for firstParent in [false, true] {
        let lists = try WalkSource.allCases.map {
          try repository.walk(from: tips, excluding: good, firstParent: firstParent, using: $0)
        }
        #expect(ListContents(lists[0]) == ListContents(lists[1]))
        #expect(ListContents(lists[0]) == ListContents(lists[2]))
        if !firstParent { #expect(Set(lists[0].ids) == wanted) }
        if !wrongClocks {
          let options = ["rev-list"] + (firstParent ? ["--first-parent"] : [])
          let git = try gitBytes(
            options + tips.map(\.hex) + good.map { "^" + $0.hex }, in: history.path)
          #expect(
            Set(lists[0].ids.map(\.hex))
              == Set(String(decoding: git, as: UTF8.self).split(separator: "\n").map(String.init)))
        }
        try expectPositions(lists[0], repository.commitGraph.graph)
        #expect(lists[1].positions.allSatisfy { $0 == -1 })
      }
    }
  }

  private func expectPositions(_ list: CommitList, _ graph: CommitGraph?) throws {
    for (number, id) in list.ids.enumerated() {
      #expect(list.positions[number] == graph?.position(of: id) ?? -1)
      #expect(list.index(of: id) == number)
      if list.positions[number] >= 0 { #expect(graph?.id(at: list.positions[number]) == id) }
    }
  }

  @Test(arguments: GraphKind.allCases)
  func mergesOfManyAndSeveralRootsAreListed(kind: GraphKind) throws {
    let folder = try Folder()
    let path = folder("merges.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    func commit(_ name: String, _ parents: [ObjectID]) throws -> ObjectID {
      try builder.commit(name, parents: parents, changes: ["n": Array(name.utf8)], time: 1000)
    }
    let roots = try (0..<5).map { try commit("r\($0)", []) }
    let left = try commit("left", roots)
    let right = try commit("right", roots.reversed())
    let all =
      roots + [left, right, try commit("a", [left, right]), try commit("b", [right, left])]
    let top = try commit("top", Array(all.suffix(2)))
    try kind.write(in: path, commits: all + [top])
    let repository = try Repository(at: path)
    let list = try repository.walk(from: [top])
    #expect(ListContents(list) == ListContents(try repository.walk(from: [top], using: .objects)))
    // One date for all: roots by id, then what they allow by id, and so on.
    #expect(list.ids.prefix(5) == roots.sorted()[...])
    #expect(Set(list.ids[5..<7]) == [left, right] && list.ids[5] < list.ids[6])
    let range = try repository.walk(from: [top], excluding: [left])
    #expect(Set(range.ids) == [right, all[7], all[8], top])
    #expect(Array(list.parents(of: try #require(list.index(of: right)))).count == 5)
  }

  @Test func datesOutOfRangeAreTheSameFromTheGraphAndFromObjects() throws {
    let folder = try Folder()
    let path = folder("dates.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var ids: [ObjectID] = []
    for time: Int64 in [0, 5_000_000_000, 1 << 33, 1 << 34, (1 << 35) + 7, 1] {
      ids.append(
        try builder.commit(
          "c", parents: ids.suffix(1), changes: ["n": Array("\(time)".utf8)], time: time))
    }
    try GraphKind.single.write(in: path, commits: ids)
    let repository = try Repository(at: path)
    let list = try repository.walk(from: ids)
    #expect(list.times == [0, 5_000_000_000, 1 << 33, 0, 7, 1])
    #expect(ListContents(list) == ListContents(try repository.walk(from: ids, using: .objects)))
    #expect(list.positions.allSatisfy { $0 >= 0 })
  }

  @Test func correctedDatesAreThoseOfTheirDefinition() throws {
    let folder = try Folder()
    let path = folder("dates.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var ids: [ObjectID] = []
    var offsets: [ObjectID: UInt64] = [:]
    var corrected: Int64 = 0
    for time: Int64 in [0, 5_000_000_000, 1 << 33, 7, 1000, 1 << 33 + 9, 5] {
      ids.append(
        try builder.commit(
          "c", parents: ids.suffix(1), changes: ["n": Array("\(ids.count)".utf8)], time: time))
      corrected = max(time, corrected + 1)
      offsets[ids[ids.count - 1]] = UInt64(corrected - time)
    }
    try GraphKind.single.write(in: path, commits: ids)
    let graph = try #require(try Repository(at: path).commitGraph.graph)
    for id in ids {
      let position = try #require(graph.position(of: id))
      #expect(graph.layers[0].dateOffset(Int(position)) == offsets[id])
    }
    let file = GraphBytes(try folder.bytes("dates.git/objects/info/commit-graph"))
    #expect(file.chunks.contains { $0.name == "GDO2" })
  }

  @Test func aCircleInAGraphIsRefusedWhenItIsMet() throws {
    let history = try SmallHistory()
    try GraphKind.single.write(in: history.path, commits: [history.top])
    let file = "small.git/objects/info/commit-graph"
    var graph = GraphBytes(try history.folder.bytes(file))
    let root = try #require(graph.ids.firstIndex(of: history.one))
    let top = try #require(graph.ids.firstIndex(of: history.top))
    for commit in graph.ids.indices {
      graph["CDAT"].replaceSubrange((36 * commit + 28)..<(36 * commit + 32), with: [0, 0, 0, 0])
    }
    graph["CDAT"].replaceSubrange(
      (36 * root + 20)..<(36 * root + 24), with: GraphBytes.bytes(top, 4))
    try history.folder.write(file, graph.encoded)
    let repository = try Repository(at: history.path)
    try #require(repository.commitGraph.graph != nil)
    let list = try repository.walk(from: [history.top])
    #expect(
      ListContents(list) == ListContents(try repository.walk(from: [history.top], using: .objects)))
    #expect(repository.commitGraph.graph == nil)
    #expect(repository.commitGraph.warning?.contains("circle") == true)
  }

  @Test func aGraphWithoutGenerationsServesAsWell() throws {
    let history = try RandomHistory(commits: 60, seed: 21, wrongClocks: true)
    try GraphKind.single.write(in: history.path, commits: history.ids)
    let file = "random.git/objects/info/commit-graph"
    var graph = GraphBytes(try history.folder.bytes(file))
    for commit in graph.ids.indices {
      for place in (36 * commit + 28)..<(36 * commit + 32) {
        graph["CDAT"][place] &= place % 36 == 31 ? 3 : 0
      }
    }
    try history.folder.write(file, graph.encoded)
    let repository = try Repository(at: history.path)
    try #require(repository.commitGraph.graph?.hasGenerations == false)
    for (tip, good) in zip(history.ids.suffix(20), history.ids) {
      #expect(
        ListContents(try repository.walk(from: [tip], excluding: [good]))
          == ListContents(try repository.walk(from: [tip], excluding: [good], using: .objects)))
    }
  }

  @Test func theGraphOfABorrowedRepositoryIsUsed() throws {
    let history = try RandomHistory(commits: 30, seed: 22, wrongClocks: false)
    for kind in [GraphKind.single, .chain] {
      try? FileManager.default.removeItem(atPath: history.path + "/objects/info/commit-graph")
      try kind.write(in: history.path, commits: history.ids)
      let clone = history.folder("clone-\(kind)")
      try git("clone", "-q", "--bare", "--shared", history.path, clone)
      let repository = try Repository(at: clone)
      #expect(repository.commitGraph.graph != nil)
      #expect(
        ListContents(try repository.walk(from: history.ids))
          == ListContents(try repository.walk(from: history.ids, using: .objects)))
    }
  }

  @Test func aCommitInTheGraphNeedsNoObject() throws {
    let history = try SmallHistory()
    let before = try Repository(at: history.path).walk(from: [history.top])
    try GraphKind.single.write(in: history.path, commits: [history.top])
    let hex = history.two.hex
    try git("pack-refs", "--all", in: history.path)
    try FileManager.default.removeItem(
      atPath: history.path + "/objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let repository = try Repository(at: history.path)
    #expect(ListContents(try repository.walk(from: [history.top])) == ListContents(before))
    let error = failure { () throws(GitError) in
      _ = try repository.walk(from: [history.top], using: .objects)
    }
    #expect(error?.code == .missingObject)
  }

  @Test(arguments: ["core.commitGraph", "shallow", "grafts", "replace", "paths", "version"])
  func whatSwitchesTheGraphOff(reason: String) throws {
    let history = try SmallHistory()
    var path = history.path
    try GraphKind.withChangedPaths.write(in: path, commits: [history.top])
    switch reason {
    case "core.commitGraph": try git("config", "core.commitGraph", "false", in: path)
    case "grafts":
      try history.folder.write("small.git/info/grafts", "\(history.top) \(history.side)\n")
    case "replace": try git("replace", history.two.hex, history.side.hex, in: path)
    case "paths": try git("config", "commitGraph.readChangedPaths", "false", in: path)
    case "version": try git("config", "commitGraph.changedPathsVersion", "2", in: path)
    default:
      let clone = history.folder("clone")
      try git("clone", "-q", "--bare", "--depth", "2", "file://" + path, clone)
      try history.folder.write(
        "clone/objects/info/commit-graph",
        try history.folder.bytes("small.git/objects/info/commit-graph"))
      path = clone
    }
    let repository = try Repository(at: path)
    let opening = repository.commitGraph
    #expect(opening.warning == nil)
    let keepsGraph = reason == "paths" || reason == "version"
    #expect((opening.graph != nil) == keepsGraph)
    if keepsGraph { #expect(opening.graph?.hasChangedPaths == false) }
    for source in WalkSource.allCases {
      let list = try repository.walk(from: [history.top], using: source)
      #expect(Set(list.ids) == Set(try gitIDs("rev-list", history.top.hex, in: path)), "\(source)")
    }
  }
}
