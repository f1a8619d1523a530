// How to read this file: code is looked through as far as it can be reached, since kernel macros hide calls
// that no compiler leaves in behind conditions it knows. A called function is looked through as well.

import CSyntax

/// Finds out whether evaluating an expression could change anything but its own variables.
///
/// Refused are assignments to memory, to parameters and to variables of the kernel, calls through pointers,
/// calls of functions that are not there or themselves do such a thing, calls that a model answers and that
/// are not known to read only, inline assembly and variable arguments. What is refused may be harmless.
struct EffectCheck {
  let program: Program
  private var checked: Set<FunctionSymbol> = []
  /// The code that is looked through at the moment.
  private var code: FunctionCode?
  /// The locals from this one on can be written.
  private var firstOwn = 0
  /// What leads from the expression to the code at hand: the outermost call, for messages.
  private var outermost: (name: String, span: Span)?
  private var pending: [Int] = []

  /// A condition that calls more functions than this is no condition.
  private static let functionLimit = 200

  init(program: Program) {
    self.program = program
  }

  /// Checks the code of the expression itself.
  mutating func check(_ code: FunctionCode) throws(ExpressionTrouble) {
    try look(through: code, firstOwn: code.parameterCount)
  }

  private mutating func look(
    through code: FunctionCode, firstOwn: Int
  ) throws(ExpressionTrouble) {
    let outer = (self.code, self.firstOwn, pending)
    (self.code, self.firstOwn, pending) = (code, firstOwn, [0])
    var reached: Set<Int> = []
    while let index = pending.popLast() {
      guard code.instructions.indices.contains(index), reached.insert(index).inserted else {
        continue
      }
      try check(code.instructions[index], next: index + 1)
    }
    (self.code, self.firstOwn, pending) = outer
  }

  private func refuse(_ reason: String, _ span: Span) -> ExpressionTrouble {
    guard let outermost else { return ExpressionTrouble(reason: reason, span: span) }
    return ExpressionTrouble(
      reason: "'\(outermost.name)()' may change something: \(reason)", span: outermost.span)
  }

  private mutating func check(
    _ instruction: Instruction, next: Int
  ) throws(ExpressionTrouble) {
    switch instruction.kind {
    case .evaluate(let operation): try check(operation)
    case .return(let operation):
      if let operation { try check(operation) }
      return
    case .branch(.constant(let bits), let otherwise, _):
      pending.append(bits == 0 ? otherwise : next)
      return
    case .branch(let condition, let otherwise, _):
      try check(condition)
      pending.append(otherwise)
    case .jump(let target, _):
      pending.append(target)
      return
    case .block(let end):
      pending.append(end)
      return
    case .select(let value, let cases, let otherwise, _):
      try check(value)
      pending += cases.map(\.target) + [otherwise]
      return
    case .declare(_, let steps): for step in steps ?? [] { try check(step.value) }
    case .declareVariable(_, let size): try check(size)
    case .cleanup(_, let function): try check(callOf: function, instruction.span)
    case .leave: break
    case .computedJump: throw refuse("a jump to a computed label is not followed", instruction.span)
    case .stop(_, let reason):
      // In a function that is called it may never be met.
      if outermost == nil { throw refuse(reason, instruction.span) }
      return
    }
    pending.append(next)
  }

  // MARK: Operations

  private mutating func check(_ operation: Operation) throws(ExpressionTrouble) {
    switch operation {
    case .constant, .floating, .function, .label, .void: return
    case .address(let place), .load(let place, _), .loadBits(let place, _, _),
      .loadRecord(let place, _):
      try check(place)
    case .negate(let inner, _), .complement(let inner, _), .not(let inner), .truth(let inner),
      .convert(let inner, _, _), .seen(let inner, _):
      try check(inner)
    case .and(.constant(0), _): return
    case .or(.constant(let bits), _) where bits != 0: return
    case .choose(.constant(let bits), let yes, let no, _): try check(bits == 0 ? no : yes)
    case .arithmetic(_, let a, let b, _, _), .compare(_, let a, let b, _, _), .and(let a, let b),
      .or(let a, let b), .offset(let a, let b, _, _, _), .distance(let a, let b, _, _, _),
      .orElse(let a, _, _, let b), .sequence(let a, let b):
      try check(a)
      try check(b)
    case .choose(let condition, let yes, let no, _):
      try check(condition)
      try check(yes)
      try check(no)
    case .assign(let place, let value, _, let span),
      .assignBits(let place, let value, _, _, let span),
      .assignRecord(let place, let value, _, let span),
      .move(let place, let value, _, _, _, let span):
      try check(value)
      try check(writeTo: place, span)
    case .update(let place, let update):
      try check(update.operand)
      try check(writeTo: place, update.span)
    case .call(let call): try check(call)
    case .block(let range, let value):
      pending.append(range.start)
      if let value { try check(value) }
    case .intrinsic(let intrinsic, let operands, _, let span):
      try check(intrinsic, operands, span)
    case .variableArgument(_, _, _, let span): throw refuse("va_arg is not followed", span)
    case .stop(_, let reason, let span): if outermost == nil { throw refuse(reason, span) }
    }
  }

