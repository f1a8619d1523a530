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
      tokens.withUnsafeBufferPointer { tokens in
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
  private var slots: [Slot]
  private var mask: Int

  /// What tells one name from all others, so that finding a short one touches one line of the cache.
  private struct Slot {
    /// The first and the last eight bytes, which are all of a name of up to sixteen.
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count: UInt32 = 0
    var hash: UInt32 = 0
    /// The name's number plus one; 0 for a free slot.
    var next: UInt32 = 0
  }

  private init() {
    slots = Array(repeating: Slot(), count: 1 << 16)
    mask = (1 << 16) - 1
    for spelling in Name.wellKnownSpellings {
      _ = intern(Array(spelling.utf8)[...])
    }
  }

  /// The key of a spelling: eight bytes are hashed at a time; the table is no target, since numbers
  /// never leave the process.
  @inline(__always)
  private static func key(_ raw: UnsafeRawBufferPointer) -> Slot {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    let count = raw.count
    let (first, last) = ends(raw)
    var value = (UInt64(truncatingIfNeeded: count) &* multiplier ^ first) &* multiplier
    value ^= value >> 29
    var index = 8
    while index + 8 < count {
      value = (value ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* multiplier
      value ^= value >> 29
      index += 8
    }
    value = (value ^ last) &* multiplier
    return Slot(
      first: first, last: last, count: UInt32(truncatingIfNeeded: count),
      hash: UInt32(truncatingIfNeeded: value >> 32))
  }

  /// The first and the last eight bytes; those of a short name overlap, which does no harm.
  @inline(__always)
  private static func ends(_ raw: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    let count = raw.count
    if count >= 8 {
      return (
        raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
    }
    if count >= 4 {
      let low = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return (UInt64(low) | UInt64(high) << 32, 0)
    }
    guard count > 0 else { return (0, 0) }
    return (UInt64(raw[0]) | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1]) << 16, 0)
  }

  mutating func intern(_ slice: ArraySlice<UInt8>) -> Name {
    slice.withUnsafeBufferPointer { intern($0) }
  }

  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    let raw = UnsafeRawBufferPointer(bytes)
    var key = Self.key(raw)
    var index = Int(key.hash) & mask
    while slots[index].next != 0 {
      let known = slots[index]
      if known.first == key.first, known.last == key.last, known.count == key.count,
        known.count <= 16 || known.hash == key.hash && isEqual(Int(known.next) - 1, raw)
      {
        return Name(number: known.next - 1)
      }
      index = (index + 1) & mask
    }
    let number = UInt32(ends.count)
    arena.append(contentsOf: bytes)
    ends.append(UInt32(arena.count))
    key.next = number + 1
    slots[index] = key
    if ends.count * 2 > slots.count { grow() }
    return Name(number: number)
  }

  func bytes(of name: Name) -> [UInt8] {
    Array(arena[range(Int(name.number))])
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Whether a long name, whose ends are known to agree, has the given bytes.
  private func isEqual(_ index: Int, _ wanted: UnsafeRawBufferPointer) -> Bool {
    let range = range(index)
    return arena.withUnsafeBytes { arena in
      let known = UnsafeRawBufferPointer(rebasing: arena[range])
      var index = 8
      while index + 8 < wanted.count {
        guard
          known.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == wanted.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        else { return false }
        index += 8
      }
      return true
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    mask = larger.count - 1
    for known in slots where known.next != 0 {
      var index = Int(known.hash) & mask
      while larger[index].next != 0 { index = (index + 1) & mask }
      larger[index] = known
    }
    slots = larger
  }
}
