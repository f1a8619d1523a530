public import CSyntax

/// What makes a struct or union definition one thing: the file and the place it stands in.
struct RecordKey: Hashable {
  let slot: OutlineStore.Slot
  let start: UInt32
}

/// A struct or union; its members are found when somebody asks for them.
///
/// A class because it has identity (two untagged structs with equal members differ) and because most of
/// the structs that pointers mention are never looked into.
public final class RecordType: Hashable {
  /// Its tag, if it has one.
  public let tag: Name?
  /// Whether it is a union.
  public let isUnion: Bool

  /// Finds its members; nil once it was asked, or if there is no definition.
  private var complete: (() -> RecordDefinition?)?
  private var definition: RecordDefinition?
  fileprivate var isLayingOut = false
  private var laidOut: RecordLayout?

  /// Structs inside structs inside structs.
  static let depthLimit = 500

  init(tag: Name?, isUnion: Bool, complete: @escaping () -> RecordDefinition?) {
    self.tag = tag
    self.isUnion = isUnion
    self.complete = complete
  }

  /// Whether two are one definition.
  public static func == (a: RecordType, b: RecordType) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// Its members in order; nil if it is incomplete (C11 6.2.5p22).
  public var members: [RecordMember]? { resolved?.members }

  var resolved: RecordDefinition? {
    if let complete {
      self.complete = nil
      definition = complete()
      // A record of a block may be complete later.
      if definition == nil { self.complete = complete }
    }
    return definition
  }

  /// Lets go of the members, which may lead back to the record.
  func forget() {
    complete = nil
    definition = nil
    laidOut = nil
  }

  /// Where its members lie.
  public func layout(_ program: Program) -> RecordLayout {
    if let laidOut { return laidOut }
    // A struct that contains itself by value is no C; it gets the layout of an incomplete one.
    guard !isLayingOut, let definition = resolved else { return RecordLayout.unknown }
    guard program.layoutDepth < Self.depthLimit else {
      program.meet(limit: "structs nest deeper than \(Self.depthLimit)")
      return RecordLayout.unknown
    }
    isLayingOut = true
    program.layoutDepth += 1
    let layout = RecordLayout(definition, isUnion: isUnion, program: program)
    program.layoutDepth -= 1
    isLayingOut = false
    laidOut = layout
    return layout
  }

  /// Its name as C writes it.
  public var name: String {
    let keyword = isUnion ? "union" : "struct"
    guard let tag else { return "\(keyword) <anonymous>" }
    return "\(keyword) \(tag.spelling)"
  }
}

/// A struct's members and the attributes that shape it.
struct RecordDefinition {
  var members: [RecordMember]
  var isPacked: Bool
  var alignment: Int?
  /// What `#pragma pack` limits the alignment of its members to.
  var packing: Int?
}

/// One member of a struct or union as declared.
public struct RecordMember {
  /// Its name; nil for an anonymous struct or union and for an unnamed bit-field.
  public let name: Name?
  /// Its type.
  public let type: CType
  /// Its width if it is a bit-field.
  public let bits: Int?
  /// Whether an attribute takes its alignment away.
  public let isPacked: Bool
  /// The alignment an attribute asks for.
  public let alignment: Int?

  /// The member with its type unknown, if it holds the record that is being laid out: nothing that
  /// walks members by value must come back to where it began.
  fileprivate var withoutCycle: RecordMember {
    var type = self.type.unqualified
    while case .array(let element, _) = type { type = element.unqualified }
    guard let record = type.record, record.isLayingOut else { return self }
    return RecordMember(
      name: name, type: .unknown("a \(record.name) that holds itself"), bits: bits,
      isPacked: isPacked, alignment: alignment)
  }
}

/// Where one member lies.
public struct Field {
  /// The member.
  public let member: RecordMember
  /// Bytes from the start of the record to the storage unit that holds it.
  public let offset: Int
  /// For a bit-field, the place of its lowest bit in the storage unit.
  public let bits: BitField?
}

/// Where a bit-field lies in its storage unit.
public struct BitField: Hashable, Sendable {
  /// The number of the lowest bit, counted from the least significant one of the unit as loaded.
  public let shift: Int
  /// Its width.
  public let width: Int
  /// The bytes of the unit.
  public let unit: Int
}

