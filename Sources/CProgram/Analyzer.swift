// How to read this file: the analyzer walks a tree and gives every expression its type and operation
// (C11 6.5), resolving names in the function's scopes, then in the unit. `Typed` is an expression that
// may still be a place; `value(of:)` makes it a value, with the conversions of C11 6.3.2.1. Nothing
// here fails: what has no meaning becomes an operation that stops when it is run.

import CSyntax

struct Analyzer {
  let unit: TranslationUnit
  var scopes: [Scope]
  /// The function whose code is being made; nil at file scope.
  var builder: FunctionBuilder?
  /// The function that a static variable belongs to, whose labels its initialiser may name.
  var owner: FunctionSymbol?
  /// How many ranges of elements initialisers had so far.
  var ranges = 0
  /// The members of unions that the initialiser at hand has designated.
  var unionMembers: [UnionPlace: Int] = [:]
  /// What is made of array lengths that are no constants.
  var lengthMode = LengthMode.computed
  /// Whether one was met that is ignored.
  var hasVariableLengths = false
  /// What computes the lengths of the types read last.
  var lengths: [Operation] = []
  /// Whether what is analyzed is not evaluated.
  var isUnevaluated = false
  /// The first operand of `sizeof` and the like that could not be understood, which its size does not tell.
  var unevaluatedStop: (reason: String, span: Span)?
  /// How deep in expressions the analysis is.
  var depth = 0
  /// How many expressions were looked at, some of them more than once.
  var count = 0

  init(unit: TranslationUnit, scopes: [Scope] = []) {
    self.unit = unit
    self.scopes = scopes
  }

  var program: Program { unit.program }

  /// The names and tags of one block.
  struct Scope {
    var names: [Name: Meaning] = [:]
    var tags: [Name: CType] = [:]
    /// The records that were declared or defined in the block, until they are complete.
    var announced: [Name: AnnouncedRecord] = [:]
    /// The builder's number of the scope.
    var number = 0
  }

  /// Where the definition of a record of a block is found once it is wanted.
  ///
  /// A class because the record is made before its definition is read.
  final class AnnouncedRecord {
    var specifier: RecordSpecifier?
    private(set) var scopes: [Scope] = []
    weak var record: RecordType?

    /// Remembers what is in scope; not what is announced there, which leads back here.
    func see(_ scopes: [Scope]) {
      self.scopes = scopes
      for index in self.scopes.indices { self.scopes[index].announced = [:] }
    }
  }

  /// What a name means inside a function.
  enum Meaning {
    case local(Int, CType)
    /// What a variable of the function points to.
    case pointee(Int, CType)
    case symbol(Symbol)
  }

  /// An expression with its type, perhaps still a place.
  struct Typed {
    var node: Node
    var type: CType
    /// The width of a value that has a bit-field's type: gcc keeps it through assignments and commas.
    var bits: Int?

    enum Node {
      case value(Operation)
      case place(Place, BitField?)
      case function(FunctionSymbol)
    }
  }

  /// A value with its type.
  struct Value {
    var operation: Operation
    var type: CType
    /// The width, if it was read from a bit-field.
    var bits: Int?

    /// The number, if it is one at analysis time.
    var constant: UInt64? {
      if case .constant(let value) = operation { return value }
      return nil
    }

    /// Whether it is a null pointer constant (C11 6.3.2.3p3).
    var isNullConstant: Bool {
      guard constant == 0 else { return false }
      return type.isInteger || type.unqualified == .pointer(.void)
    }
  }

  // MARK: Shorthands

  func stop(_ kind: StopKind, _ reason: String, _ span: Span, type: CType = .int) -> Typed {
    Typed(node: .value(.stop(kind, reason, span)), type: type)
  }

  func typed(_ operation: Operation, _ type: CType, bits: Int? = nil) -> Typed {
    Typed(node: .value(operation), type: type, bits: bits)
  }

  func integer(_ value: Int, _ type: IntegerType = .int) -> Typed {
    let scalar = program.scalar(.integer(type)) ?? Scalar(bits: 32, isSigned: true)
    return typed(.constant(scalar.wrap(UInt64(bitPattern: Int64(value)))), .integer(type))
  }

