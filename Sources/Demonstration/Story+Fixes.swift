import Git

/// The fix forks before the culprit: each side alone is explained, and the merge heals.
func makeFixBeforeCulprit(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree before the change", adding: beforeTheChange)
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.release("v5.18")
  story.fork("rockchip-fixes")
  try story.commitDriverFix(on: "rockchip-fixes")
  try story.commit("drm/panel: Add a wide panel", on: "rockchip-fixes", texts: panelDriver(3))
  try story.commit("ARM: dts: rockchip: Add the Firefly RK3288", texts: board("vopb", "vopl"))
  try story.commitCulprit()
  try story.commitFollowUp()
  try story.release("v5.19-rc1")
  try story.merge("rockchip-fixes", "Merge tag 'drm-fixes-v5.19-rc2'", label: "healing-merge")
  try story.release("v5.19-rc2")
  try story.commit("ARM: dts: rockchip: Switch on HDMI", texts: board("vopb", "vopl", "hdmi"))
  try story.release("v5.19")
  return try story.finish(
    .fixBeforeCulprit,
    firstBad: [
      .fireflyRK3288: [DemoTransition(.commit, "culprit")],
      .fireflyAttachDevice: [DemoTransition(.commit, "culprit")],
      .fireflyAsReported: [DemoTransition(.commit, "culprit")],
      .fireflyAsReportedPath: [DemoTransition(.commit, "culprit")],
    ],
    fixes: [
      .fireflyRK3288: [DemoTransition(.merge, "healing-merge", candidates: ["driver-fix"])],
      .defaultDomainOnly: [DemoTransition(.commit, "culprit")],
    ])
}

/// A later merge takes the driver's file of a side that never saw the fix.
func makeLostFix(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree before the change", adding: beforeTheChange)
  try story.release("v5.18")
  try story.commitCulprit()
  try story.commitFollowUp()
  try story.release("v5.19-rc1")
  story.fork("rockchip-fixes")
  story.fork("rockchip-next")
  try story.commitDriverFix(on: "rockchip-fixes")
  try story.commit(
    "drm/rockchip: Say when a controller is attached", on: "rockchip-next",
    adding: [.driverComment], label: "side-change")
  try story.commit("drm/panel: Add the first panels", on: "rockchip-next", texts: panelDriver(2))
  try story.merge("rockchip-fixes", "Merge tag 'drm-fixes-v5.19-rc2'", label: "merge-fix")
  try story.release("v5.19-rc2")
  try story.merge(
    "rockchip-next", "Merge branch 'rockchip-next'",
    body: "Conflict in rockchip_drm_drv.c, settled in favour of the branch.",
    removing: [.driverDetach], label: "lost-merge")
  try story.commit("ARM: dts: rockchip: Add the Firefly RK3288", texts: board("vopb", "vopl"))
  try story.release("v5.19")
  return try story.finish(
    .lostFix,
    firstBad: [
      .fireflyRK3288: [DemoTransition(.commit, "culprit"), DemoTransition(.merge, "lost-merge")],
      .fireflyAttachDevice: [DemoTransition(.commit, "culprit")],
      .fireflyAsReported: [DemoTransition(.commit, "culprit")],
      .fireflyAsReportedPath: [DemoTransition(.commit, "culprit")],
    ],
    fixes: [
      .fireflyRK3288: [DemoTransition(.commit, "driver-fix")],
      .defaultDomainOnly: [DemoTransition(.commit, "culprit")],
    ])
}

/// The change comes, goes and comes again; each time counts.
func makeReverted(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree before the change", adding: beforeTheChange)
  try story.release("v5.18")
  try story.commitCulprit()
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.release("v5.19-rc1")
  try story.commit(
    "Revert \"iommu: Add DMA ownership management interfaces\"",
    body: "Displays stay dark with it.", removing: [.dmaOwnership], label: "revert")
  try story.commit("drm/panel: Add a wide panel", texts: panelDriver(3))
  try story.release("v5.19-rc2")
  try story.commit(
    "iommu: Add DMA ownership management interfaces, again", adding: [.dmaOwnership],
    label: "reapply")
  try story.commitFollowUp()
  try story.release("v5.19")
  let comesAndGoes = [DemoTransition(.commit, "culprit"), DemoTransition(.commit, "reapply")]
  let between = [DemoTransition(.commit, "revert")]
  return try story.finish(
    .reverted,
    firstBad: [
      .fireflyRK3288: comesAndGoes, .fireflyAttachDevice: comesAndGoes,
      .fireflyAsReported: comesAndGoes, .fireflyAsReportedPath: comesAndGoes,
      .defaultDomainOnly: between,
    ],
    fixes: [
      .fireflyRK3288: between, .fireflyAttachDevice: between, .fireflyAsReported: between,
      .fireflyAsReportedPath: between, .defaultDomainOnly: comesAndGoes,
    ])
}
