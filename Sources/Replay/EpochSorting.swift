// How to read this file: the runs so far are a tree of questions (TraceTrie), and each epoch follows its answers down
// that tree. Where a run has ended, it answers for the epoch; where an answer comes that no run got, the epoch waits
// there until one has. Epochs that stand at the same place are followed together, one question for all of them, and
// contents are taken to pieces only where a question asks for them.

import CProgram

/// Which run answers for which epoch.
struct EpochSorting {
  private let watched: WatchedPaths
  private let classes: FactClasses
  /// The runs by the classes of what they read.
  private var traces = TraceTrie<Int32, Int32>()
  /// Each run's number, its commit and the paths that it read.
  private var runs: [(number: Int, place: Int, paths: [Int32])] = []
  private var addedCount = 0
  /// The place in the tree that each epoch has come to.
  private var nodes: [Int] = []
  /// The places from which it was looked ahead while epochs were followed this time.
  private var foreseen: Set<Int> = []
  /// For each epoch the run that answers for it, -1 for none.
  private(set) var runOfEpoch: [Int] = []

  init(watched: WatchedPaths, classes: FactClasses) {
    self.watched = watched
    self.classes = classes
  }

  /// Takes a run in.
  ///
  /// - Parameters:
  ///   - number: Its number.
  ///   - questions: What it asked; all of it is watched, and has been looked up at its commit.
  ///   - place: The commit at which it was made.
  mutating func add(_ number: Int, _ questions: [Int32], at place: Int) {
    runs.append((number, place, questions.filter { $0 >= 0 }))
  }

  /// Whether an epoch has no run that answers for it.
  func isOpen(_ epoch: Int) -> Bool { epoch >= runOfEpoch.count || runOfEpoch[epoch] < 0 }

  /// Carries over what is known of epochs that have been split.
  mutating func split() {
    nodes = watched.formerEpochs.map {
      Int($0) < nodes.count ? nodes[Int($0)] : TraceTrie<Int32, Int32>.root
    }
    runOfEpoch = watched.formerEpochs.map { Int($0) < runOfEpoch.count ? runOfEpoch[Int($0)] : -1 }
  }

  /// What is missing after epochs have been sorted.
  struct Missing {
    /// Commits at which to run, in ascending order: one for each kind of answer that no run got.
    var runs: [Int] = []
    /// Whether epochs wait for paths to be looked up: they had a run that did not ask for them.
    var isOfContents = false
  }

  /// Finds the run of every epoch.
  ///
  /// - Returns: What has to be had before every epoch has its run.
  mutating func sort() -> Missing {
    var missing: Missing
    repeat {
      if !classes.isCurrent, classes.renew() {
        traces = TraceTrie()
        addedCount = 0
        nodes = Array(repeating: TraceTrie<Int32, Int32>.root, count: watched.firstCommits.count)
        runOfEpoch = Array(repeating: -1, count: watched.firstCommits.count)
      }
      addRuns()
      missing = follow()
      // Contents that were read on the way may define macros that nobody knew of.
    } while !classes.isCurrent
    missing.runs.sort()
    return missing
  }

  private mutating func addRuns() {
    let table = watched.table
    var lacking: Set<Int32> = []
    for run in runs[addedCount...] {
      for path in run.paths {
        let content = table.reply(to: path, of: run.place)
        if classes.lacks(content, at: path) { lacking.insert(content) }
      }
    }
    classes.prepare(lacking.sorted())
    for run in runs[addedCount...] {
      traces.add(
        run.paths.map { ($0, classes.of(table.reply(to: $0, of: run.place), at: $0)) },
        record: run.number)
    }
    addedCount = runs.count
  }

  // MARK: Following the questions

  /// Some epochs that stand at the same place: a stretch of the list of those that are under way.
  private struct Group {
    let node: Int
    let range: Range<Int>
  }

  /// Leads every epoch without a run as far as the tree goes.
  private mutating func follow() -> Missing {
    var epochs = runOfEpoch.indices.filter { runOfEpoch[$0] < 0 }
    epochs.sort { (nodes[$0], $0) < (nodes[$1], $1) }
    var groups: [Group] = []
    var start = 0
    for end in 1..<max(1, epochs.count + 1) where start < epochs.count {
      if end < epochs.count, nodes[epochs[end]] == nodes[epochs[start]] { continue }
      groups.append(Group(node: nodes[epochs[start]], range: start..<end))
      start = end
    }
    var missing = Missing()
    foreseen = []
    // All groups go one question further at a time, so that what they lack is read together.
    while !groups.isEmpty {
      let contents = prepared(groups, epochs)
      var further: [Group] = []
      for (group, contents) in zip(groups, contents) {
        step(group, contents, &epochs, &further, &missing)
      }
      groups = further
    }
    return missing
  }

