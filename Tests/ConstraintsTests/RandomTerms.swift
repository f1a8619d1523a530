@testable import Constraints

/// Random numbers that are the same everywhere (SplitMix64).
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(bits() % UInt64(limit)) }
}

/// An expression as it was meant, beside the term that the store made of it.
///
/// It is evaluated here by definitions of its own, so that neither folding nor simplifying can agree with
/// its own error.
indirect enum Meant {
  case constant(UInt64)
  case symbol(Int)
  case binary(Operation, Int, Meant, Meant)
  case not(Int, Meant)
  case neg(Int, Meant)
  case extract(Int, Int, Meant)
  case concat(Int, Meant, Meant)
  case zeroExtend(Meant)
  case signExtend(Int, Int, Meant)
  case choice(Meant, Meant, Meant)

  static func signed(_ value: UInt64, _ width: Int) -> Int64 {
    let bit: UInt64 = 1 << UInt64(width - 1)
    return value & bit != 0 ? Int64(bitPattern: value | ~(bit | (bit - 1))) : Int64(value)
  }

  func value(_ symbols: [UInt64]) -> UInt64 {
    func mask(_ width: Int) -> UInt64 { width == 64 ? .max : (1 << UInt64(max(width, 1))) - 1 }
    switch self {
    case .constant(let value): return value
    case .symbol(let index): return symbols[index]
    case .not(let width, let a): return ~a.value(symbols) & mask(width)
    case .neg(let width, let a): return (~a.value(symbols) &+ 1) & mask(width)
    case .extract(let high, let low, let a):
      return (a.value(symbols) >> UInt64(low)) & mask(high - low + 1)
    case .concat(let low, let a, let b): return (a.value(symbols) << UInt64(low)) | b.value(symbols)
    case .zeroExtend(let a): return a.value(symbols)
    case .signExtend(let from, let to, let a):
      return UInt64(bitPattern: Self.signed(a.value(symbols), from)) & mask(to)
    case .choice(let c, let a, let b):
      return c.value(symbols) != 0 ? a.value(symbols) : b.value(symbols)
    case .binary(let operation, let width, let a, let b):
      let (x, y) = (a.value(symbols), b.value(symbols))
      let (s, t) = width == 0 ? (0, 0) : (Self.signed(x, width), Self.signed(y, width))
      switch operation {
      case .add: return (x &+ y) & mask(width)
      case .sub: return (x &- y) & mask(width)
      case .mul: return (x &* y) & mask(width)
      case .udiv: return y == 0 ? mask(width) : x / y
      case .urem: return y == 0 ? x : x - (x / y) * y
      case .sdiv:
        if t == 0 { return s < 0 ? 1 : mask(width) }
        return UInt64(bitPattern: t == -1 ? 0 &- s : s / t) & mask(width)
      case .srem: return t == 0 ? x : UInt64(bitPattern: t == -1 ? 0 : s % t) & mask(width)
      case .and: return x & y
      case .or: return x | y
      case .xor: return x ^ y
      case .shl: return y >= UInt64(width) ? 0 : (x << y) & mask(width)
      case .lshr: return y >= UInt64(width) ? 0 : x >> y
      case .ashr: return UInt64(bitPattern: s >> min(Int64(clamping: y), 63)) & mask(width)
      case .equal: return x == y ? 1 : 0
      case .ult: return x < y ? 1 : 0
      case .ule: return x <= y ? 1 : 0
      case .slt: return s < t ? 1 : 0
      case .sle: return s <= t ? 1 : 0
      default: return 0
      }
    }
  }
}

/// Makes random terms over a few symbols.
struct RandomTerms {
  let store: TermStore
  let symbols: [Term]
  let widths: [Int]
  var chance: Chance
  /// What printed C would not define where it is random: division, and shifts by a term.
  var isDefinedInC = false
  /// The widths that results may have; all of 1...8 where there are none.
  var allowed: [Int] = []

  init(_ store: TermStore, widths: [Int], seed: UInt64, prefix: String = "x") throws {
    self.store = store
    self.widths = widths
    symbols = try widths.enumerated().map { try store.symbol("\(prefix)\($0)", width: $1) }
    chance = Chance(seed: seed)
  }

