// How to read this file: a report is read, its steps are found in the tree, and the outermost function is looked for from
// which the errno still reaches its caller. That is done by running: a draft that leaves everything unknown is replayed,
// and each run says what the next draft should have, files for functions that were missed and objects for pointers that
// were followed. What is written is the last draft that ran.

public import CallGraph
public import Cache
import CProgram
public import Findings
import Git
import Kbuild
public import Replay
public import Scenarios
import SourceIndex

/// What to make a scenario of.
public struct DraftRequest: Sendable {
  /// The text with the call stack.
  public var report: [UInt8]
  /// The path of the repository.
  public var repository: String
  /// The commit that it is made at.
  public var revision: String
  /// The errno that was returned, such as `EBUSY`; nil for what the report says.
  public var errno: Errno?
  /// Which of the report's call stacks is meant, from 1.
  public var trace: Int?
  /// The function to judge; nil for the outermost that the errno comes out of.
  public var judged: String?
  /// The file that it is in, or the end of that path, where several define it.
  public var judgedFile: String?
  /// The architecture; nil for what the report tells.
  public var architecture: String?
  /// CONFIG symbols that are known, with what stands behind the `=`.
  public var config: [(name: String, value: String)] = []

  /// Makes a request.
  ///
  /// - Parameter judged: The function to judge, as `function` or `file:function`.
  public init(
    report: [UInt8], repository: String, revision: String, errno: Errno? = nil, trace: Int? = nil,
    judged: String? = nil, architecture: String? = nil
  ) {
    self.report = report
    self.repository = repository
    self.revision = revision
    self.errno = errno
    self.trace = trace
    let parts = judged?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
    self.judged = parts.last
    judgedFile = parts.count > 1 ? parts[0] : nil
    self.architecture = architecture
  }
}

/// A scenario that was made of a report.
public struct DraftedScenario: Sendable {
  /// The file.
  public var text: String
  /// The frames of the stack, the innermost first.
  public var frames: [StackFrame]
  /// The steps between them, in the same order.
  public var hops: [Hop]
  /// How many of them were found in the tree.
  public var resolvedCount: Int { hops.filter { $0.way != nil }.count }
  /// The function that is judged.
  public var judged: String
  /// What the scenario gives as it is.
  public var finding: ReplayFinding
  /// Sentences for whoever asked.
  public var notes: [String]
}

/// Why there is no scenario.
public enum DraftTrouble: Error, Sendable {
  /// The report or the request does not say enough; one sentence.
  case request(String)
  /// The repository fails.
  case replay(ReplayTrouble)
}

/// Makes a scenario of a pasted report.
///
/// A class because it keeps what it read from one run to the next. It is used once.
public final class Drafting {
  let request: DraftRequest
  let progress: (String) -> Void
  /// Sentences for whoever asked.
  var notes: [String] = []

  /// - Parameter progress: Is told what is being done, in a few words.
  public init(_ request: DraftRequest, progress: @escaping (String) -> Void = { _ in }) {
    self.request = request
    self.progress = progress
  }

  /// Makes the scenario.
  ///
  /// - Parameter cache: Where the index of the tree is kept.
  public func scenario(cache: CacheStore?) throws(DraftTrouble) -> DraftedScenario {
    let report = PastedReport(request.report)
    let stack: CallStack
    do throws(PastedReport.Refusal) {
      stack = try report.trace(number: request.trace)
    } catch {
      throw .request(error.message)
    }
    let frames = stack.path
    guard !frames.isEmpty else { throw .request("the call stack has no frame that is certain") }
    let (errno, named) = try errno(report, frames)
    let tree = try CommitTree(request.repository, request.revision)
    let index = try index(of: tree, cache)
    progress("finding the steps of the stack")
    let files = MentionedFiles(in: request.report, first: request.judgedFile)
    var way = StackWay(frames, index, files)
    tell(way, frames, index, files)
    guard let innermost = way.definitions.first ?? nil else {
      throw .request(missing(frames[0].function, way.files(defining: 0)))
    }
    let architecture = architecture(stack, way)
    let bench = try DryRuns(
      request.repository, commit: tree.commit.hex, architecture: architecture,
      progress: progress)
    way.including = IncludingFiles(in: tree, architecture: bench.folder)
    var draft = Draft(
      name: Self.name(frames[0].function, errno),
      title: "\(frames[0].function)() returns -\(errno.name)", architecture: architecture,
      judged: innermost.name, errno: "-\(errno.name)")
    draft.stack = Self.steps(frames)
    bench.certain = certain(way, bench.folder, bench.facts, tree)
    for (name, value) in request.config {
      bench.certain[name] = Draft.Line(key: name, value: value, comment: "as given")
    }
    let made = try judge(draft, way, bench, frames, named: named)
    return try finish(made, way, frames, bench)
  }

