// Calls (C11 6.5.2.2): to functions, through pointers, to what the compiler knows, and to names that a
// model means.

import CSyntax

extension Analyzer {
  mutating func analyzeCall(
    _ callee: Expression, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    if case .name(let name) = callee.kind, !isLocal(name) {
      if let kept = program.kept(name) { return keptCall(name, kept, arguments, span) }
      let spelling = name.spelling
      if spelling.hasPrefix("__builtin_") || spelling.hasPrefix("__sync_")
        || spelling.hasPrefix("__atomic_")
      {
        return analyzeBuiltin(name, spelling, arguments, span)
      }
      if case nil = meaning(of: name) {
        // gcc knows the types of the library's functions without a header (gcc manual, Other Builtins).
        if program.target.configuration == nil { return libraryCall(spelling, arguments, span) }
        // C89's implicit declaration; modern C has none, so a header is out of reach.
        return call(
          .kept(name), FunctionType(result: .int, parameters: [], isUnspecified: true),
          arguments.map { value($0) }, span)
      }
    }
    let function = analyze(callee)
    if case .function(let symbol) = function.node {
      return call(.function(symbol), symbol.functionType, arguments.map { value($0) }, span)
    }
    let pointer = value(of: function)
    guard case .function(let type)? = pointer.type.pointee?.unqualified else {
      return invalidOperand("()", pointer, span)
    }
    return call(
      .pointer(pointer.operation, callee.span), type, arguments.map { value($0) }, span)
  }

  private func isLocal(_ name: Name) -> Bool {
    scopes.contains { $0.names[name] != nil }
  }

  /// A call with its arguments converted to the parameters' types, or promoted.
  func call(
    _ callee: CallOperation.Callee, _ type: FunctionType, _ arguments: [Value], _ span: Span
  ) -> Typed {
    var operations: [Operation] = []
    var types: [CType] = []
    for (index, argument) in arguments.enumerated() {
      let converted: Value
      if index < type.parameters.count, !type.isUnspecified {
        converted = convert(
          transparent(argument, type.parameters[index]), to: type.parameters[index])
      } else {
        converted = promote(argument)
      }
      operations.append(converted.operation)
      types.append(converted.type)
    }
    let result = type.result.unqualified
    let node = CallOperation(
      callee: callee, arguments: operations, argumentTypes: types, result: result,
      resultScalar: program.scalar(result),
      resultSize: result.record == nil ? 0 : program.measure(result).size, span: span)
    return typed(.call(node), result)
  }

  /// An argument for a parameter of transparent union type is passed as its own type (gcc manual).
  private func transparent(_ argument: Value, _ parameter: CType) -> Value {
    guard let record = parameter.record, record.isUnion, argument.type.record == nil else {
      return argument
    }
    return Value(operation: argument.operation, type: parameter.unqualified)
  }

  /// A call to a name that a model means, declared or not.
  private mutating func keptCall(
    _ name: Name, _ kept: KeptCall, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    var values: [Value] = []
    var types: [CType] = []
    for (index, argument) in arguments.enumerated() {
      let typed = analyze(argument)
      types.append(typed.type)
      if kept.places.contains(index), case .place(let place, nil) = typed.node {
        values.append(Value(operation: .address(place), type: .pointer(typed.type)))
      } else {
        values.append(value(of: typed))
      }
    }
    if case .function(let symbol)? = symbolMeaning(name) {
      return call(.function(symbol), symbol.functionType, values, span)
    }
    let result: CType
    switch kept.result {
    case .void: result = .void
    case .int: result = .int
    case .unsignedInt: result = .integer(.unsignedInt)
    case .long: result = .integer(.long)
    case .longLong: result = .integer(.longLong)
    case .unsignedLong: result = .integer(.unsignedLong)
    case .pointer: result = .pointer(.void)
    case .argument(let index): result = index < types.count ? decayed(types[index]) : .int
    case .pointee(let index):
      result = index < types.count ? decayed(types[index]).pointee?.unqualified ?? .int : .int
    }
    return call(
      .kept(name), FunctionType(result: result, parameters: [], isUnspecified: true), values, span)
  }

  private func decayed(_ type: CType) -> CType {
    switch type.unqualified {
    case .array(let element, _), .variableArray(let element, _): return .pointer(element)
    case let other: return other
    }
  }

  private func symbolMeaning(_ name: Name) -> Symbol? {
    if case .symbol(let symbol)? = meaning(of: name) { return symbol }
    return nil
  }

