// What the state says of an object by one name, where a path leads to that object by another one. A value that was given to
// `dev->parent->count` is one of whatever `dev->parent` leads to; on a path on which that is an object with a name of its own,
// the object must have that value, or the path is not one of the state that was given.

public import CProgram
import CSyntax
import Constraints

extension Machine {
  /// How many objects are looked at that a pointer may lead to.
  private static let sharingLimit = 16

  /// Remembers what is in memory now, before the first call, for ``agrees(_:with:_:)``.
  public func keepInitialMemory() {
    initialContents = (0..<memory.count).map { memory[ObjectNumber($0)].contents }
  }

  /// The object behind an unknown pointer, if on this path it is one that was there by another name.
  ///
  /// - Parameter name: What the pointer is called.
  /// - Returns: Where the pointer leads and the type it has there; nil where it leads to an object of its own, or was not asked for.
  public func object(sharedBy name: String) throws(Stop) -> (place: Pointer, type: CType)? {
    guard let oracle, !oracle.choosesValues,
      let number = terms.keys.filter({ unknownNames[Int($0)] == name }).min(),
      let term = terms[number], let type = pointee(of: Unknown(number: number, offset: 0)),
      type.record != nil
    else { return nil }
    if let bound = bindings[term] {
      return binders[bound.object] == term ? nil : (bound, type)
    }
    let store = oracle.store
    for candidate in candidates(of: type).prefix(Self.sharingLimit) {
      guard binders[candidate.object] != term, let address = try? addressTerm(candidate),
        let isOther = try? store.not(store.equal(term, address)), store.value(of: isOther) != 1
      else { continue }
      if try !oracle.mayHold(isOther, at: currentSpan) { return (candidate, type) }
    }
    return nil
  }

  /// Has a place have held before the first call what a name was given.
  ///
  /// - Returns: Whether it can have. True where that cannot be told.
  public func agrees(
    _ name: String, with place: Pointer, _ type: CType
  ) throws(Stop) -> Bool {
    guard let oracle, let scalar = program.scalar(type), scalar.bytes <= 8,
      scalar.kind != .floating, memory.isLive(place),
      let given = given(name, scalar, type).flatMap({ term(of: $0, bits: scalar.bits) }),
      let initial = initialTerm(place, scalar, type),
      let isSame = try? oracle.store.equal(given, initial)
    else { return true }
    if let known = oracle.store.value(of: isSame) { return known != 0 }
    guard try oracle.mayHold(isSame, at: currentSpan) else { return false }
    try oracle.assume(isSame, at: currentSpan)
    return true
  }

  /// What a place held before the first call; nil where that cannot be told.
  private func initialTerm(_ place: Pointer, _ scalar: Scalar, _ type: CType) -> Term? {
    let object = memory[place.object]
    guard place.offset >= 0, place.offset <= object.size - scalar.bytes else { return nil }
    if initialContents.indices.contains(Int(place.object)) {
      switch initialContents[Int(place.object)].read(place.offset, scalar.bytes) {
      case .number(let bits):
        let value = Value(.integer(scalar.wrap(ordered(bits, scalar.bytes))))
        return term(of: value, bits: scalar.bits)
      case .payload(let payload): return term(of: Value(payload), bits: scalar.bits)
      case .mixed: return nil
      case .untouched: break
      }
    }
    switch object.rest {
    case .zero: return try? oracle?.store.constant(0, width: scalar.bits)
    case .uninitialised: return nil
    case .unknown:
      // It is known by the name that it has when it is read, the first time and ever after.
      let name = symbolName(of: place, scalar.bytes)
      if let given = given(name, scalar, type) { return term(of: given, bits: scalar.bits) }
      let named =
        scalar.isSigned && Self.isWord(name) ? Scalar(bits: scalar.bits, isSigned: false) : scalar
      return symbol(name, scalar.kind == .bool ? 1 : scalar.bits, named, origin(of: place))
        .flatMap { try? resized($0, to: scalar.bits, isSigned: false) }
    }
  }
}
