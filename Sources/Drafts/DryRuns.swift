// How to read this file: a draft is run as it is, and what the run missed is added: files that define functions it could
// not enter, objects for pointers that it followed. A draft that came to less than the one before it is thrown away.

import CallGraph
import CProgram
import CSyntax
import Findings
import Git
import Replay
import Scenarios
import SourceText

/// Runs drafts at one commit, and makes them fuller by what the runs say.
final class DryRuns {
  private let repository: String
  private let commit: String
  private let architecture: CProgram.Architecture
  private let progress: (String) -> Void

  /// A draft, and what it came to.
  struct Made {
    var draft: Draft
    var finding: ReplayFinding
    /// What its runs found of the state.
    var known = KnownValues()
    /// The solver's work for the last run.
    var work: UInt64 = 0
    var notes: [String] = []

    /// Whether more paths part from those that were followed: from further out there are only more.
    var isCut: Bool { (finding.paths?.leftOut ?? 0) > 0 }

    /// What holds of the condition where not all paths were followed to their end.
    var unfollowed: String? {
      guard finding.verdict == .depends, let paths = finding.paths,
        paths.leftOut > 0 || paths.groups.contains(where: { $0.side == .open })
      else { return nil }
      let followed = paths.groups.filter { $0.side != .open }.reduce(0) { $0 + $1.paths }
      return
        "This is said of \(followed) paths that were followed to their end; there are more, and there may be more "
        + "states in which it is bad."
    }

    /// Whether there are paths that return what is neither 0 nor an errno, or may be more.
    var succeedsWithOthers: Bool {
      finding.paths?.groups.contains {
        $0.side == .good && $0.outcome.kind == .returned && $0.outcome.value.map { $0 > 0 } ?? true
      } ?? false
    }

    /// Whether the errno comes out of it.
    var isBad: Bool {
      finding.verdict == .bad || finding.paths?.groups.contains { $0.side == .bad } ?? false
    }
  }

  /// The folder of the architecture under `arch`.
  var folder: String { architecture.name }

  /// What it says of CONFIG symbols that several architectures have.
  var facts: [String: Bool] {
    [
      "64BIT": architecture.pointerSize == 8, "CPU_BIG_ENDIAN": architecture.isBigEndian,
      "CPU_LITTLE_ENDIAN": !architecture.isBigEndian,
    ]
  }

  /// What is certain of the configuration, by symbol.
  var certain: [String: Draft.Line] = [:]

  /// How many files are added to one draft, and in how many rounds.
  private static let (addedLimit, roundLimit) = (3, 5)
  /// How many paths are followed: enough to see what decides, and where they are not, many.
  static let (fewPaths, manyPaths) = (64, 512)
  /// How many are followed now.
  var pathLimit = DryRuns.fewPaths
  /// Work of the solver for a few paths with which it is not asked for many, which would take minutes.
  static let hardWork: UInt64 = 8_000_000
  private var lastWork: UInt64 = 0

  init(
    _ repository: String, commit: String, architecture: String,
    progress: @escaping (String) -> Void
  ) throws(DraftTrouble) {
    guard let known = CProgram.Architecture(named: architecture) else {
      throw .request(
        "there is no architecture '\(architecture)'; known are "
          + CProgram.Architecture.names.joined(separator: ", "))
    }
    self.repository = repository
    self.commit = commit
    self.architecture = known
    self.progress = progress
  }

  // MARK: Running

  /// Runs a scenario as it would be written.
  func replay(_ text: String, paths: Int? = nil) throws(DraftTrouble) -> ReplayFinding {
    let reading = ScenarioReader().read(path: "draft", bytes: Array(text.utf8)) { _ in nil }
    guard let scenario = reading.scenario else {
      let trouble = reading.diagnostics.first?.line ?? "it cannot be read"
      throw .request("the draft is no scenario; please report this: \(trouble)")
    }
    do throws(ReplayTrouble) {
      let replayer = try Replayer(scenario: scenario, repository: repository)
      replayer.pathLimit = paths
      defer { lastWork = replayer.solverWork }
      return try replayer.replay(at: commit)
    } catch {
      throw .replay(error)
    }
  }

