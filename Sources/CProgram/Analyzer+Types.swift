// Types from specifiers and declarators (C11 6.7.2, 6.7.6).

import CSyntax

extension Analyzer {
  // MARK: Specifiers

  /// The type that specifiers name.
  ///
  /// - Parameter initializer: What the declared variable begins with, for `__auto_type`.
  mutating func type(
    _ specifiers: DeclarationSpecifiers, initializer: Initializer? = nil
  ) -> CType {
    let type: CType
    switch specifiers.type {
    case .basic(let words): type = moded(basic(words), specifiers.attributes)
    case .record(let specifier): type = record(specifier)
    case .enumeration(let specifier): type = enumeration(specifier)
    case .named(let name): type = named(name)
    case .typeofValue(let expression):
      type = unevaluated { $0.analyze(expression).type }
    case .typeofType(let name): type = declaredType(name)
    case .auto:
      if case .expression(let expression)? = initializer {
        type = unevaluated { $0.value(expression).type }
      } else {
        type = .unknown("__auto_type without an initialiser")
      }
    case .invocation: type = .unknown("a macro that makes a type is not expanded")
    case .unparsed(let reason): type = .unknown(reason)
    }
    return type.qualified(specifiers.qualifiers)
  }

  /// The type of a type name; what computes its lengths is left to be done.
  mutating func declaredType(_ name: TypeName) -> CType {
    let base = type(name.specifiers)
    return type(name.declarator, base: base)
  }

  private mutating func basic(_ words: [Name]) -> CType {
    var longs = 0
    var sign: Bool?
    var base: Name?
    for word in words {
      switch word {
      case .wordLong: longs += 1
      case .wordSigned, .wordGnuSigned, .wordGnuSignedAlternate: sign = true
      case .wordUnsigned: sign = false
      case .wordReservedComplex, .wordGnuComplexAlternate: return .floating(bytes: 16)
      default: base = word
      }
    }
    let isUnsigned = sign == false
    switch base {
    case .wordVoid?: return .void
    case .wordReservedBool?: return .bool
    case .wordFloat?, .wordReservedFloat32?: return .floating(bytes: 4)
    case .wordDouble?: return .floating(bytes: longs > 0 ? longDoubleSize : 8)
    case .wordReservedFloat64?, .wordReservedFloat32x?: return .floating(bytes: 8)
    case .wordReservedFloat128?, .wordGnuFloat128?, .wordReservedFloat64x?:
      return .floating(bytes: 16)
    case .wordGnuBuiltinVaList?: return .variableArguments
    case .wordChar?:
      return .integer(sign.map { $0 ? .signedChar : .unsignedChar } ?? .char)
    case .wordShort?: return .integer(isUnsigned ? .unsignedShort : .short)
    case .wordGnuInt128?: return .integer(isUnsigned ? .unsignedInt128 : .int128)
    case .wordGnuInt128T?: return .integer(.int128)
    case .wordGnuUint128T?: return .integer(.unsignedInt128)
    default: break
    }
    let type: IntegerType =
      words.contains(.wordShort)
      ? .short : longs >= 2 ? .longLong : longs == 1 ? .long : .int
    return .integer(isUnsigned ? type.unsigned : type)
  }

  private var longDoubleSize: Int {
    switch program.target.architecture.name {
    case "x86": program.target.architecture.pointerSize == 8 ? 16 : 12
    case "arm": 8
    default: 16
    }
  }

  /// The type that a declaration gives to one of its names.
  ///
  /// - Parameters:
  ///   - declarator: The name with what stands around it.
  ///   - base: The type of the specifiers.
  ///   - attributes: Those behind the declarator.
  mutating func type(
    _ declarator: Declarator, base: CType, specifiers: DeclarationSpecifiers,
    attributes: [Attribute]
  ) -> CType {
    let attributes = attributes + self.attributes(of: declarator)
    let type = moded(type(declarator, base: base), attributes)
    guard specifiers.storage.contains(.typedef),
      let asked = alignment(specifiers.attributes + attributes)
    else { return type }
    return type.aligned(asked)
  }

  /// The attributes that stand before a declarator's name and belong to what is declared.
  private func attributes(of declarator: Declarator) -> [Attribute] {
    var found: [Attribute] = []
    var declarator = declarator
    while true {
      switch declarator {
      case .pointer(let inner, _): declarator = inner
      case .attributed(let inner, let attributes):
        if case .pointer = inner {} else { found += attributes }
        declarator = inner
      default: return found
      }
    }
  }

