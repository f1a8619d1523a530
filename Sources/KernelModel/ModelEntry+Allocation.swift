import CLibrary
import CMachine
import CProgram
import CSyntax

// Allocation succeeds; a scenario that wants it to fail models the function itself. Freed objects are
// remembered, so that a use after free names where it was freed.

extension ModelEntry {
  static let allocation: [ModelEntry] = [
    ModelEntry(
      """
      kmalloc kmalloc_noprof __kmalloc kmalloc_node kvmalloc kvmalloc_node vmalloc __vmalloc
      kvmalloc_noprof vmalloc_noprof kmalloc_large kvmalloc_node_noprof __kvmalloc_node_noprof
      """, "memory that nobody wrote yet; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      try allocate(machine, call, size: call.argument(0), .uninitialised)
    },
    ModelEntry(
      "kzalloc kzalloc_noprof kzalloc_node kvzalloc kvzalloc_node vzalloc kvzalloc_noprof vzalloc_noprof",
      "zeroed memory; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      try allocate(machine, call, size: call.argument(0), .zero)
    },
    ModelEntry(
      "kcalloc kvcalloc kcalloc_noprof kcalloc_node", "a zeroed array; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in
      try array(machine, call, first: 0, .zero)
    },
    ModelEntry(
      "kmalloc_array kvmalloc_array kmalloc_array_noprof kmalloc_array_node",
      "an array that nobody wrote yet; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      try array(machine, call, first: 0, .uninitialised)
    },
    ModelEntry(
      "devm_kzalloc", "zeroed memory, never freed; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      try allocate(machine, call, size: call.argument(1), .zero)
    },
    ModelEntry(
      "devm_kmalloc", "memory that nobody wrote yet, never freed", result: .pointer
    ) { machine, call throws(Stop) in
      try allocate(machine, call, size: call.argument(1), .uninitialised)
    },
    ModelEntry(
      "devm_kcalloc", "a zeroed array, never freed; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      try array(machine, call, first: 1, .zero)
    },
    ModelEntry(
      """
      kfree kvfree vfree kfree_sensitive kzfree kfree_const kvfree_sensitive
      """, "frees an object; NULL is nothing, anything else but its start is a fault"
    ) { machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    ModelEntry("devm_kfree", "frees an object") { machine, call throws(Stop) in
      try machine.free(call.argument(1), at: call.span)
      return Value(.void)
    },
    ModelEntry("kmem_cache_free", "frees an object") { machine, call throws(Stop) in
      try machine.free(call.argument(1), at: call.span)
      return Value(.void)
    },
    ModelEntry(
      "kfree_rcu kvfree_rcu kfree_rcu_mightsleep kvfree_rcu_mightsleep",
      // The second argument is the name of a member, which is no expression.
      "frees at once: no reader is left in a replay", messageFrom: 1, evaluatesMessage: false
    ) { machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    ModelEntry(
      "kmemdup kmemdup_noprof kvmemdup", "a copy of the bytes; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in
      let copy = try allocate(machine, call, size: call.argument(1), .uninitialised)
      try copyBytes(machine, to: copy, from: call.argument(0), call, count: 1)
      return copy
    },
    ModelEntry("devm_kmemdup", "a copy of the bytes, never freed", result: .pointer) {
      machine, call throws(Stop) in
      let copy = try allocate(machine, call, size: call.argument(2), .zero)
      try copyBytes(machine, to: copy, from: call.argument(1), call, count: 2)
      return copy
    },
    ModelEntry(
      "krealloc krealloc_noprof devm_krealloc",
      "other memory with the same bytes; NULL is none, and the old is freed; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in try reallocate(machine, call) },
    ModelEntry(
      "devm_kmalloc_array", "an array that nobody wrote yet, never freed", result: .pointer
    ) { machine, call throws(Stop) in
      try array(machine, call, first: 1, .uninitialised)
    },
    ModelEntry(
      """
      devm_add_action __devm_add_action devm_add_action_or_reset __devm_add_action_or_reset
      """, "the action is not run: no device goes away; gives 0", result: .int, run: gives(0)),
    ModelEntry(
      "kmem_cache_create kmem_cache_create_usercopy __kmem_cache_create_args",
      "a cache; its fields are not known; creation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      Value(
        .pointer(
          try machine.allocate("a cache", ofUnknownSizeWith: .unknown, span: call.span)))
    },
    ModelEntry("kmem_cache_destroy", "frees a cache; NULL is nothing") {
      machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    ModelEntry(
      "__get_free_pages __get_free_pages_noprof",
      "pages that nobody wrote yet, of any size; allocation succeeds", result: .unsignedLong
    ) { machine, call throws(Stop) in try cached(machine, call, try rest(machine, call)) },
    ModelEntry(
      "get_zeroed_page get_zeroed_page_noprof", "a zeroed page, of any size; allocation succeeds",
      result: .unsignedLong
    ) { machine, call throws(Stop) in try cached(machine, call, .zero) },
    ModelEntry("free_pages", "frees pages; 0 is nothing") { machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    ModelEntry(
      """
      kmem_cache_alloc kmem_cache_alloc_noprof kmem_cache_alloc_node kmem_cache_alloc_node_noprof
      kmem_cache_alloc_lru kmem_cache_alloc_lru_noprof
      """, "an object of a cache, of any size; its fields are not known; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in
      try cached(machine, call, try rest(machine, call) == .zero ? .zero : .unknown)
    },
    ModelEntry(
      "kmem_cache_zalloc", "a zeroed object of a cache, of any size; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in try cached(machine, call, .zero) },
    ModelEntry("ksize", "the size of an object is not known", result: .unsignedLong) {
      machine, _ in machine.unknown("the size of an allocation")
    },
  ]

  static func allocate(
    _ machine: Machine, _ call: ModelCall, size: Value, _ rest: MemoryObject.Rest
  ) throws(Stop) -> Value {
    var size = size
    if machine.isOpen(size) {
      size = machine.converted(
        size, from: scalar(of: size, machine, call), to: machine.longScalar)
    } else {
      guard try machine.number(size, at: call.span) >= 0 else { return .integer(0) }
    }
    var rest = rest
    if rest == .uninitialised { rest = try self.rest(machine, call) }
    let pointer = try machine.allocate(
      "memory from \(call.name.spelling)()", sizedBy: size, kind: .heap, rest: rest,
      span: call.span)
    return Value(.pointer(pointer))
  }

  private static func reallocate(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    let first = call.name.spelling.hasPrefix("devm_") ? 1 : 0
    let old = call.argument(first)
    let new = try allocate(machine, call, size: call.argument(first + 1), .uninitialised)
    guard try machine.isTrue(old, at: call.span) else { return new }
    if case .pointer(let pointer) = old.payload, machine.memory.isLive(pointer.object) {
      let object = machine.memory[pointer.object]
      guard !object.isSizeGuessed else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() of an object whose size is not known",
          span: call.span)
      }
      let count = min(object.size, try machine.size(call, first + 1))
      try machine.copy(to: new, from: old, count: count, at: call.span)
    }
    try machine.free(old, at: call.span)
    return new
  }

  /// A constructor may have written to it, so that what is not zeroed is unknown.
  private static func cached(
    _ machine: Machine, _ call: ModelCall, _ rest: MemoryObject.Rest
  ) throws(Stop) -> Value {
    Value(
      .pointer(
        try machine.allocate(
          "memory from \(call.name.spelling)()", ofUnknownSizeWith: rest, span: call.span)))
  }

  /// What memory is that is not zeroed by the function's name: the flags may ask for zeros.
  ///
  /// Their value differs from era to era, so the text is asked first; where flags only pass through, as in
  /// `kunit_kmalloc_array`, their value is compared with the era's `__GFP_ZERO`.
  private static func rest(
    _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> MemoryObject.Rest {
    let words = machine.program.text(of: call.span).split(separator: " ")
    if words.contains("__GFP_ZERO") { return .zero }
    guard !call.name.spelling.hasPrefix("vmalloc"), !words.contains(where: { $0.hasPrefix("GFP_") })
    else { return .uninitialised }
    let flags = call.argument(flagsIndex(call))
    let zero = machine.program.constant(Name("__GFP_ZERO")) ?? 0
    if zero != 0, flags.number != nil || machine.followsPaths {
      let of = ScalarOperators(machine, unsigned, at: call.span)
      let word = machine.converted(flags, from: nil, to: unsigned)
      let isZeroed = try machine.isTrue(of(.bitAnd, word, of.number(zero)), at: call.span)
      return isZeroed ? .zero : .uninitialised
    }
    guard machine.followsPaths else { return .unknown }
    let isZeroed = machine.unknown("\(call.name.spelling)() /* with __GFP_ZERO */", of: .bool)
    return try machine.isTrue(isZeroed, at: call.span) ? .zero : .uninitialised
  }

  /// Which argument of an allocating function has the flags.
  private static func flagsIndex(_ call: ModelCall) -> Int {
    let name = call.name.spelling
    // A bucket stands before the flags where CONFIG_SLAB_BUCKETS is set.
    if name.hasPrefix("__kvmalloc_node") { return max(0, call.arguments.count - 2) }
    if name.hasPrefix("__get_free_pages") { return 0 }
    return 1 + (name.hasPrefix("devm_") ? 1 : 0) + (name.contains("_array") ? 1 : 0)
      + (name.contains("_lru") ? 1 : 0)
  }

  private static func array(
    _ machine: Machine, _ call: ModelCall, first: Int, _ rest: MemoryObject.Rest
  ) throws(Stop) -> Value {
    if machine.isOpen(call.argument(first)) || machine.isOpen(call.argument(first + 1)) {
      return try unknownArray(machine, call, first: first, rest)
    }
    let count = try machine.number(call.argument(first), at: call.span)
    let size = try machine.number(call.argument(first + 1), at: call.span)
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    // An array whose size overflows is not allocated (include/linux/slab.h).
    guard !overflow, bytes >= 0 else { return .integer(0) }
    return try allocate(machine, call, size: .integer(Int(bytes)), rest)
  }

  /// An array of a length that nobody knows, and of elements whose size is known.
  private static func unknownArray(
    _ machine: Machine, _ call: ModelCall, first: Int, _ rest: MemoryObject.Rest
  ) throws(Stop) -> Value {
    let long = machine.longScalar
    let of = ScalarOperators(machine, long, at: call.span)
    let (a, b) = (
      machine.argument(call, first, as: long), machine.argument(call, first + 1, as: long)
    )
    let (count, element) = machine.isOpen(a) ? (a, b) : (b, a)
    let size = max(1, try machine.size(element, at: call.span))
    let most = Int64(clamping: (UInt64.max >> UInt64(65 - long.bits)) / UInt64(size))
    guard try machine.isWithin(count, 0...most, at: call.span) else { return .integer(0) }
    return try allocate(machine, call, size: of(.multiply, count, element), rest)
  }

  /// How an argument of a call is read that is not known.
  private static func scalar(of value: Value, _ machine: Machine, _ call: ModelCall) -> Scalar? {
    guard case .unknown(let wanted) = value.payload else { return nil }
    for (argument, type) in zip(call.arguments, call.argumentTypes) {
      if case .unknown(wanted) = argument.payload { return machine.program.scalar(type) }
    }
    return nil
  }
}
