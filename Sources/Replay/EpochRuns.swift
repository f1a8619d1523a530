// How to read this file: something that is asked of a commit (a scenario's verdict, a function's
// predicate) reads some of the commit's files and no more, so commits with the same files there have the
// same answer. The newest commit is run first; what it read is watched; commits are grouped into epochs
// by the watched blobs; each epoch follows its own answers through what the runs so far asked (EpochSorting), where
// contents between which no run could tell are one answer (FactClasses), and comes to a run that answers for it or to
// an answer that no run got, which is then run once; and all that is repeated while runs read paths or ask for names
// that nobody asked for before. Then every commit has an answer. What is missing has to be run sooner or later: what
// else is asked for only tells more apart.

public import CProgram
public import Git
import History

/// What one run came to, and what it stood on.
public struct EpochRun<Answer> {
  /// What it came to.
  public let answer: Answer
  /// What it read of the commit's tree, in the order it asked for it, every path once.
  public let trace: [Fact]

  /// For each of these the number of its question among those that are watched, -1 where it is not known to have one; empty if
  /// that is not known of any.
  var questions: [Int32] = []

  /// What it read by path; a path it did not ask for is not in it, one where nothing stood is nil.
  public var facts: [String: ContentID?] {
    Dictionary(trace.compactMap { fact in fact.path.map { ($0, fact.content) } }) { first, _ in
      first
    }
  }

  /// Makes a run.
  public init(answer: Answer, trace: [Fact]) {
    self.answer = answer
    self.trace = trace
  }
}

extension EpochRun: Sendable where Answer: Sendable {}

/// Gives every commit of a range an answer with as few runs as there are different things to read.
///
/// A run must depend on nothing but the files it reads: given the same contents it asks for the same
/// paths in the same order and ends the same. A class because it gathers what it found on the way.
/// It belongs to one worker.
public final class EpochRuns<Answer> {
  /// The commits.
  public let range: CommitRange
  /// The runs made so far, in the order they were made; those from nothing are not among them.
  public private(set) var runs: [EpochRun<Answer>] = []

