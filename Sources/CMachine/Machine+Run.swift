// Walking a function's instructions.

import CProgram
import CSyntax

extension Machine {
  func runFunction(_ frame: Frame) throws(Unwind) -> Value {
    let result: Value
    do throws(Unwind) {
      result =
        try run(frame, from: 0, to: frame.code.instructions.count) ?? Value(.void)
    } catch {
      switch error {
      case .returned: result = frame.returned
      case .jump:
        throw .stop(Stop(.invalid, "a jump leads to a label that is not there", span: frame.span))
      case .stop(let stop): throw .stop(located(stop))
      }
    }
    try runCleanups(frame) { _ in true }
    return result
  }

  /// Runs a stretch of instructions; nil when it ran to its end without a return.
  func run(_ frame: Frame, from start: Int, to end: Int) throws(Unwind) -> Value? {
    var position = start
    while position < end {
      let instruction = frame.code.instructions[position]
      frame.span = instruction.span
      frame.branch = instruction.branch
      try count(instruction.span)
      do throws(Unwind) {
        switch instruction.kind {
        case .evaluate(let operation):
          _ = try evaluate(operation, frame)
          position += 1
        case .branch(let condition, let otherwise, let site):
          let holds = try decide(condition, site, instruction, frame)
          position = holds ? position + 1 : otherwise
        case .jump(let target, let isExplicit):
          if isExplicit, instruction.branch >= 0 {
            frame.arrivedBy = instruction.branch
            frame.arrivedStep = steps
          }
          position = try jump(to: target, frame, start, end)
        case .select(let operation, let cases, let otherwise, _):
          let value = try number(evaluate(operation, frame), for: instruction.span, frame)
          frame.outcomes[max(0, instruction.branch)] = true
          frame.lastBranch = instruction.branch
          if isTracing { note(.branch, instruction.span, traceSelection(instruction, value)) }
          position = cases.first { $0.low <= value && value <= $0.high }?.target ?? otherwise
        case .computedJump(let operation):
          let value = try number(evaluate(operation, frame), for: instruction.span, frame)
          let label = Int(value) - 1
          guard frame.code.labels.indices.contains(label), frame.code.labels[label] >= 0 else {
            throw .stop(
              Stop(.fault(.badCall), "a computed goto leads to no label", span: instruction.span))
          }
          position = try jump(to: frame.code.labels[label], frame, start, end)
        case .declare(let slot, let steps, let isZeroed):
          try declare(slot, steps, isZeroed: isZeroed, instruction, frame)
          position += 1
        case .cleanup(let slot, let function):
          frame.cleanups.append((slot, function, instruction.scope))
          position += 1
        case .leave(let scope):
          if !frame.cleanups.isEmpty { try leave(scope, frame) }
          position += 1
        case .return(let operation):
          guard let operation else { return Value(.void) }
          return settle(try evaluate(operation, frame), instruction, frame)
        case .stop(let kind, let reason):
          throw .stop(Stop(stopKind(kind), reason, span: instruction.span))
        }
      } catch {
        guard case .jump(let target) = error, target >= start, target < end else { throw error }
        position = target
      }
    }
    return nil
  }

  func stopKind(_ kind: StopKind) -> Stop.Kind {
    kind == .invalid ? .invalid : .unsupported
  }

  // MARK: Jumps and scopes

  /// Leaves the scopes that a jump leaves; a target outside the stretch is thrown to the outer one.
  private func jump(
    to target: Int, _ frame: Frame, _ start: Int, _ end: Int
  ) throws(Unwind) -> Int {
    if !frame.cleanups.isEmpty {
      let scope =
        target < frame.code.instructions.count ? frame.code.instructions[target].scope : 0
      try runCleanups(frame) { !isInside(scope, $0, frame) }
    }
    guard target >= start, target <= end else { throw .jump(target) }
    return target
  }

  private func isInside(_ scope: Int, _ outer: Int, _ frame: Frame) -> Bool {
    var current = scope
    while current >= 0 {
      if current == outer { return true }
      current = frame.code.scopes[current]
    }
    return false
  }

