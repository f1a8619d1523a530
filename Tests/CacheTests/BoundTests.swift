import Testing

import Workbench
@testable import Cache

/// A cache has a size that it does not leave.
@Suite struct BoundTests {
  private let limits = CacheStore.Limits(bytes: 1 << 20, batchRows: 100)

  @Test func theFileStaysWithinItsLimit() throws {
    let folder = try Folder()
    let clock = Clock()
    let store = folder.store(limits, clock: clock)
    for round in 0..<40 {
      clock.pass(hours: 1)
      store.fill((round * 100)..<(round * 100 + 100))
      // The log beside it has a limit of its own.
      #expect(CacheFile.bytes(in: folder.path) < 40 << 20)
    }
    let file = try folder.bytes("cache-1.0.sqlite").count
    // What one batch has comes on top before room is made.
    #expect(file <= 1 << 20 + 300_000, "\(file)")
    #expect(store.found(3900..<4000).allSatisfy { $0 != nil })
    #expect(store.found(0..<100).allSatisfy { $0 == nil })
  }

  @Test func whatWasNotUsedForLongestGoesFirst() throws {
    let folder = try Folder()
    let clock = Clock()
    folder.store(limits, clock: clock).fill(0..<300)
    clock.pass(hours: 2)
    folder.store(limits, clock: clock).fill(300..<600)
    clock.pass(hours: 2)
    // Read only, and yet used.
    let reader = folder.store(limits, clock: clock)
    _ = reader.found(0..<300)
    reader.flush()
    clock.pass(hours: 2)
    let store = folder.store(limits, clock: clock)
    store.fill(600..<1000)
    let old = store.found(0..<300).count { $0 != nil }
    let unused = store.found(300..<600).count { $0 != nil }
    #expect(store.found(600..<1000).allSatisfy { $0 != nil })
    #expect(old > unused, "\(old) \(unused)")
  }

  @Test func aValueThatWouldTakeAllTheRoomIsNotKept() throws {
    let folder = try Folder()
    let store = folder.store(limits)
    store.put([UInt8](repeating: 1, count: 1 << 19), of: names, for: [1])
    store.fill(0..<3)
    #expect(store.value(of: names, for: [1]) == nil)
    #expect(store.found(0..<3).allSatisfy { $0 != nil })
  }
}
