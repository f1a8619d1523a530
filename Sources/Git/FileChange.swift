/// What became of one file between two trees.
public struct FileChange: Sendable, Hashable {
  /// The path that it had; nil for a file that was not there.
  public let oldPath: [UInt8]?
  /// What stood there.
  public let old: TreeEntry?
  /// The path that it has; nil for a file that is gone.
  public let newPath: [UInt8]?
  /// What stands there.
  public let new: TreeEntry?

  /// A path for people to read.
  public static func name(of path: [UInt8]) -> String { readableText(path) }
}

extension Repository {
  /// The files that differ between two trees, in git's order; folders that are the same are not read.
  ///
  /// A file that is gone and one that has come are one file where git would call it renamed (``newName(of:at:among:)``).
  /// Submodules are left out.
  ///
  /// - Parameter isFollowed: Whether it is asked of a file that is gone where it went, by its path; of others only files
  ///   of the same contents are found again.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func fileChanges(
    from old: ObjectID, to new: ObjectID, isFollowed: ([UInt8]) -> Bool
  ) throws(GitError) -> [FileChange] {
    func file(_ entry: TreeEntry?) -> TreeEntry? {
      entry.flatMap { $0.mode == .submodule ? nil : $0 }
    }
    let all = try differences(from: old, to: new)
      .map { TreeDifference(path: $0.path, old: file($0.old), new: file($0.new)) }
      .filter { $0.old != nil || $0.new != nil }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    let come = all.filter { $0.old == nil }
    // Of one content there may be many.
    var identical: [ObjectID: [TreeDifference]] = [:]
    for one in come.reversed() {
      if let id = one.new?.id { identical[id, default: []].append(one) }
    }
    var isTaken: Set<[UInt8]> = []
    var follows = 0
    var changes: [FileChange] = []
    for one in all {
      guard let entry = one.old else { continue }
      guard one.new == nil else {
        changes.append(
          FileChange(oldPath: one.path, old: one.old, newPath: one.path, new: one.new))
        continue
      }
      var found: TreeDifference?
      if follows < Self.renameLimits.gone, isFollowed(one.path) {
        follows += 1
        found = try newName(
          of: entry, at: one.path, among: come.filter { !isTaken.contains($0.path) })
      } else if entry.mode.isFile {
        while let last = identical[entry.id]?.popLast() {
          if isTaken.contains(last.path) || last.new?.mode.isFile != true { continue }
          found = last
          break
        }
      }
      if let found { isTaken.insert(found.path) }
      changes.append(
        FileChange(oldPath: one.path, old: entry, newPath: found?.path, new: found?.new))
    }
    for one in all where one.old == nil && !isTaken.contains(one.path) {
      changes.append(FileChange(oldPath: nil, old: nil, newPath: one.path, new: one.new))
    }
    return changes.sorted {
      ($0.newPath ?? $0.oldPath ?? []).lexicographicallyPrecedes($1.newPath ?? $1.oldPath ?? [])
    }
  }

  /// So many files, and so large ones, are looked through for one that was renamed, and that for so many files.
  private static var renameLimits: (gone: Int, candidates: Int, size: Int) {
    (50, 1_000, 4 << 20)
  }

  /// Where a file that is gone has come up again, the same or nearly so, as git tells renames (gitdiffcore(7)).
  ///
  /// - Parameter all: What differs; files that have come are looked at.
  func newName(
    of old: TreeEntry, at path: [UInt8], among all: [TreeDifference]
  ) throws(GitError) -> TreeDifference? {
    guard old.mode.isFile else { return nil }
    func isBefore(_ one: TreeDifference, _ other: TreeDifference) -> Bool {
      one.path.lexicographicallyPrecedes(other.path)
    }
    let limits = Self.renameLimits
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    func isNamesake(_ other: TreeDifference) -> Bool {
      (other.path.split(separator: UInt8(ascii: "/")).last ?? []).elementsEqual(name)
    }
    var candidates = all.filter { $0.old == nil && $0.new?.mode.isFile == true }
    let same = candidates.filter { $0.new?.id == old.id }
    if let found = same.first(where: isNamesake) ?? same.min(by: isBefore) { return found }
    if candidates.count > limits.candidates { candidates = candidates.filter(isNamesake) }
    if candidates.isEmpty { return nil }
    let text = try blob(old.id)
    guard text.count <= limits.size else { return nil }
    let wanted = Similarity(text)
    var best: (score: Int, found: TreeDifference)?
    for candidate in candidates.sorted(by: isBefore).prefix(limits.candidates) {
      guard let new = candidate.new else { continue }
      let other = try blob(new.id)
      guard other.count <= limits.size else { continue }
      let score = wanted.score(with: Similarity(other))
      if score >= Similarity.threshold, score > best?.score ?? 0 { best = (score, candidate) }
    }
    return best?.found
  }
}
