import CLibrary
import CMachine
import CProgram
import CSyntax

// Registers of hardware. Nobody knows what they hold; a scenario that does gives memory in their place, and then they are
// that memory.

extension ModelEntry {
  static let registers: [ModelEntry] =
    [(8, "b"), (16, "w"), (32, "l"), (64, "q")].flatMap { bits, letter in
      [
        ModelEntry(
          "read\(letter) read\(letter)_relaxed __raw_read\(letter) ioread\(bits)",
          "\(bits) bits of a register: not known, unless the scenario gives memory there",
          result: bits == 64 ? .unsignedLong : .int
        ) { machine, call throws(Stop) in
          guard !isNowhere(machine, call.argument(0)), isPlain(machine, call) else {
            return machine.unknown("what \(call.name.spelling)() reads from a register")
          }
          return try machine.read(
            call.argument(0), Scalar(bits: bits, isSigned: false), at: call.span)
        },
        ModelEntry(
          "write\(letter) write\(letter)_relaxed __raw_write\(letter) iowrite\(bits)",
          "\(bits) bits to a register: without effect, unless the scenario gives memory there"
        ) { machine, call throws(Stop) in
          if isNowhere(machine, call.argument(1)) { return Value(.void) }
          let scalar = Scalar(bits: bits, isSigned: false)
          let value =
            isPlain(machine, call)
            ? machine.argument(call, 0, as: scalar) : machine.unknown("a register")
          try machine.write(value, through: call.argument(1), bytes: bits / 8, at: call.span)
          return Value(.void)
        },
      ]
    } + [
      ModelEntry(
        "inb inw inl", "what a port gives is not known", result: .int
      ) { machine, call in machine.unknown("what \(call.name.spelling)() reads from a port") },
      ModelEntry("outb outw outl", "a port takes it: does nothing", run: nothing),
    ]

  /// Whether nobody knows where an address leads.
  private static func isNowhere(_ machine: Machine, _ address: Value) -> Bool {
    address.isUnknown || machine.isChosen(address: address)
  }

  /// Whether a register is read as memory is: registers are little-endian on every machine, raw ones apart.
  private static func isPlain(_ machine: Machine, _ call: ModelCall) -> Bool {
    let name = call.name.spelling
    return !machine.program.target.architecture.isBigEndian || name.hasPrefix("__raw")
      || name.hasSuffix("8")
  }
}
