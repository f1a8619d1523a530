public import CSyntax

/// A type of C (C11 6.2.5), as far as a run needs to know it.
public indirect enum CType: Hashable {
  /// `void`.
  case void
  /// `_Bool`.
  case bool
  /// A standard integer type.
  case integer(IntegerType)
  /// `float`, `double` and wider: declared, never computed with.
  case floating(bytes: Int)
  /// An enumerated type; it computes as its integer type does.
  case enumeration(EnumType)
  /// A pointer.
  case pointer(CType)
  /// An array; no count for an incomplete or flexible one.
  case array(CType, count: Int?)
  /// An array whose length is computed while running (C11 6.7.6.2p4).
  case variableArray(CType, VariableLength)
  /// A function.
  case function(FunctionType)
  /// A struct or union.
  case record(RecordType)
  /// A type with `const` or `volatile`, which matters where types are compared.
  case qualified(CType, Qualifiers)
  /// A type that a typedef gave an alignment of its own (gcc manual, Type Attributes).
  case aligned(CType, Int)
  /// GNU's `__builtin_va_list`.
  case variableArguments
  /// A type that could not be found out, and why.
  case unknown(String)

  /// The type `int`.
  public static var int: CType { .integer(.int) }

  /// The type without its outermost qualifiers and without an alignment of its own.
  public var unqualified: CType {
    switch self {
    case .qualified(let inner, _), .aligned(let inner, _): inner.unqualified
    default: self
    }
  }

  /// The outermost qualifiers.
  public var qualifiers: Qualifiers {
    switch self {
    case .qualified(let inner, let own): own.union(inner.qualifiers)
    case .aligned(let inner, _): inner.qualifiers
    default: []
    }
  }

  /// The alignment that a typedef gave it, if one did.
  public var ownAlignment: Int? {
    switch self {
    case .qualified(let inner, _): inner.ownAlignment
    case .aligned(_, let alignment): alignment
    default: nil
    }
  }

  /// The type with qualifiers added.
  public func qualified(_ added: Qualifiers) -> CType {
    let wanted = qualifiers.union(added).intersection([.const, .volatile])
    let inner = ownAlignment.map { CType.aligned(unqualified, $0) } ?? unqualified
    return wanted.isEmpty ? inner : .qualified(inner, wanted)
  }

  /// The type with an alignment in place of its own; nil takes it away.
  public func aligned(_ alignment: Int?) -> CType {
    let inner = alignment.map { CType.aligned(unqualified, $0) } ?? unqualified
    return inner.qualified(qualifiers)
  }

  /// What the type points to, if it is a pointer.
  public var pointee: CType? {
    if case .pointer(let inner) = unqualified { return inner }
    return nil
  }

  /// The struct or union, if it is one.
  public var record: RecordType? {
    if case .record(let record) = unqualified { return record }
    return nil
  }

  /// Whether it is an integer type in the widest sense: `_Bool` and enums included.
  public var isInteger: Bool {
    switch unqualified {
    case .bool, .integer, .enumeration: true
    default: false
    }
  }

  /// Whether it is a pointer.
  public var isPointer: Bool { pointee != nil }

  /// Whether it is `void`.
  public var isVoid: Bool { unqualified == .void }
}

/// The length of an array that is computed while running; two are the same only if they are one declaration.
public final class VariableLength: Hashable {
  /// The variable of the function that holds the bytes of the whole array.
  public let slot: Int

  init(slot: Int) {
    self.slot = slot
  }

  /// Whether two are one length.
  public static func == (a: VariableLength, b: VariableLength) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The standard integer types, and gcc's of 128 bits.
public enum IntegerType: UInt8, Hashable, Sendable {
  case char, signedChar, unsignedChar
  case short, unsignedShort
  case int, unsignedInt
  case long, unsignedLong
  case longLong, unsignedLongLong
  case int128, unsignedInt128

