/// Why a commit has another verdict than its parent: both runs, where they part, and which hunks of the commit do it.
public struct WhyFinding: Codable, Sendable, Hashable {
  /// What made the difference.
  public enum Cause: String, Codable, Sendable, Hashable, CaseIterable {
    /// The runs part at a condition whose text the commit changed.
    case condition
    /// The runs part at the same text, since a value in it is another one: the state differs.
    case state
    /// The runs take other ways before any condition comes out otherwise: code came, went or moved.
    case code
    /// The runs could not be compared; a note says why.
    case unknown
  }

  /// The id of the parent that the commit is compared with.
  public var parent: String
  /// What made the difference.
  public var cause: Cause
  /// The difference in one sentence without a full stop.
  public var sentence: String
  /// Where the run at the parent parts from the other one; missing where it does not come to such a place.
  public var before: RunSide?
  /// Where the run at the commit parts from the other one.
  public var after: RunSide?
  /// The smallest set of the commit's hunks that makes the difference.
  public var hunks: HunkSet?
  /// The condition before and after, for every combination of its operands.
  public var truthTable: TruthTable?
  /// Other places in the functions that were run which make the same errno, and were not what made it here.
  public var otherSites: [Site]
  /// Sentences for the reader.
  public var notes: [String]

  /// Makes a reason.
  public init(
    parent: String, cause: Cause, sentence: String, before: RunSide? = nil, after: RunSide? = nil,
    hunks: HunkSet? = nil, truthTable: TruthTable? = nil, otherSites: [Site] = [],
    notes: [String] = []
  ) {
    self.parent = parent
    self.cause = cause
    self.sentence = sentence
    self.before = before
    self.after = after
    self.hunks = hunks
    self.truthTable = truthTable
    self.otherSites = otherSites
    self.notes = notes
  }

  /// Reads a reason; all but the parent may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parent = try container.decode(String.self, forKey: .parent)
    cause = try container.value(.cause, else: .unknown)
    sentence = try container.value(.sentence, else: "")
    before = try container.decodeIfPresent(RunSide.self, forKey: .before)
    after = try container.decodeIfPresent(RunSide.self, forKey: .after)
    hunks = try container.decodeIfPresent(HunkSet.self, forKey: .hunks)
    truthTable = try container.decodeIfPresent(TruthTable.self, forKey: .truthTable)
    otherSites = try container.list(.otherSites)
    notes = try container.list(.notes)
  }
}

/// One of two runs that are compared: where it parts from the other, and how it went on from there.
public struct RunSide: Codable, Sendable, Hashable {
  /// The first step at which the runs differ.
  public var step: TraceEntry
  /// The functions that the run was in at that step, the outermost first.
  public var stack: [String]
  /// The source around that step and the steps after it, one excerpt for each function.
  public var excerpts: [SourceExcerpt]

  /// Makes a side.
  public init(step: TraceEntry, stack: [String] = [], excerpts: [SourceExcerpt] = []) {
    self.step = step
    self.stack = stack
    self.excerpts = excerpts
  }

  /// Reads a side; all but the step may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    step = try container.decode(TraceEntry.self, forKey: .step)
    stack = try container.list(.stack)
    excerpts = try container.list(.excerpts)
  }
}

/// Lines of one function as they stand in a file, with what a run had to say about them.
public struct SourceExcerpt: Codable, Sendable, Hashable {
  /// One line.
  public struct Line: Codable, Sendable, Hashable {
    /// Its number in the file, from 1.
    public var number: Int
    /// The line without its end, tabs and all.
    public var text: String
    /// Whether the run did anything on it.
    public var isRun: Bool
    /// Whether it is where the runs part, or where the value came into being.
    public var isMarked: Bool
    /// Values and outcomes, such as `group->domain = NULL` and `false`, in the order in which they came up.
    public var values: [String]

    /// Makes a line.
    public init(
      number: Int, text: String, isRun: Bool = false, isMarked: Bool = false, values: [String] = []
    ) {
      self.number = number
      self.text = text
      self.isRun = isRun
      self.isMarked = isMarked
      self.values = values
    }

    /// Reads a line; all but its number and its text may be missing.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      number = try container.decode(Int.self, forKey: .number)
      text = try container.decode(String.self, forKey: .text)
      isRun = try container.value(.isRun, else: false)
      isMarked = try container.value(.isMarked, else: false)
      values = try container.list(.values)
    }
  }

  /// The function.
  public var function: String
  /// The file that defines it.
  public var file: String
  /// The lines in their order; where numbers jump, lines are left out.
  public var lines: [Line]

  /// Makes an excerpt.
  public init(function: String, file: String, lines: [Line]) {
    self.function = function
    self.file = file
    self.lines = lines
  }
}

/// Which of a commit's hunks make the difference.
public struct HunkSet: Codable, Sendable, Hashable {
  /// What is known of the set.
  public enum Proof: String, Codable, Sendable, Hashable, CaseIterable {
    /// Every smaller set was replayed and does not make the difference.
    case smallest
    /// No hunk of the set can be left out; a smaller set of others was not looked for to the end.
    case irreducible
    /// No set was found; a note says why.
    case none
  }

  /// One hunk.
  public struct Hunk: Codable, Sendable, Hashable {
    /// The path of the file before the commit; missing for a file that it adds.
    public var oldFile: String?
    /// The path of the file after the commit; missing for a file that it takes away.
    public var newFile: String?
    /// The line that begins it, such as `@@ -10,7 +10,6 @@ static int f(void)`.
    public var header: String
    /// Its lines, each with the blank, plus or minus that it has in a diff.
    public var lines: [String]

    /// Makes a hunk.
    public init(oldFile: String?, newFile: String?, header: String, lines: [String]) {
      self.oldFile = oldFile
      self.newFile = newFile
      self.header = header
      self.lines = lines
    }
  }

  /// How many hunks the commit has.
  public var hunks: Int
  /// How many files it changes.
  public var files: Int
  /// How many sets of hunks were replayed.
  public var replays: Int
  /// What is known of the set.
  public var proof: Proof
  /// The hunks of the set, in the order of the diff.
  public var smallest: [Hunk]
  /// Sentences for the reader.
  public var notes: [String]

  /// Makes a set.
  public init(
    hunks: Int, files: Int, replays: Int = 0, proof: Proof, smallest: [Hunk] = [],
    notes: [String] = []
  ) {
    self.hunks = hunks
    self.files = files
    self.replays = replays
    self.proof = proof
    self.smallest = smallest
    self.notes = notes
  }
}

/// What a condition comes to before and after a change, for every combination of its operands.
public struct TruthTable: Codable, Sendable, Hashable {
  /// One combination.
  public struct Row: Codable, Sendable, Hashable {
    /// What each operand is.
    public var operands: [Bool]
    /// What the condition was before; missing where it is not evaluated.
    public var before: Bool?
    /// What it is after.
    public var after: Bool?
    /// Whether the scenario's state is this combination.
    public var isState: Bool

    /// Makes a row.
    public init(operands: [Bool], before: Bool?, after: Bool?, isState: Bool = false) {
      self.operands = operands
      self.before = before
      self.after = after
      self.isState = isState
    }
  }

  /// The operands, their tokens joined by one space.
  public var operands: [String]
  /// The condition before, its tokens joined by one space.
  public var before: String
  /// The condition after.
  public var after: String
  /// All combinations, or none where there are too many operands.
  public var rows: [Row]

  /// Makes a table.
  public init(operands: [String], before: String, after: String, rows: [Row]) {
    self.operands = operands
    self.before = before
    self.after = after
    self.rows = rows
  }
}
