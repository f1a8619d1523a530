// How to read this file: one version of a folder differs from the next in an entry or two out of hundreds, and a tree is
// nothing but its entries in a row. So the bytes of the tree that was read last are kept, and of the next one only the
// entries between what both begin with and what both end with are looked at.

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
  /// How many names have more than one.
  private var oddCount = 0
  /// The places that the tree being read touches, with what stood there before.
  private var touched: [(place: Int, before: WatchedEntry)] = []

  /// Prepares to read trees that stand at a folder of a path set; nothing is read yet.
  public init(_ folder: PathSet.Folder) {
    names = folder.names
    entries = Array(repeating: WatchedEntry(), count: folder.children.count)
    counts = Array(repeating: 0, count: folder.children.count)
  }

  /// Reads a tree, which is not hashed, since this is asked all along a history.
  ///
  /// - Returns: The places of the children at which something else stands than in the tree that was read before, and what; of
  ///   a first tree those at which anything stands.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public mutating func read(
    _ tree: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> [(place: Int, entry: WatchedEntry)] {
    guard let changed = step(to: try repository.treeBytes(tree)) else {
      forget()
      throw repository.brokenTree(tree)
    }
    return changed.map { ($0, entries[$0]) }
  }

  private mutating func forget() {
    bytes = []
    starts = [0]
    oddCount = 0
    for place in entries.indices {
      entries[place] = WatchedEntry()
      counts[place] = 0
    }
  }

  /// Whether a name stands in the tree twice: the last one counts, which only reading all of it tells.
  private var isOdd: Bool { oddCount > 0 }

  /// Takes the next tree; nil if it is none.
  private mutating func step(to new: [UInt8]) -> [Int]? {
    let wasOdd = isOdd
    touched.removeAll(keepingCapacity: true)
    guard replaceEntries(with: new) else { return nil }
    if wasOdd || isOdd {
      var before = entries
      for (place, entry) in touched { before[place] = entry }
      forget()
      guard replaceEntries(with: new) else { return nil }
      return entries.indices.filter { entries[$0] != before[$0] }
    }
    var changed: [Int] = []
    for (place, before) in touched where entries[place] != before { changed.append(place) }
    changed.sort()
    return changed
  }

  /// Looks at the entries that differ, and keeps the new tree; false if the bytes are no tree.
  private mutating func replaceEntries(with tree: [UInt8]) -> Bool {
    let old = bytes
    let isTree = old.withUnsafeBytes { old in
      tree.withUnsafeBytes { replaceEntries(old, with: $0) }
    }
    if isTree { bytes = tree }
    return isTree
  }

  private mutating func replaceEntries(
    _ bytes: UnsafeRawBufferPointer, with new: UnsafeRawBufferPointer
  ) -> Bool {
    let prefix = bytes.commonPrefix(with: new)
    let first = entry(at: prefix)
    let start = starts[first]
    let suffix = bytes.commonSuffix(with: new, limit: min(bytes.count, new.count) - start)
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
      guard let item = items.next() else { return false }
      added.append(begin)
      guard count(item, 1) else { return false }
    }
    var gone = RawTree(bytes, from: start)
    while gone.place < starts[last] {
      guard let item = gone.next(), count(item, -1) else { return false }
    }
    for (place, _) in touched where counts[place] == 0 { entries[place] = WatchedEntry() }
    if added.count != last - first || shift != 0 || !starts[first..<last].elementsEqual(added) {
      if shift != 0 {
        for place in last..<starts.count { starts[place] += shift }
      }
      starts.replaceSubrange(first..<last, with: added)
    }
    return true
  }

  /// Counts an entry that came or went, and notes what came.
  ///
  /// - Returns: Whether its mode is one that a tree can have.
  private mutating func count(_ item: RawTree.Item, _ change: Int32) -> Bool {
    guard let mode = FileMode(lenient: item.bits) else { return false }
    names.forEachMatch(item.name) { place in
      if !touched.contains(where: { $0.place == place }) { touched.append((place, entries[place])) }
      if counts[place] > 1 { oddCount -= 1 }
      counts[place] += change
      if counts[place] > 1 { oddCount += 1 }
      if change > 0 { entries[place] = WatchedEntry(mode, item.id) }
    }
    return true
  }

  /// The number of the entry in which a byte of the last tree stands; at its end the number of entries.
  private func entry(at byte: Int) -> Int {
    max(0, starts.partitioningIndex { $0 > byte } - 1)
  }
}
