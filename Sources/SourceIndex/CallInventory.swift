// How to read this file: which blobs have a word is asked by a hash of it. All pairs of a hash and a blob are one sorted
// list of numbers, the hash in the upper half, so that asking is a search in it. The next commit has few blobs that the one
// before has not: they get a list of their own beside the first, and only when that has grown are both made one.

/// Which blobs have which words, by lists of pairs.
struct CallInventory: Sendable {
  /// Sorted pairs of a word's hash and a blob's number, the larger list first.
  private var lists: [[UInt64]] = []

  /// Which word in which role, as a number; words that share one are told apart by whoever looks.
  static func hash(_ spelling: UnsafeBufferPointer<UInt8>, _ role: BlobCalls.Roles) -> UInt32 {
    let hash = spellingHash(spelling) &+ UInt64(role.rawValue) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93 >> 32)
  }

  /// The pairs of one blob.
  static func append(_ calls: BlobCalls, number: Int, to pairs: inout [UInt64]) {
    calls.forEachWord { spelling, roles in
      for role in BlobCalls.Roles.all where roles.contains(role) {
        pairs.append(UInt64(hash(spelling, role)) << 32 | UInt64(number))
      }
    }
  }

  /// Adds the pairs of more blobs.
  mutating func add(_ pairs: [UInt64]) {
    guard !pairs.isEmpty else { return }
    var pairs = pairs
    while let last = lists.last, last.count < pairs.count * 8 || lists.count > 6 {
      pairs += last
      lists.removeLast()
    }
    pairs.sort()
    lists.append(pairs)
  }

  /// The numbers of the blobs that may have a word, in ascending order.
  func blobs(having word: [UInt8], as role: BlobCalls.Roles) -> [Int] {
    let hash = word.withUnsafeBufferPointer { Self.hash($0, role) }
    var found: [Int] = []
    for list in lists {
      var low = 0
      var high = list.count
      let first = UInt64(hash) << 32
      while low < high {
        let middle = (low + high) / 2
        if list[middle] < first { low = middle + 1 } else { high = middle }
      }
      while low < list.count, UInt32(truncatingIfNeeded: list[low] >> 32) == hash {
        found.append(Int(UInt32(truncatingIfNeeded: list[low])))
        low += 1
      }
    }
    return lists.count > 1 ? found.sorted() : found
  }
}
