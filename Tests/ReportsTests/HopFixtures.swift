import Findings

extension Fixture {
  /// A hop that changes, breaks and is there again, and one that does not change.
  static let hops = [
    HopFinding(
      caller: "vop_crtc_atomic_enable", callee: "rockchip_drm_dma_attach_device", state: .verified,
      hop: .inlined, via: ["vop_enable"],
      text: "vop_crtc_atomic_enable calls vop_enable (drivers/gpu/drm/rockchip/rockchip_drm_vop.c:"
        + "740), which left no frame (static, called once) and calls "
        + "rockchip_drm_dma_attach_device (drivers/gpu/drm/rockchip/rockchip_drm_vop.c:622)",
      steps: [
        HopStepFinding(
          function: "vop_enable", file: "drivers/gpu/drm/rockchip/rockchip_drm_vop.c", line: 740),
        HopStepFinding(
          function: "rockchip_drm_dma_attach_device",
          file: "drivers/gpu/drm/rockchip/rockchip_drm_vop.c", line: 622),
      ], from: base),
    HopFinding(
      caller: "output_poll_execute", callee: "drm_fb_helper_hotplug_event", state: .verified,
      hop: .direct, text: "output_poll_execute calls drm_fb_helper_hotplug_event (a.c:3)",
      from: base),
    HopFinding(
      caller: "output_poll_execute", callee: "drm_fb_helper_hotplug_event", state: .changed,
      hop: .pointer, via: ["output_poll_changed"],
      text: "output_poll_execute calls ->output_poll_changed (a.c:9), which is "
        + "drm_fb_helper_hotplug_event: mode_config_funcs has it as .output_poll_changed (b.c:4)",
      steps: [
        HopStepFinding(
          function: "drm_fb_helper_hotplug_event", file: "a.c", line: 9,
          pointer: "output_poll_changed", filledBy: "mode_config_funcs", filledFile: "b.c",
          filledLine: 4)
      ], from: followUp, subject: "drm: Poll through a pointer", firstTag: "v5.19-rc1"),
    HopFinding(
      caller: "output_poll_execute", callee: "drm_fb_helper_hotplug_event", state: .broken,
      text: "nothing leads from one to the other", from: fix, subject: "drm: Poll no more",
      firstTag: "v5.19-rc7"),
  ]
}
