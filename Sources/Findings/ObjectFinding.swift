/// One object of the scenario as the run left it.
public struct ObjectFinding: Codable, Sendable, Hashable {
  /// Whether the object is still there.
  public enum State: String, Codable, Sendable, Hashable, CaseIterable {
    /// It can be used.
    case live
    /// It was freed.
    case freed
  }

  /// One field and what it holds.
  public struct Field: Codable, Sendable, Hashable {
    /// The way to the field from the object, such as `archdata.mapping`.
    public var path: String
    /// What it holds: a number, the name of an object, `NULL` or `unknown`.
    public var value: String

    /// Makes a field.
    public init(path: String, value: String) {
      self.path = path
      self.value = value
    }
  }

  /// The object's name in the scenario.
  public var name: String
  /// Its C type, where it is known.
  public var type: String?
  /// Whether it is still there.
  public var state: State
  /// The fields that the scenario gave or the run wrote, in a fixed order.
  public var fields: [Field]

  /// Makes an object.
  public init(name: String, type: String? = nil, state: State = .live, fields: [Field] = []) {
    self.name = name
    self.type = type
    self.state = state
    self.fields = fields
  }

  /// Reads an object; all but its name may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    type = try container.decodeIfPresent(String.self, forKey: .type)
    state = try container.value(.state, else: .live)
    fields = try container.list(.fields)
  }
}

/// One step of a traced run.
public struct TraceEntry: Codable, Sendable, Hashable {
  /// What kind of step it was.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// A function was called and is run from source.
    case call
    /// A branch was decided.
    case branch
    /// Memory was written.
    case write
    /// A model stood for a function.
    case model
    /// A function returned.
    case `return`
    /// The kernel code warned.
    case warning
    /// A loop went round or was left.
    case loop
  }

  /// How many calls deep the step is, the scenario's own calls being 0.
  public var depth: Int
  /// What kind of step it was.
  public var kind: Kind
  /// The function in which it was made.
  public var function: String
  /// The file in which it stands, where there is one.
  public var file: String?
  /// The line, from 1, where there is one.
  public var line: Int?
  /// What happened.
  public var text: String

  /// Makes a step.
  public init(
    depth: Int, kind: Kind, function: String, file: String? = nil, line: Int? = nil, text: String
  ) {
    self.depth = depth
    self.kind = kind
    self.function = function
    self.file = file
    self.line = line
    self.text = text
  }
}
