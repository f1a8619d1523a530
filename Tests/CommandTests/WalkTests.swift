import Demonstration
import Foundation
import Testing
import Workbench

/// `--walk`, and what is said of commit-graphs.
@Suite struct WalkTests {
  private func bisect(_ scenario: String, _ path: String, _ options: String...) throws -> Answer {
    try Run(
      arguments: ["bisect", scenario, "--repo", path, "--format", "json", "--no-cache"] + options
    ).start()
  }

  private func writeGraph(_ path: String) throws {
    try git("commit-graph", "write", "--reachable", "--changed-paths", in: path)
  }

  @Test func bothWaysSayTheSame() throws {
    let line = try StoryLine(.main)
    for options in [[], ["--good", "v5.18"], ["--first-parent"]] {
      let plain = try Run(
        arguments: ["bisect", line.scenario, "--repo", line.path, "--format", "json", "--no-cache"]
          + options
      ).start()
      #expect(plain.text.contains("\"firstTag\" : \"v5.19-rc1\""))
      for walk in ["auto", "libgit2"] {
        let answer = try Run(
          arguments: [
            "bisect", line.scenario, "--repo", line.path, "--format", "json", "--walk", walk,
          ] + options
        ).start()
        #expect(answer.output == plain.output, "\(walk) \(options)")
        #expect(answer.errors.isEmpty, "\(answer.complaint)")
      }
    }
    let before = try bisect(line.scenario, line.path)
    try writeGraph(line.path)
    #expect(try bisect(line.scenario, line.path).output == before.output)
    #expect(try bisect(line.scenario, line.path, "--walk", "libgit2").output == before.output)
    let wrong = try bisect(line.scenario, line.path, "--walk", "fast")
    #expect(wrong.status == 129)
  }

  @Test func aGraphThatIsRefusedIsToldOnce() throws {
    let line = try BoxLine(.good, .bad, .good)
    let truth = try bisect(line.scenario, line.path)
    try writeGraph(line.path)
    let file = "line.git/objects/info/commit-graph"
    var bytes = try line.folder.bytes(file)
    bytes[bytes.count / 2] ^= 0x40
    try FileManager.default.removeItem(atPath: line.folder(file))
    try line.folder.write(file, bytes)
    let answer = try bisect(line.scenario, line.path)
    #expect(answer.output == truth.output && answer.status == truth.status)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaint.contains("the commit-graph in"))
    #expect(answer.complaint.contains("commit-graph write --reachable --changed-paths"))
    let other = try bisect(line.scenario, line.path, "--walk", "libgit2")
    #expect(other.output == truth.output && other.errors.isEmpty, "\(other.complaint)")
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    for _ in 0..<2 {
      let kept = try Run(
        arguments: ["bisect", line.scenario, "--repo", line.path, "--format", "json"],
        environment: cache
      ).start()
      #expect(kept.output == truth.output && kept.errors == answer.errors)
    }
  }

  @Test func aLongHistoryWithoutAGraphIsAdvised() throws {
    let line = try BoxLine(
      files: (0..<1001).map { number in
        number == 0 || number == 500
          ? ["a.c": Array((number == 0 ? BoxKind.good : .bad).source(number).utf8)]
          : ["n": Array("\(number)".utf8)]
      })
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    func notes(_ options: String...) throws -> String {
      let answer = try Run(
        arguments: ["bisect", line.scenario, "--repo", line.path] + options, environment: cache
      ).start()
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.complaint)")
      return answer.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let command = "commit-graph write --reachable --changed-paths"
    for options in [[], ["--no-cache"], ["--walk", "libgit2"]] {
      let answer = try Run(
        arguments: ["bisect", line.scenario, "--repo", line.path] + options, environment: cache
      ).start()
      let text = answer.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(command) && text.contains("read from its object"), "\(text)")
    }
    try git("commit-graph", "write", "--reachable", in: line.path)
    let paths = try notes()
    #expect(paths.contains(command) && paths.contains("which commits changed which paths"))
    try writeGraph(line.path)
    #expect(!(try notes()).contains(command))
    #expect(try notes() == notes("--no-cache"))
    try git("config", "core.commitGraph", "false", in: line.path)
    #expect(!(try notes()).contains(command))
  }
}
