import Findings
import Foundation
import Git
import Testing
import Workbench

@testable import Replay

/// Parts of commits, with git as the judge.
@Suite struct CommitHunksTests {
  private typealias Files = [String: (bytes: [UInt8], mode: FileMode)]

  /// The files of a tree, by name.
  private func files(of commit: String, in path: String) throws -> [String: String] {
    let out = try gitOutput(["ls-tree", "-r", "-z", commit], in: path)
    var files: [String: String] = [:]
    for line in out.split(separator: "\0") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      files[String(parts[1])] = String(parts[0])
    }
    return files
  }

  private func takenApart(
    _ commit: ObjectID, on parent: ObjectID, _ repository: borrowing Repository,
    matters: (String) -> Bool
  ) throws -> CommitHunks {
    let (before, after) = (try repository.commit(parent).tree, try repository.commit(commit).tree)
    guard let hunks = try CommitHunks(from: before, to: after, repository, matters: matters) else {
      throw SetupFailure(description: "too many files")
    }
    return hunks
  }

  private func randomText(_ dice: inout SplitMix) -> [UInt8] {
    let words = ["{", "}", "", "\tint a;", "\treturn 0;", "x\r", "/* ä */", "static int f(void)"]
    var text = (0..<dice.below(30)).map { _ in dice.pick(words) }.joined(separator: "\n")
    if dice.once(in: 2) { text += "\n" }
    return Array(text.utf8)
  }

  private func edited(_ bytes: [UInt8], _ dice: inout SplitMix) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<dice.below(5) {
      let place = dice.below(lines.count + 1)
      switch dice.below(4) {
      case 0: lines.insert(Array("new \(dice.below(9))".utf8), at: place)
      case 1: if place < lines.count { lines.remove(at: place) }
      case 2: if place < lines.count { lines[place] += [0x0D] }
      default: if place < lines.count { lines[place] = Array("other \(dice.below(9))\r".utf8) }
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Two commits: one of random files, and one that changes, moves, adds and deletes some.
  private func makeHistory(_ lab: inout Lab, _ dice: inout SplitMix) throws {
    let names = ["a.c", "b.c", "d/a.c", "d/e/b.h", "ä.c", "link", "x/y", "x"]
    var old: Files = [:]
    for name in names where name != "x" && !dice.once(in: 4) {
      let mode: FileMode = name == "link" ? .symlink : dice.once(in: 4) ? .executable : .regular
      old[name] = (mode == .symlink ? Array("a.c".utf8) : randomText(&dice), mode)
    }
    old["keep"] = (Array("kept\n".utf8), .regular)
    try lab.commit(
      bytes: old.mapValues { .some($0.bytes) }, parents: [], modes: old.mapValues(\.mode))
    var new = old
    for name in names {
      let free = names.first { new[$0] == nil && $0 != "x" && $0 != "link" }
      switch dice.below(8) {
      case 0: new[name] = nil
      case 1 where free != nil:
        if let free, let file = new[name], file.mode != .symlink {
          new[name] = nil
          new[free] = (dice.once(in: 2) ? file.bytes : edited(file.bytes, &dice), file.mode)
        }
      case 2:
        if let file = new[name], file.mode != .symlink {
          new[name]?.mode = file.mode == .regular ? .executable : .regular
        }
      case 3: if new[name]?.mode == .symlink { new[name]?.bytes = Array("b.c".utf8) }
      case 4 where name == "link":
        new[name] = (Array("no link\n".utf8), .regular)
      case 5 where name == "x":
        new["x/y"] = nil
        new["x"] = (randomText(&dice), .regular)
      default:
        if let file = new[name], file.mode != .symlink {
          new[name]?.bytes = edited(file.bytes, &dice)
        }
      }
    }
    if new["x"] != nil { new["x/y"] = nil }
    var changes: [String: [UInt8]?] = [:]
    for name in old.keys where new[name] == nil { changes[name] = .some(nil) }
    for (name, file) in new { changes[name] = .some(file.bytes) }
    // A folder that becomes a file cannot be told in one step.
    if new["x"] != nil { changes["x/y"] = nil }
    try lab.commit(bytes: changes, modes: new.mapValues(\.mode))
  }

  @Test(arguments: 0..<40) func allPartsTogetherAreTheCommit(_ seed: Int) throws {
    var dice = SplitMix(seed: UInt64(seed))
    var lab = try Lab()
    try makeHistory(&lab, &dice)
    let (parent, commit) = (lab.order[0], lab.order[1])
    let repository = try Repository(at: lab.path)
    let trees = (try repository.commit(parent).tree, try repository.commit(commit).tree)
    let hunks = try takenApart(commit, on: parent, repository) { _ in true }
    #expect(hunks.otherFiles == 0 && hunks.otherParts == 0)
    let all = try #require(hunks.applied(Array(hunks.parts.indices)))
    let made = try repository.addCommit(on: parent, changes: all, message: "all")
    #expect(try repository.commit(made).tree == trees.1)
    let none = try repository.addCommit(
      on: parent, changes: hunks.applied([]) ?? [], message: "none")
    #expect(try repository.commit(none).tree == trees.0)
    // Some of them and then the rest would be the commit as well: a set never takes a part that is not in it.
    let some = hunks.parts.indices.filter { _ in dice.once(in: 2) }
    guard let applied = hunks.applied(some) else { return }
    let partial = try repository.addCommit(on: parent, changes: applied, message: "some")
    let rest = try takenApart(commit, on: partial, repository) { _ in true }
    let whole = try repository.addCommit(
      on: partial, changes: rest.applied(Array(rest.parts.indices)) ?? [], message: "rest")
    #expect(try repository.commit(whole).tree == trees.1)
  }

  /// The head of a diff, and its hunks.
  private static func pieces(of diff: [UInt8]) -> [String] {
    var pieces: [[UInt8]] = [[]]
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "@@ ".utf8) { pieces.append([]) }
      pieces[pieces.count - 1] += line + [0x0A]
    }
    // What follows the last line feed is no line.
    pieces[pieces.count - 1].removeLast()
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }

  /// A hunk without those before it: git looks for it at its place in the new file (git-apply(1)).
  private static func alone(_ hunk: String) -> String {
    let words = hunk.split(separator: " ", maxSplits: 3).map(String.init)
    let (old, new) = (words[1].dropFirst().split(separator: ","), words[2].split(separator: ","))
    let start = Int(old[0]) ?? 0
    let isAdded = old.count == 2 && old[1] == "0"
    let isRemoved = new.count == 2 && new[1] == "0"
    let place = start + (isAdded ? 1 : 0) - (isRemoved ? 1 : 0)
    let count = new.count == 2 ? ",\(new[1])" : ""
    return "@@ \(words[1]) +\(place)\(count) \(words[3])"
  }

  /// Each hunk alone is what `git apply` makes of it.
  @Test(arguments: 0..<25) func eachHunkAloneIsWhatGitMakesOfIt(_ seed: Int) throws {
    var dice = SplitMix(seed: UInt64(seed) &+ 1_000)
    var lab = try Lab()
    let old = randomText(&dice) + randomText(&dice)
    var new = old
    while new == old { new = edited(edited(old, &dice), &dice) }
    let parent = try lab.commit(bytes: ["f.c": old])
    let commit = try lab.commit(bytes: ["f.c": new])
    let repository = try Repository(at: lab.path)
    let hunks = try takenApart(commit, on: parent, repository) { _ in true }
    let diff = try gitOutput(["diff", "-U0", "--text", parent.hex, commit.hex], in: lab.path)
    // In a String a return and the line feed behind it are one character.
    let pieces = Self.pieces(of: Array(diff.utf8))
    #expect(pieces.count - 1 == hunks.parts.count)
    let work = lab.folder("work")
    try git("clone", "-q", lab.path, work, in: lab.folder.path)
    for (number, piece) in pieces.dropFirst().enumerated() where number < hunks.parts.count {
      try git("reset", "-q", "--hard", parent.hex, in: work)
      let patch = pieces[0] + Self.alone(piece)
      try git(["apply", "--unidiff-zero", "--whitespace=nowarn"], in: work, input: patch)
      let wanted = Array(try Data(contentsOf: URL(fileURLWithPath: work + "/f.c")))
      let applied = try #require(hunks.applied([number]))
      #expect(applied.count == 1 && applied[0].bytes == wanted, "hunk \(number) of\n\(diff)")
      let header = hunks.finding(of: number).header
      #expect(piece.utf8.starts(with: header.utf8), "\(header) of \(piece)")
    }
  }

  @Test func aRenamedFileIsOneFile() throws {
    var lab = try Lab()
    let text = (0..<40).map { "line \($0)\n" }.joined()
    let parent = try lab.commit(["old/f.c": text, "z.c": "z\n"])
    let commit = try lab.commit([
      "old/f.c": nil, "new/g.c": text.replacing("line 7\n", with: "LINE 7\n"),
    ])
    let repository = try Repository(at: lab.path)
    let hunks = try takenApart(commit, on: parent, repository) { $0 == "old/f.c" }
    #expect(hunks.files.count == 1 && hunks.parts.count == 2)
    #expect(
      hunks.parts.indices.map { hunks.finding(of: $0).header } == [
        "rename from old/f.c to new/g.c", "@@ -8 +8 @@ line 6",
      ])
    #expect(hunks.applied([1])?.map { String(decoding: $0.path, as: UTF8.self) } == ["old/f.c"])
    #expect(
      hunks.applied([0])?.map { String(decoding: $0.path, as: UTF8.self) } == [
        "old/f.c", "new/g.c",
      ])
    #expect(hunks.applied([0])?.map { $0.bytes == nil } == [true, false])
  }

  @Test func aFileWhereAFolderWasNeedsItOutOfTheWay() throws {
    var lab = try Lab()
    let parent = try lab.commit(["x": "file\n", "z": "z\n"])
    let commit = try lab.commit(["x": nil, "x/y": "in a folder\n"])
    let repository = try Repository(at: lab.path)
    // One of them matters, so both do.
    let hunks = try takenApart(commit, on: parent, repository) { $0 == "x/y" }
    #expect(hunks.parts.count == 2)
    let names = hunks.files.map { ($0.new ?? $0.old)?.name }
    let (file, inFolder) = (names.firstIndex(of: "x"), names.firstIndex(of: "x/y"))
    #expect(hunks.applied([inFolder ?? 0]) == nil)
    #expect(hunks.applied([file ?? 0]) != nil)
    #expect(hunks.applied([0, 1]) != nil)
  }

  @Test func submodulesStayOut() throws {
    var lab = try Lab()
    let parent = try lab.commit(["z": "z\n"])
    let commit = try lab.commit(
      ["sub": parent.hex, "z": "y\n"], modes: ["sub": .submodule])
    let repository = try Repository(at: lab.path)
    let hunks = try takenApart(commit, on: parent, repository) { _ in true }
    #expect(hunks.files.count == 1 && hunks.parts.count == 1)
  }

  /// Ten megabytes with many hunks: each set is one pass over the file.
  @Test func aLargeFileIsTakenApart() throws {
    var lab = try Lab()
    let lines = (0..<500_000).map { "a line of source \($0)\n" }
    var changed = lines
    for place in stride(from: 0, to: lines.count, by: 1_000) { changed[place] = "changed\n" }
    let parent = try lab.commit(["big.c": lines.joined()])
    let commit = try lab.commit(["big.c": changed.joined()])
    let repository = try Repository(at: lab.path)
    let hunks = try takenApart(commit, on: parent, repository) { _ in true }
    #expect(hunks.parts.count == 500)
    #expect(hunks.applied(Array(0..<500))?.first?.bytes == Array(changed.joined().utf8))
    #expect(hunks.applied([499])?.first?.bytes != nil)
  }
}
