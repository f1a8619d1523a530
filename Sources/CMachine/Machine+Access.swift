// Reading and writing memory. Every access is checked: that there is an object, that it lives, that the
// bytes lie in it, and for reads that somebody wrote them.

import CProgram
import CSyntax

extension Machine {
  // MARK: Checks

  /// The pointer behind a value, moved by a distance, or the fault that an access there is.
  func pointer(_ value: Value, _ distance: Int, _ span: Span) throws(Stop) -> Pointer {
    switch value.payload {
    case .pointer(let pointer): return pointer.moved(by: distance)
    case .integer(let bits):
      if let pointer = memory.pointer(at: bits) { return pointer.moved(by: distance) }
      if let pointer = try bookedObject(at: bits) { return pointer.moved(by: distance) }
      throw badAddress(pointerScalar.wrap(bits &+ UInt64(bitPattern: Int64(distance))), span)
    case .unknown(let unknown):
      if let pointer = try resolve(unknown, distance, span) { return pointer }
      throw Stop(
        .unsupported, "\(name(of: unknown)) is followed as a pointer, and it is not known",
        span: span)
    case .function(let function):
      throw Stop(
        .fault(.wildPointer),
        "the code of \(callable(function).name.spelling)() is accessed as data", span: span)
    case .void, .record, .floating, .wide, .unset:
      throw Stop(.invalid, "a value without an address is accessed by one", span: span)
    }
  }

  /// A pointer moved to a member; no access, and so no fault.
  func displaced(_ value: Value, _ distance: Int) -> Value {
    switch value.payload {
    case .pointer(let pointer): return Value(.pointer(pointer.moved(by: distance)))
    case .integer(let bits):
      if let pointer = memory.pointer(at: bits) {
        return Value(.pointer(pointer.moved(by: distance)))
      }
      return Value(
        .integer(pointerScalar.wrap(bits &+ UInt64(bitPattern: Int64(distance)))))
    case .unknown(var unknown):
      unknown.offset &+= distance
      return Value(.unknown(unknown))
    case .function, .void, .record, .floating, .wide, .unset: return value
    }
  }

