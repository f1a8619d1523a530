// How to read this file: for each hop there are the ways that are known; at first those of a few commits. A way is
// looked for again at a commit in the files it rests on alone (`HopCheck`), and where these are the same the answer is, so
// that costs one search for each different contents of these files. Where a known way leads on one side of a commit and not
// on the other, the hop is searched for anew there: in the scenario's sources, and if that was asked for in the whole tree,
// a few times. Behind a place where it was lost the sources are asked at every commit that has others. What is found becomes
// a known way, and all is asked again, until nothing new is found.

import CProgram
import CSyntax
import CallGraph
import Git
import History
import SourceIndex

/// How hops of a stack fare along a range of commits.
///
/// A class because it gathers what it found on the way.
final class HopHistory {
  /// The hops that are followed, by their numbers: those of which a way was found where the search began.
  private(set) var hops: [Int] = []
  /// How many searches were left out because there had been enough.
  private(set) var isCut = false

  private let range: CommitRange
  private let stack: StackHops
  private let search: HopSearch
  private let sources: [String]
  private let watched: WatchedPaths
  private let progress: (BisectionProgress) -> Void
  /// The ways of each hop, the plainest first, with what is known of them.
  private var ways: [Int: [Known]] = [:]
  /// For each hop the number of the way that it goes in each epoch; -1 for none.
  private var taken: [Int: [Int]] = [:]
  /// Where hops were searched for and not found, with what was said.
  private var ends: [Int: [Int: HopAnswer]] = [:]
  /// Where hops were looked for in the sources alone, and not found.
  private var passed: [Int: Set<Int>] = [:]
  /// What the whole tree said at the commits where it was asked.
  private var ofTrees: [Int: [HopAnswer]] = [:]
  private var ofSources: [Int: [HopAnswer]] = [:]

  /// How many commits are searched anew, in the sources and in the whole tree.
  private static let (sourceLimit, treeLimit) = (64, 6)

  private struct Known {
    let check: HopCheck
    /// The files that decide whether it leads there: its own, or all where no other may define the callee.
    let files: [String]
    /// The callee, where none of the files may define it.
    let undefined: Name?
    /// Whether it leads to the callee, by the contents of its files; with the lines of one such commit.
    var holds: [[Int32]: Bool] = [:]

    init(_ way: HopWay, sources: [String]) {
      check = HopCheck(way)
      let isUndefined = way.isCalleeUndefined
      undefined = isUndefined ? way.steps.last.map { Name($0.callee.name) } : nil
      files = isUndefined ? Array(Set(sources + way.files)).sorted() : way.files
    }

    /// What is preferred where several ways hold.
    var rank: (Int, Int, Int, Int) {
      let way = check.way
      return (
        undefined == nil ? 0 : 1, way.leavingFrames.count,
        way.kind == .direct ? 0 : way.kind == .elided ? 1 : 2,
        way.steps.count
      )
    }
  }

  /// - Parameter sources: The files in which hops are looked for at every commit.
  init(
    range: CommitRange, reader: RepositoryReader, stack: StackHops, sources: [String],
    _ search: HopSearch, progress: @escaping (BisectionProgress) -> Void
  ) {
    self.range = range
    self.stack = stack
    self.sources = sources
    self.search = search
    self.progress = progress
    watched = WatchedPaths(range: range, reader: reader)
  }

  // MARK: Following

  /// Follows hops through the range.
  ///
  /// - Parameters:
  ///   - wanted: The numbers of the hops.
  ///   - commits: Where their ways are looked for first.
  ///   - others: Where they are looked for next, in the sources alone.
  func follow(
    _ wanted: Range<Int>, from commits: [Int], _ others: [Int] = []
  ) throws(ReplayTrouble) {
    for (number, commit) in (commits + others).enumerated() {
      for hop in wanted where ways[hop] == nil {
        if let way = try sourceAnswers(at: commit)[hop].way { add(way, to: hop) }
      }
      guard search.isWhole, number < commits.count,
        wanted.contains(where: { ways[$0] == nil })
      else { continue }
      guard let found = try treeAnswers(at: commit) else { continue }
      for hop in wanted where ways[hop] == nil {
        if let way = found[hop].way { add(way, to: hop) }
      }
    }
    hops = ways.keys.sorted()
    guard !hops.isEmpty else { return }
    try watch(sources)
    while true {
      try takeWays()
      var hasGrown = false
      var open = openEnds()
      if open.isEmpty { open = behindLosses() }
      for end in open where !hasGrown {
        hasGrown = try searchAnew(end)
      }
      if !hasGrown, open.first?.isBehind ?? true { return }
    }
  }

