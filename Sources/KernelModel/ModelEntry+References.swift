import CLibrary
import CMachine
import CProgram
import CSyntax

// Reference counts really count: the last put calls the release function, from source. A count of zero
// that is raised or lowered is what the kernel calls a use after free (lib/refcount.c); the kernel
// warns and saturates, and what follows has no meaning, so here it is a fault.

extension ModelEntry {
  static let references: [ModelEntry] = [
    ModelEntry("kref_init", "the count becomes 1") { machine, call throws(Stop) in
      try setCount(machine, call, .integer(1))
    },
    ModelEntry(
      "kref_get refcount_inc __refcount_inc", "the count goes up; from zero it is a fault"
    ) { machine, call throws(Stop) in
      try change(machine, call, by: 1)
      return Value(.void)
    },
    ModelEntry(
      "kref_put", "the count goes down; at zero the release function is called", result: .int
    ) { machine, call throws(Stop) in
      guard try isZero(try change(machine, call, by: -1), machine, call) else { return .integer(0) }
      let release = try machine.callable(call.argument(1), at: call.span)
      _ = try machine.call(release, [call.argument(0)])
      return .integer(1)
    },
    ModelEntry(
      "kref_put_mutex kref_put_lock",
      "the count goes down; at zero the release function is called, the lock being taken",
      result: .int
    ) { machine, call throws(Stop) in
      guard try isZero(try change(machine, call, by: -1), machine, call) else { return .integer(0) }
      let release = try machine.callable(call.argument(1), at: call.span)
      _ = try machine.call(release, [call.argument(0)])
      return .integer(1)
    },
    ModelEntry(
      "kref_get_unless_zero refcount_inc_not_zero", "the count goes up unless it is zero",
      result: .int
    ) { machine, call throws(Stop) in
      let count = try readCount(machine, call)
      guard try machine.isTrue(count, at: call.span) else { return .integer(0) }
      try change(machine, call, by: 1)
      return .integer(1)
    },
    ModelEntry("kref_read refcount_read", "the count", result: .int, onlyReads: true) {
      machine, call throws(Stop) in
      try readCount(machine, call)
    },
    ModelEntry("refcount_set", "the count becomes the argument") { machine, call throws(Stop) in
      try setCount(machine, call, call.argument(1))
    },
    ModelEntry("refcount_add __refcount_add", "the count goes up; from zero it is a fault") {
      machine, call throws(Stop) in
      try change(machine, call, 1, by: try machine.number(call.argument(0), at: call.span))
      return Value(.void)
    },
    ModelEntry(
      "refcount_add_not_zero __refcount_add_not_zero", "the count goes up unless it is zero",
      result: .int
    ) { machine, call throws(Stop) in
      let count = try machine.read(call.argument(1), int, at: call.span)
      guard try machine.isTrue(count, at: call.span) else { return .integer(0) }
      try change(machine, call, 1, by: try machine.number(call.argument(0), at: call.span))
      return .integer(1)
    },
    ModelEntry(
      "refcount_sub_and_test __refcount_sub_and_test",
      "the count goes down; whether it is zero then", result: .int
    ) { machine, call throws(Stop) in
      let amount = try machine.number(call.argument(0), at: call.span)
      return .integer(try isZero(try change(machine, call, 1, by: -amount), machine, call) ? 1 : 0)
    },
    ModelEntry("refcount_dec_if_one", "goes from one to zero; whether it did", result: .int) {
      machine, call throws(Stop) in
      guard try machine.isWithin(try readCount(machine, call), 1...1, at: call.span) else {
        return .integer(0)
      }
      try change(machine, call, by: -1)
      return .integer(1)
    },
    ModelEntry("refcount_dec_not_one", "goes down unless it is one; whether it did", result: .int) {
      machine, call throws(Stop) in
      guard try !machine.isWithin(try readCount(machine, call), 1...1, at: call.span) else {
        return .integer(0)
      }
      try change(machine, call, by: -1)
      return .integer(1)
    },
    ModelEntry("refcount_dec __refcount_dec", "the count goes down") { machine, call throws(Stop) in
      try change(machine, call, by: -1)
      return Value(.void)
    },
    ModelEntry(
      "refcount_dec_and_test __refcount_dec_and_test",
      "the count goes down; whether it is zero then", result: .int
    ) { machine, call throws(Stop) in
      .integer(try isZero(try change(machine, call, by: -1), machine, call) ? 1 : 0)
    },
    ModelEntry(
      "refcount_dec_and_mutex_lock refcount_dec_and_lock refcount_dec_and_lock_irqsave",
      "the count goes down; at zero the lock is taken", result: .int
    ) { machine, call throws(Stop) in
      .integer(try isZero(try change(machine, call, by: -1), machine, call) ? 1 : 0)
    },
    ModelEntry(
      """
      kobject_get get_device of_node_get fwnode_handle_get kobject_get_unless_zero
      """, "gives its argument; the count is not kept, the object stays alive",
      result: .argument(0)
    ) { _, call in call.argument(0) },
    ModelEntry(
      """
      kobject_put put_device of_node_put fwnode_handle_put module_put __module_get
      of_dev_put fput dev_put dev_hold
      """, "the count is not kept: the object stays alive", run: nothing),
    ModelEntry(
      "try_module_get", "the module stays loaded, unless its state is known to be going",
      result: .int
    ) { machine, call throws(Stop) in try isLive(machine, call) ? .integer(1) : .integer(0) },
  ]

  /// Whether a module is not on its way out, as far as that is known (include/linux/module.h).
  private static func isLive(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Bool {
    guard case .pointer(let module) = call.argument(0).payload,
      let type = call.argumentTypes.first?.pointee.map({ machine.program.completed($0) }),
      let record = type.unqualified.record, record.members != nil,
      let field = record.layout(machine.program).field(Name("state"), machine.program),
      field.bits == nil, let scalar = machine.program.scalar(field.member.type),
      let going = machine.program.constant(Name("MODULE_STATE_GOING"))
    else { return true }
    let state = try machine.read(
      Value(.pointer(module.moved(by: field.offset))), scalar, at: call.span)
    return state.number != going
  }

  /// Adds to the count behind an argument, the first if none is named, and returns the sum.
  @discardableResult
  private static func change(
    _ machine: Machine, _ call: ModelCall, _ argument: Int = 0, by amount: Int64
  ) throws(Stop) -> Value {
    let old = try machine.read(call.argument(argument), int, at: call.span)
    guard try machine.isSafelyWithin(old, 1...Int64(Int32.max), at: call.span) else {
      var count = "not above 0"
      if case .integer(let bits) = old.payload { count = "\(Int32(truncatingIfNeeded: bits))" }
      throw Stop(
        .fault(.useAfterFree),
        "\(call.name.spelling)() of a reference count that is \(count): the object counts as freed",
        span: call.span)
    }
    let of = ScalarOperators(machine, int, at: call.span)
    let new = try of(.add, old, of.number(amount))
    try machine.write(new, through: call.argument(argument), bytes: 4, at: call.span)
    return new
  }

  private static func isZero(
    _ count: Value, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Bool { try !machine.isTrue(count, at: call.span) }

  private static func readCount(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    try machine.read(call.argument(0), int, at: call.span)
  }

  private static func setCount(
    _ machine: Machine, _ call: ModelCall, _ value: Value
  ) throws(Stop) -> Value {
    try machine.write(value, through: call.argument(0), bytes: 4, at: call.span)
    return Value(.void)
  }
}
