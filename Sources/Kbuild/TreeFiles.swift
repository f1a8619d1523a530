/// The files of one commit's tree, as this target reads them.
///
/// Paths are relative to the top of the tree, with `/` between names and nothing before the first; the
/// top itself is the empty path.
public protocol TreeFiles {
  /// The bytes of a file; nil if there is no file at the path.
  func bytes(at path: String) -> [UInt8]?
  /// The names of the files and folders in a folder, in any order; empty if there is no such folder.
  func names(in folder: String) -> [String]
}