  /// Its rank among the others (C11 6.3.1.1).
  public var rank: Int {
    switch self {
    case .char, .signedChar, .unsignedChar: 1
    case .short, .unsignedShort: 2
    case .int, .unsignedInt: 3
    case .long, .unsignedLong: 4
    case .longLong, .unsignedLongLong: 5
    case .int128, .unsignedInt128: 6
    }
  }

  /// The unsigned type of the same width.
  public var unsigned: IntegerType {
    switch self {
    case .char, .signedChar, .unsignedChar: .unsignedChar
    case .short, .unsignedShort: .unsignedShort
    case .int, .unsignedInt: .unsignedInt
    case .long, .unsignedLong: .unsignedLong
    case .longLong, .unsignedLongLong: .unsignedLongLong
    case .int128, .unsignedInt128: .unsignedInt128
    }
  }

  /// Its name in C.
  public var name: String {
    switch self {
    case .char: "char"
    case .signedChar: "signed char"
    case .unsignedChar: "unsigned char"
    case .short: "short"
    case .unsignedShort: "unsigned short"
    case .int: "int"
    case .unsignedInt: "unsigned int"
    case .long: "long"
    case .unsignedLong: "unsigned long"
    case .longLong: "long long"
    case .unsignedLongLong: "unsigned long long"
    case .int128: "__int128"
    case .unsignedInt128: "unsigned __int128"
    }
  }
}

/// A function's type (C11 6.7.6.3).
public struct FunctionType: Hashable {
  /// What it returns.
  public var result: CType
  /// The types of its parameters, adjusted: arrays and functions are pointers.
  public var parameters: [CType]
  /// Whether more arguments may follow.
  public var isVariadic: Bool
  /// Whether nothing is said of its parameters.
  public var isUnspecified: Bool

  /// Makes a function type.
  public init(
    result: CType, parameters: [CType], isVariadic: Bool = false, isUnspecified: Bool = false
  ) {
    self.result = result
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.isUnspecified = isUnspecified
  }
}

/// An enumerated type; two are the same only if they are one definition.
public final class EnumType: Hashable {
  /// Its tag, if it has one.
  public let tag: Name?
  /// The integer type it computes as: gcc takes `unsigned int` unless a value is negative.
  public let underlying: IntegerType

  init(tag: Name?, underlying: IntegerType) {
    self.tag = tag
    self.underlying = underlying
  }

  /// Whether two are one definition.
  public static func == (a: EnumType, b: EnumType) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// How a scalar lies in memory and computes: a width, a sign, and whether it is a pointer or `_Bool`.
public struct Scalar: Hashable, Sendable {
  /// Bits in memory and in computation: 8, 16, 32, 64 or 128.
  public var bits: Int
  /// Whether it is signed.
  public var isSigned: Bool
  /// What it holds.
  public var kind: Kind

  /// What a scalar holds.
  public enum Kind: UInt8, Sendable {
    /// An integer.
    case integer
    /// 0 or 1.
    case bool
    /// An address.
    case pointer
    /// A floating value, which only travels.
    case floating
  }

  /// Makes a scalar.
  public init(bits: Int, isSigned: Bool, kind: Kind = .integer) {
    self.bits = bits
    self.isSigned = isSigned
    self.kind = kind
  }

  /// Whether it is an integer of 128 bits.
  @inline(__always)
  public var isWide: Bool { bits > 64 && kind == .integer }

  /// Whether its values are plain numbers or addresses.
  @inline(__always)
  public var isPlain: Bool { bits <= 64 && (kind == .integer || kind == .pointer) }

  /// Bytes in memory.
  public var bytes: Int { bits / 8 }

  /// A value cut to the width and extended by the sign to 64 bits.
  @inline(__always)
  public func wrap(_ value: UInt64) -> UInt64 {
    if bits >= 64 { return value }
    let shift = UInt64(64 - bits)
    if isSigned { return UInt64(bitPattern: Int64(bitPattern: value << shift) >> Int64(shift)) }
    return (value << shift) >> shift
  }
}
