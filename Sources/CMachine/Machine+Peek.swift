// Looking at memory without touching it, for reports.

public import CProgram

extension Machine {
  /// What a scalar in memory holds, in words, and whether anybody wrote it.
  ///
  /// Dead objects can be looked at; nothing is a fault.
  public func peek(_ pointer: Pointer, _ scalar: Scalar) -> (text: String, isWritten: Bool) {
    let object = memory[pointer.object]
    guard pointer.offset >= 0, pointer.offset <= object.size - scalar.bytes else {
      return ("", false)
    }
    if scalar.isWide { return peekWide(pointer, scalar, object) }
    switch object.contents.read(pointer.offset, scalar.bytes) {
    case .number(let bits): return (shown(scalar.wrap(bits), scalar), true)
    case .payload(let payload): return (describe(Value(payload)), true)
    case .mixed: return ("?", true)
    case .untouched:
      return (object.rest == .zero ? shown(0, scalar) : "unknown", false)
    }
  }

  private func peekWide(
    _ pointer: Pointer, _ scalar: Scalar, _ object: MemoryObject
  ) -> (text: String, isWritten: Bool) {
    var halves: [UInt64] = []
    for offset in [0, 8] {
      switch object.contents.read(pointer.offset + offset, 8) {
      case .number(let bits): halves.append(ordered(bits, 8))
      case .untouched where object.rest == .zero: halves.append(0)
      case .untouched: return ("unknown", false)
      case .payload, .mixed: return ("?", true)
      }
    }
    if isBigEndian { halves.reverse() }
    let number = Wide(UInt128(halves[1]) << 64 | UInt128(halves[0]))
    return (scalar.isSigned ? String(number.signed) : String(number.unsigned), true)
  }

  /// The same for a bit-field.
  public func peekBits(
    _ pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) -> (text: String, isWritten: Bool) {
    let object = memory[pointer.object]
    guard pointer.offset >= 0, pointer.offset <= object.size - field.unit, field.unit <= 8 else {
      return ("", false)
    }
    let narrow = Scalar(bits: field.width, isSigned: scalar.isSigned)
    if case .untouched = object.contents.read(pointer.offset, field.unit) {
      return (object.rest == .zero ? "0" : "unknown", false)
    }
    let (bits, unknown) = object.contents.readBits(
      pointer.offset, field.unit, untouchedIsZero: object.rest == .zero)
    guard ordered(unknown, field.unit) & field.mask == 0 else { return ("?", true) }
    return (shown(narrow.wrap(ordered(bits, field.unit) >> UInt64(field.shift)), narrow), true)
  }

  private func shown(_ bits: UInt64, _ scalar: Scalar) -> String {
    if scalar.kind == .pointer {
      if bits == 0 { return "NULL" }
      let signed =
        scalar.bits == 32 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
      if signed < 0, signed >= -4095 { return String(signed) }
      return "0x" + String(bits, radix: 16)
    }
    return scalar.isSigned ? String(Int64(bitPattern: bits)) : String(bits)
  }
}

extension Memory {
  /// Whether an object may still be used.
  public func isLive(_ number: ObjectNumber) -> Bool { self[number].isLive }
}
