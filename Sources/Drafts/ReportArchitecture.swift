import Scenarios

/// Which architecture's kernel printed a report.
enum ReportArchitecture {
  /// What only one architecture prints, in the order in which it is looked for.
  private static let signs: [(architecture: String, words: [String])] = [
    (
      "arm64",
      [
        "__arm64_sys_", "el0t_64_sync", "el1h_64_irq", "el0_svc", "pstate:", "pstate :",
        " sp : ffff", "-arm64 ", ".aarch64 ",
      ]
    ),
    ("i386", ["EIP: ", "entry_INT80_32", "EAX: "]),
    (
      "x86_64",
      [
        "__x64_sys_", "entry_SYSCALL_64", "RIP: 00", "RIP:", "ret_from_fork_asm", "RAX: ", "<TASK>",
        "</TASK>", "<IRQ>", "</IRQ>", "-amd64 ", ".x86_64 ",
      ]
    ),
    ("riscv", ["epc : ", "epc: ", "__riscv_sys_", "status: 0000", "ret_from_exception"]),
    ("powerpc", ["NIP [", "NIP:  ", "system_call_exception", "[c0000000"]),
    ("s390", ["Krnl PSW", "Krnl GPRS", "__s390x_sys_"]),
    ("arm", ["PC is at ", "ret_fast_syscall", "Exception stack(0x", "Flags: nZCv", " from "]),
  ]

  /// The architecture by what the text has, nil if nothing in it tells.
  static func guess(_ report: [UInt8], _ stack: CallStack) -> String? {
    let text = String(decoding: report.prefix(1 << 20), as: UTF8.self)
    for (architecture, words) in signs.dropLast() where words.contains(where: { text.contains($0) })
    {
      return architecture
    }
    // `X from Y+0x64/0xb4` is how ARM kernels print a step.
    let lines = text.split(whereSeparator: \.isNewline)
    let isARM = stack.frames.contains { frame in
      guard lines.indices.contains(frame.line - 1) else { return false }
      let line = lines[frame.line - 1]
      return line.contains(" from ") && line.contains("+0x")
    }
    if isARM || text.contains("PC is at ") || text.contains("ret_fast_syscall") { return "arm" }
    // Others write `Call Trace:` (arch/arm64/kernel/stacktrace.c, dump_backtrace).
    return text.contains("Call trace:") ? "arm64" : nil
  }
}
