/// The header and the table of contents of a commit-graph file (gitformat-chunk(5)).
struct CommitGraphChunks {
  /// The trailing checksum.
  let checksum: ObjectID
  /// How many files of a chain lie below this one.
  let baseCount: Int
  private var ranges: [UInt32: Range<Int>] = [:]

  private static let headerLength = 8
  private static let entryLength = 12
  private static let checksumLength = 20

  init(_ bytes: UnsafeRawBufferPointer) throws(CommitGraphRefusal) {
    let least = Self.headerLength + Self.entryLength + Self.checksumLength
    guard bytes.count >= least else { throw CommitGraphRefusal("is cut short") }
    guard bytes.big32(at: 0) == 0x4347_5048 else {  // CGPH
      throw CommitGraphRefusal("does not begin as a commit-graph")
    }
    guard bytes[4] == 1 else {
      throw CommitGraphRefusal("is of version \(bytes[4]), and only version 1 can be read")
    }
    guard bytes[5] == 1 else {
      throw CommitGraphRefusal("names commits by another hash than SHA-1")
    }
    let chunkCount = Int(bytes[6])
    baseCount = Int(bytes[7])
    let end = bytes.count - Self.checksumLength
    let firstChunk = Self.headerLength + (chunkCount + 1) * Self.entryLength
    guard firstChunk <= end else { throw CommitGraphRefusal("is cut short") }
    checksum = bytes.objectID(at: end)
    var previous = UInt64(firstChunk)
    var open: UInt32?
    for number in 0...chunkCount {
      let entry = Self.headerLength + number * Self.entryLength
      let offset = bytes.big64(at: entry + 4)
      guard offset >= previous, offset <= UInt64(end) else {
        throw CommitGraphRefusal("has a chunk that does not lie within it")
      }
      if let name = open { ranges[name] = Int(previous)..<Int(offset) }
      let isLast = number == chunkCount
      let name = bytes.big32(at: entry)
      guard (name == 0) == isLast else {
        throw CommitGraphRefusal("has a table of chunks that does not end where it should")
      }
      guard isLast || (ranges[name] == nil && open != name) else {
        throw CommitGraphRefusal("has a chunk twice")
      }
      open = name
      previous = offset
    }
  }

  /// A chunk that must be there and have a length.
  func required(_ name: String, length: Int) throws(CommitGraphRefusal) -> Range<Int> {
    guard let range = ranges[Self.key(name)] else {
      throw CommitGraphRefusal("has no chunk \(name)")
    }
    guard range.count == length else {
      throw CommitGraphRefusal("has a chunk \(name) of \(range.count) bytes instead of \(length)")
    }
    return range
  }

  /// A chunk that need not be there.
  func optional(
    _ name: String, multipleOf unit: Int
  ) throws(CommitGraphRefusal) -> Range<Int>? {
    guard let range = ranges[Self.key(name)] else { return nil }
    guard range.count % unit == 0 else {
      throw CommitGraphRefusal("has a chunk \(name) of \(range.count) bytes")
    }
    return range
  }

  private static func key(_ name: String) -> UInt32 {
    name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
