/// A commit as a value.
///
/// Parents are as git sees them: cut at a shallow boundary, changed by `info/grafts` and by
/// replacement refs.
public struct Commit: Sendable, Hashable {
  /// The commit's name, the original one where a replacement was read.
  public let id: ObjectID
  /// The root tree.
  public let tree: ObjectID
  /// The parents in order.
  public let parents: [ObjectID]
  /// Who wrote the change.
  public let author: GitSignature
  /// Who put it into the repository.
  public let committer: GitSignature
  /// The whole message as bytes.
  public let message: [UInt8]

  /// The first paragraph of the message as one line, as git's `%s` prints it.
  ///
  /// Leading blank lines are passed over, lines are joined by one space.
  public var subject: String {
    var joined: [UInt8] = []
    for line in message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var text = line
      while let last = text.last, isWhiteSpace(last) { text.removeLast() }
      if text.isEmpty {
        if joined.isEmpty { continue }
        break
      }
      if !joined.isEmpty { joined.append(UInt8(ascii: " ")) }
      joined += text
    }
    return readableText(joined)
  }
}
