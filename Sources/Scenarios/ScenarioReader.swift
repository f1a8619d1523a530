public import SourceText

/// Reads scenario files; never throws, and tells all that is wrong at once.
///
/// Nothing is tolerated silently: unknown keys, keys that stand twice, YAML's anchors, tags and
/// implied types are refused, each with the place and what was expected. What a scenario names in
/// a tree is not looked up here.
public struct ScenarioReader: Sendable {
  /// Gives the bytes of a file that a scenario names, by a path relative to the scenario; nil if
  /// there is none.
  public typealias FileReader = (_ relativePath: String) -> [UInt8]?

  /// The largest file that is read, in bytes; a scenario is a page or two.
  public static let byteLimit = TextGuard.byteLimit

  /// What reading gave.
  public struct Reading: Sendable {
    /// The scenario; nil exactly if a diagnostic is an error.
    public var scenario: Scenario?
    /// What could be read of one that has errors, for more to be told of it; nil if it lacks what every scenario has.
    public var readablePart: Scenario?
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
  public func read(
    path: String, bytes: [UInt8], readFile: @escaping FileReader
  ) -> Reading {
    let lines = LineTable(bytes)
    let guarded = TextGuard(bytes)
    var parser = ScenarioParser(path: path, readFile: readFile)
    func report(_ finding: TextGuard.Finding) {
      let position = lines.position(of: finding.offset)
      parser.report(
        Diagnostic(
          .error, id: finding.id, path: path, position: position, message: finding.message))
    }
    guarded.findings.forEach(report)
    var scenario: Scenario?
    if !guarded.isHopeless {
      var builder = YAMLTreeBuilder(bytes: guarded.bytes, lines: LineTable(guarded.bytes))
      let root = builder.build()
      builder.findings.forEach(report)
      parser.damaged = builder.damaged
      if let root { scenario = parser.scenario(root) }
    }
    let start = SourcePosition(line: 1, column: 1)
    if scenario == nil, !parser.hasErrors {
      parser.report(
        Diagnostic(.error, id: "no-scenario", path: path, position: start, message: "no scenario"))
    }
    // Those of other files come last; the order among equals stays.
    let sorted = parser.diagnostics.enumerated().sorted { left, right in
      let places = [left, right].map { item -> (Int, Int, Int, Int) in
        let position = item.element.position ?? start
        let isElsewhere = item.element.path == path ? 0 : 1
        return (isElsewhere, position.line, position.column, item.offset)
      }
      return places[0] < places[1]
    }
    return Reading(
      scenario: parser.hasErrors ? nil : scenario,
      readablePart: parser.hasErrors ? scenario : nil, diagnostics: sorted.map(\.element))
  }
}
