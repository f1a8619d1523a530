import Foundation
import Testing
import Workbench

@testable import Git

/// Commits that are read before a walk comes to them, and the packs they are read from.
@Suite struct ReadingAhead {
  /// Everything of a list that somebody could see.
  private func facts(_ list: CommitList) -> [String] {
    list.ids.indices.map { number in
      let parents = list.parents(of: number).map {
        $0 >= 0 ? "\($0)" : "\(list.outside[Int(-1 - $0)])"
      }
      return "\(list.ids[number]) \(list.trees[number]) \(list.times[number]) \(parents)"
    } + ["\(list.boundary)"]
  }

  private func settings(_ dice: inout Dice, jobs: Int) -> ReadAhead.Settings {
    ReadAhead.Settings(
      jobs: jobs, patience: Int.random(in: 0...20, using: &dice),
      leastCommits: Int.random(in: 1...60, using: &dice),
      turnLength: Int.random(in: 1...9, using: &dice))
  }

  /// Packs a history: all in one, or in several packs with some objects left over.
  private func pack(_ history: RandomHistory, _ dice: inout Dice) throws {
    if Bool.random(using: &dice) {
      try git("repack", "-adfq", "--depth=40", "--window=40", in: history.path)
      return
    }
    for _ in 0..<3 {
      let chosen = history.ids.shuffled(using: &dice).prefix(20).map { "\($0)\n" }.joined()
      try git(
        "pack-objects", "-q", "--revs", "objects/pack/pack", in: history.path,
        input: Array(chosen.utf8))
    }
    try git("prune-packed", "-q", in: history.path)
  }

  /// Changes what git takes for the history; the repository as it was cloned stays underneath.
  private func disturb(_ history: RandomHistory, _ dice: inout Dice) throws {
    let ids = history.ids
    switch Int.random(in: 0..<4, using: &dice) {
    case 0:
      // Parents of a graft are older, so that no circle comes about.
      let lines = (0..<5).map { _ in
        let child = Int.random(in: 1..<ids.count, using: &dice)
        return "\(ids[child]) \(ids[Int.random(in: 0..<child, using: &dice)])"
      }
      try history.folder.write("random.git/info/grafts", lines.joined(separator: "\n") + "\n")
    case 1:
      let cut = ids.shuffled(using: &dice).prefix(5).map { "\($0)\n" }.sorted().joined()
      try history.folder.write("random.git/shallow", cut)
    case 2:
      for _ in 0..<4 {
        let child = Int.random(in: 1..<ids.count, using: &dice)
        let other = Int.random(in: 0..<child, using: &dice)
        try git("replace", "-f", ids[child].hex, ids[other].hex, in: history.path)
      }
    default: break
    }
  }

