// Jumps, conditions, scopes, and the ends of statements and functions.

import CProgram
import CSyntax

extension Machine {
  /// What is done before a statement, beyond counting it.
  @inline(never)
  func beginStatement(_ frame: Frame, isOutermost: Bool) throws(Stop) {
    // A jump out of a message's argument left these behind.
    if isOutermost, !frame.messages.isEmpty { frame.messages = [] }
    try checkLimits(frame.span)
  }

  /// A step that changes what comes next; nil for the next step.
  @inline(never)
  func flow(_ step: Step, _ frame: Frame) throws(Stop) -> Int? {
    let tables = frame.routine.tables
    switch step.code {
    case .jumpAway:
      frame.arrivedBy = frame.branch
      frame.arrivedStep = steps
      return Int(step.target)
    case .select:
      if case .unknown(let unknown) = try operand(step.left, frame).payload,
        let target = try select(unknown, tables.selections[Int(step.right)], frame)
      {
        return target
      }
      let value = try number(operand(step.left, frame), for: frame.span)
      frame.lastBranch = frame.branch
      if frame.branch >= 0 { setOutcome(frame.branch, true, frame) }
      note(
        .branch, frame.span, "switch (\(program.source(of: frame.span))) with \(value)")
      return tables.selections[Int(step.right)].target(of: value)
    case .computedJump:
      let label = Int(try number(operand(step.left, frame), for: frame.span)) - 1
      guard tables.labels.indices.contains(label), tables.labels[label].position >= 0 else {
        throw Stop(.fault(.badCall), "a computed goto leads to no label", span: frame.span)
      }
      try leave(towards: tables.labels[label].scope, tables.labels[label].instruction, frame)
      return tables.labels[label].position
    case .leave:
      let scope = Int(step.right)
      try runCleanups(frame) { isInside($0.scope, scope, frame) }
    case .leaveTo: try leave(towards: Int(step.right), Int(step.wide), frame)
    case .beginCondition: frame.operands = []
    case .beginMessage: frame.messages.append((Int(step.target), step.left))
    case .endMessage: _ = frame.messages.popLast()
    default: dropRecords(frame)
    }
    return nil
  }

  /// Ends the lives of what only lived as long as its statement (C11 6.2.4p8).
  private func dropRecords(_ frame: Frame) {
    if records.count > frame.recordBase {
      for record in records[frame.recordBase...] { recordBytes -= record.size }
      records.removeLast(records.count - frame.recordBase)
    }
    for object in frame.temporaries { memory.kill(object, at: frame.span) }
    frame.temporaries = []
  }

  // MARK: Scopes

  /// Leaves the scopes that a jump leaves; one that goes back in front of a declaration leaves its variable, too.
  private func leave(
    towards scope: Int, _ instruction: Int, _ frame: Frame
  ) throws(Stop) {
    guard !frame.cleanups.isEmpty else { return }
    try runCleanups(frame) {
      !isInside(scope, $0.scope, frame) || $0.instruction >= instruction
    }
  }

  private func isInside(_ scope: Int, _ outer: Int, _ frame: Frame) -> Bool {
    var current = scope
    while current >= 0 {
      if current == outer { return true }
      current = frame.code.scopes[current]
    }
    return false
  }

  /// Calls cleanup functions in the reverse order of their variables (gcc manual, `cleanup`).
  func runCleanups(
    _ frame: Frame, where isLeft: (Routine.Cleanup) -> Bool
  ) throws(Stop) {
    while let last = frame.cleanups.last, isLeft(last) {
      frame.cleanups.removeLast()
      let pointer = try place(last.slot, frame)
      _ = try call(
        .source(last.function), [Value(.pointer(pointer))],
        types: last.function.functionType.parameters, result: .void, span: frame.span)
    }
  }

  // MARK: Conditions

  /// Decides a condition that is no plain number, or one that is traced.
  @inline(never)
  func decide(_ step: Step, _ frame: Frame) throws(Stop) -> Bool {
    let value = try operand(step.left, frame)
    let holds = try truth(value, frame.span)
    if isTracing {
      var shown = frame.operands ?? []
      frame.operands = nil
      if shown.isEmpty { shown = [describe(value)] }
      let text = program.source(of: frame.span)
      note(
        frame.code.branches[Int(step.right)].kind == .loop ? .loop : .branch, frame.span,
        "\(text) is \(holds)  [\(shown.joined(separator: "; "))]")
    }
    return holds
  }

