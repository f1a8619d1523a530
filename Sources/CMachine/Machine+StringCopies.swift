// How to read this file: a copy of a string of which nobody knows where it ends is made byte by byte, without asking where
// that is: each byte of the copy is one of the string's or, behind its end, what was there before. What it is as a term
// is found out when it is asked for, so that a copy that nobody looks at asks for nothing.

import CProgram
public import CSyntax
import Constraints

extension Machine {
  /// How many bytes of a copy are told.
  private static let copiedLimit = 256
  /// How many copies of copies are found out at once.
  private static let depthLimit = 16
  private static let byte = Scalar(bits: 8, isSigned: false)

  /// Copies a string of which nobody knows where it ends.
  ///
  /// - Returns: How long the string is, as a `size_t`; nil, and nothing copied, where ``openLength(_:limit:at:)`` is nil.
  /// - Throws: The fault that reading or writing a byte is.
  public func copyOpenString(
    to target: Value, from source: Value, _ copying: StringCopying, at span: Span
  ) throws(Stop) -> Value? {
    guard let oracle, copying.limit != 0 else { return nil }
    return try stopping { () throws(Stop) -> Value? in
      let from = try pointer(source, 0, span)
      let reads = copying.limit.map { copying.endsCut ? $0 - 1 : $0 }
      guard let length = try lengthTerm(from, within: reads, span) else { return nil }
      let to = try pointer(target, 0, span)
      let count = try room(for: length, copying, at: to, oracle, span)
      let told = min(count, Self.copiedLimit)
      if memory[to.object].sizeTerm == nil {
        try check(to, told, isWrite: true, span)
      } else {
        try check(to, 1, isWrite: true, span)
      }
      // Each byte costs as much as some steps, and as much memory.
      counter.pointee += told << 3
      split(at: to, told)
      let original = openStrings.firstIndex { $0.place == from && !$0.isGone }
      let isExact = isExact(length, copying, to, oracle.store)
      var bytes: [(offset: Int, byte: CopiedByte)] = []
      for index in 0..<told {
        guard
          let byte = copiedByte(
            index, from, to, original, length, copying, isExact: isExact, oracle.store)
        else { continue }
        bytes.append((index, byte))
      }
      var numbers: [(index: Int, number: Int32)] = []
      for (index, byte) in bytes {
        let value = unknown("a byte of a copied string")
        guard case .unknown(let unknown) = value.payload else { continue }
        copiedBytes[unknown.number] = byte
        memory[to.object].contents.write(value.payload, at: to.offset + index, count: 1)
        numbers.append((index, unknown.number))
      }
      forgetBytes(at: to, told..<count)
      note(to, numbers, told..<count, length, copying, from, original)
      return value(of: length, sizeScalar, "the length of \(describe(from))")
    }
  }

  /// Copies a string of which nobody knows where it ends, where just as many bytes are copied as it has with its zero.
  ///
  /// - Returns: Whether that is so; otherwise nothing was copied.
  public func copyWholeString(
    to target: Value, from source: Value, count: Value, at span: Span
  ) throws(Stop) -> Bool {
    guard let oracle, let count = term(of: count, bits: sizeScalar.bits) else { return false }
    let isWhole = try stopping { () throws(Stop) -> Bool in
      let from = try pointer(source, 0, span)
      guard openStrings.contains(where: { $0.place == from && !$0.isGone }) else { return false }
      guard let length = try lengthTerm(from, within: nil, span),
        let one = try? oracle.store.constant(1, width: sizeScalar.bits),
        let whole = try? oracle.store.add(length, one)
      else { return false }
      return whole == count
    }
    guard isWhole else { return false }
    return try copyOpenString(to: target, from: source, StringCopying(), at: span) != nil
  }

  /// How many bytes a copy writes at most; that what it writes has room is taken for granted where that can be.
  private func room(
    for length: Term, _ copying: StringCopying, at to: Pointer, _ oracle: any PathOracle,
    _ span: Span
  ) throws(Stop) -> Int {
    let (object, store, bits) = (memory[to.object], oracle.store, sizeScalar.bits)
    let isUnsized = object.sizeTerm != nil
    let room = (isUnsized ? object.contents.size : object.size) - to.offset
    guard room > 0 else {
      try check(to, 1, isWrite: true, span)
      return 0
    }
    let limit = copying.limit ?? .max
    var isFault: Term?
    if let size = object.sizeTerm {
      let shown = copying.limit.flatMap { smaller(length, $0 - 1) } ?? length
      isFault = try? store.ule(
        size, store.add(shown, store.constant(UInt128(to.offset), width: bits)))
    } else if limit > room, !object.isSizeGuessed {
      isFault = try? store.ule(store.constant(UInt128(room), width: bits), length)
    }
    if let isFault, try isTaken(isFault, oracle, span) {
      throw leaving(
        object,
        "a string is copied to \(describe(to)), and there is not enough room in \(object.name)",
        span)
    }
    return min(limit, room)
  }

