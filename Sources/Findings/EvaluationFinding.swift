/// What running a self-contained C program came to.
///
/// The JSON of this value is the contract of `firstbad eval --format json`.
public struct EvaluationFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.eval/1"

  /// The name and version of this format.
  public var format: String
  /// The program's file as the user named it.
  public var file: String
  /// The function that was called.
  public var entry: String
  /// The architecture whose data model holds.
  public var architecture: String
  /// How it ended; the value is the program's exit status.
  public var outcome: Outcome
  /// What it printed to stdout; bytes that are not UTF-8 are replacement characters.
  public var output: String
  /// What it printed to stderr.
  public var errorOutput: String
  /// Everything relied upon that no source said.
  public var assumptions: [Assumption]
  /// Calls, branches and writes, if they were asked for.
  public var trace: [TraceEntry]
  /// Sentences about what could not be read in full.
  public var notes: [String]
  /// The instructions and calls that were run.
  public var steps: Int

  /// Makes a finding.
  public init(
    file: String, entry: String, architecture: String, outcome: Outcome, output: String,
    errorOutput: String = "", assumptions: [Assumption] = [], trace: [TraceEntry] = [],
    notes: [String] = [], steps: Int = 0
  ) {
    format = Self.formatName
    self.file = file
    self.entry = entry
    self.architecture = architecture
    self.outcome = outcome
    self.output = output
    self.errorOutput = errorOutput
    self.assumptions = assumptions
    self.trace = trace
    self.notes = notes
    self.steps = steps
  }

  /// The exit code of the command: the program's up to 124, 125 for a stop.
  public var exitCode: Int {
    outcome.isStop ? 125 : min(124, outcome.value ?? 0)
  }
}
