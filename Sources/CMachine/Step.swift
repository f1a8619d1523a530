import CProgram
import CSyntax

// How to read this file: a function's operations become a flat list of small steps over registers, all of one
// size and without references, so that running one costs a few instructions of the host. Variables whose
// address nobody takes are registers themselves; everything a step needs beyond four numbers lies in the
// tables of its routine.

/// One step of a routine.
struct Step {
  var code: Code
  /// 64 less the bits of the scalar computed in.
  var shift: UInt8 = 0
  /// Whether that scalar is signed.
  var isSigned = false
  /// The bytes of a scalar in memory; for an operator whose right side is a constant, not 0.
  var bytes: UInt8 = 0
  /// The register written, or the step jumped to.
  var target: Int32 = 0
  /// The register read first.
  var left: Int32 = 0
  /// The register read second, or the number of something in a table.
  var right: Int32 = 0
  /// A constant, or a distance in bytes.
  var wide: UInt64 = 0

  /// A step that only knows how a number is cut to a scalar.
  init(to scalar: Scalar?) {
    self.init(code: .convert)
    shift = UInt8(clamping: 64 - (scalar?.bits ?? 64))
    isSigned = scalar?.isSigned ?? false
  }

  init(
    code: Code, shift: UInt8 = 0, isSigned: Bool = false, bytes: UInt8 = 0, target: Int32 = 0,
    left: Int32 = 0, right: Int32 = 0, wide: UInt64 = 0
  ) {
    self.code = code
    self.shift = shift
    self.isSigned = isSigned
    self.bytes = bytes
    self.target = target
    self.left = left
    self.right = right
    self.wide = wide
  }

  /// What a step does.
  enum Code: UInt8 {
    // Flow.
    case count, jump, jumpAway, branch, branchLess, branchGreater, branchLessEqual
    case branchGreaterEqual, branchEqual, branchNotEqual, jumpIfFalse, jumpIfTrue, select,
      computedJump
    case finish, finishVoid, leave, leaveTo, dropRecords, beginCondition, beginMessage, endMessage
    case noteOperand, seen
    case stop
    // Values.
    case constant, value, function, copy, convert, widen, boolean, truth, decided, not, negate,
      complement
    case wide, add, subtract, multiply, divide, remainder, bitAnd, bitOr, bitXor, shiftLeft,
      shiftRight
    case less, greater, lessEqual, greaterEqual, equal, notEqual, tracedCompare
    case offset, distance, born, bornOfChoice, bornAsArgument, unknownArgument
    // Memory.
    case unset, unsetArray, end, localAddress, variableAddress, stringAddress, addOffset, temporary,
      literal
    case load, store, storeQuietly, loadBits, storeBits, loadRecord, storeRecord
    case zero, writeBytes
    // Calls.
    case call, callable, cleanup, intrinsic, variableArgument
  }
}

extension Step.Code {
  /// The branch that decides by this comparison, if it is one.
  var branching: Step.Code? {
    switch self {
    case .less: .branchLess
    case .greater: .branchGreater
    case .lessEqual: .branchLessEqual
    case .greaterEqual: .branchGreaterEqual
    case .equal: .branchEqual
    case .notEqual: .branchNotEqual
    default: nil
    }
  }

  /// The comparison by which this branch decides.
  var deciding: Step.Code {
    switch self {
    case .branchLess: .less
    case .branchGreater: .greater
    case .branchLessEqual: .lessEqual
    case .branchGreaterEqual: .greaterEqual
    case .branchEqual: .equal
    default: .notEqual
    }
  }

  /// The step of an operator.
  init?(_ operation: BinaryOperator) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .remainder: self = .remainder
    case .bitAnd: self = .bitAnd
    case .bitOr: self = .bitOr
    case .bitXor: self = .bitXor
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .less: self = .less
    case .greater: self = .greater
    case .lessEqual: self = .lessEqual
    case .greaterEqual: self = .greaterEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .logicalAnd, .logicalOr: return nil
    }
  }

  /// The operator of a step.
  var operation: BinaryOperator? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    case .less: .less
    case .greater: .greater
    case .lessEqual: .lessEqual
    case .greaterEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    default: nil
    }
  }

  /// Whether it only writes its target, so that the target can be another register as well.
  var isPlain: Bool {
    switch self {
    case .convert, .boolean, .truth, .not, .negate, .complement, .add, .subtract, .multiply,
      .divide,
      .remainder, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight, .less, .greater, .lessEqual,
      .greaterEqual, .equal, .notEqual, .offset, .distance, .load, .loadBits, .constant:
      true
    default: false
    }
  }
}

/// A function as steps, made for one machine.
///
/// A class because frames and call sites share it.
final class Routine {
  let code: FunctionCode
  /// The steps, where reading one costs nothing.
  let start: UnsafePointer<Step>
  private let stepCount: Int
  /// Where each step stands, and the condition around it, -1 for none.
  let spans: [Span]
  let branches: [Int32]
  /// How many registers a call needs; the first are the variables, then the outcomes of conditions.
  let registerCount: Int
  let tables: Tables
  let parameters: [Parameter]
  let localCount: Int
  /// The variables and the outcomes of conditions.
  let fixedCount: Int
  /// Whether a call needs nothing but registers, and leaves nothing behind.
  let isSimple: Bool
  /// The function's name; every step that is told wants it, and all threads spell names from one table.
  private(set) lazy var name = code.symbol.name.spelling
  /// Whether it was entered in this run.
  @exclusivity(unchecked) var wasEntered = false
  /// The variables that are in memory, by slot.
  let memoryLocals: [Int]
  let isInMemory: [Bool]

