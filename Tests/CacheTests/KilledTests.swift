import Foundation
import Testing

import Workbench
@testable import Cache

/// Processes that are killed while they write, and others that go on.
@Suite struct KilledTests {
  @Test func aWriterMayBeKilledAtAnyMoment() async throws {
    var random = SystemRandomNumberGenerator()
    let folder = try Folder()
    for round in 0..<25 {
      let pause = UInt32.random(in: 0...30_000, using: &random)
      let path = folder("\(round % 5)")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, pause = pause as UInt32] in
        let killer = Thread {
          usleep(pause)
          kill(getpid(), SIGKILL)
        }
        killer.start()
        // Small batches, and a limit that is met again and again.
        let limits = CacheStore.Limits(bytes: 1 << 18, batchRows: 7)
        let store = CacheStore(in: path, limits: limits) { _ in }
        var number = 0
        while true {
          store.put(sample(number % 600), of: names, for: key(number % 600))
          number += 1
        }
      }
      let warnings = Warnings()
      let store = CacheStore(in: path) { warnings.add($0) }
      for (number, found) in store.found(0..<600).enumerated() {
        #expect(found == nil || found == sample(number))
      }
      store.fill(0..<20)
      #expect(store.found(0..<20) == (0..<20).map { sample($0) })
      #expect(warnings.sentences.isEmpty, "\(warnings.sentences)")
    }
  }

  @Test func aReaderMayReadWhileOthersWrite() async throws {
    let folder = try Folder()
    folder.store().fill(0..<100)
    await withTaskGroup(of: Void.self) { group in
      for part in 0..<3 {
        group.addTask { [path = folder.path] in
          await #expect(processExitsWith: .success) { [path = path as String, part = part as Int] in
            let store = CacheStore(in: path, limits: CacheStore.Limits(batchRows: 5)) { _ in
              exit(3)
            }
            for number in 0..<400 {
              store.put(sample(number), of: names, for: key(number))
              let asked = (number * 7 + part) % 100
              guard store.value(of: names, for: key(asked)) == sample(asked) else { exit(4) }
            }
            store.flush()
            guard store.found(0..<400) == (0..<400).map({ sample($0) }) else { exit(5) }
          }
        }
      }
    }
    #expect(folder.store().found(0..<400) == (0..<400).map { sample($0) })
  }
}
