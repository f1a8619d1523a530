/// The different words of one file, each with a number in the order of first use; the words of C come first.
///
/// A table of its own, since that of `Name` is one for all threads, which would wait for each other at every word.
struct SpellingTable {
  /// One word: where it stands.
  private struct Word {
    var start: Int32
    var count: Int32
    var hash: UInt32
  }

  private var words: [Word] = []
  /// By hash the number of a word plus one; 0 for a free slot.
  private var slots: [Int32]
  private var mask: Int
  /// The bytes of C's words, of words with line splices in them, and then those of nothing else.
  private var arena: [UInt8] = Self.reserved

  /// Words whose number says what they are; their numbers are those of the cases.
  enum Reserved: Int32, CaseIterable {
    case none = 0
    case `struct`, union, `enum`, `return`, `else`, `do`, goto, `case`, `typeof`
    case const, volatile, `static`, register, extern, inline, auto
    case int, char, void, unsigned, signed, long, short, bool, float, double
    case `if`, `while`, `for`, `switch`, sizeof, `default`, `break`, `continue`, asm, attribute
    case alignof, generic, extensionWord, typedef, label, offsetof
    /// A typedef of a number, which is no function.
    case scalar
    /// A name in small letters that is a constant.
    case constant
  }

  private static let spellings: [(String, Reserved)] = [
    ("struct", .struct), ("union", .union), ("enum", .enum), ("return", .return), ("else", .else),
    ("do", .do), ("goto", .goto), ("case", .case), ("typeof", .typeof), ("__typeof__", .typeof),
    ("__typeof", .typeof), ("__auto_type", .int), ("const", .const), ("__const", .const),
    ("volatile", .volatile), ("__volatile__", .volatile), ("static", .static),
    ("register", .register), ("extern", .extern), ("inline", .inline), ("__inline__", .inline),
    ("__inline", .inline), ("__always_inline", .inline), ("auto", .auto), ("int", .int),
    ("char", .char), ("void", .void), ("unsigned", .unsigned), ("signed", .signed),
    ("long", .long), ("short", .short), ("_Bool", .bool), ("float", .float), ("double", .double),
    ("if", .if), ("while", .while), ("for", .for), ("switch", .switch), ("sizeof", .sizeof),
    ("default", .default), ("break", .break), ("continue", .continue), ("asm", .asm),
    ("__asm__", .asm), ("__asm", .asm), ("__attribute__", .attribute), ("__attribute", .attribute),
    ("__alignof__", .alignof), ("_Alignof", .alignof), ("_Generic", .generic),
    ("__extension__", .extensionWord), ("typedef", .typedef), ("__label__", .label),
    ("__builtin_offsetof", .offsetof), ("_Static_assert", .sizeof),
    ("true", .constant), ("false", .constant), ("current", .constant), ("jiffies", .constant),
    ("u8", .scalar), ("u16", .scalar), ("u32", .scalar), ("u64", .scalar), ("s8", .scalar),
    ("s16", .scalar), ("s32", .scalar), ("s64", .scalar), ("__u8", .scalar), ("__u16", .scalar),
    ("__u32", .scalar), ("__u64", .scalar), ("__le16", .scalar), ("__le32", .scalar),
    ("__be16", .scalar), ("__be32", .scalar), ("bool", .scalar), ("size_t", .scalar),
    ("ssize_t", .scalar), ("loff_t", .scalar), ("gfp_t", .scalar), ("dma_addr_t", .scalar),
    ("phys_addr_t", .scalar), ("pid_t", .scalar), ("umode_t", .scalar), ("dev_t", .scalar),
    ("sector_t", .scalar), ("uint32_t", .scalar), ("uint64_t", .scalar), ("uint8_t", .scalar),
    ("uint16_t", .scalar), ("ktime_t", .scalar), ("pgoff_t", .scalar), ("uint", .scalar),
  ]
  private static let reserved = spellings.flatMap { Array($0.0.utf8) }
  /// What C's words mean, by their numbers; the word 0 is none.
  private static let meanings = [Reserved.none] + spellings.map(\.1)
  /// A table with nothing but C's words, made once.
  private static let empty = SpellingTable(())

  /// A table that has C's words only.
  static func fresh() -> SpellingTable { empty }