  @Test(arguments: 1...24)
  func everyNumberOfThreadsGivesTheListOfNone(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let history = try RandomHistory(commits: 150, seed: seed, wrongClocks: seed % 3 == 0)
    try pack(history, &dice)
    try disturb(history, &dice)
    let tips = Array(history.ids.shuffled(using: &dice).prefix(2)) + history.ids.suffix(1)
    let excluded = Array(
      history.ids.shuffled(using: &dice).prefix(Int.random(in: 0...2, using: &dice)))
    for firstParent in [false, true] {
      let plain = try Repository(at: history.path)
      plain.readAhead.settings.patience = .max
      let wanted = try plain.walk(from: tips, excluding: excluded, firstParent: firstParent)
      let library = try Repository(at: history.path).walk(
        from: tips, excluding: excluded, firstParent: firstParent, using: .library)
      #expect(facts(library) == facts(wanted))
      var arguments = ["-c", "advice.graftFileDeprecated=false", "rev-list"]
      if firstParent { arguments.append("--first-parent") }
      arguments += tips.map(\.hex) + excluded.map { "^" + $0.hex }
      let git = String(decoding: try gitBytes(arguments, in: history.path), as: UTF8.self)
        .split(separator: "\n").compactMap { ObjectID(hex: $0) }
      // Git's own exclusion goes by dates.
      if seed % 3 != 0 { #expect(Set(wanted.ids) == Set(git)) }
      for jobs in [1, 2, 5] {
        let repository = try Repository(at: history.path)
        repository.readAhead.settings = settings(&dice, jobs: jobs)
        let list = try repository.walk(from: tips, excluding: excluded, firstParent: firstParent)
        #expect(facts(list) == facts(wanted), "\(repository.readAhead.settings)")
        #expect(repository.readAhead.current == nil)
      }
    }
  }

  /// A pack full of differences of differences.
  private func packOfVersions() throws -> (folder: Folder, path: String, pack: String) {
    let folder = try Folder()
    let path = folder("versions.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var dice = Dice(seed: 11)
    var lines = (0..<400).map { "line \($0) of a file that is long enough" }
    var last: [ObjectID] = []
    for number in 0..<40 {
      lines[Int.random(in: 0..<lines.count, using: &dice)] = "changed in version \(number)"
      last = [
        try builder.commit(
          "version \(number)", parents: last,
          changes: ["a/b/long.txt": Array(lines.joined(separator: "\n").utf8), "empty": []],
          time: 1_600_000_000 + Int64(number))
      ]
    }
    try builder.setReference("refs/heads/main", to: last[0])
    try git("repack", "-adfq", "--depth=50", "--window=50", in: path)
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/objects/pack")
    let name = try #require(names.first { $0.hasSuffix(".pack") })
    return (folder, path, path + "/objects/pack/" + name.dropLast(5))
  }

  @Test func whatStandsBehindACommitIsReadWithIt() throws {
    let (folder, path, _) = try packOfVersions()
    let list = try Repository(at: path).walk(from: [try Repository(at: path).resolve("main")])
    let ahead = ReadAhead(
      PackSet(folders: [path + "/objects"]), ReadAhead.Settings(jobs: 2, patience: 1),
      isWhole: false)
    // The first one is what the walk has patience for.
    for (number, id) in list.ids.reversed().enumerated() {
      let found = ahead.number(of: id)
      #expect((found == nil) == (number == 0))
      #expect(ahead.commits.count == (number == 0 ? 0 : list.count - 1))
      #expect(
        found.map { ahead.commits.tree(of: $0) }
          == (number == 0 ? nil : list.trees[list.count - 1 - number]))
    }
    _ = folder
  }

  /// Also where what was mapped is given back after every object.
  @Test(arguments: [0, 1 << 30]) func objectsOfAPackAreTheLibrarys(_ most: Int) throws {
    let (folder, path, name) = try packOfVersions()
    let repository = try Repository(at: path)
    let pack = try #require(Pack(name))
    let reader = PackReader(windows: PackWindows(most: most))
    var differences = 0
    for place in (0..<pack.count) {
      let id = pack.id(at: place)
      let offset = try #require(pack.offset(of: id))
      #expect(pack.offset(at: place) == offset)
      if pack.header(at: offset)?.base != nil { differences += 1 }
      let made = try reader.withObject(at: offset, in: pack, number: 0) { ($0, Array($1)) }
      let wanted = try repository.withObject(id) { ($0.kind, Array($0.bytes)) }
      #expect(made?.0 == wanted.0 && made?.1 == wanted.1)
      #expect(pack.kind(at: offset) == wanted.0)
    }
    #expect(differences > 20)
    #expect(pack.offset(of: ObjectID(words: (1, 2, 3))) == nil)
    _ = folder
  }

  @Test func aDamagedPackGivesTheSameHistoryOrNone() throws {
    let (folder, path, name) = try packOfVersions()
    let tip = try Repository(at: path).resolve("main")
    let wanted = facts(try Repository(at: path).walk(from: [tip]))
    let file = "versions.git" + name.dropFirst(path.utf8.count) + ".pack"
    let intact = try folder.bytes(file)
    var dice = Dice(seed: 12)
    for _ in 0..<150 {
      var bytes = intact
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        bytes[Int.random(in: 12..<(bytes.count - 20), using: &dice)] ^=
          UInt8.random(in: 1...255, using: &dice)
      }
      try FileManager.default.removeItem(atPath: folder(file))
      try folder.write(file, bytes)
      let repository = try Repository(at: path)
      repository.readAhead.settings = settings(&dice, jobs: 2)
      guard let list = try? repository.walk(from: [tip]) else { continue }
      #expect(facts(list) == wanted)
    }
  }

  @Test func whatIsNoPackIsNotUsed() throws {
    let (folder, path, name) = try packOfVersions()
    #expect(Pack(name + "x") == nil)
    let files = [".pack", ".idx"].map { "versions.git" + name.dropFirst(path.utf8.count) + $0 }
    for file in files {
      let intact = try folder.bytes(file)
      for count in [0, 7, 40, 1100, intact.count / 2, intact.count - 1] where count < intact.count {
        try FileManager.default.removeItem(atPath: folder(file))
        try folder.write(file, Array(intact.prefix(count)))
        #expect(Pack(name) == nil)
      }
      try folder.write(file, intact)
      #expect(Pack(name) != nil)
    }
  }
}
