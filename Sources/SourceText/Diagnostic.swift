/// One thing wrong with an input file, told as compilers tell it.
public struct Diagnostic: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The input cannot be used.
    case error
    /// The input can be used and probably does not mean what was wanted.
    case warning
    /// Something the reader should know.
    case note
  }

  /// How much it matters.
  public var severity: Severity
  /// A stable name for this kind of trouble, such as `unknown-key`.
  public var id: String
  /// The file as the user named it.
  public var path: String
  /// Where in the file, if it is about one place.
  public var position: SourcePosition?
  /// One sentence without a full stop: what is wrong and what was expected.
  public var message: String

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, id: String, path: String, position: SourcePosition?, message: String
  ) {
    self.severity = severity
    self.id = id
    self.path = path
    self.position = position
    self.message = message
  }

  /// The one-line form `file:line:column: severity: message`.
  public var line: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(path)\(place): \(severity.rawValue): \(message)"
  }
}
