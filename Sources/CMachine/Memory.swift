public import CProgram
public import CSyntax
import Constraints

/// A piece of memory with a lifetime.
public struct MemoryObject {
  /// What it is called in messages.
  public internal(set) var name: String
  /// Its type, if it has one.
  public internal(set) var type: CType?
  /// Its size in bytes.
  public internal(set) var size: Int
  /// How it came to be.
  public internal(set) var kind: Kind
  /// What a byte that nobody wrote is.
  public internal(set) var rest: Rest
  /// Whether it may still be used.
  public internal(set) var isLive = true
  /// Whether it must not be written.
  public internal(set) var isConstant = false
  /// Whether its real size is not known: then what lies behind its end is no fault of the program.
  public internal(set) var isSizeGuessed = false
  /// The address of its first byte.
  public let base: UInt64
  /// Where its type begins; before it lies what it may be a member of.
  var start = 0
  /// Bytes behind its type.
  var behind = 0
  /// Whether it was made because an unknown pointer was followed, and is called like that.
  var isBehindPointer = false
  /// Whether only its use tells what it is.
  var isTypeTold = false
  /// Its size where nobody knows it; what is accessed beyond it is a fault.
  var sizeTerm: Term?
  /// Whether every access is looked at, since places in it are also reached by an index that nobody knows.
  var isWatched = false
  /// How much of it is known to be there, of a size that nobody knows.
  var assuredSize = 0
  /// Where it was allocated.
  public internal(set) var allocated: Span?
  /// Where it was freed.
  public internal(set) var freed: Span?
  /// How often its place was used before.
  var generation: UInt32 = 0

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
///
/// A class, so that an access to one object is no access to all. The variables of functions that returned
/// wait in a long queue before their places are used again, with a new generation: a pointer of an old one
/// is still told.
public final class Memory {
  @exclusivity(unchecked) private(set) var objects: UnsafeMutablePointer<MemoryObject>
  @exclusivity(unchecked) private(set) var count = 0
  private var capacity = 256
  @exclusivity(unchecked) private var next: UInt64
  private let top: UInt64
  /// Where the first object lies that is made while running.
  let firstAddress: UInt64
  /// Where the addresses begin that an ``AddressBook`` gives out, and where they end.
  let bookBase: UInt64
  private let bookTop: UInt64
  /// The objects that lie there, by their addresses.
  private var booked: [(base: UInt64, number: ObjectNumber)] = []
  @exclusivity(unchecked) private var bytesUsed = 0
  private let byteLimit: Int
  /// Dead variables by the size of their places, the oldest first.
  @exclusivity(unchecked) private var quarantine: [Int: Queue] = [:]

  private struct Queue {
    var numbers: [ObjectNumber] = []
    var first = 0
  }

  /// Variables of one size that are dead before the oldest's place is used again.
  private static let quarantineLength = 4096

  /// - Parameter hasBook: Whether there are addresses that an ``AddressBook`` gives out.
  init(pointerSize: Int, byteLimit: Int, hasBook: Bool) {
    objects = .allocate(capacity: capacity)
    // Addresses where the kernel's linear map lies, far from NULL and from error pointers.
    firstAddress = pointerSize == 4 ? 0xC000_1000 : 0xFFFF_8880_0000_1000
    next = firstAddress
    let end: UInt64 = pointerSize == 4 ? 0xFF00_0000 : 0xFFFF_C880_0000_0000
    bookBase = pointerSize == 4 ? 0xE000_0000 : 0xFFFF_C000_0000_0000
    bookTop = end
    top = hasBook ? bookBase : end
    self.byteLimit = byteLimit
  }

  deinit {
    objects.deinitialize(count: count)
    objects.deallocate()
  }

