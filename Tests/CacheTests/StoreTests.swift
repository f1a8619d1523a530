import Foundation
import Testing

import Workbench
@testable import Cache

@Suite struct StoreTests {
  @Test func whatWasPutIsFoundAgainByTheNextRun() throws {
    let folder = try Folder()
    let warnings = Warnings()
    folder.store(warnings: warnings).fill(0..<300)
    let store = folder.store(warnings: warnings)
    #expect(store.found(0..<301) == (0..<300).map { sample($0) } + [nil])
    #expect(store.value(of: names, for: key(7)) == sample(7))
    #expect(store.value(of: names, for: []) == nil)
    #expect(warnings.sentences.isEmpty)
  }

  @Test func emptyKeysAndValuesAreKeysAndValues() throws {
    let folder = try Folder()
    let store = folder.store()
    store.put([], of: names, for: [])
    store.put([0], of: names, for: [0])
    store.flush()
    #expect(store.values(of: names, for: [[], [0], [0, 0]]) == [[], [0], nil])
  }

  @Test func kindsAndVersionsKnowNothingOfEachOther() throws {
    let folder = try Folder()
    let store = folder.store()
    store.put([1], of: names, for: [9])
    store.put([2], of: CacheKind("names", version: 2), for: [9])
    store.put([3], of: CacheKind("names/1", version: 1), for: [9])
    store.flush()
    #expect(store.value(of: names, for: [9]) == [1])
    #expect(store.value(of: CacheKind("names", version: 2), for: [9]) == [2])
    #expect(store.value(of: CacheKind("names/1", version: 1), for: [9]) == [3])
    #expect(store.value(of: CacheKind("names", version: 3), for: [9]) == nil)
  }

  @Test func aValueThatIsPutAgainTakesThePlaceOfTheOld() throws {
    let folder = try Folder()
    let store = folder.store()
    for value in [[1], [2, 2], []] as [[UInt8]] {
      store.put(value, of: names, for: [9])
      store.flush()
      #expect(store.value(of: names, for: [9]) == value)
    }
  }

  @Test func batchesAreWrittenBeforeTheEnd() throws {
    let folder = try Folder()
    let store = folder.store(CacheStore.Limits(batchRows: 10))
    for number in 0..<25 { store.put(sample(number), of: names, for: key(number)) }
    #expect(folder.store().found(0..<25).compactMap { $0 }.count == 20)
    store.flush()
    #expect(folder.store().found(0..<25).allSatisfy { $0 != nil })
  }

  @Test func threadsMayReadAndWriteAtOnce() async throws {
    let folder = try Folder()
    let warnings = Warnings()
    let store = folder.store(CacheStore.Limits(batchRows: 20), warnings: warnings)
    await withTaskGroup(of: Void.self) { group in
      for part in 0..<8 {
        group.addTask {
          for number in (part * 50)..<(part * 50 + 60) {
            store.put(sample(number), of: names, for: key(number))
            let found = store.value(of: names, for: key(number * 7 % 400))
            #expect(found == nil || found == sample(number * 7 % 400))
          }
        }
      }
    }
    store.flush()
    #expect(store.found(0..<410) == (0..<410).map { sample($0) })
    #expect(warnings.sentences.isEmpty)
  }

  @Test func twoStoresMayUseOneFolder() throws {
    let folder = try Folder()
    let warnings = Warnings()
    let first = folder.store(warnings: warnings)
    let second = folder.store(warnings: warnings)
    first.fill(0..<100)
    second.fill(50..<150)
    #expect(first.found(0..<150) == (0..<150).map { sample($0) })
    #expect(second.found(0..<150) == (0..<150).map { sample($0) })
    #expect(warnings.sentences.isEmpty)
  }

  @Test func infoTellsWhatThereIsAndMakesNothing() throws {
    let folder = try Folder()
    let empty = try CacheStore.info(in: folder("cache"))
    #expect(empty.path == nil && empty.bytes == 0 && empty.kinds.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder("cache")))
    let store = folder.store()
    store.fill(0..<5)
    store.fill(0..<3, of: CacheKind("a", version: 12))
    let info = try CacheStore.info(in: folder.path)
    #expect(info.kinds.map(\.name) == ["a/12", "names/1"])
    #expect(info.kinds.map(\.rows) == [3, 5])
    #expect(info.bytes > 0 && info.limit == 1 << 30)
  }

  @Test func clearingThrowsAwayAllAndHarmsNobodyWhoIsUsingIt() throws {
    let folder = try Folder()
    let warnings = Warnings()
    let user = folder.store(warnings: warnings)
    user.fill(0..<50)
    #expect(try CacheStore.clear(folder.path) > 0)
    #expect(try CacheStore.info(in: folder.path).kinds.isEmpty)
    let next = folder.store(warnings: warnings)
    #expect(next.found(0..<50).allSatisfy { $0 == nil })
    user.fill(50..<60)
    next.fill(60..<70)
    for number in 0..<70 {
      for store in [user, next] {
        let found = store.value(of: names, for: key(number))
        #expect(found == nil || found == sample(number))
      }
    }
    #expect(next.found(60..<70).allSatisfy { $0 != nil })
    #expect(warnings.sentences.isEmpty)
    #expect(try CacheStore.clear(folder("absent")) == 0)
  }

  @Test func theFolderIsWhereTheEnvironmentSaysIt() {
    #expect(CacheFolder.chosen(by: ["HOME": "/h"]) == "/h/.cache/firstbad")
    #expect(CacheFolder.chosen(by: ["HOME": "/h", "XDG_CACHE_HOME": "/x/"]) == "/x/firstbad")
    // The specification has relative paths ignored.
    #expect(CacheFolder.chosen(by: ["HOME": "/h", "XDG_CACHE_HOME": "x"]) == "/h/.cache/firstbad")
    #expect(CacheFolder.chosen(by: ["HOME": "/h", "XDG_CACHE_HOME": ""]) == "/h/.cache/firstbad")
    #expect(CacheFolder.chosen(by: ["FIRSTBAD_CACHE": "/c", "XDG_CACHE_HOME": "/x"]) == "/c")
    #expect(
      CacheFolder.chosen(by: ["FIRSTBAD_CACHE": "", "XDG_CACHE_HOME": "/x"]) == "/x/firstbad")
    #expect(CacheFolder.chosen(by: [:]) == nil)
  }
}
