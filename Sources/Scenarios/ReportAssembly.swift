// How to read this folder's part on reports
//
// bytes -> ReportLine (prefixes off, see LinePrefix) -> FaultLine, FrameLine, ReportHeading or HandWrittenLine, asked in
// this order -> ReportAssembly, which puts frames that belong together into stacks. Mail wraps lines; what one line does not
// say whole is tried again with the next behind it (ReportAssembly+Wrapping).

/// Puts the lines of a report together.
struct ReportAssembly {
  private var reader: ReportLines
  private var report = PastedReport()
  /// The stack that is being read.
  private var draft: StackDraft?
  /// The line that says what the next stack is.
  private var heading: CallStack.IgnoredLine?
  /// Whether that is the kernel's own, so that names alone below it are frames.
  private var hasKernelHeading = false
  /// Whether that is the first line of a report, which stays what its stack is about.
  private var hasTitle = false
  /// Whether the next frame is on no stack.
  private var isAside = false
  /// Where a fault was whose stack has not come yet.
  private var fault: StackFrame?
  private var faultPlace: StackFrame.Place?
  /// Whether the report is over, so that what it repeats is no trace.
  private var isOver = false
  private var list: HandWrittenList?
  /// The only list without evidence, until there is another.
  private var doubtful: HandWrittenList?
  private var proseCount = 0
  private var hunk = PatchHunk()

  init(_ bytes: [UInt8]) {
    reader = ReportLines(bytes)
  }

  /// Reads everything.
  mutating func read() -> PastedReport {
    while let line = reader.next() {
      if line.content.isEmpty {
        blank()
      } else {
        take(line)
      }
    }
    report.lineCount = reader.count
    finishList()
    finishDraft()
    finishFault()
    if report.traces.isEmpty, proseCount == 0, let doubtful {
      report.traces = doubtful.traces(isAlone: true)
      for trace in report.traces { forget(Set(trace.frames.map(\.line))) }
    }
    return report
  }

  private mutating func take(_ line: ReportLine) {
    let isPatch = hunk.holds(line)
    if isPatch, hunk.isChange(line) {
      ignore(line)
      return
    }
    if let found = FaultLine(line) {
      take(found, line)
      return
    }
    var consumed = 0
    if let found = reader.frame(line, &consumed) {
      reader.drop(consumed)
      guard !isAside else {
        isAside = false
        ignore(line)
        return
      }
      take(found, line)
      return
    }
    if isPatch {
      ignore(line)
      return
    }
    if let heading = ReportHeading(line) {
      // "It goes a() -> b() -> c(), see:" is more than what leads to something.
      if case .lead = heading, let item = HandWrittenLine(line), item.items.count > 1 {
        take(item, line)
      } else {
        take(heading, line)
      }
    } else if draft?.attach(line) ?? false {
      return
    } else if let stack = CollapsedLine.stack(line) {
      finishList()
      finishDraft()
      report.traces.append(stack)
    } else if let item = HandWrittenLine(line) {
      take(item, line)
    } else {
      prose(line)
    }
  }

  // MARK: Frames

  private mutating func take(_ found: FrameLine, _ line: ReportLine) {
    switch found.form {
    case .offset, .arrow:
      // Alone it could be arithmetic; in a stack it is one more frame.
      if draft != nil || hasKernelHeading { break }
      if case .arrow = found.form, reader.peek(0).map({ $0.content.begins(with: "=> ") }) ?? false {
        break
      }
      if let item = HandWrittenLine(line) {
        take(item, line)
      } else {
        prose(line)
      }
      return
    default: break
    }
    finishList()
    if draft?.ends(before: found, line) ?? false { finishDraft() }
    if draft == nil {
      draft = StackDraft(heading: heading, fault: fault)
      if let place = faultPlace, draft?.fault?.place == nil { draft?.fault?.place = place }
      (fault, faultPlace) = (nil, nil)
      isOver = false
    } else if let interrupted = fault {
      if draft?.interrupt(by: interrupted, before: found) ?? false { forget([interrupted.line]) }
      fault = nil
    }
    let isHeader = isHeader(line)
    draft?.add(found, line, isHeader: isHeader)
  }

  /// Whether it is the line that faddr2line prints above what it resolved: `f+0x10/0x20:`.
  private mutating func isHeader(_ line: ReportLine) -> Bool {
    guard line.content.last == UInt8(ascii: ":"), let next = reader.peek(0) else { return false }
    return next.content.firstPlace(of: " at ") != nil && FrameLine(next) != nil
  }

  private mutating func take(_ found: FaultLine, _ line: ReportLine) {
    finishList()
    ignore(line)
    if found.isOpening {
      open()
      heading = .init(line: line.number, text: line.content.string.shortened)
      hasTitle = true
    }
    guard !isOver else { return }
    if var frame = found.frame ?? (found.isOpening ? reader.wrappedFault(line) : nil) {
      if frame.place == nil, frame.function == fault?.function { frame.place = fault?.place }
      if frame.place == nil { frame.place = found.place ?? faultPlace }
      fault = frame
      faultPlace = nil
    } else if let place = found.place {
      faultPlace = place
    }
  }

  // MARK: What is no frame

