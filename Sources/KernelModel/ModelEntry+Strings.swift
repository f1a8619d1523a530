import CLibrary
import CMachine
import CProgram
import CSyntax

// The kernel's own string functions.

extension ModelEntry {
  static let strings: [ModelEntry] = [
    ModelEntry(
      "strscpy strlcpy strscpy_pad",
      "copies a string, cut to the size, and strscpy_pad fills up with zeros; gives its length",
      result: .int
    ) { machine, call throws(Stop) in
      if let length = try copyCut(machine, call) { return length }
      let source = try string(machine, call, 1)
      guard call.arguments.count > 2 else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() without a size is not modelled", span: call.span)
      }
      let size = try machine.size(call, 2)
      guard size > 0 else {
        return .integer(call.name.spelling == "strlcpy" ? source.count : -7)
      }
      let rest = call.name.spelling == "strscpy_pad" ? max(1, size - source.count) : 1
      guard rest <= machine.limits.memory else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() pads \(rest) bytes", span: call.span)
      }
      try write(
        Array(source.prefix(size - 1)) + [UInt8](repeating: 0, count: rest), to: call.argument(0),
        machine, call)
      if call.name.spelling == "strlcpy" { return .integer(source.count) }
      // -E2BIG when it was cut (lib/string.c).
      return .integer(source.count < size ? source.count : -7)
    },
    ModelEntry(
      "snprintf scnprintf", "renders a message into a buffer", result: .int, messageFrom: 2
    ) { machine, call throws(Stop) in
      try render(
        machine, call, format: 2, Array(call.arguments.dropFirst(3)),
        isCut: call.name.spelling == "scnprintf")
    },
    ModelEntry("sprintf", "renders a message into a buffer", result: .int, messageFrom: 1) {
      machine, call throws(Stop) in
      try renderWhole(machine, call, Array(call.arguments.dropFirst(2)))
    },
    ModelEntry("vsnprintf vscnprintf", "the same of a va_list", result: .int) {
      machine, call throws(Stop) in
      try render(
        machine, call, format: 2, machine.variableArguments(call.argument(3)),
        isCut: call.name.spelling == "vscnprintf")
    },
    ModelEntry("vsprintf", "the same without a limit", result: .int) {
      machine, call throws(Stop) in
      try renderWhole(machine, call, machine.variableArguments(call.argument(2)))
    },
  ]

  /// Copies a string of which nobody knows where it ends, cut to the size; nil where that is to be found out byte by byte.
  private static func copyCut(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value? {
    guard machine.followsPaths, call.arguments.count > 2, !machine.isOpen(call.argument(2)) else {
      return nil
    }
    let size = try machine.size(call, 2)
    let copying = StringCopying(limit: size, isPadded: call.name.spelling == "strscpy_pad")
    guard let length = try copyOpen(machine, call, copying) else { return nil }
    if call.name.spelling == "strlcpy" { return machine.result(length, of: call) }
    // -E2BIG when it was cut (lib/string.c).
    return machine.result(machine.length(length, below: size, else: -7), of: call)
  }

  /// Renders a message into a buffer of a size; gives the length it has, or would have.
  private static func render(
    _ machine: Machine, _ call: ModelCall, format: Int, _ arguments: [Value], isCut: Bool
  ) throws(Stop) -> Value {
    let size = try machine.size(call, 1)
    let text = renderFormat(machine, call.argument(format), arguments, .kernel)
    guard let text, text.isExact else {
      return try forget(call.argument(0), size, machine, call)
    }
    let bytes = text.bytes
    if size > 0 {
      try write(Array(bytes.prefix(size - 1)) + [0], to: call.argument(0), machine, call)
    }
    return .integer(isCut && bytes.count >= size ? max(0, size - 1) : bytes.count)
  }

  private static func renderWhole(
    _ machine: Machine, _ call: ModelCall, _ arguments: [Value]
  ) throws(Stop) -> Value {
    let text = renderFormat(machine, call.argument(1), arguments, .kernel)
    guard let text, text.isExact else {
      return try forget(call.argument(0), text?.bytes.count ?? 1, machine, call)
    }
    try write(text.bytes + [0], to: call.argument(0), machine, call)
    return .integer(text.bytes.count)
  }

  /// Makes a buffer unknown into which something was written that cannot be told; gives its length.
  private static func forget(
    _ value: Value, _ size: Int, _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let unknown = machine.unknown("what \(call.name.spelling)() wrote")
    if case .pointer(var pointer) = value.payload {
      for _ in 0..<min(size, 4096) {
        try machine.write(unknown, through: Value(.pointer(pointer)), bytes: 1, at: call.span)
        pointer.offset += 1
      }
    }
    return machine.unknown("the length of a message")
  }
}
