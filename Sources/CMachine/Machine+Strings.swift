// How to read this file: a string of which nobody knows where it ends has a length that nobody knows, which is one value by
// the name of the call: `strlen(name)`. Every byte of it that is read agrees with it: before that place none is zero, and
// there one is. So a path need not part for every length a string may have; where its length leads to a place, as an
// index does, or a number is needed, lengths are tried one after the other.

import CProgram
public import CSyntax
import Constraints

extension Machine {
  /// The longest string there may be: its length is no error number and has a size in an `int`.
  static let longestString: UInt128 = 0x7FFF_0000
  /// How many bytes that a scenario gives by their names are looked for.
  private static let givenLimit = 64
  private static let byte = Scalar(bits: 8, isSigned: false)

  /// As wide as an address, without a sign.
  var sizeScalar: Scalar { Scalar(bits: pointerScalar.bits, isSigned: false) }

  // MARK: The length

  /// How long a string is of which nobody knows where it ends, as a `size_t`; no more than a limit.
  ///
  /// Nil where the string is known, where somebody wrote something else than a zero into it, and where no paths are
  /// followed: then it is found out byte by byte.
  ///
  /// - Throws: The fault that reading a byte is.
  public func openLength(
    _ value: Value, limit: Int? = nil, at span: Span
  ) throws(Stop) -> Value? {
    guard oracle != nil, limit != 0 else { return nil }
    return try stopping { () throws(Stop) -> Value? in
      let place = try pointer(value, 0, span)
      guard let length = try lengthTerm(place, within: limit, span),
        let term = smaller(length, limit)
      else { return nil }
      return self.value(of: term, sizeScalar, "the length of \(describe(place))")
    }
  }

  /// The length of a string as a term, cut by no limit; nil where it is to be found out byte by byte.
  ///
  /// - Parameter limit: How many bytes are read at most; nil if it must end.
  func lengthTerm(_ place: Pointer, within limit: Int?, _ span: Span) throws(Stop) -> Term? {
    guard let oracle else { return nil }
    try check(place, 1, isWrite: false, span)
    if let copy = intactCopy(at: place) { return copy.length }
    let end = endOfString(place)
    try readGivenBytes(place, end, span)
    guard let scan = scan(place, end) else { return nil }
    var known = openStrings.firstIndex { $0.place == place && !$0.isGone }
    if known == nil { known = try openString(place, end, span) }
    guard let number = known else { return nil }
    for index in scan.known where openStrings[number].bytes[index] == nil {
      guard let byte = word(at: place.moved(by: index), 1) else { continue }
      openStrings[number].bytes[index] = byte
      guard let truth = agreement(openStrings[number].length, index, byte) else { return nil }
      try hold(truth, place, span)
    }
    try agreeWithOthers(number, span)
    let length = openStrings[number].length
    if let cut = scan.cut { return smaller(length, cut) }
    try keepStringInside(length, place, limit, oracle, span)
    return length
  }

  /// Where a string ends at the latest: with the array it lies in, or with its object.
  private func endOfString(_ place: Pointer) -> Int {
    let object = memory[place.object]
    let size = object.sizeTerm == nil ? object.size : object.contents.size
    let offset = place.offset &- object.start
    guard let type = object.type, let end = endOfArray(in: type, offset, 0) else { return size }
    return min(size, object.start + end)
  }

  /// Where the innermost array of bytes ends that a structure has at an offset; nil if there is none of a known length.
  private func endOfArray(in type: CType, _ offset: Int, _ base: Int) -> Int? {
    switch type.unqualified {
    case .record(let record) where record.members != nil:
      for field in record.layout(program).fields where field.bits == nil && field.offset <= offset {
        guard offset - field.offset < program.measure(field.member.type).size else { continue }
        if let end = endOfArray(
          in: field.member.type, offset - field.offset, base + field.offset)
        {
          return end
        }
      }
      return nil
    case .array(let element, .some(let count)):
      let size = program.measure(element).size
      guard size > 0, offset < size * count else { return nil }
      if size == 1 { return base + count }
      return endOfArray(in: element, offset % size, base + offset / size * size)
    default: return nil
    }
  }

  /// Reads the bytes of a string that the scenario has values for.
  private func readGivenBytes(_ place: Pointer, _ end: Int, _ span: Span) throws(Stop) {
    guard !givens.isEmpty, memory[place.object].rest == .unknown else { return }
    for offset in place.offset..<min(end, place.offset + Self.givenLimit)
    where memory[place.object].contents.byte(offset) == .untouched {
      let byte = place.moved(by: offset - place.offset)
      if givens[describePlace(byte, size: 1)] != nil { _ = try load(byte, Self.byte, span) }
    }
  }

  /// What lies where a string begins; nil where it is known, or no more what it was.
  func scan(_ place: Pointer, _ end: Int) -> StringScan? {
    let object = memory[place.object]
    charge(end - place.offset)
    var found = StringScan()
    var isOpen = false
    var offset = place.offset
    while offset < end {
      switch object.contents.byte(offset) {
      case .untouched:
        switch object.rest {
        case .unknown: isOpen = true
        case .zero: found.cut = offset - place.offset
        case .uninitialised: return nil
        }
      case .number(let byte):
        if isOwn(place.object, offset, 1, object) {
          found.known.append(offset - place.offset)
          isOpen = true
          // Behind a zero that was there nothing belongs to the string.
          if byte == 0 { return found }
        } else if byte == 0 {
          found.cut = offset - place.offset
        } else {
          return nil
        }
      case .cell:
        isOpen = true
        // What was made unknown as a whole has no cell.
        guard let (start, cell) = object.contents.cells(in: offset..<(offset + 1)).first else {
          break
        }
        guard isOwn(place.object, start, cell.size, object) else { return nil }
        found.known.append(offset - place.offset)
        if cell.size == 1, case .integer(0) = cell.payload { return found }
      }
      if found.cut != nil { return isOpen ? found : nil }
      offset += 1
    }
    // An array may be followed by a zero that ends the string, too.
    if end < object.contents.size, Self.isZero(object, end) { found.cut = end - place.offset }
    return isOpen ? found : nil
  }

