public import Cache
public import Findings
import SourceIndex

/// Finds what the files of one commit say of a name: where they may give it a meaning at their top level, and who calls it.
public struct TreeLookup: Sendable {
  let repository: String
  let revision: String
  let folder: String?
  let cache: CacheStore?
  let jobs: Int?

  /// Makes a look-up.
  ///
  /// - Parameters:
  ///   - repository: The path of the repository.
  ///   - revision: The commit.
  ///   - folder: The only folder of it that is looked at.
  ///   - cache: Where what is known of blobs is kept between runs, if it is.
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

  /// Finds the places that may give a name a meaning.
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
