import Demonstration
import Foundation
import Testing
import Workbench

/// `firstbad scenario new` on the demo's history: what it writes runs, and what it cannot do it says.
@Suite struct ScenarioNewTests {
  private static let stack = """
    __iommu_attach_group from iommu_attach_device+0x64/0xb4
    iommu_attach_device from rockchip_drm_dma_attach_device+0x20/0x50
    rockchip_drm_dma_attach_device from vop_crtc_atomic_enable+0x10c/0xa64
    """

  private func make(
    _ report: String, _ options: [String] = [], at revision: String = "v5.19-rc1"
  ) throws -> (answer: Answer, line: StoryLine) {
    let line = try StoryLine(.main)
    try line.folder.write("report.txt", report)
    let answer = try Run(
      arguments: [
        "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--at",
        revision,
      ] + options
    ).start()
    return (answer, line)
  }

  @Test func aReportBecomesAScenarioThatRuns() throws {
    let known = ["--config", "IOMMU_API=y", "--config", "ARM_DMA_USE_IOMMU=y"]
    let (answer, line) = try make("it returns -EBUSY here:\n\n\(Self.stack)\n", known)
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.complaint.contains("judged: rockchip_drm_dma_attach_device()"))
    #expect(answer.complaint.contains("3 of 3 steps"))
    #expect(answer.text.contains("which left no frame"))
    try line.folder.write("new.yaml", answer.text)
    let checked = try firstbad(
      "scenario", "check", line.folder("new.yaml"), "--repo", line.path, "--at", "v5.19-rc1")
    #expect(checked.status == 0, "\(checked.complaint)")
    let replayed = try firstbad(
      "replay", line.folder("new.yaml"), "--repo", line.path, "--at", "v5.19-rc1", "--no-cache")
    #expect(replayed.text.contains("depends on what the scenario leaves unknown"))
    // With what the report's prose would say, the culprit is named.
    let told = answer.text.replacingOccurrences(
      of: "default_domain: unknown", with: "default_domain: NULL"
    ).replacingOccurrences(of: "blocking_domain: unknown", with: "blocking_domain: NULL")
    try line.folder.write(
      "told.yaml", told + "\nrequire: ['!IS_ERR_OR_NULL(iommu_group->domain)']\n")
    let bisected = try firstbad(
      "bisect", line.folder("told.yaml"), "--repo", line.path, "--good", "v5.17", "--bad",
      "v5.19-rc1", "--no-cache")
    #expect(bisected.status == 0, "\(bisected.complaint)")
    #expect(bisected.text.contains("iommu: Add DMA ownership management interfaces"))
  }

  @Test func anotherFrameCanBeJudged() throws {
    let (answer, _) = try make(
      Self.stack, ["--returns", "EBUSY", "--judge", "__iommu_attach_group", "--quiet"])
    #expect(answer.status == 0 && answer.complaint.isEmpty, "\(answer.complaint)")
    #expect(answer.text.contains("  call: __iommu_attach_group\n"))
    #expect(!answer.text.contains("decided in"))
  }

  @Test func whatDoesNotSayEnoughIsRefused() throws {
    let cases: [(report: String, options: [String], words: String)] = [
      ("Dear all,\n\nit does not work.\n", [], "stack"),
      (Self.stack, [], "--returns"),
      ("-EBUSY or error -22?\n\n\(Self.stack)\n", [], "several errnos"),
      (Self.stack, ["--returns", "EWRONG"], "EWRONG"),
      (Self.stack, ["--returns", "EBUSY", "--trace", "2"], "no call stack 2"),
      (Self.stack, ["--returns", "EBUSY", "--judge", "nobody"], "nobody"),
      (Self.stack, ["--returns", "EBUSY", "--arch", "vax"], "vax"),
      ("nowhere_f from nowhere_g+0x1/0x2\n", ["--returns", "EBUSY"], "nowhere_f"),
    ]
    for (report, options, words) in cases {
      expectRefusal(try make(report, options).answer, 129, words)
    }
    let line = try StoryLine(.main)
    for file in [line.folder("none.txt"), line.path, "/dev/zero"] {
      expectRefusal(
        try firstbad("scenario", "new", "--stack", file, "--repo", line.path), 129, file)
    }
    expectRefusal(
      try make(Self.stack, ["--returns", "EBUSY"], at: "v9.99").answer, 129, "v9.99")
  }
}
