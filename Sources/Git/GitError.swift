/// What went wrong with a repository, in one sentence that says what to do.
public struct GitError: Error, Sendable, Hashable {
  /// The kind of trouble.
  public enum Code: String, Sendable, Hashable {
    /// There is no repository at the path or above it.
    case notARepository
    /// The repository belongs to someone else and is not marked as safe.
    case foreignOwner
    /// No commit has that name here.
    case revisionNotFound
    /// Several objects begin with the digits given, or a name stands for several commits.
    case ambiguousRevision
    /// An object that others refer to is not there.
    case missingObject
    /// An object or the pack it is in cannot be read or is not what its name says.
    case corruptObject
    /// The object is there but of another kind than asked for.
    case wrongObjectKind
    /// The repository uses a format we do not read (SHA-256, reftable, a newer version).
    case unsupportedRepository
    /// The place for a new repository is taken.
    case alreadyExists
    /// A change to a new history makes no sense.
    case invalidChange
    /// The library or the system failed in another way.
    case failed
  }

  /// The kind of trouble.
  public let code: Code
  /// The object it is about, if it is about one.
  public let object: ObjectID?
  /// One sentence without a full stop: what is wrong and what to do.
  public let message: String
  /// The function that failed.
  public let operation: String
  /// The library's own number for it, 0 where it was not the library.
  let status: Int32

  init(
    _ code: Code, object: ObjectID? = nil, operation: String, status: Int32 = 0, _ message: String
  ) {
    self.code = code
    self.object = object
    self.message = message
    self.operation = operation
    self.status = status
  }
}

extension GitError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
