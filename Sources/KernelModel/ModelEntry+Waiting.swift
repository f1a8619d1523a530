import CLibrary
import CMachine
import CProgram
import CSyntax

// Waiting for a condition: if it holds nobody waits, and if it does not, another thread would have to make it hold.

extension ModelEntry {
  static let waiting: [ModelEntry] = [
    ModelEntry(
      """
      wait_event io_wait_event wait_event_freezable wait_event_idle wait_event_killable
      wait_event_interruptible wait_event_interruptible_exclusive wait_event_lock_irq
      wait_event_interruptible_lock_irq swait_event_exclusive
      swait_event_interruptible_exclusive
      """, "goes on if the condition holds, gives 0; else the run stops: nobody else is there",
      result: .int, places: [0]
    ) { machine, call throws(Stop) in
      try wait(machine, call)
      return .integer(0)
    },
    ModelEntry(
      """
      wait_event_timeout wait_event_interruptible_timeout wait_event_killable_timeout
      wait_event_idle_timeout wait_event_freezable_timeout wait_event_interruptible_lock_irq_timeout
      wait_event_lock_irq_timeout
      """,
      "goes on if the condition holds, gives the time left; else the run stops: no time passes",
      result: .long, places: [0]
    ) { machine, call throws(Stop) in
      try wait(machine, call)
      // The time is the last argument, the lock of two of them standing before it.
      let left = machine.argument(
        call, call.arguments.count - 1,
        as: Scalar(bits: machine.longScalar.bits, isSigned: true))
      return left.isZero ? .integer(1) : left
    },
    ModelEntry(
      "wait_var_event wait_var_event_killable wait_var_event_interruptible",
      "goes on if the condition holds, gives 0; else the run stops: nobody else is there",
      result: .int
    ) { machine, call throws(Stop) in
      try wait(machine, call)
      return .integer(0)
    },
    ModelEntry(
      "wait_on_bit wait_on_bit_io wait_on_bit_timeout",
      "goes on if the bit is clear, gives 0; else the run stops: nobody else is there", result: .int
    ) { machine, call throws(Stop) in
      let bit = try machine.size(call, 1)
      let bits = machine.longScalar.bits
      let word = try machine.read(
        call.argument(0).moved(by: bit / bits * (bits / 8)), machine.longScalar, at: call.span)
      let value = UInt64(bitPattern: try machine.number(word, at: call.span))
      if value >> UInt64(bit % bits) & 1 == 1 { throw endless(machine, call) }
      return .integer(0)
    },
  ]

  private static func wait(_ machine: Machine, _ call: ModelCall) throws(Stop) {
    guard try machine.isTrue(call.argument(1), at: call.span) else {
      throw endless(machine, call)
    }
  }

  private static func endless(_ machine: Machine, _ call: ModelCall) -> Stop {
    Stop(
      .unsupported,
      "'\(machine.program.text(of: call.span))' waits for what another thread would have to do",
      span: call.span)
  }
}
