// Reading and writing memory. Every access is checked: that there is an object, that it lives, that the
// bytes lie in it, and for reads that somebody wrote them.

import CProgram
import CSyntax

extension Machine {
  // MARK: Checks

  /// The pointer behind a location, or the fault that an access there is.
  func pointer(_ location: Location, _ span: Span) throws(Unwind) -> Pointer {
    switch location {
    case .memory(let pointer): return pointer
    case .absolute(let address): throw .stop(badAddress(address, span))
    case .unknown(let unknown):
      throw .stop(
        Stop(
          .unsupported, "\(name(of: unknown)) is followed as a pointer, and it is not known",
          span: span))
    case .function(let callable):
      throw .stop(
        Stop(
          .fault(.wildPointer), "the code of \(callable.name.spelling)() is accessed as data",
          span: span))
    case .register:
      throw .stop(Stop(.invalid, "a variable without an address is accessed by one", span: span))
    }
  }

  private func badAddress(_ address: UInt64, _ span: Span) -> Stop {
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

  func check(_ pointer: Pointer, _ count: Int, isWrite: Bool, _ span: Span) throws(Unwind) {
    let object = memory[pointer.object]
    if object.isLive, pointer.offset >= 0, count >= 0, pointer.offset <= object.size - count,
      !(isWrite && object.isConstant)
    {
      return
    }
    throw .stop(badAccess(pointer, count, object, isWrite: isWrite, span))
  }

  private func badAccess(
    _ pointer: Pointer, _ count: Int, _ object: MemoryObject, isWrite: Bool, _ span: Span
  ) -> Stop {
    var related: [Stop.Related] = []
    if let place = object.allocated { related.append(.init(what: "allocated here", span: place)) }
    let action = isWrite ? "written" : "read"
    guard object.isLive else {
      if let place = object.freed { related.append(.init(what: "freed here", span: place)) }
      let fault: Fault = object.kind == .automatic ? .useAfterScope : .useAfterFree
      return Stop(
        .fault(fault), "\(object.name) is \(action) after it was freed", span: span,
        related: related)
    }
    if object.isConstant, isWrite, pointer.offset >= 0, pointer.offset + count <= object.size {
      return Stop(
        .fault(.writeToConstant), "\(object.name) is constant and is written", span: span,
        related: related)
    }
    return Stop(
      .fault(.outOfBounds),
      "\(count) bytes at offset \(pointer.offset) of \(object.name) are \(action), which has "
        + "\(object.size) bytes", span: span, related: related)
  }

  // MARK: Scalars

  func load(
    _ location: Location, _ scalar: Scalar, _ place: Place, _ frame: Frame
  ) throws(Unwind) -> Value {
    if case .register(let slot) = location {
      if case .register(let value) = frame.locals[slot] { return value }
      throw .stop(
        Stop(
          .fault(.uninitialisedRead),
          "the variable '\(frame.code.locals[slot].name.spelling)' is read before it is written",
          span: frame.span))
    }
    return try load(try pointer(location, frame.span), scalar, frame.span)
  }

  /// Reads a scalar from memory.
  func load(_ pointer: Pointer, _ scalar: Scalar, _ span: Span) throws(Unwind) -> Value {
    let count = scalar.bytes
    try check(pointer, count, isWrite: false, span)
    let object = memory[pointer.object]
    guard count <= 8 else {
      throw .stop(Stop(.unsupported, "values wider than 64 bits are not computed with", span: span))
    }
    let site = object.contents.site(at: pointer.offset)
    switch object.contents.read(pointer.offset, count) {
    case .number(let bits):
      return Value(.integer(scalar.wrap(ordered(bits, count))), site: site)
    case .payload(let payload): return Value(payload, site: site)
    case .untouched: return try untouched(pointer, scalar, span)
    case .mixed: return try mixed(pointer, scalar, span)
    }
  }

  /// The bytes of a number in the order of the architecture.
  func ordered(_ bits: UInt64, _ count: Int) -> UInt64 {
    guard program.target.architecture.isBigEndian, count > 1 else { return bits }
    return bits.byteSwapped >> UInt64(64 - count * 8)
  }

  private func untouched(
    _ pointer: Pointer, _ scalar: Scalar, _ span: Span
  ) throws(Unwind) -> Value {
    let object = memory[pointer.object]
    switch object.rest {
    case .zero: return .integer(0)
    case .unknown:
      // The same field read twice is the same unknown value.
      let name = describe(pointer)
      let value = unknown(name)
      memory[pointer.object].contents.write(
        value.payload, at: pointer.offset, count: scalar.bytes)
      return value
    case .uninitialised:
      throw .stop(
        Stop(
          .fault(.uninitialisedRead), "\(describe(pointer)) is read before it is written",
          span: span,
          related: object.allocated.map { [.init(what: "allocated here", span: $0)] } ?? []))
    }
  }

  /// Bytes of several kinds: pointers become the bytes of their addresses, what is unknown stays so.
  private func mixed(_ pointer: Pointer, _ scalar: Scalar, _ span: Span) throws(Unwind) -> Value {
    let count = scalar.bytes
    let range = pointer.offset..<(pointer.offset + count)
    for (offset, cell) in memory[pointer.object].contents.cells(in: range) {
      if case .unknown(let unknown) = cell.payload {
        return self.unknown("a part of \(name(of: unknown))")
      }
      guard let bits = rawBits(Value(cell.payload)) else {
        throw .stop(Stop(.unsupported, "a part of a floating value is read", span: span))
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
          throw .stop(
            Stop(
              .fault(.uninitialisedRead),
              "\(describe(pointer)) is read before all of it is written", span: span))
        }
      }
    }
    return Value(.integer(scalar.wrap(ordered(bits, count))))
  }

