/// A path at which there is no file any more, or not yet, and which files may be the one that stood there.
///
/// Names tell no more than that; they are asked only about static functions, of which there may be many of one name that
/// have nothing to do with each other.
public struct MovedPath: Hashable, Sendable {
  private let folders: [Substring]
  private let name: Substring
  private let words: [Substring]

  /// Takes a path to pieces.
  public init(_ path: String) {
    let parts = path.split(separator: "/")
    folders = parts.dropLast()
    name = parts.last ?? ""
    words = Self.words(path)
  }

  /// Whether a file of this name, somewhere, may be it.
  func mayBe(named file: String) -> Bool {
    file == name || words.reversed().starts(with: Self.words(file).reversed())
  }

  /// Whether a file is it as far as names tell: it has the same name, deeper or less deep or in a folder of the same
  /// name, or its path has the same words, as `iommu/intel-iommu.c` and `iommu/intel/iommu.c` have.
  public func isLike(_ path: String) -> Bool {
    let other = MovedPath(path)
    if other.words == words { return true }
    guard other.name == name else { return false }
    if let folder = folders.last, folder == other.folders.last { return true }
    let (short, long) =
      folders.count < other.folders.count
      ? (folders, other.folders) : (other.folders, folders)
    // Everything is deeper than the root.
    return long.starts(with: short) && (!short.isEmpty || long.count == 1)
  }

  /// The words of a path, its ending among them.
  private static func words(_ path: String) -> [Substring] {
    path.split { !($0.isLetter || $0.isNumber) }
  }
}
