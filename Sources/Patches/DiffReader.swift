// How to read this file: a diff says in hunk headers how many lines follow, so what stands between hunks and files (a
// message, a signature, `-- `) is passed over without being understood. What a header may be is written in git-diff(1),
// "Generating patch text with -p", and in diff(1) of GNU for those that git did not write.

/// Reads the changes of files from the lines of a diff.
struct DiffReader {
  private let lines: [ArraySlice<UInt8>]
  private var place = 0

  init(_ bytes: [UInt8]) {
    var lines = bytes[...].linesWithEnds
    // What was cut from a mail may have lost its last line feed.
    if let last = lines.last, last.last != 0x0A { lines[lines.count - 1] = last + [0x0A] }
    self.lines = Self.withoutReturns(lines)
  }

  /// Takes the carriage returns away where the diff's own headers end in them: they came with the mail, not with the file.
  private static func withoutReturns(_ lines: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    let headers = lines.filter { $0.begins(with: "@@ -") || $0.begins(with: "diff --git ") }
    guard !headers.isEmpty, headers.allSatisfy({ $0.suffix(2).elementsEqual([0x0D, 0x0A]) }) else {
      return lines
    }
    return lines.map { line in
      guard line.suffix(2).elementsEqual([0x0D, 0x0A]) else { return line }
      return line.dropLast(2) + [0x0A]
    }
  }

  /// Passes over a letter's words: a diff begins with a line that can be nothing else (git-am(1)).
  mutating func skipMessage() {
    while place < lines.count, !isBreak(lines[place]) { place += 1 }
  }

  private func isBreak(_ line: ArraySlice<UInt8>) -> Bool {
    if line.begins(with: "diff -") || line.begins(with: "Index: ") { return true }
    guard line.begins(with: "---") else { return false }
    let rest = line.dropFirst(3)
    if rest.first == 0x20, let next = rest.dropFirst().first, !next.isBlank { return true }
    return rest.allSatisfy(\.isBlank)
  }

  /// All changes of files.
  mutating func files() throws(PatchTrouble) -> [FilePatch] {
    var files: [FilePatch] = []
    while place < lines.count {
      let line = lines[place]
      if line.begins(with: "diff --git ") {
        if let file = try gitFile() { files.append(file) }
      } else if line.begins(with: "--- "), place + 2 < lines.count,
        lines[place + 1].begins(with: "+++ "), HunkHeader(lines[place + 2]) != nil
      {
        files.append(try plainFile())
      } else if HunkHeader(line) != nil {
        throw PatchTrouble("the hunk \(line.quoted) does not say which file it is of")
      } else if line.begins(with: "Binary files "),
        line.withoutEnd.suffix(7).elementsEqual(" differ".utf8)
      {
        throw PatchTrouble("it changes a binary file (\(line.quoted)), which cannot be replayed")
      } else {
        place += 1
      }
    }
    return files
  }

  // MARK: As git writes them

  private mutating func gitFile() throws(PatchTrouble) -> FilePatch? {
    let first = lines[place]
    var header = GitHeader(first)
    place += 1
    let start = place
    while place < lines.count, try header.take(lines[place]) { place += 1 }
    // A line like it that heads nothing is part of somebody's words.
    if place == start { return nil }
    if place < lines.count {
      if lines[place].begins(with: "GIT binary patch") || lines[place].begins(with: "Binary files ")
      {
        throw PatchTrouble("it changes a binary file (\(first.quoted)), which cannot be replayed")
      }
    }
    var file = try header.file()
    file.hunks = try hunks()
    try check(file, first)
    return file
  }

  /// Refuses what contradicts itself.
  private func check(_ file: FilePatch, _ first: ArraySlice<UInt8>) throws(PatchTrouble) {
    for mode in [file.oldMode, file.newMode] where mode == 0o160000 {
      throw PatchTrouble("it changes the submodule \(file.path.quoted), which has no C")
    }
    if file.change == .created,
      file.hunks.contains(where: { $0.lines.contains { $0.kind != .added } })
    {
      throw PatchTrouble("it makes the file \(file.path.quoted) out of lines that were there")
    }
    if file.change == .deleted,
      file.hunks.contains(where: { $0.lines.contains { $0.kind != .removed } })
    {
      throw PatchTrouble("it takes the file \(file.path.quoted) away and leaves lines of it")
    }
    let isMode = file.oldMode != nil && file.newMode != nil && file.oldMode != file.newMode
    if file.change == .modified, file.hunks.isEmpty, !isMode {
      throw PatchTrouble("there are no changes below \(first.quoted)")
    }
  }

