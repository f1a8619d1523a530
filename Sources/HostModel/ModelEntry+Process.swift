import CLibrary
import CMachine
import CProgram
import CSyntax

// Memory, and the end of a program (C11 7.22).

extension ModelEntry {
  static let process: [ModelEntry] = [
    ModelEntry("malloc", "memory that nobody wrote; it never runs out") {
      machine, call throws(Stop) in
      try allocate(machine, call, try machine.size(call, 0), .uninitialised)
    },
    ModelEntry("calloc", "memory full of zeros") { machine, call throws(Stop) in
      let (count, size) = (try machine.size(call, 0), try machine.size(call, 1))
      let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
      return isTooMuch || bytes > machine.largestSize
        ? .integer(0) : try allocate(machine, call, bytes, .zero)
    },
    ModelEntry("realloc", "memory with what the old one held") { machine, call throws(Stop) in
      let size = try machine.size(call, 1)
      let old = call.argument(0)
      let object = try machine.freeable(old, at: call.span)
      let new = try allocate(machine, call, size, .uninitialised)
      guard let object else { return new }
      let held = machine.memory[object].size
      try machine.copy(to: new, from: old, count: min(size, held), at: call.span)
      try machine.free(old, at: call.span)
      return new
    },
    ModelEntry("free cfree", "ends an object's life; NULL is nothing") {
      machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    ModelEntry(
      "exit _exit _Exit", "ends the program; only exit() calls what atexit() registered"
    ) { machine, call throws(Stop) in
      let status = try machine.number(call.argument(0), at: call.span)
      if call.name != Name("exit") { machine.host?.exitFunctions = [] }
      machine.host?.exitStatus = Int(status & 0xFF)
      throw Stop(.invalid, "the program ended by \(call.name.spelling)()", span: call.span)
    },
    ModelEntry("abort", "a stop") { _, call throws(Stop) in
      throw Stop(.fault(.bug), "the program calls abort()", span: call.span)
    },
    ModelEntry("__assert_fail", "a stop that says what was asserted") {
      machine, call throws(Stop) in
      let text = machine.string(at: call.argument(0)).map { String(decoding: $0, as: UTF8.self) }
      throw Stop(
        .fault(.bug), "the assertion '\(text ?? "?")' does not hold", span: call.span)
    },
    ModelEntry("atexit", "calls a function when the program ends") { machine, call throws(Stop) in
      let function = try machine.callable(call.argument(0), at: call.span)
      machine.host?.exitFunctions.append(function)
      return .integer(0)
    },
  ]

  private static func allocate(
    _ machine: Machine, _ call: ModelCall, _ size: Int, _ rest: MemoryObject.Rest
  ) throws(Stop) -> Value {
    Value(
      .pointer(
        try machine.allocate(
          "the memory of \(call.name.spelling)()", size: size, kind: .heap, rest: rest,
          span: call.span)))
  }

  static let numbers: [ModelEntry] = [
    ModelEntry("abs", "the value without its sign") { machine, call throws(Stop) in
      let number = Int32(truncatingIfNeeded: try machine.number(call.argument(0), at: call.span))
      return .integer(Int(number < 0 ? 0 &- number : number))
    },
    ModelEntry("labs llabs", "the value without its sign") { machine, call throws(Stop) in
      let number = try machine.number(call.argument(0), at: call.span)
      return .integer(Int(number < 0 ? 0 &- number : number))
    },
    ModelEntry("atoi atol atoll", "the number a string begins with") {
      machine, call throws(Stop) in
      let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D]
      var digits = try string(machine, call, 0).drop { blanks.contains($0) }
      let isNegative = digits.first == UInt8(ascii: "-")
      if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
      var number = 0
      for digit in digits.prefix(while: { $0 >= 0x30 && $0 <= 0x39 }) {
        number = number &* 10 &+ Int(digit - 0x30)
      }
      return .integer(isNegative ? 0 &- number : number)
    },
  ]
}

extension Machine {
  /// The largest object that an address can be taken in.
  fileprivate var largestSize: Int {
    program.target.architecture.pointerSize == 4 ? Int(Int32.max) : Int.max
  }
}
