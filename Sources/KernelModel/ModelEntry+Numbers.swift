import CLibrary
import CMachine
import CProgram
import CSyntax

// Numbers in strings (lib/kstrtox.c, lib/vsprintf.c).

extension ModelEntry {
  static let numbers: [ModelEntry] =
    [
      strict("kstrtou8", bits: 8, isSigned: false), strict("kstrtos8", bits: 8, isSigned: true),
      strict("kstrtou16", bits: 16, isSigned: false), strict("kstrtos16", bits: 16, isSigned: true),
      strict("kstrtouint kstrtou32", bits: 32, isSigned: false),
      strict("kstrtoint kstrtos32", bits: 32, isSigned: true),
      strict("kstrtoul _kstrtoul", bits: nil, isSigned: false),
      strict("kstrtol _kstrtol", bits: nil, isSigned: true),
      strict("kstrtoull kstrtou64", bits: 64, isSigned: false),
      strict("kstrtoll kstrtos64", bits: 64, isSigned: true),
      ModelEntry(
        "isdigit", "whether it is a digit; headers since 5.16 leave it to gcc", result: .int,
        withoutSource: true
      ) { machine, call throws(Stop) in
        let character = try machine.number(call.argument(0), at: call.span)
        return .integer((48...57).contains(character) ? 1 : 0)
      },
      ModelEntry(
        "kstrtobool strtobool", "reads y, n, 1, 0, on or off; gives 0 or -EINVAL", result: .int
      ) { machine, call throws(Stop) in try readBool(machine, call) },
      ModelEntry(
        "simple_strtoul simple_strtoull", "the number at the beginning of a string",
        result: .unsignedLong
      ) { machine, call throws(Stop) in try readLoosely(machine, call, isSigned: false) },
      ModelEntry(
        "simple_strtol simple_strtoll", "the number with its sign at the beginning of a string",
        result: .long
      ) { machine, call throws(Stop) in try readLoosely(machine, call, isSigned: true) },
    ]

  private static func strict(_ names: String, bits: Int?, isSigned: Bool) -> ModelEntry {
    let type = bits.map { "\($0) bits" } ?? "a long"
    return ModelEntry(
      names,
      "reads a\(isSigned ? " signed" : "n unsigned") number of \(type); 0, -EINVAL or -ERANGE",
      result: .int
    ) { machine, call throws(Stop) in
      let scalar = Scalar(bits: bits ?? machine.longScalar.bits, isSigned: isSigned)
      if isUnknown(machine, call) { return try readStrictly(machine, call, scalar) }
      var text = try string(machine, call, 0)[...]
      let isNegative = isSigned && text.first == UInt8(ascii: "-")
      if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
      let digits = digits(text, base: try machine.number(call.argument(1), at: call.span))
      if digits.overflows { return error(34) }
      var rest = digits.rest
      if rest.first == UInt8(ascii: "\n") { rest.removeFirst() }
      guard digits.count > 0, rest.isEmpty else { return error(22) }
      let most = UInt64.max >> UInt64(64 - scalar.bits + (isSigned ? 1 : 0))
      guard digits.value <= (isNegative ? most + 1 : most) else { return error(34) }
      let value = isNegative ? 0 &- digits.value : digits.value
      try machine.write(
        Value(.integer(scalar.wrap(value))), through: call.argument(2), bytes: scalar.bytes,
        at: call.span)
      return .integer(0)
    }
  }

  /// Whether nobody knows all of the string, and paths are followed.
  private static func isUnknown(_ machine: Machine, _ call: ModelCall) -> Bool {
    machine.followsPaths && machine.string(at: call.argument(0), limit: 1 << 20) == nil
  }

  private static func readStrictly(
    _ machine: Machine, _ call: ModelCall, _ scalar: Scalar
  ) throws(Stop) -> Value {
    let base = try machine.number(call.argument(1), at: call.span)
    let digits = try DigitsBehind(
      machine, call, base: base, isSigned: scalar.isSigned, takesPlus: true)
    guard digits.count > 0, try digits.endLine() else { return error(22) }
    let most = Int64(clamping: UInt64.max >> UInt64(64 - scalar.bits + (scalar.isSigned ? 1 : 0)))
    let least = digits.isNegative ? most &+ 1 : most
    if least > 0, try !machine.isWithin(digits.value, 0...least, at: call.span) { return error(34) }
    let word = Scalar(bits: 64, isSigned: false)
    try machine.write(
      machine.converted(digits.number(), from: word, to: scalar), through: call.argument(2),
      bytes: scalar.bytes, at: call.span)
    return .integer(0)
  }

  private struct Digits {
    var value: UInt64 = 0
    var count = 0
    var overflows = false
    var rest: ArraySlice<UInt8>
  }

