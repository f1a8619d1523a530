// Values of what nobody knows that were given beforehand, by the names under which they would be unknown. They are
// state of the scenario, but of places that are there only once a path leads to them.

import CProgram
import CSyntax
import Constraints

extension Machine {
  /// What something unknown is known to be.
  public enum Given {
    /// A number; the bits that the place has room for count.
    case number(UInt64)
    /// A pointer to something that is there.
    case pointer(Value)
    /// A pointer to an object or a function that nothing else leads to.
    case new
    /// What another name stands for.
    case same(as: String)
  }

  /// The value that a name was given; nil if it was given none.
  func given(_ name: String, _ scalar: Scalar, _ type: CType?) -> Value? {
    guard let given = givens[name] else { return nil }
    givensAsked.insert(name)
    switch given {
    case .number(let bits): return convert(Value(.integer(bits)), nil, scalar)
    case .pointer(let value): return convert(value, nil, scalar)
    case .new: return made(name, type).map { convert($0, nil, scalar) }
    case .same(let other):
      // Only what is new is a pointer that others can share; a circle of names leads to nothing.
      var (last, seen): (String, Set<String>) = (other, [name])
      while case .same(let next)? = givens[last], seen.insert(last).inserted { last = next }
      guard !seen.contains(last) else { return nil }
      return self.given(last, scalar, type)
    }
  }

  /// The bits that a bit-field was given.
  func givenBits(_ name: String) -> UInt128? {
    guard case .number(let bits)? = givens[name] else { return nil }
    givensAsked.insert(name)
    return UInt128(bits)
  }

  /// What a name leads to that was given as new.
  private func made(_ name: String, _ type: CType?) -> Value? {
    if let known = givenObjects[name] { return known }
    let pointee = type?.pointee
    let value: Value
    if case .function? = pointee?.unqualified {
      value = Value(.function(number(of: .model(Name(name)))))
    } else {
      guard let term = try? oracle?.store.symbol(name, width: pointerScalar.bits),
        let object = try? object(behind: term, name, pointee, currentSpan)
      else { return nil }
      value = Value(.pointer(object))
    }
    givenObjects[name] = value
    return value
  }
}
