import Git

/// The history that `firstbad demo` prints.
func makeMain(at path: String) throws(GitError) -> DemoHistory {
  var story = try Chronicle(at: path, "Start the tree with what everything leans on")
  try story.growTheSubsystems()
  try story.splitTheOperations()
  try story.openTheTopicBranches()
  try story.mergeForTheRelease()
  try story.fixTheDriver()
  return try story.finish(
    .main,
    firstBad: [
      .fireflyRK3288: [DemoTransition(.commit, "culprit")],
      .fireflyAttachDevice: [DemoTransition(.commit, "culprit")],
      .fireflyAsReported: [DemoTransition(.commit, "culprit")],
      .fireflyAsReportedPath: [DemoTransition(.commit, "culprit")],
      .defaultDomainOnly: [DemoTransition(.commit, "group-attach")],
    ],
    fixes: [
      .fireflyRK3288: [DemoTransition(.commit, "driver-fix")],
      .defaultDomainOnly: [DemoTransition(.commit, "culprit")],
    ])
}

extension Chronicle {
  /// Up to v5.16.
  ///
  /// The root has nothing to run; a core without `__iommu_attach_group` is good for the
  /// Firefly, because there `iommu_attach_device` asks the hardware's driver at once.
  fileprivate mutating func growTheSubsystems() throws(GitError) {
    try commit("iommu: IOMMU Groups", adding: [.iommuCore], label: "iommu-groups")
    try commit("ARM: dma-mapping: Map through an IOMMU where there is one", adding: [.armMapping])
    try commit("iommu/rockchip: rk3288 iommu driver", adding: [.rockchipIOMMU])
    try commit("drm: Set modes atomically", adding: [.displayCore])
    try commit(
      "drm/rockchip: Add basic drm driver", adding: [.rockchipDisplay], label: "rockchip-drm")
    try commit(
      "dt-bindings: iommu: Describe the Rockchip IOMMU",
      texts: [
        "Documentation/devicetree/bindings/iommu/rockchip,iommu.txt":
          page("Rockchip IOMMU", "Each display controller has an IOMMU of its own.")
      ])
    try commit("ARM: dts: rockchip: Add the Firefly RK3288", texts: board("vopb", "vopl"))
    try commit(
      "iommu: Limit iommu_attach/detach_device to devices with their own group",
      adding: [.ownGroupOnly], label: "own-group")
    fork("iommu-domains")
    try commit(
      "iommu: Allocate a default domain for iommu groups", on: "iommu-domains",
      adding: [.defaultDomain], label: "default-domain")
    try commit(
      "docs: Say where patches go",
      texts: ["Documentation/process/patches.rst": page("Patches", "Send them to the list.")])
    try commit("drm/exynos: Attach to the IOMMU", adding: [.exynosDisplay])
    try commit(
      "iommu: Make sure a device is always attached to a domain",
      body: "The group goes back to its default domain whenever a driver lets go of it.",
      on: "iommu-domains", adding: [.groupAttach], label: "group-attach")
    try commit(
      "docs: iommu: Describe default domains", on: "iommu-domains",
      texts: ["Documentation/driver-api/iommu.rst": page("IOMMU", "A group has a default domain.")])
    try merge("iommu-domains", "Merge tag 'iommu-updates-v5.16'", label: "merge-domains")
    try release("v5.16")
  }

  /// Up to v5.18-rc1.
  fileprivate mutating func splitTheOperations() throws(GitError) {
    try commit("MAINTAINERS: Add the panels", texts: ["MAINTAINERS": maintainers(["PANELS"])])
    try commit("drm/panel: Add the first panels", texts: panelDriver(2))
    try release("v5.17-rc1")
    fork("iommu-split")
    try commit(
      "iommu: Split struct iommu_ops", on: "iommu-split", adding: [.splitOps], label: "split-ops")
    try commit(
      "docs: iommu: Describe domain operations", on: "iommu-split",
      texts: [
        "Documentation/driver-api/iommu.rst":
          page("IOMMU", "A group has a default domain.", "A domain has its own operations.")
      ])
    try commit("drm/panel: Add a wide panel", texts: panelDriver(3))
    try release("v5.17")
    try merge("iommu-split", "Merge tag 'iommu-updates-v5.18'", label: "merge-split")
    try commit("drm/panel: Add two tall panels", texts: panelDriver(5))
    try release("v5.18-rc1")
  }