  func leave(_ scope: Int, _ frame: Frame) throws(Unwind) {
    try runCleanups(frame) { isInside($0, scope, frame) }
  }

  /// Calls cleanup functions in the reverse order of their variables (gcc manual, `cleanup`).
  private func runCleanups(
    _ frame: Frame, where isLeft: (Int) -> Bool
  ) throws(Unwind) {
    while let last = frame.cleanups.last, isLeft(last.scope) {
      frame.cleanups.removeLast()
      let pointer = try promote(last.slot, frame)
      _ = try call(
        .source(last.function), [Value(.pointer(pointer))],
        types: last.function.functionType.parameters, result: .void, span: frame.span)
    }
  }

  // MARK: Conditions

  private func decide(
    _ condition: Operation, _ site: Int, _ instruction: Instruction, _ frame: Frame
  ) throws(Unwind) -> Bool {
    if isTracing { comparisons = [] }
    let value = try evaluate(condition, frame)
    let holds = try truth(value, instruction.span)
    frame.outcomes[site] = holds
    frame.lastBranch = site
    if isTracing {
      var shown = comparisons ?? []
      comparisons = nil
      if shown.isEmpty { shown = [describe(value)] }
      let text = program.text(of: instruction.span)
      note(
        frame.code.branches[site].kind == .loop ? .loop : .branch, instruction.span,
        "\(text) is \(holds)  [\(shown.joined(separator: "; "))]")
    }
    return holds
  }

  private func traceSelection(_ instruction: Instruction, _ value: Int64) -> String {
    "switch (\(program.text(of: instruction.span))) with \(value)"
  }

  /// Whether a value is not zero.
  func truth(_ value: Value, _ span: Span) throws(Unwind) -> Bool {
    switch value.payload {
    case .integer(let bits): return bits != 0
    case .pointer, .function: return true
    case .unknown(let unknown):
      throw .stop(
        Stop(
          .unsupported,
          "the condition '\(program.text(of: span))' depends on \(name(of: unknown)), "
            + "which is not known", span: span))
    case .void, .record, .floating:
      throw .stop(Stop(.invalid, "a condition without a value", span: span))
    }
  }

  /// A value as a number; a pointer is its address.
  func number(_ value: Value, for span: Span, _ frame: Frame) throws(Unwind) -> Int64 {
    switch value.payload {
    case .integer(let bits): return Int64(bitPattern: bits)
    case .pointer(let pointer): return Int64(bitPattern: memory.address(pointer))
    case .function(let callable): return Int64(bitPattern: address(of: callable))
    case .unknown(let unknown):
      throw .stop(
        Stop(
          .unsupported,
          "'\(program.text(of: span))' depends on \(name(of: unknown)), which is not known",
          span: span))
    case .floating: throw .stop(Stop(.unsupported, "floating point is not computed", span: span))
    case .void, .record: throw .stop(Stop(.invalid, "a number is missing here", span: span))
    }
  }

  // MARK: Sites

  /// Gives a value that is let out its site and the condition that let it out.
  private func settle(_ value: Value, _ instruction: Instruction, _ frame: Frame) -> Value {
    guard case .void = value.payload else {
      var value = value
      if value.site == 0 { value.site = newSite(instruction.span, frame, instruction.branch) }
      let index = Int(value.site) - 1
      if sites[index].frame < frame.serial, instruction.branch >= 0 {
        passOn(value.site, under: branchTaken(instruction.branch, frame))
      }
      guard sites[index].frame == frame.serial, !sites[index].isPassedOn else { return value }
      // The innermost condition on the way out: the one around the return, else the later of the one
      // that a goto left and the one under which the value was made, else the last one passed.
      let born = sites[index]
      let taken: BranchTaken?
      if instruction.branch >= 0 {
        taken = branchTaken(instruction.branch, frame)
      } else if frame.arrivedBy >= 0, frame.arrivedStep >= born.step || born.bornUnder == nil {
        taken = branchTaken(frame.arrivedBy, frame)
      } else {
        taken = born.bornUnder ?? branchTaken(frame.lastBranch, frame)
      }
      sites[index].condition = born.isOfChoice ? born.bornUnder : taken
      return value
    }
    return value
  }

