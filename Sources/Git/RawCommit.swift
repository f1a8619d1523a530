import Glibc

/// The header of a commit object, read in place.
///
/// `tree` comes first, then any number of `parent` lines, `author`, `committer`, other headers whose
/// continuation lines begin with a space, an empty line, the message. Git writes nothing else; a
/// commit without a tree line is damaged, one without author or date is merely old or odd.
struct RawCommit {
  let tree: ObjectID
  /// Seconds since 1970 at which it was committed.
  let time: Int64
  private let whole: UnsafeRawBufferPointer
  private let parentEnd: Int

  private var afterParents: UnsafeRawBufferPointer.SubSequence { whole[parentEnd...] }

  /// How long `parent `, 40 digits and the end of the line are.
  private static let parentLength = 48

  init(_ bytes: UnsafeRawBufferPointer, _ id: ObjectID) throws(GitError) {
    guard bytes.count >= 46, begins(bytes, at: 0, with: "tree "),
      let tree = ObjectID(hex: bytes, at: 5), bytes[45] == UInt8(ascii: "\n")
    else {
      throw GitError(
        .corruptObject, object: id, operation: "git_odb_read",
        "commit \(id) does not begin with a tree: it is damaged; `git fsck` tells more")
    }
    self.tree = tree
    var place = 46
    while place + RawCommit.parentLength <= bytes.count,
      begins(bytes, at: place, with: "parent ")
    {
      place += RawCommit.parentLength
    }
    whole = bytes
    parentEnd = place
    time = header("committer ", in: bytes[place...]).map { GitSignature.seconds(line: $0) } ?? 0
  }

  /// Adds the parents that the commit itself names, in order.
  func appendParents(to list: inout [ObjectID], _ id: ObjectID) throws(GitError) {
    var place = 46
    while place < parentEnd {
      guard let parent = ObjectID(hex: whole, at: place + 7) else {
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
  _ name: StaticString, in rest: UnsafeRawBufferPointer.SubSequence
) -> UnsafeRawBufferPointer.SubSequence? {
  let bytes = rest.base
  var place = rest.startIndex
  while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
    let end = bytes.firstNewline(from: place)
    if begins(bytes, at: place, with: name) {
      return bytes[(place + name.utf8CodeUnitCount)..<end]
    }
    place = min(end + 1, bytes.count)
  }
  return nil
}

private func begins(
  _ bytes: UnsafeRawBufferPointer, at place: Int, with text: StaticString
) -> Bool {
  let count = text.utf8CodeUnitCount
  guard place + count <= bytes.count, let start = bytes.baseAddress else { return false }
  return memcmp(start + place, text.utf8Start, count) == 0
}

extension UnsafeRawBufferPointer {
  /// Where the next line feed is, or the end.
  fileprivate func firstNewline(from place: Int) -> Int {
    guard let start = baseAddress,
      let found = memchr(start + place, 0x0a, count - place)
    else { return count }
    return start.distance(to: UnsafeRawPointer(found))
  }
}
