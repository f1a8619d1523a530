import CLibrary
import CMachine
import CProgram
import CSyntax

// The string functions that the kernel has as source, and a program of one file has not (C11 7.24).

extension ModelEntry {
  static let strings: [ModelEntry] = [
    ModelEntry("strncpy", "copies a string and fills up with zeros") {
      machine, call throws(Stop) in
      let count = try machine.size(call, 2)
      let source = try string(machine, call, 1, limit: count)
      try write(source, to: call.argument(0), machine, call)
      if count > source.count {
        try machine.fill(
          call.argument(0).moved(by: source.count), with: 0, count: count - source.count,
          at: call.span)
      }
      return call.argument(0)
    },
    ModelEntry("strcat strncat", "appends a string") { machine, call throws(Stop) in
      let limit = call.name.spelling == "strncat" ? try machine.size(call, 2) : Int.max
      let head = try string(machine, call, 0)
      let tail = try string(machine, call, 1, limit: limit)
      try write(head + tail + [0], to: call.argument(0), machine, call)
      return call.argument(0)
    },
    ModelEntry("strchr strrchr", "finds a byte in a string, its zero included") {
      machine, call throws(Stop) in
      let wanted = UInt8(truncatingIfNeeded: try machine.number(call.argument(1), at: call.span))
      let bytes = try string(machine, call, 0) + [0]
      let isLast = call.name.spelling == "strrchr"
      return found(
        isLast ? bytes.lastIndex(of: wanted) : bytes.firstIndex(of: wanted), call)
    },
    ModelEntry("strstr", "finds a string in a string") { machine, call throws(Stop) in
      let (bytes, wanted) = (try string(machine, call, 0), try string(machine, call, 1))
      let last = bytes.count - wanted.count
      guard last >= 0 else { return .integer(0) }
      return found((0...last).first { bytes[$0...].starts(with: wanted) }, call)
    },
    ModelEntry("memchr", "finds a byte") { machine, call throws(Stop) in
      let wanted = UInt8(truncatingIfNeeded: try machine.number(call.argument(1), at: call.span))
      for offset in 0..<(try machine.size(call, 2)) {
        if try byte(machine, call, 0, offset) == wanted { return found(offset, call) }
      }
      return .integer(0)
    },
    ModelEntry("strspn strcspn", "the length of a beginning made of some bytes, or of none of them")
    {
      machine, call throws(Stop) in
      let set = Set(try string(machine, call, 1))
      let wants = call.name.spelling == "strspn"
      return .integer(try string(machine, call, 0).prefix { set.contains($0) == wants }.count)
    },
  ]

  /// A pointer into the first argument, NULL for nothing.
  private static func found(_ offset: Int?, _ call: ModelCall) -> Value {
    guard let offset, case .pointer(var pointer) = call.argument(0).payload else {
      return .integer(0)
    }
    pointer.offset += offset
    return Value(.pointer(pointer))
  }
}
