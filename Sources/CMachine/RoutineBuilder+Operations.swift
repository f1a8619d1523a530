// What computes a value. The order of evaluation is that of the operation, which is what gcc does without
// optimisation wherever C leaves it open.

import CProgram
import CSyntax

extension RoutineBuilder {
  /// Lays out an operation and gives the register of its value.
  ///
  /// - Parameters:
  ///   - wanted: A register in which the value would be welcome.
  ///   - isWanted: Whether anybody looks at the value.
  @discardableResult
  mutating func compile(
    _ operation: Operation, into wanted: Int32? = nil, isWanted: Bool = true
  ) -> Int32 {
    switch operation {
    case .constant(let bits):
      let target = wanted ?? register()
      emit(Step(code: .constant, target: target, wide: bits))
      return target
    case .load(let place, let scalar): return load(place, scalar, wanted)
    case .arithmetic(let operation, let a, let b, let scalar, let place):
      return arithmetic(operation, a, b, scalar, place, wanted)
    case .compare(let operation, let a, let b, let isSigned, let place):
      return comparison(operation, a, b, isSigned: isSigned, place, wanted)
    case .assign(let place, let value, let scalar, let span):
      return assign(place, value, scalar, span)
    case .call(let node): return call(node, wanted)
    case .convert(let inner, let from, let to): return conversion(inner, from, to, wanted)
    case .and(let a, let b): return logical(a, b, isOr: false, wanted)
    case .or(let a, let b): return logical(a, b, isOr: true, wanted)
    case .not(let inner): return unary(.not, inner, nil, wanted)
    case .truth(let inner): return unary(.truth, inner, nil, wanted)
    case .negate(let inner, let scalar): return unary(.negate, inner, scalar, wanted)
    case .complement(let inner, let scalar): return unary(.complement, inner, scalar, wanted)
    case .address(let place): return address(of: place, wanted)
    case .offset(let base, let index, let stride, let isBackward, let place):
      return offset(base, index, stride, isBackward, place, wanted)
    case .choose(let condition, let yes, let no, let places):
      return choose(condition, yes, no, places, wanted)
    case .sequence(let first, let second):
      compile(first, isWanted: false)
      return compile(second, into: wanted, isWanted: isWanted)
    case .block(let range, let last): return block(range, last, wanted, isWanted: isWanted)
    case .update(let place, let update): return self.update(place, update, isWanted: isWanted)
    case .move(let place, let by, let stride, let isBackward, let isPostfix, let span):
      return move(place, by, stride, isBackward, isPostfix: isPostfix && isWanted, span)
    default: return compileRare(operation, wanted, isWanted: isWanted)
    }
  }

  private mutating func compileRare(
    _ operation: Operation, _ wanted: Int32?, isWanted: Bool
  ) -> Int32 {
    let target = wanted ?? register()
    switch operation {
    case .seen(let inner, let type):
      let value = compile(inner, into: target)
      tables.types.append(type)
      emit(Step(code: .seen, left: value, right: Int32(tables.types.count - 1)))
      return value
    case .floating(let text): emitValue(.floating(text), target)
    case .label(let label):
      emit(Step(code: .constant, target: target, wide: UInt64(label + 1)))
    case .function(let symbol):
      tables.functions.append(symbol)
      emit(
        Step(code: .function, target: target, right: Int32(tables.functions.count - 1)))
    case .loadBits(let place, let field, let scalar):
      let (base, offset) = location(place)
      noteView(of: place)
      emitLoadBits(target, (base, offset), field, scalar)
    case .loadRecord(let place, let size):
      let (base, offset) = location(place)
      noteRecord()
      emit(
        Step(
          code: .loadRecord, target: target, left: base, right: Int32(clamping: size),
          wide: UInt64(bitPattern: Int64(offset))))
    case .distance(let a, let b, let stride, let scalar, let place):
      let left = operand(a)
      let right = compile(b)
      emit(
        Step(
          code: .distance, shift: UInt8(clamping: 64 - scalar.bits), isSigned: scalar.isSigned,
          target: target, left: left, right: right, wide: UInt64(bitPattern: Int64(stride))),
        at: place)
    case .orElse(let first, let from, let to, let second):
      let value = compile(first)
      let skip = emit(Step(code: .jumpIfFalse, left: value))
      if let to {
        emitConversion(value, from, to, target)
      } else {
        emit(Step(code: .copy, target: target, left: value))
      }
      let end = emit(Step(code: .jump))
      land(skip)
      move(compile(second, into: target), to: target)
      land(end)
    case .assignBits(let place, let value, let field, let scalar, let span):
      let result = compile(value)
      let (base, offset) = location(place)
      emitStoreBits(result, to: (base, offset), field, scalar, span)
      if isWanted { emitLoadBits(target, (base, offset), field, scalar) }
    case .assignRecord(let place, let value, let size, let span):
      let (result, (base, offset)) = assignment(value, to: place)
      emit(
        Step(
          code: .storeRecord, target: Int32(clamping: size), left: base, right: result,
          wide: UInt64(bitPattern: Int64(offset))), at: span)
      return result
    case .intrinsic(let intrinsic, let operands, let scalar, let place):
      let first = free
      for operand in operands {
        let slot = register()
        move(compile(operand, into: slot), to: slot)
        free = slot + 1
      }
      tables.intrinsics.append((intrinsic, operands.count, scalar))
      emit(
        Step(
          code: .intrinsic, target: target, left: first,
          right: Int32(tables.intrinsics.count - 1)), at: place)
    case .variableArgument(let place, let scalar, let size, let span):
      let (base, offset) = location(place)
      if scalar == nil { noteRecord() }
      tables.arguments.append((scalar, size))
      emit(
        Step(
          code: .variableArgument, target: target, left: base,
          right: Int32(tables.arguments.count - 1), wide: UInt64(bitPattern: Int64(offset))),
        at: span)
    case .stop(let kind, let reason, let place): emitStop(kind, reason, place)
    default: emitValue(.void, target)
    }
    return target
  }

