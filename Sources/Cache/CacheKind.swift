/// What sort of thing a value is, and in which form it is written.
///
/// Two kinds, and two versions of one kind, know nothing of each other: a form that changes gets the
/// next version, and values of the old one are never read again and go when room is wanted.
public struct CacheKind: Hashable, Sendable {
  /// The kind, such as `names`.
  public let name: String
  /// The version of its form, from 1.
  public let version: Int

  /// Makes a kind.
  public init(_ name: String, version: Int) {
    self.name = name
    self.version = version
  }

  /// The kind as it is written and told.
  var label: String { "\(name)/\(version)" }

  /// What a key is written as: no two kinds share one.
  func name(of key: [UInt8]) -> [UInt8] {
    var name = Array(label.utf8)
    name.append(0)
    name += key
    return name
  }
}
