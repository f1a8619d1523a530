// How to read this file: a pointer that is moved by an index nobody knows stays a term. Where it is followed into memory
// that nobody described, what lies there is an object of its own, a window into the one that the index leads into. That
// windows and what else is accessed of that object are not the same places is taken for granted, and said.

import CProgram
import CSyntax
public import Constraints

/// A pointer and an index that it was moved by.
struct IndexedPlace {
  let base: Value
  let index: Unknown
  let stride: Int
  let isBackward: Bool
}

/// A symbol for what lies at a distance behind a pointer that was moved by an index nobody knows.
public struct IndexedSymbol: Hashable, Sendable {
  /// The pointer's term.
  public let base: Term
  /// How many bytes behind it.
  public let distance: Int
  /// How many bytes it has.
  public let bytes: Int
  /// The symbol's name.
  public let name: String
}

/// Which places of objects are reached by indices that nobody knows, and which by others.
struct IndexedWindows {
  /// A stretch of bytes: at a distance from the address that a term is, or from an object's beginning.
  struct Stretch: Hashable {
    let base: Term?
    let offset: Int
    let count: Int
  }

  /// The object that a window leads into, by the window's number.
  var owners: [ObjectNumber: ObjectNumber] = [:]
  /// The stretches that were accessed of an object, through windows and otherwise.
  var accessed: [ObjectNumber: [Stretch]] = [:]
}

extension Machine {
  /// Arrays of no more elements are tried index by index.
  private static let plainElements = 16
  /// How many stretches of one object are told apart.
  private static let stretchLimit = 24

  /// A pointer moved by an index that nobody knows, as a term; nil where indices are tried.
  func indexed(
    _ pointer: Value, _ index: Unknown, _ stride: Int, _ isBackward: Bool, _ span: Span
  ) -> Value? {
    guard let oracle, stride > 0, let base = term(of: pointer, bits: pointerScalar.bits),
      isIndexable(pointer, stride), let number = term(of: index),
      let wide = try? resized(number, to: pointerScalar.bits, isSigned: true)
    else { return nil }
    let store = oracle.store
    guard let step = try? store.constant(UInt128(stride), width: pointerScalar.bits),
      let distance = try? store.mul(wide, step),
      let term = try? isBackward ? store.sub(base, distance) : store.add(base, distance)
    else { return nil }
    let value = value(of: term, pointerScalar, program.source(of: span))
    guard case .unknown(let moved) = value.payload else { return nil }
    indexedPlaces[term] = IndexedPlace(
      base: pointer, index: index, stride: stride, isBackward: isBackward)
    unknownTypes[moved.number] = unknownTypes[moved.number] ?? elementType(pointer, stride)
    return value
  }

  /// Whether what a pointer leads into has more elements than indices are tried.
  private func isIndexable(_ pointer: Value, _ stride: Int) -> Bool {
    switch pointer.payload {
    case .unknown(let unknown):
      guard let known = terms[unknown.number].flatMap({ bindings[$0] }) else { return true }
      return isIndexable(Value(.pointer(known.moved(by: unknown.offset))), stride)
    case .pointer(let pointer):
      let object = memory[pointer.object]
      let size = object.sizeTerm == nil ? object.size : Self.guessedSize
      return object.isLive && size / stride > Self.plainElements
    default: return false
    }
  }

  /// The type of the pointer to an element, if the elements are what the object or pointer is of.
  private func elementType(_ pointer: Value, _ stride: Int) -> CType? {
    switch pointer.payload {
    case .unknown(let unknown):
      let type = unknownTypes[unknown.number]
      return type?.pointee.map { program.measure($0).size } == stride ? type : nil
    case .pointer(let pointer):
      let object = memory[pointer.object]
      guard let type = object.type, pointer.offset == object.start,
        program.measure(type).size == stride
      else { return nil }
      return .pointer(type)
    default: return nil
    }
  }