  /// Up to v5.18: the ownership change on one branch, the old test alive on three others.
  fileprivate mutating func openTheTopicBranches() throws(GitError) {
    fork("boards")
    fork("drm-misc")
    try commit(
      "ARM: dts: rockchip: Switch on HDMI of the Firefly", on: "boards",
      texts: board("vopb", "vopl", "hdmi"))
    try commit(
      "drm/rockchip: Refactor IOMMU initialisation", on: "drm-misc", adding: [.privateDomain],
      label: "rockchip-refactor")
    try commit("drm/panel: Add a small panel", on: "drm-misc", texts: panelDriver(6))
    try commit(
      "docs: Say when patches are taken",
      texts: [
        "Documentation/process/patches.rst":
          page("Patches", "Send them to the list.", "The window is open for two weeks.")
      ])
    try release("v5.18-rc4")
    fork("vfio-notifier-fix")
    fork("iommu-core")
    try commitCulprit(on: "vfio-notifier-fix")
    try commit(
      "iommu: Introduce device_iommu_capable()", on: "iommu-core", adding: [.capable],
      label: "capable")
    try commit(
      "bus: platform,amba,fsl-mc,PCI: Add device DMA ownership management",
      on: "vfio-notifier-fix", adding: [.platformOwnership], label: "platform-ownership")
    try commit(
      "ARM: dts: rockchip: Switch on the Ethernet of the Firefly", on: "boards",
      texts: board("vopb", "vopl", "hdmi", "gmac"))
    try commit(
      "docs: vfio: Describe who owns the DMA of a group", on: "vfio-notifier-fix",
      texts: ["Documentation/driver-api/vfio.rst": page("VFIO", "A claimed group is not shared.")])
    try commit(
      "iommu: Say when __iommu_attach_group() refuses", on: "vfio-notifier-fix",
      adding: [.attachComment], label: "comment-edit")
    try commit(
      "docs: iommu: List the capabilities", on: "iommu-core",
      texts: [
        "Documentation/driver-api/iommu-capabilities.rst":
          page("Capabilities", "Ask for them by device, not by bus.")
      ])
    try commit("drm/panel: Add a round panel", on: "drm-misc", texts: panelDriver(7))
    try commit(
      "MAINTAINERS: Add the boards", texts: ["MAINTAINERS": maintainers(["PANELS", "BOARDS"])])
    try release("v5.18-rc7")
    try commitFollowUp(on: "vfio-notifier-fix")
    fork("vfio", from: "vfio-notifier-fix")
    try commit(
      "vfio: Use the ownership of groups", on: "vfio",
      texts: [
        "Documentation/driver-api/vfio.rst":
          page("VFIO", "A claimed group is not shared.", "VFIO claims what it hands out.")
      ])
    try release("v5.18")
  }

  /// Up to v5.19-rc2: the change comes in twice, and the file is formatted anew.
  fileprivate mutating func mergeForTheRelease() throws(GitError) {
    try merge(
      "vfio-notifier-fix", into: "iommu-core", "Merge branch 'vfio-notifier-fix' into core",
      label: "merge-topic")
    try commit("drm/panel: Add a square panel", on: "drm-misc", texts: panelDriver(8))
    try merge("drm-misc", "Merge tag 'drm-next-v5.19'", label: "merge-drm")
    try merge("iommu-core", "Merge tag 'iommu-updates-v5.19'", label: "merge-iommu")
    try merge("vfio", "Merge tag 'vfio-v5.19-rc1'", label: "merge-vfio")
    try commit(
      "docs: Name the longterm releases",
      texts: ["Documentation/process/releases.rst": page("Releases", "One a year is kept long.")])
    try release("v5.19-rc1")
    try commit(
      "iommu: Wrap long conditions", body: "No functional change.", adding: [.reformatted],
      label: "reformat")
    try commit("drm/panel: Add a panel for cars", texts: panelDriver(9))
    try release("v5.19-rc2")
  }

  /// Up to v6.0-rc1: the fix on a branch of its own, and two old branches that come home late.
  fileprivate mutating func fixTheDriver() throws(GitError) {
    fork("rockchip-fixes")
    fork("late")
    try commitDriverFix(on: "rockchip-fixes")
    try commit(
      "MAINTAINERS: Add the vehicles",
      texts: ["MAINTAINERS": maintainers(["PANELS", "BOARDS", "VEHICLES"])])
    try commit(
      "ARM: dts: rockchip: Switch on the audio of the Firefly", on: "boards",
      texts: board("vopb", "vopl", "hdmi", "gmac", "i2s"))
    try merge("boards", "Merge branch 'boards'", label: "merge-boards")
    try release("v5.19-rc4")
    try commit(
      "docs: drm/rockchip: Describe the IOMMU of a display", on: "rockchip-fixes",
      texts: [
        "Documentation/gpu/rockchip.rst": page("Rockchip", "Each controller has its own IOMMU.")
      ])
    try commit(
      "docs: Answer a question on releases",
      texts: [
        "Documentation/process/releases.rst":
          page("Releases", "One a year is kept long.", "Which one is said when it is out.")
      ])
    try merge("rockchip-fixes", "Merge tag 'drm-fixes-v5.19-rc7'", label: "merge-fix")
    try release("v5.19-rc7")
    try commit("drm/panel: Add a panel for watches", texts: panelDriver(10))
    try release("v5.19")
    try commit(
      "docs: Add an index", on: "late",
      texts: ["Documentation/index.rst": page("Documentation", "Begin here.")])
    try merge("late", "Merge branch 'docs-late'", label: "merge-late")
    try commit("drm/panel: Add a panel for phones", texts: panelDriver(11))
    try release("v6.0-rc1")
  }
}
