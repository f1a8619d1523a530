import CLibrary
import CMachine
import CProgram

// READ_ONCE, WRITE_ONCE, barriers and RCU pointers are plain accesses: a replay is one thread.

extension ModelEntry {
  static let ordering: [ModelEntry] = [
    ModelEntry(
      """
      READ_ONCE data_race rcu_dereference rcu_dereference_protected rcu_dereference_check
      rcu_dereference_raw rcu_access_pointer rcu_dereference_bh rcu_dereference_sched
      srcu_dereference rtnl_dereference rcu_pointer_handoff unrcu_pointer
      rcu_dereference_rtnl srcu_dereference_check
      """, "a plain read", result: .argument(0), onlyReads: true
    ) { _, call in call.argument(0) },
    ModelEntry(
      "WRITE_ONCE rcu_assign_pointer RCU_INIT_POINTER", "a plain write", places: [0]
    ) { machine, call throws(Stop) in
      try store(machine, call)
      return Value(.void)
    },
    ModelEntry(
      "smp_store_release smp_store_mb", "a plain write through the pointer"
    ) { machine, call throws(Stop) in
      try store(machine, call)
      return Value(.void)
    },
    ModelEntry(
      "smp_load_acquire", "a plain read through the pointer", result: .pointee(0), onlyReads: true
    ) {
      machine, call throws(Stop) in
      try machine.read(call.argument(0), pointee(machine, call), at: call.span)
    },
    ModelEntry(
      "xchg xchg_relaxed xchg_acquire xchg_release", "stores and gives the old value",
      result: .pointee(0)
    ) { machine, call throws(Stop) in
      let old = try machine.read(call.argument(0), pointee(machine, call), at: call.span)
      try store(machine, call)
      return old
    },
    ModelEntry(
      "cmpxchg cmpxchg_relaxed cmpxchg_acquire cmpxchg_release cmpxchg64 cmpxchg_local",
      "stores the third if the value is the second; gives the old value", result: .pointee(0)
    ) { machine, call throws(Stop) in
      let scalar = pointee(machine, call)
      let old = try machine.read(call.argument(0), scalar, at: call.span)
      let wanted = machine.argument(call, 1, as: scalar)
      if try machine.isEqual(old, wanted, at: call.span) {
        try machine.write(
          machine.argument(call, 2, as: scalar), through: call.argument(0), bytes: scalar.bytes,
          at: call.span)
      }
      return old
    },
    ModelEntry(
      "try_cmpxchg try_cmpxchg_relaxed try_cmpxchg_acquire try_cmpxchg_release try_cmpxchg64",
      "stores the third if the value is what the second points to, else loads that; whether it did",
      result: .int
    ) { machine, call throws(Stop) in
      let scalar = pointee(machine, call)
      let old = try machine.read(call.argument(0), scalar, at: call.span)
      let wanted = try machine.read(call.argument(1), scalar, at: call.span)
      let isStored = try machine.isEqual(old, wanted, at: call.span)
      try machine.write(
        isStored ? machine.argument(call, 2, as: scalar) : old,
        through: call.argument(isStored ? 0 : 1), bytes: scalar.bytes, at: call.span)
      return .integer(isStored ? 1 : 0)
    },
    ModelEntry(
      "rcu_replace_pointer", "a plain write; gives the old value", result: .argument(0), places: [0]
    ) { machine, call throws(Stop) in
      let old = try machine.read(call.argument(0), pointee(machine, call), at: call.span)
      try store(machine, call)
      return old
    },
    ModelEntry(
      """
      barrier mb rmb wmb smp_mb smp_rmb smp_wmb dma_wmb dma_rmb dma_mb smp_mb__before_atomic
      smp_mb__after_atomic smp_mb__after_spinlock instrumentation_begin instrumentation_end
      kcsan_mb kasan_check_read kasan_check_write instrument_atomic_read
      instrument_atomic_write instrument_atomic_read_write prefetch prefetchw
      """, "orders or prefetches memory: does nothing", run: nothing),
  ]

  private static func pointee(_ machine: Machine, _ call: ModelCall) -> Scalar {
    let type = call.argumentTypes.first?.pointee
    return type.flatMap { machine.program.scalar($0) } ?? machine.longScalar
  }

  private static func store(_ machine: Machine, _ call: ModelCall) throws(Stop) {
    let scalar = pointee(machine, call)
    try machine.write(
      machine.argument(call, 1, as: scalar), through: call.argument(0), bytes: scalar.bytes,
      at: call.span)
  }
}
