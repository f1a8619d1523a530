import CLibrary
import CMachine
import CProgram
import CSyntax

/// An xarray, idr, ida or radix tree: the struct that an argument of a call points to.
///
/// Its head pointer is where the kernel has it, so that what the kernel's own code says of an empty one holds: NULL
/// is empty, zeroed memory and static initialisers included, memory that nobody knows is unknown, and memory
/// that was freed is a fault. Behind a head that is not NULL stand ``IndexedEntries``.
struct IndexedContainer {
  let machine: Machine
  let span: Span
  private let place: Value
  private let type: CType?
  private let what: String

  /// Names of the head in all eras: struct xarray, struct radix_tree_root, struct idr up to 4.10.
  private static let heads = ["xa_head", "rnode", "top"]
  /// Names of the flags.
  static let flags = ["xa_flags", "gfp_mask"]

  init(_ machine: Machine, _ call: ModelCall, argument: Int = 0) {
    self.machine = machine
    span = call.span
    place = call.argument(argument)
    type = argument < call.argumentTypes.count ? call.argumentTypes[argument].pointee : nil
    what = call.name.spelling
  }

  init(_ machine: Machine, at place: Value, _ type: CType?, _ call: ModelCall) {
    self.machine = machine
    span = call.span
    self.place = place
    self.type = type
    what = call.name.spelling
  }

  /// What its struct holds now; nil if that is not known.
  func entries() throws(Stop) -> IndexedEntries? {
    let head = try head()
    let value = try machine.read(head, machine.longScalar, at: span)
    guard !machine.isChosen(at: head) else { return nil }
    switch value.payload {
    case .integer(0): return try IndexedEntries(container: self, object: nil)
    case .pointer(let pointer) where machine.memory[pointer.object].name == IndexedEntries.name:
      return try IndexedEntries(container: self, object: pointer.moved(by: -pointer.offset))
    default: return nil
    }
  }

  /// A value that is not known because the contents are not.
  func unknown() -> Value { machine.unknown("what \(what)() finds in a container nobody knows") }

  /// Leaves nobody knowing what it holds.
  func forget() throws(Stop) { try setHead(machine.unknown("what \(what)() left in a container")) }

  func setHead(_ value: Value) throws(Stop) {
    try machine.write(value, through: try head(), bytes: machine.longScalar.bytes, at: span)
  }

  private func head() throws(Stop) -> Value {
    guard let head = machine.member(Self.heads, of: type) else {
      throw Stop(
        .unsupported, "\(what)() is given something whose layout is not known", span: span)
    }
    return place.moved(by: head.offset)
  }

  // MARK: Other members

  /// A number in its struct, 0 if this era has no such member.
  func number(_ names: [String]) throws(Stop) -> Int64 {
    guard let member = machine.member(names, of: type),
      let scalar = machine.program.scalar(member.type)
    else { return 0 }
    return try machine.number(
      try machine.read(place.moved(by: member.offset), scalar, at: span), at: span)
  }

  /// Sets a number in its struct, if this era has the member.
  func set(_ names: [String], _ value: Value) throws(Stop) {
    guard let member = machine.member(names, of: type),
      let scalar = machine.program.scalar(member.type)
    else { return }
    try machine.write(
      machine.converted(value, from: nil, to: scalar), through: place.moved(by: member.offset),
      bytes: scalar.bytes, at: span)
  }
}

extension Machine {
  /// The first of some members, looked for in the structs inside a struct too, that has one of some names.
  func member(_ names: [String], of type: CType?) -> (offset: Int, type: CType)? {
    guard let record = type?.record, record.members != nil else { return nil }
    let layout = record.layout(program)
    for name in names {
      if let field = layout.field(Name(name), program) { return (field.offset, field.member.type) }
    }
    for field in layout.fields where field.member.type.record != nil {
      if let found = member(names, of: field.member.type) {
        return (field.offset + found.offset, found.type)
      }
    }
    return nil
  }
}

extension Value {
  /// Whether it is the number 0, which an unknown value never is.
  var isZero: Bool { number == 0 }
}
