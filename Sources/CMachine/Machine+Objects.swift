// Objects behind pointers that nobody knows. They are made when they are first needed: such a pointer may be NULL,
// an error, one of the objects of its type that are there, or one that was not seen yet.

import CProgram
public import CSyntax
import Constraints

extension Machine {
  /// Bytes before and behind an object of which nobody says that there is no more: it may be a member of a larger one, as
  /// the nodes of lists are.
  static let surroundings = 4096
  /// Bytes behind an object that the scenario has: drivers have their private data there (`alloc_netdev`), which are longer.
  static let privateData = 65536

  /// How many objects that are there an unknown pointer is tried to point to.
  private static let candidateLimit = 4

  /// Where an unknown pointer points on this path; nil if there is no oracle to say so.
  func resolve(_ unknown: Unknown, _ distance: Int, _ span: Span) throws(Stop) -> Pointer? {
    guard let oracle, let term = terms[unknown.number] else { return nil }
    let store = oracle.store
    let bits = pointerScalar.bits
    guard store.sort(of: term) == .bits(bits) else { return nil }
    let moved = unknown.offset &+ distance
    if let known = bindings[term] { return known.moved(by: moved) }
    if let place = indexedPlaces[term] {
      return try open(place, term, unknown, span).moved(by: moved)
    }
    if let base = base(of: term) {
      return try resolve(base, moved, span)
    }
    try refuseInvalid(term, unknown, moved, span)
    let type = pointee(of: unknown)
    // What only its use tells the type of is no pointer to that type: it leads to an object of its own.
    if let type, type.record != nil, !toldTypes.contains(unknown.number) {
      for candidate in candidates(of: type).prefix(Self.candidateLimit) {
        guard let address = try? addressTerm(candidate), let isIt = try? store.equal(term, address)
        else { continue }
        if try oracle.decide(isIt, .possibility, at: span) {
          bindings[term] = candidate
          return candidate.moved(by: moved)
        }
      }
    }
    let entry = entry(behind: term, name(of: unknown), type, oracle)
    let place = memory.bookBase + UInt64(entry.place + entry.start)
    guard let address = try? store.constant(UInt128(place), width: bits),
      let isThere = try? store.equal(term, address)
    else { return nil }
    guard try oracle.mayHold(isThere, at: span) else {
      let known = try object(equalTo: term, name(of: unknown), span)
      bindings[term] = known
      return known.moved(by: moved)
    }
    let fresh = try object(entry)
    memory[fresh.object].isTypeTold = toldTypes.contains(unknown.number)
    try oracle.assume(isThere, at: span)
    bindings[term] = fresh
    binders[fresh.object] = term
    return fresh.moved(by: moved)
  }

  /// What an unknown pointer points to, if its type tells.
  func pointee(of unknown: Unknown) -> CType? {
    unknownTypes[unknown.number]?.pointee.map { program.completed($0) }
  }

  /// Notes what a pointer that led to nothing in particular is used as: what lies behind it gets that type, if nothing
  /// has been looked for there yet.
  func see(_ value: Value, as type: CType) {
    guard case .unknown(let unknown) = value.payload, unknown.offset == 0,
      let term = terms[unknown.number], bindings[term] == nil,
      pointee(of: unknown)?.isVoid ?? true
    else { return }
    unknownTypes[unknown.number] = type
    toldTypes.insert(unknown.number)
  }

  /// A value that was found in an object; where its use tells what that is, so it does what its members point to.
  func found(_ value: Value, in object: ObjectNumber) -> Value {
    if memory[object].isTypeTold, case .unknown(let unknown) = value.payload {
      toldTypes.insert(unknown.number)
      if let pointee = pointee(of: unknown), isLink(pointee) { unknownTypes[unknown.number] = nil }
    }
    return value
  }