  /// Whether an object of a size that nobody knows has room for the copy and nothing else.
  private func isExact(
    _ length: Term, _ copying: StringCopying, _ to: Pointer, _ store: TermStore
  ) -> Bool {
    guard let size = memory[to.object].sizeTerm, to.offset == 0, copying.endsCut,
      let shown = copying.limit.map({ smaller(length, $0 - 1) }) ?? length,
      let needed = try? store.add(shown, store.constant(1, width: sizeScalar.bits))
    else { return false }
    return needed == size
  }

  /// What a byte becomes; nil where it stays what it is.
  private func copiedByte(
    _ index: Int, _ from: Pointer, _ to: Pointer, _ original: Int?, _ length: Term,
    _ copying: StringCopying, isExact: Bool, _ store: TermStore
  ) -> CopiedByte? {
    let none = CopiedByte.Source.payload(.integer(0))
    let otherwise = copying.isPadded ? none : source(at: to.moved(by: index), nil)
    let isLast = copying.endsCut && copying.limit == index + 1
    let byte = isLast ? none : source(at: from.moved(by: index), original.map { ($0, index) })
    let depth = 1 + max(depth(of: byte), depth(of: otherwise))
    let isFresh = !copying.isPadded && isFresh(to.moved(by: index))
    // What was made for the copy has no byte that was not copied.
    guard index > 0, !isExact else {
      return CopiedByte(
        source: byte, isCopied: nil, otherwise: otherwise, isFresh: isFresh, depth: depth)
    }
    guard let place = try? store.constant(UInt128(index), width: sizeScalar.bits),
      let isCopied = try? store.ule(place, length)
    else { return nil }
    if store.value(of: isCopied) == 0, !copying.isPadded { return nil }
    return CopiedByte(
      source: byte, isCopied: store.value(of: isCopied) == 1 ? nil : isCopied,
      otherwise: otherwise, isFresh: isFresh, depth: depth)
  }

  private func isFresh(_ place: Pointer) -> Bool {
    let object = memory[place.object]
    return object.rest == .uninitialised && object.contents.byte(place.offset) == .untouched
  }

  private func depth(of source: CopiedByte.Source) -> Int {
    guard case .payload(.unknown(let unknown)) = source else { return 0 }
    return copiedBytes[unknown.number]?.depth ?? 0
  }

  /// What lies at a byte, to be found out later.
  private func source(
    at place: Pointer, _ string: (number: Int, index: Int)?
  ) -> CopiedByte.Source {
    let object = memory[place.object]
    guard place.offset < object.contents.size else { return .place(place) }
    switch object.contents.byte(place.offset) {
    case .number(let byte): return .payload(.integer(UInt64(byte)))
    case .untouched where object.rest == .zero: return .payload(.integer(0))
    case .cell:
      if case .payload(let payload) = object.contents.read(place.offset, 1) {
        if case .unknown(let unknown) = payload,
          copiedBytes[unknown.number]?.depth ?? 0 >= Self.depthLimit
        {
          _ = copiedTerm(unknown.number)
        }
        return .payload(payload)
      }
    case .untouched: break
    }
    if let string { return .string(string.number, string.index) }
    return .place(place)
  }

  /// Leaves nobody knowing what bytes are.
  private func forgetBytes(at pointer: Pointer, _ range: Range<Int>) {
    guard !range.isEmpty, memory[pointer.object].sizeTerm == nil else { return }
    let bytes = (pointer.offset + range.lowerBound)..<(pointer.offset + range.upperBound)
    split(at: pointer.moved(by: range.lowerBound), range.count)
    memory[pointer.object].contents.forget(bytes)
    memory[pointer.object].contents.obscureUntouched(bytes)
  }

  private func note(
    _ place: Pointer, _ bytes: [(index: Int, number: Int32)], _ untold: Range<Int>,
    _ length: Term, _ copying: StringCopying, _ from: Pointer, _ original: Int?
  ) {
    guard copying.limit == nil || copying.endsCut,
      let shown = copying.limit.map({ smaller(length, $0 - 1) }) ?? length
    else { return }
    let isUnsized = memory[place.object].sizeTerm != nil
    let rest =
      isUnsized
      ? (place.offset + untold.lowerBound)..<memory[place.object].contents.size
      : place.offset..<place.offset
    guard isUnsized || untold.isEmpty else { return }
    stringCopies.removeAll { $0.place == place }
    let earlier = intactCopy(at: from)
    let limit = [copying.limit.map { $0 - 1 }, earlier?.limit].compactMap { $0 }.min()
    stringCopies.append(
      StringCopy(
        place: place, bytes: bytes, rest: rest, length: shown,
        original: original ?? earlier?.original, limit: limit))
  }

