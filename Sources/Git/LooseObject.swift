import CLibgit2

/// An object that has a file of its own: `kind SP size NUL contents`, deflated.
///
/// Read here and not by the library, which until 1.9 goes on forever where such a file is cut off
/// and trusts the size that it states.
struct LooseObject {
  private let kind: git_object_t
  private let inflated: [UInt8]
  private let start: Int

  /// More than any header takes.
  private static let headerLength = 64
  /// Deflate makes nothing smaller than by this factor.
  private static let greatestRatio = 1032

  /// Reads the file of an object in a folder of objects; nil if there is none.
  ///
  /// - Throws: `corruptObject`, and `failed` if the file cannot be read.
  init?(_ id: ObjectID, in folder: String, repository: String) throws(GitError) {
    let digits = id.hex
    let file = folder + "/" + digits.prefix(2) + "/" + digits.dropFirst(2)
    guard let deflated = try FileBytes.read(file) else { return nil }
    guard let object = LooseObject.parse(deflated) else {
      throw GitError(
        .corruptObject, object: id, operation: "inflate",
        "object \(id) in \(repository) is damaged or cut short; "
          + "`git -C \(shellWord(repository)) fsck` tells more")
    }
    (kind, inflated, start) = object
  }

  /// Lends the object for the time of a closure.
  func lend<Answer>(_ id: ObjectID, _ body: (HeldObject) throws(GitError) -> Answer)
    throws(GitError) -> Answer
  {
    try inflated.withUnsafeBufferPointer { (whole) throws(GitError) in
      let contents = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: whole[start...]))
      return try body(HeldObject(id: id, kind: kind, bytes: contents))
    }
  }

  private static func parse(_ deflated: [UInt8]) -> (git_object_t, [UInt8], Int)? {
    guard let head = inflate(deflated, room: headerLength)?.bytes,
      let space = head.firstIndex(of: 0x20), let end = head.firstIndex(of: 0), space < end,
      let size = Int(String(decoding: head[(space + 1)..<end], as: UTF8.self)), size >= 0,
      size <= (deflated.count + headerLength) * greatestRatio
    else { return nil }
    let kind = git_object_string2type(String(decoding: head[..<space], as: UTF8.self))
    guard [GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG].contains(kind)
    else { return nil }
    let start = end + 1
    guard let (bytes, isWhole) = inflate(deflated, room: start + size), isWhole,
      bytes.count == start + size
    else { return nil }
    return (kind, bytes, start)
  }

  /// Inflates as much as there is room for; nil where the input is no deflated text.
  private static func inflate(_ input: [UInt8], room: Int) -> (bytes: [UInt8], isWhole: Bool)? {
    var status = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var length = uLong(room)
      status = uncompress(buffer.baseAddress, &length, input, uLong(input.count))
      count = status == Z_OK || status == Z_BUF_ERROR ? Int(length) : 0
    }
    if status == Z_OK { return (bytes, true) }
    return status == Z_BUF_ERROR ? (bytes, false) : nil
  }
}