  mutating func someWidth() -> Int {
    allowed.isEmpty ? 1 + chance.below(8) : allowed[chance.below(allowed.count)]
  }

  /// Constants at the edges come more often than others.
  mutating func constant(_ width: Int) throws -> (Term, Meant) {
    let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
    let edges: [UInt64] = [0, 1, mask, mask >> 1, (mask >> 1) + 1, 2, mask - 1]
    let value = (chance.below(3) > 0 ? edges[chance.below(edges.count)] : chance.bits()) & mask
    return (try store.constant(UInt128(value), width: width), .constant(value))
  }

  mutating func bits(_ width: Int, _ depth: Int) throws -> (Term, Meant) {
    if depth == 0 || chance.below(8) == 0 {
      let fitting = widths.indices.filter { widths[$0] == width }
      if let index = fitting.isEmpty ? nil : fitting[chance.below(fitting.count)],
        chance.below(4) > 0
      {
        return (symbols[index], .symbol(index))
      }
      if fitting.isEmpty, chance.below(3) > 0 { return try resized(width, depth) }
      return try constant(width)
    }
    switch chance.below(isDefinedInC ? 12 : 15) {
    case 0: return try resized(width, depth)
    case 1:
      let (a, x) = try bits(width, depth - 1)
      return (try store.not(a), .not(width, x))
    case 2:
      let (a, x) = try bits(width, depth - 1)
      return (try store.neg(a), .neg(width, x))
    case 3:
      let (c, z) = try truth(depth - 1)
      let (a, x) = try bits(width, depth - 1)
      let (b, y) = try bits(width, depth - 1)
      return (try store.ifThenElse(c, a, b), .choice(z, x, y))
    case 4 where width > 1 && allowed.isEmpty:
      let low = 1 + chance.below(width - 1)
      let (a, x) = try bits(width - low, depth - 1)
      let (b, y) = try bits(low, depth - 1)
      return (try store.concat(a, b), .concat(low, x, y))
    case 4, 5:
      let (a, x) = try bits(width, depth - 1)
      let places = chance.below(width)
      let b = try store.constant(UInt128(places), width: width)
      let operation: Operation = [.shl, .lshr, .ashr][chance.below(3)]
      return (
        try apply(operation, a, b), .binary(operation, width, x, .constant(UInt64(places)))
      )
    default:
      let operations: [Operation] =
        isDefinedInC
        ? [.add, .sub, .mul, .and, .or, .xor, .and, .or]
        : [.add, .sub, .mul, .and, .or, .xor, .udiv, .sdiv, .urem, .srem, .shl, .lshr, .ashr]
      let operation = operations[chance.below(operations.count)]
      let (a, x) = try bits(width, depth - 1)
      let (b, y) = try bits(width, depth - 1)
      return (try apply(operation, a, b), .binary(operation, width, x, y))
    }
  }

  /// An extension or an extract that has a width.
  private mutating func resized(_ width: Int, _ depth: Int) throws -> (Term, Meant) {
    let from = depth == 0 ? widths[chance.below(widths.count)] : someWidth()
    let (a, x): (Term, Meant)
    if depth == 0 {
      let index = widths.firstIndex(of: from) ?? 0
      (a, x) = (symbols[index], .symbol(index))
    } else {
      (a, x) = try bits(from, depth - 1)
    }
    if from > width {
      let low = chance.below(from - width + 1)
      return (
        try store.extract(a, high: low + width - 1, low: low), .extract(low + width - 1, low, x)
      )
    }
    return chance.below(2) == 0
      ? (try store.zeroExtend(a, to: width), .zeroExtend(x))
      : (try store.signExtend(a, to: width), .signExtend(from, width, x))
  }

