// How to read this file: one version of a folder differs from the next in an entry or two out of hundreds, and a tree is
// nothing but its entries in a row. So the bytes of the tree that was read last are kept, and of the next one only the
// entries between what both begin with and what both end with are looked at.

import CLibgit2

/// Reads what stands at some names of a folder, in one version of it after the other.
public struct FolderReader: Sendable {
  private let names: WantedNames
  /// What stands at each name in the tree that was read last.
  public private(set) var entries: [WatchedEntry]

  /// The bytes of the tree that was read last.
  private var bytes: [UInt8] = []
  /// Where its entries begin, and where the last one ends.
  private var starts: [Int] = [0]
  /// How many entries each name has: in a tree that git makes, one at the most.
  private var counts: [Int32]

  /// Prepares to read trees that stand at a folder of a path set; nothing is read yet.
  public init(_ folder: PathSet.Folder) {
    names = folder.names
    entries = Array(repeating: WatchedEntry(), count: folder.children.count)
    counts = Array(repeating: 0, count: folder.children.count)
  }

  /// Reads a tree, which is not hashed, since this is asked all along a history.
  ///
  /// - Returns: The places of the children at which something else stands than in the tree that was read before; of a first
  ///   tree those at which anything stands.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public mutating func read(
    _ tree: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> [Int] {
    try repository.withObject(tree) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, tree)
      guard let changed = step(to: object.bytes) else {
        forget()
        throw repository.brokenTree(tree)
      }
      return changed
    }
  }

  private mutating func forget() {
    bytes = []
    starts = [0]
    for place in entries.indices {
      entries[place] = WatchedEntry()
      counts[place] = 0
    }
  }

  /// Whether a name stands in the tree twice: the last one counts, which only reading all of it tells.
  private var isOdd: Bool { counts.contains { $0 > 1 } }

  /// Takes the next tree; nil if it is none.
  private mutating func step(to new: UnsafeRawBufferPointer) -> [Int]? {
    let before = entries
    let wasOdd = isOdd
    guard let touched = replaceEntries(with: new) else { return nil }
    if wasOdd || isOdd {
      forget()
      guard replaceEntries(with: new) != nil else { return nil }
      return entries.indices.filter { entries[$0] != before[$0] }
    }
    return touched.filter { entries[$0] != before[$0] }.sorted()
  }

  /// Looks at the entries that differ, and keeps the new tree.
  ///
  /// - Returns: The places that may have changed; nil if the bytes are no tree.
  private mutating func replaceEntries(with new: UnsafeRawBufferPointer) -> Set<Int>? {
    var touched: Set<Int> = []
    let prefix = bytes.withUnsafeBytes { $0.commonPrefix(with: new) }
    let first = entry(at: prefix)
    let start = starts[first]
    let suffix = bytes.withUnsafeBytes {
      $0.commonSuffix(with: new, limit: min($0.count, new.count) - start)
    }
    let shift = new.count - bytes.count
    // The first entry that both end with, if the new tree's entries come to it.
    var last = starts.partitioningIndex { $0 >= bytes.count - suffix }
    last = max(last, first)
    var added: [Int] = []
    var items = RawTree(new, from: start)
    while true {
      while last < starts.count - 1, starts[last] + shift < items.place { last += 1 }
      if items.place == starts[last] + shift { break }
      let begin = items.place
      guard let item = items.next() else { return nil }
      added.append(begin)
      guard count(item, 1, &touched) else { return nil }
    }
    let isOld = bytes.withUnsafeBytes { old -> Bool in
      var items = RawTree(old, from: start)
      while items.place < starts[last] {
        guard let item = items.next(), count(item, -1, &touched) else { return false }
      }
      return true
    }
    guard isOld else { return nil }
    for place in touched where counts[place] == 0 { entries[place] = WatchedEntry() }
    keep(new, start..<starts[last], shift)
    if added.count != last - first || shift != 0 || !starts[first..<last].elementsEqual(added) {
      if shift != 0 {
        for place in last..<starts.count { starts[place] += shift }
      }
      starts.replaceSubrange(first..<last, with: added)
    }
    return touched
  }

  /// Keeps the new bytes, which differ from the old ones in a range of those.
  private mutating func keep(
    _ new: UnsafeRawBufferPointer, _ range: Range<Int>, _ shift: Int
  ) {
    if shift == 0 {
      bytes.withUnsafeMutableBytes { old in
        for place in range { old[place] = new[place] }
      }
    } else {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: new)
    }
  }

  /// Counts an entry that came or went, and notes what came.
  ///
  /// - Returns: Whether its mode is one that a tree can have.
  private mutating func count(
    _ item: RawTree.Item, _ change: Int32, _ touched: inout Set<Int>
  ) -> Bool {
    guard let mode = FileMode(lenient: item.bits) else { return false }
    names.forEachMatch(item.name) { place in
      touched.insert(place)
      counts[place] += change
      if change > 0 { entries[place] = WatchedEntry(mode, item.id) }
    }
    return true
  }

  /// The number of the entry in which a byte of the last tree stands; at its end the number of entries.
  private func entry(at byte: Int) -> Int {
    max(0, starts.partitioningIndex { $0 > byte } - 1)
  }
}
