public import Cache
public import Findings
import SourceIndex

/// Finds where the files of one commit may give a name a meaning at their top level.
public struct TreeLookup: Sendable {
  private let repository: String
  private let revision: String
  private let folder: String?
  private let cache: CacheStore?
  private let jobs: Int?

  /// Makes a look-up.
  ///
  /// - Parameters:
  ///   - repository: The path of the repository.
  ///   - revision: The commit.
  ///   - folder: The only folder of it that is looked at.
  ///   - cache: Where the names of blobs are kept between runs, if they are.
  ///   - jobs: How many threads read; nil for as many as there are cores.
  public init(
    repository: String, at revision: String, under folder: String? = nil,
    cache: CacheStore? = nil, jobs: Int? = nil
  ) {
    self.repository = repository
    self.revision = revision
    self.folder = folder
    self.cache = cache
    self.jobs = jobs
  }

  /// Looks a name up.
  ///
  /// - Parameter progress: Is told how many blobs of how many are read.
  /// - Throws: `usage` for a revision, folder or name that is not there, `reading` when the repository
  ///   fails.
  public func find(
    _ name: String, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(SurveyTrouble) -> LookupFinding {
    let index: TreeIndex
    do throws(SourceIndexTrouble) {
      index = try TreeIndex(
        of: repository, at: revision, under: folder, cache: cache, jobs: jobs, progress: progress)
    } catch {
      throw SurveyTrouble(error)
    }
    let places = index.definitions(of: name).map { definition in
      LookupFinding.Place(
        file: definition.path, line: definition.line, kind: "\(definition.kind)",
        conditional: definition.isConditional)
    }
    guard !places.isEmpty else {
      let place = folder.map { "under '\($0)' at \(revision)" } ?? "at \(revision)"
      throw .usage("no C file \(place) declares '\(name)'")
    }
    var finding = LookupFinding(
      name: name, under: folder, commit: "\(index.tree.commit)", places: places)
    finding.files = index.tree.files.count
    finding.blobs = index.blobCount
    finding.blobsRead = index.blobsRead
    return finding
  }
}
