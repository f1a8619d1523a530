public import CSyntax

extension FunctionCode {
  /// The conditions under which the function itself makes a number: those around a `return`, an
  /// assignment or an arm of `?:` whose value is that constant.
  ///
  /// - Parameter value: The number, such as -16 for -EBUSY.
  /// - Returns: The conditions in the order they stand, each once.
  public func guards(of value: Int64) -> [Span] {
    var found: [Span] = []
    func add(_ span: Span) {
      if !found.contains(span) { found.append(span) }
    }
    for instruction in instructions {
      switch instruction.kind {
      case .return(let operation?), .evaluate(let operation):
        scan(operation, value, under: instruction.branch, isReturn: isReturn(instruction), add)
      case .declare(_, let steps?):
        for step in steps {
          scan(step.value, value, under: instruction.branch, isReturn: true, add)
        }
      default: continue
      }
    }
    return found
  }

  private func isReturn(_ instruction: Instruction) -> Bool {
    if case .return = instruction.kind { return true }
    return false
  }

  private func scan(
    _ operation: Operation, _ value: Int64, under branch: Int, isReturn: Bool,
    _ add: (Span) -> Void
  ) {
    switch operation {
    case .constant(let bits):
      guard isReturn, branch >= 0, matches(bits, value) else { return }
      add(branches[branch].span)
    case .assign(_, let inner, _, _):
      scan(inner, value, under: branch, isReturn: true, add)
    case .convert(let inner, _, _), .seen(let inner, _):
      scan(inner, value, under: branch, isReturn: isReturn, add)
    case .sequence(let first, let second):
      scan(first, value, under: branch, isReturn: false, add)
      scan(second, value, under: branch, isReturn: isReturn, add)
    case .choose(_, let yes, let no, let spans):
      for arm in [yes, no] {
        if case .constant(let bits) = arm, isReturn, matches(bits, value) {
          add(spans.condition)
        } else {
          scan(arm, value, under: branch, isReturn: isReturn, add)
        }
      }
    default: return
    }
  }

  /// Whether constant bits are the number, as an int or as a pointer of 32 bits.
  private func matches(_ bits: UInt64, _ value: Int64) -> Bool {
    Int64(bitPattern: bits) == value
      || (bits <= UInt64(UInt32.max) && value < 0
        && Int64(Int32(truncatingIfNeeded: bits)) == value)
  }
}
