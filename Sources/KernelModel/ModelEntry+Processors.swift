import CLibrary
import CMachine
import CProgram
import CSyntax

// A replay runs on processor 0, as one task. Which task that is, and what its fields are, only a scenario
// can say: `models: {get_current: {returns: task}}`.

extension ModelEntry {
  static let processors: [ModelEntry] = [
    // include/linux/jump_label.h: what is jumped over depends on the count of the key and on how it was written.
    ModelEntry(
      "arch_static_branch arch_static_branch_jump",
      "whether a static key is on, turned round where the second argument says so; no tracepoint is on",
      result: .int
    ) { machine, call throws(Stop) in
      let isOn = try isKeyOn(machine, call)
      let isTurned = try machine.isTrue(call.argument(1), at: call.span)
      return .integer(isOn != isTurned ? 1 : 0)
    },
    ModelEntry("get_current", "the one task that runs; its fields are not known", result: .pointer)
    {
      machine, _ throws(Stop) in
      Value(
        .pointer(
          try machine.shared("the current task") { () throws(Stop) in
            try machine.allocate("the current task", ofUnknownSizeWith: .unknown)
          }))
    },
    ModelEntry(
      "smp_processor_id raw_smp_processor_id get_cpu __smp_processor_id debug_smp_processor_id",
      "a replay runs on processor 0", result: .int, run: gives(0)),
    // Where a count lies in a segment of its own, assembly jumps on it (arch/x86/include/asm/preempt.h).
    ModelEntry(
      "__preempt_count_dec_and_test", "no task waits for the end of a section: gives 0",
      result: .int, run: gives(0)),
    ModelEntry("put_cpu put_cpu_ptr", "the processor stays the same", run: nothing),
    ModelEntry(
      "this_cpu_ptr raw_cpu_ptr get_cpu_ptr __this_cpu_ptr", "what processor 0 has of a variable",
      result: .argument(0)
    ) { _, call in call.argument(0) },
    ModelEntry(
      "per_cpu_ptr", "what processor 0 has of a variable; another's is not known",
      result: .argument(0)
    ) { machine, call throws(Stop) in
      guard try !machine.isWithin(call.argument(1), 0...0, at: call.span) else {
        return call.argument(0)
      }
      guard machine.followsPaths, let type = call.argumentTypes.first?.pointee else {
        throw Stop(
          .unsupported, "a variable of another processor than 0 is not modelled", span: call.span)
      }
      let number = call.argument(1).number.map { "\($0)" } ?? "another processor"
      let name = "what \(number) has of \(machine.describe(call.argument(0)))"
      return Value(
        .pointer(
          try machine.shared(name) { () throws(Stop) in
            try machine.allocate(
              name, size: machine.program.measure(type).size, kind: .heap, rest: .unknown,
              type: type)
          }))
    },
    ModelEntry(
      "this_cpu_read __this_cpu_read raw_cpu_read this_cpu_read_stable",
      "a plain read of what processor 0 has", result: .argument(0)
    ) { _, call in call.argument(0) },
    ModelEntry(
      "this_cpu_write __this_cpu_write raw_cpu_write", "a plain write to what processor 0 has",
      places: [0]
    ) { machine, call throws(Stop) in
      try change(machine, call) { _ throws(Stop) in call.argument(1) }
    },
    ModelEntry(
      "this_cpu_add __this_cpu_add raw_cpu_add", "adds to what processor 0 has", places: [0]
    ) { machine, call throws(Stop) in
      try step(machine, call, by: machine.number(call.argument(1), at: call.span))
    },
    ModelEntry(
      "this_cpu_sub __this_cpu_sub raw_cpu_sub", "subtracts from what processor 0 has", places: [0]
    ) { machine, call throws(Stop) in
      try step(machine, call, by: 0 &- machine.number(call.argument(1), at: call.span))
    },
    ModelEntry(
      "this_cpu_inc __this_cpu_inc raw_cpu_inc", "adds one to what processor 0 has", places: [0]
    ) { machine, call throws(Stop) in try step(machine, call, by: 1) },
    ModelEntry(
      "this_cpu_dec __this_cpu_dec raw_cpu_dec", "subtracts one from what processor 0 has",
      places: [0]
    ) { machine, call throws(Stop) in try step(machine, call, by: -1) },
    ModelEntry(
      "__alloc_percpu __alloc_percpu_gfp pcpu_alloc pcpu_alloc_noprof",
      "zeroed memory for processor 0; allocation succeeds", result: .pointer
    ) { machine, call throws(Stop) in
      let size = try machine.size(call, 0)
      return Value(
        .pointer(
          try machine.allocate(
            "memory from \(call.name.spelling)()", size: size, kind: .heap, rest: .zero,
            span: call.span)))
    },
    ModelEntry("free_percpu", "frees an object") { machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
  ]

  /// Whether the count of a static key says that it is on; no tracepoint is.
  private static func isKeyOn(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Bool {
    if case .pointer(let pointer) = call.argument(0).payload,
      machine.memory[pointer.object].name.hasPrefix("__tracepoint_")
    {
      return false
    }
    return try machine.isTrue(machine.read(call.argument(0), int, at: call.span), at: call.span)
  }

  private static func step(
    _ machine: Machine, _ call: ModelCall, by amount: Int64
  ) throws(Stop) -> Value {
    try change(machine, call) { old throws(Stop) in
      .integer(Int(truncatingIfNeeded: try machine.number(old, at: call.span) &+ amount))
    }
  }

  /// Gives the variable behind the first argument, a place, a new value.
  private static func change(
    _ machine: Machine, _ call: ModelCall, _ new: (Value) throws(Stop) -> Value
  ) throws(Stop) -> Value {
    let type = call.argumentTypes.first?.pointee
    let scalar = type.flatMap { machine.program.scalar($0) } ?? machine.longScalar
    let old = try machine.read(call.argument(0), scalar, at: call.span)
    let value = machine.converted(try new(old), from: nil, to: scalar)
    try machine.write(value, through: call.argument(0), bytes: scalar.bytes, at: call.span)
    return Value(.void)
  }
}
