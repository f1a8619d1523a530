// How to read this file: what a function is looked for in is the C files of every commit of a range. All their trees are
// stepped through once, newest first since that is how packs have them, each folder by itself, and what is new in one is
// noted: the blob and where it stands. Then all blobs are searched at once for the words that are wanted (Git knows how),
// and what is left are the few paths at which a file ever had one.

public import Git
import Synchronization
import Threads

/// Every version of every C file that some trees have.
public struct SourceVersions: Sendable {
  /// Which of the trees' folders count.
  public struct Extent: Hashable, Sendable {
    /// Folders of the root that are left out.
    public let leftOut: [String]
    /// The one folder of `arch/` that is not left out; nil for all.
    public let architecture: String?

    /// Makes an extent.
    public init(leftOut: [String], architecture: String?) {
      self.leftOut = leftOut
      self.architecture = architecture
    }
  }

  private var versions: [Version] = []
  private var folders = FolderNames()
  /// The names of files; nil for one that is no text, which nobody could name.
  private var names: [String?] = []
  private var nameNumbers: [ArraySlice<UInt8>: Int32] = [:]

  /// A blob at a path.
  fileprivate struct Version: Sendable {
    let blob: ObjectID
    let folder: Int32
    let name: Int32
  }

  /// So few trees are not worth another thread's beginning with a whole tree.
  public static let treesPerThread = 2_048

  /// Finds them.
  ///
  /// - Parameters:
  ///   - trees: Root trees, those that are like each other one after the other.
  ///   - path: The repository that has them.
  ///   - treesPerThread: How many are worth another thread.
  /// - Returns: nil where a tree cannot be read or there are too many folders; who looks for himself will find out.
  public init?(
    of trees: [ObjectID], in path: String, _ extent: Extent,
    treesPerThread: Int = Self.treesPerThread
  ) {
    let count = max(1, min(Crew.coreCount, trees.count / max(1, treesPerThread)))
    let parts = Mutex([SourceVersionsWalk?](repeating: nil, count: count))
    Crew(jobs: count).share(count) { turns in
      while let number = turns.next() {
        let part = trees[(number * trees.count / count)..<((number + 1) * trees.count / count)]
        guard let made = try? SourceVersionsWalk(of: part, in: path, extent) else { return }
        parts.withLock { $0[number] = made }
      }
    }
    for part in parts.withLock({ $0 }) {
      guard let part else { return nil }
      add(part)
    }
  }

  private mutating func add(_ part: SourceVersionsWalk) {
    var folderNumbers: [Int32] = []
    for folder in part.folders {
      let parent = folder.parent < 0 ? -1 : folderNumbers[Int(folder.parent)]
      folderNumbers.append(folders.number(of: folder.name, in: parent))
    }
    versions.reserveCapacity(versions.count + part.files.count)
    for file in part.files {
      let entry = part.table.entries[Int(file)]
      let name = part.table.name(of: Int(file))
      let number: Int32
      if let known = nameNumbers[name] {
        number = known
      } else {
        number = Int32(names.count)
        nameNumbers[Array(name)[...]] = number
        names.append(String(validating: name, as: UTF8.self))
      }
      versions.append(
        Version(blob: entry.id, folder: folderNumbers[Int(entry.folder)], name: number))
    }
  }

  /// Where some words stand; of each the blobs and paths that may have it, in the order of the words.
  ///
  /// - Parameter words: At most ``Repository/mostWords``.
  public func mentions(
    of words: [String], _ repository: borrowing Repository
  ) -> [SourceMentions] {
    let found = repository.mentions(of: words.map { Array($0.utf8) }, in: versions.map(\.blob))
    var mentions = words.map { _ in SourceMentions() }
    for (version, found) in zip(versions, found) where found != 0 {
      guard let name = names[Int(version.name)] else { continue }
      for number in words.indices where found >> UInt8(number) & 1 != 0 {
        mentions[number].add(version.blob, folders.path(of: version.folder), name)
      }
    }
    return mentions
  }
}

/// Where a word may stand in the C files of some trees.
public struct SourceMentions: Sendable {
  /// The blobs.
  public private(set) var blobs: Set<ObjectID> = []
  /// The paths at which they are, each with all of its folders.
  private var folders = FolderNames()
  private var files: Set<String> = []

  /// The paths at which one of the blobs stands in any of the trees, sorted.
  public var paths: [String] { files.sorted() }

  /// The folder at which a search begins.
  static let root: Int32 = 0

  /// A folder in a folder, nil where no path goes on there.
  func folder(_ name: String, in folder: Int32) -> Int32? { folders.known(name, in: folder) }

  fileprivate mutating func add(_ blob: ObjectID, _ path: [String], _ name: String) {
    blobs.insert(blob)
    guard files.insert((path + [name]).joined(separator: "/")).inserted else { return }
    var folder = Self.root
    for part in path { folder = folders.number(of: part, in: folder) }
  }
}

/// Numbers for folders by their paths; the root is 0.
struct FolderNames: Sendable {
  private struct Place: Hashable {
    let parent: Int32
    let name: String
  }

  private var places: [Place] = [Place(parent: -1, name: "")]
  private var numbers: [Place: Int32] = [:]

  func known(_ name: String, in parent: Int32) -> Int32? {
    numbers[Place(parent: parent, name: name)]
  }

  mutating func number(of name: String, in parent: Int32) -> Int32 {
    if parent < 0 { return 0 }
    let place = Place(parent: parent, name: name)
    if let known = numbers[place] { return known }
    let number = Int32(places.count)
    numbers[place] = number
    places.append(place)
    return number
  }

  /// The names that lead to a folder.
  func path(of folder: Int32) -> [String] {
    var path: [String] = []
    var place = places[Int(folder)]
    while place.parent >= 0 {
      path.append(place.name)
      place = places[Int(place.parent)]
    }
    return path.reversed()
  }
}
