// How to read this file. A commit has a position: its place in the file that has it, plus the number
// of commits in all files below that one. `CommitGraph+Open` finds the files, `CommitGraphLayer` reads
// one of them, `CommitGraphCheck` makes sure once that what is read can be.

/// What git has written down about the history of a repository, so that objects need not be read.
///
/// It is read by the documented format (gitformat-commit-graph(5)): one file, or a chain of them. For
/// every commit in it there are the id, the root tree, the parents, the date and, where asked for when it
/// was written, a filter of the paths that differ from the first parent. Files are mapped, not
/// copied. The value may be shared by threads.
public struct CommitGraph: Sendable {
  /// By what a file is known again, wherever it lies.
  public struct Identity: Hashable, Sendable, CustomStringConvertible {
    /// The checksum at its end, as the file has it.
    public let checksum: ObjectID
    /// How many bytes it has.
    public let size: Int
    /// When it was last written, in nanoseconds since 1970.
    public let modified: Int64
    /// The number by which the system knows it.
    public let inode: UInt64

    /// All of it as one word.
    public var description: String { "\(checksum)-\(size)-\(modified)-\(inode)" }
  }

  /// The files, the lowest of the chain first.
  let layers: [CommitGraphLayer]
  /// The settings of the filters, nil if they cannot be used.
  let filterSettings: ChangedPathSettings?

  /// How many commits it has; positions run from 0 to here.
  public let count: Int

  /// Whether the settings allow filters of changed paths at all.
  public let allowsChangedPaths: Bool

  /// Whether it has filters of changed paths that can be used.
  public var hasChangedPaths: Bool { filterSettings != nil }

  /// The files it is made of, the lowest of the chain first.
  public var identities: [Identity] { layers.map(\.identity) }

  /// Whether commits have generation numbers, by which it is known what cannot be an ancestor.
  var hasGenerations: Bool {
    layers.allSatisfy { $0.count == 0 || $0.generation(0) != 0 }
  }

  init(layers: [CommitGraphLayer], filters: Filters) {
    self.layers = layers
    allowsChangedPaths = filters.version != 0
    count = layers.last.map { $0.base + $0.count } ?? 0
    let settings = layers.compactMap(\.filterSettings)
    guard let first = settings.first, settings.allSatisfy({ $0 == first }), filters.allow(first)
    else {
      filterSettings = nil
      return
    }
    filterSettings = first
  }

  /// The file a position is in, and the place there.
  @inline(__always)
  func find(_ position: Int) -> (layer: CommitGraphLayer, place: Int) {
    var number = layers.count - 1
    while layers[number].base > position { number -= 1 }
    return (layers[number], position - layers[number].base)
  }

  /// The position of a commit; nil if it is not in the graph.
  public func position(of id: ObjectID) -> Int32? {
    for layer in layers.reversed() {
      if let place = layer.place(of: id) { return Int32(layer.base + place) }
    }
    return nil
  }

  /// The commit at a position; nil if there is no such position.
  public func id(at position: Int32) -> ObjectID? {
    guard position >= 0, position < count else { return nil }
    let (layer, place) = find(Int(position))
    return layer.id(place)
  }
}

extension CommitGraphLayer {
  /// By what this file is known again.
  var identity: CommitGraph.Identity {
    CommitGraph.Identity(
      checksum: checksum, size: file.count, modified: file.modified, inode: file.inode)
  }
}
