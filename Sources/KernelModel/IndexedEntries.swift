import CLibrary
import CMachine
import CProgram
import CSyntax

/// What an xarray, idr, ida or radix tree holds: values under indices, with three marks each.
///
/// They stand in an object of the machine, so that a value keeps what it is and where it came from. The object begins
/// with room for a node that nobody knows, and the head is tagged as a pointer to a node: code of the
/// kernel that walks nodes itself finds unknown values there, and none that are made up.
struct IndexedEntries {
  static let name = "the entries of a container that is modelled"

  private let container: IndexedContainer
  private var object: Pointer?
  private(set) var count = 0

  private static let node = 1024
  private static let stride = 24
  /// What marks a pointer to a node (include/linux/xarray.h, xa_mk_node()).
  private static let nodeTag = 2

  private var machine: Machine { container.machine }
  private var span: Span { container.span }

  init(container: IndexedContainer, object: Pointer?) throws(Stop) {
    self.container = container
    self.object = object
    guard let object else { return }
    count = Int(
      try machine.number(
        try machine.read(
          Value(.pointer(object.moved(by: Self.node - 8))), ModelEntry.int64, at: span), at: span))
  }

  // MARK: Reading

  /// The index of the entry at a position.
  func index(_ position: Int) throws(Stop) -> UInt64 {
    UInt64(
      bitPattern: try machine.number(
        try machine.read(place(position, 0), ModelEntry.int64, at: span), at: span))
  }

  /// The value of the entry at a position.
  func value(_ position: Int) throws(Stop) -> Value {
    try machine.read(place(position, 8), machine.longScalar, at: span)
  }

  /// The marks of the entry at a position, a bit for each.
  func marks(_ position: Int) throws(Stop) -> Int64 {
    try machine.number(
      try machine.read(place(position, 16), ModelEntry.int64, at: span), at: span)
  }

  /// The first position whose index is at least so much, and whether it is just that.
  func position(_ index: UInt64) throws(Stop) -> (position: Int, isThere: Bool) {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try self.index(middle) < index { low = middle + 1 } else { high = middle }
    }
    if low == count { return (low, false) }
    return (low, try self.index(low) == index)
  }

  /// The value under an index, nil if there is none.
  func find(_ index: UInt64) throws(Stop) -> Value? {
    let (position, isThere) = try position(index)
    return isThere ? try value(position) : nil
  }

  /// The lowest index in a range that has no entry, nil if all have one.
  func free(_ lowest: UInt64, _ highest: UInt64) throws(Stop) -> UInt64? {
    guard lowest <= highest else { return nil }
    // Behind a place without a gap the indices are as far apart as the positions.
    let first = try position(lowest).position
    var (low, high) = (first, count)
    while low < high {
      let middle = (low + high) / 2
      if try index(middle) - lowest == UInt64(middle - first) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let (free, overflow) = lowest.addingReportingOverflow(UInt64(low - first))
    return overflow || free > highest ? nil : free
  }

  // MARK: Writing

  /// Puts a value under an index; marks stay.
  mutating func store(_ value: Value, under index: UInt64) throws(Stop) {
    let (position, isThere) = try position(index)
    if !isThere { try makeRoom(position, index) }
    try machine.write(
      value, through: place(position, 8), bytes: machine.longScalar.bytes, at: span)
  }

  func setMarks(_ marks: Int64, _ position: Int) throws(Stop) {
    try machine.write(.integer(Int(marks)), through: place(position, 16), bytes: 8, at: span)
  }

  /// Removes the entry under an index, if there is one.
  mutating func remove(_ index: UInt64) throws(Stop) {
    let (position, isThere) = try position(index)
    guard isThere else { return }
    guard count > 1 else { return try removeAll() }
    try machine.copy(
      to: place(position, 0), from: place(position + 1, 0),
      count: (count - position - 1) * Self.stride, at: span)
    try setCount(count - 1)
  }

  /// Removes all entries.
  mutating func removeAll() throws(Stop) {
    guard let object else { return }
    try container.setHead(.integer(0))
    try machine.free(Value(.pointer(object)), at: span)
    self.object = nil
    count = 0
  }

  private mutating func makeRoom(_ position: Int, _ index: UInt64) throws(Stop) {
    try grow()
    try machine.copy(
      to: place(position + 1, 0), from: place(position, 0),
      count: (count - position) * Self.stride, at: span)
    try machine.write(Value(.integer(index)), through: place(position, 0), bytes: 8, at: span)
    try setCount(count + 1)
    try setMarks(0, position)
  }

  /// Makes the object longer if it is full.
  private mutating func grow() throws(Stop) {
    let old = object
    let capacity = old.map { (machine.memory[$0.object].size - Self.node) / Self.stride } ?? 0
    guard count == capacity else { return }
    let new = try machine.allocate(
      Self.name, size: Self.node + max(8, capacity * 2) * Self.stride, kind: .heap,
      rest: .unknown, span: span)
    if let old {
      try machine.copy(
        to: Value(.pointer(new.moved(by: Self.node))),
        from: Value(.pointer(old.moved(by: Self.node))), count: count * Self.stride, at: span)
      try machine.free(Value(.pointer(old)), at: span)
    }
    object = new
    try container.setHead(Value(.pointer(new.moved(by: Self.nodeTag))))
  }

  private mutating func setCount(_ new: Int) throws(Stop) {
    count = new
    guard let object else { return }
    try machine.write(
      .integer(new), through: Value(.pointer(object.moved(by: Self.node - 8))), bytes: 8, at: span)
  }

  private func place(_ position: Int, _ offset: Int) -> Value {
    guard let object else { return .integer(0) }
    return Value(.pointer(object.moved(by: Self.node + position * Self.stride + offset)))
  }
}
