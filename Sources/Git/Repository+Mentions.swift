// Asking very many blobs at once whether words stand in them. Where each stands in a pack is looked up first, so that a
// pack can be searched in the order in which it is made.

import Synchronization
import Threads

extension Repository {
  /// How many words can be looked for at a time.
  public static var mostWords: Int { PackScan.mostWords }

  /// Which of many blobs may mention some words: a bit for each word, the lowest for the first.
  ///
  /// A bit that is not set is sure: the bytes of the word stand nowhere in that blob. One that is set means that they do, or
  /// that the blob was not read here: because it stands in no pack, is very large, or damaged. Nothing is hashed.
  ///
  /// - Parameter words: At most ``mostWords``, none of them empty.
  public func mentions(of words: [[UInt8]], in blobs: [ObjectID]) -> [UInt8] {
    let packs = packs.packs
    let places = places(of: blobs, in: packs)
    var found: [Int: UInt8] = [:]
    var perPack = [[Int]](repeating: [], count: packs.count)
    for place in places where place >= 0 { perPack[place >> Self.packShift].append(place) }
    for (number, pack) in packs.enumerated() where !perPack[number].isEmpty {
      let base = number << Self.packShift
      var offsets: [Int] = []
      for place in perPack[number].sorted() where offsets.last != place - base {
        offsets.append(place - base)
      }
      for hit in PackScan(pack, offsets: offsets, words: words).hits() {
        found[base | hit.offset] = hit.words
      }
    }
    return places.map { $0 < 0 ? PackScan.maybe : found[$0] ?? 0 }
  }

  /// Offsets in a pack are smaller.
  private static var packShift: Int { 48 }
  /// How many blobs a thread takes at a time.
  private static var turn: Int { 8_192 }

  /// Where each blob stands: the number of a pack and the offset in it; -1 for one in no pack.
  private func places(of blobs: [ObjectID], in packs: [Pack]) -> [Int] {
    let replacements = overrides.replacements
    let parts = Mutex<[Int: [Int]]>([:])
    let count = (blobs.count + Self.turn - 1) / Self.turn
    Crew().share(count) { turns in
      while let turn = turns.next() {
        let part = blobs[(turn * Self.turn)..<min(blobs.count, (turn + 1) * Self.turn)].map { id in
          // What another one is read for is left to who reads it.
          if !replacements.isEmpty, replacements[id] != nil { return -1 }
          for (number, pack) in packs.enumerated() {
            if let offset = pack.offset(of: id) { return number << Self.packShift | offset }
          }
          return -1
        }
        parts.withLock { $0[turn] = part }
      }
    }
    return parts.withLock { parts in (0..<count).flatMap { parts[$0] ?? [] } }
  }
}
