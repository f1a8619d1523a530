// How to read this file: two traces are aligned (TraceAlignment). From the condition that let the bad value out one
// goes back: to the match of it, to what was decided otherwise before it, into the call whose result it asks, until
// the decision is found at which the runs part. RunComparison+Words says it in a sentence.

public import Findings

/// Where the runs at a commit and at its parent part, and what made them.
public struct RunComparison {
  /// One of the runs.
  public struct Run {
    /// What happened, in order.
    public let trace: [TraceEntry]
    /// What it came to.
    public let outcome: Outcome

    /// Makes a run.
    public init(trace: [TraceEntry], outcome: Outcome) {
      self.trace = trace
      self.outcome = outcome
    }
  }

  /// What made the difference.
  public internal(set) var cause = WhyFinding.Cause.unknown
  /// It in one sentence without a full stop.
  public internal(set) var sentence = ""
  /// The number of the step at which the run at the parent parts.
  public internal(set) var before: Int?
  /// The number of the step at which the run at the commit parts.
  public internal(set) var after: Int?
  /// The condition before and after, if that is what made the difference.
  public internal(set) var truthTable: TruthTable?

  let old: [TraceStep]
  let new: [TraceStep]
  let runs: (old: Run, new: Run)
  /// Whether the run at the commit is the one that is bad.
  let isBadAfter: Bool
  let alignment: TraceAlignment

  /// How often one goes back.
  private static let hopLimit = 64

  /// Compares a run at a parent with one at the commit; nil where they are too long.
  public init?(before old: Run, after new: Run, isBadAfter: Bool) {
    self.old = TraceStep.all(of: old.trace)
    self.new = TraceStep.all(of: new.trace)
    runs = (old, new)
    self.isBadAfter = isBadAfter
    guard let alignment = TraceAlignment(self.old, self.new) else { return nil }
    self.alignment = alignment
    find()
  }

  /// The functions that a run was in at a step, the outermost first.
  public func stack(ofStep number: Int, isAfter: Bool) -> [String] {
    let steps = isAfter ? new : old
    var names: [String] = []
    var frame = steps[number].frame
    while let call = frame {
      names.append(steps[call].label)
      frame = steps[call].frame
    }
    return names.reversed()
  }

  /// The numbers of the steps of the call that a step belongs to.
  public func steps(ofFrameAt number: Int, isAfter: Bool) -> [Int] {
    let steps = isAfter ? new : old
    let frame = steps[number].frame
    return steps.indices.filter { steps[$0].frame == frame }
  }

  // MARK: Finding

  /// The steps of the run that is bad, and of the other one.
  var bad: [TraceStep] { isBadAfter ? new : old }
  var other: [TraceStep] { isBadAfter ? old : new }

  func partner(_ number: Int) -> Int? {
    isBadAfter ? alignment.ofSecond[number] : alignment.ofFirst[number]
  }

  private func badPartner(_ number: Int) -> Int? {
    isBadAfter ? alignment.ofFirst[number] : alignment.ofSecond[number]
  }

  mutating func set(_ cause: WhyFinding.Cause, bad: Int?, other: Int?) {
    self.cause = cause
    (before, after) = isBadAfter ? (other, bad) : (bad, other)
  }

  private mutating func find() {
    let site = (isBadAfter ? runs.new : runs.old).outcome.site
    guard var decision = decision(site) else { return tellValues() }
    for _ in 0..<Self.hopLimit {
      guard let match = partner(decision) else {
        guard let earlier = unmatched(decision) else { return }
        decision = earlier
        continue
      }
      let (own, theirs) = (bad[decision], other[match])
      if own.outcome == theirs.outcome { return sameDecision(decision, match) }
      guard own.label == theirs.label else {
        set(.condition, bad: decision, other: match)
        return tellCondition()
      }
      if let calls = askedCalls(decision, match) {
        if let inner = parting(within: calls.bad) {
          decision = inner
          continue
        }
        set(.code, bad: calls.badReturn, other: calls.otherReturn)
        return tellReturn()
      }
      set(.state, bad: decision, other: match)
      return tellState()
    }
    tellValues()
  }

  /// The decision that let the bad value out.
  private func decision(_ site: Site?) -> Int? {
    let decisions = bad.indices.filter { bad[$0].isDecision }
    guard let site else { return decisions.last }
    if let line = site.conditionLine, let held = site.conditionHeld {
      let found = decisions.last {
        bad[$0].entry.function == site.function && bad[$0].entry.line == line
          && (bad[$0].isSwitch || bad[$0].outcome == (held ? "true" : "false"))
      }
      if let found { return found }
    }
    return decisions.last { bad[$0].entry.function == site.function } ?? decisions.last
  }

