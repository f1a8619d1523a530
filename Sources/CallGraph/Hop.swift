/// The function of a frame, as a search takes it.
public struct FrameName: Sendable, Hashable, Codable {
  /// The function, without what the compiler appends; what stands behind a dot is left out.
  public var function: String
  /// The file it is known to be in, or the end of that path.
  public var file: String?

  /// Names a frame.
  public init(_ function: String, file: String? = nil) {
    self.function = function
    self.file = file
  }
}

/// The step from a frame to the one below it, at one commit.
public struct Hop: Sendable, Hashable, Codable {
  /// The frame that calls.
  public var caller: FrameName
  /// The frame that is called.
  public var callee: FrameName
  /// How.
  public var outcome: Outcome
  /// Where else the pointer of the way is filled with the same function, the nearest first.
  public var otherFillings: [HopWay.Filling]
  /// Other places that define the caller; the way was taken from the nearest that has one.
  public var otherCallers: [HopWay.Definition]

  /// How a hop came out.
  public enum Outcome: Sendable, Hashable, Codable {
    /// There is a way.
    case resolved(HopWay)
    /// One of the two is no C; a sentence.
    case outside(String)
    /// There is no way.
    case broken(BrokenHop)
  }

  /// The way, if there is one.
  public var way: HopWay? {
    if case .resolved(let way) = outcome { way } else { nil }
  }

  /// Whether there is no way.
  public var isBroken: Bool {
    if case .broken = outcome { true } else { false }
  }
}

/// What was looked for where a hop is broken, and what there is instead.
public struct BrokenHop: Sendable, Hashable, Codable {
  /// Why there is no way.
  public var reason: Reason
  /// Where the caller is defined; empty if nowhere.
  public var callers: [HopWay.Definition]
  /// Where the callee is defined; empty if nowhere.
  public var callees: [HopWay.Definition]
  /// Some that call the callee now, the nearest first.
  public var calledBy: [HopWay.Definition]
  /// Some places that hand the callee on or put it into a pointer, the nearest first.
  public var filledAt: [HopWay.Filling]
  /// Whether the search ended at a limit of ours, so that there may be a way.
  public var isCut: Bool

  /// Why there is no way.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// No file defines the caller.
    case callerUndefined
    /// No file defines the callee.
    case calleeUndefined
    /// Both are there, and nothing leads from one to the other.
    case noWay
  }
}
