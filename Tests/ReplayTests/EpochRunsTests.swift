import Findings
import Git
import History
import Testing

import Workbench
@testable import Replay

/// What is asked of every commit of a history is answered as if it had been asked at each.
@Suite struct EpochRunsTests {
  @Test func aCommitThatChangesNothingReadIsNotRun() throws {
    var chains = try Chains()
    try chains.commit(["start": .file("a"), "a": .file(".1")])
    try chains.commit(["start": .file("a"), "a": .file(".1"), "b": .file(".1")])
    try chains.commit(["start": .file("a"), "a": .file(".1"), "b": .file(".2")])
    let (runs, calls) = try chains.runner(chains.range())
    #expect(runs.answer(of: 0) == nil)
    try runs.runAll()
    try chains.check(runs)
    #expect(calls.commits == [chains.order[2]])
    #expect(runs.epochCount == 1)
  }

  /// The tip never reads `b`; that it matters is known only after an older commit ran.
  @Test func whatOneRunReadsLeadsToMoreRuns() throws {
    var chains = try Chains()
    for number in 0..<4 {
      try chains.commit(["start": .file("a"), "a": .file("b"), "b": .file(".\(number)")])
    }
    try chains.commit(["start": .file("a"), "a": .file(".end"), "b": .file("c"), "c": .file(".c")])
    try chains.commit(["start": .file("a"), "a": .file(".end"), "b": .file("c"), "c": .file(".d")])
    let (runs, calls) = try chains.runner(chains.range())
    try runs.runAll()
    try chains.check(runs)
    #expect(calls.commits.count == 5)
    #expect(calls.commits.first == chains.order[5])
    // The last two differ in what is watched for others and have the same answer from one run.
    #expect(runs.answer(of: 4) == runs.answer(of: 5))
  }

  @Test func anAbsentPathIsWatched() throws {
    var chains = try Chains()
    try chains.commit(["start": .file("?x/y:a"), "a": .file(".1")])
    try chains.commit(["start": .file("?x/y:a"), "a": .file(".1"), "x/z": .file(".1")])
    try chains.commit(["start": .file("?x/y:a"), "a": .file(".1"), "x/y": .file(".1")])
    try chains.commit(["start": .file("?x/y:a"), "a": .file(".2"), "x/y": .file(".1")])
    try chains.commit(["start": .file("?x/y:a"), "a": .file(".1")])
    let (runs, _) = try chains.runner(chains.range())
    try runs.runAll()
    try chains.check(runs)
    #expect(runs.runs.count == 2)
    #expect(runs.answer(of: 2) == runs.answer(of: 3))
    #expect(runs.answer(of: 0) == runs.answer(of: 4))
    #expect(runs.answer(of: 0) != runs.answer(of: 2))
  }

