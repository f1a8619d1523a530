// How to read this file. Most blobs of a pack are differences of others, and what a difference copies has been searched
// in what it is copied from: only what it adds, and where two stretches meet, can hold a word that the base does not. So
// the blobs are made along their chains, each once, from one that is whole to all that are made of it, and of each only
// these places are searched.

import CLibgit2
import Glibc
import Synchronization
import Threads

/// Searches blobs of one pack for some words.
struct PackScan {
  private let pack: Pack
  private let words: [[UInt8]]
  private var nodes: [Node] = []
  /// The wanted blobs, and what they are made of, that are whole.
  private var roots: [Int32] = []

  /// An object, and what is made of it.
  private struct Node {
    let offset: Int
    let start: Int
    let size: Int
    let isWhole: Bool
    /// Whether it can be made at all, as far as its header tells.
    var isSound: Bool
    var firstChild: Int32 = -1
    var next: Int32 = -1
  }

  /// In the answer: it may be that all words stand there.
  static let maybe: UInt8 = 0xFF
  /// How many words there can be: one for each bit of an answer.
  static let mostWords = 8

  /// Larger ones are not made.
  private static let greatestSize = 8 << 20
  /// How many bytes a chain may take in memory.
  private static let greatestChain = 96 << 20
  /// How many chains a thread takes at a time.
  private static let turn = 128

  /// Prepares to search.
  ///
  /// - Parameter offsets: Where the blobs stand, each once.
  init(_ pack: Pack, offsets: [Int], words: [[UInt8]]) {
    self.pack = pack
    self.words = Array(words.prefix(Self.mostWords))
    var numbers: [Int: Int32] = [:]
    numbers.reserveCapacity(2 * offsets.count)
    for offset in offsets { add(offset, &numbers) }
  }

  /// Adds an object and what it is made of.
  private mutating func add(_ offset: Int, _ numbers: inout [Int: Int32]) {
    var offset = offset
    var child: Int32 = -1
    let first = nodes.count
    while true {
      if let known = numbers[offset] {
        if known < first || child < 0 {
          adopt(child, by: known)
        } else {
          // Round in a circle: nothing can be made of it.
          nodes[Int(child)].isSound = false
          roots.append(child)
        }
        return
      }
      let number = Int32(nodes.count)
      numbers[offset] = number
      let header = pack.header(at: offset)
      let isWhole = header?.base == nil
      let isSound = header.map { !isWhole || $0.kind == GIT_OBJECT_BLOB } ?? false
      nodes.append(
        Node(
          offset: offset, start: header?.start ?? 0, size: header?.size ?? 0, isWhole: isWhole,
          isSound: isSound))
      adopt(child, by: number)
      guard let base = header?.base else {
        roots.append(number)
        return
      }
      child = number
      offset = base
    }
  }

  private mutating func adopt(_ child: Int32, by parent: Int32) {
    guard child >= 0 else { return }
    nodes[Int(child)].next = nodes[Int(parent)].firstChild
    nodes[Int(parent)].firstChild = child
  }

  // MARK: Searching

  /// What was found in a blob.
  struct Hit: Sendable {
    let offset: Int
    /// A bit for each word that stands there.
    let words: UInt8
  }

  /// Searches all of them, on all cores.
  ///
  /// - Returns: Those in which any of the words stands; also some that were not wanted.
  func hits() -> [Hit] {
    let found = Mutex<[Hit]>([])
    let roots = roots.sorted { nodes[Int($0)].offset < nodes[Int($1)].offset }
    let count = (roots.count + Self.turn - 1) / Self.turn
    Crew().share(count) { [self] turns in
      let room = ScanRoom()
      while let turn = turns.next() {
        for root in roots[(turn * Self.turn)..<min(roots.count, (turn + 1) * Self.turn)] {
          scan(root, room)
        }
      }
      found.withLock { $0 += room.hits }
    }
    return found.withLock { $0 }
  }

  /// Searches an object that is whole and all that is made of it.
  private func scan(_ root: Int32, _ room: ScanRoom) {
    guard makeWhole(root, room) else { return giveUp(root, room) }
    var depth = 0
    while depth >= 0 {
      let level = room.levels[depth]
      let child = level.nextChild
      if child < 0 {
        room.bytes -= level.count
        level.giveBack()
        depth -= 1
        continue
      }
      level.nextChild = nodes[Int(child)].next
      if make(child, from: level, depth + 1, room) {
        depth += 1
      } else {
        room.level(depth + 1).giveBack()
        giveUp(child, room)
      }
    }
    room.tidy()
  }

  private func enter(_ node: Int32, _ level: ScanRoom.Level, _ words: UInt8, _ room: ScanRoom) {
    level.words = words
    level.nextChild = nodes[Int(node)].firstChild
    room.bytes += level.count
    if words != 0 { room.hits.append(Hit(offset: nodes[Int(node)].offset, words: words)) }
  }

