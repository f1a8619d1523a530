import Findings
import Foundation
import Testing
import Workbench

/// `firstbad cache ...`, and a cache that many processes use and that is killed.
@Suite struct CacheCommandTests {
  /// Enough files for a run to be killed in the midst of it.
  private static func wide() throws -> SourceLine {
    var files: [String: String] = [:]
    for number in 0..<250 {
      var text = "int common, own_\(number);\n"
      for item in 0..<(number % 40 * 4) {
        text +=
          "#define REG_\(number)_\(item) \(item)\nint f_\(number)_\(item)(void) { return 1; }\n"
      }
      files["d\(number % 7)/f\(number).c"] = text
    }
    return try SourceLine([files])
  }

  private func info(_ cache: String) throws -> CacheFinding {
    let answer = try firstbad(
      "cache", "info", "--format", "json", environment: ["FIRSTBAD_CACHE": cache])
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.complaint)")
    return try JSONDecoder().decode(CacheFinding.self, from: Data(answer.output))
  }

  @Test func infoAndClearTellWhatThereIs() throws {
    let line = try SourceLine([SourceLine.kernel])
    let cache = line.folder("cache")
    let environment = ["FIRSTBAD_CACHE": cache]
    let empty = try info(cache)
    #expect(empty.format == "firstbad.cache/1" && empty.folder == cache)
    #expect(empty.path == nil && empty.kinds.isEmpty && empty.limit == 1 << 30)
    #expect(!FileManager.default.fileExists(atPath: cache))
    _ = try firstbad("source", "lookup", "u8", "--repo", line.path, environment: environment)
    let full = try info(cache)
    #expect(full.kinds.map(\.kind) == ["names/1"] && full.kinds.map(\.rows) == [5])
    let text = try firstbad("cache", "info", environment: environment)
    #expect(text.text.contains("names/1: 5 rows"))
    let cleared = try firstbad("cache", "clear", environment: environment)
    #expect(cleared.status == 0 && cleared.text.contains(cache))
    #expect(try info(cache).kinds.isEmpty)
    let again = try firstbad("cache", "clear", environment: environment)
    #expect(again.status == 0)
    #expect(try firstbad("cache").status == 129)
    let nowhere = ["FIRSTBAD_CACHE": "", "XDG_CACHE_HOME": "", "HOME": ""]
    expectRefusal(try firstbad("cache", "info", environment: nowhere), 129, "FIRSTBAD_CACHE")
  }

  @Test func manyProcessesMayFillOneCache() async throws {
    let line = try Self.wide()
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    let path = line.path
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try Run(
            arguments: ["source", "lookup", "common", "--repo", path], environment: cache
          ).start()
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for answer in answers {
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.complaint)")
      #expect(answer.output == answers[0].output)
    }
    #expect(try info(line.folder("cache")).kinds.map(\.rows) == [250])
  }

  @Test func aRunThatIsKilledAtAnyMomentLeavesASoundCache() throws {
    let line = try Self.wide()
    let truth = try firstbad("source", "lookup", "common", "--repo", line.path, "--no-cache")
    var random = SystemRandomNumberGenerator()
    for round in 0..<12 {
      let cache = line.folder("cache\(round % 3)")
      let pause = UInt32.random(in: 5_000...200_000, using: &random)
      let killed = try Run(
        arguments: ["source", "lookup", "common", "--repo", line.path],
        environment: ["FIRSTBAD_CACHE": cache],
        whenStarted: { process in
          usleep(pause)
          kill(process.processIdentifier, SIGKILL)
        }
      ).start()
      #expect(killed.signal == SIGKILL || killed.output == truth.output)
      if round % 4 == 3 { _ = try info(cache) }
      guard round % 3 == 2 else { continue }
      let next = try firstbad(
        "source", "lookup", "common", "--repo", line.path, environment: ["FIRSTBAD_CACHE": cache])
      #expect(next.status == 0 && next.errors.isEmpty, "\(next.complaint)")
      #expect(next.output == truth.output)
      _ = try firstbad("cache", "clear", environment: ["FIRSTBAD_CACHE": cache])
    }
  }

  @Test func whatWasIndexedBeforeCtrlCIsKept() throws {
    let line = try Self.wide()
    let cache = line.folder("cache")
    let truth = try firstbad("source", "lookup", "common", "--repo", line.path, "--no-cache")
    let answer = try Run(
      executable: "/usr/bin/env",
      arguments: [
        "--default-signal=INT", programPath, "source", "lookup", "common", "--repo", line.path,
      ], environment: ["FIRSTBAD_CACHE": cache],
      whenStarted: { process in
        usleep(120_000)
        kill(process.processIdentifier, SIGINT)
      }
    ).start()
    #expect(answer.signal == SIGINT && answer.output.isEmpty || answer.output == truth.output)
    let next = try firstbad(
      "source", "lookup", "common", "--repo", line.path, environment: ["FIRSTBAD_CACHE": cache])
    #expect(next.output == truth.output && next.errors.isEmpty)
  }
}
