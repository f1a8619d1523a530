/// What a line that is no frame says of those around it.
enum ReportHeading {
  /// A trace begins behind it: `Call trace:`.
  case trace
  /// A trace of its own begins behind it, in a report of several: `Freed by task 12:`.
  case part
  /// Another report begins: `INFO: task x:12 blocked for more than 120 seconds.`.
  case opening
  /// A report's line that says what kind of fault it is: `Internal error: Oops: 5 [#1] SMP ARM`.
  case title
  /// The next line names a function that is on no stack: `Last Breaking-Event-Address:`.
  case aside
  /// The report is over, and what is repeated behind it is no trace: `---[ end trace`.
  case end
  /// Something that stands between frames and separates none: registers, `<TASK>`, addresses without names.
  case between
  /// A sentence that leads to a list that a person wrote: `The call path is:`.
  case lead

  /// Reads a line; nil if it says none of this.
  init?(_ line: ReportLine) {
    let text = line.content
    guard let first = text.first else { return nil }
    if Self.traceBeginnings.contains(where: { text.begins(with: $0, ignoringCase: true) }) {
      self = .trace
    } else if Self.partBeginnings.contains(where: { text.begins(with: $0, ignoringCase: true) })
      || Self.isLock(text) || Self.isAccess(text) || Self.isThread(text)
    {
      self = .part
    } else if text.begins(with: "---[ end ") || text.begins(with: "Kernel panic - not syncing")
      || text.begins(with: "---[ end")
    {
      self = .end
    } else if text.begins(with: "Last Breaking-Event-Address") || Self.isHeldLock(text) {
      self = .aside
    } else if Self.titles.contains(where: { text.begins(with: $0) }) {
      self = .title
    } else if Self.openings.contains(where: { text.begins(with: $0) }) {
      self = .opening
    } else if Self.isBetween(text, first) {
      self = .between
    } else if Self.endsAsLead(text), Self.leads(text) {
      self = .lead
    } else {
      return nil
    }
  }

  private static let traceBeginnings: [StaticString] = [
    "call trace:", "call trace (", "calltrace:", "backtrace:", "backtrace (", "stack backtrace:",
    "stack trace:",
    "stacktrace:", "kernel stack:", "<stack trace>", "stack traceback:", "call stack:",
    "callstack:", "@[",
  ]

  private static let partBeginnings: [StaticString] = [
    "allocated by task", "freed by task",
    "allocated by:", "freed by:", "last potentially related work creation:",
    "second to last potentially related work creation:", "page last allocated via",
    "page last free stack trace",
    "page last free pid", "uninit was created at:", "uninit was stored to memory at:",
    "nmi backtrace for cpu",
  ]

  private static let openings: [StaticString] = [
    "------------[ cut here ]", "BUG: ", "INFO: ", "WARNING: ", "Unable to handle kernel",
    "kernel BUG at ", "rcu: INFO:", "unreferenced object",
    "watchdog: BUG:", "sysrq: ", "Kernel BUG at ",
    "Unhandled fault", "==============================", "KASAN: ", "UBSAN: ", "Unable to handle",
  ]

  private static let titles: [StaticString] = [
    "Oops: ", "Oops[", "Oops [", "Internal error: ", "general protection fault", "invalid opcode:",
    "divide error:", "stack segment:",
  ]

  /// lockdep: `-> #1 (&a->lock){+.+.}-{3:3}:`, `{HARDIRQ-ON-W} state was registered at:`.
  private static func isLock(_ text: ByteText) -> Bool {
    if text.begins(with: "-> #"), text.dropFirst(4).first?.isDigitByte ?? false { return true }
    return text.suffix(24).equals("state was registered at:")
      || text.suffix(23).equals("lock is now released at")
  }

  /// crash: `PID: 12  TASK: ffff...`; gdb: `Thread 1 (...):`.
  private static func isThread(_ text: ByteText) -> Bool {
    let words = Words(text.prefix(80)).items
    guard words.count >= 3, words[1].isDecimal else { return false }
    return words[0].equals("PID:") && words[2].equals("TASK:")
      || words[0].equals("Thread") && words[2].first == UInt8(ascii: "(")
  }

