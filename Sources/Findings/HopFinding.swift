/// How one frame of the reported stack comes to the one below it, from one commit on.
///
/// Only frames that are not run have any; a hop that is the same as at a parent is not told again.
public struct HopFinding: Codable, Sendable, Hashable {
  /// What the commit did to the hop.
  public enum State: String, Codable, Sendable, Hashable, CaseIterable {
    /// It is there, and was not before.
    case verified
    /// It goes another way than before.
    case changed
    /// Nothing in the whole tree leads from one to the other any more.
    case broken
    /// Its known way ends, and nobody looked in the whole tree for another.
    case unchecked
  }

  /// The frame that calls.
  public var caller: String
  /// The frame that is called.
  public var callee: String
  /// What the commit did to the hop.
  public var state: State
  /// How it leads there; missing where there is no way.
  public var hop: FrameFinding.Hop?
  /// What it goes through: functions without a frame, and members that hold a pointer.
  public var via: [String]
  /// The way in words, or why there is none.
  public var text: String
  /// The way; empty where there is none.
  public var steps: [HopStepFinding]
  /// The id of the commit.
  public var from: String
  /// The first line of that commit's message.
  public var subject: String?
  /// The lowest tag that contains that commit.
  public var firstTag: String?

  /// Makes a row.
  public init(
    caller: String, callee: String, state: State, hop: FrameFinding.Hop? = nil,
    via: [String] = [], text: String = "", steps: [HopStepFinding] = [], from: String,
    subject: String? = nil, firstTag: String? = nil
  ) {
    self.caller = caller
    self.callee = callee
    self.state = state
    self.hop = hop
    self.via = via
    self.text = text
    self.steps = steps
    self.from = from
    self.subject = subject
    self.firstTag = firstTag
  }

  /// Reads a row; all but the two functions and the commit may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    caller = try container.decode(String.self, forKey: .caller)
    callee = try container.decode(String.self, forKey: .callee)
    state = try container.value(.state, else: .unchecked)
    hop = try container.decodeIfPresent(FrameFinding.Hop.self, forKey: .hop)
    via = try container.list(.via)
    text = try container.value(.text, else: "")
    steps = try container.list(.steps)
    from = try container.decode(String.self, forKey: .from)
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    firstTag = try container.decodeIfPresent(String.self, forKey: .firstTag)
  }
}

/// One call on the way of a hop.
public struct HopStepFinding: Codable, Sendable, Hashable {
  /// The function or macro that it leads to.
  public var function: String
  /// The file of the call.
  public var file: String
  /// The line of the call, from 1.
  public var line: Int
  /// The member, parameter or variable that is called through, or the function that returned what is called; missing for
  /// a call by name.
  public var pointer: String?
  /// The variable or function that puts the function there.
  public var filledBy: String?
  /// The file in which that is done.
  public var filledFile: String?
  /// The line of it.
  public var filledLine: Int?

  /// Makes a step.
  public init(
    function: String, file: String, line: Int, pointer: String? = nil, filledBy: String? = nil,
    filledFile: String? = nil, filledLine: Int? = nil
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.pointer = pointer
    self.filledBy = filledBy
    self.filledFile = filledFile
    self.filledLine = filledLine
  }
}
