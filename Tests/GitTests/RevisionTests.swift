import Git
import Testing
import Workbench

@Suite struct Revisions {
  @Test(arguments: [
    "HEAD", "@", "main", "heads/main", "refs/heads/main", "v1", "tags/v1", "v1^{commit}", "v1^{}",
    "light", "HEAD~1", "HEAD~", "HEAD^", "HEAD~2", "HEAD~1^2", "main^^2", "HEAD^0", "HEAD~0",
    "topic", "v1~1", "@~2", "HEAD^{commit}~1^{commit}", "HEAD^1~1", "HEAD^{/two}", ":/side",
    "HEAD^{/}", "HEAD^{/!-[mt]}", "HEAD^{/first one}", ":/s.d", ":/^(two|x)",
    "v1-0-g",
  ])
  func aRevisionIsWhatGitSaysItIs(revision: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let asked = revision == "v1-0-g" ? "v1-0-g" + history.two.abbreviated(9) : revision
    let wanted = try git(
      "rev-parse", "--verify", asked + (asked.hasPrefix(":/") ? "" : "^{commit}"),
      in: history.path)
    #expect(try repository.resolve(asked).hex == wanted)
  }

  @Test(arguments: [
    "", "nothing", "HEAD~4", "HEAD^3", "HEAD~99999999999999999999", "HEAD^{", "HEAD^{nonsense}",
    "HEAD^{/absent}", "HEAD~1^{/e$}", ":/absent", "HEAD^{/(}", "HEAD^{/!x}",
    "0000000000000000000000000000000000000000", "deadbee", "HEAD^x",
    "v1^{blob",
    "a b", "HEAD@{99}", "\u{7f}", "~", "-1", "worktrees/.git/x", "nothing~1",
  ])
  func whatGitDoesNotKnowIsNotFound(revision: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    #expect(try repository.resolveIfPresent(revision) == nil)
    let error = failure { () throws(GitError) in _ = try repository.resolve(revision) }
    #expect(error?.code == .revisionNotFound)
    #expect(error?.message.contains("'\(revision)'") == true)
  }

  @Test(arguments: ["v1..main", "^main", "HEAD^@", "HEAD^!", "HEAD^-"])
  func severalCommitsAreNotOne(revision: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.resolve(revision) }
    #expect(error?.code == .ambiguousRevision)
  }

  @Test(arguments: ["HEAD^{tree}", "HEAD:a/b/c.txt", "HEAD:"])
  func whatIsNoCommitIsSaid(revision: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.resolve(revision) }
    #expect(error?.code == .wrongObjectKind)
  }

  @Test func idsMayBeShort() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    #expect(try repository.resolve(history.two.hex) == history.two)
    #expect(try repository.resolve(history.two.hex.uppercased()) == history.two)
    #expect(try repository.resolve(history.two.abbreviated(7)) == history.two)
    #expect(try repository.resolve(history.two.abbreviated(39) + "~1") == history.one)
    #expect(try repository.resolve(history.tag.abbreviated(10)) == history.two)
  }

  @Test func aRefWinsOverAShortIDAndATagOverABranch() throws {
    let history = try SmallHistory()
    let digits = history.two.abbreviated(8)
    try git("update-ref", "refs/heads/\(digits)", history.side.hex, in: history.path)
    try git("update-ref", "refs/heads/light", history.top.hex, in: history.path)
    let repository = try Repository(at: history.path)
    #expect(try repository.resolve(digits) == history.side)
    #expect(try repository.resolve("light") == history.one)
  }

  @Test func ambiguousDigitsMeanTheOnlyCommit() throws {
    // Six hundred commits among some three thousand objects: four digits are often shared.
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("many.git"))
    for number in 0..<600 {
      let files = Array(0..<3).map { ("f\($0)", Optional(Array("\(number) \($0)".utf8))) }
      _ = try builder.commit("c\(number)", changes: Dictionary(uniqueKeysWithValues: files))
    }
    let repository = try Repository(at: folder("many.git"))
    let lines = try git(
      "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)",
      in: folder("many.git")
    ).split(separator: "\n")
    let byDigits = Dictionary(grouping: lines) { $0.prefix(4) }
    var (decided, undecided) = (0, 0)
    // Those that no commit has are left out; the few that several have come first.
    func commitCount(_ lines: [Substring]) -> Int { lines.count { $0.hasSuffix("commit") } }
    let shared = byDigits.filter { $0.value.count > 1 && commitCount($0.value) > 0 }
      .sorted { (-commitCount($0.value), $0.key) < (-commitCount($1.value), $1.key) }
    for (digits, lines) in shared.prefix(40) {
      let commits = lines.filter { $0.hasSuffix("commit") }.map { ObjectID(hex: $0.prefix(40)) }
      if commits.count == 1 {
        decided += 1
        #expect(try repository.resolve(String(digits)) == commits[0])
      } else {
        undecided += 1
        let error = failure { () throws(GitError) in _ = try repository.resolve(String(digits)) }
        #expect(error?.code == .ambiguousRevision)
      }
    }
    #expect(decided > 0 && undecided > 0)
  }

  @Test func refsAreListedAndPeeled() throws {
    let history = try SmallHistory()
    try git(
      "update-ref", "refs/tags/blob",
      git("rev-parse", "HEAD:a/b/c.txt", in: history.path), in: history.path)
    try git("tag", "-m", "tag of tag", "twice", "v1", in: history.path)
    try git(
      "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone", in: history.path)
    let repository = try Repository(at: history.path)
    func names(_ glob: String) throws -> [String] {
      try repository.references(matching: glob).map(\.name)
    }
    #expect(try names("refs/tags/*") == ["refs/tags/light", "refs/tags/twice", "refs/tags/v1"])
    #expect(try names("tags") == ["refs/tags/light", "refs/tags/twice", "refs/tags/v1"])
    #expect(try names("refs/tags/v*") == ["refs/tags/v1"])
    #expect(try names("heads/[mt]*") == ["refs/heads/main", "refs/heads/topic"])
    #expect(try names("refs/none/*").isEmpty)
    #expect(
      try repository.references(matching: "refs/tags/*").map(\.commit)
        == [history.one, history.two, history.two])
  }
}
