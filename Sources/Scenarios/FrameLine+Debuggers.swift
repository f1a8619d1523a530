// How to read this file
//
//     #0  0xffffffff81234567 in f (a=1) at fs/x.c:12      gdb
//     #1  f (a=1, b="x)") at fs/x.c:34                    gdb, without an address where the pc is at a line's start
//     * frame #0: 0xffffffff81234567 vmlinux`f(a=1) at x.c:12:3      lldb
//      #1 [ffffc90000123456] f at ffffffff81234567 [mod]  crash
//      #1 [c0123456] (f) from [<c0123456>]                crash on ARM
//     f at fs/x.c:12                                      faddr2line
//     (inlined by) f at fs/x.c:34                         faddr2line, addr2line -pfi

extension FrameLine {
  /// Reads a line as debuggers print it.
  static func debugger(_ words: [ByteText], _ line: ReportLine) -> FrameLine? {
    var rest = words[...]
    if rest.count > 2, rest.first?.equals("*") ?? false { rest.removeFirst() }
    if rest.count > 2, rest.first?.equals("frame") ?? false { return lldb(rest.dropFirst(), line) }
    guard let first = rest.first else { return nil }
    if first.first == UInt8(ascii: "#") {
      guard let number = first.dropFirst().decimal, rest.count > 1 else { return nil }
      rest.removeFirst()
      return crash(rest, number, line) ?? gdb(rest, number, line)
    }
    return resolved(rest, line)
  }

  private static func gdb(
    _ words: ArraySlice<ByteText>, _ number: Int, _ line: ReportLine
  ) -> FrameLine? {
    var rest = words
    if rest.count > 2, rest.first?.prefixedHex != nil, rest[rest.startIndex + 1].equals("in") {
      rest = rest.dropFirst(2)
    }
    guard var name = rest.popFirst() else { return nil }
    var hasArguments = false
    // lldb and some front ends have no blank before the arguments.
    if let open = name.firstIndex(of: UInt8(ascii: "(")), name.last == UInt8(ascii: ")") {
      name = name[..<open]
      hasArguments = true
    } else if let arguments = rest.first, arguments.isEnclosed("(", ")") {
      rest.removeFirst()
      hasArguments = true
    }
    guard let text = SymbolText(name) else { return nil }
    var frame = StackFrame(text, line: line.number)
    if let word = rest.first, word.equals("at") {
      guard rest.count == 2, let place = StackFrame.Place(rest[rest.startIndex + 1]) else {
        return nil
      }
      frame.place = place
    } else if let word = rest.first, !word.equals("from") {
      guard rest.count == 1, word.isEnclosed("[", "]") else { return nil }
      frame.module = word.inner.string
    }
    // "#1 foo" is an item of a list as likely.
    guard hasArguments || text.offset != nil || frame.place != nil else { return nil }
    return FrameLine(form: .numbered(number), frames: [frame])
  }

  private static func lldb(_ words: ArraySlice<ByteText>, _ line: ReportLine) -> FrameLine? {
    var rest = words
    guard let head = rest.popFirst(), head.first == UInt8(ascii: "#"),
      head.last == UInt8(ascii: ":"), let number = head.inner.decimal
    else { return nil }
    if rest.first?.prefixedHex != nil { rest.removeFirst() }
    guard var name = rest.popFirst() else { return nil }
    if let tick = name.firstIndex(of: UInt8(ascii: "`")) { name = name[(tick + 1)...] }
    if let open = name.firstIndex(of: UInt8(ascii: "(")) { name = name[..<open] }
    guard let text = SymbolText(name) else { return nil }
    var frame = StackFrame(text, line: line.number)
    if rest.count == 2, rest.first?.equals("+") ?? false, let offset = rest.last?.decimal {
      frame.offset = UInt64(offset)
    }
    if rest.first?.equals("at") ?? false {
      frame.place = rest.dropFirst().first.flatMap { .init($0) }
    }
    return FrameLine(form: .numbered(number), frames: [frame])
  }

  private static func crash(
    _ words: ArraySlice<ByteText>, _ number: Int, _ line: ReportLine
  ) -> FrameLine? {
    var rest = words
    guard let stack = rest.popFirst(), stack.isEnclosed("[", "]"), stack.inner.isHex(atLeast: 8),
      var name = rest.popFirst()
    else { return nil }
    if name.isEnclosed("(", ")") { name = name.inner }
    guard let text = SymbolText(name), rest.count >= 2 else { return nil }
    let word = rest.removeFirst()
    guard word.equals("at") || word.equals("from") else { return nil }
    rest.removeFirst()
    var frame = StackFrame(text, line: line.number)
    if let module = rest.popFirst() {
      guard module.isEnclosed("[", "]") else { return nil }
      frame.module = module.inner.string
    }
    return rest.isEmpty ? FrameLine(form: .numbered(number), frames: [frame]) : nil
  }

  /// faddr2line's and addr2line's `[(inlined by)] f at fs/x.c:12`.
  private static func resolved(_ words: ArraySlice<ByteText>, _ line: ReportLine) -> FrameLine? {
    var rest = words
    if rest.first?.equals("(inlined by)") ?? false { rest.removeFirst() }
    if rest.count == 5, rest[rest.startIndex + 3].equals("(discriminator") {
      rest = rest.dropLast(2)
    }
    if rest.count == 4, rest.last?.begins(with: "(discriminator") ?? false { rest.removeLast() }
    guard rest.count == 3, rest[rest.startIndex + 1].equals("at"),
      let name = rest.first, let text = SymbolText(name), text.offset == nil,
      let place = StackFrame.Place(rest[rest.startIndex + 2])
    else { return nil }
    var frame = StackFrame(text, line: line.number)
    frame.place = place
    return FrameLine(form: .certain, frames: [frame])
  }
}