  /// Leads a group to where its answers to the next question lead.
  private mutating func step(
    _ group: Group, _ contents: [Int32], _ epochs: inout [Int], _ further: inout [Group],
    _ missing: inout Missing
  ) {
    if let run = traces.record(at: group.node) {
      for epoch in epochs[group.range] { settle(epoch, group.node, run) }
      return
    }
    guard let question = traces.question(at: group.node) else {
      wait(epochs[group.range], at: group.node, &missing)
      return
    }
    for (reply, range) in split(&epochs, group, contents, by: question) {
      if reply == WatchedContents.unknown {
        for epoch in epochs[range] { nodes[epoch] = group.node }
        missing.isOfContents = true
      } else if let next = traces.next(after: group.node, reply) {
        further.append(Group(node: next, range: range))
      } else {
        wait(epochs[range], at: group.node, &missing)
      }
    }
  }

  private mutating func settle(_ epoch: Int, _ node: Int, _ run: Int) {
    nodes[epoch] = node
    runOfEpoch[epoch] = run
  }

  /// Leaves epochs where they all have the same answer, which no run got.
  private mutating func wait(_ epochs: ArraySlice<Int>, at node: Int, _ missing: inout Missing) {
    var first: Int?
    for epoch in epochs {
      nodes[epoch] = node
      let commit = watched.firstCommits[epoch]
      if traces.hasStrays, let run = stray(at: commit) {
        settle(epoch, node, run)
      } else if first == nil {
        first = commit
      }
    }
    if let first { missing.runs.append(first) }
  }

  private func stray(at commit: Int) -> Int? {
    traces.stray { path in
      let content = watched.table.reply(to: path, of: commit)
      if classes.lacks(content, at: path) { classes.prepare([content]) }
      return classes.of(content, at: path)
    }
  }

  /// Puts a group's epochs in order of their answers to a question; epochs with the same answer keep theirs.
  private func split(
    _ epochs: inout [Int], _ group: Group, _ contents: [Int32], by question: Int32
  ) -> [(reply: Int32, range: Range<Int>)] {
    var replies: [Int32] = []
    replies.reserveCapacity(contents.count)
    var isSplit = false
    for (place, content) in contents.enumerated() {
      if place > 0, content == contents[place - 1] {
        replies.append(replies[place - 1])
      } else {
        replies.append(classes.of(content, at: question))
        if replies[place] != replies[0] { isSplit = true }
      }
    }
    guard isSplit else { return replies.first.map { [($0, group.range)] } ?? [] }
    var parts: [(reply: Int32, epochs: [Int])] = []
    var partOfReply: [Int32: Int] = [:]
    for (epoch, reply) in zip(epochs[group.range], replies) {
      if let part = partOfReply[reply] {
        parts[part].epochs.append(epoch)
      } else {
        partOfReply[reply] = parts.count
        parts.append((reply, [epoch]))
      }
    }
    var start = group.range.lowerBound
    return parts.map { part in
      let range = start..<(start + part.epochs.count)
      epochs.replaceSubrange(range, with: part.epochs)
      start = range.upperBound
      return (part.reply, range)
    }
  }

  // MARK: Contents

  /// What stands at the question of each group, by its epochs.
  ///
  /// What groups lack is read, and also what they lack for questions that are likely to come.
  private mutating func prepared(_ groups: [Group], _ epochs: [Int]) -> [[Int32]] {
    var lacking: Set<Int32> = []
    var found: [[Int32]] = []
    for group in groups {
      guard let question = traces.question(at: group.node) else {
        found.append([])
        continue
      }
      let own = Array(epochs[group.range])
      let contents = watched.replies(to: question, of: own)
      // Whoever stands where it was looked ahead to has been looked at then.
      if note(&lacking, contents, at: question), !foreseen.contains(group.node) {
        for (node, next) in traces.way(from: group.node) where foreseen.insert(node).inserted {
          _ = note(&lacking, watched.replies(to: next, of: own), at: next)
        }
      }
      found.append(contents)
    }
    classes.prepare(lacking.sorted())
    return found
  }

  /// Notes which contents are lacking; tells whether any are.
  private func note(
    _ lacking: inout Set<Int32>, _ contents: [Int32], at question: Int32
  ) -> Bool {
    var isAny = false
    var last = WatchedLayer.nothing
    for content in contents where content != last {
      last = content
      if classes.lacks(content, at: question) {
        lacking.insert(content)
        isAny = true
      }
    }
    return isAny
  }
}
