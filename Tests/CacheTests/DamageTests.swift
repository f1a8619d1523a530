import Foundation
import Testing

import Workbench
@testable import Cache

/// A damaged cache costs time, and never a wrong answer: at most one sentence, and the next run has one again.
@Suite struct DamageTests {
  private static let count = 24

  /// Makes a cache, does something to the folder, and looks at it twice.
  private func expectHarmless(
    _ folder: Folder, warns: Bool? = nil, heals: Bool = true, _ comment: Comment? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    /// Whether what was written is found again; never anything else.
    func expectWhole(_ store: CacheStore) {
      for (number, found) in store.found(0..<Self.count).enumerated() {
        #expect(
          found == sample(number) || (!heals && found == nil), comment, sourceLocation: location)
      }
    }
    let warnings = Warnings()
    do {
      let store = folder.store(warnings: warnings)
      for (number, found) in store.found(0..<Self.count).enumerated() {
        #expect(found == nil || found == sample(number), comment, sourceLocation: location)
      }
      store.fill(0..<Self.count)
    }
    #expect(warnings.sentences.count <= 1, comment, sourceLocation: location)
    if let warns {
      #expect(!warnings.sentences.isEmpty == warns, comment, sourceLocation: location)
    }
    let again = Warnings()
    let store = folder.store(warnings: again)
    store.fill(0..<Self.count)
    if again.sentences.isEmpty {
      expectWhole(store)
    } else {
      // Damage that only the second run met is gone for the third.
      let third = Warnings()
      let store = folder.store(warnings: third)
      store.fill(0..<Self.count)
      expectWhole(store)
      #expect(third.sentences.isEmpty, comment, sourceLocation: location)
    }
  }

  private static let file = "cache-1.0.sqlite"

  /// The bytes of a cache that was closed.
  private func sound() throws -> [UInt8] {
    let folder = try Folder()
    folder.store().fill(0..<Self.count)
    return try folder.bytes(Self.file)
  }

  @Test func everyRegionMayBeFlipped() throws {
    let sound = try sound()
    for start in stride(from: 0, to: sound.count, by: 100) {
      let folder = try Folder()
      var bytes = sound
      for index in start..<min(start + 1 + start % 13, bytes.count) { bytes[index] ^= 0xFF }
      try folder.write(Self.file, bytes)
      expectHarmless(folder, "from byte \(start)")
    }
  }

  @Test func everyBitOfAFewPlacesMayBeFlipped() throws {
    let sound = try sound()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<100 {
      let folder = try Folder()
      var bytes = sound
      // The heads of pages decide most.
      let page = Int.random(in: 0..<(bytes.count / 4096), using: &random) * 4096
      let place = page + Int.random(in: 0..<120, using: &random)
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      bytes[place] ^= bit
      try folder.write(Self.file, bytes)
      // Rows out of their order on a page are no damage that SQLite sees; some of them may stay absent.
      expectHarmless(folder, heals: false, "bit \(bit) of byte \(place)")
    }
  }

  @Test func itMayEndAnywhere() throws {
    let sound = try sound()
    for length in Array(stride(from: 0, to: sound.count, by: 1024)) + [1, 99, 100, 4095, 4097] {
      let folder = try Folder()
      try folder.write(Self.file, Array(sound.prefix(length)))
      expectHarmless(folder, "after \(length) bytes")
    }
  }

  @Test func theLogOfAKilledProcessMayEndAnywhereAndBeDamaged() throws {
    let origin = try Folder()
    let store = origin.store()
    store.fill(0..<12)
    store.fill(12..<Self.count)
    let file = try origin.bytes(Self.file)
    let log = try origin.bytes(Self.file + "-wal")
    #expect(log.count > 4096)
    for place in stride(from: 0, to: log.count, by: 1500) {
      for isCut in [true, false] {
        let folder = try Folder()
        var bytes = isCut ? Array(log.prefix(place)) : log
        if !isCut { bytes[place] ^= 0x41 }
        try folder.write(Self.file, file)
        try folder.write(Self.file + "-wal", bytes)
        expectHarmless(folder, "at \(place), \(isCut)")
      }
    }
    #expect(store.found(0..<Self.count) == (0..<Self.count).map { sample($0) })
  }

  @Test func anotherFileMayStandInItsPlace() throws {
    let folder = try Folder()
    try folder.write(Self.file, "These are my notes.\n")
    expectHarmless(folder, warns: true)
    let long = try Folder()
    try long.write(Self.file, String(repeating: "These are my notes.\n", count: 10_000))
    expectHarmless(long, warns: true)
  }

  @Test func aFolderMayStandInItsPlaceAndStays() throws {
    let folder = try Folder()
    try folder.write(Self.file + "/notes.txt", "mine")
    expectHarmless(folder, warns: true)
    #expect(try folder.bytes(Self.file + "/notes.txt") == Array("mine".utf8))
    // From then on there is nothing to warn of.
    expectHarmless(folder, warns: false)
  }

  @Test(arguments: [
    "PRAGMA user_version = 2", "PRAGMA application_id = 7", "DROP TABLE uses",
    "ALTER TABLE entries ADD COLUMN more", "CREATE TABLE more (x)",
    "CREATE TRIGGER more AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
  ]) func aFileOfOtherTablesIsNotUsed(_ statement: String) throws {
    let folder = try Folder()
    folder.store().fill(0..<3)
    try rewrite(folder(Self.file), statement)
    expectHarmless(folder, warns: true)
  }

  @Test(arguments: [
    "UPDATE entries SET value = value || x'00'", "UPDATE entries SET sum = sum + 1",
    "UPDATE entries SET value = 'text'", "UPDATE entries SET sum = 'text'",
    "UPDATE entries SET name = x'00'", "DELETE FROM uses", "DELETE FROM entries",
    "UPDATE uses SET bytes = 9223372036854775807, used = 'text'",
    "UPDATE entries SET id = id + 1",
  ]) func rowsThatAreNotAsTheyWereWrittenAreAbsent(_ statement: String) throws {
    let folder = try Folder()
    folder.store().fill(0..<Self.count)
    try rewrite(folder(Self.file), statement)
    expectHarmless(folder, warns: false)
    let small = CacheStore.Limits(bytes: 1 << 17, batchRows: 50)
    let warnings = Warnings()
    folder.store(small, warnings: warnings).fill(0..<2000)
    #expect(warnings.sentences.isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsSaidOnce() throws {
    let folder = try Folder()
    try folder.write("file", "x")
    for path in [folder("file/cache"), "/proc/firstbad", folder("file")] {
      let warnings = Warnings()
      let store = CacheStore(in: path) { warnings.add($0) }
      store.fill(0..<10)
      store.fill(10..<20)
      #expect(store.found(0..<20).allSatisfy { $0 == nil })
      #expect(warnings.sentences.count == 1)
      #expect(warnings.sentences.first?.contains(path) == true)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "permissions mean nothing to root"))
  func aFolderThatCannotBeWrittenIsSaidOnce() throws {
    let folder = try Folder()
    folder.store().fill(0..<10)
    chmod(folder.path, 0o500)
    chmod(folder(Self.file), 0o400)
    defer { chmod(folder.path, 0o700) }
    let warnings = Warnings()
    let store = folder.store(warnings: warnings)
    store.fill(10..<20)
    for (number, found) in store.found(0..<20).enumerated() {
      #expect(found == nil || found == sample(number))
    }
    #expect(warnings.sentences.count == 1)
  }
}
