// How to read this file: an object is bytes, and beside them cells for what is not a number: pointers
// and unknown values, which know their size. Each byte says what it is: untouched, a number's, or a
// cell's. So structs can be copied, unions punned and memory compared byte by byte, while a pointer
// keeps what it points to as long as it is moved whole.

/// The bytes of an object.
struct Contents {
  let size: Int
  private(set) var bytes: [UInt8] = []
  private(set) var states: [UInt8] = []
  private(set) var cells: [Int: Cell] = [:]
  private(set) var sites: [Int: Int32] = [:]

  struct Cell {
    var payload: Value.Payload
    var size: Int
  }

  private static let untouched: UInt8 = 0
  private static let number: UInt8 = 1
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
      var value: UInt64 = 0
      for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
      return .number(value)
    case Self.cell:
      if let cell = cells[offset], cell.size == count { return .payload(cell.payload) }
      return .mixed
    default: return .untouched
    }
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
    case Self.number: return .number(bytes[offset])
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
    for (offset, cell) in cells
    where range.contains(offset) && offset + cell.size <= range.upperBound {
      part.cells[offset - range.lowerBound] = cell
    }
    for (offset, site) in sites where range.contains(offset) {
      part.sites[offset - range.lowerBound] = site
    }
    return part
  }

  /// Puts another object's bytes in, untouched ones as `fill` has them: nil leaves them untouched.
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
    for (place, cell) in part.cells { cells[offset + place] = cell }
    for (place, site) in part.sites { sites[offset + place] = site }
  }

  /// The cells that overlap a range, with their offsets.
  func cells(in range: Range<Int>) -> [(offset: Int, cell: Cell)] {
    guard !cells.isEmpty else { return [] }
    return cells.filter { $0.key < range.upperBound && $0.key + $0.value.size > range.lowerBound }
      .map { ($0.key, $0.value) }.sorted { $0.offset < $1.offset }
  }

  /// Removes what a write covers.
  ///
  /// A cell that is covered in part leaves bytes that nobody knows.
  private mutating func clear(_ range: Range<Int>) {
    if !sites.isEmpty {
      for offset in range where sites[offset] != nil { sites[offset] = nil }
    }
    guard !cells.isEmpty else { return }
    for (offset, cell) in cells(in: range) {
      cells[offset] = nil
      for index in offset..<(offset + cell.size) where !range.contains(index) {
        states[index] = Self.untouched
      }
    }
  }
}
