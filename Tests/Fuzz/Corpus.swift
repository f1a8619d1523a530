import CSyntax
import Foundation

/// One thing to try: the file and what it is read under.
struct Input {
  var bytes: [UInt8]
  var architecture = "x86_64"
  var hasConfiguration = false
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

/// Sources to make inputs of.
struct Corpus {
  let sources: [[UInt8]]
  /// For each source where its tokens begin and end.
  private let tokens: [[Range<Int>]]
  /// Whether they are programs, which are mutated so that most can still be run.
  private let isOfPrograms: Bool

  /// Reads the files named and those in the folders named; nil if there are none.
  init?(_ paths: [String], ofPrograms isOfPrograms: Bool) {
    self.isOfPrograms = isOfPrograms
    var files: [String] = []
    for path in paths {
      let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      let inner = all.filter { $0.hasSuffix(".c") || $0.hasSuffix(".h") }.map { "\(path)/\($0)" }
      files += inner.isEmpty ? [path] : inner
    }
    // The order of a folder is the file system's business; an input's number must not depend on it.
    sources = files.sorted().compactMap { FileManager.default.contents(atPath: $0).map(Array.init) }
      .filter { !$0.isEmpty && $0.count < 1 << 16 }
    tokens = sources.map { lexC($0).map(\.range) }
    guard sources.contains(where: { !$0.isEmpty }) else { return nil }
  }

  /// The input of a number.
  func input(_ number: Int, seed: UInt64) -> Input {
    var random = Seeded(state: seed &* 0x1_0000_0001 ^ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    let index = Int.random(in: 0..<sources.count, using: &random)
    var bytes = isOfPrograms ? sources[index] : window(index, with: &random)
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      if isOfPrograms, Int.random(in: 0..<12, using: &random) > 0 {
        twist(&bytes, with: &random)
      } else {
        mutate(&bytes, with: &random)
      }
    }
    let strange = isOfPrograms ? "arm64" : "s390"
    return Input(
      bytes: bytes,
      architecture: ["x86_64", "arm", "i386", "arm64", strange].randomElement(using: &random)
        ?? "x86_64",
      hasConfiguration: Int.random(in: 0..<4, using: &random) == 0)
  }

  /// A stretch of whole lines of a source: of long ones a part, so that more of them are tried.
  private func window(_ index: Int, with random: inout Seeded) -> [UInt8] {
    let source = sources[index]
    guard source.count > 1500, Int.random(in: 0..<8, using: &random) > 0 else { return source }
    let from = Int.random(in: 0..<(source.count - 700), using: &random)
    let to = min(source.count, from + Int.random(in: 300...1500, using: &random))
    let start = source[..<from].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Array(source[start..<to])
  }

  // MARK: Mutations

  private static let words = [
    "(", ")", "{", "}", "[", "]", ";", ",", "*", "&", ":", "?", "=", "#", "##", "...", "->", "\"",
    "'",
    "\\\n", "/*", "*/", "//", "\n", "\n#if 1\n", "\n#else\n", "\n#elif x\n", "\n#endif\n",
    "\n#define x ",
    "\n#define f(a, b...) a ## b #a f(b)\n", "\n#undef f\n",
    "\n#pragma pack(1)\n", "\n#include_next <fuzz.h>\n", "__VA_ARGS__", "__VA_OPT__(", "defined(",
    "__has_include(", "__COUNTER__", "__LINE__", " int ", " struct ", " union ", " enum ",
    " typedef ",
    " static ", " sizeof ", " typeof(", " _Generic(", "({", "})", " __attribute__((aligned(",
    "packed",
    " asm(", " goto ", " case ", " default:", " switch(x) {", " do ", " while(", " for(;;) ",
    " if(",
    " else ", " return ", " 0 ", "1ull", "0x7fffffffffffffff", "-1", "1.5e", "L'x'", "\"s\"", " x ",
    " f ",
    " __auto_type ", " _Alignas(", " : 0;", " : 65", "[0 ... 9]", " .x = ", "__extension__ ",
    " __builtin_offsetof(", " _Static_assert(", "__label__ ", " &&l ", " ? : ", " << 64", " / 0",
    " % 0",
  ].map { Array($0.utf8) }

  private func mutate(_ bytes: inout [UInt8], with random: inout Seeded) {
    guard bytes.count > 1 else {
      bytes += Self.words.randomElement(using: &random) ?? []
      return
    }
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let length = Int.random(in: 1...(Bool.random(using: &random) ? 12 : 200), using: &random)
    let end = min(bytes.count, start + length)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 4:
      let times = Int.random(in: 2...40, using: &random)
      let piece = bytes[start..<min(end, start + 24)]
      bytes.insert(contentsOf: Array(repeating: piece, count: times).joined(), at: start)
    case 5: bytes = Array(bytes[..<start])
    case 6: swap(&bytes, start, end, with: &random)
    case 7: splice(&bytes, at: start, with: &random)
    case 8: bomb(&bytes, at: start, with: &random)
    default:
      // A word between two tokens hits more than one between two letters.
      let here = lexC(bytes).map(\.range).filter { $0.lowerBound >= start }.first ?? start..<end
      // A file that includes itself is a bomb of its own, and slow.
      let isLoop = Int.random(in: 0..<200, using: &random) == 0
      let word =
        isLoop
        ? Array("\n#include \"fuzz.c\"\n".utf8) : Self.words.randomElement(using: &random) ?? []
      if Bool.random(using: &random) {
        bytes.replaceSubrange(here, with: word)
      } else {
        bytes.insert(contentsOf: word, at: here.lowerBound)
      }
    }
    if bytes.count > 1 << 16 { bytes = Array(bytes[..<(1 << 16)]) }
  }

  private func swap(_ bytes: inout [UInt8], _ start: Int, _ end: Int, with random: inout Seeded) {
    let piece = Array(bytes[start..<end])
    bytes.removeSubrange(start..<end)
    bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
  }

  /// Puts a run of tokens of any source in.
  func splice(_ bytes: inout [UInt8], at start: Int, with random: inout Seeded) {
    let index = Int.random(in: 0..<sources.count, using: &random)
    guard let first = tokens[index].indices.randomElement(using: &random) else { return }
    let last = min(tokens[index].count - 1, first + Int.random(in: 0...30, using: &random))
    let range = tokens[index][first].lowerBound..<tokens[index][last].upperBound
    bytes.insert(contentsOf: sources[index][range], at: start)
  }

  /// Puts a small nest in.
  private func bomb(_ bytes: inout [UInt8], at start: Int, with random: inout Seeded) {
    let open = Self.words.randomElement(using: &random) ?? []
    let count = Int.random(in: 10...600, using: &random)
    bytes.insert(contentsOf: Array(repeating: open, count: count).joined(), at: start)
  }
}
