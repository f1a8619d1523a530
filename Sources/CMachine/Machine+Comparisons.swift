// How to read this file: two strings of which nobody knows the bytes are not taken apart, which would make a path for
// every place where they may part. How they compare is one unknown value, by the name of the call; what is known of their
// bytes at the time, and what is read of them later, is kept in agreement with it. What was compared once is the same the
// next time, as long as nobody wrote there.

import CProgram
public import CSyntax
import Constraints

/// Which bytes are compared, and how.
public struct ComparisonKind: Hashable, Sendable {
  /// What conditions call it: the function of C.
  public let function: String
  /// How many bytes are compared at most; nil for all.
  public let limit: Int?
  /// Whether a zero ends both, as with strings.
  public let endsAtZero: Bool
  /// Whether bytes that are different may count as equal, as letters of two cases do.
  public let isLoose: Bool

  /// Makes one.
  public init(_ function: String, limit: Int? = nil, endsAtZero: Bool = true, isLoose: Bool = false)
  {
    self.function = function
    self.limit = limit
    self.endsAtZero = endsAtZero
    self.isLoose = isLoose
  }
}

/// A comparison that was made of bytes nobody knows.
struct OpenComparison {
  let kind: ComparisonKind
  /// Where the bytes begin.
  let places: [Pointer]
  /// What the objects held then.
  let contents: [Contents]
  let value: Value
  /// How many bytes of both were brought into agreement with the value.
  var related = 0
  /// That those are equal, and that none of them ends a string.
  var areEqual: Term?
  /// Whether there is no more to be said of the bytes.
  var isSettled = false
  /// Whether it agrees with the lengths of both strings.
  var isLengthKnown = false
}

extension Machine {
  /// How many bytes of a string are looked at to see whether it is known, and are kept in agreement.
  private static let comparedLimit = 4096
  /// How many bytes of what has a size are read.
  private static let readLimit = 64
  private static let (byte, int) = (
    Scalar(bits: 8, isSigned: false), Scalar(bits: 32, isSigned: true)
  )

  /// What a comparison gives of two pieces of memory neither of which is known up to where it ends: an `int` below, above
  /// or equal to 0 that nobody knows.
  ///
  /// Nil where one of them is known, and where no paths are followed: then it is found out byte by byte.
  ///
  /// - Throws: The fault that reading a byte is.
  public func openComparison(
    _ a: Value, _ b: Value, _ kind: ComparisonKind, at span: Span
  ) throws(Stop) -> Value? {
    guard oracle != nil, kind.limit.map({ $0 > 0 && $0 <= Self.comparedLimit }) ?? true else {
      return nil
    }
    return try stopping { () throws(Stop) -> Value? in
      var places = [try pointer(a, 0, span), try pointer(b, 0, span)]
      // Behind their ends a copy and its string are not the same.
      if kind.endsAtZero {
        places = [try original(of: places[0], span), try original(of: places[1], span)]
      }
      guard isOpen(places[0], kind), isOpen(places[1], kind) else { return nil }
      // Strings are read where they begin, and what has a size as far as it goes.
      for offset in 0..<(kind.endsAtZero ? 1 : min(kind.limit ?? 1, Self.readLimit)) {
        for place in places { _ = try load(place.moved(by: offset), Self.byte, span) }
      }
      if places[0] == places[1] { return .integer(0) }
      if let known = try known(places, kind, span) { return known }
      let texts = places.map(text(ofBytesAt:)) + (kind.limit.map { ["\($0)"] } ?? [])
      let value = unknown(
        "\(kind.function)(\(texts.joined(separator: ", ")))", Self.int, nil, .other)
      if let oracle, oracle.notesCalls, case .unknown(let unknown) = value.payload,
        let term = terms[unknown.number]
      {
        oracle.note(stateOfCall(places.map { Value(.pointer($0)) }), ofCallFor: term)
      }
      comparisons.append(
        OpenComparison(
          kind: kind, places: places, contents: places.map { memory[$0.object].contents },
          value: value))
      try bound(value, span)
      try relate(comparisons.count - 1, span)
      try agree(comparisons.count - 1, span)
      return value
    }
  }

  /// Takes it for granted that a difference is one of two bytes, so that it has an opposite.
  private func bound(_ value: Value, _ span: Span) throws(Stop) {
    guard let oracle, case .unknown(let unknown) = value.payload,
      let isInside = truth(unknown, isIn: -255...255)
    else { return }
    try oracle.assume(isInside, at: span)
  }

