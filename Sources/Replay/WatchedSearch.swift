// How to read this file: the answer at every commit that is asked about is found in two passes. The first looks only
// into the folders that go before all others, which few commits change, and the commit-graph's filters know folders as
// they know paths. The second searches all of the trees in which the first found nothing: what a commit leaves as it was
// is remembered, and stretches of the history are searched by threads of their own.

import CProgram
import Git
import History
import Synchronization
import Threads

/// Which files define a function, at the commits of a range.
struct WatchedSearch {
  private let search: FunctionSearch
  private let range: CommitRange
  private let reader: RepositoryReader

  init(_ search: FunctionSearch, range: CommitRange, reader: RepositoryReader) {
    self.search = search
    self.range = range
    self.reader = reader
  }

  /// So few trees are not worth another thread's beginning with a whole tree.
  private static let treesPerThread = 2_048
  /// For a commit in whose folders nothing was found yet.
  private static let open: Int32 = -3

  /// Finds the answer at some commits.
  ///
  /// - Parameters:
  ///   - known: The number of the answer at every commit, ``WatchedContents/unknown`` at these.
  ///   - progress: Is told now and then how many commits are done.
  /// - Returns: The same with the answers at these; ``WatchedLayer/nothing`` for that nothing was found.
  func answers(
    at commits: [Int], known: [Int32], _ contents: inout ContentNumbers, _ progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    var answers = known
    let near = try near(commits, &contents)
    for number in commits { answers[number] = near[number] }
    // A commit has its first parent's answer if nothing changed at the paths at which the function is ever mentioned.
    let query = mentioned(in: commits.filter { answers[$0] == Self.open })
    let isNew = commits.map { number in
      answers[number] == Self.open
        && range.dag.firstParent(of: number).map {
          answers[$0] != Self.open || !range.isAsFirstParent(number, query)
        } ?? true
    }
    let trees = zip(commits, isNew).compactMap { $1 ? range.trees[$0] : nil }
    let found = try everywhere(in: trees) { done in
      progress(done * commits.count / max(1, trees.count))
    }
    var next = 0
    for (number, isNew) in zip(commits, isNew) {
      if isNew {
        answers[number] = found[next].map { contents.number(of: $0) } ?? WatchedLayer.nothing
        next += 1
      } else if answers[number] == Self.open, let parent = range.dag.firstParent(of: number) {
        answers[number] = answers[parent]
      }
    }
    return answers
  }

  /// The answers that the folders give at some commits, ``open`` where they give none.
  private func near(
    _ commits: [Int], _ contents: inout ContentNumbers
  ) throws(GitError) -> [Int32] {
    let folders = search.folders
    // The root is no path that a filter could speak of.
    let query =
      folders.contains("")
      ? nil
      : reader.repository.commitGraph.graph?.changedPaths(PathSet(folders.map { Array($0.utf8) }))
    var answers = [Int32](repeating: WatchedContents.unknown, count: range.ids.count)
    for number in commits {
      if let parent = range.dag.firstParent(of: number),
        answers[parent] != WatchedContents.unknown, range.isAsFirstParent(number, query)
      {
        answers[number] = answers[parent]
        continue
      }
      let answer = try reader.files(defining: search, nearIn: range.trees[number])
      if answer.files.isEmpty, search.isEverywhere {
        answers[number] = Self.open
      } else {
        let content = Fact(search: search, answer: answer).content
        answers[number] = content.map { contents.number(of: $0) } ?? WatchedLayer.nothing
      }
    }
    return answers
  }

  /// Asks whether files that mention the function have changed between some commits; nil if it is not known which those are.
  private func mentioned(in commits: [Int]) -> ChangedPathQuery? {
    guard !commits.isEmpty, let sources = reader.sources else { return nil }
    let trees = Set(commits.map { range.trees[$0] })
    let paths = sources.paths(mentioning: search.function, search.extent, in: trees, reader)
    guard let paths else { return nil }
    return reader.repository.commitGraph.graph?.changedPaths(
      PathSet(paths.sorted().map { Array($0.utf8) }))
  }

  private func everywhere(
    in trees: [ObjectID], progress: (Int) -> Void
  ) throws(GitError) -> [ContentID?] {
    let count = min(Crew.coreCount, trees.count / Self.treesPerThread)
    if count > 1, let found = shared(trees, count) { return found }
    var found: [ContentID?] = []
    found.reserveCapacity(trees.count)
    for (done, tree) in trees.enumerated() {
      if done & 0x3F == 0 { progress(done) }
      found.append(try Self.answer(to: search, in: tree, reader))
    }
    return found
  }

  /// The same by threads; nil if one of them could not read, of which this one will say why.
  private func shared(_ trees: [ObjectID], _ count: Int) -> [ContentID?]? {
    let (search, path, sources) = (search, reader.path, reader.sources)
    let parts = Mutex([[ContentID?]?](repeating: nil, count: count))
    Crew(jobs: count).share(count) { turns in
      guard let reader = try? RepositoryReader(path: path) else { return }
      reader.sources = sources
      while let number = turns.next() {
        var part: [ContentID?] = []
        for place in (number * trees.count / count)..<((number + 1) * trees.count / count) {
          do throws(GitError) {
            part.append(try Self.answer(to: search, in: trees[place], reader))
          } catch {
            return
          }
        }
        let made = part
        parts.withLock { $0[number] = made }
      }
    }
    let made = parts.withLock { $0.compactMap { $0 } }
    return made.count == count ? made.flatMap { $0 } : nil
  }

  private static func answer(
    to search: FunctionSearch, in tree: ObjectID, _ reader: RepositoryReader
  ) throws(GitError) -> ContentID? {
    Fact(search: search, answer: try reader.files(defining: search, everywhereIn: tree)).content
  }
}

extension CommitRange {
  /// Whether it is known without looking that a commit has what its first parent has at the paths asked about.
  func isAsFirstParent(_ number: Int, _ query: ChangedPathQuery?) -> Bool {
    guard let parent = dag.firstParent(of: number) else { return false }
    if trees[parent] == trees[number] { return true }
    // A filter speaks of the first parent that the graph knows, which is the one followed here.
    let position = position(of: number)
    guard position >= 0, let query else { return false }
    return !query.mayHaveChanged(position)
  }
}
