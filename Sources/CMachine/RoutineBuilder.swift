// How to read this file: a routine is made when its function is first entered. Instructions are taken in order;
// each operation is asked for its value and says in which register it is. Registers beyond the variables
// and outcomes are a stack: an operand's register is free again when its operation is done. Statement
// expressions are laid out where their value is wanted, so a jump out of one is a jump like any other.

import CProgram
import CSyntax

/// Turns the instructions of a function into steps.
struct RoutineBuilder {
  let code: FunctionCode
  let program: Program
  let isTracing: Bool
  let keepsSites: Bool

  var steps: [Step] = []
  var spans: [Span] = []
  var branches: [Int32] = []
  var tables = Routine.Tables()
  let isInMemory: [Bool]
  private let hasCleanups: Bool
  private let hasBlocks: Bool
  /// Which instructions are jumped to.
  private let isTarget: [Bool]
  /// The step that counts the stretch at hand.
  private var lastCount: Int?
  /// The variables in memory that each scope declares.
  private var declared: [Int: [Int]] = [:]

  var span: Span = .none
  var branch: Int32 = -1
  /// The first register that is free.
  var free: Int32
  private var highest: Int32
  /// Where each instruction begins; -1 as long as it was not laid out.
  private var positions: [Int]
  /// Jumps whose target is still an instruction's number.
  private var jumps: [(step: Int, instruction: Int)] = []
  /// How many statement expressions are being laid out, one inside the other.
  private var blockDepth = 0
  private var usesRecords = false
  /// A step that is jumped to from elsewhere: what stands before it may not be changed any more.
  var barrier = 0
  private var variableNumbers: [VariableSymbol: Int32] = [:]

  init(_ code: FunctionCode, program: Program, isTracing: Bool, keepsSites: Bool) {
    self.code = code
    self.program = program
    self.isTracing = isTracing
    self.keepsSites = keepsSites
    var finder = MemoryLocals(code)
    finder.find()
    isInMemory = finder.isInMemory
    hasCleanups = code.instructions.contains {
      if case .cleanup = $0.kind { true } else { false }
    }
    hasBlocks = code.instructions.contains {
      if case .block = $0.kind { true } else { false }
    }
    isTarget = code.targets
    for instruction in code.instructions {
      if let slot = instruction.declaredSlot, isInMemory[slot], instruction.scope > 0 {
        declared[instruction.scope, default: []].append(slot)
      }
    }
    free = Int32(code.locals.count + code.branches.count)
    highest = free
    positions = Array(repeating: -1, count: code.instructions.count + 1)
  }

  /// Makes the routine.
  mutating func routine() -> Routine {
    layOut(0, code.instructions.count)
    positions[code.instructions.count] = steps.count
    emit(Step(code: .finishVoid))
    resolve()
    return Routine(
      code: code, steps: steps, spans: spans, branches: branches, registerCount: Int(highest),
      tables: tables, isInMemory: isInMemory)
  }

  /// Makes a routine that gives the value of one operation outside any function.
  static func routine(
    of operation: Operation, in code: FunctionCode, program: Program
  ) -> Routine {
    var builder = RoutineBuilder(code, program: program, isTracing: false, keepsSites: false)
    let value = builder.compile(operation)
    builder.emit(Step(code: .finish, left: value))
    return Routine(
      code: code, steps: builder.steps, spans: builder.spans, branches: builder.branches,
      registerCount: Int(builder.highest), tables: builder.tables, isInMemory: [])
  }

  // MARK: Steps

  @discardableResult
  mutating func emit(_ step: Step, at place: Span? = nil) -> Int {
    steps.append(step)
    spans.append(place ?? span)
    branches.append(branch)
    return steps.count - 1
  }

  /// A register above all in use.
  mutating func register() -> Int32 {
    free += 1
    highest = max(highest, free)
    return free - 1
  }

  /// Makes a jump come out at the next step.
  mutating func land(_ jump: Int) {
    steps[jump].target = Int32(steps.count)
    barrier = steps.count
  }

