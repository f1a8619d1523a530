// What models and set-ups do with memory: allocate, free, read, write, copy, compare.

public import CProgram
public import CSyntax

extension Machine {
  /// Makes an object and returns a pointer to it.
  ///
  /// - Parameters:
  ///   - isNamedByPointer: Whether conditions call its members `name->member`, as where the name is that of a pointer to
  ///     it.
  ///   - isPart: Whether there may be more before and behind it, as it may be a member of something larger
  ///     (`container_of`) or have private data at its end; nobody knows what that is.
  /// - Returns: A pointer to its first byte.
  public func allocate(
    _ name: String, size: Int, kind: MemoryObject.Kind, rest: MemoryObject.Rest,
    type: CType? = nil, isNamedByPointer: Bool = false, isPart: Bool = false, span: Span? = nil
  ) throws(Stop) -> Pointer {
    do throws(Stop) {
      let (start, behind) = isPart ? (Self.surroundings, Self.privateData) : (0, 0)
      let (own, size) = (start..<(start + size), start + size + behind)
      charge(min(size, limits.memory))
      let alignment = type.map { program.measure($0).alignment } ?? 1
      // What is made before any call is state, and the same on every path.
      let place =
        depth == 0
        ? self.place(
          "object \(name)", name, type, size: size, alignment: alignment, start: start,
          behind: behind, isBehindPointer: isNamedByPointer) : nil
      let pointer = try memory.allocate(
        name, size: size, kind: kind, rest: rest, type: type, alignment: alignment, at: place,
        span: span)
      // Traces and messages of a single run name members by the object.
      if place != nil { memory[pointer.object].isBehindPointer = isNamedByPointer }
      guard isPart else { return pointer }
      memory[pointer.object].start = start
      memory[pointer.object].behind = behind
      memory[pointer.object].isSizeGuessed = true
      if rest == .zero {
        memory[pointer.object].rest = .unknown
        memory[pointer.object].contents.zeroUntouched(own)
      }
      return pointer.moved(by: start)
    } catch {
      throw located(error)
    }
  }

  /// The size of an object of which the size is not known.
  static let guessedSize = 16 << 10

  /// Makes an object of which the size is not known; what lies beyond a generous one is not modelled.
  public func allocate(
    _ name: String, ofUnknownSizeWith rest: MemoryObject.Rest, span: Span? = nil
  ) throws(Stop) -> Pointer {
    let pointer = try allocate(name, size: Self.guessedSize, kind: .heap, rest: rest, span: span)
    memory[pointer.object].isSizeGuessed = true
    return pointer
  }

  /// The one object of a name in this run, such as the task that runs; made when it is first asked for.
  public func shared(
    _ name: String, _ make: () throws(Stop) -> Pointer
  ) throws(Stop) -> Pointer {
    if let known = sharedObjects[name] { return known }
    let made = try make()
    sharedObjects[name] = made
    return made
  }

  /// Frees the object a pointer points to (`kfree`): NULL is nothing, anything else but the start of a
  /// live object that may be freed is a fault.
  public func free(_ value: Value, at span: Span) throws(Stop) {
    if let object = try freeable(value, at: span) { memory.kill(object, at: span) }
  }