  /// An integer type with `__attribute__((mode(X)))`, which a few old typedefs use.
  func moded(_ type: CType, _ attributes: [Attribute]) -> CType {
    guard !attributes.isEmpty, case .integer(let integer) = type.unqualified,
      let mode = mode(attributes)
    else { return type }
    return CType.integer(program.isSigned(integer) ? mode : mode.unsigned).qualified(
      type.qualifiers)
  }

  private func mode(_ attributes: [Attribute]) -> IntegerType? {
    for attribute in attributes where attribute.name == "mode" {
      guard case .name(let name)? = attribute.arguments.first?.kind else { continue }
      switch name.spelling {
      case "QI", "__QI__", "byte": return .signedChar
      case "HI", "__HI__": return .short
      case "SI", "__SI__": return .int
      case "DI", "__DI__": return .longLong
      case "word", "__word__", "pointer", "__pointer__": return .long
      default: continue
      }
    }
    return nil
  }

  private func named(_ name: Name) -> CType {
    switch meaning(of: name) {
    case .symbol(.type(let type))?: return type
    default: break
    }
    switch name.spelling {
    case "__builtin_va_list": return .variableArguments
    default: return .unknown("no type named '\(name)' is known here")
    }
  }

  // MARK: Records

  private mutating func record(_ specifier: RecordSpecifier) -> CType {
    guard let tag = specifier.tag else { return .record(anonymous(specifier)) }
    if specifier.members != nil, !scopes.isEmpty, builder != nil {
      // A definition inside a function is a type of its own (C11 6.7.2.3p4).
      let top = scopes.count - 1
      if let source = scopes[top].announced[tag], let record = source.record {
        source.specifier = specifier
        source.see(scopes)
        return .record(record)
      }
      return .record(announce(tag, specifier))
    }
    if let known = self.tag(tag) { return known }
    return .record(
      specifier.members == nil
        ? unit.record(tag, isUnion: specifier.isUnion) : unit.record(tag, definedBy: specifier))
  }

  private func anonymous(_ specifier: RecordSpecifier) -> RecordType {
    let unit = unit
    let scopes = scopes
    return RecordType(tag: nil, isUnion: specifier.isUnion) {
      var analyzer = Analyzer(unit: unit, scopes: scopes)
      return analyzer.definition(specifier)
    }
  }

  /// A record with a tag of the innermost block; its members may lead back to it.
  ///
  /// `struct t;` alone hides a type of that name outside the block; a definition completes it (C11 6.7.2.3p7).
  @discardableResult
  mutating func announce(_ tag: Name, _ specifier: RecordSpecifier) -> RecordType {
    let unit = unit
    let source = AnnouncedRecord()
    if specifier.members != nil { source.specifier = specifier }
    let record = RecordType(tag: tag, isUnion: specifier.isUnion) {
      guard let specifier = source.specifier else { return nil }
      var analyzer = Analyzer(unit: unit, scopes: source.scopes)
      return analyzer.definition(specifier)
    }
    source.record = record
    let top = scopes.count - 1
    scopes[top].announced[tag] = source
    scopes[top].tags[tag] = .record(record)
    source.see(scopes)
    program.localRecords.append(record)
    return record
  }

  /// The members of a specifier, nil if it only names a tag.
  mutating func definition(_ specifier: RecordSpecifier) -> RecordDefinition? {
    guard let declarations = specifier.members else { return nil }
    var members: [RecordMember] = []
    for declaration in declarations {
      let base = type(declaration.specifiers)
      let attributes = declaration.specifiers.attributes
      guard !declaration.declarators.isEmpty else {
        // A struct without a declarator is an anonymous member: untagged by C11 6.7.2.1p13, tagged
        // by -fms-extensions, which the kernel has since 6.19 and without which it is an error.
        if base.record != nil { members.append(member(nil, base, nil, attributes)) }
        continue
      }
      for declarator in declaration.declarators {
        let own =
          declarator.attributes + (declarator.declarator.map { self.attributes(of: $0) } ?? [])
        let type = declarator.declarator.map { self.type($0, base: base) } ?? base
        guard let expression = declarator.width else {
          members.append(
            member(declarator.declarator?.name, moded(type, own), nil, attributes + own))
          continue
        }
        let width = constant(expression).map { Int(clamping: max(0, min($0, 64))) }
        let name = declarator.declarator?.name
        let obscure = CType.unknown("the width of the bit-field cannot be found out")
        members.append(
          member(name, width == nil ? obscure : moded(type, own), width, attributes + own))
      }
    }
    return RecordDefinition(
      members: members, isPacked: specifier.attributes.contains { $0.name == "packed" },
      alignment: alignment(specifier.attributes), packing: unit.packing(at: specifier.span))
  }

