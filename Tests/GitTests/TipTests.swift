import Foundation
import Git
import Testing
import Workbench

/// The first tip that contains a commit, against `git tag --contains`.
@Suite struct Tips {
  @Test(arguments: GraphKind.allCases, [31, 32, 33])
  func theFirstTagIsTheFirstThatGitNames(kind: GraphKind, seed: Int) throws {
    let history = try RandomHistory(commits: 80, seed: UInt64(seed), wrongClocks: seed != 31)
    var dice = Dice(seed: UInt64(seed))
    // As many tags at one commit as there are at none; their order has nothing to do with time.
    let tagged = (0..<25).map { _ in history.ids.randomElement(using: &dice) ?? history.ids[0] }
    for (number, commit) in tagged.enumerated() {
      try git("tag", "t\(number)", commit.hex, in: history.path)
    }
    try kind.write(in: history.path, commits: history.ids)
    let repository = try Repository(at: history.path)
    let even = tagged.indices.filter { $0 % 2 == 0 }
    for round in 0..<6 {
      let tips =
        round == 0 ? history.ids : Array(history.ids.shuffled(using: &dice).prefix(1 + round % 2))
      let excluded = Array(history.ids.shuffled(using: &dice).prefix(round % 3))
      let firstParent = round > 3
      for source in WalkSource.allCases {
        let list = try repository.walk(
          from: tips, excluding: excluded, firstParent: firstParent, using: source)
        let commits = Array(list.ids.shuffled(using: &dice).prefix(6))
        let range = WalkedRange(
          list: list, tips: tips, excluded: excluded, firstParent: firstParent, source: source)
        let found = try repository.firstTips(
          among: [tagged, even.map { tagged[$0] }, []], containing: commits, in: range)
        #expect(found[2] == commits.map { _ in nil })
        for (place, commit) in commits.enumerated() {
          let names = String(
            decoding: try gitBytes(["tag", "--contains", commit.hex], in: history.path),
            as: UTF8.self)
          let holders = Set(names.split(separator: "\n").compactMap { Int($0.dropFirst()) })
          #expect(found[0][place] == holders.min(), "\(source), round \(round)")
          let evens = even.indices.filter { holders.contains(even[$0]) }
          #expect(found[1][place] == evens.first, "\(source), round \(round)")
        }
      }
    }
  }

  /// Only what lies outside of the list is read where there is no graph.
  @Test func whatIsListedIsNotReadAgain() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let list = try repository.walk(from: [history.merge])
    let hex = history.two.hex
    try FileManager.default.removeItem(
      atPath: history.path + "/objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let found = try Repository(at: history.path).firstTips(
      among: [[history.one, history.top]], containing: [history.side, history.one],
      in: WalkedRange(list: list, tips: [history.merge], excluded: []))
    #expect(found == [[1, 0]])
  }
}
