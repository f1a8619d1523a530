// Operations and places, each a few lines: what they mean is C's, written down by the analyzer.

import CProgram
import CSyntax

extension Machine {
  /// The value of an operation.
  func evaluate(_ operation: Operation, _ frame: Frame) throws(Unwind) -> Value {
    switch operation {
    case .constant(let bits): return Value(.integer(bits))
    case .load(let place, let scalar):
      if case .local(let slot) = place, case .register(let value) = frame.locals[slot] {
        return value
      }
      return try load(locate(place, frame), scalar, place, frame)
    case .compare(let comparison, let a, let b, let isSigned, let span):
      let left = try evaluate(a, frame)
      let right = try evaluate(b, frame)
      return try compare(comparison, left, right, isSigned: isSigned, span)
    case .arithmetic(let arithmetic, let a, let b, let scalar, let span):
      let left = try evaluate(a, frame)
      let right = try evaluate(b, frame)
      return try compute(arithmetic, left, right, scalar, span)
    case .assign(let place, let value, let scalar, let span):
      var result = try evaluate(value, frame)
      if result.site == 0, case .integer = result.payload {
        result.site = newSite(span, frame, frame.branch)
      }
      try assign(place, result, scalar, span, frame)
      return result
    case .call(let node): return try call(node, frame)
    case .convert(let inner, let from, let to):
      return convert(try evaluate(inner, frame), from, to)
    case .and(let a, let b):
      guard try truth(evaluate(a, frame), spanOf(a, frame)) else { return .integer(0) }
      return try .integer(truth(evaluate(b, frame), spanOf(b, frame)) ? 1 : 0)
    case .or(let a, let b):
      if try truth(evaluate(a, frame), spanOf(a, frame)) { return .integer(1) }
      return try .integer(truth(evaluate(b, frame), spanOf(b, frame)) ? 1 : 0)
    case .not(let inner):
      let value = try evaluate(inner, frame)
      if case .unknown(let unknown) = value.payload {
        return self.unknown(Self.question(name(of: unknown), isNegated: true))
      }
      return try .integer(truth(value, frame.span) ? 0 : 1)
    case .address(let place): return try address(of: place, frame)
    case .function(let symbol): return Value(.function(.source(definition(of: symbol))))
    case .offset(let base, let index, let stride, let isBackward, let span):
      let pointer = try evaluate(base, frame)
      let count = try evaluate(index, frame)
      return try move(pointer, count, stride, isBackward, span, frame)
    case .choose(let condition, let yes, let no, let spans):
      let holds = try truth(evaluate(condition, frame), spans.condition)
      var value = try evaluate(holds ? yes : no, frame)
      if value.site == 0, case .integer = value.payload {
        value.site = newChoiceSite(
          holds ? spans.yes : spans.no, spans.condition, held: holds, frame)
      } else if value.site > 0, sites[Int(value.site) - 1].frame < frame.serial {
        passOn(value.site, under: BranchTaken(span: spans.condition, held: holds))
      }
      return value
    case .sequence(let first, let second):
      _ = try evaluate(first, frame)
      return try evaluate(second, frame)
    case .block(let range, let last): return try block(range, last, frame)
    default: return try evaluateRare(operation, frame)
    }
  }

  /// The name of a truth value; `!!x`, of which `unlikely()` is full, asks the same as `x`.
  private static func question(_ name: String, isNegated: Bool) -> String {
    guard name.hasPrefix("whether ") else {
      return "whether \(name) is \(isNegated ? "" : "not ")zero"
    }
    guard isNegated else { return name }
    if name.hasSuffix(" is not zero") { return name.dropLast(" is not zero".count) + " is zero" }
    if name.hasSuffix(" is zero") { return name.dropLast(" is zero".count) + " is not zero" }
    return "whether not: \(name)"
  }

