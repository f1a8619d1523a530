import Foundation
@testable import Git
import Testing
import Workbench

@Suite struct GraphDamage {
  private static let graphFile = "small.git/objects/info/commit-graph"
  private static let chainFolder = "small.git/objects/info/commit-graphs/"

  /// Opens what is there without a repository around it, since this is done thousands of times.
  ///
  /// - Parameter isWaiting: Whether the checksum is made at once, and not on a thread of its own.
  private func open(_ history: SmallHistory, isWaiting: Bool = true) -> CommitGraph.Opening {
    CommitGraph.open(
      in: [history.path + "/objects"], filters: CommitGraph.Filters(version: -1), advice: "mend it",
      manyBytes: isWaiting ? .max : 0, isVerified: { _ in false }, didVerify: { _ in }
    ).settled(advice: "mend it") { _ in }
  }

  private func expectRefused(_ history: SmallHistory, _ what: @autoclosure () -> String) {
    for isWaiting in [true, false] {
      let opening = open(history, isWaiting: isWaiting)
      #expect(opening.graph == nil && opening.warning != nil, "\(what())")
    }
  }

  /// Walks in full and compares with what objects say.
  private func expectSameList(_ history: SmallHistory) throws {
    try expectSameList(history, isWaiting: true)
    try expectSameList(history, isWaiting: false)
  }

  private func expectSameList(_ history: SmallHistory, isWaiting: Bool) throws {
    let repository = try Repository(at: history.path)
    repository.graphMemory.manyBytes = isWaiting ? .max : 0
    let list = try repository.walk(from: [history.top])
    let wanted = try repository.walk(from: [history.top], using: .objects)
    #expect(ListContents(list) == ListContents(wanted))
    #expect(list.positions.allSatisfy { $0 == -1 })
    #expect(repository.commitGraph.warning?.contains("commit-graph write") == true)
  }

  /// Every byte turned, and the file cut at every length.
  private func damage(_ history: SmallHistory, _ file: String) throws {
    let whole = try history.folder.bytes(file)
    try history.folder.write(file, whole)
    // In place, since making a file anew takes much longer than looking into it.
    let handle = try #require(FileHandle(forWritingAtPath: history.folder(file)))
    func put(_ byte: UInt8, at place: Int) throws {
      try handle.seek(toOffset: UInt64(place))
      try handle.write(contentsOf: [byte])
    }
    for place in whole.indices {
      try put(whole[place] ^ UInt8(1 << (place % 8)), at: place)
      expectRefused(history, "\(file): byte \(place)")
      if place % 97 == 0 { try expectSameList(history) }
      try put(whole[place], at: place)
    }
    for length in whole.indices.reversed() {
      try handle.truncate(atOffset: UInt64(length))
      expectRefused(history, "\(file): cut to \(length)")
      if length % 97 == 0 { try expectSameList(history) }
    }
    try history.folder.write(file, whole)
  }

  @Test func everyDamagedByteOfAFileIsNoticed() throws {
    let history = try SmallHistory()
    try GraphKind.withChangedPaths.write(in: history.path, commits: [history.top])
    try #require(open(history).graph?.count == 5)
    try damage(history, Self.graphFile)
  }

  /// Writes a chain of two files and gives their names.
  private func makeChain(_ history: SmallHistory) throws -> [String] {
    for commit in [history.two, history.top] {
      _ = try gitBytes(
        ["commit-graph", "write", "--split=no-merge", "--changed-paths", "--stdin-commits"],
        in: history.path, input: Array((commit.hex + "\n").utf8))
    }
    let chain = String(
      decoding: try history.folder.bytes(Self.chainFolder + "commit-graph-chain"), as: UTF8.self)
    return chain.split(separator: "\n").map { "graph-\($0).graph" }
  }

  @Test func everyDamagedByteOfAChainIsNoticed() throws {
    let history = try SmallHistory()
    let files = try makeChain(history)
    try #require(files.count == 2 && open(history).graph?.layers.count == 2)
    for file in files { try damage(history, Self.chainFolder + file) }
  }