  // MARK: Builtins

  private mutating func analyzeBuiltin(
    _ name: Name, _ spelling: String, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    let short = spelling.dropFirst(spelling.hasPrefix("__builtin_") ? 10 : 0)
    switch short {
    case "expect", "expect_with_probability", "assume_aligned":
      guard let first = arguments.first else { return missing(spelling, span) }
      let value = value(first)
      return short == "assume_aligned"
        ? typed(value.operation, .pointer(.void))
        : typed(convert(value, to: .integer(.long)).operation, .integer(.long))
    case "constant_p":
      guard let first = arguments.first else { return missing(spelling, span) }
      let isConstant = unevaluated { (analyzer: inout Analyzer) -> Bool in
        let value = analyzer.value(first)
        if case .address(.string) = value.operation { return true }
        return value.constant != nil
      }
      return integer(isConstant ? 1 : 0)
    case "object_size", "dynamic_object_size":
      // "Not known" (gcc manual): all ones for types 0 and 1, zero for 2 and 3.
      let kind = arguments.count > 1 ? unevaluated { $0.constant(arguments[1]) } ?? 0 : 0
      if let first = arguments.first, let size = objectSize(first, kind: kind) {
        return integer(size, sizeType)
      }
      return integer(kind >= 2 ? 0 : -1, sizeType)
    case "offsetof": return missing(spelling, span)
    case "huge_val", "inf", "nan", "fabs", "huge_valf", "inff", "nanf":
      return stop(.unsupported, "floating point is not computed", span, type: .floating(bytes: 8))
    case "prefetch", "__clear_cache", "assume":
      return typed(.void, .void)
    case "classify_type":
      guard let first = arguments.first else { return missing(spelling, span) }
      let type = unevaluated { $0.value(first).type }
      return classified(type) ?? stop(.unsupported, "__builtin_classify_type of this type", span)
    case "return_address", "extract_return_addr":
      return typed(.constant(0), .pointer(.void))
    case "frame_address":
      return typed(.intrinsic(.frameAddress, [], nil, span), .pointer(.void))
    case "bswap16": return swap(.byteSwap16, .unsignedShort, arguments, span)
    case "bswap32": return swap(.byteSwap32, .unsignedInt, arguments, span)
    case "bswap64": return swap(.byteSwap64, .unsignedLongLong, arguments, span)
    case "unreachable": return typed(.intrinsic(.unreachable, [], nil, span), .void)
    case "trap": return typed(.intrinsic(.trap, [], nil, span), .void)
    case "va_start", "c23_va_start": return variableArguments(.startArguments, arguments, span)
    case "va_end": return variableArguments(.endArguments, arguments, span)
    case "va_copy": return variableArguments(.copyArguments, arguments, span)
    case "alloca", "alloca_with_align":
      guard let first = arguments.first else { return missing(spelling, span) }
      let size = convert(value(first), to: .integer(sizeType))
      return typed(.intrinsic(.allocate, [size.operation], nil, span), .pointer(.void))
    default: break
    }
    if let counted = countBuiltin(short, arguments, span) { return counted }
    if let checked = overflowBuiltin(short, arguments, span) { return checked }
    if spelling.hasPrefix("__builtin_") { return libraryCall(String(short), arguments, span) }
    return stop(.unsupported, "the builtin '\(spelling)' is not one we know", span)
  }

  /// gcc's number for the kind of a type, as its typeclass.h has it.
  private func classified(_ type: CType) -> Typed? {
    switch type.unqualified {
    case .void: integer(0)
    case .bool, .integer, .enumeration: integer(1)
    case .pointer: integer(5)
    case .floating: integer(8)
    case .record(let record): integer(record.isUnion ? 13 : 12)
    default: nil
    }
  }

  private func missing(_ spelling: String, _ span: Span) -> Typed {
    stop(.invalid, "'\(spelling)' lacks an argument", span)
  }

  private mutating func swap(
    _ intrinsic: Intrinsic, _ type: IntegerType, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    guard let first = arguments.first else { return missing(intrinsic.rawValue, span) }
    let value = convert(value(first), to: .integer(type))
    if let constant = value.constant {
      let bytes = program.measure(type).size * 8
      return typed(.constant(constant.byteSwapped >> UInt64(64 - bytes)), .integer(type))
    }
    return typed(
      .intrinsic(intrinsic, [value.operation], program.scalar(.integer(type)), span),
      .integer(type))
  }