  /// The object that `free` would free, nil for NULL.
  public func freeable(_ value: Value, at span: Span) throws(Stop) -> ObjectNumber? {
    switch value.payload {
    case .integer(0): return nil
    case .integer(let bits):
      let place: Pointer? =
        if let known = memory.pointer(at: bits) { known } else { try bookedObject(at: bits) }
      if let place { return try freeable(Value(.pointer(place)), at: span) }
      throw Stop(
        .fault(.badFree), "0x\(String(bits, radix: 16)) is freed and is no object", span: span)
    case .unknown(let unknown):
      if try decideTruth(unknown, span) == false { return nil }
      guard let pointer = try resolve(unknown, 0, span) else {
        throw Stop(.unsupported, "\(name(of: unknown)) is freed, and it is not known", span: span)
      }
      return try freeable(Value(.pointer(pointer)), at: span)
    case .pointer(let pointer):
      let object = memory[pointer.object]
      guard object.generation == pointer.generation else {
        throw Stop(
          .fault(.badFree), "a variable of a function that returned is freed", span: span)
      }
      guard object.isLive || object.kind == .automatic else {
        throw Stop(
          .fault(.doubleFree), "\(object.name) is freed twice", span: span,
          related: object.birth
            + (object.freed.map { [.init(what: "freed here", span: $0)] } ?? []))
      }
      guard pointer.offset == object.start, object.kind == .heap || object.kind == .given else {
        throw Stop(
          .fault(.badFree), "\(describe(pointer)) is freed and was not allocated", span: span,
          related: object.birth)
      }
      return pointer.object
    default: throw Stop(.fault(.badFree), "something that is no pointer is freed", span: span)
    }
  }

  /// Reads a scalar through a pointer value.
  public func read(_ value: Value, _ scalar: Scalar, at span: Span) throws(Stop) -> Value {
    try stopping { () throws(Stop) in
      try load(try pointer(value, 0, span), scalar, span)
    }
  }

  /// Writes a scalar through a pointer value.
  public func write(
    _ new: Value, through value: Value, bytes: Int, at span: Span
  ) throws(Stop) {
    try stopping { () throws(Stop) in
      let pointer = try pointer(value, 0, span)
      try check(pointer, bytes, isWrite: true, span)
      try store(new, at: pointer, bytes: bytes)
    }
  }

  /// Writes a bit-field through a pointer to its record.
  public func writeBits(
    _ new: Value, at pointer: Pointer, _ field: BitField, _ scalar: Scalar, span: Span
  ) throws(Stop) {
    try stopping { () throws(Stop) in try storeBits(new, at: pointer, field, scalar, span) }
  }

  /// Reads a bit-field through a pointer to its storage unit.
  public func readBits(
    _ pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) throws(Stop) -> Value {
    try stopping { () throws(Stop) in
      try loadBits(pointer, field, scalar, currentSpan)
    }
  }

  /// Copies bytes with whatever they hold (`memcpy`, and `memmove`, since a copy is taken first).
  public func copy(to: Value, from: Value, count: Int, at span: Span) throws(Stop) {
    guard count > 0 else { return }
    try stopping { () throws(Stop) in
      let (target, source) = (
        try pointer(to, 0, span), try pointer(from, 0, span)
      )
      try check(source, count, isWrite: false, span)
      try check(target, count, isWrite: true, span)
      noteCopy(of: source, to: target, count)
      let bytes = copied(source, count)
      put(bytes, at: target)
    }
  }

  /// Sets bytes (`memset`).
  public func fill(_ to: Value, with byte: UInt8, count: Int, at span: Span) throws(Stop) {
    guard count > 0 else { return }
    try stopping { () throws(Stop) in
      let target = try pointer(to, 0, span)
      try check(target, count, isWrite: true, span)
      charge(count)
      if oracle != nil { split(at: target, count) }
      memory[target.object].contents.write(
        bytes: Array(repeating: byte, count: count), at: target.offset)
    }
  }

  /// The object of a variable with static storage.
  public func pointer(to symbol: VariableSymbol) throws(Stop) -> Pointer {
    try stopping { () throws(Stop) in try pointer(of: symbol) }
  }

  /// The type of what a variable's object holds, taken from its definition.
  public func definition(of symbol: VariableSymbol) -> VariableSymbol {
    if symbol.isStatic || symbol.isInitialized { return symbol }
    if let found = program.linkedVariable(symbol.name) { return found }
    return symbol.isDefined ? symbol : program.external(symbol)
  }

  /// A function as a value.
  public func value(of symbol: FunctionSymbol) -> Value {
    Value(.function(number(of: .source(definition(of: symbol)))))
  }

  /// A model as a value, for pointers that scenarios give.
  public func value(ofModel name: Name) -> Value { Value(.function(number(of: .model(name)))) }

