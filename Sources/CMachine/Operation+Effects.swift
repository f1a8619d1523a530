import CProgram
import CSyntax

// What gcc looks at when it decides on an order of evaluation.

extension Operation {
  /// Whether evaluating it may do more than give a value.
  var hasEffects: Bool {
    switch self {
    case .constant, .floating, .function, .label, .void: false
    case .load(let place, _), .address(let place), .loadBits(let place, _, _),
      .loadRecord(let place, _):
      place.hasEffects
    case .negate(let inner, _), .complement(let inner, _), .not(let inner), .truth(let inner),
      .convert(let inner, _, _), .seen(let inner, _):
      inner.hasEffects
    case .arithmetic(_, let a, let b, _, _), .compare(_, let a, let b, _, _), .and(let a, let b),
      .or(let a, let b), .offset(let a, let b, _, _, _), .distance(let a, let b, _, _, _),
      .orElse(let a, _, _, let b), .sequence(let a, let b):
      a.hasEffects || b.hasEffects
    case .choose(let condition, let yes, let no, _):
      condition.hasEffects || yes.hasEffects || no.hasEffects
    case .intrinsic(_, let operands, _, _): operands.contains { $0.hasEffects }
    case .call, .assign, .assignBits, .assignRecord, .update, .move, .block, .variableArgument,
      .stop:
      true
    }
  }

  /// The two sides of a comma; a conversion of it is one of the right side.
  var comma: (first: Operation, rest: Operation)? {
    switch self {
    case .sequence(let first, let rest): return (first, rest)
    case .convert(let inner, let from, let to):
      return inner.comma.map { ($0.first, .convert($0.rest, from: from, to: to)) }
    case .seen(let inner, let type):
      return inner.comma.map { ($0.first, .seen($0.rest, as: type)) }
    default: return nil
    }
  }

  /// What is converted, where the conversion changes no bit.
  private var stripped: Operation {
    if case .convert(let inner, let from?, let to) = self, from.bits == to.bits,
      (from.kind == .bool) == (to.kind == .bool)
    {
      return inner.stripped
    }
    if case .seen(let inner, _) = self { return inner.stripped }
    return self
  }

  /// Whether it is the value of a variable, and not of a part of one.
  var isVariable: Bool {
    guard case .load(let place, _) = stripped else { return false }
    switch place {
    case .local, .variable: return true
    default: return false
    }
  }

  /// Whether it is a call, or a record that is made in its place: then the place comes first.
  var isMadeInPlace: Bool {
    switch stripped {
    case .call: true
    case .choose(_, let yes, _, _): yes.isRecord
    case .loadRecord(.literal, _): true
    default: false
    }
  }

  private var isRecord: Bool {
    switch self {
    case .loadRecord: true
    case .call(let node): node.resultScalar == nil && node.resultSize > 0
    case .choose(_, let yes, _, _): yes.isRecord
    case .sequence(_, let rest): rest.isRecord
    default: false
    }
  }
}

extension Place {
  /// Whether finding it may do more than find it.
  fileprivate var hasEffects: Bool {
    switch self {
    case .local, .variable, .string: false
    case .pointee(let operation, _, _), .temporary(let operation, _): operation.hasEffects
    case .member(let inner, _): inner.hasEffects
    case .literal, .stop: true
    }
  }
}

/// A right operand.
enum Operand {
  case constant(UInt64)
  case register(Int32)
}

extension Step {
  mutating func setRight(_ operand: Operand) {
    switch operand {
    case .constant(let bits):
      bytes = 1
      wide = bits
    case .register(let register): right = register
    }
  }
}

extension BinaryOperator {
  /// A number that fits a step.
  fileprivate static let comparisons: [BinaryOperator] = [
    .less, .greater, .lessEqual, .greaterEqual, .equal, .notEqual,
  ]

  var number: UInt8 { UInt8(Self.comparisons.firstIndex(of: self) ?? 0) }

  init(number: UInt8) { self = Self.comparisons[Int(number) % Self.comparisons.count] }
}