  private mutating func take(_ kind: ReportHeading, _ line: ReportLine) {
    if case .between = kind {
      between(line)
      return
    }
    finishList()
    ignore(line)
    hint(line)
    let text = CallStack.IgnoredLine(line: line.number, text: line.content.string.shortened)
    switch kind {
    case .between: break
    case .trace, .part:
      finishDraft()
      if case .part = kind { heading = nil }
      // `stack backtrace:` and `Call Trace:` below it are one heading; what is a report's own says more.
      if !hasTitle && !hasKernelHeading || isPlain(heading) { heading = text }
      hasKernelHeading = true
      isOver = false
      report.emptyHeading = report.emptyHeading ?? text
      frames(behind: line)
    case .aside: isAside = true
    case .title:
      finishDraft()
      if heading == nil || !hasTitle { (heading, hasTitle) = (text, true) }
      isOver = false
    case .opening:
      open()
      (heading, hasTitle) = (text, true)
    case .end:
      finishDraft()
      finishFault()
      forgetHeading()
      isOver = true
    case .lead:
      finishDraft()
      (heading, hasTitle) = (text, false)
      hasKernelHeading = false
    }
  }

  private mutating func forgetHeading() {
    heading = nil
    hasTitle = false
    hasKernelHeading = false
  }

  private func isPlain(_ heading: CallStack.IgnoredLine?) -> Bool {
    guard let text = heading?.text.lowercased() else { return true }
    return text.hasPrefix("---") || text.hasPrefix("====")
  }

  /// `Call Trace: <IRQ> [<ffffffff81234567>] f+0x10/0x20`, as 2.6 printed it.
  private mutating func frames(behind line: ReportLine) {
    guard let colon = line.content.firstIndex(of: UInt8(ascii: ":")) else { return }
    var rest = line.content[(colon + 1)...].trimmed
    while rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
      rest = rest[(end + 1)...].trimmed
    }
    guard !rest.isEmpty else { return }
    var inner = line
    inner.content = rest
    if let found = FrameLine(inner), case .certain = found.form { take(found, inner) }
  }

  private mutating func open() {
    finishDraft()
    finishFault()
    hasKernelHeading = false
    isOver = false
  }

  private mutating func take(_ item: HandWrittenLine, _ line: ReportLine) {
    // In a printed stack a name alone may be the rest of any line, but f() is what somebody shortened.
    if draft != nil, draft?.isBroken == false, item.items.count == 1, item.direction == nil {
      guard item.items[0].isCall, draft?.isNext(line) ?? false else {
        prose(line)
        return
      }
      draft?.add(FrameLine(form: .certain, frames: [item.items[0].frame]), line, isHeader: false)
      return
    }
    finishDraft()
    if list == nil {
      let isNear = heading.map { line.number - $0.line <= 3 } ?? false
      list = HandWrittenList(
        lead: isNear ? heading : nil, isLedByHeading: isNear && hasKernelHeading)
    }
    list?.lines.append(item)
    ignore(line)
    hint(line)
  }

  private mutating func blank() {
    finishList()
    draft?.blank()
  }

  private mutating func prose(_ line: ReportLine) {
    finishList()
    draft?.prose(line)
    // A sentence leads to what comes directly behind it; a report's first line to its stack.
    if draft == nil, !hasTitle, !hasKernelHeading { heading = nil }
    between(line)
    hint(line)
  }

  private mutating func between(_ line: ReportLine) {
    proseCount += 1
    if report.nakedAddress == nil, ReportHeading.isNakedAddress(line) {
      report.nakedAddress = line.number
    }
    ignore(line)
  }

  private mutating func ignore(_ line: ReportLine) {
    report.ignoredCount += 1
    guard report.ignored.count < PastedReport.ignoredLimit else { return }
    let text = line.raw.trimmed.prefix(400).string.shortened
    report.ignored.append(.init(line: line.number, text: text))
  }

  /// Takes lines out of those that are ignored: they turned out to be frames.
  private mutating func forget(_ lines: Set<Int>) {
    for line in lines {
      report.ignoredCount -= 1
      let place = report.ignored.partitioningIndex { $0.line >= line }
      if place < report.ignored.count, report.ignored[place].line == line {
        report.ignored.remove(at: place)
      }
    }
  }

  private mutating func hint(_ line: ReportLine) {
    guard report.hints.count < PastedReport.hintLimit else { return }
    report.hints += ErrnoHint.hints(in: line).prefix(PastedReport.hintLimit - report.hints.count)
  }

  // MARK: Ends

  private mutating func finishDraft() {
    guard let draft else { return }
    self.draft = nil
    guard let stack = draft.finished() else { return }
    if let told = draft.fault, stack.frames.contains(where: { $0.line == told.line }) {
      forget([told.line])
    }
    fault = nil
    forgetHeading()
    report.emptyHeading = nil
    report.traces.append(stack)
  }

  /// A fault without a stack is a stack of one frame.
  private mutating func finishFault() {
    defer { (fault, faultPlace) = (nil, nil) }
    guard let fault, draft == nil, !isOver else { return }
    guard !report.traces.contains(where: { $0.frames.contains { $0.function == fault.function } })
    else {
      return
    }
    var stack = CallStack(frames: [fault], ignored: [])
    stack.heading = heading
    report.traces.append(stack)
    forget([fault.line])
  }

  private mutating func finishList() {
    guard let list else { return }
    self.list = nil
    let stacks = list.traces(isAlone: false)
    if stacks.isEmpty {
      if doubtful != nil { proseCount += 1 }
      doubtful = list
    } else {
      forgetHeading()
      report.emptyHeading = nil
      for stack in stacks { forget(Set(stack.frames.map(\.line))) }
      report.traces += stacks
    }
  }
}

extension [CallStack.IgnoredLine] {
  /// The first place from which on all lines are as asked.
  fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
