public import CMachine
import CProgram
public import CSyntax

// The string functions that C's library and the kernel's lib/string.c have in common; every architecture
// of the kernel replaces some of them by assembly.

extension ModelEntry {
  /// `memcpy`, `strlen` and their like (C11 7.24).
  public static let bytes: [ModelEntry] = [
    ModelEntry("memcpy memmove __memcpy", "copies bytes", result: .pointer) {
      machine, call throws(Stop) in
      try copyBytes(machine, to: call.argument(0), from: call.argument(1), call, count: 2)
      return call.argument(0)
    },
    ModelEntry("memset __memset memset_io", "sets bytes", result: .pointer) {
      machine, call throws(Stop) in
      if machine.isOpen(call.argument(2)) {
        let count = machine.argument(call, 2, as: machine.longScalar)
        try machine.reach(call.argument(0), count: count, isWrite: true, at: call.span)
        try machine.obscure(behind: call.argument(0), at: call.span)
        return call.argument(0)
      }
      let count = try machine.size(call, 2)
      let byte = try machine.number(call.argument(1), at: call.span)
      try machine.fill(
        call.argument(0), with: UInt8(truncatingIfNeeded: byte), count: count, at: call.span)
      return call.argument(0)
    },
    ModelEntry("memcmp bcmp", "compares bytes", result: .int) { machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      let (first, second) = (bytes(machine, call, 0), bytes(machine, call, 1))
      let kind = ComparisonKind("memcmp", limit: count, endsAtZero: false)
      if let open = try first.openComparison(with: second, kind) { return open }
      for offset in 0..<count where try !first.areEqual(second, at: offset) {
        return try first.order(second, at: offset)
      }
      return .integer(0)
    },
    ModelEntry("strlen", "the length of a string", result: .unsignedLong) {
      machine, call throws(Stop) in
      let text = bytes(machine, call, 0)
      if let open = try text.openLength() { return machine.result(open, of: call) }
      return .integer(try text.length())
    },
    ModelEntry("strnlen", "the length of a string, limited", result: .unsignedLong) {
      machine, call throws(Stop) in
      let (text, limit) = (bytes(machine, call, 0), try machine.size(call, 1))
      if let open = try text.openLength(limit: limit) { return machine.result(open, of: call) }
      return .integer(try text.length(limit: limit))
    },
    ModelEntry("strcmp", "compares strings", result: .int) { machine, call throws(Stop) in
      try bytes(machine, call, 0).compared(with: bytes(machine, call, 1))
    },
    ModelEntry("strncmp", "compares the beginnings of strings", result: .int) {
      machine, call throws(Stop) in
      try bytes(machine, call, 0).compared(
        with: bytes(machine, call, 1), limit: try machine.size(call, 2))
    },
    ModelEntry("strcpy", "copies a string", result: .pointer) { machine, call throws(Stop) in
      if try copyOpen(machine, call, StringCopying()) != nil { return call.argument(0) }
      try write(try string(machine, call, 1) + [0], to: call.argument(0), machine, call)
      return call.argument(0)
    },
  ]

  // MARK: Memory

  /// Copies the string that the second argument points to where nobody knows where it ends; gives its length, or nil
  /// where it is to be read byte by byte.
  public static func copyOpen(
    _ machine: Machine, _ call: ModelCall, _ copying: StringCopying
  ) throws(Stop) -> Value? {
    try machine.copyOpenString(
      to: call.argument(0), from: call.argument(1), copying, at: call.span)
  }

  /// Copies as many bytes as an argument says; where nobody knows how many, what was copied is not known either.
  public static func copyBytes(
    _ machine: Machine, to target: Value, from source: Value, _ call: ModelCall, count index: Int
  ) throws(Stop) {
    if machine.isOpen(call.argument(index)) {
      let count = machine.argument(call, index, as: machine.longScalar)
      if try machine.copyWholeString(to: target, from: source, count: count, at: call.span) {
        return
      }
      try machine.reach(source, count: count, isWrite: false, at: call.span)
      try machine.reach(target, count: count, isWrite: true, at: call.span)
      try machine.obscure(behind: target, at: call.span)
    } else {
      try machine.copy(
        to: target, from: source, count: try machine.size(call, index), at: call.span)
    }
  }

  /// Writes bytes where an argument points to.
  public static func write(
    _ bytes: [UInt8], to value: Value, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) {
    for (offset, byte) in bytes.enumerated() {
      try machine.write(
        .integer(Int(byte)), through: value.moved(by: offset), bytes: 1, at: call.span)
    }
  }

  /// The bytes behind an argument.
  public static func bytes(_ machine: Machine, _ call: ModelCall, _ index: Int) -> BytesBehind {
    BytesBehind(call.argument(index), machine, at: call.span)
  }

  /// The byte at a distance behind an argument.
  public static func byte(
    _ machine: Machine, _ call: ModelCall, _ index: Int, _ offset: Int
  ) throws(Stop) -> UInt8 {
    UInt8(
      truncatingIfNeeded: try machine.number(
        bytes(machine, call, index).value(at: offset), at: call.span))
  }

  /// The string that an argument points to, without its zero and no longer than a limit.
  ///
  /// - Throws: The fault of the first byte that cannot be read: the string may lack its zero.
  public static func string(
    _ machine: Machine, _ call: ModelCall, _ index: Int, limit: Int = .max
  ) throws(Stop) -> [UInt8] {
    try string(machine, call.argument(index), limit: limit, at: call.span)
  }

  /// The string that a value points to, without its zero and no longer than a limit.
  ///
  /// - Throws: The fault of the first byte that cannot be read.
  public static func string(
    _ machine: Machine, _ value: Value, limit: Int, at span: Span
  ) throws(Stop) -> [UInt8] {
    if let bytes = machine.string(at: value, limit: 1 << 20) { return Array(bytes.prefix(limit)) }
    let behind = BytesBehind(value, machine, at: span)
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let next = try behind.value(at: bytes.count)
      if try behind.isZero(next) { break }
      bytes.append(UInt8(truncatingIfNeeded: try machine.number(next, at: span)))
    }
    return bytes
  }
}
