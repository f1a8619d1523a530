/// Which commits of a range made a call path return its errno, which ended it, and why.
///
/// The JSON of this value is the contract of `firstbad bisect --format json`: field names do not
/// change, more may come. Lists are always written, optional values only where there is one.
public struct BisectionFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let format = "firstbad.bisection/1"

  /// How the range was searched.
  public enum Strategy: String, Codable, Sendable, Hashable, CaseIterable {
    /// Every commit has a verdict.
    case exhaustive
    /// Only the commits that a binary search asked for have one.
    case binary
  }

  /// The scenario's name.
  public var scenario: String
  /// The version of the engine that ran.
  public var engine: String?
  /// How the range was searched.
  public var strategy: Strategy
  /// What was searched.
  public var range: RangeFinding
  /// The first bad commits, relapse merges and groups of suspects, oldest first.
  public var firstBad: [TransitionFinding]
  /// The fixes and healing merges, oldest first.
  public var fixes: [TransitionFinding]
  /// The ids of commits that are bad at a root or boundary; none of them is a culprit.
  public var badFromTheStart: [String]
  /// Every commit whose verdict differs from that of a parent, oldest first.
  public var changes: [ChangeFinding]
  /// The text of the deciding condition through the range, oldest first.
  public var predicates: [PredicateFinding]
  /// How the frames above those that are run come to one another through the range, the innermost first.
  public var hops: [HopFinding]
  /// Commits that changed what was watched and changed nothing for the scenario's state.
  public var sameForThisState: [CommitFinding]
  /// The ends of the range that replay otherwise than the user said.
  public var ends: [EndFinding]
  /// How many commits of the range got which verdict.
  public var verdicts: VerdictCounts
  /// Why commits could not be tested, the most frequent reason first.
  public var untestable: [UntestableFinding]
  /// Under which conditions commits are bad, for those that depend, the most frequent first.
  public var depends: [DependsFinding]
  /// Who the commits are that are named anywhere in this finding.
  public var commits: [CommitFinding]
  /// What any verdict relied on that no source said.
  public var assumptions: [Assumption]
  /// The verdict through time: release tags of the range, and the commits at which it changes, the oldest first.
  public var timeline: [PointFinding]
  /// Where the bug is, for each branch or tag pattern that was asked for.
  public var places: [PlaceFinding]
  /// What a mail about it needs.
  public var mail: MailFinding?
  /// What this finding says of commits that `firstbad whatif` can take back.
  public var claims: [ClaimFinding]
  /// Sentences for the reader, such as the git command that would make the next run faster.
  public var notes: [String]
  /// The command line that gives this finding again.
  public var reproduce: String?

  /// Makes a finding.
  public init(
    scenario: String, engine: String? = nil, strategy: Strategy = .exhaustive,
    range: RangeFinding, firstBad: [TransitionFinding] = [], fixes: [TransitionFinding] = [],
    badFromTheStart: [String] = [], changes: [ChangeFinding] = [],
    predicates: [PredicateFinding] = [], hops: [HopFinding] = [],
    sameForThisState: [CommitFinding] = [], ends: [EndFinding] = [],
    verdicts: VerdictCounts, untestable: [UntestableFinding] = [],
    depends: [DependsFinding] = [], commits: [CommitFinding] = [],
    assumptions: [Assumption] = [], timeline: [PointFinding] = [], places: [PlaceFinding] = [],
    mail: MailFinding? = nil, claims: [ClaimFinding] = [], notes: [String] = [],
    reproduce: String? = nil
  ) {
    self.scenario = scenario
    self.engine = engine
    self.strategy = strategy
    self.range = range
    self.firstBad = firstBad
    self.fixes = fixes
    self.badFromTheStart = badFromTheStart
    self.changes = changes
    self.predicates = predicates
    self.hops = hops
    self.sameForThisState = sameForThisState
    self.ends = ends
    self.verdicts = verdicts
    self.untestable = untestable
    self.depends = depends
    self.commits = commits
    self.assumptions = assumptions
    self.timeline = timeline
    self.places = places
    self.mail = mail
    self.claims = claims
    self.notes = notes
    self.reproduce = reproduce
  }

  /// The exit code of `firstbad bisect`.
  ///
  /// 0: a first bad commit or relapse merge is named. 1: every commit of the range is good. 125:
  /// anything else, which is suspects, bad from the start, depends, an end that replays otherwise
  /// than said, or a range without a bad commit in which some could not be tested. The first rule
  /// that fits counts: a range whose end is already fixed still names its first bad commit.
  public var exitCode: Int {
    if firstBad.contains(where: { $0.kind != .suspects }) { return 0 }
    let isClean = firstBad.isEmpty && badFromTheStart.isEmpty && verdicts.good == verdicts.total
    return isClean && !ends.contains { $0.verdict != .good } ? 1 : 125
  }

  /// What is known about a commit named in this finding.
  public func identity(of commit: String) -> CommitFinding {
    commits.first { $0.commit == commit } ?? sameForThisState.first { $0.commit == commit }
      ?? (firstBad + fixes).first { $0.commit == commit }?.identity ?? CommitFinding(commit: commit)
  }
}
