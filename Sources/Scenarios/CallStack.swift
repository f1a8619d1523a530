/// A reported call stack, innermost frame first.
public struct CallStack: Sendable, Hashable {
  /// Which end of a stack is written first.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The innermost function first, as kernels print it.
    case calleeFirst = "callee first"
    /// The outermost function first, as people and flame graphs write it.
    case callerFirst = "caller first"
  }

  /// The frames, innermost first.
  public var frames: [StackFrame]
  /// Lines that are no frames, such as headings and register dumps; blank lines are left out.
  public var ignored: [IgnoredLine]
  /// How the text has it; `frames` are turned around where it is the caller first.
  public var direction = Direction.calleeFirst
  /// Whether something in the text says so; else it is what is usual for such a text.
  public var isDirectionCertain = true
  /// The line that says what the stack is, such as `Call trace:` or `Freed by task 12:`.
  public var heading: IgnoredLine?
  /// Whether a machine printed it; else a person wrote it.
  public var isPrinted = true

  /// A line that is no frame.
  public struct IgnoredLine: Sendable, Hashable {
    /// The line in the pasted text, from 1.
    public var line: Int
    /// Its text without the blanks around it.
    public var text: String
  }

  /// The frames without guesses of the unwinder and without the functions that printed the stack.
  public var path: [StackFrame] {
    frames.filter { !$0.isUnreliable && !$0.isReporters }
  }

  /// Reads a call stack as somebody pasted it; never fails.
  ///
  /// Of several stacks in the text it is the one that ``PastedReport/chosen`` names; `ignored` are then all
  /// lines of the text that are no frame.
  public init(pasted text: String) {
    self.init(PastedReport(text))
  }

  init(_ report: PastedReport) {
    self = report.chosen ?? CallStack(frames: [], ignored: [])
    ignored = report.ignored
  }

  init(frames: [StackFrame], ignored: [IgnoredLine]) {
    self.frames = frames
    self.ignored = ignored
  }
}

/// One frame of a reported call stack.
public struct StackFrame: Sendable, Hashable {
  /// A line of a source file, as a debugger or `decode_stacktrace.sh` tells it.
  public struct Place: Sendable, Hashable {
    /// The file as printed, which may begin with where the kernel was built.
    public var file: String
    /// The line, from 1.
    public var line: Int
  }

  /// The symbol as printed, such as `drm_fb_helper_hotplug_event.part.0`.
  public var symbol: String
  /// The function of the source: the symbol without what compilers and the kernel's build add.
  public var function: String
  /// Where in the function, in bytes.
  public var offset: UInt64?
  /// How long the function is, in bytes.
  public var size: UInt64?
  /// The module the symbol lives in.
  public var module: String?
  /// Whether the kernel itself marked the frame as a guess.
  public var isUnreliable: Bool
  /// The line in the pasted text, from 1.
  public var line: Int
  /// Where in the sources the function was, if the report says.
  public var place: Place?
  /// Places in functions that were inlined here and have no frame of their own, innermost first.
  public var inlinedPlaces: [Place] = []
  /// Whether the function was inlined into that of the next frame, so that the kernel knew no frame of it.
  public var isInlined = false
  /// Whether the function is part of the printing of the stack and not of what went wrong, such as `dump_stack`.
  public var isReporters = false
}
