/// The corrected commit dates of a commit-graph file: generation numbers, version 2.
///
/// Not every writer puts them in. A date is told by how much later than the commit's own it is, and
/// where that takes more than 31 bits by a place in a chunk of 64-bit numbers.
struct CommitGraphGenerations: Sendable {
  private let offsets: Range<Int>
  private let overflow: Range<Int>

  init(_ chunks: CommitGraphChunks, count: Int) throws(CommitGraphRefusal) {
    offsets = try chunks.optional("GDA2", multipleOf: 4) ?? 0..<0
    overflow = try chunks.optional("GDO2", multipleOf: 8) ?? 0..<0
    guard offsets.isEmpty || offsets.count == 4 * count else {
      throw CommitGraphRefusal("has a chunk GDA2 of the wrong length")
    }
  }

  /// The offset at a place below the count; nil where there is none.
  func offset(_ place: Int, in bytes: UnsafeRawBufferPointer) -> UInt64? {
    guard !offsets.isEmpty else { return nil }
    let word = bytes.big32(at: offsets.lowerBound + 4 * place)
    guard word & 0x8000_0000 != 0 else { return UInt64(word) }
    let far = overflow.lowerBound + 8 * Int(word & 0x7fff_ffff)
    return far + 8 <= overflow.upperBound ? bytes.big64(at: far) : nil
  }
}