  /// A decision that the other run did not come to: nil where that is the answer, else where to go on.
  private mutating func unmatched(_ decision: Int) -> Int? {
    let frame = bad[decision].frame
    // What was decided otherwise before it, in this call or around it, led here.
    var around = frame
    var limit = decision
    while true {
      let earlier = bad[..<limit].indices.last {
        guard bad[$0].frame == around, bad[$0].isDecision, let match = partner($0) else {
          return false
        }
        return bad[$0].outcome != other[match].outcome
      }
      if let earlier { return earlier }
      guard let call = around, partner(call) == nil else { break }
      (limit, around) = (call, bad[call].frame)
    }
    let last = bad[..<decision].indices.last { partner($0) != nil }
    let next = bad[decision...].indices.first { partner($0) != nil }
    let start = last.flatMap { partner($0) }.map { $0 + 1 } ?? 0
    let end = next.flatMap { partner($0) } ?? other.count
    let gap = start..<max(start, end)
    if let call = frame, partner(call) == nil {
      // The whole call is not there; the outermost such call is what came or went.
      var outermost = call
      while let around = bad[outermost].frame, partner(around) == nil { outermost = around }
      set(.code, bad: outermost, other: gap.isEmpty ? nil : gap.lowerBound)
      tellCall(bad[outermost].label, bad[outermost].entry.function)
      return nil
    }
    let replaced =
      gap.isEmpty
      ? nil
      : other[gap].indices.first {
        other[$0].isDecision && other[$0].entry.function == bad[decision].entry.function
      }
    set(.condition, bad: decision, other: replaced ?? (gap.isEmpty ? nil : gap.lowerBound))
    if replaced == nil { tellNewCondition() } else { tellCondition() }
    return nil
  }

  /// The same was decided on both sides, and what came after it is not the same.
  private mutating func sameDecision(_ decision: Int, _ match: Int) {
    // A condition that only the other run asks after it leads that run elsewhere.
    let next = bad[(decision + 1)...].indices.first { partner($0) != nil }
    let end = next.flatMap { partner($0) } ?? other.count
    let added = (match + 1 < end ? other[(match + 1)..<end] : []).indices.first {
      other[$0].isDecision && badPartner($0) == nil && other[$0].frame == other[match].frame
    }
    if let added {
      set(.condition, bad: decision + 1 < bad.count ? decision + 1 : decision, other: added)
      return tellNewCondition(isOther: true)
    }
    tellValues(bad: decision, other: match)
  }

  /// The calls right before two decisions whose results these ask for, if the results differ.
  private func askedCalls(
    _ decision: Int, _ match: Int
  ) -> (bad: Int, badReturn: Int, otherReturn: Int)? {
    guard let own = lastCall(before: decision, bad), let theirs = lastCall(before: match, other),
      bad[own.call].label == other[theirs.call].label,
      bad[own.end].label != other[theirs.end].label,
      bad[decision].operands.contains(where: { asks($0, bad[own.end].label) })
    else { return nil }
    return (own.call, own.end, theirs.end)
  }

  /// Whether a value of a condition is what a call returned.
  private func asks(_ operand: String, _ value: String) -> Bool {
    operand.hasSuffix(" = \(value)") || operand.hasPrefix("\(value) ")
      || operand.hasSuffix(" \(value)") || operand == value
  }

  /// The call that ended last before a step in the same function, nothing being decided there since.
  private func lastCall(before number: Int, _ steps: [TraceStep]) -> (call: Int, end: Int)? {
    let frame = steps[number].frame
    guard
      let call = steps[..<number].indices.last(where: {
        steps[$0].frame == frame && (steps[$0].isDecision || steps[$0].entry.kind == .call)
      }), steps[call].entry.kind == .call,
      let end = steps[call..<number].indices.last(where: {
        steps[$0].frame == call && steps[$0].entry.kind == .return
      })
    else { return nil }
    return (call, end)
  }

  /// The last decision of a call, at any depth in it, at which the runs part.
  private func parting(within call: Int) -> Int? {
    let depth = bad[call].entry.depth
    let end = bad[(call + 1)...].indices.first { bad[$0].entry.depth <= depth } ?? bad.count
    return bad[call..<end].indices.last { number in
      bad[number].isDecision
        && (partner(number).map { bad[number].outcome != other[$0].outcome } ?? true)
    }
  }
}

extension RunComparison {
  /// The values that a condition was decided on, and how it came out.
  public static func values(ofDecision entry: TraceEntry) -> [String] {
    TraceStep.all(of: [entry]).flatMap { $0.operands + [$0.outcome] }.filter { !$0.isEmpty }
  }
}
