// How to read this file: what a replay reads of one commit serves the next, so each thread keeps a replayer of its own
// from the first replay to the last, and waits at a board where work is put up. The thread that puts it up takes its
// share. Which thread replays what changes nothing: a replay depends on its commit alone.

import CProgram
import Foundation
import Git
import Scenarios
import Threads
import Synchronization

/// Replays at many commits at a time.
///
/// A class because its threads end with it.
final class ReplayCrew {
  typealias Run = Result<EpochRun<Replayer.Record>, ReplayTrouble>

  private let replayer: Replayer
  private let board = Board()
  private let jobs: Int
  private var isStaffed = false

  /// C nests as deep as people write it; limits are met before this ends.
  private static let stackSize = 1 << 30

  /// Makes a crew of which this thread is one; the others begin when there is work for them, with the outlines and with
  /// whatever else the replayer has then.
  init(_ replayer: Replayer, jobs: Int) {
    self.replayer = replayer
    self.jobs = jobs
  }

  deinit { board.close() }

  /// Replays at each commit.
  ///
  /// - Parameters:
  ///   - commits: The commits.
  ///   - known: What is known of their files.
  ///   - progress: Is told how many are done.
  /// - Returns: The runs, in the order of the commits.
  func run(
    at commits: [CommitPlace], known: WatchedContents, progress: (Int) -> Void
  ) -> [Run] {
    let runs = share(commits.count, progress: progress) { turn, replayer -> Run in
      let commit = commits[turn]
      do throws(ReplayTrouble) {
        return .success(
          try replayer.run(
            at: commit.id, known: KnownFiles(watched: known, number: commit.number)))
      } catch {
        return .failure(error)
      }
    }
    replayer.kept?.flush()
    return zip(commits, runs).map { $1 ?? Self.nothing(of: $0.id) }
  }

  /// Replays at each commit from nothing, and takes the steps of the runs over where they are wanted.
  ///
  /// - Returns: The runs, in the order of the commits.
  func runCold(at commits: [ObjectID]) -> [Run] {
    let made = share(commits.count) { turn, replayer -> (run: Run, steps: TracedRun?) in
      do throws(ReplayTrouble) {
        let run = try replayer.run(at: commits[turn], known: nil, isTracing: false)
        return (.success(run), replayer.traces?[commits[turn]])
      } catch {
        return (.failure(error), nil)
      }
    }
    for (commit, made) in zip(commits, made) { replayer.keep(made?.steps, at: commit) }
    return zip(commits, made).map { $1?.run ?? Self.nothing(of: $0) }
  }

  private static func nothing(of commit: ObjectID) -> Run {
    .failure(.unstable("commit \(commit.hex) was not replayed; please report this"))
  }

  /// Does pieces of work, each with the replayer of the thread that takes it.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - progress: Is told how many are done.
  ///   - work: What is to be done.
  /// - Returns: What was made of each, nil for what nobody did.
  func share<Answer: Sendable>(
    _ count: Int, progress: (Int) -> Void = { _ in },
    _ work: @escaping @Sendable (_ turn: Int, _ replayer: Replayer) -> Answer
  ) -> [Answer?] {
    if !isStaffed { staff() }
    let answers = Mutex([Answer?](repeating: nil, count: count))
    let work = Work(turns: Turns(count)) { turn, replayer in
      let answer = work(turn, replayer)
      answers.withLock { $0[turn] = answer }
    }
    board.post(work)
    while let turn = work.turns.next() {
      progress(turn)
      work.run(turn, replayer)
    }
    let report = board.collect()
    for notes in report.notes { replayer.programs.asked.note(notes) }
    for blob in report.blobs { replayer.reader.note(read: blob) }
    return answers.withLock { $0 }
  }

  private func staff() {
    isStaffed = true
    let (scenario, path, limits) = (replayer.scenario, replayer.reader.path, replayer.limits)
    let (board, shelf, kept) = (board, replayer.programs.shelf, replayer.kept)
    let (sources, isTracing) = (replayer.reader.sources, replayer.traces != nil)
    _ = Crew(jobs: jobs - 1, stackSize: Self.stackSize).begin {
      // A thread that cannot open the repository leaves the work to the others.
      guard
        let replayer = try? Replayer(
          scenario: scenario, repository: path, limits: limits, shelf: shelf)
      else { return }
      replayer.kept = kept
      replayer.traces = isTracing ? [:] : nil
      replayer.reader.sources = sources
      var last = 0
      var edition = 0
      while let (number, work) = board.next(after: last) {
        last = number
        while let turn = work.turns.next() { work.run(turn, replayer) }
        let asked = replayer.programs.asked
        board.leave(
          asked.edition == edition ? nil : asked.notes, replayer.reader.takeBlobsRead())
        edition = asked.edition
      }
    }
  }

  /// Pieces of work, each to be done once.
  private struct Work: Sendable {
    let turns: Turns
    let run: @Sendable (_ turn: Int, _ replayer: Replayer) -> Void
  }

  /// Where work is put up, and where is told what it took.
  ///
  /// A class because all threads look at it.
  private final class Board: Sendable {
    struct Report {
      /// What was asked for, by each thread that asked for more than before.
      var notes: [AskedNames.Notes] = []
      var blobs: Set<ContentID> = []
    }

    private struct State {
      var number = 0
      var work: Work?
      var isClosed = false
      /// How many of the threads are at work.
      var busy = 0
      var report = Report()
    }

    private let state = Mutex(State())
    /// Wakes who waits for the state to be another.
    private let change = NSCondition()

    private func update<Answer: Sendable>(_ body: (inout State) -> Answer) -> Answer {
      change.lock()
      defer { change.unlock() }
      let answer = state.withLock { body(&$0) }
      change.broadcast()
      return answer
    }

    private func wait<Answer: Sendable>(_ body: (inout State) -> Answer?) -> Answer {
      change.lock()
      defer { change.unlock() }
      while true {
        if let answer = state.withLock({ body(&$0) }) { return answer }
        change.wait()
      }
    }

    func post(_ work: Work) {
      update { state in
        state.number += 1
        state.work = work
        state.report = Report()
      }
    }

    /// The work that was put up after that of a number; nil when there will be none.
    func next(after number: Int) -> (Int, Work)? {
      wait { state -> (Int, Work)?? in
        if state.isClosed { return .some(nil) }
        guard state.number > number, let work = state.work else { return nil }
        state.busy += 1
        return (state.number, work)
      }
    }

    func leave(_ notes: AskedNames.Notes?, _ blobs: Set<ContentID>) {
      update { state in
        if let notes { state.report.notes.append(notes) }
        state.report.blobs.formUnion(blobs)
        state.busy -= 1
      }
    }

    /// What was told, once nobody is at work; the work is taken down.
    func collect() -> Report {
      wait { state in
        guard state.busy == 0 else { return nil }
        state.work = nil
        defer { state.report = Report() }
        return state.report
      }
    }

    func close() { update { $0.isClosed = true } }
  }
}
