// Values and places in words, for traces, messages and reports.

public import CProgram
import CSyntax

extension Machine {
  /// A value as a person writes it: a number, NULL, an object's name with a path.
  public func describe(_ value: Value) -> String {
    switch value.payload {
    case .integer(let bits):
      let number = Int64(bitPattern: bits)
      if program.target.architecture.pointerSize == 4, number > Int64(UInt32.max) - 4095,
        number <= Int64(UInt32.max)
      {
        // An error pointer of a 32-bit machine.
        return String(Int32(truncatingIfNeeded: number))
      }
      return String(number)
    case .wide(let number): return String(number.signed)
    case .pointer(let pointer): return describe(pointer)
    case .function(let function): return "\(callable(function).name.spelling)()"
    case .unknown(let unknown): return "? (\(name(of: unknown)))"
    case .record: return "{...}"
    case .floating(let number): return floats[Int(number)]
    case .void, .unset: return "nothing"
    }
  }

  /// A value of a type in words: zero is NULL for a pointer.
  func describe(_ value: Value, isPointer: Bool) -> String {
    if isPointer, case .integer(0) = value.payload { return "NULL" }
    return describe(value)
  }

  /// What a pointer points to: an object, or a member of it as far in as the offset decides.
  public func describe(_ pointer: Pointer) -> String {
    pointer.offset == memory[pointer.object].start
      ? memory[pointer.object].name : describe(pointer, isScalar: false, nil)
  }

  /// The scalar a pointer leads to, as an expression over the object: `group.devices.next`.
  public func describePlace(_ pointer: Pointer, _ bits: BitField? = nil) -> String {
    describe(pointer, isScalar: true, bits)
  }

  /// The same for a scalar of so many bytes: of a union, a member of that size.
  func describePlace(_ pointer: Pointer, size: Int) -> String {
    describe(pointer, isScalar: true, nil, size: size)
  }

  private func describe(
    _ pointer: Pointer, isScalar: Bool, _ bits: BitField?, size: Int? = nil
  ) -> String {
    let object = memory[pointer.object]
    let place = enclosure(of: object, pointer.offset)
    let whole = size.flatMap { wanted in
      place.flatMap { self.path($0.type, $0.offset, scalarOf: wanted) }
    }
    let path = whole ?? place.flatMap { self.path($0.type, $0.offset, isScalar: isScalar, bits) }
    guard let path, let place else {
      let offset = pointer.offset &- object.start
      if offset == 0 { return object.name }
      if object.isBehindPointer, let type = object.type, program.scalar(type) != nil,
        offset % max(1, program.measure(type).size) == 0
      {
        let element = "\(object.name)[\(offset / max(1, program.measure(type).size))]"
        guard let size, size != program.measure(type).size else { return element }
        return Self.word(size, at: "&\(element)") ?? element
      }
      return object.name + (offset > 0 ? "+" : "") + String(offset)
    }
    let name = Self.join(place.text, path, isBehindPointer: place.isBehindPointer)
    // What is read in another width than it has is not what its name says.
    guard let size, whole == nil else { return name }
    let address = place.isBehindPointer && path.isEmpty ? place.text : "&\(name)"
    return Self.word(size, at: address) ?? name
  }

  /// So many bytes at an address, as the kernel writes them (include/linux/types.h).
  private static func word(_ bytes: Int, at address: String) -> String? {
    [1, 2, 4, 8].contains(bytes) ? "\(wordStart)\(8 * bytes) *)\(address)" : nil
  }

  private static let wordStart = "*(u"

  /// Whether a name is that of a word by its bytes, which is unsigned whatever it is read as.
  static func isWord(_ name: String) -> Bool { name.hasPrefix(wordStart) }

  /// A member of an object, or of what a pointer of its name leads to.
  static func join(_ name: String, _ path: String, isBehindPointer: Bool) -> String {
    guard isBehindPointer else { return name + path }
    return path.hasPrefix(".") ? name + "->" + path.dropFirst() : "*" + name + path
  }

  /// The way from an object's beginning to a scalar in it: `.devices.next`; a distance where the type tells none.
  func placeInObject(_ pointer: Pointer, _ bits: BitField?) -> String {
    let object = memory[pointer.object]
    let offset = pointer.offset &- object.start
    return path(object, offset, isScalar: true, bits) ?? "+\(offset)"
  }

  private func path(
    _ object: MemoryObject, _ offset: Int, isScalar: Bool, _ bits: BitField?
  ) -> String? {
    guard let type = object.type, offset >= 0,
      offset < max(1, object.size - object.start - object.behind)
    else { return nil }
    return path(type, offset, isScalar: isScalar, bits)
  }

