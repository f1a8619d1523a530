import CLibgit2
import Glibc

/// Names to be looked for in many trees, prepared once.
///
/// Walking a history asks for the same few names in every version of a folder. Nearly all names that
/// stand in a tree are passed over by their length and their ends, and nothing is copied.
public struct WantedNames: Sendable {
  /// The names, in the order in which answers are given.
  public let names: [[UInt8]]
  /// The numbers of the names, those of one mark together.
  private let numbers: [Int32]
  /// Where the numbers of each mark begin; one more element ends the last.
  private let starts: [Int32]
  /// The names one after the other, and where each begins; one more element ends the last.
  private let bytes: [UInt8]
  private let places: [Int32]

  /// Prepares names; equal ones are answered each.
  public init(_ names: [[UInt8]]) {
    self.names = names
    bytes = names.flatMap { $0 }
    places = names.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    var groups = [[Int32]](repeating: [], count: 256)
    for (number, name) in names.enumerated() {
      let mark = name.withUnsafeBytes { Self.mark($0) }
      groups[Int(mark)].append(Int32(number))
    }
    numbers = groups.flatMap { $0 }
    var starts: [Int32] = [0]
    for group in groups { starts.append(starts[starts.count - 1] + Int32(group.count)) }
    self.starts = starts
  }

  /// A byte that most names differ in: made of the length, the ends and the middle.
  private static func mark(_ name: UnsafeRawBufferPointer) -> UInt8 {
    let count = name.count
    guard count > 0 else { return 0 }
    let ends = UInt32(name[0]) &* 31 &+ UInt32(name[count / 2]) &* 7 &+ UInt32(name[count - 1])
    return UInt8(
      truncatingIfNeeded: (ends &+ UInt32(truncatingIfNeeded: count)) &* 0x9e37_79b1 >> 24)
  }

  /// Calls the closure with the numbers of the wanted names that a name equals.
  @inline(__always)
  func forEachMatch<E: Error>(
    _ name: UnsafeRawBufferPointer, _ body: (Int) throws(E) -> Void
  ) throws(E) {
    let mark = Int(Self.mark(name))
    for place in starts[mark]..<starts[mark + 1] {
      let number = Int(numbers[Int(place)])
      let start = Int(places[number])
      guard Int(places[number + 1]) - start == name.count else { continue }
      let isEqual = bytes.withUnsafeBytes { all in
        guard let all = all.baseAddress, let name = name.baseAddress.map({ ($0, name.count) })
        else { return true }
        return memcmp(all + start, name.0, name.1) == 0
      }
      if isEqual { try body(number) }
    }
  }
}

extension Repository {
  /// The entries of a few names in a tree, nil for each that is not there; the tree is not hashed.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func entries(
    of wanted: WantedNames, inTree tree: ObjectID
  ) throws(GitError) -> [TreeEntry?] {
    var found = [TreeEntry?](repeating: nil, count: wanted.names.count)
    try forEachEntry(of: wanted, inTree: tree) { (number, item) throws(GitError) in
      guard let mode = FileMode(lenient: item.bits) else { throw brokenTree(tree) }
      found[number] = TreeEntry(name: wanted.names[number], mode: mode, id: item.id)
    }
    return found
  }

  /// The same without making anything: the closure gets the numbers of the names that are there.
  func forEachEntry(
    of wanted: WantedNames, inTree tree: ObjectID,
    _ body: (Int, RawTree.Item) throws(GitError) -> Void
  ) throws(GitError) {
    try withObject(tree) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, tree)
      var items = RawTree(object.bytes)
      while let item = items.next() {
        try wanted.forEachMatch(item.name) { (number) throws(GitError) in try body(number, item) }
      }
      if items.isBroken { throw brokenTree(tree) }
    }
  }
}
