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

  /// The same for a question: its function is looked for in the tree where the file that is named has it not.
  func program(
    at commit: ObjectID, for question: PredicateQuestion
  ) throws(ReplayTrouble) -> CommitProgram {
    let opened = try program(at: commit)
    let program = opened.program
    let function = Name(question.function)
    guard let file = question.file, program.function(function, in: file)?.definition == nil else {
      return opened
    }
    var arrangement = SourceArrangement(sources: program.sources)
    switch program.whereabouts(of: function, near: [file]) {
    case .file(let found):
      if !arrangement.sources.contains(found) {
        let place = arrangement.sources.firstIndex(of: file).map { $0 + 1 } ?? 0
        arrangement.sources.insert(found, at: place)
      }
      arrangement.standIns[file] = [found]
      arrangement.notes = [
        "\(question.function)() is in \(found) at this commit, not in \(file)"
      ]
      program.arrange(arrangement)
    case .undecided(let files):
      arrangement.notes = [
        "\(question.function)() is in \(files.prefix(4).joined(separator: ", ")) at this commit, and "
          + "which of them is meant cannot be told"
      ]
      program.arrange(arrangement)
    case .nowhere, .notInForce: break
    }
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
    let opened = try program(at: commit, for: question)
    var (answer, texts) = PredicateReader(question, of: opened.program).read()
    answer.commit = commit.hex
    answer.subject = opened.commit.subject
    return try opened.run(Record(answer: answer, texts: texts))
  }
}
