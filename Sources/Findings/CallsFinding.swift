/// Who calls a function in a whole tree, whom it calls and what puts it into pointers, as it is told; all by names.
public struct CallsFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.calls/1"

  /// The name and version of this format.
  public var format: String
  /// The function or macro.
  public var function: String
  /// The commit's id, 40 hexadecimal digits.
  public var commit: String
  /// The only folder that was looked at, if there was one.
  public var under: String?
  /// Where it is defined, and what each definition calls; sorted.
  public var definitions: [Body]
  /// The calls of its name, sorted.
  public var callers: [Caller]
  /// The places that put it into a pointer or hand it on, sorted.
  public var fillings: [Filling]
  /// How many files the tree has that were looked at.
  public var files: Int
  /// How many different contents they have.
  public var blobs: Int
  /// How many of these were read, because no earlier run had kept what they call.
  public var blobsRead: Int

  /// Makes a finding that found nothing yet.
  public init(
    function: String, under: String?, commit: String, files: Int, blobs: Int, blobsRead: Int
  ) {
    format = Self.formatName
    self.function = function
    self.under = under
    self.commit = commit
    definitions = []
    callers = []
    fillings = []
    self.files = files
    self.blobs = blobs
    self.blobsRead = blobsRead
  }

  /// One definition, with what is in it.
  public struct Body: Codable, Sendable, Hashable {
    /// The file.
    public var file: String
    /// The line of the name.
    public var line: Int
    /// `function`, `macro`, or `made` for the body behind a macro's invocation.
    public var kind: String
    /// The macro that makes it.
    public var madeBy: String?
    /// Whether a conditional stands around it that may take it away.
    public var conditional: Bool
    /// What it calls, in the order of the file; each name once.
    public var calls: [Call]

    /// Makes a definition.
    public init(
      file: String, line: Int, kind: String, madeBy: String?, conditional: Bool, calls: [Call]
    ) {
      self.file = file
      self.line = line
      self.kind = kind
      self.madeBy = madeBy
      self.conditional = conditional
      self.calls = calls
    }
  }

  /// One call in a definition.
  public struct Call: Codable, Sendable, Hashable {
    /// The function, or the member, variable or parameter that is called through.
    public var name: String
    /// `function`, `member`, `element` of an array, or `local` for a parameter or local variable.
    public var through: String
    /// The tag of the struct that has the member, where it is plain.
    public var type: String?
    /// The line.
    public var line: Int
    /// Whether a conditional inside the definition may take it away.
    public var conditional: Bool

    /// Makes a call.
    public init(name: String, through: String, type: String?, line: Int, conditional: Bool) {
      self.name = name
      self.through = through
      self.type = type
      self.line = line
      self.conditional = conditional
    }
  }

  /// One that calls it.
  public struct Caller: Codable, Sendable, Hashable {
    /// The function or macro that calls.
    public var function: String
    /// The file.
    public var file: String
    /// The line of the call.
    public var line: Int
    /// Whether a conditional may take it away.
    public var conditional: Bool

    /// Makes a caller.
    public init(function: String, file: String, line: Int, conditional: Bool) {
      self.function = function
      self.file = file
      self.line = line
      self.conditional = conditional
    }
  }

  /// One place that puts it into a pointer or hands it on.
  public struct Filling: Codable, Sendable, Hashable {
    /// `initialiser`, `assignment` or `argument`.
    public var kind: String
    /// The member or variable that is filled, or what is called with it as argument.
    public var into: String
    /// The tag of the struct that has the member, where it is plain.
    public var type: String?
    /// Of an argument, its number from 1.
    public var argument: Int?
    /// The variable that is initialised, or the function or macro in which it is done.
    public var within: String
    /// The file.
    public var file: String
    /// The line.
    public var line: Int
    /// Whether a conditional may take it away.
    public var conditional: Bool

    /// Makes a filling.
    public init(
      kind: String, into: String, type: String?, argument: Int?, within: String, file: String,
      line: Int, conditional: Bool
    ) {
      self.kind = kind
      self.into = into
      self.type = type
      self.argument = argument
      self.within = within
      self.file = file
      self.line = line
      self.conditional = conditional
    }
  }
}
