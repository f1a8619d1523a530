// Primary expressions: names, constants and string literals (C11 6.5.1).

import CSyntax

extension Analyzer {
  mutating func analyzeName(_ name: Name, _ span: Span) -> Typed {
    switch meaning(of: name) {
    case .local(_, let type)? where builder == nil && owner != nil:
      // No call of the function is there that could have it.
      let reason = "the variable '\(name)' of a call stands where a constant is needed"
      return Typed(node: .place(.stop(.invalid, reason, span), nil), type: type)
    case .local(let slot, let type)?:
      return Typed(node: .place(.local(slot), nil), type: type)
    case .pointee(let slot, let type)?:
      let pointer = Operation.load(.local(slot), pointerScalar)
      return Typed(node: .place(.pointee(pointer, span, as: type), nil), type: type)
    case .symbol(let symbol)?: return analyzeSymbol(symbol)
    case nil: break
    }
    switch name {
    case .wordGnuFuncAlternate, .wordGnuFunctionAlternate, .wordGnuPrettyFunctionAlternate:
      let bytes = builder?.symbol.name.bytes ?? []
      return analyzeString(bytes, "")
    default: break
    }
    if name.spelling.hasPrefix("__builtin_") {
      return stop(.unsupported, "the builtin '\(name)' is not one we know", span)
    }
    if name.spelling.hasPrefix("CONFIG_") {
      return stop(
        .invalid, "'\(name)' has no value: the configuration does not give the symbol one", span)
    }
    return stop(.invalid, "'\(name)' is not declared here", span)
  }

  func analyzeSymbol(_ symbol: Symbol) -> Typed {
    switch symbol {
    case .function(let function): return Typed(node: .function(function), type: function.type)
    case .variable(let variable):
      return Typed(node: .place(.variable(variable), nil), type: variable.type)
    case .obscureEnumerator(let reason): return stop(.unsupported, reason, .none)
    case .enumerator(let value, let type):
      let scalar = program.scalar(type) ?? Scalar(bits: 32, isSigned: true)
      return typed(.constant(scalar.wrap(value)), type)
    case .type:
      return stop(
        .invalid, "a type name stands where a value is needed", .none)
    }
  }

  /// The first of the listed types that holds the value (C11 6.4.4.1p5).
  func analyzeConstant(_ constant: IntegerConstant) -> Typed {
    var candidates: [IntegerType] = []
    switch constant.longs {
    case 0: candidates = [.int, .unsignedInt, .long, .unsignedLong, .longLong, .unsignedLongLong]
    case 1: candidates = [.long, .unsignedLong, .longLong, .unsignedLongLong]
    default: candidates = [.longLong, .unsignedLongLong]
    }
    for candidate in candidates {
      let isSigned = program.isSigned(candidate)
      if constant.isUnsigned, isSigned { continue }
      if constant.isDecimal, !constant.isUnsigned, !isSigned { continue }
      let bits = program.measure(candidate).size * 8 - (isSigned ? 1 : 0)
      if bits >= 64 || constant.value >> UInt64(bits) == 0 {
        return typed(.constant(constant.value), .integer(candidate))
      }
    }
    return typed(.constant(constant.value), .integer(.unsignedLongLong))
  }

  func analyzeCharacter(_ value: Int64, _ prefix: String) -> Typed {
    guard prefix.isEmpty else {
      return integer(
        Int(value), prefix == "L" ? wideCharacter : prefix == "u" ? .unsignedShort : .unsignedInt)
    }
    // A single byte is a char converted to int, so its sign is the architecture's.
    if value >= 0, value <= 0xFF, program.isCharSigned {
      return integer(Int(Int8(truncatingIfNeeded: value)))
    }
    return integer(Int(value))
  }

  /// `wchar_t`; the kernel is compiled with -fshort-wchar.
  private var wideCharacter: IntegerType {
    program.target.configuration != nil
      ? .unsignedShort : program.target.architecture.wideCharacter
  }

  mutating func analyzeString(_ bytes: [UInt8], _ prefix: String) -> Typed {
    let (element, units) = stringUnits(bytes, prefix)
    let width = program.measure(element).size
    let literal = StringLiteral(bytes: units + Array(repeating: 0, count: width))
    return Typed(
      node: .place(.string(literal), nil),
      type: .array(.integer(element), count: units.count / width + 1))
  }

  /// The element type of a string literal, and its bytes as they lie in memory, the terminating zero left out.
  func stringUnits(_ bytes: [UInt8], _ prefix: String) -> (element: IntegerType, bytes: [UInt8]) {
    let element: IntegerType
    switch prefix {
    case "L": element = wideCharacter
    case "u": element = .unsignedShort
    case "U": element = .unsignedInt
    default: return (.char, bytes)
    }
    let width = program.measure(element).size
    var units: [UInt32] = []
    for value in Expression.units(bytes, prefix) {
      if width == 2, value > 0xFFFF {
        // UTF-16 (C11 6.4.5p6).
        units.append(0xD800 + (value - 0x10000) >> 10 & 0x3FF)
        units.append(0xDC00 + (value - 0x10000) & 0x3FF)
      } else {
        units.append(value)
      }
    }
    let places = Array(0..<width)
    let order = program.target.architecture.isBigEndian ? places.reversed() : places
    return (
      element, units.flatMap { unit in order.map { UInt8(truncatingIfNeeded: unit >> ($0 * 8)) } }
    )
  }
}
