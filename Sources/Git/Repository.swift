import CLibgit2

/// A git repository, read-only.
///
/// Values come out of it, handles never do, and nothing is ever written into it: no ref, no index,
/// no object, no lock. It may be a bare clone, a work tree, a folder inside one, a linked work tree,
/// a submodule, a sparse check-out, a shallow or a partial clone. History is as git shows it:
/// `shallow`, `info/grafts` and `refs/replace/` are heeded (the last one not where
/// `GIT_NO_REPLACE_OBJECTS` is set).
///
/// It is not Sendable: libgit2 wants one per thread, and opening one is cheap, so each worker opens
/// its own.
public struct Repository: ~Copyable {
  /// The path for `git -C`: the top of the work tree, or the git directory of a bare repository.
  public let path: String
  /// The git directory itself, of this work tree if it is a linked one; ends with a slash.
  public let gitDirectory: String
  /// The git directory that all linked work trees share; ends with a slash.
  public let commonDirectory: String
  /// Whether it has no work tree.
  public let isBare: Bool
  /// Whether objects may have been left out on purpose (a partial clone).
  public let hasPromisor: Bool

  /// The library's repository.
  let repository: OpaquePointer
  /// The library's object database of it, for all but reading whole objects.
  let objects: OpaquePointer
  /// Where its objects are.
  let stores: ObjectStores
  /// Where git's view of history differs from the commit objects.
  let overrides: AncestryOverrides
  /// The commit-graph, once it has been asked for.
  let graphMemory = CommitGraphMemory()
  /// What was added to it in memory.
  let added = AddedObjects()
  /// What the walk under way has read ahead.
  let readAhead = ReadAheadMemory()
  /// The packs as we read them.
  let packs: PackSet
  /// What makes objects of what stands in them.
  let packReader = PackReaderPlace()

  /// Whether history was cut when it was fetched.
  public var isShallow: Bool { !overrides.shallow.isEmpty }

  /// Opens the repository at the path or, as `git -C PATH` does, the nearest one above it.
  ///
  /// - Throws: `notARepository`, `foreignOwner`, `unsupportedRepository`, `failed`.
  public init(at path: String) throws(GitError) {
    let opened = try OpenedRepository(at: path)
    self.path = opened.path
    gitDirectory = opened.gitDirectory
    commonDirectory = opened.commonDirectory
    isBare = opened.isBare
    hasPromisor = opened.hasPromisor
    repository = opened.repository
    objects = opened.objects
    stores = opened.stores
    overrides = opened.overrides
    packs = PackSet(folders: opened.stores.folders)
  }

  deinit {
    git_odb_free(stores.packs)
    git_odb_free(objects)
    git_repository_free(repository)
  }
}

/// What opening finds out; owns nothing, so that it can be given up half-way.
private struct OpenedRepository {
  let path: String
  let gitDirectory: String
  let commonDirectory: String
  let isBare: Bool
  let hasPromisor: Bool
  let repository: OpaquePointer
  let objects: OpaquePointer
  let stores: ObjectStores
  let overrides: AncestryOverrides

  init(at path: String) throws(GitError) {
    try Library.start()
    guard !path.isEmpty, !path.utf8.contains(0), FileBytes.exists(path) else {
      throw GitError(
        .notARepository, operation: "open", "there is nothing at '\(path)' to open as a repository")
    }
    var pointer: OpaquePointer?
    let status = git_repository_open_ext(&pointer, path, 0, nil)
    let repository: OpaquePointer
    do {
      repository = try handle("git_repository_open_ext", status, pointer)
    } catch {
      throw openingFailure(error, path)
    }
    do throws(GitError) {
      try self.init(repository: repository, given: path)
    } catch {
      git_repository_free(repository)
      throw error
    }
  }