  /// Whether what a pointer leads to has pointers to its like, as the nodes of lists and trees have: it may be a member
  /// of anything.
  private func isLink(_ type: CType) -> Bool {
    type.record?.members?.contains { $0.type.pointee?.unqualified == type.unqualified } ?? false
  }

  /// The pointer that a sum of it and a number was made from, moved by that number: what lies behind the sum is part
  /// of what lies behind the pointer.
  private func base(of term: Term) -> Unknown? {
    guard let sum = oracle?.store.sum(term), let number = unknownsOfTerms[sum.term],
      bindings[sum.term] != nil || unknownTypes[number]?.isPointer == true
    else { return nil }
    return Unknown(number: number, offset: Int(truncatingIfNeeded: sum.distance))
  }

  /// The object that a pointer leads into because it can be nowhere else, as where the code found it to be equal to
  /// the address of a member or of an object of another type.
  private func object(equalTo term: Term, _ name: String, _ span: Span) throws(Stop) -> Pointer {
    guard let oracle else { throw Stop(.unsupported, "\(name) leads nowhere", span: span) }
    let address = try oracle.example(of: term, at: span)
    guard let pointer = memory.pointer(at: UInt64(truncatingIfNeeded: address)),
      let constant = try? oracle.store.constant(address, width: pointerScalar.bits),
      let isIt = try? oracle.store.equal(term, constant),
      try oracle.decide(isIt, .possibility, at: span)
    else {
      throw Stop(
        .unsupported,
        "\(name) is followed, and what it is compared with leaves open where it leads",
        span: span)
    }
    return pointer
  }

  /// Faults where a pointer is NULL or an error pointer on this path.
  private func refuseInvalid(
    _ term: Term, _ unknown: Unknown, _ moved: Int, _ span: Span
  ) throws(Stop) {
    guard let oracle else { return }
    let (store, bits) = (oracle.store, pointerScalar.bits)
    guard let zero = try? store.constant(0, width: bits),
      let firstError = try? store.constant(UInt128(bitPattern: -4095), width: bits),
      let isNull = try? store.equal(term, zero), let isError = try? store.ule(firstError, term),
      let isInvalid = try? store.or(isNull, isError)
    else { return }
    if !oracle.followsFaults {
      if try mayAvoid(isInvalid, oracle, span) {
        if store.value(of: isInvalid) == 0 { return }
        assume(.unknown, name(of: unknown), "is followed, and taken to be a valid pointer")
        return
      }
    }
    if try oracle.decide(isNull, .possibility, at: span) {
      throw badAddress(pointerScalar.wrap(UInt64(bitPattern: Int64(moved))), span)
    }
    if try oracle.decide(isError, .possibility, at: span) {
      // A member of what an error pointer leads to may lie beyond the end of all addresses.
      if moved > 0, let distance = try? store.constant(UInt128(moved), width: bits),
        let page = try? store.constant(4096, width: bits),
        let isLow = try? store.ult(store.add(term, distance), page),
        try oracle.decide(isLow, .possibility, at: span)
      {
        throw Stop(
          .fault(.nullDereference), "\(name(of: unknown)) is an error pointer and is dereferenced",
          span: span)
      }
      throw Stop(
        .fault(.wildPointer), "\(name(of: unknown)) is an error pointer and is dereferenced",
        span: span)
    }
  }

