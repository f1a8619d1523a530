/// How much of one text is found again in another, in parts of 60,000, as git tells renames (gitdiffcore(7)).
///
/// Lines count by their bytes, longer ones in pieces of 64; their order does not matter.
struct Similarity {
  /// What is as much as this is the same file, changed.
  static let threshold = 30_000
  private static let whole = 60_000

  private let pieces: [UInt64: Int]
  private let count: Int

  init(_ bytes: [UInt8]) {
    var pieces: [UInt64: Int] = [:]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var length = 0
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      length += 1
      if byte == 0x0A || length == 64 {
        pieces[hash, default: 0] += length
        (hash, length) = (0xCBF2_9CE4_8422_2325, 0)
      }
    }
    if length > 0 { pieces[hash, default: 0] += length }
    self.pieces = pieces
    count = bytes.count
  }

  /// How much of the larger one both have.
  func score(with other: Similarity) -> Int {
    let larger = max(count, other.count)
    guard larger > 0, min(count, other.count) * 2 >= larger else { return 0 }
    let common = pieces.reduce(0) { $0 + min($1.value, other.pieces[$1.key] ?? 0) }
    return common * Self.whole / larger
  }
}
