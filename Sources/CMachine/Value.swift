public import CProgram
public import CSyntax

/// Where a pointer points: an object and a byte offset, which may lie outside it.
///
/// Only an access outside the object is a fault; `list_for_each_entry` ends on a pointer that lies in no
/// entry, and comparing it or taking a member's address is what real kernels do all day.
public struct Pointer: Hashable, Sendable {
  /// The object.
  public var object: ObjectNumber
  /// How often the object's place was used before.
  public var generation: UInt32
  /// Bytes from its start.
  public var offset: Int

  /// Makes a pointer.
  public init(object: ObjectNumber, generation: UInt32 = 0, offset: Int) {
    self.object = object
    self.generation = generation
    self.offset = offset
  }

  /// The same a number of bytes further on.
  public func moved(by bytes: Int) -> Pointer {
    Pointer(object: object, generation: generation, offset: offset &+ bytes)
  }
}

/// An object's number; that of a variable whose function returned may come again with a new generation.
public typealias ObjectNumber = Int32

/// The number of a function whose address was taken, or that was called.
public typealias FunctionNumber = Int32

/// What a function pointer can point to.
public enum Callable: Hashable {
  /// A function of the program.
  case source(FunctionSymbol)
  /// A model, by name.
  case model(Name)

  /// Whether it is a static function of a source file, which only by chance is called like another.
  var isPrivate: Bool {
    guard case .source(let symbol) = self else { return false }
    return symbol.isPrivate
  }

  /// Its name.
  public var name: Name {
    switch self {
    case .source(let symbol): symbol.name
    case .model(let name): name
    }
  }
}

/// A value nobody gave: where it came from, and how far it was moved if it is a pointer.
public struct Unknown: Hashable, Sendable {
  /// The number of its description in the machine.
  public var number: Int32
  /// Bytes added to it.
  public var offset: Int
}

/// The 128 bits of an `__int128`.
public struct Wide: Hashable, Sendable {
  /// The lower half.
  public var low: UInt64
  /// The upper half.
  public var high: UInt64

  /// Makes one of a number.
  public init(_ number: UInt128) {
    low = UInt64(truncatingIfNeeded: number)
    high = UInt64(truncatingIfNeeded: number >> 64)
  }

  /// The number, if it has no sign.
  public var unsigned: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// The number, if it has a sign.
  public var signed: Int128 { Int128(bitPattern: unsigned) }

  var isZero: Bool { low == 0 && high == 0 }
}

/// A value and where it came into being.
///
/// It holds no reference, so that it costs nothing to copy: functions, records and floating constants are
/// numbers of what the machine keeps.
public struct Value {
  /// What it is.
  public var payload: Payload
  /// The number of its site in the machine, 0 for none yet.
  public var site: Int32

  /// Makes a value.
  @inline(__always)
  public init(_ payload: Payload, site: Int32 = 0) {
    self.payload = payload
    self.site = site
  }

  /// What a value is.
  public enum Payload {
    /// A number, extended to 64 bits by the sign of its type; also NULL and error pointers.
    case integer(UInt64)
    /// A number of a type of 128 bits; whoever uses it knows its sign.
    case wide(Wide)
    /// A pointer into an object.
    case pointer(Pointer)
    /// A pointer to a function, by its number in the machine.
    case function(FunctionNumber)
    /// Not known.
    case unknown(Unknown)
    /// A struct or union by value, by its number in the machine; it lives as long as its statement runs.
    case record(Int32)
    /// A floating constant, which only travels, by its number in the machine.
    case floating(Int32)
    /// None.
    case void
    /// What a variable has before it is written.
    case unset
  }

  /// A known number.
  @inline(__always)
  public static func integer(_ value: Int) -> Value {
    Value(.integer(UInt64(bitPattern: Int64(value))))
  }

  /// A pointer moved by bytes; what is no address stays, so that the machine says what is wrong with it.
  public func moved(by bytes: Int) -> Value {
    switch payload {
    case .pointer(let pointer): return Value(.pointer(pointer.moved(by: bytes)))
    case .integer(let bits): return Value(.integer(bits &+ UInt64(bitPattern: Int64(bytes))))
    case .unknown(var unknown):
      unknown.offset &+= bytes
      return Value(.unknown(unknown))
    default: return self
    }
  }

  /// The number, if it is one.
  ///
  /// Not inlined: Swift 6.3.1's CopyPropagation fails on the inlined form inside `Optional.map`.
  @inline(never)
  public var number: Int64? {
    if case .integer(let bits) = payload { return Int64(bitPattern: bits) }
    return nil
  }

  /// Whether it is a number or a pointer into an object, which fit wherever they are put.
  @inline(__always)
  var isPlain: Bool {
    switch payload {
    case .integer, .pointer: true
    default: false
    }
  }

  /// Whether it is not known.
  public var isUnknown: Bool {
    if case .unknown = payload { return true }
    return false
  }
}
