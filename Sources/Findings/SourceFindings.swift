/// What one file may declare at its top level, as it is told.
public struct OutlineFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.outline/1"

  /// The name and version of this format.
  public var format: String

  /// The file.
  public var path: String
  /// Its names in the order they stand.
  public var entries: [Entry]

  /// Makes a finding.
  public init(path: String, entries: [Entry]) {
    format = Self.formatName
    self.path = path
    self.entries = entries
  }

  /// One name.
  public struct Entry: Codable, Sendable, Hashable {
    /// The name.
    public var name: String
    /// What it seems to be: `function`, `declaration`, `tag`, `enumerator`, `define`, `undef`, `argument`.
    public var kind: String
    /// Its line, from 1.
    public var line: Int
    /// The directives it stands under, the outermost first.
    public var conditions: [String]

    /// Makes an entry.
    public init(name: String, kind: String, line: Int, conditions: [String]) {
      self.name = name
      self.kind = kind
      self.line = line
      self.conditions = conditions
    }
  }
}

/// The trees of one function, as they are told.
public struct ParseFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.parse/1"

  /// The name and version of this format.
  public var format: String

  /// The file.
  public var path: String
  /// The function.
  public var function: String
  /// One definition for each consistent choice of the branches of conditionals in it.
  public var definitions: [Definition]

  /// Makes a finding.
  public init(path: String, function: String, definitions: [Definition]) {
    format = Self.formatName
    self.path = path
    self.function = function
    self.definitions = definitions
  }

  /// One tree.
  public struct Definition: Codable, Sendable, Hashable {
    /// The line of its name.
    public var line: Int
    /// The S-expression.
    public var tree: String
    /// What in it is not understood.
    public var unparsed: [Trouble]

    /// Makes a definition.
    public init(line: Int, tree: String, unparsed: [Trouble]) {
      self.line = line
      self.tree = tree
      self.unparsed = unparsed
    }
  }

  /// A part that is not understood.
  public struct Trouble: Codable, Sendable, Hashable {
    /// Its line.
    public var line: Int
    /// Why.
    public var message: String

    /// Makes a trouble.
    public init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }
}
