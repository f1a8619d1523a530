// How to read this file: the machine holds the memory, the frames and the record of a run. A function becomes a
// routine when it is first called (RoutineBuilder); Machine+Execute runs its steps, Machine+Access the memory
// behind them, Machine+Calls finds out who is called.

import Constraints
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
  let oracle: (any PathOracle)?
  /// The memory.
  public let memory: Memory

  /// The instructions and calls so far.
  public var steps: Int { counter.pointee }
  /// Warnings raised so far.
  public internal(set) var warnings: [RaisedWarning] = []
  /// Everything relied upon, in the order it was first needed.
  public private(set) var assumptions: [AssumedFact] = []
  /// The trace, empty unless it is kept.
  public internal(set) var trace: [TraceEvent] = []
  /// Whether a trace is kept.
  public let isTracing: Bool
  /// Functions run from source, in the order first entered.
  public internal(set) var functionsRun: [RunFunction] = []

  /// The calls in progress and, behind them, frames to be used again.
  ///
  /// Not checked for overlapping accesses, as is nothing that each call touches: the machine belongs to one thread,
  /// and no access to one of these spans a call.
  @exclusivity(unchecked) var pool: [Frame] = []
  /// How many calls are in progress.
  @exclusivity(unchecked) var depth = 0
  /// The registers of all calls, one after the other.
  let stack: UnsafeMutablePointer<Value>
  /// The instructions and calls so far, where counting costs nothing, and how many there may be before the limits
  /// are looked at.
  let counter: UnsafeMutablePointer<Int>
  /// Records that are passed about by value, and floating constants.
  @exclusivity(unchecked) var records: [Contents] = []
  var floats: [String] = []
  var routines: [ObjectIdentifier: Routine] = [:]

  var sites: [ValueSite] = []
  let isBigEndian: Bool
  let isNarrow: Bool
  /// Whether values are told where they came into being.
  let keepsSites: Bool
  var unknownNames: [String] = []
  var sharedObjects: [String: Pointer] = [:]
  /// What pointers are that were moved by an index nobody knows.
  var indexedPlaces: [Term: IndexedPlace] = [:]
  /// The places of objects that are reached by such an index, and what else of the object was accessed.
  var windows = IndexedWindows()
  var statics: [VariableSymbol: Pointer] = [:]
  var strings: [ObjectIdentifier: Pointer] = [:]
  /// Literals of the same bytes are one object, as gcc makes them.
  var stringsByBytes: [[UInt8]: Pointer] = [:]
  var callables: [Callable] = []
  var callableNumbers: [Callable: FunctionNumber] = [:]
  var callees: [FunctionNumber: Callee] = [:]
  var functionAddresses: [FunctionNumber: UInt64] = [:]
  var functionsByAddress: [UInt64: FunctionNumber] = [:]
  var canonical: [FunctionSymbol: FunctionSymbol] = [:]
  var conversions: [Conversion: Unknown] = [:]
  /// What unknown values are, by their numbers, and the other way round; only an oracle makes any.
  var terms: [Int32: Term] = [:]
  var unknownsOfTerms: [Term: Int32] = [:]
  var unknownTypes: [Int32: CType] = [:]
  /// The unknown values of which the code that uses them told what they point to, and no declaration.
  var toldTypes: Set<Int32> = []
  /// The comparisons of bytes that nobody knows, in their order.
  var comparisons: [OpenComparison] = []
  /// The strings of which nobody knows where they end, those that agree with all others, and their copies.
  var openStrings: [OpenString] = []
  var agreedStrings: Set<Int> = []
  var stringCopies: [StringCopy] = []
  /// What bytes of copies are whose terms nobody asked for yet, by the numbers of unknown values.
  var copiedBytes: [Int32: CopiedByte] = [:]
  /// What bytes were before anybody wrote there, of those that were asked for only since.
  var initialBytes: [Pointer: Term] = [:]
  /// The bytes for which values were chosen.
  var chosenBytes: Set<ChosenByte> = []
  /// That bytes were read which are not what the length of a string says.
  var contradiction: Stop?
  /// What bit-fields that nobody knows were before anybody wrote them.
  var initialFields: [BitPlace: Term] = [:]
  /// Symbols for bytes that hold nothing.
  var nothings: Set<Term> = []
  /// How many symbols of a name there are.
  var symbolNames: [String: Int] = [:]
  /// What unknown values are known to be, by their names.
  public var givens: [String: Given] = [:]
  /// The names among them that something asked for.
  public internal(set) var givensAsked: Set<String> = []
  var givenObjects: [String: Value] = [:]
  /// What a function was given that made the symbols which are made now, where calls are compared.
  var givingCall: String?
  /// The objects that unknown pointers point to on this path, and the pointers that led to them first.
  var bindings: [Term: Pointer] = [:]
  /// What was in objects before the first call, where somebody asks for it.
  var initialContents: [Contents] = []
  var binders: [ObjectNumber: Term] = [:]
  /// The symbols that stand for addresses on this path.
  var addressSymbols: Set<Term> = []
  /// How often a key of the address book was asked for.
  var bookings: [String: Int] = [:]
  /// Literals that have objects, kept so that their identities stay theirs.
  var literals: [StringLiteral] = []
  var argumentSets: [[Value]] = []
  /// The code whose operations static initialisers are.
  lazy var initialCode = FunctionCode.initialiser(program)
  @exclusivity(unchecked) private var frameSerial = 0
  private let deadline: ContinuousClock.Instant?
  private var assumed: Set<AssumedFact> = []

  /// How large the records are together.
  @exclusivity(unchecked) var recordBytes = 0

  /// A trace ends after so many steps.
  public static let traceLimit = 20_000
  /// What a value that nobody knows is called is no longer than this: it may be made of itself again and again.
  private static let nameLimit = 200
  /// Registers of all calls together.
  static let registerLimit = 1 << 22

  /// Makes a machine with empty memory.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - environment: What functions outside the program mean.
  ///   - limits: How much the run may use.
  ///   - isTracing: Whether a trace is kept.
  ///   - keepsSites: Whether values are told where they came into being; it costs time and memory.
  ///   - oracle: What decides where nobody knows; without one the run stops there.
  public init(
    program: Program, environment: any Environment, limits: Limits = Limits(),
    isTracing: Bool = false, keepsSites: Bool = true, oracle: (any PathOracle)? = nil
  ) {
    self.oracle = oracle
    self.program = program
    self.environment = environment
    self.limits = limits
    self.isTracing = isTracing
    self.keepsSites = keepsSites
    isBigEndian = program.target.architecture.isBigEndian
    isNarrow = program.target.architecture.pointerSize == 4
    deadline = limits.time.map { ContinuousClock.now + $0 }
    memory = Memory(
      pointerSize: program.target.architecture.pointerSize, byteLimit: limits.memory,
      hasBook: oracle != nil)
    stack = .allocate(capacity: Self.registerLimit)
    counter = .allocate(capacity: 2)
    counter.initialize(to: 0)
    (counter + 1).initialize(to: 1)
  }

  deinit {
    // Routines that call each other lead to each other.
    for routine in routines.values { routine.forget() }
    stack.deallocate()
    counter.deallocate()
  }

  // MARK: The record

  /// Notes an assumption, once.
  public func assume(_ kind: AssumedFact.Kind, _ name: String, _ note: String) {
    let fact = AssumedFact(kind: kind, name: name, note: note)
    if assumed.insert(fact).inserted { assumptions.append(fact) }
  }

  /// Raises a kernel warning; the run goes on.
  public func warn(_ text: String, at span: Span) {
    let function = current?.name ?? ""
    warnings.append(RaisedWarning(function: function, span: span, text: text))
    note(.warning, span, text)
  }

  func note(_ kind: TraceEvent.Kind, _ span: Span, _ text: @autoclosure () -> String) {
    guard isTracing, trace.count < Self.traceLimit else { return }
    let function = current?.name ?? ""
    trace.append(
      TraceEvent(
        depth: depth, kind: kind, function: function, span: span, text: text()))
  }

  func noteCall(_ code: FunctionCode, _ arguments: [Value], _ span: Span) {
    let shown = arguments.enumerated().map { index, value in
      guard index < code.locals.count else { return describe(value) }
      let local = code.locals[index]
      return "\(local.name.spelling) = "
        + describe(value, isPointer: local.scalar?.kind == .pointer)
    }
    note(.call, span, "\(code.symbol.name.spelling)(\(shown.joined(separator: ", ")))")
  }

  /// Counts an instruction or a call.
  @inline(__always)
  func count(_ span: @autoclosure () -> Span) throws(Stop) {
    counter.pointee += 1
    if counter.pointee >= counter[1] { try checkLimits(span()) }
  }

  /// Counts work on many bytes as so many steps as take as long, so that no limit is needed for it.
  @inline(__always)
  func charge(_ bytes: Int) {
    if bytes >= 1024 { counter.pointee += bytes >> 5 }
  }

  @inline(never)
  func checkLimits(_ span: Span) throws(Stop) {
    counter[1] = min(limits.steps, counter.pointee + 0xFFFF) + 1
    guard counter.pointee <= limits.steps else {
      throw Stop(.exhausted, "the run takes more than \(limits.steps) steps", span: span)
    }
    guard recordBytes <= limits.memory else {
      throw Stop(
        .exhausted, "the run needs more than \(limits.memory >> 20) MiB of memory", span: span)
    }
    if let deadline, ContinuousClock.now > deadline {
      throw Stop(.exhausted, "the run takes longer than it may", span: span)
    }
  }

  /// A stop with the place the run was at, if it has none of its own.
  func located(_ stop: Stop) -> Stop {
    var stop = stop
    if stop.span == nil { stop.span = current?.span }
    if stop.function == nil { stop.function = current?.name }
    return stop
  }

  // MARK: Unknown values

  /// A value that nobody knows, with a name for messages.
  public func unknown(_ name: String) -> Value {
    unknownNames.append(
      name.utf8.count <= Self.nameLimit ? name : name.prefix(Self.nameLimit - 4) + " ...")
    return Value(.unknown(Unknown(number: Int32(unknownNames.count - 1), offset: 0)))
  }

  /// What an unknown value is called.
  public func name(of unknown: Unknown) -> String { unknownNames[Int(unknown.number)] }

  func unknownResult(
    _ type: CType, _ name: String, _ origin: PathSymbol.Origin = .other
  ) -> Value {
    if type.isVoid { return Value(.void) }
    guard type.record != nil else { return unknown(name, program.scalar(type), type, origin) }
    return record(unknownRecord(type, name, origin))
  }

  /// A record as a value.
  func record(_ contents: Contents) -> Value {
    records.append(contents)
    recordBytes += contents.size
    return Value(.record(Int32(records.count - 1)))
  }

  /// Whether a record is there and has a size; a jump into a statement expression may find none.
  func isRecord(_ number: Int32, of size: Int) -> Bool {
    records.indices.contains(Int(number)) && records[Int(number)].size == size
  }

  // MARK: Frames

  /// The innermost call in progress.
  var current: Frame? { depth > 0 ? pool[depth - 1] : nil }

  /// A frame for a call, on top of all others.
  func push(_ routine: Routine, _ span: Span) throws(Stop) -> Frame {
    guard depth < limits.callDepth else {
      throw Stop(.exhausted, "calls nest deeper than \(limits.callDepth)", span: span)
    }
    let base = current.map { $0.base + $0.routine.registerCount } ?? 0
    guard base + routine.registerCount <= Self.registerLimit else {
      throw Stop(.exhausted, "calls nest too deeply for their variables", span: span)
    }
    if depth == pool.count { pool.append(Frame(routine)) }
    let frame = pool[depth]
    depth += 1
    begin(frame, routine, base)
    return frame
  }

  /// Makes a frame that of a new call.
  @inline(__always)
  func begin(_ frame: Frame, _ routine: Routine, _ base: Int) {
    frameSerial += 1
    frame.begin(routine, serial: frameSerial, base: base, records: records.count)
  }

  /// Whether values are followed, or what happens is: then every call is done in full.
  @inline(__always)
  var isRecording: Bool { isTracing || keepsSites }
}

