/// What one replay says about one commit.
public enum Verdict: String, Codable, Sendable, Hashable, CaseIterable {
  /// The judged value is what the scenario calls good.
  case good
  /// The judged value, or the fault, is what the scenario calls bad.
  case bad
  /// Neither good nor bad: a limit of ours, nothing to run, or an answer the scenario names nowhere.
  case untestable
  /// Some feasible paths are bad and some are good.
  case depends
}

/// How many commits of a range got which verdict.
public struct VerdictCounts: Codable, Sendable, Hashable {
  /// Commits that are good.
  public var good: Int
  /// Commits that are bad.
  public var bad: Int
  /// Commits whose verdict depends on something unknown.
  public var depends: Int
  /// Commits that could not be tested.
  public var untestable: Int

  /// Makes the counts.
  public init(good: Int = 0, bad: Int = 0, depends: Int = 0, untestable: Int = 0) {
    self.good = good
    self.bad = bad
    self.depends = depends
    self.untestable = untestable
  }

  /// Reads the counts, a missing one being zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    good = try container.value(.good, else: 0)
    bad = try container.value(.bad, else: 0)
    depends = try container.value(.depends, else: 0)
    untestable = try container.value(.untestable, else: 0)
  }

  /// Counts one more commit.
  public mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .good: good += 1
    case .bad: bad += 1
    case .depends: depends += 1
    case .untestable: untestable += 1
    }
  }

  /// All commits counted.
  public var total: Int { good + bad + depends + untestable }
}
