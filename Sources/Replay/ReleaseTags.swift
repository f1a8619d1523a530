import Git

/// A version as tags name it: `v5.19-rc7` is before `v5.19`, that before `v5.19.1`.
struct ReleaseVersion: Comparable {
  let numbers: [Int]
  /// The release candidate, nil for the release itself.
  let candidate: Int?
  let name: String

  init?(_ name: String) {
    guard name.hasPrefix("v") else { return nil }
    var text = name.dropFirst()
    var candidate: Int?
    if let dash = text.firstIndex(of: "-") {
      let suffix = text[text.index(after: dash)...]
      if suffix.hasPrefix("rc") { candidate = Int(suffix.dropFirst(2)) }
      text = text[..<dash]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    numbers = parts.compactMap { $0 }
    self.candidate = candidate
    self.name = name
  }

  static func < (a: ReleaseVersion, b: ReleaseVersion) -> Bool {
    for index in 0..<max(a.numbers.count, b.numbers.count) {
      let (x, y) = (
        index < a.numbers.count ? a.numbers[index] : 0,
        index < b.numbers.count ? b.numbers[index] : 0
      )
      if x != y { return x < y }
    }
    if a.candidate != b.candidate { return (a.candidate ?? .max) < (b.candidate ?? .max) }
    return a.name < b.name
  }
}

/// The first tag and the first release that contain each of a few commits (glossary: firstTag).
struct ReleaseTags {
  struct First {
    var tag: String?
    var release: String?
  }

  private let tags: [(version: ReleaseVersion, commit: ObjectID)]

  /// Reads the tags `v*` of a repository.
  init(_ repository: borrowing Repository) throws(GitError) {
    var found: [(version: ReleaseVersion, commit: ObjectID)] = []
    for (name, commit) in try repository.references(matching: "tags/v*") {
      let short = name.hasPrefix("refs/tags/") ? String(name.dropFirst(10)) : name
      if let version = ReleaseVersion(short) { found.append((version, commit)) }
    }
    tags = found.sorted { $0.version < $1.version }
  }

  /// Finds the tags of all commits in one pass over the history above them.
  ///
  /// - Parameters:
  ///   - commits: The commits asked for; they are in the list.
  ///   - list: The commits that were walked.
  func first(
    for commits: [ObjectID], in list: CommitList, tips: [ObjectID], excluding: [ObjectID],
    _ repository: borrowing Repository
  ) throws(GitError) -> [ObjectID: First] {
    var found: [ObjectID: First] = [:]
    guard !tags.isEmpty else { return found }
    // 64 commits at a time, one bit for each.
    var rest = Array(Set(commits)).sorted()[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(64))
      rest = rest.dropFirst(64)
      try mark(group, list, tips, excluding, repository, &found)
    }
    return found
  }

  private func mark(
    _ group: [ObjectID], _ list: CommitList, _ tips: [ObjectID], _ excluding: [ObjectID],
    _ repository: borrowing Repository, _ found: inout [ObjectID: First]
  ) throws(GitError) {
    var masks = [UInt64](repeating: 0, count: list.count)
    for (bit, commit) in group.enumerated() {
      if let number = list.index(of: commit) { masks[number] |= 1 << UInt64(bit) }
    }
    for number in 0..<list.count {
      for parent in list.parents(of: number) where parent >= 0 {
        masks[number] |= masks[Int(parent)]
      }
    }
    // Tags above the tips, or beside them, need a walk of their own down to what is known.
    let beyond = tags.map(\.commit).filter { list.index(of: $0) == nil }
    var outer: [ObjectID: UInt64] = [:]
    if !beyond.isEmpty {
      let more = try repository.walk(from: beyond, excluding: tips + excluding)
      var above = [UInt64](repeating: 0, count: more.count)
      for number in 0..<more.count {
        for parent in more.parents(of: number) {
          if parent >= 0 {
            above[number] |= above[Int(parent)]
          } else {
            let id = more.outside[Int(-1 - parent)]
            if let inner = list.index(of: id) { above[number] |= masks[inner] }
          }
        }
        outer[more.ids[number]] = above[number]
      }
    }
    for (version, commit) in tags {
      let mask = list.index(of: commit).map { masks[$0] } ?? outer[commit] ?? 0
      guard mask != 0 else { continue }
      for (bit, named) in group.enumerated() where mask & (1 << UInt64(bit)) != 0 {
        var first = found[named] ?? First()
        if first.tag == nil { first.tag = version.name }
        if first.release == nil, version.candidate == nil { first.release = version.name }
        found[named] = first
      }
    }
  }
}
