public import SourceText

/// Where in a scenario file something is written.
///
/// Kept by every part of a scenario, so that a stage that finds out only at a commit that a field
/// does not exist can still point at the line that named it.
public struct Origin: Sendable, Hashable {
  /// Line and column, the column in bytes.
  public var position: SourcePosition
  /// The way to it through the file, such as `objects.group.fields.domain`; empty at the top.
  public var yamlPath: String

  /// Makes an origin.
  public init(position: SourcePosition, yamlPath: String) {
    self.position = position
    self.yamlPath = yamlPath
  }
}

/// A value and where it is written.
public struct Located<Value: Sendable>: Sendable {
  /// What is written.
  public var value: Value
  /// Where it is written.
  public var origin: Origin

  /// Puts a value and its origin together.
  public init(_ value: Value, at origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
