import CLibrary
import CMachine
import CProgram
import CSyntax

// Messages are rendered into the trace. An argument that is not known prints as `?`.

extension ModelEntry {
  private static let levels = [
    "emerg", "alert", "crit", "err", "warn", "warning", "notice", "info", "cont",
  ]
  private static let ways = ["", "_once", "_ratelimited"]

  private static func names(_ prefix: String, _ levels: [String]) -> String {
    levels.flatMap { level in ways.map { "\(prefix)\(level)\($0)" } }.joined(separator: " ")
  }

  static let logging: [ModelEntry] = [
    ModelEntry(
      names("pr_", levels) + " printk _printk printk_once printk_ratelimited printk_deferred",
      "a message, rendered into the trace", result: .int, messageFrom: 0
    ) { machine, call in
      render(machine, call, format: 0)
      return machine.unknown("the length of a message")
    },
    ModelEntry(
      names("dev_", levels) + " " + names("netdev_", levels) + " " + names("pci_", levels)
        + " " + names("drm_", ["err", "warn", "notice", "info", "emerg", "alert", "crit"])
        + " dev_WARN drm_err_printer DRM_DEV_ERROR DRM_DEV_ERROR_RATELIMITED DRM_DEV_INFO"
        + " DRM_DEV_INFO_ONCE",
      "a message of a device, rendered into the trace", messageFrom: 1
    ) { machine, call in
      render(machine, call, format: 1)
      return Value(.void)
    },
    ModelEntry(
      """
      DRM_ERROR DRM_ERROR_RATELIMITED DRM_INFO DRM_INFO_ONCE DRM_NOTE DRM_NOTE_ONCE DRM_WARN
      DRM_WARN_ONCE
      """, "a message, rendered into the trace", messageFrom: 0
    ) { machine, call in
      render(machine, call, format: 0)
      return Value(.void)
    },
    ModelEntry(
      """
      pr_debug pr_devel pr_debug_once pr_debug_ratelimited pr_devel_once DRM_DEBUG DRM_DEBUG_KMS
      DRM_DEBUG_DRIVER DRM_DEBUG_ATOMIC DRM_DEBUG_PRIME DRM_DEBUG_LEASE DRM_DEBUG_DP DRM_DEBUG_VBL
      no_printk
      """, "a debug message: not printed, its arguments are not evaluated", result: .int,
      messageFrom: 0, evaluatesMessage: false, run: gives(0)),
    ModelEntry(
      """
      dev_dbg dev_dbg_once dev_dbg_ratelimited dev_vdbg netdev_dbg pci_dbg drm_dbg drm_dbg_core
      drm_dbg_driver drm_dbg_kms drm_dbg_prime drm_dbg_atomic drm_dbg_vbl drm_dbg_state
      drm_dbg_lease drm_dbg_dp drm_dbg_drmres DRM_DEV_DEBUG DRM_DEV_DEBUG_DRIVER
      DRM_DEV_DEBUG_KMS
      """, "a debug message: not printed, its arguments are not evaluated", messageFrom: 1,
      evaluatesMessage: false, run: nothing),
    ModelEntry(
      "dev_printk dev_printk_emit", "a message of a device, rendered into the trace",
      messageFrom: 2
    ) { machine, call in
      render(machine, call, format: 2)
      return Value(.void)
    },
    ModelEntry(
      "dev_err_probe dev_warn_probe", "a message, rendered into the trace; gives its error",
      result: .int,
      messageFrom: 2
    ) { machine, call in
      render(machine, call, format: 2)
      return call.argument(1)
    },
    ModelEntry(
      "dump_stack show_stack print_hex_dump print_hex_dump_bytes print_hex_dump_debug",
      "prints a stack or bytes: does nothing", run: nothing),
    ModelEntry(
      "printk_ratelimit __ratelimit ___ratelimit", "messages are never held back", result: .int,
      run: gives(1)),
  ]

  /// Puts the text of a message into the trace.
  private static func render(_ machine: Machine, _ call: ModelCall, format: Int) {
    let text = renderFormat(
      machine, call.argument(format), Array(call.arguments.dropFirst(format + 1)), .kernel)
    machine.noteMessage(text?.message ?? "?", at: call.span)
  }
}
