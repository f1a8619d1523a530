import History

/// A generator whose numbers are the same everywhere, so that a failing seed fails for everyone.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(seed) &+ 0x9E37_79B9_7F4A_7C15 }

  // splitmix64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A history with merges, octopuses, criss-crosses, several roots, boundaries, and a bug that
/// comes and goes.
struct RandomHistory {
  var parents: [[Int]] = []
  var boundary: Set<Int> = []
  var judgements: [Judgement] = []

  init(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...40, using: &random)
    // Some histories are nearly linear, some are tangles; some calm, some flapping.
    let span = [2, 5, 40].randomElement(using: &random) ?? 5
    let mergeChance = [5, 25, 60].randomElement(using: &random) ?? 25
    let flipChance = [5, 15, 50].randomElement(using: &random) ?? 15
    let openChance = [0, 10, 30].randomElement(using: &random) ?? 0
    for commit in 0..<count {
      let roll = Int.random(in: 0..<100, using: &random)
      let isRoot = commit == 0 || roll >= 96
      let wanted =
        isRoot ? 0 : roll < mergeChance ? (roll < 3 ? 4 : roll < 8 ? 3 : 2) : 1
      var list: [Int] = []
      for _ in 0..<wanted {
        let parent = Int.random(in: max(0, commit - span)..<commit, using: &random)
        if !list.contains(parent) { list.append(parent) }
      }
      if Int.random(in: 0..<100, using: &random) < 4 { boundary.insert(commit) }
      parents.append(list)
      let inherited = list.randomElement(using: &random).map { judgements[$0] } ?? .good
      if Int.random(in: 0..<100, using: &random) < openChance {
        let id = Int.random(in: 0..<2, using: &random)
        judgements.append(Bool.random(using: &random) ? .untestable(id) : .depends(id))
      } else if inherited.isOpen || Int.random(in: 0..<100, using: &random) < flipChance {
        judgements.append(Bool.random(using: &random) ? .good : .bad)
      } else {
        judgements.append(inherited)
      }
    }
  }
}