  private mutating func emitValue(_ constant: ConstantValue, _ target: Int32) {
    tables.values.append(constant)
    emit(Step(code: .value, target: target, right: Int32(tables.values.count - 1)))
  }

  // MARK: Registers

  /// Makes sure that a value is in a register.
  mutating func move(_ value: Int32, to target: Int32) {
    if value != target { emit(Step(code: .copy, target: target, left: value)) }
  }

  /// A value in a register of its own.
  mutating func copied(_ value: Int32) -> Int32 {
    let target = register()
    emit(Step(code: .copy, target: target, left: value))
    return target
  }

  /// The left operand of something.
  ///
  /// A variable that is a register is read when the operator is applied, as gcc does it, so the right operand may
  /// change it; a volatile one is read in its turn.
  mutating func operand(_ operation: Operation) -> Int32 {
    let value = compile(operation)
    let isVolatile =
      value < Int32(code.locals.count)
      && code.locals[Int(value)].type.qualifiers.contains(.volatile)
    return isVolatile ? copied(value) : value
  }

  /// The operands of an operator in the order in which gcc evaluates them (`tree_swap_operands_p` and the
  /// folding of commas in gcc's fold-const.cc); C leaves it open (C11 6.5p3).
  ///
  /// - Parameter isSymmetric: Whether the operator may be turned round: then a plain variable comes last.
  private mutating func operands(
    _ a: Operation, _ b: Operation, isSymmetric: Bool
  ) -> (left: Int32, right: Operand) {
    var (a, b) = (a, b)
    if b.comma != nil {
      while let (first, rest) = a.comma {
        compile(first, isWanted: false)
        a = rest
      }
    }
    while let (first, rest) = b.comma {
      compile(first, isWanted: false)
      b = rest
    }
    if case .constant(let bits) = b { return (operand(a), .constant(bits)) }
    if isSymmetric, a.isVariable, !b.isVariable, b.hasEffects {
      let right = operand(b)
      return (compile(a), .register(right))
    }
    let left = operand(a)
    return (left, .register(compile(b)))
  }

  // MARK: Operators

  private mutating func arithmetic(
    _ operation: BinaryOperator, _ a: Operation, _ b: Operation, _ scalar: Scalar, _ place: Span,
    _ wanted: Int32?
  ) -> Int32 {
    if operation == .add, case .negate(let inner, scalar) = a {
      // gcc makes `-a + b` the difference `b - a`.
      return arithmetic(.subtract, b, inner, scalar, place, wanted)
    }
    let mark = free
    let isSymmetric = [.add, .multiply, .bitAnd, .bitOr, .bitXor].contains(operation)
    let (left, right) = operands(a, b, isSymmetric: isSymmetric)
    guard let code = Step.Code(operation) else { return left }
    if scalar.isWide {
      let second = self.register(right)
      free = mark
      let target = wanted ?? register()
      emitWide(code, left, second, scalar, target, place)
      return target
    }
    var step = Step(
      code: code, shift: UInt8(clamping: 64 - scalar.bits), isSigned: scalar.isSigned, left: left)
    step.setRight(right)
    // The operands' registers are free again; the first of them may be the result's.
    free = mark
    step.target = wanted ?? register()
    emit(step, at: place)
    return step.target
  }

  private mutating func comparison(
    _ operation: BinaryOperator, _ a: Operation, _ b: Operation, isSigned: Bool, _ place: Span,
    _ wanted: Int32?
  ) -> Int32 {
    let mark = free
    let (left, right) = operands(a, b, isSymmetric: true)
    var step = Step(code: .tracedCompare, isSigned: isSigned, left: left)
    step.setRight(right)
    if !isTracing, let code = Step.Code(operation) {
      step.code = code
    } else {
      step.shift = operation.number
    }
    free = mark
    step.target = wanted ?? register()
    emit(step, at: place)
    return step.target
  }

