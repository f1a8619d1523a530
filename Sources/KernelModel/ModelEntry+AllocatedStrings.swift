import CLibrary
import CMachine
import CProgram
import CSyntax

// Strings in memory of their own, and messages rendered into strings.

extension ModelEntry {
  static let allocatedStrings: [ModelEntry] = [
    ModelEntry(
      "kstrdup kstrdup_const kstrdup_noprof", "a copy of the string; NULL stays NULL",
      result: .pointer
    ) { machine, call throws(Stop) in
      try duplicate(machine, call, 0)
    },
    ModelEntry("devm_kstrdup devm_kstrdup_const", "the same, never freed", result: .pointer) {
      machine, call throws(Stop) in
      try duplicate(machine, call, 1)
    },
    ModelEntry("kstrndup", "a copy of the string, cut to the length", result: .pointer) {
      machine, call throws(Stop) in
      if call.argument(0).isZero { return .integer(0) }
      let limit = try machine.size(call, 1)
      if machine.followsPaths, machine.string(at: call.argument(0)) == nil {
        return try duplicate(machine, call, 0, limit: limit)
      }
      return try copy(of: try string(machine, call, 0, limit: limit), machine, call)
    },
    ModelEntry("kmemdup_nul", "a copy of the bytes with a zero behind", result: .pointer) {
      machine, call throws(Stop) in
      if call.argument(0).isZero { return .integer(0) }
      let size = try machine.size(call, 1)
      let copy = try allocate(machine, call, size: .integer(size &+ 1), .zero)
      try machine.copy(to: copy, from: call.argument(0), count: size, at: call.span)
      return copy
    },
    ModelEntry(
      "kasprintf", "a message in memory of its own; allocation succeeds", result: .pointer,
      messageFrom: 1
    ) { machine, call throws(Stop) in
      try rendered(machine, call, 1, Array(call.arguments.dropFirst(2)))
    },
    ModelEntry("kvasprintf kvasprintf_const", "the same of a va_list", result: .pointer) {
      machine, call throws(Stop) in
      try rendered(machine, call, 1, machine.variableArguments(call.argument(2)))
    },
    ModelEntry(
      "devm_kasprintf", "a message in memory of its own, never freed", result: .pointer,
      messageFrom: 2
    ) { machine, call throws(Stop) in
      try rendered(machine, call, 2, Array(call.arguments.dropFirst(3)))
    },
    ModelEntry("devm_kvasprintf", "the same of a va_list", result: .pointer) {
      machine, call throws(Stop) in
      try rendered(machine, call, 2, machine.variableArguments(call.argument(3)))
    },
  ]

  /// A string in memory of its own.
  static func copy(
    of text: [UInt8], _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let copy = try allocate(machine, call, size: .integer(text.count + 1), .zero)
    try write(text + [0], to: copy, machine, call)
    return copy
  }

  private static func duplicate(
    _ machine: Machine, _ call: ModelCall, _ argument: Int, limit: Int = .max
  ) throws(Stop) -> Value {
    if call.argument(argument).isZero { return .integer(0) }
    if limit == .max, let text = machine.string(at: call.argument(argument)) {
      return try copy(of: text, machine, call)
    }
    guard machine.followsPaths else {
      return machine.unknown("the copy of a string that is not known")
    }
    // Whether there is a string is one question, and no turn of a loop.
    if call.argument(argument).isUnknown {
      if try machine.isWithin(call.argument(argument), 0...0, at: call.span) { return .integer(0) }
    } else {
      guard try machine.isTrue(call.argument(argument), at: call.span) else { return .integer(0) }
    }
    if let copy = try copyOpen(machine, call, argument, limit: limit) {
      return copy
    }
    let count = try bytes(machine, call, argument).length(limit: limit)
    let copy = try allocate(machine, call, size: .integer(count + 1), .zero)
    try machine.copy(to: copy, from: call.argument(argument), count: count, at: call.span)
    return copy
  }

  /// A copy of a string of which nobody knows where it ends; nil where that is to be found out byte by byte.
  static func copyOpen(
    _ machine: Machine, _ call: ModelCall, _ argument: Int, limit: Int? = nil
  ) throws(Stop) -> Value? {
    let source = call.argument(argument)
    // What is longer than any string is no limit.
    let limit = limit.flatMap { $0 < .max ? $0 : nil }
    guard let length = try machine.openLength(source, limit: limit, at: call.span) else {
      return nil
    }
    let size = try ScalarOperators(machine, machine.longScalar, at: call.span)(
      .add, length, .integer(1))
    let copy = try allocate(machine, call, size: size, .unknown)
    _ = try machine.copyOpenString(
      to: copy, from: source, StringCopying(limit: limit.map { $0 &+ 1 }), at: call.span)
    return copy
  }

  /// A message in memory of its own, of which nobody knows the bytes if they cannot be told.
  private static func rendered(
    _ machine: Machine, _ call: ModelCall, _ format: Int, _ arguments: [Value]
  ) throws(Stop) -> Value {
    if let text = renderFormat(machine, call.argument(format), arguments, .kernel), text.isExact {
      return try copy(of: text.bytes, machine, call)
    }
    return Value(
      .pointer(
        try machine.allocate(
          "a message from \(call.name.spelling)()", ofUnknownSizeWith: .unknown, span: call.span)))
  }
}