  private mutating func check(
    _ intrinsic: Intrinsic, _ operands: [Operation], _ span: Span
  ) throws(ExpressionTrouble) {
    for operand in operands { try check(operand) }
    switch intrinsic {
    case .assembly: throw refuse("nobody knows what inline assembly does", span)
    case .startArguments, .endArguments, .copyArguments:
      throw refuse("variable arguments are not followed", span)
    case .addOverflow, .subtractOverflow, .multiplyOverflow:
      if operands.count > 2 { try check(writeThrough: operands[2], span) }
    default: return
    }
  }

  private mutating func check(_ place: Place) throws(ExpressionTrouble) {
    switch place {
    case .local, .variable, .string: return
    case .pointee(let operation, _, _), .temporary(let operation, _): try check(operation)
    case .member(let inner, _): try check(inner)
    case .literal(_, _, let steps): for step in steps { try check(step.value) }
    case .stop(_, let reason, let span): if outermost == nil { throw refuse(reason, span) }
    }
  }

  // MARK: Writes

  private mutating func check(writeTo place: Place, _ span: Span) throws(ExpressionTrouble) {
    try check(place)
    guard !isOwn(place) else { return }
    throw refuse("'\(program.source(of: span))' changes memory", span)
  }

  private func check(writeThrough pointer: Operation, _ span: Span) throws(ExpressionTrouble) {
    switch pointer {
    case .void: return
    case .convert(let inner, _, _), .seen(let inner, _):
      try check(writeThrough: inner, span)
    case .address(let place) where isOwn(place): return
    default: throw refuse("'\(program.source(of: span))' changes memory", span)
    }
  }

  /// Whether a place is in a variable that is gone when the expression is evaluated.
  private func isOwn(_ place: Place) -> Bool {
    switch place {
    case .local(let slot): return slot >= firstOwn
    case .literal, .temporary: return true
    case .member(let inner, _): return isOwn(inner)
    case .pointee(let pointer, _, _): return isOwn(pointer)
    case .variable, .string, .stop: return false
    }
  }

  private func isOwn(_ pointer: Operation) -> Bool {
    switch pointer {
    case .address(let place): isOwn(place)
    case .convert(let inner, _, _), .seen(let inner, _), .offset(let inner, _, _, _, _):
      isOwn(inner)
    default: false
    }
  }

  // MARK: Calls

  private mutating func check(_ call: CallOperation) throws(ExpressionTrouble) {
    for argument in call.arguments { try check(argument) }
    switch call.callee {
    case .function(let symbol): try check(callOf: symbol, call.span)
    case .kept(let name):
      guard program.kept(name)?.onlyReads != true else { return }
      throw refuse("'\(name)()' is called and not known to read only", call.span)
    case .pointer(_, let span):
      throw refuse("'\(program.source(of: span))' is called, which can be any function", call.span)
    }
  }

  private mutating func check(
    callOf symbol: FunctionSymbol, _ span: Span
  ) throws(ExpressionTrouble) {
    if program.kept(symbol.name)?.onlyReads == true || checked.contains(symbol) { return }
    let isHere = symbol.definition != nil && !symbol.isWeak
    guard let found = isHere ? symbol : program.linkedFunction(symbol.name), let code = found.code
    else { throw refuse("'\(symbol.name)()' is called and not in the sources", span) }
    checked.insert(symbol)
    guard checked.count <= Self.functionLimit else {
      throw refuse("more than \(Self.functionLimit) functions are called", span)
    }
    let outer = outermost
    outermost = outer ?? (symbol.name.spelling, span)
    try look(through: code, firstOwn: 0)
    outermost = outer
  }
}
