import CLibrary
import CMachine
import CProgram
import CSyntax

// Arrays of bits (lib/find_bit.c, lib/bitmap.c, lib/hweight.c). for_each_set_bit and its like are the commit's macros.

extension ModelEntry {
  static let bitmaps: [ModelEntry] = [
    search("find_first_bit _find_first_bit", "the first bit that is set, else the size") {
      (words, size, _) throws(Stop) in try words.first(from: 0, size) { $0[0] }
    },
    search("find_next_bit _find_next_bit", "the next bit that is set, else the size", from: 2) {
      (words, size, from) throws(Stop) in try words.first(from: from, size) { $0[0] }
    },
    search("find_first_zero_bit _find_first_zero_bit", "the first bit that is clear, else the size")
    { (words, size, _) throws(Stop) in try words.first(from: 0, size) { ~$0[0] } },
    search(
      "find_next_zero_bit _find_next_zero_bit", "the next bit that is clear, else the size", from: 2
    ) { (words, size, from) throws(Stop) in try words.first(from: from, size) { ~$0[0] } },
    search(
      "find_first_and_bit _find_first_and_bit", "the first bit that is set in both, else the size",
      maps: 2
    ) { (words, size, _) throws(Stop) in try words.first(from: 0, size) { $0[0] & $0[1] } },
    search(
      "find_next_and_bit _find_next_and_bit", "the next bit that is set in both, else the size",
      maps: 2, from: 3
    ) { (words, size, from) throws(Stop) in try words.first(from: from, size) { $0[0] & $0[1] } },
    search(
      "find_next_andnot_bit _find_next_andnot_bit",
      "the next bit that is set in the first alone, else the size", maps: 2, from: 3
    ) { (words, size, from) throws(Stop) in try words.first(from: from, size) { $0[0] & ~$0[1] } },
    search("find_last_bit _find_last_bit", "the last bit that is set, else the size") {
      (words, size, _) throws(Stop) in try words.last(size)
    },
    ModelEntry(
      "bitmap_weight __bitmap_weight", "how many bits are set", result: .int
    ) { machine, call throws(Stop) in
      let (words, size) = (try Words(machine, call, [0]), try machine.size(call, 1))
      var count = 0
      for index in 0..<words.count(size) {
        count += try words.word(0, index, size).nonzeroBitCount
      }
      return .integer(count)
    },
    test("bitmap_empty __bitmap_empty", "whether no bit is set", maps: 1) { $0[0] == 0 },
    test("bitmap_full __bitmap_full", "whether all bits are set", maps: 1) { $0[0] == $0[1] },
    test("bitmap_equal __bitmap_equal", "whether two hold the same bits", maps: 2) {
      $0[0] == $0[1]
    },
    test("bitmap_subset __bitmap_subset", "whether all bits of one are the other's", maps: 2) {
      $0[0] & ~$0[1] == 0
    },
    ModelEntry(
      "bitmap_intersects __bitmap_intersects", "whether two share a bit", result: .int
    ) { machine, call throws(Stop) in
      let (words, size) = (try Words(machine, call, [0, 1]), try machine.size(call, 2))
      for index in 0..<words.count(size) {
        if try words.word(0, index, size) & words.word(1, index, size) != 0 { return .integer(1) }
      }
      return .integer(0)
    },
    combine("bitmap_and __bitmap_and", "the bits of both; whether there are any", isCut: true) {
      $0 & $1
    },
    combine("bitmap_or __bitmap_or", "the bits of either", isCut: false) { $0 | $1 },
    combine("bitmap_xor __bitmap_xor", "the bits of just one", isCut: false) { $0 ^ $1 },
    combine(
      "bitmap_andnot __bitmap_andnot", "the bits of the first alone; whether any", isCut: true
    ) {
      $0 & ~$1
    },
    ModelEntry("bitmap_complement __bitmap_complement", "the bits that were clear") {
      machine, call throws(Stop) in
      let (words, size) = (try Words(machine, call, [0, 1]), try machine.size(call, 2))
      for index in 0..<words.count(size) {
        try words.set(0, index, ~(try words.word(1, index, .max)))
      }
      return Value(.void)
    },
    ModelEntry("bitmap_set __bitmap_set", "sets so many bits from one on") {
      machine, call throws(Stop) in
      try range(machine, call, isSet: true)
    },
    ModelEntry("bitmap_clear __bitmap_clear", "clears so many bits from one on") {
      machine, call throws(Stop) in
      try range(machine, call, isSet: false)
    },
    ModelEntry(
      "bitmap_find_next_zero_area bitmap_find_next_zero_area_off",
      "where so many bits are clear side by side, beyond the size if nowhere", result: .unsignedLong
    ) { machine, call throws(Stop) in try findArea(machine, call) },
    ModelEntry(
      "bitmap_zalloc bitmap_zalloc_node", "a bitmap without bits; allocation succeeds",
      result: .pointer
    ) { machine, call throws(Stop) in
      let bits = machine.longScalar.bits
      let size = (try machine.size(call, 0) + bits - 1) / bits * (bits / 8)
      return Value(
        .pointer(
          try machine.allocate(
            "memory from \(call.name.spelling)()", size: size, kind: .heap, rest: .zero,
            span: call.span)))
    },
    ModelEntry("bitmap_free", "frees a bitmap") { machine, call throws(Stop) in
      try machine.free(call.argument(0), at: call.span)
      return Value(.void)
    },
    weight("hweight8 __sw_hweight8 __arch_hweight8", 8),
    weight("hweight16 __sw_hweight16 __arch_hweight16", 16),
    weight("hweight32 __sw_hweight32 __arch_hweight32", 32),
    weight("hweight64 __sw_hweight64 __arch_hweight64", 64),
    weight("hweight_long", nil),
    place("ffs", "the lowest bit that is set, counted from 1, 0 if none", 32, .lowest) {
      $0 == 0 ? 0 : $0.trailingZeroBitCount + 1
    },
    place("fls", "the highest bit that is set, counted from 1, 0 if none", 32, .highest) {
      64 - $0.leadingZeroBitCount
    },
    place("fls64", "the same of 64 bits", 64, .highest) { 64 - $0.leadingZeroBitCount },
    place("__ffs", "the lowest bit that is set, counted from 0", nil, .lowest) {
      $0.trailingZeroBitCount
    },
    place("__ffs64", "the same of 64 bits", 64, .lowest) { $0.trailingZeroBitCount },
    place("__fls", "the highest bit that is set, counted from 0", nil, .highest) {
      63 - $0.leadingZeroBitCount
    },
    place("ffz", "the lowest bit that is clear, counted from 0", nil, .lowestClear) {
      (~$0).trailingZeroBitCount
    },
  ]

