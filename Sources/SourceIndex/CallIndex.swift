// How to read this file: blobs are numbered, and the numbers stay when the index of the next commit is made from that of
// one before: what it has of blobs and lists is shared, and only blobs that are new are added. A blob of an earlier commit
// which no file has any more is left where it is, and nobody is told of it.

public import CSyntax
public import Cache
import Git
import Synchronization
import Threads

/// Who calls what and what fills which member with what, in all C files of one commit; by names.
public struct CallIndex: Sendable {
  /// What one file says.
  public struct File: Sendable {
    /// Its path.
    public let path: String
    /// Its scopes.
    public let scopes: [CallScope]

    /// Takes what a file says.
    public init(path: String, scopes: [CallScope]) {
      self.path = path
      self.scopes = scopes
    }
  }

  /// The files that are indexed.
  public let tree: SourceTree
  /// How many different contents they have.
  public let blobCount: Int
  /// How many of these were read, and not known before.
  public let blobsRead: Int

  private var blobs: [BlobCalls] = []
  private var numbers: [ObjectID: Int] = [:]
  private var inventory = CallInventory()
  /// By blob, its files' places in the tree's list; more than one where contents stand at several paths.
  private let files: [Int: [Int]]
  private let byPath: [String: Int]
  private let opened = OpenedBlobs()
  let assemblyFiles: AssemblyFiles

  /// What was decoded; a class because it is remembered by whoever holds the index.
  private final class OpenedBlobs: Sendable {
    private let scopes = Mutex<[Int: [CallScope]]>([:])
    /// Beyond it all are forgotten, and decoded again.
    private static let limit = 6_000

    func scopes(_ number: Int, _ make: () -> [CallScope]) -> [CallScope] {
      if let known = scopes.withLock({ $0[number] }) { return known }
      let made = make()
      scopes.withLock {
        if $0.count >= Self.limit { $0 = [:] }
        $0[number] = made
      }
      return made
    }
  }

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
    cache: CacheStore? = nil, known: CallIndex? = nil, jobs: Int? = nil,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(SourceIndexTrouble) {
    tree = try SourceTree(of: repository, at: revision, under: folder)
    assemblyFiles = AssemblyFiles(of: tree.commit, in: repository)
    // Of an index most of whose blobs are gone nothing is kept.
    if let known, known.blobs.count < 2 * tree.files.count + 1_000 {
      blobs = known.blobs
      numbers = known.numbers
      inventory = known.inventory
    }
    var wanted: [ObjectID] = []
    var files: [Int: [Int]] = [:]
    files.reserveCapacity(tree.files.count)
    var byPath: [String: Int] = [:]
    byPath.reserveCapacity(tree.files.count)
    for (place, file) in tree.files.enumerated() {
      let number = numbers[file.blob] ?? numbers.count
      if number == numbers.count {
        numbers[file.blob] = number
        wanted.append(file.blob)
      }
      files[number, default: []].append(place)
      byPath[file.path] = number
    }
    self.files = files
    self.byPath = byPath
    blobCount = files.count
    let reader = BlobPartReader<BlobCalls>(
      repository: repository, cache: cache, crew: Crew(jobs: jobs))
    do throws(GitError) {
      let (parts, read) = try reader.parts(
        of: wanted, known: wanted.map { _ in nil }, progress: progress)
      blobsRead = read
      var pairs: [UInt64] = []
      pairs.reserveCapacity(parts.count * 80)
      for part in parts {
        CallInventory.append(part, number: blobs.count, to: &pairs)
        blobs.append(part)
      }
      inventory.add(pairs)
    } catch {
      throw .git(error)
    }
  }

  /// In which role a name is looked for.
  public enum Role: Sendable {
    /// It names a function, a macro or what a macro makes.
    case defined
    /// It is called, handed on or mentioned in another way, or names a variable or an invocation.
    case mentioned
    /// It is a structure's member.
    case member

    var roles: BlobCalls.Roles {
      switch self {
      case .defined: .defined
      case .mentioned: .mentioned
      case .member: .member
      }
    }
  }

  /// The files that may have a name in a role, in the order in which their contents were read first.
  ///
  /// - Parameter limit: How many contents are looked at; nil for all.
  /// - Returns: The files, and whether there are more.
  public func files(
    having name: Name, as role: Role, limit: Int? = nil
  ) -> (files: [File], isCut: Bool) {
    var found: [File] = []
    var left = limit ?? Int.max
    for number in inventory.blobs(having: name.bytes, as: role.roles) {
      guard let places = files[number] else { continue }
      guard left > 0 else { return (found, true) }
      left -= 1
      let scopes = scopes(number)
      for place in places { found.append(File(path: tree.files[place].path, scopes: scopes)) }
    }
    return (found, false)
  }

  /// How many contents may have a name in a role.
  public func count(having name: Name, as role: Role) -> Int {
    inventory.blobs(having: name.bytes, as: role.roles).count { files[$0] != nil }
  }

  /// What one file says; nil for a path that is not indexed.
  public func file(at path: String) -> File? {
    byPath[path].map { File(path: path, scopes: scopes($0)) }
  }

  private func scopes(_ number: Int) -> [CallScope] {
    opened.scopes(number) { blobs[number].scopes }
  }
}