  /// Takes it for granted that an index nobody knows does not lead out of an object, where that can be.
  func keepInside(
    _ base: Value, _ index: Unknown, _ stride: Int, _ isBackward: Bool, _ span: Span
  ) throws(Stop) {
    guard let oracle, !oracle.followsFaults, case .pointer(let pointer) = base.payload, stride > 0,
      let term = term(of: index), case .bits(let bits) = oracle.store.sort(of: term), bits <= 64
    else { return }
    let object = memory[pointer.object]
    guard !object.isSizeGuessed || object.isBehindPointer else { return }
    let (before, behind) = (
      pointer.offset &- object.start, object.size - object.start - pointer.offset
    )
    guard before >= 0, behind >= 0 else { return }
    let low = -(isBackward ? behind : before) / stride
    let high = (isBackward ? before : behind) / stride
    let store = oracle.store
    guard let least = try? store.constant(UInt128(truncatingIfNeeded: low), width: bits),
      let most = try? store.constant(UInt128(truncatingIfNeeded: high), width: bits),
      let isInside = try? store.and(store.sle(least, term), store.sle(term, most)),
      try oracle.mayHold(isInside, at: span)
    else { return }
    try oracle.assume(isInside, at: span)
    assume(.unknown, name(of: index), "is an index, and taken to lie inside \(object.name)")
  }

  /// Whether a number lies in a range, outside of which it is a fault: one that nobody knows is taken to lie in it where
  /// that can be, unless faults are asked for.
  public func isSafelyWithin(
    _ value: Value, _ range: ClosedRange<Int64>, at span: Span
  ) throws(Stop) -> Bool {
    guard let oracle, !oracle.followsFaults, case .unknown(let unknown) = value.payload,
      let isInside = truth(unknown, isIn: range)
    else { return try isWithin(value, range, at: span) }
    return try stopping { () throws(Stop) in
      guard try oracle.mayHold(isInside, at: span) else { return false }
      try oracle.assume(isInside, at: span)
      if oracle.store.value(of: isInside) == nil,
        let name = term(of: unknown).flatMap({ oracle.store.name(of: $0) })
      {
        assume(.unknown, name, "is taken to be a number that is no fault here")
      }
      return true
    }
  }

  /// The function behind a pointer that nobody knows: one that was spoken of, else one that nobody can run.
  func function(behind unknown: Unknown, _ span: Span) throws(Stop) -> Callable? {
    guard let oracle, let term = terms[unknown.number] else { return nil }
    try refuseInvalid(term, unknown, unknown.offset, span)
    // The functions that were spoken of, which it may have been compared with.
    let spoken = functionAddresses.sorted { $0.value < $1.value }.prefix(Self.candidateLimit)
    for (number, _) in spoken {
      guard let address = self.term(of: Value(.function(number)), bits: pointerScalar.bits),
        let moved = self.term(of: unknown), let isIt = try? oracle.store.equal(moved, address)
      else { continue }
      if try oracle.decide(isIt, .possibility, at: span) { return callables[Int(number)] }
    }
    let name = name(of: unknown)
    // It lies somewhere, too, so that a run on plain numbers finds it there.
    let entry = oracle.book.entry(
      "function behind \(term)", name: name, type: nil, size: 16, alignment: 16, isFunction: true)
    let place = memory.bookBase + UInt64(entry.place)
    if let constant = try? oracle.store.constant(UInt128(place), width: pointerScalar.bits),
      let isThere = try? oracle.store.equal(term, constant),
      try oracle.mayHold(isThere, at: span)
    {
      try oracle.assume(isThere, at: span)
    }
    return .model(Name(name))
  }

  /// The function that some path found behind an unknown pointer, by the address it was given.
  func bookedFunction(at address: UInt64) -> Name? {
    guard let oracle, address >= memory.bookBase,
      let entry = oracle.book.entry(at: Int(address - memory.bookBase)), entry.isFunction
    else { return nil }
    return Name(entry.name)
  }