  private func makeWhole(_ number: Int32, _ room: ScanRoom) -> Bool {
    let node = nodes[Int(number)]
    guard node.isSound, node.size <= Self.greatestSize else { return false }
    let level = room.level(0)
    guard
      level.fill(node.size, { room.reader.inflate(node.start, node.size, of: pack, to: $0) })
    else { return false }
    let all = (1 << words.count) - 1
    enter(number, level, level.search(words, UInt8(all), edges: []), room)
    return true
  }

  private func make(
    _ number: Int32, from base: ScanRoom.Level, _ depth: Int, _ room: ScanRoom
  ) -> Bool {
    let node = nodes[Int(number)]
    guard node.isSound, node.size <= Self.greatestSize else { return false }
    let isRead = room.difference.fill(node.size) {
      room.reader.inflate(node.start, node.size, of: pack, to: $0)
    }
    guard isRead else { return false }
    let level = room.level(depth)
    room.edges.removeAll(keepingCapacity: true)
    let isMade = room.difference.withBytes { bytes -> Bool in
      var difference = PackDifference(bytes)
      guard difference.number() == base.count, let length = difference.number(),
        length <= Self.greatestSize, room.bytes + length <= Self.greatestChain
      else { return false }
      return base.withBytes { old in
        level.fill(length) { target in
          guard let target else { return false }
          return difference.build(
            UnsafeMutableRawBufferPointer(start: target, count: length), length, from: old
          ) { start, end in
            room.edges.append((start, end))
          }
        }
      }
    }
    guard isMade else { return false }
    enter(number, level, level.search(words, base.words, edges: room.edges), room)
    return true
  }

  /// Says "maybe" of an object that cannot be made, and of all that is made of it.
  private func giveUp(_ number: Int32, _ room: ScanRoom) {
    var left = [number]
    while let number = left.popLast() {
      let node = nodes[Int(number)]
      room.hits.append(Hit(offset: node.offset, words: Self.maybe))
      var child = node.firstChild
      while child >= 0 {
        left.append(child)
        child = nodes[Int(child)].next
      }
    }
  }
}

/// What a thread has in hand while it searches.
///
/// A class because its room is used again and again. It belongs to one thread.
private final class ScanRoom {
  let reader = PackReader()
  let difference = Level()
  var levels: [Level] = []
  /// The stretches of the object made last that are not copied; where two copied ones meet, an empty one.
  var edges: [(start: Int, end: Int)] = []
  var hits: [PackScan.Hit] = []
  /// How many bytes the objects of the chain have.
  var bytes = 0

  /// More is given back after a chain.
  private static let keptBytes = 16 << 20

  func level(_ depth: Int) -> Level {
    while levels.count <= depth { levels.append(Level()) }
    return levels[depth]
  }

  func tidy() {
    bytes = 0
    if levels.reduce(0, { $0 + $1.capacity }) > Self.keptBytes { levels = [] }
  }

  /// An object of a chain.
  ///
  /// A class because objects are made in the room of others.
  final class Level {
    private var bytes: [UInt8] = []
    private(set) var count = 0
    /// The words that stand there.
    var words: UInt8 = 0
    /// What is made of it and was not searched yet.
    var nextChild: Int32 = -1

    var capacity: Int { bytes.count }

    /// More is given back when the object is not needed any more.
    private static let keptBytes = 1 << 20

    /// Gives back room of which there is much.
    func giveBack() {
      if capacity > Self.keptBytes { bytes = [] }
    }

    /// Makes room and has it filled.
    func fill(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>?) -> Bool) -> Bool {
      if bytes.count <= count { bytes = [UInt8](repeating: 0, count: max(4096, 2 * count)) }
      self.count = count
      return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }

    func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
      bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    /// Which words stand there.
    ///
    /// - Parameters:
    ///   - likely: Those that are looked for everywhere, since they stand in the base.
    ///   - edges: Where the others can stand: across these stretches.
    func search(
      _ words: [[UInt8]], _ likely: UInt8, edges: [(start: Int, end: Int)]
    ) -> UInt8 {
      withBytes { bytes in
        var found: UInt8 = 0
        for (number, word) in words.enumerated() {
          let bit: UInt8 = 1 << UInt8(number)
          let isThere =
            likely & bit != 0 ? bytes.contains(word, 0..<bytes.count) : bytes.contains(word, edges)
          if isThere { found |= bit }
        }
        return found
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a word stands across any of some ascending stretches, or in one.
  fileprivate func contains(_ word: [UInt8], _ stretches: [(start: Int, end: Int)]) -> Bool {
    if word.isEmpty { return true }
    let reach = word.count - 1
    var window = 0..<0
    for (start, end) in stretches {
      let (low, high) = (Swift.max(0, start - reach), Swift.min(count, end + reach))
      if low <= window.upperBound {
        window = window.lowerBound..<Swift.max(high, window.upperBound)
      } else {
        if contains(word, window) { return true }
        window = low..<high
      }
    }
    return contains(word, window)
  }

  fileprivate func contains(_ word: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= word.count, let base = baseAddress else { return word.isEmpty }
    return memmem(base + range.lowerBound, range.count, word, word.count) != nil
  }
}