  private static func isZero(_ object: MemoryObject, _ offset: Int) -> Bool {
    switch object.contents.byte(offset) {
    case .number(let byte): byte == 0 && object.contents.site(at: offset) != chosenSite
    case .untouched: object.rest == .zero
    case .cell: false
    }
  }

  /// Whether what lies somewhere is what lay there before anybody wrote, by its symbol or by the number that was given
  /// or chosen for it.
  private func isOwn(
    _ number: ObjectNumber, _ offset: Int, _ size: Int, _ object: MemoryObject
  ) -> Bool {
    if object.contents.site(at: offset) == Self.chosenSite {
      return chosenBytes.contains(ChosenByte(object: number, offset: offset))
    }
    let place = Pointer(object: number, generation: object.generation, offset: offset)
    if case .payload(let payload) = object.contents.read(offset, size), Value(payload).isUnknown {
      return nameIfPassedOn(Value(payload)) == describePlace(place, size: size)
    }
    return !givens.isEmpty && givens[describePlace(place, size: size)] != nil
  }

  /// Makes the length of a string.
  private func openString(_ place: Pointer, _ end: Int, _ span: Span) throws(Stop) -> Int? {
    guard let oracle else { return nil }
    // Half as wide as a `size_t` may be, so that it is the same number where it becomes an `int`.
    let scalar = Scalar(bits: 32, isSigned: false)
    let value = unknown("strlen(\(text(ofBytesAt: place)))", scalar, nil, .other)
    guard let symbol = term(of: value, bits: 32),
      let length = try? oracle.store.zeroExtend(symbol, to: sizeScalar.bits)
    else { return nil }
    if oracle.notesCalls {
      oracle.note(stateOfCall([Value(.pointer(place))]), ofCallFor: symbol)
    }
    if let longest = try? oracle.store.constant(Self.longestString, width: sizeScalar.bits),
      let isPossible = try? oracle.store.ule(length, longest)
    {
      if oracle.store.value(of: isPossible) == nil {
        try oracle.assume(isPossible, at: span)
      } else {
        try hold(isPossible, place, span)
      }
    }
    openStrings.append(OpenString(place: place, end: end, length: length, symbol: symbol))
    return openStrings.count - 1
  }

  /// A length or a limit, whichever is smaller.
  func smaller(_ length: Term, _ limit: Int?) -> Term? {
    guard let limit, limit <= Int(Self.longestString) else { return length }
    guard let store = oracle?.store,
      let most = try? store.constant(UInt128(limit), width: sizeScalar.bits),
      let isShorter = try? store.ult(length, most)
    else { return nil }
    return try? store.ifThenElse(isShorter, length, most)
  }

  /// The length of a string where it is shorter than a limit, and a number where it is not.
  ///
  /// - Parameters:
  ///   - length: As ``openLength(_:limit:at:)`` gives it.
  ///   - limit: In bytes, without the zero.
  ///   - other: The number, as a `size_t`.
  public func length(_ length: Value, below limit: Int, else other: Int) -> Value {
    if limit > Int(Self.longestString) { return length }
    guard let term = term(of: length, bits: sizeScalar.bits), let store = oracle?.store,
      let most = try? store.constant(UInt128(max(0, limit)), width: sizeScalar.bits),
      let number = try? store.constant(
        UInt128(truncatingIfNeeded: other), width: sizeScalar.bits),
      let isShorter = try? store.ult(term, most),
      let chosen = try? store.ifThenElse(isShorter, term, number)
    else { return unknown("the length of a string") }
    return value(of: chosen, sizeScalar, "the length of a string")
  }

  /// Takes it for granted that a string ends within its object, where that can be.
  private func keepStringInside(
    _ length: Term, _ place: Pointer, _ limit: Int?, _ oracle: any PathOracle, _ span: Span
  ) throws(Stop) {
    let object = memory[place.object]
    let store = oracle.store
    let isFault: Term?
    if let size = object.sizeTerm {
      let used = try? store.add(
        length, store.constant(UInt128(place.offset), width: sizeScalar.bits))
      isFault = try? used.map { used throws(TermError) in try store.ule(size, used) }
    } else {
      let room = object.size - place.offset
      if object.isSizeGuessed || limit.map({ $0 <= room }) ?? false { return }
      isFault = try? store.ule(
        store.constant(UInt128(room), width: sizeScalar.bits), length)
    }
    guard let isFault else { return }
    if try isTaken(isFault, oracle, span) {
      throw leaving(
        object, "the string at \(describe(place)) does not end in \(object.name)", span)
    }
  }

  /// Whether a fault happens; it is taken not to where that can be, unless faults are asked for.
  func isTaken(
    _ fault: Term, _ oracle: any PathOracle, _ span: Span
  ) throws(Stop) -> Bool {
    if oracle.store.value(of: fault) == 0 { return false }
    return try oracle.followsFaults
      ? oracle.decide(fault, .possibility, at: span) : !mayAvoid(fault, oracle, span)
  }
}
