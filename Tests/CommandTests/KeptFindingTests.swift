import Demonstration
import Findings
import Foundation
import Git
import Testing
import Workbench

/// A finding that an earlier run kept is what a run without a cache finds.
@Suite struct KeptFindingTests {
  private func rows(_ cache: String) throws -> [String: Int] {
    let answer = try firstbad(
      "cache", "info", "--format", "json", environment: ["FIRSTBAD_CACHE": cache])
    let info = try JSONDecoder().decode(CacheFinding.self, from: Data(answer.output))
    return Dictionary(uniqueKeysWithValues: info.kinds.map { ($0.kind, $0.rows) })
  }

  /// Runs without a cache, and twice with one; all must agree.
  private func expectSame(
    _ arguments: [String], _ cache: String, kind: String, rows count: Int,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let bare = try Run(arguments: arguments + ["--no-cache"]).start()
    for _ in 0..<2 {
      let answer = try Run(arguments: arguments, environment: ["FIRSTBAD_CACHE": cache]).start()
      #expect(answer.output == bare.output, "\(arguments)", sourceLocation: location)
      #expect(answer.errors == bare.errors, "\(answer.complaint)", sourceLocation: location)
      #expect(answer.status == bare.status, sourceLocation: location)
    }
    #expect(try rows(cache)[kind, default: 0] == count, sourceLocation: location)
  }

  @Test func everyFormatIsTheSameFromTheCache() throws {
    let line = try StoryLine(.main)
    let cache = line.folder("cache")
    let bisect = ["bisect", line.scenario, "--repo", line.path]
    for options in [[], ["--good", "v5.17", "--first-parent"], ["--strategy", "binary"]] {
      let count = try rows(cache)["bisections/1", default: 0] + 1
      for format in ["text", "markdown", "json"] {
        try expectSame(
          bisect + options + ["--format", format], cache, kind: "bisections/1", rows: count)
      }
    }
    let replay = ["replay", line.scenario, "--repo", line.path]
    for (place, options) in [[], ["--at", "v5.19-rc1", "--trace"]].enumerated() {
      for format in ["text", "markdown", "json"] {
        try expectSame(
          replay + options + ["--format", format], cache, kind: "replays/1", rows: place + 1)
      }
    }
  }

  @Test func whatAFindingDependsOnIsAskedAgain() throws {
    let line = try BoxLine(.good, .good, .bad, .bad, .good)
    let cache = line.folder("cache")
    let run = ["bisect", line.scenario, "--repo", line.path, "--format", "json"]
    var count = 0
    func expectNew(location: SourceLocation = #_sourceLocation) throws {
      count += 1
      try expectSame(run, cache, kind: "bisections/1", rows: count, location: location)
    }
    try expectNew()
    try git("tag", "v1.0", line.ids[3].hex, in: line.path)
    try expectNew()
    try git("tag", "-f", "v1.0", line.ids[4].hex, in: line.path)
    try expectNew()
    try git("update-ref", "refs/heads/main", line.ids[3].hex, in: line.path)
    try expectNew()
    try line.folder.write("line.git/info/grafts", "\(line.ids[3]) \(line.ids[1])\n")
    try expectNew()
    try FileManager.default.removeItem(atPath: line.path + "/info/grafts")
    try git("replace", line.ids[1].hex, line.ids[0].hex, in: line.path)
    try expectNew()
    try line.folder.write("box.yaml", boxScenario() + "# the same and not the same bytes\n")
    try expectNew()
    let answer = try Run(
      arguments: run + ["--steps", "12345"], environment: ["FIRSTBAD_CACHE": cache]
    ).start()
    #expect(answer.status == 0)
    #expect(try rows(cache)["bisections/1"] == count + 1)
  }

  @Test func withoutACacheNothingIsReadOrWritten() throws {
    let line = try BoxLine(.good, .bad)
    let cache = line.folder("cache")
    for command in ["bisect", "replay"] {
      let answer = try firstbad(
        command, line.scenario, "--repo", line.path, "--no-cache",
        environment: ["FIRSTBAD_CACHE": cache])
      #expect(answer.errors.isEmpty, "\(answer.complaint)")
      #expect(!FileManager.default.fileExists(atPath: cache))
    }
  }

  @Test func whatIsNoAnswerIsNotKept() throws {
    let line = try BoxLine(.good, .bad)
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    try line.folder.write("other.yaml", boxScenario(source: "/a.c"))
    for arguments in [
      ["bisect", line.scenario, "--repo", line.path, "--good", "absent"],
      [
        "bisect", line.scenario, "--repo", line.path, "--strategy", "binary", "--bad", "main",
        "--bad", "main~1",
      ],
      ["replay", line.folder("other.yaml"), "--repo", line.path],
      ["replay", line.scenario, "--repo", line.path, "--seconds", "100"],
    ] {
      let answer = try Run(arguments: arguments, environment: cache).start()
      #expect(answer.status == 129 || arguments.contains("--seconds"), "\(answer.complaint)")
    }
    #expect(try rows(line.folder("cache")).isEmpty)
    // A commit whose objects are gone cannot be walked.
    let hex = line.ids[0].hex
    try FileManager.default.removeItem(
      atPath: line.path + "/objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let broken = try Run(
      arguments: ["bisect", line.scenario, "--repo", line.path], environment: cache
    ).start()
    #expect(broken.status == 130)
    #expect(try rows(line.folder("cache")).isEmpty)
  }

  @Test func aDamagedFindingIsMadeAgain() throws {
    let line = try BoxLine(.good, .bad, .good)
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    let run = ["bisect", line.scenario, "--repo", line.path, "--format", "json"]
    let truth = try Run(arguments: run, environment: cache).start()
    let word = Array("firstbad.bisection/1".utf8)
    for name in ["cache-1.0.sqlite", "cache-1.0.sqlite-wal"] {
      guard var bytes = try? line.folder.bytes("cache/" + name) else { continue }
      for place in bytes.indices.dropLast(word.count)
      where bytes[place] == word[0] && bytes[place..<(place + word.count)] == word[...] {
        bytes[place + 3] ^= 1
      }
      try line.folder.write("cache/" + name, bytes)
    }
    for _ in 0..<2 {
      let again = try Run(arguments: run, environment: cache).start()
      #expect(again.output == truth.output && again.errors.isEmpty, "\(again.complaint)")
    }
  }

  @Test func manyBisectionsMayShareOneCache() async throws {
    let line = try BoxLine([.good, .bad, .good, .bad])
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    let run = ["bisect", line.scenario, "--repo", line.path, "--format", "json"]
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for _ in 0..<6 {
        group.addTask { try Run(arguments: run, environment: cache).start() }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for answer in answers {
      #expect(answer.output == answers[0].output && answer.errors.isEmpty, "\(answer.complaint)")
    }
    #expect(try rows(line.folder("cache"))["bisections/1"] == 1)
  }
}
