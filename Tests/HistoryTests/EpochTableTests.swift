import History
import Testing

@Suite struct EpochTableTests {
  @Test func commitsWithOneKeyShareAnEpoch() {
    var table = EpochTable<[UInt64]>()
    #expect(table.assign(commit: 0, sameAs: nil) { [1, 2] } == 0)
    #expect(table.assign(commit: 1, sameAs: nil) { [1, 3] } == 1)
    // A revert, and a branch that reaches the same text, are the old epoch again.
    #expect(table.assign(commit: 2, sameAs: nil) { [1, 2] } == 0)
    #expect(table.count == 2)
    #expect(table.firstCommits == [0, 1])
    #expect(table.sizes == [2, 1])
    #expect(table.keys == [[1, 2], [1, 3]])
  }

  @Test func whereNothingChangedNoKeyIsMade() {
    var table = EpochTable<[UInt64]>(expectedCommits: 3)
    var made = 0
    table.assign(commit: 0, sameAs: nil) {
      made += 1
      return [7]
    }
    table.assign(commit: 2, sameAs: 0) {
      made += 1
      return [8]
    }
    #expect(made == 1)
    #expect(table.epoch(of: 2) == 0)
    #expect(table.epoch(of: 1) == nil)
    #expect(table.epoch(of: 99) == nil)
  }

  @Test func aParentWithoutAnEpochIsNotCopied() {
    var table = EpochTable<Int>()
    #expect(table.assign(commit: 5, sameAs: 4) { 1 } == 0)
    #expect(table.epoch(of: 5) == 0)
  }

  @Test func aCommitAssignedAgainMoves() {
    var table = EpochTable<Int>()
    table.assign(commit: 0, sameAs: nil) { 1 }
    table.assign(commit: 0, sameAs: nil) { 2 }
    #expect(table.epoch(of: 0) == 1)
    #expect(table.sizes == [0, 1])
  }

  @Test func aKeyThatCannotBeMadeLeavesTheTableAsItWas() {
    struct Missing: Error {}
    var table = EpochTable<Int>()
    #expect(throws: Missing.self) {
      try table.assign(commit: 0, sameAs: nil) { () throws(Missing) -> Int in throw Missing() }
    }
    #expect(table.count == 0)
    #expect(table.epoch(of: 0) == nil)
  }
}
