public import Git

/// Writes one of the histories into a new bare repository, with the same ids every time.
///
/// The branch is `main`, which HEAD points to; releases and their candidates are annotated tags.
///
/// - Throws: `GitError` with `alreadyExists` if there is anything at the path but an empty folder;
///   others if the disk fails.
public func makeHistory(_ story: DemoStory, at path: String) throws(GitError) -> DemoHistory {
  switch story {
  case .main: try makeMain(at: path)
  case .fixBeforeCulprit: try makeFixBeforeCulprit(at: path)
  case .lostFix: try makeLostFix(at: path)
  case .brokenBeforeCulprit: try makeBrokenBeforeCulprit(at: path)
  case .identityEra: try makeIdentityEra(at: path)
  case .allGood: try makeAllGood(at: path)
  case .badFromStart: try makeBadFromStart(at: path)
  case .reverted: try makeReverted(at: path)
  }
}

/// The tree that the shorter stories begin with: everything, before the ownership change.
let beforeTheChange: [Feature] = [
  .iommuCore, .armMapping, .rockchipIOMMU, .displayCore, .rockchipDisplay, .exynosDisplay,
  .ownGroupOnly, .defaultDomain, .groupAttach, .splitOps, .privateDomain,
]

extension Chronicle {
  /// The ownership change: the culprit, except for who starts without a domain.
  mutating func commitCulprit(on branch: String = "main", removing: [Feature] = [])
    throws(GitError)
  {
    try commit(
      "iommu: Add DMA ownership management interfaces",
      body: """
        Keep in each group who uses its DMA, the DMA functions or one owner that claimed it
        all, and let a driver or a virtual machine ask before it begins.
        """,
      on: branch, adding: [.dmaOwnership], removing: removing, label: "culprit")
  }

  /// The change that was made right after it, and helps somebody else.
  mutating func commitFollowUp(on branch: String = "main") throws(GitError) {
    try commit(
      "iommu: iommu_group_claim_dma_owner() must always assign a domain",
      body: """
        A claimed group without a domain can still reach what its last domain mapped. Give it
        a domain that blocks everything.
        """,
      on: branch, adding: [.ownershipFollowUp], label: "follow-up")
  }

  /// The display driver's way out.
  mutating func commitDriverFix(on branch: String = "main") throws(GitError) {
    try commit(
      "drm/rockchip: Detach from ARM DMA domain in attach_device",
      body: """
        The ARM DMA code has attached a domain of its own to the display controller by then.
        Take it away first, as other drivers do.
        """,
      on: branch, adding: [.driverDetach], label: "driver-fix")
  }
}
