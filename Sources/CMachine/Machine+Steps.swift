// The steps that are not done on the spot: operands that are no plain numbers, memory that must be looked at
// closely, and what is rare.

import CProgram
import CSyntax

extension Machine {
  // MARK: Operands

  func operand(_ register: Int32, _ frame: Frame) throws(Stop) -> Value {
    let value = stack[frame.base + Int(register)]
    if case .unset = value.payload { throw unsetRead(register, frame) }
    return value
  }

  /// The right operand of an operator, which may be a constant.
  private func right(_ step: Step, _ frame: Frame) throws(Stop) -> Value {
    step.bytes != 0 ? Value(.integer(step.wide)) : try operand(step.right, frame)
  }

  func set(_ register: Int32, _ value: Value, _ frame: Frame) {
    stack[frame.base + Int(register)] = value
  }

  func unsetRead(_ register: Int32, _ frame: Frame) -> Stop {
    let locals = frame.code.locals
    guard Int(register) < locals.count else {
      return Stop(.invalid, "a value is missing here", span: frame.span)
    }
    let local = locals[Int(register)]
    return Stop(
      .fault(.uninitialisedRead),
      "the variable '\(local.name.spelling)' is read before it is written", span: frame.span,
      related: local.span == .none ? [] : [.init(what: "allocated here", span: local.span)])
  }

  private func scalar(_ number: Int32, _ frame: Frame) -> Scalar? {
    frame.routine.tables.scalars[Int(number)]
  }

  // MARK: Values

  @inline(never)
  func convert(_ step: Step, _ frame: Frame) throws(Stop) {
    let value = try operand(step.left, frame)
    guard let to = scalar(step.right, frame) else { return }
    set(step.target, convert(value, scalar(Int32(step.wide), frame), to), frame)
  }

  @inline(never)
  func slow(_ step: Step, _ frame: Frame) throws(Stop) {
    switch step.code {
    case .add, .subtract, .multiply, .divide, .remainder, .bitAnd, .bitOr, .bitXor, .shiftLeft,
      .shiftRight:
      let (left, right) = (try operand(step.left, frame), try right(step, frame))
      let scalar = Scalar(bits: 64 - Int(step.shift), isSigned: step.isSigned)
      guard let operation = step.code.operation else { return }
      if step.bytes == 0, operation == .divide || operation == .remainder {
        try checkQuotient(left, right, scalar, frame.span)
      }
      set(step.target, try compute(operation, left, right, scalar, frame.span), frame)
    case .less, .greater, .lessEqual, .greaterEqual, .equal, .notEqual:
      let (left, right) = (try operand(step.left, frame), try right(step, frame))
      guard let operation = step.code.operation else { return }
      let value = try compare(operation, left, right, isSigned: step.isSigned, frame.span)
      set(step.target, value, frame)
    case .tracedCompare:
      let (left, right) = (try operand(step.left, frame), try right(step, frame))
      let operation = BinaryOperator(number: step.shift)
      let value = try compare(operation, left, right, isSigned: step.isSigned, frame.span)
      set(step.target, value, frame)
    case .wide:
      let (left, right) = (try operand(step.left, frame), try operand(step.right, frame))
      let scalar = Scalar(bits: 128, isSigned: step.isSigned)
      guard let operation = Step.Code(rawValue: step.shift)?.operation else { return }
      set(step.target, try compute(operation, left, right, scalar, frame.span), frame)
    case .convert, .boolean, .widen: try convert(step, frame)
    case .decided:
      let holds = try truth(operand(step.left, frame), frame.span)
      set(step.target, .integer(holds ? 1 : 0), frame)
    case .truth, .not: try question(step, frame)
    case .negate, .complement:
      let value = try operand(step.left, frame)
      let isNegation = step.code == .negate
      let scalar = Scalar(bits: 64 - Int(step.shift), isSigned: step.isSigned)
      if case .unknown(let unknown) = value.payload,
        let made = complementTerm(unknown, isNegation: isNegation, scalar, frame.span)
      {
        return set(step.target, made, frame)
      }
      if let unknown = propagated(value, isNegation ? "-" : "~") {
        set(step.target, unknown, frame)
      } else if case .wide(let number) = value.payload {
        let bits = isNegation ? 0 &- number.unsigned : ~number.unsigned
        set(step.target, Value(.wide(Wide(bits))), frame)
      } else {
        let bits = UInt64(bitPattern: try number(value, for: frame.span))
        set(step.target, Value(.integer(step.wrap(isNegation ? 0 &- bits : ~bits))), frame)
      }
    case .offset:
      let (base, count) = (try operand(step.left, frame), try operand(step.right, frame))
      let stride = Int(Int64(bitPattern: step.wide))
      set(step.target, try move(base, count, stride, step.isSigned, frame.span), frame)
    case .distance:
      let (a, b) = (try operand(step.left, frame), try operand(step.right, frame))
      let scalar = Scalar(bits: 64 - Int(step.shift), isSigned: step.isSigned)
      let stride = Int(Int64(bitPattern: step.wide))
      set(step.target, try distance(a, b, stride, scalar, frame.span), frame)
    case .value:
      switch frame.routine.tables.values[Int(step.right)] {
      case .void: set(step.target, Value(.void), frame)
      case .floating(let text):
        floats.append(text)
        set(step.target, Value(.floating(Int32(floats.count - 1))), frame)
      }
    case .function:
      let symbol = frame.routine.tables.functions[Int(step.right)]
      set(step.target, value(of: symbol), frame)
    case .addOffset:
      let value = try operand(step.left, frame)
      set(step.target, displaced(value, Int(Int64(bitPattern: step.wide))), frame)
    default: try rare(step, frame)
    }
  }