  /// Makes a draft fuller until that changes nothing; nil if its function is not there to be run.
  ///
  /// - Parameter known: What earlier runs of it found.
  func make(
    _ first: Draft, _ definition: HopWay.Definition, on way: StackWay,
    knowing known: KnownValues = KnownValues()
  ) throws(DraftTrouble) -> Made? {
    var draft = first
    for source in draft.sources {
      draft.config += certain.values
        .filter { line in
          let isBuilt = line.comment?.hasPrefix("\(source.path) is built under it") ?? false
          let isAround = line.comment?.hasPrefix("\(source.path) has ") ?? false
          return (isBuilt || isAround)
            && !draft.config.contains { $0.key == line.key }
        }
        .sorted { $0.key < $1.key }
    }
    let file = way.source(for: definition.file)
    guard var types = try types(draft),
      let parameters = types.parameters(of: draft.judged, in: file),
      let result = types.result(of: draft.judged, in: file)
    else { return nil }
    switch result {
    case .pointer: draft.isPointer = true
    case .integer, .bool, .enumeration: break
    default: return nil
    }
    var made: Made?
    var known = known
    for round in 0..<Self.roundLimit {
      var sketch = StateSketch(types, hints(types))
      draft.arguments = parameters.map { parameter in
        let drawn = sketch.draw(parameter)
        return Draft.Line(
          key: parameter.name, value: drawn ?? "unknown",
          comment: drawn == parameter.name ? nil : parameter.name)
      }
      sketch.draw(bad: known.bad, others: known.others, place: known.place)
      draft.objects = sketch.drawn
      let finding = try replay(draft.text, paths: pathLimit)
      known.add(finding) { sketch.origin(of: $0) }
      let next = Made(draft: draft, finding: finding, known: known, work: lastWork)
      // What is asked for and certain counts from the next run on.
      let settings = finding.assumptions.filter { $0.kind == .config }
        .compactMap { certain[$0.name] }
        .filter { line in !draft.config.contains { $0.key == line.key } }
      if var made, made.isBad, !next.isBad {
        made.notes.append(
          "with more of the state drawn the errno would not come out any more"
            + (finding.outcome.reason.map { ": \($0)" } ?? ""))
        return made
      }
      let isSame = made?.draft == draft
      let counts = !draft.isPointer && !draft.isCounting && next.succeedsWithOthers
      made = next
      let added = sources(missedIn: finding, draft, way)
      let failing = draft.failing.isEmpty && !next.isBad ? allocations(in: finding, draft) : []
      if isSame, settings.isEmpty, added.isEmpty, !counts, failing.isEmpty { break }
      draft.failing += failing
      draft.isCounting = draft.isCounting || counts
      progress("running \(draft.judged)() again, with what was found (\(round + 1))")
      draft.config += settings
      draft.sources += added
      guard !settings.isEmpty || !added.isEmpty else { continue }
      guard let more = try self.types(draft) else { break }
      types = more
    }
    return made
  }

  // MARK: The tree

  /// The types that a draft's files know; nil where its first file is not there.
  private func types(_ draft: Draft) throws(DraftTrouble) -> TreeTypes? {
    do throws(ReplayTrouble) {
      let settings = draft.config.map { (name: $0.key, value: $0.value) }
      let programs = CommitPrograms(
        reader: try RepositoryReader(path: repository),
        target: Target(architecture: architecture, configuration: Configuration(settings: settings))
      )
      let opened = try programs.program(at: try programs.reader.resolve(commit))
      let paths = draft.sources.filter { !$0.isForHops }.map(\.path)
      opened.program.sources = paths
      return opened.program.file(at: paths.first ?? "") == nil
        ? nil : TreeTypes(opened.program, sources: paths, keeping: programs)
    } catch {
      throw .replay(error)
    }
  }

  private func hints(_ types: TreeTypes) -> CodeHints {
    var hints = CodeHints()
    for path in types.sources { hints.read(path, of: types.program) }
    return hints
  }

  /// The allocations that succeeded because their models do, where the report says that memory was short.
  private func allocations(in finding: ReplayFinding, _ draft: Draft) -> [String] {
    guard draft.errno == "-ENOMEM" else { return [] }
    return finding.assumptions
      .filter { $0.kind == .model && $0.name.contains("alloc") && $0.name.first != "_" }
      .map(\.name).sorted()
  }

  /// Files that define functions which a run could not enter.
  private func sources(
    missedIn finding: ReplayFinding, _ draft: Draft, _ way: StackWay
  ) -> [Draft.Source] {
    var added: [Draft.Source] = []
    let own = draft.sources.map(\.path)
    for assumption in finding.assumptions where assumption.kind == .unknown {
      guard own.count + added.count < Self.addedLimit + 2,
        assumption.note.hasPrefix("no source or model"),
        assumption.name.utf8.allSatisfy({
          $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        })
      else { continue }
      let found = way.definitions(of: assumption.name).filter {
        $0.file.hasSuffix(".c") && !$0.isMacro
          && (!$0.file.hasPrefix("arch/") || $0.file.hasPrefix("arch/\(folder)/"))
          && !$0.file.hasPrefix("tools/")
      }
      let files = Set(found.map(\.file))
      guard files.count == 1, let file = files.first else { continue }
      var source = way.draftSource(for: file)
      guard !own.contains(source.path), !added.contains(where: { $0.path == source.path }) else {
        continue
      }
      source.comment = "\(assumption.name)()"
      added.append(source)
    }
    return added
  }
}