  private mutating func unary(
    _ code: Step.Code, _ inner: Operation, _ scalar: Scalar?, _ wanted: Int32?
  ) -> Int32 {
    let mark = free
    let value = compile(inner)
    if code == .not || code == .truth { noteOperand(inner, value) }
    free = mark
    let target = wanted ?? register()
    var step = Step(code: code, target: target, left: value)
    if let scalar {
      step.shift = UInt8(clamping: 64 - scalar.bits)
      step.isSigned = scalar.isSigned
    }
    emit(step)
    return target
  }

  private mutating func conversion(
    _ inner: Operation, _ from: Scalar?, _ to: Scalar, _ wanted: Int32?
  ) -> Int32 {
    if let from, from.bits == to.bits, from.isSigned == to.isSigned || to.bits == 64,
      to.bits <= 64, from.kind != .bool, to.kind != .bool
    {
      return compile(inner, into: wanted)
    }
    let mark = free
    let value = compile(inner)
    free = mark
    let target = wanted ?? register()
    emitConversion(value, from, to, target)
    return target
  }

  mutating func emitConversion(
    _ value: Int32, _ from: Scalar?, _ to: Scalar, _ target: Int32
  ) {
    let isTruth = to.kind == .bool && from?.kind != .bool
    emit(
      Step(
        code: isTruth ? .boolean : to.isWide ? .widen : .convert,
        shift: UInt8(clamping: 64 - to.bits),
        isSigned: to.isSigned, target: target, left: value, right: number(of: to),
        wide: UInt64(number(of: from))))
  }

  /// `a && b` and `a || b`.
  private mutating func logical(
    _ a: Operation, _ b: Operation, isOr: Bool, _ wanted: Int32?
  ) -> Int32 {
    let target = wanted.flatMap { $0 < Int32(code.locals.count) ? nil : $0 } ?? register()
    let mark = free
    let first = compile(a)
    noteOperand(a, first)
    let skip = emit(
      Step(code: isOr ? .jumpIfTrue : .jumpIfFalse, left: first), at: place(of: a))
    free = mark
    let second = compile(b)
    noteOperand(b, second)
    emit(Step(code: .decided, target: target, left: second), at: place(of: b))
    let end = emit(Step(code: .jump))
    land(skip)
    emit(Step(code: .constant, target: target, wide: isOr ? 1 : 0))
    land(end)
    free = mark
    return target
  }

  /// What a condition that cannot be decided is told by.
  private func place(of operation: Operation) -> Span {
    switch operation {
    case .compare(_, _, _, _, let place), .arithmetic(_, _, _, _, let place): place
    case .call(let node): node.span
    default: span
    }
  }

  private mutating func choose(
    _ condition: Operation, _ yes: Operation, _ no: Operation, _ places: ChoiceSpans,
    _ wanted: Int32?
  ) -> Int32 {
    let target = wanted.flatMap { $0 < Int32(code.locals.count) ? nil : $0 } ?? register()
    let mark = free
    let value = compile(condition)
    let skip = emit(Step(code: .jumpIfFalse, left: value), at: places.condition)
    free = mark
    arm(yes, target, places.yes, places.condition, held: true)
    let end = emit(Step(code: .jump))
    land(skip)
    free = mark
    arm(no, target, places.no, places.condition, held: false)
    land(end)
    free = mark
    return target
  }

  private mutating func arm(
    _ operation: Operation, _ target: Int32, _ place: Span, _ condition: Span, held: Bool
  ) {
    move(compile(operation, into: target), to: target)
    guard keepsSites else { return }
    tables.choices.append((place, condition, held))
    emit(
      Step(code: .bornOfChoice, target: target, right: Int32(tables.choices.count - 1)))
  }

  private mutating func offset(
    _ base: Operation, _ index: Operation, _ stride: Int, _ isBackward: Bool, _ place: Span,
    _ wanted: Int32?
  ) -> Int32 {
    let mark = free
    let left = operand(base)
    let right = compile(index)
    free = mark
    let target = wanted ?? register()
    emitOffset(target, left, right, stride, isBackward, place)
    return target
  }

  mutating func emitOffset(
    _ target: Int32, _ left: Int32, _ right: Int32, _ stride: Int, _ isBackward: Bool, _ place: Span
  ) {
    emit(
      Step(
        code: .offset, isSigned: isBackward, target: target, left: left, right: right,
        wide: UInt64(bitPattern: Int64(stride))), at: place)
  }

  private mutating func block(
    _ range: CodeRange, _ last: Operation?, _ wanted: Int32?, isWanted: Bool
  ) -> Int32 {
    layOutBlock(range)
    var value: Int32
    if let last {
      value = compile(last, into: wanted, isWanted: isWanted)
      // What leaving the block does must not change it any more.
      if value < Int32(code.locals.count) { value = copied(value) }
    } else {
      value = wanted ?? register()
      emitValue(.void, value)
    }
    leave(range.scope)
    return value
  }
}