  // MARK: As others write them

  private mutating func plainFile() throws(PatchTrouble) -> FilePatch {
    let old = PlainName(lines[place].dropFirst(4))
    let new = PlainName(lines[place + 1].dropFirst(4))
    let isNothing = (old.isNothing, new.isNothing)
    let first = lines[place]
    guard !(isNothing.0 && isNothing.1) else {
      throw PatchTrouble("neither \(first.quoted) nor the line below it names a file")
    }
    var change = FilePatch.Change.modified
    if isNothing.0 || (!isNothing.1 && old.isEpoch && !new.isEpoch) { change = .created }
    if isNothing.1 || (!isNothing.0 && new.isEpoch && !old.isEpoch) { change = .deleted }
    let oldPath = isNothing.0 ? nil : try old.path
    let newPath = isNothing.1 ? nil : try new.path
    var path = newPath ?? oldPath ?? []
    // `file.orig` and `file`: the shorter one is meant.
    if let oldPath, oldPath.count < path.count, path.starts(with: oldPath) { path = oldPath }
    place += 2
    let hunks = try hunks()
    let isEmptyBefore = hunks.count == 1 && hunks[0].lines.allSatisfy { $0.kind == .added }
    if change == .created, !isEmptyBefore { change = .modified }
    let file = FilePatch(
      change: change, oldPath: change == .created ? nil : path,
      newPath: change == .deleted ? nil : path, hunks: hunks)
    try check(file, first)
    return file
  }

  // MARK: Hunks

  private mutating func hunks() throws(PatchTrouble) -> [Hunk] {
    var hunks: [Hunk] = []
    while place < lines.count, lines[place].begins(with: "@@ -") {
      guard let header = HunkHeader(lines[place]) else {
        throw PatchTrouble("\(lines[place].quoted) is no header of a hunk")
      }
      hunks.append(try hunk(header))
    }
    return hunks
  }

  private mutating func hunk(_ header: HunkHeader) throws(PatchTrouble) -> Hunk {
    place += 1
    var (old, new) = (header.oldCount, header.newCount)
    var found: [Hunk.Line] = []
    while old > 0 || new > 0 {
      guard place < lines.count else { throw cutShort(header) }
      let line = lines[place]
      switch line.first {
      // An empty context line may have lost its blank on the way.
      case 0x0A:
        (old, new) = (old - 1, new - 1)
        found.append(Hunk.Line(.context, line))
      case 0x20:
        (old, new) = (old - 1, new - 1)
        found.append(Hunk.Line(.context, line.dropFirst()))
      case UInt8(ascii: "-"):
        old -= 1
        found.append(Hunk.Line(.removed, line.dropFirst()))
      case UInt8(ascii: "+"):
        new -= 1
        found.append(Hunk.Line(.added, line.dropFirst()))
      case UInt8(ascii: "\\") where line.begins(with: "\\ "): Self.takeEnd(of: &found)
      default: throw cutShort(header)
      }
      if old < 0 || new < 0 { throw cutShort(header) }
      place += 1
    }
    if place < lines.count, lines[place].begins(with: "\\ ") {
      Self.takeEnd(of: &found)
      place += 1
    }
    guard found.contains(where: { $0.kind != .context }) else {
      throw PatchTrouble("the hunk \(header.text) changes nothing")
    }
    return Hunk(
      header: header.text, oldStart: header.oldStart, newStart: header.newStart, lines: found)
  }

  /// `\ No newline at end of file` is said of the line above.
  private static func takeEnd(of lines: inout [Hunk.Line]) {
    guard let last = lines.indices.last, lines[last].bytes.last == 0x0A else { return }
    lines[last].bytes = lines[last].bytes.dropLast()
  }

  private func cutShort(_ header: HunkHeader) -> PatchTrouble {
    let there = place < lines.count ? lines[place].quoted : "the end"
    return PatchTrouble(
      "the hunk \(header.text) has not the lines that it says it has, but \(there)")
  }
}