/// A call in progress; frames are used again.
final class Frame {
  @exclusivity(unchecked) private(set) var routine: Routine
  @exclusivity(unchecked) private(set) var start: UnsafePointer<Step>
  @exclusivity(unchecked) private(set) var serial = 0
  /// The number of its first register.
  @exclusivity(unchecked) private(set) var base = 0
  /// The step that runs.
  @exclusivity(unchecked) var position = -1
  /// The arguments beyond the parameters.
  @exclusivity(unchecked) var extra: [Value] = []
  @exclusivity(unchecked) var cleanups: [Routine.Cleanup] = []
  /// What alloca() gave.
  @exclusivity(unchecked) var blocks: [ObjectNumber] = []
  /// Objects that live until their statement ends.
  @exclusivity(unchecked) var temporaries: [ObjectNumber] = []
  /// Where to go on if an argument of a message cannot be computed.
  @exclusivity(unchecked) var messages: [(position: Int, register: Int32)] = []
  /// How many sets of arguments it made lists of.
  @exclusivity(unchecked) var argumentSets = 0
  /// The condition that was decided last.
  @exclusivity(unchecked) var lastBranch = -1
  /// The operands of the condition at hand with their values, if they are noted.
  @exclusivity(unchecked) var operands: [String]?
  /// The condition under which control left by `goto` or `break`, and when.
  @exclusivity(unchecked) var arrivedBy = -1
  @exclusivity(unchecked) var arrivedStep = 0
  /// How many records there were when it began.
  @exclusivity(unchecked) private(set) var recordBase = 0
  /// The call that it answers, and the register for its value; nil if nobody's step made it.
  @exclusivity(unchecked) var site: CallSite?
  @exclusivity(unchecked) var target: Int32 = 0

