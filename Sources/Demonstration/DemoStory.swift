/// The histories that can be made, each for one thing that a bisection may meet.
public enum DemoStory: String, CaseIterable, Sendable {
  /// The whole case: culprit on a topic branch, follow-up, driver's fix, noise, many merges.
  case main
  /// The fix forked before the culprit, so the merge of the two heals.
  case fixBeforeCulprit = "fix-before-culprit"
  /// A merge that drops the fix.
  case lostFix = "lost-fix"
  /// A commit that is not C stands right before the culprit.
  case brokenBeforeCulprit = "broken-before-culprit"
  /// The later core, with identity domains and owners; the driver then loses its detaching.
  case identityEra = "identity-era"
  /// Nothing ever goes wrong.
  case allGood = "all-good"
  /// The root is bad already.
  case badFromStart = "bad-from-start"
  /// The change comes, goes and comes again.
  case reverted

  /// One sentence on what happens in it.
  public var summary: String {
    switch self {
    case .main:
      "The ownership change on a topic branch makes the display fail, its follow-up changes "
        + "nothing for it, and the display driver's fix comes by a branch of its own."
    case .fixBeforeCulprit:
      "The driver's fix was committed on a branch that forked before the ownership change, so "
        + "neither side alone turned good: the merge did."
    case .lostFix:
      "The driver's fix was merged, and a later merge took the other side's file and lost it."
    case .brokenBeforeCulprit:
      "The commit before the ownership change does not compile, so either of the two may be the "
        + "first bad one."
    case .identityEra:
      "The core gets identity domains and checks owners while the display works, until the "
        + "driver no longer detaches the ARM domain."
    case .allGood:
      "The driver detached the ARM domain before the ownership change came, so nothing happened."
    case .badFromStart:
      "The first commit already has the ownership change, so no commit made it bad."
    case .reverted:
      "The ownership change was reverted and applied again."
    }
  }
}

/// The scenarios that are replayed on the histories, by the names of their files.
public enum DemoScenario: String, CaseIterable, Sendable {
  /// Two attachments, the ARM code's and the display driver's.
  case fireflyRK3288 = "firefly-rk3288"
  /// The state of the report, judged at `iommu_attach_device`.
  case fireflyAttachDevice = "firefly-attach-device"
  /// A default domain and no domain: where the culprit takes the error away.
  case defaultDomainOnly = "default-domain-only"
  /// Only what the report says, judged at `iommu_attach_device`.
  case fireflyAsReported = "firefly-as-reported"
  /// Only what the report says, over the display driver's whole way.
  case fireflyAsReportedPath = "firefly-as-reported-path"
}
