import Findings
import Git
import Scenarios
import Testing

@testable import Replay

/// What a change of files makes of a scenario, and why that is so as it is told.
struct Explained {
  let finding: BisectionFinding
  /// The reasons, those of first bad commits before those of fixes.
  let whys: [WhyFinding]
  /// All that is told, one thing a line.
  var lines: [String] { whys.flatMap(\.told) }
}

extension Lab {
  /// Bisects, and checks all that is claimed of the reasons against what can be found out without them.
  func explain(_ text: String) throws -> Explained {
    let scenario = try readScenario(Array(text.utf8))
    let finding = try bisect(scenario, path).finding
    let transitions = finding.firstBad + finding.fixes
    for transition in transitions {
      let others = transition.parentReplays.filter {
        $0.verdict != .untestable && $0.verdict != transition.replay?.verdict
      }
      #expect(transition.why.map(\.parent) == others.map(\.commit))
      for why in transition.why { try check(why, transition, scenario) }
    }
    return Explained(finding: finding, whys: transitions.flatMap(\.why))
  }

  /// Checks one reason.
  private func check(
    _ why: WhyFinding, _ transition: TransitionFinding, _ scenario: Scenario
  ) throws {
    #expect(!why.sentence.isEmpty && why.sentence.last != ".")
    let replayer = try Replayer(scenario: scenario, repository: path)
    let before = try replayer.replay(at: why.parent, isTracing: true)
    let after = try replayer.replay(at: transition.commit, isTracing: true)
    // The sides are steps of the runs, and each excerpt is what the files say.
    for (side, run) in [(why.before, before), (why.after, after)] {
      guard let side else { continue }
      #expect(run.trace.contains(side.step))
      for excerpt in side.excerpts {
        let text = try gitOutput(["show", "\(run.commit):\(excerpt.file)"], in: path)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in excerpt.lines {
          #expect(line.text == String(lines[line.number - 1]))
          if line.isRun { #expect(run.trace.contains { $0.line == line.number }) }
        }
      }
    }
    checkTable(why)
    try checkHunks(why, transition, scenario, after)
  }

  /// The row of the state is what both runs came to.
  private func checkTable(_ why: WhyFinding) {
    guard let table = why.truthTable else { return }
    #expect(why.cause == .condition)
    let state = table.rows.filter(\.isState)
    #expect(state.count <= 1)
    for row in state {
      for (side, value) in [(why.before, row.before), (why.after, row.after)] {
        #expect(side?.step.text.contains(" is \(value == true)  [") == true)
      }
    }
  }

  /// All sets of the commit's hunks are replayed where there are few.
  private func checkHunks(
    _ why: WhyFinding, _ transition: TransitionFinding, _ scenario: Scenario,
    _ wanted: ReplayFinding
  ) throws {
    let set = try #require(why.hunks)
    let replayer = try Replayer(scenario: scenario, repository: path)
    let repository = replayer.reader
    let (parent, commit) = (
      try repository.resolve(why.parent), try repository.resolve(transition.commit)
    )
    let trees = (
      try repository.repository.commit(parent).tree, try repository.repository.commit(commit).tree
    )
    let taken = try CommitHunks(from: trees.0, to: trees.1, repository.repository) { _ in true }
    let hunks = try #require(taken)
    #expect(set.hunks == hunks.parts.count && set.files == hunks.files.count)
    let told = hunks.parts.indices.map { hunks.finding(of: $0) }
    let members = set.smallest.compactMap { told.firstIndex(of: $0) }
    #expect(members.count == set.smallest.count && members == members.sorted())
    #expect(set.smallest.isEmpty == (set.proof == .none))
    func does(_ numbers: [Int]) throws -> Bool? {
      guard let changes = hunks.applied(numbers) else { return false }
      let made = try repository.repository.addCommit(on: parent, changes: changes, message: "a set")
      let run = try replayer.run(atMade: made).answer
      return run.verdict == .untestable ? nil : run.endsLike(wanted)
    }
    guard set.proof != .none else { return }
    #expect(try does(members) == true)
    for member in members where members.count > 1 {
      #expect(try does(members.filter { $0 != member }) != true)
    }
    guard set.proof == .smallest, hunks.parts.count <= 10 else { return }
    for bits in 1..<(1 << hunks.parts.count) where bits.nonzeroBitCount < members.count {
      let numbers = hunks.parts.indices.filter { bits >> $0 & 1 == 1 }
      #expect(try does(numbers) == false, "\(numbers) of \(told.map(\.header))")
    }
  }
}

extension WhyFinding {
  /// All that is told, one thing a line.
  var told: [String] {
    var lines = ["\(cause.rawValue): \(sentence)"]
    func add(_ name: String, _ side: RunSide?) {
      guard let side else { return }
      lines.append(
        "\(name) \(side.stack.joined(separator: " > ")):\(side.step.line ?? 0) \(side.step.text)")
    }
    add("before", before)
    add("after", after)
    if let hunks {
      lines.append(
        "\(hunks.proof.rawValue) \(hunks.smallest.count) of \(hunks.hunks) in \(hunks.files): "
          + hunks.smallest.map { hunk in
            hunk.header.split(separator: " ").prefix(4).joined(separator: " ")
          }.joined(separator: ", "))
      lines += hunks.notes.map { "note \($0)" }
    }
    if let table = truthTable {
      let rows = table.rows.filter { $0.before != $0.after }.map { row in
        func letter(_ value: Bool?) -> String { value.map { $0 ? "1" : "0" } ?? "-" }
        return row.operands.map(letter).joined() + ":" + letter(row.before) + letter(row.after)
          + (row.isState ? "*" : "")
      }
      lines.append("table \(table.operands.joined(separator: ", ")) \(rows.joined(separator: " "))")
    }
    lines += otherSites.map { "other \($0.function):\($0.line) \($0.condition ?? "")" }
    return lines + notes.map { "note \($0)" }
  }
}
