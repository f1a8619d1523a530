import Foundation
import Testing
import Workbench

@testable import Git

@Suite struct MentionTests {
  private static let words = ["abba", "ab", "baab_aabb", "zz", "aaaaaaaaaaaa"]

  /// Versions of files of few letters, so that words come and go where a difference begins or ends.
  private func versions(_ seed: UInt64, _ path: String) throws -> [ObjectID: [UInt8]] {
    var dice = Dice(seed: seed)
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var known: [[UInt8]] = []
    var ids: [ObjectID] = []
    func letters(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in Array("aaabb_\n".utf8).randomElement(using: &dice) ?? 0x61 }
    }
    var files = (0..<4).map { _ in
      (0..<60).flatMap { _ in Array("0123456789cdefghijkl\n".utf8.shuffled(using: &dice)) }
    }
    for number in 0..<50 {
      let file = Int.random(in: 0..<files.count, using: &dice)
      var bytes = files[file]
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let place = Int.random(in: 0...bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 0..<30, using: &dice))
        bytes.replaceSubrange(place..<end, with: letters(Int.random(in: 0..<5, using: &dice)))
      }
      if number % 17 == 3 { bytes += Array("zz".utf8) }
      files[file] = bytes
      known.append(bytes)
      ids.append(
        try builder.commit(
          "\(number)", parents: ids.last.map { [$0] } ?? [], changes: ["f\(file).c": bytes]))
    }
    if let last = ids.last { try builder.setReference("refs/heads/main", to: last) }
    let repository = try Repository(at: path)
    var blobs: [ObjectID: [UInt8]] = [:]
    for id in ids {
      for entry in try repository.tree(repository.commit(id).tree) {
        blobs[entry.id] = try repository.blob(entry.id)
      }
    }
    return blobs
  }

  private func holds(_ bytes: [UInt8], _ word: String) -> Bool {
    Data(bytes).range(of: Data(word.utf8)) != nil
  }

  @Test(arguments: 0..<8) func aPackedBlobIsSearchedAsIfAlone(_ seed: UInt64) throws {
    let place = try Folder()
    let blobs = try versions(seed, place("m.git"))
    let words = Self.words.map { Array($0.utf8) }
    let ids = blobs.keys.sorted()
    // In files of their own: nothing is said of any.
    let loose = try Repository(at: place("m.git")).mentions(of: words, in: ids)
    #expect(loose.allSatisfy { $0 == 0xFF })
    try git(
      "repack", "-adfq", "--depth=\(seed % 2 == 0 ? 50 : 4)", "--window=20", in: place("m.git"))
    try git("prune-packed", "-q", in: place("m.git"))
    let repository = try Repository(at: place("m.git"))
    // Some are asked about twice, and some are made of others that are not asked about.
    let asked = (seed % 2 == 0 ? ids : ids.filter { _ in Bool.random() }) + ids.prefix(3)
    var count = 0
    for (id, found) in zip(asked, repository.mentions(of: words, in: asked)) {
      for (number, word) in Self.words.enumerated() {
        let isThere = holds(blobs[id] ?? [], word)
        count += isThere ? 1 : 0
        #expect((found >> UInt8(number) & 1 == 1) == isThere, "\(word) in \(id)")
      }
    }
    #expect(count > 0)
    let absent = ObjectID(words: (1, 2, 3))
    #expect(repository.mentions(of: words, in: [absent]) == [0xFF])
    #expect(repository.mentions(of: words, in: []) == [])
    #expect(repository.mentions(of: [[]], in: ids).allSatisfy { $0 & 1 == 1 })
  }

  /// A blob that cannot be made is never said to be without a word.
  @Test func damageHidesNoMention() throws {
    let place = try Folder()
    let blobs = try versions(99, place("m.git"))
    try git("repack", "-adfq", "--depth=50", in: place("m.git"))
    let packs = place("m.git") + "/objects/pack"
    let name =
      try FileManager.default.contentsOfDirectory(atPath: packs)
      .first { $0.hasSuffix(".pack") } ?? ""
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(packs)/\(name)")))
    try FileManager.default.removeItem(atPath: "\(packs)/\(name)")
    let words = Self.words.map { Array($0.utf8) }
    let ids = blobs.keys.sorted()
    var dice = Dice(seed: 5)
    for _ in 0..<150 {
      var bytes = whole
      let damaged = Int.random(in: 12..<(bytes.count - 20), using: &dice)
      bytes[damaged] ^= UInt8.random(in: 1...255, using: &dice)
      // A new file, since the one before is mapped as long as its repository is open.
      try? FileManager.default.removeItem(atPath: "\(packs)/\(name)")
      try Data(bytes).write(to: URL(fileURLWithPath: "\(packs)/\(name)"))
      let repository = try Repository(at: place("m.git"))
      for (id, found) in zip(ids, repository.mentions(of: words, in: ids)) {
        for (number, word) in Self.words.enumerated() where holds(blobs[id] ?? [], word) {
          #expect(found >> UInt8(number) & 1 == 1, "\(word) in \(id), byte \(damaged)")
        }
      }
    }
  }
}
