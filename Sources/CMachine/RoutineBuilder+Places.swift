// Places, and what is done with them: reading, writing, changing.

import CProgram
import CSyntax

extension RoutineBuilder {
  /// A place: a register with a pointer, and a distance from it.
  typealias Location = (base: Int32, offset: Int)

  /// The variable that a place is, if it is a register.
  private func variable(_ place: Place) -> Int32? {
    guard case .local(let slot) = place, !isInMemory[slot] else { return nil }
    return Int32(slot)
  }

  /// Lays out what finds a place in memory.
  mutating func location(_ place: Place) -> Location {
    switch place {
    case .local(let slot):
      let base = register()
      emit(Step(code: .localAddress, target: base, left: Int32(slot)))
      return (base, 0)
    case .variable(let symbol):
      let base = register()
      emit(Step(code: .variableAddress, target: base, right: number(of: symbol)))
      return (base, 0)
    case .pointee(let operation, _, _):
      // `p[i].m` is a distance from a pointer that is moved.
      let value = compile(operation)
      return (value, 0)
    case .member(let inner, let offset):
      let (base, distance) = location(inner)
      return (base, distance &+ offset)
    case .temporary(let operation, let size):
      let value = compile(operation)
      let base = register()
      noteRecord()
      emit(Step(code: .temporary, target: base, left: value, wide: UInt64(size)))
      return (base, 0)
    case .literal(let slot, let size, let steps):
      let base = register()
      emit(Step(code: .literal, target: base, left: Int32(slot), wide: UInt64(size)))
      apply(steps, to: base)
      return (base, 0)
    case .string(let literal):
      let base = register()
      tables.strings.append(literal)
      emit(
        Step(code: .stringAddress, target: base, right: Int32(tables.strings.count - 1)))
      return (base, 0)
    case .stop(let kind, let reason, let place):
      emitStop(kind, reason, place)
      return (register(), 0)
    }
  }

  mutating func address(of place: Place, _ wanted: Int32?) -> Int32 {
    let mark = free
    let (base, offset) = location(place)
    guard offset != 0 else { return base }
    free = mark
    let target = wanted ?? register()
    noteView(of: place)
    emit(
      Step(
        code: .addOffset, target: target, left: base, wide: UInt64(bitPattern: Int64(offset))))
    return target
  }

  // MARK: Reading

  mutating func load(_ place: Place, _ scalar: Scalar, _ wanted: Int32?) -> Int32 {
    if let slot = variable(place) { return slot }
    let mark = free
    let location = location(place)
    free = mark
    let target = wanted ?? register()
    noteView(of: place)
    emitLoad(target, location, scalar)
    return target
  }

  /// Keeps what the next step takes the record for in which the place lies that it reads.
  mutating func noteView(of place: Place) {
    var place = place
    while case .member(let inner, _) = place { place = inner }
    guard case .pointee(_, _, let type) = place, type.record != nil else { return }
    tables.views.append((Int32(clamping: steps.count), type))
  }

  private mutating func emitLoad(_ target: Int32, _ location: Location, _ scalar: Scalar) {
    emit(
      Step(
        code: .load, shift: UInt8(clamping: 64 - scalar.bits), isSigned: scalar.isSigned,
        bytes: UInt8(clamping: scalar.bytes), target: target, left: location.base,
        right: number(of: scalar), wide: UInt64(bitPattern: Int64(location.offset))))
  }

  mutating func emitLoadBits(
    _ target: Int32, _ location: Location, _ field: BitField, _ scalar: Scalar
  ) {
    tables.fields.append((field, scalar))
    emit(
      Step(
        code: .loadBits, target: target, left: location.base,
        right: Int32(tables.fields.count - 1),
        wide: UInt64(bitPattern: Int64(location.offset))))
  }

  // MARK: Writing

  mutating func emitStoreBits(
    _ value: Int32, to location: Location, _ field: BitField, _ scalar: Scalar, _ place: Span
  ) {
    tables.fields.append((field, scalar))
    emit(
      Step(
        code: .storeBits, target: value, left: location.base,
        right: Int32(tables.fields.count - 1),
        wide: UInt64(bitPattern: Int64(location.offset))), at: place)
  }

  private mutating func emitStore(
    _ value: Int32, to location: Location, _ scalar: Scalar, _ place: Span
  ) {
    emit(
      Step(
        code: .store, bytes: UInt8(clamping: scalar.bytes), left: location.base, right: value,
        wide: UInt64(bitPattern: Int64(location.offset))), at: place)
  }

  /// Gives a value its site, in a register of its own.
  mutating func born(_ value: Int32, at place: Span? = nil) -> Int32 {
    guard keepsSites else { return value }
    let value = value < Int32(code.locals.count) ? copied(value) : value
    emit(Step(code: .born, target: value), at: place)
    return value
  }

