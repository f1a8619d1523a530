// What gcc computes exactly or bit by bit, of values that nobody knows: results that may not fit, and where bits stand.

import CProgram
import CSyntax
import Constraints

extension Machine {
  /// What fits of an exact result, and whether that is not all of it, of values of which one is a term; nil if none is.
  ///
  /// Twice the bits of the widest operand hold every sum, difference and product.
  func overflowTerms(
    _ intrinsic: Intrinsic, _ values: [Value], _ scalar: Scalar, _ span: Span
  ) -> (result: Value, isOverflow: Value)? {
    guard let store = oracle?.store, values[0].isUnknown || values[1].isUnknown else { return nil }
    let operands = values.prefix(2).map { value in
      if case .unknown(let unknown) = value.payload { return term(of: unknown) }
      return term(of: value, bits: 64)
    }
    guard let a = operands[0], let b = operands[1] else { return nil }
    let bits = 2 * max(width(of: a), width(of: b), scalar.bits)
    guard bits <= 128, let x = try? resized(a, to: bits, isSigned: values[3].number == 1),
      let y = try? resized(b, to: bits, isSigned: values[4].number == 1),
      let exact = try? Self.exact(intrinsic, x, y, store),
      let stored = try? resized(exact, to: scalar.bits, isSigned: false),
      let again = try? resized(stored, to: bits, isSigned: scalar.isSigned),
      let isOverflow = try? store.not(store.equal(again, exact)),
      let whether = value(of: isOverflow, span)
    else { return nil }
    return (value(of: stored, scalar, program.source(of: span)), whether)
  }

  /// Where the lowest or highest bit that is set stands, bit by bit.
  func bitPlaceTerm(_ unknown: Unknown, isLowest: Bool) -> Value? {
    guard let store = oracle?.store, let term = term(of: unknown),
      var place = try? store.constant(0, width: 32), let one = try? store.constant(1, width: 1)
    else { return nil }
    let bits = 0..<width(of: term)
    // What is asked last stands outermost.
    for bit in isLowest ? Array(bits.reversed()) : Array(bits) {
      guard let digit = try? store.extract(term, high: bit, low: bit),
        let isSet = try? store.equal(digit, one),
        let here = try? store.constant(UInt128(bit), width: 32),
        let chosen = try? store.ifThenElse(isSet, here, place)
      else { return nil }
      place = chosen
    }
    return value(of: place, Scalar(bits: 32, isSigned: true), "a bit of \(name(of: unknown))")
  }

  private static func exact(
    _ intrinsic: Intrinsic, _ x: Term, _ y: Term, _ store: TermStore
  ) throws(TermError) -> Term {
    switch intrinsic {
    case .addOverflow: try store.add(x, y)
    case .subtractOverflow: try store.sub(x, y)
    default: try store.mul(x, y)
    }
  }
}
