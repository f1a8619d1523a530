// How to read this file: sets of a commit's hunks are applied to its parent in memory and replayed. Only hunks of files that
// a run reads can matter: a run that asks for none of a file's paths is the same with and without its hunks. That is looked
// at for every set that is replayed, since what a run reads may be decided by what is applied; where one asks for a file that
// was left out, the search begins again with that file.

import CProgram
import Findings
import Git
import Reasons

/// Looks for the smallest set of a commit's hunks that makes its parent end as the commit does.
struct HunkSearch {
  /// What was found.
  struct Answer {
    var set: HunkSet
    /// The commit in parts; nil where it could not be taken apart.
    var hunks: CommitHunks?
    /// The parts of the set.
    var members: [Int] = []

    /// What the diff says of the lines, and which of them make the difference, where that is proved.
    var lines: ChangedLines? { hunks?.changedLines(decisive: set.proof == .none ? nil : members) }
  }

  private let replayer: Replayer
  private let parent: ObjectID
  private let commit: ObjectID
  private let wanted: ReplayFinding
  /// The runs at the parent and at the commit, which may be those of other sets as well.
  private let runs: [EpochRun<ReplayFinding>]
  private let reuse: RunReuse
  /// How much may be read.
  private let limit: Int
  /// What runs have asked for so far; nil once one asked for what may be in any file.
  private var asked: Set<String>?
  /// What is known of the trees that were replayed.
  private var known: [ObjectID: Bool?] = [:]
  private var replays = 0
  /// How many paths the replays have asked for: what they take the time for where files are large, and it is the same
  /// everywhere.
  private(set) var work = 0
  private var bytes = 0
  private var isOutOfRoom = false
  /// Why runs could not be judged.
  private var reasons: [String] = []

  /// So many sets are tried, and so much is read for one search and for all of a bisection.
  static let (setLimit, workOfOne, workOfAll) = (160, 40_000, 100_000)
  /// So many bytes of files are made.
  private static let byteLimit = 64 << 20
  /// A path that is followed counts as so many paths of files, and so many steps as one.
  private static let (pathWork, stepsOfWork) = (20, 1_000)

  /// Prepares to search.
  ///
  /// - Parameters:
  ///   - before: The run at the parent.
  ///   - after: The run at the commit.
  ///   - asked: What the two asked files about, or more.
  ///   - work: How much may be read.
  init(
    _ replayer: Replayer, _ before: TracedRun, _ after: TracedRun, asked: AskedNames.Notes,
    work: Int
  ) throws(ReplayTrouble) {
    self.replayer = replayer
    parent = try replayer.reader.resolve(before.finding.commit)
    commit = try replayer.reader.resolve(after.finding.commit)
    wanted = after.finding
    limit = min(Self.workOfOne, work)
    runs = [before, after].map { EpochRun(answer: $0.finding, trace: $0.facts) }
    let names = AskedNames()
    names.note(asked)
    reuse = RunReuse(replayer.programs, asked: names)
    self.asked = []
    note(before.facts)
    note(after.facts)
  }

  private mutating func note(_ facts: [Fact]) {
    for fact in facts {
      if let path = fact.path { asked?.insert(path) } else { asked = nil }
    }
  }

  /// Takes the commit apart as far as runs have read its files.
  private func takenApart() throws(GitError) -> CommitHunks? {
    let repository = replayer.reader
    let asked = asked
    return try CommitHunks(
      from: repository.repository.commit(parent).tree,
      to: repository.repository.commit(commit).tree,
      repository.repository
    ) { path in asked?.contains(path) ?? true }
  }

  /// Searches.
  ///
  /// - Parameter order: The parts, the likely ones first.
  mutating func run(order: (CommitHunks) -> [Int]) throws(ReplayTrouble) -> Answer {
    while true {
      let hunks: CommitHunks
      do throws(GitError) {
        guard let made = try takenApart() else {
          return Self.none("the commit changes too many files that a run may ask for")
        }
        hunks = made
      } catch {
        return Self.none("the commit could not be taken apart: \(error.message)")
      }
      let search = try SmallestSet(among: order(hunks), budget: Self.setLimit) {
        (numbers: [Int]) throws(ReplayTrouble) in try works(numbers, hunks)
      }
      // Nothing was left out that a run asked for.
      if hunks.otherPaths.contains(where: { asked?.contains($0) ?? true }) { continue }
      return answer(search, hunks)
    }
  }

  private static func none(_ note: String) -> Answer {
    Answer(set: HunkSet(hunks: 0, files: 0, proof: .none, notes: [note]))
  }