  /// Writes a scalar of so many bytes.
  func store(_ value: Value, at pointer: Pointer, bytes count: Int) throws(Unwind) {
    try check(pointer, count, isWrite: true, frames.last?.span ?? .none)
    switch value.payload {
    case .integer(let bits):
      memory[pointer.object].contents.write(
        ordered(bits, count), at: pointer.offset, count: count, site: value.site)
    case .pointer, .function, .unknown, .floating:
      memory[pointer.object].contents.write(
        value.payload, at: pointer.offset, count: count, site: value.site)
    case .record(let record):
      put(record.contents, at: pointer)
    case .void:
      throw .stop(Stop(.invalid, "a value that is none is stored", span: frames.last?.span))
    }
  }

  func assign(
    _ place: Place, _ value: Value, _ scalar: Scalar, _ span: Span, _ frame: Frame
  ) throws(Unwind) {
    try store(value, to: try locate(place, frame), scalar, span, frame)
  }

  func store(
    _ value: Value, to location: Location, _ scalar: Scalar, _ span: Span, _ frame: Frame
  ) throws(Unwind) {
    if case .register(let slot) = location {
      frame.locals[slot] = .register(value)
      return
    }
    let pointer = try pointer(location, span)
    frame.span = span
    try store(value, at: pointer, bytes: scalar.bytes)
    if isTracing { noteWrite(pointer, value, span) }
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
  func object(of symbol: VariableSymbol) throws(Unwind) -> ObjectNumber {
    if let known = statics[symbol] { return known }
    let definition = symbol.isDefined ? symbol : program.linkedVariable(symbol.name) ?? symbol
    if definition != symbol {
      let object = try object(of: definition)
      statics[symbol] = object
      return object
    }
    let steps = symbol.initialSteps()
    // A flexible array member with an initialiser makes the object longer than its type (gcc manual,
    // Zero Length).
    let size = max(program.measure(symbol.type).size, steps?.map(\.end).max() ?? 0)
    let object = try memory.allocate(
      symbol.name.spelling, size: size, kind: .static, rest: symbol.isDefined ? .zero : .unknown,
      type: symbol.type, span: symbol.span)
    statics[symbol] = object
    if !symbol.isDefined {
      assume(
        .unknown, symbol.name.spelling, "a variable that no source defines; its value is unknown")
    }
    if let steps {
      try apply(steps, to: Pointer(object: object, offset: 0), nil)
    }
    return object
  }

  func object(of literal: StringLiteral) throws(Unwind) -> ObjectNumber {
    let key = ObjectIdentifier(literal)
    if let known = strings[key] { return known }
    let object = try memory.allocate(
      "a string", size: literal.bytes.count, kind: .string, rest: .zero)
    memory[object].contents.write(bytes: literal.bytes, at: 0)
    memory[object].isConstant = true
    strings[key] = object
    literals.append(literal)
    return object
  }
}
