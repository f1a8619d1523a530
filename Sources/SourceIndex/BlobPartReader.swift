// How to read this file: first the cache is asked for all blobs, then what it does not have is read, outlined
// and put into it. Both are done by a crew, and every thread has its own repository.

import CSyntax
import Git
import Cache
import Synchronization
import Threads

/// Finds the parts of blobs, in the cache or by reading.
struct BlobPartReader<Part: BlobPart>: Sendable {
  let repository: String
  let cache: CacheStore?
  let crew: Crew

  /// How many keys the cache is asked for at once.
  private static var keysAtOnce: Int { 1000 }

  /// What threads share.
  ///
  /// A class because they all hold it.
  private final class Board: Sendable {
    let parts: Mutex<[Part?]>
    let failure = Mutex<GitError?>(nil)

    init(_ parts: [Part?]) {
      self.parts = Mutex(parts)
    }
  }

  /// Finds the parts of all blobs.
  ///
  /// - Parameters:
  ///   - blobs: The blobs, each one once.
  ///   - known: What is known of them already, by their places; the others are nil.
  /// - Returns: The parts in the same order, and how many blobs were read.
  func parts(
    of blobs: [ObjectID], known: [Part?], progress: (_ done: Int, _ all: Int) -> Void
  ) throws(GitError) -> (parts: [Part], read: Int) {
    let board = Board(known)
    var missing = known.indices.filter { known[$0] == nil }
    if cache != nil {
      lookUp(missing, of: blobs, board)
      missing = board.parts.withLock { parts in missing.filter { parts[$0] == nil } }
    }
    read(missing, of: blobs, board, progress)
    if let failure = board.failure.withLock({ $0 }) {
      cache?.flush()
      throw failure
    }
    cache?.flush()
    return (board.parts.withLock { $0 }.compactMap { $0 }, missing.count)
  }

  private func lookUp(_ wanted: [Int], of blobs: [ObjectID], _ board: Board) {
    let pieces = (wanted.count + Self.keysAtOnce - 1) / Self.keysAtOnce
    crew.share(pieces) { turns in
      while let piece = turns.next() {
        let places = wanted.dropFirst(piece * Self.keysAtOnce).prefix(Self.keysAtOnce)
        let keys = places.map { blobs[$0].bytes }
        let values = cache?.values(of: Part.kind, for: keys) ?? []
        let parts = values.map { $0.flatMap { Part(encoded: $0) } }
        board.parts.withLock { all in
          for (place, part) in zip(places, parts) { all[place] = part }
        }
      }
    }
  }

  private func read(
    _ wanted: [Int], of blobs: [ObjectID], _ board: Board,
    _ progress: (_ done: Int, _ all: Int) -> Void
  ) {
    crew.share(wanted.count) {
      progress($0, wanted.count)
    } _: { turns in
      do throws(GitError) {
        let repository = try Repository(at: repository)
        while let turn = turns.next() {
          let blob = blobs[wanted[turn]]
          let part = Part(FileOutline(try repository.blob(blob)))
          cache?.put(part.encoded, of: Part.kind, for: blob.bytes)
          board.parts.withLock { $0[wanted[turn]] = part }
          turns.finish()
        }
      } catch {
        turns.stop()
        board.failure.withLock { $0 = $0 ?? error }
      }
    }
  }
}