  /// The function a value points to.
  public func callable(_ value: Value, at span: Span) throws(Stop) -> Callable {
    try stopping { () throws(Stop) in try target(value, span) }
  }

  /// A value as a number, or the stop that it is not known.
  public func number(_ value: Value, at span: Span) throws(Stop) -> Int64 {
    try stopping { () throws(Stop) in try number(value, for: span) }
  }

  /// A value as an assignment converts it (C11 6.5.16.1).
  public func converted(_ value: Value, from: Scalar?, to: Scalar) -> Value {
    convert(value, from, to)
  }

  /// Whether a value is not zero, or the stop that it is not known.
  public func isTrue(_ value: Value, at span: Span) throws(Stop) -> Bool {
    try stopping { () throws(Stop) in try truth(value, span) }
  }

  /// Whether two values are equal, or the stop that it is not known.
  public func isEqual(_ a: Value, _ b: Value, at span: Span) throws(Stop) -> Bool {
    try stopping { () throws(Stop) in
      try truth(compare(.equal, a, b, isSigned: false, span), span)
    }
  }

  /// Whether a number lies in a range, by its sign; or the stop that it is not known.
  public func isWithin(
    _ value: Value, _ range: ClosedRange<Int64>, at span: Span
  ) throws(Stop) -> Bool {
    try stopping { () throws(Stop) in
      if case .unknown(let unknown) = value.payload,
        let isHere = try decideRange(unknown, range.lowerBound, range.upperBound, span)
      {
        return isHere
      }
      return range.contains(try number(value, for: span))
    }
  }

  /// A pointer moved by so many elements, a number that may not be known.
  ///
  /// - Parameters:
  ///   - count: As wide as an address, with a sign.
  ///   - stride: The size of an element in bytes.
  public func element(
    of pointer: Value, _ count: Value, stride: Int, at span: Span
  ) throws(Stop) -> Value {
    try stopping { () throws(Stop) in try move(pointer, count, stride, false, span) }
  }

  /// What an arithmetic operator makes of two values of a scalar type, known or not.
  ///
  /// - Throws: The fault that a division by zero is.
  public func combined(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, as scalar: Scalar, at span: Span
  ) throws(Stop) -> Value {
    try stopping { () throws(Stop) in try compute(operation, a, b, scalar, span) }
  }

  /// The number of the lowest or highest bit that is set in a value that nobody knows, counted from 0, as an `int`; of
  /// zero it is 0.
  ///
  /// Nil for a value that is known, and where no paths are followed.
  public func bitPlace(in value: Value, isLowest: Bool) -> Value? {
    guard case .unknown(let unknown) = value.payload else { return nil }
    return bitPlaceTerm(unknown, isLowest: isLowest)
  }

  /// What a comparison of two values gives, an `int` that is 0 or 1; known or not.
  public func compared(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, isSigned: Bool, at span: Span
  ) throws(Stop) -> Value {
    try stopping { () throws(Stop) in try compare(operation, a, b, isSigned: isSigned, span) }
  }

  /// The name of a function's parameter; nil if it has none or there is no definition.
  public func parameterName(_ function: FunctionSymbol, _ index: Int) -> String? {
    guard let code = definition(of: function).code, index < code.parameterCount else { return nil }
    let name = code.locals[index].name.spelling
    return name.isEmpty ? nil : name
  }

  /// Whether there is an oracle for what nobody knows.
  public var followsPaths: Bool { oracle != nil }

  /// Puts a message of the kernel's log into the trace.
  public func noteMessage(_ text: String, at span: Span) {
    note(.model, span, "log: \(text)")
  }

  /// Where the run is: the innermost function's current expression.
  public var currentSpan: Span { current?.span ?? .none }

  /// The functions being run, the innermost first.
  public var callStack: [String] { pool[..<depth].reversed().map(\.name) }

  func stopping<Result>(
    _ body: () throws(Stop) -> Result
  ) throws(Stop) -> Result {
    do throws(Stop) {
      return try body()
    } catch {
      throw located(error)
    }
  }
}
