import CSyntax
import Cache
import Git

import Workbench
@testable import SourceIndex

/// Numbers that a seed decides, the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 32
  }
}

/// Source that may look like anything, from pieces that give names a meaning.
func randomSource(_ random: inout SeededNumbers) -> [UInt8] {
  func word(_ random: inout SeededNumbers) -> String {
    let parts = ["a", "ab", "abc", "reg", "REG_MASK", "REG_MASK__SHIFT", "x1", "\u{e9}t\u{e9}"]
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      parts.randomElement(using: &random) ?? "a"
    }.joined(separator: "_")
  }
  let isGuarded = Bool.random(using: &random)
  var text = isGuarded ? "#ifndef GUARD_H\n#define GUARD_H\n" : ""
  for _ in 0..<Int.random(in: 0...30, using: &random) {
    let name = word(&random)
    switch Int.random(in: 0..<16, using: &random) {
    case 0: text += "#define \(name) 1\n"
    case 1: text += "#define \(name)(x) \\\n\t((x) + 1)\n"
    case 2: text += "#undef \(name)\n"
    case 3: text += "int \(name)(void)\n{\n\treturn 1;\n}\n"
    case 4: text += "static struct \(name) { int a; } \(word(&random)) = { 1 };\n"
    case 5: text += "enum \(name) {\n\t\(word(&random)),\n\t\(word(&random)) = 3 };\n"
    case 6: text += "#ifdef CONFIG_\(name)\n"
    case 7: text += "#else\n"
    case 8: text += "#endif\n"
    case 9: text += "MODULE(\(name), \(word(&random)));\n"
    case 10: text += "extern int \(name), *\(word(&random));\n\n\n\n\n"
    case 11: text += "/* \(name)\n\n */\n"
    case 12: text += "typedef int (*\(name))(int);\n"
    case 13: text += "int na\\\nme_\(name);\n"
    case 14: text += "}\n"
    default: text += "#if 0\nint \(name);\n#endif\n"
    }
  }
  if isGuarded { text += "#endif\n" }
  return Array(text.utf8)
}

/// A repository whose commits are random trees, each one changing some files of the one before.
struct RandomTrees {
  let folder: Folder
  let path: String
  var ids: [ObjectID] = []
  /// For each commit, its files.
  var files: [[String: [UInt8]]] = []

  init(seed: Int, commits: Int) throws {
    var random = SeededNumbers(seed)
    folder = try Folder()
    path = folder("trees.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var current: [String: [UInt8]] = [:]
    for number in 0..<commits {
      var changes: [String: [UInt8]?] = [:]
      for _ in 0..<(number == 0 ? 25 : 4) {
        let folder =
          ["", "a/", "a/b/", "a.c/", "include/linux/"].randomElement(using: &random) ?? ""
        let ending = [".c", ".h", ".S", "", ".cc"].randomElement(using: &random) ?? ".c"
        let path = "\(folder)f\(Int.random(in: 0..<9, using: &random))\(ending)"
        // Some contents stand at several paths.
        let copied = Int.random(in: 0..<5, using: &random) == 0 ? current.values.first : nil
        changes[path] = .some(copied ?? randomSource(&random))
      }
      for (path, bytes) in changes { current[path] = bytes }
      ids.append(
        try builder.commit("\(number)", parents: ids.last.map { [$0] } ?? [], changes: changes))
      files.append(current)
    }
    if let last = ids.last { try builder.setReference("refs/heads/main", to: last) }
  }
}

/// What an index should say, from every file outlined as it stands.
struct BruteForce {
  /// By path, in the order of the file.
  var files: [String: [BlobNames.Entry]] = [:]

  init(_ files: [String: [UInt8]]) {
    for (path, bytes) in files where path.hasSuffix(".c") || path.hasSuffix(".h") {
      let outline = FileOutline(bytes)
      self.files[path] = outline.entries.map { entry in
        let offset = Int(outline.tokens[Int(entry.token)].start)
        var isConditional = entry.branch >= 0
        if outline.guardMacro != nil, entry.branch == 0 { isConditional = false }
        return BlobNames.Entry(
          name: entry.name.bytes,
          place: BlobNames.Place(
            line: bytes[..<offset].count { $0 == 0x0A } + 1, kind: entry.kind,
            isConditional: isConditional))
      }
    }
  }

  var names: Set<[UInt8]> { Set(files.values.joined().map(\.name)) }

  /// The paths in the order of an index: folder by folder, names as bytes.
  var paths: [String] {
    files.keys.sorted { left, right in
      left.split(separator: "/").map { Array($0.utf8) }.lexicographicallyPrecedes(
        right.split(separator: "/").map { Array($0.utf8) }
      ) { $0.lexicographicallyPrecedes($1) }
    }
  }

  func definitions(of name: [UInt8]) -> [String] {
    paths.flatMap { path in
      (files[path] ?? []).filter { $0.name == name }.map {
        "\(path):\($0.place.line) \($0.place.kind) \($0.place.isConditional)"
      }
    }
  }
}

extension TreeIndex {
  func told(_ name: [UInt8]) -> [String] {
    definitions(of: String(decoding: name, as: UTF8.self)).map {
      "\($0.path):\($0.line) \($0.kind) \($0.isConditional)"
    }
  }
}
