/// Finds small selections that meet every demand, the demands being found on the way.
///
/// To read it, think of a cube as a list of literals and of a demand as the literals one of which has
/// to stay so that a certain good state is kept out. A selection of literals that keeps all good states out
/// meets every demand. This is Reiter's tree of conflicts, by breadth, so that smaller selections come first.
struct HittingSets {
  /// What becomes of a selection: it will do, or one of these has to be added.
  enum Verdict {
    case suffices
    case needsOneOf([Int])
  }

  /// How many selections may be looked at.
  let limit: Int
  /// How many sufficient selections are wanted at most.
  let wanted: Int

  /// The inclusion-minimal sufficient selections of numbers below `count`, smallest first, and whether that is all of them.
  ///
  /// Where a limit ends the search before any was found, the one that comes of leaving out what can be left out,
  /// from the last to the first, is given.
  func smallest<Failure: Error>(
    of count: Int, _ judge: ([Int]) throws(Failure) -> Verdict
  ) throws(Failure) -> (found: [[Int]], isComplete: Bool) {
    var demands: [[Int]] = []
    var found: [[Int]] = []
    var seen: Set<[Int]> = [[]]
    var queue: [[Int]] = [[]]
    var looked = 0
    var head = 0
    while head < queue.count {
      let selection = queue[head]
      head += 1
      if found.contains(where: { $0.allSatisfy(selection.contains) }) { continue }
      looked += 1
      if looked > limit { break }
      let missed: [Int]
      if let demand = demands.first(where: { !$0.contains(where: selection.contains) }) {
        missed = demand
      } else {
        switch try judge(selection) {
        case .suffices:
          found.append(selection)
          if found.count >= wanted { return (found, false) }
          continue
        case .needsOneOf(let demand):
          missed = demand
          demands.append(demand)
        }
      }
      for literal in missed {
        let next = (selection + [literal]).sorted()
        if seen.insert(next).inserted { queue.append(next) }
      }
    }
    if head >= queue.count, looked <= limit { return (found, true) }
    if !found.isEmpty { return (found, false) }
    var kept = Array(0..<count)
    for literal in kept.reversed() {
      let rest = kept.filter { $0 != literal }
      if case .suffices = try judge(rest) { kept = rest }
    }
    return ([kept], false)
  }
}
