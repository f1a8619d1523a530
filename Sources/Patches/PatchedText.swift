// How to read this file: a hunk belongs where all the lines that it knows stand, context and removed ones, byte for byte.
// It is looked for where its header says, then one line before and one behind, and so on, as `git apply` does
// (git-apply(1)): a hunk that claims the first line must stand at the beginning, one without context behind it at the end,
// and none may lie in lines that an earlier one has made.

/// The lines of a file while hunks are applied to it.
struct PatchedText {
  private struct Line {
    var bytes: ArraySlice<UInt8>
    /// Whether a hunk has made it or has said that it stands there.
    var isSettled = false
  }

  private var lines: [Line]
  /// How many comparisons and moves of lines may still be made; a hostile patch could ask for any number.
  private var work = 20_000_000

  /// Takes a file to lines, each with its line feed.
  init(_ bytes: [UInt8]) {
    lines = bytes[...].linesWithEnds.map { Line(bytes: $0) }
  }

  /// The file.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count })
    for line in lines { bytes += line.bytes }
    return bytes
  }

  /// Applies a hunk.
  mutating func apply(_ hunk: Hunk) throws(HunkMismatch) {
    let before = hunk.lines.filter { $0.kind != .added }.map(\.bytes)
    let mustBegin = hunk.oldStart <= 1
    let mustEnd = hunk.lines.last.map { $0.kind != .context } ?? false
    guard let place = try place(of: before, hunk, mustBegin, mustEnd) else {
      throw mismatch(before, hunk, mustBegin: mustBegin)
    }
    work -= lines.count - place + hunk.lines.count
    guard work > 0 else { throw tooCostly(hunk) }
    lines.replaceSubrange(
      place..<(place + before.count),
      with: hunk.lines.filter { $0.kind != .removed }.map { Line(bytes: $0.bytes, isSettled: true) }
    )
  }

  private mutating func place(
    of before: [ArraySlice<UInt8>], _ hunk: Hunk, _ mustBegin: Bool, _ mustEnd: Bool
  ) throws(HunkMismatch) -> Int? {
    let last = lines.count - before.count
    guard last >= 0 else { return nil }
    if mustBegin || mustEnd {
      if mustBegin && mustEnd && last != 0 { return nil }
      let only = mustBegin ? 0 : last
      return try fits(before, at: only, hunk) ? only : nil
    }
    let start = min(max(0, hunk.newStart - 1), lines.count)
    if start <= last, try fits(before, at: start, hunk) { return start }
    var (back, forth) = (start, start)
    while back > 0 || forth < lines.count {
      if forth < lines.count {
        forth += 1
        if forth <= last, try fits(before, at: forth, hunk) { return forth }
      }
      if back > 0 {
        back -= 1
        if back <= last, try fits(before, at: back, hunk) { return back }
      }
    }
    return nil
  }

  private mutating func fits(
    _ before: [ArraySlice<UInt8>], at place: Int, _ hunk: Hunk
  ) throws(HunkMismatch) -> Bool {
    work -= 1
    for (offset, bytes) in before.enumerated() {
      let line = lines[place + offset]
      if line.isSettled || line.bytes.count != bytes.count { return false }
      work -= 1 + bytes.count / 64
      guard work > 0 else { throw tooCostly(hunk) }
      if line.bytes != bytes { return false }
    }
    return true
  }

  private func tooCostly(_ hunk: Hunk) -> HunkMismatch {
    HunkMismatch(hunk: hunk.header, line: 0, found: nil, expected: nil, isTooCostly: true)
  }

  /// What stands where the hunk was expected: the first line that is another one.
  private func mismatch(
    _ before: [ArraySlice<UInt8>], _ hunk: Hunk, mustBegin: Bool
  ) -> HunkMismatch {
    let start = mustBegin ? 0 : max(0, hunk.newStart - 1)
    var number = start
    for (offset, bytes) in before.enumerated() {
      // Line numbers come from the patch and may be any.
      number = start.addingReportingOverflow(offset).partialValue
      guard lines.indices.contains(number) else {
        return HunkMismatch(
          hunk: hunk.header, line: number &+ 1, found: nil, expected: bytes.withoutEnd,
          isTooCostly: false)
      }
      if lines[number].bytes != bytes || lines[number].isSettled { break }
    }
    let found = lines.indices.contains(number) ? lines[number].bytes.withoutEnd : nil
    let offset = number - start
    return HunkMismatch(
      hunk: hunk.header, line: number &+ 1, found: found,
      expected: before.indices.contains(offset) ? before[offset].withoutEnd : nil,
      isTooCostly: false)
  }
}

extension FilePatch {
  /// The file after all hunks.
  ///
  /// - Throws: ``HunkMismatch`` for the first hunk that fits nowhere.
  public func applied(to bytes: [UInt8]) throws(HunkMismatch) -> [UInt8] {
    if hunks.isEmpty { return bytes }
    var text = PatchedText(bytes)
    for hunk in hunks { try text.apply(hunk) }
    return text.bytes
  }
}

extension ArraySlice<UInt8> {
  /// The lines, each with the line feed that ends it.
  public var linesWithEnds: [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? endIndex
      lines.append(self[start..<end])
      start = end
    }
    return lines
  }

  /// The line without what ends it.
  var withoutEnd: [UInt8] {
    var line = self
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    return Array(line)
  }

  /// Whether it begins with these bytes.
  func begins(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    return text.withUTF8Buffer { prefix(length).elementsEqual($0) }
  }
}
