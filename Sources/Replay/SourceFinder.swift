// How to read this file: a scenario names files, and files move. Nothing is looked for where every source that must be
// there is there and defines what is called: then the sources are what they always were. Elsewhere each function that is
// missing is looked for in the commit's tree, one after the other, for a file that is found for one mostly has the others
// too. What is not found makes the commit untestable.

import CProgram
import CSyntax
import Scenarios
import SourceIndex

/// Finds the files in which a scenario's sources are at one commit.
struct SourceFinder {
  private let scenario: Scenario
  private let program: Program
  /// Whether something stands for a function that no source defines.
  private let hasModel: (Name) -> Bool
  private var arrangement = SourceArrangement(sources: [])
  /// The functions that were looked for, each of them once.
  private var sought: Set<Wanted> = []
  /// Those that are nowhere but as static functions, which may be others.
  private var doubtful: [String] = []
  /// The sources whose conditions do not hold here.
  private var excluded: [String] = []

  init(scenario: Scenario, program: Program, hasModel: @escaping (Name) -> Bool) {
    self.scenario = scenario
    self.program = program
    self.hasModel = hasModel
  }

  /// A function that the scenario wants to be defined.
  private struct Wanted: Hashable {
    let function: String
    /// The file that the scenario names for it.
    let path: String?
  }

  /// How often what was found may change which sources there are.
  private static let rounds = 4

  /// Sets the program's sources.
  ///
  /// - Throws: why the commit cannot be tested: a source that must be there is not to be found, or it cannot be told which
  ///   of several files is meant.
  mutating func arrange() throws(StateTrouble) {
    if let known = program.arrangement {
      program.arrange(known)
      return
    }
    let always = scenario.sources.filter(\.conditions.isEmpty)
    program.standIns = [:]
    program.sources = always.map(\.path.value)
    var chosen = chosenSources()
    for _ in 0..<Self.rounds {
      try find(chosen)
      if !arrangement.standIns.isEmpty {
        // What stands elsewhere may decide whether other sources belong to the scenario here.
        program.sources = always.flatMap { places(of: $0) }
        let again = chosenSources()
        if again != chosen {
          chosen = again
          continue
        }
      }
      program.arrange(arrangement)
      return
    }
    throw StateTrouble("which sources the scenario has here depends on where they are found")
  }

  /// The numbers of the sources whose conditions hold.
  private func chosenSources() -> [Int] {
    let conditions = TreeConditions(program: program)
    return scenario.sources.indices.filter { conditions.hold(scenario.sources[$0].conditions) }
  }

  /// Where a source is: at its path, or only in what stands for it.
  private func places(of source: SourceEntry) -> [String] {
    let path = source.path.value
    let others = arrangement.standIns[path] ?? []
    return others.isEmpty || program.hasFile(at: path) ? [path] + others : others
  }

  // MARK: Finding

  private mutating func find(_ chosen: [Int]) throws(StateTrouble) {
    let sources = chosen.map { scenario.sources[$0] }
    arrangement = SourceArrangement(sources: sources.map(\.path.value))
    sought = []
    doubtful = []
    let paths = arrangement.sources
    excluded = scenario.sources.map(\.path.value).filter { !paths.contains($0) }
    apply()
    let gone = sources.filter { !program.hasFile(at: $0.path.value) }
    while let wanted = missing() { try place(wanted, of: sources, gone) }
    let doubtfulCall = doubtful.first
    var left = unfound(gone)
    while let source = left.first, let wanted = missingBesides() {
      try place(wanted, of: [source], gone)
      left = unfound(gone)
    }
    let doubt = { (name: String) in
      "; static functions \(name)() are in other files and need not be it"
    }
    if let source = left.first {
      throw StateTrouble(
        "the source \(source.path.value) is not in this commit"
          + (doubtful.first.map(doubt) ?? ""))
    }
    if let name = doubtfulCall {
      throw StateTrouble(
        "the function \(name)() is not in the scenario's sources at this commit\(doubt(name))")
    }
    try findDeciding(sources, gone)
  }

  /// Tells the program what was found so far.
  private func apply() {
    program.standIns = arrangement.standIns
    program.sources = arrangement.sources
  }

  /// Those of the absent sources that must be there and for which nothing stands.
  private func unfound(_ gone: [SourceEntry]) -> [SourceEntry] {
    gone.filter { !$0.isOptional && arrangement.standIns[$0.path.value] == nil }
  }

  private func isMissing(_ wanted: Wanted) -> Bool {
    let name = Name(wanted.function)
    return program.function(name, in: wanted.path)?.definition == nil && !hasModel(name)
  }

  /// The next function that is judged or called and that is not defined where it should be.
  private func missing() -> Wanted? {
    let conditions = TreeConditions(program: program)
    let calls = scenario.calls.lazy.filter { conditions.hold($0.conditions) }.map {
      Wanted(function: $0.function.value, path: $0.file?.value)
    }
    let judged = Wanted(
      function: scenario.judge.function.value, path: scenario.judge.file?.value)
    return ([judged] + calls).first { !sought.contains($0) && isMissing($0) }
  }

