// Values and places in words, for traces, messages and reports.

import CProgram
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
    case .pointer(let pointer): return describe(pointer)
    case .function(let callable): return "\(callable.name.spelling)()"
    case .unknown(let unknown): return "? (\(name(of: unknown)))"
    case .record: return "{...}"
    case .floating(let text): return text
    case .void: return "nothing"
    }
  }

  /// What a pointer points to.
  public func describe(_ pointer: Pointer) -> String {
    let object = memory[pointer.object]
    guard pointer.offset != 0 else { return object.name }
    return describePlace(pointer)
  }

  /// The place a pointer leads to, as an expression over the object: `group.devices.next`.
  public func describePlace(_ pointer: Pointer) -> String {
    let object = memory[pointer.object]
    guard let type = object.type, pointer.offset >= 0, pointer.offset < max(1, object.size),
      let path = path(type, pointer.offset)
    else {
      return pointer.offset == 0 ? object.name : "\(object.name)+\(pointer.offset)"
    }
    return object.name + path
  }

  /// The members and indices that lead to an offset, as deep as the offset decides.
  private func path(_ type: CType, _ offset: Int) -> String? {
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return offset == 0 ? "" : nil }
      for field in record.layout(program).fields.reversed()
      where field.offset <= offset && field.bits == nil {
        let size = program.measure(field.member.type).size
        guard offset < field.offset + max(1, size) else { continue }
        guard let rest = path(field.member.type, offset - field.offset) else { return nil }
        guard let name = field.member.name else { return rest }
        return ".\(name.spelling)\(rest)"
      }
      return offset == 0 ? "" : nil
    case .array(let element, _):
      let size = max(1, program.measure(element).size)
      guard let rest = path(element, offset % size) else { return nil }
      return "[\(offset / size)]\(rest)"
    default: return offset == 0 ? "" : nil
    }
  }

  /// The bytes of a string up to its zero, nil if it is not known whole.
  public func string(at value: Value, limit: Int = 4096) -> [UInt8]? {
    guard case .pointer(let pointer) = value.payload else { return nil }
    let object = memory[pointer.object]
    guard object.isLive else { return nil }
    var bytes: [UInt8] = []
    var offset = pointer.offset
    while offset >= 0, offset < object.size, bytes.count < limit {
      switch object.contents.byte(offset) {
      case .number(0): return bytes
      case .number(let byte): bytes.append(byte)
      case .untouched: return object.rest == .zero ? bytes : nil
      case .cell: return nil
      }
      offset += 1
    }
    return nil
  }
}
