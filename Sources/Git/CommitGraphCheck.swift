import Threads

/// What is checked of a commit-graph file once: its checksum, and that what it says can be.
///
/// A file with a right checksum may still be nonsense. Here it is made sure that ids stand in rising
/// order, that no parent leads out of the file or the ones below it, and that every generation is
/// greater than those of the parents, so that no history goes in a circle. `git commit-graph verify`
/// also compares it with the objects, which takes as long as not having it.
struct CommitGraphCheck: Sendable {
  /// All the files of the chain so far, the one to check last.
  let layers: [CommitGraphLayer]

  /// Of more bytes than this the checksum is made while others go on, on a core of its own.
  var manyBytes = usualBytes
  static let usualBytes = 1 << 20

  /// Checks the last file; the ones below it have been.
  ///
  /// - Returns: Whether the checksum is right, where that is still being found out: until it is, what the file says may be
  ///   looked at, with every offset checked as always, and does not count.
  func run() throws(CommitGraphRefusal) -> Errand<Bool>? {
    guard let layer = layers.last else { return nil }
    let isLarge = layer.file.bytes.count > manyBytes
    let errand = isLarge ? Errand { Self.hasRightChecksum(layer) } : nil
    if errand == nil, !Self.hasRightChecksum(layer) { throw Self.damage }
    do throws(CommitGraphRefusal) {
      try checkIDs(layer)
      try checkParents(layer)
      try checkFilters(layer)
      return errand
    } catch {
      throw errand?.answer == false ? Self.damage : error
    }
  }

  /// What a wrong checksum means.
  static let damage = CommitGraphRefusal("is damaged: its checksum is not that of its contents")

  private static func hasRightChecksum(_ layer: CommitGraphLayer) -> Bool {
    let bytes = layer.file.bytes
    let body = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 20)])
    return SHA1.hash(body) == layer.checksum
  }

  private func checkIDs(_ layer: CommitGraphLayer) throws(CommitGraphRefusal) {
    var previous: ObjectID?
    var place = 0
    for byte in UInt8.min...UInt8.max {
      let end = layer.fanout(through: byte)
      guard end >= place, end <= layer.count else {
        throw CommitGraphRefusal("has an index of first bytes that is not in order")
      }
      while place < end {
        let id = layer.id(place)
        guard id.words.high >> 56 == UInt64(byte), previous.map({ $0 < id }) ?? true else {
          throw CommitGraphRefusal("has commits that are not in order")
        }
        previous = id
        place += 1
      }
    }
    for lower in layers.dropLast() {
      for place in 0..<layer.count where lower.place(of: layer.id(place)) != nil {
        throw CommitGraphRefusal("has a commit that a file below it has, too")
      }
    }
  }

  private func checkParents(_ layer: CommitGraphLayer) throws(CommitGraphRefusal) {
    let limit = UInt32(layer.base + layer.count)
    guard layer.count > 0 else { return }
    let hasGenerations = layer.generation(0) != 0
    for place in 0..<layer.count {
      let generation = layer.generation(place)
      guard (generation != 0) == hasGenerations else {
        throw CommitGraphRefusal("has generation numbers for some commits only")
      }
      func check(_ parent: UInt32) throws(CommitGraphRefusal) {
        guard parent < limit else {
          throw CommitGraphRefusal("names a parent that is not in it")
        }
        guard hasGenerations else { return }
        let earlier = self.generation(Int(parent))
        guard earlier < generation, earlier != 0 else {
          throw CommitGraphRefusal("has a commit whose generation is not after its parents'")
        }
      }
      let (first, second) = layer.parents(place)
      if first != CommitGraphLayer.noParent { try check(first) }
      if second & CommitGraphLayer.edgeBit != 0 {
        var word = second & ~CommitGraphLayer.edgeBit
        while true {
          guard let edge = layer.edge(word) else {
            throw CommitGraphRefusal("has a list of parents that does not end")
          }
          try check(edge & ~CommitGraphLayer.edgeBit)
          if edge & CommitGraphLayer.edgeBit != 0 { break }
          word += 1
        }
      } else if second != CommitGraphLayer.noParent {
        try check(second)
      }
      guard first != CommitGraphLayer.noParent || second == CommitGraphLayer.noParent else {
        throw CommitGraphRefusal("has a commit with a second parent and no first")
      }
    }
  }

  private func generation(_ position: Int) -> UInt32 {
    for layer in layers.reversed() where position >= layer.base {
      return layer.generation(position - layer.base)
    }
    return 0
  }

  private func checkFilters(_ layer: CommitGraphLayer) throws(CommitGraphRefusal) {
    var previous = 0
    for place in 0..<layer.count {
      guard let (end, limit) = layer.filterEnd(place) else { return }
      guard end >= previous, end <= limit else {
        throw CommitGraphRefusal("has an index of changed-path filters that is not in order")
      }
      previous = end
    }
  }
}
