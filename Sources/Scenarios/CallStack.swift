/// A reported call stack as pasted, innermost frame first.
public struct CallStack: Sendable, Hashable {
  /// The frames, innermost first.
  public var frames: [StackFrame]
  /// Lines that are no frames, such as headings and register dumps; blank lines are left out.
  public var ignored: [IgnoredLine]

  /// A line that is no frame.
  public struct IgnoredLine: Sendable, Hashable {
    /// The line in the pasted text, from 1.
    public var line: Int
    /// Its text without the blanks around it.
    public var text: String
  }
}

/// One frame of a reported call stack.
public struct StackFrame: Sendable, Hashable {
  /// The symbol as printed, such as `drm_fb_helper_hotplug_event.part.0`.
  public var symbol: String
  /// The function of the source: the symbol without what GCC appended.
  public var function: String
  /// Where in the function, in bytes.
  public var offset: UInt64?
  /// How long the function is, in bytes.
  public var size: UInt64?
  /// The module the symbol lives in.
  public var module: String?
  /// Whether the kernel itself marked the frame as a guess, by `?`.
  public var isUnreliable: Bool
  /// The line in the pasted text, from 1.
  public var line: Int
}