  /// Some arguments that are arrays of words.
  private struct Words {
    let machine: Machine
    let call: ModelCall
    let maps: [Int]
    var bits: Int { machine.longScalar.bits }

    init(_ machine: Machine, _ call: ModelCall, _ maps: [Int]) throws(Stop) {
      self.machine = machine
      self.call = call
      self.maps = maps
    }

    /// How many words hold so many bits.
    func count(_ size: Int) -> Int { size / bits + (size % bits == 0 ? 0 : 1) }

    /// The bits of a word that lie within the size.
    func mask(_ index: Int, _ size: Int) -> UInt64 {
      let left = size - index * bits
      return left >= bits ? UInt64.max >> UInt64(64 - bits) : (1 << UInt64(max(0, left))) - 1
    }

    func word(_ map: Int, _ index: Int, _ size: Int) throws(Stop) -> UInt64 {
      let place = call.argument(maps[map]).moved(by: index * bits / 8)
      let value = try machine.read(place, machine.longScalar, at: call.span)
      return UInt64(bitPattern: try machine.number(value, at: call.span)) & mask(index, size)
    }

    func set(_ map: Int, _ index: Int, _ word: UInt64) throws(Stop) {
      try machine.write(
        Value(.integer(machine.longScalar.wrap(word))),
        through: call.argument(maps[map]).moved(by: index * bits / 8), bytes: bits / 8,
        at: call.span)
    }

    func first(
      from: Int, _ size: Int, _ wanted: ([UInt64]) -> UInt64
    ) throws(Stop) -> Int {
      guard from < size else { return size }
      for index in from / bits..<count(size) {
        var words: [UInt64] = []
        for map in maps.indices { words.append(try word(map, index, size)) }
        var word = wanted(words) & mask(index, size)
        if index == from / bits { word &= UInt64.max << UInt64(from % bits) }
        if word != 0 { return index * bits + word.trailingZeroBitCount }
      }
      return size
    }

    func last(_ size: Int) throws(Stop) -> Int {
      for index in (0..<count(size)).reversed() {
        let word = try word(0, index, size)
        if word != 0 { return index * bits + 63 - word.leadingZeroBitCount }
      }
      return size
    }
  }

  private static func search(
    _ names: String, _ note: String, maps: Int = 1, from: Int? = nil,
    _ deed: @escaping @Sendable (Words, Int, Int) throws(Stop) -> Int
  ) -> ModelEntry {
    ModelEntry(names, note, result: .unsignedLong) { machine, call throws(Stop) in
      let words = try Words(machine, call, Array(0..<maps))
      let start = try from.map { index throws(Stop) in try machine.size(call, index) } ?? 0
      return .integer(try deed(words, try machine.size(call, maps), start))
    }
  }

