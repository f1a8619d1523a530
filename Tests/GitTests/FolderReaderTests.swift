import Foundation
import Testing
import Workbench

@testable import Git

@Suite struct FolderReaderTests {
  /// A tree object's bytes are entries in a row; nothing else is needed to write one that git would not.
  private func write(
    _ entries: [(mode: String, name: String, id: ObjectID)], _ path: String
  ) throws -> ObjectID {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(entry.mode) \(entry.name)".utf8) + [0]
      for place in stride(from: 0, to: 40, by: 2) {
        let start = entry.id.hex.index(entry.id.hex.startIndex, offsetBy: place)
        bytes.append(UInt8(entry.id.hex[start...].prefix(2), radix: 16) ?? 0)
      }
    }
    return try ObjectID(
      git(
        "hash-object", "-w", "--literally", "-t", "tree", "--stdin", in: path, input: bytes))
  }

  private func folder(_ names: [String]) -> PathSet.Folder {
    PathSet(names.map { Array($0.utf8) }).folders[0]
  }

  /// What a reader says that has read nothing before.
  private func alone(
    _ folder: PathSet.Folder, _ tree: ObjectID, _ repository: borrowing Repository
  ) throws -> [WatchedEntry] {
    var reader = FolderReader(folder)
    _ = try reader.read(tree, repository)
    return reader.entries
  }

  @Test(arguments: 0..<12) func oneVersionAfterTheOtherIsReadAsIfAlone(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let place = try Folder()
    try git("init", "-q", "--bare", place("trees.git"))
    let names = (0..<40).map { "n\($0 % 7)_\($0)" }.sorted()
    let ids = (0..<4).map { ObjectID(words: ($0, 1 << 60, 7)) }
    let modes = ["100644", "100755", "40000", "120000", "160000", "100664"]
    var entries: [(mode: String, name: String, id: ObjectID)] = []
    let asked = folder(names.filter { _ in Bool.random(using: &dice) } + ["absent", "n0_0/below"])
    var reader = FolderReader(asked)
    var last = [WatchedEntry](repeating: WatchedEntry(), count: asked.children.count)
    for step in 0..<60 {
      for _ in 0..<(step % 9 == 0 ? 12 : 1) {
        let name = names.randomElement(using: &dice) ?? ""
        entries.removeAll { $0.name == name }
        if Int.random(in: 0..<3, using: &dice) > 0 {
          entries.append(
            (
              modes.randomElement(using: &dice) ?? "", name,
              ids.randomElement(using: &dice) ?? ids[0]
            ))
        }
      }
      entries.sort { $0.name < $1.name }
      // Now and then a tree such as git does not make: a name twice.
      var written = entries
      if step % 13 == 5, let twice = entries.randomElement(using: &dice) {
        written.insert(
          (modes[0], twice.name, ids[2]), at: Int.random(in: 0...written.count, using: &dice))
      }
      let tree = try write(written, place("trees.git"))
      let repository = try Repository(at: place("trees.git"))
      let changed = try reader.read(tree, repository).map(\.place)
      #expect(try reader.entries == alone(asked, tree, repository), "step \(step)")
      #expect(changed == reader.entries.indices.filter { reader.entries[$0] != last[$0] })
      last = reader.entries
      for (place, child) in asked.children.enumerated() {
        let wanted = written.last { Array($0.name.utf8) == child.name }
        let kind: WatchedEntry.Kind =
          switch wanted?.mode {
          case "100644", "100755", "100664": .file
          case "40000": .folder
          default: .nothing
          }
        #expect(reader.entries[place].kind == kind)
        if kind != .nothing { #expect(reader.entries[place].id == wanted?.id) }
      }
    }
  }

  @Test func whatIsNoTreeIsAnErrorAndLeavesNothingBehind() throws {
    let place = try Folder()
    try git("init", "-q", "--bare", place("broken.git"))
    let id = ObjectID(words: (1, 2, 3))
    let whole = try write([("100644", "a", id), ("100644", "b", id)], place("broken.git"))
    let wrong = try write([("100644", "a", id), ("9", "b", id)], place("broken.git"))
    let odd = try write([("100644", "a", id), ("10000", "b", id)], place("broken.git"))
    let repository = try Repository(at: place("broken.git"))
    let asked = folder(["a", "b"])
    var reader = FolderReader(asked)
    #expect(try reader.read(whole, repository).map(\.place) == [0, 1])
    for broken in [wrong, odd] {
      #expect(failure { () throws(GitError) in _ = try reader.read(broken, repository) } != nil)
      #expect(reader.entries.allSatisfy { $0.kind == .nothing })
      #expect(try reader.read(whole, repository).map(\.place) == [0, 1])
      #expect(try reader.read(whole, repository).isEmpty)
    }
  }
}
