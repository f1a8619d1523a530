// How to read this file: the machine holds the memory, the frames and the record of a run. `call` enters
// a function; Machine+Run walks its instructions, Machine+Evaluate its operations, Machine+Access the
// memory behind them.

public import CProgram
public import CSyntax

/// Runs functions of a program on abstract memory.
///
/// A class because models call back into it and what they do must be seen by the caller.
public final class Machine {
  /// The program.
  public let program: Program
  /// What functions outside the program mean.
  public let environment: any Environment
  /// How much the run may use.
  public let limits: Limits
  /// The memory.
  public internal(set) var memory: Memory

  /// The instructions and calls so far.
  public internal(set) var steps = 0
  /// Warnings raised so far.
  public internal(set) var warnings: [RaisedWarning] = []
  /// Everything relied upon, in the order it was first needed.
  public private(set) var assumptions: [AssumedFact] = []
  /// The trace, empty unless it is kept.
  public internal(set) var trace: [TraceEvent] = []
  /// Whether a trace is kept.
  public let isTracing: Bool
  /// Functions run from source, in the order first entered.
  public private(set) var functionsRun: [RunFunction] = []

  var frames: [Frame] = []
  var sites: [ValueSite] = []
  var unknownNames: [String] = []
  var sharedObjects: [String: Pointer] = [:]
  var statics: [VariableSymbol: ObjectNumber] = [:]
  var strings: [ObjectIdentifier: ObjectNumber] = [:]
  var functionAddresses: [Callable: UInt64] = [:]
  var callablesByAddress: [UInt64: Callable] = [:]
  var canonical: [FunctionSymbol: FunctionSymbol] = [:]
  var comparisons: [String]?
  var conversions: [Conversion: Unknown] = [:]
  var depth = 0
  /// Literals that have objects, kept so that their identities stay theirs.
  var literals: [StringLiteral] = []
  var argumentSets: [[Value]] = []
  /// The frame in which static initialisers are evaluated.
  lazy var initialFrame = Frame(
    code: FunctionCode.initialiser(program), serial: 0, span: .none)
  private var frameSerial = 0
  private let deadline: ContinuousClock.Instant?
  private var assumed: Set<AssumedFact> = []
  private var ran: Set<FunctionSymbol> = []

  /// Expressions and calls nest no deeper than this, whatever the limits: the stack is finite.
  static let depthLimit = 6_000
  static let traceLimit = 20_000

  /// Makes a machine with empty memory.
  public init(
    program: Program, environment: any Environment, limits: Limits = Limits(),
    isTracing: Bool = false
  ) {
    self.program = program
    self.environment = environment
    self.limits = limits
    self.isTracing = isTracing
    deadline = limits.time.map { ContinuousClock.now + $0 }
    memory = Memory(
      pointerSize: program.target.architecture.pointerSize, byteLimit: limits.memory)
  }

  /// A call in progress.
  final class Frame {
    let code: FunctionCode
    let serial: Int
    var locals: [Local]
    var cleanups: [(slot: Int, function: FunctionSymbol, scope: Int)] = []
    var extra: [Value] = []
    /// How each condition was last decided.
    var outcomes: [Bool]
    var lastBranch = -1
    /// The condition around the instruction that runs.
    var branch = -1
    /// The condition under which control left by `goto` or `break`, and when.
    var arrivedBy = -1
    var arrivedStep = 0
    /// The value of a `return` inside a statement expression.
    var returned = Value(.void)
    var span: Span

    init(code: FunctionCode, serial: Int, span: Span) {
      self.code = code
      self.serial = serial
      self.span = span
      locals = Array(repeating: .unset, count: code.locals.count)
      outcomes = Array(repeating: false, count: code.branches.count)
    }
  }

  /// Where a variable of a function is: in no memory until its address is taken.
  enum Local {
    case unset
    case register(Value)
    case memory(ObjectNumber)
  }

  // MARK: Calling