  /// lockdep's list of locks, wrapped before the function: `#0:  (&a->lock){+.+.}, at: [<ffffffff81234567>]`.
  private static func isHeldLock(_ text: ByteText) -> Bool {
    guard text.first == UInt8(ascii: "#"), let at = text.firstPlace(of: " at:") else {
      return false
    }
    let digits = text.dropFirst().prefix { $0.isDigitByte }
    let isNumbered = !digits.isEmpty && text[digits.endIndex...].first == UInt8(ascii: ":")
    return isNumbered && !text[at...].contains(UInt8(ascii: "+"))
  }

  /// KCSAN: `write to 0xffff888012345678 of 8 bytes by task 12 on cpu 1:`.
  private static func isAccess(_ text: ByteText) -> Bool {
    guard text.last == UInt8(ascii: ":") else { return false }
    let isMemory =
      text.begins(with: "read", ignoringCase: true)
      || text.begins(with: "write", ignoringCase: true)
    return isMemory && text.firstPlace(of: " bytes by ", within: 120) != nil
  }

  // MARK: Between frames

  private static let separators: [StaticString] = [
    "Code:", "Exception stack", "Modules linked in:", "Hardware name:", "Workqueue:", "Tainted:",
    "Kernel panic",
    "irq event stamp", "RIP:", "EIP:", "--- interrupt", "--- Exception", "--- <", "<snip", "[...]",
    "[ ...", "...",
    "(snip", "[snip", "CPU: ", "Instruction dump:", "pstate:", "Stack:", "Stack :", "r0:",
    "LR is at", "LR [", "lr :", "ra :",
    "PC is at", "pc :", "NIP", "epc :", "Caller[", "[<", "Signal:",
  ]

  private static func isBetween(_ text: ByteText, _ first: UInt8) -> Bool {
    if first == UInt8(ascii: "<"), text.last == UInt8(ascii: ">"), text.count < 24 { return true }
    return separators.contains { text.begins(with: $0) } || isRegisters(text)
  }

  /// An address where a function's name belongs.
  static func isNakedAddress(_ line: ReportLine) -> Bool {
    let words = Words(line.content).items.filter { !$0.equals("?") }
    guard let word = words.first, words.count <= 2 else { return false }
    return (word.prefixedHex != nil && word.count >= 8)
      || (word.isEnclosed("[", "]") && word.inner.isEnclosed("<", ">"))
  }

  /// `r7:c0123456 r6:00000001`, `x29: ffff800012345678 x28: 0`, `RSP: 0018:ffffc900 EFLAGS: 00010246`, a dump of the stack.
  private static func isRegisters(_ text: ByteText) -> Bool {
    var numbers = 0
    var left = text
    while !left.isEmpty {
      left = left.drop { $0.isBlankByte || ":=,()<>".utf8.contains($0) }
      let word = left.prefix { !($0.isBlankByte || ":=,()<>".utf8.contains($0)) }
      guard !word.isEmpty else { break }
      left = left[word.endIndex...]
      if word.isHex(atLeast: 4) || (word.prefixedHex != nil) {
        numbers += 1
      } else if !(word.count <= 8 && word.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }) {
        return false
      } else if word.count > 3, left.first != UInt8(ascii: ":"), left.first != UInt8(ascii: "="),
        !word.isHex()
      {
        return false
      }
    }
    return numbers > 0
  }

  // MARK: People

  /// Whether a sentence before a list says that it is a list of calls.
  static func leads(_ text: ByteText) -> Bool {
    // A line of a program is no sentence.
    guard !text.contains(where: { "=<>{}[];&|\"".utf8.contains($0) }) else { return false }
    return text.split { !$0.isLetterByte }.contains { word in
      leadWords.contains(word.string.lowercased())
    }
  }

  private static func endsAsLead(_ text: ByteText) -> Bool {
    if text.last == UInt8(ascii: ":") { return true }
    let endings: [StaticString] = [" is", " are", " was", " follows", " below", " this"]
    return text.count <= 100 && endings.contains { text.suffix($0.utf8CodeUnitCount).equals($0) }
  }

  // "Calls" and "callbacks" are as often of functions that do not call each other.
  private static let leadWords: Set<String> = [
    "stack", "stacks", "stacktrace", "trace", "traces", "backtrace", "callstack", "callchain",
    "callgraph", "graph",
    "path", "paths", "chain", "chains", "sequence", "flow", "callers",
  ]
}