  /// An address as a symbol that means the same on every path, and at another commit too, where the object may be
  /// longer and a member elsewhere: the pointer that led there, or the name of what lies there.
  ///
  /// Nil for what has no such name, as what is allocated while running.
  func addressSymbol(_ payload: Value.Payload) -> Term? {
    let name: String
    switch payload {
    case .pointer(let pointer):
      let object = memory[pointer.object]
      if let binder = binders[pointer.object] {
        if pointer.offset == object.start { return binder }
        // A window has no address of its own.
        if windows.owners[pointer.object] != nil, let store = oracle?.store {
          let distance = UInt128(truncatingIfNeeded: pointer.offset &- object.start)
          return try? store.add(binder, store.constant(distance, width: pointerScalar.bits))
        }
      }
      guard let known = expression(ofAddress: memory.address(pointer)) else { return nil }
      name = known
    case .function(let number): name = callables[Int(number)].name.spelling
    default: return nil
    }
    guard let address = rawBits(Value(payload)) else { return nil }
    return addressSymbol(name) { store throws(TermError) in
      try store.constant(UInt128(address), width: self.pointerScalar.bits)
    }
  }

  /// The address of the first member of an object as a symbol of its own, where it is compared with a pointer to
  /// what that member is: elsewhere the object has the same address, and in another version another member.
  func memberTerm(of value: Value, like other: Value) -> Term? {
    guard case .unknown(let unknown) = other.payload, unknown.offset == 0,
      let wanted = pointee(of: unknown)?.unqualified, wanted.record != nil
    else { return nil }
    let known: Pointer?
    switch value.payload {
    case .pointer(let pointer): known = pointer
    case .unknown(let unknown) where unknown.offset == 0:
      known = terms[unknown.number].flatMap { bindings[$0] }
    default: known = nil
    }
    guard let pointer = known else { return nil }
    let object = memory[pointer.object]
    guard pointer.offset == object.start, var type = object.type?.unqualified, type != wanted
    else { return nil }
    var path = ""
    while type != wanted {
      guard let first = type.record?.layout(program).fields.first, first.bits == nil else {
        return nil
      }
      path += first.member.name.map { ".\($0.spelling)" } ?? ""
      type = first.member.type.unqualified
    }
    let name = "&" + Self.join(object.name, path, isBehindPointer: object.isBehindPointer)
    let address = memory.address(pointer)
    return addressSymbol(name) { store throws(TermError) in
      try store.constant(UInt128(address), width: self.pointerScalar.bits)
    }
  }

  /// The address of a member behind a pointer that nobody knows and that was followed, as a symbol like that of
  /// ``addressSymbol(_:)``.
  func memberSymbol(_ unknown: Unknown, _ term: Term) -> Term? {
    bindings[term].flatMap { addressSymbol(.pointer($0.moved(by: unknown.offset))) }
  }

  /// A symbol for an address, with what it is on this path.
  private func addressSymbol(
    _ name: String, _ address: (TermStore) throws(TermError) -> Term
  ) -> Term? {
    guard let oracle,
      let symbol = try? oracle.store.symbol(name, width: pointerScalar.bits)
    else { return nil }
    if !addressSymbols.contains(symbol) {
      guard let place = try? address(oracle.store),
        let isThere = try? oracle.store.equal(symbol, place),
        (try? oracle.assume(isThere, at: currentSpan)) != nil
      else { return nil }
      addressSymbols.insert(symbol)
      oracle.note(PathSymbol(term: symbol, name: name, scalar: pointerScalar, origin: .address))
    }
    return symbol
  }

  private func constant(of pointer: Pointer) throws(TermError) -> Term? {
    try oracle?.store.constant(UInt128(memory.address(pointer)), width: pointerScalar.bits)
  }

  /// The address of an object in terms that mean the same on every path: the pointer that led to it, if one did.
  func addressTerm(_ pointer: Pointer) throws(TermError) -> Term? {
    if let symbol = addressSymbol(.pointer(pointer)) { return symbol }
    return try constant(of: pointer)
  }

  /// The objects of a type, whose first bytes an unknown pointer may point to, in the order of their making.
  ///
  /// Those made while running are none: a pointer that was there before cannot lead to them.
  func candidates(of type: CType) -> [Pointer] {
    (0..<memory.count).compactMap { number in
      let object = memory[ObjectNumber(number)]
      guard object.isLive, object.kind == .given || object.kind == .static,
        object.type?.unqualified == type.unqualified
      else { return nil }
      return Pointer(
        object: ObjectNumber(number), generation: object.generation, offset: object.start)
    }
  }

