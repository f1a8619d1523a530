import Findings

/// Which steps of two traces are the same one.
///
/// Decisions and calls are matched in their order, so that as much as possible is matched (Needleman and Wunsch's way):
/// the same condition in the same function best of all, however it came out; the same condition in another function,
/// since code moves; a like condition in the same function, since conditions change. Lines are not looked at.
struct TraceAlignment {
  /// For each step of the first trace its match in the second one.
  private(set) var ofFirst: [Int?]
  /// The other way round.
  private(set) var ofSecond: [Int?]

  /// More pairs of steps than this are not compared.
  static let cellLimit = 4_000_000
  /// More pairs of different texts than this are not compared for likeness.
  private static let textLimit = 250_000

  /// Matches the steps; nil where there are too many.
  init?(_ first: [TraceStep], _ second: [TraceStep]) {
    ofFirst = Array(repeating: nil, count: first.count)
    ofSecond = Array(repeating: nil, count: second.count)
    let a = first.indices.filter { first[$0].isDecision || first[$0].entry.kind == .call }
    let b = second.indices.filter { second[$0].isDecision || second[$0].entry.kind == .call }
    func isSame(_ i: Int, _ j: Int) -> Bool {
      Key(first[i]) == Key(second[j]) && first[i].outcome == second[j].outcome
    }
    var start = 0
    while start < min(a.count, b.count), isSame(a[start], b[start]) {
      match(a[start], b[start])
      start += 1
    }
    var end = 0
    while end < min(a.count, b.count) - start, isSame(a[a.count - 1 - end], b[b.count - 1 - end]) {
      match(a[a.count - 1 - end], b[b.count - 1 - end])
      end += 1
    }
    let rows = a[start..<(a.count - end)]
    let columns = b[start..<(b.count - end)]
    let (product, isTooMany) = (rows.count + 1).multipliedReportingOverflow(by: columns.count + 1)
    guard !isTooMany, product <= Self.cellLimit else { return nil }
    align(Array(rows), Array(columns), first, second)
  }

  private mutating func match(_ i: Int, _ j: Int) {
    ofFirst[i] = j
    ofSecond[j] = i
  }

  /// What a step is known by.
  private struct Key: Hashable {
    let isDecision: Bool
    let function: String
    let label: String

    init(_ step: TraceStep) {
      isDecision = step.isDecision
      function = step.entry.function
      label = step.label
    }
  }

  private mutating func align(
    _ a: [Int], _ b: [Int], _ first: [TraceStep], _ second: [TraceStep]
  ) {
    guard !a.isEmpty, !b.isEmpty else { return }
    var numbers: [Key: Int] = [:]
    var keys: [Key] = []
    func number(_ step: TraceStep) -> Int {
      let key = Key(step)
      if let known = numbers[key] { return known }
      numbers[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    let left = a.map { number(first[$0]) }
    let right = b.map { number(second[$0]) }
    let isLikenessAsked = keys.count * keys.count <= Self.textLimit
    let words = isLikenessAsked ? keys.map { Set(conditionTokens($0.label).filter(\.isWord)) } : []
    var known: [Int: Int32] = [:]
    func likeness(_ i: Int, _ j: Int) -> Int32 {
      let (x, y) = (keys[left[i]], keys[right[j]])
      if left[i] == right[j] {
        guard x.isDecision else { return 3 }
        return first[a[i]].outcome == second[b[j]].outcome ? 6 : 5
      }
      guard x.isDecision == y.isDecision else { return 0 }
      if x.label == y.label {
        guard x.isDecision else { return 2 }
        return first[a[i]].outcome == second[b[j]].outcome ? 4 : 3
      }
      guard isLikenessAsked, x.isDecision, x.function == y.function else { return 0 }
      let pair = left[i] * keys.count + right[j]
      if let score = known[pair] { return score }
      let (own, other) = (words[left[i]], words[right[j]])
      let shared = own.intersection(other).count
      let score: Int32 = shared > 0 && shared * 2 >= max(own.count, other.count) ? 3 : 0
      known[pair] = score
      return score
    }
    let width = b.count + 1
    var table = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = max(table[i * width + j + 1], table[(i + 1) * width + j])
        let score = likeness(i, j)
        if score > 0 { best = max(best, table[i * width + j] + score) }
        table[(i + 1) * width + j + 1] = best
      }
    }
    var (i, j) = (a.count, b.count)
    while i > 0, j > 0 {
      let here = table[i * width + j]
      let score = likeness(i - 1, j - 1)
      if score > 0, here == table[(i - 1) * width + j - 1] + score {
        match(a[i - 1], b[j - 1])
        (i, j) = (i - 1, j - 1)
      } else if here == table[(i - 1) * width + j] {
        i -= 1
      } else {
        j -= 1
      }
    }
  }
}