  private mutating func member(
    _ name: Name?, _ type: CType, _ bits: Int?, _ attributes: [Attribute]
  ) -> RecordMember {
    RecordMember(
      name: name, type: type, bits: bits, isPacked: attributes.contains { $0.name == "packed" },
      alignment: alignment(attributes))
  }

  /// The alignment that a variable's declaration asks for, apart from its type's.
  mutating func alignment(
    of declarator: InitDeclarator, _ specifiers: DeclarationSpecifiers
  ) -> Int {
    let attributes =
      specifiers.attributes + declarator.attributes + self.attributes(of: declarator.declarator)
    return attributes.isEmpty ? 1 : alignment(attributes) ?? 1
  }

  /// The largest alignment that attributes ask for.
  mutating func alignment(_ attributes: [Attribute]) -> Int? {
    var largest: Int?
    for attribute in attributes where attribute.name == "aligned" || attribute.name == "_Alignas" {
      // Without an argument it is the largest alignment of the target.
      let asked = attribute.arguments.first.flatMap { argument -> Int? in
        if case .type(let name) = argument.kind { return program.measure(type(name)).alignment }
        return constant(argument).map { Int(clamping: $0) }
      }
      let value =
        attribute.arguments.isEmpty ? program.target.architecture.largestAlignment : asked ?? 1
      largest = max(largest ?? 1, min(value, 1 << 20))
    }
    return largest
  }

  // MARK: Declarators

  /// The type a declarator makes of a base type, from the outside in.
  mutating func type(_ declarator: Declarator, base: CType) -> CType {
    switch declarator {
    case .name: return base
    case .pointer(let inner, let qualifiers):
      return type(inner, base: CType.pointer(base.aligned(nil)).qualified(qualifiers))
    case .array(let inner, let size):
      // The element type is known only after what stands further in, so lengths are read first.
      guard let size else { return type(inner, base: .array(base, count: nil)) }
      return type(inner, base: array(of: base, size))
    case .function(let inner, let parameters):
      return type(inner, base: .function(function(base, parameters)))
    case .attributed(let inner, _): return type(inner, base: base)
    }
  }

  private mutating func function(
    _ result: CType, _ parameters: FunctionParameters
  ) -> FunctionType {
    let outer = (lengthMode, hasVariableLengths)
    lengthMode = .ignored
    defer { (lengthMode, hasVariableLengths) = outer }
    return FunctionType(
      result: result, parameters: parameters.parameters.map { adjusted($0) },
      isVariadic: parameters.isVariadic, isUnspecified: parameters.isUnspecified)
  }

  /// A parameter's type, arrays and functions adjusted to pointers (C11 6.7.6.3p7).
  mutating func adjusted(_ parameter: ParameterDeclaration) -> CType {
    let base = type(parameter.specifiers)
    switch type(parameter.declarator, base: base).aligned(nil) {
    case .array(let element, _), .variableArray(let element, _): return .pointer(element)
    case .function(let type): return .pointer(.function(type))
    case .qualified(.array(let element, _), let qualifiers),
      .qualified(.variableArray(let element, _), let qualifiers):
      return .pointer(element.qualified(qualifiers))
    case let other: return other
    }
  }

  private func stringLength(_ bytes: [UInt8], _ prefix: String) -> Int {
    let (element, units) = stringUnits(bytes, prefix)
    return units.count / program.measure(element).size
  }

  /// An array type completed by its initialiser (C11 6.7.9p22).
  mutating func completed(_ type: CType, by initializer: Initializer) -> CType {
    guard case .array(let element, nil) = type.unqualified else { return type }
    switch initializer {
    case .expression(let expression):
      guard case .string(let bytes, let prefix) = expression.kind else { return type }
      return .array(element, count: stringLength(bytes, prefix) + 1)
    case .list(let items, _):
      if items.count == 1, items[0].designators.isEmpty,
        case .expression(let expression) = items[0].value,
        case .string(let bytes, let prefix) = expression.kind, element.isInteger
      {
        return .array(element, count: stringLength(bytes, prefix) + 1)
      }
      return .array(element, count: elementCount(items, of: element))
    }
  }
}
