import CLibrary
import CMachine
import CProgram
import CSyntax

// Xarrays and radix trees (Documentation/core-api/xarray.rst). What they hold is known if their head is: an array that
// the run or a static initialiser made, or zeroed memory. The advanced interface, which walks nodes, is not
// modelled; after a change by it nobody knows what the array holds.

extension ModelEntry {
  static let arrays: [ModelEntry] = [
    ModelEntry("xa_init", "the array is empty and has no flags") { machine, call throws(Stop) in
      try initialise(machine, call, flags: .integer(0))
    },
    ModelEntry("xa_init_flags", "the array is empty and has the flags") {
      machine, call throws(Stop) in
      try initialise(machine, call, flags: call.argument(1))
    },
    ModelEntry("xa_load", "the entry under an index, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        seen(try entries.find(try index(machine, call, 1)))
      }
    },
    ModelEntry(
      "xa_store __xa_store xa_store_bh xa_store_irq",
      "stores an entry, NULL being none; gives the old one; memory never lacks", result: .pointer
    ) { machine, call throws(Stop) in
      if try isRefused(machine, call, call.argument(2)) { return refusal(machine) }
      return try within(machine, call) { entries throws(Stop) in
        let (index, new) = (try index(machine, call, 1), call.argument(2))
        let old = try entries.find(index)
        if new.isZero, try flags(machine, call) & Flag.trackFree == 0 {
          try entries.remove(index)
        } else {
          try entries.store(new.isZero ? reserved : new, under: index)
        }
        return seen(old)
      }
    },
    ModelEntry(
      "xa_erase __xa_erase xa_erase_bh xa_erase_irq", "removes an entry and gives it",
      result: .pointer
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        let index = try index(machine, call, 1)
        let old = try entries.find(index)
        try entries.remove(index)
        return seen(old)
      }
    },
    ModelEntry(
      """
      xa_insert xa_insert_bh xa_insert_irq __xa_insert
      """, "stores an entry where none is, else gives -EBUSY", result: .int, withoutSource: true
    ) { machine, call throws(Stop) in
      if try isRefused(machine, call, call.argument(2)) { return error(22) }
      return try within(machine, call) { entries throws(Stop) in
        let (index, new) = (try index(machine, call, 1), call.argument(2))
        if let old = try entries.find(index), try machine.isTrue(old, at: call.span) {
          return error(16)
        }
        try entries.store(new.isZero ? reserved : new, under: index)
        return .integer(0)
      }
    },
    ModelEntry(
      "xa_cmpxchg xa_cmpxchg_bh xa_cmpxchg_irq __xa_cmpxchg",
      "stores the fourth if the entry is the third; gives the old one", result: .pointer
    ) { machine, call throws(Stop) in
      if try isRefused(machine, call, call.argument(3)) { return refusal(machine) }
      return try within(machine, call) { entries throws(Stop) in
        let (index, new) = (try index(machine, call, 1), call.argument(3))
        let old = try entries.find(index)
        if try machine.isEqual(old ?? .integer(0), call.argument(2), at: call.span) {
          if new.isZero {
            try entries.remove(index)
          } else {
            try entries.store(new, under: index)
          }
        }
        return seen(old)
      }
    },
    ModelEntry(
      "xa_empty", "whether there is no entry", result: .int
    ) { machine, call throws(Stop) in
      try within(machine, call) { entries in .integer(entries.count == 0 ? 1 : 0) }
    },
    ModelEntry("xa_destroy", "removes all entries", run: empty),
    ModelEntry("xa_find", "the next entry at or behind an index", result: .pointer) {
      machine, call throws(Stop) in try next(machine, call, skips: false)
    },
    ModelEntry("xa_find_after", "the next entry behind an index", result: .pointer) {
      machine, call throws(Stop) in try next(machine, call, skips: true)
    },
    ModelEntry("xa_extract", "copies entries into a C array; gives their number", result: .int) {
      machine, call throws(Stop) in
      try within(machine, call) { entries throws(Stop) in
        try extract(
          machine, call, entries, from: index(machine, call, 2), to: index(machine, call, 3),
          most: machine.size(call, 4), filter: machine.number(call.argument(5), at: call.span))
      }
    },
    ModelEntry(
      """
      xas_store xas_split xas_init_marks xas_set_mark xas_clear_mark xas_create_range
      """, "changes an array by its nodes: what it holds is not known from then on",
      result: .pointer
    ) { machine, call throws(Stop) in
      let state = IndexedContainer(machine, call)
      guard let member = machine.member(["xa"], of: call.argumentTypes.first?.pointee) else {
        return state.unknown()
      }
      let array = try machine.read(
        call.argument(0).moved(by: member.offset), machine.longScalar, at: call.span)
      try IndexedContainer(machine, at: array, member.type.pointee, call).forget()
      return state.unknown()
    },
    ModelEntry(
      """
      xa_store_range radix_tree_replace_slot __radix_tree_replace radix_tree_iter_replace
      radix_tree_iter_delete
      """, "changes an array by its nodes: what it holds is not known from then on",
      result: .pointer
    ) { machine, call throws(Stop) in
      let array = IndexedContainer(machine, call)
      try array.forget()
      return array.unknown()
    },
  ]

  /// Bits of an array's flags (include/linux/xarray.h); those of marks lie above the flags of allocation.
  enum Flag {
    static let trackFree: Int64 = 4
    static let zeroBusy: Int64 = 8
    static let allocWrapped: Int64 = 16
  }

  /// What stands for a reserved index, XA_ZERO_ENTRY: loading it gives NULL.
  static var reserved: Value { .integer(257 << 2 | 2) }

  // MARK: Deeds

  /// Does something with what the container behind the first argument holds, if that is known.
  static func within(
    _ machine: Machine, _ call: ModelCall,
    _ deed: (inout IndexedEntries) throws(Stop) -> Value
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    guard var entries = try container.entries() else { return container.unknown() }
    return try deed(&entries)
  }

  /// Removes all that a container holds, whatever it was.
  static let empty: @Sendable (Machine, ModelCall) throws(Stop) -> Value = {
    machine, call throws(Stop) in
    let container = IndexedContainer(machine, call)
    if var entries = try container.entries() {
      try entries.removeAll()
    } else {
      try container.setHead(.integer(0))
    }
    return Value(.void)
  }

  private static func initialise(
    _ machine: Machine, _ call: ModelCall, flags: Value
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    try container.setHead(.integer(0))
    try container.set(IndexedContainer.flags, flags)
    return Value(.void)
  }

  static func flags(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Int64 {
    try IndexedContainer(machine, call).number(IndexedContainer.flags)
  }

  /// An argument that is an unsigned long, such as an index.
  static func index(_ machine: Machine, _ call: ModelCall, _ argument: Int) throws(Stop) -> UInt64 {
    let value = machine.argument(call, argument, as: machine.longScalar)
    return machine.longScalar.wrap(
      UInt64(bitPattern: try machine.number(value, at: call.span)))
  }

  /// What a caller sees of an entry.
  static func seen(_ entry: Value?) -> Value {
    guard let entry, entry.number != reserved.number else { return .integer(0) }
    return entry
  }

  /// An error number as a function returns it.
  static func error(_ number: Int) -> Value { .integer(-number) }

  /// Whether an entry is one of the few that no array takes (xa_is_advanced()); it warns.
  static func isRefused(
    _ machine: Machine, _ call: ModelCall, _ entry: Value
  ) throws(Stop) -> Bool {
    guard let number = entry.number, number & 3 == 2, number >= 0, number <= 256 << 2 | 2 else {
      return false
    }
    machine.warn("\(call.name.spelling)() of an entry that no array takes", at: call.span)
    return true
  }

  /// XA_ERROR(-EINVAL).
  private static func refusal(_ machine: Machine) -> Value {
    Value(.integer(machine.longScalar.wrap(UInt64(bitPattern: -22 << 2 | 2))))
  }

  /// The positions of entries in a range that have a mark, or that are there at all.
  static func position(
    _ machine: Machine, _ call: ModelCall, _ entries: IndexedEntries, from first: UInt64,
    to last: UInt64, filter: Int64
  ) throws(Stop) -> Int? {
    var position = try entries.position(first).position
    while position < entries.count, try entries.index(position) <= last {
      let value = try entries.value(position)
      let marks = try entries.marks(position)
      let isWanted = filter < 0 || filter > 2 || marks >> filter & 1 == 1
      if isWanted, value.number != reserved.number, try machine.isTrue(value, at: call.span) {
        return position
      }
      position += 1
    }
    return nil
  }

  private static func next(
    _ machine: Machine, _ call: ModelCall, skips: Bool
  ) throws(Stop) -> Value {
    let container = IndexedContainer(machine, call)
    let (place, bytes) = (call.argument(1), machine.longScalar.bytes)
    guard let entries = try container.entries() else {
      try machine.write(container.unknown(), through: place, bytes: bytes, at: call.span)
      return container.unknown()
    }
    let filter = try machine.number(call.argument(3), at: call.span)
    var first = UInt64(
      bitPattern: try machine.number(
        try machine.read(place, machine.longScalar, at: call.span), at: call.span))
    if skips { first = machine.longScalar.wrap(first &+ 1) }
    if skips, first == 0 { return .integer(0) }
    let last = try index(machine, call, 2)
    guard
      let found = try position(machine, call, entries, from: first, to: last, filter: filter)
    else { return .integer(0) }
    try machine.write(
      Value(.integer(try entries.index(found))), through: place, bytes: bytes, at: call.span)
    return try entries.value(found)
  }

  static func extract(
    _ machine: Machine, _ call: ModelCall, _ entries: IndexedEntries, from first: UInt64,
    to last: UInt64, most: Int, filter: Int64
  ) throws(Stop) -> Value {
    var (first, copied) = (first, 0)
    let bytes = machine.longScalar.bytes
    while copied < most,
      let found = try position(machine, call, entries, from: first, to: last, filter: filter)
    {
      try machine.write(
        try entries.value(found), through: call.argument(1).moved(by: copied * bytes), bytes: bytes,
        at: call.span)
      copied += 1
      let index = try entries.index(found)
      if index == last { break }
      first = index + 1
    }
    return .integer(copied)
  }
}
