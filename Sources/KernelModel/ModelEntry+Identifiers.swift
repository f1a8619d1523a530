import CLibrary
import CMachine
import CProgram
import CSyntax

// Idr and ida, which give out numbers (Documentation/core-api/idr.rst). The limits are those of the kernel: no number is
// above INT_MAX unless an unsigned limit asks for it.

extension ModelEntry {
  static let identifiers: [ModelEntry] = [
    ModelEntry("idr_init", "the idr is empty") { machine, call throws(Stop) in
      try initialise(machine, call, base: .integer(0))
    },
    ModelEntry("idr_init_base", "the idr is empty; its numbers begin at the base") {
      machine, call throws(Stop) in
      try initialise(machine, call, base: call.argument(1))
    },
    ModelEntry(
      "idr_alloc",
      "the lowest free number from start to end - 1, an end of 0 or less being none; -ENOSPC",
      result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let start = try machine.number(machine.argument(call, 2, as: int), at: call.span)
        guard start >= 0 else {
          machine.warn("idr_alloc() from a negative number on", at: call.span)
          return error(22)
        }
        let base = try base(machine, call)
        let id = try allocate(
          &entries, call.argument(1), UInt64(start), try last(machine, call, 3), base: base)
        return id.map { .integer(Int($0)) } ?? error(28)
      }
    },
    ModelEntry(
      "idr_alloc_u32", "the lowest free number from *id to max; gives 0 or -ENOSPC", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call, alsoForgets: 2) { entries throws(Stop) in
        let base = try base(machine, call)
        let (start, last) = (try word(machine, call, 2), try index(machine, call, 3))
        guard let id = try allocate(&entries, call.argument(1), start, last, base: base) else {
          return error(28)
        }
        try setWord(machine, call, 2, id)
        return .integer(0)
      }
    },
    ModelEntry(
      "idr_alloc_cyclic", "the next free number, going round at the end; -ENOSPC", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try allocateCyclic(machine, call, &entries)
      }
    },
    ModelEntry("idr_find", "what a number stands for, NULL if nothing", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try entries.find(try identifier(machine, call, 1)) ?? .integer(0)
      }
    },
    ModelEntry("idr_remove", "frees a number and gives what it stood for", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try identifier(machine, call, 1)
        let old = try entries.find(index)
        try entries.remove(index)
        return old ?? .integer(0)
      }
    },
    ModelEntry(
      "idr_replace", "a number stands for something else; gives the old, or ERR_PTR(-ENOENT)",
      result: .pointer
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try identifier(machine, call, 2)
        guard let old = try entries.find(index) else {
          return machine.converted(error(2), from: nil, to: machine.longScalar)
        }
        try entries.store(call.argument(1), under: index)
        return old
      }
    },
    ModelEntry("idr_destroy ida_destroy", "frees all numbers", run: empty),
    ModelEntry("idr_is_empty ida_is_empty", "whether no number is taken", result: .int) {
      machine, call throws(Stop) in
      try within(machine, call) { entries in .integer(entries.count == 0 ? 1 : 0) }
    },
    ModelEntry(
      "idr_for_each", "calls a function for every number until one call gives no 0", result: .int
    ) { machine, call throws(Stop) in try forEach(machine, call) },
    ModelEntry(
      "idr_get_next",
      "what the next number stands for; reserved ones are passed over, as since 5.4",
      result: .pointer
    ) { machine, call throws(Stop) in try next(machine, call, int) },
    ModelEntry(
      "idr_get_next_ul", "the same for a long number", result: .pointer
    ) { machine, call throws(Stop) in try next(machine, call, machine.longScalar) },

    ModelEntry("ida_init", "the ida is empty") { machine, call throws(Stop) in
      try initialise(machine, call, base: .integer(0))
    },
    ModelEntry("ida_alloc", "the lowest free number; -ENOSPC", result: .int) {
      machine, call throws(Stop) in
      try allocate(machine, call, .integer(0), .integer(-1))
    },
    ModelEntry("ida_alloc_min", "the lowest free number from min on; -ENOSPC", result: .int) {
      machine, call throws(Stop) in
      try allocate(machine, call, call.argument(1), .integer(-1))
    },
    ModelEntry("ida_alloc_max", "the lowest free number up to max; -ENOSPC", result: .int) {
      machine, call throws(Stop) in
      try allocate(machine, call, .integer(0), call.argument(1))
    },
    ModelEntry(
      "ida_alloc_range", "the lowest free number from min to max; -ENOSPC", result: .int
    ) { machine, call throws(Stop) in
      try allocate(machine, call, call.argument(1), call.argument(2))
    },
    ModelEntry(
      "ida_simple_get", "the lowest free number from start to end - 1, 0 being no end; -ENOSPC",
      result: .int
    ) { machine, call throws(Stop) in
      let end = try machine.number(call.argument(2), at: call.span)
      return try allocate(machine, call, call.argument(1), .integer(Int(end &- 1)))
    },
    ModelEntry("ida_free ida_simple_remove ida_remove", "frees a number; warns if it was free") {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let id = try machine.number(machine.argument(call, 1, as: int), at: call.span)
        guard id >= 0 else { return Value(.void) }
        if try entries.find(UInt64(id)) == nil {
          machine.warn("\(call.name.spelling)() of \(id), which is not allocated", at: call.span)
        }
        try entries.remove(UInt64(id))
        return Value(.void)
      }
    },
  ]

  private static let intMax = UInt64(Int32.max)

  private static func initialise(
    _ machine: Machine, _ call: ModelCall, base: Value
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    try container.setHead(.integer(0))
    // Which bits an idr's flags are depends on how many flags allocation has.
    try container.set(IndexedContainer.flags, machine.unknown("the flags of an idr"))
    try container.set(["idr_base"], base)
    try container.set(nexts, .integer(0))
    return Value(.void)
  }

  /// Where the cyclic allocator goes on; `cur` up to 4.10.
  private static let nexts = ["idr_next", "cur"]

  private static func base(_ machine: Machine, _ call: ModelCall) throws(Stop) -> UInt64 {
    UInt64(truncatingIfNeeded: try IndexedContainer(machine, call).number(["idr_base"]))
  }

  /// An argument that is a number given out, as the index it has inside.
  private static func identifier(
    _ machine: Machine, _ call: ModelCall, _ argument: Int
  ) throws(Stop) -> UInt64 {
    machine.longScalar.wrap(
      try index(machine, call, argument) &- base(machine, call))
  }

  /// The last number that an end allows.
  private static func last(
    _ machine: Machine, _ call: ModelCall, _ argument: Int
  ) throws(Stop) -> UInt64 {
    let end = try machine.number(machine.argument(call, argument, as: int), at: call.span)
    return end > 0 ? UInt64(end) - 1 : intMax
  }

  private static func allocate(
    _ entries: inout IndexedEntries, _ value: Value, _ start: UInt64, _ last: UInt64, base: UInt64
  ) throws(Stop) -> UInt64? {
    guard last >= base,
      let free = try entries.free(start < base ? 0 : start - base, last - base)
    else { return nil }
    try entries.store(value, under: free)
    return free + base
  }

  private static func allocateCyclic(
    _ machine: Machine, _ call: ModelCall, _ entries: inout IndexedEntries
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    let base = try base(machine, call)
    let start = try machine.number(machine.argument(call, 2, as: int), at: call.span)
    let last = try last(machine, call, 3)
    let next = Int64(Int32(truncatingIfNeeded: try container.number(nexts)))
    let first = UInt64(UInt32(truncatingIfNeeded: max(start, next)))
    var id = try allocate(&entries, call.argument(1), first, last, base: base)
    if id == nil, Int64(first) > start, start >= 0 {
      id = try allocate(&entries, call.argument(1), UInt64(start), last, base: base)
    }
    guard let id else { return error(28) }
    try container.set(nexts, .integer(Int(UInt32(truncatingIfNeeded: id + 1))))
    return .integer(Int(id))
  }

  private static func forEach(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    let base = try base(machine, call)
    let function = try machine.callable(call.argument(1), at: call.span)
    var first: UInt64 = 0
    // The function may change the idr, so it is looked at anew each time.
    while true {
      guard let entries = try container.entries() else {
        throw Stop(
          .unsupported, "idr_for_each() of an idr that holds nobody knows what", span: call.span)
      }
      let position = try entries.position(first).position
      guard position < entries.count else { return .integer(0) }
      let index = try entries.index(position)
      let result = try machine.call(
        function,
        [.integer(Int(index + base)), try entries.value(position), call.argument(2)])
      if try machine.isTrue(result, at: call.span) { return result }
      first = index + 1
    }
  }

  private static func next(
    _ machine: Machine, _ call: ModelCall, _ scalar: Scalar
  ) throws(Stop) -> Value {
    try within(machine, call, alsoForgets: 1, bytes: scalar.bytes) { entries throws(Stop) in
      let base = try base(machine, call)
      let given = try machine.number(
        try machine.read(call.argument(1), scalar, at: call.span), at: call.span)
      let id = machine.longScalar.wrap(UInt64(bitPattern: given))
      guard
        let found = try position(
          machine, call, entries, from: id < base ? 0 : id - base, to: .max, filter: -1)
      else { return .integer(0) }
      try machine.write(
        Value(.integer(try entries.index(found) + base)), through: call.argument(1),
        bytes: scalar.bytes, at: call.span)
      return try entries.value(found)
    }
  }

  /// Takes the lowest free number of an ida in a range of unsigned numbers, none above INT_MAX.
  private static func allocate(
    _ machine: Machine, _ call: ModelCall, _ min: Value, _ max: Value
  ) throws(Stop) -> Value {
    try within(machine, call) { entries throws(Stop) in
      let low = Int32(truncatingIfNeeded: try machine.number(min, at: call.span))
      let high = Int32(truncatingIfNeeded: try machine.number(max, at: call.span))
      guard low >= 0,
        let free = try entries.free(UInt64(low), high < 0 ? intMax : UInt64(high))
      else { return error(28) }
      try entries.store(.integer(1), under: free)
      return .integer(Int(free))
    }
  }
}
