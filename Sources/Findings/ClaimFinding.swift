/// What a finding says of one commit, as something that `firstbad whatif` can try.
public struct ClaimFinding: Codable, Sendable, Hashable {
  /// The id of the commit that is taken back, at that commit.
  public var commit: String
  /// What it is in the finding.
  public var sentence: String
  /// The verdict with it.
  public var with: Verdict
  /// The verdict without it.
  public var without: Verdict
  /// The command line that tries it.
  public var command: String?

  /// Makes a claim.
  public init(
    commit: String, sentence: String, with: Verdict, without: Verdict, command: String? = nil
  ) {
    self.commit = commit
    self.sentence = sentence
    self.with = with
    self.without = without
    self.command = command
  }
}
