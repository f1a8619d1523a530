/// What a program wants to know of a file besides whether there is one.
public struct FileUse: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What it says of the names that are asked for, see ``FileDigest``.
  public static let names = FileUse(rawValue: 1)
  /// Whether its bytes say that plain `char` has no sign, see ``Program/saysUnsignedChar(_:)``.
  public static let charSign = FileUse(rawValue: 2)
  /// Its lines, as `__LINE__` tells them.
  public static let lines = FileUse(rawValue: 4)
  /// All of it.
  public static let whole = FileUse(rawValue: 8)

  /// Whether no part of the file can be told that would not matter.
  public var isOfAllBytes: Bool { !isDisjoint(with: [.lines, .whole]) }
}
