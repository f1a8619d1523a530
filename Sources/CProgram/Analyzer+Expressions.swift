// Expressions (C11 6.5): postfix ones, casts, and what GNU adds to them.

import CSyntax

extension Analyzer {
  /// Expressions nest no deeper than this; the parser's own limit is lower.
  static let depthLimit = 2_000
  /// A function has fewer expressions than this, even where types of nested ones are asked for again.
  static let countLimit = 2_000_000

  /// What stands for an expression where a limit of ours is met.
  private mutating func reachedLimit(_ span: Span) -> Typed? {
    guard depth < Self.depthLimit else {
      return stop(.unsupported, "the expression nests too deeply", span)
    }
    count += 1
    guard count >= Self.countLimit else { return nil }
    program.meet(limit: "the types of a function in \(unit.path) cost too much to find out")
    return stop(.unsupported, "the function is too large", span)
  }

  /// The meaning of an expression.
  mutating func analyze(_ expression: Expression) -> Typed {
    depth += 1
    defer { depth -= 1 }
    let span = expression.span
    if let limit = reachedLimit(span) { return limit }
    switch expression.kind {
    case .name(let name): return analyzeName(name, span)
    case .integer(let constant): return analyzeConstant(constant)
    case .floating(let text): return typed(.floating(text.spelling), .floating(bytes: 8))
    case .character(let value, let prefix): return analyzeCharacter(value, prefix)
    case .string(let bytes, let prefix): return analyzeString(bytes, prefix)
    case .unary(let operation, let operand): return analyzeUnary(operation, operand, span)
    case .postfix(let operation, let operand):
      return analyzeStep(operand, isBackward: operation == .decrement, isPostfix: true, span)
    case .binary(let operation, let left, let right):
      return analyzeBinary(operation, left, right, span)
    case .assignment(let operation, let left, let right):
      return analyzeAssignment(operation, left, right, span)
    case .conditional(let condition, let yes, let no):
      return analyzeConditional(condition, yes, no, span)
    case .comma(let first, let second):
      let effect = value(first).operation
      let result = value(second)
      return typed(.sequence(effect, result.operation), result.type, bits: result.bits)
    case .call(let callee, let arguments): return analyzeCall(callee, arguments, span)
    case .element(let array, let index): return analyzeElement(array, index, span)
    case .member(let base, let name, let throughPointer):
      return analyzeMember(base, name, throughPointer: throughPointer, span)
    case .cast(let name, let operand): return analyzeCast(name, operand, span)
    case .compoundLiteral(let name, let initializer):
      return analyzeLiteral(name, initializer, span)
    case .sizeofValue(let operand):
      return size(measured(operand), span)
    case .sizeofType(let name):
      let (type, lengths) = measuredType(name)
      noteIncomplete(type, span)
      return typed(size(type, span), after: lengths)
    case .alignofValue(let operand):
      return integer(program.measure(measured(operand)).alignment, sizeType)
    case .alignofType(let name):
      return integer(program.measure(type(name)).alignment, sizeType)
    case .statement(let items): return analyzeBlock(items, span)
    case .labelAddress(let name):
      guard let label = builder?.label(name) ?? owner?.code?.labelNumbers[name] else {
        return stop(.invalid, "a label's address outside a function", span)
      }
      return typed(.label(label), .pointer(.void))
    case .offset(let name, let designators): return analyzeOffset(name, designators, span)
    case .typesCompatible(let a, let b):
      // Outermost qualifiers do not count (gcc manual, Other Builtins).
      let (left, right) = (type(a).unqualified, type(b).unqualified)
      return integer(isCompatible(left, right) ? 1 : 0)
    case .choose(let condition, let yes, let no):
      guard let chosen = unevaluated({ $0.constant(condition) }) else {
        return stop(
          .unsupported, "the condition of __builtin_choose_expr is not a constant that is known",
          span)
      }
      return analyze(chosen != 0 ? yes : no)
    case .variableArgument(let list, let name): return analyzeVariableArgument(list, name, span)
    case .generic(let control, let associations):
      return analyzeGeneric(control, associations, span)
    case .type(let name): return size(type(name), span)
    case .adjacent, .word, .braces, .declared:
      return stop(.invalid, "a macro is not expanded", span)
    case .unparsed(let reason): return stop(.invalid, reason, span)
    }
  }

  func size(_ asked: CType, _ span: Span) -> Typed {
    let type = completed(asked)
    if let size = variableSize(of: type) { return typed(size, .integer(sizeType)) }
    let measure = program.measure(type)
    if case .unknown(let reason) = type.unqualified { return stop(.invalid, reason, span) }
    if !measure.isExact {
      program.note(.lines, of: span.file)
      program.note(
        "the size of a type with an incomplete part was asked for at "
          + "\(program.place(of: span).path):\(program.place(of: span).line); "
          + "it is consistent in the run but not the machine's")
    }
    return integer(measure.size, sizeType)
  }

  // MARK: Postfix

