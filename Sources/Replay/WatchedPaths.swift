// How to read this file: paths come to be watched in rounds, since a run may read what no run before it did.
// Each round is a layer of its own, and all that is asked for a layer is asked about its paths alone: which commits
// may have changed one of them (the commit-graph's filters know), and what stands there at those (their trees). A
// commit that has its answer already is not looked at: nobody asks what stands there at paths that its run did not
// read. Epochs are split where a layer differs.

import CProgram
import Git
import History

/// What stands at the watched paths of commits, as far as it was looked up.
struct WatchedContents: Sendable {
  fileprivate(set) var layers: [WatchedLayer] = []
  fileprivate(set) var contents = ContentNumbers()
  /// For each layer the node of every commit's tree; ``unknown`` where it was not looked up.
  fileprivate(set) var roots: [[Int32]] = []
  /// Where each path is found.
  fileprivate var numbers: [String: Int32] = [:]
  fileprivate(set) var places: [Place] = []

  /// Where a path stands, by its number.
  struct Place {
    /// -1 for a path that no tree can have.
    let layer: Int32
    let path: Int32
  }

  /// In place of a node or a content: it was not looked up.
  static let unknown: Int32 = -2

  /// The number of a path, nil if it is not watched.
  func number(of path: String) -> Int32? { numbers[path] }

  /// The number of the content at a path of a commit; ``WatchedLayer/nothing`` for none, ``unknown`` if it was not
  /// looked up.
  func content(at path: Int32, of commit: Int) -> Int32 {
    let place = places[Int(path)]
    guard place.layer >= 0 else { return WatchedLayer.nothing }
    let layer = Int(place.layer)
    return layers[layer].content(at: Int(place.path), below: roots[layer][commit])
  }

  /// The same of many commits, in their order.
  func contents(at path: Int32, of commits: [Int]) -> [Int32] {
    let place = places[Int(path)]
    guard place.layer >= 0 else {
      return Array(repeating: WatchedLayer.nothing, count: commits.count)
    }
    let layer = Int(place.layer)
    return layers[layer].contents(at: Int(place.path), below: roots[layer], of: commits)
  }

  /// The nodes of root trees in a layer.
  fileprivate mutating func nodes(
    of trees: [ObjectID], in layer: Int, reader: RepositoryReader, progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    defer { layers[layer].seal() }
    return try TreeCrew(path: reader.path).nodes(
      of: trees, in: &layers[layer], &contents, reader: reader, progress: progress)
  }

  /// What stands at a path of a commit; nil if it was not looked up, and nothing may stand there.
  func content(at path: String, of commit: Int) -> ContentID?? {
    guard let number = numbers[path] else { return nil }
    let content = content(at: number, of: commit)
    if content == Self.unknown { return nil }
    return .some(content >= 0 ? contents.contents[Int(content)] : nil)
  }
}

/// What is known of the files of one commit before its tree is looked into.
struct KnownFiles {
  let watched: WatchedContents
  /// The commit.
  let number: Int

  /// What stands at a path; nil if that is not known.
  func content(at path: String) -> ContentID?? { watched.content(at: path, of: number) }
}

/// The paths that runs read, and which commits are the same on all of them.
///
/// A class because it remembers what it found. It belongs to one worker.
final class WatchedPaths {
  private let range: CommitRange
  private let reader: RepositoryReader
  /// What stands at the paths.
  private(set) var table = WatchedContents()
  /// What runs want to know of each path.
  private var uses: [FileUse] = []
  /// Grows when of a path something is wanted that was not wanted when it came to be watched.
  private(set) var edition = 0

  /// The epoch of each commit.
  private(set) var epochs: [Int32]
  /// The first commit of each epoch.
  private(set) var firstCommits: [Int]
  /// Of which epoch each was a part before paths were last looked up.
  private(set) var formerEpochs: [Int32] = []

  init(range: CommitRange, reader: RepositoryReader) {
    self.range = range
    self.reader = reader
    epochs = Array(repeating: 0, count: range.ids.count)
    firstCommits = range.ids.isEmpty ? [] : [0]
  }

  /// How many paths are watched.
  var count: Int { table.places.count }

  /// Watches what runs read.
  ///
  /// What stands there is known when ``lookUp(_:progress:)`` has been called.
  func watch(_ facts: some Sequence<Fact>) {
    var added: [String: FileUse] = [:]
    for fact in facts {
      if let number = table.numbers[fact.path] {
        note(fact.use, at: number)
      } else {
        added[fact.path, default: []].formUnion(fact.use)
      }
    }
    if !added.isEmpty { add(added) }
  }

