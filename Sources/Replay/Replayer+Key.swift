public import CMachine
import Git

extension Replayer {
  /// The id of the commit that a revision names; nil means BISECT_HEAD if there is one, else HEAD.
  ///
  /// - Throws: ``ReplayTrouble`` when it names nothing, more than one thing, or no commit.
  public func commit(named revision: String?) throws(ReplayTrouble) -> String {
    if let revision { return try reader.resolve(revision).hex }
    if let bisected = try reader.resolveIfPresent("BISECT_HEAD") { return bisected.hex }
    return try reader.resolve("HEAD").hex
  }

  /// What the finding at a commit depends on, as bytes; nil where that cannot be told or a clock is part of it.
  ///
  /// - Parameters:
  ///   - commit: The commit's id.
  ///   - scenario: All that the scenario was read from.
  ///   - limits: How much the replay may use.
  ///   - isTracing: Whether the finding gets a trace.
  public func key(
    of commit: String, scenario: [[UInt8]], limits: Limits, isTracing: Bool
  ) -> [UInt8]? {
    guard limits.time == nil, var digest = digest(scenario: scenario, limits: limits) else {
      return nil
    }
    digest.add(commit)
    digest.add(isTracing ? 1 : 0)
    digest.add(hopSearch.isWhole ? 1 : 0)
    return digest.value
  }

  /// What every finding of this replayer depends on; nil where the program cannot be told from others.
  func digest(scenario: [[UInt8]], limits: Limits) -> Digest? {
    guard let engine = Engine.identity else { return nil }
    var digest = Digest()
    digest.add(engine)
    digest.add(scenario.count)
    for part in scenario { digest.add(part) }
    digest.add(limits.steps)
    digest.add(limits.callDepth)
    digest.add(limits.memory)
    reader.repository.addView(to: &digest)
    return digest
  }
}
