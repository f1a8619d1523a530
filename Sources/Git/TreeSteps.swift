// How to read this file: as in FolderReader, only the bytes in which a tree differs from the one read before are looked
// at. Here no name is asked for; every entry that stands in any of the trees is told at least once, and few are told
// more often.

import CLibgit2
import Glibc

/// Steps through one version of a folder after the other, and tells what is new in each.
public struct TreeSteps: Sendable {
  /// The bytes of the tree that was read last.
  private var bytes: [UInt8] = []
  /// Where its entries begin, and where the last one ends.
  private var starts: [Int32] = [0]

  /// Prepares to read trees; nothing is read yet.
  public init() {}

  /// Reads a tree, which is not hashed, and tells its entries but for those that stand as they are in the tree before.
  ///
  /// - Parameter body: Is given the mode, the name, which is gone afterwards, and the object.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public mutating func forEachNewEntry(
    of tree: ObjectID, _ repository: borrowing Repository,
    _ body: (FileMode, UnsafeRawBufferPointer, ObjectID) -> Void
  ) throws(GitError) {
    let new = try repository.treeBytes(tree)
    guard new.count <= Int(Int32.max), step(to: new, body) else {
      bytes = []
      starts = [0]
      throw repository.brokenTree(tree)
    }
  }

  /// Takes the next tree; false if it is none.
  private mutating func step(
    to new: [UInt8], _ body: (FileMode, UnsafeRawBufferPointer, ObjectID) -> Void
  ) -> Bool {
    let change = bytes.withUnsafeBytes { old in
      new.withUnsafeBytes { Change(old, starts, $0, body) }
    }
    guard let change else { return false }
    let shift = new.count - bytes.count
    bytes = new
    if shift != 0 {
      for place in change.range.upperBound..<starts.count { starts[place] += Int32(shift) }
    }
    if change.starts.count == change.range.count {
      for (place, begin) in zip(change.range, change.starts) { starts[place] = begin }
    } else {
      starts.replaceSubrange(change.range, with: change.starts)
    }
    return true
  }

  /// What is between that with which two trees begin and that with which they end.
  private struct Change {
    /// The entries of the old tree.
    let range: Range<Int>
    /// Where those of the new one begin.
    var starts: [Int32] = []

    /// Tells what is new; nil if the new tree is none.
    init?(
      _ old: UnsafeRawBufferPointer, _ oldStarts: [Int32], _ new: UnsafeRawBufferPointer,
      _ body: (FileMode, UnsafeRawBufferPointer, ObjectID) -> Void
    ) {
      let prefix = old.commonPrefix(with: new)
      let first = max(0, oldStarts.partitioningIndex { Int($0) > prefix } - 1)
      let start = Int(oldStarts[first])
      let suffix = old.commonSuffix(with: new, limit: min(old.count, new.count) - start)
      let shift = new.count - old.count
      // The first entry that both end with, if the new tree's entries come to it.
      let tail = old.count - suffix
      var last = max(first, oldStarts.partitioningIndex { Int($0) >= tail })
      var cursor = first
      var items = RawTree(new, from: start)
      while true {
        while last < oldStarts.count - 1, Int(oldStarts[last]) + shift < items.place { last += 1 }
        if items.place == Int(oldStarts[last]) + shift { break }
        let begin = items.place
        starts.append(Int32(begin))
        guard let item = items.next() else { return nil }
        let entry = UnsafeRawBufferPointer(rebasing: new[begin..<items.place])
        if Self.isKnown(entry, item.name, old, oldStarts, &cursor) { continue }
        guard let mode = FileMode(lenient: item.bits) else { return nil }
        body(mode, item.name, item.id)
      }
      range = first..<last
    }

    /// Whether an entry stands in the old tree as it is.
    ///
    /// Entries are in order, so one is only compared with where the one before was found. In a tree that is in no order, some
    /// that are known may be told as new.
    ///
    /// - Parameter cursor: The old entry to begin at, and to go on from.
    private static func isKnown(
      _ entry: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer,
      _ old: UnsafeRawBufferPointer, _ starts: [Int32], _ cursor: inout Int
    ) -> Bool {
      while cursor < starts.count - 1 {
        let other = UnsafeRawBufferPointer(
          rebasing: old[Int(starts[cursor])..<Int(starts[cursor + 1])])
        if other.count == entry.count, other.commonPrefix(with: entry) == entry.count {
          cursor += 1
          return true
        }
        var items = RawTree(other)
        guard let item = items.next() else { return false }
        let order = compare(item.name, name)
        if order > 0 { return false }
        cursor += 1
        if order == 0 { return false }
      }
      return false
    }

    /// Less than, equal to or greater than 0 as one name is to another byte by byte.
    private static func compare(
      _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
    ) -> Int {
      guard let first = left.baseAddress, let second = right.baseAddress else {
        return left.count - right.count
      }
      let order = memcmp(first, second, min(left.count, right.count))
      return order != 0 ? Int(order) : left.count - right.count
    }
  }
}
