// Bit-fields and whole records: pieces of memory that are read and written with what lies beside them.

import CProgram
import CSyntax

extension Machine {
  // MARK: Bit-fields

  func loadBits(
    _ pointer: Pointer, _ field: BitField, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value {
    try check(pointer, field.unit, isWrite: false, span)
    let (bits, unknown) = try storageUnit(pointer, field)
    guard unknown & field.mask == 0 else {
      let place = describePlace(pointer, field)
      guard isUninitialised(pointer, field) else {
        if let unit = word(at: pointer, field.unit),
          let value = part(of: unit, from: field.shift, field.width, scalar, place)
        {
          return value
        }
        return self.unknown(place)
      }
      throw Stop(
        .fault(.uninitialisedRead), "\(place) is read before it is written", span: span,
        related: memory[pointer.object].birth)
    }
    let narrow = Scalar(
      bits: field.width, isSigned: scalar.isSigned && scalar.kind != .bool, kind: scalar.kind)
    return Value(.integer(narrow.wrap(bits >> UInt64(field.shift))))
  }

  func storeBits(
    _ value: Value, at pointer: Pointer, _ field: BitField, _ scalar: Scalar, _ span: Span
  ) throws(Stop) {
    try check(pointer, field.unit, isWrite: true, span)
    // The other bits of the unit stay what they are, known or not.
    var (bits, unknown) = try storageUnit(pointer, field)
    if unknown & ~field.mask != 0 || value.isUnknown,
      storeWord(value, at: pointer, field, scalar)
    {
      if isTracing { noteWrite(pointer, value, span, field) }
      return
    }
    if case .integer(let new) = value.payload {
      bits = bits & ~field.mask | (new << UInt64(field.shift)) & field.mask
      unknown &= ~field.mask
    } else if let new = rawBits(value) {
      bits = bits & ~field.mask | (new << UInt64(field.shift)) & field.mask
      unknown &= ~field.mask
    } else {
      unknown |= field.mask
    }
    memory[pointer.object].contents.writeBits(
      ordered(bits, field.unit), unknown: ordered(unknown, field.unit), at: pointer.offset,
      count: field.unit)
    if isTracing { noteWrite(pointer, value, span, field) }
  }

  /// The storage unit of a bit-field and which of its bits are not known.
  private func storageUnit(
    _ pointer: Pointer, _ field: BitField
  ) throws(Stop) -> (bits: UInt64, unknown: UInt64) {
    guard field.unit <= 8 else {
      throw Stop(
        .unsupported, "a bit-field that lies in nine bytes is accessed", span: current?.span)
    }
    let object = memory[pointer.object]
    let (bits, unknown) = object.contents.readBits(
      pointer.offset, field.unit, untouchedIsZero: object.rest == .zero)
    return (ordered(bits, field.unit), ordered(unknown, field.unit))
  }

  /// Whether nobody ever wrote a bit of the unit, and reading it is the program's fault.
  private func isUninitialised(_ pointer: Pointer, _ field: BitField) -> Bool {
    let object = memory[pointer.object]
    return object.rest == .uninitialised
      && (0..<field.unit).allSatisfy { object.contents.byte(pointer.offset + $0) == .untouched }
  }

  // MARK: Records

  func loadRecord(_ pointer: Pointer, _ size: Int, _ span: Span) throws(Stop) -> Value {
    try check(pointer, size, isWrite: false, span)
    return record(copied(pointer, size))
  }

  /// The bytes of a range as they would be read: untouched ones of a zeroed object are
  /// zeros, those of an object that is not known are unknown.
  func copied(_ pointer: Pointer, _ size: Int) -> Contents {
    charge(size)
    if oracle != nil {
      nameScalars(at: pointer, size)
      nameBytes(at: pointer, size, withPadding: false)
    }
    let object = memory[pointer.object]
    var part = object.contents.part(pointer.offset..<(pointer.offset + size))
    for offset in 0..<size where part.byte(offset) == .untouched {
      switch object.rest {
      case .zero: part.zero(offset..<(offset + 1))
      case .unknown:
        counter.pointee += 1
        let name = describePlace(pointer.moved(by: offset))
        part.write(unknown(name).payload, at: offset, count: 1)
      case .uninitialised: break
      }
    }
    return part
  }

  func storeRecord(
    _ value: Value, at pointer: Pointer, size: Int, _ span: Span
  ) throws(Stop) {
    try check(pointer, size, isWrite: true, span)
    switch value.payload {
    case .record(let record) where isRecord(record, of: size):
      put(records[Int(record)], at: pointer)
    case .record, .void, .unset:
      throw Stop(.invalid, "a struct of another size is assigned", span: span)
    default: try store(value, at: pointer, bytes: min(8, size))
    }
    if isTracing { note(.write, span, "\(describePlace(pointer)) is written as a whole") }
  }

  /// Puts bytes into an object that has room for them.
  ///
  /// What nobody wrote at the source must not become what the target has where nobody wrote.
  func put(_ part: Contents, at pointer: Pointer) {
    charge(part.size)
    if oracle != nil { split(at: pointer, part.size) }
    let rest = memory[pointer.object].rest
    if rest == .zero, part.isPartlyUntouched {
      charge(memory[pointer.object].size)
      memory[pointer.object].contents.zeroUntouched()
      memory[pointer.object].rest = .uninitialised
    }
    memory[pointer.object].contents.put(part, at: pointer.offset)
    guard rest == .unknown else { return }
    memory[pointer.object].contents.obscureUntouched(
      pointer.offset..<(pointer.offset + part.size))
  }
}

extension BitField {
  /// Its bits in the storage unit.
  var mask: UInt64 {
    (width >= 64 ? UInt64.max : (1 << UInt64(width)) - 1) << UInt64(shift)
  }
}
