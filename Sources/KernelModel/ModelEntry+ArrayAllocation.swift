import CLibrary
import CMachine
import CProgram
import CSyntax

// Xarrays that give out indices, their marks, and radix trees.

extension ModelEntry {
  static let arrayAllocation: [ModelEntry] = [
    ModelEntry(
      "xa_alloc xa_alloc_bh xa_alloc_irq __xa_alloc",
      "stores an entry under the lowest free index within the limit; -EBUSY if there is none",
      result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call, alsoForgets: 1) { entries throws(Stop) in
        guard try givesOut(machine, call) else { return error(22) }
        guard case .record = call.argument(3).payload else {
          return try allocateAsOf4(machine, call, &entries)
        }
        if try isRefused(machine, call, call.argument(2)) { return error(22) }
        let limit = try limit(machine, call)
        return try allocate(machine, call, &entries, limit.min, limit.max)
      }
    },
    ModelEntry(
      """
      xa_alloc_cyclic xa_alloc_cyclic_bh xa_alloc_cyclic_irq __xa_alloc_cyclic
      """, "the same, from the next index on; gives 1 if it went round", result: .int,
      withoutSource: true
    ) { machine, call throws(Stop) in
      try within(machine, call, alsoForgets: 1) { entries throws(Stop) in
        if try isRefused(machine, call, call.argument(2)) { return error(22) }
        guard try givesOut(machine, call) else { return error(22) }
        return try allocateCyclic(machine, call, &entries)
      }
    },
    ModelEntry("xa_get_mark", "whether an entry has a mark", result: .int) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in try mark(machine, call, entries) }
    },
    ModelEntry("xa_set_mark __xa_set_mark", "marks an entry that is there") {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try setMark(machine, call, entries, isSet: true)
      }
    },
    ModelEntry("xa_clear_mark __xa_clear_mark", "takes a mark off") { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try setMark(machine, call, entries, isSet: false)
      }
    },
    ModelEntry(
      "xa_marked radix_tree_tagged", "whether any entry has a mark", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let found = try position(
          machine, call, entries, from: 0, to: .max,
          filter: try machine.number(call.argument(1), at: call.span))
        return .integer(found == nil ? 0 : 1)
      }
    },
    ModelEntry("radix_tree_lookup", "the item under an index, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        seen(try entries.find(try index(machine, call, 1)))
      }
    },
    ModelEntry(
      "radix_tree_insert", "stores an item where none is, else gives -EEXIST", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try index(machine, call, 1)
        if try entries.find(index) != nil { return error(17) }
        try entries.store(call.argument(2), under: index)
        return .integer(0)
      }
    },
    ModelEntry("radix_tree_delete", "removes an item and gives it", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try index(machine, call, 1)
        let old = try entries.find(index)
        try entries.remove(index)
        return seen(old)
      }
    },
    ModelEntry(
      "radix_tree_delete_item", "removes an item if it is the third argument, NULL being any",
      result: .pointer
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try index(machine, call, 1)
        guard let old = try entries.find(index) else { return .integer(0) }
        let wanted = call.argument(2)
        let isAny = try !machine.isTrue(wanted, at: call.span)
        if !isAny {
          guard try machine.isEqual(old, wanted, at: call.span) else { return .integer(0) }
        }
        try entries.remove(index)
        return old
      }
    },
    ModelEntry(
      "radix_tree_gang_lookup", "copies items into a C array; gives their number", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try extract(
          machine, call, entries, from: index(machine, call, 2), to: .max,
          most: machine.size(call, 3), filter: -1)
      }
    },
    ModelEntry("radix_tree_tag_get", "whether an item has a tag", result: .int) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in try mark(machine, call, entries) }
    },
    ModelEntry("radix_tree_tag_set", "tags an item and gives it", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        _ = try setMark(machine, call, entries, isSet: true)
        return seen(try entries.find(try index(machine, call, 1)))
      }
    },
    ModelEntry("radix_tree_tag_clear", "takes a tag off an item and gives it", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        _ = try setMark(machine, call, entries, isSet: false)
        return seen(try entries.find(try index(machine, call, 1)))
      }
    },
    ModelEntry(
      "radix_tree_preload radix_tree_maybe_preload", "memory does not lack", result: .int,
      run: gives(0)),
    ModelEntry(
      "radix_tree_preload_end idr_preload idr_preload_end",
      "memory does not lack: does nothing", run: nothing),
  ]

  /// ``within(_:_:_:)``, where the function also writes an index through an argument.
  static func within(
    _ machine: Machine, _ call: ModelCall, alsoForgets argument: Int, bytes: Int = 4,
    _ deed: (inout IndexedEntries) throws(Stop) -> Value
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    guard var entries = try container.entries() else {
      try machine.write(
        container.unknown(), through: call.argument(argument), bytes: bytes, at: call.span)
      return container.unknown()
    }
    return try deed(&entries)
  }

  static let unsigned = Scalar(bits: 32, isSigned: false)

  /// Reads a u32 through an argument.
  static func word(
    _ machine: Machine, _ call: ModelCall, _ argument: Int
  ) throws(Stop) -> UInt64 {
    let value = try machine.read(call.argument(argument), unsigned, at: call.span)
    return unsigned.wrap(UInt64(bitPattern: try machine.number(value, at: call.span)))
  }

  static func setWord(
    _ machine: Machine, _ call: ModelCall, _ argument: Int, _ value: UInt64
  ) throws(Stop) {
    try machine.write(
      Value(.integer(unsigned.wrap(value))), through: call.argument(argument), bytes: 4,
      at: call.span)
  }

  // MARK: Giving out indices

  /// Whether the array was made to give out indices; it warns if not.
  private static func givesOut(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Bool {
    if try flags(machine, call) & Flag.trackFree != 0 { return true }
    machine.warn(
      "\(call.name.spelling)() of an array that gives out no indices", at: call.span)
    return false
  }

  /// The limit that an argument holds, a struct by value.
  private static func limit(
    _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> (min: UInt64, max: UInt64) {
    let type = call.argumentTypes.count > 3 ? call.argumentTypes[3] : nil
    guard let low = machine.member(["min"], of: type), let high = machine.member(["max"], of: type)
    else {
      throw Stop(
        .unsupported, "\(call.name.spelling)() is given a limit whose layout is not known",
        span: call.span)
    }
    let room = Value(
      .pointer(
        try machine.shared("a limit of indices") { () throws(Stop) in
          try machine.allocate("a limit of indices", size: 8, kind: .heap, rest: .unknown)
        }))
    try machine.write(call.argument(3), through: room, bytes: 8, at: call.span)
    func number(_ offset: Int) throws(Stop) -> UInt64 {
      UInt64(
        bitPattern: try machine.number(
          try machine.read(room.moved(by: offset), unsigned, at: call.span), at: call.span))
    }
    return (try number(low.offset), try number(high.offset))
  }

  /// Takes the lowest free index of a range, for an array in which 0 may always be busy.
  private static func allocate(
    _ machine: Machine, _ call: ModelCall, _ entries: inout IndexedEntries, _ min: UInt64,
    _ max: UInt64
  ) throws(Stop) -> Value {
    var least = min
    if least == 0, try flags(machine, call) & Flag.zeroBusy != 0 { least = 1 }
    guard let free = try entries.free(least, max) else { return error(16) }
    try entries.store(call.argument(2).isZero ? reserved : call.argument(2), under: free)
    try setWord(machine, call, 1, free)
    return .integer(0)
  }

  /// `xa_alloc(xa, id, max, entry, gfp)` of 4.20 and 5.0, which starts at the index given.
  private static func allocateAsOf4(
    _ machine: Machine, _ call: ModelCall, _ entries: inout IndexedEntries
  ) throws(Stop) -> Value {
    let entry = call.argument(3)
    guard
      let free = try entries.free(word(machine, call, 1), index(machine, call, 2))
    else { return error(28) }
    try entries.store(entry.isZero ? reserved : entry, under: free)
    try setWord(machine, call, 1, free)
    return .integer(0)
  }

  private static func allocateCyclic(
    _ machine: Machine, _ call: ModelCall, _ entries: inout IndexedEntries
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    let limit = try limit(machine, call)
    let next = max(limit.min, try word(machine, call, 4))
    var result = try allocate(machine, call, &entries, next, limit.max)
    var flags = try flags(machine, call)
    if result.isZero, flags & Flag.allocWrapped != 0 {
      flags &= ~Flag.allocWrapped
      result = .integer(1)
    }
    if let number = result.number, number < 0, next > limit.min {
      result = try allocate(machine, call, &entries, limit.min, limit.max)
      if result.isZero { result = .integer(1) }
    }
    guard let number = result.number, number >= 0 else { return result }
    let following = unsigned.wrap(try word(machine, call, 1) + 1)
    try setWord(machine, call, 4, following)
    if following == 0 { flags |= Flag.allocWrapped }
    try container.set(IndexedContainer.flags, .integer(Int(flags)))
    return result
  }

  // MARK: Marks

  private static func bit(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Int64 {
    let number = try machine.number(call.argument(2), at: call.span)
    return (0...2).contains(number) ? 1 << number : 0
  }

  private static func mark(
    _ machine: Machine, _ call: ModelCall, _ entries: IndexedEntries
  ) throws(Stop) -> Value {
    let (position, isThere) = try entries.position(try index(machine, call, 1))
    guard isThere else { return .integer(0) }
    return .integer(try entries.marks(position) & bit(machine, call) != 0 ? 1 : 0)
  }

  private static func setMark(
    _ machine: Machine, _ call: ModelCall, _ entries: IndexedEntries, isSet: Bool
  ) throws(Stop) -> Value {
    let (position, isThere) = try entries.position(try index(machine, call, 1))
    guard isThere else { return Value(.void) }
    let (old, bit) = (try entries.marks(position), try bit(machine, call))
    try entries.setMarks(isSet ? old | bit : old & ~bit, position)
    return Value(.void)
  }
}