  /// `size_t`, the type of `sizeof`.
  var sizeType: IntegerType { .unsignedLong }

  var pointerScalar: Scalar {
    Scalar(bits: program.target.architecture.pointerSize * 8, isSigned: false, kind: .pointer)
  }

  // MARK: Values

  /// The value of an expression, after the conversions of C11 6.3.2.1.
  func value(of typed: Typed) -> Value {
    switch typed.node {
    case .function(let symbol):
      return Value(operation: .function(symbol), type: .pointer(typed.type))
    case .value(let operation):
      return Value(operation: operation, type: typed.type.unqualified, bits: typed.bits)
    case .place(let place, let bits):
      switch typed.type.unqualified {
      case .array(let element, _), .variableArray(let element, _):
        return Value(operation: .address(place), type: .pointer(element))
      case .function:
        return Value(operation: .address(place), type: .pointer(typed.type))
      case .record:
        let size = program.measure(typed.type).size
        return Value(operation: .loadRecord(place, size: size), type: typed.type.unqualified)
      case .void:
        return Value(operation: .address(place), type: .void)
      case .unknown(let reason):
        return Value(operation: .stop(.invalid, reason, span(of: place)), type: .int)
      default: break
      }
      guard let scalar = program.scalar(typed.type) else {
        return Value(
          operation: .stop(.invalid, "a value of this type cannot be read", span(of: place)),
          type: .int)
      }
      if let bits {
        return Value(
          operation: .loadBits(place, bits, scalar), type: typed.type.unqualified,
          bits: bits.width)
      }
      return Value(operation: .load(place, scalar), type: typed.type.unqualified)
    }
  }

  mutating func value(_ expression: Expression) -> Value {
    value(of: analyze(expression))
  }

  func span(of place: Place) -> Span {
    switch place {
    case .pointee(_, let span, _), .stop(_, _, let span): span
    case .member(let inner, _): span(of: inner)
    default: .none
    }
  }

  /// A value as another type (C11 6.3).
  func convert(_ value: Value, to type: CType) -> Value {
    let target = type.unqualified
    switch target {
    case .void: return Value(operation: value.operation, type: .void)
    case .record, .array, .variableArray, .function, .unknown:
      return Value(operation: value.operation, type: target)
    default: break
    }
    guard let to = program.scalar(target) else {
      return Value(operation: value.operation, type: target)
    }
    if value.type.record != nil || value.type.isVoid {
      return Value(operation: value.operation, type: target)
    }
    let from = program.scalar(value.type)
    if to.kind == .bool {
      if let constant = value.constant {
        return Value(operation: .constant(constant == 0 ? 0 : 1), type: target)
      }
      if from?.kind == .bool { return Value(operation: value.operation, type: target) }
      return Value(operation: .truth(value.operation), type: target)
    }
    // Constants have 64 bits.
    if !to.isWide, let constant = value.constant {
      return Value(operation: .constant(to.wrap(constant)), type: target)
    }
    if from == to {
      let isTold = value.type.pointee?.isVoid == true && target.pointee?.record != nil
      return Value(
        operation: isTold ? .seen(value.operation, as: target) : value.operation, type: target)
    }
    return Value(operation: .convert(value.operation, from: from, to: to), type: target)
  }

  /// The integer promotions (C11 6.3.1.1p2), bit-fields by their width as gcc does.
  func promote(_ value: Value) -> Value {
    let type = promoted(value.type, bits: value.bits)
    var result = type == value.type ? value : convert(value, to: type)
    // A field wider than an int keeps its width in all that is computed from it.
    if let bits = value.bits, bits <= 32 || type != value.type.unqualified || bits >= 64 {
      result.bits = nil
    }
    return result
  }

  func promoted(_ type: CType, bits: Int? = nil) -> CType {
    switch type.unqualified {
    case .bool: return .int
    case .enumeration(let enumeration):
      return promoted(.integer(enumeration.underlying), bits: bits)
    case .integer(let integer):
      if let bits, bits <= 32 {
        let isSigned = program.isSigned(integer)
        return bits < 32 || isSigned ? .int : .integer(.unsignedInt)
      }
      return integer.rank < IntegerType.int.rank ? .int : .integer(integer)
    default: return type.unqualified
    }
  }

