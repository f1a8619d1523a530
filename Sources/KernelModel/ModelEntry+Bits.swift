import CLibrary
import CMachine
import CProgram
import CSyntax

// Bit operations on arrays of unsigned long (include/linux/bitops.h); most architectures write them in
// assembly.

extension ModelEntry {
  static let bits: [ModelEntry] = [
    ModelEntry("set_bit __set_bit", "sets a bit") { machine, call throws(Stop) in
      _ = try update(machine, call, set)
      return Value(.void)
    },
    ModelEntry(
      "clear_bit __clear_bit clear_bit_unlock __clear_bit_unlock", "clears a bit"
    ) { machine, call throws(Stop) in
      _ = try update(machine, call, clear)
      return Value(.void)
    },
    ModelEntry("change_bit __change_bit", "turns a bit round") { machine, call throws(Stop) in
      _ = try update(machine, call, turn)
      return Value(.void)
    },
    ModelEntry(
      "test_and_set_bit __test_and_set_bit test_and_set_bit_lock",
      "sets a bit; whether it was set", result: .int
    ) { machine, call throws(Stop) in try update(machine, call, set) },
    ModelEntry(
      "test_and_clear_bit __test_and_clear_bit", "clears a bit; whether it was set", result: .int
    ) { machine, call throws(Stop) in try update(machine, call, clear) },
    ModelEntry(
      "test_and_change_bit __test_and_change_bit", "turns a bit round; whether it was set",
      result: .int
    ) { machine, call throws(Stop) in try update(machine, call, turn) },
    ModelEntry("test_bit test_bit_acquire", "whether a bit is set", result: .int, onlyReads: true) {
      machine, call throws(Stop) in try update(machine, call, nil)
    },
  ]

  private typealias Change = @Sendable (ScalarOperators, Value, Value) throws(Stop) -> Value

  private static let set: Change = { of, word, mask throws(Stop) in try of(.bitOr, word, mask) }
  private static let turn: Change = { of, word, mask throws(Stop) in try of(.bitXor, word, mask) }
  private static let clear: Change = { of, word, mask throws(Stop) in
    try of(.bitAnd, word, of(.bitXor, mask, of.number(-1)))
  }

  /// Changes the bit that the first argument numbers, in the array behind the second; whether it was set.
  private static func update(
    _ machine: Machine, _ call: ModelCall, _ change: Change?
  ) throws(Stop) -> Value {
    let scalar = machine.longScalar
    let of = ScalarOperators(machine, scalar, at: call.span)
    let number = machine.argument(call, 0, as: scalar)
    let (size, last) = (of.number(Int64(scalar.bits)), of.number(Int64(scalar.bits - 1)))
    let mask = try of(.shiftLeft, of.number(1), of(.bitAnd, number, last))
    let place = try machine.element(
      of: call.argument(1), of(.divide, number, size), stride: scalar.bytes, at: call.span)
    let old = try machine.read(place, scalar, at: call.span)
    if let change {
      try machine.write(change(of, old, mask), through: place, bytes: scalar.bytes, at: call.span)
    }
    return try of.truth(.notEqual, of(.bitAnd, old, mask), of.number(0))
  }
}