  /// The scalar of an address.
  var pointerScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false, kind: .pointer)
  }

  func badAddress(_ address: UInt64, _ span: Span) -> Stop {
    let wide = program.target.architecture.pointerSize == 8
    let signed = wide ? Int64(bitPattern: address) : Int64(Int32(truncatingIfNeeded: address))
    if address < 4096 {
      let offset = address == 0 ? "" : " at offset \(address)"
      return Stop(.fault(.nullDereference), "NULL is dereferenced\(offset)", span: span)
    }
    if signed < 0, signed >= -4095 {
      return Stop(
        .fault(.wildPointer), "an error pointer (\(signed)) is dereferenced", span: span)
    }
    return Stop(
      .fault(.wildPointer), "the address 0x\(String(address, radix: 16)) is in no object",
      span: span)
  }

  func check(_ pointer: Pointer, _ count: Int, isWrite: Bool, _ span: Span) throws(Stop) {
    let object = memory.objects + Int(pointer.object)
    if object.pointee.isLive, object.pointee.generation == pointer.generation, pointer.offset >= 0,
      count >= 0, pointer.offset <= object.pointee.size - count,
      !(isWrite && object.pointee.isConstant)
    {
      if object.pointee.isWatched { try watch(pointer, count, span) }
      return
    }
    if try isInUnknownSize(pointer, count, span) { return }
    throw badAccess(pointer, count, object.pointee, isWrite: isWrite, span)
  }

  private func badAccess(
    _ pointer: Pointer, _ count: Int, _ object: MemoryObject, isWrite: Bool, _ span: Span
  ) -> Stop {
    var related = object.birth
    let action = isWrite ? "written" : "read"
    guard object.generation == pointer.generation else {
      return Stop(
        .fault(.useAfterScope), "a variable of a function that returned is \(action)", span: span)
    }
    guard object.isLive else {
      if let place = object.freed { related.append(.init(what: "freed here", span: place)) }
      let fault: Fault = object.kind == .automatic ? .useAfterScope : .useAfterFree
      return Stop(
        .fault(fault), "\(object.name) is \(action) after it was freed", span: span,
        related: related)
    }
    if object.isConstant, isWrite, pointer.offset >= 0, pointer.offset <= object.size - count {
      return Stop(
        .fault(.writeToConstant), "\(object.name) is constant and is written", span: span,
        related: related)
    }
    let reason =
      "\(count) bytes at offset \(pointer.offset) of \(object.name) are \(action), which has "
      + "\(object.size) bytes"
    return object.isSizeGuessed && pointer.offset >= 0
      ? Stop(.unsupported, reason, span: span, related: related) : leaving(object, reason, span)
  }

  /// The fault of an access that is not within its object.
  func leaving(_ object: MemoryObject, _ reason: String, _ span: Span) -> Stop {
    var stop = Stop(.fault(.outOfBounds), reason, span: span, related: object.birth)
    if object.kind == .given { stop.leftObject = object.name }
    return stop
  }

  // MARK: Scalars

  /// The number that a step reads, if nothing about it is special.
  @inline(__always)
  func quickLoad(_ pointer: Pointer, _ step: Step) -> UInt64? {
    let object = memory.objects + Int(pointer.object)
    let offset = pointer.offset &+ Int(bitPattern: UInt(step.wide))
    guard object.pointee.isLive, object.pointee.generation == pointer.generation, offset >= 0,
      offset <= object.pointee.size - Int(step.bytes), !object.pointee.isWatched,
      let bits = object.pointee.contents.number(at: offset, step.bytes)
    else { return nil }
    return step.wrap(isBigEndian ? ordered(bits, Int(step.bytes)) : bits)
  }

  /// Writes a number, if nothing about it is special.
  @inline(__always)
  func quickStore(_ bits: UInt64, _ pointer: Pointer, _ step: Step) -> Bool {
    let object = memory.objects + Int(pointer.object)
    let offset = pointer.offset &+ Int(bitPattern: UInt(step.wide))
    guard object.pointee.isLive, object.pointee.generation == pointer.generation, offset >= 0,
      offset <= object.pointee.size - Int(step.bytes), !object.pointee.isConstant,
      !object.pointee.isWatched
    else { return false }
    return object.pointee.contents.overwrite(
      isBigEndian ? ordered(bits, Int(step.bytes)) : bits, at: offset, step.bytes)
  }

  /// Reads a scalar from memory.
  func load(_ pointer: Pointer, _ scalar: Scalar, _ span: Span) throws(Stop) -> Value {
    let count = scalar.bytes
    try check(pointer, count, isWrite: false, span)
    let object = memory[pointer.object]
    guard count <= 8 else { return try loadWide(pointer, scalar, span) }
    let site = max(0, object.contents.site(at: pointer.offset))
    switch object.contents.read(pointer.offset, count) {
    case .number(let bits):
      return Value(.integer(scalar.wrap(ordered(bits, count))), site: site)
    case .payload(let payload):
      if !copiedBytes.isEmpty { try readCopiedByte(payload, pointer, span) }
      return Value(payload, site: site)
    case .untouched: return try untouched(pointer, scalar, span)
    case .mixed: return try mixed(pointer, scalar, span)
    }
  }

  /// The bytes of a number in the order of the architecture.
  func ordered(_ bits: UInt64, _ count: Int) -> UInt64 {
    guard isBigEndian, count > 1 else { return bits }
    return bits.byteSwapped >> UInt64(64 - count * 8)
  }

  private func untouched(
    _ pointer: Pointer, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value {
    let object = memory[pointer.object]
    switch object.rest {
    case .zero: return .integer(0)
    case .unknown:
      if isPart(pointer, scalar.bytes) {
        if let value = assembled(pointer, scalar) { return value }
        // What it is a part of is known, and stands there now.
        switch memory[pointer.object].contents.read(pointer.offset, scalar.bytes) {
        case .number(let bits):
          return Value(
            .integer(scalar.wrap(ordered(bits, scalar.bytes))),
            site: max(0, memory[pointer.object].contents.site(at: pointer.offset)))
        case .mixed: return try mixed(pointer, scalar, span)
        case .payload, .untouched: break
        }
      }
      noteScalar(pointer, scalar.bytes)
      // The same field read twice is the same unknown value.
      let name = oracle == nil ? describe(pointer) : symbolName(of: pointer, scalar.bytes)
      let value = found(
        unknown(name, scalar, type(at: pointer), origin(of: pointer)), in: pointer.object)
      memory[pointer.object].contents.write(
        value.payload, at: pointer.offset, count: scalar.bytes, site: siteOfChosen(name))
      noteBytes(of: pointer.object, pointer.offset..<(pointer.offset + scalar.bytes))
      try refuseContradiction()
      return value
    case .uninitialised:
      throw Stop(
        .fault(.uninitialisedRead), "\(describe(pointer)) is read before it is written",
        span: span, related: object.birth)
    }
  }

  /// Bytes of which some are unknown, as one value; nil if they have no term, or nothing of them is unknown.
  private func assembled(_ pointer: Pointer, _ scalar: Scalar) -> Value? {
    let count = scalar.bytes
    guard oracle != nil, scalar.kind != .floating, let word = word(at: pointer, count) else {
      return nil
    }
    let value = part(of: word, from: 0, count * 8, scalar, "a part of \(describe(pointer))")
    guard let value, value.isUnknown else { return nil }
    return value
  }

  /// Bytes of several kinds: pointers become the bytes of their addresses, what is unknown stays so.
  private func mixed(_ pointer: Pointer, _ scalar: Scalar, _ span: Span) throws(Stop) -> Value {
    let count = scalar.bytes
    let range = pointer.offset..<(pointer.offset + count)
    if let value = assembled(pointer, scalar) { return value }
    for (offset, cell) in memory[pointer.object].contents.cells(in: range) {
      if case .unknown(let unknown) = cell.payload {
        return self.unknown("a part of \(name(of: unknown))")
      }
      guard let bits = rawBits(Value(cell.payload)) else {
        throw Stop(.unsupported, "a part of a floating value is read", span: span)
      }
      memory[pointer.object].contents.write(ordered(bits, cell.size), at: offset, count: cell.size)
    }
    let object = memory[pointer.object]
    var bits: UInt64 = 0
    for offset in range.reversed() {
      switch object.contents.byte(offset) {
      case .number(let byte): bits = bits << 8 | UInt64(byte)
      case .cell: return unknown("a part of \(describe(pointer))")
      case .untouched:
        switch object.rest {
        case .zero: bits <<= 8
        case .unknown: return unknown("a part of \(describe(pointer))")
        case .uninitialised:
          throw Stop(
            .fault(.uninitialisedRead),
            "\(describe(pointer)) is read before all of it is written", span: span,
            related: object.birth)
        }
      }
    }
    return Value(.integer(scalar.wrap(ordered(bits, count))))
  }

  /// Writes a scalar of so many bytes.
  func store(_ value: Value, at pointer: Pointer, bytes count: Int) throws(Stop) {
    try check(pointer, count, isWrite: true, current?.span ?? .none)
    let value = value.isUnknown && oracle != nil ? cut(value, to: count * 8) : value
    if oracle != nil { split(at: pointer, count) }
    switch value.payload {
    case .integer(let bits) where count <= 8:
      memory[pointer.object].contents.write(
        ordered(bits, count), at: pointer.offset, count: count, site: value.site)
    case .integer, .wide: try storeWide(value, at: pointer, bytes: count)
    case .pointer, .function, .unknown, .floating:
      memory[pointer.object].contents.write(
        value.payload, at: pointer.offset, count: count, site: value.site)
    case .record(let record) where isRecord(record, of: count):
      put(records[Int(record)], at: pointer)
    case .record:
      throw Stop(.invalid, "a struct is stored where no struct is", span: current?.span)
    case .void, .unset:
      throw Stop(.invalid, "a value that is none is stored", span: current?.span)
    }
  }

  func noteWrite(
    _ pointer: Pointer, _ value: Value, _ span: Span, _ bits: BitField? = nil
  ) {
    let kind = memory[pointer.object].kind
    guard kind == .given || kind == .heap || kind == .static else { return }
    note(.write, span, "\(describePlace(pointer, bits)) = \(describe(value))")
  }

  // MARK: Static storage

  /// The object of a variable with static storage, made and initialised when first used.
  func pointer(of symbol: VariableSymbol) throws(Stop) -> Pointer {
    if let known = statics[symbol] { return known }
    let definition = definition(of: symbol)
    if definition != symbol {
      let pointer = try pointer(of: definition)
      statics[symbol] = pointer
      return pointer
    }
    let steps = symbol.initialSteps()
    // A flexible array member with an initialiser makes the object longer than its type (gcc manual,
    // Zero Length).
    let measured = program.measure(symbol.type)
    let size = max(measured.size, steps?.map(\.end).max() ?? 0)
    // `extern int table[];` does not say how long the table is that nobody defines.
    let isSizeGuessed = size == 0 && !symbol.isDefined
    let name = symbol.name.spelling
    let full = isSizeGuessed ? Self.guessedSize : size
    let alignment = max(measured.alignment, symbol.alignment)
    let isUnknown = !symbol.isDefined || environment.isUnknown(symbol)
    let pointer = try memory.allocate(
      name, size: full, kind: .static, rest: isUnknown ? .unknown : .zero, type: symbol.type,
      alignment: alignment,
      at: place(
        "variable \(name) \(symbol.span)", name, symbol.type, size: full, alignment: alignment),
      span: symbol.span)
    memory[pointer.object].isSizeGuessed = isSizeGuessed
    statics[symbol] = pointer
    if !symbol.isDefined {
      assume(
        .unknown, symbol.name.spelling, "a variable that no source defines; its value is unknown")
    }
    if let steps, !isUnknown { try apply(steps, to: pointer) }
    return pointer
  }

  /// Carries out a static initialiser.
  private func apply(_ steps: [InitialStep], to pointer: Pointer) throws(Stop) {
    for step in steps {
      let place = pointer.moved(by: step.offset)
      switch step.storage {
      case .scalar(let scalar):
        try store(try evaluateStatic(step.value), at: place, bytes: scalar.bytes)
      case .bits(let bits, let scalar):
        try storeBits(try evaluateStatic(step.value), at: place, bits, scalar, step.span)
      case .record(let size):
        try storeRecord(try evaluateStatic(step.value), at: place, size: size, step.span)
      case .bytes(let bytes):
        try check(place, bytes.count, isWrite: true, step.span)
        memory[place.object].contents.write(bytes: bytes, at: place.offset)
      case .zeros(let size):
        try check(place, size, isWrite: true, step.span)
        memory[place.object].contents.zero(place.offset..<(place.offset + size))
      }
    }
  }

  /// The object of a string literal.
  func pointer(of literal: StringLiteral) throws(Stop) -> Pointer {
    let key = ObjectIdentifier(literal)
    if let known = strings[key] { return known }
    if let known = stringsByBytes[literal.bytes] {
      strings[key] = known
      literals.append(literal)
      return known
    }
    let pointer = try memory.allocate(
      "a string", size: literal.bytes.count, kind: .string, rest: .zero,
      at: place(
        "string \(literal.bytes)", "a string", nil, size: literal.bytes.count, alignment: 1))
    memory[pointer.object].contents.write(bytes: literal.bytes, at: 0)
    memory[pointer.object].isConstant = true
    strings[key] = pointer
    stringsByBytes[literal.bytes] = pointer
    literals.append(literal)
    return pointer
  }
}
