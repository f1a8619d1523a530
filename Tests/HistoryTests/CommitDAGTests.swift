import Testing
import Workbench

@testable import History

@Suite struct CommitDAGTests {
  @Test func aParentThatIsNotBeforeItsChildIsANamedError() {
    #expect(throws: CommitDAG.Trouble.parentNotBefore(commit: 1, parent: 1)) {
      try CommitDAG(parents: [[], [1]])
    }
    #expect(throws: CommitDAG.Trouble.parentNotBefore(commit: 0, parent: -1)) {
      try CommitDAG(parents: [[-1]])
    }
  }

  @Test func aParentNamedTwiceCountsOnce() throws {
    let dag = try CommitDAG(parents: [[], [0, 0]])
    #expect(Array(dag.parents(of: 1)) == [0])
  }

  @Test func aBoundaryHasNoParents() throws {
    let dag = try CommitDAG(parents: [[], [0], [1]], boundary: [1])
    #expect(dag.isStart(1))
    #expect(dag.isBoundary(1))
    #expect(!dag.isBoundary(0))
    #expect(dag.firstParent(of: 2) == 1)
    #expect(dag.children() == [[], [2], []])
  }

  @Test func aNumberThatIsNoCommitHasNothing() throws {
    let dag = try CommitDAG(parents: [[]])
    #expect(dag.parents(of: 7).isEmpty)
    #expect(dag.parents(of: -1).isEmpty)
    #expect(!dag.isAncestor(0, of: 9))
    #expect(!dag.isAncestor(-1, of: 0))
    #expect(dag.ancestors(of: [5, -5]).commits == [])
    #expect(dag.commits(from: [8], notFrom: [-3]) == [])
  }

  @Test(arguments: 0..<10) func reachabilityAgreesWithSetsOfAncestors(_ block: Int) throws {
    for seed in block * 20..<block * 20 + 20 {
      let random = RandomHistory(seed: seed)
      let dag = try CommitDAG(parents: random.parents, boundary: random.boundary)
      let naive = NaiveHistory(
        parents: random.parents, boundary: random.boundary, judgements: random.judgements)
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<10 {
        let one = Int.random(in: 0..<dag.count, using: &generator)
        let two = Int.random(in: 0..<dag.count, using: &generator)
        let three = Int.random(in: 0..<dag.count, using: &generator)
        #expect(dag.isAncestor(one, of: two) == naive.reach[two].contains(one))
        #expect(
          Set(dag.ancestors(of: [one, two]).commits) == naive.reach[one].union(naive.reach[two]))
        let between = naive.reach[one].union(naive.reach[two]).subtracting(naive.reach[three])
        #expect(dag.commits(from: [one, two], notFrom: [three]) == between.sorted())
      }
    }
  }
}