  // MARK: Copies

  /// The copy that begins somewhere, if nobody wrote there since.
  func intactCopy(at place: Pointer) -> StringCopy? {
    guard memory.isLive(place), let copy = stringCopies.last(where: { $0.place == place }) else {
      return nil
    }
    let contents = memory[place.object].contents
    let isIntact = copy.bytes.allSatisfy { index, number in
      guard place.offset + index < contents.size,
        case .payload(.unknown(let unknown)) = contents.read(place.offset + index, 1)
      else { return false }
      return unknown.number == number && unknown.offset == 0
    }
    guard isIntact, copy.rest.allSatisfy({ contents.byte($0) == .untouched }) else { return nil }
    return copy
  }

  /// Where a string lies that a copy is equal to, if nobody wrote to either since; else the place itself.
  ///
  /// Whether all of it was copied is decided.
  func original(of place: Pointer, _ span: Span) throws(Stop) -> Pointer {
    guard let oracle, let copy = intactCopy(at: place), let number = copy.original,
      !openStrings[number].isGone
    else { return place }
    let string = openStrings[number]
    guard memory.isLive(string.place), let scan = scan(string.place, string.end), scan.cut == nil
    else { return place }
    guard let limit = copy.limit else { return string.place }
    guard let most = try? oracle.store.constant(UInt128(limit), width: sizeScalar.bits),
      let isWhole = try? oracle.store.ule(string.length, most),
      try oracle.decide(isWhole, .possibility, at: span)
    else { return place }
    return string.place
  }

  /// Reads a byte that was copied with a string where nobody had written: that is a fault behind the string's end, which
  /// is taken not to be so where it can be.
  func readCopiedByte(_ payload: Value.Payload, _ place: Pointer, _ span: Span) throws(Stop) {
    guard let oracle, case .unknown(let unknown) = payload,
      let byte = copiedBytes[unknown.number], byte.isFresh, let isCopied = byte.isCopied,
      let isFault = try? oracle.store.not(isCopied)
    else { return }
    if try isTaken(isFault, oracle, span) {
      throw Stop(
        .fault(.uninitialisedRead), "\(describe(place)) is read before it is written",
        span: span, related: memory[place.object].birth)
    }
    copiedBytes[unknown.number]?.isCopied = nil
  }

  /// The term of a byte that was copied.
  func copiedTerm(_ number: Int32) -> Term? {
    guard let byte = copiedBytes.removeValue(forKey: number), let source = term(of: byte.source)
    else { return nil }
    var term: Term? = source
    if let isCopied = byte.isCopied {
      term = self.term(of: byte.otherwise).flatMap {
        try? oracle?.store.ifThenElse(isCopied, source, $0)
      }
    }
    terms[number] = term
    return term
  }

  private func term(of source: CopiedByte.Source) -> Term? {
    switch source {
    case .payload(let payload): return term(of: Value(payload), bits: 8)
    case .place(let place): return term(ofByteAt: place)
    case .string(let number, let index):
      if let known = openStrings[number].bytes[index] { return known }
      let place = openStrings[number].place.moved(by: index)
      let object = memory[place.object]
      if !openStrings[number].isGone, object.generation == place.generation,
        object.rest == .unknown, place.offset < object.contents.size,
        object.contents.byte(place.offset) == .untouched
      {
        guard let byte = word(at: place, 1) else { return nil }
        return openStrings[number].bytes[index] ?? byte
      }
      // Somebody wrote there before anybody asked.
      guard let byte = term(ofByteAt: place) else { return nil }
      agree(byte, number, index)
      return byte
    }
  }

  /// What a byte was before anybody wrote there.
  private func term(ofByteAt place: Pointer) -> Term? {
    guard memory[place.object].generation == place.generation else {
      return term(of: unknown("a byte that is gone", Self.byte, nil), bits: 8)
    }
    if let known = initialBytes[place] { return known }
    let name = describePlace(place, size: 1)
    let byte = term(
      of: unknown(name, Self.byte, type(at: place), origin(of: place)), bits: 8)
    initialBytes[place] = byte
    return byte
  }
}
