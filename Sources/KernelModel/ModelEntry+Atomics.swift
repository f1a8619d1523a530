import CLibrary
import CMachine
import CProgram

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
    typealias Change = @Sendable (Int64, Int64) -> Int64
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
          return .integer(Int(new))
        },
        ModelEntry(names("fetch_\(stem)"), "\(note) and gives the old value", result: whole) {
          machine, call throws(Stop) in
          let (old, _) = try update(
            machine, call, width, pointer: 1, operand: call.argument(0), change)
          return .integer(Int(old))
        },
      ]
    }
    /// `inc` and `dec` in all their forms.
    func step(_ stem: String, _ amount: Int64) -> [ModelEntry] {
      let change: Change = { old, _ in old &+ amount }
      return [
        ModelEntry(names(stem, plain), "the value moves by one") { machine, call throws(Stop) in
          _ = try update(machine, call, width, pointer: 0, operand: nil, change)
          return Value(.void)
        },
        ModelEntry(names("\(stem)_return"), "the value moves by one; gives the new", result: whole)
        {
          machine, call throws(Stop) in
          .integer(Int(try update(machine, call, width, pointer: 0, operand: nil, change).new))
        },
        ModelEntry(names("fetch_\(stem)"), "the value moves by one; gives the old", result: whole) {
          machine, call throws(Stop) in
          .integer(Int(try update(machine, call, width, pointer: 0, operand: nil, change).old))
        },
        ModelEntry(
          names("\(stem)_and_test", plain), "the value moves by one; whether it is 0", result: .int
        ) { machine, call throws(Stop) in
          let (_, new) = try update(machine, call, width, pointer: 0, operand: nil, change)
          return .integer(new == 0 ? 1 : 0)
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
          { old, _ in old == 0 ? 0 : old &+ 1 })
        return .integer(old == 0 ? 0 : 1)
      },
      ModelEntry(names("add_unless", plain), "adds unless it is the third argument", result: .int) {
        machine, call throws(Stop) in
        let limit = try wanted(machine, call, 2, width)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(1),
          { old, amount in old == limit ? old : old &+ amount })
        return .integer(old == limit ? 0 : 1)
      },
      ModelEntry(names("sub_and_test", plain), "subtracts; whether it is 0 then", result: .int) {
        machine, call throws(Stop) in
        let (_, new) = try update(
          machine, call, width, pointer: 1, operand: call.argument(0), { $0 &- $1 })
        return .integer(new == 0 ? 1 : 0)
      },
      ModelEntry(names("xchg"), "stores the argument and gives the old value", result: whole) {
        machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(1), { _, new in new })
        return .integer(Int(old))
      },
      ModelEntry(
        names("cmpxchg"), "stores the third if it is the second; gives the old", result: whole
      ) {
        machine, call throws(Stop) in
        let wanted = try wanted(machine, call, 1, width)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(2),
          { old, new in old == wanted ? new : old })
        return .integer(Int(old))
      },
      ModelEntry(
        names("try_cmpxchg"),
        "stores the third if it is what the second points to, else loads that; whether it did",
        result: .int
      ) { machine, call throws(Stop) in
        let scalar = scalar(machine, width)
        let wanted = try machine.number(
          try machine.read(call.argument(1), scalar, at: call.span), at: call.span)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(2),
          { old, new in old == wanted ? new : old })
        if old == wanted { return .integer(1) }
        try machine.write(
          .integer(Int(old)), through: call.argument(1), bytes: scalar.bytes, at: call.span)
        return .integer(0)
      },
      ModelEntry(names("fetch_add_unless", plain), "the same; gives the old value", result: whole) {
        machine, call throws(Stop) in
        let limit = try wanted(machine, call, 2, width)
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: call.argument(1),
          { old, amount in old == limit ? old : old &+ amount })
        return .integer(Int(old))
      },
      ModelEntry(names("add_negative", plain), "adds; whether it is negative then", result: .int) {
        machine, call throws(Stop) in
        let (_, new) = try update(
          machine, call, width, pointer: 1, operand: call.argument(0), { $0 &+ $1 })
        return .integer(new < 0 ? 1 : 0)
      },
      ModelEntry(
        names("inc_unless_negative", plain), "goes up unless negative; whether it did", result: .int
      ) { machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: nil, { old, _ in old < 0 ? old : old &+ 1 })
        return .integer(old < 0 ? 0 : 1)
      },
      ModelEntry(
        names("dec_if_positive", plain),
        "goes down unless that were negative; gives what it would be",
        result: whole
      ) { machine, call throws(Stop) in
        let (old, _) = try update(
          machine, call, width, pointer: 0, operand: nil, { old, _ in old <= 0 ? old : old &- 1 })
        return .integer(Int(old &- 1))
      },
    ]
    if width == .four {
      entries.append(
        ModelEntry(
          "atomic_dec_and_lock _atomic_dec_and_lock atomic_dec_and_mutex_lock",
          "the value moves by one; whether it is 0, and then the lock is taken", result: .int
        ) { machine, call throws(Stop) in
          let (_, new) = try update(
            machine, call, width, pointer: 0, operand: nil, { $0 &- 1 &+ $1 })
          return .integer(new == 0 ? 1 : 0)
        })
    }
    entries += operation("add", "adds") { $0 &+ $1 }
    entries += operation("sub", "subtracts") { $0 &- $1 }
    entries += operation("and", "ands") { $0 & $1 }
    entries += operation("or", "ors") { $0 | $1 }
    entries += operation("xor", "exclusively ors") { $0 ^ $1 }
    entries += operation("andnot", "clears bits") { $0 & ~$1 }
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

  /// An argument that is compared with the value, as the value's type.
  private static func wanted(
    _ machine: Machine, _ call: ModelCall, _ index: Int, _ width: Width
  ) throws(Stop) -> Int64 {
    try machine.number(machine.argument(call, index, as: scalar(machine, width)), at: call.span)
  }

  private static func update(
    _ machine: Machine, _ call: ModelCall, _ width: Width, pointer: Int, operand: Value?,
    _ change: @Sendable (Int64, Int64) -> Int64
  ) throws(Stop) -> (old: Int64, new: Int64) {
    let scalar = scalar(machine, width)
    let place = call.argument(pointer)
    let old = try machine.number(
      try machine.read(place, scalar, at: call.span), at: call.span)
    let amount =
      try operand.map { value throws(Stop) in
        try machine.number(value, at: call.span)
      } ?? 0
    let new = Int64(bitPattern: scalar.wrap(UInt64(bitPattern: change(old, amount))))
    try machine.write(.integer(Int(new)), through: place, bytes: scalar.bytes, at: call.span)
    return (old, new)
  }
}
