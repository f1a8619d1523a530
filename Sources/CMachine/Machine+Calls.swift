// Calls from code: who is called, with what, and what comes back.

import CProgram
import CSyntax

extension Machine {
  // MARK: From outside

  /// Calls a function and returns its value.
  ///
  /// - Parameters:
  ///   - callable: The function.
  ///   - arguments: Values already of the parameters' types.
  /// - Throws: The ``Stop`` that ended the run.
  public func call(_ callable: Callable, _ arguments: [Value]) throws(Stop) -> Value {
    var (types, result): ([CType], CType) = ([], .int)
    if case .source(let symbol) = callable {
      (types, result) = (symbol.functionType.parameters, symbol.functionType.result)
    }
    do throws(Stop) {
      return try call(
        callable, arguments, types: types, result: result, span: current?.span ?? .none)
    } catch {
      throw located(error)
    }
  }

  func call(
    _ callable: Callable, _ arguments: [Value], types: [CType], result: CType, span: Span
  ) throws(Stop) -> Value {
    try count(span)
    switch callee(callable) {
    case .routine(let routine):
      let frame = try enter(routine, arguments, span)
      return try run(frame)
    case .model(let model, let name):
      return try runModel(model, name, arguments, types, result, span)
    case .nothing(let name): return try guess(name, arguments, types, result, span)
    }
  }

  /// Runs a call that was just entered, and takes up messages whose arguments could not be computed.
  private func run(_ frame: Frame) throws(Stop) -> Value {
    let bottom = depth
    while true {
      do throws(Stop) {
        return try execute(bottom)
      } catch {
        let stop = located(error)
        guard stop.kind == .unsupported || stop.kind == .invalid,
          let catcher = (bottom - 1..<depth).last(where: { !pool[$0].messages.isEmpty }),
          let message = pool[catcher].messages.popLast()
        else {
          while depth >= bottom { leave(pool[depth - 1]) }
          throw stop
        }
        while depth - 1 > catcher { leave(pool[depth - 1]) }
        set(message.register, unknown("a message's argument"), pool[catcher])
        pool[catcher].position = message.position - 1
      }
    }
  }

  // MARK: From steps

  /// Makes a call of a function that needs nothing but registers; nil, and nothing done, for any other.
  @inline(__always)
  func quickCall(_ step: Step, _ frame: Frame) -> Frame? {
    let site = frame.routine.tables.calls[Int(step.right)]
    let base = frame.base + frame.routine.registerCount
    guard let routine = site.quick, depth < min(limits.callDepth, pool.count),
      base + routine.registerCount <= Self.registerLimit
    else { return nil }
    let arguments = stack + (frame.base + Int(step.left))
    for (index, parameter) in routine.parameters.enumerated() {
      guard parameter.takes(arguments[index]) else { return nil }
    }
    counter.pointee += 1
    let called = pool[depth]
    depth += 1
    begin(called, routine, base)
    let registers = stack + base
    for (index, parameter) in routine.parameters.enumerated() {
      var value = arguments[index]
      if case .integer(let bits) = value.payload { value.payload = .integer(parameter.wrap(bits)) }
      registers[index] = value
    }
    for index in routine.parameters.count..<routine.localCount {
      registers[index] = Value(.unset)
    }
    for index in routine.localCount..<routine.fixedCount { registers[index] = .integer(0) }
    called.site = site
    called.target = step.target
    return called
  }

  /// Makes a call: the frame to go on in if it is one from source, else nil and the value is in its register.
  func call(_ step: Step, _ frame: Frame) throws(Stop) -> Frame? {
    let site = frame.routine.tables.calls[Int(step.right)]
    counter.pointee += 1
    let callee: Callee
    if let known = site.callee {
      callee = known
    } else if let name = site.name {
      callee = self.callee(name)
      site.callee = callee
      if case .routine(let routine) = callee, routine.isSimple, !isRecording,
        routine.parameters.count == site.node.arguments.count
      {
        site.quick = routine
      }
    } else if case .function(let number) = stack[frame.base + Int(step.wide)].payload {
      callee = self.callee(number)
    } else {
      throw Stop(.invalid, "a value that is no function is called", span: frame.span)
    }
    let first = frame.base + Int(step.left)
    let count = site.node.arguments.count
    if case .routine(let routine) = callee {
      let called = try enter(routine, stack + first, count, site.node.span)
      called.site = site
      called.target = step.target
      return called
    }
    let arguments = Array(UnsafeBufferPointer(start: stack + first, count: count))
    let value: Value
    switch callee {
    case .model(let model, let name):
      value = try runModel(
        model, name, arguments, site.node.argumentTypes, site.node.result, site.node.span)
    case .nothing(let name):
      value = try guess(
        name, arguments, site.node.argumentTypes, site.node.result, site.node.span)
    case .routine: value = Value(.void)
    }
    set(step.target, deliver(value, site, frame), frame)
    return nil
  }