  /// What lies at an address that is the same on every path, as an expression that has the address for its value:
  /// `&group->devices`, `&rk_identity_domain`; nil if nothing does.
  public func expression(ofAddress address: UInt64) -> String? {
    guard let oracle, address >= memory.bookBase,
      let entry = oracle.book.entry(at: Int(address - memory.bookBase))
    else {
      return functionsByAddress[address].map { callables[Int($0)].name.spelling }
    }
    let place = Int(address - memory.bookBase)
    let offset = place - entry.place - entry.start
    if offset == 0, entry.isBehindPointer { return entry.name }
    guard let type = entry.type else { return nil }
    guard offset >= 0, offset < max(1, entry.size - entry.start - entry.behind),
      let path = path(type, offset, isScalar: false, nil)
    else {
      guard entry.start > 0 else { return nil }
      let pointer = entry.isBehindPointer ? entry.name : "&\(entry.name)"
      return enclosure(at: place, entry.place + entry.start, pointer, type).flatMap { around in
        path(around.type, around.offset, isScalar: false, nil).map {
          "&" + Self.join(around.text, $0, isBehindPointer: around.isBehindPointer)
        }
      }
    }
    if offset == 0 { return "&" + entry.name }
    return "&" + Self.join(entry.name, path, isBehindPointer: entry.isBehindPointer)
  }

  /// The members and indices that lead to a scalar of a size; nil if there is none of it.
  func path(_ type: CType, _ offset: Int, scalarOf size: Int) -> String? {
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return nil }
      for field in record.layout(program).fields
      where field.bits == nil && field.offset <= offset {
        let name = field.member.name.map { ".\($0.spelling)" } ?? ""
        if let inner = path(field.member.type, offset - field.offset, scalarOf: size) {
          return name + inner
        }
      }
      return nil
    case .array(let element, let count):
      let stride = max(1, program.measure(element).size)
      guard offset >= 0, offset / stride < count ?? .max else { return nil }
      return path(element, offset % stride, scalarOf: size).map { "[\(offset / stride)]" + $0 }
    default:
      return offset == 0 && program.scalar(type)?.bytes == size ? "" : nil
    }
  }

  /// The members and indices that lead to an offset.
  func path(_ type: CType, _ offset: Int, isScalar: Bool, _ bits: BitField?) -> String? {
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return offset == 0 ? "" : nil }
      let fields = record.layout(program).fields
      if let bits, let field = fields.first(where: { $0.offset == offset && $0.bits == bits }) {
        return field.member.name.map { ".\($0.spelling)" } ?? ""
      }
      for field in fields.reversed() where field.offset <= offset && field.bits == nil {
        let size = program.measure(field.member.type).size
        let inner = offset - field.offset
        guard inner < max(1, size) else { continue }
        let name = field.member.name.map { ".\($0.spelling)" } ?? ""
        if inner == 0, !isScalar, !name.isEmpty { return name }
        return path(field.member.type, inner, isScalar: isScalar, bits).map { name + $0 }
      }
      return offset == 0 ? "" : nil
    case .array(let element, _), .variableArray(let element, _):
      let size = max(1, program.measure(element).size)
      let inner = offset % size
      let index = "[\(offset / size)]"
      if inner == 0, !isScalar { return index }
      return path(element, inner, isScalar: isScalar, bits).map { index + $0 }
    default: return offset == 0 ? "" : nil
    }
  }

  /// The bytes of a string up to its zero, nil if it is not known whole.
  ///
  /// - Parameters:
  ///   - value: A pointer to it.
  ///   - limit: A string as long as this is not known whole.
  ///   - cut: How many bytes are enough, if not all are wanted.
  public func string(at value: Value, limit: Int = 4096, cut: Int? = nil) -> [UInt8]? {
    guard case .pointer(let pointer) = value.payload else { return nil }
    let object = memory[pointer.object]
    guard memory.isLive(pointer) else { return nil }
    var bytes: [UInt8] = []
    var offset = pointer.offset
    if cut == 0 { return [] }
    defer { charge(bytes.count) }
    while offset >= 0, offset < object.size, bytes.count < limit {
      if bytes.count == cut { return bytes }
      switch object.contents.byte(offset) {
      case .number(0): return bytes
      case .number(let byte): bytes.append(byte)
      case .untouched: return object.rest == .zero ? bytes : nil
      case .cell: return nil
      }
      offset += 1
    }
    if bytes.count == cut { return bytes }
    return nil
  }
}