  private mutating func variableArguments(
    _ intrinsic: Intrinsic, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    var places: [Operation] = []
    for argument in arguments.prefix(intrinsic == .copyArguments ? 2 : 1) {
      guard case .place(let place, _) = analyze(argument).node else {
        return stop(.invalid, "a va_list is no place here", span, type: .void)
      }
      places.append(.address(place))
    }
    return typed(.intrinsic(intrinsic, places, nil, span), .void)
  }

  /// `clz`, `ctz`, `ffs`, `popcount`, `parity`, `clrsb` in their three widths.
  private mutating func countBuiltin(
    _ short: Substring, _ arguments: [Expression], _ span: Span
  ) -> Typed? {
    let families: [(String, Intrinsic, Intrinsic)] = [
      ("clz", .countLeadingZeros, .countLeadingZeros64),
      ("ctz", .countTrailingZeros, .countTrailingZeros64),
      ("ffs", .findFirstSet, .findFirstSet64),
      ("popcount", .populationCount, .populationCount64),
      ("parity", .parity, .parity64), ("clrsb", .redundantSignBits, .redundantSignBits64),
    ]
    for (stem, narrow, wide) in families where short.hasPrefix(stem) {
      let type: IntegerType
      switch short.dropFirst(stem.count) {
      case "": type = .unsignedInt
      case "l": type = .unsignedLong
      case "ll": type = .unsignedLongLong
      default: continue
      }
      guard let first = arguments.first else { return missing(String(short), span) }
      let value = convert(value(first), to: .integer(type))
      let intrinsic = program.measure(type).size == 8 ? wide : narrow
      return typed(.intrinsic(intrinsic, [value.operation], nil, span), .int)
    }
    return nil
  }

  /// `add_overflow` and its kin: computed exactly, stored cut to the type pointed to.
  private mutating func overflowBuiltin(
    _ short: Substring, _ arguments: [Expression], _ span: Span
  ) -> Typed? {
    let stems: [(String, Intrinsic)] = [
      ("add_overflow", .addOverflow), ("sub_overflow", .subtractOverflow),
      ("mul_overflow", .multiplyOverflow),
    ]
    // `saddl_overflow` and the like are the same with the types said in the name.
    // `add_overflow_p` takes a value of the type instead of a place, and stores nothing.
    let isQuestion = short.hasSuffix("_p")
    let short = isQuestion ? short.dropLast(2) : short
    guard
      let (_, intrinsic) = stems.first(where: {
        short.hasSuffix($0.0.dropFirst(3)) && short.contains($0.0.prefix(3))
      }),
      arguments.count == 3
    else { return nil }
    let (a, b, target) = (value(arguments[0]), value(arguments[1]), value(arguments[2]))
    guard let pointee = isQuestion ? target.type : target.type.pointee,
      let scalar = program.scalar(pointee),
      let left = program.scalar(a.type), let right = program.scalar(b.type), scalar.bits <= 64
    else { return invalidOperand(String(short), a.type.isInteger ? target : a, span) }
    // The signs of the operands travel as constants beside them.
    let operations: [Operation] = [
      a.operation, b.operation, isQuestion ? .void : target.operation,
      .constant(left.isSigned ? 1 : 0), .constant(right.isSigned ? 1 : 0),
    ]
    return typed(.intrinsic(intrinsic, operations, scalar, span), .bool)
  }

  /// `__builtin_memcpy` is `memcpy` (gcc manual, Library Builtins).
  private mutating func libraryCall(
    _ short: String, _ arguments: [Expression], _ span: Span
  ) -> Typed {
    // `__memcpy_chk` checks at run time what the machine checks anyway.
    let isChecking = short.hasPrefix("__") && short.hasSuffix("_chk")
    let name = Name(isChecking ? String(short.dropFirst(2).dropLast(4)) : short)
    let values = arguments.map { value($0) }
    if case .function(let symbol)? = symbolMeaning(name) {
      return call(.function(symbol), symbol.functionType, values, span)
    }
    let pointers: Set<String> = [
      "memcpy", "memmove", "memset", "strcpy", "strncpy", "strcat", "strchr", "strrchr", "strstr",
      "memchr", "malloc", "calloc", "realloc", "stpcpy",
    ]
    let result: CType =
      pointers.contains(name.spelling)
      ? .pointer(.void) : name.spelling == "strlen" ? .integer(sizeType) : .int
    return call(
      .kept(name), FunctionType(result: result, parameters: [], isUnspecified: true), values, span)
  }
}
