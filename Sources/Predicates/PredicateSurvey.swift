// How to read this file: every function of some folders' sources that mentions an errno is asked for its predicate,
// its callees cut off. A thread takes a file at a time; each has a repository and programs of its own.

import CProgram
import CSyntax
public import Findings
import Git
public import Replay
import Scenarios
import Synchronization
import Threads

/// Asks all functions of some folders for their predicates.
public struct PredicateSurvey: Sendable {
  private let repository: String
  private let revision: String
  private let folders: [String]
  private let architecture: String
  private let config: [(name: String, value: String)]
  private let crew: Crew

  /// Makes a survey.
  ///
  /// - Parameters:
  ///   - folders: Folders whose own `.c` files are looked at, those of folders in them not.
  ///   - jobs: How many threads ask; nil for as many as there are cores.
  public init(
    repository: String, at revision: String, folders: [String], architecture: String,
    config: [(name: String, value: String)], jobs: Int? = nil
  ) {
    self.repository = repository
    self.revision = revision
    self.folders = folders
    self.architecture = architecture
    self.config = config
    // A run nests as deep as the C it runs.
    crew = Crew(jobs: jobs, stackSize: 1 << 30)
  }

  /// Asks.
  ///
  /// - Parameter progress: Is told how many files of how many are done.
  /// - Throws: ``ReplayTrouble`` for a revision or folder that is not there, or when the repository cannot be read.
  public func find(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(ReplayTrouble) -> PredicateSurveyFinding {
    let reader = try RepositoryReader(path: repository)
    let commit = try reader.resolve(revision)
    var files: [String] = []
    for folder in folders {
      let found = try reader.files(in: folder, of: commit).filter { $0.hasSuffix(".c") }
      guard !found.isEmpty else {
        throw .request("'\(folder)' is no folder with C files at \(revision)")
      }
      files += found
    }
    let sorted = files.distinct.sorted()
    let gathered = Mutex(Gathered())
    crew.share(sorted.count, progress: { progress($0, sorted.count) }) { turns in
      do throws(ReplayTrouble) {
        let source = try PredicateSource(
          repository: repository, sources: [], architecture: architecture, config: config)
        while let turn = turns.next() {
          let (rows, unconfigured) = try Self.ask(sorted[turn], source, revision)
          gathered.withLock {
            $0.rows[turn] = rows
            $0.unconfigured += unconfigured
          }
          turns.finish()
        }
      } catch {
        turns.stop()
        gathered.withLock { $0.failure = $0.failure ?? error }
      }
    }
    let all = gathered.withLock { $0 }
    if let failure = all.failure { throw failure }
    var finding = PredicateSurveyFinding(commit: commit.hex, folders: folders)
    finding.rows = sorted.indices.flatMap { all.rows[$0] ?? [] }
    finding.unconfigured = all.unconfigured
    return finding
  }

  /// What the threads found, by the number of the file.
  private struct Gathered: Sendable {
    var rows: [Int: [PredicateSurveyRow]] = [:]
    var unconfigured = 0
    var failure: ReplayTrouble?
  }

  /// All questions of one file.
  private static func ask(
    _ file: String, _ source: PredicateSource, _ revision: String
  ) throws(ReplayTrouble) -> (rows: [PredicateSurveyRow], unconfigured: Int) {
    let commit = try source.reader.resolve(revision)
    let opened = try source.program(at: commit, sources: [file])
    let program = opened.program
    var rows: [PredicateSurveyRow] = []
    var unconfigured = 0
    for (function, errnos) in mentions(in: file, program) {
      guard program.function(Name(function), in: file)?.definition != nil else {
        unconfigured += 1
        continue
      }
      for errno in errnos {
        let question = PredicateQuestion(
          function: function, file: file, errno: errno, callees: .cutOff)
        let start = ContinuousClock.now
        let answer = PredicateReader(question, of: program).answer()
        let duration = (ContinuousClock.now - start) / .milliseconds(1)
        rows.append(
          PredicateSurveyRow(answer, file: file, seconds: duration.rounded() / 1000))
      }
    }
    _ = try opened.run(())
    return (rows, unconfigured)
  }

  /// The functions that a file defines, by what its outline says, with the errnos that stand in their text.
  private static func mentions(
    in file: String, _ program: Program
  ) -> [(function: String, errnos: [Errno])] {
    guard let number = program.file(at: file) else { return [] }
    let outline = program.outline(of: number)
    var found: [(String, [Errno])] = []
    var seen: Set<String> = []
    for entry in outline.entries where entry.kind == .function {
      let errnos = outline.items[Int(entry.item)].tokens
        .filter { outline.tokens[$0].kind == .identifier }
        .compactMap { Errno(name: outline.name(ofToken: $0).spelling) }.distinct
      if !errnos.isEmpty, seen.insert(entry.name.spelling).inserted {
        found.append((entry.name.spelling, errnos))
      }
    }
    return found
  }
}
