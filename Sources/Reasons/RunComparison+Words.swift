import Findings

extension RunComparison {
  /// The condition that changed, before and after.
  mutating func tellCondition() {
    guard let before, let after else { return }
    let (then, now) = (old[before], new[after])
    sentence =
      "`\(then.label)` became `\(now.label)` in \(now.entry.function)(): "
      + "\(outcome(now)), and \(outcome(then)) before"
    truthTable = TruthTable(then, now)
  }

  /// A condition that the commit brings or takes away.
  mutating func tellAdded(_ number: Int, isBad: Bool, otherwise: Int?) {
    set(.condition, bad: isBad ? number : otherwise, other: isBad ? otherwise : number)
    let step = isBad ? bad[number] : other[number]
    let place = "`\(step.label)`, which the commit"
    sentence =
      isBad == isBadAfter
      ? "\(place) adds to \(step.entry.function)(), is \(outcome(step))"
      : "\(place) takes out of \(step.entry.function)(), was \(outcome(step)) before"
  }

  /// A call that the commit brings or takes away.
  mutating func tellCall(_ number: Int, isBad: Bool, otherwise: Int?) {
    set(.code, bad: isBad ? number : otherwise, other: isBad ? otherwise : number)
    let step = isBad ? bad[number] : other[number]
    sentence =
      isBad == isBadAfter
      ? "\(step.entry.function)() calls \(step.label)(), on a line that the commit adds"
      : "\(step.entry.function)() called \(step.label)() before, on a line that the commit takes away"
  }

  /// Another function that is called at the same place.
  mutating func tellCallee(_ number: Int, _ match: Int) {
    set(.code, bad: number, other: match)
    let (then, now) = isBadAfter ? (other[match], bad[number]) : (bad[number], other[match])
    sentence =
      "\(now.entry.function)() calls \(now.label)() where it called \(then.label)() before"
  }

  /// A condition that only the bad run comes to.
  mutating func tellUnreached(_ number: Int) {
    let step = bad[number]
    let place = "`\(step.label)` in \(step.entry.function)()"
    sentence =
      isBadAfter
      ? "\(place) is asked and is \(outcome(step)); the run at the parent does not come to it"
      : "\(place) was asked before and was \(outcome(step)); the run at the commit does not come to it"
  }

  /// The same condition, decided on other values.
  mutating func tellState() {
    guard let before, let after else { return }
    let (then, now) = (old[before], new[after])
    let place = "`\(now.label)` in \(now.entry.function)()"
    guard then.key == now.key else { return tellStateBehindChange(then, now, place) }
    guard let (was, present) = differing(then.operands, now.operands) else {
      cause = .code
      sentence =
        "\(place) is \(outcome(now)), and was \(outcome(then)) before with the same values: "
        + "what it is made of changed"
      return
    }
    let isOutside = lines.isOutside(runs.old.functions, runs.new.functions)
    if let change = changedValue(then, now) {
      guard !change.isConstant else {
        // What a name stands for is no state of the machine.
        cause = .code
        sentence =
          "\(place) is written as before, and `\(change.name)` stands for \(change.value), and stood for "
          + "\(change.previous) before"
        return
      }
      sentence =
        "\(place) is written as before: `\(change.name)` is \(change.value), and was \(change.previous) "
        + "before" + writers(change.name, change.value, change.previous)
      return
    }
    if isOutside { cause = .code }
    // What the trace calls by the name of a macro is the value of something in it.
    let isOfMacro = [was, present].contains { Self.assignment($0) != nil }
    sentence =
      isOfMacro
      ? "\(place) is written as before, and is \(outcome(now)) where it was \(outcome(then))"
      : "\(place) is written as before, and decided on `\(present)` where it was `\(was)`"
  }

  /// What has another value in a condition that is written as before, if the traces say it by name.
  func changedValue(
    _ then: TraceStep, _ now: TraceStep
  ) -> (name: String, value: String, previous: String, isConstant: Bool)? {
    guard
      let index = zip(then.operands, now.operands).enumerated().first(where: { $1.0 != $1.1 })?
        .offset
    else { return nil }
    let (was, present) = (then.operands[index], now.operands[index])
    if let (name, value) = Self.assignment(present), let (same, previous) = Self.assignment(was) {
      return name == same && Self.isPlace(name) ? (name, value, previous, false) : nil
    }
    guard let shape = ConditionShape(now.label), let asked = shape.asked(now),
      shape.asked(then) != nil, asked.indices.contains(index), asked[index].sides.count == 2,
      let sign = asked[index].comparison
    else { return nil }
    let (old, new) = (
      was[...].pieces(between: " \(sign) "), present[...].pieces(between: " \(sign) ")
    )
    guard old.count == 2, new.count == 2, (old[0] == new[0]) != (old[1] == new[1]) else {
      return nil
    }
    let side = old[0] == new[0] ? 1 : 0
    let name = asked[index].sides[side]
    let words = conditionTokens(name).filter(\.isWord).map(\.text)
    // What a cast or an operator makes of a value is not what the name has.
    guard words.count >= 1, !name.contains("( "), name.first != "-", name.first != "~" else {
      return nil
    }
    let isConstant = words.allSatisfy { $0 == $0.uppercased() }
    return (condensed(name), String(new[side]), String(old[side]), isConstant)
  }

  /// Whether a name is that of a place in memory, and of no macro that may stand for more.
  private static func isPlace(_ name: String) -> Bool {
    let words = conditionTokens(name).map(\.text)
    return !words.contains("(") && words.contains { $0 != $0.uppercased() }
  }

