import Foundation
import Git
import Patches
import Testing
import Workbench

/// A history of random edits, and a clone of it in which the real git shows what should come out.
struct EditHistory {
  let folder: Folder
  /// The bare repository that is read.
  let path: String
  /// The clone.
  let clone: String
  let commits: [ObjectID]

  /// Few different lines, so that hunks fit at several places.
  private static let words = [
    "{", "}", "", "\treturn 0;", "\tif (a)", "int a;", "\tb = a;", "/* c */",
  ]
  private static let names = [
    "a.c", "b.c", "drivers/one.c", "drivers/two two.c", "drivers/ä.c", "include/x.h", "q\"\\t\t.c",
  ]

  init(seed: UInt64, commits count: Int = 12) throws {
    folder = try Folder()
    path = folder("edits.git")
    clone = folder("clone")
    var dice = Dice(seed: seed)
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var trees: [[String: [String]]] = []
    var modes: [[String: FileMode]] = []
    var ids: [ObjectID] = []
    for number in 0..<count {
      // Mostly a line, so that there is something to apply and something in the way.
      let parent = number == 0 ? nil : max(0, number - Int.random(in: 1...2, using: &dice))
      var tree = parent.map { trees[$0] } ?? Self.firstTree(&dice)
      var mode = parent.map { modes[$0] } ?? [:]
      if number > 0 {
        for _ in 0..<Int.random(in: 1...3, using: &dice) { Self.edit(&tree, &mode, &dice) }
      }
      let old = parent.map { trees[$0] } ?? [:]
      var changes: [String: [UInt8]?] = [:]
      for (name, lines) in tree { changes[name] = Array(lines.joined(separator: "\n").utf8) }
      for name in old.keys where tree[name] == nil { changes[name] = .some(nil) }
      ids.append(
        try builder.commit(
          "commit \(number)", parents: parent.map { [ids[$0]] } ?? [], changes: changes,
          modes: mode.filter { tree[$0.key] != nil }))
      trees.append(tree)
      modes.append(mode)
      try builder.setReference("refs/heads/c\(number)", to: ids[number])
    }
    try builder.setReference("refs/heads/main", to: ids[0])
    commits = ids
    try git("clone", "-q", path, clone)
    try git("config", "user.name", "A", in: clone)
    try git("config", "user.email", "a@example.org", in: clone)
  }

  private static func firstTree(_ dice: inout Dice) -> [String: [String]] {
    var tree: [String: [String]] = [:]
    for name in names.prefix(5) {
      tree[name] =
        (0..<Int.random(in: 20...60, using: &dice)).map { line in
          Bool.random(using: &dice) ? "\tline_\(line)();" : words.randomElement(using: &dice) ?? ""
        } + [""]
    }
    return tree
  }

  private static func edit(
    _ tree: inout [String: [String]], _ modes: inout [String: FileMode], _ dice: inout Dice
  ) {
    guard let name = tree.keys.sorted().randomElement(using: &dice), var lines = tree[name] else {
      return
    }
    let free = names.filter { tree[$0] == nil }.randomElement(using: &dice)
    switch Int.random(in: 0..<14, using: &dice) {
    case 0:
      if tree.count > 2 { tree[name] = nil }
      return
    case 1:
      if let free { tree[free] = ["new", words.randomElement(using: &dice) ?? "", ""] }
      return
    case 2:
      guard let free else { return }
      tree[name] = nil
      tree[free] = lines
      return
    case 3:
      modes[name] = modes[name] == .executable ? .regular : .executable
      return
    case 4: if lines.last == "" { lines.removeLast() } else { lines.append("") }
    default:
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let place = Int.random(in: 0...lines.count, using: &dice)
        let line = words.randomElement(using: &dice) ?? ""
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: lines.insert(line, at: place)
        case 1: if place < lines.count, lines.count > 3 { lines.remove(at: place) }
        default: if place < lines.count { lines[place] = line + "\(place)" }
        }
      }
    }
    tree[name] = lines
  }

  /// The tree that the real git makes of a commit, nil where it refuses.
  func tree(of commit: ObjectID, _ arguments: String..., input: [UInt8] = []) throws -> ObjectID? {
    try git("reset", "-q", "--hard", commit.hex, in: clone)
    try git("clean", "-qfd", in: clone)
    do {
      _ = try gitBytes(arguments, in: clone, input: input)
    } catch {
      _ = try? git("am", "--abort", in: clone)
      _ = try? git("revert", "--quit", in: clone)
      return nil
    }
    return try ObjectID(git("write-tree", in: clone))
  }

  /// What came of a change that was made in memory: a tree, or a refusal.
  func answer(
    _ repository: borrowing Repository, _ make: () throws(ChangeTrouble) -> ObjectID
  ) throws -> (tree: ObjectID?, refusal: String) {
    let made: ObjectID
    do throws(ChangeTrouble) {
      made = try make()
    } catch {
      guard case .conflict = error else { throw error }
      #expect(!error.description.isEmpty)
      return (nil, error.description)
    }
    return (try repository.commit(made).tree, "")
  }
}

/// Applies all patches of a file, one after the other.
func apply(
  _ bytes: [UInt8], to base: ObjectID, _ repository: borrowing Repository
) throws(ChangeTrouble) -> ObjectID {
  let patches: [Patch]
  do throws(PatchTrouble) {
    patches = try PatchReader.patches(in: bytes)
  } catch {
    throw .conflict("unreadable: \(error)")
  }
  var tip = base
  for patch in patches { tip = try repository.addCommit(on: tip, applying: patch) }
  return tip
}
