// Enumerations (C11 6.7.2.2), with the types that gcc gives them and their constants.

import CSyntax

extension Analyzer {
  /// The type of an enum specifier; its enumerators are declared where it stands.
  mutating func enumeration(_ specifier: EnumSpecifier) -> CType {
    guard let enumerators = specifier.enumerators else {
      guard let tag = specifier.tag else { return .int }
      return self.tag(tag) ?? unit.enumeration(tag)
    }
    let isLocal = builder != nil && !scopes.isEmpty
    if !isLocal, let known = unit.enumerations[specifier.span] { return known }
    var next: Int64 = 0
    // Whether the value is one of 64 bits without a sign.
    var isHuge = false
    var shape = EnumShape()
    var values: [(name: Name, value: Int64, isHuge: Bool)] = []
    // The last one whose value is not known; those that count on from it are not known, either.
    var obscure: Name?
    for enumerator in enumerators {
      if let expression = enumerator.value {
        let value = self.value(expression)
        if value.type.isInteger, let constant = value.constant {
          next = Int64(bitPattern: constant)
          isHuge = next < 0 && program.scalar(value.type)?.isSigned == false
          obscure = nil
        } else {
          obscure = enumerator.name
        }
      }
      if let obscure {
        let reason = "the value of the enumerator '\(obscure)' cannot be found out"
        declareEnumerator(enumerator.name, .obscureEnumerator(reason), isLocal)
        continue
      }
      shape.add(next, isHuge: isHuge)
      values.append((enumerator.name, next, isHuge))
      // Later enumerators may use earlier ones before the type is known.
      declareEnumerator(enumerator.name, next, shape.type(of: next, isHuge: isHuge), isLocal)
      next &+= 1
    }
    var underlying = shape.underlying
    if specifier.attributes.contains(where: { $0.name == "packed" }) {
      underlying = shape.isHuge ? underlying : smallest(values.map(\.value)) ?? underlying
    }
    let type = CType.enumeration(EnumType(tag: specifier.tag, underlying: underlying))
    for (name, value, isHuge) in values
    where isHuge || Int64(Int32(truncatingIfNeeded: value)) != value {
      declareEnumerator(name, value, shape.type(of: value, isHuge: isHuge), isLocal)
    }
    if isLocal {
      if let tag = specifier.tag { scopes[scopes.count - 1].tags[tag] = type }
    } else {
      unit.enumerations[specifier.span] = type
      if let tag = specifier.tag { unit.enumTags[tag] = type }
    }
    return type
  }

  private mutating func declareEnumerator(
    _ name: Name, _ value: Int64, _ type: IntegerType, _ isLocal: Bool
  ) {
    declareEnumerator(name, .enumerator(UInt64(bitPattern: value), .integer(type)), isLocal)
  }

  private mutating func declareEnumerator(_ name: Name, _ symbol: Symbol, _ isLocal: Bool) {
    if isLocal {
      declare(name, .symbol(symbol))
    } else {
      unit.symbols[name] = .some(symbol)
    }
  }

  /// The smallest type that holds all values, which a packed enum has (gcc manual, Type Attributes).
  private func smallest(_ values: [Int64]) -> IntegerType? {
    let isSigned = values.contains { $0 < 0 }
    let candidates: [(IntegerType, Int)] =
      isSigned
      ? [(.signedChar, 8), (.short, 16)] : [(.unsignedChar, 8), (.unsignedShort, 16)]
    return candidates.first { _, bits in
      let scalar = Scalar(bits: bits, isSigned: isSigned)
      return values.allSatisfy {
        scalar.wrap(UInt64(bitPattern: $0)) == UInt64(bitPattern: $0)
      }
    }?.0
  }
}

/// What the values of an enum make of its type, as gcc chooses it.
private struct EnumShape {
  private var isNegative = false
  private var isWide = false
  private(set) var isHuge = false

  mutating func add(_ value: Int64, isHuge: Bool) {
    self.isHuge = self.isHuge || isHuge
    isNegative = isNegative || value < 0 && !isHuge
    isWide = isWide || isHuge || value > Int64(UInt32.max) || value < Int64(Int32.min)
    isWide = isWide || (isNegative && value > Int64(Int32.max))
  }

  /// The type that the enum computes as.
  var underlying: IntegerType {
    if isWide { return isNegative ? .longLong : .unsignedLongLong }
    return isNegative ? .int : .unsignedInt
  }

  /// The type of one constant: an int if it fits (C11 6.7.2.2p3); gcc widens the others.
  func type(of value: Int64, isHuge: Bool) -> IntegerType {
    if !isHuge, value <= Int64(Int32.max), value >= Int64(Int32.min) { return .int }
    if isWide { return value < 0 && !isHuge ? .longLong : .unsignedLongLong }
    return .unsignedInt
  }
}
