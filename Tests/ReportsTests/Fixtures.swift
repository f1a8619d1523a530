import Findings

/// Findings of every kind, made up, with the names of the Firefly case.
enum Fixture {
  static let culprit = "1ea2a07a532b0e22aabe7e8483f935c672b9e7ed"
  static let followUp = "0286300e60455534b23f4b86ce79247829ceddb8"
  static let fix = String(repeating: "c0ffee01", count: 5)
  static let parent = String(repeating: "0badcafe", count: 5)
  static let base = String(repeating: "00c0de00", count: 5)
  static let tip = String(repeating: "7e57ed00", count: 5)
  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
      + String(repeating: "a", count: 32)
  }

  static let assumptions = [
    Assumption(kind: .model, name: "mutex_lock", note: "does nothing"),
    Assumption(kind: .config, name: "CONFIG_DEBUG_LIST", note: "n"),
    Assumption(kind: .model, name: "kobject_get", note: "counts"),
    Assumption(
      kind: .field, name: "group.blocking_domain",
      note: "given as NULL, left out where the structure has no such field"),
  ]

  static let attach = Site(
    function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 2095,
    condition: "group -> domain && group -> domain != group -> default_domain",
    conditionLine: 2094, conditionHeld: true, expression: "- EBUSY")

  static let badReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: culprit,
    subject: "iommu: Add DMA ownership management interfaces", verdict: .bad,
    outcome: Outcome(kind: .returned, value: -16, errno: "EBUSY", site: attach),
    calls: [
      CallFinding(function: "arm_iommu_attach_device", value: 0, expected: 0, name: "setup"),
      CallFinding(function: "rockchip_drm_dma_attach_device", value: -16),
    ],
    warnings: [
      WarningFinding(
        function: "__iommu_detach_group", file: "drivers/iommu/iommu.c", line: 2150,
        text: "WARN_ON ( ! ops -> detach_dev )")
    ],
    frames: [
      FrameFinding(
        function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 2088, mode: .run),
      FrameFinding(
        function: "iommu_attach_device", file: "drivers/iommu/iommu.c", line: 1980, mode: .run,
        hop: .direct),
      FrameFinding(
        function: "rockchip_drm_dma_attach_device",
        file: "drivers/gpu/drm/rockchip/rockchip_drm_drv.c", line: 40, mode: .run, hop: .direct),
      FrameFinding(
        function: "vop_crtc_atomic_enable",
        file: "drivers/gpu/drm/rockchip/rockchip_drm_vop.c", line: 733, mode: .verified,
        hop: .inlined, via: ["vop_enable"]),
      FrameFinding(
        function: "drm_atomic_helper_commit_modeset_enables",
        file: "drivers/gpu/drm/drm_atomic_helper.c", line: 1400, mode: .verified,
        hop: .pointer, via: ["atomic_enable"]),
      FrameFinding(
        function: "drm_fb_helper_hotplug_event", mode: .broken,
        note: "no call of it is left, since 00c0de00c0de"),
      FrameFinding(function: "output_poll_execute", mode: .unchecked),
    ],
    assumptions: assumptions,
    objects: [
      ObjectFinding(
        name: "group", type: "struct iommu_group",
        fields: [
          ObjectFinding.Field(path: "domain", value: "mapping_domain"),
          ObjectFinding.Field(path: "default_domain", value: "NULL"),
        ]),
      ObjectFinding(name: "mapping", type: "struct dma_iommu_mapping", state: .freed),
    ],
    notes: ["group.blocking_domain does not exist at this commit and was left out"], steps: 1234)

  static let goodReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: parent, subject: "iommu: something before", verdict: .good,
    outcome: Outcome(
      kind: .returned, value: 0,
      site: Site(
        function: "iommu_attach_device", file: "drivers/iommu/iommu.c", line: 1990,
        expression: "ret")),
    calls: [CallFinding(function: "rockchip_drm_dma_attach_device", value: 0)],
    trace: [
      TraceEntry(
        depth: 0, kind: .call, function: "iommu_attach_device", file: "drivers/iommu/iommu.c",
        line: 1970, text: "( domain , dev )"),
      TraceEntry(
        depth: 1, kind: .branch, function: "iommu_attach_device", file: "drivers/iommu/iommu.c",
        line: 1975, text: "if ( ! group ) not taken"),
      TraceEntry(depth: 1, kind: .model, function: "mutex_lock", text: "does nothing"),
      TraceEntry(
        depth: 1, kind: .write, function: "__iommu_attach_group", file: "drivers/iommu/iommu.c",
        line: 2099, text: "group.domain = private_domain"),
      TraceEntry(depth: 0, kind: .return, function: "iommu_attach_device", text: "0"),
    ], steps: 99)

  static let untestableReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: tip, verdict: .untestable,
    outcome: Outcome(
      kind: .returned, value: -22, errno: "EINVAL",
      reason: "returned -EINVAL, neither good nor bad", site: attach))

  static let invalidReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: tip, verdict: .untestable,
    outcome: Outcome(
      kind: .invalid, reason: "drivers/iommu/iommu.c has no function __iommu_attach_group"))

  static let faultReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: tip, verdict: .bad,
    outcome: Outcome(
      kind: .fault, reason: "read of ops through NULL in dev->iommu",
      site: Site(
        function: "dev_iommu_ops", file: "include/linux/iommu.h", line: 700,
        expression: "dev -> iommu -> ops",
        excerpt: ["return dev->iommu->ops;", "       ^~~~~~~~~~~~~~~"])),
    assumptions: (10..<30).map {
      Assumption(kind: .config, name: "SYMBOL_\($0)", note: "asked for and not given")
    })

  static let dependsReplay = ReplayFinding(
    scenario: "firefly-rk3288", commit: tip, verdict: .depends,
    condition: "group->owner != NULL",
    paths: PathsFinding(
      parts: [
        ConditionPart(text: "group->owner != NULL", file: "drivers/iommu/iommu.c", line: 1956),
        ConditionPart(text: "!IS_ERR(group->domain)"),
      ],
      groups: [
        PathGroup(
          side: .bad,
          outcome: Outcome(kind: .returned, value: -16, errno: "EBUSY", site: attach), paths: 11),
        PathGroup(
          side: .good,
          outcome: Outcome(
            kind: .returned, value: -19, errno: "ENODEV",
            reason: "returned -ENODEV (-19), neither good nor bad", site: attach), paths: 36),
        PathGroup(
          side: .good, outcome: Outcome(kind: .returned, value: 0, site: attach), paths: 1),
        PathGroup(
          side: .good,
          outcome: Outcome(
            kind: .returned, text: "? (domain->ops->attach_dev())",
            reason: "passes on a value that no function in reach decided"), paths: 24),
        PathGroup(
          side: .outside,
          outcome: Outcome(
            kind: .invalid, reason: "the requirement '!IS_ERR(group->domain)' does not hold"),
          paths: 2),
        PathGroup(
          side: .open,
          outcome: Outcome(
            kind: .exhausted, reason: "a condition is undecided more than 8 times on one path",
            site: attach), paths: 3),
      ],
      examples: [
        StateExample(
          verdict: .bad,
          values: [
            StateExampleValue(name: "group->owner", value: "new"),
            StateExampleValue(name: "count()", value: "-16"),
          ], state: "state:\n  'group->owner': new\n  'count()': -16"),
        StateExample(
          verdict: .good,
          values: [StateExampleValue(name: "group->owner", value: "&dev->iommu->lock")],
          unwritable: "group->owner is &dev->iommu->lock, a part of what is made on the way"),
      ], leftOut: 2, notes: ["the condition may be longer than it has to be: it was not proved"]),
    outcome: Outcome(
      kind: .returned, value: -16, text: "-EBUSY (-16)", errno: "EBUSY", site: attach))

  static var fixedReplay: ReplayFinding {
    var replay = goodReplay
    replay.commit = fix
    replay.trace = []
    return replay
  }

  static let range = RangeFinding(
    good: [base], bad: [tip], commits: 15_421, watched: 23, epochs: 41, replays: 17,
    blobsRead: 188)

  static let firstBad = TransitionFinding(
    kind: .commit, commit: culprit, subject: "iommu: Add DMA ownership management interfaces",
    author: "A. Developer", date: "2022-04-18T08:49:50+08:00", firstTag: "v5.19-rc1",
    firstRelease: "v5.19", replay: badReplay, parentReplays: [goodReplay])

  static let fixed = TransitionFinding(
    kind: .commit, commit: fix,
    subject: "drm/rockchip: Detach from ARM DMA domain in attach_device",
    author: "B. Developer", date: "2022-06-15T17:45:00+01:00", firstTag: "v5.19-rc7",
    firstRelease: "v5.19", replay: fixedReplay, parentReplays: [badReplay])

  static let predicates = [
    PredicateFinding(
      function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 2063,
      text: "group -> default_domain && group -> domain != group -> default_domain", from: base),
    PredicateFinding(
      function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 2094,
      text: "group -> domain && group -> domain != group -> default_domain",
      before: "group -> default_domain && group -> domain != group -> default_domain",
      from: culprit, subject: "iommu: Add DMA ownership management interfaces",
      firstTag: "v5.19-rc1", effect: .verdictChanged),
    PredicateFinding(
      function: "__iommu_attach_group", file: "drivers/iommu/iommu.c", line: 2098,
      text: "group -> domain && group -> domain != group -> default_domain"
        + " && group -> domain != group -> blocking_domain",
      before: "group -> domain && group -> domain != group -> default_domain",
      from: followUp,
      subject: "iommu: iommu_group_claim_dma_owner() must always assign a domain",
      firstTag: "v5.19-rc1", effect: .noEffect),
  ]

  static let found = BisectionFinding(
    scenario: "firefly-rk3288", engine: "0.1.0", range: range, firstBad: [firstBad],
    fixes: [fixed],
    changes: [
      ChangeFinding(
        commit: culprit, verdict: .bad,
        parents: [ChangeFinding.Side(commit: parent, verdict: .good)]),
      ChangeFinding(
        commit: fix, verdict: .good,
        parents: [ChangeFinding.Side(commit: followUp, verdict: .bad)]),
    ],
    predicates: predicates, hops: hops,
    sameForThisState: [
      CommitFinding(
        commit: id(7), subject: "iommu: Reword a comment", firstTag: "v5.19-rc2",
        note: "only a comment")
    ],
    ends: [EndFinding(commit: tip, said: .bad, verdict: .good)],
    verdicts: VerdictCounts(good: 13_000, bad: 2400, untestable: 21),
    untestable: [
      UntestableFinding(
        reason: "drivers/iommu/iommu.c has no function __iommu_attach_group", commits: 20),
      UntestableFinding(reason: "returned -EINVAL, neither good nor bad", commits: 1),
    ],
    assumptions: assumptions.union,
    notes: ["git commit-graph write --reachable --changed-paths would make this faster"],
    reproduce: "firstbad bisect Scenarios/firefly-rk3288.yaml --repo linux --good v5.18 --bad v6.0")

  static let merges = BisectionFinding(
    scenario: "firefly-rk3288", range: range,
    firstBad: [
      firstBad,
      TransitionFinding(
        kind: .merge, commit: id(40), candidates: [id(38)],
        subject: "Merge branch 'rockchip' into next", author: "A. Developer",
        firstTag: "v6.1-rc1", firstRelease: "v6.1", replay: badReplay,
        parentReplays: [goodReplay, badReplay]),
    ],
    fixes: [
      TransitionFinding(
        kind: .merge, commit: id(30), candidates: [fix], subject: "Merge tag 'drm-fixes'",
        firstTag: "v5.19-rc7", replay: fixedReplay, parentReplays: [badReplay, goodReplay])
    ],
    verdicts: VerdictCounts(good: 10, bad: 5),
    commits: [
      CommitFinding(
        commit: fix, subject: "drm/rockchip: Detach from ARM DMA domain in attach_device"),
      CommitFinding(commit: id(38), subject: "drm/rockchip: Tidy up attach_device"),
    ])

  static let suspects = BisectionFinding(
    scenario: "firefly-rk3288", range: range,
    firstBad: [
      TransitionFinding(
        kind: .suspects, commit: culprit, candidates: [id(3), culprit],
        subject: "iommu: Add DMA ownership management interfaces", replay: badReplay,
        parentReplays: [invalidReplay])
    ],
    verdicts: VerdictCounts(good: 4, bad: 3, untestable: 1),
    untestable: [
      UntestableFinding(reason: "drivers/iommu/iommu.c:2094: this is not C", commits: 1)
    ],
    commits: [
      CommitFinding(commit: id(3), subject: "iommu: Prepare for ownership"),
      CommitFinding(
        commit: culprit, subject: "iommu: Add DMA ownership management interfaces",
        firstTag: "v5.19-rc1"),
    ])

  static let manySuspects = BisectionFinding(
    scenario: "firefly-rk3288", range: range,
    firstBad: [
      TransitionFinding(kind: .suspects, commit: id(90), candidates: (1...90).map(id))
    ],
    verdicts: VerdictCounts(good: 1, bad: 1, untestable: 89))

  static let allGood = BisectionFinding(
    scenario: "firefly-rk3288", range: range, verdicts: VerdictCounts(good: 15_421))

  static let fromTheStart = BisectionFinding(
    scenario: "firefly-rk3288", range: range, badFromTheStart: [base],
    ends: [EndFinding(commit: base, said: .good, verdict: .bad)],
    verdicts: VerdictCounts(bad: 12),
    commits: [CommitFinding(commit: base, subject: "Linux 5.18", firstTag: "v5.18")])

  static let depends = BisectionFinding(
    scenario: "firefly-rk3288", strategy: .binary, range: range,
    verdicts: VerdictCounts(good: 8, depends: 3),
    depends: [DependsFinding(condition: "group -> owner != NULL", commits: 3)])

  /// What a fix is where the scenario leaves open what it looks at, and what brought the bug back.
  static let loosened = BisectionFinding(
    scenario: "firefly-as-reported", range: range,
    firstBad: [
      TransitionFinding(
        kind: .commit, commit: culprit,
        subject: "iommu: Add DMA ownership management interfaces", firstTag: "v5.19-rc1",
        replay: badReplay, parentReplays: [goodReplay])
    ],
    changes: [
      ChangeFinding(
        commit: culprit, verdict: .bad, parents: [.init(commit: id(1), verdict: .good)]),
      ChangeFinding(
        commit: id(2), verdict: .depends, condition: "group -> owner_cnt != 0 && domain",
        parents: [.init(commit: culprit, verdict: .bad)]),
      ChangeFinding(
        commit: id(3), verdict: .bad,
        parents: [
          .init(commit: id(2), verdict: .depends, condition: "group -> owner_cnt != 0 && domain"),
          .init(commit: id(4), verdict: .depends, condition: "group -> owner_cnt != 0 && domain"),
          .init(commit: id(5), verdict: .depends, condition: "domain"),
        ]),
      // Of what depends neither now nor before, nor is bad, this section has nothing to say.
      ChangeFinding(
        commit: id(6), verdict: .depends, condition: "never shown",
        parents: [.init(commit: id(7), verdict: .good)]),
      ChangeFinding(
        commit: id(8), verdict: .depends, parents: [.init(commit: id(3), verdict: .bad)]),
    ],
    verdicts: VerdictCounts(good: 8, bad: 4, depends: 3),
    commits: [
      CommitFinding(
        commit: id(2), subject: "drm/rockchip: Detach from what is attached",
        firstTag: "v5.19-rc7"),
      CommitFinding(commit: id(3), subject: "Revert and merge"),
    ])

  static let untestable = BisectionFinding(
    scenario: "firefly-rk3288", range: range, verdicts: VerdictCounts(good: 2, untestable: 1),
    untestable: [UntestableFinding(reason: "unsupported: asm goto", commits: 1)])

  /// What a commit's author could write to lead a terminal or a reader astray.
  static let hostileText =
    "\u{1B}[2J\u{1B}]0;owned\u{07}<script>alert(1)</script> @all #1 `x` *b* _i_ [a](http://e.example)"
    + " \u{202E}drow\u{2066} | c\r\nsecond\tline \u{9B}31m www.e.example"

  static var hostile: BisectionFinding {
    var bad = badReplay
    bad.outcome.errno = hostileText
    bad.outcome.site?.function = hostileText
    bad.outcome.site?.file = hostileText
    bad.frames = [
      FrameFinding(
        function: hostileText, file: hostileText, line: 1, mode: .run, hop: .pointer,
        via: [hostileText], note: hostileText)
    ]
    var finding = BisectionFinding(
      scenario: hostileText, engine: hostileText, range: range,
      firstBad: [
        TransitionFinding(
          kind: .commit, commit: hostileText, candidates: [hostileText], subject: hostileText,
          author: hostileText, date: hostileText, firstTag: hostileText,
          firstRelease: hostileText + "2", replay: bad, notes: [hostileText])
      ],
      predicates: [
        PredicateFinding(
          function: hostileText, file: hostileText, line: 1, text: "``` " + hostileText,
          before: hostileText, from: hostileText, subject: hostileText, effect: .verdictChanged),
        PredicateFinding(
          function: hostileText, file: hostileText, line: 1, text: hostileText,
          before: hostileText, from: hostileText, subject: hostileText),
      ],
      hops: [
        HopFinding(
          caller: hostileText, callee: hostileText, state: .broken, text: hostileText,
          from: hostileText, subject: hostileText, firstTag: hostileText)
      ],
      verdicts: VerdictCounts(bad: 1),
      untestable: [UntestableFinding(reason: hostileText, commits: 1)],
      assumptions: [Assumption(kind: .model, name: hostileText, note: hostileText)],
      notes: [hostileText, String(repeating: "long ", count: 1000)], reproduce: hostileText)
    finding.sameForThisState = [CommitFinding(commit: hostileText, subject: hostileText)]
    finding.changes = [
      ChangeFinding(
        commit: hostileText, verdict: .depends, condition: "``` " + hostileText,
        parents: [.init(commit: hostileText, verdict: .bad)]),
      ChangeFinding(
        commit: hostileText, verdict: .bad,
        parents: [.init(commit: hostileText, verdict: .depends, condition: hostileText)]),
    ]
    return finding
  }

  static let bisections: [(name: String, finding: BisectionFinding)] = [
    ("found", found), ("settled", settled), ("merges", merges), ("suspects", suspects),
    ("many-suspects", manySuspects), ("all-good", allGood), ("from-the-start", fromTheStart),
    ("depends", depends), ("loosened", loosened), ("untestable", untestable), ("hostile", hostile),
  ]

  static let replays: [(name: String, finding: ReplayFinding)] = [
    ("replay-bad", badReplay), ("replay-good", goodReplay),
    ("replay-untestable", untestableReplay), ("replay-invalid", invalidReplay),
    ("replay-fault", faultReplay), ("replay-depends", dependsReplay),
  ]
}
