import Reasons
import Testing
import Workbench

/// What is claimed of the smallest set, compared with all sets.
@Suite struct SmallestSetTests {
  /// What each set does, by the bits of its members.
  private struct Game {
    let count: Int
    var answers: [Bool?]

    /// A random one; a monotone one does whatever a part of it does.
    init(_ dice: inout SplitMix, isMonotone: Bool, hasUnknowns: Bool) {
      count = dice.below(6) + 1
      answers = Array(repeating: false, count: 1 << count)
      let rarity = dice.below(12) + 2
      for set in 1..<answers.count {
        if dice.once(in: rarity) { answers[set] = true }
        if isMonotone,
          (0..<count).contains(where: { set >> $0 & 1 == 1 && answers[set ^ (1 << $0)] == true })
        {
          answers[set] = true
        }
        if hasUnknowns, dice.once(in: 4) { answers[set] = nil }
      }
      // All of them do it, mostly.
      if !dice.once(in: 8) { answers[answers.count - 1] = true }
    }

    func answer(_ members: [Int]) -> Bool? { answers[members.reduce(0) { $0 | 1 << $1 }] }

    /// All sets with fewer members than so many.
    func smaller(than size: Int) -> [Bool?] {
      answers.indices.filter { $0.nonzeroBitCount < size }.map { answers[$0] }
    }
  }

  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func whatIsClaimedIsTrue(_ kind: (isMonotone: Bool, hasUnknowns: Bool)) throws {
    var dice = SplitMix(seed: 7)
    var met: [String: Int] = [:]
    for round in 0..<600 {
      let game = Game(&dice, isMonotone: kind.isMonotone, hasUnknowns: kind.hasUnknowns)
      let order = Array(0..<game.count).shuffled(using: &dice)
      let budget = [0, 1, 2, 3, 5, 8, 13, 1_000][dice.below(8)]
      var asked: [[Int]] = []
      let found = SmallestSet(among: order, budget: budget) { set in
        asked.append(set)
        return game.answer(set)
      }
      let label = "round \(round): \(game.answers), order \(order), budget \(budget)"
      #expect(asked.count == found.tries && asked.count <= budget, "\(label)")
      #expect(Set(asked).count == asked.count && asked.allSatisfy { $0 == $0.sorted() }, "\(label)")
      met["\(found.proof)", default: 0] += 1
      switch found.proof {
      case .smallest:
        #expect(game.answer(found.members) == true, "\(label)")
        #expect(game.smaller(than: found.members.count).allSatisfy { $0 == false }, "\(label)")
        #expect(found.unknowns == 0, "\(label)")
      case .irreducible:
        #expect(game.answer(found.members) == true, "\(label)")
        for member in found.members {
          let rest = found.members.filter { $0 != member }
          #expect(rest.isEmpty || game.answer(rest) != true, "\(label)")
          #expect(rest.isEmpty || asked.contains(rest), "\(label)")
        }
      case .unfinished:
        #expect(game.answer(found.members) == true, "\(label)")
        #expect(asked.count == budget, "\(label)")
      case .none:
        #expect(found.members.isEmpty, "\(label)")
        #expect(asked.count == budget || game.answers.last != true, "\(label)")
      }
      // With room for all sets, one that is known to do it is found if all together do it.
      if budget == 1_000, game.answers.last == true {
        let best = game.answers.indices.filter { game.answers[$0] == true }.map(\.nonzeroBitCount)
        #expect(found.proof == .smallest || kind.hasUnknowns, "\(label)")
        if found.proof == .smallest { #expect(found.members.count == best.min(), "\(label)") }
      }
    }
    // All answers must have been met, or nothing was compared.
    #expect(met.count == 4, "\(met)")
  }

  @Test func aSingleOneIsTriedFirst() {
    let found = SmallestSet(among: [4, 2, 0, 1, 3], budget: 100) { $0.contains(2) }
    #expect(found.members == [2] && found.proof == .smallest && found.tries == 2)
  }

  @Test func manyThingsAreNotTriedOneByOneForever() {
    let found = SmallestSet(among: Array(0..<10_000), budget: 160) { $0.count == 10_000 }
    #expect(found.proof == .unfinished && found.tries == 160)
  }
}