  /// The operations that kernels use less often.
  private func evaluateRare(_ operation: Operation, _ frame: Frame) throws(Unwind) -> Value {
    switch operation {
    case .void: return Value(.void)
    case .floating(let text): return Value(.floating(text))
    case .label(let label): return .integer(label + 1)
    case .loadBits(let place, let bits, let scalar):
      return try loadBits(locate(place, frame), bits, scalar, frame)
    case .loadRecord(let place, let size):
      return try loadRecord(locate(place, frame), size, frame)
    case .negate(let inner, let scalar):
      let value = try evaluate(inner, frame)
      if let unknown = propagated(value, "-") { return unknown }
      return Value(.integer(scalar.wrap(0 &- (try bits(value, frame)))))
    case .complement(let inner, let scalar):
      let value = try evaluate(inner, frame)
      if let unknown = propagated(value, "~") { return unknown }
      return Value(.integer(scalar.wrap(~(try bits(value, frame)))))
    case .truth(let inner):
      let value = try evaluate(inner, frame)
      if case .unknown(let unknown) = value.payload {
        return self.unknown(Self.question(name(of: unknown), isNegated: false))
      }
      return try .integer(truth(value, frame.span) ? 1 : 0)
    case .distance(let a, let b, let stride, let scalar, let span):
      return try distance(evaluate(a, frame), evaluate(b, frame), stride, scalar, span, frame)
    case .orElse(let first, let from, let to, let second):
      let value = try evaluate(first, frame)
      guard try truth(value, frame.span) else { return try evaluate(second, frame) }
      guard let to else { return value }
      return convert(value, from, to)
    case .assignBits(let place, let value, let field, let scalar, let span):
      let result = try evaluate(value, frame)
      let location = try pointer(locate(place, frame), span)
      try storeBits(result, at: location, field, scalar, span)
      return try loadBits(.memory(location), field, scalar, frame)
    case .assignRecord(let place, let value, let size, let span):
      let result = try evaluate(value, frame)
      let location = try pointer(locate(place, frame), span)
      try storeRecord(result, at: location, size: size, span)
      return result
    case .update(let place, let update): return try self.update(place, update, frame)
    case .move(let place, let by, let stride, let isBackward, let isPostfix, let span):
      let location = try locate(place, frame)
      let scalar = pointerScalar
      let old = try load(location, scalar, place, frame)
      let count = try evaluate(by, frame)
      let new = try move(old, count, stride, isBackward, span, frame)
      try store(new, to: location, scalar, span, frame)
      return isPostfix ? old : new
    case .intrinsic(let intrinsic, let operands, let scalar, let span):
      return try evaluate(intrinsic, operands, scalar, span, frame)
    case .variableArgument(let place, let scalar, let size, let span):
      return try nextArgument(place, scalar, size, span, frame)
    case .stop(let kind, let reason, let span):
      throw .stop(Stop(stopKind(kind), reason, span: span))
    default:
      throw .stop(Stop(.unsupported, "an operation that is not known", span: frame.span))
    }
  }

