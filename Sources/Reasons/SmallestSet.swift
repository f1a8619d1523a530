/// The smallest set of things that does what all of them do, found by trying sets.
///
/// Nothing is taken for granted: what a set does need not follow from what its parts do, and leaving one thing out may
/// make nonsense of the rest. The likeliest things are tried one by one, then more and more of them together; from the
/// first set that does it things are left out until none can be (delta debugging, Zeller and Hildebrandt 2002); then all
/// smaller sets are tried while there is room. What a set does may come out unknown, which proves nothing.
public struct SmallestSet {
  /// What is known of a set that was found.
  public enum Proof: Sendable, Hashable {
    /// Every set with fewer members was tried, and none does it.
    case smallest
    /// Each set with one member less was tried, and none is known to do it.
    case irreducible
    /// It does it, and was not made smaller to the end.
    case unfinished
    /// No set was found that does it.
    case none
  }

  /// The set, in ascending order.
  public private(set) var members: [Int] = []
  /// What is known of it.
  public private(set) var proof = Proof.none
  /// How many sets were tried.
  public private(set) var tries = 0
  /// How many sets there are with fewer members, or with one less where they were not all tried, of which it is not known
  /// what they do.
  public private(set) var unknowns = 0

  /// Whether it is known what all of them do together.
  public private(set) var isWholeKnown = false

  private let budget: Int
  private var known: [[Int]: Bool?] = [:]

  /// Searches.
  ///
  /// - Parameters:
  ///   - order: The things by their numbers, the likely ones first.
  ///   - budget: How many sets may be tried.
  ///   - works: Whether a set, in ascending order, does it, nil if that cannot be told; the empty one is known not to.
  /// - Throws: what trying throws.
  public init<Failure>(
    among order: [Int], budget: Int, works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) {
    self.budget = budget
    known[[]] = .some(false)
    let likely = order.prefix(Self.likelyCount)
    if try findSingle(among: likely, works) { return }
    guard try findStart(order, works) else {
      _ = try findSingle(among: order.dropFirst(likely.count), works)
      return
    }
    try reduce(order, works)
    guard membersWithout.allSatisfy({ known[$0] != nil }) else { return }
    if members.count == 1 {
      proof = .smallest
      return
    }
    proof = .irreducible
    unknowns = membersWithout.count { isUnknown($0) }
    if try findSingle(among: order.dropFirst(likely.count), works) { return }
    guard order.allSatisfy({ known[[$0]] != nil }) else { return }
    var size = 2
    while size < members.count {
      guard combinations(order.count, size) <= budget - tries else { return }
      if let found = try first(order, size, works) {
        members = found
        break
      }
      size += 1
    }
    let smaller = known.count { $0.key.count < members.count && $0.value == nil }
    unknowns = smaller
    if smaller == 0 { proof = .smallest }
  }

  /// So many are tried one by one before sets are.
  private static let likelyCount = 8

  /// Looks for a single thing that does it, than which nothing is smaller.
  private mutating func findSingle<Failure>(
    among things: ArraySlice<Int>, _ works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) -> Bool {
    for thing in things where try ask([thing], works) == true {
      (members, proof, unknowns) = ([thing], .smallest, 0)
      return true
    }
    return false
  }

  /// Looks for a set to begin with: the likely things, twice as many each time, and in the end all.
  private mutating func findStart<Failure>(
    _ order: [Int], _ works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) -> Bool {
    var size = 2
    while true {
      let set = order.prefix(size).sorted()
      let answer = try ask(set, works)
      isWholeKnown = answer != nil
      if answer == true {
        (members, proof) = (set, .unfinished)
        return true
      }
      if size >= order.count { return false }
      size *= 2
    }
  }

  /// The members without each one of them.
  private var membersWithout: [[Int]] {
    members.map { member in members.filter { $0 != member } }
  }

  private func isUnknown(_ set: [Int]) -> Bool { known[set].map { $0 == nil } ?? true }

  /// What a set does; nil as well where there is no room to try it, which `known` tells.
  private mutating func ask<Failure>(
    _ set: [Int], _ works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) -> Bool? {
    if let answer = known[set] { return answer }
    guard tries < budget else { return nil }
    tries += 1
    let answer = try works(set)
    known[set] = .some(answer)
    return answer
  }

  /// Leaves out what can be left out, the unlikely things first and many at a time.
  private mutating func reduce<Failure>(
    _ order: [Int], _ works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) {
    let start = Set(members)
    var rest = Array(order.reversed().filter { start.contains($0) })
    var size = max(1, rest.count / 2)
    while tries < budget {
      var isSmaller = false
      var start = 0
      while start < rest.count {
        let end = min(start + size, rest.count)
        let fewer = Array(rest[..<start] + rest[end...])
        if try ask(fewer.sorted(), works) == true {
          rest = fewer
          isSmaller = true
        } else {
          start = end
        }
      }
      if size == 1, !isSmaller { break }
      size = max(1, size / 2)
    }
    members = rest.sorted()
  }

  /// The first set of a size that does it, in the order of likelihood; all of that size are tried where none does.
  private mutating func first<Failure>(
    _ order: [Int], _ size: Int, _ works: ([Int]) throws(Failure) -> Bool?
  ) throws(Failure) -> [Int]? {
    var places = Array(0..<size)
    while true {
      let set = places.map { order[$0] }.sorted()
      if try ask(set, works) == true { return set }
      guard
        let moving = places.indices.last(where: { places[$0] < order.count - size + $0 })
      else { return nil }
      places[moving] += 1
      for later in places.indices where later > moving { places[later] = places[later - 1] + 1 }
    }
  }

  /// How many sets of a size there are; no more than `Int.max`.
  private func combinations(_ count: Int, _ size: Int) -> Int {
    var result = 1
    for index in 0..<size {
      let (product, isTooMany) = result.multipliedReportingOverflow(by: count - index)
      if isTooMany { return .max }
      result = product / (index + 1)
    }
    return result
  }
}