  /// Brings what was compared into agreement with a byte that was read since.
  public func noteRead(_ value: Value, at span: Span) throws(Stop) {
    guard !comparisons.isEmpty else { return }
    let pointer = try stopping { () throws(Stop) -> Pointer in try self.pointer(value, 0, span) }
    for number in comparisons.indices
    where !comparisons[number].isSettled
      && comparisons[number].places.contains(where: { $0.object == pointer.object })
    {
      try stopping { () throws(Stop) in try relate(number, span) }
    }
  }

  /// What bytes are called that begin somewhere: by the pointer to them, or the array they are.
  func text(ofBytesAt pointer: Pointer) -> String {
    let object = memory[pointer.object]
    // A struct that begins with them is not what they are called.
    if pointer.offset == object.start, let type = object.type, type.record != nil,
      let path = path(type, 0, isScalar: false, nil), !path.isEmpty
    {
      return Self.join(object.name, path, isBehindPointer: object.isBehindPointer)
    }
    let text = describe(pointer)
    return text.hasSuffix("]") ? "&\(text)" : text
  }

  /// Whether a byte is not known before the bytes end; nothing is read, since they may part before that.
  ///
  /// Where values are chosen, it is what was open on the path.
  private func isOpen(_ start: Pointer, _ kind: ComparisonKind) -> Bool {
    let object = memory[start.object]
    guard memory.isLive(start), start.offset >= 0, start.offset < object.size else { return false }
    let end = min(object.size, start.offset + (kind.limit ?? Self.comparedLimit))
    for offset in start.offset..<max(start.offset, end) {
      switch object.contents.byte(offset) {
      case .number(let byte):
        if object.contents.site(at: offset) == Self.chosenSite { return true }
        if kind.endsAtZero, byte == 0 { return false }
      case .untouched:
        if object.rest == .unknown { return true }
        if object.rest == .uninitialised || kind.endsAtZero { return false }
      case .cell:
        guard let (start, cell) = object.contents.cells(in: offset..<(offset + 1)).first else {
          return true
        }
        switch cell.payload {
        case .unknown: return true
        case .integer(let bits) where cell.size <= 8:
          if object.contents.site(at: start) == Self.chosenSite { return true }
          let byte = ordered(bits, cell.size) >> UInt64(8 * (offset &- start)) & 0xFF
          if kind.endsAtZero, byte == 0 { return false }
        default: return false
        }
      }
    }
    return false
  }

  /// What the same comparison gave before, if nobody wrote there since.
  private func known(
    _ places: [Pointer], _ kind: ComparisonKind, _ span: Span
  ) throws(Stop) -> Value? {
    for comparison in comparisons.reversed() where comparison.kind == kind {
      let isTurned = comparison.places == Array(places.reversed())
      guard isTurned || comparison.places == places,
        comparison.places.indices.allSatisfy({ isUnchanged(comparison, $0) })
      else { continue }
      guard isTurned else { return comparison.value }
      return try compute(.subtract, .integer(0), comparison.value, Self.int, span)
    }
    return nil
  }

  /// Whether one side is still what it was when it was compared.
  func isUnchanged(_ comparison: OpenComparison, _ side: Int) -> Bool {
    let place = comparison.places[side]
    let (old, new) = (comparison.contents[side], memory[place.object].contents)
    let limit = comparison.kind.limit ?? new.size
    return (place.offset..<max(place.offset, min(new.size, place.offset + limit))).allSatisfy {
      isUnchanged(old, new, place, at: $0)
    }
  }

  /// Whether a byte is still what it was; that its value was asked for since changes nothing.
  private func isUnchanged(
    _ old: Contents, _ new: Contents, _ place: Pointer, at offset: Int
  ) -> Bool {
    let (before, after) = (old.byte(offset), new.byte(offset))
    switch (before, after) {
    case (.untouched, .untouched): return true
    case (.number(let a), .number(let b)): return a == b
    case (.untouched, .number): return new.site(at: offset) == Self.chosenSite
    case (.cell, .cell), (.untouched, .cell):
      guard let (start, cell) = new.cells(in: offset..<(offset + 1)).first else { return false }
      if before == .cell {
        guard let (first, known) = old.cells(in: offset..<(offset + 1)).first, first == start,
          known.size == cell.size
        else { return false }
        return isSame(known.payload, cell.payload)
      }
      // What the place itself is, by its symbol or by the number that was given or chosen for it.
      let own = Pointer(object: place.object, generation: place.generation, offset: start)
      let name = describePlace(own, size: cell.size)
      if case .integer = cell.payload {
        return new.site(at: start) == Self.chosenSite || givens[name] != nil
      }
      return nameIfPassedOn(Value(cell.payload)) == name
    default: return false
    }
  }