  /// What compiled code is full of: operations on extended symbols and constants.
  mutating func extended(_ depth: Int) throws -> Term {
    let width = [16, 32, 32, 64, 64][chance.below(5)]
    let a = try operand(width, depth)
    let b = try operand(width, chance.below(depth + 1))
    let operations: [Operation] = [
      .add, .sub, .mul, .and, .or, .xor, .equal, .ult, .ule, .slt, .sle, .not, .neg, .udiv, .urem,
      .sdiv, .srem, .shl, .lshr, .ashr, .ifThenElse,
    ]
    let operation = operations[chance.below(operations.count)]
    switch operation {
    case .not: return try store.not(a)
    case .neg: return try store.neg(a)
    case .ifThenElse: return try store.ifThenElse(truth(0).0, a, b)
    case .udiv, .urem, .sdiv, .srem:
      let mask = Arithmetic.mask(width)
      let divisors: [UInt128] = [1, 2, 7, mask >> 1, mask - 4]
      return try apply(operation, a, store.constant(divisors[chance.below(5)], width: width))
    case .shl, .lshr, .ashr:
      let places = try store.constant(UInt128(chance.below(width)), width: width)
      return try apply(operation, a, places)
    default: return try apply(operation, a, b)
    }
  }

  private mutating func operand(_ width: Int, _ depth: Int) throws -> Term {
    if depth == 0, chance.below(4) == 0 { return try constant(width).0 }
    let narrow = try depth > 0 ? extended(depth - 1) : symbols[chance.below(symbols.count)]
    let from = store.width(narrow)
    if from == 0 {
      return try store.ifThenElse(
        narrow, store.constant(1, width: width), store.constant(0, width: width))
    }
    if from > width { return try store.extract(narrow, high: width - 1, low: 0) }
    return try chance.below(2) == 0
      ? store.zeroExtend(narrow, to: width) : store.signExtend(narrow, to: width)
  }

  mutating func truth(_ depth: Int) throws -> (Term, Meant) {
    if depth > 0, chance.below(3) == 0 {
      let (a, x) = try truth(depth - 1)
      let (b, y) = try truth(depth - 1)
      switch chance.below(5) {
      case 0: return (try store.not(a), .not(0, x))
      case 1: return (try store.and(a, b), .binary(.and, 0, x, y))
      case 2: return (try store.or(a, b), .binary(.or, 0, x, y))
      case 3: return (try store.equal(a, b), .binary(.equal, 0, x, y))
      default:
        let (c, z) = try truth(depth - 1)
        return (try store.ifThenElse(a, b, c), .choice(x, y, z))
      }
    }
    let width = someWidth()
    let (a, x) = try bits(width, max(0, depth - 1))
    let (b, y) = try chance.below(2) == 0 ? constant(width) : bits(width, max(0, depth - 1))
    let operation: Operation = [.equal, .ult, .ule, .slt, .sle][chance.below(5)]
    return chance.below(4) == 0
      ? (try apply(operation, b, a), .binary(operation, width, y, x))
      : (try apply(operation, a, b), .binary(operation, width, x, y))
  }

  private func apply(_ operation: Operation, _ a: Term, _ b: Term) throws -> Term {
    switch operation {
    case .add: try store.add(a, b)
    case .sub: try store.sub(a, b)
    case .mul: try store.mul(a, b)
    case .udiv: try store.udiv(a, b)
    case .sdiv: try store.sdiv(a, b)
    case .urem: try store.urem(a, b)
    case .srem: try store.srem(a, b)
    case .and: try store.and(a, b)
    case .or: try store.or(a, b)
    case .xor: try store.xor(a, b)
    case .shl: try store.shl(a, b)
    case .lshr: try store.lshr(a, b)
    case .ashr: try store.ashr(a, b)
    case .equal: try store.equal(a, b)
    case .ult: try store.ult(a, b)
    case .ule: try store.ule(a, b)
    case .slt: try store.slt(a, b)
    default: try store.sle(a, b)
    }
  }

  /// Every assignment of the symbols, with the values in order.
  func allAssignments() -> [(Assignment, [UInt64])] {
    let total = widths.reduce(0, +)
    return (0..<UInt64(1) << UInt64(total)).map { number in
      var rest = number
      let values = widths.map { width in
        defer { rest >>= UInt64(width) }
        return rest & ((1 << UInt64(width)) - 1)
      }
      return (Assignment(zip(symbols, values.map { UInt128($0) })), values)
    }
  }
}
