import CSyntax

extension Analyzer {
  /// Inline assembly: nobody knows what it leaves in its outputs.
  ///
  /// Without an instruction it is a barrier for the compiler, and what goes in comes out: an output is
  /// tied to an input, as in `asm ("" : "=r" (x) : "0" (y))`, or is its own input, as in `"+r" (x)`. Whether
  /// instructions jump, and to which of the labels that they name, nobody knows either.
  mutating func analyze(_ assembly: Assembly, _ span: Span) {
    let mayJump = assembly.mayJump && !assembly.isEmpty
    if mayJump, assembly.labels.isEmpty {
      emit(.stop(.unsupported, "inline assembly may jump, and nobody knows where"), span)
      return
    }
    if assembly.clobbersMemory, !assembly.isEmpty { forgetMemory(assembly.inputs, span) }
    for (index, output) in assembly.outputs.enumerated() {
      let target = analyze(output.expression)
      guard case .place(let place, let bits) = target.node, let scalar = program.scalar(target.type)
      else {
        emit(.stop(.unsupported, "inline assembly writes what is no scalar"), span)
        return
      }
      var written = Operation.intrinsic(.assembly, [], scalar, output.expression.span)
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
    if mayJump { jump(to: assembly.labels, span) }
  }

  private mutating func jump(to labels: [Name], _ span: Span) {
    for name in labels {
      let test = Operation.intrinsic(.assembly, [], program.scalar(.int), span)
      let site = builder?.addBranch(span, .choice) ?? 0
      let stays = emit(.branch(test, otherwise: 0, site: site), span)
      emit(.jump(-1 - (builder?.label(name) ?? 0), isExplicit: true), span)
      builder?.patchToHere(stays)
    }
  }

  /// Instructions that say they write memory do it through the pointers they get, as `rep stosw` does.
  private mutating func forgetMemory(_ inputs: [Assembly.Operand], _ span: Span) {
    var pointers: [Operation] = []
    for input in inputs {
      // An operand in memory is read, and a constant one is no pointer to what is written.
      guard !input.constraint.spelling.contains(where: { "mQVoin".contains($0) }) else { continue }
      let type = unevaluated { $0.value(input.expression).type }
      guard case .pointer(let target) = type.unqualified, !target.qualifiers.contains(.const)
      else { continue }
      pointers.append(value(input.expression).operation)
    }
    guard !pointers.isEmpty else { return }
    emit(.evaluate(.intrinsic(.assembly, pointers, nil, span)), span)
  }
}
