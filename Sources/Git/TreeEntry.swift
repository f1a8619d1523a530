/// What kind of thing a tree entry is.
public enum FileMode: UInt32, Sendable, Hashable, Codable {
  /// A file.
  case regular = 0o100644
  /// A file that may be run.
  case executable = 0o100755
  /// A file as some old trees have it; git reads it as a plain one.
  case groupWritable = 0o100664
  /// A symbolic link; its blob is the target.
  case symlink = 0o120000
  /// A subtree.
  case directory = 0o040000
  /// A commit of another repository.
  case submodule = 0o160000

  /// Tells whether the entry's blob is the content of a file.
  public var isFile: Bool {
    self == .regular || self == .executable || self == .groupWritable
  }

  /// Reads a mode as old trees have it: any regular file counts by its owner's x bit, as in git.
  init?(lenient bits: UInt32) {
    if let known = FileMode(rawValue: bits) {
      self = known
      return
    }
    switch bits & 0o170000 {
    case 0o100000: self = bits & 0o100 != 0 ? .executable : .regular
    case 0o120000: self = .symlink
    case 0o040000: self = .directory
    case 0o160000: self = .submodule
    default: return nil
    }
  }
}

/// One line of a tree object.
public struct TreeEntry: Sendable, Hashable {
  /// The last component of the path, as bytes.
  public let name: [UInt8]
  /// What it is.
  public let mode: FileMode
  /// The blob, tree or commit it names.
  public let id: ObjectID

  /// Makes an entry.
  public init(name: [UInt8], mode: FileMode, id: ObjectID) {
    self.name = name
    self.mode = mode
    self.id = id
  }
}