  /// What steps refer to by number.
  struct Tables {
    var values: [ConstantValue] = []
    var functions: [FunctionSymbol] = []
    var variables: [VariableSymbol] = []
    var strings: [StringLiteral] = []
    var scalars: [Scalar?] = []
    var fields: [(field: BitField, scalar: Scalar)] = []
    var calls: [CallSite] = []
    var intrinsics: [(intrinsic: Intrinsic, count: Int, scalar: Scalar?)] = []
    var arguments: [(scalar: Scalar?, size: Int)] = []
    var selections: [Selection] = []
    var labels: [(position: Int, instruction: Int, scope: Int)] = []
    var choices: [(arm: Span, condition: Span, held: Bool)] = []
    var stops: [(kind: StopKind, reason: String)] = []
    var bytes: [[UInt8]] = []
    var cleanups: [Cleanup] = []
    var texts: [String] = []
    var types: [CType] = []
    /// What steps that read take the record for in which their place lies, in the order of the steps.
    var views: [(position: Int32, type: CType)] = []

    /// What a step takes a record for.
    func view(at position: Int) -> CType? {
      var (low, high) = (0, views.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(views[middle].position) < position { low = middle + 1 } else { high = middle }
      }
      guard low < views.count, Int(views[low].position) == position else { return nil }
      return views[low].type
    }
  }

  /// A function that is called when a variable's scope is left.
  struct Cleanup {
    let slot: Int
    let function: FunctionSymbol
    let scope: Int
    /// Where it was registered.
    let instruction: Int
  }

  /// The cases of a switch, in ascending order where they do not overlap.
  struct Selection {
    var cases: [(low: Int64, high: Int64, target: Int)]
    var otherwise: Int
    var isSorted: Bool

    /// Gives what went to one place another one.
    mutating func redirect(from old: Int, to new: Int) {
      if otherwise == old { otherwise = new }
      for index in cases.indices where cases[index].target == old { cases[index].target = new }
    }

    /// The step to go on with.
    func target(of value: Int64) -> Int {
      guard isSorted else {
        return cases.first { $0.low <= value && value <= $0.high }?.target ?? otherwise
      }
      var (low, high) = (0, cases.count)
      while low < high {
        let middle = (low + high) / 2
        if cases[middle].high < value { low = middle + 1 } else { high = middle }
      }
      guard low < cases.count, cases[low].low <= value else { return otherwise }
      return cases[low].target
    }
  }

  init(
    code: FunctionCode, steps: [Step], spans: [Span], branches: [Int32], registerCount: Int,
    tables: Tables, isInMemory: [Bool]
  ) {
    self.code = code
    let memory = UnsafeMutablePointer<Step>.allocate(capacity: steps.count)
    memory.initialize(from: steps, count: steps.count)
    start = UnsafePointer(memory)
    stepCount = steps.count
    parameters = code.locals.prefix(code.parameterCount).map { Parameter($0) }
    self.spans = spans
    self.branches = branches
    self.registerCount = registerCount
    self.tables = tables
    self.isInMemory = isInMemory
    memoryLocals = isInMemory.indices.filter { isInMemory[$0] }
    localCount = code.locals.count
    fixedCount = code.locals.count + code.branches.count
    isSimple =
      memoryLocals.isEmpty && parameters.allSatisfy(\.isPlain) && tables.cleanups.isEmpty
  }

  /// Lets go of what calls came to.
  func forget() {
    for call in tables.calls {
      call.callee = nil
      call.quick = nil
    }
  }

  deinit { UnsafeMutablePointer(mutating: start).deallocate() }

  /// How an argument becomes a parameter.
  struct Parameter {
    let scalar: Scalar?
    private let step: Step

    init(_ local: LocalVariable) {
      scalar = local.scalar
      step = Step(to: local.scalar)
    }

    /// A number as the parameter's.
    @inline(__always)
    func wrap(_ bits: UInt64) -> UInt64 { step.wrap(bits) }

    /// Whether an argument need only be cut to the width to be the parameter's value.
    @inline(__always)
    func takes(_ argument: Value) -> Bool {
      switch argument.payload {
      case .integer: true
      case .pointer: scalar?.kind == .pointer
      default: false
      }
    }

    /// Whether any value of the type is a number cut to its width, or a pointer.
    var isPlain: Bool { scalar?.isPlain ?? false }
  }
}

/// A call in the source, with what it was found to call.
final class CallSite {
  let node: CallOperation
  /// The callee, if it is called by name.
  let name: Callable?
  /// What it came to; looked up once, since a call by name always calls the same.
  @exclusivity(unchecked) var callee: Callee?
  /// The same, if that is a function that needs nothing but registers.
  @exclusivity(unchecked) var quick: Routine?
  /// Whether a number that the call gives is only cut to the type.
  let isPlain: Bool
  private let step: Step

  init(_ node: CallOperation, name: Callable?) {
    self.node = node
    self.name = name
    isPlain = node.resultScalar?.isPlain ?? false
    step = Step(to: node.resultScalar)
  }

  /// A number as the call's type has it.
  @inline(__always)
  func wrap(_ bits: UInt64) -> UInt64 { step.wrap(bits) }
}

/// What a call comes to.
enum Callee {
  /// A function from source.
  case routine(Routine)
  /// A model.
  case model(Model, Name)
  /// A function without source or model.
  case nothing(Name)
}

/// A value that is written in the source and is no number.
enum ConstantValue {
  case void
  case floating(String)
}