  @Test func everyDamagedByteOfTheListOfAChainIsNoticed() throws {
    let history = try SmallHistory()
    let files = try makeChain(history)
    let name = Self.chainFolder + "commit-graph-chain"
    let whole = try history.folder.bytes(name)
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x10
      try history.folder.write(name, bytes)
      expectRefused(history, "byte \(place)")
    }
    for length in whole.indices {
      try history.folder.write(name, Array(whole[..<length]))
      let opening = open(history)
      switch length {
      // Too short for a line is no chain, one line whose end is missing is a chain of one.
      case ...40: #expect(opening.graph == nil && opening.warning == nil)
      case 41: #expect(opening.graph?.layers.count == 1)
      case 81: #expect(opening.graph?.layers.count == 2)
      default: #expect(opening.graph == nil && opening.warning != nil, "\(length)")
      }
      let repository = try Repository(at: history.path)
      #expect(
        ListContents(try repository.walk(from: [history.top]))
          == ListContents(try repository.walk(from: [history.top], using: .objects)))
    }
    let lines = String(decoding: whole, as: UTF8.self)
    for text in [lines + lines, lines.split(separator: "\n").reversed().joined(separator: "\n")] {
      try history.folder.write(name, text)
      expectRefused(history, text)
    }
    try history.folder.write(name, whole)
    for file in files {
      let bytes = try history.folder.bytes(Self.chainFolder + file)
      try FileManager.default.removeItem(atPath: history.folder(Self.chainFolder + file))
      expectRefused(history, file)
      try expectSameList(history)
      try history.folder.write(Self.chainFolder + file, bytes)
      // A file of a chain is none that stands alone, unless it is the lowest.
      try history.folder.write(Self.graphFile, bytes)
      if file == files[1] { expectRefused(history, "alone") }
      try FileManager.default.removeItem(atPath: history.folder(Self.graphFile))
    }
  }

  @Test func nonsenseWithARightChecksumDoesNotCrash() throws {
    let history = try SmallHistory()
    try GraphKind.withChangedPaths.write(in: history.path, commits: [history.top])
    let whole = try history.folder.bytes(Self.graphFile).dropLast(20)
    var refused = 0
    for place in whole.indices where place < 120 || place > 1124 || place % 16 == 3 {
      for value: UInt8 in [0, 0x7f, 0xff] where whole[place] != value {
        var bytes = Array(whole)
        bytes[place] = value
        try history.folder.write(Self.graphFile, GraphBytes.signed(bytes))
        let opening = open(history)
        guard let graph = opening.graph else {
          refused += 1
          continue
        }
        // What cannot be told from the truth may give another list, but an end it must have.
        let repository = try Repository(at: history.path)
        _ = failure { () throws(GitError) in
          _ = try repository.walk(from: [history.top])
          _ = try repository.walk(from: [history.top], excluding: [history.side])
        }
        let query = graph.changedPaths(PathSet([Array("a/b/c.txt".utf8)]))
        for position in 0..<Int32(graph.count) { _ = query?.mayHaveChanged(position) }
        for layer in graph.layers { for place in 0..<layer.count { _ = layer.dateOffset(place) } }
      }
    }
    #expect(refused > 300)
  }

  /// A graph of an octopus merge, changed by a closure, must be refused and the list be right.
  private func expectRefused(
    _ what: String, _ change: (inout GraphBytes) -> Void
  ) throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("o.git"))
    var roots: [ObjectID] = []
    for number in 0..<3 {
      roots.append(try builder.commit("r\(number)", changes: ["n": [UInt8(number)]]))
    }
    let top = try builder.commit("top", parents: roots, changes: ["n": [9]])
    try GraphKind.withChangedPaths.write(in: folder("o.git"), commits: roots + [top])
    let file = "o.git/objects/info/commit-graph"
    var graph = GraphBytes(try folder.bytes(file))
    try #require(try Repository(at: folder("o.git")).commitGraph.graph != nil)
    change(&graph)
    try folder.write(file, graph.encoded)
    let repository = try Repository(at: folder("o.git"))
    #expect(repository.commitGraph.graph == nil, "\(what)")
    #expect(repository.commitGraph.warning?.contains("commit-graph write") == true)
    let list = try repository.walk(from: [top])
    #expect(list.ids == roots + [top])
    #expect(list.positions == [-1, -1, -1, -1])
  }

  @Test func whatCannotBeIsRefused() throws {
    func set(_ graph: inout GraphBytes, _ chunk: String, _ place: Int, _ value: Int) {
      graph[chunk].replaceSubrange(place..<(place + 4), with: GraphBytes.bytes(value, 4))
    }
    for value in [4, 0x6fff_ffff, 0x7000_0001, 0x7fff_ffff, 0xffff_ffff] {
      for commit in 0..<4 {
        try expectRefused("first parent \(value)") { set(&$0, "CDAT", 36 * commit + 20, value) }
        try expectRefused("second parent \(value)") { set(&$0, "CDAT", 36 * commit + 24, value) }
      }
      try expectRefused("edge \(value)") { set(&$0, "EDGE", 0, value) }
    }
    for value in [3, 5, 0x7fff_ffff, 0xffff_ffff] {
      try expectRefused("fanout \(value)") { set(&$0, "OIDF", 1020, value) }
      try expectRefused("fanout \(value)") { set(&$0, "OIDF", 0, value) }
    }
    for value in [9, 0x7fff_ffff, 0xffff_ffff] {
      try expectRefused("filter \(value)") { set(&$0, "BIDX", 4, value) }
    }
    try expectRefused("edges without an end") { set(&$0, "EDGE", 4, 1) }
    try expectRefused("no edges") { $0["EDGE"] = [] }
    for commit in 0..<4 {
      try expectRefused("own parent") { set(&$0, "CDAT", 36 * commit + 20, commit) }
      try expectRefused("no generation") { set(&$0, "CDAT", 36 * commit + 28, 0) }
    }
    for chunk in ["OIDF", "OIDL", "CDAT", "GDA2", "BIDX"] {
      try expectRefused("\(chunk) longer") { $0[chunk] += [0, 0, 0, 0] }
      try expectRefused("\(chunk) shorter") { $0[chunk].removeLast(4) }
    }
    for chunk in ["OIDF", "OIDL", "CDAT"] {
      try expectRefused("no \(chunk)") { $0.chunks.removeAll { $0.name == chunk } }
    }
    try expectRefused("twice") { $0.chunks.append($0.chunks[0]) }
    try expectRefused("version") { $0.version = 2 }
    try expectRefused("hash") { $0.hashVersion = 2 }
    try expectRefused("bases") { $0.baseCount = 1 }
    try expectRefused("unsorted") { $0["OIDL"].replaceSubrange(20..<40, with: $0["OIDL"][0..<20]) }
  }

  @Test func aFileIsCheckedOnceIfTheCallerRemembers() throws {
    let history = try SmallHistory()
    try GraphKind.single.write(in: history.path, commits: [history.top])
    let file = history.folder(Self.graphFile)
    func open(_ isVerified: Bool) throws -> (CommitGraph.Opening, [CommitGraph.Identity]) {
      var told: [CommitGraph.Identity] = []
      let repository = try Repository(at: history.path)
      repository.graphMemory.manyBytes = 0
      repository.beginCommitGraph(
        isVerified: { _ in isVerified }, didVerify: { told.append($0) })
      return (repository.commitGraph, told)
    }
    // Written a moment ago, it might change without a trace.
    let young = try open(false)
    #expect(young.0.graph != nil && young.1.isEmpty)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: file)
    let settled = try open(false)
    #expect(settled.1 == settled.0.graph?.identities && settled.1.count == 1)
    #expect(settled.1.first?.modified == 1_600_000_000_000_000_000)
    // Within a process it is remembered.
    #expect(try open(false).1.isEmpty)
    // Who says that a file has been checked is believed.
    var bytes = try history.folder.bytes(Self.graphFile)
    bytes[bytes.count - 1] ^= 1
    try history.folder.write(Self.graphFile, bytes)
    #expect(try open(false).0.graph == nil)
    #expect(try open(true).0.graph != nil)
  }

  @Test func theChecksumIsSHA1() throws {
    let folder = try Folder()
    for count in [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 4097] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 + count) }
      try folder.write("file", bytes)
      let blob = Array("blob \(count)\0".utf8) + bytes
      let wanted = try ObjectID(git("hash-object", folder("file"), in: "/"))
      #expect(blob.withUnsafeBytes { SHA1.hash($0) } == wanted)
    }
  }
}
