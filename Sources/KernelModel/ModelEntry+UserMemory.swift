import CLibrary
import CMachine
import CProgram
import CSyntax

// User memory is memory like any other, and no page of it is missing.

extension ModelEntry {
  static let userMemory: [ModelEntry] = [
    ModelEntry(
      """
      copy_from_user copy_to_user __copy_from_user __copy_to_user raw_copy_from_user
      raw_copy_to_user _copy_from_user _copy_to_user __copy_from_user_inatomic
      __copy_to_user_inatomic
      """, "copies bytes; no page is missing, so nothing is left over", result: .unsignedLong
    ) { machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      try machine.copy(
        to: call.argument(0), from: call.argument(1), count: count, at: call.span)
      return .integer(0)
    },
    ModelEntry(
      "clear_user __clear_user", "sets bytes to zero; nothing is left over",
      result: .unsignedLong
    ) { machine, call throws(Stop) in
      try machine.fill(
        call.argument(0), with: 0, count: try machine.size(call, 1), at: call.span)
      return .integer(0)
    },
    ModelEntry(
      "get_user __get_user", "reads a value; no page is missing", result: .int, places: [0]
    ) { machine, call throws(Stop) in
      let (target, source) = (pointee(machine, call, 0), pointee(machine, call, 1))
      let value = try machine.read(call.argument(1), source, at: call.span)
      try machine.write(
        machine.converted(value, from: source, to: target), through: call.argument(0),
        bytes: target.bytes, at: call.span)
      return .integer(0)
    },
    ModelEntry("put_user __put_user", "writes a value; no page is missing", result: .int) {
      machine, call throws(Stop) in
      let target = pointee(machine, call, 1)
      try machine.write(
        machine.argument(call, 0, as: target), through: call.argument(1), bytes: target.bytes,
        at: call.span)
      return .integer(0)
    },
    ModelEntry(
      "strncpy_from_user", "copies a string, cut to the size; gives its length", result: .long
    ) { machine, call throws(Stop) in
      let limit = try machine.size(call, 2)
      let copying = StringCopying(limit: limit, endsCut: false)
      if let length = try copyOpen(machine, call, copying) {
        return machine.result(machine.length(length, below: limit, else: limit), of: call)
      }
      let text = try string(machine, call, 1, limit: limit)
      try write(text.count < limit ? text + [0] : text, to: call.argument(0), machine, call)
      return .integer(text.count)
    },
    ModelEntry(
      "strnlen_user", "the length of a string with its zero, beyond the limit if it is longer",
      result: .long
    ) { machine, call throws(Stop) in
      let limit = try machine.size(call, 1)
      if let length = try bytes(machine, call, 0).openLength(limit: limit) {
        let of = ScalarOperators(machine, machine.longScalar, at: call.span)
        return machine.result(try of(.add, length, .integer(1)), of: call)
      }
      return .integer(try string(machine, call, 0, limit: limit).count + 1)
    },
    ModelEntry(
      "memdup_user vmemdup_user", "a copy of the bytes; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      let copy = try allocate(machine, call, size: call.argument(1), .zero)
      try machine.copy(
        to: copy, from: call.argument(0), count: try machine.size(call, 1), at: call.span)
      return copy
    },
    ModelEntry("memdup_user_nul", "the same with a zero behind", result: .pointer) {
      machine, call throws(Stop) in
      let size = try machine.size(call, 1)
      let copy = try allocate(machine, call, size: .integer(size &+ 1), .zero)
      try machine.copy(to: copy, from: call.argument(0), count: size, at: call.span)
      return copy
    },
    ModelEntry(
      "strndup_user", "a copy of the string, ERR_PTR(-EINVAL) if it is longer than the limit",
      result: .pointer
    ) { machine, call throws(Stop) in
      let limit = try machine.size(call, 1)
      if let length = try bytes(machine, call, 0).openLength(limit: limit) {
        let of = ScalarOperators(machine, machine.longScalar, at: call.span)
        guard try of.holds(.less, length, .integer(limit)) else {
          return machine.converted(error(22), from: nil, to: machine.longScalar)
        }
        if let copy = try copyOpen(machine, call, 0) { return copy }
      }
      let text = try string(machine, call, 0, limit: limit)
      guard text.count < limit else {
        return machine.converted(error(22), from: nil, to: machine.longScalar)
      }
      return try copy(of: text, machine, call)
    },
    ModelEntry("access_ok", "user memory is accessible", result: .int, run: gives(1)),
  ]

  private static func pointee(_ machine: Machine, _ call: ModelCall, _ index: Int) -> Scalar {
    let type = index < call.argumentTypes.count ? call.argumentTypes[index].pointee : nil
    return type.flatMap { machine.program.scalar($0) } ?? machine.longScalar
  }
}