  /// The condition is written otherwise, which has no part in the difference.
  private mutating func tellStateBehindChange(
    _ then: TraceStep, _ now: TraceStep, _ place: String
  ) {
    let before = Dictionary(
      then.operands.compactMap(Self.assignment), uniquingKeysWith: { first, _ in first })
    for operand in now.operands {
      guard let (name, value) = Self.assignment(operand), let previous = before[name],
        previous != value, Self.isPlace(name)
      else { continue }
      sentence =
        "\(place), however it is written, is \(outcome(now)) since `\(name)` is \(value), and was "
        + "\(previous) before" + writers(name, value, previous)
      return
    }
    if lines.isOutside(runs.old.functions, runs.new.functions) { cause = .code }
    sentence =
      "\(place) is \(outcome(now)), and `\(then.label)` was \(outcome(then)) before; how it is written "
      + "has no part in that"
  }

  /// Who wrote the value, where only one of the runs did.
  private func writers(_ name: String, _ value: String, _ previous: String) -> String {
    guard let before, let after else { return "" }
    let member = lastMember(name)
    /// The last write of the value, if all writes of such a member are to one object.
    func write(_ steps: ArraySlice<TraceStep>, _ value: String) -> TraceStep? {
      let all = steps.filter { step in
        step.entry.kind == .write
          && Self.assignment(step.entry.text).map { lastMember($0.0) == member } ?? false
      }
      let places = Set(all.compactMap { Self.assignment($0.entry.text)?.0 })
      guard places.count == 1, let last = all.last,
        Self.assignment(last.entry.text).map({ plain($0.1) == plain(value) }) ?? false
      else { return nil }
      return last
    }
    func has(_ steps: ArraySlice<TraceStep>, _ wanted: TraceStep) -> Bool {
      steps.contains {
        $0.entry.kind == .write && $0.entry.function == wanted.entry.function
          && $0.entry.text == wanted.entry.text
      }
    }
    if let own = write(new[..<after], value), !has(old[..<before], own) {
      return "; only now \(own.entry.function)() writes `\(own.entry.text)`"
    }
    if let theirs = write(old[..<before], previous), !has(new[..<after], theirs) {
      return "; only before \(theirs.entry.function)() wrote `\(theirs.entry.text)`"
    }
    return ""
  }

  private func lastMember(_ place: String) -> Substring {
    place[...].split { $0 == "." || $0 == ">" || $0 == "-" || $0 == "*" }.last ?? ""
  }

  /// A call that returns something else, though nothing in it is decided otherwise.
  mutating func tellReturn() {
    guard let before, let after else { return }
    sentence =
      "\(new[after].entry.function)() returns \(new[after].label), and returned "
      + "\(old[before].label) before, though no `if`, loop or `switch` in it comes out otherwise"
  }

  /// Values that are made otherwise, by ways that do not differ.
  mutating func tellValues(bad number: Int? = nil, other match: Int? = nil) {
    if number == nil, tellChoice() { return }
    set(.code, bad: number, other: match)
    let (then, now) = (runs.old.outcome, runs.new.outcome)
    func made(_ outcome: Outcome) -> String {
      let place = outcome.site.map { " in \($0.function)()" } ?? ""
      if outcome.isStop { return "it stops\(place): \(outcome.reason ?? "for no reason known")" }
      let value = outcome.errno.map { "-\($0)" } ?? outcome.value.map(String.init) ?? outcome.text
      // What is nothing but the number needs not be said twice.
      let expression = outcome.site?.expression.map { " by `\(condensed($0))`" } ?? ""
      return "\(value ?? "nothing") is made\(expression)\(place)"
    }
    let isSameWay =
      bad.indices.allSatisfy {
        !(bad[$0].isDecision || bad[$0].entry.kind == .call) || !isParting($0)
      }
      && other.indices.allSatisfy {
        !(other[$0].isDecision || other[$0].entry.kind == .call) || badPartner($0) != nil
      }
    sentence =
      "\(made(now)), and before \(made(then))"
      + (number.map { bad[$0].isSwitch } == true
        ? "; `\(bad[number ?? 0].label)` is on \(bad[number ?? 0].outcome) as before" : "")
      + (isSameWay ? "; no `if`, loop or `switch` comes out otherwise" : "")
  }

  /// A `?:` that makes both values; it is no step of a trace, but where values are made is known.
  private mutating func tellChoice() -> Bool {
    guard let then = runs.old.outcome.site, let now = runs.new.outcome.site,
      let was = then.condition, let condition = now.condition, then.function == now.function,
      let wasHeld = then.conditionHeld, let isHeld = now.conditionHeld
    else { return false }
    let relation = lines.origin(old: ChangedLines.Place(then.file, then.conditionLine))
      .relation(lines.origin(new: ChangedLines.Place(now.file, now.conditionLine)))
    let isSame = spaced(was) == spaced(condition)
    switch relation {
    case .same where isSame && wasHeld != isHeld:
      set(.state, bad: nil, other: nil)
      sentence =
        "`\(condensed(condition))` in \(now.function)() is written as before: \(isHeld), and \(wasHeld) before"
    case .replaced where !isSame && wasHeld != isHeld:
      set(.condition, bad: nil, other: nil)
      sentence =
        "`\(condensed(was))` became `\(condensed(condition))` in \(now.function)(): \(isHeld), and "
        + "\(wasHeld) before"
    default: return false
    }
    func end(_ steps: [TraceStep], _ site: Site) -> Int? {
      steps.indices.last {
        steps[$0].entry.function == site.function && steps[$0].entry.kind == .return
      }
    }
    (before, after) = (end(old, then), end(new, now))
    return true
  }

  private func outcome(_ step: TraceStep) -> String {
    step.isSwitch ? "on \(step.outcome)" : step.outcome
  }
}
