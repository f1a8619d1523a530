import Findings
import Git

/// What a commit changes, in the smallest parts that can be applied by themselves.
struct CommitHunks {
  /// One part: lines of a file, a whole file that comes or goes, or that a file has another name.
  struct Part {
    /// The number of its file.
    let file: Int
    /// The lines; nil for a whole file, or its name.
    let run: LineRun?
    let finding: HunkSet.Hunk
  }

  /// A file before and after.
  struct File {
    let oldPath: String?
    let newPath: String?
    let old: [ArraySlice<UInt8>]
    let new: [ArraySlice<UInt8>]
    let mode: FileMode?
  }

  private(set) var files: [File] = []
  private(set) var parts: [Part] = []
  /// How many files the commit changes that are not among these, and how many parts they have, if that was counted.
  private(set) var otherFiles = 0
  private(set) var otherParts: Int? = 0

  /// So many files of a commit are looked at, and of those that do not matter so many are read to be counted.
  private static let (fileLimit, countedLimit) = (5_000, 200)
  /// Of a part so many lines are told.
  private static let lineLimit = 400

  /// Takes a commit apart.
  ///
  /// - Parameters:
  ///   - changed: The files that it changes.
  ///   - matters: Whether a file may matter; the rest is only counted.
  init(
    _ changed: [ChangedFile], _ repository: borrowing Repository, matters: (String) -> Bool
  ) throws(GitError) {
    let pairs = Self.pairs(changed)
    for (was, now) in pairs {
      let paths = [was?.path, now?.path].compactMap(\.self)
      guard paths.contains(where: matters) else {
        otherFiles += 1
        continue
      }
      try add(was, now, repository)
    }
    guard otherFiles > 0 else { return }
    otherParts = otherFiles <= Self.countedLimit ? 0 : nil
    for (was, now) in pairs where otherParts != nil {
      let paths = [was?.path, now?.path].compactMap(\.self)
      if paths.contains(where: matters) { continue }
      do throws(GitError) {
        var counted = CommitHunks()
        try counted.add(was, now, repository)
        otherParts? += counted.parts.count
      } catch {
        // Of a partial clone they need not be there.
        otherParts = nil
      }
    }
  }

  private init() {}

  /// The files that a commit changes; nil where there are too many.
  static func changed(
    from parent: ObjectID, to commit: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> [ChangedFile]? {
    try repository.changedFiles(
      from: repository.commit(parent).tree, to: repository.commit(commit).tree, limit: fileLimit)
  }

  /// Files before and after: one that goes and one that comes are one where their contents are the same, or where they
  /// have one name in different folders and no other file has.
  private static func pairs(_ changed: [ChangedFile]) -> [(ChangedFile?, ChangedFile?)] {
    var gone = changed.filter { $0.new == nil }
    var pairs: [(ChangedFile?, ChangedFile?)] = []
    let come = changed.filter { $0.old == nil }
    func name(_ file: ChangedFile) -> Substring { file.path.split(separator: "/").last ?? "" }
    for file in changed where file.new != nil {
      guard file.old == nil else {
        pairs.append((file, file))
        continue
      }
      let same = gone.firstIndex { $0.old?.id == file.new?.id }
      let named = gone.indices.filter { name(gone[$0]) == name(file) }
      let isOnly = named.count == 1 && come.filter { name($0) == name(file) }.count == 1
      if let index = same ?? (isOnly ? named.first : nil) {
        pairs.append((gone.remove(at: index), file))
      } else {
        pairs.append((nil, file))
      }
    }
    return pairs + gone.map { ($0, nil) }
  }

  private mutating func add(
    _ was: ChangedFile?, _ now: ChangedFile?, _ repository: borrowing Repository
  ) throws(GitError) {
    let old = try was?.old.map { entry throws(GitError) in try repository.blob(entry.id) }
    let new = try now?.new.map { entry throws(GitError) in try repository.blob(entry.id) }
    let mode = now?.new?.mode
    let file = File(
      oldPath: old == nil ? nil : was?.path, newPath: new == nil ? nil : now?.path,
      old: Repository.lines(of: old ?? []), new: Repository.lines(of: new ?? []),
      mode: mode == was?.old?.mode ? nil : mode)
    files.append(file)
    func add(_ run: LineRun?, _ header: String, _ lines: [String]) {
      var lines = lines
      if lines.count > Self.lineLimit {
        let rest = lines.count - Self.lineLimit
        lines = Array(lines.prefix(Self.lineLimit)) + ["... and \(rest) more lines"]
      }
      parts.append(
        Part(
          file: files.count - 1, run: run,
          finding: HunkSet.Hunk(
            oldFile: file.oldPath, newFile: file.newPath, header: header, lines: lines)))
    }
    let changesKind = old != nil && new != nil && (was?.old?.mode == .symlink) != (mode == .symlink)
    guard let oldPath = file.oldPath, let newPath = file.newPath, !changesKind else {
      let header =
        new == nil
        ? "@@ -1,\(file.old.count) +0,0 @@"
        : old == nil
          ? "@@ -0,0 +1,\(file.new.count) @@" : "@@ -1,\(file.old.count) +1,\(file.new.count) @@"
      return add(
        nil, header,
        file.old.prefix(Self.lineLimit + 1).map { "-" + Self.text($0) }
          + file.new.prefix(Self.lineLimit + 1).map { "+" + Self.text($0) })
    }
    if oldPath != newPath { add(nil, "rename from \(oldPath) to \(newPath)", []) }
    for run in try repository.lineRuns(from: old ?? [], to: new ?? [])
    where file.old.indices.contains(run.old) && file.new.indices.contains(run.new) {
      add(
        run, run.header,
        file.old[run.old].map { "-" + Self.text($0) }
          + file.new[run.new].map { "+" + Self.text($0) }
      )
    }
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\n") ? line.dropLast() : line, as: UTF8.self)
  }

  /// What the parent's files become when some parts are applied, which are given in their order.
  func applied(_ numbers: [Int]) -> (changes: [String: [UInt8]?], modes: [String: FileMode]) {
    var changes: [String: [UInt8]?] = [:]
    var modes: [String: FileMode] = [:]
    for (number, chosen) in Dictionary(grouping: numbers, by: { parts[$0].file }) {
      let file = files[number]
      let isWhole = chosen.contains { parts[$0].run == nil }
      guard let oldPath = file.oldPath else {
        if let newPath = file.newPath {
          changes[newPath] = .some(file.new.flatMap(\.self))
          modes[newPath] = file.mode
        }
        continue
      }
      guard let newPath = file.newPath else {
        changes[oldPath] = .some(nil)
        continue
      }
      var bytes: [UInt8] = []
      var next = 0
      for part in chosen.compactMap({ parts[$0].run }) {
        bytes += file.old[next..<part.old.lowerBound].flatMap(\.self)
        bytes += file.new[part.new].flatMap(\.self)
        next = part.old.upperBound
      }
      bytes += file.old[next...].flatMap(\.self)
      if oldPath == newPath, isWhole { bytes = file.new.flatMap(\.self) }
      if isWhole, oldPath != newPath { changes[oldPath] = .some(nil) }
      let path = isWhole ? newPath : oldPath
      changes[path] = .some(bytes)
      if isWhole { modes[path] = file.mode }
    }
    return (changes, modes)
  }
}

extension Range<Int> {
  /// Whether a range lies in this one.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