  /// A folder, a symbolic link and a submodule are no files, nor is what a link may lead to.
  @Test func whatIsNoFileIsAbsent() throws {
    var chains = try Chains()
    let rest: [String: Thing] = [
      "start": .file("p ?p/in:q"), "q": .file(".q"), "r/in": .file(".r"),
    ]
    let first = try chains.commit(rest)
    try chains.commit(rest.merging(["p/other": .file(".o")]) { $1 })
    try chains.commit(rest.merging(["p": .link("q")]) { $1 })
    try chains.commit(rest.merging(["p": .link("r")]) { $1 })
    try chains.commit(
      rest.merging(["p": Thing(text: first.hex, mode: .submodule)]) { $1 })
    try chains.commit(rest)
    let (same, _) = try chains.runner(chains.range())
    try same.runAll()
    try chains.check(same)
    #expect(same.runs.count == 1)
    // A link or a submodule is watched like nothing at all.
    for number in 2...5 { #expect(same.epoch(of: number) == same.epoch(of: 0)) }
    // Once one of them has it as a file there are others.
    try chains.commit(rest.merging(["p": .file(".p")]) { $1 })
    try chains.commit(rest.merging(["p": Thing(text: ".p", mode: .executable)]) { $1 })
    try chains.commit(rest.merging(["p/in": .file(".in")]) { $1 })
    try chains.commit(rest.merging(["p/in": .link("../q")]) { $1 })
    let (runs, _) = try chains.runner(chains.range())
    try runs.runAll()
    try chains.check(runs)
    #expect(runs.runs.count == 3)
    #expect(runs.answer(of: 6) == runs.answer(of: 7))
    #expect(runs.answer(of: 9) == runs.answer(of: 0))
  }

  @Test func aRunThatReadsNothingIsMadeOnce() throws {
    var chains = try Chains()
    for number in 0..<4 { try chains.commit(["start": .file(".\(number)")]) }
    var count = 0
    let runs = EpochRuns(range: try chains.range(), reader: try chains.reader()) { _ in
      count += 1
      return EpochRun(answer: count, trace: [])
    }
    try runs.runAll()
    #expect((0..<4).map { runs.answer(of: $0) } == [1, 1, 1, 1])
    #expect(runs.epochCount == 1)
    #expect(runs.watchedCount == 0)
  }

  @Test func aRangeWithoutACommitRunsNothing() throws {
    var chains = try Chains()
    try chains.commit(["start": .file(".1")])
    try chains.commit(["start": .file(".2")])
    let range = try chains.range(good: [1], bad: [0])
    #expect(range.isEmpty)
    let (runs, calls) = try chains.runner(range)
    try runs.runAll()
    #expect(calls.commits.isEmpty)
    #expect(runs.answer(of: 0) == nil)
  }

  // MARK: Ranges

  @Test func onFirstParentsASideIsNeitherRunNorAnswered() throws {
    var chains = try Chains()
    try chains.commit(["start": .file(".0")])
    try chains.commit(["start": .file(".1")], parents: [0])
    let side = try chains.commit(["start": .file(".side")], parents: [0])
    try chains.commit(["start": .file(".merged")], parents: [1, 2])
    let (runs, calls) = try chains.runner(chains.range(firstParent: true))
    try runs.runAll()
    try chains.check(runs)
    #expect(runs.range.number(of: side) == nil)
    #expect(!calls.commits.contains(side))
    #expect(runs.range.ids.count == 3)
  }

  @Test func parentsJustOutsideAreAnsweredAsWell() throws {
    var chains = try Chains()
    try chains.commit(["start": .file(".0")])
    try chains.commit(["start": .file(".1")])
    try chains.commit(["start": .file(".side")], parents: [0])
    try chains.commit(["start": .file(".2")], parents: [1])
    try chains.commit(["start": .file(".merged")], parents: [3, 2])
    for isFirstParent in [false, true] {
      let range = try chains.range(good: [1, 2], firstParent: isFirstParent)
      let outside = range.ids.prefix(range.outsideCount)
      #expect(Set(outside) == Set((isFirstParent ? [1] : [1, 2]).map { chains.order[$0] }))
      #expect(range.inside.count == 2)
      let (runs, _) = try chains.runner(range)
      try runs.runAll()
      try chains.check(runs)
      for id in outside {
        let number = try #require(range.number(of: id))
        #expect(range.dag.isBoundary(number))
        #expect(runs.answer(of: number) == (try chains.direct(id).answer))
      }
    }
  }

  @Test func numbersLeadThereAndBack() throws {
    var chains = try Chains()
    for number in 0..<6 { try chains.commit(["start": .file(".\(number)")]) }
    let range = try chains.range(good: [2])
    #expect(range.ids.indices.allSatisfy { range.number(of: range.ids[$0]) == $0 })
    #expect(range.number(of: chains.order[0]) == nil)
    #expect(range.good == [chains.order[2]])
    #expect(range.bad == [chains.order[5]])
  }

  @Test func commitsHaveNamesDatesAndFirstTags() throws {
    var chains = try Chains()
    for number in 0..<5 { try chains.commit(["start": .file(".\(number)")]) }
    try chains.tag("v1.0-rc1", 1)
    try chains.tag("v1.0", 2)
    try chains.tag("v1.1", 4)
    let range = try chains.range(bad: [3])
    let named = try range.identities(of: [0, 2, 3], reader: try chains.reader())
    #expect(named.count == 3)
    #expect(named[0]?.firstTag == "v1.0-rc1")
    #expect(named[0]?.firstRelease == "v1.0")
    #expect(named[2]?.firstTag == "v1.0")
    // The tag is above the range.
    #expect(named[3]?.firstTag == "v1.1")
    #expect(named[3]?.subject == "commit 3")
    #expect(named[3]?.commit == chains.order[3].hex)
    #expect(named[3]?.date != nil)
  }

  // MARK: Trouble

  @Test func anInterruptedRunLeavesNoHalfAnswer() throws {
    var chains = try Chains()
    for number in 0..<3 {
      try chains.commit(["start": .file("a"), "a": .file("b"), "b": .file(".\(number)")])
    }
    try chains.commit(["start": .file("a"), "a": .file(".end")])
    for place in 0..<4 {
      var isInterrupted = false
      let (runs, calls) = try chains.runner(chains.range()) { (done) throws(ReplayTrouble) in
        if done == place, !isInterrupted {
          isInterrupted = true
          throw .interrupted
        }
      }
      #expect(throws: ReplayTrouble.self) { try runs.runAll() }
      #expect(calls.commits.count == place)
      #expect(runs.runs.count == place)
      #expect(runs.epochCount == 0)
      for number in 0..<4 {
        #expect(runs.answer(of: number) == nil)
        #expect(runs.epoch(of: number) == nil)
      }
      // It goes on where it was: no run is made twice.
      try runs.runAll()
      try chains.check(runs)
      #expect(calls.commits.count == 4)
      // Asking once more runs nothing.
      try runs.runAll()
      try chains.check(runs)
      #expect(calls.commits.count == 4)
    }
  }

  /// Otherwise the commit would never have an answer, and the search no end.
  @Test func aRunThatReadWhatIsNotThereIsAMistake() throws {
    var chains = try Chains()
    try chains.commit(["start": .file(".0")])
    try chains.commit(["start": .file(".1")])
    let runs = EpochRuns(range: try chains.range(), reader: try chains.reader()) { _ in
      EpochRun(answer: 0, trace: [Fact(path: "start", content: nil)])
    }
    do {
      try runs.runAll()
      Issue.record("it was taken")
    } catch {
      guard case .unstable(let sentence) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(sentence.contains("'start'"))
    }
    #expect(runs.runs.isEmpty)
    #expect(runs.answer(of: 1) == nil)
  }

  @Test func coldAnswersLookAtNothingKept() throws {
    var chains = try Chains()
    for number in 0..<4 { try chains.commit(["start": .file(".\(number / 2)")]) }
    let (runs, calls) = try chains.runner(chains.range())
    try runs.runAll()
    #expect(calls.commits.count == 2)
    #expect(calls.forgotten == 0)
    for number in [0, 1, 3, 0, 1] {
      #expect(try runs.coldAnswer(of: number) == runs.answer(of: number))
    }
    #expect(calls.forgotten == 1)
    #expect(calls.commits.dropFirst(2) == [chains.order[0], chains.order[1], chains.order[3]])
    #expect(runs.runs.count == 2)
  }

  @Test func aFileThatCannotBeReadVoidsTheRun() throws {
    var lab = try Lab()
    let id = try lab.commit(["a.c": goodCheck])
    let replayer = try Replayer(
      scenario: try readScenario(Array(boxScenario().utf8)), repository: lab.path)
    let opened = try replayer.programs.program(at: id)
    #expect(opened.trace.isEmpty)
    #expect(opened.commit.id == id)
    let content = try #require(try opened.files.content(at: "a.c"))
    _ = try opened.files.content(at: "b.c")
    let run = try opened.run("read")
    #expect(run.trace == [Fact(path: "a.c", content: content), Fact(path: "b.c", content: nil)])
    #expect(run.facts == ["a.c": content, "b.c": nil])
    let blob = ObjectID(content).hex
    try lab.folder.write("lab.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))", [UInt8]())
    // A handle that has read the blob may still know it.
    let other = try Replayer(scenario: replayer.scenario, repository: lab.path)
    let broken = try other.programs.program(at: id)
    #expect(throws: (any Error).self) { try broken.files.bytes(of: content) }
    #expect(throws: ReplayTrouble.self) { try broken.run("read") }
  }
}
