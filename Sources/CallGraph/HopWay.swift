// How to read this file: a way leads from the caller's definition to the callee's in steps. Each step is a call, or a
// pointer that is called, with what fills it; all steps but the last lead to functions that left no frame. Ways are
// values, so that those of two commits can be compared: with lines they are equal only where nothing moved, without
// (`isSame`) where it is the same way.

/// How a caller comes to its callee at one commit.
public struct HopWay: Sendable, Hashable, Codable {
  /// The caller.
  public var caller: Definition
  /// The steps in the order in which they are run; never empty.
  public var steps: [Step]

  /// A function or macro as it is defined.
  public struct Definition: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// The file.
    public var file: String
    /// The line of the name, from 1.
    public var line: Int
    /// Whether it is a macro.
    public var isMacro: Bool
    /// The macro that makes it, as `SYSCALL_DEFINE1` does.
    public var madeBy: String?
    /// Whether a conditional stands around it that may take it away.
    public var isConditional: Bool
  }

  /// One step.
  public struct Step: Sendable, Hashable, Codable {
    /// The line of the call in the file of the function before, from 1.
    public var line: Int
    /// Whether a conditional inside that function may take the call away.
    public var isConditional: Bool
    /// What is called through; nil for a call by name.
    public var pointer: Pointer?
    /// Where it leads.
    public var callee: Definition
    /// Why the callee left no frame; nil for the last step, whose callee has one.
    public var elision: Elision?
  }

  /// Why a function may have left no frame.
  public enum Elision: String, Sendable, Hashable, Codable {
    /// It is a macro.
    case macro
    /// It is static, and one function of its file mentions it.
    case onlyCaller
    /// It says `inline`.
    case inline
    /// It stands in a header.
    case header
    /// It is static.
    case isStatic
    /// It is defined in the file of its caller.
    case sameFile
    /// Its last act is to call the next, which can be a jump.
    case tailCall
    /// None of these: it would have left a frame, so the stack of this commit is another.
    case leavesFrame
  }

  /// A pointer that is called.
  public struct Pointer: Sendable, Hashable, Codable {
    /// What holds it.
    public var through: Through
    /// What puts the callee there.
    public var filling: Filling
  }

  /// What holds a pointer.
  public enum Through: Sendable, Hashable, Codable {
    /// A member.
    case member(String)
    /// A parameter of a function or macro.
    case parameter(String, of: String)
    /// A variable, or an element of it.
    case variable(String)
    /// Nothing: a function returned it.
    case result(of: String)

    /// Its name, or that of the function which returned it.
    public var name: String {
      switch self {
      case .member(let name), .parameter(let name, of: _), .variable(let name),
        .result(of: let name):
        name
      }
    }
  }

  /// What puts a function into a pointer.
  public struct Filling: Sendable, Hashable, Codable {
    /// How.
    public var kind: Kind
    /// The function.
    public var function: String
    /// The member, parameter or variable that is filled, or the function that returns it; it is not that which is called where one is copied to the
    /// other.
    public var into: String
    /// The variable that is initialised, or the function in which it is done.
    public var within: String
    /// The tag of the struct that has the member, where that is plain.
    public var type: String?
    /// The functions and macros that hand it on, the first being that to which it is given.
    public var by: [String]
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// Whether a conditional may take it away.
    public var isConditional: Bool
    /// The files of what hands it on.
    public var relays: [String]

    /// The ways of filling.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// `.member = function` in an initialiser.
      case initialiser
      /// `x->member = function`.
      case assignment
      /// An argument that comes to the pointer.
      case argument
      /// A function returns it: `return function`.
      case result
      /// It is handed to a macro at top level, or made by one, and how it comes from there to the pointer is not
      /// followed: `module_init(function)`, `SYSCALL_DEFINE1(function, ...)`.
      case registration
    }
  }

  /// Makes a way.
  public init(caller: Definition, steps: [Step]) {
    self.caller = caller
    self.steps = steps
  }

  // MARK: What it is

  /// The classes of ways.
  public enum Class: String, Sendable, Hashable, Codable {
    /// The caller's body calls the callee.
    case direct
    /// It calls it through functions that left no frame.
    case elided
    /// A pointer is called on the way.
    case pointer
  }

  /// What it is.
  public var kind: Class {
    if steps.contains(where: { $0.pointer != nil }) { return .pointer }
    return steps.count == 1 ? .direct : .elided
  }

  /// The functions and macros that left no frame, in order.
  public var via: [Definition] { steps.dropLast().map(\.callee) }

  /// Those of them that should have left one.
  public var leavingFrames: [Definition] {
    steps.filter { $0.elision == .leavesFrame }.map(\.callee)
  }

  /// The files whose contents it rests on, each once, in the order of the way.
  public var files: [String] {
    var files = [caller.file]
    for step in steps {
      files.append(step.callee.file)
      if let filling = step.pointer?.filling { files += [filling.file] + filling.relays }
    }
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }

  /// Whether another way goes the same way: through the same functions, pointers and fillings in the same files,
  /// wherever their lines are.
  public func isSame(as other: HopWay) -> Bool { withoutLines == other.withoutLines }

  /// Whether no file that was looked at defines the callee, which is then told where it is called.
  public var isCalleeUndefined: Bool {
    guard let last = steps.last, last.pointer == nil, last.callee.line == last.line else {
      return false
    }
    return last.callee.file == (steps.dropLast().last?.callee ?? caller).file
      && last.callee.madeBy == nil
  }

  /// A plain call from the same caller to the same callee, at no line yet.
  public var plainCall: HopWay {
    guard var last = steps.last else { return self }
    last.pointer = nil
    last.isConditional = false
    last.line = 0
    return HopWay(caller: caller, steps: [last])
  }

  /// The way without what changes when lines move.
  private var withoutLines: HopWay {
    var way = self
    way.caller.forgetLine()
    for index in way.steps.indices {
      way.steps[index].line = 0
      way.steps[index].isConditional = false
      way.steps[index].elision = nil
      way.steps[index].callee.forgetLine()
      way.steps[index].pointer?.filling.line = 0
      way.steps[index].pointer?.filling.isConditional = false
      way.steps[index].pointer?.filling.type = nil
    }
    return way
  }
}

extension HopWay.Definition {
  mutating func forgetLine() {
    line = 0
    isConditional = false
  }
}
