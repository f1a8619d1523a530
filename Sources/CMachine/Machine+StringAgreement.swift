// Where a string of which nobody knows where it ends is measured, read and compared, what is said of it agrees.

import CProgram
import CSyntax
import Constraints

extension Machine {
  // MARK: Agreement

  /// That a byte is no zero if the string is longer, and one if it ends there.
  func agreement(_ length: Term, _ index: Int, _ byte: Term) -> Term? {
    guard let store = oracle?.store,
      let place = try? store.constant(UInt128(index), width: sizeScalar.bits),
      let none = try? store.constant(0, width: 8), let isZero = try? store.equal(byte, none)
    else { return nil }
    return try? store.and(
      store.or(store.not(store.ult(place, length)), store.not(isZero)),
      store.or(store.not(store.equal(length, place)), isZero))
  }

  /// Brings the lengths of strings into agreement with bytes that got their symbols just now.
  func noteBytes(of number: ObjectNumber, _ range: Range<Int>) {
    guard let oracle else { return }
    if oracle.choosesValues {
      for offset in range { chosenBytes.insert(ChosenByte(object: number, offset: offset)) }
    }
    guard !openStrings.isEmpty else { return }
    for string in openStrings.indices where openStrings[string].place.object == number {
      let (place, end) = (openStrings[string].place, openStrings[string].end)
      guard !openStrings[string].isGone, memory[number].generation == place.generation,
        range.upperBound > place.offset, range.lowerBound < end
      else { continue }
      for offset in max(range.lowerBound, place.offset)..<min(range.upperBound, end) {
        let index = offset - place.offset
        guard openStrings[string].bytes[index] == nil,
          memory[number].contents.byte(offset) != .untouched,
          let byte = word(at: place.moved(by: index), 1)
        else { continue }
        agree(byte, string, index)
      }
    }
  }

  /// Brings the length of a string into agreement with one of its bytes.
  func agree(_ byte: Term, _ string: Int, _ index: Int) {
    openStrings[string].bytes[index] = byte
    guard let oracle, let truth = agreement(openStrings[string].length, index, byte) else {
      return
    }
    // A symbol that was not there before can agree with any length; a number may not.
    if oracle.store.value(of: byte) != nil || oracle.store.value(of: truth) != nil,
      !((try? oracle.mayHold(truth, at: currentSpan)) ?? true)
    {
      contradiction = contradiction ?? disagreement(openStrings[string].place, currentSpan)
    } else {
      try? oracle.assume(truth, at: currentSpan)
    }
  }

  /// Stops where bytes were read that are not what a length says.
  func refuseContradiction() throws(Stop) {
    if let contradiction { throw contradiction }
  }

  private func disagreement(_ place: Pointer, _ span: Span) -> Stop {
    Stop(
      .unsupported, "strlen() of \(describe(place)) is not what its bytes say", span: span)
  }

  func hold(_ truth: Term, _ place: Pointer, _ span: Span) throws(Stop) {
    guard let oracle, oracle.store.value(of: truth) != 1 else { return }
    guard try oracle.mayHold(truth, at: span) else { throw disagreement(place, span) }
    try oracle.assume(truth, at: span)
  }

  /// Brings the length of a string into agreement with those of strings that it is a part of, and with comparisons.
  func agreeWithOthers(_ number: Int, _ span: Span) throws(Stop) {
    guard let store = oracle?.store, agreedStrings.insert(number).inserted else { return }
    let string = openStrings[number]
    for other in openStrings
    where other.place.object == string.place.object && other.place != string.place
      && other.place.generation == string.place.generation && !other.isGone
      && other.end == string.end
    {
      let (outer, inner) =
        other.place.offset < string.place.offset ? (other, string) : (string, other)
      let distance = UInt128(inner.place.offset - outer.place.offset)
      guard let start = try? store.constant(distance, width: sizeScalar.bits),
        let isPart = try? store.ule(start, outer.length),
        let isSame = try? store.equal(outer.length, store.add(inner.length, start)),
        let truth = try? store.or(store.not(isPart), isSame)
      else { continue }
      try hold(truth, string.place, span)
    }
    for comparison in comparisons.indices { try agree(comparison, span) }
  }

  /// That strings which are equal have one length, where a comparison and both lengths are known of.
  func agree(_ number: Int, _ span: Span) throws(Stop) {
    let comparison = comparisons[number]
    guard comparison.kind.endsAtZero, !comparison.isLengthKnown, let store = oracle?.store else {
      return
    }
    var lengths: [Term] = []
    for (side, place) in comparison.places.enumerated() {
      guard let string = openStrings.first(where: { $0.place == place && !$0.isGone }),
        isUnchanged(comparison, side),
        let length = smaller(string.length, comparison.kind.limit)
      else { return }
      lengths.append(length)
    }
    guard let value = term(of: comparison.value, bits: 32),
      let zero = try? store.constant(0, width: 32), let isEqual = try? store.equal(value, zero),
      let isSame = try? store.equal(lengths[0], lengths[1]),
      let truth = try? store.or(store.not(isEqual), isSame)
    else { return }
    comparisons[number].isLengthKnown = true
    try hold(truth, comparison.places[0], span)
  }

  /// Forgets what strings of an object were: what lies there is made unknown anew.
  func forgetStrings(in number: ObjectNumber) {
    for string in openStrings.indices where openStrings[string].place.object == number {
      openStrings[string].isGone = true
    }
  }

  // MARK: Numbers

  /// How many lengths are tried that are decided already.
  private static let lengthsTried = 64

  /// A number that is made of the lengths of strings: they are tried one after the other, as a loop over the bytes would.
  func decideLengths(in term: Term, _ span: Span) throws(Stop) -> UInt128? {
    guard let oracle, isMadeOfLengths(term) else { return nil }
    let lengths = Set(openStrings.map(\.symbol))
    var known: [Term: Term] = [:]
    for length in oracle.store.symbols(of: term) where lengths.contains(length) {
      for count in 0... {
        guard count < Self.lengthsTried,
          let constant = try? oracle.store.constant(UInt128(count), width: 32),
          let isIt = try? oracle.store.equal(length, constant)
        else { return nil }
        if try oracle.decide(isIt, .condition, at: span) {
          known[length] = constant
          break
        }
      }
    }
    return (try? oracle.store.substitute(known, in: term)).flatMap { oracle.store.value(of: $0) }
  }

  /// Whether the length of a string is part of a term.
  func isMadeOfLengths(_ term: Term) -> Bool {
    guard let store = oracle?.store, !openStrings.isEmpty else { return false }
    let symbols = Set(store.symbols(of: term))
    return openStrings.contains { symbols.contains($0.symbol) }
  }
}
