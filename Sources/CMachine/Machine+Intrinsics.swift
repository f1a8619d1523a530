// What the compiler knows by name.

import CProgram
import CSyntax

extension Machine {
  func evaluate(
    _ intrinsic: Intrinsic, _ values: [Value], _ scalar: Scalar?, _ frame: Frame
  ) throws(Stop) -> Value {
    let span = frame.span
    switch intrinsic {
    case .unreachable:
      throw Stop(.fault(.unreachable), "code marked unreachable is reached", span: span)
    case .trap: throw Stop(.fault(.bug), "a trap is executed", span: span)
    case .assembly:
      for case .pointer(let pointer) in values.map(\.payload) where memory.isLive(pointer) {
        let object = memory[pointer.object]
        guard !object.isConstant else { continue }
        memory[pointer.object].contents.forget(0..<object.size)
        memory[pointer.object].rest = .unknown
        assume(
          .unknown, object.name, "inline assembly may have written it; its contents are unknown")
      }
      return unknown(assembled(span, frame), scalar, nil)
    case .frameAddress:
      throw Stop(.unsupported, "frames have no addresses here", span: span)
    case .startArguments:
      try startArguments(pointer(values[0], 0, span), frame)
      return Value(.void)
    case .endArguments: return Value(.void)
    case .copyArguments:
      let (to, from) = (
        try pointer(values[0], 0, span), try pointer(values[1], 0, span)
      )
      let list = try load(from, pointerScalar, span)
      try store(list, at: to, bytes: pointerScalar.bytes)
      return Value(.void)
    case .allocate:
      let size = try number(values[0], for: span)
      let pointer = try memory.allocate(
        "the memory of alloca()", size: Int(clamping: size), kind: .automatic, rest: .uninitialised,
        span: span)
      frame.blocks.append(pointer.object)
      return Value(.pointer(pointer))
    case .addOverflow, .subtractOverflow, .multiplyOverflow:
      return try overflow(intrinsic, values, scalar, span)
    default: break
    }
    if let unknown = propagated(values[0], intrinsic.rawValue) { return unknown }
    return .integer(Int(count(intrinsic, try bits(values[0], span))))
  }

  /// What is called that inline assembly leaves in a variable: `sctlr /* of asm in read() */`.
  private func assembled(_ span: Span, _ frame: Frame) -> String {
    let text = program.source(of: span)
    let isPlace =
      text.utf8.count <= 32
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || "_.->[]".utf8.contains($0)
      }
    return "\(isPlace ? text : "jump") /* of asm in \(frame.routine.code.symbol.name.spelling)() */"
  }

  private func count(_ intrinsic: Intrinsic, _ bits: UInt64) -> Int64 {
    let narrow = UInt32(truncatingIfNeeded: bits)
    switch intrinsic {
    case .countLeadingZeros: return Int64(narrow.leadingZeroBitCount)
    case .countTrailingZeros: return Int64(narrow.trailingZeroBitCount)
    case .findFirstSet: return narrow == 0 ? 0 : Int64(narrow.trailingZeroBitCount + 1)
    case .populationCount: return Int64(narrow.nonzeroBitCount)
    case .parity: return Int64(narrow.nonzeroBitCount & 1)
    case .countLeadingZeros64: return Int64(bits.leadingZeroBitCount)
    case .countTrailingZeros64: return Int64(bits.trailingZeroBitCount)
    case .findFirstSet64: return bits == 0 ? 0 : Int64(bits.trailingZeroBitCount + 1)
    case .populationCount64: return Int64(bits.nonzeroBitCount)
    case .parity64: return Int64(bits.nonzeroBitCount & 1)
    case .redundantSignBits:
      let signed = Int32(bitPattern: narrow)
      return Int64((signed < 0 ? ~signed : signed).leadingZeroBitCount - 1)
    case .redundantSignBits64:
      let signed = Int64(bitPattern: bits)
      return Int64((signed < 0 ? ~signed : signed).leadingZeroBitCount - 1)
    case .byteSwap16: return Int64(UInt16(truncatingIfNeeded: bits).byteSwapped)
    case .byteSwap32: return Int64(narrow.byteSwapped)
    case .byteSwap64: return Int64(bitPattern: bits.byteSwapped)
    default: return 0
    }
  }

  /// Computes exactly, stores what fits, and says whether it did (gcc manual, Integer Overflow).
  private func overflow(
    _ intrinsic: Intrinsic, _ values: [Value], _ scalar: Scalar?, _ span: Span
  ) throws(Stop) -> Value {
    guard let scalar else { return unknown("an overflow check") }
    var target: Pointer?
    if case .void = values[2].payload {
    } else {
      let place = try pointer(values[2], 0, span)
      try check(place, scalar.bytes, isWrite: true, span)
      target = place
    }
    if let (result, isOverflow) = overflowTerms(intrinsic, values, scalar, span) {
      if let target { try store(result, at: target, bytes: scalar.bytes) }
      return isOverflow
    }
    if let unknown = propagated(values[0], "+") ?? propagated(values[1], "+") {
      if let target { try store(unknown, at: target, bytes: scalar.bytes) }
      return self.unknown("whether \(program.source(of: span)) overflows")
    }
    let (x, y) = (try bits(values[0], span), try bits(values[1], span))
    let a = wide(x, isSigned: values[3].number == 1)
    let b = wide(y, isSigned: values[4].number == 1)
    let exact: (partialValue: Int128, overflow: Bool)
    switch intrinsic {
    case .addOverflow: exact = a.addingReportingOverflow(b)
    case .subtractOverflow: exact = a.subtractingReportingOverflow(b)
    default: exact = a.multipliedReportingOverflow(by: b)
    }
    let stored = scalar.wrap(UInt64(truncatingIfNeeded: exact.partialValue))
    if let target { try store(Value(.integer(stored)), at: target, bytes: scalar.bytes) }
    let fits = !exact.overflow && wide(stored, isSigned: scalar.isSigned) == exact.partialValue
    return .integer(fits ? 0 : 1)
  }

  private func bits(_ value: Value, _ span: Span) throws(Stop) -> UInt64 {
    UInt64(bitPattern: try number(value, for: span))
  }

  private func wide(_ bits: UInt64, isSigned: Bool) -> Int128 {
    isSigned ? Int128(Int64(bitPattern: bits)) : Int128(bits)
  }
}
