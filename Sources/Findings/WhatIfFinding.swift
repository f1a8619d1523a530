/// What a scenario says of a commit, and of the same commit with changes made to it in memory.
///
/// The JSON of this value is the contract of `firstbad whatif --format json`.
public struct WhatIfFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.whatif/1"

  /// The name and version of this format.
  public var format: String
  /// The scenario's name.
  public var scenario: String
  /// The id of the commit that was changed.
  public var base: String
  /// The first line of its message.
  public var baseSubject: String?
  /// What was changed, in order.
  public var steps: [ChangeStep]
  /// One sentence: what became of the verdict.
  public var claim: String
  /// The replay at the commit itself.
  public var before: ReplayFinding
  /// The replay with all changes made; its commit is in memory alone, and in no repository.
  public var after: ReplayFinding

  /// Makes a finding.
  public init(
    scenario: String, base: String, baseSubject: String? = nil, steps: [ChangeStep], claim: String,
    before: ReplayFinding, after: ReplayFinding
  ) {
    format = Self.formatName
    self.scenario = scenario
    self.base = base
    self.baseSubject = baseSubject
    self.steps = steps
    self.claim = claim
    self.before = before
    self.after = after
  }
}

/// One change that was made to a commit in memory.
public struct ChangeStep: Codable, Sendable, Hashable {
  /// What can be done to a commit.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// Another commit's changes were taken back.
    case revert
    /// A patch was applied.
    case apply
  }

  /// What was done.
  public var kind: Kind
  /// The id of the commit that was reverted.
  public var commit: String?
  /// The number of the patch among all that were given, from 1.
  public var number: Int?
  /// The subject of the commit or the patch; missing for a bare diff.
  public var subject: String?
  /// The paths that differ because of it, sorted; none if all was so already.
  public var files: [String]

  /// Makes a step.
  public init(
    kind: Kind, commit: String? = nil, number: Int? = nil, subject: String? = nil, files: [String]
  ) {
    self.kind = kind
    self.commit = commit
    self.number = number
    self.subject = subject
    self.files = files
  }
}
