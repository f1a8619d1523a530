// How to read this file: the hops of a stack are looked for in the scenario's own sources first, which costs next to
// nothing; what is not found there is in no file that anybody looked at, so it is unchecked and never broken. Only who
// asks for it has the whole tree searched, and only for what is left.

import CProgram
import CSyntax
public import Cache
import CallGraph
import Findings
import Git
import Scenarios
import SourceIndex

/// How far the hops of a stack are looked for.
public struct HopSearch: Sendable {
  /// Whether the whole tree of a commit is searched where the scenario's sources have no way.
  public var isWhole = false
  /// Where what is known of files is kept between runs, nil for nowhere.
  public var cache: CacheStore?

  /// Looks in the scenario's sources alone.
  public init() {}
}

/// Finds how the frames of a scenario's stack come to one another at single commits.
///
/// A class because what it read of one commit serves the next. It belongs to one worker.
final class StackHops {
  /// The reported stack.
  let stack: CallStack
  /// The frames that call one another, the innermost first, by their places in the stack: without guesses of the
  /// unwinder and without what printed the stack.
  let places: [Int]
  /// The same as they are looked for.
  let names: [FrameName]
  /// The files of the scenario.
  let sources: [String]
  private let reader: RepositoryReader
  /// What blobs say, as it is kept.
  private var calls: [ObjectID: BlobCalls] = [:]
  /// The same of a few, read.
  private var scopes: [ObjectID: [CallScope]] = [:]
  private var index: CallIndex?

  /// Deeper stacks are those of a recursion that nobody reads.
  private static let frameLimit = 256
  /// Beyond these all are forgotten, and made again.
  private static let (callsLimit, scopesLimit) = (4_096, 96)

  /// Nil where the scenario has no stack.
  init?(_ scenario: Scenario, reader: RepositoryReader) {
    guard let stack = scenario.stack?.value, !stack.frames.isEmpty else { return nil }
    self.stack = stack
    places = Array(
      stack.frames.indices.filter {
        !stack.frames[$0].isUnreliable && !stack.frames[$0].isReporters
      }.prefix(Self.frameLimit))
    names = places.map {
      FrameName(stack.frames[$0].function, file: stack.frames[$0].place?.file)
    }
    sources = scenario.sources.map(\.path.value)
    self.reader = reader
  }

  /// How many steps there are from a frame to the next.
  var count: Int { max(0, names.count - 1) }

  // MARK: At one commit

  /// The hops at a commit, the innermost first.
  ///
  /// - Parameters:
  ///   - paths: The files that a run read there; those of C count as sources, for sources move.
  ///   - search: How far they are looked for.
  func answers(
    at commit: ObjectID, also paths: [String], _ search: HopSearch
  ) throws(ReplayTrouble) -> [HopAnswer] {
    var answers = try sourceAnswers(at: commit, also: paths)
    guard search.isWhole, answers.contains(where: { $0.way == nil }) else { return answers }
    for (number, found) in try treeAnswers(at: commit, search.cache).enumerated()
    where answers[number].way == nil {
      answers[number] = found
    }
    return answers
  }

  /// What the scenario's sources say of the hops.
  func sourceAnswers(
    at commit: ObjectID, also paths: [String]
  ) throws(ReplayTrouble) -> [HopAnswer] {
    guard count > 0 else { return [] }
    var files: [CallIndex.File] = []
    do throws(GitError) {
      let tree = try reader.repository.commit(commit).tree
      var seen: Set<String> = []
      for path in sources + paths where seen.insert(path).inserted {
        guard let entry = try reader.entry(at: path, in: tree), entry.mode.isFile else { continue }
        files.append(CallIndex.File(path: path, scopes: try scopes(of: entry.id)))
      }
    } catch {
      throw ReplayTrouble(error)
    }
    var limits = SearchLimits()
    // What the sources have only through a function that leaves a frame may go another way elsewhere.
    limits.leavers = 0
    return StackSearch(FewFiles(files), limits: limits).hops(of: names).map { hop in
      switch hop.outcome {
      case .resolved(let way): .way(way)
      case .outside(let sentence): .unchecked(sentence, caller: nil)
      case .broken(let broken): .unchecked(Self.missing(broken), caller: broken.callers.first)
      }
    }
  }

