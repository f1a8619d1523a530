/// What is in the cache.
public struct CacheInfo: Sendable, Hashable {
  /// The folder.
  public var folder: String
  /// The file, nil if there is none yet.
  public var path: String?
  /// How many bytes it takes on disk, with what SQLite keeps beside it.
  public var bytes: Int
  /// How many bytes it may take.
  public var limit: Int
  /// Its kinds, sorted by name and version.
  public var kinds: [Kind]

  /// One kind.
  public struct Kind: Sendable, Hashable {
    /// The kind and its version, such as `names/1`.
    public var name: String
    /// How many values there are of it.
    public var rows: Int
    /// How many bytes their keys and values have.
    public var bytes: Int
  }
}
