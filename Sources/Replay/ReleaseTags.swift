import Git

/// The first tag and the first release that contain each of a few commits (glossary: firstTag).
struct ReleaseTags {
  /// What was found for one commit.
  struct First: Sendable {
    var tag: String?
    var release: String?
  }

  /// The tags in version order.
  private let tags: [(version: ReleaseVersion, commit: ObjectID)]

  /// The refs that are looked at.
  static let pattern = "tags/v*"

  /// Reads the tags `v*` of a repository.
  init(_ repository: borrowing Repository) throws(GitError) {
    var found: [(version: ReleaseVersion, commit: ObjectID)] = []
    for (name, commit) in try repository.references(matching: Self.pattern) {
      let short = name.hasPrefix("refs/tags/") ? String(name.dropFirst(10)) : name
      if let version = ReleaseVersion(short) { found.append((version, commit)) }
    }
    tags = found.sorted { $0.version < $1.version }
  }

  /// All of them, by name, in version order.
  var all: [(name: String, commit: ObjectID)] { tags.map { ($0.version.name, $0.commit) } }

  /// Finds the tags of commits of a range.
  func first(
    for commits: [ObjectID], in range: WalkedRange, _ repository: borrowing Repository
  ) throws(GitError) -> [ObjectID: First] {
    let releases = tags.filter { $0.version.candidate == nil }
    guard !tags.isEmpty, !commits.isEmpty else { return [:] }
    let places = try repository.firstTips(
      among: [tags.map(\.commit), releases.map(\.commit)], containing: commits, in: range)
    var found: [ObjectID: First] = [:]
    for (number, commit) in commits.enumerated() {
      found[commit] = First(
        tag: places[0][number].map { tags[$0].version.name },
        release: places[1][number].map { releases[$0].version.name })
    }
    return found
  }
}
