// How to read this file: an object is bytes, and beside them cells for what is not a number: pointers
// and unknown values, which know their size. Each byte says what it is: untouched, a number's, or a
// cell's. So structs can be copied, unions punned and memory compared byte by byte, while a pointer
// keeps what it points to as long as it is moved whole. A byte that is in no whole cell any more, and a
// bit-field's neighbours that nobody knows, stay unknown: never may a write make something known that
// it did not write.

/// The bytes of an object.
struct Contents {
  let size: Int
  private(set) var bytes: [UInt8] = []
  private(set) var states: [UInt8] = []
  private(set) var cells: [Int: Cell] = [:]
  private(set) var sites: [Int: Int32] = [:]
  /// For bytes of numbers, the bits that nobody knows: those beside a bit-field that was written.
  private(set) var unknownBits: [Int: UInt8] = [:]

  struct Cell {
    var payload: Value.Payload
    var size: Int
  }

  private static let untouched: UInt8 = 0
  static let number: UInt8 = 1
  private static let cell: UInt8 = 2

  init(size: Int) {
    self.size = size
  }

  /// What a read finds.
  enum Reading {
    /// A number, its bytes in the order of a little-endian machine.
    case number(UInt64)
    /// A pointer or an unknown value that was stored whole.
    case payload(Value.Payload)
    /// Bytes that nobody wrote.
    case untouched
    /// A piece of a cell, or bytes of several kinds.
    case mixed
  }

  private mutating func touch() {
    guard bytes.isEmpty, size > 0 else { return }
    bytes = Array(repeating: 0, count: size)
    states = Array(repeating: Self.untouched, count: size)
  }

  func site(at offset: Int) -> Int32 { sites.isEmpty ? 0 : sites[offset] ?? 0 }

  /// Reads `count` bytes, at most 8; the range is in bounds.
  func read(_ offset: Int, _ count: Int) -> Reading {
    guard !bytes.isEmpty else { return .untouched }
    let first = states[offset]
    for index in (offset + 1)..<max(offset + 1, offset + count) where states[index] != first {
      return .mixed
    }
    switch first {
    case Self.number:
      if !unknownBits.isEmpty,
        (offset..<(offset + count)).contains(where: { unknownBits[$0] != nil })
      {
        return .mixed
      }
      var value: UInt64 = 0
      for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
      return .number(value)
    case Self.cell:
      if let cell = cells[offset], cell.size == count { return .payload(cell.payload) }
      return .mixed
    default: return .untouched
    }
  }