  /// - Returns: Whether the hop did not have it.
  @discardableResult
  private func add(_ way: HopWay, to hop: Int) -> Bool {
    var known = ways[hop] ?? []
    func isNew(_ way: HopWay) -> Bool { !known.contains { $0.check.way.isSame(as: way) } }
    guard isNew(way) else { return false }
    known.append(Known(way, sources: sources))
    // A plain call takes the place of any other way wherever it comes to stand.
    if isNew(way.plainCall) { known.append(Known(way.plainCall, sources: sources)) }
    known.sort { $0.rank < $1.rank }
    ways[hop] = known
    return true
  }

  private func watch(_ paths: [String]) throws(ReplayTrouble) {
    let files = hops.flatMap { ways[$0] ?? [] }.flatMap(\.files)
    let facts = (paths + files).map { Fact(path: $0, content: nil) }
    watched.note(facts, Array(repeating: -1, count: facts.count))
    watched.watch()
    do throws(GitError) {
      try watched.lookUp { _ in
        true
      } progress: { [progress, range] in
        progress(.resolving($0, of: range.ids.count))
      }
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Finds for every epoch the way that each hop takes in it.
  private func takeWays() throws(ReplayTrouble) {
    let commits = watched.firstCommits
    var columns: [String: [Int32]] = [:]
    func column(_ path: String) -> [Int32] {
      if let known = columns[path] { return known }
      let made =
        watched.table.number(of: .content(path)).map {
          watched.replies(to: $0, of: Array(commits.indices))
        }
        ?? Array(repeating: WatchedLayer.nothing, count: commits.count)
      columns[path] = made
      return made
    }
    for hop in hops {
      var known = ways[hop] ?? []
      var taken = Array(repeating: -1, count: commits.count)
      for number in known.indices {
        let contents = known[number].files.map(column)
        for epoch in commits.indices where taken[epoch] < 0 {
          let key = contents.map { $0[epoch] }
          let holds: Bool
          if let answer = known[number].holds[key] {
            holds = answer
          } else {
            holds = try way(known[number], at: commits[epoch]) != nil
            known[number].holds[key] = holds
          }
          if holds { taken[epoch] = number }
        }
      }
      ways[hop] = known
      self.taken[hop] = taken
    }
  }

  /// A known way as it is at a commit.
  private func way(_ known: Known, at commit: Int) throws(ReplayTrouble) -> HopWay? {
    func blob(_ path: String) -> ObjectID? {
      (watched.table.reply(to: .content(path), of: commit) ?? nil).map { ObjectID($0) }
    }
    do throws(GitError) {
      if let callee = known.undefined {
        for path in known.files {
          if let blob = blob(path), try stack.defines(callee, blob) { return nil }
        }
      }
      return try known.check.way { (path) throws(GitError) -> [CallScope]? in
        guard let blob = blob(path) else { return nil }
        return try stack.scopes(of: blob)
      }
    } catch {
      throw ReplayTrouble(error)
    }
  }

  private func epoch(_ commit: Int) -> Int { Int(watched.epochs[commit]) }

  private func taken(_ hop: Int, at commit: Int) -> Int { taken[hop]?[epoch(commit)] ?? -1 }

  // MARK: Where a way ends

  private struct End: Hashable {
    let hop: Int
    let commit: Int
    /// Whether it lies behind a place where the hop was lost, and the sources alone are asked.
    var isBehind = false
  }

  /// The commits without a way beside one that has one, of each epoch the newest, those at which a way was lost first.
  private func openEnds() -> [End] {
    var done: [Int: Set<Int>] = [:]
    for hop in hops { done[hop] = Set((ends[hop] ?? [:]).keys.map(epoch)) }
    var (lost, missing): ([End], [End]) = ([], [])
    for commit in range.ids.indices.reversed() {
      let own = epoch(commit)
      for parent in range.dag.parents(of: commit) where epoch(parent) != own {
        for hop in hops {
          let (now, before) = (taken(hop, at: commit) >= 0, taken(hop, at: parent) >= 0)
          if now == before { continue }
          let end = now ? parent : commit
          guard done[hop, default: []].insert(epoch(end)).inserted else { continue }
          if now {
            missing.append(End(hop: hop, commit: end))
          } else {
            lost.append(End(hop: hop, commit: end))
          }
        }
      }
    }
    return lost + missing
  }

  /// Of each epoch without a way the first commit that has an ancestor with one.
  private func behindLosses() -> [End] {
    var found: [End] = []
    for hop in hops where taken[hop]?.contains(-1) ?? false {
      var done = Set((ends[hop] ?? [:]).keys.map(epoch))
      done.formUnion(passed[hop, default: []].map(epoch))
      var isBehind = Array(repeating: false, count: range.ids.count)
      for commit in range.ids.indices {
        let isLost = taken(hop, at: commit) < 0
        isBehind[commit] = !isLost || range.dag.parents(of: commit).contains { isBehind[$0] }
        guard isLost, isBehind[commit], done.insert(epoch(commit)).inserted else { continue }
        found.append(End(hop: hop, commit: commit, isBehind: true))
      }
    }
    return found
  }

  /// Looks for a hop where no known way leads on.
  ///
  /// - Returns: Whether there is a new way.
  private func searchAnew(_ end: End) throws(ReplayTrouble) -> Bool {
    let (hop, commit) = (end.hop, end.commit)
    var answer: HopAnswer
    if ofSources[commit] == nil, ofSources.count >= Self.sourceLimit {
      isCut = true
      answer = .unchecked("not looked for here, after so many other commits", caller: nil)
    } else {
      answer = try sourceAnswers(at: commit)[hop]
    }
    if answer.way == nil, end.isBehind {
      passed[hop, default: []].insert(commit)
      return false
    }
    if answer.way == nil, search.isWhole {
      if let found = try treeAnswers(at: commit) {
        answer = found[hop]
      } else {
        isCut = true
        answer = .unchecked("not looked for here, after so many other trees", caller: nil)
      }
    }
    guard let way = answer.way else {
      ends[hop, default: [:]][commit] = answer
      return false
    }
    if add(way, to: hop) {
      try watch([])
      return true
    }
    // The search finds in the whole what the check does not find in its files; the search is right.
    guard
      let number = ways[hop]?.firstIndex(where: { $0.check.way.isSame(as: way) }),
      let files = ways[hop]?[number].files
    else { return false }
    let key = files.map { path in
      watched.table.number(of: .content(path)).map { watched.table.reply(to: $0, of: commit) }
        ?? WatchedLayer.nothing
    }
    guard ways[hop]?[number].holds[key] == false else { return false }
    ways[hop]?[number].holds[key] = true
    return true
  }

  private func sourceAnswers(at commit: Int) throws(ReplayTrouble) -> [HopAnswer] {
    if let known = ofSources[commit] { return known }
    let found = try stack.sourceAnswers(at: range.ids[commit], also: sources)
    ofSources[commit] = found
    return found
  }

  /// What the whole tree says at a commit; nil where that has been asked often enough.
  private func treeAnswers(at commit: Int) throws(ReplayTrouble) -> [HopAnswer]? {
    if let known = ofTrees[commit] { return known }
    guard ofTrees.count < Self.treeLimit else { return nil }
    let found = try stack.treeAnswers(at: range.ids[commit], search.cache)
    ofTrees[commit] = found
    return found
  }

  // MARK: What came out

  /// A commit at which a hop is another than at all of its parents.
  struct Row {
    let commit: Int
    let hop: Int
    /// How it is there.
    let answer: HopAnswer
    /// Whether a parent has another way.
    let hadWay: Bool
  }

  /// The rows of each hop in the order of the commits.
  ///
  /// Before its first row a hop is not there, or goes a way that was not looked for.
  func rows() throws(ReplayTrouble) -> [Row] {
    var rows: [Row] = []
    for commit in range.ids.indices {
      let own = epoch(commit)
      let parents = Array(range.dag.parents(of: commit))
      if parents.contains(where: { epoch($0) == own }) { continue }
      for hop in hops {
        let now = taken(hop, at: commit)
        let before = parents.map { taken(hop, at: $0) }
        if parents.isEmpty ? now < 0 : before.contains(now) { continue }
        guard let answer = try answer(hop, at: commit) else { continue }
        rows.append(
          Row(commit: commit, hop: hop, answer: answer, hadWay: before.contains { $0 >= 0 }))
      }
    }
    return rows.sorted { ($0.hop, $0.commit) < ($1.hop, $1.commit) }
  }

  /// How a hop is at a commit, with the lines of that commit; nil for a hop that is not followed.
  func answer(_ hop: Int, at commit: Int) throws(ReplayTrouble) -> HopAnswer? {
    guard hops.contains(hop) else { return ofTrees[commit].map { $0[hop] } }
    let number = taken(hop, at: commit)
    if number >= 0, let known = ways[hop]?[number] {
      return .way(try way(known, at: commit) ?? known.check.way)
    }
    // Where it broke, along first parents.
    var found = end(hop, at: commit)
    var (next, last) = (range.dag.firstParent(of: commit), commit)
    while let parent = next, taken(hop, at: parent) < 0 {
      found = found ?? end(hop, at: parent)
      (next, last) = (range.dag.firstParent(of: parent), parent)
    }
    guard next != nil else { return found }
    let since = last == commit ? "" : ", since \(range.ids[last].abbreviated())"
    switch found {
    case .broken(let reason, let caller): return .broken(reason + since, caller: caller)
    case .unchecked(let reason, let caller): return .unchecked(reason + since, caller: caller)
    case .way, nil: return .unchecked("its known way is gone\(since)", caller: nil)
    }
  }

  private func end(_ hop: Int, at commit: Int) -> HopAnswer? {
    let own = epoch(commit)
    return ends[hop]?.first { epoch($0.key) == own }?.value
  }
}
