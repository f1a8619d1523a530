/// How much of a body of C the parser understands, as it is told.
///
/// The JSON of this value is the contract of `firstbad source survey --format json`.
public struct SurveyFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.survey/1"

  /// The name and version of this format.
  public var format: String

  /// How many files were read.
  public var files: Int
  /// Their bytes.
  public var bytes: Int
  /// The function definitions found, those by macros such as `SYSCALL_DEFINE1` included.
  public var functions: Int
  /// The function definitions with a part that is not understood.
  public var unparsed: Int
  /// Items outside functions with a part that is not understood.
  public var unparsedItems: Int
  /// The files that are not the same when they are put together again from their tokens.
  public var inexact: [String]
  /// How long it took from beginning to end.
  public var seconds: Double
  /// How long outlining took, summed over the threads.
  public var outlineSeconds: Double
  /// How long parsing took, summed over the threads.
  public var parseSeconds: Double
  /// Why parts of functions are not understood, the commonest first.
  public var causes: [SurveyCause]
  /// The same for items outside functions.
  public var itemCauses: [SurveyCause]

  /// Makes a finding with nothing in it.
  public init() {
    format = Self.formatName
    files = 0
    bytes = 0
    functions = 0
    unparsed = 0
    unparsedItems = 0
    inexact = []
    seconds = 0
    outlineSeconds = 0
    parseSeconds = 0
    causes = []
    itemCauses = []
  }
}

/// A reason why parts of files are not understood.
public struct SurveyCause: Codable, Sendable, Hashable {
  /// What was expected, names left out.
  public var message: String
  /// How many parts of functions it concerns.
  public var count: Int
  /// The first places, as `file:line`.
  public var examples: [String]

  /// Makes a cause.
  public init(message: String, count: Int, examples: [String]) {
    self.message = message
    self.count = count
    self.examples = examples
  }
}
