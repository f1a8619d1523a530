extension BisectionFinding {
  private enum CodingKeys: String, CodingKey {
    case format, scenario, engine, strategy, range, firstBad, fixes, badFromTheStart, changes
    case predicates, hops, sameForThisState, ends, verdicts, untestable, depends, commits
    case assumptions, timeline, places, mail, claims, notes, reproduce, exitCode
  }

  /// Reads a finding; all but the range may be missing.
  ///
  /// The exit code is not read but follows from the rest. Throws a `DecodingError` if the format
  /// is named and is another one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.expectFormat(Self.format, .format)
    self.init(
      scenario: try container.value(.scenario, else: ""),
      engine: try container.decodeIfPresent(String.self, forKey: .engine),
      strategy: try container.value(.strategy, else: .exhaustive),
      range: try container.decode(RangeFinding.self, forKey: .range),
      firstBad: try container.list(.firstBad),
      fixes: try container.list(.fixes),
      badFromTheStart: try container.list(.badFromTheStart),
      changes: try container.list(.changes),
      predicates: try container.list(.predicates),
      hops: try container.list(.hops),
      sameForThisState: try container.list(.sameForThisState),
      ends: try container.list(.ends),
      verdicts: try container.value(.verdicts, else: VerdictCounts()),
      untestable: try container.list(.untestable),
      depends: try container.list(.depends),
      commits: try container.list(.commits),
      assumptions: try container.list(.assumptions),
      timeline: try container.list(.timeline),
      places: try container.list(.places),
      mail: try container.decodeIfPresent(MailFinding.self, forKey: .mail),
      claims: try container.list(.claims),
      notes: try container.list(.notes),
      reproduce: try container.decodeIfPresent(String.self, forKey: .reproduce))
  }

  /// Writes the finding with its format and its exit code.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(scenario, forKey: .scenario)
    try container.encodeIfPresent(engine, forKey: .engine)
    try container.encode(strategy, forKey: .strategy)
    try container.encode(range, forKey: .range)
    try container.encode(firstBad, forKey: .firstBad)
    try container.encode(fixes, forKey: .fixes)
    try container.encode(badFromTheStart, forKey: .badFromTheStart)
    try container.encode(changes, forKey: .changes)
    try container.encode(predicates, forKey: .predicates)
    try container.encode(hops, forKey: .hops)
    try container.encode(sameForThisState, forKey: .sameForThisState)
    try container.encode(ends, forKey: .ends)
    try container.encode(verdicts, forKey: .verdicts)
    try container.encode(untestable, forKey: .untestable)
    try container.encode(depends, forKey: .depends)
    try container.encode(commits, forKey: .commits)
    try container.encode(assumptions, forKey: .assumptions)
    try container.encode(timeline, forKey: .timeline)
    try container.encode(places, forKey: .places)
    try container.encodeIfPresent(mail, forKey: .mail)
    try container.encode(claims, forKey: .claims)
    try container.encode(notes, forKey: .notes)
    try container.encodeIfPresent(reproduce, forKey: .reproduce)
    try container.encode(exitCode, forKey: .exitCode)
  }
}
