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
    let whole = try Self.shortest(of: 3) {
      let other = ["FIRSTBAD_CACHE": line.folder("cache\($0)")]
      _ = try Run(arguments: run, environment: other).start()
    }
    var counts = (tried: 0, killed: 0, checked: 0)
    // What a killed run has kept makes the next one shorter, so some come to their end before they are killed.
    while counts.killed < 200, counts.tried < 800 {
      counts.tried += 1
      let pause = UInt32(min(whole * Double.random(in: 0..<1), 3_000_000))
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
      guard answer.signal == nil || counts.tried % 8 == 0 else { continue }
      let next = try Run(arguments: run, environment: cache).start()
      #expect(next.output == truth.output && next.errors.isEmpty, "\(next.complaint)")
      _ = try firstbad("cache", "clear", environment: cache)
    }
    #expect(counts.killed == 200 && counts.checked > 100, "\(counts)")
  }

  /// The time that the shortest of some runs takes, in microseconds.
  private static func shortest(of count: Int, _ run: (Int) throws -> Void) throws -> Double {
    let clock = ContinuousClock()
    var whole = Double.infinity
    for number in 0..<count {
      let start = clock.now
      try run(number)
      whole = min(whole, (clock.now - start) / .microseconds(1))
    }
    return whole
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
