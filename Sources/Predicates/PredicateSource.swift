import CProgram
import CSyntax
public import Findings
import Git
public import Replay

/// The sources that a function is asked about in, at any commit of a repository.
///
/// A class because what it read of one commit serves the next. It belongs to one worker.
public final class PredicateSource {
  /// The way into the repository.
  public var reader: RepositoryReader { programs.reader }
  let programs: CommitPrograms
  private let sources: [String]

  /// Opens a repository.
  ///
  /// - Parameters:
  ///   - sources: The files that functions are looked for in; those that a commit does not have are left out there.
  ///   - architecture: The name of the architecture.
  ///   - config: CONFIG symbols with what stands behind the `=`; of one that is given twice the last value counts.
  /// - Throws: ``ReplayTrouble`` when the repository cannot be opened or the architecture is unknown.
  public init(
    repository: String, sources: [String], architecture: String,
    config: [(name: String, value: String)]
  ) throws(ReplayTrouble) {
    self.sources = sources
    guard let known = Architecture(named: architecture) else {
      throw .request(
        "there is no architecture '\(architecture)'; known are "
          + Architecture.names.joined(separator: ", "))
    }
    let target = Target(architecture: known, configuration: Configuration(settings: config))
    programs = CommitPrograms(reader: try RepositoryReader(path: repository), target: target)
  }

  /// Forgets what was read, so that the next program starts from nothing.
  func forget() { programs.forget() }

  /// The program of a commit with the sources that stand there.
  func program(
    at commit: ObjectID, sources: [String]? = nil
  ) throws(ReplayTrouble) -> CommitProgram {
    let opened = try programs.program(at: commit)
    let sources = sources ?? self.sources
    opened.program.sources = sources.filter { opened.program.file(at: $0) != nil }
    return opened
  }

  /// The answer at a commit.
  ///
  /// - Throws: ``ReplayTrouble`` when the revision names no commit or the repository cannot be read.
  public func answer(
    to question: PredicateQuestion, at revision: String
  ) throws(ReplayTrouble) -> PredicateAnswer {
    try run(question, at: reader.resolve(revision)).answer.answer
  }

  /// What was found at a commit.
  struct Record {
    var answer: PredicateAnswer
    /// The text of every function that was run, by its name.
    let texts: [String: String]
  }

  /// The answer at a commit, with what it stood on.
  func run(
    _ question: PredicateQuestion, at commit: ObjectID
  ) throws(ReplayTrouble) -> EpochRun<Record> {
    let opened = try program(at: commit)
    var (answer, texts) = PredicateReader(question, of: opened.program).read()
    answer.commit = commit.hex
    answer.subject = opened.commit.subject
    return try opened.run(Record(answer: answer, texts: texts))
  }
}
