// How to read this file: where a function is in no file that a scenario names, whole trees are searched for it, and mostly
// those of thousands of commits. So when that is first asked along a range, the C files of many of its commits are searched
// at once, and from then on only the few paths at which the name ever stood are looked at. Answers are the same: what was
// passed over holds no mention of the function. A function that is not there at a commit is mostly not there at those
// before it either, so these are searched with it; what is left is searched when all is known that is asked.

import Git
import History
import SourceIndex
import Synchronization

/// The C files of a range's commits, and where in them functions are mentioned.
///
/// A class because all who read the range share what one of them has found.
final class RangeSources: Sendable {
  private let path: String
  private let range: CommitRange
  /// Functions that will be looked for if any is.
  private let likely: [String]
  private let fewest: Int
  private let state = Mutex(State())

  private struct State {
    /// The last commit with each root tree; empty before anything was asked.
    var numbers: [ObjectID: Int] = [:]
    /// In which part a tree is searched.
    var partOfTree: [ObjectID: Int] = [:]
    var parts: [Part] = []
  }

  /// Trees that are searched together.
  private struct Part {
    let trees: [ObjectID]
    /// Nil for one that cannot be made.
    var versions: [SourceVersions.Extent: SourceVersions?] = [:]
    var mentions: [Question: SourceMentions] = [:]
  }

  private struct Question: Hashable {
    let extent: SourceVersions.Extent
    let function: String
  }

  /// Fewer trees are searched one by one.
  static let fewestTrees = 2_048
  /// Fewer of those that are left are.
  private static let fewestLeft = 16
  /// With a commit go those before it and of those behind it one part in so many: a function that is not there at one
  /// sample of a history is mostly not there up to the next.
  private static let behind = 24

  /// Prepares to search; nothing is read yet.
  ///
  /// - Parameters:
  ///   - path: The repository.
  ///   - range: Its commits in question.
  ///   - likely: Functions that will be looked for if any is.
  ///   - fewest: With fewer commits there is nothing to be gained, and the answer is nil.
  init?(_ path: String, _ range: CommitRange, likely: [String], fewest: Int = fewestTrees) {
    guard range.trees.count >= fewest else { return nil }
    self.path = path
    self.range = range
    self.likely = likely
    self.fewest = fewest
  }

  /// Where a function is mentioned in the C files of a commit and others of the range.
  ///
  /// - Parameter tree: The commit's root tree; nil is answered if it is none of the range, if few like it are left, or if not all
  ///   could be read.
  func mentions(
    of function: String, _ extent: SourceVersions.Extent, at tree: ObjectID,
    _ reader: RepositoryReader
  ) -> SourceMentions? {
    state.withLock { state in
      number(&state)
      guard let last = state.numbers[tree] else { return nil }
      if state.partOfTree[tree] == nil {
        let end = min(range.trees.count, last + 1 + range.trees.count / Self.behind)
        addPart(Set(range.trees[..<end]), fewest: fewest, &state)
      }
      guard let part = state.partOfTree[tree] else { return nil }
      return mentions(Question(extent: extent, function: function), &state.parts[part], reader)
    }
  }

  /// The paths at which a function is ever mentioned, if that is known of some commits of the range.
  ///
  /// - Parameter trees: The commits' root trees.
  func paths(
    mentioning function: String, _ extent: SourceVersions.Extent, in trees: Set<ObjectID>,
    _ reader: RepositoryReader
  ) -> Set<String>? {
    state.withLock { state in
      number(&state)
      addPart(trees, fewest: min(fewest, Self.fewestLeft), &state)
      var parts: Set<Int> = []
      for tree in trees {
        guard let part = state.partOfTree[tree] else { return nil }
        parts.insert(part)
      }
      var paths: Set<String> = []
      for part in parts {
        let question = Question(extent: extent, function: function)
        guard let found = mentions(question, &state.parts[part], reader) else { return nil }
        paths.formUnion(found.paths)
      }
      return paths
    }
  }

  private func number(_ state: inout State) {
    guard state.numbers.isEmpty else { return }
    state.numbers.reserveCapacity(range.trees.count)
    for (number, tree) in range.trees.enumerated() { state.numbers[tree] = number }
  }

  /// Puts trees that are in no part into one, if they are not too few.
  private func addPart(_ trees: Set<ObjectID>, fewest: Int, _ state: inout State) {
    let isNew = range.trees.map { trees.contains($0) && state.partOfTree[$0] == nil }
    guard isNew.count(where: { $0 }) >= max(1, fewest) else { return }
    let trees = ordered(isNew)
    for tree in trees { state.partOfTree[tree] = state.parts.count }
    state.parts.append(Part(trees: trees))
  }

  /// Some commits' trees in an order in which most are like the next: along first parents, from the newest commit on.
  private func ordered(_ isWanted: [Bool]) -> [ObjectID] {
    var isTaken = [Bool](repeating: false, count: range.trees.count)
    var trees: [ObjectID] = []
    for newest in range.trees.indices.reversed() {
      var next: Int? = newest
      while let number = next, !isTaken[number] {
        isTaken[number] = true
        if isWanted[number], range.trees[number] != trees.last { trees.append(range.trees[number]) }
        next = range.dag.firstParent(of: number)
      }
    }
    return trees
  }

  private func mentions(
    _ question: Question, _ part: inout Part, _ reader: RepositoryReader
  ) -> SourceMentions? {
    if let known = part.mentions[question] { return known }
    let versions =
      if let known = part.versions[question.extent] { known } else {
        SourceVersions(
          of: part.trees, in: path, question.extent,
          treesPerThread: min(fewest, SourceVersions.treesPerThread))
      }
    part.versions[question.extent] = versions
    guard let versions else { return nil }
    let others = likely.filter {
      $0 != question.function
        && part.mentions[Question(extent: question.extent, function: $0)] == nil
    }
    let words = Array(([question.function] + others).prefix(Repository.mostWords))
    for (word, found) in zip(words, versions.mentions(of: words, reader.repository)) {
      part.mentions[Question(extent: question.extent, function: word)] = found
    }
    return part.mentions[question]
  }
}
