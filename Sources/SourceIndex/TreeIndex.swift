public import CSyntax
public import Cache
public import Git
import Threads

/// Which names the C files of one commit may give a meaning to at their top level, and where.
public struct TreeIndex: Sendable {
  /// One place that may give a name a meaning.
  public struct Definition: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The line of the name, from 1.
    public let line: Int
    /// What it seems to be.
    public let kind: Entry.Kind
    /// Whether a conditional stands around it that may take it away.
    public let isConditional: Bool
  }

  /// The files that are indexed.
  public let tree: SourceTree
  /// How many different contents they have.
  public var blobCount: Int { names.count }
  /// How many of these were read, and not known before.
  public let blobsRead: Int

  /// For each file, where its names stand in the list.
  private let slots: [Int]
  private let names: [BlobNames]
  private let places: [ObjectID: Int]

  /// Indexes a commit; what is known of its blobs, from the cache or another index, is not read again.
  ///
  /// - Parameters:
  ///   - repository: The path of the repository.
  ///   - revision: The commit.
  ///   - folder: The only folder of it that is indexed.
  ///   - cache: What earlier runs kept, and where this one keeps what it reads.
  ///   - known: An index of another commit of the repository.
  ///   - jobs: How many threads read; nil for as many as there are cores.
  ///   - progress: Is told how many blobs of how many are read.
  /// - Throws: `git` for a revision that is not there and for a repository that fails, `noFolder`.
  public init(
    of repository: String, at revision: String, under folder: String? = nil,
    cache: CacheStore? = nil, known: TreeIndex? = nil, jobs: Int? = nil,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(SourceIndexTrouble) {
    tree = try SourceTree(of: repository, at: revision, under: folder)
    var places: [ObjectID: Int] = [:]
    var blobs: [ObjectID] = []
    slots = tree.files.map { file in
      if let place = places[file.blob] { return place }
      places[file.blob] = blobs.count
      blobs.append(file.blob)
      return blobs.count - 1
    }
    self.places = places
    let reader = BlobPartReader<BlobNames>(
      repository: repository, cache: cache, crew: Crew(jobs: jobs))
    do throws(GitError) {
      (names, blobsRead) = try reader.parts(
        of: blobs, known: blobs.map { known?.names(of: $0) }, progress: progress)
    } catch {
      throw .git(error)
    }
  }

  /// Every place that may give a name a meaning: by path, and then in the order in which they stand.
  public func definitions(of name: String) -> [Definition] {
    let bytes = Array(name.utf8)
    var found: [Definition] = []
    for (file, slot) in zip(tree.files, slots) {
      for place in names[slot].places(of: bytes) {
        found.append(
          Definition(
            path: file.path, line: place.line, kind: place.kind,
            isConditional: place.isConditional))
      }
    }
    return found
  }

  /// The names of a blob; nil for one that no file of the commit has.
  public func names(of blob: ObjectID) -> BlobNames? {
    places[blob].map { names[$0] }
  }
}