  /// Whether the parent ends as the commit does when some parts are applied; nil if that is not known.
  private mutating func works(
    _ numbers: [Int], _ hunks: CommitHunks
  ) throws(ReplayTrouble) -> Bool? {
    let reader = replayer.reader
    // Where there is no such tree there is no such run.
    guard let changes = hunks.applied(numbers) else { return false }
    // What is made stays in memory.
    bytes += changes.reduce(0) { $0 + ($1.bytes?.count ?? 0) }
    guard bytes < Self.byteLimit else {
      isOutOfRoom = true
      return nil
    }
    let made: ObjectID
    let tree: ObjectID
    do throws(GitError) {
      made = try reader.repository.addCommit(
        on: parent, changes: changes, message: "some hunks of \(commit.hex)")
      tree = try reader.repository.commit(made).tree
    } catch {
      throw ReplayTrouble(error)
    }
    if let answer = known[tree] { return answer }
    for run in runs where try reuse.holds(run, at: made) {
      // All that this run asked has the same answer there.
      known[tree] = .some(run.answer.endsLike(wanted))
      return run.answer.endsLike(wanted)
    }
    guard work < limit, replays < Self.setLimit else {
      isOutOfRoom = true
      return nil
    }
    replays += 1
    let run = try replayer.run(atMade: made)
    work += run.trace.count + run.answer.steps / Self.stepsOfWork
    work += (run.answer.paths?.groups.reduce(0) { $0 + $1.paths } ?? 0) * Self.pathWork
    note(run.trace)
    let answer: Bool? = run.answer.verdict == .untestable ? nil : run.answer.endsLike(wanted)
    if answer == nil, let reason = run.answer.outcome.reason, !reasons.contains(reason) {
      reasons.append(reason)
    }
    known[tree] = .some(answer)
    return answer
  }

  private func answer(_ search: SmallestSet, _ hunks: CommitHunks) -> Answer {
    var set = HunkSet(
      hunks: hunks.parts.count + (hunks.otherParts ?? 0),
      files: hunks.files.count + hunks.otherFiles, replays: replays, proof: .none)
    if hunks.otherFiles > 0 {
      let files = hunks.otherFiles == 1 ? "1 file" : "\(hunks.otherFiles) files"
      set.notes.append(
        "no run reads \(files) of the commit, whose hunks were not tried"
          + (hunks.otherParts == nil ? " and are not counted" : ""))
    }
    var members = search.members
    switch search.proof {
    case .smallest: set.proof = .smallest
    case .irreducible:
      set.proof = .irreducible
      if search.unknowns > 0 {
        let sets = search.unknowns == 1 ? "1 smaller set" : "\(search.unknowns) smaller sets"
        set.notes.append(
          "of \(sets) it is not known what the hunks do"
            + (isOutOfRoom
              ? ", since replays of these commits read too much"
              : reasons.first.map { ", since the run cannot be judged: \($0)" } ?? ""))
      }
    case .unfinished:
      set.notes.append(
        "\(replays) sets of hunks were replayed, and no small one was found among them")
      members = []
    case .none:
      let reason =
        isOutOfRoom
        ? "replays of these commits read too much" : reasons.first ?? "there are too many"
      set.notes.append(
        search.isWholeKnown
          ? "the hunks of the files that were read do not make the difference by themselves"
          : "it is not known what the hunks do by themselves: \(reason)")
    }
    set.smallest = members.map { hunks.finding(of: $0) }
    return Answer(set: set, hunks: hunks, members: members)
  }
}

extension CommitHunks {
  /// What the diff says of lines.
  ///
  /// - Parameter decisive: The parts that make the difference; nil where that is not known.
  func changedLines(decisive: [Int]?) -> ChangedLines {
    let isDecisive = decisive.map { Set($0) }
    var runs: [[ChangedLines.Run]] = Array(repeating: [], count: files.count)
    for (number, part) in parts.enumerated() {
      let file = files[part.file]
      let decides = isDecisive?.contains(number)
      switch part.change {
      case .lines(let run):
        runs[part.file].append(
          ChangedLines.Run(
            old: (run.old.lowerBound + 1)..<(run.old.upperBound + 1),
            new: (run.new.lowerBound + 1)..<(run.new.upperBound + 1), isDecisive: decides))
      case .whole:
        runs[part.file].append(
          ChangedLines.Run(
            old: 1..<((file.old?.lines.count ?? 0) + 1),
            new: 1..<((file.new?.lines.count ?? 0) + 1),
            isDecisive: decides))
      case .name, .mode: continue
      }
    }
    return ChangedLines(
      zip(files, runs).map { file, runs in
        ChangedLines.File(oldPath: file.old?.name, newPath: file.new?.name, runs: runs)
      })
  }
}

extension ReplayFinding {
  /// Whether another run came to the same.
  func endsLike(_ other: ReplayFinding) -> Bool {
    verdict == other.verdict && outcome.kind == other.outcome.kind
      && outcome.value == other.outcome.value && condition == other.condition
  }
}
