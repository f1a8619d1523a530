import CLibrary
import CMachine
import CProgram
import CSyntax

// What lib/string.c and lib/string_helpers.c look for in strings and bytes.

extension ModelEntry {
  static let searches: [ModelEntry] = [
    ModelEntry("strchr", "the first such character, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      found(
        call, try bytes(machine, call, 0).firstPlace(of: sought(machine, call, 1), endsAtZero: true)
      )
    },
    ModelEntry("strrchr", "the last such character, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      let (text, wanted) = (try string(machine, call, 0) + [0], try character(machine, call, 1))
      return found(call, text.lastIndex(of: wanted))
    },
    ModelEntry("strchrnul", "the first such character, else the end", result: .pointer) {
      machine, call throws(Stop) in
      let text = bytes(machine, call, 0)
      let place = try text.firstPlace(of: sought(machine, call, 1), endsAtZero: true)
      if let place { return found(call, place) }
      return found(call, try text.length())
    },
    ModelEntry("strnchr", "the first such character among so many, NULL if none", result: .pointer)
    { machine, call throws(Stop) in
      let (limit, wanted) = (try machine.size(call, 1), sought(machine, call, 2))
      return found(
        call,
        try bytes(machine, call, 0).firstPlace(of: wanted, limit: limit, endsAtZero: true))
    },
    ModelEntry("strstr", "where a string stands in another, NULL if nowhere", result: .pointer) {
      machine, call throws(Stop) in
      found(call, place(of: try string(machine, call, 1), in: try string(machine, call, 0)))
    },
    ModelEntry(
      "strnstr", "where a string stands in the beginning of another, NULL if nowhere",
      result: .pointer
    ) { machine, call throws(Stop) in
      let text = try string(machine, call, 0, limit: try machine.size(call, 2))
      return found(call, place(of: try string(machine, call, 1), in: text))
    },
    ModelEntry("strpbrk", "the first character that is one of some, NULL if none", result: .pointer)
    { machine, call throws(Stop) in
      let some = try string(machine, call, 1)
      return found(call, try string(machine, call, 0).firstIndex { some.contains($0) })
    },
    ModelEntry(
      "strspn", "how many characters at the beginning are some of a set", result: .unsignedLong
    ) { machine, call throws(Stop) in
      let (text, some) = (try string(machine, call, 0), try string(machine, call, 1))
      return .integer(text.prefix { some.contains($0) }.count)
    },
    ModelEntry(
      "strcspn", "how many characters at the beginning are none of a set", result: .unsignedLong
    ) { machine, call throws(Stop) in
      let (text, some) = (try string(machine, call, 0), try string(machine, call, 1))
      return .integer(text.prefix { !some.contains($0) }.count)
    },
    ModelEntry("memchr", "the first such byte, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      let (limit, wanted) = (try machine.size(call, 2), sought(machine, call, 1))
      return found(
        call,
        try bytes(machine, call, 0).firstPlace(of: wanted, limit: limit, endsAtZero: false))
    },
    ModelEntry("memchr_inv", "the first other byte, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      let (text, usual) = (bytes(machine, call, 0), try character(machine, call, 1))
      for offset in 0..<(try machine.size(call, 2))
      where try !text.isCharacter(text.value(at: offset), usual) {
        return found(call, offset)
      }
      return .integer(0)
    },
    ModelEntry("strsep", "takes the next word off a string, which is cut there", result: .pointer) {
      machine, call throws(Stop) in try nextWord(machine, call)
    },
    ModelEntry("skip_spaces", "the string behind its white space", result: .pointer) {
      machine, call throws(Stop) in
      found(call, try string(machine, call, 0).prefix(while: isSpace).count)
    },
    ModelEntry(
      "strim", "the string behind its white space, cut before that at its end",
      result: .pointer
    ) { machine, call throws(Stop) in
      let text = try string(machine, call, 0)
      let start = text.prefix(while: isSpace).count
      let tail = text.dropFirst(start).reversed().prefix(while: isSpace).count
      if tail > 0 {
        try write([0], to: call.argument(0).moved(by: text.count - tail), machine, call)
      }
      return found(call, start)
    },
    ModelEntry("strcasecmp", "compares strings, small letters being as large ones", result: .int) {
      machine, call throws(Stop) in
      let kind = ComparisonKind("strcasecmp", isLoose: true)
      let open = try bytes(machine, call, 0).openComparison(with: bytes(machine, call, 1), kind)
      if let open { return open }
      return difference(try string(machine, call, 0), try string(machine, call, 1))
    },
    ModelEntry("strncasecmp", "the same for the beginnings of strings", result: .int) {
      machine, call throws(Stop) in
      let limit = try machine.size(call, 2)
      let kind = ComparisonKind("strncasecmp", limit: limit, isLoose: true)
      let open = try bytes(machine, call, 0).openComparison(with: bytes(machine, call, 1), kind)
      if let open { return open }
      return difference(
        try string(machine, call, 0, limit: limit), try string(machine, call, 1, limit: limit))
    },
    ModelEntry(
      "sysfs_streq", "whether strings are equal but for a newline at the end",
      result: .int
    ) { machine, call throws(Stop) in
      .integer(try bytes(machine, call, 0).isSameLine(as: bytes(machine, call, 1)) ? 1 : 0)
    },
    ModelEntry(
      "match_string", "the place of a string in an array that ends with NULL, else -EINVAL",
      result: .int
    ) { machine, call throws(Stop) in
      try match(machine, call) { item, wanted throws(Stop) in
        try !machine.isTrue(item.compared(with: wanted), at: call.span)
      }
    },
    ModelEntry("__sysfs_match_string", "the same but for a newline at the end", result: .int) {
      machine, call throws(Stop) in
      try match(machine, call) { item, wanted throws(Stop) in try item.isSameLine(as: wanted) }
    },
    ModelEntry("strcat", "appends a string", result: .pointer) { machine, call throws(Stop) in
      let end = try string(machine, call, 0).count
      try write(
        try string(machine, call, 1) + [0], to: call.argument(0).moved(by: end), machine, call)
      return call.argument(0)
    },
    ModelEntry("strncat", "appends so much of a string", result: .pointer) {
      machine, call throws(Stop) in
      let end = try string(machine, call, 0).count
      let text = try string(machine, call, 1, limit: try machine.size(call, 2))
      try write(text + [0], to: call.argument(0).moved(by: end), machine, call)
      return call.argument(0)
    },
    ModelEntry(
      "strlcat", "appends a string as far as there is room; gives the length it would have",
      result: .unsignedLong
    ) { machine, call throws(Stop) in
      let (end, text) = (try string(machine, call, 0).count, try string(machine, call, 1))
      let room = try machine.size(call, 2) - end
      guard room > 0 else {
        throw Stop(.fault(.bug), "strlcat() to a string that fills its buffer", span: call.span)
      }
      try write(
        Array(text.prefix(room - 1)) + [0], to: call.argument(0).moved(by: end), machine, call)
      return .integer(end + text.count)
    },
    ModelEntry("strncpy", "copies a string, cut or filled up with zeros", result: .pointer) {
      machine, call throws(Stop) in
      let size = try machine.size(call, 2)
      let copying = StringCopying(limit: size, endsCut: false, isPadded: true)
      if try copyOpen(machine, call, copying) != nil { return call.argument(0) }
      let text = try string(machine, call, 1, limit: size)
      try write(text, to: call.argument(0), machine, call)
      try machine.fill(
        call.argument(0).moved(by: text.count), with: 0, count: size - text.count, at: call.span)
      return call.argument(0)
    },
  ]

  private static func character(
    _ machine: Machine, _ call: ModelCall, _ index: Int
  ) throws(Stop) -> UInt8 {
    UInt8(truncatingIfNeeded: try machine.number(call.argument(index), at: call.span))
  }

  /// The same as a byte that may not be known.
  private static func sought(_ machine: Machine, _ call: ModelCall, _ index: Int) -> Value {
    machine.converted(
      machine.argument(call, index, as: int), from: int, to: Scalar(bits: 8, isSigned: false))
  }

  private static func found(_ call: ModelCall, _ offset: Int?) -> Value {
    offset.map { call.argument(0).moved(by: $0) } ?? .integer(0)
  }

  private static func place(of wanted: [UInt8], in text: [UInt8]) -> Int? {
    guard wanted.count <= text.count else { return nil }
    return (0...(text.count - wanted.count)).first {
      text[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  /// White space as lib/ctype.c has it, where 0xA0 is some, too.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xA0
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    let isLarge = (0x41...0x5A).contains(byte) || (0xC0...0xDE).contains(byte) && byte != 0xD7
    return isLarge ? byte + 0x20 : byte
  }

  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> Value {
    for (x, y) in zip(a + [0], b + [0]) where small(x) != small(y) {
      return .integer(Int(small(x)) - Int(small(y)))
    }
    return .integer(0)
  }

  private static func match(
    _ machine: Machine, _ call: ModelCall,
    _ isSame: (BytesBehind, BytesBehind) throws(Stop) -> Bool
  ) throws(Stop) -> Value {
    let wanted = bytes(machine, call, 2)
    let size = machine.longScalar.bytes
    let count = machine.argument(call, 1, as: machine.longScalar)
    let of = ScalarOperators(machine, machine.longScalar, at: call.span)
    var index = 0
    // How many there are may not be known, but each of them is a string.
    while try of.holds(.less, .integer(index), count) {
      defer { index += 1 }
      let item = try machine.read(
        call.argument(0).moved(by: index * size), machine.longScalar, at: call.span)
      guard try machine.isTrue(item, at: call.span) else { break }
      if try isSame(BytesBehind(item, machine, at: call.span), wanted) { return .integer(index) }
    }
    return error(22)
  }

  private static func nextWord(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    let bytes = machine.longScalar.bytes
    let word = try machine.read(call.argument(0), machine.longScalar, at: call.span)
    guard try machine.isTrue(word, at: call.span) else { return .integer(0) }
    guard let text = machine.string(at: word, limit: 1 << 20) else {
      throw Stop(.unsupported, "strsep() of a string that is not known", span: call.span)
    }
    let some = try string(machine, call, 1)
    guard let end = text.firstIndex(where: { some.contains($0) }) else {
      try machine.write(.integer(0), through: call.argument(0), bytes: bytes, at: call.span)
      return word
    }
    try write([0], to: word.moved(by: end), machine, call)
    try machine.write(
      word.moved(by: end + 1), through: call.argument(0), bytes: bytes, at: call.span)
    return word
  }
}
