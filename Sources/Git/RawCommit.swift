/// The header of a commit object, read in place.
///
/// `tree` comes first, then any number of `parent` lines, `author`, `committer`, other headers whose
/// continuation lines begin with a space, an empty line, the message. Git writes nothing else; a
/// commit without a tree line is damaged, one without author or date is merely old or odd.
struct RawCommit {
  let tree: ObjectID
  /// Seconds since 1970 at which it was committed.
  let time: Int64
  private let parentLines: UnsafeRawBufferPointer.SubSequence
  private let afterParents: UnsafeRawBufferPointer.SubSequence

  /// How long `parent `, 40 digits and the end of the line are.
  private static let parentLength = 48

  init(_ bytes: UnsafeRawBufferPointer, _ id: ObjectID) throws(GitError) {
    guard bytes.count >= 46, bytes.prefix(5).elementsEqual("tree ".utf8),
      let tree = ObjectID(hexBytes: bytes[5..<45]), bytes[45] == UInt8(ascii: "\n")
    else {
      throw GitError(
        .corruptObject, object: id, operation: "git_odb_read",
        "commit \(id) does not begin with a tree: it is damaged; `git fsck` tells more")
    }
    self.tree = tree
    var place = 46
    while place + RawCommit.parentLength <= bytes.count,
      bytes[place..<(place + 7)].elementsEqual("parent ".utf8)
    {
      place += RawCommit.parentLength
    }
    parentLines = bytes[46..<place]
    afterParents = bytes[place...]
    time = header("committer ", in: bytes[place...]).map { GitSignature.seconds(line: $0) } ?? 0
  }

  /// Adds the parents that the commit itself names, in order.
  func appendParents(to list: inout [ObjectID], _ id: ObjectID) throws(GitError) {
    var place = parentLines.startIndex
    while place < parentLines.endIndex {
      guard let parent = ObjectID(hexBytes: parentLines[(place + 7)..<(place + 47)]) else {
        throw GitError(
          .corruptObject, object: id, operation: "git_odb_read",
          "commit \(id) has a parent line without an id: it is damaged; `git fsck` tells more")
      }
      list.append(parent)
      place += RawCommit.parentLength
    }
  }

  /// A copy that outlives the object.
  func detached(_ id: ObjectID) throws(GitError) -> DetachedCommit {
    var parents: [ObjectID] = []
    try appendParents(to: &parents, id)
    let nobody = GitSignature(nameBytes: [], emailBytes: [], time: 0, offsetMinutes: 0)
    var message: [UInt8] = []
    var place = afterParents.startIndex
    while place < afterParents.endIndex {
      let end = afterParents[place...].firstIndex(of: UInt8(ascii: "\n")) ?? afterParents.endIndex
      if end == place {
        message = Array(afterParents[(place + 1)...])
        break
      }
      place = min(end + 1, afterParents.endIndex)
    }
    return DetachedCommit(
      tree: tree, parents: parents,
      author: header("author ", in: afterParents).map { GitSignature(line: $0) } ?? nobody,
      committer: header("committer ", in: afterParents).map { GitSignature(line: $0) } ?? nobody,
      message: message)
  }
}

/// What a commit object itself says.
struct DetachedCommit {
  let tree: ObjectID
  let parents: [ObjectID]
  let author: GitSignature
  let committer: GitSignature
  let message: [UInt8]
}

/// The rest of the header line that begins with a name, or nil if the header ends without it.
private func header(
  _ name: StaticString, in bytes: UnsafeRawBufferPointer.SubSequence
) -> UnsafeRawBufferPointer.SubSequence? {
  let wanted = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
  var place = bytes.startIndex
  while place < bytes.endIndex, bytes[place] != UInt8(ascii: "\n") {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    if end - place >= wanted.count, bytes[place..<end].starts(with: wanted) {
      return bytes[(place + wanted.count)..<end]
    }
    place = min(end + 1, bytes.endIndex)
  }
  return nil
}
