import CLibgit2
import Glibc

extension Repository {
  /// Reads a blob if an identifier stands in it; nil if it does not.
  ///
  /// A blob without it is not hashed, since nearly all that are asked are without it.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func blob(_ id: ObjectID, mentioning identifier: [UInt8]) throws(GitError) -> [UInt8]? {
    try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_BLOB, id)
      guard object.bytes.mentions(identifier) else { return nil }
      try object.verify()
      return Array(object.bytes)
    }
  }

  /// Steps through a tree without making anything; it is not hashed.
  ///
  /// - Parameter body: Is given the mode, the name, which is gone afterwards, and the object.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func forEachEntry(
    ofTree tree: ObjectID,
    _ body: (FileMode, UnsafeRawBufferPointer, ObjectID) throws(GitError) -> Void
  ) throws(GitError) {
    try withObject(tree) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, tree)
      var items = RawTree(object.bytes)
      while let item = items.next() {
        guard let mode = FileMode(lenient: item.bits) else { throw brokenTree(tree) }
        try body(mode, item.name, item.id)
      }
      if items.isBroken { throw brokenTree(tree) }
    }
  }
}

extension Repository {
  /// In how many folders a file can lie that is looked for; no path of a kernel has twenty.
  private static let depthLimit = 1_000

  /// Refuses a tree that lies in too many others for a program that steps down one by one.
  ///
  /// - Throws: `corruptObject`.
  public func expect(depth: Int, of tree: ObjectID) throws(GitError) {
    guard depth > Self.depthLimit else { return }
    throw GitError(
      .corruptObject, object: tree, operation: "git_odb_read",
      "the tree \(tree) in \(path) lies in more than \(Self.depthLimit) folders; nothing is looked for in it"
    )
  }
}

extension UnsafeRawBufferPointer {
  /// Whether an identifier stands somewhere in the bytes, and not as a part of a longer one.
  func mentions(_ identifier: [UInt8]) -> Bool {
    guard let base = baseAddress, !identifier.isEmpty else { return false }
    var place = 0
    while count - place >= identifier.count {
      guard
        let found = memmem(base + place, count - place, identifier, identifier.count)
      else { return false }
      let start = base.distance(to: UnsafeRawPointer(found))
      let end = start + identifier.count
      let isWhole =
        (start == 0 || !self[start - 1].continuesIdentifier)
        && (end == count || !self[end].continuesIdentifier)
      if isWhole { return true }
      place = start + 1
    }
    return false
  }
}

extension UInt8 {
  /// Whether it can stand inside an identifier (C11 6.4.2.1); bytes of other alphabets and `$` can.
  fileprivate var continuesIdentifier: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...0xFF: true
    default: false
    }
  }
}
