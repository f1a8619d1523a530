import Findings

extension RunComparison {
  /// Where a step leads back to that the other run did not come to.
  ///
  /// - Returns: An earlier decision with another outcome; nil where the answer was told.
  mutating func leadTo(_ step: Int) -> Int? {
    let isDecision = bad[step].isDecision
    if isDecision, let run = decisiveRun(step, isBad: true), unmatchedCall(around: step) == nil {
      if let replaced = replacement(of: step, run) {
        set(.condition, bad: step, other: replaced)
        tellCondition()
      } else {
        tellAdded(step, isBad: true, otherwise: gap(around: step).other.first)
      }
      return nil
    }
    let earlier = earlierParting(step)
    // What is known to have a part in the difference goes before what only comes out otherwise.
    if let earlier, !lines.isKnown { return earlier }
    let gap = gap(around: step)
    if let added = gap.other.first(where: { isAddedDecision($0, isBad: false) }) {
      tellAdded(added, isBad: false, otherwise: step)
      return nil
    }
    if let added = gap.bad.last(where: { $0 <= step && isAddedDecision($0, isBad: true) }) {
      tellAdded(added, isBad: true, otherwise: gap.other.first)
      return nil
    }
    if let earlier { return earlier }
    if let call = unmatchedCall(around: step), decisiveRun(call, isBad: true) != nil {
      tellCall(call, isBad: true, otherwise: gap.other.first)
      return nil
    }
    if let call = gap.other.first(where: { isAddedCall($0, isBad: false) }) {
      tellCall(call, isBad: false, otherwise: step)
      return nil
    }
    if let call = bad[step].frame, let match = partner(call), bad[call].label != other[match].label
    {
      tellCallee(call, match)
      return nil
    }
    if isDecision, !other.contains(where: { $0.isDecision && $0.key == bad[step].key }) {
      set(.code, bad: step, other: gap.other.first)
      tellUnreached(step)
      return nil
    }
    tellValues()
    return nil
  }

  /// Where the runs part after a decision that comes out the same in both.
  ///
  /// - Returns: A later decision with another outcome; nil where the answer was told.
  mutating func partingAfter(_ decision: Int, _ match: Int) -> Int? {
    let own = bad[(decision + 1)...].indices.first {
      (bad[$0].isDecision || bad[$0].entry.kind == .call) && isParting($0)
    }
    let theirs = other[(match + 1)...].indices.first {
      (other[$0].isDecision || other[$0].entry.kind == .call) && badPartner($0) == nil
    }
    if let own, let partner = partner(own), theirs.map({ $0 > partner }) ?? true { return own }
    let first = theirs.flatMap { isAddedDecision($0, isBad: false) ? $0 : nil }
    if let own, partner(own) == nil, isAddedDecision(own, isBad: true) {
      if let first,
        alignment.run(ofStep: first, isAfter: !isBadAfter)
          == alignment.run(ofStep: own, isAfter: isBadAfter)
      {
        set(.condition, bad: own, other: first)
        tellCondition()
      } else {
        tellAdded(own, isBad: true, otherwise: first ?? match)
      }
      return nil
    }
    if let first {
      tellAdded(first, isBad: false, otherwise: own ?? decision)
      return nil
    }
    if let own, partner(own) == nil, isAddedCall(own, isBad: true) {
      tellCall(own, isBad: true, otherwise: theirs ?? match)
      return nil
    }
    if let theirs, isAddedCall(theirs, isBad: false) {
      tellCall(theirs, isBad: false, otherwise: own ?? decision)
      return nil
    }
    if let own, partner(own) != nil { return own }
    tellValues(bad: decision, other: match)
    return nil
  }

  // MARK: Around a step

  /// What was decided otherwise before a step, in its call or around it, and led there.
  private func earlierParting(_ step: Int) -> Int? {
    var (limit, around) = (step, bad[step].frame)
    while true {
      let earlier = bad[..<limit].indices.last {
        guard bad[$0].frame == around, bad[$0].isDecision, let match = partner($0) else {
          return false
        }
        return bad[$0].outcome != other[match].outcome
      }
      if let earlier { return earlier }
      guard let call = around, partner(call) == nil else { return nil }
      (limit, around) = (call, bad[call].frame)
    }
  }

  /// The outermost call around a step that the other run does not make; nil where it makes that of the step itself.
  private func unmatchedCall(around step: Int) -> Int? {
    var found: Int?
    var frame = bad[step].frame
    while let call = frame, partner(call) == nil {
      found = call
      frame = bad[call].frame
    }
    return found
  }

  /// The unmatched decisions and calls of both runs between the matches before and after a step.
  private func gap(around step: Int) -> (bad: [Int], other: [Int]) {
    let last = bad[..<step].indices.last { partner($0) != nil }
    let next = bad[step...].indices.first { partner($0) != nil }
    let start = last.flatMap { partner($0) }.map { $0 + 1 } ?? 0
    let end = next.flatMap { partner($0) } ?? other.count
    func isUnmatched(_ step: TraceStep, _ match: Int?) -> Bool {
      match == nil && (step.isDecision || step.entry.kind == .call)
    }
    let own = ((last.map { $0 + 1 } ?? 0)..<(next ?? bad.count))
    let theirs = start..<max(start, end)
    return (
      own.filter { isUnmatched(bad[$0], partner($0)) },
      theirs.filter { isUnmatched(other[$0], badPartner($0)) }
    )
  }

  /// The decision of the other run that stood where the commit put one, or the other way round.
  private func replacement(of step: Int, _ run: Int) -> Int? {
    gap(around: step).other.first {
      other[$0].isDecision && alignment.run(ofStep: $0, isAfter: !isBadAfter) == run
        && other[$0].isSwitch == bad[step].isSwitch
    }
  }

  private func isAddedDecision(_ number: Int, isBad: Bool) -> Bool {
    let step = isBad ? bad[number] : other[number]
    return step.isDecision && decisiveRun(number, isBad: isBad) != nil
      && (isBad ? partner(number) : badPartner(number)) == nil
  }

  private func isAddedCall(_ number: Int, isBad: Bool) -> Bool {
    let step = isBad ? bad[number] : other[number]
    return step.entry.kind == .call && decisiveRun(number, isBad: isBad) != nil
      && (isBad ? partner(number) : badPartner(number)) == nil
  }
}
