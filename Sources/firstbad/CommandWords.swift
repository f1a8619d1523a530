import Findings

/// Command lines to be typed again.
enum CommandWords {
  /// The words as a shell takes them.
  static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// Gives the claims of a finding the commands that try them.
  ///
  /// - Parameter rest: What else stands on the command line, such as limits.
  static func addTrials(
    to finding: inout BisectionFinding, scenario: String, repo: String, rest: [String] = []
  ) {
    for index in finding.claims.indices {
      let commit = String(finding.claims[index].commit.prefix(12))
      finding.claims[index].command = line(
        ["firstbad", "whatif", scenario, "--repo", repo, "--at", commit, "--revert", commit] + rest)
    }
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
        || "-_./:=@^~+,".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
