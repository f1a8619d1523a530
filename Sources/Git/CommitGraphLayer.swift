// How to read this file. A commit-graph file is a table of chunks (`CommitGraphChunks`); here are the
// columns that the chunks hold. Whoever asks has made sure that a place is below `count`; then every
// read lies in its chunk, since the chunks' lengths were checked when the file was opened.

/// One commit-graph file: the only one, or one of a chain (gitformat-commit-graph(5)).
struct CommitGraphLayer: Sendable {
  let file: MappedFile
  /// How many commits the files below it in the chain have.
  let base: Int
  /// How many commits it has.
  let count: Int
  /// The trailing checksum.
  let checksum: ObjectID
  /// The checksums of the files below it, the lowest first.
  let baseChecksums: [ObjectID]
  /// The settings of its changed-path filters, nil if it has none that can be read.
  let filterSettings: ChangedPathSettings?

  /// Where the ids, the commits' entries, the ends of the filters, the filters and the further parents are.
  let ids: Int
  let data: Int
  let filterEnds: Int
  let filters: Range<Int>
  let edges: Range<Int>
  private let fanout: Int
  private let generations: CommitGraphGenerations

  /// The value for a parent that is not there.
  static let noParent: UInt32 = 0x7000_0000
  /// The bit that leads to the list of further parents, and there ends it.
  static let edgeBit: UInt32 = 0x8000_0000
  /// How long the entry of a commit is: its tree and sixteen bytes.
  static let entryLength = 36
  /// How long the header of the filters is.
  static let filterHeader = 12

  /// Finds the columns; what they say is checked by `CommitGraphCheck`.
  init(_ file: MappedFile, base: Int) throws(CommitGraphRefusal) {
    let chunks = try CommitGraphChunks(file.bytes)
    self.file = file
    self.base = base
    checksum = chunks.checksum
    fanout = try chunks.required("OIDF", length: 1024).lowerBound
    count = Int(file.bytes.big32(at: fanout + 1020))
    guard count < 1 << 30, base + count < 1 << 30 else {
      throw CommitGraphRefusal("says that it has \(count) commits")
    }
    ids = try chunks.required("OIDL", length: 20 * count).lowerBound
    data = try chunks.required("CDAT", length: Self.entryLength * count).lowerBound
    edges = try chunks.optional("EDGE", multipleOf: 4) ?? 0..<0
    generations = try CommitGraphGenerations(chunks, count: count)
    let baseRange = try chunks.optional("BASE", multipleOf: 20) ?? 0..<0
    guard baseRange.count == 20 * chunks.baseCount else {
      throw CommitGraphRefusal(
        "names \(baseRange.count / 20) files below it and says that there are \(chunks.baseCount)")
    }
    baseChecksums = stride(from: baseRange.lowerBound, to: baseRange.upperBound, by: 20).map {
      file.bytes.objectID(at: $0)
    }
    // One without the other counts as neither, as in git.
    if let ends = try chunks.optional("BIDX", multipleOf: 4),
      let all = try chunks.optional("BDAT", multipleOf: 1)
    {
      guard ends.count == 4 * count, all.count >= Self.filterHeader else {
        throw CommitGraphRefusal("has an index of changed-path filters of the wrong length")
      }
      filterEnds = ends.lowerBound
      filters = (all.lowerBound + Self.filterHeader)..<all.upperBound
      filterSettings = ChangedPathSettings(
        version: file.bytes.big32(at: all.lowerBound),
        hashCount: file.bytes.big32(at: all.lowerBound + 4),
        bitsPerEntry: file.bytes.big32(at: all.lowerBound + 8))
    } else {
      filterEnds = 0
      filters = 0..<0
      filterSettings = nil
    }
  }

  /// The id of the commit at a place.
  func id(_ place: Int) -> ObjectID { file.bytes.objectID(at: ids + 20 * place) }

  /// The root tree.
  func tree(_ place: Int) -> ObjectID {
    file.bytes.objectID(at: data + Self.entryLength * place)
  }

  /// The first and second parent as they stand there.
  func parents(_ place: Int) -> (first: UInt32, second: UInt32) {
    let entry = data + Self.entryLength * place
    return (file.bytes.big32(at: entry + 20), file.bytes.big32(at: entry + 24))
  }

  /// The topological level; 0 where the writer counted none.
  func generation(_ place: Int) -> UInt32 {
    file.bytes.big32(at: data + Self.entryLength * place + 28) >> 2
  }

  /// The seconds since 1970, of which 34 bits are kept.
  func time(_ place: Int) -> Int64 {
    let entry = data + Self.entryLength * place
    let high = file.bytes.big32(at: entry + 28) & 3
    return Int64(high) << 32 | Int64(file.bytes.big32(at: entry + 32))
  }

  /// How much later than its own the corrected date of a commit is; nil where there is none.
  func dateOffset(_ place: Int) -> UInt64? { generations.offset(place, in: file.bytes) }

  /// A word of the list of further parents; nil past its end.
  func edge(_ word: UInt32) -> UInt32? {
    let place = edges.lowerBound + 4 * Int(word)
    return place + 4 <= edges.upperBound ? file.bytes.big32(at: place) : nil
  }

  /// The end of the filter as the index has it, and how long all are.
  func filterEnd(_ place: Int) -> (end: Int, limit: Int)? {
    guard filterSettings != nil else { return nil }
    return (Int(file.bytes.big32(at: filterEnds + 4 * place)), filters.count)
  }

  /// How many ids begin with a byte up to this one.
  func fanout(through byte: UInt8) -> Int { Int(file.bytes.big32(at: fanout + 4 * Int(byte))) }

  /// The place of a commit; nil if it is not in this file.
  func place(of id: ObjectID) -> Int? {
    let byte = UInt8(truncatingIfNeeded: id.words.high >> 56)
    var low = byte == 0 ? 0 : fanout(through: byte - 1)
    var high = min(fanout(through: byte), count)
    while low < high {
      let middle = low + (high - low) / 2
      let found = self.id(middle)
      if found == id { return middle }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension UnsafeRawBufferPointer {
  /// A number of four bytes in network order.
  @inline(__always)
  func big32(at offset: Int) -> UInt32 {
    UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A number of eight bytes in network order.
  @inline(__always)
  func big64(at offset: Int) -> UInt64 {
    UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Twenty bytes as an id.
  @inline(__always)
  func objectID(at offset: Int) -> ObjectID {
    ObjectID(
      words: (big64(at: offset), big64(at: offset + 8), big32(at: offset + 16)))
  }
}