  /// Gives a variable a value.
  mutating func set(_ slot: Int, _ value: Int32) {
    guard value != Int32(slot) else {
      // Reading a variable that has no value is told even where it is assigned to itself.
      emit(Step(code: .copy, target: value, left: value))
      return
    }
    if value >= Int32(code.locals.count), let last = steps.indices.last, last >= barrier,
      steps[last].target == value, steps[last].code.isPlain
    {
      steps[last].target = Int32(slot)
    } else {
      emit(Step(code: .copy, target: Int32(slot), left: value))
    }
  }

  mutating func assign(
    _ place: Place, _ value: Operation, _ scalar: Scalar, _ span: Span
  ) -> Int32 {
    if let slot = variable(place) {
      set(Int(slot), born(compile(value), at: span))
      return slot
    }
    let (made, location) = assignment(value, to: place)
    let result = born(made, at: span)
    emitStore(result, to: location, scalar, span)
    return result
  }

  /// What is assigned and where, in the order in which gcc evaluates them: the place first if the value comes
  /// straight out of a call, else the value (gimplify_modify_expr in gcc's gimplify.cc).
  mutating func assignment(
    _ value: Operation, to place: Place
  ) -> (value: Int32, location: Location) {
    var value = value
    while let (first, rest) = value.comma {
      compile(first, isWanted: false)
      value = rest
    }
    if value.isMadeInPlace {
      let location = location(place)
      return (compile(value), location)
    }
    let result = compile(value)
    return (result, location(place))
  }

  // MARK: Changing

  mutating func update(_ place: Place, _ update: Update, isWanted: Bool) -> Int32 {
    // A right side with effects comes before everything else (build_modify_expr in gcc's c-typeck.cc).
    let operand = update.operand.hasEffects ? compile(update.operand) : nil
    if let slot = variable(place) {
      return updateVariable(slot, update, operand, isWanted: isWanted)
    }
    let location = location(place)
    let old = register()
    noteView(of: place)
    if let field = update.bits {
      emitLoadBits(old, location, field, update.stored)
    } else {
      emitLoad(old, location, update.stored)
    }
    let new = changed(old, update, operand)
    if let field = update.bits {
      emitStoreBits(new, to: location, field, update.stored, update.span)
      guard isWanted, !update.isPostfix else { return old }
      let result = register()
      emitLoadBits(result, location, field, update.stored)
      return result
    }
    emitStore(new, to: location, update.stored, update.span)
    return update.isPostfix ? old : new
  }

  private mutating func updateVariable(
    _ slot: Int32, _ update: Update, _ operand: Int32?, isWanted: Bool
  ) -> Int32 {
    let old = update.isPostfix && isWanted ? copied(slot) : slot
    let new = changed(old, update, operand)
    set(Int(slot), new)
    return old
  }

  /// The new value: computed in one scalar, stored in another.
  private mutating func changed(_ old: Int32, _ update: Update, _ operand: Int32?) -> Int32 {
    var left = old
    if !Self.isSame(update.stored, update.working) {
      left = register()
      emitConversion(old, update.stored, update.working, left)
    }
    guard let code = Step.Code(update.operation) else { return left }
    if update.working.isWide {
      let target = register()
      let right = operand ?? compile(update.operand)
      emitWide(code, left, right, update.working, target, update.span)
      guard !Self.isSame(update.stored, update.working) else { return target }
      let new = register()
      emitConversion(target, update.working, update.stored, new)
      return new
    }
    var step = Step(
      code: code, shift: UInt8(clamping: 64 - update.working.bits),
      isSigned: update.working.isSigned,
      left: left)
    if case .constant(let bits) = update.operand {
      step.setRight(.constant(bits))
    } else {
      step.setRight(.register(operand ?? compile(update.operand)))
    }
    step.target = register()
    emit(step, at: update.span)
    guard !Self.isSame(update.stored, update.working) else { return step.target }
    let new = register()
    emitConversion(step.target, update.working, update.stored, new)
    return new
  }

  private static func isSame(_ a: Scalar, _ b: Scalar) -> Bool {
    a.bits == b.bits && a.isSigned == b.isSigned && (a.kind == .bool) == (b.kind == .bool)
  }

  mutating func move(
    _ place: Place, _ by: Operation, _ stride: Int, _ isBackward: Bool, isPostfix: Bool,
    _ span: Span
  ) -> Int32 {
    let operand = by.hasEffects ? compile(by) : nil
    let slot = variable(place)
    let location = slot == nil ? location(place) : (0, 0)
    let old: Int32
    if let slot {
      old = isPostfix ? copied(slot) : slot
    } else {
      old = register()
      noteView(of: place)
      emitLoad(old, location, pointerScalar)
    }
    let count = operand ?? compile(by)
    let new = register()
    emitOffset(new, old, count, stride, isBackward, span)
    if let slot {
      set(Int(slot), new)
      return isPostfix ? old : slot
    }
    emitStore(new, to: location, pointerScalar, span)
    return isPostfix ? old : new
  }

  private var pointerScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false, kind: .pointer)
  }
}