/// The layout of a record as gcc makes it.
public struct RecordLayout {
  /// Bytes it takes, padding at the end included.
  public let size: Int
  /// Its alignment in bytes.
  public let alignment: Int
  /// Whether all sizes that went into it are known.
  ///
  /// If not, it is consistent within a run, so that
  /// fields keep apart, but no number of it is that of the real machine.
  public let isExact: Bool
  /// Its members in order.
  public let fields: [Field]

  /// The layout given to what is incomplete: room enough, and marked.
  static var unknown: RecordLayout {
    RecordLayout(size: 4096, alignment: 16, isExact: false, fields: [])
  }

  private init(size: Int, alignment: Int, isExact: Bool, fields: [Field]) {
    self.size = size
    self.alignment = alignment
    self.isExact = isExact
    self.fields = fields
  }

  /// Lays members out by the System V rules that gcc follows on Linux.
  init(_ definition: RecordDefinition, isUnion: Bool, program: Program) {
    var fields: [Field] = []
    var bitOffset = 0
    var size = 0
    var alignment = 1
    var isExact = true
    let unnamedBitsAlign = program.target.architecture.unnamedBitsAlign
    for declared in definition.members {
      let member = declared.withoutCycle
      let measure = program.measure(member.type)
      isExact = isExact && measure.isExact
      let isPacked = definition.isPacked || member.isPacked
      var natural = isPacked ? 1 : measure.alignment
      if let asked = member.alignment { natural = max(natural, asked) }
      if let limit = definition.packing { natural = min(natural, limit) }
      if isUnion { bitOffset = 0 }
      if let width = member.bits {
        let unit = max(1, measure.size) * 8
        let edge = max(1, measure.alignment) * 8
        if width == 0 {
          // A width of zero ends the storage unit (C11 6.7.2.1p12), in packed records, too.
          bitOffset = Self.rounded(bitOffset, edge)
          size = max(size, (bitOffset + 7) / 8)
          if unnamedBitsAlign { alignment = max(alignment, measure.alignment) }
          continue
        }
        let start = bitOffset
        // A bit-field that would span more units of its type's alignment than the type itself does
        // starts at the next (gcc, stor-layout.cc, excess_unit_span).
        if !isPacked, definition.packing == nil,
          (start % edge + width + edge - 1) / edge > unit / edge
        {
          bitOffset = Self.rounded(start, edge)
        }
        if let asked = member.alignment { bitOffset = Self.rounded(bitOffset, asked * 8) }
        if member.name != nil || unnamedBitsAlign { alignment = max(alignment, natural) }
        fields.append(
          Self.bitField(member, at: bitOffset, width: width, program: program))
        bitOffset += width
      } else {
        bitOffset = Self.rounded(bitOffset, natural * 8)
        fields.append(Field(member: member, offset: bitOffset / 8, bits: nil))
        bitOffset = min(bitOffset + measure.size * 8, Measure.sizeLimit * 8)
        isExact = isExact && bitOffset < Measure.sizeLimit * 8
        alignment = max(alignment, natural)
      }
      size = max(size, (bitOffset + 7) / 8)
    }
    if let asked = definition.alignment { alignment = max(alignment, asked) }
    self.fields = fields
    self.alignment = alignment
    self.size = Self.rounded(size, alignment)
    self.isExact = isExact
  }

  private static func rounded(_ value: Int, _ unit: Int) -> Int {
    unit <= 1 ? value : (value + unit - 1) / unit * unit
  }

  private static func bitField(
    _ member: RecordMember, at bit: Int, width: Int, program: Program
  ) -> Field {
    // The unit loaded is the bytes the field lies in and no more: the type's own unit may reach
    // beyond the end of a packed record, and fields that share no byte do not disturb each other.
    let start = bit / 8 * 8
    let bytes = (bit + width - start + 7) / 8
    let shift =
      program.target.architecture.isBigEndian
      ? bytes * 8 - (bit - start) - width : bit - start
    return Field(
      member: member, offset: start / 8, bits: BitField(shift: shift, width: width, unit: bytes))
  }

  /// The field of a name, looked for in anonymous members too; its offset is from this record.
  ///
  /// - Returns: The field as it lies in the record asked, or nil.
  public func field(_ name: Name, _ program: Program) -> Field? {
    for field in fields {
      if field.member.name == name { return field }
      guard field.member.name == nil, let inner = field.member.type.record,
        let found = inner.layout(program).field(name, program)
      else { continue }
      return Field(member: found.member, offset: field.offset + found.offset, bits: found.bits)
    }
    return nil
  }
}