  private mutating func analyzeElement(
    _ array: Expression, _ index: Expression, _ span: Span
  ) -> Typed {
    let left = value(array)
    let right = value(index)
    // `i[a]` is `a[i]` (C11 6.5.2.1p2).
    let (pointer, number) = left.type.isPointer ? (left, right) : (right, left)
    guard let element = pointer.type.pointee else {
      return invalidOperand("[]", pointer, span)
    }
    guard let offset = moved(pointer, by: number, isBackward: false, span) else {
      return invalidOperand("[]", number, span)
    }
    let type = completed(element)
    return Typed(node: .place(.pointee(offset.operation, span, as: type), nil), type: type)
  }

  /// The type of an operand that is not evaluated (C11 6.5.3.4p2).
  private mutating func measured(_ operand: Expression) -> CType {
    let typed = unevaluated { $0.analyze(operand) }
    switch typed.node {
    case .value(.stop(_, let reason, let span)), .place(.stop(_, let reason, let span), _):
      unevaluatedStop = unevaluatedStop ?? (reason, span)
    default: noteIncomplete(typed.type, operand.span)
    }
    return typed.type
  }

  private mutating func noteIncomplete(_ type: CType, _ span: Span) {
    guard unevaluatedStop == nil, let record = completed(type).record, record.members == nil else {
      return
    }
    unevaluatedStop = ("\(record.name) is not defined in any file that is included here", span)
  }

  func invalidOperand(_ operation: String, _ value: Value, _ span: Span) -> Typed {
    // An operand that could not be understood says why better than its type does.
    if case .stop(let kind, let reason, let inner) = value.operation {
      return stop(kind, reason, inner)
    }
    if case .floating = value.type.unqualified {
      return stop(.unsupported, "floating point is not computed", span)
    }
    if case .unknown(let reason) = value.type.unqualified { return stop(.invalid, reason, span) }
    return stop(.invalid, "an operand of '\(operation)' has a type it cannot take", span)
  }

  /// A pointer plus or minus a number of elements; nil if the operands are of other kinds.
  func moved(_ pointer: Value, by index: Value, isBackward: Bool, _ span: Span) -> Value? {
    guard let element = pointer.type.pointee, index.type.isInteger else { return nil }
    let wide = convert(
      promote(index), to: .integer(program.isSignedType(index.type) ? .long : .unsignedLong))
    let (bytes, count) = stride(over: element, wide.operation, span)
    return Value(
      operation: .offset(
        pointer.operation, by: count, stride: bytes, isBackward: isBackward, span),
      type: pointer.type)
  }

  private mutating func analyzeMember(
    _ base: Expression, _ name: Name, throughPointer: Bool, _ span: Span
  ) -> Typed {
    let place: Place
    let type: CType
    if throughPointer {
      let pointer = value(base)
      guard let pointee = pointer.type.pointee else { return invalidOperand("->", pointer, span) }
      place = .pointee(pointer.operation, span, as: pointee)
      type = pointee
    } else {
      let record = analyze(base)
      type = record.type
      switch record.node {
      case .place(let inner, _): place = inner
      case .value(let operation):
        if case .stop(let kind, let reason, let inner) = operation {
          return stop(kind, reason, inner)
        }
        place = .temporary(operation, size: program.measure(type).size)
      case .function: return stop(.invalid, "a function has no members", span)
      }
    }
    guard let record = completed(type).record else {
      if case .unknown(let reason) = type.unqualified { return stop(.invalid, reason, span) }
      return stop(
        .invalid, "member '\(name)' is asked of something that is no struct or union", span)
    }
    guard record.members != nil else {
      return stop(.invalid, "\(record.name) is not defined in any file that is included here", span)
    }
    guard let field = record.layout(program).field(name, program) else {
      return stop(.invalid, "\(record.name) has no member '\(name)'", span)
    }
    return Typed(
      node: .place(.member(place, offset: field.offset), field.bits),
      type: field.member.type.qualified(type.qualifiers))
  }

  // MARK: Casts and literals

  private mutating func analyzeCast(_ name: TypeName, _ operand: Expression, _ span: Span) -> Typed
  {
    let (target, lengths) = measuredType(name)
    let operand = value(operand)
    if case .unknown(let reason) = target.unqualified { return stop(.invalid, reason, span) }
    if case .floating = target.unqualified {
      return typed(operand.operation, target.unqualified)
    }
    if case .floating = operand.type.unqualified, !target.isVoid {
      return stop(.unsupported, "floating point is not computed", span, type: target)
    }
    if let record = target.record {
      if operand.type.record == record { return typed(operand.operation, target.unqualified) }
      guard record.isUnion else {
        return stop(.invalid, "a cast to a struct", span, type: target)
      }
      // GNU's cast to a union stores the operand in it.
      let storage: InitialStep.Storage
      let size = program.measure(target).size
      if let scalar = program.scalar(operand.type) {
        storage = .scalar(scalar)
      } else {
        storage = .record(program.measure(operand.type).size)
      }
      guard let slot = builder?.temporary(target, size: size) else {
        return stop(.unsupported, "a cast to a union outside a function", span, type: target)
      }
      let step = InitialStep(offset: 0, value: operand.operation, storage: storage, span: span)
      return Typed(node: .place(.literal(slot, size: size, [step]), nil), type: target)
    }
    let converted = convert(operand, to: target)
    return typed(typed(converted.operation, target.unqualified), after: lengths)
  }

