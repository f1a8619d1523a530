// How to read this file. An object is whole, or a difference of another one in the same pack, which may be one
// itself. So the chain is followed down to what is whole or known, and built up again from there. What was a
// base is kept for a while, since objects that are like each other are read one after the other.

import CLibdeflate
import CLibgit2

/// Makes objects of what stands in packs, without the library's locks, look-ups and set-ups for each.
///
/// A class because it owns the inflater and remembers bases. It belongs to one thread.
final class PackReader {
  private let inflater: OpaquePointer?
  private var windows: PackWindows
  /// Room for what does not outlive a call; the second one is for differences.
  private var scratch: [UInt8] = []
  private var differences: [UInt8] = []
  private var recent: [UInt64: Whole] = [:]
  private var older: [UInt64: Whole] = [:]
  private var recentBytes = 0
  private let keptBytes: Int

  /// An object with all its bytes.
  private struct Whole {
    let kind: git_object_t
    let bytes: [UInt8]
  }

  /// What is longer than this is left to the library.
  private static let greatestSize = 32 << 20
  /// What is longer is not kept.
  private static let greatestKept = 1 << 20
  /// The bytes usually kept of the most recent bases, and as many of those before.
  static let usualBytes = 2 << 20

  init(windows: PackWindows = PackWindows(), keptBytes: Int = usualBytes) {
    inflater = libdeflate_alloc_decompressor()
    self.windows = windows
    self.keptBytes = keptBytes
  }

  deinit { libdeflate_free_decompressor(inflater) }

  /// Lends an object for the time of a closure; nil where it cannot be made, for whatever reason.
  ///
  /// - Parameters:
  ///   - offset: Where it stands.
  ///   - number: What tells the pack from others that this reader is asked about.
  func withObject<Answer>(
    at offset: Int, in pack: Pack, number: Int,
    _ body: (git_object_t, UnsafeRawBufferPointer) throws(GitError) -> Answer
  ) throws(GitError) -> Answer? {
    let key = UInt64(truncatingIfNeeded: number) << 48
    if let header = pack.header(at: offset), header.base == nil {
      // Read once, and seldom the base of another.
      guard inflate(header, of: pack, into: &scratch) else { return nil }
      return try scratch.withUnsafeBufferPointer { (room) throws(GitError) in
        let bytes = UnsafeBufferPointer(rebasing: room[..<header.size])
        return try body(header.kind, UnsafeRawBufferPointer(bytes))
      }
    }
    guard let whole = whole(at: offset, in: pack, key) else { return nil }
    return try whole.bytes.withUnsafeBufferPointer { (bytes) throws(GitError) in
      try body(whole.kind, UnsafeRawBufferPointer(bytes))
    }
  }

  /// The bytes of an object, which are kept as those of a base are; nil where it cannot be made or is of another kind.
  func bytes(
    at offset: Int, in pack: Pack, number: Int, kind: git_object_t
  ) -> [UInt8]? {
    let whole = whole(at: offset, in: pack, UInt64(truncatingIfNeeded: number) << 48)
    return whole?.kind == kind ? whole?.bytes : nil
  }

  private func whole(at offset: Int, in pack: Pack, _ key: UInt64) -> Whole? {
    var chain: [(offset: Int, header: Pack.Header)] = []
    var place = offset
    var base: Whole?
    while base == nil {
      if let known = kept(key | UInt64(place)) {
        base = known
      } else {
        guard chain.count < Pack.longestChain, let header = pack.header(at: place) else {
          return nil
        }
        if let next = header.base {
          chain.append((place, header))
          place = next
        } else {
          guard let bytes = inflated(header, of: pack) else { return nil }
          let whole = Whole(kind: header.kind, bytes: bytes)
          keep(whole, key | UInt64(place))
          base = whole
        }
      }
    }
    guard var whole = base else { return nil }
    for (offset, header) in chain.reversed() {
      guard inflate(header, of: pack, into: &differences),
        let bytes = apply(header.size, to: whole.bytes)
      else { return nil }
      whole = Whole(kind: whole.kind, bytes: bytes)
      keep(whole, key | UInt64(offset))
    }
    return whole
  }

  // MARK: Bases

  private func kept(_ key: UInt64) -> Whole? {
    if let found = recent[key] { return found }
    guard let found = older[key] else { return nil }
    keep(found, key)
    return found
  }

  private func keep(_ whole: Whole, _ key: UInt64) {
    guard whole.bytes.count <= Self.greatestKept else { return }
    if recentBytes > keptBytes {
      older = recent
      recent = [:]
      recentBytes = 0
    }
    recent[key] = whole
    recentBytes += whole.bytes.count
  }

  // MARK: Inflating

  private func inflated(_ header: Pack.Header, of pack: Pack) -> [UInt8]? {
    guard header.size <= Self.greatestSize else { return nil }
    var isRight = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, header.size)) { room, count in
      isRight = inflate(header, of: pack, to: room.baseAddress)
      count = isRight ? header.size : 0
    }
    return isRight ? bytes : nil
  }

  private func inflate(_ header: Pack.Header, of pack: Pack, into room: inout [UInt8]) -> Bool {
    guard header.size <= Self.greatestSize else { return false }
    if room.count <= header.size {
      room = [UInt8](repeating: 0, count: max(4096, 2 * header.size))
    }
    return room.withUnsafeMutableBufferPointer { inflate(header, of: pack, to: $0.baseAddress) }
  }

  /// Inflates exactly as many bytes as the header says; false if there are fewer or more.
  ///
  /// - Parameter room: Room for one byte at the least.
  private func inflate(
    _ header: Pack.Header, of pack: Pack, to room: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    inflate(header.start, header.size, of: pack, to: room)
  }

  /// The same for what begins somewhere in a pack and has so many bytes.
  func inflate(
    _ begin: Int, _ size: Int, of pack: Pack, to room: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    guard let inflater, let start = pack.bytes.baseAddress else { return false }
    var length = 0
    let result = libdeflate_zlib_decompress_ex(
      inflater, start + begin, max(0, pack.end - begin), room, size, &length, nil)
    windows.note(begin..<(begin + max(1, length)), of: pack)
    return result == LIBDEFLATE_SUCCESS
  }

  // MARK: Differences

  /// Makes an object of its base and the difference read last (gitformat-pack(5)): two sizes, then
  /// instructions to copy a stretch of the base or to take bytes that follow.
  private func apply(_ size: Int, to base: [UInt8]) -> [UInt8]? {
    var isRight = false
    let made = differences.withUnsafeBytes { all -> [UInt8]? in
      var difference = PackDifference(UnsafeRawBufferPointer(rebasing: all[..<size]))
      guard difference.number() == base.count, let length = difference.number(),
        length <= Self.greatestSize
      else { return nil }
      return [UInt8](unsafeUninitializedCapacity: max(1, length)) { room, count in
        isRight = base.withUnsafeBytes {
          difference.build(UnsafeMutableRawBufferPointer(room), length, from: $0)
        }
        count = isRight ? length : 0
      }
    }
    return isRight ? made : nil
  }
}

/// The reader of a repository's packs while nobody has it.
///
/// A class because the repository that holds it does not change.
final class PackReaderPlace {
  var reader: PackReader? = PackReader()
}
