import Git
import Testing
import Workbench

@Suite struct Walks {
  /// What must hold of every list: order, numbers, trees, parents, those outside.
  private func expectConsistent(_ list: CommitList, _ path: String, firstParent: Bool = false)
    throws
  {
    let repository = try Repository(at: path)
    #expect(Set(list.ids).count == list.count)
    #expect(list.trees.count == list.count && list.times.count == list.count)
    for (number, id) in list.ids.enumerated() {
      #expect(list.index(of: id) == number)
      let commit = try repository.commit(id)
      #expect(list.trees[number] == commit.tree)
      #expect(list.times[number] == commit.committer.time)
      let parents = list.parents(of: number)
      #expect(parents.allSatisfy { $0 < number }, "a parent stands after its child")
      let named = parents.map { $0 >= 0 ? list.ids[Int($0)] : list.outside[Int(-1 - $0)] }
      #expect(named == (firstParent ? Array(commit.parents.prefix(1)) : commit.parents))
    }
    #expect(Set(list.outside).isDisjoint(with: list.ids))
    #expect(Set(list.outside).count == list.outside.count)
  }

  @Test func aRangeIsGits() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let list = try repository.walk(from: [history.top], excluding: [history.tag])
    #expect(list.ids == [history.side, history.merge, history.top])
    #expect(list.outside == [history.one, history.two])
    #expect(Array(list.parents(of: 1)) == [-2, 0])
    #expect(list.index(of: history.one) == nil)
    try expectConsistent(list, history.path)
    #expect(try repository.walk(from: []).ids.isEmpty)
    #expect(try repository.walk(from: [history.one], excluding: [history.top]).ids.isEmpty)
    #expect(try repository.walk(from: [history.top], excluding: [history.top]).ids.isEmpty)
    #expect(try repository.walk(from: [history.one, history.one]).ids == [history.one])
  }

  @Test func theFirstParentChainIsGits() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let list = try repository.walk(from: [history.top], excluding: [], firstParent: true)
    #expect(list.ids == [history.one, history.two, history.merge, history.top])
    try expectConsistent(list, history.path, firstParent: true)
    let short = try repository.walk(
      from: [history.top], excluding: [history.side], firstParent: true)
    #expect(short.ids == [history.two, history.merge, history.top])
  }

  @Test(arguments: [1, 2, 3, 4])
  func randomRangesAreGits(seed: UInt64) throws {
    let history = try RandomHistory(commits: 80, seed: seed, wrongClocks: false)
    let repository = try Repository(at: history.path)
    try git("pack-refs", "--all", in: history.path)
    var dice = Dice(seed: seed)
    for _ in 0..<6 {
      let tips = [history.ids.suffix(20).randomElement(using: &dice), history.ids.last].compactMap {
        $0
      }
      let good = Array(
        history.ids.shuffled(using: &dice).prefix(Int.random(in: 0...2, using: &dice)))
      let arguments = tips.map(\.hex) + good.map { "^" + $0.hex }
      for firstParent in [false, true] {
        let list = try repository.walk(from: tips, excluding: good, firstParent: firstParent)
        let options = ["rev-list"] + (firstParent ? ["--first-parent"] : [])
        let wanted = String(
          decoding: try gitBytes(options + arguments, in: history.path), as: UTF8.self
        ).split(separator: "\n").compactMap { ObjectID(hex: $0) }
        #expect(Set(list.ids) == Set(wanted), "\(options) \(arguments)")
        #expect(list.count == wanted.count)
        try expectConsistent(list, history.path, firstParent: firstParent)
      }
    }
  }

  @Test(arguments: [5, 6, 7, 8])
  func wrongClocksDoNotChangeTheSet(seed: UInt64) throws {
    let history = try RandomHistory(commits: 100, seed: seed, wrongClocks: true)
    let repository = try Repository(at: history.path)
    var dice = Dice(seed: seed)
    for _ in 0..<12 {
      let tips = Array(history.ids.shuffled(using: &dice).prefix(2))
      let good = Array(history.ids.shuffled(using: &dice).prefix(2))
      let list = try repository.walk(from: tips, excluding: good)
      #expect(Set(list.ids) == history.ancestry(of: tips).subtracting(history.ancestry(of: good)))
      try expectConsistent(list, history.path)
      #expect(try repository.walk(from: tips.reversed(), excluding: good).ids == list.ids)
    }
  }

  @Test func aLateExclusionReachesPastFirstParents() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("late.git"))
    func commit(_ name: String, _ parents: [ObjectID], _ time: Int64) throws -> ObjectID {
      try builder.commit(name, parents: parents, changes: ["n": Array(name.utf8)], time: time)
    }
    // The first-parent walk from both tips meets m and old before the old clock of x tells that m is
    // excluded, and with it, through m's second parent, old.
    let old = try commit("old", [], 5_000_000)
    let base = try commit("base", [], 4_000_000)
    let m = try commit("m", [base, old], 6_000_000)
    let x = try commit("x", [m], 1000)
    let tip = try commit("tip", [m], 7_000_000)
    let second = try commit("second", [old], 7_000_001)
    let repository = try Repository(at: folder("late.git"))
    let list = try repository.walk(from: [tip, second], excluding: [x], firstParent: true)
    #expect(Set(list.ids) == [tip, second])
  }

  @Test func mergesOfManyAndCrissCrossAndSeveralRootsAreListed() throws {
    let folder = try Folder()
    let path = folder("merges.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    func commit(_ name: String, _ parents: [ObjectID]) throws -> ObjectID {
      try builder.commit(name, parents: parents, changes: ["n": Array(name.utf8)])
    }
    let roots = [try commit("r1", []), try commit("r2", []), try commit("r3", [])]
    let octopus = try commit("octopus", roots)
    let left = try commit("left", [octopus])
    let right = try commit("right", [octopus])
    let leftRight = try commit("left-right", [left, right])
    let rightLeft = try commit("right-left", [right, left])
    let top = try commit("top", [leftRight, rightLeft])
    try builder.setReference("refs/heads/main", to: top)
    let repository = try Repository(at: path)
    let list = try repository.walk(from: [top])
    #expect(list.ids == roots + [octopus, left, right, leftRight, rightLeft, top])
    #expect(Array(list.parents(of: 3)) == [0, 1, 2])
    try expectConsistent(list, path)
    let part = try repository.walk(from: [top], excluding: [leftRight])
    #expect(part.ids == [rightLeft, top])
    #expect(part.outside == [right, left, leftRight])
    try expectConsistent(part, path)
  }

  @Test func theOrderIsTheSameHoweverTheRepositoryIsPacked() throws {
    let history = try RandomHistory(commits: 80, seed: 9, wrongClocks: true)
    let before = try Repository(at: history.path).walk(from: history.ids)
    try git("gc", "-q", in: history.path)
    let after = try Repository(at: history.path).walk(from: history.ids.reversed())
    #expect(before.ids == after.ids)
    #expect(before.parentNumbers == after.parentNumbers)
  }

  @Test func progressIsTold() throws {
    let history = try SmallHistory()
    var told: [Int] = []
    _ = try Repository(at: history.path).walk(from: [history.top]) { told.append($0) }
    #expect(told == [5])
    try GraphKind.single.write(in: history.path, commits: [history.top])
    _ = try Repository(at: history.path).walk(from: [history.top]) { told.append($0) }
    #expect(told == [5, 5])
  }
}
