import CLibrary
import CMachine
import CProgram
import CSyntax

// What a program prints (C11 7.21). A value that nobody knows is never printed as something.

extension ModelEntry {
  static let output: [ModelEntry] = [
    ModelEntry("printf", "prints") { machine, call throws(Stop) in
      try print(try rendered(machine, call, format: 0), .output, machine)
    },
    ModelEntry("fprintf", "prints to stdout or stderr") { machine, call throws(Stop) in
      try print(try rendered(machine, call, format: 1), try stream(machine, call, 0), machine)
    },
    ModelEntry("vprintf", "prints the arguments of a va_list") { machine, call throws(Stop) in
      let arguments = machine.variableArguments(call.argument(1))
      return try print(
        try rendered(machine, call, call.argument(0), arguments), .output, machine)
    },
    ModelEntry("puts", "prints a string and a newline") { machine, call throws(Stop) in
      try print(try string(machine, call, 0) + [0x0A], .output, machine)
    },
    ModelEntry("fputs", "prints a string") { machine, call throws(Stop) in
      try print(try string(machine, call, 0), try stream(machine, call, 1), machine)
    },
    ModelEntry("putchar putchar_unlocked", "prints a byte") { machine, call throws(Stop) in
      try putByte(machine, call, .output)
    },
    ModelEntry("fputc putc", "prints a byte") { machine, call throws(Stop) in
      try putByte(machine, call, try stream(machine, call, 1))
    },
    ModelEntry("fflush setbuf", "nothing is held back", run: gives(0)),
    ModelEntry("sprintf", "renders into a buffer") { machine, call throws(Stop) in
      let bytes = try rendered(machine, call, format: 1)
      try write(bytes + [0], to: call.argument(0), machine, call)
      return .integer(bytes.count)
    },
    ModelEntry("snprintf", "renders into a buffer of a size") { machine, call throws(Stop) in
      try fill(try rendered(machine, call, format: 2), machine, call)
    },
    ModelEntry("vsprintf", "renders the arguments of a va_list") { machine, call throws(Stop) in
      let arguments = machine.variableArguments(call.argument(2))
      let bytes = try rendered(machine, call, call.argument(1), arguments)
      try write(bytes + [0], to: call.argument(0), machine, call)
      return .integer(bytes.count)
    },
    ModelEntry("vsnprintf", "renders the arguments of a va_list into a buffer of a size") {
      machine, call throws(Stop) in
      let arguments = machine.variableArguments(call.argument(3))
      return try fill(
        try rendered(machine, call, call.argument(2), arguments), machine, call)
    },
  ]

  private static func print(
    _ bytes: [UInt8], _ stream: HostEnvironment.Stream, _ machine: Machine
  ) throws(Stop) -> Value {
    machine.host?.print(bytes, to: stream)
    return .integer(bytes.count)
  }

  private static func putByte(
    _ machine: Machine, _ call: ModelCall, _ stream: HostEnvironment.Stream
  ) throws(Stop) -> Value {
    let byte = UInt8(truncatingIfNeeded: try machine.number(call.argument(0), at: call.span))
    machine.host?.print([byte], to: stream)
    return .integer(Int(byte))
  }

  private static func fill(
    _ bytes: [UInt8], _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let size = try machine.size(call, 1)
    if size > 0 {
      try write(Array(bytes.prefix(size - 1)) + [0], to: call.argument(0), machine, call)
    }
    return .integer(bytes.count)
  }

  private static func rendered(
    _ machine: Machine, _ call: ModelCall, format: Int
  ) throws(Stop) -> [UInt8] {
    try rendered(
      machine, call, call.argument(format), Array(call.arguments.dropFirst(format + 1)))
  }

  private static func rendered(
    _ machine: Machine, _ call: ModelCall, _ format: Value, _ arguments: [Value]
  ) throws(Stop) -> [UInt8] {
    guard let text = renderFormat(machine, format, arguments, .library) else {
      _ = try string(machine, format, limit: .max, at: call.span)
      throw Stop(
        .unsupported, "the format of \(call.name.spelling)() is not a known string",
        span: call.span)
    }
    if let fault = text.fault { throw fault }
    guard text.isExact else {
      throw Stop(
        .unsupported,
        "\(call.name.spelling)() would print a value that is not known, or a conversion that is not "
          + "rendered", span: call.span)
    }
    return text.bytes
  }

  /// `stdout` and `stderr` are numbers in our own stdio.h; any other stream is out of reach.
  private static func stream(
    _ machine: Machine, _ call: ModelCall, _ index: Int
  ) throws(Stop) -> HostEnvironment.Stream {
    switch call.argument(index).number {
    case 1: return .output
    case 2: return .error
    default:
      throw Stop(
        .unsupported, "\(call.name.spelling)() to a stream that is neither stdout nor stderr",
        span: call.span)
    }
  }
}
