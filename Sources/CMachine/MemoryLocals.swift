import CProgram

/// Finds the variables of a function that must be in memory: those whose address is taken, and all that are no
/// scalars.
struct MemoryLocals {
  private let code: FunctionCode
  private(set) var isInMemory: [Bool]

  init(_ code: FunctionCode) {
    self.code = code
    isInMemory = code.locals.map { $0.scalar == nil }
  }

  mutating func find() {
    for instruction in code.instructions {
      switch instruction.kind {
      case .evaluate(let operation), .branch(let operation, _, _), .select(let operation, _, _, _),
        .computedJump(let operation), .return(let operation?):
        visit(operation)
      case .declareVariable(_, let size): visit(size)
      case .declare(_, let steps?): for step in steps { visit(step.value) }
      case .cleanup(let slot, _): isInMemory[slot] = true
      default: break
      }
    }
  }

  private mutating func visit(_ operation: Operation) {
    switch operation {
    case .constant, .floating, .function, .label, .void, .stop: break
    case .address(let place), .loadBits(let place, _, _), .loadRecord(let place, _),
      .variableArgument(let place, _, _, _):
      visit(place, isAddressed: true)
    case .load(let place, _): visit(place, isAddressed: false)
    case .negate(let inner, _), .complement(let inner, _), .not(let inner), .truth(let inner),
      .convert(let inner, _, _), .seen(let inner, _):
      visit(inner)
    case .arithmetic(_, let a, let b, _, _), .compare(_, let a, let b, _, _), .and(let a, let b),
      .or(let a, let b), .offset(let a, let b, _, _, _), .distance(let a, let b, _, _, _),
      .orElse(let a, _, _, let b), .sequence(let a, let b):
      visit(a)
      visit(b)
    case .choose(let condition, let yes, let no, _):
      visit(condition)
      visit(yes)
      visit(no)
    case .assign(let place, let value, _, _):
      visit(place, isAddressed: false)
      visit(value)
    case .assignBits(let place, let value, _, _, _), .assignRecord(let place, let value, _, _):
      visit(place, isAddressed: true)
      visit(value)
    case .update(let place, let update):
      visit(place, isAddressed: update.bits != nil)
      visit(update.operand)
    case .move(let place, let by, _, _, _, _):
      visit(place, isAddressed: false)
      visit(by)
    case .call(let node):
      if case .pointer(let callee, _) = node.callee { visit(callee) }
      for argument in node.arguments { visit(argument) }
    case .block(_, let last): if let last { visit(last) }
    case .intrinsic(_, let operands, _, _): for operand in operands { visit(operand) }
    }
  }

  private mutating func visit(_ place: Place, isAddressed: Bool) {
    switch place {
    case .local(let slot): if isAddressed { isInMemory[slot] = true }
    case .variable, .string, .stop: break
    case .pointee(let operation, _, _): visit(operation)
    case .member(let inner, _): visit(inner, isAddressed: true)
    case .temporary(let operation, _): visit(operation)
    case .literal(let slot, _, let steps):
      isInMemory[slot] = true
      for step in steps { visit(step.value) }
    }
  }
}
