public import SourceText

/// Reads scenario files; never throws, and tells all that is wrong at once.
public struct ScenarioReader: Sendable {
  /// Gives the bytes of a file that a scenario names, by a path relative to the scenario; nil if
  /// there is none.
  public typealias FileReader = @Sendable (_ relativePath: String) -> [UInt8]?

  /// What reading gave.
  public struct Reading: Sendable {
    /// The scenario; nil exactly if a diagnostic is an error.
    public var scenario: Scenario?
    /// All that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]
  }

  /// Makes a reader.
  public init() {}

  /// Reads a scenario.
  ///
  /// - Parameters:
  ///   - path: The file as the user named it, for diagnostics.
  ///   - bytes: What the file holds.
  ///   - readFile: How to read the files it names.
  public func read(path: String, bytes: [UInt8], readFile: FileReader) -> Reading {
    Reading(scenario: nil, diagnostics: [])
  }
}
