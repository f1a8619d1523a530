// How to read this file. Git writes a pack's commits one after another, the newest first, so that whoever walks
// back from a commit will want those behind it. So once a walk has gone some way, all commits in a stretch of
// the pack are read at once, by several threads, and the walk takes what it wants out of a table. The stretch
// grows with the walk, and what is read in vain stays in proportion to what is used. What a walk finds does not
// depend on any of this: a commit that is not in the table is read for itself.

import CLibgit2
import Synchronization
import Threads

/// Commits that a walk will soon want, read before it does.
///
/// A class because it remembers what was read. It belongs to one walk.
final class ReadAhead {
  /// How much is read when; an answer does not depend on it.
  struct Settings {
    /// How many threads may read; nil for as many as there are cores.
    var jobs: Int?
    /// How many commits a walk has to want before anything is read ahead.
    var patience = 256
    /// The fewest commits that a stretch should have.
    var leastCommits = 4096
    /// How many objects a thread takes at a time.
    var turnLength = 512
  }

  private let packs: PackSet
  private let settings: Settings
  private let isWhole: Bool
  private(set) var commits = CommitColumns()
  /// How many commits were wanted, and how many since the last stretch was read.
  private var wanted = 0
  private var wantedSince = 0
  /// For each pack the stretches that were read, in order.
  private var stretches: [Int: [Range<Int>]] = [:]

  /// The bytes that a commit takes in a pack, roughly.
  private static let commitBytes = 512
  /// To find a stretch the whole index is gone through, so many entries of it for each commit wanted.
  private static let entriesPerCommit = 1024
  /// The most bytes of a pack that are read at once on either side of a commit.
  private static let longestStretch = 1 << 32
  /// How many times longer a stretch is where all will be wanted.
  private static let wholeFactor = 32

  /// Prepares to read from some packs.
  ///
  /// - Parameter isWhole: Whether the walk goes down to the roots. Such a walk takes one branch after another, and so is
  ///   soon where no stretch of a modest length reaches; but all that is read it will want.
  init(_ packs: PackSet, _ settings: Settings, isWhole: Bool) {
    self.packs = packs
    self.settings = settings
    self.isWhole = isWhole
  }

  /// The number of a commit in `commits`; nil if it has not been read ahead.
  func number(of id: ObjectID) -> Int? {
    wanted += 1
    wantedSince += 1
    if let number = commits.table.number(of: id) { return Int(number) }
    guard wanted > settings.patience, let (pack, number, offset) = packs.find(id) else {
      return nil
    }
    guard wantedSince * Self.entriesPerCommit >= pack.count,
      let stretch = stretch(from: offset, in: pack, number)
    else { return nil }
    wantedSince = 0
    read(stretch, of: pack, number)
    return commits.table.number(of: id).map { Int($0) }
  }

  /// What to read of a pack: from an offset on, and where all is wanted from before it, up to what was read already.
  private func stretch(from offset: Int, in pack: Pack, _ number: Int) -> Range<Int>? {
    var known = stretches[number] ?? []
    let next = known.firstIndex { $0.upperBound > offset } ?? known.count
    let limit = next < known.count ? known[next].lowerBound : pack.end
    guard limit > offset else { return nil }
    let least = settings.leastCommits * (isWhole ? Self.wholeFactor : 1)
    let length = min(max(least, 2 * wanted) * Self.commitBytes, Self.longestStretch)
    let floor = next > 0 ? known[next - 1].upperBound : 0
    let stretch = (isWhole ? max(floor, offset - length) : offset)..<min(limit, offset + length)
    known.insert(stretch, at: next)
    stretches[number] = known
    return stretch
  }

  /// How many bits of a number are the place in the index; above them is how far into the stretch the object stands.
  private static var placeBits: Int { 30 }

  private func read(_ stretch: Range<Int>, of pack: Pack, _ number: Int) {
    var found: [UInt64] = []
    for place in 0..<pack.count {
      guard let offset = pack.offset(at: place), stretch.contains(offset) else { continue }
      found.append(UInt64(offset - stretch.lowerBound) << Self.placeBits | UInt64(place))
    }
    found.sort()
    let places = found
    let length = settings.turnLength
    let turnCount = (places.count + length - 1) / length
    let parts = Mutex([CommitColumns?](repeating: nil, count: turnCount))
    Crew(jobs: settings.jobs, stackSize: 1 << 20).share(turnCount) { turns in
      let reader = PackReader()
      while let turn = turns.next() {
        let start = turn * length
        let part = Self.commits(
          at: places[start..<min(places.count, start + length)], from: stretch.lowerBound,
          of: pack, number, reader)
        // Where trees begin, commits end.
        if part.count == 0 { turns.stop() }
        parts.withLock { $0[turn] = part }
      }
    }
    for part in parts.withLock({ $0 }) {
      if let part { commits.add(part) }
    }
  }

  private static func commits(
    at places: ArraySlice<UInt64>, from start: Int, of pack: Pack, _ number: Int,
    _ reader: PackReader
  ) -> CommitColumns {
    var columns = CommitColumns()
    for place in places {
      let offset = start + Int(place >> Self.placeBits)
      guard pack.kind(at: offset) == GIT_OBJECT_COMMIT else { continue }
      let id = pack.id(at: Int(place & (1 << Self.placeBits - 1)))
      do throws(GitError) {
        _ = try reader.withObject(at: offset, in: pack, number: number) {
          columns.add(id, $1)
        }
      } catch {
        // Nothing in the closure throws; whoever wants the commit hears what is wrong with it.
      }
    }
    return columns
  }
}

/// The reading ahead of the walk that is under way, if there is one.
///
/// A class because the repository that holds it does not change.
final class ReadAheadMemory {
  var settings = ReadAhead.Settings()
  var current: ReadAhead?
}