  /// A quotient that does not fit is a divide error of x86's instruction; other architectures wrap around.
  ///
  /// gcc makes a negation of a division by a constant, and a call of one that is wider than a register.
  private func checkQuotient(
    _ left: Value, _ right: Value, _ scalar: Scalar, _ span: Span
  ) throws(Stop) {
    let architecture = program.target.architecture
    guard architecture.name == "x86", scalar.isSigned, scalar.bits <= architecture.pointerSize * 8
    else { return }
    if left.isUnknown || right.isUnknown {
      guard try isOverflow(left, right, scalar, span) else { return }
    } else if right.number != -1 || left.number != Int64.min >> Int64(64 - scalar.bits) {
      return
    }
    throw Stop(
      .fault(.divisionByZero), "a quotient that does not fit is a divide error as well", span: span)
  }

  /// `!a` and `a != 0`; of what nobody knows, the question.
  private func question(_ step: Step, _ frame: Frame) throws(Stop) {
    let value = try operand(step.left, frame)
    let isNegated = step.code == .not
    if case .unknown(let unknown) = value.payload {
      if let made = negatedTerm(unknown, isNegated: isNegated, frame.span) {
        return set(step.target, made, frame)
      }
      let text = Self.question(name(of: unknown), isNegated: isNegated)
      set(step.target, self.unknown(text), frame)
    } else {
      let holds = try truth(value, frame.span)
      set(step.target, .integer(holds != isNegated ? 1 : 0), frame)
    }
  }

  /// The name of a truth value; `!!x`, of which `unlikely()` is full, asks the same as `x`.
  private static func question(_ name: String, isNegated: Bool) -> String {
    guard name.hasPrefix("whether ") else {
      return "whether \(name) is \(isNegated ? "" : "not ")zero"
    }
    guard isNegated else { return name }
    if name.hasSuffix(" is not zero") { return name.dropLast(" is not zero".count) + " is zero" }
    if name.hasSuffix(" is zero") { return name.dropLast(" is zero".count) + " is not zero" }
    return "whether not: \(name)"
  }

  private func rare(_ step: Step, _ frame: Frame) throws(Stop) {
    let tables = frame.routine.tables
    switch step.code {
    case .born, .bornOfChoice, .bornAsArgument: bear(step, frame)
    case .unknownArgument: set(step.target, unknown("a message's argument"), frame)
    case .end:
      let place = frame.base + Int(step.left)
      if case .pointer(let pointer) = stack[place].payload {
        memory.kill(pointer.object, at: frame.span)
        stack[place] = Value(.unset)
      }
    case .unset:
      try forget(Int(step.left), frame)
    case .unsetArray:
      let size = try number(operand(step.right, frame), for: frame.span)
      try forget(Int(step.left), frame, size: Int(clamping: max(0, size)))
    case .variableAddress:
      let pointer = try pointer(of: tables.variables[Int(step.right)])
      set(step.target, Value(.pointer(pointer)), frame)
    case .stringAddress:
      let pointer = try pointer(of: tables.strings[Int(step.right)])
      set(step.target, Value(.pointer(pointer)), frame)
    case .temporary:
      let value = try operand(step.left, frame)
      let size = Int(step.wide)
      let place = try memory.allocate(
        "<temporary>", size: size, kind: .automatic, rest: .uninitialised, span: frame.span)
      frame.temporaries.append(place.object)
      try storeRecord(value, at: place, size: size, frame.span)
      set(step.target, Value(.pointer(place)), frame)
    case .literal:
      // Reached again, it is the same object (C11 6.5.2.5p16).
      let place = try place(Int(step.left), frame)
      memory[place.object].contents.zero(0..<Int(step.wide))
      set(step.target, Value(.pointer(place)), frame)
    case .loadBits, .storeBits, .loadRecord, .storeRecord, .zero, .writeBytes:
      try accessPart(step, tables, frame)
    case .callable:
      let callable = try target(operand(step.left, frame), frame.span)
      set(step.target, Value(.function(number(of: callable))), frame)
    case .seen: see(try operand(step.left, frame), as: tables.types[Int(step.right)])
    case .noteOperand:
      let value = try operand(step.left, frame)
      frame.operands?.append(
        "\(tables.texts[Int(step.right)]) = \(describe(value, isPointer: !step.isSigned))")
    case .cleanup: frame.cleanups.append(tables.cleanups[Int(step.right)])
    case .intrinsic:
      let (intrinsic, count, scalar) = tables.intrinsics[Int(step.right)]
      var values: [Value] = []
      for index in 0..<Int32(count) { values.append(try operand(step.left + index, frame)) }
      set(step.target, try evaluate(intrinsic, values, scalar, frame), frame)
    case .variableArgument:
      let list = try pointer(step, frame)
      let (scalar, size) = tables.arguments[Int(step.right)]
      set(step.target, try nextArgument(list, scalar, size, frame.span), frame)
    case .stop:
      let (kind, reason) = tables.stops[Int(step.right)]
      throw Stop(kind == .invalid ? .invalid : .unsupported, reason, span: frame.span)
    default: throw Stop(.unsupported, "a step that is not known", span: frame.span)
    }
  }

