/// The identity of a file's bytes: git's blob id, or any other hash of them.
public struct ContentID: Hashable, Sendable {
  /// The first eight bytes of the hash.
  public var high: UInt64
  /// The next eight bytes of the hash.
  public var middle: UInt64
  /// The last four bytes of a hash of twenty.
  public var low: UInt32

  /// Makes an identity from its parts.
  public init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// Hashes a part of the identity, which is a hash itself.
  public func hash(into hasher: inout Hasher) { hasher.combine(high ^ middle) }
}

/// The files of one commit, as the program asks for them.
///
/// The program owns this protocol so that it knows nothing of git. A store remembers what it was asked:
/// the paths that were looked up, present or absent, are the facts a replay stands on.
public protocol FileStore: AnyObject {
  /// The identity of the file at a path from the root of the tree; nil if there is no such file.
  ///
  /// A directory, a submodule or a symbolic link is no file.
  ///
  /// - Throws: ``FileStoreError`` when the tree cannot be read. It is never taken for absence.
  func content(at path: String) throws(FileStoreError) -> ContentID?

  /// The same for somebody who wants to know no more of the file than he says.
  ///
  /// Who asks without saying what for may look at all of it.
  ///
  /// - Parameter use: What he will look at, besides whether there is a file.
  /// - Throws: ``FileStoreError`` when the tree cannot be read.
  func content(at path: String, for use: FileUse) throws(FileStoreError) -> ContentID?

  /// The bytes of a file.
  ///
  /// - Throws: ``FileStoreError`` when they cannot be read.
  func bytes(of content: ContentID) throws(FileStoreError) -> [UInt8]

  /// The files of the whole tree that define a function.
  ///
  /// - Throws: ``FileStoreError`` when the tree or a file cannot be read.
  func files(defining search: FunctionSearch) throws(FileStoreError) -> FunctionSearch.Answer
}

extension FileStore {
  /// Stores that are no commit's are not searched.
  public func files(
    defining search: FunctionSearch
  ) throws(FileStoreError) -> FunctionSearch.Answer { FunctionSearch.Answer() }

  /// For stores whose files have no other version it is all the same.
  public func content(at path: String, for use: FileUse) throws(FileStoreError) -> ContentID? {
    try content(at: path)
  }
}

/// The files could not be read; what was computed meanwhile says nothing about the program.
public struct FileStoreError: Error, Sendable, CustomStringConvertible {
  /// One sentence that says what could not be read and what to do about it.
  public let message: String

  /// Makes an error.
  public init(_ message: String) {
    self.message = message
  }

  /// The sentence.
  public var description: String { message }
}

/// Files held in memory, for tests and for programs of one file.
public final class MemoryFileStore: FileStore {
  private var paths: [String: ContentID] = [:]
  private var contents: [ContentID: [UInt8]] = [:]
  private var serial: UInt64 = 0

  /// Makes a store of the given files.
  public init(_ files: [String: [UInt8]] = [:]) {
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { add(path, bytes) }
  }

  /// Adds or replaces a file.
  public func add(_ path: String, _ bytes: [UInt8]) {
    serial += 1
    let id = ContentID(high: UInt64.max, middle: serial, low: 0)
    paths[path] = id
    contents[id] = bytes
  }

  /// The identity of the file at a path.
  public func content(at path: String) throws(FileStoreError) -> ContentID? { paths[path] }

  /// The bytes of a file.
  public func bytes(of content: ContentID) throws(FileStoreError) -> [UInt8] {
    guard let bytes = contents[content] else { throw FileStoreError("no such content in memory") }
    return bytes
  }
}
