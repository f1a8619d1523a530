/// One step of the demonstration's kernel: what a commit can add or take away.
///
/// The files of a tree are a function of the set of these it has, so a merge is a merge of sets and
/// never a conflict of lines.
enum Feature: CaseIterable {
  // What there is at all.
  case iommuCore, armMapping, rockchipIOMMU, displayCore, rockchipDisplay, exynosDisplay
  // The IOMMU core before the change.
  case ownGroupOnly, defaultDomain, groupAttach, splitOps, capable
  // The change, and what followed it.
  case dmaOwnership, ownershipFollowUp, platformOwnership
  // The driver.
  case privateDomain, driverDetach, driverComment
  // What changes no meaning, and what has none.
  case attachComment, reformatted, brokenCheck
  // The later core.
  case noDetach, countNodes, setDomainLoop, attachBySetDomain, identityDomain, noPlatformOps
  case ownerCheck
}