  /// Makes an object.
  ///
  /// - Throws: ``Stop`` of kind `exhausted` when the memory of the run is used up.
  func allocate(
    _ name: String, size: Int, kind: MemoryObject.Kind, rest: MemoryObject.Rest, type: CType? = nil,
    alignment: Int = 1, at place: Int? = nil, span: Span? = nil
  ) throws(Stop) -> Pointer {
    guard size >= 0, size <= byteLimit - bytesUsed, count < Int(Int32.max) - 1 else {
      throw Stop(.exhausted, "the run needs more than \(byteLimit >> 20) MiB of memory", span: span)
    }
    // Every object is aligned beyond what most types ask, with a gap after it, so that a pointer one past
    // the end is no other object's. Memory that is allocated is aligned to the largest power of two that
    // divides its size, up to a page, as kmalloc does it (Documentation/core-api/memory-allocation.rst).
    let step = (size + 64 + 63) & ~63
    let natural = kind == .heap && size > 0 ? min(size & -size, 4096) : 1
    let mask = UInt64(max(64, natural, alignment) - 1)
    if kind == .automatic, let old = reused(step, mask) {
      objects[Int(old)].revive(name, size: size, rest: rest, type: type, span: span)
      bytesUsed += size
      return Pointer(object: old, generation: objects[Int(old)].generation, offset: 0)
    }
    let base = place.map { bookBase + UInt64($0) } ?? (next + mask) & ~mask
    guard base + UInt64(step) < (place == nil ? top : bookTop) else {
      throw Stop(.exhausted, "the run needs more addresses than there are", span: span)
    }
    if place == nil {
      next = base + UInt64(step)
    } else {
      let index = booked.firstIndex { $0.base > base } ?? booked.count
      booked.insert((base, ObjectNumber(count)), at: index)
    }
    bytesUsed += size
    if count == capacity { grow() }
    (objects + count).initialize(
      to: MemoryObject(
        name: name, type: type, size: size, kind: kind, rest: rest, base: base, allocated: span,
        contents: Contents(size: size)))
    count += 1
    return Pointer(object: ObjectNumber(count - 1), offset: 0)
  }

  private func grow() {
    let larger = UnsafeMutablePointer<MemoryObject>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: objects, count: count)
    objects.deallocate()
    objects = larger
    capacity *= 2
  }

  private func reused(_ step: Int, _ mask: UInt64) -> ObjectNumber? {
    guard let queue = quarantine[step],
      queue.numbers.count - queue.first > Self.quarantineLength
    else { return nil }
    let number = queue.numbers[queue.first]
    guard objects[Int(number)].base & mask == 0 else { return nil }
    quarantine[step]?.first += 1
    if queue.first > 2 * Self.quarantineLength {
      quarantine[step]?.numbers.removeFirst(queue.first + 1)
      quarantine[step]?.first = 0
    }
    return number
  }

  /// One object.
  public internal(set) subscript(_ number: ObjectNumber) -> MemoryObject {
    get { objects[Int(number)] }
    _modify { yield &objects[Int(number)] }
  }

  /// Whether a pointer's object is the one that it was made for, and still lives.
  func isLive(_ pointer: Pointer) -> Bool {
    let object = objects + Int(pointer.object)
    return object.pointee.isLive && object.pointee.generation == pointer.generation
  }

  /// Ends an object's life.
  func kill(_ number: ObjectNumber, at span: Span?) {
    let object = objects + Int(number)
    guard object.pointee.isLive else { return }
    object.pointee.isLive = false
    object.pointee.freed = span
    bytesUsed -= object.pointee.size
    guard object.pointee.kind == .automatic else { return }
    object.pointee.contents = Contents(size: object.pointee.size)
    quarantine[(object.pointee.size + 64 + 63) & ~63, default: Queue()].numbers.append(number)
  }

  /// The address of a pointer as a number.
  func address(_ pointer: Pointer) -> UInt64 {
    objects[Int(pointer.object)].base &+ UInt64(bitPattern: Int64(pointer.offset))
  }

  /// The last object that begins at an address or before it.
  private func number(at address: UInt64) -> ObjectNumber? {
    if address >= bookBase, let last = booked.last(where: { $0.base <= address }) {
      return last.number
    }
    guard booked.isEmpty else {
      // Those of the book stand between the others, which were made in the order of their addresses.
      return (0..<count).last { objects[$0].base <= address && objects[$0].base < bookBase }
        .map { ObjectNumber($0) }
    }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if objects[middle].base <= address { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? ObjectNumber(low - 1) : nil
  }

  /// The object an address lies in or just behind, nil for none: a pointer that was made a number
  /// and tagged finds its object again.
  func pointer(at address: UInt64) -> Pointer? {
    guard let number = number(at: address) else { return nil }
    let object = objects + Int(number)
    guard address - object.pointee.base <= UInt64(object.pointee.size) else { return nil }
    return Pointer(
      object: number, generation: object.pointee.generation,
      offset: Int(address - object.pointee.base))
  }
}

extension MemoryObject {
  /// Where it came to be, for stops.
  var birth: [Stop.Related] {
    allocated.map { [Stop.Related(what: "allocated here", span: $0)] } ?? []
  }

  /// Makes a dead variable's place another one's.
  fileprivate mutating func revive(
    _ name: String, size: Int, rest: Rest, type: CType?, span: Span?
  ) {
    self.name = name
    self.size = size
    self.rest = rest
    self.type = type
    allocated = span
    freed = nil
    isLive = true
    generation &+= 1
    contents = Contents(size: size)
  }
}
