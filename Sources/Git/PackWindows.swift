// What is read of a mapped file counts as the process's memory until somebody says that it is not needed for now. Packs
// of large histories are larger than what a machine has to spare, and most of their trees are read once. So now and then
// what was mapped is given back; reading it again costs little, since the system still has it.

import Threads

/// Which stretches of packs a reader has brought into memory.
struct PackWindows {
  private struct Windows {
    let pack: Pack
    /// A bit for each stretch of ``length`` bytes.
    var words: [UInt64]

    /// How many bytes come in with one that is read: Linux maps sixteen pages around it.
    static let length = 1 << 16

    init(_ pack: Pack) {
      self.pack = pack
      words = Array(repeating: 0, count: pack.bytes.count / Self.length / 64 + 1)
    }

    /// Notes a stretch, and counts what is new.
    mutating func note(_ range: Range<Int>, _ count: inout Int) {
      var window = range.lowerBound / Self.length
      repeat {
        let mask: UInt64 = 1 << UInt64(window & 63)
        if words[window >> 6] & mask == 0 {
          words[window >> 6] |= mask
          count += 1
        }
        window += 1
      } while window * Self.length < range.upperBound
    }
  }

  private var windows: [Windows] = []
  private var count = 0
  private let most: Int

  /// How many bytes the readers of all cores may have brought in, and how many each at the least.
  private static let (greatestShare, leastShare) = (256 << 20, 32 << 20)

  /// - Parameter bytes: With how many bytes in memory all is given back.
  init(most bytes: Int = max(leastShare, greatestShare / Crew.coreCount)) {
    most = bytes / Windows.length
  }

  /// Notes that a stretch of a pack was read, and gives everything back where that is too much.
  mutating func note(_ range: Range<Int>, of pack: Pack) {
    // There are few packs.
    if let place = windows.firstIndex(where: { $0.pack === pack }) {
      windows[place].note(range, &count)
    } else {
      windows.append(Windows(pack))
      windows[windows.count - 1].note(range, &count)
    }
    guard count > most else { return }
    for window in windows { window.pack.giveBack() }
    windows = []
    count = 0
  }
}