  /// The value of a call as its caller sees it.
  func deliver(_ value: Value, _ site: CallSite?, _ frame: Frame) -> Value {
    guard let site, let scalar = site.node.resultScalar else { return value }
    var value = value
    if case .void = value.payload {
      // A function that ends without a value, or a model that gives none.
      let name = site.name?.name.spelling ?? program.source(of: site.node.span)
      value = unknown("the value of \(name)(), which returned none", scalar, site.node.result)
    } else {
      value = convert(value, nil, scalar)
      if oracle != nil, scalar.kind == .pointer { noteWay(to: value, site, frame) }
    }
    if keepsSites, value.site == 0, case .integer = value.payload {
      value.site = newSite(site.node.span, frame, frame.branch)
    }
    return value
  }

  private func enter(
    _ routine: Routine, _ arguments: [Value], _ span: Span
  ) throws(Stop) -> Frame {
    var values = arguments
    return try values.withUnsafeMutableBufferPointer { buffer throws(Stop) in
      try enter(routine, buffer.baseAddress, buffer.count, span)
    }
  }

  /// A frame in which the parameters have their values.
  private func enter(
    _ routine: Routine, _ arguments: UnsafeMutablePointer<Value>?, _ count: Int, _ span: Span
  ) throws(Stop) -> Frame {
    let parameters = routine.parameters
    guard count >= parameters.count else {
      throw Stop(
        .fault(.badCall),
        "\(routine.code.symbol.name.spelling)() takes \(parameters.count) arguments and was given "
          + "\(count)", span: span)
    }
    if !routine.wasEntered { noteEntered(routine) }
    if isTracing {
      noteCall(
        routine.code, Array(UnsafeBufferPointer(start: arguments, count: count)), span)
    }
    let frame = try push(routine, span)
    let registers = stack + frame.base
    // What the registers hold is the last call's that lay here.
    for index in 0..<routine.code.locals.count { registers[index] = Value(.unset) }
    for index in 0..<routine.code.branches.count {
      registers[routine.code.locals.count + index] = .integer(0)
    }
    guard let arguments else { return frame }
    do throws(Stop) {
      for index in 0..<parameters.count {
        try bind(arguments[index], to: index, parameters[index], frame)
      }
    } catch {
      leave(frame)
      throw error
    }
    if count > parameters.count {
      frame.extra = Array(
        UnsafeBufferPointer(start: arguments + parameters.count, count: count - parameters.count))
    }
    return frame
  }

  private func bind(
    _ value: Value, to index: Int, _ parameter: Routine.Parameter, _ frame: Frame
  ) throws(Stop) {
    if let scalar = parameter.scalar {
      // Without a prototype in reach the argument was only promoted (C11 6.5.2.2p6).
      let converted = convert(value, nil, scalar)
      guard frame.routine.isInMemory[index] else {
        stack[frame.base + index] = converted
        return
      }
      try store(converted, at: try place(index, frame), bytes: scalar.bytes)
      return
    }
    let place = try place(index, frame)
    let size = frame.code.locals[index].size
    if case .record(let number) = value.payload, isRecord(number, of: size) {
      put(records[Int(number)], at: place)
    } else if size > 0 {
      // An argument for a transparent union is the value of one of its members.
      try store(value, at: place, bytes: min(8, size))
    }
  }

  private func noteEntered(_ routine: Routine) {
    routine.wasEntered = true
    guard let definition = routine.code.symbol.definition else { return }
    let place = program.place(of: definition.declarator.nameSpan)
    functionsRun.append(
      RunFunction(
        name: routine.code.symbol.name.spelling, path: place.path, line: place.line,
        code: routine.code))
  }

  // MARK: Callees

  /// What a call of a function comes to: its model, its source, else nothing.
  private func callee(_ callable: Callable) -> Callee {
    if let model = environment.model(of: callable.name), model.isOfScenario || !callable.isPrivate {
      return .model(model, callable.name)
    }
    if case .source(let symbol) = callable, let code = definition(of: symbol).code,
      !environment.isCutOff(symbol)
    {
      return .routine(routine(of: code))
    }
    if let model = environment.fallback(for: callable.name) {
      return .model(model, callable.name)
    }
    return .nothing(callable.name)
  }

  private func callee(_ number: FunctionNumber) -> Callee {
    if let known = callees[number] { return known }
    let found = callee(callables[Int(number)])
    callees[number] = found
    return found
  }

  private func routine(of code: FunctionCode) -> Routine {
    let key = ObjectIdentifier(code)
    if let known = routines[key] { return known }
    var builder = RoutineBuilder(
      code, program: program, isTracing: isTracing, keepsSites: keepsSites)
    let routine = builder.routine()
    routines[key] = routine
    return routine
  }