  init(_ routine: Routine) {
    self.routine = routine
    start = routine.start
  }

  @inline(__always)
  fileprivate func begin(_ routine: Routine, serial: Int, base: Int, records: Int) {
    self.routine = routine
    start = routine.start
    self.serial = serial
    self.base = base
    position = -1
    lastBranch = -1
    if operands != nil { operands = nil }
    arrivedBy = -1
    arrivedStep = 0
    recordBase = records
    site = nil
    argumentSets = 0
    if !extra.isEmpty { extra = [] }
    if !cleanups.isEmpty { cleanups = [] }
    if !temporaries.isEmpty { temporaries = [] }
    if !blocks.isEmpty { blocks = [] }
    if !messages.isEmpty { messages = [] }
  }

  var code: FunctionCode { routine.code }

  /// Whether something lives and dies with it, or is done at its end.
  @inline(__always)
  var hasObjects: Bool { !temporaries.isEmpty || !blocks.isEmpty || argumentSets > 0 }

  var name: String { routine.name }

  /// Where the step that runs stands.
  var span: Span { position >= 0 ? routine.spans[position] : routine.spans.first ?? .none }

  /// The condition around the step that runs, -1 for none.
  var branch: Int { position >= 0 ? Int(routine.branches[position]) : -1 }
}
