// How to read this file: paths come to be watched in rounds, since a run may read what no run before it did.
// Each round is a layer of its own, and all that is asked for a layer is asked about its paths alone: which commits
// may have changed one of them (the commit-graph's filters know), and what stands there at those (their trees). The
// epochs of a round are those of the round before, split where the new layer differs.

import CProgram
import Git
import History

/// The paths that runs read, and which commits are the same on all of them.
///
/// A class because it remembers what it found. It belongs to one worker.
final class WatchedPaths {
  private let range: CommitRange
  private let reader: RepositoryReader
  private(set) var layers: [WatchedLayer] = []
  private(set) var contents = ContentNumbers()
  /// For each layer the node of every commit's tree.
  private var roots: [[Int32]] = []
  /// Where each path is found.
  private var numbers: [String: Int32] = [:]
  private var places: [Place] = []
  /// What runs want to know of each path, by layer and path.
  private(set) var uses: [[FileUse]] = []
  /// Grows when something is wanted of a path for the first time.
  private(set) var edition = 0

  /// The epoch of each commit; none before the first call of ``split(_:)``.
  private(set) var epochs: [Int32] = []
  /// The first commit of each epoch.
  private(set) var firstCommits: [Int] = []

  init(range: CommitRange, reader: RepositoryReader) {
    self.range = range
    self.reader = reader
  }

  /// How many paths are watched.
  var count: Int { places.count }

  /// Where a path stands, by its number.
  struct Place {
    /// -1 for a path that no tree can have.
    let layer: Int32
    let path: Int32
  }

  /// Watches what runs read, and splits the epochs by it.
  ///
  /// - Parameter progress: Is told now and then how many commits are done.
  func watch(
    _ facts: some Sequence<Fact>, progress: (Int) -> Void = { _ in }
  ) throws(GitError) {
    var added: [String: FileUse] = [:]
    for fact in facts {
      if let number = numbers[fact.path] {
        note(fact.use, at: places[Int(number)])
      } else {
        added[fact.path, default: []].formUnion(fact.use)
      }
    }
    if !added.isEmpty || epochs.isEmpty { try add(added, progress) }
  }

  private func note(_ use: FileUse, at place: Place) {
    let (layer, path) = (Int(place.layer), Int(place.path))
    guard layer >= 0, !uses[layer][path].isSuperset(of: use) else { return }
    uses[layer][path].formUnion(use)
    edition += 1
  }

  private func add(_ added: [String: FileUse], _ progress: (Int) -> Void) throws(GitError) {
    // Nothing stands at a path with an empty part.
    let isRegular = { (path: String) in
      path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty }
    }
    let regular = added.filter { isRegular($0.key) }
    var layer = WatchedLayer(PathSet(regular.keys.map { Array($0.utf8) }))
    let found = try roots(of: &layer, progress)
    layer.seal()
    // From here on nothing can fail, so that what is known stays of one piece.
    var uses: [FileUse] = []
    for (number, path) in layer.paths.paths.enumerated() {
      let path = String(decoding: path, as: UTF8.self)
      numbers[path] = Int32(places.count)
      places.append(Place(layer: Int32(layers.count), path: Int32(number)))
      uses.append(regular[path] ?? [])
    }
    for path in added.keys where numbers[path] == nil {
      numbers[path] = Int32(places.count)
      places.append(Place(layer: -1, path: 0))
    }
    self.uses.append(uses)
    layers.append(layer)
    roots.append(found)
    edition += 1
    split(by: found)
  }

  /// The node of every commit in a new layer.
  private func roots(
    of layer: inout WatchedLayer, _ progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    let query = reader.repository.commitGraph.graph?.changedPaths(layer.paths)
    // A commit is as its first parent, or its tree is looked into.
    var trees: [ObjectID] = []
    let isSame = range.ids.indices.map { number in
      let isSame = isAsFirstParent(number, query)
      if !isSame { trees.append(range.trees[number]) }
      return isSame
    }
    let crew = TreeCrew(path: reader.path)
    let nodes = try crew.nodes(
      of: trees, in: &layer, &contents, reader: reader
    ) { done in progress(done * range.ids.count / max(1, trees.count)) }
    var next = 0
    var found: [Int32] = []
    found.reserveCapacity(range.ids.count)
    for number in range.ids.indices {
      if isSame[number], let parent = range.dag.firstParent(of: number) {
        found.append(found[parent])
      } else {
        found.append(nodes[next])
        next += 1
      }
    }
    return found
  }

  /// Whether it is known without looking that a commit has what its first parent has at the paths asked about.
  private func isAsFirstParent(_ number: Int, _ query: ChangedPathQuery?) -> Bool {
    guard let parent = range.dag.firstParent(of: number) else { return false }
    if range.trees[parent] == range.trees[number] { return true }
    // A filter speaks of the first parent that the graph knows, which is the one followed here.
    let position = range.position(of: number)
    guard position >= 0, let query else { return false }
    return !query.mayHaveChanged(position)
  }

  /// Splits the epochs where the newest layer differs.
  private func split(by roots: [Int32]) {
    struct Sides: Hashable {
      let epoch: Int32
      let root: Int32
    }
    var numbers: [Sides: Int32] = [:]
    var first: [Int] = []
    let before = epochs
    for number in range.ids.indices {
      let former = before.isEmpty ? 0 : before[number]
      if let parent = range.dag.firstParent(of: number), roots[parent] == roots[number],
        before.isEmpty || before[parent] == former
      {
        if before.isEmpty { epochs.append(epochs[parent]) } else { epochs[number] = epochs[parent] }
        continue
      }
      let sides = Sides(epoch: former, root: roots[number])
      let epoch = numbers[sides] ?? Int32(first.count)
      if Int(epoch) == first.count {
        numbers[sides] = epoch
        first.append(number)
      }
      if before.isEmpty { epochs.append(epoch) } else { epochs[number] = epoch }
    }
    firstCommits = first
  }

  // MARK: Answers

  /// The node of a commit in a layer.
  func root(of commit: Int, in layer: Int) -> Int32 { roots[layer][commit] }

  /// The number of a path, nil if it is not watched.
  func number(of path: String) -> Int32? { numbers[path] }

  /// What runs want to know of a path.
  func use(of path: Int32) -> FileUse {
    let place = places[Int(path)]
    return place.layer >= 0 ? uses[Int(place.layer)][Int(place.path)] : []
  }

  /// The number of the content at a path of a commit; ``WatchedLayer/nothing`` for none.
  func content(at path: Int32, of commit: Int) -> Int32 {
    let place = places[Int(path)]
    guard place.layer >= 0 else { return WatchedLayer.nothing }
    let layer = Int(place.layer)
    return layers[layer].content(at: Int(place.path), below: roots[layer][commit])
  }

  /// What stands at a watched path of a commit.
  func content(at path: String, of commit: Int) -> ContentID? {
    guard let number = numbers[path] else { return nil }
    let content = content(at: number, of: commit)
    return content >= 0 ? contents.contents[Int(content)] : nil
  }
}
