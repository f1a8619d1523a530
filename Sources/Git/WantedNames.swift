import CLibgit2

/// Names to be looked for in many trees, prepared once.
///
/// Walking a history asks for the same few names in every version of a folder. Scanning the tree's bytes
/// for them costs a hash of each name that stands there, and copies nothing.
public struct WantedNames: Sendable {
  /// The names, in the order in which answers are given.
  public let names: [[UInt8]]
  private let numbers: [UInt64: [Int32]]

  /// Prepares names; equal ones are answered each.
  public init(_ names: [[UInt8]]) {
    self.names = names
    var numbers: [UInt64: [Int32]] = [:]
    for (number, name) in names.enumerated() {
      numbers[Self.hash(name), default: []].append(Int32(number))
    }
    self.numbers = numbers
  }

  private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    // FNV-1a: short names, and a collision only costs a comparison.
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return value
  }

  /// The numbers of the wanted names that a name equals.
  func matches(_ name: UnsafeRawBufferPointer.SubSequence) -> [Int32] {
    guard let candidates = numbers[Self.hash(name)] else { return [] }
    return candidates.filter { name.elementsEqual(names[Int($0)]) }
  }
}

extension Repository {
  /// The entries of a few names in a tree, nil for each that is not there; the tree is not hashed.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func entries(
    of wanted: WantedNames, inTree tree: ObjectID
  ) throws(GitError) -> [TreeEntry?] {
    try withObject(tree) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, tree)
      var found = [TreeEntry?](repeating: nil, count: wanted.names.count)
      var items = RawTree(object.bytes)
      while let item = items.next() {
        for number in wanted.matches(item.name) {
          found[Int(number)] = try treeEntry(item, inTree: tree)
        }
      }
      if items.isBroken { throw brokenTree(tree) }
      return found
    }
  }
}
