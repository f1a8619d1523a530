/// Why a hunk does not fit a file.
public struct HunkMismatch: Error, Sendable, Hashable {
  /// The hunk's header.
  public let hunk: String
  /// The line at which it was expected and is not, from 1.
  public let line: Int
  /// What stands there, without the line feed; nil where the file has ended.
  public let found: [UInt8]?
  /// What the hunk has there; nil where it is not a line that does not fit.
  public let expected: [UInt8]?
  /// Whether searching for its place took more than is worth it.
  public let isTooCostly: Bool

  /// One clause: what stands there.
  public var description: String {
    if isTooCostly { return "hunk \(hunk) has too many places at which it may belong" }
    let there = found.map { "line \(line) is \($0.quoted)" } ?? "the file ends before line \(line)"
    guard let expected else { return "hunk \(hunk) does not fit: \(there)" }
    if expected == found {
      return "hunk \(hunk) does not fit: it must stand at the beginning or the end of the file, "
        + "or lies in lines that are changed already"
    }
    return "hunk \(hunk) does not fit: \(there), and the patch has \(expected.quoted) there"
  }
}
