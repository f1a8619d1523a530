public import CProgram
public import CSyntax

/// A piece of memory with a lifetime.
public struct MemoryObject {
  /// What it is called in messages.
  public var name: String
  /// Its type, if it has one.
  public var type: CType?
  /// Its size in bytes.
  public let size: Int
  /// How it came to be.
  public let kind: Kind
  /// What a byte that nobody wrote is.
  public var rest: Rest
  /// Whether it may still be used.
  public internal(set) var isLive = true
  /// Whether it must not be written.
  public var isConstant = false
  /// Whether its real size is not known: then what lies behind its end is no fault of the program.
  public var isSizeGuessed = false
  /// The address of its first byte.
  public let base: UInt64
  /// Where it was allocated.
  public let allocated: Span?
  /// Where it was freed.
  public internal(set) var freed: Span?

  var contents: Contents

  /// How an object came to be.
  public enum Kind: Sendable {
    /// A variable with static storage.
    case `static`
    /// A variable of a function.
    case automatic
    /// Allocated while running.
    case heap
    /// A string literal.
    case string
    /// Described by the scenario.
    case given
  }

  /// What a byte that nobody wrote is.
  public enum Rest: Sendable {
    /// Zero, as kzalloc leaves it.
    case zero
    /// Not known.
    case unknown
    /// Not initialised: reading it is a fault.
    case uninitialised
  }
}

/// All objects, dead ones included, so that a use after free can name both places.
public struct Memory {
  private(set) var objects: [MemoryObject] = []
  private var next: UInt64
  private let top: UInt64
  private var bytesUsed = 0
  private let byteLimit: Int

  init(pointerSize: Int, byteLimit: Int) {
    // Addresses where the kernel's linear map lies, far from NULL and from error pointers.
    next = pointerSize == 4 ? 0xC000_1000 : 0xFFFF_8880_0000_1000
    top = pointerSize == 4 ? 0xFF00_0000 : 0xFFFF_C880_0000_0000
    self.byteLimit = byteLimit
  }

  /// Makes an object.
  ///
  /// - Throws: ``Stop`` of kind `exhausted` when the memory of the run is used up.
  mutating func allocate(
    _ name: String, size: Int, kind: MemoryObject.Kind, rest: MemoryObject.Rest, type: CType? = nil,
    span: Span? = nil
  ) throws(Unwind) -> ObjectNumber {
    guard size >= 0, size <= byteLimit - bytesUsed, objects.count < Int(Int32.max) - 1 else {
      throw .stop(
        Stop(.exhausted, "the run needs more than \(byteLimit >> 20) MiB of memory", span: span))
    }
    // Every object is aligned well beyond what any type asks, with a gap after it, so that a pointer
    // one past the end is no other object's.
    let base = next
    let step = (UInt64(size) + 64 + 63) & ~63
    guard base + step < top else {
      throw .stop(Stop(.exhausted, "the run needs more addresses than there are", span: span))
    }
    next = base + step
    bytesUsed += size
    objects.append(
      MemoryObject(
        name: name, type: type, size: size, kind: kind, rest: rest, base: base, allocated: span,
        contents: Contents(size: size)))
    return ObjectNumber(objects.count - 1)
  }

  /// One object.
  public internal(set) subscript(_ number: ObjectNumber) -> MemoryObject {
    get { objects[Int(number)] }
    _modify { yield &objects[Int(number)] }
  }

  /// Ends an object's life.
  mutating func kill(_ number: ObjectNumber, at span: Span?) {
    guard objects[Int(number)].isLive else { return }
    objects[Int(number)].isLive = false
    objects[Int(number)].freed = span
    bytesUsed -= objects[Int(number)].size
    if objects[Int(number)].kind == .automatic {
      objects[Int(number)].contents = Contents(size: objects[Int(number)].size)
    }
  }

  /// The address of a pointer as a number.
  func address(_ pointer: Pointer) -> UInt64 {
    objects[Int(pointer.object)].base &+ UInt64(bitPattern: Int64(pointer.offset))
  }

  /// The object an address lies in or just behind, nil for none: a pointer that was made a number
  /// and tagged finds its object again.
  func pointer(at address: UInt64) -> Pointer? {
    var low = 0
    var high = objects.count
    while low < high {
      let middle = (low + high) / 2
      if objects[middle].base <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let object = objects[low - 1]
    guard address - object.base <= UInt64(object.size) else { return nil }
    return Pointer(object: ObjectNumber(low - 1), offset: Int(address - object.base))
  }
}
