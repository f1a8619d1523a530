import CMachine
import CProgram
import CSyntax

// The string functions of lib/string.c, which every architecture replaces by assembly.

extension ModelEntry {
  static let bytes: [ModelEntry] = [
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
      let limit = try machine.size(call, 1)
      return .integer(min(try string(machine, call, 0).count, limit))
    },
    ModelEntry("strcmp", "compares strings", result: .int) { machine, call throws(Stop) in
      compare(try string(machine, call, 0), try string(machine, call, 1))
    },
    ModelEntry("strncmp", "compares the beginnings of strings", result: .int) {
      machine, call throws(Stop) in
      let limit = try machine.size(call, 2)
      return compare(
        Array(try string(machine, call, 0).prefix(limit)),
        Array(try string(machine, call, 1).prefix(limit)))
    },
    ModelEntry("strcpy", "copies a string", result: .pointer) { machine, call throws(Stop) in
      try write(try string(machine, call, 1) + [0], to: call.argument(0), machine, call)
      return call.argument(0)
    },
    ModelEntry(
      "strscpy strlcpy strscpy_pad", "copies a string, cut to the size; gives its length",
      result: .int
    ) { machine, call throws(Stop) in
      let source = try string(machine, call, 1)
      guard call.arguments.count > 2 else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() without a size is not modelled", span: call.span)
      }
      let size = try machine.size(call, 2)
      guard size > 0 else {
        return .integer(call.name.spelling == "strlcpy" ? source.count : -7)
      }
      try write(Array(source.prefix(size - 1)) + [0], to: call.argument(0), machine, call)
      if call.name.spelling == "strlcpy" { return .integer(source.count) }
      // -E2BIG when it was cut (lib/string.c).
      return .integer(source.count < size ? source.count : -7)
    },
    ModelEntry(
      "snprintf scnprintf", "renders a message into a buffer", result: .int, messageFrom: 2
    ) { machine, call throws(Stop) in
      let size = try machine.size(call, 1)
      let text = renderFormat(machine, call.argument(2), Array(call.arguments.dropFirst(3)))
      guard let text, text.isExact else {
        return try forget(call.argument(0), size, machine, call)
      }
      let bytes = text.bytes
      if size > 0 {
        try write(Array(bytes.prefix(size - 1)) + [0], to: call.argument(0), machine, call)
      }
      let isCut = call.name.spelling == "scnprintf" && bytes.count >= size
      return .integer(isCut ? max(0, size - 1) : bytes.count)
    },
    ModelEntry("sprintf", "renders a message into a buffer", result: .int, messageFrom: 1) {
      machine, call throws(Stop) in
      let text = renderFormat(machine, call.argument(1), Array(call.arguments.dropFirst(2)))
      guard let text, text.isExact else {
        return try forget(call.argument(0), text?.bytes.count ?? 1, machine, call)
      }
      try write(text.bytes + [0], to: call.argument(0), machine, call)
      return .integer(text.bytes.count)
    },
    ModelEntry(
      "copy_from_user copy_to_user __copy_from_user __copy_to_user raw_copy_from_user",
      "copies bytes; no page is missing, so nothing is left over", result: .unsignedLong
    ) { machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      try machine.copy(
        to: call.argument(0), from: call.argument(1), count: count, at: call.span)
      return .integer(0)
    },
    ModelEntry("access_ok", "user memory is accessible", result: .int, run: gives(1)),
  ]

  /// Makes a buffer unknown into which something was written that cannot be told; gives its length.
  private static func forget(
    _ value: Value, _ size: Int, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let unknown = machine.unknown("what \(call.name.spelling)() wrote")
    if case .pointer(var pointer) = value.payload {
      for _ in 0..<min(size, 4096) {
        try machine.write(unknown, through: Value(.pointer(pointer)), bytes: 1, at: call.span)
        pointer.offset += 1
      }
    }
    return machine.unknown("the length of a message")
  }

  static func write(
    _ bytes: [UInt8], to value: Value, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) {
    for (offset, byte) in bytes.enumerated() {
      guard case .pointer(var pointer) = value.payload else {
        // Not into an object: the machine says what is wrong with the address.
        try machine.write(.integer(Int(byte)), through: value, bytes: 1, at: call.span)
        return
      }
      pointer.offset += offset
      try machine.write(
        .integer(Int(byte)), through: Value(.pointer(pointer)), bytes: 1, at: call.span)
    }
  }

  private static func byte(
    _ machine: Machine, _ call: ModelCall, _ index: Int, _ offset: Int
  ) throws(Stop) -> Int64 {
    var value = call.argument(index)
    if case .pointer(var pointer) = value.payload {
      pointer.offset += offset
      value = Value(.pointer(pointer))
    }
    return try machine.number(
      try machine.read(value, Scalar(bits: 8, isSigned: false), at: call.span), at: call.span)
  }

  private static func string(
    _ machine: Machine, _ call: ModelCall, _ index: Int
  ) throws(Stop) -> [UInt8] {
    if let bytes = machine.string(at: call.argument(index), limit: 1 << 20) { return bytes }
    // The first byte says what is wrong: no object, freed, or not known.
    _ = try byte(machine, call, index, 0)
    throw Stop(
      .unsupported, "\(call.name.spelling)() of a string that is not known", span: call.span)
  }

  private static func compare(_ a: [UInt8], _ b: [UInt8]) -> Value {
    for (x, y) in zip(a, b) where x != y { return .integer(x < y ? -1 : 1) }
    return .integer(a.count == b.count ? 0 : a.count < b.count ? -1 : 1)
  }
}
