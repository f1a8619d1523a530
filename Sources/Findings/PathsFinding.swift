/// What all feasible paths of a replay came to, where the scenario leaves something unknown.
public struct PathsFinding: Codable, Sendable, Hashable {
  /// The parts of the condition under which it is bad, with their places in the source.
  public var parts: [ConditionPart]
  /// Paths that came to the same at the same site.
  public var groups: [PathGroup]
  /// A state for each side that was replayed and came to it.
  public var examples: [StateExample]
  /// How many paths were not followed to their end because of a limit.
  public var leftOut: Int
  /// Sentences for the reader, such as why the condition may be longer than it has to be.
  public var notes: [String]

  /// Makes a finding.
  public init(
    parts: [ConditionPart] = [], groups: [PathGroup] = [], examples: [StateExample] = [],
    leftOut: Int = 0, notes: [String] = []
  ) {
    self.parts = parts
    self.groups = groups
    self.examples = examples
    self.leftOut = leftOut
    self.notes = notes
  }

  /// Reads a finding; everything may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parts = try container.list(.parts)
    groups = try container.list(.groups)
    examples = try container.list(.examples)
    leftOut = try container.value(.leftOut, else: 0)
    notes = try container.list(.notes)
  }
}

/// One part of a condition: a truth that stands in it, and the branch that asked for it.
public struct ConditionPart: Codable, Sendable, Hashable {
  /// The truth as C.
  public var text: String
  /// The file of the branch.
  public var file: String?
  /// The line of the branch, from 1.
  public var line: Int?

  /// Makes a part.
  public init(text: String, file: String? = nil, line: Int? = nil) {
    self.text = text
    self.file = file
    self.line = line
  }
}

/// Paths that came to the same at the same site.
public struct PathGroup: Codable, Sendable, Hashable {
  /// What paths count as.
  public enum Side: String, Codable, Sendable, Hashable, CaseIterable {
    /// What the scenario calls bad.
    case bad
    /// They ended, and not in what the scenario calls bad.
    case good
    /// They are not what was reported: they fault, miss a reported frame or a requirement, or a set-up fails.
    case outside
    /// They were not followed to their end.
    case open
  }

  /// What the paths count as.
  public var side: Side
  /// How they ended.
  public var outcome: Outcome
  /// How many there are.
  public var paths: Int

  /// Makes a group.
  public init(side: Side, outcome: Outcome, paths: Int) {
    self.side = side
    self.outcome = outcome
    self.paths = paths
  }
}

extension PathGroup {
  /// Sorts what paths came to into groups, side by side and in the order of the paths.
  public static func groups(_ endings: [(side: Side, outcome: Outcome)]) -> [PathGroup] {
    var groups: [PathGroup] = []
    for (side, outcome) in endings {
      var outcome = outcome
      outcome.site?.excerpt = nil
      if let known = groups.firstIndex(where: {
        $0.side == side && $0.outcome.kind == outcome.kind && $0.outcome.value == outcome.value
          && $0.outcome.text == outcome.text && $0.outcome.site?.line == outcome.site?.line
          && $0.outcome.site?.file == outcome.site?.file
          && (outcome.site != nil || $0.outcome.reason == outcome.reason)
          // A value that is returned has a reason where it is neither good nor bad.
          && (outcome.kind != .returned || ($0.outcome.reason == nil) == (outcome.reason == nil))
      }) {
        groups[known].paths += 1
      } else {
        groups.append(PathGroup(side: side, outcome: outcome, paths: 1))
      }
    }
    return Side.allCases.flatMap { side in groups.filter { $0.side == side } }
  }
}

/// A state that leads to one side.
public struct StateExample: Codable, Sendable, Hashable {
  /// What the state leads to.
  public var verdict: Verdict
  /// What is what, as far as the path asks.
  public var values: [StateExampleValue]
  /// The same as a part of a scenario, where all of it can be written there.
  public var state: String?
  /// Why it cannot be written so, where it cannot.
  public var unwritable: String?

  /// Makes an example.
  public init(
    verdict: Verdict, values: [StateExampleValue], state: String? = nil, unwritable: String? = nil
  ) {
    self.verdict = verdict
    self.values = values
    self.state = state
    self.unwritable = unwritable
  }
}

/// One value of an example.
public struct StateExampleValue: Codable, Sendable, Hashable {
  /// What has the value, as C.
  public var name: String
  /// The value: a number, `NULL`, or what a pointer points to.
  public var value: String

  /// Makes a value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
