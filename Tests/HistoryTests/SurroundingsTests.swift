import Testing
import Workbench

@testable import History

/// What is drawn of random histories is a part of them, and what is left out says nothing.
@Suite struct SurroundingsTests {
  @Test(arguments: 0..<40) func whatIsDrawnIsSo(_ group: Int) throws {
    for seed in (group * 4)..<(group * 4 + 4) {
      var dice = SplitMix(seed: UInt64(seed))
      let count = 1 + dice.below(60)
      var parents: [[Int]] = []
      for commit in 0..<count {
        // Long lines, criss-cross merges and octopuses.
        let fan = commit == 0 ? 0 : dice.pick([1, 1, 1, 1, 2, 2, 3, 7])
        let near = dice.below(2) == 0 ? 2 : count
        parents.append(
          Array(Set((0..<fan).map { _ in commit - 1 - dice.below(min(commit, near)) })).sorted())
      }
      let kinds = (0..<count).map { _ in dice.pick([0, 0, 0, 0, 0, 1, 2]) }
      let dag = try CommitDAG(parents: parents)
      let surroundings = Surroundings(of: dag)
      var children = [[Int]](repeating: [], count: count)
      for (commit, list) in parents.enumerated() {
        for parent in list { children[parent].append(commit) }
      }
      let isPlain = { (commit: Int) -> Bool in
        parents[commit].count == 1 && children[commit].count == 1
          && kinds[parents[commit][0]] == kinds[commit]
          && kinds[children[commit][0]] == kinds[commit]
      }
      for center in stride(from: dice.below(3), to: count, by: 3) {
        let place: Comment = "seed \(seed), commit \(center)"
        let nodes = surroundings.around(center, limit: 14) {
          kinds[$0]
        } isOpen: {
          kinds[$0] == 2
        }
        let drawn = nodes.map(\.commit)
        #expect(drawn == Array(Set(drawn)).sorted(), place)
        #expect(drawn.contains(center) && drawn.count <= 14, place)
        if parents[center].count <= 4 {
          #expect(Set(drawn).isSuperset(of: parents[center]), place)
        }
        // Nothing is drawn that hangs in the air.
        var joined: Set<Int> = [center]
        for _ in drawn {
          for node in nodes {
            for parent in node.parents where drawn.contains(parent) {
              if joined.contains(node.commit) || joined.contains(parent) {
                joined.formUnion([node.commit, parent])
              }
            }
          }
        }
        #expect(joined == Set(drawn), place)
        for node in nodes {
          let own = parents[node.commit]
          #expect(node.parents.count == own.count, place)
          var isCondensed = false
          for (drawnParent, parent) in zip(node.parents, own) where drawnParent != parent {
            isCondensed = true
            #expect(drawn.contains(drawnParent), place)
            var next = parent
            while next != drawnParent, isPlain(next) { next = parents[next][0] }
            #expect(next == drawnParent, place)
          }
          #expect(node.isCondensed == isCondensed, place)
        }
      }
    }
  }
}
