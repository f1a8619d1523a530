import Synchronization

/// The spelling of a token as a small number: equal spellings have equal numbers.
///
/// Kernel code repeats a few hundred thousand spellings millions of times. Interning them makes every
/// comparison of the parser, of macro expansion and of symbol look-up one integer comparison. Numbers
/// are given out in the order of first use and mean nothing beyond one process: nothing that is
/// stored or printed may depend on them.
public struct Name: Hashable, Sendable {
  /// The number of this spelling.
  public let number: UInt32

  init(number: UInt32) {
    self.number = number
  }

  /// The name with the given spelling.
  public init(_ spelling: some StringProtocol) {
    self = NameTable.shared.withLock { $0.intern(Array(spelling.utf8)[...]) }
  }

  /// The name with the given bytes.
  public init(bytes: ArraySlice<UInt8>) {
    self = NameTable.shared.withLock { $0.intern(bytes) }
  }

  /// The bytes of the spelling.
  public var bytes: [UInt8] {
    NameTable.shared.withLock { $0.bytes(of: self) }
  }

  /// The spelling as text; bytes that are not UTF-8 become replacement characters.
  public var spelling: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Whether this is a word that C or GNU C reserves, and so cannot name anything.
  public var isKeyword: Bool { number < Name.wordDefine.number }

  /// Whether this is one of the punctuators of C11 6.4.6.
  public var isPunctuator: Bool {
    number >= UInt32(Name.wordCount) && number <= Name.hashHash.number
  }

  /// Interns tokens of a file under a single lock; marks of one byte need no look-up.
  ///
  /// - Parameters:
  ///   - ranges: Which tokens; `use` is told of all of them in order.
  ///   - use: Gets each token's index and name.
  static func intern(
    _ tokens: [RawToken], in ranges: [Range<Int>], of bytes: [UInt8], use: (Int, Name) -> Void
  ) {
    let marks = singleMarks
    bytes.withUnsafeBufferPointer { bytes in
      NameTable.shared.withLock { table in
        for range in ranges {
          for index in range {
            let token = tokens[index]
            let mark = token.end - token.start == 1 ? marks[Int(bytes[Int(token.start)])] : 0
            if mark != 0 {
              use(index, Name(number: mark))
            } else {
              use(index, table.intern(UnsafeBufferPointer(rebasing: bytes[token.range])))
            }
          }
        }
      }
    }
  }

  /// By byte the number of the punctuator that it is, 0 for none; no punctuator has the number 0.
  private static let singleMarks: [UInt32] = {
    var marks = [UInt32](repeating: 0, count: 256)
    for (number, spelling) in wellKnownSpellings.enumerated()
    where number >= wordCount && spelling.utf8.count == 1 {
      if let byte = spelling.utf8.first { marks[Int(byte)] = UInt32(number) }
    }
    return marks
  }()
}

extension Name: CustomStringConvertible {
  /// The spelling.
  public var description: String { spelling }
}

/// The one table of spellings: open addressing over an arena of bytes.
struct NameTable: Sendable {
  static let shared = Mutex(NameTable())

  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// A hash and, in the low half, a name's number plus one; 0 for a free slot.
  private var slots: [UInt64]
  private var mask: Int

  private init() {
    slots = Array(repeating: 0, count: 1 << 16)
    mask = (1 << 16) - 1
    for spelling in Name.wellKnownSpellings {
      _ = intern(Array(spelling.utf8)[...])
    }
  }

  /// Eight bytes at a time; the table is no target, since numbers never leave the process.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    var value = UInt64(truncatingIfNeeded: count) &* multiplier
    var index = 0
    while index + 8 < count {
      value = (value ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* multiplier
      value ^= value >> 29
      index += 8
    }
    value = (value ^ lastBytes(raw)) &* multiplier
    return UInt32(truncatingIfNeeded: value >> 32)
  }

  /// The last eight bytes, or all there are; those of a short name overlap, which does no harm.
  private static func lastBytes(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    let count = raw.count
    if count >= 8 { return raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
    if count >= 4 {
      let low = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(low) | UInt64(high) << 32
    }
    guard count > 0 else { return 0 }
    return UInt64(raw[0]) | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1]) << 16
  }

  mutating func intern(_ slice: ArraySlice<UInt8>) -> Name {
    slice.withUnsafeBufferPointer { intern($0) }
  }

  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    let hash = Self.hash(bytes)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
        let candidate = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        if isEqual(candidate, bytes) { return Name(number: UInt32(candidate)) }
      }
      slot = (slot + 1) & mask
    }
    let number = UInt32(ends.count)
    arena.append(contentsOf: bytes)
    ends.append(UInt32(arena.count))
    hashes.append(hash)
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    if ends.count * 2 > slots.count { grow() }
    return Name(number: number)
  }

  func bytes(of name: Name) -> [UInt8] {
    Array(arena[range(Int(name.number))])
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private func isEqual(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(index)
    guard range.count == bytes.count else { return false }
    return arena.withUnsafeBytes { arena in
      let known = UnsafeRawBufferPointer(rebasing: arena[range])
      let wanted = UnsafeRawBufferPointer(bytes)
      var index = 0
      while index + 8 < wanted.count {
        guard
          known.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == wanted.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        else { return false }
        index += 8
      }
      return Self.lastBytes(known) == Self.lastBytes(wanted)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    mask = slots.count - 1
    for index in ends.indices {
      var slot = Int(hashes[index]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt64(hashes[index]) << 32 | UInt64(index + 1)
    }
  }
}
