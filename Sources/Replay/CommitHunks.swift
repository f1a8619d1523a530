// How to read this file: what differs between two trees is taken to files (Git), and each file to the parts that can be
// applied by themselves: hunks without context, and what is no line of it. CommitHunks+Applying puts parts together.

import Findings
import Git
import Patches

/// What a commit changes, in the smallest parts that can be applied by themselves.
struct CommitHunks {
  /// What a part does.
  enum Change {
    /// Lines of a file are others.
    case lines(LineRun)
    /// A file comes, goes, or becomes something else, such as a symbolic link.
    case whole
    /// A file gets another name.
    case name
    /// A file gets another mode.
    case mode
  }

  /// One part.
  struct Part {
    /// The number of its file.
    let file: Int
    let change: Change
  }

  /// A file on one side.
  struct Side {
    let path: [UInt8]
    let mode: FileMode
    let bytes: [UInt8]
    let lines: [ArraySlice<UInt8>]
    /// The path as runs ask for it, and as reports tell it.
    var name: String { String(decoding: path, as: UTF8.self) }

    init?(_ path: [UInt8]?, _ entry: TreeEntry?, _ repository: borrowing Repository)
      throws(GitError)
    {
      guard let path, let entry else { return nil }
      self.path = path
      mode = entry.mode
      bytes = try repository.blob(entry.id)
      lines = bytes[...].linesWithEnds
    }
  }

  /// A file before and after.
  struct File {
    let old: Side?
    let new: Side?
    /// The numbers of the files that must be out of the way before this one can have its new path.
    var needs: [Int] = []
  }

  private(set) var files: [File] = []
  private(set) var parts: [Part] = []
  /// The paths of the files that the commit changes and that are not among these.
  private(set) var otherPaths: [String] = []
  /// How many such files there are, and how many parts they have, if that was counted.
  private(set) var otherFiles = 0
  private(set) var otherParts: Int? = 0

  /// So many of the files that do not matter are read to be counted, if they are no larger than this together.
  private static let (countedFiles, countedBytes) = (200, 16 << 20)
  /// So many files may matter.
  private static let fileLimit = 1_000
  /// Of a part so many lines are told.
  private static let lineLimit = 400

  /// Takes a commit apart; nil where too many files may matter.
  ///
  /// - Parameters:
  ///   - parent: The tree before.
  ///   - commit: The tree after.
  ///   - matters: Whether a file may matter; the rest is only counted.
  init?(
    from parent: ObjectID, to commit: ObjectID, _ repository: borrowing Repository,
    matters: (String) -> Bool
  ) throws(GitError) {
    let changes = try repository.fileChanges(from: parent, to: commit) {
      matters(String(decoding: $0, as: UTF8.self))
    }
    var isChosen = changes.map { change in
      [change.oldPath, change.newPath].contains { path in
        path.map { matters(String(decoding: $0, as: UTF8.self)) } ?? false
      }
    }
    // What is in the way of a file that matters, or makes room for it, matters.
    let needs = Self.needs(of: changes)
    var isGrowing = !needs.isEmpty
    while isGrowing {
      isGrowing = false
      for (file, other) in needs where isChosen[file] != isChosen[other] {
        (isChosen[file], isChosen[other]) = (true, true)
        isGrowing = true
      }
    }
    guard isChosen.count(where: \.self) <= Self.fileLimit else { return nil }
    var numbers: [Int: Int] = [:]
    for (number, change) in changes.enumerated() where isChosen[number] {
      numbers[number] = files.count
      try add(change, repository)
    }
    for (file, other) in needs {
      if let file = numbers[file], let other = numbers[other] { files[file].needs.append(other) }
    }
    let rest = changes.indices.filter { !isChosen[$0] }.map { changes[$0] }
    otherFiles = rest.count
    otherPaths = rest.flatMap { [$0.oldPath, $0.newPath] }.compactMap {
      $0.map { String(decoding: $0, as: UTF8.self) }
    }
    count(rest, repository)
  }

  private init() {}

  /// Counts the parts of files without keeping them.
  private mutating func count(_ rest: [FileChange], _ repository: borrowing Repository) {
    guard rest.count <= Self.countedFiles else {
      otherParts = nil
      return
    }
    var (parts, bytes) = (0, 0)
    for change in rest {
      var counted = CommitHunks()
      do throws(GitError) {
        try counted.add(change, repository)
      } catch {
        // Of a partial clone they need not be there.
        otherParts = nil
        return
      }
      parts += counted.parts.count
      bytes += counted.files.reduce(0) {
        $0 + ($1.old?.bytes.count ?? 0) + ($1.new?.bytes.count ?? 0)
      }
      if bytes > Self.countedBytes {
        otherParts = nil
        return
      }
    }
    otherParts = parts
  }

