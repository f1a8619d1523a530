import CLibrary
import CMachine
import CProgram
import CSyntax

// Atomics are plain accesses: a replay is one thread (include/linux/atomic/atomic-arch-fallback.h names
// them all; `atomic_` works on 32 bits, `atomic64_` on 64, `atomic_long_` on a long).

extension ModelEntry {
  static let atomics: [ModelEntry] = ["atomic_", "atomic64_", "atomic_long_"].flatMap(family)

  private enum Width: Sendable { case four, eight, long }

  private static func family(_ prefix: String) -> [ModelEntry] {
    let width: Width = prefix == "atomic_" ? .four : prefix == "atomic64_" ? .eight : .long
    let whole: KeptCall.Result =
      switch width {
      case .four: .int
      case .eight: .longLong
      case .long: .long
      }
    func names(_ stems: String, _ orders: [String] = ["", "_relaxed", "_acquire", "_release"])
      -> String
    {
      stems.split(separator: " ").flatMap { stem in orders.map { "\(prefix)\(stem)\($0)" } }
        .joined(separator: " ")
    }
    let plain = [""]
    typealias Change = @Sendable (ScalarOperators, Value, Value) throws(Stop) -> Value
    /// `op`, `op_return` and `fetch_op`, with the operand as first argument.
    func operation(_ stem: String, _ note: String, _ change: @escaping Change) -> [ModelEntry] {
      [
        ModelEntry(names(stem, plain), "\(note), as a plain access") { machine, call throws(Stop) in
          _ = try update(machine, call, width, pointer: 1, operand: call.argument(0), change)
          return Value(.void)
        },
        ModelEntry(names("\(stem)_return"), "\(note) and gives the new value", result: whole) {
          machine, call throws(Stop) in
          let (_, new) = try update(
            machine, call, width, pointer: 1, operand: call.argument(0), change)
          return new
        },
        ModelEntry(names("fetch_\(stem)"), "\(note) and gives the old value", result: whole) {
          machine, call throws(Stop) in
          let (old, _) = try update(
            machine, call, width, pointer: 1, operand: call.argument(0), change)
          return old
        },
      ]
    }
    /// `inc` and `dec` in all their forms.
    func step(_ stem: String, _ amount: Int64) -> [ModelEntry] {
      let change: Change = { of, old, _ throws(Stop) in try of(.add, old, of.number(amount)) }
      return [
        ModelEntry(names(stem, plain), "the value moves by one") { machine, call throws(Stop) in
          _ = try update(machine, call, width, pointer: 0, operand: nil, change)
          return Value(.void)
        },
        ModelEntry(names("\(stem)_return"), "the value moves by one; gives the new", result: whole)
        {
          machine, call throws(Stop) in
          try update(machine, call, width, pointer: 0, operand: nil, change).new
        },
        ModelEntry(names("fetch_\(stem)"), "the value moves by one; gives the old", result: whole) {
          machine, call throws(Stop) in
          try update(machine, call, width, pointer: 0, operand: nil, change).old
        },
        ModelEntry(
          names("\(stem)_and_test", plain), "the value moves by one; whether it is 0", result: .int
        ) { machine, call throws(Stop) in
          let (_, new) = try update(machine, call, width, pointer: 0, operand: nil, change)
          return try operators(machine, call, width).truth(.equal, new, .integer(0))
        },
      ]
    }
    var entries: [ModelEntry] = [
      ModelEntry(names("read", ["", "_acquire"]), "the value", result: whole, onlyReads: true) {
        machine, call throws(Stop) in
        try machine.read(call.argument(0), scalar(machine, width), at: call.span)
      },
      ModelEntry(names("set", ["", "_release"]), "the value becomes the argument") {
        machine, call throws(Stop) in
        let scalar = scalar(machine, width)
        try machine.write(
          machine.argument(call, 1, as: scalar), through: call.argument(0), bytes: scalar.bytes,
          at: call.span)
        return Value(.void)
      },
      ModelEntry(names("inc_not_zero", plain), "goes up unless zero; whether it did", result: .int)
      {
        machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: .integer(0),
          { of, old, _ throws(Stop) in
            try of.holds(.equal, old, .integer(0)) ? old : of(.add, old, .integer(1))
          })
        return try operators(machine, call, width).truth(.notEqual, old, .integer(0))
      },
      ModelEntry(names("add_unless", plain), "adds unless it is the third argument", result: .int) {
        machine, call throws(Stop) in
        let limit = wanted(machine, call, 2, width)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(1),
          { of, old, amount throws(Stop) in
            try of.holds(.equal, old, limit) ? old : of(.add, old, amount)
          })
        return try operators(machine, call, width).truth(.notEqual, old, limit)
      },
      ModelEntry(names("sub_and_test", plain), "subtracts; whether it is 0 then", result: .int) {
        machine, call throws(Stop) in
        let (_, new) = try update(
          machine, call, width, pointer: 1, operand: call.argument(0),
          { of, old, amount throws(Stop) in try of(.subtract, old, amount) })
        return try operators(machine, call, width).truth(.equal, new, .integer(0))
      },
      ModelEntry(names("xchg"), "stores the argument and gives the old value", result: whole) {
        machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(1), { _, _, new in new })
        return old
      },
      ModelEntry(
        names("cmpxchg"), "stores the third if it is the second; gives the old", result: whole
      ) {
        machine, call throws(Stop) in
        let wanted = wanted(machine, call, 1, width)
        return try update(
          machine, call, width, pointer: 0, operand: call.argument(2),
          { of, old, new throws(Stop) in try of.holds(.equal, old, wanted) ? new : old }
        ).old
      },
      ModelEntry(
        names("try_cmpxchg"),
        "stores the third if it is what the second points to, else loads that; whether it did",
        result: .int
      ) { machine, call throws(Stop) in
        let scalar = scalar(machine, width)
        let wanted = try machine.read(call.argument(1), scalar, at: call.span)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(2),
          { of, old, new throws(Stop) in try of.holds(.equal, old, wanted) ? new : old })
        if try operators(machine, call, width).holds(.equal, old, wanted) { return .integer(1) }
        try machine.write(
          old, through: call.argument(1), bytes: scalar.bytes, at: call.span)
        return .integer(0)
      },
      ModelEntry(names("fetch_add_unless", plain), "the same; gives the old value", result: whole) {
        machine, call throws(Stop) in
        let limit = wanted(machine, call, 2, width)
        return try update(
          machine, call, width, pointer: 0, operand: call.argument(1),
          { of, old, amount throws(Stop) in
            try of.holds(.equal, old, limit) ? old : of(.add, old, amount)
          }
        ).old
      },
      ModelEntry(names("add_negative", plain), "adds; whether it is negative then", result: .int) {
        machine, call throws(Stop) in
        let (_, new) = try update(
          machine, call, width, pointer: 1, operand: call.argument(0),
          { of, old, amount throws(Stop) in try of(.add, old, amount) })
        return try operators(machine, call, width).truth(.less, new, .integer(0))
      },
      ModelEntry(
        names("inc_unless_negative", plain), "goes up unless negative; whether it did", result: .int
      ) { machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: nil,
          { of, old, _ throws(Stop) in
            try of.holds(.less, old, .integer(0)) ? old : of(.add, old, .integer(1))
          })
        return try operators(machine, call, width).truth(.greaterEqual, old, .integer(0))
      },
      ModelEntry(
        names("dec_if_positive", plain),
        "goes down unless that were negative; gives what it would be",
        result: whole
      ) { machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: nil,
          { of, old, _ throws(Stop) in
            try of.holds(.lessEqual, old, .integer(0)) ? old : of(.subtract, old, .integer(1))
          })
        return try operators(machine, call, width)(.subtract, old, .integer(1))
      },
    ]
    if width == .four {
      entries.append(
        ModelEntry(
          "atomic_dec_and_lock _atomic_dec_and_lock atomic_dec_and_mutex_lock",
          "the value moves by one; whether it is 0, and then the lock is taken", result: .int
        ) { machine, call throws(Stop) in
          let (_, new) = try update(
            machine, call, width, pointer: 0, operand: nil,
            { of, old, _ throws(Stop) in try of(.subtract, old, .integer(1)) })
          return try operators(machine, call, width).truth(.equal, new, .integer(0))
        })
    }
    entries += operation("add", "adds") { of, old, amount throws(Stop) in
      try of(.add, old, amount)
    }
    entries += operation("sub", "subtracts") { of, old, amount throws(Stop) in
      try of(.subtract, old, amount)
    }
    entries += operation("and", "ands") { of, old, amount throws(Stop) in
      try of(.bitAnd, old, amount)
    }
    entries += operation("or", "ors") { of, old, amount throws(Stop) in
      try of(.bitOr, old, amount)
    }
    entries += operation("xor", "exclusively ors") { of, old, amount throws(Stop) in
      try of(.bitXor, old, amount)
    }
    entries += operation("andnot", "clears bits") { of, old, bits throws(Stop) in
      try of(.bitAnd, old, of(.bitXor, bits, of.number(-1)))
    }
    entries += step("inc", 1) + step("dec", -1)
    return entries
  }

  private static func scalar(_ machine: Machine, _ width: Width) -> Scalar {
    switch width {
    case .four: int
    case .eight: int64
    case .long: Scalar(bits: machine.longScalar.bits, isSigned: true)
    }
  }

  private static func operators(
    _ machine: Machine, _ call: ModelCall, _ width: Width
  ) -> ScalarOperators { ScalarOperators(machine, scalar(machine, width), at: call.span) }

  /// An argument that is compared with the value, as the value's type.
  private static func wanted(
    _ machine: Machine, _ call: ModelCall, _ index: Int, _ width: Width
  ) -> Value { machine.argument(call, index, as: scalar(machine, width)) }

  private static func update(
    _ machine: Machine, _ call: ModelCall, _ width: Width, pointer: Int, operand: Value?,
    _ change: (ScalarOperators, Value, Value) throws(Stop) -> Value
  ) throws(Stop) -> (old: Value, new: Value) {
    let scalar = scalar(machine, width)
    let place = call.argument(pointer)
    let old = try machine.read(place, scalar, at: call.span)
    let amount = operand.map { machine.converted($0, from: nil, to: scalar) } ?? .integer(0)
    let new = try change(operators(machine, call, width), old, amount)
    try machine.write(new, through: place, bytes: scalar.bytes, at: call.span)
    return (old, new)
  }
}
