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

  /// The name that is a token's spelling.
  init(of token: RawToken, in bytes: [UInt8]) {
    if token.flags.contains(.spliced) {
      self.init(bytes: CSyntax.spelling(of: token, in: bytes))
    } else {
      self = bytes.withUnsafeBytes { bytes in
        NameTable.shared.withLock { $0.intern(bytes, token.range) }
      }
    }
  }

  /// The bytes of the spelling.
  public var bytes: [UInt8] {
    NameTable.shared.withLock { $0.bytes(of: self) }
  }

  /// Looks at the bytes of the spelling without copying them; must not make or spell a name.
  func withBytes<Result: Sendable>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    NameTable.shared.withLock { $0.withBytes(of: self, body) }
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

  /// The names of some tokens of a file, under a single lock.
  static func intern(_ tokens: [RawToken], in bytes: [UInt8]) -> [Name] {
    bytes.withUnsafeBytes { raw in
      NameTable.shared.withLock { table in
        tokens.map { token in
          token.flags.contains(.spliced)
            ? table.intern(CSyntax.spelling(of: token, in: bytes)) : table.intern(raw, token.range)
        }
      }
    }
  }

  /// Whether a token is spelled like a word that C or GNU C reserves; without a look into the table.
  static func isKeyword(_ token: RawToken, in bytes: [UInt8]) -> Bool {
    let count = Int(token.end - token.start)
    guard !token.flags.contains(.spliced) else { return Name(of: token, in: bytes).isKeyword }
    guard count < keywords.count,
      keywordLengths[Int(bytes[Int(token.start)])] & 1 << UInt32(count) != 0
    else { return false }
    return keywords[count].contains { $0.elementsEqual(bytes[token.range]) }
  }

  /// By byte a bit for each length that a reserved word has which begins with it: most words differ from all of them in that.
  private static let keywordLengths: [UInt32] = {
    var lengths = [UInt32](repeating: 0, count: 256)
    for word in keywords.joined() { lengths[Int(word[0])] |= 1 << UInt32(word.count) }
    return lengths
  }()

  /// The reserved words by their length, which is less than 32.
  private static let keywords: [[[UInt8]]] = {
    let words = wellKnownSpellings.prefix(Int(wordDefine.number)).map { Array($0.utf8) }
    let longest = words.map(\.count).max() ?? 0
    return (0...longest).map { count in words.filter { $0.count == count } }
  }()

  /// What a literal has for a name where its spelling is left to the file it stands in: no literal is
  /// spelled like this.
  static let literal = Name("\"")

  /// Interns tokens of a file under a single lock; marks of one byte need no look-up.
  ///
  /// - Parameters:
  ///   - ranges: Which tokens; `use` is told of all of them in order.
  ///   - isWhole: Whether literals are named by their spelling as well.
  ///   - use: Gets each token's index and name.
  static func intern(
    _ tokens: [RawToken], in ranges: [Range<Int>], of bytes: [UInt8], isWhole: Bool,
    use: (Int, Name) -> Void
  ) {
    let marks = singleMarks
    let literal = literal
    bytes.withUnsafeBytes { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        NameTable.shared.withLock { table in
          for range in ranges {
            for index in range {
              let token = tokens[index]
              if token.kind.isLiteral, !isWhole {
                use(index, literal)
                continue
              }
              let mark = token.end - token.start == 1 ? marks[Int(bytes[Int(token.start)])] : 0
              if mark != 0 {
                use(index, Name(number: mark))
              } else {
                use(index, table.intern(bytes, token.range))
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
  /// What each name is, by its number.
  private var known: [Known] = []
  /// Which names have which hash.
  private var slots: [Slot]
  private var mask: Int

  /// Eight bytes, so that the whole table is a few megabytes: it is looked into at random.
  private struct Slot {
    var hash: UInt32 = 0
    /// The name's number plus one; 0 for a free slot.
    var next: UInt32 = 0
  }

  /// A name of a table: names that are used together are next to each other.
  private struct Known {
    var first: UInt64
    var last: UInt64
    /// Where its bytes begin.
    var start: UInt32
    var count: UInt32
  }

  /// What tells one name from all others, so that finding a short one touches one line of the cache.
  private struct Key {
    /// The first and the last eight bytes, which are all of a name of up to sixteen.
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count: UInt32 = 0
    var hash: UInt32 = 0
    /// The name's number plus one; 0 for a free slot.
    var next: UInt32 = 0

    /// Whether all agrees but what a long name has between its ends.
    @inline(__always)
    func isSame(_ wanted: Key) -> Bool {
      next != 0 && first == wanted.first && last == wanted.last && count == wanted.count
        && hash == wanted.hash
    }
  }

  /// The names used last, by another part of the hash: a file repeats its few names, and these
  /// stay in a cache that the whole table is far too large for.
  private var recent: [Key]
  private static let recentMask = 0x1FFF

  private init() {
    slots = Array(repeating: Slot(), count: 1 << 16)
    recent = Array(repeating: Key(), count: Self.recentMask + 1)
    mask = (1 << 16) - 1
    for spelling in Name.wellKnownSpellings {
      _ = intern(Array(spelling.utf8)[...])
    }
  }

  /// The key of a spelling: eight bytes are hashed at a time; the table is no target, since numbers
  /// never leave the process.
  @inline(__always)
  private static func key(_ raw: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Key {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var first: UInt64 = 0
    var last: UInt64 = 0
    if count >= 8 {
      first = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      last = raw.loadUnaligned(fromByteOffset: start + count - 8, as: UInt64.self)
    } else {
      first = few(raw, start, count)
    }
    var value = (UInt64(truncatingIfNeeded: count) ^ first) &* multiplier
    value ^= value >> 29
    var index = 8
    while index + 8 < count, count > 16 {
      let word = raw.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
      value = (value ^ word) &* multiplier
      value ^= value >> 29
      index += 8
    }
    value = (value ^ last) &* multiplier
    return Key(
      first: first, last: last, count: UInt32(truncatingIfNeeded: count),
      hash: UInt32(truncatingIfNeeded: value >> 32))
  }

  /// Less than eight bytes as a number; what stands behind them is read and masked, if it is there, so
  /// that no branch depends on how many they are.
  @inline(__always)
  private static func few(_ raw: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt64 {
    if start + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      return count == 0 ? 0 : word & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 - 8 * count))
    }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(raw[start + index]) << UInt64(8 * index) }
    return word
  }

  mutating func intern(_ slice: ArraySlice<UInt8>) -> Name {
    slice.withUnsafeBytes { intern($0, 0..<$0.count) }
  }

  /// The name of some bytes of a file; those around it make reading it faster.
  mutating func intern(_ raw: UnsafeRawBufferPointer, _ range: Range<Int>) -> Name {
    let key = Self.key(raw, range.lowerBound, range.count)
    let place = Int(key.hash >> 16) & Self.recentMask
    let known = recent[place]
    if known.isSame(key), known.count <= 16 || isEqual(known.next, raw, range) {
      return Name(number: known.next - 1)
    }
    let found = find(key, raw, range)
    recent[place] = found
    return Name(number: found.next - 1)
  }

  private mutating func find(
    _ wanted: Key, _ raw: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Key {
    var found = wanted
    var index = Int(wanted.hash) & mask
    while slots[index].next != 0 {
      if slots[index].hash == wanted.hash {
        found.next = slots[index].next
        let name = known[Int(found.next) - 1]
        if name.first == wanted.first, name.last == wanted.last, name.count == wanted.count,
          name.count <= 16 || isEqual(found.next, raw, range)
        {
          return found
        }
      }
      index = (index + 1) & mask
    }
    known.append(
      Known(
        first: wanted.first, last: wanted.last, start: UInt32(arena.count), count: wanted.count))
    arena.append(contentsOf: raw[range])
    found.next = UInt32(known.count)
    slots[index] = Slot(hash: wanted.hash, next: found.next)
    if known.count * 2 > slots.count { grow() }
    return found
  }

  func bytes(of name: Name) -> [UInt8] {
    Array(arena[range(Int(name.number))])
  }

  func withBytes<Result>(of name: Name, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range(Int(name.number))]))
    }
  }

  private func range(_ index: Int) -> Range<Int> {
    Int(known[index].start)..<(Int(known[index].start) + Int(known[index].count))
  }

  /// Whether a long name, whose ends are known to agree, has the given bytes.
  private func isEqual(
    _ next: UInt32, _ wanted: UnsafeRawBufferPointer, _ place: Range<Int>
  ) -> Bool {
    let range = range(Int(next) - 1)
    return arena.withUnsafeBytes { arena in
      var index = 8
      while index + 8 < place.count {
        guard
          arena.loadUnaligned(fromByteOffset: range.lowerBound + index, as: UInt64.self)
            == wanted.loadUnaligned(fromByteOffset: place.lowerBound + index, as: UInt64.self)
        else { return false }
        index += 8
      }
      return true
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    mask = larger.count - 1
    for slot in slots where slot.next != 0 {
      var index = Int(slot.hash) & mask
      while larger[index].next != 0 { index = (index + 1) & mask }
      larger[index] = slot
    }
    slots = larger
  }
}
