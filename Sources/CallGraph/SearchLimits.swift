/// How far a search goes.
public struct SearchLimits: Sendable, Hashable {
  /// Through how many functions that left no frame a call is followed.
  public var depth = 4
  /// How many definitions are looked at for one step of a stack.
  public var definitions = 2_500
  /// How many definitions of one name are gone into.
  public var variants = 3
  /// Through how many functions behind a pointer jumps are followed, and how many functions are looked at.
  public var jumps = 3
  /// How many functions are taken as what a pointer may lead to.
  public var targets = 48
  /// A function that more files call is not looked for from its callers.
  public var callerFiles = 100
  /// How many functions that would leave a frame a way may lead through where there is no other.
  public var leavers = 2

  /// The limits that are usual.
  public init() {}
}