  private init(_: Void) {
    slots = Array(repeating: 0, count: 512)
    mask = 511
    words = [Word(start: 0, count: 0, hash: 0)]
    var start = 0
    let bytes = arena
    bytes.withUnsafeBufferPointer { bytes in
      for (text, _) in Self.spellings {
        let count = text.utf8.count
        _ = add(
          UnsafeBufferPointer(rebasing: bytes[start..<(start + count)]), at: -1 - start, bytes)
        start += count
      }
    }
  }

  /// How many words there are, C's and the word 0 included.
  var count: Int { words.count }

  /// Whether a word is C's.
  @inline(__always)
  func isReserved(_ word: Int32) -> Bool { Int(word) < Self.meanings.count }

  /// What a word of C's is; `none` for others.
  @inline(__always)
  func meaning(_ word: Int32) -> Reserved {
    Int(word) < Self.meanings.count ? Self.meanings[Int(word)] : .none
  }

  /// The number of a word that stands in the file.
  mutating func word(_ range: Range<Int>, in file: UnsafeBufferPointer<UInt8>) -> Int32 {
    add(UnsafeBufferPointer(rebasing: file[range]), at: range.lowerBound, file)
  }

  /// The number of a word that stands nowhere as it is spelled.
  mutating func word(_ spelling: [UInt8], in file: UnsafeBufferPointer<UInt8>) -> Int32 {
    let start = arena.count
    arena += spelling
    return spelling.withUnsafeBufferPointer { add($0, at: -1 - start, file) }
  }

  private mutating func add(
    _ spelling: UnsafeBufferPointer<UInt8>, at start: Int, _ file: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    let hash = UInt32(truncatingIfNeeded: spellingHash(spelling))
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      let known = words[Int(number)]
      if known.hash == hash, Int(known.count) == spelling.count,
        isEqual(known, spelling, file)
      {
        return number
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(words.count)
    words.append(Word(start: Int32(start), count: Int32(spelling.count), hash: hash))
    slots[slot] = number + 1
    if words.count * 2 > slots.count { grow() }
    return number
  }

  private func isEqual(
    _ known: Word, _ spelling: UnsafeBufferPointer<UInt8>, _ file: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if known.start >= 0 {
      for index in 0..<spelling.count where file[Int(known.start) + index] != spelling[index] {
        return false
      }
      return true
    }
    return arena.withUnsafeBufferPointer { arena in
      let start = Int(-1 - known.start)
      for index in 0..<spelling.count where arena[start + index] != spelling[index] {
        return false
      }
      return true
    }
  }

  private mutating func grow() {
    var larger = [Int32](repeating: 0, count: slots.count * 2)
    mask = larger.count - 1
    for (number, word) in words.enumerated().dropFirst() {
      var slot = Int(word.hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = Int32(number) + 1
    }
    slots = larger
  }

  /// Whether a word has a small letter, as functions have and constants have not.
  func hasSmallLetter(_ word: Int32, in file: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = words[Int(word)]
    guard known.start >= 0 else { return true }
    for index in Int(known.start)..<(Int(known.start) + Int(known.count))
    where file[index] >= 0x61 && file[index] <= 0x7A {
      return true
    }
    return false
  }

  /// Whether a word begins with some bytes.
  func begins(_ word: Int32, with start: StaticString, in file: UnsafeBufferPointer<UInt8>) -> Bool
  {
    let known = words[Int(word)]
    let count = start.utf8CodeUnitCount
    guard known.start >= 0, Int(known.count) >= count else { return false }
    for index in 0..<count where file[Int(known.start) + index] != start.utf8Start[index] {
      return false
    }
    return true
  }

  /// The spelling of a word.
  func spelling(of word: Int32, in file: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let known = words[Int(word)]
    if known.start >= 0 {
      return Array(file[Int(known.start)..<(Int(known.start) + Int(known.count))])
    }
    let start = Int(-1 - known.start)
    return Array(arena[start..<(start + Int(known.count))])
  }
}

/// A hash of a spelling that is the same in every process, since what is kept may be looked up by it.
func spellingHash(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawBufferPointer(spelling)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: raw.count)
  var index = 0
  while index + 8 <= raw.count {
    hash ^= UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    index += 8
  }
  var rest: UInt64 = 0
  while index < raw.count {
    rest = rest << 8 | UInt64(raw[index])
    index += 1
  }
  hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
  return hash ^ hash >> 31
}
