// Objects whose size is a number that nobody knows. They have room for a generous size; that what is accessed lies within the
// real one is asked of the size itself, so that a size that is too small is a fault as everywhere.

import CProgram
public import CSyntax
import Constraints

extension Machine {
  /// Makes an object of a size that may be a number nobody knows.
  ///
  /// - Parameter size: In bytes; where it is known and too large, the limit of memory is met.
  public func allocate(
    _ name: String, sizedBy size: Value, kind: MemoryObject.Kind, rest: MemoryObject.Rest,
    span: Span
  ) throws(Stop) -> Pointer {
    guard case .unknown(let unknown) = size.payload, let term = term(of: unknown),
      let bits = oracle?.store.sort(of: term), bits == .bits(pointerScalar.bits)
    else {
      let bytes = try stopping { () throws(Stop) in try number(size, for: span) }
      return try allocate(name, size: Int(clamping: bytes), kind: kind, rest: rest, span: span)
    }
    let pointer = try allocate(name, size: Self.guessedSize, kind: kind, rest: rest, span: span)
    memory[pointer.object].isSizeGuessed = true
    memory[pointer.object].sizeTerm = term
    // Every access is then looked at.
    memory[pointer.object].size = 0
    return pointer
  }

  /// Whether an access lies within an object of a size that nobody knows, which is taken to be so where it can be.
  func isInUnknownSize(_ pointer: Pointer, _ count: Int, _ span: Span) throws(Stop) -> Bool {
    let object = memory[pointer.object]
    guard let oracle, let size = object.sizeTerm, object.isLive, pointer.offset >= 0, count >= 0,
      object.generation == pointer.generation, pointer.offset <= Self.guessedSize - count
    else { return false }
    let end = pointer.offset + count
    if end <= object.assuredSize { return true }
    guard let needed = try? oracle.store.constant(UInt128(end), width: pointerScalar.bits),
      let isFault = try? oracle.store.ult(size, needed)
    else { return false }
    let isOutside =
      try oracle.followsFaults
      ? oracle.decide(isFault, .possibility, at: span) : !mayAvoid(isFault, oracle, span)
    if isOutside {
      throw leaving(
        object,
        "\(count) bytes at offset \(pointer.offset) of \(object.name) are accessed, which is not that long",
        span)
    }
    memory[pointer.object].assuredSize = end
    return true
  }

  /// Takes it for granted that so many bytes behind a pointer lie in its object, nobody knows how many, where that can be.
  ///
  /// - Throws: The fault that an access to them is.
  public func reach(
    _ value: Value, count: Value, isWrite: Bool, at span: Span
  ) throws(Stop) {
    guard let oracle, let count = term(of: count, bits: pointerScalar.bits) else { return }
    try stopping { () throws(Stop) in
      let place = try pointer(value, 0, span)
      try check(place, 0, isWrite: isWrite, span)
      let object = memory[place.object]
      guard place.offset >= 0, !object.isSizeGuessed || object.sizeTerm != nil else { return }
      let (store, bits) = (oracle.store, pointerScalar.bits)
      var isFault: Term?
      if let size = object.sizeTerm {
        isFault = try? store.ult(
          size, store.add(count, store.constant(UInt128(place.offset), width: bits)))
      } else {
        let room = max(0, object.size - place.offset)
        isFault = try? store.ult(store.constant(UInt128(room), width: bits), count)
      }
      guard let isFault, try isTaken(isFault, oracle, span) else { return }
      throw leaving(
        object, "more bytes of \(object.name) are \(isWrite ? "written" : "read") than it has", span
      )
    }
  }

  /// Leaves nobody knowing what lies behind a pointer, as after so many bytes were written that nobody knows how many.
  public func obscure(behind value: Value, at span: Span) throws(Stop) {
    try stopping { () throws(Stop) in
      let target = try pointer(value, 0, span)
      try check(target, 0, isWrite: true, span)
      let object = memory[target.object]
      let end = object.sizeTerm == nil ? object.size : Self.guessedSize
      guard target.offset < end else { return }
      let range = target.offset..<end
      charge(range.count)
      split(at: target, range.count)
      forgetStrings(in: target.object)
      memory[target.object].contents.forget(range)
      if target.offset == 0 { memory[target.object].rest = .unknown }
      guard memory[target.object].rest != .unknown else { return }
      memory[target.object].contents.obscureUntouched(range)
    }
  }

  /// Whether something is to be decided for every value that nobody knows, since paths are followed.
  public func isOpen(_ value: Value) -> Bool { oracle != nil && value.isUnknown }
}