  private func block(
    _ range: CodeRange, _ last: Operation?, _ frame: Frame
  ) throws(Unwind) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      throw .stop(Stop(.exhausted, "the run nests too deeply", span: frame.span))
    }
    let span = frame.span
    if let value = try run(frame, from: range.start, to: range.end) {
      frame.returned = value
      throw .returned
    }
    frame.span = span
    let value = try last.map { operation throws(Unwind) in try evaluate(operation, frame) }
    if !frame.cleanups.isEmpty { try leave(range.scope, frame) }
    return value ?? Value(.void)
  }

  private func update(_ place: Place, _ update: Update, _ frame: Frame) throws(Unwind) -> Value {
    let location = try locate(place, frame)
    let old: Value
    if let field = update.bits {
      old = try loadBits(location, field, update.stored, frame)
    } else {
      old = try load(location, update.stored, place, frame)
    }
    let operand = try evaluate(update.operand, frame)
    let left = convert(old, update.stored, update.working)
    let computed = try compute(update.operation, left, operand, update.working, update.span)
    let new = convert(computed, update.working, update.stored)
    if let field = update.bits {
      let target = try pointer(location, update.span)
      try storeBits(new, at: target, field, update.stored, update.span)
      if update.isPostfix { return old }
      return try loadBits(location, field, update.stored, frame)
    }
    try store(new, to: location, update.stored, update.span, frame)
    return update.isPostfix ? old : new
  }

  // MARK: Places

  /// Where a place is.
  enum Location {
    /// A variable that is in no memory.
    case register(Int)
    /// In an object.
    case memory(Pointer)
    /// Behind a number that points into no object: NULL, or wild.
    case absolute(UInt64)
    /// Behind a pointer that is not known.
    case unknown(Unknown)
    /// A function.
    case function(Callable)
  }

  func locate(_ place: Place, _ frame: Frame) throws(Unwind) -> Location {
    switch place {
    case .local(let slot):
      if case .memory(let object) = frame.locals[slot] {
        return .memory(Pointer(object: object, offset: 0))
      }
      if frame.code.locals[slot].scalar == nil { return .memory(try promote(slot, frame)) }
      return .register(slot)
    case .variable(let symbol):
      return .memory(Pointer(object: try object(of: symbol), offset: 0))
    case .pointee(let operation, let span): return location(try evaluate(operation, frame), span)
    case .member(let inner, let offset):
      switch try locate(inner, frame) {
      case .memory(let pointer):
        return .memory(Pointer(object: pointer.object, offset: pointer.offset &+ offset))
      case .absolute(let address): return .absolute(address &+ UInt64(bitPattern: Int64(offset)))
      case .unknown(var unknown):
        unknown.offset &+= offset
        return .unknown(unknown)
      case .register(let slot):
        let pointer = try promote(slot, frame)
        return .memory(Pointer(object: pointer.object, offset: pointer.offset &+ offset))
      case .function(let callable): return .function(callable)
      }
    case .temporary(let operation, let size):
      let value = try evaluate(operation, frame)
      let object = try memory.allocate(
        "<temporary>", size: size, kind: .automatic, rest: .uninitialised, span: frame.span)
      let pointer = Pointer(object: object, offset: 0)
      try storeRecord(value, at: pointer, size: size, frame.span)
      return .memory(pointer)
    case .literal(let slot, let size, let steps):
      let object: ObjectNumber
      if case .memory(let old) = frame.locals[slot] {
        // Reached again, it is the same object (C11 6.5.2.5p16).
        object = old
      } else {
        object = try memory.allocate(
          "<compound literal>", size: size, kind: .automatic, rest: .uninitialised,
          type: frame.code.locals[slot].type, span: frame.span)
        frame.locals[slot] = .memory(object)
      }
      memory[object].contents.zero(0..<size)
      let pointer = Pointer(object: object, offset: 0)
      try apply(steps, to: pointer, frame)
      return .memory(pointer)
    case .string(let literal): return .memory(Pointer(object: try object(of: literal), offset: 0))
    case .stop(let kind, let reason, let span):
      throw .stop(Stop(stopKind(kind), reason, span: span))
    }
  }

  func location(_ value: Value, _ span: Span) -> Location {
    switch value.payload {
    case .pointer(let pointer): .memory(pointer)
    case .integer(let bits): memory.pointer(at: bits).map { .memory($0) } ?? .absolute(bits)
    case .unknown(let unknown): .unknown(unknown)
    case .function(let callable): .function(callable)
    case .void, .record, .floating: .absolute(0)
    }
  }

  private func address(of place: Place, _ frame: Frame) throws(Unwind) -> Value {
    switch try locate(place, frame) {
    case .register(let slot): return Value(.pointer(try promote(slot, frame)))
    case .memory(let pointer): return Value(.pointer(pointer))
    case .absolute(let address): return Value(.integer(pointerScalar.wrap(address)))
    case .unknown(let unknown): return Value(.unknown(unknown))
    case .function(let callable): return Value(.function(callable))
    }
  }

  /// Moves a variable into memory, because its address is wanted.
  func promote(_ slot: Int, _ frame: Frame) throws(Unwind) -> Pointer {
    if case .memory(let object) = frame.locals[slot] { return Pointer(object: object, offset: 0) }
    let local = frame.code.locals[slot]
    let object = try memory.allocate(
      local.name.spelling, size: local.size, kind: .automatic, rest: .uninitialised,
      type: local.type, span: frame.span)
    let pointer = Pointer(object: object, offset: 0)
    if case .register(let value) = frame.locals[slot], let scalar = local.scalar {
      try store(value, at: pointer, bytes: scalar.bytes)
    }
    frame.locals[slot] = .memory(object)
    return pointer
  }

  var pointerScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false, kind: .pointer)
  }

  func spanOf(_ operation: Operation, _ frame: Frame) -> Span {
    switch operation {
    case .compare(_, _, _, _, let span), .arithmetic(_, _, _, _, let span): span
    case .call(let node): node.span
    default: frame.span
    }
  }
}
