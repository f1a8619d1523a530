import Findings

extension Fixture {
  /// A finding that has all there may be: reasons, graph, timeline, places, and whom to write to.
  static var settled: BisectionFinding {
    var finding = found
    finding.firstBad[0].why = [why]
    finding.firstBad[0].neighbours = neighbours
    finding.claims = [
      ClaimFinding(
        commit: culprit, sentence: "the first bad commit", with: .bad, without: .good,
        command: "firstbad whatif firefly.yaml --repo linux --at 1ea2a07 --revert 1ea2a07"),
      ClaimFinding(
        commit: followUp, sentence: "a change of the condition that is not the fix", with: .bad,
        without: .bad,
        command: "firstbad whatif firefly.yaml --repo linux --at 0286300 --revert 0286300"),
    ]
    finding.fixes[0].why = [
      WhyFinding(
        parent: followUp, cause: .state,
        sentence: "group->domain is NULL where it was the ARM mapping's domain",
        notes: ["The predicate is the same on both sides."])
    ]
    finding.firstBad[0].replay?.calls.append(CallFinding(function: "kfree", text: "void"))
    finding.commits = [
      CommitFinding(
        commit: base, subject: "Linux 5.18", author: "C. Developer", date: "2022-05-22",
        firstTag: "v5.18", firstRelease: "v5.18")
    ]
    finding.timeline = [
      PointFinding(name: "v5.18", commit: base, date: "2022-05-22T19:52:31Z", verdict: .good),
      PointFinding(commit: culprit, date: "2022-04-28T08:00:00Z", verdict: .bad),
      PointFinding(name: "v5.19-rc1", commit: id(20), date: "2022-06-05T17:18:54Z", verdict: .bad),
      PointFinding(
        name: "v5.19-rc2", commit: id(21), date: "2022-06-12T16:11:37Z", verdict: .depends,
        condition: "group -> owner != NULL"),
      PointFinding(name: "v5.19-rc7", commit: fix, date: "2022-07-17T13:30:22Z", verdict: .good),
    ]
    finding.places = [
      PlaceFinding(
        pattern: "refs/tags/v*", points: finding.timeline.filter { $0.name != nil },
        firstWith: "v5.19-rc1", firstWithout: "v5.19-rc7"),
      PlaceFinding(
        pattern: "refs/heads/linux-5.15.y",
        points: [
          PointFinding(
            name: "linux-5.15.y", commit: id(22), date: "2022-06-09T08:23:31Z",
            verdict: .untestable, reason: "the function is not in the file at this commit")
        ]),
    ]
    finding.mail = MailFinding(
      inReplyTo: "20220616@example.org", subject: "Display broken on RK3288",
      to: ["Jörg Ämter <joerg@example.org>", "iommu@lists.example.org"],
      cc: [
        "Developer, B. <b@example.org>", "evil <x@example.org>\nBcc: y@example.org", "no address",
      ],
      sources: ["MAINTAINERS", "MAINTAINERS", "Signed-off-by", "Reported-by", "Cc"])
    return finding
  }

  private static let neighbours = [
    NeighbourFinding(commit: base, parents: [], verdict: .good, subject: "Linux 5.18"),
    NeighbourFinding(
      commit: parent, parents: [base], verdict: .good, subject: "bus: Prepare", isCondensed: true),
    NeighbourFinding(commit: id(50), parents: [base], verdict: nil, subject: "net: Elsewhere"),
    NeighbourFinding(
      commit: culprit, parents: [parent], verdict: .bad,
      subject: "iommu: Add DMA ownership management interfaces"),
    NeighbourFinding(
      commit: id(51), parents: [culprit, id(50)], verdict: .bad, subject: "Merge branch 'core'"),
  ]

