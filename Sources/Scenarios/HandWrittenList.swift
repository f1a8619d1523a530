// How to read this file
//
// A list of names is a call list only if something says so: arrows, a sentence before it, an indentation that grows
// with every line, a function where all calls begin, or that the text is nothing else. A wrong frame costs a wrong
// scenario, so lists without evidence are no traces.

/// Lines of a call list that stand together.
struct HandWrittenList {
  /// The lines, at least one.
  var lines: [HandWrittenLine] = []
  /// The line before it that says what it is.
  var lead: CallStack.IgnoredLine?
  /// Whether that line is a kernel's or a debugger's own, such as `Call trace:`.
  var isLedByHeading = false

  private var items: [HandWrittenLine.Item] { lines.flatMap(\.items) }

  /// The traces in it.
  ///
  /// - Parameter isAlone: Whether the text consists of nothing else.
  func traces(isAlone: Bool) -> [CallStack] {
    groups.compactMap { Self.trace($0, self, isAlone: isAlone) }
  }

  /// The lines cut where one list ends and the next begins: `a -> b` under `c -> d` are two.
  private var groups: [[HandWrittenLine]] {
    var groups: [[HandWrittenLine]] = []
    for line in lines {
      guard let last = groups.last?.last else {
        groups.append([line])
        continue
      }
      let isLinked =
        line.isPair && last.isPair
        && line.items.first?.frame.symbol == last.items.last?.frame.symbol
      let isConnected = line.beginsWithArrow || last.endsWithArrow || isLinked
      let isPlain = line.direction == nil && last.direction == nil && !line.isPair && !last.isPair
      if isConnected || isPlain {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups
  }

  private static func trace(
    _ lines: [HandWrittenLine], _ list: HandWrittenList, isAlone: Bool
  ) -> CallStack? {
    var items: [HandWrittenLine.Item] = []
    for line in lines {
      let isRepeated = line.isPair && items.last?.frame.symbol == line.items.first?.frame.symbol
      items += isRepeated ? Array(line.items.dropFirst()) : line.items
    }
    guard items.count >= 2 else { return nil }
    let isPairs = lines.contains(where: \.isPair)
    let arrows = Set(lines.compactMap(\.direction))
    let isAlone = isAlone && list.lines.count == lines.count
    guard arrows.count <= 1 else { return nil }
    let isEvident =
      if isPairs {
        list.lead != nil || lines.count >= 2 || isAlone
      } else if !arrows.isEmpty {
        isChain(items, lines, list, isAlone)
      } else {
        isColumn(items, lines, list, isAlone)
      }
    guard isEvident else { return nil }
    var (direction, isCertain) = direction(items, lines, list)
    if isPairs { (direction, isCertain) = (.calleeFirst, true) }
    if let arrow = arrows.first { (direction, isCertain) = (arrow, true) }
    let frames = items.map(\.frame)
    var stack = CallStack(
      frames: direction == .calleeFirst ? frames : frames.reversed(), ignored: [])
    stack.direction = direction
    stack.isDirectionCertain = isCertain
    stack.heading = list.lead
    stack.isPrinted = list.isLedByHeading && items.allSatisfy { $0.frame.offset != nil }
    return stack
  }

  // MARK: Evidence

  /// Whether names between arrows are calls: `a -> b` may as well be states or fields.
  private static func isChain(
    _ items: [HandWrittenLine.Item], _ lines: [HandWrittenLine], _ list: HandWrittenList,
    _ isAlone: Bool
  ) -> Bool {
    let areCalls = items.allSatisfy(\.isCall)
    // `a(x)->b` is C; "a() -> b()" by itself is as often a renaming.
    guard areCalls || !lines.contains(where: \.isGlued) else { return false }
    let isTold =
      list.lead != nil || isAlone || items.contains { ReporterFunctions.isRoot($0.frame.function) }
    guard items.count >= 3 || isTold else { return false }
    if areCalls { return true }
    guard !lines.contains(where: \.hasText) else { return false }
    let named = items.count { $0.isCall || $0.frame.symbol.contains("_") }
    guard named * 2 >= items.count else { return false }
    // Locks and structures are told in threes as well.
    return isTold || items.contains(where: \.isCall)
      || items.count >= 4 && items.allSatisfy { $0.frame.symbol.contains("_") }
  }

  /// Whether names below each other are calls.
  private static func isColumn(
    _ items: [HandWrittenLine.Item], _ lines: [HandWrittenLine], _ list: HandWrittenList,
    _ isAlone: Bool
  ) -> Bool {
    let named = items.count { $0.isCall || $0.frame.offset != nil || $0.frame.symbol.contains("_") }
    let isNamed = named * 2 >= items.count
    if list.isLedByHeading || isAlone { return isNamed }
    guard !items.contains(where: \.isDecimal) else { return false }
    if list.lead != nil { return named == items.count }
    guard items.allSatisfy({ $0.isCall && !$0.hasArguments }) else {
      // Offsets without sizes; arithmetic does not come in columns.
      return items.allSatisfy { $0.frame.offset != nil }
    }
    return slope(lines) != nil && items.count >= 3 || items.first.map(isRoot) ?? false
      || items.last.map(isRoot) ?? false
  }

  private static func isRoot(_ item: HandWrittenLine.Item) -> Bool {
    ReporterFunctions.isRoot(item.frame.function)
  }

  // MARK: Direction

  private static func direction(
    _ items: [HandWrittenLine.Item], _ lines: [HandWrittenLine], _ list: HandWrittenList
  ) -> (CallStack.Direction, Bool) {
    if let slope = slope(lines) { return (slope, true) }
    let (first, last) = (items.first.map(isRoot) ?? false, items.last.map(isRoot) ?? false)
    if first != last { return (first ? .callerFirst : .calleeFirst, true) }
    guard !list.isLedByHeading, let lead = list.lead?.text.lowercased() else {
      return (.calleeFirst, list.isLedByHeading)
    }
    // "backtrace", "stack", "trace" are printed from the inside; paths and chains are told from the outside.
    let isPrinted = lead.contains("trace") || lead.contains("stack")
    return (isPrinted ? .calleeFirst : .callerFirst, false)
  }

  /// Which way lines lead whose indentation changes in the same way from each to the next.
  private static func slope(_ lines: [HandWrittenLine]) -> CallStack.Direction? {
    guard lines.count >= 2 else { return nil }
    let steps = zip(lines.dropFirst(), lines).map { $0.indent - $1.indent }
    if steps.allSatisfy({ $0 > 0 }) { return .callerFirst }
    return steps.allSatisfy { $0 < 0 } ? .calleeFirst : nil
  }
}
