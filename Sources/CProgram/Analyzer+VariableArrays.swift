// Arrays whose length is computed when their declaration is reached (C11 6.7.6.2p5). The bytes of such a type are
// computed once, into a variable of the function that has no name; `sizeof` and pointer arithmetic read it.

import CSyntax

extension Analyzer {
  /// What is made of an array length that is no constant.
  enum LengthMode {
    /// It is computed, if there is a function to compute it in.
    case computed
    /// It says nothing, as in a prototype (C11 6.7.6.2p5).
    case ignored
  }

  /// The type of an array of `base` with a length in its brackets.
  mutating func array(of base: CType, _ size: Expression) -> CType {
    let length = value(size)
    let isVariable = variableSize(of: base) != nil
    if !isVariable, length.type.isInteger, let constant = length.constant {
      return .array(base, count: Int(clamping: max(0, Int64(bitPattern: constant))))
    }
    guard lengthMode == .computed else {
      hasVariableLengths = true
      return .array(base, count: nil)
    }
    guard builder != nil, !isUnevaluated, length.type.isInteger,
      let scalar = program.scalar(.integer(sizeType))
    else { return .unknown("an array whose length is not constant") }
    let count = convert(length, to: .integer(sizeType))
    let bytes = Operation.arithmetic(
      .multiply, count.operation, sizeOperation(of: base), scalar, size.span)
    let local = LocalVariable(
      name: Name("<length>"), type: .integer(sizeType), scalar: scalar, size: scalar.bytes)
    let slot = builder?.addLocal(local) ?? 0
    lengths.append(.assign(.local(slot), bytes, scalar, size.span))
    return .variableArray(base, VariableLength(slot: slot))
  }

  /// How many bytes a type has.
  func sizeOperation(of type: CType) -> Operation {
    if let size = variableSize(of: type) { return size }
    return .constant(UInt64(program.measure(completed(type)).size))
  }

  /// The bytes of a type that is only known when it is run, nil for all others.
  func variableSize(of type: CType) -> Operation? {
    guard case .variableArray(_, let length) = type.unqualified,
      let scalar = program.scalar(.integer(sizeType))
    else { return nil }
    return .load(.local(length.slot), scalar)
  }

  /// What moves a pointer by so many elements: bytes for one of them, and how many of those.
  func stride(
    over element: CType, _ count: Operation, _ span: Span
  ) -> (bytes: Int, count: Operation) {
    guard let size = variableSize(of: element), let long = program.scalar(.integer(.long)) else {
      return (program.measure(completed(element)).size, count)
    }
    return (1, .arithmetic(.multiply, count, size, long, span))
  }

  /// The distance of two pointers in elements.
  func distance(_ a: Operation, _ b: Operation, of element: CType, _ span: Span) -> Operation {
    let scalar = program.scalar(.integer(.long)) ?? pointerScalar
    guard let size = variableSize(of: element) else {
      let stride = program.measure(completed(element)).size
      return .distance(a, b, stride: stride, scalar, span)
    }
    return .arithmetic(
      .divide, .distance(a, b, stride: 1, scalar, span), size, scalar, span)
  }

  // MARK: Where lengths are computed

  /// Computes the lengths of a declaration's types.
  mutating func emitLengths(_ span: Span) {
    for length in lengths { emit(.evaluate(length), span) }
    lengths = []
  }

  /// A type name in an expression, with what computes its lengths.
  mutating func measuredType(_ name: TypeName) -> (type: CType, lengths: [Operation]) {
    let outer = lengths
    lengths = []
    let type = declaredType(name)
    defer { lengths = outer }
    return (type, lengths)
  }

  /// A type name in an expression that computes no lengths.
  mutating func type(_ name: TypeName) -> CType {
    let (type, lengths) = measuredType(name)
    return lengths.isEmpty ? type : .unknown("an array whose length is not constant")
  }

  /// A value after the lengths of its types were computed.
  func typed(_ value: Typed, after lengths: [Operation]) -> Typed {
    guard !lengths.isEmpty else { return value }
    let operation = self.value(of: value).operation
    return typed(
      lengths.reversed().reduce(operation) { .sequence($1, $0) }, value.type, bits: value.bits)
  }

  /// Declares a variable whose type has a length that is computed.
  mutating func declareVariableArray(
    _ name: Name, _ type: CType, _ declarator: InitDeclarator
  ) {
    let slot = addLocal(name, type, declarator.span)
    if declarator.initializer != nil {
      emit(
        .stop(.unsupported, "an initialiser of an array whose length is not constant"),
        declarator.span)
    }
    emit(.declareVariable(slot, size: sizeOperation(of: type)), declarator.span)
  }

  /// Gives the parameters the types that depend on other parameters (C11 6.7.6.2p4).
  mutating func computeLengths(of parameters: [ParameterDeclaration], _ span: Span) {
    guard hasVariableLengths else { return }
    lengthMode = .computed
    for (slot, parameter) in parameters.enumerated() {
      let type = adjusted(parameter)
      guard !lengths.isEmpty, let name = parameter.declarator.name else { continue }
      emitLengths(span)
      declare(name, .local(slot, type))
    }
  }
}