  private func isSame(_ a: Value.Payload, _ b: Value.Payload) -> Bool {
    switch (a, b) {
    case (.unknown(let a), .unknown(let b)): a.number == b.number && a.offset == b.offset
    case (.pointer(let a), .pointer(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    default: false
    }
  }

  // MARK: Agreement

  /// Says of the value of a comparison what follows from the bytes that are known of both, one after the other.
  private func relate(_ number: Int, _ span: Span) throws(Stop) {
    while !comparisons[number].isSettled {
      let comparison = comparisons[number]
      guard comparison.related < comparison.kind.limit ?? Self.comparedLimit else {
        comparisons[number].isSettled = true
        return
      }
      var bytes: [Term] = []
      for (side, start) in comparison.places.enumerated() {
        let place = start.moved(by: comparison.related)
        let object = memory[place.object]
        guard place.offset >= 0, place.offset < object.size,
          object.contents.byte(place.offset) != .untouched || object.rest == .zero
        else { return }
        guard isUnchanged(comparison.contents[side], object.contents, start, at: place.offset),
          let byte = word(at: place, 1)
        else {
          comparisons[number].isSettled = true
          return
        }
        bytes.append(byte)
      }
      guard let (truth, areEqual) = try? agreement(comparison, bytes[0], bytes[1]) else {
        comparisons[number].isSettled = true
        return
      }
      comparisons[number].related += 1
      comparisons[number].areEqual = areEqual
      try hold(truth, comparison, span)
      // Letters of two cases are compared no further than to see whether the strings are empty.
      if comparison.kind.isLoose || oracle?.store.value(of: areEqual) == 0 {
        comparisons[number].isSettled = true
      }
    }
  }

  private func hold(_ truth: Term, _ comparison: OpenComparison, _ span: Span) throws(Stop) {
    guard let oracle, oracle.store.value(of: truth) != 1 else { return }
    guard try oracle.mayHold(truth, at: span) else {
      throw Stop(
        .unsupported,
        "\(comparison.kind.function)() of \(describe(comparison.places[0])) and "
          + "\(describe(comparison.places[1])) is not what their bytes say",
        span: span)
    }
    try oracle.assume(truth, at: span)
  }

  /// What two bytes that stand at the same place say of a comparison, and that nothing up to them tells the two apart.
  private func agreement(
    _ comparison: OpenComparison, _ a: Term, _ b: Term
  ) throws(TermError) -> (truth: Term, areEqual: Term)? {
    guard let store = oracle?.store, let value = term(of: comparison.value, bits: Self.int.bits)
    else { return nil }
    let (zero, none) = (
      try store.constant(0, width: Self.int.bits), try store.constant(0, width: 8)
    )
    let isZero = try store.equal(value, zero)
    let always = try store.equal(none, none)
    let before = comparison.areEqual ?? always
    let (aEnds, bEnds) = (try store.equal(a, none), try store.equal(b, none))
    if comparison.kind.isLoose {
      let oneEnds = try store.not(store.equal(aEnds, bEnds))
      let bothEnd = try store.and(aEnds, bEnds)
      let truth = try store.and(
        store.or(store.not(oneEnds), store.not(isZero)), store.or(store.not(bothEnd), isZero))
      return (truth, try store.not(always))
    }
    let isSame = try store.equal(a, b)
    let differs = try store.and(before, store.not(isSame))
    let isLower = try store.equal(store.slt(value, zero), store.ult(a, b))
    var truth = try store.or(
      store.not(differs), store.and(store.not(isZero), isLower))
    var areEqual = try store.and(before, isSame)
    if comparison.kind.endsAtZero {
      truth = try store.and(
        truth, store.or(store.not(store.and(areEqual, aEnds)), isZero))
      areEqual = try store.and(areEqual, store.not(aEnds))
    }
    if comparison.related + 1 == comparison.kind.limit {
      truth = try store.and(truth, store.or(store.not(areEqual), isZero))
    }
    return (truth, areEqual)
  }
}
