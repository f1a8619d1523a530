/// What is in the cache, as it is told.
public struct CacheFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.cache/1"

  /// The name and version of this format.
  public var format: String

  /// The folder.
  public var folder: String
  /// The file, if there is one.
  public var path: String?
  /// How many bytes it takes on disk.
  public var bytes: Int
  /// How many bytes it may take.
  public var limit: Int
  /// What it has, sorted by kind.
  public var kinds: [CacheKindFinding]

  /// Makes a finding.
  public init(folder: String, path: String?, bytes: Int, limit: Int, kinds: [CacheKindFinding]) {
    format = Self.formatName
    self.folder = folder
    self.path = path
    self.bytes = bytes
    self.limit = limit
    self.kinds = kinds
  }
}

/// How much the cache has of one kind.
public struct CacheKindFinding: Codable, Sendable, Hashable {
  /// The kind and the version of its form, such as `names/1`.
  public var kind: String
  /// How many values there are of it.
  public var rows: Int
  /// How many bytes their keys and values have.
  public var bytes: Int

  /// Makes a finding.
  public init(kind: String, rows: Int, bytes: Int) {
    self.kind = kind
    self.rows = rows
    self.bytes = bytes
  }
}