  private func index(
    of tree: CommitTree, _ cache: CacheStore?
  ) throws(DraftTrouble) -> CallIndex {
    do throws(SourceIndexTrouble) {
      return try CallIndex(
        of: request.repository, at: tree.commit.hex, cache: cache,
        progress: { [progress] done, all in progress("indexing the tree: \(done) of \(all) files") }
      )
    } catch {
      switch error {
      case .git(let trouble): throw .replay(.repository(trouble.message))
      case .noFolder(let sentence): throw .request(sentence)
      }
    }
  }

  // MARK: What the report says

  /// The errno, and the number of the outermost frame that the report says returned it.
  private func errno(
    _ report: PastedReport, _ frames: [StackFrame]
  ) throws(DraftTrouble) -> (Errno, named: Int?) {
    func outermost(_ errno: Errno) -> Int? {
      frames.lastIndex { frame in
        report.hints.contains { $0.errno == errno && $0.function == frame.function }
      }
    }
    if let errno = request.errno { return (errno, outermost(errno)) }
    let named = report.hints.first { hint in frames.contains { $0.function == hint.function } }
    let found = Set(report.hints.map(\.errno))
    guard let hint = named ?? (found.count == 1 ? report.hints.first : nil) else {
      throw .request(
        found.isEmpty
          ? "the report mentions no errno; say which was returned with --returns, such as "
            + "--returns EBUSY"
          : "the report mentions several errnos ("
            + found.map { "-\($0.name)" }.sorted().joined(separator: ", ")
            + "); say which was returned with --returns")
    }
    notes.append("line \(hint.line) of the report says -\(hint.errno.name)")
    return (hint.errno, outermost(hint.errno))
  }

  private func architecture(_ stack: CallStack, _ way: StackWay) -> String {
    if let architecture = request.architecture { return architecture }
    if let guessed = ReportArchitecture.guess(request.report, stack) { return guessed }
    for case let definition? in way.definitions where definition.file.hasPrefix("arch/") {
      let folder = definition.file.split(separator: "/")[1]
      if CProgram.Architecture(named: String(folder)) != nil {
        return folder == "x86" ? "x86_64" : String(folder)
      }
    }
    notes.append(
      "nothing in the report tells the architecture; x86_64 is taken (--arch says another)")
    return "x86_64"
  }

  /// A name that the format takes.
  private static func name(_ function: String, _ errno: Errno) -> String {
    let letters = function.lowercased().utf8.map { byte in
      byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 ? byte : 0x2D
    }
    let words = String(decoding: letters, as: UTF8.self).split(separator: "-")
    return (words + [Substring(errno.name.lowercased())]).joined(separator: "-")
  }

  /// The stack as steps: who was called from whom.
  private static func steps(_ frames: [StackFrame]) -> [String] {
    guard frames.count > 1 else { return ["\(frames[0].symbol)+0x0/0x0"] }
    return zip(frames, frames.dropFirst()).map { callee, caller in
      var line = "\(callee.symbol) from \(caller.symbol)"
      if let offset = caller.offset {
        line += "+0x" + String(offset, radix: 16)
        if let size = caller.size { line += "/0x" + String(size, radix: 16) }
      }
      return line
    }
  }

  // MARK: Judging