  /// Calls a function and returns its value.
  ///
  /// - Parameters:
  ///   - callable: The function.
  ///   - arguments: Values already of the parameters' types.
  /// - Throws: The ``Stop`` that ended the run.
  public func call(_ callable: Callable, _ arguments: [Value]) throws(Stop) -> Value {
    let span = frames.last?.span ?? .none
    let types = parameterTypes(callable)
    do throws(Unwind) {
      return try call(
        callable, arguments, types: types, result: resultType(callable), span: span)
    } catch {
      switch error {
      case .stop(let stop): throw located(stop)
      case .jump, .returned: throw Stop(.invalid, "a jump leads out of the function")
      }
    }
  }

  private func parameterTypes(_ callable: Callable) -> [CType] {
    if case .source(let symbol) = callable { return symbol.functionType.parameters }
    return []
  }

  func resultType(_ callable: Callable) -> CType {
    if case .source(let symbol) = callable { return symbol.functionType.result }
    return .int
  }

  func call(
    _ callable: Callable, _ arguments: [Value], types: [CType], result: CType, span: Span
  ) throws(Unwind) -> Value {
    try count(span)
    if let model = environment.model(of: callable.name),
      model.isOfScenario || !callable.isPrivate
    {
      return try runModel(model, callable.name, arguments, types, result, span)
    }
    if case .source(let symbol) = callable {
      let target = definition(of: symbol)
      if let code = target.code { return try enter(code, arguments, span) }
    }
    if let model = environment.fallback(for: callable.name) {
      return try runModel(model, callable.name, arguments, types, result, span)
    }
    assume(
      .unknown, callable.name.spelling,
      "no source or model: its result is unknown, and it is taken to change nothing but local "
        + "variables it gets the address of")
    try escape(arguments, types, callable.name)
    let value = unknownResult(result, "the result of \(callable.name.spelling)()")
    note(.model, span, "\(callable.name.spelling)() has no source or model; its result is unknown")
    return value
  }

  private func runModel(
    _ model: Model, _ name: Name, _ arguments: [Value], _ types: [CType], _ result: CType,
    _ span: Span
  ) throws(Unwind) -> Value {
    assume(.model, name.spelling, model.note)
    let saved = frames.last?.span
    frames.last?.span = span
    defer { if let saved { frames.last?.span = saved } }
    let call = ModelCall(
      name: name, arguments: arguments, argumentTypes: types, result: result, span: span)
    do {
      let value = try model.run(self, call)
      if isTracing {
        let shown = arguments.map { describe($0) }.joined(separator: ", ")
        let outcome = if case .void = value.payload { "" } else { " = \(describe(value))" }
        note(.model, span, "\(name.spelling)(\(shown))\(outcome)")
      }
      return value
    } catch {
      throw .stop(error)
    }
  }

  private func enter(
    _ code: FunctionCode, _ arguments: [Value], _ span: Span
  ) throws(Unwind) -> Value {
    guard frames.count < limits.callDepth else {
      throw .stop(
        Stop(.exhausted, "calls nest deeper than \(limits.callDepth)", span: span))
    }
    guard arguments.count >= code.parameterCount else {
      throw .stop(
        Stop(
          .fault(.badCall),
          "\(code.symbol.name.spelling)() takes \(code.parameterCount) arguments and was given "
            + "\(arguments.count)", span: span))
    }
    frameSerial += 1
    let frame = Frame(code: code, serial: frameSerial, span: span)
    for index in 0..<code.parameterCount {
      try bind(arguments[index], to: index, in: frame)
    }
    frame.extra = Array(arguments.dropFirst(code.parameterCount))
    if ran.insert(code.symbol).inserted, let definition = code.symbol.definition {
      let place = program.place(of: definition.declarator.nameSpan)
      functionsRun.append(
        RunFunction(
          name: code.symbol.name.spelling, path: place.path, line: place.line, code: code))
    }
    if isTracing { noteCall(code, arguments, span) }
    frames.append(frame)
    depth += 1
    defer {
      depth -= 1
      frames.removeLast()
      for case .memory(let object) in frame.locals { memory.kill(object, at: nil) }
    }
    guard depth < Self.depthLimit else {
      throw .stop(Stop(.exhausted, "the run nests too deeply", span: span))
    }
    let value = try runFunction(frame)
    if isTracing {
      let shown = if case .void = value.payload { "" } else { " \(describe(value))" }
      note(.return, frame.span, "return\(shown)")
    }
    return value
  }

