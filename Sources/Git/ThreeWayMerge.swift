import CLibgit2

/// Merges what two sides made of the same text, in memory: the library's own merge of buffers, which knows no repository.
enum ThreeWayMerge {
  /// What came of it.
  enum Answer {
    case merged([UInt8])
    /// Both sides changed the same lines: the first of them, by its number in our text or behind it, and as it is here.
    case conflict(line: Int, ours: String, theirs: String)
    /// One of them is no text.
    case binary
  }

  /// How far a file is looked at to tell whether it is text, as git does.
  private static let textProbe = 8000

  static func merge(base: [UInt8], ours: [UInt8], theirs: [UInt8]) throws(GitError) -> Answer {
    for bytes in [base, ours, theirs] where bytes.prefix(textProbe).contains(0) { return .binary }
    var answer = try merge(base, ours, theirs, flags: GIT_MERGE_FILE_DIFF_PATIENCE.rawValue)
    // Where lines repeat themselves, what counts as changed is a matter of how it is looked for.
    if case .conflict = answer { answer = try merge(base, ours, theirs, flags: 0) }
    return answer
  }

  private static func merge(
    _ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8], flags: UInt32
  ) throws(GitError) -> Answer {
    var options = git_merge_file_options()
    try check(
      "git_merge_file_options_init",
      git_merge_file_options_init(&options, UInt32(GIT_MERGE_FILE_OPTIONS_VERSION)))
    options.flags = flags
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    let status = base.withUnsafeBytes { base in
      ours.withUnsafeBytes { ours in
        theirs.withUnsafeBytes { theirs in
          var inputs = [base, ours, theirs].map { bytes in
            var input = git_merge_file_input()
            git_merge_file_input_init(&input, UInt32(GIT_MERGE_FILE_INPUT_VERSION))
            input.ptr = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            input.size = bytes.count
            return input
          }
          return git_merge_file(&result, &inputs[0], &inputs[1], &inputs[2], &options)
        }
      }
    }
    try check("git_merge_file", status)
    let bytes = Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
    return result.automergeable != 0 ? .merged(bytes) : conflict(in: bytes)
  }

  /// The first place at which the sides are at odds.
  private static func conflict(in bytes: [UInt8]) -> Answer {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    func text(_ line: ArraySlice<UInt8>) -> String { readableText(line.prefix(100)) }
    let start = lines.firstIndex {
      $0.starts(with: "<<<<<<< ".utf8) || $0.elementsEqual("<<<<<<<".utf8)
    }
    guard let start, start + 1 < lines.count else {
      return .conflict(line: 1, ours: "", theirs: "")
    }
    let rest = lines[(start + 1)...]
    let middle = rest.firstIndex { $0.elementsEqual("=======".utf8) } ?? rest.endIndex - 1
    let ours = middle > start + 1 ? text(lines[start + 1]) : ""
    let after = middle + 1 < lines.count ? lines[middle + 1] : []
    return .conflict(
      line: start + 1, ours: ours, theirs: after.starts(with: ">>>>>>>".utf8) ? "" : text(after))
  }
}
