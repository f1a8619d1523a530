import Findings
import Git
import Testing
import Workbench

@testable import Replay

/// The verdict through time, against replays of every commit by itself.
@Suite struct TimelineTests {
  private func tag(_ lab: borrowing Lab, _ tags: [(name: String, commit: ObjectID)]) throws {
    let lines = tags.map { "create refs/tags/\($0.name) \($0.commit.hex)\n" }.joined()
    try git(["update-ref", "--stdin"], in: lab.path, input: lines)
  }

  @Test func itIsWhatReplaysAtTagsAndChangesSay() throws {
    var dice = SplitMix(seed: 31)
    for round in 0..<6 {
      var lab = try Lab()
      for number in 0..<14 {
        let source = dice.pick([goodCheck, badCheck, badCheck, goodCheck, "int other;\n"])
        let known = lab.order
        let parents = known.isEmpty ? [] : [known[known.count - 1], dice.pick(known)]
        try lab.commit(
          ["a.c": source + "/* \(number) */\n"],
          parents: dice.pick([true, false]) || Set(parents).count < 2
            ? Array(parents.prefix(1)) : parents)
      }
      var tags: [(name: String, commit: ObjectID)] = []
      for number in 0..<7 { tags.append(("v1.\(number)", dice.pick(lab.order))) }
      try tag(lab, tags)
      let (replays, finding) = try lab.examine(boxScenario())
      var verdicts: [ObjectID: Verdict] = [:]
      for (id, replay) in zip(lab.order, replays) { verdicts[id] = replay.verdict }
      let parents = try gitOutput(["log", "--format=%H %P", "main"], in: lab.path).split(
        separator: "\n"
      )
      .map { $0.split(separator: " ").compactMap { ObjectID(hex: String($0)) } }
      let changes = parents.filter { ids in
        ids.dropFirst().contains { verdicts[$0] != verdicts[ids[0]] }
      }.map { $0[0] }
      let wanted =
        tags.map { "\($0.name) \($0.commit)" }
        + Set(changes).subtracting(tags.map(\.commit)).map { "- \($0)" }
      #expect(
        finding.timeline.map { "\($0.name ?? "-") \($0.commit)" }.sorted() == wanted.sorted(),
        "\(round)")
      var last = 0
      for point in finding.timeline {
        #expect(point.verdict == ObjectID(hex: point.commit).flatMap { verdicts[$0] })
        let time = try #require(
          Int(
            gitOutput(["show", "-s", "--format=%ct", point.commit], in: lab.path)
              .filter(\.isNumber)))
        #expect(time >= last)
        last = time
      }
    }
  }

  @Test func whatIsTooMuchIsThinnedAndChangesStay() throws {
    var lab = try Lab()
    let sources = [goodCheck, badCheck, goodCheck, badCheck]
    for number in 0..<40 { try lab.commit(["a.c": sources[number / 10] + "/* \(number) */\n"]) }
    var tags: [(name: String, commit: ObjectID)] = []
    for (place, commit) in lab.order.enumerated() {
      for number in 0..<15 { tags.append(("v\(place + 1).\(number)", commit)) }
    }
    try tag(lab, tags)
    let finding = try bisect(readScenario(Array(boxScenario().utf8)), lab.path).finding
    let names = finding.timeline.compactMap(\.name)
    #expect(names.count == 400 && finding.timeline.count == 400)
    // Each turn is between the last tag before it and the first one with it.
    for place in [10, 20, 30] {
      let turn = try #require(names.firstIndex(of: "v\(place + 1).0"))
      #expect(turn > 0 && names[turn - 1] == "v\(place).14")
    }
    let order = tags.map(\.name)
    let places = names.compactMap { order.firstIndex(of: $0) }
    #expect(places == places.sorted() && Set(places).count == 400)
    #expect(finding.notes.contains { $0.contains("400 points") })
  }
}
