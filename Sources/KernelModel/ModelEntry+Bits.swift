import CLibrary
import CMachine
import CProgram

// Bit operations on arrays of unsigned long (include/linux/bitops.h); most architectures write them in
// assembly.

extension ModelEntry {
  static let bits: [ModelEntry] = [
    ModelEntry("set_bit __set_bit", "sets a bit") { machine, call throws(Stop) in
      _ = try update(machine, call) { $0 | $1 }
      return Value(.void)
    },
    ModelEntry(
      "clear_bit __clear_bit clear_bit_unlock __clear_bit_unlock", "clears a bit"
    ) { machine, call throws(Stop) in
      _ = try update(machine, call) { $0 & ~$1 }
      return Value(.void)
    },
    ModelEntry("change_bit __change_bit", "turns a bit round") { machine, call throws(Stop) in
      _ = try update(machine, call) { $0 ^ $1 }
      return Value(.void)
    },
    ModelEntry(
      "test_and_set_bit __test_and_set_bit test_and_set_bit_lock",
      "sets a bit; whether it was set", result: .int
    ) { machine, call throws(Stop) in
      .integer(try update(machine, call) { $0 | $1 } ? 1 : 0)
    },
    ModelEntry(
      "test_and_clear_bit __test_and_clear_bit", "clears a bit; whether it was set", result: .int
    ) { machine, call throws(Stop) in
      .integer(try update(machine, call) { $0 & ~$1 } ? 1 : 0)
    },
    ModelEntry(
      "test_and_change_bit __test_and_change_bit", "turns a bit round; whether it was set",
      result: .int
    ) { machine, call throws(Stop) in
      .integer(try update(machine, call) { $0 ^ $1 } ? 1 : 0)
    },
    ModelEntry("test_bit test_bit_acquire", "whether a bit is set", result: .int, onlyReads: true) {
      machine, call throws(Stop) in
      .integer(try update(machine, call) { old, _ in old } ? 1 : 0)
    },
  ]

  /// Changes the bit that the first argument numbers, in the array behind the second.
  private static func update(
    _ machine: Machine, _ call: ModelCall, _ change: @Sendable (UInt64, UInt64) -> UInt64
  ) throws(Stop) -> Bool {
    let scalar = machine.longScalar
    let number = try machine.number(call.argument(0), at: call.span)
    let word = Int(number) / scalar.bits
    let mask: UInt64 = 1 << UInt64(Int(number) % scalar.bits & 63)
    var place = call.argument(1)
    if case .pointer(var pointer) = place.payload {
      pointer.offset += word * scalar.bytes
      place = Value(.pointer(pointer))
    }
    let value = try machine.read(place, scalar, at: call.span)
    let old = UInt64(bitPattern: try machine.number(value, at: call.span))
    let new = change(old, mask)
    if new != old {
      try machine.write(
        Value(.integer(new)), through: place, bytes: scalar.bytes, at: call.span)
    }
    return old & mask != 0
  }
}
