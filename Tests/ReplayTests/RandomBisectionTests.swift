// How to read this file: a random history is made of numbers, so what every commit comes to is known without reading
// any C. A bisection of it must find what the definitions of the glossary say of those verdicts (`NaiveHistory`), must
// hold those commits for different that git lists for the same paths, and must not depend on commit-graphs or walks.

import Findings
import Git
import History
import Scenarios
import Testing
import Workbench

@testable import Replay

/// Whole bisections of histories of which all is known.
@Suite struct RandomBisectionTests {
  /// What is asked of a history.
  private struct Question {
    var good: [Int] = []
    var bad: [Int] = []
    var firstParent = false

    init(_ count: Int, _ dice: inout SeededDice) {
      bad = dice.below(2) == 0 ? [count - 1] : [count - 1 - dice.below(min(count, 4))]
      if dice.below(3) == 0 { bad.append(dice.below(count)) }
      // They need not be ancestors of what is bad.
      for _ in 0..<dice.pick([0, 0, 1, 1, 2]) { good.append(dice.below(count)) }
      firstParent = dice.below(4) == 0
    }

    func request(_ history: KnownHistory, _ walk: BisectionRequest.Walk) -> BisectionRequest {
      BisectionRequest(
        good: good.map { history.ids[$0].hex }, bad: bad.map { history.ids[$0].hex },
        firstParent: firstParent, walk: walk)
    }
  }

  @Test(arguments: 0..<50) func whatIsFoundIsWhatTheDefinitionsSay(_ group: Int) throws {
    let scenario = try readScenario(Array(KnownSources.scenario.utf8))
    for seed in (10 * group)..<(10 * group + 10) {
      var dice = SeededDice(seed: seed)
      let history = try KnownHistory(&dice)
      let question = Question(history.ids.count, &dice)
      let variants = GraphVariant.allCases
      var first: BisectionFinding?
      for (number, variant) in variants.enumerated()
      where seed % 10 == 0 || number == seed / 2 % variants.count {
        try variant.write(history)
        let walks: [BisectionRequest.Walk] =
          seed % 10 == 0 && variant == .none
          ? [.auto, .libgit2] : [(seed + number) % 2 == 0 ? .auto : .libgit2]
        for walk in walks {
          let bisection = try Bisection(
            scenario: scenario, repository: history.path,
            request: question.request(history, walk)
          ) { _ in }
          let finding = try bisection.run()
          let place: Comment = "seed \(seed), \(variant), \(walk)"
          if let first {
            // What made it faster is told, and may differ.
            var same = finding
            same.notes = first.notes
            #expect(same == first, place)
            continue
          }
          first = finding
          try compare(finding, bisection, history, question, place)
        }
      }
      if seed % 20 == 0 { try replayAll(history, scenario) }
    }
  }

  /// Compares a finding with what is known.
  private func compare(
    _ finding: BisectionFinding, _ bisection: Bisection, _ history: KnownHistory,
    _ question: Question, _ place: Comment
  ) throws {
    let inside = history.reach(question.bad, firstParent: question.firstParent)
      .subtracting(history.reach(question.good))
    func followed(_ commit: Int) -> ArraySlice<Int> {
      question.firstParent ? history.parents[commit].prefix(1) : history.parents[commit][...]
    }
    let outside = Set(inside.flatMap(followed)).subtracting(inside)
    let nodes = inside.union(outside).sorted()
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let naive = NaiveHistory(
      parents: nodes.map { node in
        outside.contains(node) ? [] : followed(node).compactMap { places[$0] }
      },
      boundary: Set(outside.compactMap { places[$0] }),
      judgements: nodes.map { history.sources[$0].judgement })
    let wanted = naive.history
    func hex(_ node: Int) -> String { history.ids[nodes[node]].hex }

    #expect(finding.range.commits == inside.count, place)
    expectSame(finding.firstBad, wanted.firstBad, hex, place)
    expectSame(finding.fixes, wanted.fixes, hex, place)
    #expect(Set(finding.badFromTheStart) == Set(wanted.badFromTheStart.map(hex)), place)
    #expect(finding.changes.count == wanted.changes.count, place)
    #expect(Set(finding.changes.map(\.commit)) == Set(wanted.changes.map { hex($0.commit) }), place)
    guard !inside.isEmpty else { return }
    let runs = try #require(bisection.runs)
    for (number, id) in runs.range.ids.enumerated() {
      let commit = try #require(history.ids.firstIndex(of: id))
      #expect(bisection.verdict(number) == history.sources[commit].verdict, "\(place) at \(id)")
    }
    #expect(finding.verdicts.total == inside.count, place)
    try compareTouched(runs, history, question, place)
  }