  /// An object that was not seen before.
  func object(
    behind term: Term, _ name: String, _ type: CType?, _ span: Span
  ) throws(Stop) -> Pointer {
    guard let oracle else { throw Stop(.unsupported, "\(name) leads nowhere", span: span) }
    return try object(entry(behind: term, name, type, oracle))
  }

  /// Where an object lies that was not seen before.
  func entry(
    behind term: Term, _ name: String, _ type: CType?, _ oracle: any PathOracle
  ) -> AddressBook.Entry {
    let size = type.map { program.measure($0).size } ?? 0
    return oracle.book.entry(
      "behind \(term)", name: name, type: type, size: size + 2 * Self.surroundings,
      alignment: 64, start: Self.surroundings, behind: Self.surroundings, isBehindPointer: true)
  }

  /// The object of an entry in the book.
  func object(_ entry: AddressBook.Entry) throws(Stop) -> Pointer {
    let pointer = try memory.allocate(
      entry.name, size: entry.size, kind: .given, rest: .unknown, type: entry.type, at: entry.place)
    memory[pointer.object].isSizeGuessed = true
    memory[pointer.object].start = entry.start
    memory[pointer.object].behind = entry.behind
    memory[pointer.object].isBehindPointer = entry.isBehindPointer
    return pointer.moved(by: entry.start)
  }

  /// The object at an address that some path found behind an unknown pointer; where pointers are given values, as to
  /// try what a path came to, they lead there.
  func bookedObject(at address: UInt64) throws(Stop) -> Pointer? {
    guard let oracle, address >= memory.bookBase,
      let entry = oracle.book.entry(at: Int(address - memory.bookBase)), entry.isBehindPointer
    else { return nil }
    let pointer = try object(entry)
    return Pointer(
      object: pointer.object, generation: pointer.generation,
      offset: Int(address - memory.bookBase) - entry.place)
  }

  /// Where an object lies that is the same on every path; nil if there is no oracle, and so only one path.
  func place(
    _ key: String, _ name: String, _ type: CType?, size: Int, alignment: Int,
    start: Int = 0, behind: Int = 0, isBehindPointer: Bool = false
  ) -> Int? {
    guard let oracle else { return nil }
    let times = bookings[key, default: 0] + 1
    bookings[key] = times
    return oracle.book.entry(
      times == 1 ? key : "\(key) (\(times))", name: name, type: type, size: size,
      alignment: alignment, start: start, behind: behind, isBehindPointer: isBehindPointer
    ).place
  }

  /// Where a symbol for a place in memory comes from.
  func origin(of pointer: Pointer, _ bits: BitField? = nil) -> PathSymbol.Origin {
    let object = memory[pointer.object]
    return .place(
      object: object.name, path: placeInObject(pointer, bits),
      isBehindPointer: object.isBehindPointer)
  }

  /// The type of the scalar that lies somewhere, if the type of its object tells.
  func type(at pointer: Pointer) -> CType? {
    enclosure(of: memory[pointer.object], pointer.offset).flatMap {
      type(in: $0.type, at: $0.offset)
    }
  }

  private func type(in type: CType, at offset: Int) -> CType? {
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return nil }
      for field in record.layout(program).fields.reversed()
      where field.offset <= offset && field.bits == nil {
        var isOpen = false
        if case .array(_, nil) = field.member.type.unqualified { isOpen = true }
        guard isOpen || offset - field.offset < max(1, program.measure(field.member.type).size)
        else { continue }
        return self.type(in: field.member.type, at: offset - field.offset)
      }
      return nil
    case .array(let element, _):
      return self.type(in: element, at: offset % max(1, program.measure(element).size))
    default: return offset == 0 ? type : nil
    }
  }
}
