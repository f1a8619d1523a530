import CallGraph
import Foundation
import SourceIndex
import Testing

/// The Firefly stack on real kernels, in the repository that `Tests/KernelPath/make-repository` makes and
/// `FIRSTBAD_KERNELS` names.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["FIRSTBAD_KERNELS"] != nil))
struct RealKernelTests {
  private static let firefly = [
    "__iommu_attach_group", "iommu_attach_device", "rockchip_drm_dma_attach_device",
    "vop_crtc_atomic_enable", "drm_atomic_helper_commit_modeset_enables",
    "drm_atomic_helper_commit_tail_rpm", "commit_tail", "drm_atomic_helper_commit",
    "drm_atomic_commit", "drm_client_modeset_commit_atomic", "drm_client_modeset_commit_locked",
    "drm_client_modeset_commit", "drm_fb_helper_set_par", "drm_fb_helper_hotplug_event.part.0",
    "output_poll_execute",
  ].map { FrameName($0) }

  private func hops(at revision: String) throws -> [String] {
    let repository = ProcessInfo.processInfo.environment["FIRSTBAD_KERNELS"] ?? ""
    let index = try CallIndex(of: repository, at: revision)
    return StackSearch(index).hops(of: Self.firefly).map { hop in
      guard let way = hop.way else { return "\(hop.callee.function) is \(hop.outcome)" }
      let steps = way.steps.map { step in
        guard let filling = step.pointer?.filling else { return step.callee.name }
        let file = filling.file.split(separator: "/").last ?? ""
        return "->\(filling.into) (\(filling.within), \(file)) \(step.callee.name)"
      }
      return "\(way.kind): \(steps.joined(separator: ", "))"
    }
  }

  private static let lower = [
    "direct: __iommu_attach_group",
    "direct: iommu_attach_device",
    "elided: vop_enable, rockchip_drm_dma_attach_device",
    "pointer: ->atomic_enable (vop_crtc_helper_funcs, rockchip_drm_vop.c) vop_crtc_atomic_enable",
    "direct: drm_atomic_helper_commit_modeset_enables",
    "pointer: ->atomic_commit_tail (rockchip_mode_config_helpers, rockchip_drm_fb.c) "
      + "drm_atomic_helper_commit_tail_rpm",
    "direct: commit_tail",
    "pointer: ->atomic_commit (rockchip_drm_mode_config_funcs, rockchip_drm_fb.c) "
      + "drm_atomic_helper_commit",
    "direct: drm_atomic_commit",
    "direct: drm_client_modeset_commit_atomic",
    "direct: drm_client_modeset_commit_locked",
    "elided: __drm_fb_helper_restore_fbdev_mode_unlocked, drm_client_modeset_commit",
    "direct: drm_fb_helper_set_par",
  ]

  @Test func theReportedStackResolvesWhereItWasReported() throws {
    #expect(
      try hops(at: "v6.1-debian") == Self.lower + [
        "pointer: drm_kms_helper_hotplug_event, ->output_poll_changed "
          + "(rockchip_drm_mode_config_funcs, rockchip_drm_fb.c) drm_fb_helper_output_poll_changed, "
          + "drm_fb_helper_hotplug_event"
      ])
  }

  @Test func theTopmostStepChangedLater() throws {
    let hops = try hops(at: "v6.12-debian")
    #expect(Array(hops.dropLast()) == Self.lower)
    #expect(
      hops.last
        == "pointer: drm_kms_helper_hotplug_event, drm_client_dev_hotplug, ->hotplug "
        + "(drm_fbdev_client_funcs, drm_fbdev_client.c) drm_fbdev_client_hotplug, "
        + "drm_fb_helper_hotplug_event")
  }
}
