import Findings
import Foundation
import Git
import Testing
import Workbench

/// Repositories and revisions that are none: one clear sentence each, 130 or 129.
@Suite struct BadRepositoryTests {
  private let commands = [["replay"], ["bisect"], ["scenario", "check"]]

  /// The answers of all commands about a repository.
  private func answers(_ scenario: String, _ path: String) throws -> [Answer] {
    try commands.map { try Run(arguments: $0 + [scenario, "--repo", path]).start() }
  }

  @Test func whatIsNoRepositoryIsSaid() throws {
    let line = try BoxLine(.good)
    try line.folder.write("plain/file.txt", "x")
    for (path, words) in [
      ("absent", "there is nothing at"), ("plain", "is a git repository"),
      ("plain/file.txt", "is a git repository"),
    ] {
      for answer in try answers(line.scenario, line.folder(path)) {
        expectRefusal(answer, 130, line.folder(path), words)
      }
    }
    for answer in try answers(line.scenario, "") { expectRefusal(answer, 130, "there is nothing") }
    try git("init", "-q", "--object-format=sha256", line.folder("sha256"))
    for answer in try answers(line.scenario, line.folder("sha256")) {
      expectRefusal(answer, 130, "sha256")
    }
  }

  @Test func revisionsThatNameNothingAreSaid() throws {
    let line = try BoxLine(.good, .bad)
    let repo = ["--repo", line.path]
    for (revision, words) in [
      ("v9.9", "no commit named 'v9.9'"), ("", "no commit named ''"),
      (String(repeating: "1", count: 40), "no commit named '1111"), ("HEAD~7", "'HEAD~7'"),
      ("HEAD:a.c", "which is no commit"), ("HEAD^{tree}", "HEAD"), ("HEAD~1..HEAD", "a range"),
      ("\u{1F980}", "no commit named"),
    ] {
      for command in [
        ["replay", line.scenario, "--at", revision], ["bisect", line.scenario, "--good", revision],
        ["bisect", line.scenario, "--bad", revision],
        ["scenario", "check", line.scenario, "--at", revision],
      ] {
        expectRefusal(try Run(arguments: command + repo).start(), 129, words)
      }
    }
    try git("init", "-q", line.folder("empty"))
    for answer in try answers(line.scenario, line.folder("empty")) {
      expectRefusal(answer, 129, "no commit named 'HEAD'")
    }
  }

  @Test func anAmbiguousIDIsSaid() throws {
    // Among 400 commits two begin with the same four digits: the ids are the same everywhere.
    let line = try BoxLine(files: (0..<400).map { ["a.c": Array("int x\($0);\n".utf8)] })
    var seen: Set<Substring> = []
    let prefix = try #require(line.ids.map { $0.hex.prefix(4) }.first { !seen.insert($0).inserted })
    let answer = try firstbad(
      "replay", line.scenario, "--repo", line.path, "--at", String(prefix))
    expectRefusal(answer, 129, "'\(prefix)' could be more than one object", "more digits")
  }