  /// The usual arithmetic conversions (C11 6.3.1.8) of two promoted types; nil if one is no integer.
  func common(_ left: CType, _ right: CType) -> CType? {
    guard case .integer(let a) = left.unqualified, case .integer(let b) = right.unqualified else {
      return nil
    }
    if a == b { return .integer(a) }
    let (isASigned, isBSigned) = (program.isSigned(a), program.isSigned(b))
    if isASigned == isBSigned { return .integer(a.rank >= b.rank ? a : b) }
    let (unsigned, signed) = isASigned ? (b, a) : (a, b)
    if unsigned.rank >= signed.rank { return .integer(unsigned) }
    if program.measure(signed).size > program.measure(unsigned).size { return .integer(signed) }
    return .integer(signed.unsigned)
  }

  /// The type and width that two promoted values are computed in: gcc gives a bit-field wider than an
  /// int a type of its own width, and the wider type wins.
  func working(_ a: Value, _ b: Value) -> (type: CType, scalar: Scalar)? {
    guard let type = common(a.type, b.type), let scalar = program.scalar(type) else { return nil }
    guard a.bits != nil || b.bits != nil, let left = program.scalar(a.type),
      let right = program.scalar(b.type)
    else { return (type, scalar) }
    let (x, y) = (a.bits ?? left.bits, b.bits ?? right.bits)
    let isLeft = x > y || (x == y && !left.isSigned)
    return (
      isLeft ? a.type : b.type,
      Scalar(bits: max(x, y), isSigned: isLeft ? left.isSigned : right.isSigned)
    )
  }

  /// A value in the type and width that ``working(_:_:)`` found.
  func convert(_ value: Value, to working: (type: CType, scalar: Scalar)) -> Value {
    var converted = convert(value, to: working.type)
    guard let full = program.scalar(working.type), full.bits != working.scalar.bits else {
      return converted
    }
    if let constant = converted.constant {
      converted.operation = .constant(working.scalar.wrap(constant))
    } else if value.bits != working.scalar.bits {
      converted.operation = .convert(converted.operation, from: full, to: working.scalar)
    }
    return converted
  }

  /// An integer constant expression's value (C11 6.6p6), nil if it is none.
  mutating func constant(_ expression: Expression) -> Int64? {
    let value = value(expression)
    guard value.type.isInteger else { return nil }
    return value.constant.map { Int64(bitPattern: $0) }
  }

  /// A type with an incomplete struct replaced by its definition in this unit.
  ///
  /// A header's struct is one type for all units, and what its pointers lead to was looked for in the
  /// first unit that asked; a struct private to one source is complete only there.
  func completed(_ type: CType) -> CType {
    guard let record = type.record, record.members == nil, let tag = record.tag,
      let found = unit.definedRecord(tag)
    else { return type }
    return CType.record(found).qualified(type.qualifiers)
  }

  // MARK: Names

  func meaning(of name: Name) -> Meaning? {
    for scope in scopes.reversed() {
      if let meaning = scope.names[name] { return meaning }
    }
    return unit.symbol(name).map { .symbol($0) }
  }

  func tag(_ name: Name) -> CType? {
    for scope in scopes.reversed() {
      if let type = scope.tags[name] { return type }
    }
    return nil
  }

  mutating func declare(_ name: Name, _ meaning: Meaning) {
    guard !scopes.isEmpty else { return }
    scopes[scopes.count - 1].names[name] = meaning
  }

  /// Analyzes without leaving code behind, for `sizeof` and `typeof` (C11 6.5.3.4p2).
  mutating func unevaluated<Result>(_ body: (inout Analyzer) -> Result) -> Result {
    let mark = builder?.mark()
    let outer = isUnevaluated
    isUnevaluated = true
    let result = body(&self)
    isUnevaluated = outer
    if let mark { builder?.reset(to: mark) }
    return result
  }
}