  private static func missing(_ broken: BrokenHop) -> String {
    switch broken.reason {
    case .callerUndefined: "not in the scenario's sources here"
    case .calleeUndefined: "the frame below is not in the scenario's sources here"
    case .noWay: "nothing in the scenario's sources leads to the frame below"
    }
  }

  /// What the whole tree says of the hops.
  func treeAnswers(
    at commit: ObjectID, _ cache: CacheStore?
  ) throws(ReplayTrouble) -> [HopAnswer] {
    guard count > 0 else { return [] }
    let index: CallIndex
    do throws(SourceIndexTrouble) {
      index = try CallIndex(of: reader.path, at: commit.hex, cache: cache, known: self.index)
    } catch {
      switch error {
      case .git(let trouble): throw ReplayTrouble(trouble)
      case .noFolder(let sentence): throw .repository(sentence)
      }
    }
    self.index = index
    return StackSearch(index).hops(of: names).map { hop in
      switch hop.outcome {
      case .resolved(let way): return .way(way)
      case .outside(let sentence): return .unchecked(sentence, caller: nil)
      case .broken(let broken):
        let reason = HopWords.reason(broken, hop)
        // A limit of ours says nothing about the kernel.
        return broken.isCut
          ? .unchecked(reason, caller: broken.callers.first)
          : .broken(reason, caller: broken.callers.first)
      }
    }
  }

  /// What a blob says about calls.
  func scopes(of blob: ObjectID) throws(GitError) -> [CallScope] {
    if let known = scopes[blob] { return known }
    let found: BlobCalls
    if let known = calls[blob] {
      found = known
    } else {
      found = BlobCalls(FileOutline(try reader.repository.blob(blob)))
      if calls.count >= Self.callsLimit { calls = [:] }
      calls[blob] = found
    }
    if scopes.count >= Self.scopesLimit { scopes = [:] }
    let made = found.scopes
    scopes[blob] = made
    return made
  }

  /// Whether a blob defines a function.
  func defines(_ function: Name, _ blob: ObjectID) throws(GitError) -> Bool {
    try scopes(of: blob).contains {
      $0.name == function && ($0.kind == .function || $0.kind == .made || $0.kind == .macro)
    }
  }

  // MARK: Frames

  /// The frames of a run, each with how it leads to the one below it.
  func marked(_ frames: [FrameFinding], by answers: [HopAnswer]) -> [FrameFinding] {
    var frames = frames
    guard frames.count == stack.frames.count else { return frames }
    for (number, place) in places.enumerated() where number > 0 && number <= answers.count {
      frames[place].lead(by: answers[number - 1])
    }
    // A callee that no file defines is told where it is called.
    if let first = places.first, let way = answers.first?.way, !way.isCalleeUndefined {
      frames[first].stand(at: way.steps.last?.callee)
    }
    for (place, frame) in stack.frames.enumerated() where frames[place].mode == .unchecked {
      if frame.isUnreliable {
        frames[place].note = "a guess of the unwinder"
      } else if frame.isReporters {
        frames[place].note = "part of what printed the stack"
      } else if let last = places.last, place > last {
        frames[place].note = "too deep in the stack to be looked for"
      }
    }
    return frames
  }
}

extension Replayer {
  /// A finding whose frames say how they come to one another.
  ///
  /// - Parameters:
  ///   - trace: What the run read.
  ///   - known: What a history says of some hops, by their numbers.
  func marked(
    _ finding: ReplayFinding, at commit: ObjectID, _ trace: [Fact], _ search: HopSearch,
    known: [Int: HopAnswer] = [:]
  ) throws(ReplayTrouble) -> ReplayFinding {
    guard let hops, !finding.frames.isEmpty else { return finding }
    var answers = try hops.answers(at: commit, also: trace.sourcePaths, search)
    for (number, answer) in known where answers.indices.contains(number) {
      answers[number] = answer
    }
    var finding = finding
    finding.frames = hops.marked(finding.frames, by: answers)
    return finding
  }
}

extension Sequence<Fact> {
  /// The C files that were there, in the order in which they were asked for.
  var sourcePaths: [String] {
    compactMap { fact in
      guard let path = fact.path, fact.content != nil, path.hasSuffix(".c") else { return nil }
      return path
    }
  }
}