  /// The definition of a function, looked for beyond its unit if it is only declared there.
  func definition(of symbol: FunctionSymbol) -> FunctionSymbol {
    if symbol.definition != nil, !symbol.isWeak { return symbol }
    if let known = canonical[symbol] { return known }
    let found =
      program.linkedFunction(symbol.name)
      ?? (symbol.definition == nil && !symbol.isStatic ? program.external(symbol) : symbol)
    canonical[symbol] = found
    return found
  }

  /// The number of a function, which stands for it in values.
  func number(of callable: Callable) -> FunctionNumber {
    if let known = callableNumbers[callable] { return known }
    callables.append(callable)
    let number = FunctionNumber(callables.count - 1)
    callableNumbers[callable] = number
    return number
  }

  /// The function that a number stands for.
  public func callable(_ number: FunctionNumber) -> Callable { callables[Int(number)] }

  /// The function a pointer points to.
  func target(_ value: Value, _ span: Span) throws(Stop) -> Callable {
    let text = program.source(of: span)
    switch value.payload {
    case .function(let number): return callables[Int(number)]
    case .integer(let bits):
      if let number = functionsByAddress[bits] { return callables[Int(number)] }
      if let name = bookedFunction(at: bits) { return .model(name) }
      let reason =
        bits == 0
        ? "NULL is called through '\(text)'"
        : "the address 0x\(String(bits, radix: 16)) is called through '\(text)' and is no function"
      throw Stop(.fault(bits == 0 ? .nullDereference : .badCall), reason, span: span)
    case .pointer(let pointer):
      throw Stop(
        .fault(.badCall), "\(describe(pointer)) is called through '\(text)' and is no function",
        span: span)
    case .unknown(let unknown):
      if let callable = try function(behind: unknown, span) { return callable }
      throw Stop(
        .unsupported,
        "the call through '\(text)' depends on \(name(of: unknown)), which is not known",
        span: span)
    case .void, .record, .floating, .wide, .unset:
      throw Stop(.invalid, "a value that is no function is called", span: span)
    }
  }

  // MARK: Models

  private func runModel(
    _ model: Model, _ name: Name, _ arguments: [Value], _ types: [CType], _ result: CType,
    _ span: Span
  ) throws(Stop) -> Value {
    assume(.model, name.spelling, model.note)
    let arguments = resolved(arguments, types)
    let call = ModelCall(
      name: name, arguments: arguments, argumentTypes: types, result: result, span: span)
    var value = try model.run(self, call)
    // What a model does not know is a value like any other where paths are followed.
    if oracle != nil, case .unknown(let unknown) = value.payload, terms[unknown.number] == nil,
      program.scalar(result) != nil
    {
      value = unknownResult(result, "\(name.spelling)()", .result(of: name.spelling))
    }
    if isTracing {
      let shown = arguments.enumerated().map { index, argument in
        describe(argument, isPointer: index < types.count && types[index].isPointer)
      }.joined(separator: ", ")
      let given = describe(value, isPointer: result.isPointer)
      let outcome = if case .void = value.payload { "" } else { " = \(given)" }
      note(.model, span, "\(name.spelling)(\(shown))\(outcome)")
    }
    return value
  }

  /// Arguments of which those that were computed from an address lead to its object again.
  private func resolved(_ arguments: [Value], _ types: [CType]) -> [Value] {
    var resolved = arguments
    for (index, type) in zip(arguments.indices, types) where type.isPointer {
      if let bits = arguments[index].number, bits != 0,
        let pointer = memory.pointer(at: UInt64(bitPattern: bits))
      {
        resolved[index].payload = .pointer(pointer)
      }
    }
    return resolved
  }

  /// What a function that nobody can run may have done.
  private func guess(
    _ name: Name, _ arguments: [Value], _ types: [CType], _ result: CType, _ span: Span
  ) throws(Stop) -> Value {
    assume(
      .unknown, name.spelling,
      "no source or model: its result is unknown, and it is taken to change nothing but local "
        + "variables it gets the address of")
    // Two runs have the same unknown values of a call only if it was given the same.
    let state = oracle?.notesCalls == true ? stateOfCall(arguments) : nil
    givingCall = state
    defer { givingCall = nil }
    try forgetLocals(givenTo: name, arguments, types)
    let value = unknownResult(
      result, oracle == nil ? "the result of \(name.spelling)()" : "\(name.spelling)()",
      .result(of: name.spelling))
    if let state, case .unknown(let unknown) = value.payload, let term = terms[unknown.number] {
      oracle?.note(state, ofCallFor: term)
    }
    note(.model, span, "\(name.spelling)() has no source or model; its result is unknown")
    return value
  }

  // MARK: Static initialisers

  /// The value of an operation of a static initialiser.
  func evaluateStatic(_ operation: Operation) throws(Stop) -> Value {
    if case .constant(let bits) = operation { return Value(.integer(bits)) }
    let routine = RoutineBuilder.routine(of: operation, in: initialCode, program: program)
    return try run(try push(routine, .none))
  }
}
