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
      let count = try machine.size(call, 2)
      try machine.copy(
        to: call.argument(0), from: call.argument(1), count: count, at: call.span)
      return call.argument(0)
    },
    ModelEntry("memset __memset memset_io", "sets bytes", result: .pointer) {
      machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      let byte = try machine.number(call.argument(1), at: call.span)
      try machine.fill(
        call.argument(0), with: UInt8(truncatingIfNeeded: byte), count: count, at: call.span)
      return call.argument(0)
    },
    ModelEntry("memcmp bcmp", "compares bytes", result: .int) { machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      for offset in 0..<count {
        let (a, b) = (
          try byte(machine, call, 0, offset), try byte(machine, call, 1, offset)
        )
        if a != b { return .integer(a < b ? -1 : 1) }
      }
      return .integer(0)
    },
    ModelEntry("strlen", "the length of a string", result: .unsignedLong) {
      machine, call throws(Stop) in
      .integer(try string(machine, call, 0).count)
    },
    ModelEntry("strnlen", "the length of a string, limited", result: .unsignedLong) {
      machine, call throws(Stop) in
      .integer(try string(machine, call, 0, limit: try machine.size(call, 1)).count)
    },
    ModelEntry("strcmp", "compares strings", result: .int) { machine, call throws(Stop) in
      compare(try string(machine, call, 0), try string(machine, call, 1))
    },
    ModelEntry("strncmp", "compares the beginnings of strings", result: .int) {
      machine, call throws(Stop) in
      let limit = try machine.size(call, 2)
      return compare(
        try string(machine, call, 0, limit: limit), try string(machine, call, 1, limit: limit))
    },
    ModelEntry("strcpy", "copies a string", result: .pointer) { machine, call throws(Stop) in
      try write(try string(machine, call, 1) + [0], to: call.argument(0), machine, call)
      return call.argument(0)
    },
  ]

  // MARK: Memory

  /// Writes bytes where an argument points to.
  public static func write(
    _ bytes: [UInt8], to value: Value, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) {
    for (offset, byte) in bytes.enumerated() {
      try machine.write(
        .integer(Int(byte)), through: moved(value, by: offset), bytes: 1, at: call.span)
    }
  }

  /// The byte at a distance behind an argument.
  public static func byte(
    _ machine: Machine, _ call: ModelCall, _ index: Int, _ offset: Int
  ) throws(Stop) -> UInt8 {
    try byte(machine, call.argument(index), offset, at: call.span)
  }

  private static func byte(
    _ machine: Machine, _ pointer: Value, _ offset: Int, at span: Span
  ) throws(Stop) -> UInt8 {
    let place = moved(pointer, by: offset)
    let value = try machine.read(place, Scalar(bits: 8, isSigned: false), at: span)
    return UInt8(truncatingIfNeeded: try machine.number(value, at: span))
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
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let next = try byte(machine, value, bytes.count, at: span)
      if next == 0 { break }
      bytes.append(next)
    }
    return bytes
  }

  /// An argument moved by bytes; what is no pointer stays, so that the machine says what is wrong with it.
  public static func moved(_ value: Value, by offset: Int) -> Value {
    guard case .pointer(let pointer) = value.payload else { return value }
    return Value(.pointer(pointer.moved(by: offset)))
  }

  private static func compare(_ a: [UInt8], _ b: [UInt8]) -> Value {
    for (x, y) in zip(a, b) where x != y { return .integer(x < y ? -1 : 1) }
    return .integer(a.count == b.count ? 0 : a.count < b.count ? -1 : 1)
  }
}
