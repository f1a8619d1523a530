import CSyntax

/// What the kernel's build and macros make of names, as far as a tree does not say it.
enum KernelConventions {
  /// Folders whose programs are not linked with the kernel.
  static let separateFolders: Set<Substring> = [
    "tools", "samples", "scripts", "Documentation", "usr",
  ]

  /// A frame's function without what a compiler appends to its symbol.
  static func plain(_ function: String) -> String {
    String(function.prefix { $0 != "." })
  }

  /// The name that a system call is defined by, for the symbols that `SYSCALL_DEFINE` makes of it.
  ///
  /// They are `sys_x`, `__se_sys_x`, `__do_sys_x`, `__x64_sys_x`, `__arm64_compat_sys_x` and so on: see the
  /// architectures' `asm/syscall_wrapper.h`.
  static func systemCall(_ function: String) -> String? {
    let bytes = Array(function.utf8)
    let mark = Array("sys_".utf8)
    guard bytes.count > mark.count else { return nil }
    for start in 0...(bytes.count - mark.count - 1)
    where bytes[start..<(start + mark.count)].elementsEqual(mark) {
      let head = String(decoding: bytes[..<start], as: UTF8.self)
      guard head.isEmpty || head.hasPrefix("__") && head.hasSuffix("_") || head == "compat_" else {
        return nil
      }
      return String(decoding: bytes[(start + mark.count)...], as: UTF8.self)
    }
    return nil
  }

  /// Whether a macro makes a system call.
  static func makesSystemCall(_ macro: Name?) -> Bool {
    macro?.spelling.contains("SYSCALL_DEFINE") ?? false
  }

  /// The driver of which a macro makes functions that register it and take it away: `x_driver_init` of
  /// `module_platform_driver(x_driver)`, `builtin_i2c_driver(x_driver)` and so on (include/linux/device/driver.h).
  static func driver(registeredBy function: String) -> String? {
    for end in ["_init", "_exit"] where function.hasSuffix(end) && function.count > end.count {
      return String(function.dropLast(end.count))
    }
    return nil
  }

  /// Whether a macro at top level makes such functions.
  static func registersDriver(_ macro: Name) -> Bool {
    let name = macro.spelling
    return name.contains("driver") && (name.hasPrefix("module_") || name.hasPrefix("builtin_"))
  }

  /// What entry code that macros make is named after: `asm_exc_page_fault` comes before `exc_page_fault`.
  static func entered(by function: String) -> String? {
    function.hasPrefix("asm_") ? String(function.dropFirst(4)) : nil
  }

  /// Whether it is entry code whose name assembly pastes together, as arm64's vectors `el1h_64_irq` are.
  static func isVector(_ function: String) -> Bool {
    let parts = function.split(separator: "_")
    guard parts.count > 2, parts[1] == "64" || parts[1] == "32" else { return false }
    return ["el0t", "el1t", "el1h", "el2h", "el2t"].contains(parts[0])
      && !function.hasSuffix("_handler")
  }

  /// Whether a macro at top level only says something about a function and never lets anybody call it.
  static func onlyMarks(_ macro: String) -> Bool {
    macro.hasPrefix("EXPORT_") || macro.hasPrefix("MODULE_") || macro.contains("KPROBE")
      || macro.contains("EVENT") || macro.contains("TRACE") || macro.hasPrefix("COND_SYSCALL")
      || macro.hasPrefix("BTF_") || macro.hasPrefix("ALLOW_ERROR") || macro.hasPrefix("STACK_FRAME")
  }

  /// The architecture a path belongs to.
  static func architecture(of path: String) -> Substring? {
    let parts = path.split(separator: "/", maxSplits: 2)
    return parts.count == 3 && parts[0] == "arch" ? parts[1] : nil
  }
}