  // MARK: Memory

  /// The pointer that a step accesses memory through, its distance added.
  func pointer(_ step: Step, _ frame: Frame) throws(Stop) -> Pointer {
    let value = try operand(step.left, frame)
    return try pointer(value, Int(Int64(bitPattern: step.wide)), frame.span)
  }

  @inline(never)
  func load(_ step: Step, _ frame: Frame) throws(Stop) {
    let pointer = try pointer(step, frame)
    guard let scalar = scalar(step.right, frame) else { return }
    noteView(pointer, step, frame)
    set(step.target, try load(pointer, scalar, frame.span), frame)
  }

  @inline(never)
  func store(_ step: Step, _ frame: Frame) throws(Stop) {
    let value = try operand(step.right, frame)
    let pointer = try pointer(step, frame)
    try store(value, at: pointer, bytes: Int(step.bytes))
    if isTracing, step.code == .store { noteWrite(pointer, value, frame.span) }
  }

  /// Bit-fields, records, and pieces of initialisers.
  private func accessPart(
    _ step: Step, _ tables: Routine.Tables, _ frame: Frame
  ) throws(Stop) {
    switch step.code {
    case .loadBits:
      let (field, scalar) = tables.fields[Int(step.right)]
      let place = try pointer(step, frame)
      noteView(place, step, frame)
      set(step.target, try loadBits(place, field, scalar, frame.span), frame)
    case .storeBits:
      let (field, scalar) = tables.fields[Int(step.right)]
      let value = try operand(step.target, frame)
      try storeBits(value, at: try pointer(step, frame), field, scalar, frame.span)
    case .loadRecord:
      let place = try pointer(step, frame)
      set(step.target, try loadRecord(place, Int(step.right), frame.span), frame)
    case .storeRecord:
      let value = try operand(step.right, frame)
      let place = try pointer(step, frame)
      try storeRecord(value, at: place, size: Int(step.target), frame.span)
    case .zero:
      let place = try pointer(try operand(step.left, frame), 0, frame.span)
      let size = Int(step.wide)
      try check(place, size, isWrite: true, frame.span)
      charge(size)
      memory[place.object].contents.zero(place.offset..<(place.offset + size))
    default:
      let bytes = tables.bytes[Int(step.right)]
      let place = try pointer(step, frame)
      try check(place, bytes.count, isWrite: true, frame.span)
      memory[place.object].contents.write(bytes: bytes, at: place.offset)
    }
  }

  /// The object of a variable that is in memory, made when it is first used.
  func place(_ slot: Int, _ frame: Frame, size: Int? = nil) throws(Stop) -> Pointer {
    if case .pointer(let pointer) = stack[frame.base + slot].payload { return pointer }
    let local = frame.code.locals[slot]
    let size = size ?? local.size
    charge(size)
    let pointer = try memory.allocate(
      local.name == Name("<literal>") ? "<compound literal>" : local.name.spelling,
      size: size, kind: .automatic, rest: .uninitialised, type: local.type,
      alignment: local.alignment,
      span: local.span == .none ? frame.span : local.span)
    stack[frame.base + slot] = Value(.pointer(pointer))
    return pointer
  }

  /// Begins the life of a variable anew.
  private func forget(_ slot: Int, _ frame: Frame, size: Int? = nil) throws(Stop) {
    if frame.routine.isInMemory[slot], case .pointer(let old) = stack[frame.base + slot].payload {
      memory.kill(old.object, at: frame.span)
    }
    stack[frame.base + slot] = Value(.unset)
    if frame.routine.isInMemory[slot] { _ = try place(slot, frame, size: size) }
  }
}