  /// What lies where an index leads that nobody knows.
  func open(
    _ place: IndexedPlace, _ term: Term, _ unknown: Unknown, _ span: Span
  ) throws(Stop) -> Pointer {
    guard let oracle else { throw Stop(.unsupported, "an index is not known", span: span) }
    let base = try pointer(place.base, 0, span)
    let owner = memory[base.object]
    guard owner.isLive, owner.rest == .unknown, owner.sizeTerm == nil,
      windows.owners[base.object] == nil,
      !(self.term(of: place.index).map(isMadeOfLengths) ?? false)
    else {
      // What is known of the object would be lost, and where a string ends is known of it: indices are tried.
      guard let number = try decideNumber(place.index, span) else {
        throw Stop(.unsupported, "an index is not known", span: span)
      }
      let steps = Int(narrow(number, place.index)) &* place.stride
      let known = moved(base, place.isBackward ? 0 &- steps : steps)
      bindings[term] = known
      return known
    }
    let text = name(of: unknown)
    let name = text.contains(" ") ? "(\(text))" : text
    let type = pointee(of: unknown)
    let window = try object(entry(behind: term, name, type, oracle))
    bindings[term] = window
    binders[window.object] = term
    if windows.accessed[base.object] == nil {
      windows.accessed[base.object] = touched(base.object)
      memory[base.object].isWatched = true
    }
    // `a[i]` is the place, `a + i` a pointer to it.
    if text.hasSuffix("]") { memory[window.object].isBehindPointer = false }
    windows.owners[window.object] = base.object
    memory[window.object].isWatched = true
    assume(
      .unknown, name,
      "is a place by an index, taken to be none of the places in \(owner.name) reached otherwise")
    return window
  }

  /// The stretches of an object that were read or written.
  private func touched(_ number: ObjectNumber) -> [IndexedWindows.Stretch] {
    let object = memory[number]
    charge(object.size)
    var stretches: [IndexedWindows.Stretch] = []
    var start: Int?
    for offset in 0...object.size {
      let isTouched = offset < object.size && object.contents.byte(offset) != .untouched
      if isTouched, start == nil { start = offset }
      if !isTouched, let first = start {
        stretches.append(.init(base: nil, offset: first, count: offset - first))
        start = nil
      }
    }
    return stretches
  }

  /// Keeps an access apart from the windows into an object, or one through a window from what else was accessed.
  func watch(_ pointer: Pointer, _ count: Int, _ span: Span) throws(Stop) {
    guard count > 0 else { return }
    let object = memory[pointer.object]
    let owner = windows.owners[pointer.object]
    let new = IndexedWindows.Stretch(
      base: owner == nil ? nil : binders[pointer.object],
      offset: owner == nil ? pointer.offset : pointer.offset &- object.start, count: count)
    let number = owner ?? pointer.object
    let known = windows.accessed[number, default: []]
    guard !known.contains(new) else { return }
    guard known.count < Self.stretchLimit else {
      throw Stop(
        .exhausted, "more than \(Self.stretchLimit) places in \(object.name) are told apart",
        span: span)
    }
    for other in known where other.base != new.base {
      try keepApart(new, other, number, span)
    }
    windows.accessed[number, default: []].append(new)
  }

  private func keepApart(
    _ a: IndexedWindows.Stretch, _ b: IndexedWindows.Stretch, _ owner: ObjectNumber, _ span: Span
  ) throws(Stop) {
    guard let oracle, let first = address(of: a, owner), let second = address(of: b, owner),
      let firstSize = try? oracle.store.constant(UInt128(a.count), width: pointerScalar.bits),
      let secondSize = try? oracle.store.constant(UInt128(b.count), width: pointerScalar.bits),
      let areApart = try? oracle.store.or(
        oracle.store.ule(oracle.store.add(first, firstSize), second),
        oracle.store.ule(oracle.store.add(second, secondSize), first))
    else { return }
    guard try oracle.mayHold(areApart, at: span) else {
      throw Stop(
        .unsupported, "places in \(memory[owner].name) overlap that are reached by an index",
        span: span)
    }
    try oracle.assume(areApart, at: span)
  }

  private func address(of stretch: IndexedWindows.Stretch, _ owner: ObjectNumber) -> Term? {
    guard let store = oracle?.store else { return nil }
    let bits = pointerScalar.bits
    if let base = stretch.base {
      let distance = UInt128(truncatingIfNeeded: stretch.offset)
      return try? store.add(base, store.constant(distance, width: bits))
    }
    let place = memory[owner].base &+ UInt64(stretch.offset)
    return try? store.constant(UInt128(place), width: bits)
  }

  /// The name of the symbol for a scalar that nobody wrote.
  ///
  /// Where values are chosen, an index leads into the object itself, and what the path found there has the name that it
  /// had on the path.
  func symbolName(of pointer: Pointer, _ bytes: Int) -> String {
    let name = describePlace(pointer, size: bytes)
    guard let oracle else { return name }
    if let found = oracle.indexedName(at: memory.address(pointer), bytes: bytes) { return found }
    if windows.owners[pointer.object] != nil, let base = binders[pointer.object] {
      oracle.note(
        IndexedSymbol(
          base: base, distance: pointer.offset &- memory[pointer.object].start, bytes: bytes,
          name: name))
    }
    return name
  }
}
