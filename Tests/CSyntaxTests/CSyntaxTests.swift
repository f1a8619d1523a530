import CSyntax
import Foundation

/// The cases of the corpus and what is expected of them.
enum Corpus {
  /// Beside the target and not in it: SwiftPM builds no target that holds both Swift and C.
  static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/CSyntax")

  /// The names of all cases, in order.
  static let names: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: directory.appending(path: "Cases"), includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "c" }.map {
      $0.deletingPathExtension().lastPathComponent
    }.sorted()
  }()

  static func source(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: directory.appending(path: "Cases/\(name).c")))
  }
}

/// Parses text with nothing known about its file-scope names.
func parse(_ source: String) -> (declarations: [ExternalDeclaration], troubles: [ParseTrouble]) {
  parse([UInt8](source.utf8))
}

func parse(_ bytes: [UInt8]) -> (declarations: [ExternalDeclaration], troubles: [ParseTrouble]) {
  var parser = Parser(tokens(of: bytes, file: 0)) { _ in false }
  let declarations = parser.parseTranslationUnit()
  return (declarations, parser.troubles)
}

/// The S-expression of one expression, and whether all of it was read.
func tree(_ source: String, types: Set<String> = []) -> String {
  var parser = Parser(tokens(of: [UInt8](source.utf8), file: 0)) { types.contains($0.spelling) }
  let expression = parser.parseExpression()
  return sExpression(expression) + (parser.isAtEnd ? "" : " and more")
}

/// A generator with a fixed seed (splitmix64), so that every run tries the same.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A copy with a few pieces taken out, doubled, moved or overwritten.
func mutated(_ bytes: [UInt8], with random: inout Seeded) -> [UInt8] {
  var bytes = bytes
  let pieces = ["(", ")", "{", "}", "[", "]", ";", ",", "*", "\"", "'", "\\\n", "/*", "int ", "T "]
  for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes = Array(bytes[..<start])
    default:
      let piece = pieces.randomElement(using: &random) ?? ";"
      bytes.insert(contentsOf: Array(piece.utf8), at: start)
    }
  }
  return bytes
}
