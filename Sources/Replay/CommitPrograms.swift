public import CProgram
import CSyntax
public import Git
import KernelModel

/// Opens the programs of a repository's commits, all of them read for the same target.
///
/// A class because what was outlined at one commit serves the next. It belongs to one worker.
public final class CommitPrograms {
  /// The way into the repository.
  public let reader: RepositoryReader
  /// What all programs are read under.
  public let target: Target
  /// What all programs so far asked files about; it only grows.
  let asked = AskedNames()
  /// The outlines that were made so far, by whichever worker.
  private(set) var shelf: OutlineShelf
  private var outlines: OutlineStore

  /// Makes an opener.
  ///
  /// - Parameter shelf: Outlines that other workers share.
  public init(reader: RepositoryReader, target: Target, shelf: OutlineShelf = OutlineShelf()) {
    self.reader = reader
    self.target = target
    self.shelf = shelf
    outlines = OutlineStore(asked: asked, shelf: shelf)
  }

  /// Runs something, and tells what exactly the programs that it opened asked files about.
  func noting<Answer>(
    _ run: () throws(ReplayTrouble) -> Answer
  ) throws(ReplayTrouble) -> (answer: Answer, notes: AskedNames.Notes) {
    let own = AskedNames()
    outlines.asked = own
    defer {
      outlines.asked = asked
      asked.note(own.notes)
    }
    return (try run(), own.notes)
  }

  /// Forgets what was read, so that the next program starts from nothing.
  public func forget() {
    shelf = OutlineShelf()
    outlines = OutlineStore(asked: asked, shelf: shelf)
    reader.forgetDefinitions()
  }

  /// The program of a commit, of which nothing is read yet.
  ///
  /// Its sources are for the caller to set; names that a model of the kernel means are kept as calls.
  ///
  /// - Throws: ``ReplayTrouble`` when there is no such commit or it cannot be read.
  public func program(at id: ObjectID) throws(ReplayTrouble) -> CommitProgram {
    try program(at: id, known: nil)
  }

  /// The same, where some of the commit's files are known already.
  func program(at id: ObjectID, known: KnownFiles?) throws(ReplayTrouble) -> CommitProgram {
    do throws(GitError) {
      let commit = try reader.repository.commit(id)
      let files = CommitFiles(reader: reader, tree: commit.tree, known: known)
      return CommitProgram(commit: commit, program: program(of: files, target), files: files)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The program of the same commit with CONFIG symbols set or not; what is read for it is in the same trace.
  func program(_ opened: CommitProgram, setting symbols: [String: Bool]) -> Program {
    var target = target
    for (symbol, isSet) in symbols {
      target.configuration?.values[symbol] = isSet ? .yes : .no
    }
    return program(of: opened.files, target)
  }

  private func program(of files: CommitFiles, _ target: Target) -> Program {
    Program(
      store: files, outlines: outlines, target: target, sources: [], kept: KernelEnvironment.kept)
  }
}

/// The program of one commit, with what was read of the commit for it.
public struct CommitProgram {
  /// The commit.
  public let commit: Commit
  /// The program.
  public let program: Program
  let files: CommitFiles

  /// What was read of the commit so far, in the order it was asked for, every path once.
  public var trace: [Fact] { files.facts }

  /// What a run on this program came to, with what it stood on.
  ///
  /// To be asked for after the run: what is read later is not in the trace.
  ///
  /// - Throws: ``ReplayTrouble`` when a file could not be read, for then the answer is void.
  public func run<Answer>(_ answer: Answer) throws(ReplayTrouble) -> EpochRun<Answer> {
    if let failure = files.failure { throw ReplayTrouble(failure) }
    var run = EpochRun(answer: answer, trace: files.facts)
    run.questions = files.numbers
    return run
  }
}
