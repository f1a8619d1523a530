/// A printed stack while its lines are read.
struct StackDraft {
  let heading: CallStack.IgnoredLine?
  /// Where the fault was, if a line before the stack told.
  var fault: StackFrame?
  private var frames: [StackFrame] = []
  private var isPairs = false
  private var lastNumber: Int?
  private var hasStamp = false
  private var quoteDepth = Int.max
  private var lastLine = 0
  /// Whether a line that belongs to no stack came in between.
  private(set) var isBroken = false
  private var hasBlank = false
  private var blankCount = 0
  /// The offset of what faddr2line is resolving.
  private var header: StackFrame?

  init(heading: CallStack.IgnoredLine?, fault: StackFrame?) {
    self.heading = heading
    self.fault = fault
  }

  // MARK: Lines

  /// Whether a frame belongs to another stack.
  func ends(before found: FrameLine, _ line: ReportLine) -> Bool {
    switch found.form {
    case .numbered(let number):
      // Inlined functions share the number of the frame in lldb's lists; all others count up.
      return lastNumber.map { number < $0 || (number == 0 && $0 == 0) } ?? !frames.isEmpty
    case .pair:
      let isLinked = frames.last?.symbol == found.frames.first?.symbol
      return !isLinked && (isBroken || hasBlank)
    default:
      guard !isBroken else { return true }
      // Blank lines between all lines are the mail client's.
      let isAtRoot = frames.last.map { ReporterFunctions.isRoot($0.function) } ?? false
      return hasBlank && frames.count >= 2 && (blankCount == 1 && frames.count > 2 || isAtRoot)
    }
  }

  /// Puts the place of an interruption where the stack goes on behind it; whether it is a frame of its own.
  mutating func interrupt(by fault: StackFrame, before found: FrameLine) -> Bool {
    guard found.frames.first?.function != fault.function else { return false }
    frames.append(fault)
    return true
  }

  mutating func add(_ found: FrameLine, _ line: ReportLine, isHeader: Bool) {
    defer {
      hasBlank = false
      isBroken = false
      lastLine = line.number
      hasStamp = hasStamp || line.hasStamp
      quoteDepth = min(quoteDepth, line.quoteDepth)
    }
    if isHeader {
      header = found.frames.first
      return
    }
    if case .pair = found.form { isPairs = true }
    if case .numbered(let number) = found.form { lastNumber = number }
    var added = found.frames
    // The callee of this line is the caller of the line before; then it is known already.
    if case .pair = found.form, frames.last?.symbol == added.first?.symbol { added.removeFirst() }
    if line.content.begins(with: "(inlined by)"), let last = frames.indices.last {
      frames[last].isInlined = true
      (frames[last].offset, frames[last].size) = (nil, nil)
    } else if added.count == 1, line.content.firstPlace(of: " at ", within: 512) == nil {
      header = nil
    }
    if let header, added.count == 1 {
      (added[0].offset, added[0].size) = (header.offset, header.size)
      added[0].module = header.module
    }
    frames += added
  }

  /// Takes what mail wrapped, or crash put, on a line of its own: `[mod]`, `fs/x.c:12`.
  mutating func attach(_ line: ReportLine) -> Bool {
    guard line.number == lastLine + 1, !line.hasStamp, !frames.isEmpty else { return false }
    let last = frames.count - 1
    let text = line.content
    if text.isEnclosed("[", "]"), frames[last].module == nil {
      let words = Words(text.inner).items
      guard let name = words.first, words.count <= 2, name.allSatisfy(\.isWordByte),
        name.contains(where: \.isLetterByte), words.count == 1 || words[1].isHex(atLeast: 6)
      else { return false }
      frames[last].module = name.string
      return true
    }
    guard frames[last].place == nil else { return false }
    let words = Words(text).items
    var place = words.count == 1 ? StackFrame.Place(words[0]) : nil
    if words.count == 2, words[0].last == UInt8(ascii: ":"), words[1].isDecimal {
      place = StackFrame.Place(ByteText(Array(words[0]) + Array(words[1])))
    }
    guard let place else { return false }
    frames[last].place = place
    return true
  }

  mutating func blank() {
    hasBlank = true
    blankCount += 1
  }

  /// Notes a line that is no part of a stack: other messages of the log and remarks of a reader break none.
  mutating func prose(_ line: ReportLine) {
    guard !(line.hasStamp && hasStamp), line.quoteDepth >= quoteDepth else { return }
    isBroken = true
  }

  /// Whether a line comes directly behind the last frame.
  func isNext(_ line: ReportLine) -> Bool { line.number == lastLine + 1 }

  // MARK: The end

  /// The stack, nil if there is no frame.
  func finished() -> CallStack? {
    var stack = CallStack(frames: frames, ignored: [])
    stack.heading = heading
    guard let first = frames.first, let last = frames.last else { return nil }
    let isFixed = isPairs || lastNumber != nil
    if !isFixed, frames.count >= 2, ReporterFunctions.isRoot(first.function),
      !ReporterFunctions.isRoot(last.function)
    {
      stack.direction = .callerFirst
      stack.frames.reverse()
    }
    Self.mark(&stack.frames)
    if let fault { Self.put(fault, into: &stack.frames) }
    return stack
  }

  /// Marks the functions inside that printed the stack.
  private static func mark(_ frames: inout [StackFrame]) {
    for index in frames.indices {
      if ReporterFunctions.contains(frames[index].function) {
        frames[index].isReporters = true
      } else if !frames[index].isUnreliable {
        return
      }
    }
    // Nothing but reporters: then one of them is what went wrong.
    for index in frames.indices { frames[index].isReporters = false }
  }

  /// Makes the place of the fault the innermost frame where the stack does not have it.
  private static func put(_ fault: StackFrame, into frames: inout [StackFrame]) {
    var known: Int?
    var passed = 0
    for index in frames.indices where !frames[index].isUnreliable && !frames[index].isReporters {
      if frames[index].function == fault.function { known = index }
      if !frames[index].isInlined { passed += 1 }
      // What the sanitizers intercept, such as memcpy, is the one frame that can lie further in.
      if known != nil || passed == 2 { break }
    }
    guard let known else {
      frames.insert(fault, at: 0)
      return
    }
    if frames[known].place == nil { frames[known].place = fault.place }
    if frames[known].offset == nil {
      (frames[known].offset, frames[known].size) = (fault.offset, fault.size)
    }
  }
}
