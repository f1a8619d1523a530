import Demonstration
import Foundation
import Git
import Testing
import Workbench

/// The user's repository is, after every command, what it was: bytes, permissions, times.
@Suite struct UntouchedRepositoryTests {
  enum Kind: String, CaseIterable, Sendable {
    case workTree = "work tree"
    case bare, packed, linked, shallow, sparse, partial
    case readOnly = "read-only"
  }

  /// What every command is run with, and what it has to end with.
  private func commands(_ scenario: String, _ path: String) -> [[String]] {
    let repo = ["--repo", path]
    let patch = scenario.replacing("box.yaml", with: "new.diff")
    return [
      ["replay", scenario] + repo, ["replay", scenario, "--at", "HEAD~1", "--trace"] + repo,
      ["replay", scenario, "--at", "nothing"] + repo, ["bisect", scenario] + repo,
      ["bisect", scenario, "--format", "json"] + repo,
      ["bisect", scenario, "--strategy", "binary"] + repo,
      ["bisect", scenario, "--good", "nothing"] + repo,
      ["source", "lookup", "check"] + repo, ["source", "lookup", "check", "--in", "a.c"] + repo,
      ["source", "survey", "--at", "HEAD"] + repo,
      ["scenario", "check", scenario, "--at", "HEAD", "--at", "HEAD~1"] + repo,
      ["scenario", "explain", scenario, "--at", "HEAD~1"] + repo,
      ["whatif", scenario, "--revert", "HEAD"] + repo,
      ["whatif", scenario, "--apply", patch, "--revert", "HEAD"] + repo,
      ["check", scenario, "--apply", patch] + repo,
      ["survey", scenario, "--refs", "refs/**"] + repo,
      ["bisect", scenario, "--where", "refs/**", "--no-cache"] + repo,
    ]
  }

  private func make(_ kind: Kind, _ source: String, in folder: Folder) throws -> String {
    let clone = folder("clone")
    switch kind {
    case .bare: return source
    case .packed:
      try git("gc", "-q", in: source)
      try git("commit-graph", "write", "--reachable", "--changed-paths", in: source)
      return source
    case .workTree: try git("clone", "-q", source, clone)
    case .linked: try git("worktree", "add", "-q", "--detach", clone, "main", in: source)
    case .shallow: try git("clone", "-q", "--depth", "2", "file://" + source, clone)
    case .sparse:
      try git("clone", "-q", "--sparse", source, clone)
      try #require(try git("config", "extensions.worktreeConfig", in: clone) == "true")
    case .partial:
      try git("config", "uploadpack.allowFilter", "true", in: source)
      try git(
        "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + source, clone)
    case .readOnly:
      try git("clone", "-q", source, clone)
      try setWritable(clone, false)
    }
    return clone
  }

  private func setWritable(_ path: String, _ isWritable: Bool) throws {
    let run = try Run(
      executable: "/usr/bin/env", arguments: ["chmod", "-R", isWritable ? "u+w" : "a-w", path]
    ).start()
    try #require(run.status == 0)
  }

  /// A patch that applies to every commit.
  private let patch = "--- /dev/null\n+++ b/new.c\n@@ -0,0 +1 @@\n+int new;\n"

  @Test(arguments: Kind.allCases) func itIsLeftAsItWas(_ kind: Kind) throws {
    let line = try BoxLine(.good, .untestable, .good, .bad)
    try line.folder.write("new.diff", patch)
    let path = try make(kind, line.path, in: line.folder)
    defer { try? setWritable(line.folder.path, true) }
    let before = try line.folder.state()
    for command in commands(line.scenario, path) {
      let answer = try Run(arguments: command, directory: path).start()
      if kind == .partial, !command.contains("nothing") {
        expectRefusal(answer, 130, "was left out of the partial clone", "git -C \(path) fetch")
      } else {
        #expect(answer.signal == nil)
        #expect(answer.status != 130, "\(command): \(answer.complaint)")
      }
      let after = try line.folder.state()
      #expect(Set(after.keys) == Set(before.keys), "\(command)")
      #expect(after == before, "\(command)")
    }
  }

  @Test func aSharedHomeAndTemporaryFolderAreLeftAsTheyWere() throws {
    let line = try BoxLine(.good, .bad)
    try line.folder.write("new.diff", patch)
    for name in ["home", "temporary", "here"] { try line.folder.write(name + "/old.txt", "old") }
    let before = try line.folder.state()
    for command in commands(line.scenario, line.path) {
      _ = try Run(
        arguments: command, directory: line.folder("here"),
        environment: ["HOME": line.folder("home"), "TMPDIR": line.folder("temporary")]
      ).start()
    }
    #expect(try line.folder.state() == before)
  }
}
