import Git

/// What cannot be tested stands right before what turned bad.
func makeBrokenBeforeCulprit(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree before the change", adding: beforeTheChange)
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.release("v5.18")
  try story.commit(
    "iommu: Tidy the check of the default domain", adding: [.brokenCheck], label: "broken")
  try story.commitCulprit(removing: [.brokenCheck])
  try story.commit("drm/panel: Add a wide panel", texts: panelDriver(3))
  try story.commitFollowUp()
  try story.release("v5.19-rc1")
  let either = [DemoTransition(.suspects, "culprit", candidates: ["broken", "culprit"])]
  // For the default domain alone the broken commit stands between bad and good: no fix is sure.
  return try story.finish(
    .brokenBeforeCulprit,
    firstBad: [
      .fireflyRK3288: either, .fireflyAttachDevice: either, .fireflyAsReported: either,
      .fireflyAsReportedPath: either,
    ], fixes: [:])
}

/// From the core of v6.1 to that of v6.8; the fields a scenario gives come and go on the way.
func makeIdentityEra(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(
    at: path, "Start the tree with the fix in place",
    adding: beforeTheChange + [
      .dmaOwnership, .ownershipFollowUp, .platformOwnership, .capable, .driverDetach,
    ])
  try story.release("v6.2")
  try story.commit(
    "iommu: Remove detach_dev callbacks", adding: [.noDetach], label: "remove-detach")
  try story.release("v6.3")
  try story.commit(
    "iommu: Replace iommu_group_device_count() with list_count_nodes()", adding: [.countNodes],
    label: "count-nodes")
  try story.commit(
    "iommu: Make __iommu_group_set_domain() handle error unwind", adding: [.setDomainLoop],
    label: "set-domain-loop")
  try story.commit(
    "iommu: Use __iommu_group_set_domain() for __iommu_attach_group()",
    adding: [.attachBySetDomain], label: "attach-by-set-domain")
  try story.release("v6.5-rc1")
  try story.commit(
    "iommu: Allow an IDENTITY domain as the default_domain in ARM32", adding: [.identityDomain],
    label: "identity-domain")
  try story.commit(
    "iommu: Remove ops->set_platform_dma_ops()", adding: [.noPlatformOps],
    label: "remove-platform-ops")
  try story.release("v6.7-rc1")
  try story.commit(
    "iommu: Validate that devices match domains", adding: [.ownerCheck], label: "owner-check")
  try story.release("v6.8-rc1")
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.commit(
    "drm/rockchip: Leave the ARM DMA domain alone",
    body: "The core has default domains now, so this looks superfluous.",
    removing: [.driverDetach], label: "detach-dropped")
  try story.commit("drm/panel: Add a wide panel", texts: panelDriver(3))
  try story.release("v6.9")
  return try story.finish(
    .identityEra,
    firstBad: [.fireflyRK3288: [DemoTransition(.commit, "detach-dropped")]], fixes: [:])
}

/// The driver was ready before the change came.
func makeAllGood(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree before the change", adding: beforeTheChange)
  try story.commitDriverFix()
  try story.release("v5.18")
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.commitCulprit()
  try story.commitFollowUp()
  try story.release("v5.19")
  return try story.finish(
    .allGood,
    firstBad: [
      .fireflyAttachDevice: [DemoTransition(.commit, "culprit")],
      .fireflyAsReported: [DemoTransition(.commit, "culprit")],
    ],
    fixes: [.defaultDomainOnly: [DemoTransition(.commit, "culprit")]])
}

/// The history begins after the change.
func makeBadFromStart(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(
    at: path, "Start the tree after the change", adding: beforeTheChange + [.dmaOwnership])
  try story.commit("drm/panel: Add the first panels", texts: panelDriver(2))
  try story.commitFollowUp()
  try story.release("v5.19-rc1")
  try story.commitDriverFix()
  try story.release("v5.19")
  return try story.finish(
    .badFromStart, firstBad: [:],
    fixes: [.fireflyRK3288: [DemoTransition(.commit, "driver-fix")]])
}
