import Foundation
import GRDB
import Testing
import Workbench

/// Bisections that are killed with no chance to tidy up.
@Suite struct KilledBisectionTests {
  @Test func twoHundredBisectionsKilledAtAnyMomentLeaveTheAnswerAndASoundCache() throws {
    let line = try BoxLine([.good, .bad, .good, .bad, .untestable, .good, .bad])
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    let run = ["bisect", line.scenario, "--repo", line.path, "--format", "json"]
    let truth = try Run(arguments: run + ["--no-cache"]).start()
    var pauses = try Self.pauses(200) {
      let other = ["FIRSTBAD_CACHE": line.folder("cache\($0)")]
      _ = try Run(arguments: run, environment: other).start()
    }
    var counts = (killed: 0, checked: 0)
    while let pause = pauses.popLast() {
      let answer = try Run(
        arguments: run, environment: cache,
        whenStarted: { process in
          usleep(pause)
          kill(process.processIdentifier, SIGKILL)
        }
      ).start()
      #expect(answer.signal == SIGKILL || answer.output == truth.output)
      if answer.signal == SIGKILL { counts.killed += 1 }
      if try Self.check(line.folder) { counts.checked += 1 }
      // A run that came to its end has kept its finding, and the next would have nothing to do.
      guard answer.signal == nil || pauses.count % 8 == 0 else { continue }
      let next = try Run(arguments: run, environment: cache).start()
      #expect(next.output == truth.output && next.errors.isEmpty, "\(next.complaint)")
      _ = try firstbad("cache", "clear", environment: cache)
    }
    // Or the moments were badly chosen.
    #expect(counts.killed > 120 && counts.checked > 60, "\(counts)")
  }

  /// Random moments, in microseconds, spread over the time that a run takes and a little more.
  private static func pauses(_ count: Int, of run: (Int) throws -> Void) throws -> [UInt32] {
    let clock = ContinuousClock()
    var whole = Double.infinity
    for number in 0..<3 {
      let start = clock.now
      try run(number)
      whole = min(whole, (clock.now - start) / .microseconds(1))
    }
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { number in
      let moment = (Double(number) + Double.random(in: 0...1, using: &random)) / Double(count)
      return UInt32(min(whole * moment, 3_000_000))
    }.shuffled()
  }

  /// Has SQLite look through a copy of the cache, since whoever opens the cache itself repairs what the kill left.
  ///
  /// - Returns: Whether there is a cache already.
  private static func check(_ folder: Folder) throws -> Bool {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: folder("cache"))) ?? []
    // Its name has a number, which counts on when it is cleared.
    guard let name = names.first(where: { $0.hasSuffix(".sqlite") }) else { return false }
    let copy = try Folder()
    for ending in ["", "-wal"] where files.fileExists(atPath: folder("cache/" + name + ending)) {
      try copy.write(name + ending, folder.bytes("cache/" + name + ending))
    }
    let queue = try DatabaseQueue(path: copy(name))
    defer { try? queue.close() }
    let words = try queue.read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check")
    }
    #expect(words == ["ok"])
    return true
  }
}