  /// Notes the condition under which a function gives back what its caller gave it.
  func passOn(_ site: Int32, under condition: BranchTaken?) {
    sites[Int(site) - 1].condition = condition
    sites[Int(site) - 1].isPassedOn = true
  }

  private func branchTaken(_ branch: Int, _ frame: Frame) -> BranchTaken? {
    guard branch >= 0 else { return nil }
    return BranchTaken(span: frame.code.branches[branch].span, held: frame.outcomes[branch])
  }

  /// A new site for a value that came into being here.
  func newSite(_ span: Span, _ frame: Frame, _ branch: Int) -> Int32 {
    sites.append(
      ValueSite(
        function: frame.code.symbol.name.spelling, span: span, condition: nil,
        frame: frame.serial, bornUnder: branchTaken(branch, frame), isOfChoice: false,
        step: steps))
    return Int32(sites.count)
  }

  /// A new site for a value that an arm of `?:` made.
  func newChoiceSite(_ span: Span, _ condition: Span, held: Bool, _ frame: Frame) -> Int32 {
    let taken = BranchTaken(span: condition, held: held)
    sites.append(
      ValueSite(
        function: frame.code.symbol.name.spelling, span: span, condition: taken,
        frame: frame.serial, bornUnder: taken, isOfChoice: true, step: steps))
    return Int32(sites.count)
  }

  /// Where a value came into being, nil if it came from outside.
  public func site(of value: Value) -> ValueSite? {
    guard value.site > 0 else { return nil }
    var site = sites[Int(value.site) - 1]
    // A value that left its function by memory, not by a return, was let out where it was made.
    site.condition = site.condition ?? site.bornUnder
    return site
  }

  // MARK: Declarations

  private func declare(
    _ slot: Int, _ steps: [InitialStep]?, isZeroed: Bool, _ instruction: Instruction, _ frame: Frame
  ) throws(Unwind) {
    let local = frame.code.locals[slot]
    if case .memory(let old) = frame.locals[slot] { memory.kill(old, at: instruction.span) }
    frame.locals[slot] = .unset
    guard let steps else { return }
    if let scalar = local.scalar, let last = steps.last, case .scalar = last.storage {
      // A variable is in scope in its own initialiser; it may even take its own address there.
      var value = try evaluate(last.value, frame)
      if value.site == 0, case .integer = value.payload {
        value.site = newSite(instruction.span, frame, instruction.branch)
      }
      if case .memory(let object) = frame.locals[slot] {
        try store(value, at: Pointer(object: object, offset: 0), bytes: scalar.bytes)
      } else {
        frame.locals[slot] = .register(value)
      }
      return
    }
    let pointer = try promote(slot, frame)
    if isZeroed { memory[pointer.object].contents.zero(0..<local.size) }
    try apply(steps, to: pointer, frame)
  }

  /// Carries out an initialiser.
  func apply(_ steps: [InitialStep], to pointer: Pointer, _ frame: Frame?) throws(Unwind) {
    for step in steps {
      let place = Pointer(object: pointer.object, offset: pointer.offset + step.offset)
      switch step.storage {
      case .scalar(let scalar):
        let value = try evaluateInitial(step.value, frame)
        try store(value, at: place, bytes: scalar.bytes)
      case .bits(let bits, let scalar):
        let value = try evaluateInitial(step.value, frame)
        try storeBits(value, at: place, bits, scalar, step.span)
      case .record(let size):
        let value = try evaluateInitial(step.value, frame)
        try storeRecord(value, at: place, size: size, step.span)
      case .bytes(let bytes):
        try check(place, bytes.count, isWrite: true, step.span)
        memory[place.object].contents.write(bytes: bytes, at: place.offset)
      case .zeros(let size):
        try check(place, size, isWrite: true, step.span)
        memory[place.object].contents.zero(place.offset..<(place.offset + size))
      }
    }
  }

  private func evaluateInitial(_ operation: Operation, _ frame: Frame?) throws(Unwind) -> Value {
    if let frame { return try evaluate(operation, frame) }
    return try evaluateStatic(operation)
  }
}
