// How to read this file: the steps of one call are matched with those of the call that is its match, in order, so that as
// much as possible is matched (Needleman and Wunsch's way); then the same for the calls among them. What is left over
// between two matches may stand at another depth, since code moves into functions and out of them: there the calls that have
// no match are opened, and what is in them is matched. Which lines are the same is what the diff says, so that two equal
// conditions at different places are not taken for one.

import Findings

/// Which steps of two traces are the same one.
struct TraceAlignment {
  /// For each step of the first trace its match in the second one.
  private(set) var ofFirst: [Int?]
  /// The other way round.
  private(set) var ofSecond: [Int?]

  /// More pairs of steps than this are not compared.
  private static let cellLimit = 4_000_000

  private let first: [TraceStep]
  private let second: [TraceStep]
  private let origins: (old: [ChangedLines.Origin], new: [ChangedLines.Origin])
  private var cells = 0
  private var words: [String: Set<ConditionToken>] = [:]

  /// Matches the decisions and calls; nil where there are too many.
  init?(_ first: [TraceStep], _ second: [TraceStep], _ lines: ChangedLines) {
    self.first = first
    self.second = second
    origins = (
      first.map { lines.origin(old: $0.place) }, second.map { lines.origin(new: $0.place) }
    )
    ofFirst = Array(repeating: nil, count: first.count)
    ofSecond = Array(repeating: nil, count: second.count)
    let (before, after) = (Self.children(first), Self.children(second))
    var open: [(Int, Int)] = [(-1, -1)]
    while let (old, new) = open.popLast() {
      let (a, b) = (before[old + 1], after[new + 1])
      guard align(a, b) else { return nil }
      guard openGaps(a, b, before, after) else { return nil }
      for call in a where first[call].entry.kind == .call {
        if let match = ofFirst[call], second[match].entry.kind == .call {
          open.append((call, match))
        }
      }
    }
  }

  /// The decisions and calls of each call, by its number and one; those of the scenario are the first.
  private static func children(_ steps: [TraceStep]) -> [[Int]] {
    var children: [[Int]] = Array(repeating: [], count: steps.count + 1)
    for (number, step) in steps.enumerated() where step.isDecision || step.entry.kind == .call {
      children[(step.frame ?? -1) + 1].append(number)
    }
    return children
  }

  private mutating func match(_ i: Int, _ j: Int) {
    ofFirst[i] = j
    ofSecond[j] = i
  }

  // MARK: What was left over

  /// Matches what stands at other depths between two matches.
  private mutating func openGaps(
    _ a: [Int], _ b: [Int], _ before: [[Int]], _ after: [[Int]]
  ) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      var (old, new): ([Int], [Int]) = ([], [])
      while i < a.count, ofFirst[a[i]] == nil {
        old.append(a[i])
        i += 1
      }
      while j < b.count, ofSecond[b[j]] == nil {
        new.append(b[j])
        j += 1
      }
      let hasCalls =
        old.contains { first[$0].entry.kind == .call }
        || new.contains { second[$0].entry.kind == .call }
      if hasCalls, !old.isEmpty, !new.isEmpty {
        guard align(Self.opened(old, before), Self.opened(new, after)) else { return false }
      }
      (i, j) = (i + 1, j + 1)
    }
    return true
  }

  /// Steps with all that is in their calls, in the order in which it happened.
  private static func opened(_ steps: [Int], _ children: [[Int]]) -> [Int] {
    var open = Array(steps.reversed())
    var all: [Int] = []
    while let step = open.popLast() {
      all.append(step)
      open += children[step + 1].reversed()
    }
    return all
  }

  // MARK: One sequence

  /// Matches two sequences; false where that is too much.
  private mutating func align(_ a: [Int], _ b: [Int]) -> Bool {
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
    let (a, b) = (Array(a[start..<(a.count - end)]), Array(b[start..<(b.count - end)]))
    guard !a.isEmpty, !b.isEmpty else { return true }
    let (product, isTooMany) = (a.count + 1).multipliedReportingOverflow(by: b.count + 1)
    guard !isTooMany, product <= Self.cellLimit - cells else { return false }
    cells += product
    let width = b.count + 1
    var table = [Int32](repeating: 0, count: product)
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = max(table[i * width + j + 1], table[(i + 1) * width + j])
        let score = likeness(a[i], b[j])
        if score > 0 { best = max(best, table[i * width + j] + score) }
        table[(i + 1) * width + j + 1] = best
      }
    }
    var (i, j) = (a.count, b.count)
    while i > 0, j > 0 {
      // Of equal ways that which matches what is earlier: rounds of a loop are counted from the first one.
      let here = table[i * width + j]
      if here == table[(i - 1) * width + j] {
        i -= 1
      } else if here == table[i * width + j - 1] {
        j -= 1
      } else {
        match(a[i - 1], b[j - 1])
        (i, j) = (i - 1, j - 1)
      }
    }
    return true
  }

  /// How the lines of two steps are related.
  func relation(_ i: Int, _ j: Int) -> ChangedLines.Relation {
    origins.old[i].relation(origins.new[j])
  }

  /// The number of the run that takes the line of a step away, or brings it.
  func run(ofStep number: Int, isAfter: Bool) -> Int? {
    isAfter ? origins.new[number].run : origins.old[number].run
  }

  private func isSame(_ i: Int, _ j: Int) -> Bool {
    first[i].isDecision == second[j].isDecision && first[i].key == second[j].key
      && first[i].outcome == second[j].outcome && relation(i, j) == .same
  }

  /// How likely it is that two steps are one; 0 where they are not.
  private mutating func likeness(_ i: Int, _ j: Int) -> Int32 {
    let (x, y) = (first[i], second[j])
    guard x.isDecision == y.isDecision else { return 0 }
    let score: Int32
    switch (relation(i, j), x.key == y.key) {
    case (.other, _): return 0
    case (.same, let isLabel): score = x.isDecision ? (isLabel ? 16 : 8) : (isLabel ? 12 : 6)
    case (.replaced, true): score = x.isDecision ? 12 : 10
    case (.moved, true): score = x.isDecision ? 8 : 6
    case (.replaced, false): score = x.isDecision ? 6 : 4
    case (.moved, false):
      guard x.isDecision, isAlike(i, j) else { return 0 }
      score = 4
    }
    return x.isDecision && x.outcome == y.outcome ? score + 1 : score
  }

  /// Whether two conditions have most of their words in common.
  private mutating func isAlike(_ i: Int, _ j: Int) -> Bool {
    let (own, other) = (words(first[i].key), words(second[j].key))
    let shared = own.intersection(other).count
    return shared > 0 && shared * 2 >= max(own.count, other.count)
  }

  private mutating func words(_ label: String) -> Set<ConditionToken> {
    if let known = words[label] { return known }
    let made = Set(conditionTokens(label).filter(\.isWord))
    words[label] = made
    return made
  }
}
