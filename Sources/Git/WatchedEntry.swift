/// What stands at a name of a tree for somebody who reads files.
public struct WatchedEntry: Sendable, Equatable {
  /// The kinds of what can stand there.
  public enum Kind: UInt8, Sendable {
    /// Nothing, a symbolic link or a submodule.
    case nothing
    /// A file.
    case file
    /// A folder.
    case folder
  }

  /// What it is.
  public var kind = Kind.nothing
  /// The blob or tree; of no meaning where there is nothing.
  public var id = ObjectID(words: (0, 0, 0))
}

extension WatchedEntry {
  /// What an entry of a tree is.
  init(_ mode: FileMode, _ id: ObjectID) {
    switch mode {
    case .directory: self.init(kind: .folder, id: id)
    case .regular, .executable, .groupWritable: self.init(kind: .file, id: id)
    case .symlink, .submodule: self.init()
    }
  }
}