  /// The step of a stop, with its reason.
  mutating func emitStop(_ kind: StopKind, _ reason: String, _ place: Span) {
    tables.stops.append((kind, reason))
    emit(Step(code: .stop, right: Int32(tables.stops.count - 1)), at: place)
  }

  mutating func number(of variable: VariableSymbol) -> Int32 {
    if let known = variableNumbers[variable] { return known }
    tables.variables.append(variable)
    variableNumbers[variable] = Int32(tables.variables.count - 1)
    return Int32(tables.variables.count - 1)
  }

  mutating func number(of scalar: Scalar?) -> Int32 {
    if let known = tables.scalars.firstIndex(of: scalar) { return Int32(known) }
    tables.scalars.append(scalar)
    return Int32(tables.scalars.count - 1)
  }

  /// Notes that the statement at hand makes records, which are let go of at its end.
  mutating func noteRecord() { usesRecords = true }

  // MARK: Instructions

  /// Lays out a stretch of instructions.
  private mutating func layOut(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let instruction = code.instructions[index]
      positions[index] = steps.count
      if isTarget[index] { barrier = steps.count }
      span = instruction.span
      branch = Int32(instruction.branch)
      if case .block(let end) = instruction.kind {
        // It is laid out where its value is wanted.
        index = end
        continue
      }
      let mark = free
      countStatement(isTarget: isTarget[index])
      layOut(instruction, at: index)
      free = mark
      if usesRecords, blockDepth == 0 {
        emit(Step(code: .dropRecords))
        usesRecords = false
      }
      index += 1
    }
  }

  /// Counts an instruction; a stretch that is always run as a whole is counted at its beginning.
  private mutating func countStatement(isTarget: Bool) {
    if let last = lastCount, last >= barrier, !isTarget, !keepsSites {
      steps[last].wide += 1
      return
    }
    lastCount = emit(
      Step(code: .count, bytes: blockDepth == 0 && hasBlocks ? 1 : 0, wide: 1))
    if hasBlocks { lastCount = nil }
  }

  /// Lays out the stretch of a statement expression.
  mutating func layOutBlock(_ range: CodeRange) {
    let outer = (span, branch)
    let (firstJump, firstSelection) = (jumps.count, tables.selections.count)
    blockDepth += 1
    layOut(range.start, range.end)
    // The end of the stretch is here for those inside; for others it is the instruction that comes next.
    let end = Self.encoded(steps.count)
    for index in firstJump..<jumps.count where jumps[index].instruction == range.end {
      jumps[index].instruction = end
    }
    for index in firstSelection..<tables.selections.count {
      tables.selections[index].redirect(from: range.end, to: end)
    }
    barrier = steps.count
    blockDepth -= 1
    (span, branch) = outer
  }

  /// A step's position where an instruction's number is expected.
  private static func encoded(_ position: Int) -> Int { -1 - position }

  /// Leaves a scope: cleanups are called, and the variables that are in memory die.
  mutating func leave(_ scope: Int) {
    if hasCleanups { emit(Step(code: .leave, right: Int32(scope))) }
    for slot in declared[scope, default: []] { emit(Step(code: .end, left: Int32(slot))) }
  }

  private mutating func layOut(_ instruction: Instruction, at index: Int) {
    switch instruction.kind {
    case .evaluate(let operation): compile(operation, isWanted: false)
    case .branch(let condition, let otherwise, let site):
      if isTracing { emit(Step(code: .beginCondition)) }
      let value = compile(condition)
      noteOperand(condition, value)
      jumps.append((emitBranch(value, site), otherwise))
      lastCount = nil
    case .jump(let target, let isExplicit):
      if hasCleanups {
        let scope =
          target < code.instructions.count && target >= 0
          ? code.instructions[target].scope : 0
        emit(Step(code: .leaveTo, right: Int32(scope), wide: UInt64(max(0, target))))
      }
      let step = emit(
        Step(code: isExplicit && instruction.branch >= 0 ? .jumpAway : .jump))
      jumps.append((step, target))
      lastCount = nil
    case .select(let operation, let cases, let otherwise, _):
      let value = compile(operation)
      tables.selections.append(
        Routine.Selection(cases: cases, otherwise: otherwise, isSorted: false))
      emit(Step(code: .select, left: value, right: Int32(tables.selections.count - 1)))
    case .computedJump(let operation):
      let value = compile(operation)
      emit(Step(code: .computedJump, left: value))
    case .declare(let slot, let steps): declare(slot, steps)
    case .declareVariable(let slot, let size):
      let bytes = compile(size)
      emit(Step(code: .unsetArray, left: Int32(slot), right: bytes))
    case .cleanup(let slot, let function):
      tables.cleanups.append(
        Routine.Cleanup(
          slot: slot, function: function, scope: instruction.scope, instruction: index))
      emit(Step(code: .cleanup, right: Int32(tables.cleanups.count - 1)))
    case .leave(let scope): leave(scope)
    case .return(let operation?):
      var value = compile(operation)
      if hasCleanups, value < Int32(code.locals.count) { value = copied(value) }
      emit(Step(code: .finish, left: value))
    case .return(nil): emit(Step(code: .finishVoid))
    case .stop(let kind, let reason): emitStop(kind, reason, instruction.span)
    case .block: break
    }
  }

  /// A branch on a value; on the comparison that was laid out last, both are one step.
  private mutating func emitBranch(_ value: Int32, _ site: Int) -> Int {
    if !isTracing, let last = steps.indices.last, last >= barrier, steps[last].target == value,
      spans[last] == span, let fused = steps[last].code.branching
    {
      steps[last].code = fused
      // The place that the right operand leaves free.
      if steps[last].bytes != 0 {
        steps[last].right = Int32(site)
      } else {
        steps[last].wide = UInt64(site)
      }
      return last
    }
    return emit(Step(code: .branch, left: value, right: Int32(site)))
  }

  // MARK: Jumps

  /// Gives all jumps their steps.
  private mutating func resolve() {
    let missing = lazyStop()
    func position(_ instruction: Int) -> Int {
      if instruction < 0 { return -1 - instruction }
      guard positions.indices.contains(instruction), positions[instruction] >= 0 else {
        return missing
      }
      return positions[instruction]
    }
    for (step, instruction) in jumps { steps[step].target = Int32(position(instruction)) }
    for index in tables.selections.indices {
      var selection = tables.selections[index]
      selection.otherwise = position(selection.otherwise)
      selection.cases = selection.cases.map { ($0.low, $0.high, position($0.target)) }
      let sorted = selection.cases.sorted { $0.low < $1.low }
      if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.high < $1.low }),
        sorted.allSatisfy({ $0.low <= $0.high })
      {
        selection.cases = sorted
        selection.isSorted = true
      }
      tables.selections[index] = selection
    }
    tables.labels = code.labels.map { target in
      guard code.instructions.indices.contains(target) else { return (-1, 0, 0) }
      return (positions[target], target, code.instructions[target].scope)
    }
  }

  /// A step for jumps that lead nowhere.
  private mutating func lazyStop() -> Int {
    span = code.instructions.last?.span ?? .none
    let position = steps.count
    emitStop(.invalid, "a jump leads to a label that is not there", span)
    return position
  }
}

extension Instruction {
  /// The variable whose life it begins.
  fileprivate var declaredSlot: Int? {
    switch kind {
    case .declare(let slot, _), .declareVariable(let slot, _): slot
    default: nil
    }
  }
}

extension FunctionCode {
  /// Which instructions are jumped to, and so may be run without those before them.
  fileprivate var targets: [Bool] {
    var isTarget = Array(repeating: false, count: instructions.count)
    func mark(_ target: Int) {
      if isTarget.indices.contains(target) { isTarget[target] = true }
    }
    for target in labels { mark(target) }
    for instruction in instructions {
      switch instruction.kind {
      case .jump(let target, _), .block(let target): mark(target)
      case .branch(_, let otherwise, _): mark(otherwise)
      case .select(_, let cases, let otherwise, _):
        for one in cases { mark(one.target) }
        mark(otherwise)
      default: break
      }
    }
    return isTarget
  }
}