  /// The drafts that ran, of the innermost function first; the last is of the function to judge.
  ///
  /// - Parameter named: The frame that the report says returned the errno: it is judged in any case in which the errno
  ///   comes out of it.
  private func judge(
    _ first: Draft, _ way: StackWay, _ bench: DryRuns, _ frames: [StackFrame], named: Int?
  ) throws(DraftTrouble) -> DryRuns.Made {
    var best: DryRuns.Made?
    for (number, frame) in frames.enumerated() {
      guard let definition = way.definitions[number] else { break }
      if let judged = request.judged, judged != frame.function { continue }
      progress("running \(frame.function)() with everything unknown")
      var draft = first
      draft.judged = frame.function
      draft.decidedIn = number == 0 ? nil : frames[0].function
      draft.sources = way.sources(upTo: number)
      guard var made = try bench.make(draft, definition, on: way) else {
        if best != nil {
          notes.append(
            "\(frame.function)() is not judged: it returns no number and no pointer, or is not there to be run"
          )
        }
        break
      }
      let isInside = request.judged == nil && number < named ?? -1
      if best == nil || number == named, !made.isBad, made.isCut, made.work < DryRuns.hardWork {
        progress("running \(frame.function)() again, along more paths")
        bench.pathLimit = DryRuns.manyPaths
        made = try bench.make(made.draft, definition, on: way, knowing: made.known) ?? made
      }
      if best != nil, !made.isBad {
        notes.append(
          "\(frame.function)() is not judged: on no path of it that was followed it returns "
            + draft.errno)
        break
      }
      // What holds of all paths is worth more than what holds of the first of too many.
      if best != nil, made.isCut, number != named {
        if isInside { continue }
        notes.append(
          "\(frame.function)() is not judged, since more than \(bench.pathLimit) paths lead through it; --judge "
            + "\(frame.function) tries it")
        break
      }
      best = made
      if request.judged != nil { break }
      if made.isCut, number + 1 < frames.count, !isInside {
        // Through a pointer that nobody knows a run seldom comes to the frame below.
        let isDirect = way.hops[number].way.map { $0.kind != .pointer } ?? false
        let next =
          isDirect ? "; --judge \(frames[number + 1].function) tries the next frame" : nil
        notes.append(
          "\(frame.function)() is judged and nothing further out: a draft follows \(bench.pathLimit) paths, and "
            + "more lead through it" + (next ?? ""))
        break
      }
    }
    guard let best else {
      throw .request(
        request.judged.map { "the stack has no frame \($0)() that is defined at this commit" }
          ?? "\(frames[0].function)() cannot be run at this commit")
    }
    return best
  }

  private func finish(
    _ made: DryRuns.Made, _ way: StackWay, _ frames: [StackFrame], _ bench: DryRuns
  ) throws(DraftTrouble) -> DraftedScenario {
    var draft = made.draft
    if let number = frames.firstIndex(where: { $0.function == draft.judged }) {
      for inner in 0...number { tellOthers(way, frames, inner) }
    }
    for path in way.files where !draft.sources.contains(where: { $0.path == path }) {
      draft.sources.append(Draft.Source(path: path, isForHops: true))
    }
    draft.remarks = [
      "Made of a report by `firstbad scenario new`. What the report does not say is `unknown`: put in what you know, and "
        + "leave the rest; the verdict then says what it depends on."
    ]
    draft.hints = origins(made)
    draft.state = unplaced(made)
    draft.configRemarks = [
      "What is `y` here follows from the files of the stack being built in. Everything else that is asked for counts as "
        + "not set."
    ]
    if draft.config.contains(where: { $0.comment?.hasPrefix(Self.byDefault) ?? false }) {
      draft.configRemarks.append(
        "Numbers, and what was to be chosen, are what they are by default: put in yours.")
    }
    let asked = made.finding.assumptions.filter { $0.kind == .config }.map(\.name).sorted()
    if !asked.isEmpty {
      draft.configRemarks.append(
        "Asked for, and not told by the report: " + asked.prefix(12).joined(separator: ", ")
          + (asked.count > 12 ? ", and \(asked.count - 12) more" : "") + ".")
    }
    if let condition = made.finding.condition {
      let shown = ShownCondition(condition)
      draft.hints.append(
        "With all that is unknown it is bad if\n" + Draft.example(shown.text)
          + (shown.note.map { "\n\($0) A replay says more." } ?? ""))
    }
    if let sentence = made.unfollowed {
      draft.hints.append(sentence)
      notes.append(sentence)
    }
    draft.ways = way.hops.map(HopWords.text)
    let text = draft.text
    let finding = try bench.replay(text, paths: bench.pathLimit)
    return DraftedScenario(
      text: text, frames: frames, hops: way.hops, judged: draft.judged, finding: finding,
      notes: notes + made.notes)
  }
}