  /// Whether something holds of all words, beside each of which stands the mask of its bits.
  private static func test(
    _ names: String, _ note: String, maps: Int, _ holds: @escaping @Sendable ([UInt64]) -> Bool
  ) -> ModelEntry {
    ModelEntry(names, note, result: .int) { machine, call throws(Stop) in
      let words = try Words(machine, call, Array(0..<maps))
      let size = try machine.size(call, maps)
      for index in 0..<words.count(size) {
        var values: [UInt64] = []
        for map in 0..<maps { values.append(try words.word(map, index, size)) }
        guard holds(values + [words.mask(index, size)]) else { return .integer(0) }
      }
      return .integer(1)
    }
  }

  /// A bitmap made of two, in which the bits behind the size are clear or made likewise.
  private static func combine(
    _ names: String, _ note: String, isCut: Bool,
    _ result: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> ModelEntry {
    ModelEntry(names, note, result: .int) { machine, call throws(Stop) in
      let words = try Words(machine, call, [0, 1, 2])
      let size = try machine.size(call, 3)
      var isAny = false
      for index in 0..<words.count(size) {
        let limit = isCut ? size : .max
        let word = try result(words.word(1, index, limit), words.word(2, index, limit))
        isAny = isAny || word != 0
        try words.set(0, index, word)
      }
      return isCut ? .integer(isAny ? 1 : 0) : Value(.void)
    }
  }

  private static func range(
    _ machine: Machine, _ call: ModelCall, isSet: Bool
  ) throws(Stop) -> Value {
    let words = try Words(machine, call, [0])
    let (start, length) = (try machine.size(call, 1), try machine.size(call, 2))
    for bit in start..<(start + max(0, min(length, Int(Int32.max)))) {
      let (index, one) = (bit / words.bits, UInt64(1) << UInt64(bit % words.bits))
      let old = try words.word(0, index, .max)
      try words.set(0, index, isSet ? old | one : old & ~one)
    }
    return Value(.void)
  }

  private static func findArea(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    let words = try Words(machine, call, [0])
    let (size, length) = (try machine.size(call, 1), try machine.size(call, 3))
    let mask = try machine.size(call, 4)
    let offset = call.arguments.count > 5 ? try machine.size(call, 5) : 0
    var start = try machine.size(call, 2)
    while true {
      start = try words.first(from: start, size) { ~$0[0] }
      start = ((start + offset + mask) & ~mask) - offset
      let end = start + length
      guard end <= size else { return .integer(end) }
      let taken = try words.first(from: start, end) { $0[0] }
      if taken == end { return .integer(start) }
      start = taken + 1
    }
  }

  private static func weight(_ names: String, _ bits: Int?) -> ModelEntry {
    ModelEntry(
      names, "how many of \(bits.map { "\($0) bits" } ?? "the bits of a long") are set",
      result: bits == 64 || bits == nil ? .unsignedLong : .int
    ) { machine, call throws(Stop) in
      .integer(try operand(machine, call, bits).nonzeroBitCount)
    }
  }

  /// Which bit of a word is looked for.
  private enum Wanted { case lowest, highest, lowestClear }

  private static func place(
    _ name: String, _ note: String, _ bits: Int?, _ wanted: Wanted,
    _ place: @escaping @Sendable (UInt64) -> Int
  ) -> ModelEntry {
    ModelEntry(name, note, result: name.hasPrefix("__") ? .unsignedLong : .int) {
      machine, call throws(Stop) in
      let scalar = Scalar(bits: bits ?? machine.longScalar.bits, isSigned: false)
      var value = machine.argument(call, 0, as: scalar)
      guard machine.isOpen(value) else {
        return .integer(place(try operand(machine, call, bits)))
      }
      let of = ScalarOperators(machine, scalar, at: call.span)
      if wanted == .lowestClear { value = try of(.bitXor, value, of.number(-1)) }
      guard let found = machine.bitPlace(in: value, isLowest: wanted != .highest) else {
        return .integer(place(try operand(machine, call, bits)))
      }
      let result = Scalar(bits: name.hasPrefix("__") ? machine.longScalar.bits : 32, isSigned: true)
      let position = machine.converted(found, from: int, to: result)
      // Those that count from 0 say nothing of zero; the others count from 1.
      guard name == "ffs" || name.hasPrefix("fls") else { return position }
      let isAny = try of.truth(.notEqual, value, of.number(0))
      let counted = ScalarOperators(machine, int, at: call.span)
      return try counted(.multiply, isAny, counted(.add, position, .integer(1)))
    }
  }

  private static func operand(
    _ machine: Machine, _ call: ModelCall, _ bits: Int?
  ) throws(Stop) -> UInt64 {
    let scalar = Scalar(bits: bits ?? machine.longScalar.bits, isSigned: false)
    let value = machine.argument(call, 0, as: scalar)
    return scalar.wrap(UInt64(bitPattern: try machine.number(value, at: call.span)))
  }
}