  private func note(_ use: FileUse, at path: Int32) {
    guard !uses[Int(path)].isSuperset(of: use) else { return }
    uses[Int(path)].formUnion(use)
    edition += 1
  }

  private func add(_ added: [String: FileUse]) {
    // Nothing stands at a path with an empty part.
    let isRegular = { (path: String) in
      path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty }
    }
    let layer = WatchedLayer(PathSet(added.keys.filter(isRegular).map { Array($0.utf8) }))
    func place(_ path: String, _ place: WatchedContents.Place) {
      table.numbers[path] = Int32(table.places.count)
      table.places.append(place)
      uses.append(added[path] ?? [])
    }
    for (number, path) in layer.paths.paths.enumerated() {
      place(
        String(decoding: path, as: UTF8.self),
        WatchedContents.Place(layer: Int32(table.layers.count), path: Int32(number)))
    }
    for path in added.keys.sorted() where table.numbers[path] == nil {
      place(path, WatchedContents.Place(layer: -1, path: 0))
    }
    table.layers.append(layer)
    table.roots.append(Array(repeating: WatchedContents.unknown, count: range.ids.count))
  }

  // MARK: Looking up

  /// Looks up what stands at all watched paths of some epochs' commits, and splits the epochs by it.
  ///
  /// Afterwards, or after an error, ``formerEpochs`` tells what was split.
  ///
  /// - Parameters:
  ///   - isWanted: Which epochs; either all commits of an epoch have been looked up or none.
  ///   - progress: Is told now and then how many commits are done.
  func lookUp(
    _ isWanted: (_ epoch: Int) -> Bool, progress: (Int) -> Void = { _ in }
  ) throws(GitError) {
    formerEpochs = firstCommits.indices.map { Int32($0) }
    var wanted = firstCommits.indices.map(isWanted)
    for layer in table.layers.indices {
      let commits = range.ids.indices.filter {
        wanted[Int(epochs[$0])] && table.roots[layer][$0] == WatchedContents.unknown
      }
      guard !commits.isEmpty else { continue }
      let found = try roots(of: layer, commits, progress)
      for (commit, root) in zip(commits, found) { table.roots[layer][commit] = root }
      let former = split(by: table.roots[layer])
      formerEpochs = former.map { formerEpochs[Int($0)] }
      wanted = former.map { wanted[Int($0)] }
    }
  }

  /// The nodes of some commits in a layer.
  private func roots(
    of layer: Int, _ commits: [Int], _ progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    let query = reader.repository.commitGraph.graph?.changedPaths(table.layers[layer].paths)
    var known = table.roots[layer]
    // A commit is as its first parent, or its tree is looked into.
    var trees: [ObjectID] = []
    let isSame = commits.map { number in
      let isSame =
        range.dag.firstParent(of: number).map { known[$0] != WatchedContents.unknown } ?? false
        && isAsFirstParent(number, query)
      if !isSame { trees.append(range.trees[number]) }
      known[number] = WatchedLayer.nothing
      return isSame
    }
    let nodes = try table.nodes(of: trees, in: layer, reader: reader) { done in
      progress(done * commits.count / max(1, trees.count))
    }
    var next = 0
    var found: [Int32] = []
    found.reserveCapacity(commits.count)
    for (place, number) in commits.enumerated() {
      if isSame[place], let parent = range.dag.firstParent(of: number) {
        found.append(known[parent])
      } else {
        found.append(nodes[next])
        next += 1
      }
      known[number] = found[place]
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

  /// Splits the epochs where a layer differs.
  ///
  /// - Returns: Of which epoch each was a part.
  private func split(by roots: [Int32]) -> [Int32] {
    /// An epoch as it was, on one side of the split.
    struct Sides: Hashable {
      let epoch: Int32
      let root: Int32
    }
    var numbers: [Sides: Int32] = [:]
    var first: [Int] = []
    var formerEpochs: [Int32] = []
    let before = epochs
    for number in range.ids.indices {
      let former = before[number]
      if let parent = range.dag.firstParent(of: number), roots[parent] == roots[number],
        before[parent] == former
      {
        epochs[number] = epochs[parent]
        continue
      }
      let sides = Sides(epoch: former, root: roots[number])
      let epoch = numbers[sides] ?? Int32(first.count)
      if Int(epoch) == first.count {
        numbers[sides] = epoch
        first.append(number)
        formerEpochs.append(former)
      }
      epochs[number] = epoch
    }
    firstCommits = first
    return formerEpochs
  }

  // MARK: Answers

  /// What runs want to know of a path.
  func use(of path: Int32) -> FileUse { uses[Int(path)] }
}
