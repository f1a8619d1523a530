// Loops and switches (C11 6.8.4.2, 6.8.5): what leads back, out, or to a case.

import CSyntax

extension Analyzer {
  /// `while` and `for`; without a condition it is always true (C11 6.8.5.3p2).
  mutating func analyzeLoop(
    _ condition: Expression?, step: Expression?, _ body: Statement, _ span: Span
  ) {
    let outer = builder?.branch ?? -1
    let start = builder?.count ?? 0
    let test = condition.map { value($0).operation } ?? .constant(1)
    let site = builder?.addBranch(condition?.span ?? span, .loop) ?? 0
    let exit = emit(.branch(test, otherwise: 0, site: site), condition?.span ?? span)
    builder?.branch = site
    openLoop()
    analyze(body)
    let next = builder?.count ?? 0
    if let step {
      let operation = value(step).operation
      emit(.evaluate(operation), step.span)
    }
    emit(.jump(start, isExplicit: false), span)
    builder?.branch = outer
    builder?.patchToHere(exit)
    closeLoop(next: next)
  }

  mutating func analyzeDoWhile(_ body: Statement, _ condition: Expression, _ span: Span) {
    let outer = builder?.branch ?? -1
    let start = builder?.count ?? 0
    openLoop()
    analyze(body)
    let next = builder?.count ?? 0
    let test = value(condition).operation
    let site = builder?.addBranch(condition.span, .loop) ?? 0
    let exit = emit(.branch(test, otherwise: 0, site: site), condition.span)
    emit(.jump(start, isExplicit: false), span)
    builder?.branch = outer
    builder?.patchToHere(exit)
    closeLoop(next: next)
  }

  private mutating func openLoop() {
    builder?.breaks.append([])
    builder?.continues.append([])
  }

  private mutating func closeLoop(next: Int) {
    let end = builder?.count ?? 0
    for jump in builder?.breaks.popLast() ?? [] { builder?.patch(jump, to: end) }
    for jump in builder?.continues.popLast() ?? [] { builder?.patch(jump, to: next) }
  }

  mutating func leaveLoop(
    _ jumps: WritableKeyPath<FunctionBuilder, [[Int]]>, _ reason: String, _ span: Span
  ) {
    guard let last = builder?[keyPath: jumps].indices.last else {
      emit(.stop(.invalid, reason), span)
      return
    }
    let index = emit(.jump(0, isExplicit: true), span)
    builder?[keyPath: jumps][last].append(index)
  }

  // MARK: Switch

  mutating func analyzeSwitch(_ expression: Expression, _ body: Statement, _ span: Span) {
    let control = promote(value(expression))
    guard control.type.isInteger, let scalar = program.scalar(control.type) else {
      emit(.stop(.invalid, "a switch on something that is no integer"), expression.span)
      return
    }
    let outer = builder?.branch ?? -1
    let site = builder?.addBranch(expression.span, .selection) ?? 0
    builder?.branch = site
    let select = emit(
      .select(control.operation, cases: [], otherwise: 0, scalar), expression.span)
    builder?.selections.append(FunctionBuilder.Selection(scalar: scalar))
    builder?.breaks.append([])
    analyze(body)
    builder?.branch = outer
    let end = builder?.count ?? 0
    if let selection = builder?.selections.popLast() {
      builder?.patchSelection(select, selection, end: end)
    }
    for jump in builder?.breaks.popLast() ?? [] { builder?.patch(jump, to: end) }
  }

  mutating func analyzeCase(
    _ low: Expression, _ high: Expression?, _ inner: Statement, _ span: Span
  ) {
    guard let last = builder?.selections.indices.last, let scalar = builder?.selections[last].scalar
    else {
      emit(.stop(.invalid, "'case' outside a switch"), span)
      return
    }
    guard let first = constant(low), let second = high.map({ constant($0) }) ?? first else {
      emit(.stop(.invalid, "a case label that is not constant"), span)
      return
    }
    // Labels are converted to the promoted type of the control (C11 6.8.4.2p5).
    func wrapped(_ value: Int64) -> Int64 {
      Int64(bitPattern: scalar.wrap(UInt64(bitPattern: value)))
    }
    let target = builder?.count ?? 0
    builder?.selections[last].cases.append((wrapped(first), wrapped(second), target))
    analyze(inner)
  }
}
