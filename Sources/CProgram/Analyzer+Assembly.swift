import CSyntax

extension Analyzer {
  /// Inline assembly: nobody knows what it leaves in its outputs.
  ///
  /// Without an instruction it is a barrier for the compiler, and what goes in comes out: an output is
  /// tied to an input, as in `asm ("" : "=r" (x) : "0" (y))`, or is its own input, as in `"+r" (x)`.
  mutating func analyze(_ assembly: Assembly, _ span: Span) {
    guard !(assembly.mayJump && !assembly.isEmpty) else {
      emit(.stop(.unsupported, "inline assembly may jump, and nobody knows where"), span)
      return
    }
    for (index, output) in assembly.outputs.enumerated() {
      let target = analyze(output.expression)
      guard case .place(let place, let bits) = target.node, let scalar = program.scalar(target.type)
      else {
        emit(.stop(.unsupported, "inline assembly writes what is no scalar"), span)
        return
      }
      var written = Operation.intrinsic(.assembly, [], nil, span)
      if assembly.isEmpty {
        if output.constraint.spelling.hasPrefix("\"+") { continue }
        if let input = assembly.inputs.first(where: { $0.constraint.spelling == "\"\(index)\"" }) {
          written = convert(value(input.expression), to: target.type).operation
        }
      }
      if let bits {
        emit(.evaluate(.assignBits(place, written, bits, scalar, span)), span)
      } else {
        emit(.evaluate(.assign(place, written, scalar, span)), span)
      }
    }
  }
}
