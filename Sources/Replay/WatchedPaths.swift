// How to read this file: paths come to be watched in rounds, since a run may read what no run before it did.
// Each round is a layer of its own, and all that is asked for a layer is asked about its paths alone: which commits
// may have changed one of them (the commit-graph's filters know), and what stands there at those (their trees). The
// epochs of a round are those of the round before, split where the new layer differs. A function that runs looked for
// in whole trees has an answer for every commit as well (WatchedSearch), and splits the epochs in the same way.

import CProgram
import Git
import History

/// What runs asked of trees, and which commits are the same in all of it.
///
/// A class because it remembers what it found. It belongs to one worker.
final class WatchedPaths {
  private let range: CommitRange
  private let reader: RepositoryReader
  private(set) var layers: [WatchedLayer] = []
  private(set) var contents = ContentNumbers()
  /// For each layer the node of every commit's tree.
  private var roots: [[Int32]] = []
  /// For each function looked for the number of the answer at every commit, which is a content's number.
  private(set) var searches: [[Int32]] = []
  /// Where each answer is found.
  private var numbers: [TreeQuestion: Int32] = [:]
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
  var count: Int { places.count - searches.count }

  /// Where the answer to a question is, by the question's number.
  private enum Place {
    case path(Int, layer: Int)
    /// A path that no tree can have.
    case nowhere
    case search(Int)
  }

  /// Watches what runs read, and splits the epochs by it.
  ///
  /// - Parameter progress: Is told now and then how many commits are done.
  func watch(
    _ facts: some Sequence<Fact>, progress: (Int) -> Void = { _ in }
  ) throws(GitError) {
    var added: [String: FileUse] = [:]
    var sought: [FunctionSearch] = []
    for fact in facts {
      if let number = numbers[fact.question] {
        note(fact.use, at: places[Int(number)])
        continue
      }
      switch fact.question {
      case .content(let path): added[path, default: []].formUnion(fact.use)
      case .definitions(let search): if !sought.contains(search) { sought.append(search) }
      }
    }
    if !added.isEmpty || epochs.isEmpty { try add(added, progress) }
    for search in sought { try add(search, progress) }
  }

  private func note(_ use: FileUse, at place: Place) {
    guard case .path(let path, let layer) = place, !uses[layer][path].isSuperset(of: use) else {
      return
    }
    uses[layer][path].formUnion(use)
    edition += 1
  }

  private func add(_ search: FunctionSearch, _ progress: (Int) -> Void) throws(GitError) {
    let answers = try WatchedSearch(search, range: range, reader: reader).answers(
      &contents, progress)
    // From here on nothing can fail.
    numbers[.definitions(search)] = Int32(places.count)
    places.append(.search(searches.count))
    searches.append(answers)
    edition += 1
    split(by: answers)
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
      numbers[.content(path)] = Int32(places.count)
      places.append(.path(number, layer: layers.count))
      uses.append(regular[path] ?? [])
    }
    for path in added.keys where numbers[.content(path)] == nil {
      numbers[.content(path)] = Int32(places.count)
      places.append(.nowhere)
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
      let isSame = range.isAsFirstParent(number, query)
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

  /// Splits the epochs where the newest answers differ.
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

  /// The number of a question, nil if it is not watched.
  func number(of question: TreeQuestion) -> Int32? { numbers[question] }

  /// What runs want to know of what a question is answered with.
  func use(of question: Int32) -> FileUse {
    switch places[Int(question)] {
    case .path(let path, let layer): uses[layer][path]
    case .nowhere: []
    case .search: .whole
    }
  }

  /// The number of the answer to a question at a commit; ``WatchedLayer/nothing`` for none.
  func reply(to question: Int32, of commit: Int) -> Int32 {
    switch places[Int(question)] {
    case .path(let path, let layer):
      layers[layer].content(at: path, below: roots[layer][commit])
    case .nowhere: WatchedLayer.nothing
    case .search(let search): searches[search][commit]
    }
  }

  /// The answer to a watched question at a commit.
  func reply(to question: TreeQuestion, of commit: Int) -> ContentID? {
    guard let number = numbers[question] else { return nil }
    let content = reply(to: number, of: commit)
    return content >= 0 ? contents.contents[Int(content)] : nil
  }
}
