// How to read this file: one scenario at one commit. The program is read from the commit's tree, the
// state made, the calls made, the judged value judged. Whatever goes wrong on the way has a place: a
// failure to read is thrown, everything else becomes an outcome.

public import CMachine
import CProgram
public import Findings
import Git
import KernelModel
public import Scenarios

/// Replays one scenario at many commits, one after the other.
///
/// A class because what it read of one commit serves the next. It belongs to one worker.
public final class Replayer {
  let scenario: Scenario
  let reader: RepositoryReader
  private var outlines = OutlineStore()
  private let target: Target
  private let limits: Limits

  /// Opens a repository for a scenario.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be opened or the architecture is unknown.
  public init(
    scenario: Scenario, repository: String, limits: Limits = Limits()
  ) throws(ReplayTrouble) {
    self.scenario = scenario
    self.limits = limits
    let arch = scenario.machine.arch
    guard let architecture = CProgram.Architecture(named: arch.value.name) else {
      throw .scenario(
        "the architecture '\(arch.value.name)' is not one whose data model is known; known are "
          + CProgram.Architecture.names.joined(separator: ", "), arch.origin)
    }
    var values: [String: Configuration.Value] = [:]
    for entry in scenario.machine.config {
      switch entry.value {
      case .yes: values[entry.name] = .yes
      case .module: values[entry.name] = .module
      case .no: values[entry.name] = .no
      case .text(let text): values[entry.name] = .text(text)
      }
    }
    target = Target(
      architecture: architecture, configuration: Configuration(values),
      includeFolders: scenario.machine.include.map(\.value))
    do throws(GitError) {
      reader = try RepositoryReader(path: repository)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The commit that a revision names.
  func resolve(_ revision: String) throws(ReplayTrouble) -> ObjectID {
    do throws(GitError) {
      return try reader.repository.resolve(revision)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The commit that a revision names, nil if there is none.
  func resolveIfPresent(_ revision: String) throws(ReplayTrouble) -> ObjectID? {
    do throws(GitError) {
      return try reader.repository.resolveIfPresent(revision)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Forgets what was read, so that the next replay starts from nothing.
  func forget() { outlines = OutlineStore() }

  /// Replays at one commit.
  ///
  /// - Parameters:
  ///   - revision: The commit; nil means BISECT_HEAD if there is one, else HEAD.
  ///   - isTracing: Whether the finding gets a trace.
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read or the revision names nothing.
  public func replay(
    at revision: String?, isTracing: Bool = false
  ) throws(ReplayTrouble) -> ReplayFinding {
    let commit: ObjectID
    if let revision {
      commit = try resolve(revision)
    } else if let bisected = try resolveIfPresent("BISECT_HEAD") {
      commit = bisected
    } else {
      commit = try resolve("HEAD")
    }
    return try run(at: commit, isTracing: isTracing).finding
  }

  /// What a run found and what it stood on.
  struct Record {
    var finding: ReplayFinding
    /// The paths it read, with what stood there.
    let facts: [String: ContentID?]
    /// The same in the order they were read.
    let trace: [(path: String, content: ContentID?)]
    /// For each function that ran and makes a bad value, the conditions it makes it under.
    let guards: [Guard]
  }

  /// The condition under which a function makes a bad value.
  struct Guard: Hashable {
    let function: String
    let file: String
    let line: Int
    let text: String
  }

  func run(at commit: ObjectID, isTracing: Bool = false) throws(ReplayTrouble) -> Record {
    let opened = try program(at: commit)
    let replay = SingleReplay(
      scenario: scenario, program: opened.program, limits: limits, isTracing: isTracing)
    var finding = replay.run()
    let guards = replay.guards()
    if let failure = opened.files.failure { throw ReplayTrouble(failure) }
    finding.commit = commit.hex
    finding.subject = opened.commit.subject
    return Record(
      finding: finding, facts: opened.files.asked, trace: opened.files.facts,
      guards: guards)
  }

  /// The program of a commit, with the files behind it.
  func program(
    at id: ObjectID
  ) throws(ReplayTrouble) -> (program: Program, files: CommitFiles, commit: Commit) {
    do throws(GitError) {
      let commit = try reader.repository.commit(id)
      let files = CommitFiles(reader: reader, tree: commit.tree)
      let program = Program(
        store: files, outlines: outlines, target: target, sources: [],
        kept: KernelEnvironment.kept)
      return (program, files, commit)
    } catch {
      throw ReplayTrouble(error)
    }
  }
}
