/// What a name means in one source of one commit or in all of them, as it is told.
public struct LookupFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.lookup/1"

  /// The name and version of this format.
  public var format: String

  /// The name.
  public var name: String
  /// The source it was looked up in, if it was looked up in one.
  public var file: String?
  /// The commit's id, 40 hexadecimal digits.
  public var commit: String
  /// The only folder it was looked up in, if there was one.
  public var under: String?
  /// The places that give it a meaning, in the order of the unit; only of one source.
  public var meanings: [Meaning]
  /// The places in the whole tree that may give it a meaning, sorted.
  public var places: [Place]
  /// How many files the tree has that were looked at.
  public var files: Int?
  /// How many different contents they have.
  public var blobs: Int?
  /// How many of these were read, because no earlier run had kept their names.
  public var blobsRead: Int?
  /// CONFIG symbols that were asked for and not given.
  public var configAsked: [String]
  /// Sentences about what could not be read in full.
  public var notes: [String]

  /// Makes a finding.
  public init(name: String, file: String, commit: String, meanings: [Meaning]) {
    format = Self.formatName
    self.name = name
    self.file = file
    self.commit = commit
    self.meanings = meanings
    places = []
    configAsked = []
    notes = []
  }

  /// Makes a finding about a whole tree.
  public init(name: String, under: String?, commit: String, places: [Place]) {
    format = Self.formatName
    self.name = name
    self.under = under
    self.commit = commit
    meanings = []
    self.places = places
    configAsked = []
    notes = []
  }

  /// One place of a tree.
  public struct Place: Codable, Sendable, Hashable {
    /// The file.
    public var file: String
    /// The line of the name.
    public var line: Int
    /// What it seems to be, as in an outline.
    public var kind: String
    /// Whether a conditional stands around it that may take it away.
    public var conditional: Bool

    /// Makes a place.
    public init(file: String, line: Int, kind: String, conditional: Bool) {
      self.file = file
      self.line = line
      self.kind = kind
      self.conditional = conditional
    }
  }

  /// One place.
  public struct Meaning: Codable, Sendable, Hashable {
    /// What it seems to be, as in an outline.
    public var kind: String
    /// The file.
    public var file: String
    /// The line of the name.
    public var line: Int
    /// The whole declaration, definition or directive, its tokens joined by one space.
    public var text: String
    /// The include directives that lead there, the source's own first.
    public var includes: [Include]

    /// Makes a meaning.
    public init(kind: String, file: String, line: Int, text: String, includes: [Include]) {
      self.kind = kind
      self.file = file
      self.line = line
      self.text = text
      self.includes = includes
    }
  }

  /// One include directive.
  public struct Include: Codable, Sendable, Hashable {
    /// The file it stands in.
    public var file: String
    /// Its line.
    public var line: Int
    /// The directive.
    public var text: String

    /// Makes an include.
    public init(file: String, line: Int, text: String) {
      self.file = file
      self.line = line
      self.text = text
    }
  }
}