/// The size and alignment of a type.
public struct Measure: Equatable {
  /// Bytes.
  public var size: Int
  /// Bytes.
  public var alignment: Int
  /// Whether both are those of the real machine.
  public var isExact: Bool

  /// No type is larger than this many bytes, a tebibyte, so that sums of sizes need no care.
  static let sizeLimit = 1 << 40
}

extension Program {
  /// Measures a type; what is incomplete gets room and is marked as not exact.
  public func measure(_ type: CType) -> Measure {
    func exact(_ size: Int) -> Measure { Measure(size: size, alignment: size, isExact: true) }
    switch type {
    case .void, .function: return Measure(size: 1, alignment: 1, isExact: true)
    case .bool: return exact(1)
    case .integer(let integer): return measure(integer)
    case .floating(let bytes):
      // On i386 a long double has ten bytes in twelve.
      let alignment =
        bytes == 8 ? target.architecture.longLongAlignment : bytes == 12 ? 4 : min(bytes, 16)
      return Measure(size: bytes, alignment: alignment, isExact: true)
    case .enumeration(let enumeration): return measure(enumeration.underlying)
    case .pointer: return exact(target.architecture.pointerSize)
    case .variableArray(let element, _):
      // Who needs its size reads it while running.
      return Measure(size: 0, alignment: measure(element).alignment, isExact: false)
    case .array(let element, let count):
      let inner = measure(element)
      let (size, overflow) = inner.size.multipliedReportingOverflow(by: count ?? 0)
      let isTooLarge = overflow || size > Measure.sizeLimit
      return Measure(
        size: isTooLarge ? Measure.sizeLimit : size, alignment: inner.alignment,
        isExact: inner.isExact && !isTooLarge)
    case .record(let record):
      let layout = record.layout(self)
      return Measure(size: layout.size, alignment: layout.alignment, isExact: layout.isExact)
    case .qualified(let inner, _): return measure(inner)
    case .aligned(let inner, let alignment):
      var measure = measure(inner)
      measure.alignment = alignment
      return measure
    case .variableArguments:
      // The machine keeps the list itself in one pointer-sized cell.
      return exact(target.architecture.pointerSize)
    case .unknown: return Measure(size: 4096, alignment: 16, isExact: false)
    }
  }

  /// Measures an integer type.
  public func measure(_ integer: IntegerType) -> Measure {
    let pointer = target.architecture.pointerSize
    switch integer {
    case .char, .signedChar, .unsignedChar: return Measure(size: 1, alignment: 1, isExact: true)
    case .short, .unsignedShort: return Measure(size: 2, alignment: 2, isExact: true)
    case .int, .unsignedInt: return Measure(size: 4, alignment: 4, isExact: true)
    case .long, .unsignedLong: return Measure(size: pointer, alignment: pointer, isExact: true)
    case .longLong, .unsignedLongLong:
      return Measure(
        size: 8, alignment: target.architecture.longLongAlignment, isExact: true)
    case .int128, .unsignedInt128: return Measure(size: 16, alignment: 16, isExact: true)
    }
  }

  /// Whether an integer type is signed.
  public func isSigned(_ integer: IntegerType) -> Bool {
    switch integer {
    case .char: isCharSigned
    case .signedChar, .short, .int, .long, .longLong, .int128: true
    default: false
    }
  }

  /// The scalar of a type; nil for records, arrays, functions and void.
  public func scalar(_ type: CType) -> Scalar? {
    switch type {
    case .bool: Scalar(bits: 8, isSigned: false, kind: .bool)
    case .integer(let integer):
      Scalar(bits: measure(integer).size * 8, isSigned: isSigned(integer))
    case .enumeration(let enumeration): scalar(.integer(enumeration.underlying))
    case .pointer, .variableArguments:
      Scalar(bits: target.architecture.pointerSize * 8, isSigned: false, kind: .pointer)
    case .floating(let bytes): Scalar(bits: bytes * 8, isSigned: true, kind: .floating)
    case .qualified(let inner, _), .aligned(let inner, _): scalar(inner)
    case .void, .array, .variableArray, .function, .record, .unknown: nil
    }
  }
}