  /// Pairs of files of which the first cannot have its new path while the second has its old one: a file where there is to
  /// be a folder, or the other way round.
  private static func needs(of changes: [FileChange]) -> [(Int, Int)] {
    var gone: [[UInt8]: Int] = [:]
    var come: [[UInt8]: Int] = [:]
    for (number, change) in changes.enumerated() where change.oldPath != change.newPath {
      if let path = change.oldPath { gone[path] = number }
      if let path = change.newPath { come[path] = number }
    }
    var needs: [(Int, Int)] = []
    func folders(of path: [UInt8]) -> [[UInt8]] {
      path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
    }
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    for (path, file) in come {
      for folder in folders(of: path) {
        if let other = gone[folder] { needs.append((file, other)) }
      }
    }
    for (path, other) in gone {
      for folder in folders(of: path) { if let file = come[folder] { needs.append((file, other)) } }
    }
    return needs.sorted { $0 < $1 }
  }

  private mutating func add(
    _ change: FileChange, _ repository: borrowing Repository
  ) throws(GitError) {
    let file = File(
      old: try Side(change.oldPath, change.old, repository),
      new: try Side(change.newPath, change.new, repository))
    let number = files.count
    files.append(file)
    func add(_ change: Change) { parts.append(Part(file: number, change: change)) }
    guard let old = file.old, let new = file.new, (old.mode == .symlink) == (new.mode == .symlink)
    else { return add(.whole) }
    if old.path != new.path { add(.name) }
    if old.mode != new.mode { add(.mode) }
    if old.bytes == new.bytes { return }
    let runs = try repository.lineRuns(from: old.bytes, to: new.bytes)
    // What the library says is only used where it is the whole truth.
    let areSound =
      zip(runs, runs.dropFirst()).allSatisfy { $0.old.upperBound <= $1.old.lowerBound }
      && runs.allSatisfy {
        $0.old.upperBound <= old.lines.count && $0.new.upperBound <= new.lines.count
      }
    guard areSound, Self.spliced(old, new, runs) == new.bytes else { return add(.whole) }
    for run in runs { add(.lines(run)) }
  }

  /// The lines that a part takes away and brings; none where it is not about lines of a file.
  func lines(
    of number: Int
  ) -> (old: ArraySlice<ArraySlice<UInt8>>, new: ArraySlice<ArraySlice<UInt8>>) {
    let part = parts[number]
    guard case .lines(let run) = part.change else { return ([], []) }
    return (
      files[part.file].old?.lines[run.old] ?? [], files[part.file].new?.lines[run.new] ?? []
    )
  }

  // MARK: In words

  /// A part as a report tells it.
  func finding(of number: Int) -> HunkSet.Hunk {
    let part = parts[number]
    let (old, new) = (files[part.file].old, files[part.file].new)
    func octal(_ mode: FileMode?) -> String { mode.map { String($0.rawValue, radix: 8) } ?? "0" }
    func made(
      _ header: String, _ gone: ArraySlice<ArraySlice<UInt8>> = [],
      _ come: ArraySlice<ArraySlice<UInt8>> = []
    ) -> HunkSet.Hunk {
      var lines = gone.prefix(Self.lineLimit).map { Self.told($0, "-") }
      lines += come.prefix(Self.lineLimit - lines.count).map { Self.told($0, "+") }
      let rest = gone.count + come.count - lines.count
      if rest > 0 { lines.append("... and \(rest) more lines") }
      return HunkSet.Hunk(
        oldFile: old.map { FileChange.name(of: $0.path) },
        newFile: new.map { FileChange.name(of: $0.path) }, header: header, lines: lines)
    }
    switch part.change {
    case .lines(let run):
      return made(run.header, old?.lines[run.old] ?? [], new?.lines[run.new] ?? [])
    case .name: return made("rename from \(Self.name(old)) to \(Self.name(new))")
    case .mode: return made("old mode \(octal(old?.mode)), new mode \(octal(new?.mode))")
    case .whole:
      func range(_ side: Side?) -> String {
        side.map { $0.lines.isEmpty ? "0,0" : "1,\($0.lines.count)" } ?? "0,0"
      }
      return made(
        "@@ -\(range(old)) +\(range(new)) @@", old?.lines[...] ?? [], new?.lines[...] ?? [])
    }
  }

  private static func name(_ side: Side?) -> String {
    side.map { FileChange.name(of: $0.path) } ?? ""
  }

  private static func told(_ line: ArraySlice<UInt8>, _ sign: String) -> String {
    sign + String(decoding: line.last == UInt8(ascii: "\n") ? line.dropLast() : line, as: UTF8.self)
  }
}