  private func object(_ name: String, _ path: String) throws -> (id: String, file: String) {
    let id = try git("rev-parse", name, in: path)
    return (id, "line.git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }

  @Test(arguments: ["HEAD", "HEAD^{tree}", "HEAD:a.c", "HEAD~1", "HEAD~1:a.c"])
  func damagedAndMissingObjectsAreNamed(name: String) throws {
    let line = try BoxLine(.good, .bad)
    let (id, file) = try object(name, line.path)
    // A check of the scenario or a replay does not need what only the parent has.
    let needed = name.hasPrefix("HEAD~") ? [["bisect"]] : commands
    func expectNamed(_ words: String) throws {
      for command in needed {
        let answer = try Run(arguments: command + [line.scenario, "--repo", line.path]).start()
        expectRefusal(answer, 130, id, words)
      }
    }
    let bytes = try line.folder.bytes(file)
    for damaged in [[], Array("rubbish".utf8), Array(bytes.prefix(bytes.count / 2))] {
      try line.folder.write(file, damaged)
      try expectNamed("damaged or cut short")
    }
    try FileManager.default.removeItem(atPath: line.folder(file))
    try expectNamed("is missing from")
  }

  @Test func aTruncatedPackIsNamed() throws {
    let line = try BoxLine(.good, .bad)
    try git("gc", "-q", "--prune=now", in: line.path)
    let packs = "line.git/objects/pack/"
    let pack = try #require(
      try FileManager.default.contentsOfDirectory(atPath: line.folder(packs))
        .first { $0.hasSuffix(".pack") })
    let bytes = try line.folder.bytes(packs + pack)
    for length in [0, 10, bytes.count / 2] {
      try line.folder.write(packs + pack, Array(bytes.prefix(length)))
      for answer in try answers(line.scenario, line.path) { expectRefusal(answer, 130, ".pack") }
    }
  }

  /// A commit over a tree, both of bytes that no settings have seen.
  private func commit(_ line: BoxLine, tree: [UInt8], author: [UInt8], subject: [UInt8]) throws
    -> String
  {
    func write(_ kind: String, _ bytes: [UInt8]) throws -> String {
      String(
        decoding: try gitBytes(
          ["hash-object", "-w", "--literally", "-t", kind, "--stdin"], in: line.path, input: bytes),
        as: UTF8.self
      ).trimmingCharacters(in: .newlines)
    }
    let treeID = try write("tree", tree)
    let text =
      Array("tree \(treeID)\nparent \(line.ids[0])\nauthor ".utf8) + author
      + Array(" <a@example.org> 1650000000 +0000\ncommitter ".utf8) + author
      + Array(" <a@example.org> 1650000000 +0000\n\n".utf8) + subject + [0x0A]
    let id = try write("commit", text)
    try git("update-ref", "refs/heads/main", id, in: line.path)
    return id
  }

  @Test func namesAndSubjectsOfAnyBytesAreHarmless() throws {
    let line = try BoxLine(.good, .bad, .good)
    let blob = Array(try git("rev-parse", "\(line.ids[1]):a.c", in: line.path))
    let raw = stride(from: 0, to: 40, by: 2).map {
      UInt8(String(blob[$0...($0 + 1)]), radix: 16) ?? 0
    }
    func entry(_ name: [UInt8]) -> [UInt8] { Array("100644 ".utf8) + name + [0] + raw }
    let odd = Array("caf".utf8) + [0xE9, 0x1B] + Array("[31m.c".utf8)
    let hostile =
      Array("J".utf8) + [0xE9, 0x1B] + Array("[31m".utf8) + [0x1B] + Array("]0;title".utf8)
      + [0x07, 0x9B, 0x31, 0x6D, 0xC2, 0x9B] + Array("1m \u{202E}".utf8)
    let markup = Array("<script>alert(1)</script> ](https://example.org) `x` | **b** # @you".utf8)
    let id = try commit(
      line, tree: entry(Array("a.c".utf8)) + entry(odd), author: hostile, subject: hostile + markup)
    for format in ["text", "markdown"] {
      let answer = try firstbad(
        "bisect", line.scenario, "--repo", line.path, "--format", format)
      #expect(answer.status == 0, "\(answer.complaint)")
      #expect(answer.text.contains(id.prefix(12)))
      expectHarmless(answer)
      if format == "markdown" {
        #expect(!answer.text.contains("<script>"))
        #expect(!answer.text.contains("](https:"))
      }
      expectHarmless(
        try firstbad("replay", line.scenario, "--repo", line.path, "--format", format))
    }
    let json = try firstbad("bisect", line.scenario, "--repo", line.path, "--format", "json")
    expectHarmless(json)
    #expect(try bisection(json).firstBad.map(\.commit) == [id])
    // In JSON the text is whole, escaped.
    #expect(try bisection(json).firstBad[0].subject?.contains("<script>alert(1)</script>") == true)
  }
}
