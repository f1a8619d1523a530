/// All files of one commit, as the features it has and texts that no scenario reads.
struct KernelTree: Equatable {
  var features: Set<Feature> = []
  /// Documentation, device trees, other drivers: whole texts by path.
  var others: [String: String] = [:]

  func has(_ feature: Feature) -> Bool { features.contains(feature) }

  /// Applies to this tree what another one did since their common base.
  func merging(_ theirs: KernelTree, since base: KernelTree) -> KernelTree {
    var merged = self
    merged.features.formUnion(theirs.features.subtracting(base.features))
    merged.features.subtract(base.features.subtracting(theirs.features))
    for path in Set(theirs.others.keys).union(base.others.keys)
    where theirs.others[path] != base.others[path] {
      merged.others[path] = theirs.others[path]
    }
    return merged
  }

  /// Every file by its path.
  func files() -> [String: String] {
    var files = others
    func add(_ more: [String: String]) { files.merge(more) { _, new in new } }
    add(languageHeaders)
    add(coreHeaders)
    add(lockHeaders)
    add(deviceHeaders)
    add(displayHeaders)
    add(buildFiles)
    files["include/linux/list.h"] = listHeader(self)
    if has(.iommuCore) {
      files["include/linux/iommu.h"] = iommuHeader(self)
      files["include/trace/events/iommu.h"] = iommuEvents(self)
      files["drivers/iommu/iommu.c"] = iommuCore(self)
    }
    if has(.armMapping) { files["arch/arm/mm/dma-mapping.c"] = armMapping(self) }
    if has(.rockchipIOMMU) { files["drivers/iommu/rockchip-iommu.c"] = rockchipIOMMU(self) }
    if has(.displayCore) { add(displaySources) }
    if has(.rockchipDisplay) {
      add(rockchipDisplaySources)
      files["drivers/gpu/drm/rockchip/rockchip_drm_drv.h"] = rockchipDriverHeader(self)
      files["drivers/gpu/drm/rockchip/rockchip_drm_drv.c"] = rockchipDriver(self)
    }
    if has(.exynosDisplay) { add(exynosSources) }
    if has(.platformOwnership) { add(platformSources) }
    return files
  }
}