  private mutating func analyzeLiteral(
    _ name: TypeName, _ initializer: Initializer, _ span: Span
  ) -> Typed {
    let type = completed(type(name), by: initializer)
    let steps = initialSteps(initializer, type: type)
    let size = program.measure(type).size
    guard let slot = builder?.temporary(type, size: size) else {
      // At file scope it has static storage (C11 6.5.2.5p5).
      let variable = VariableSymbol(
        name: Name("<compound literal>"), unit: unit, type: type, isDefined: true, isStatic: true,
        span: span, initializer: initializer, scopes: scopes)
      return Typed(node: .place(.variable(variable), nil), type: type)
    }
    return Typed(node: .place(.literal(slot, size: size, steps), nil), type: type)
  }

  private mutating func analyzeOffset(
    _ name: TypeName, _ designators: [Designator], _ span: Span
  ) -> Typed {
    var type = type(name)
    var offset = 0
    var moving: Operation?
    for designator in designators {
      switch designator {
      case .member(let member):
        guard let record = completed(type).record else {
          return stop(.invalid, "offsetof of something that is no struct or union", span)
        }
        guard record.members != nil else {
          return stop(
            .invalid, "\(record.name) is not defined in any file that is included here", span)
        }
        guard let field = record.layout(program).field(member, program) else {
          return stop(.invalid, "\(record.name) has no member '\(member)'", span)
        }
        offset &+= field.offset
        type = field.member.type
      case .index(let index), .range(let index, _):
        guard case .array(let element, _) = type.unqualified else {
          return stop(.invalid, "offsetof with an index into something that is no array", span)
        }
        let stride = program.measure(element).size
        let value = convert(value(index), to: .integer(sizeType))
        if let constant = value.constant {
          offset &+= stride &* Int(truncatingIfNeeded: constant)
        } else {
          moving = .offset(
            moving ?? .constant(0), by: value.operation, stride: stride, isBackward: false, span)
        }
        type = element
      }
    }
    guard let moving else { return integer(offset, sizeType) }
    let scalar = program.scalar(.integer(sizeType)) ?? pointerScalar
    return typed(
      .arithmetic(.add, moving, .constant(UInt64(bitPattern: Int64(offset))), scalar, span),
      .integer(sizeType))
  }

  private mutating func analyzeVariableArgument(
    _ list: Expression, _ name: TypeName, _ span: Span
  ) -> Typed {
    let type = type(name)
    guard case .place(let place, _) = analyze(list).node else {
      return stop(.invalid, "va_arg of something that is no va_list", span, type: type)
    }
    return typed(
      .variableArgument(
        place, program.scalar(type), size: program.measure(type).size, span), type.unqualified)
  }

  /// `_Generic` (C11 6.5.1.1): the controlling type after lvalue conversion, as gcc does it.
  private mutating func analyzeGeneric(
    _ control: Expression, _ associations: [GenericAssociation], _ span: Span
  ) -> Typed {
    let type = unevaluated { $0.value(control).type.unqualified }
    var fallback: Expression?
    for association in associations {
      guard let name = association.type else {
        fallback = association.value
        continue
      }
      if isCompatible(self.type(name), type) { return analyze(association.value) }
    }
    if let fallback { return analyze(fallback) }
    return stop(.invalid, "no association of _Generic fits", span)
  }

  // MARK: Blocks

  private mutating func analyzeBlock(_ items: [BlockItem], _ span: Span) -> Typed {
    guard builder != nil else {
      return stop(.unsupported, "a statement expression outside a function", span)
    }
    // The function's code runs past the block; the operation runs it when its turn comes.
    let over = emit(.block(end: 0), span)
    let start = builder?.count ?? 0
    let scope = enterScope()
    var last: Value?
    for (index, item) in items.enumerated() {
      if index == items.count - 1, let (labels, expression) = finalExpression(item) {
        for label in labels { place(label, expression.span) }
        last = value(expression)
      } else {
        analyze(item)
      }
    }
    leaveScope()
    let end = builder?.count ?? start
    builder?.patch(over, to: end)
    let range = CodeRange(start: start, end: end, scope: scope)
    return typed(.block(range, last?.operation), last?.type ?? .void, bits: last?.bits)
  }

  /// The expression whose value a statement expression has: its last statement, labels taken off.
  private func finalExpression(_ item: BlockItem) -> ([Name], Expression)? {
    guard case .statement(var statement) = item else { return nil }
    var labels: [Name] = []
    while case .label(let name, let inner) = statement.kind {
      labels.append(name)
      statement = inner
    }
    guard case .expression(let expression) = statement.kind else { return nil }
    return (labels, expression)
  }
}

extension Program {
  /// Whether a type computes with a sign after promotion.
  func isSignedType(_ type: CType) -> Bool {
    scalar(type)?.isSigned ?? true
  }
}