  private func bind(_ value: Value, to index: Int, in frame: Frame) throws(Unwind) {
    let local = frame.code.locals[index]
    if let scalar = local.scalar {
      // Without a prototype in reach the argument was only promoted (C11 6.5.2.2p6).
      frame.locals[index] = .register(convert(value, nil, scalar))
      return
    }
    let object = try memory.allocate(
      local.name.spelling, size: local.size, kind: .automatic, rest: .uninitialised,
      type: local.type)
    if case .record(let bytes) = value.payload, bytes.contents.size == local.size {
      put(bytes.contents, at: Pointer(object: object, offset: 0))
    } else if local.size > 0 {
      // An argument for a transparent union is the value of one of its members.
      try store(value, at: Pointer(object: object, offset: 0), bytes: min(8, local.size))
    }
    frame.locals[index] = .memory(object)
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

  // MARK: The record

  /// Notes an assumption, once.
  public func assume(_ kind: AssumedFact.Kind, _ name: String, _ note: String) {
    let fact = AssumedFact(kind: kind, name: name, note: note)
    if assumed.insert(fact).inserted { assumptions.append(fact) }
  }

  /// Raises a kernel warning; the run goes on.
  public func warn(_ text: String, at span: Span) {
    let function = frames.last?.code.symbol.name.spelling ?? ""
    warnings.append(RaisedWarning(function: function, span: span, text: text))
    note(.warning, span, text)
  }

  func note(_ kind: TraceEvent.Kind, _ span: Span, _ text: @autoclosure () -> String) {
    guard isTracing, trace.count < Self.traceLimit else { return }
    let function = frames.last?.code.symbol.name.spelling ?? ""
    trace.append(
      TraceEvent(
        depth: frames.count, kind: kind, function: function, span: span, text: text()))
  }

  private func noteCall(_ code: FunctionCode, _ arguments: [Value], _ span: Span) {
    let shown = arguments.enumerated().map { index, value in
      let name = index < code.locals.count ? "\(code.locals[index].name.spelling) = " : ""
      return name + describe(value)
    }
    note(.call, span, "\(code.symbol.name.spelling)(\(shown.joined(separator: ", ")))")
  }

  func count(_ span: Span) throws(Unwind) {
    steps += 1
    guard steps <= limits.steps else {
      throw .stop(
        Stop(.exhausted, "the run takes more than \(limits.steps) steps", span: span))
    }
    if steps & 0xFFFF == 0, let deadline, ContinuousClock.now > deadline {
      throw .stop(Stop(.exhausted, "the run takes longer than it may", span: span))
    }
  }

  /// A stop with the place the run was at, if it has none of its own.
  func located(_ stop: Stop) -> Stop {
    var stop = stop
    if stop.span == nil { stop.span = frames.last?.span }
    if stop.function == nil { stop.function = frames.last?.code.symbol.name.spelling }
    return stop
  }

  // MARK: Unknown values

  /// A value that nobody knows, with a name for messages.
  public func unknown(_ name: String) -> Value {
    unknownNames.append(name)
    return Value(.unknown(Unknown(number: Int32(unknownNames.count - 1), offset: 0)))
  }

  /// What an unknown value is called.
  public func name(of unknown: Unknown) -> String { unknownNames[Int(unknown.number)] }

  func unknownResult(_ type: CType, _ name: String) -> Value {
    if type.isVoid { return Value(.void) }
    guard type.record != nil else { return unknown(name) }
    let size = program.measure(type).size
    var contents = Contents(size: size)
    if size > 0, size <= 4096 {
      for offset in 0..<size { contents.write(unknown(name).payload, at: offset, count: 1) }
    }
    return Value(.record(RecordBytes(contents)))
  }
}
