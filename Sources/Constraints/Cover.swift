/// The fewest candidates that meet every demand, by branch and bound.
struct Cover {
  /// How many partial choices are looked at.
  let limit: Int
  /// For every demand the candidates that meet it.
  var demands: [Set<Int>] = []
  /// How long each candidate is.
  var weights: [Int] = []
  /// Whether the last search looked at all that could be better.
  private(set) var isComplete = true

  private var looked = 0
  private var best: [Int] = []
  private var bestCost: (Int, Int) = (.max, .max)

  init(limit: Int) { self.limit = limit }

  /// The choice with the fewest candidates, of these the one with the least weight, of these the first.
  mutating func smallest() -> [Int] {
    looked = 0
    isComplete = true
    best = greedy()
    bestCost = cost(best)
    search([], Array(demands.indices))
    return best.sorted()
  }

  private func cost(_ chosen: [Int]) -> (Int, Int) {
    (chosen.count, chosen.reduce(0) { $0 + weights[$1] })
  }

  private func greedy() -> [Int] {
    var chosen: [Int] = []
    var open = demands.filter { !$0.isEmpty }
    while !open.isEmpty {
      var counts = [Int](repeating: 0, count: weights.count)
      for demand in open { for candidate in demand { counts[candidate] += 1 } }
      let next = weights.indices.min {
        (-counts[$0], weights[$0], $0) < (-counts[$1], weights[$1], $1)
      }
      guard let next else { break }
      chosen.append(next)
      open.removeAll { $0.contains(next) }
    }
    return chosen
  }

  private mutating func search(_ chosen: [Int], _ open: [Int]) {
    looked += 1
    guard looked <= limit else {
      isComplete = false
      return
    }
    let left = open.filter { demand in
      !demands[demand].isEmpty && !chosen.contains { demands[demand].contains($0) }
    }
    let so = cost(chosen)
    guard let hardest = left.min(by: { (demands[$0].count, $0) < (demands[$1].count, $1) }) else {
      if so < bestCost { (best, bestCost) = (chosen, so) }
      return
    }
    // One more candidate at least, of the least weight there is.
    let lightest = demands[hardest].map { weights[$0] }.min() ?? 0
    guard (so.0 + 1, so.1 + lightest) < bestCost else { return }
    for candidate in demands[hardest].sorted() { search(chosen + [candidate], left) }
  }
}