  private let reader: RepositoryReader
  private let progress: (BisectionProgress) -> Void
  private let forget: () -> Void
  private let make: (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>

  private let crew: RunCrew?
  private let coldCrew: ColdCrew?
  private let programs: CommitPrograms?
  private let watched: WatchedPaths
  private var sorting: EpochSorting
  /// For each run the commit at which it was made.
  private var places: [Int] = []
  /// For each run the numbers of the questions that it asked, -1 for one that is not watched yet.
  private var questions: [[Int32]] = []
  /// The runs whose facts are not watched yet.
  private var newRuns: Range<Int> = 0..<0
  /// For each epoch the run that answers for it; empty before all have one.
  private var runOfEpoch: [Int] = []
  /// What was found to be wrong with a run.
  private var mistake: ReplayTrouble?
  /// The answers of commits that were run again from nothing.
  private var coldAnswers: [Int: Answer] = [:]

  /// From how many commits on some are run before any epoch is known, and how many.
  private static var longHistory: Int { 4_096 }
  private static var sampleCount: Int { 24 }
  /// A run that read less than one part in so many of what another read has ended early.
  private static var shortFraction: Int { 4 }

  /// Runs at many commits at a time, given with their numbers and what is known of their files: the results in the same
  /// order.
  typealias RunCrew = (
    _ commits: [CommitPlace], _ known: WatchedContents, _ progress: (Int) -> Void
  ) -> [Result<EpochRun<Answer>, ReplayTrouble>]

  /// Runs from nothing at many commits at a time: the results in the same order.
  typealias ColdCrew = (_ commits: [ObjectID]) -> [Result<EpochRun<Answer>, ReplayTrouble>]

  /// Makes a runner; nothing is run yet.
  ///
  /// - Parameters:
  ///   - range: The commits, all of which get an answer, those just outside as well.
  ///   - reader: The repository that they are in.
  ///   - programs: What the runs open their programs with; without it, two contents of a file that a
  ///     run asks for names are never the same to it.
  ///   - progress: Told how far it has come.
  ///   - forget: Forgets what the runs share, so that the next one starts from nothing.
  ///   - run: Runs at one commit.
  public convenience init(
    range: CommitRange, reader: RepositoryReader, programs: CommitPrograms? = nil,
    progress: @escaping (BisectionProgress) -> Void = { _ in },
    forget: @escaping () -> Void = {},
    run: @escaping (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>
  ) {
    self.init(
      range: range, reader: reader, programs: programs, progress: progress, forget: forget,
      crew: nil, run: run)
  }

  /// The same, with something that runs at many commits at a time, and the functions that runs may look for.
  init(
    range: CommitRange, reader: RepositoryReader, programs: CommitPrograms?,
    progress: @escaping (BisectionProgress) -> Void, forget: @escaping () -> Void,
    crew: RunCrew?, coldCrew: ColdCrew? = nil, sought: [String] = [],
    fewestTrees: Int = RangeSources.fewestTrees,
    run: @escaping (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>
  ) {
    self.range = range
    self.reader = reader
    self.progress = progress
    self.forget = forget
    self.crew = crew
    self.coldCrew = coldCrew
    self.programs = programs
    make = run
    reader.sources = RangeSources(reader.path, range, likely: sought, fewest: fewestTrees)
    watched = WatchedPaths(range: range, reader: reader)
    sorting = EpochSorting(
      watched: watched,
      classes: FactClasses(watched: watched, reader: reader, programs: programs))
  }

  // MARK: Answers

  /// The answer at a commit, nil before all have one.
  public func answer(of commit: Int) -> Answer? { run(of: commit)?.answer }

  /// The run that answers for a commit, nil before all commits have one.
  ///
  /// It was made at this commit or at another between which and this one it cannot tell: lines, and the
  /// contents it read, may be others here.
  public func run(of commit: Int) -> EpochRun<Answer>? { runNumber(of: commit).map { runs[$0] } }

  /// The number of the run that answers for a commit, nil before all commits have one.
  public func runNumber(of commit: Int) -> Int? { epoch(of: commit).map { runOfEpoch[$0] } }

  /// The epoch of a commit, nil before all commits have an answer.
  public func epoch(of commit: Int) -> Int? {
    runOfEpoch.isEmpty || !range.ids.indices.contains(commit) ? nil : Int(watched.epochs[commit])
  }

  /// What stands in a commit at the paths that the run read which answers for it, nil before all have one.
  ///
  /// A path at which there is no file is nil in it.
  public func contents(of commit: Int) -> [String: ContentID?]? {
    run(of: commit).map { run in
      Dictionary(
        run.trace.compactMap { fact in
          fact.path.map { ($0, watched.table.reply(to: fact.question, of: commit) ?? nil) }
        }
      ) { first, _ in first }
    }
  }

  /// How many epochs there are.
  public var epochCount: Int { runOfEpoch.count }

  /// How many paths are watched.
  public var watchedCount: Int { watched.count }

  /// The answer of a run that is made from nothing, for which no former run is looked at.
  ///
  /// The commit is one of the range, and each is run once. Whether the answer is the same again is for the caller to say: one
  /// that is not is a mistake of ours.
  ///
  /// - Throws: what the run throws.
  public func coldAnswer(of commit: Int) throws(ReplayTrouble) -> Answer {
    if let known = coldAnswers[commit] { return known }
    beginCold([commit])
    let answer = try make(range.ids[commit]).answer
    coldAnswers[commit] = answer
    return answer
  }

  /// Makes the runs from nothing of some commits, which ``coldAnswer(of:)`` then knows, at a time where there is a crew.
  ///
  /// - Throws: what the first of the runs throws that throws.
  func makeColdAnswers(of commits: [Int]) throws(ReplayTrouble) {
    var isNew = Set(commits).subtracting(coldAnswers.keys)
    let new = commits.filter { isNew.remove($0) != nil }
    guard let coldCrew, new.count > 1 else { return }
    beginCold(new)
    for (commit, made) in zip(new, coldCrew(new.map { range.ids[$0] })) {
      coldAnswers[commit] = try made.get().answer
    }
  }

  /// Forgets what runs shared until now, and reads the files of commits that a run from nothing will ask names of, on all
  /// cores; nothing else comes of it.
  private func beginCold(_ commits: [Int]) {
    // What the runs share depends on bytes alone, so the cold ones may share theirs.
    if coldAnswers.isEmpty {
      reader.sources = nil
      forget()
    }
    guard let programs else { return }
    var contents: Set<ContentID> = []
    for commit in commits {
      for fact in run(of: commit)?.trace ?? [] where fact.use.contains(.names) {
        if let known = watched.table.reply(to: fact.question, of: commit) ?? nil {
          contents.insert(known)
        }
      }
    }
    DigestCrew(path: reader.path, shelf: programs.shelf).outline(Array(contents))
    // The runs will ask for them all; who reads them first, one of them or the crew, is a matter of how many cores there are.
    for content in contents { reader.note(read: content) }
  }

  // MARK: Running

  /// Gives every commit an answer, running until no run reads anything new.
  ///
  /// After an error no commit has an answer; the runs made until then are kept, and when called again
  /// it goes on from them.
  ///
  /// - Throws: what a run throws; ``ReplayTrouble`` when the repository cannot be read, or when a run
  ///   says to have read what does not stand in its commit.
  public func runAll() throws(ReplayTrouble) {
    runOfEpoch = []
    if let mistake { throw mistake }
    guard let tip = range.ids.indices.last else { return }
    if runs.isEmpty { try runSamples(before: tip) }
    while true {
      let missing = try sorted()
      if missing.isEmpty {
        runOfEpoch = sorting.runOfEpoch
        return
      }
      try run(atAll: missing)
    }
  }

  /// Runs at the newest commit, and in a long history at some from all over it: what they read is watched at once, which
  /// is cheaper than to come to it in rounds.
  private func runSamples(before tip: Int) throws(ReplayTrouble) {
    try run(atAll: [tip])
    guard range.ids.count >= Self.longHistory else { return }
    var samples: [Int] = []
    for number in 1..<Self.sampleCount {
      let commit = tip - number * range.ids.count / Self.sampleCount
      if try questionAnsweredOtherwise(runs[0], at: commit) != nil { samples.append(commit) }
    }
    try run(atAll: samples)
  }

  /// The first question to which a commit has another answer than a run got; nil if the run could have been made there.
  private func questionAnsweredOtherwise(
    _ run: EpochRun<Answer>, at commit: Int
  ) throws(ReplayTrouble) -> TreeQuestion? {
    let files = CommitFiles(reader: reader, tree: range.trees[commit])
    for fact in run.trace where try reply(to: fact.question, commit, files) != fact.content {
      return fact.question
    }
    return nil
  }

  /// Watches what the newest runs read, and sorts the epochs.
  ///
  /// - Returns: Commits at which to run; none if every epoch has its run.
  private func sorted() throws(ReplayTrouble) -> [Int] {
    // What a run that ended early read tells the commits like it from the others; only those are then asked for more.
    let lengths = newRuns.map { runs[$0].trace.count }
    let limit = (lengths.max() ?? 0) / Self.shortFraction
    if newRuns.count > 1, lengths.contains(where: { $0 <= limit }) {
      try watch(newRuns.filter { runs[$0].trace.count <= limit })
      _ = sorting.sort()
      try watch(newRuns.filter { runs[$0].trace.count > limit })
    } else {
      try watch(Array(newRuns))
    }
    newRuns = runs.count..<runs.count
    while true {
      let missing = sorting.sort()
      guard missing.isOfContents else { return missing.runs }
      try lookUp()
    }
  }

  private func watch(_ numbers: [Int]) throws(ReplayTrouble) {
    for number in numbers { watched.note(runs[number].trace, questions[number]) }
    watched.watch()
    try lookUp()
    for number in numbers {
      for (place, fact) in runs[number].trace.enumerated() where questions[number][place] < 0 {
        let question = watched.table.number(of: fact.question) ?? -1
        questions[number][place] = question
        try check(fact, question, number)
      }
      sorting.add(number, questions[number], at: places[number])
    }
  }

  /// Makes sure that what a run says to have read stands at its commit; otherwise none of the runs can be trusted.
  private func check(
    _ fact: Fact, _ question: Int32, _ number: Int
  ) throws(ReplayTrouble) {
    let commit = places[number]
    let found: ContentID?
    if question >= 0, let known = watched.table.content(answering: question, of: commit) {
      found = known
    } else {
      found = try reply(
        to: fact.question, CommitFiles(reader: reader, tree: range.trees[commit]))
    }
    if found == fact.content { return }
    let trouble = ReplayTrouble.unstable(
      "a run at commit \(range.ids[commit].hex) says to have read '\(fact.question.subject)' "
        + "otherwise than it stands there; please report this")
    mistake = trouble
    runs = []
    throw trouble
  }

  /// Looks up what stands at the watched paths of commits that have no run yet.
  private func lookUp() throws(ReplayTrouble) {
    defer { sorting.split() }
    do throws(GitError) {
      try watched.lookUp { [sorting] in
        sorting.isOpen($0)
      } progress: { [progress, range] in
        progress(.resolving($0, of: range.ids.count))
      }
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Runs at the commits at which that is still to be done.
  private func run(atAll commits: [Int]) throws(ReplayTrouble) {
    let progress = { [progress] (done: Int) in progress(.replaying(done, of: commits.count)) }
    guard let crew, commits.count > 1 else {
      for (done, commit) in commits.enumerated() {
        progress(done)
        add(try make(range.ids[commit]), at: commit)
      }
      return
    }
    let places = commits.map { CommitPlace(number: $0, id: range.ids[$0]) }
    for (commit, made) in zip(commits, crew(places, watched.table, progress)) {
      add(try made.get(), at: commit)
    }
  }

  private func add(_ run: EpochRun<Answer>, at commit: Int) {
    newRuns = newRuns.lowerBound..<runs.count + 1
    runs.append(run)
    places.append(commit)
    // What it was told of what is watched it was told by this table.
    questions.append(
      run.questions.isEmpty ? Array(repeating: -1, count: run.trace.count) : run.questions)
  }

  private func reply(
    to question: TreeQuestion, _ commit: Int, _ files: CommitFiles
  ) throws(ReplayTrouble) -> ContentID? {
    if let known = watched.table.reply(to: question, of: commit) { return known }
    return try reply(to: question, files)
  }

  private func reply(
    to question: TreeQuestion, _ files: CommitFiles
  ) throws(ReplayTrouble) -> ContentID? {
    do throws(FileStoreError) {
      return try files.reply(to: question)
    } catch {
      throw files.failure.map { ReplayTrouble($0) } ?? .repository(error.message)
    }
  }
}

/// A commit of a range, by its number and its id.
struct CommitPlace: Sendable {
  let number: Int
  let id: ObjectID
}
