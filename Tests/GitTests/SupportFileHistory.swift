import Foundation
import Git
import Workbench

/// A random history of files: added, changed, deleted, moved, folders in the place of files and files
/// in that of folders, names that are not ASCII; one commit changes more than a filter takes.
struct FileHistory {
  let folder: Folder
  let path: String
  /// Ids with the paths that differ from the first parent, as git tells them.
  var commits: [(id: ObjectID, changed: [[UInt8]])] = []
  var everything: Set<[UInt8]> = []

  static let names = [
    "a", "b", "src", "a.c", "ä", "naïve.c", "日本", "x y", "abc\u{e9}", "drivers",
  ]

  init(seed: UInt64, ascii: Bool = false) throws {
    folder = try Folder()
    path = folder("files.git")
    try git("init", "-q", "--bare", path)
    var dice = Dice(seed: seed)
    let names = ascii ? ["a", "b", "src", "a.c", "longer_name.h", "x"] : Self.names
    var trees: [[String: Int]] = []
    var stream = ""
    for number in 0..<45 {
      let first =
        number == 0 || number == 20 ? nil : max(0, number - Int.random(in: 1...3, using: &dice))
      var tree = first.map { trees[$0] } ?? [:]
      stream += "commit refs/heads/main\nmark :\(number + 1)\n"
      stream += "committer A <a@b> \(1_000_000 + number) +0000\ndata 1\nc\n"
      if let first {
        stream += "from :\(first + 1)\n"
        if number % 7 == 3 { stream += "merge :\(max(1, first))\n" }
      } else if number > 0 {
        stream += "deleteall\n"
      }
      let changes = number == 30 ? 300 : Int.random(in: 0...4, using: &dice)
      for change in 0..<changes {
        var file = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
          names.randomElement(using: &dice) ?? ""
        }.joined(separator: "/")
        if number == 30 { file = "many/d\(change)/f" }
        let below = tree.keys.filter { $0.hasPrefix(file + "/") || file.hasPrefix($0 + "/") }
        for other in below.sorted() {
          tree[other] = nil
          stream += "D \(Self.quoted(other))\n"
        }
        if tree[file] != nil, Bool.random(using: &dice) {
          tree[file] = nil
          stream += "D \(Self.quoted(file))\n"
        } else {
          let value = Int.random(in: 0...9, using: &dice)
          tree[file] = value
          let mode = value == 9 ? "120000" : value == 8 ? "100755" : "100644"
          stream += "M \(mode) inline \(Self.quoted(file))\ndata 1\n\(value)\n"
        }
      }
      trees.append(tree)
      stream += "\n"
    }
    // Each commit is made a branch, so that all are kept and none has the wrong parent.
    stream = stream.replacingOccurrences(
      of: "commit refs/heads/main\nmark :", with: "commit refs/heads/c")
    stream = Self.withMarks(stream)
    try git("fast-import", "--quiet", in: path, input: Array(stream.utf8))
    for number in 0..<45 {
      let id = try ObjectID(git("rev-parse", "c\(number + 1)", in: path))
      let first = try git("log", "-1", "--format=%P", id.hex, in: path)
      let base = first.isEmpty ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904" : "\(id)^1"
      let out = try gitBytes(
        ["diff-tree", "-r", "--no-renames", "--name-only", "-z", base, id.hex], in: path)
      let changed = out.split(separator: 0).map { Array($0) }
      commits.append((id, changed))
      everything.formUnion(changed)
    }
  }

  private static func quoted(_ path: String) -> String { "\"\(path)\"" }

  private static func withMarks(_ stream: String) -> String {
    var lines: [String] = []
    for line in stream.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(String(line))
      if line.hasPrefix("commit refs/heads/c") { lines.append("mark :" + line.dropFirst(19)) }
    }
    return lines.joined(separator: "\n")
  }
}
