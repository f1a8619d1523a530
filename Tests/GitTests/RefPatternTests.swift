import Testing
import Workbench

@testable import Git

/// Patterns of refs, against `git for-each-ref`.
@Suite struct RefPatternTests {
  @Test func itMatchesWhatGitMatches() throws {
    let history = try SmallHistory()
    var dice = SplitMix(seed: 47)
    let existing = Set(
      try git("for-each-ref", "--format=%(refname)", in: history.path).split(separator: "\n")
        .map(String.init))
    var names = existing
    let signs = ["a", "b", "1", "-", "v", "ab", "x"]
    func isFree(_ name: String) -> Bool {
      !names.contains { $0 == name || $0.hasPrefix(name + "/") || name.hasPrefix($0 + "/") }
    }
    for _ in 0..<300 {
      let parts = (0..<dice.pick([1, 1, 2, 3])).map { _ in
        (0..<dice.pick([1, 2, 3])).map { _ in dice.pick(signs) }.joined()
      }
      let name = dice.pick(["refs/heads/", "refs/tags/", "refs/x/"]) + parts.joined(separator: "/")
      if !name.contains("/-"), isFree(name) { names.insert(name) }
    }
    let lines = names.subtracting(existing).map { "create \($0) HEAD\n" }.joined()
    _ = try git("update-ref", "--stdin", in: history.path, input: Array(lines.utf8))
    let all = try git("for-each-ref", "--format=%(refname)", in: history.path)
      .split(separator: "\n").map(String.init)
    let pieces = [
      "a", "b", "v", "*", "*", "?", "[a-b]", "[!a]", "[^b-z]", "[]a]", "[a", "\\a", "**", "1", "x",
      "-", "[1-]", "a*", "*b", "refs", "[[:digit:]v]", "[[:foo:]]", "[x-", "[\\]a]", "***", "\\",
    ]
    var matching = 0
    for _ in 0..<600 {
      var parts = (0..<dice.pick([1, 1, 2, 3])).map { _ in
        (0..<dice.pick([1, 1, 2, 3])).map { _ in dice.pick(pieces) }.joined()
      }
      if dice.pick([true, false, false]) {
        parts.insert("**", at: dice.pick(Array(0...parts.count)))
      }
      let pattern =
        dice.pick(["refs/heads/", "refs/tags/", "refs/*/", "refs/**/", "refs/"])
        + parts.joined(separator: "/") + dice.pick(["", "", "", "/"])
      let wanted = try git("for-each-ref", "--format=%(refname)", pattern, in: history.path)
        .split(separator: "\n").map(String.init)
      matching += wanted.isEmpty ? 0 : 1
      #expect(all.filter(RefPattern.matcher(of: pattern)) == wanted, "\(pattern)")
    }
    #expect(matching > 100)
  }

  @Test func aShortNameIsATagThenABranch() throws {
    let history = try SmallHistory()
    for name in ["refs/tags/both", "refs/heads/both", "refs/remotes/o/far", "refs/heads/near/er"] {
      try git("update-ref", name, "HEAD", in: history.path)
    }
    let repository = try Repository(at: history.path)
    func names(_ pattern: String) throws -> [String] {
      try repository.references(selectedBy: RefPattern(pattern)).map(\.name)
    }
    #expect(try names("both") == ["refs/tags/both"])
    #expect(try names("heads/both") == ["refs/heads/both"])
    #expect(try names("far") == ["refs/remotes/o/far"])
    #expect(try names("near") == ["refs/heads/near/er"])
    #expect(try names("refs/tags/bo*") == ["refs/tags/both"])
    #expect(try names("nothing").isEmpty)
  }
}