  /// The next function that the scenario names otherwise and that no source defines: it tells where an absent
  /// source is.
  private func missingBesides() -> Wanted? {
    (scenario.bad.decidingFunctions.map(\.value) + scenario.innerFrames)
      .map { Wanted(function: $0, path: nil) }
      .first { !sought.contains($0) && isMissing($0) }
  }

  /// Looks for a function, and puts the file in which it is among the sources.
  ///
  /// - Throws: that it cannot be told which file is meant.
  private mutating func place(
    _ wanted: Wanted, of sources: [SourceEntry], _ gone: [SourceEntry]
  ) throws(StateTrouble) {
    sought.insert(wanted)
    let near = wanted.path.map { [$0] } ?? sources.map(\.path.value)
    if near.isEmpty { return }
    switch program.whereabouts(of: Name(wanted.function), near: near) {
    case .nowhere(let hasOthers):
      if hasOthers { doubtful.append(wanted.function) }
    case .notInForce(let file):
      throw StateTrouble(
        "\(wanted.function)() is in \(file) at this commit, but not in this configuration")
    case .undecided(let files):
      throw StateTrouble(
        "\(wanted.function)() is not \(Self.place(near)) at this commit, and which of \(Self.list(files)) "
          + "is meant cannot be told")
    case .file(let file):
      if !isExcluded(file) { put(file, for: wanted, near, gone) }
    }
  }

  /// Whether a file is one that the scenario has only in other eras: its condition says that it is not searched here.
  private func isExcluded(_ file: String) -> Bool {
    excluded.contains { $0 == file || MovedPath($0).isLike(file) }
  }

  private mutating func put(
    _ file: String, for wanted: Wanted, _ near: [String], _ gone: [SourceEntry]
  ) {
    let absent = gone.map(\.path.value).filter { near.contains($0) }
    let owner =
      wanted.path ?? self.owner(of: file, absent, unfound(gone).map(\.path.value)) ?? near.first
    guard let owner, file != owner else { return }
    if let place = arrangement.sources.firstIndex(of: owner) {
      if absent.contains(owner) { arrangement.sources.remove(at: place) }
      if !arrangement.sources.contains(file) {
        arrangement.sources.insert(file, at: absent.contains(owner) ? place : place + 1)
      }
    }
    arrangement.standIns[owner, default: []].append(file)
    arrangement.notes.append(
      "\(wanted.function)() is in \(file) at this commit, not "
        + Self.place(wanted.path != nil || absent.contains(owner) ? [owner] : near))
    apply()
  }

  /// The absent source that a file most likely is: one that must be there before others, and of these the one whose
  /// name the file has.
  private func owner(of file: String, _ absent: [String], _ unfound: [String]) -> String? {
    func name(_ path: String) -> Substring? { path.split(separator: "/").last }
    let candidates = absent.filter { unfound.contains($0) } + absent
    return candidates.first { name($0) == name(file) } ?? candidates.first
  }

  /// Looks for the functions of which one must have made a bad value, if no source defines any.
  ///
  /// They are looked for beside the sources only: that one is not there is no trouble, and most of the history would
  /// have to be searched for one that did not exist yet.
  private mutating func findDeciding(
    _ sources: [SourceEntry], _ gone: [SourceEntry]
  ) throws(StateTrouble) {
    let deciding = scenario.bad.decidingFunctions.map { Wanted(function: $0.value, path: nil) }
    guard deciding.allSatisfy({ isMissing($0) }) else { return }
    let near = sources.map(\.path.value)
    for wanted in deciding {
      let found = program.whereabouts(of: Name(wanted.function), near: near, isEverywhere: false)
      switch found {
      case .nowhere, .notInForce: continue
      case .file(let file): if !isExcluded(file) { put(file, for: wanted, near, gone) }
      case .undecided(let files):
        throw StateTrouble(
          "\(wanted.function)(), which decides, is in none of the sources at this commit, and which of "
            + "\(Self.list(files)) is meant cannot be told")
      }
    }
  }

  // MARK: Words

  private static func place(_ paths: [String]) -> String {
    paths.count == 1 ? "in \(paths[0])" : "in the scenario's sources"
  }

  private static func list(_ files: [String]) -> String {
    let shown = files.prefix(4)
    let rest = files.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Scenario {
  /// The functions of the stack below the judged one; who calls that need not be in any source.
  fileprivate var innerFrames: [String] {
    let frames = stack?.value.path.map(\.function) ?? []
    let judged = frames.firstIndex(of: judge.function.value)
    return judged.map { Array(frames[..<$0]) } ?? []
  }

  /// The functions that are looked for in whole trees where they are missing, each once.
  var soughtFunctions: [String] {
    var found: [String] = []
    let all = [judge.function.value] + calls.map(\.function.value)
    for name in all + bad.decidingFunctions.map(\.value) + innerFrames where !found.contains(name) {
      found.append(name)
    }
    return found
  }
}