  private init(repository: OpaquePointer, given: String) throws(GitError) {
    self.repository = repository
    let gitDirectory = text(git_repository_path(repository)) ?? given
    self.gitDirectory = gitDirectory
    commonDirectory = text(git_repository_commondir(repository)) ?? gitDirectory
    let configuration = try Configuration(repository)
    try refuseForeignFormats(configuration, given)
    // `git sparse-checkout` in a bare repository moves core.bare to a file the library never reads.
    let ownConfiguration = try FileBytes.read(gitDirectory + "config.worktree") ?? []
    let saysBare = String(decoding: ownConfiguration, as: UTF8.self)
      .lowercased().split(separator: "\n")
      .contains { $0.filter { !$0.isWhitespace } == "bare=true" }
    isBare = git_repository_is_bare(repository) == 1 || saysBare
    let top = isBare ? gitDirectory : text(git_repository_workdir(repository)) ?? gitDirectory
    path = top.utf8.count > 1 && top.hasSuffix("/") ? String(top.dropLast()) : top
    let promisor = try configuration.string("extensions.partialclone")
    let hasPromisorRemote = try configuration.anyTrue(from: "remote.", to: ".promisor")
    hasPromisor = promisor != nil || hasPromisorRemote
    overrides = try AncestryOverrides(
      repository: repository, commonDirectory: commonDirectory)
    // Last, since handles are the one thing here that would have to be given back.
    let stores = try ObjectStores(commonDirectory: commonDirectory)
    var pointer: OpaquePointer?
    let status = git_repository_odb(&pointer, repository)
    do throws(GitError) {
      objects = try handle("git_repository_odb", status, pointer)
    } catch {
      git_odb_free(stores.packs)
      throw error
    }
    self.stores = stores
  }
}

/// Says in our words why a repository did not open.
private func openingFailure(_ error: GitError, _ path: String) -> GitError {
  func named(_ code: GitError.Code, _ message: String) -> GitError {
    GitError(code, operation: error.operation, status: error.status, message)
  }
  // libgit2 1.5 says "not found" about the setting itself where there is no safe.directory at all.
  if error.status == GIT_EOWNER.rawValue || error.message.contains("'safe.directory'") {
    let place = quoted(in: error.message).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? path
    let bare = place.hasSuffix("/") && place.utf8.count > 1 ? String(place.dropLast()) : place
    return named(
      .foreignOwner,
      "the repository at \(bare) belongs to another user, and git does not trust it either; "
        + "`git config --global --add safe.directory \(shellWord(bare))` allows it")
  }
  if error.message.contains("extensions.") {
    let name = error.message.split(separator: " ").last { $0.hasPrefix("extensions.") } ?? ""
    return named(
      .unsupportedRepository,
      "the repository at \(path) has the setting \(name), which firstbad does not know; "
        + "a plain clone of it (`git clone --mirror`) with an older git may lack it")
  }
  if error.message.contains("unsupported repository version") {
    return named(
      .unsupportedRepository,
      "the repository at \(path) is of a newer format than 1 (core.repositoryformatversion)")
  }
  if error.status == GIT_ENOTFOUND.rawValue {
    return named(
      .notARepository, "neither \(path) nor any folder above it is a git repository")
  }
  return named(.failed, "the repository at \(path) does not open: \(error.message)")
}

/// Refuses what libgit2 would open and then misread: other hashes than SHA-1, other refs than files.
private func refuseForeignFormats(_ configuration: borrowing Configuration, _ path: String)
  throws(GitError)
{
  if let format = try configuration.string("extensions.objectformat"),
    format.lowercased() != "sha1"
  {
    throw GitError(
      .unsupportedRepository, operation: "extensions.objectformat",
      "the repository at \(path) names its objects by \(format), and only SHA-1 repositories can "
        + "be read; clone the project from a SHA-1 repository")
  }
  if let storage = try configuration.string("extensions.refstorage"),
    storage.lowercased() != "files"
  {
    throw GitError(
      .unsupportedRepository, operation: "extensions.refstorage",
      "the repository at \(path) keeps its refs in the \(storage) format, which cannot be read; "
        + "`git refs migrate --ref-format=files` or a fresh clone with --ref-format=files helps")
  }
}

/// The first text in single quotes.
private func quoted(in message: String) -> String? {
  let parts = message.split(separator: "'", omittingEmptySubsequences: false)
  return parts.count >= 3 ? String(parts[1]) : nil
}

private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
  pointer.map { String(cString: $0) }
}