  /// Decides a branch on a comparison of what are no plain numbers.
  @inline(never)
  func decideComparison(_ step: Step, _ frame: Frame) throws(Stop) -> Bool {
    let left = try operand(step.left, frame)
    let right = step.bytes != 0 ? Value(.integer(step.wide)) : try operand(step.right, frame)
    guard let operation = step.code.deciding.operation else { return false }
    let value = try compare(operation, left, right, isSigned: step.isSigned, frame.span)
    return try truth(value, frame.span)
  }

  func truth(_ value: Value, _ frame: Frame) throws(Stop) -> Bool {
    if case .unset = value.payload {
      throw Stop(
        .fault(.uninitialisedRead),
        "a variable in '\(program.source(of: frame.span))' is read before it is written",
        span: frame.span)
    }
    return try truth(value, frame.span)
  }

  /// Whether a value is not zero.
  func truth(_ value: Value, _ span: Span) throws(Stop) -> Bool {
    switch value.payload {
    case .integer(let bits): return bits != 0
    case .wide(let number): return !number.isZero
    case .pointer, .function: return true
    case .unknown(let unknown):
      if let holds = try decideTruth(unknown, span) { return holds }
      throw Stop(
        .unsupported,
        "the condition '\(program.source(of: span))' depends on \(name(of: unknown)), "
          + "which is not known", span: span)
    case .void, .record, .floating, .unset:
      throw Stop(.invalid, "a condition without a value", span: span)
    }
  }

  /// A value as a number; a pointer is its address.
  func number(_ value: Value, for span: Span) throws(Stop) -> Int64 {
    switch value.payload {
    case .integer(let bits): return Int64(bitPattern: bits)
    case .wide(let number):
      guard let narrow = Int64(exactly: number.signed) else {
        throw Stop(.unsupported, "a number of 128 bits is wanted in 64", span: span)
      }
      return narrow
    case .pointer(let pointer): return Int64(bitPattern: memory.address(pointer))
    case .function(let function): return Int64(bitPattern: address(of: function))
    case .unknown(let unknown):
      if let number = try decideNumber(unknown, span) { return narrow(number, unknown) }
      throw Stop(
        .unsupported,
        "'\(program.source(of: span))' depends on \(name(of: unknown)), which is not known",
        span: span)
    case .floating: throw Stop(.unsupported, "floating point is not computed", span: span)
    case .void, .record, .unset: throw Stop(.invalid, "a number is missing here", span: span)
    }
  }

  /// The case that an unknown value comes to on this path; nil if there is no oracle to say so.
  private func select(
    _ unknown: Unknown, _ selection: Routine.Selection, _ frame: Frame
  ) throws(Stop) -> Int? {
    frame.lastBranch = frame.branch
    if frame.branch >= 0 { setOutcome(frame.branch, true, frame) }
    for one in selection.cases {
      guard let isHere = try decideRange(unknown, one.low, one.high, frame.span) else { return nil }
      if isHere { return one.target }
    }
    return term(of: unknown) == nil ? nil : selection.otherwise
  }

  private func setOutcome(_ branch: Int, _ holds: Bool, _ frame: Frame) {
    stack[frame.base + frame.code.locals.count + branch] = .integer(holds ? 1 : 0)
  }

  // MARK: The end

  /// The value that a function gives, its cleanups done.
  @inline(never)
  func finish(_ step: Step, _ frame: Frame) throws(Stop) -> Value {
    var value = Value(.void)
    if step.code == .finish {
      value = try operand(step.left, frame)
      if keepsSites { value = settle(value, frame) }
    }
    if !frame.cleanups.isEmpty { try runCleanups(frame) { _ in true } }
    if isTracing {
      let isPointer = frame.code.symbol.functionType.result.isPointer
      let shown =
        if case .void = value.payload { "nothing" } else { describe(value, isPointer: isPointer) }
      note(.return, frame.span, shown)
    }
    return value
  }

  /// Takes a frame off; its variables die.
  func leave(_ frame: Frame) {
    for slot in frame.routine.memoryLocals {
      if case .pointer(let pointer) = stack[frame.base + slot].payload {
        memory.kill(pointer.object, at: nil)
      }
    }
    for object in frame.temporaries { memory.kill(object, at: nil) }
    for object in frame.blocks { memory.kill(object, at: nil) }
    // A list of arguments lives no longer than the function that made it (C11 7.16.1.4).
    if frame.argumentSets > 0 { argumentSets.removeLast(frame.argumentSets) }
    depth -= 1
  }
}