  /// The digits at the beginning of a text, the base being found out if it is 0.
  private static func digits(_ text: ArraySlice<UInt8>, base given: Int64) -> Digits {
    var text = text
    let isHexadecimal =
      text.first == UInt8(ascii: "0") && text.dropFirst().first.map { $0 | 0x20 } == 0x78
      && text.dropFirst(2).first.flatMap { digit($0) } ?? 99 < 16
    var base = UInt64(clamping: given)
    if base == 0 { base = isHexadecimal ? 16 : text.first == UInt8(ascii: "0") ? 8 : 10 }
    if base == 16, text.first == UInt8(ascii: "0"),
      text.dropFirst().first.map({ $0 | 0x20 }) == 0x78
    {
      text = text.dropFirst(2)
    }
    var digits = Digits(rest: text)
    while let first = digits.rest.first, let next = digit(first), next < base {
      let (shifted, overflow) = digits.value.multipliedReportingOverflow(by: base)
      let carry = shifted.addingReportingOverflow(next).overflow
      digits.overflows = digits.overflows || overflow || carry
      digits.value = digits.value &* base &+ next
      digits.count += 1
      digits.rest.removeFirst()
    }
    return digits
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    case 0x41...0x46: UInt64(byte - 0x41 + 10)
    default: nil
    }
  }

  private static func readBool(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    guard try machine.isTrue(call.argument(0), at: call.span) else { return error(22) }
    if isUnknown(machine, call) { return try readUnknownBool(machine, call) }
    let text = try string(machine, call, 0)
    let value: Value
    switch (text.first.map { $0 | 0x20 }, text.dropFirst().first.map { $0 | 0x20 }) {
    case (0x79, _), (0x6F, 0x6E): value = .integer(1)
    case (0x6E, _), (0x6F, 0x66): value = .integer(0)
    case (0x31, _) where text[0] == 0x31: value = .integer(1)
    case (0x30, _) where text[0] == 0x30: value = .integer(0)
    case (0x74, _), (0x66, _), (0x65, _), (0x64, _): return try readOfSomeEras(machine, call)
    default: return error(22)
    }
    try machine.write(value, through: call.argument(1), bytes: 1, at: call.span)
    return .integer(0)
  }

  /// Some eras take t, f, e and d, others do not.
  private static func readOfSomeEras(
    _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let name = call.name.spelling
    try machine.write(
      machine.unknown("what \(name)() reads", of: .bool, .result(of: name)),
      through: call.argument(1), bytes: 1, at: call.span)
    return machine.unknown("\(name)()", of: .int, .result(of: name))
  }

  private static func readUnknownBool(
    _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    let text = bytes(machine, call, 0)
    let (first, isSome) = (
      try text.value(at: 0),
      { (byte: Value, characters: String) throws(Stop) -> Bool in
        for character in characters.utf8 where try text.isCharacter(byte, character) {
          return true
        }
        return false
      }
    )
    var value: Value?
    if try isSome(first, "yY1") {
      value = .integer(1)
    } else if try isSome(first, "nN0") {
      value = .integer(0)
    } else if try isSome(first, "oO") {
      let second = try text.value(at: 1)
      if try isSome(second, "nN") {
        value = .integer(1)
      } else if try isSome(second, "fF") {
        value = .integer(0)
      }
    } else if try isSome(first, "tTfFeEdD") {
      return try readOfSomeEras(machine, call)
    }
    guard let value else { return error(22) }
    try machine.write(value, through: call.argument(1), bytes: 1, at: call.span)
    return .integer(0)
  }

  private static func readLoosely(
    _ machine: Machine, _ call: ModelCall, isSigned: Bool
  ) throws(Stop) -> Value {
    if isUnknown(machine, call) {
      let base = try machine.number(call.argument(2), at: call.span)
      let digits = try DigitsBehind(
        machine, call, base: base, isSigned: isSigned, takesPlus: false)
      let length = digits.count > 0 ? digits.end : 0
      if try machine.isTrue(call.argument(1), at: call.span) {
        try machine.write(
          call.argument(0).moved(by: length), through: call.argument(1),
          bytes: machine.longScalar.bytes, at: call.span)
      }
      let bits = call.name.spelling.hasSuffix("ll") ? 64 : machine.longScalar.bits
      return machine.converted(
        try digits.number(), from: Scalar(bits: 64, isSigned: false),
        to: Scalar(bits: bits, isSigned: isSigned))
    }
    let text = try string(machine, call, 0)
    let isNegative = isSigned && text.first == UInt8(ascii: "-")
    let digits = digits(
      isNegative ? text.dropFirst() : text[...],
      base: try machine.number(call.argument(2), at: call.span))
    if try machine.isTrue(call.argument(1), at: call.span) {
      let end = call.argument(0).moved(by: text.count - digits.rest.count)
      try machine.write(
        end, through: call.argument(1), bytes: machine.longScalar.bytes, at: call.span)
    }
    let bits = call.name.spelling.hasSuffix("ll") ? 64 : machine.longScalar.bits
    let value = isNegative ? 0 &- digits.value : digits.value
    return Value(.integer(Scalar(bits: bits, isSigned: isSigned).wrap(value)))
  }
}
