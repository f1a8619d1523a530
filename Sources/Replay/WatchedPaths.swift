// How to read this file: paths come to be watched in rounds, since a run may read what no run before it did.
// Each round is a layer of its own, and all that is asked for a layer is asked about its paths alone: which commits
// may have changed one of them (the commit-graph's filters know), and what stands there at those (their trees). A
// commit that has its answer already is not looked at: nobody asks what stands there at paths that its run did not
// read. Epochs are split where a layer differs. A function that runs looked for in whole trees has an answer for every
// commit as well (WatchedSearch), and splits the epochs in the same way.

import CProgram
import Git
import History

/// What runs asked of trees and how commits answer it, as far as it was looked up.
struct WatchedContents: Sendable {
  fileprivate(set) var layers: [WatchedLayer] = []
  fileprivate(set) var contents = ContentNumbers()
  /// For each layer the node of every commit's tree; ``unknown`` where it was not looked up.
  fileprivate(set) var roots: [[Int32]] = []
  /// The functions that were looked for, and for each the number of the answer at every commit, which is a content's
  /// number; ``unknown`` where it was not looked up.
  fileprivate(set) var searches: [(search: FunctionSearch, answers: [Int32])] = []
  /// Where each answer is found.
  fileprivate var numbers: [TreeQuestion: Int32] = [:]
  fileprivate(set) var places: [Place] = []

  /// Where the answer to a question is, by the question's number.
  enum Place {
    case path(Int, layer: Int)
    /// A path that no tree can have.
    case nowhere
    case search(Int)
  }

  /// In place of a node or a content: it was not looked up.
  static let unknown: Int32 = -2

  /// The number of a question, nil if it is not watched.
  func number(of question: TreeQuestion) -> Int32? { numbers[question] }

  /// The number of the answer to a question at a commit; ``WatchedLayer/nothing`` for none, ``unknown`` if it was not
  /// looked up.
  func reply(to question: Int32, of commit: Int) -> Int32 {
    switch places[Int(question)] {
    case .path(let path, let layer):
      layers[layer].content(at: path, below: roots[layer][commit])
    case .nowhere: WatchedLayer.nothing
    case .search(let search): searches[search].answers[commit]
    }
  }

  /// The answer to a question at a commit; nil if it was not looked up, and it may be that there is nothing.
  func reply(to question: TreeQuestion, of commit: Int) -> ContentID?? {
    numbers[question].flatMap { content(answering: $0, of: commit) }
  }

  /// The same by the question's number.
  func content(answering question: Int32, of commit: Int) -> ContentID?? {
    let content = reply(to: question, of: commit)
    if content == Self.unknown { return nil }
    return .some(content >= 0 ? contents.contents[Int(content)] : nil)
  }

  /// The nodes of root trees in a layer.
  fileprivate mutating func nodes(
    of trees: [ObjectID], in layer: Int, reader: RepositoryReader, progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    defer { layers[layer].seal() }
    return try TreeCrew(path: reader.path).nodes(
      of: trees, in: &layers[layer], &contents, reader: reader, progress: progress)
  }
}

/// What is known of the files of one commit before its tree is looked into.
struct KnownFiles {
  let watched: WatchedContents
  /// The commit.
  let number: Int

  /// The number of the question what stands at a path, nil if it is not watched.
  func number(ofContentAt path: String) -> Int32? { watched.number(of: .content(path)) }

  /// The answer to a question; nil if that is not known.
  func content(answering question: Int32) -> ContentID?? {
    watched.content(answering: question, of: number)
  }
}

/// What runs asked of trees, and which commits are the same in all of it.
///
/// A class because it remembers what it found. It belongs to one worker.
final class WatchedPaths {
  private let range: CommitRange
  private let reader: RepositoryReader
  /// What stands at the paths.
  private(set) var table = WatchedContents()
  /// What runs want to know of what each question is answered with.
  private var uses: [FileUse] = []
  /// What is to be watched next.
  private var newPaths: [String: FileUse] = [:]
  private var newSearches: [FunctionSearch] = []
  /// Grows when of a path something is wanted that was not wanted when it came to be watched.
  private(set) var edition = 0

  /// The epoch of each commit.
  private(set) var epochs: [Int32]
  /// The first commit of each epoch.
  private(set) var firstCommits: [Int]
  /// Of which epoch each was a part before paths were last looked up.
  private(set) var formerEpochs: [Int32] = []
  /// For each layer what stands at its paths in the epochs; nil before somebody asks.
  private var columns: [LayerColumns?] = []

  init(range: CommitRange, reader: RepositoryReader) {
    self.range = range
    self.reader = reader
    epochs = Array(repeating: 0, count: range.ids.count)
    firstCommits = range.ids.isEmpty ? [] : [0]
  }

