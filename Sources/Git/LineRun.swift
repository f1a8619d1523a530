import CLibgit2

/// Lines that follow each other and were replaced by others, or taken away, or added: a hunk of `git diff -U0`.
public struct LineRun: Sendable, Hashable {
  /// The lines that go, by their numbers from 0; an empty range stands before the line of its number.
  public let old: Range<Int>
  /// The lines that come in their place.
  public let new: Range<Int>
  /// The line that begins it in a diff, such as `@@ -10 +10,2 @@ static int f(void)`; bytes that are not UTF-8 are replaced.
  public let header: String
}

extension Repository {
  /// How the lines of a file changed, as git's default algorithm sees it, in order.
  ///
  /// - Throws: `failed` if libgit2 refuses the texts.
  public func lineRuns(from old: [UInt8], to new: [UInt8]) throws(GitError) -> [LineRun] {
    var options = git_diff_options()
    try check(
      "git_diff_options_init",
      git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)))
    options.context_lines = 0
    options.interhunk_lines = 0
    // Binary files have lines as well here; the indent heuristic is what `git diff` does unless told otherwise.
    options.flags |= GIT_DIFF_FORCE_TEXT.rawValue | GIT_DIFF_INDENT_HEURISTIC.rawValue
    var pointer: OpaquePointer?
    let status = old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        git_patch_from_buffers(
          &pointer, old.baseAddress, old.count, "file", new.baseAddress, new.count, "file", &options
        )
      }
    }
    let patch = try handle("git_patch_from_buffers", status, pointer)
    defer { git_patch_free(patch) }
    var runs: [LineRun] = []
    for number in 0..<git_patch_num_hunks(patch) {
      var hunk: UnsafePointer<git_diff_hunk>?
      try check("git_patch_get_hunk", git_patch_get_hunk(&hunk, nil, patch, number))
      guard let hunk else { continue }
      runs.append(LineRun(hunk.pointee))
    }
    return runs
  }
}

extension LineRun {
  fileprivate init(_ hunk: git_diff_hunk) {
    func range(_ start: Int32, _ count: Int32) -> Range<Int> {
      // Of no lines, the number is that of the line before.
      let first = count == 0 ? Int(start) : Int(start) - 1
      return max(0, first)..<(max(0, first) + max(0, Int(count)))
    }
    old = range(hunk.old_start, hunk.old_lines)
    new = range(hunk.new_start, hunk.new_lines)
    let text = withUnsafeBytes(of: hunk.header) { bytes in
      Array(bytes.prefix(min(hunk.header_len, bytes.count)))
    }
    header = String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
