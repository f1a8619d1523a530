import Foundation
@testable import Git
import Workbench

/// A commit-graph file taken apart, to be changed and put together again.
struct GraphBytes {
  /// Version, hash version and how many files lie below it.
  var version: UInt8
  var hashVersion: UInt8
  var baseCount: UInt8
  var chunks: [(name: String, bytes: [UInt8])] = []

  init(_ bytes: [UInt8]) {
    version = bytes[4]
    hashVersion = bytes[5]
    baseCount = bytes[7]
    for number in 0..<Int(bytes[6]) {
      let entry = 8 + 12 * number
      let start = GraphBytes.number(bytes[(entry + 4)..<(entry + 12)])
      let end = GraphBytes.number(bytes[(entry + 16)..<(entry + 24)])
      chunks.append(
        (String(decoding: bytes[entry..<(entry + 4)], as: UTF8.self), Array(bytes[start..<end])))
    }
  }

  /// The bytes of a chunk; none where there is no such chunk.
  subscript(name: String) -> [UInt8] {
    get { chunks.first { $0.name == name }?.bytes ?? [] }
    set {
      if let place = chunks.firstIndex(where: { $0.name == name }) {
        chunks[place].bytes = newValue
      } else {
        chunks.append((name, newValue))
      }
    }
  }

  /// The file again, with a right checksum.
  var encoded: [UInt8] {
    var bytes: [UInt8] = Array("CGPH".utf8)
    bytes += [version, hashVersion, UInt8(chunks.count), baseCount]
    var offset = 8 + 12 * (chunks.count + 1)
    for chunk in chunks {
      bytes += Array(chunk.name.utf8) + GraphBytes.bytes(offset, 8)
      offset += chunk.bytes.count
    }
    bytes += GraphBytes.bytes(0, 4) + GraphBytes.bytes(offset, 8)
    for chunk in chunks { bytes += chunk.bytes }
    return GraphBytes.signed(bytes)
  }

  /// Bytes with their checksum behind them.
  static func signed(_ bytes: [UInt8]) -> [UInt8] {
    bytes + bytes.withUnsafeBytes { SHA1.hash($0) }.bytes
  }

  static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
  }

  /// The ids in the file.
  var ids: [ObjectID] {
    let all = self["OIDL"]
    return stride(from: 0, to: all.count, by: 20).compactMap { start in
      ObjectID(hex: all[start..<(start + 20)].map { String(format: "%02x", $0) }.joined())
    }
  }

  /// Puts filters in, one per commit in the order of the ids.
  mutating func setFilters(_ filters: [[UInt8]], version: Int, hashCount: Int = 7, bits: Int = 10) {
    var end = 0
    self["BIDX"] = filters.flatMap { filter in
      end += filter.count
      return GraphBytes.bytes(end, 4)
    }
    self["BDAT"] =
      [version, hashCount, bits].flatMap { GraphBytes.bytes($0, 4) } + filters.flatMap { $0 }
  }
}

/// The filter of a commit as git's description has it, from the paths that differ.
func changedPathFilter(_ changed: [[UInt8]]) -> [UInt8] {
  var all: Set<[UInt8]> = []
  for path in changed {
    var rest = path
    all.insert(rest)
    while let slash = rest.lastIndex(of: 0x2f) {
      rest.removeSubrange(slash...)
      all.insert(rest)
    }
  }
  if all.count > 512 { return [0xff] }
  var filter = [UInt8](repeating: 0, count: max(1, (10 * all.count + 7) / 8))
  for path in all {
    let first = referenceMurmur3(path, 0x293a_e76f)
    let second = referenceMurmur3(path, 0x7e64_6e2c)
    for count in 0..<7 {
      let bit = Int((first &+ UInt32(count) &* second) % UInt32(8 * filter.count))
      filter[bit / 8] |= 1 << UInt8(bit % 8)
    }
  }
  return filter
}

/// MurmurHash3_x86_32 as its author describes it, byte by byte.
func referenceMurmur3(_ bytes: [UInt8], _ seed: UInt32) -> UInt32 {
  func rotate(_ word: UInt32, _ count: Int) -> UInt32 { word << count | word >> (32 - count) }
  var hash = seed
  var word: UInt32 = 0
  for (place, byte) in bytes.enumerated() {
    word |= UInt32(byte) << UInt32(8 * (place % 4))
    let isLast = place == bytes.count - 1
    guard place % 4 == 3 || isLast else { continue }
    hash ^= rotate(word &* 0xcc9e2d51, 15) &* 0x1b873593
    if place % 4 == 3 { hash = rotate(hash, 13) &* 5 &+ 0xe6546b64 }
    word = 0
  }
  hash ^= UInt32(bytes.count)
  hash = (hash ^ (hash >> 16)) &* 0x85ebca6b
  hash = (hash ^ (hash >> 13)) &* 0xc2b2ae35
  return hash ^ (hash >> 16)
}

/// The ways in which a repository may have a commit-graph.
enum GraphKind: String, CaseIterable, CustomStringConvertible {
  case none, single, withChangedPaths, firstGeneration, chain, chainWithChangedPaths, part

  var description: String { rawValue }

  /// Writes it, with git.
  func write(in path: String, commits: [ObjectID]) throws {
    func write(_ commits: some Sequence<ObjectID>, _ options: String...) throws {
      let version = self == .firstGeneration ? "1" : "2"
      _ = try gitBytes(
        [
          "-c", "commitGraph.generationVersion=" + version, "commit-graph", "write",
          "--stdin-commits",
        ] + options,
        in: path, input: Array(commits.map { $0.hex + "\n" }.joined().utf8))
    }
    switch self {
    case .none: break
    case .single, .firstGeneration: try write(commits)
    case .withChangedPaths: try write(commits, "--changed-paths")
    case .part: try write(commits.prefix(commits.count / 2))
    case .chain, .chainWithChangedPaths:
      // The last tenth is newer than the graph.
      for tenths in [3, 6, 8, 9] {
        let part = commits.prefix(commits.count * tenths / 10)
        if self == .chain {
          try write(part, "--split=no-merge")
        } else {
          try write(part, "--split=no-merge", "--changed-paths")
        }
      }
    }
  }
}