  /// How many paths are watched.
  var count: Int { table.places.count - table.searches.count }

  /// Notes what a run read, to be watched from ``watch()`` on.
  ///
  /// - Parameter numbers: The number of each question, -1 for one that was not watched when it was asked.
  func note(_ facts: [Fact], _ numbers: [Int32]) {
    for (fact, number) in zip(facts, numbers) {
      if let number = number >= 0 ? number : table.numbers[fact.question] {
        note(fact.use, at: number)
        continue
      }
      switch fact.question {
      case .content(let path): newPaths[path, default: []].formUnion(fact.use)
      case .definitions(let search):
        if !newSearches.contains(search) { newSearches.append(search) }
      }
    }
  }

  /// Watches what was noted.
  ///
  /// What stands there is known when ``lookUp(_:progress:)`` has been called.
  func watch() {
    if !newPaths.isEmpty { add(newPaths) }
    newPaths = [:]
    for search in newSearches {
      place(.definitions(search), .search(table.searches.count), .whole)
      let answers = [Int32](repeating: WatchedContents.unknown, count: range.ids.count)
      table.searches.append((search, answers))
    }
    newSearches = []
  }

  private func place(_ question: TreeQuestion, _ place: WatchedContents.Place, _ use: FileUse) {
    table.numbers[question] = Int32(table.places.count)
    table.places.append(place)
    uses.append(use)
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
    for (number, path) in layer.paths.paths.enumerated() {
      let path = String(decoding: path, as: UTF8.self)
      place(.content(path), .path(number, layer: table.layers.count), added[path] ?? [])
    }
    for path in added.keys.sorted() where table.numbers[.content(path)] == nil {
      place(.content(path), .nowhere, [])
    }
    table.layers.append(layer)
    table.roots.append(Array(repeating: WatchedContents.unknown, count: range.ids.count))
  }

  // MARK: Looking up

  /// Looks up all that is watched at some epochs' commits, and splits the epochs by it.
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
    columns = Array(repeating: nil, count: table.layers.count)
    var wanted = firstCommits.indices.map(isWanted)
    func commits(lacking answers: [Int32]) -> [Int] {
      range.ids.indices.filter {
        wanted[Int(epochs[$0])] && answers[$0] == WatchedContents.unknown
      }
    }
    func split(by answers: [Int32]) {
      let former = self.split(by: answers)
      formerEpochs = former.map { formerEpochs[Int($0)] }
      wanted = former.map { wanted[Int($0)] }
    }
    for layer in table.layers.indices {
      let commits = commits(lacking: table.roots[layer])
      guard !commits.isEmpty else { continue }
      let found = try roots(of: layer, commits, progress)
      for (commit, root) in zip(commits, found) { table.roots[layer][commit] = root }
      split(by: table.roots[layer])
    }
    for (number, known) in table.searches.enumerated() {
      let commits = commits(lacking: known.answers)
      guard !commits.isEmpty else { continue }
      table.searches[number].answers = try WatchedSearch(
        known.search, range: range, reader: reader
      ).answers(at: commits, known: known.answers, &table.contents, progress)
      split(by: table.searches[number].answers)
    }
  }

  /// The nodes of some commits in a layer.
  private func roots(
    of layer: Int, _ commits: [Int], _ progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    let filters = FilterCrew(range: range, graph: reader.repository.commitGraph.graph)
    var isSame = filters.areAsFirstParent(commits, at: table.layers[layer].paths)
    var known = table.roots[layer]
    // A commit is as its first parent, or its tree is looked into.
    var trees: [ObjectID] = []
    for (place, number) in commits.enumerated() {
      if isSame[place] {
        let parent = range.dag.firstParent(of: number)
        isSame[place] = parent.map { known[$0] != WatchedContents.unknown } ?? false
      }
      if !isSame[place] { trees.append(range.trees[number]) }
      known[number] = WatchedLayer.nothing
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

  /// Splits the epochs where answers differ.
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

  /// The numbers of the answers to a question at some epochs, in their order.
  func replies(to question: Int32, of epochs: [Int]) -> [Int32] {
    switch table.places[Int(question)] {
    case .path(let path, let layer):
      return column(layer).contents(at: path, of: epochs)
    case .nowhere: return Array(repeating: WatchedLayer.nothing, count: epochs.count)
    case .search(let search):
      return epochs.map { table.searches[search].answers[firstCommits[$0]] }
    }
  }

  private func column(_ layer: Int) -> LayerColumns {
    if let known = columns[layer] { return known }
    let roots = table.roots[layer]
    let made = LayerColumns(table.layers[layer], roots: firstCommits.map { roots[$0] })
    columns[layer] = made
    return made
  }

  /// What runs want to know of what a question is answered with.
  func use(of question: Int32) -> FileUse { uses[Int(question)] }
}
