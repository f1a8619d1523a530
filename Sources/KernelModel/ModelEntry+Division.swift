import CLibrary
import CMachine
import CProgram
import CSyntax

// Division of numbers of 64 bits. Architectures of 32 bits have it in assembly (include/asm-generic/div64.h and the files
// beside it) or in a library (lib/math/div64.c); those of 64 bits define it in a header (include/linux/math64.h).

extension ModelEntry {
  static let division: [ModelEntry] = [
    ModelEntry(
      "do_div", "divides a 64-bit number in place by one of 32 bits; gives the remainder",
      result: .unsignedInt, places: [0]
    ) { machine, call throws(Stop) in try divideInPlace(machine, call) },
    division("div64_u64", isSigned: false, divisorBits: 64),
    division("div64_s64", isSigned: true, divisorBits: 64),
    division("div64_u64_rem", isSigned: false, divisorBits: 64, remainderBits: 64),
    division("div_s64_rem", isSigned: true, divisorBits: 32, remainderBits: 32),
  ]

  /// A function that gives the quotient, and puts the remainder behind its third argument if it has one.
  private static func division(
    _ name: String, isSigned: Bool, divisorBits: Int, remainderBits: Int? = nil
  ) -> ModelEntry {
    ModelEntry(
      name,
      "divides a\(isSigned ? " signed" : "n unsigned") 64-bit number by one of \(divisorBits) bits"
        + (remainderBits == nil ? "" : ", with the remainder"),
      result: .longLong, withoutSource: true
    ) { machine, call throws(Stop) in
      let wide = Scalar(bits: 64, isSigned: isSigned)
      let divisor = machine.converted(
        machine.argument(call, 1, as: Scalar(bits: divisorBits, isSigned: isSigned)),
        from: Scalar(bits: divisorBits, isSigned: isSigned), to: wide)
      let parts = try quotient(
        of: machine.argument(call, 0, as: wide), by: divisor, isSigned: isSigned, machine, call,
        name)
      if let remainderBits {
        let scalar = Scalar(bits: remainderBits, isSigned: isSigned)
        try machine.write(
          machine.converted(parts.remainder, from: wide, to: scalar), through: call.argument(2),
          bytes: scalar.bytes, at: call.span)
      }
      return parts.quotient
    }
  }

  private static func divideInPlace(
    _ machine: Machine, _ call: ModelCall
  ) throws(Stop) -> Value {
    guard let type = call.argumentTypes.first?.pointee, let scalar = machine.program.scalar(type)
    else { throw Stop(.unsupported, "do_div() of what is no number", span: call.span) }
    let (wide, word) = (Scalar(bits: 64, isSigned: false), Scalar(bits: 32, isSigned: false))
    let parts = try quotient(
      of: try machine.read(call.argument(0), scalar, at: call.span),
      by: machine.argument(call, 1, as: word), isSigned: false, machine, call, "do_div")
    try machine.write(
      machine.converted(parts.quotient, from: wide, to: scalar), through: call.argument(0),
      bytes: scalar.bytes, at: call.span)
    return machine.converted(parts.remainder, from: wide, to: word)
  }

  /// Both outcomes of a division, rounded towards zero; unknown where a number is, since 64-bit divisions of unknown
  /// numbers are more than the solver does in time.
  private static func quotient(
    of dividend: Value, by divisor: Value, isSigned: Bool, _ machine: Machine, _ call: ModelCall,
    _ name: String
  ) throws(Stop) -> (quotient: Value, remainder: Value) {
    guard let a = dividend.number, let b = divisor.number else {
      return (
        machine.unknown("the quotient of \(name)()"), machine.unknown("the remainder of \(name)()")
      )
    }
    guard b != 0 else {
      throw Stop(.fault(.divisionByZero), "\(name)() divides by zero", span: call.span)
    }
    guard isSigned else {
      let (quotient, remainder) = UInt64(bitPattern: a)
        .quotientAndRemainder(dividingBy: UInt64(bitPattern: b))
      return (Value(.integer(quotient)), Value(.integer(remainder)))
    }
    // The kernel divides absolute values, so the smallest number by -1 is itself.
    let (quotient, remainder) = (
      a.dividedReportingOverflow(by: b).partialValue,
      a.remainderReportingOverflow(dividingBy: b).partialValue
    )
    return (
      Value(.integer(UInt64(bitPattern: quotient))), Value(.integer(UInt64(bitPattern: remainder)))
    )
  }
}
