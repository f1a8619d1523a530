import Findings

extension RunComparison {
  /// The condition that changed, before and after.
  mutating func tellCondition() {
    guard let before, let after else { return tellNewCondition() }
    let (then, now) = (old[before], new[after])
    sentence =
      "`\(then.label)` became `\(now.label)` in \(now.entry.function)(): "
      + "\(outcome(now)), and \(outcome(then)) before"
    truthTable = TruthTable(then, now)
  }

  /// A condition that only one of the runs asks.
  ///
  /// - Parameter isOther: Whether it is the run that is not bad.
  mutating func tellNewCondition(isOther: Bool = false) {
    if isBadAfter != isOther, let after {
      let step = new[after]
      sentence =
        "`\(step.label)` in \(step.entry.function)() was not asked before, and is \(outcome(step))"
    } else if let before {
      let step = old[before]
      sentence =
        "`\(step.label)` in \(step.entry.function)(), \(outcome(step)) before, is not asked any more"
    }
  }

  /// The same condition, decided on other values.
  mutating func tellState() {
    guard let before, let after else { return }
    let (then, now) = (old[before], new[after])
    let place = "`\(now.label)` in \(now.entry.function)()"
    let differing = zip(then.operands, now.operands).first { $0 != $1 }
    guard let (was, present) = differing ?? pairOfLengths(then.operands, now.operands) else {
      cause = .code
      sentence =
        "\(place) is \(outcome(now)), and was \(outcome(then)) before with the same values: "
        + "what it is made of changed"
      return
    }
    guard let (name, value) = assignment(present), let (_, previous) = assignment(was) else {
      sentence =
        "\(place) did not change: it is decided on `\(present)`, and on `\(was)` before"
      return
    }
    sentence =
      "\(place) did not change: `\(name)` is \(value), and \(previous) before"
      + writers(name, value, previous)
  }

  private func pairOfLengths(_ old: [String], _ new: [String]) -> (String, String)? {
    guard old.count != new.count, let was = old.last, let now = new.last else { return nil }
    return (was, now)
  }

  /// Who wrote the value, where only one of the runs did.
  private func writers(_ name: String, _ value: String, _ previous: String) -> String {
    guard let before, let after else { return "" }
    func write(_ steps: ArraySlice<TraceStep>, _ value: String) -> TraceStep? {
      let member = lastMember(name)
      return steps.last { step in
        guard step.entry.kind == .write, let (place, written) = assignment(step.entry.text) else {
          return false
        }
        return plain(written) == plain(value) && lastMember(place) == member
      }
    }
    func has(_ steps: ArraySlice<TraceStep>, _ wanted: TraceStep) -> Bool {
      steps.contains {
        $0.entry.kind == .write && $0.entry.function == wanted.entry.function
          && $0.entry.text == wanted.entry.text
      }
    }
    if let own = write(new[..<after], value), !has(old[..<before], own) {
      return ", since \(own.entry.function)() writes `\(own.entry.text)`, which nothing did before"
    }
    if let theirs = write(old[..<before], previous), !has(new[..<after], theirs) {
      return
        ", since \(theirs.entry.function)() wrote `\(theirs.entry.text)`, which nothing does any more"
    }
    return ""
  }

  /// A null pointer is written as the number 0.
  private func plain(_ value: String) -> String { value == "NULL" ? "0" : value }

  private func lastMember(_ place: String) -> Substring {
    place[...].split { $0 == "." || $0 == ">" || $0 == "-" || $0 == "*" }.last ?? ""
  }

  /// `a = b` as its two sides.
  private func assignment(_ text: String) -> (String, String)? {
    let parts = text[...].pieces(between: " = ")
    guard parts.count == 2 else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  /// A call that only one of the runs makes.
  mutating func tellCall(_ callee: String, _ caller: String) {
    let place = caller.isEmpty ? "" : " by \(caller)()"
    sentence =
      isBadAfter
      ? "\(callee)() is called\(place), and was not before"
      : "\(callee)() was called\(place) before, and is not any more"
  }

  /// A call that returns something else, though nothing in it is decided otherwise.
  mutating func tellReturn() {
    guard let before, let after else { return }
    sentence =
      "\(new[after].entry.function)() returns \(new[after].label), and returned "
      + "\(old[before].label) before, though no condition in it came out otherwise"
  }

  /// Values that are made otherwise, by ways that do not differ.
  mutating func tellValues(bad: Int? = nil, other: Int? = nil) {
    set(.code, bad: bad, other: other)
    let (then, now) = (runs.old.outcome, runs.new.outcome)
    func made(_ outcome: Outcome) -> String {
      let place = outcome.site.map { " in \($0.function)()" } ?? ""
      if outcome.isStop { return "\(outcome.reason ?? "a stop")\(place)" }
      let value = outcome.errno.map { "-\($0)" } ?? outcome.text ?? "nothing"
      let expression = outcome.site?.expression.map { " by `\(condensed($0))`" } ?? ""
      return "\(value) is made\(expression)\(place)"
    }
    sentence = "\(made(now)), and \(made(then)) at the parent, with no condition between"
  }

  private func outcome(_ step: TraceStep) -> String {
    step.isSwitch ? "on \(step.outcome)" : step.outcome
  }
}