  private func expectSame(
    _ found: [TransitionFinding], _ wanted: [Transition], _ hex: (Int) -> String, _ place: Comment
  ) {
    let kinds: [Transition.Kind: TransitionFinding.Kind] = [
      .commit: .commit, .merge: .merge, .suspects: .suspects,
    ]
    #expect(
      Set(found.map { "\($0.kind) \($0.commit)" })
        == Set(wanted.map { "\(kinds[$0.kind] ?? .commit) \(hex($0.commit))" }), place)
    #expect(found.count == wanted.count, place)
    for transition in wanted {
      guard let same = found.first(where: { $0.commit == hex(transition.commit) }) else { continue }
      let candidates = Set(transition.candidates.map(hex))
      // A merge's are those that change something the verdict rests on.
      #expect(
        transition.kind == .merge
          ? candidates.isSuperset(of: same.candidates) : candidates == Set(same.candidates), place)
    }
  }

  /// Git lists a commit for some paths if it differs there from any parent, of those that it walks or was told to stop at
  /// if there are such.
  private func compareTouched(
    _ runs: EpochRuns<Replayer.Record>, _ history: KnownHistory, _ question: Question,
    _ place: Comment
  ) throws {
    let paths = Set(runs.runs.flatMap { $0.trace.compactMap(\.path) })
    let range = runs.range
    func files(_ number: Int) throws -> [String: [UInt8]] {
      let commit = try #require(history.ids.firstIndex(of: range.ids[number]))
      return history.sources[commit].files.filter { paths.contains($0.key) }
    }
    var touched: Set<String> = []
    for number in range.inside {
      let parents = range.dag.parents(of: number)
      let walked = parents.filter { parent in
        range.inside.contains(parent)
          || question.good.contains { history.ids[$0] == range.ids[parent] }
      }
      let relevant = walked.isEmpty ? Array(parents) : walked
      let own = try files(number)
      let isTouched =
        relevant.isEmpty ? !own.isEmpty : try relevant.contains { try files($0) != own }
      if isTouched {
        touched.insert(range.ids[number].hex)
      } else {
        // What is looked up tells nothing apart that is the same.
        for parent in relevant {
          #expect(runs.runNumber(of: parent) == runs.runNumber(of: number), place)
        }
      }
    }
    var arguments = ["log", "--full-history", "--format=%H"]
    if question.firstParent { arguments.append("--first-parent") }
    arguments += question.bad.map { history.ids[$0].hex }
    arguments += question.good.map { "^\(history.ids[$0])" }
    arguments += ["--"] + paths.sorted()
    let listed = try gitOutput(arguments, in: history.path)
    #expect(Set(listed.split(separator: "\n").map(String.init)) == touched, place)
  }

  /// Replays every commit from nothing.
  private func replayAll(_ history: KnownHistory, _ scenario: Scenario) throws {
    let replayer = try Replayer(scenario: scenario, repository: history.path)
    for (number, id) in history.ids.enumerated() {
      replayer.forget()
      let finding = try replayer.replay(at: id.hex)
      #expect(finding.verdict == history.sources[number].verdict, "\(id)")
    }
  }
}