  private static let why = WhyFinding(
    parent: parent, cause: .condition,
    sentence:
      "the condition asks whether the group has a domain, and no longer for its default one",
    before: RunSide(
      step: TraceEntry(
        depth: 2, kind: .branch, function: "__iommu_attach_group", file: "drivers/iommu/iommu.c",
        line: 2063, text: "if ( group -> default_domain && ... ) not taken"),
      stack: ["rockchip_drm_dma_attach_device", "iommu_attach_device", "__iommu_attach_group"],
      excerpts: [
        SourceExcerpt(
          function: "__iommu_attach_group", file: "drivers/iommu/iommu.c",
          lines: [
            .init(number: 2061, text: "\tint ret; /* what it came to"),
            .init(number: 2062, text: "\t   so far */"),
            .init(
              number: 2063, text: "\tif (group->default_domain && group->domain != 0x0)",
              isRun: true, isMarked: true, values: ["group->default_domain = NULL", "false"]),
            .init(number: 2070, text: "\tpr_debug(\"attached %d\\n\", ret);", isRun: true),
          ])
      ]),
    after: RunSide(
      step: TraceEntry(
        depth: 2, kind: .branch, function: "__iommu_attach_group", file: "drivers/iommu/iommu.c",
        line: 2094, text: "if ( group -> domain && ... ) taken"),
      stack: ["rockchip_drm_dma_attach_device", "iommu_attach_device", "__iommu_attach_group"],
      excerpts: [
        SourceExcerpt(
          function: "__iommu_attach_group", file: "drivers/iommu/iommu.c",
          lines: [
            .init(
              number: 2094, text: "\tif (group->domain && group->domain != group->default_domain)",
              isRun: true, isMarked: true, values: ["group->domain = arm_domain", "true"]),
            .init(number: 2095, text: "\t\treturn -EBUSY;", isRun: true, values: ["-16"]),
          ])
      ]),
    hunks: HunkSet(
      hunks: 11, files: 3, replays: 12, proof: .smallest,
      smallest: [
        .init(
          oldFile: "drivers/iommu/iommu.c", newFile: "drivers/iommu/iommu.c",
          header: "@@ -2060,7 +2091,7 @@ static int __iommu_attach_group(struct iommu_domain *d,",
          lines: [
            " \tint ret;",
            "-\tif (group->default_domain && group->domain != group->default_domain)",
            "+\tif (group->domain && group->domain != group->default_domain)",
            " \t\treturn -EBUSY;",
          ])
      ], notes: ["One hunk did not apply alone."]),
    truthTable: TruthTable(
      operands: ["group -> domain", "group -> default_domain"],
      before: "group -> default_domain && group -> domain != group -> default_domain",
      after: "group -> domain && group -> domain != group -> default_domain",
      rows: [
        .init(operands: [false, false], before: false, after: false),
        .init(operands: [true, false], before: false, after: true, isState: true),
        .init(operands: [false, true], before: true, after: nil),
        .init(operands: [true, true], before: true, after: true),
      ]),
    otherSites: [
      Site(
        function: "iommu_group_claim", file: "drivers/iommu/iommu.c", line: 3100,
        condition: "group -> owner_cnt")
    ], notes: ["Two models stood in for functions of the commit."])

  /// Hostile text wherever the settled finding has text of others, and far too much of it.
  static var besieged: BisectionFinding {
    var finding = hostile
    // A mark that joins a quote must not hide it from escaping.
    let text = hostileText + " \"\u{301} onload='\u{301}x' <\u{301}b> &\u{200D}amp; </style></svg>"
    finding.firstBad[0].subject = text
    finding.firstBad[0].neighbours = [
      NeighbourFinding(
        commit: hostileText, parents: [hostileText, "x"], verdict: .bad, subject: text)
    ]
    var hunk = HunkSet.Hunk(oldFile: text, newFile: text, header: text, lines: [])
    hunk.lines = [String(repeating: "+<b>", count: 500_000)]
    hunk.lines += Array(repeating: "-" + text, count: 50_000)
    finding.firstBad[0].why = [
      WhyFinding(
        parent: hostileText, cause: .code, sentence: text,
        before: RunSide(
          step: TraceEntry(depth: 0, kind: .call, function: text, text: text), stack: [text],
          excerpts: [
            SourceExcerpt(
              function: text, file: text,
              lines: [
                .init(number: .max, text: text, values: [text]), .init(number: .min, text: "/*\""),
              ])
          ]),
        hunks: HunkSet(hunks: 1, files: 1, proof: .none, smallest: [hunk], notes: [text]),
        truthTable: TruthTable(
          operands: [text], before: text, after: text,
          rows: [.init(operands: [true], before: true, after: nil)]), notes: [text])
    ]
    finding.timeline = [
      PointFinding(name: text, commit: text, date: text, verdict: .bad),
      PointFinding(name: text, commit: text, date: "99999999999999999999-1-1", verdict: .good),
    ]
    finding.claims = [
      ClaimFinding(commit: text, sentence: text, with: .bad, without: .good, command: text)
    ]
    finding.places = [PlaceFinding(pattern: text, firstWith: text, firstWithout: text)]
    finding.mail = MailFinding(
      inReplyTo: text, subject: "a\r\nBcc: x@example.org\r\n\r\nbody " + text,
      to: [text, "\(text) <a@example.org>"], cc: ["a@example.org>\r\nX: y <b@example.org>"])
    return finding
  }

  /// Scenarios at branches and tags, of every verdict, the last with hostile names.
  static func matrix(_ scenarios: Int) -> VerdictMatrixFinding {
    let names = (1..<scenarios).map { "scenario-\($0)" } + ["evil <script>\u{202E} \u{1B}[31m"]
    let refs = ["v5.18", "v5.19-rc1", "linux-5.15.y", "<b>\u{301}topic"]
    var finding = VerdictMatrixFinding(scenarios: names, refs: refs)
    for (row, ref) in refs.enumerated() {
      for (column, name) in names.enumerated() {
        let verdict = Verdict.allCases[(row + column) % Verdict.allCases.count]
        let isJudged = verdict != .untestable
        finding.cells.append(
          VerdictCell(
            ref: ref, commit: id(row), scenario: name, verdict: verdict,
            condition: isJudged ? "group -> domain && \"<\u{301}" : nil,
            function: isJudged ? "attach" : nil, file: isJudged ? "drivers/iommu/iommu.c" : nil,
            reason: isJudged ? nil : "the function is not in the file at this commit"))
      }
    }
    return finding
  }
}