  /// The number at an offset, if all its bytes are plainly a number's; the range is in bounds.
  @inline(__always)
  func number(at offset: Int, _ count: UInt8) -> UInt64? {
    guard !bytes.isEmpty, unknownBits.isEmpty, sites.isEmpty else { return nil }
    return states.withUnsafeBytes { states in
      bytes.withUnsafeBytes { bytes in
        switch count {
        case 4:
          guard states.loadUnaligned(fromByteOffset: offset, as: UInt32.self) == 0x0101_0101 else {
            return nil
          }
          return UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
        case 8:
          guard
            states.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == 0x0101_0101_0101_0101
          else { return nil }
          return bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        case 1: return states[offset] == Self.number ? UInt64(bytes[offset]) : nil
        case 2:
          guard states.loadUnaligned(fromByteOffset: offset, as: UInt16.self) == 0x0101 else {
            return nil
          }
          return UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self).littleEndian)
        default: return nil
        }
      }
    }
  }

  /// Writes a number where nothing but numbers is known; false, and nothing written, elsewhere.
  @inline(__always)
  mutating func overwrite(_ value: UInt64, at offset: Int, _ count: UInt8) -> Bool {
    guard !bytes.isEmpty, unknownBits.isEmpty, sites.isEmpty,
      cells.isEmpty || number(at: offset, count) != nil
    else { return false }
    states.withUnsafeMutableBytes { states in
      bytes.withUnsafeMutableBytes { bytes in
        switch count {
        case 4:
          states.storeBytes(of: 0x0101_0101, toByteOffset: offset, as: UInt32.self)
          bytes.storeBytes(
            of: UInt32(truncatingIfNeeded: value).littleEndian, toByteOffset: offset,
            as: UInt32.self)
        case 8:
          states.storeBytes(of: 0x0101_0101_0101_0101, toByteOffset: offset, as: UInt64.self)
          bytes.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt64.self)
        case 2:
          states.storeBytes(of: 0x0101, toByteOffset: offset, as: UInt16.self)
          bytes.storeBytes(
            of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: offset,
            as: UInt16.self)
        default:
          states[offset] = Self.number
          bytes[offset] = UInt8(truncatingIfNeeded: value)
        }
      }
    }
    return count == 1 || count == 2 || count == 4 || count == 8
  }

  /// Writes a number.
  mutating func write(_ value: UInt64, at offset: Int, count: Int, site: Int32 = 0) {
    touch()
    clear(offset..<(offset + count))
    var value = value
    for index in offset..<(offset + count) {
      bytes[index] = UInt8(truncatingIfNeeded: value)
      states[index] = Self.number
      value >>= 8
    }
    if site != 0 { sites[offset] = site }
  }

  /// Writes a pointer or an unknown value.
  mutating func write(_ payload: Value.Payload, at offset: Int, count: Int, site: Int32 = 0) {
    touch()
    clear(offset..<(offset + count))
    for index in offset..<(offset + count) { states[index] = Self.cell }
    cells[offset] = Cell(payload: payload, size: count)
    if site != 0 { sites[offset] = site }
  }

  /// Writes zeros.
  mutating func zero(_ range: Range<Int>) {
    touch()
    clear(range)
    for index in range {
      bytes[index] = 0
      states[index] = Self.number
    }
  }

  /// Writes bytes.
  mutating func write(bytes values: [UInt8], at offset: Int) {
    touch()
    clear(offset..<(offset + values.count))
    for (index, value) in values.enumerated() {
      bytes[offset + index] = value
      states[offset + index] = Self.number
    }
  }

  /// Makes a range untouched again.
  mutating func forget(_ range: Range<Int>) {
    guard !bytes.isEmpty else { return }
    clear(range)
    for index in range { states[index] = Self.untouched }
  }

  /// The state of one byte, for copies and comparisons.
  enum Byte: Equatable {
    case untouched
    case number(UInt8)
    case cell
  }

  func byte(_ offset: Int) -> Byte {
    guard !bytes.isEmpty else { return .untouched }
    switch states[offset] {
    case Self.number: return unknownBits[offset] == nil ? .number(bytes[offset]) : .cell
    case Self.cell: return .cell
    default: return .untouched
    }
  }

  /// A part of the object as an object of its own.
  func part(_ range: Range<Int>) -> Contents {
    var part = Contents(size: range.count)
    guard !bytes.isEmpty else { return part }
    part.bytes = Array(bytes[range])
    part.states = Array(states[range])
    for (offset, cell) in Self.entries(cells, range) where offset + cell.size <= range.upperBound {
      part.cells[offset - range.lowerBound] = cell
    }
    for (offset, mask) in Self.entries(unknownBits, range) {
      part.unknownBits[offset - range.lowerBound] = mask
    }
    for (offset, site) in Self.entries(sites, range) {
      part.sites[offset - range.lowerBound] = site
    }
    return part
  }

  /// Puts another object's bytes in; what is untouched there is untouched here.
  mutating func put(_ part: Contents, at offset: Int) {
    guard part.size > 0 else { return }
    touch()
    clear(offset..<(offset + part.size))
    guard !part.bytes.isEmpty else {
      for index in offset..<(offset + part.size) { states[index] = Self.untouched }
      return
    }
    for index in 0..<part.size {
      bytes[offset + index] = part.bytes[index]
      states[offset + index] = part.states[index]
    }
    for (place, mask) in part.unknownBits { unknownBits[offset + place] = mask }
    for (place, cell) in part.cells { cells[offset + place] = cell }
    for (place, site) in part.sites { sites[offset + place] = site }
  }

  /// Whether nobody wrote some of it.
  var isPartlyUntouched: Bool {
    size > 0 && (bytes.isEmpty || states.contains(Self.untouched))
  }

  /// Makes untouched bytes zeros: all of them, or those of a range.
  mutating func zeroUntouched(_ range: Range<Int>? = nil) {
    touch()
    for index in range ?? 0..<size where states[index] == Self.untouched {
      bytes[index] = 0
      states[index] = Self.number
    }
  }

  /// Makes the untouched bytes of a range bytes that nobody knows.
  mutating func obscureUntouched(_ range: Range<Int>) {
    touch()
    for index in range where states[index] == Self.untouched { states[index] = Self.cell }
  }

  // MARK: Bit-fields

  /// The bits of a storage unit that are known, and a mask of those that are not.
  func readBits(_ offset: Int, _ count: Int, untouchedIsZero: Bool) -> (
    bits: UInt64, unknown: UInt64
  ) {
    var (bits, unknown): (UInt64, UInt64) = (0, 0)
    for index in (offset..<(offset + count)).reversed() {
      bits <<= 8
      unknown <<= 8
      switch bytes.isEmpty ? Self.untouched : states[index] {
      case Self.number:
        bits |= UInt64(bytes[index])
        unknown |= UInt64(unknownBits[index] ?? 0)
      case Self.cell: unknown |= 0xFF
      default: if !untouchedIsZero { unknown |= 0xFF }
      }
    }
    return (bits, unknown)
  }

  /// Writes a storage unit of which some bits are not known.
  mutating func writeBits(_ bits: UInt64, unknown: UInt64, at offset: Int, count: Int) {
    write(bits & ~unknown, at: offset, count: count)
    for index in 0..<count {
      let mask = UInt8(truncatingIfNeeded: unknown >> UInt64(index * 8))
      if mask != 0 { unknownBits[offset + index] = mask }
    }
  }

  /// The cells that overlap a range, with their offsets.
  func cells(in range: Range<Int>) -> [(offset: Int, cell: Cell)] {
    guard !cells.isEmpty else { return [] }
    let near = max(0, range.lowerBound - Self.largestCell + 1)..<range.upperBound
    return Self.entries(cells, near).filter { $0.0 + $0.1.size > range.lowerBound }
      .map { (offset: $0.0, cell: $0.1) }.sorted { $0.offset < $1.offset }
  }

  /// No scalar is larger.
  private static let largestCell = 16

  /// What a table has for a range, looked for in the smaller of the two.
  private static func entries<Entry>(
    _ table: [Int: Entry], _ range: Range<Int>
  ) -> [(Int, Entry)] {
    guard range.count < table.count else {
      return table.filter { range.contains($0.key) }.map { ($0.key, $0.value) }
    }
    return range.compactMap { offset in table[offset].map { (offset, $0) } }
  }

  /// Removes what a write covers.
  ///
  /// A cell that is covered in part leaves bytes that nobody knows.
  private mutating func clear(_ range: Range<Int>) {
    if !sites.isEmpty {
      for offset in range where sites[offset] != nil { sites[offset] = nil }
    }
    if !unknownBits.isEmpty {
      for offset in range where unknownBits[offset] != nil { unknownBits[offset] = nil }
    }
    guard !cells.isEmpty, range.contains(where: { states[$0] == Self.cell }) else { return }
    // What is left of a cell stays a cell's, of which no whole is there to be read.
    for (offset, _) in cells(in: range) { cells[offset] = nil }
  }
}
