/// How a run ended: with a value, or with a stop.
public struct Outcome: Codable, Sendable, Hashable {
  /// The ways in which a run can end.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// The judged call returned a value.
    case returned
    /// The judged call returned, and its type is void.
    case void
    /// The kernel code did wrong.
    case fault
    /// We cannot do it.
    case unsupported
    /// There is nothing to run here.
    case invalid
    /// A limit of ours was reached.
    case exhausted
  }

  /// How the run ended.
  public var kind: Kind
  /// The value returned, where it is a known number that fits.
  public var value: Int?
  /// The value in words where a number says too little, such as `&rk_identity_domain`.
  public var text: String?
  /// The name of the errno that the value is, without its sign, such as `EBUSY`.
  public var errno: String?
  /// One sentence: why the run stopped, or why the value is neither good nor bad.
  public var reason: String?
  /// Where the value came into being, or where the run stopped.
  public var site: Site?

  /// Makes an outcome.
  public init(
    kind: Kind, value: Int? = nil, text: String? = nil, errno: String? = nil,
    reason: String? = nil, site: Site? = nil
  ) {
    self.kind = kind
    self.value = value
    self.text = text
    self.errno = errno
    self.reason = reason
    self.site = site
  }

  /// Whether the run ended before the judged call returned.
  public var isStop: Bool { kind != .returned && kind != .void }
}

/// Where a value came into being, and the innermost branch taken on the way that lets it out.
public struct Site: Codable, Sendable, Hashable {
  /// The function in which it stands.
  public var function: String
  /// The file in which it stands, as the tree names it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The condition of the innermost branch, its tokens joined by one space.
  public var condition: String?
  /// The line of that condition.
  public var conditionLine: Int?
  /// Whether the condition held.
  public var conditionHeld: Bool?
  /// The expression that made the value, its tokens joined by one space.
  public var expression: String?
  /// The line as it stands in the file and a line of blanks and carets that goes under it.
  ///
  /// Where a run stopped. The blanks that begin the line are left out of both.
  public var excerpt: [String]?

  /// Makes a site.
  public init(
    function: String, file: String, line: Int, condition: String? = nil,
    conditionLine: Int? = nil, conditionHeld: Bool? = nil, expression: String? = nil,
    excerpt: [String]? = nil
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.condition = condition
    self.conditionLine = conditionLine
    self.conditionHeld = conditionHeld
    self.expression = expression
    self.excerpt = excerpt
  }

  /// Reads a site; one that could not be found out is empty and has line 0.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    function = try container.value(.function, else: "")
    file = try container.value(.file, else: "")
    line = try container.value(.line, else: 0)
    condition = try container.decodeIfPresent(String.self, forKey: .condition)
    conditionLine = try container.decodeIfPresent(Int.self, forKey: .conditionLine)
    conditionHeld = try container.decodeIfPresent(Bool.self, forKey: .conditionHeld)
    expression = try container.decodeIfPresent(String.self, forKey: .expression)
    excerpt = try container.decodeIfPresent([String].self, forKey: .excerpt)
  }
}
