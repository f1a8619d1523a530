// How to read this file: two traces are aligned (TraceAlignment). From the condition that let the bad value out one
// goes back: to the match of it, to what was decided otherwise before it, into the call whose result it asks, until
// the decision is found at which the runs part. RunComparison+Parting is that way where there is no match, and
// RunComparison+Words says it in a sentence, which says no more than what the two traces and the diff show.

public import Findings

/// Where the runs at a commit and at its parent part, and what made them.
public struct RunComparison {
  /// One of the runs.
  public struct Run {
    /// What happened, in order.
    public let trace: [TraceEntry]
    /// What it came to.
    public let outcome: Outcome
    /// The lines of the functions that ran, by their files.
    public let functions: [String: [ClosedRange<Int>]]

    /// Makes a run.
    public init(
      trace: [TraceEntry], outcome: Outcome, functions: [String: [ClosedRange<Int>]] = [:]
    ) {
      self.trace = trace
      self.outcome = outcome
      self.functions = functions
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
  let lines: ChangedLines
  let alignment: TraceAlignment

  /// How often one goes on to another decision.
  private static let hopLimit = 64

  /// Compares a run at a parent with one at the commit; nil where they are too long.
  ///
  /// - Parameters:
  ///   - old: The run at the parent.
  ///   - new: The run at the commit.
  ///   - isBadAfter: Whether the second is the one that is bad.
  ///   - lines: What the commit changes in the files that the runs read.
  public init?(before old: Run, after new: Run, isBadAfter: Bool, lines: ChangedLines) {
    self.old = TraceStep.all(of: old.trace)
    self.new = TraceStep.all(of: new.trace)
    runs = (old, new)
    self.isBadAfter = isBadAfter
    self.lines = lines
    guard let alignment = TraceAlignment(self.old, self.new, lines) else { return nil }
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

  // MARK: The two runs

  /// The steps of the run that is bad, and of the other one.
  var bad: [TraceStep] { isBadAfter ? new : old }
  var other: [TraceStep] { isBadAfter ? old : new }

  /// The match of a step of the bad run.
  func partner(_ number: Int) -> Int? {
    isBadAfter ? alignment.ofSecond[number] : alignment.ofFirst[number]
  }

  /// The match of a step of the other run.
  func badPartner(_ number: Int) -> Int? {
    isBadAfter ? alignment.ofFirst[number] : alignment.ofSecond[number]
  }

  /// The run of lines that brings or takes away the line of a step, if it may have a part in the difference.
  func decisiveRun(_ number: Int, isBad: Bool) -> Int? {
    let run = alignment.run(ofStep: number, isAfter: isBad == isBadAfter)
    return lines.mayDecide(run) ? run : nil
  }

  /// Whether a step parts the runs: it is a decision with another outcome, or has no match.
  func isParting(_ number: Int) -> Bool {
    guard let match = partner(number) else { return true }
    return bad[number].isDecision && bad[number].outcome != other[match].outcome
  }

  mutating func set(_ cause: WhyFinding.Cause, bad: Int?, other: Int?) {
    self.cause = cause
    (before, after) = isBadAfter ? (other, bad) : (bad, other)
  }

  // MARK: Finding

  private mutating func find() {
    guard var decision = startingPoint() else { return tellValues() }
    var seen: Set<Int> = []
    for _ in 0..<Self.hopLimit {
      guard seen.insert(decision).inserted else { break }
      guard let match = partner(decision) else {
        guard let earlier = leadTo(decision) else { return }
        decision = earlier
        continue
      }
      let (own, theirs) = (bad[decision], other[match])
      if !own.isDecision || own.outcome == theirs.outcome {
        guard let next = partingAfter(decision, match) else { return }
        decision = next
        continue
      }
      if own.key != theirs.key, isChanged(decision, match) {
        set(.condition, bad: decision, other: match)
        return tellCondition()
      }
      if own.key == theirs.key, let call = producer(of: decision, match) {
        if let inner = parting(within: call.bad) {
          decision = inner
          continue
        }
        set(.code, bad: call.badReturn, other: call.otherReturn)
        return tellReturn()
      }
      if own.key == theirs.key, let maker = makerOfLocal(decision, match) {
        decision = maker
        continue
      }
      set(.state, bad: decision, other: match)
      return tellState()
    }
    tellValues()
  }

  /// The last decision before one on a variable of the function, in the function or in what it calls, that comes out
  /// otherwise on a line which is known to have a part in the difference.
  private func makerOfLocal(_ decision: Int, _ match: Int) -> Int? {
    let steps = isBadAfter ? (other[match], bad[decision]) : (bad[decision], other[match])
    guard let change = changedValue(steps.0, steps.1), !change.isConstant,
      conditionTokens(change.name).count == 1
    else { return nil }
    let frame = bad[decision].frame
    let start = frame.map { $0 + 1 } ?? 0
    return bad[start..<decision].indices.last { number in
      guard bad[number].isDecision, let match = partner(number),
        bad[number].outcome != other[match].outcome
      else { return false }
      return [
        alignment.run(ofStep: number, isAfter: isBadAfter),
        alignment.run(ofStep: match, isAfter: !isBadAfter),
      ].contains { $0.map { lines.runs[$0].isDecisive == true } ?? false }
    }
  }

  /// Whether the commit changes the text of a condition where it may matter.
  private func isChanged(_ decision: Int, _ match: Int) -> Bool {
    let runs = [
      alignment.run(ofStep: decision, isAfter: isBadAfter),
      alignment.run(ofStep: match, isAfter: !isBadAfter),
    ].compactMap(\.self)
    // The line it begins on may be the same, and one further down not.
    if runs.isEmpty { return lines.mayDecide(after: new[isBadAfter ? decision : match].place) }
    return runs.contains { lines.mayDecide($0) }
  }

  /// The decision that let the bad value out; where none did, the step that has it.
  private func startingPoint() -> Int? {
    let outcome = (isBadAfter ? runs.new : runs.old).outcome
    guard let site = outcome.site else { return bad.indices.last { bad[$0].isDecision } }
    let own = bad.indices.reversed().filter { bad[$0].entry.function == site.function }
    if let condition = site.condition, let line = site.conditionLine {
      let found = own.first { number in
        let step = bad[number]
        guard step.isDecision, step.entry.line == line, step.entry.file == site.file else {
          return false
        }
        if step.isSwitch { return true }
        return step.key == spaced(condition)
          && (site.conditionHeld.map { step.outcome == ($0 ? "true" : "false") } ?? true)
      }
      if let found { return found }
    }
    return own.first { bad[$0].entry.kind == .return } ?? own.first
      ?? bad.indices.last { bad[$0].isDecision }
  }

  /// The call whose result two decisions ask for, if the results differ as the decisions do, and it is the only one.
  private func producer(
    of decision: Int, _ match: Int
  ) -> (bad: Int, badReturn: Int, otherReturn: Int)? {
    guard
      let (own, theirs) = differing(bad[decision].operands, other[match].operands),
      let values = Self.values(own, theirs)
    else { return nil }
    let frame = bad[decision].frame
    var found: (bad: Int, badReturn: Int, otherReturn: Int)?
    for call in bad[..<decision].indices
    where bad[call].frame == frame && bad[call].entry.kind == .call {
      guard let theirCall = partner(call), theirCall < match,
        let end = returned(call, bad, before: decision),
        let theirEnd = returned(theirCall, other, before: match),
        plain(bad[end].label) == plain(values.0), plain(other[theirEnd].label) == plain(values.1)
      else { continue }
      if found != nil { return nil }
      found = (call, end, theirEnd)
    }
    return found
  }

  /// The step at which a call returns.
  private func returned(_ call: Int, _ steps: [TraceStep], before limit: Int) -> Int? {
    steps[call..<limit].indices.last { steps[$0].frame == call && steps[$0].entry.kind == .return }
  }

  /// The last decision of a call at which the runs part, in the call itself rather than in what it calls.
  private func parting(within call: Int) -> Int? {
    let depth = bad[call].entry.depth
    let end = bad[(call + 1)...].indices.first { bad[$0].entry.depth <= depth } ?? bad.count
    let all = (call + 1..<end).filter { bad[$0].isDecision && isParting($0) }
    return all.last { bad[$0].frame == call } ?? all.last
  }

  /// The first two values that are not the same.
  func differing(_ own: [String], _ theirs: [String]) -> (String, String)? {
    zip(own, theirs).first { $0 != $1 }
  }

  /// The two values in which `a = 1` and `a = 2`, or `1 < 3` and `2 < 3`, differ.
  private static func values(_ own: String, _ theirs: String) -> (String, String)? {
    if let (name, value) = assignment(own), let (name2, value2) = assignment(theirs) {
      return name == name2 ? (value, value2) : nil
    }
    for sign in ["!=", "==", "<=", ">=", "<", ">"] {
      let (a, b) = (own[...].pieces(between: " \(sign) "), theirs[...].pieces(between: " \(sign) "))
      guard a.count == 2, b.count == 2 else { continue }
      if a[1] == b[1] { return (String(a[0]), String(b[0])) }
      if a[0] == b[0] { return (String(a[1]), String(b[1])) }
    }
    return nil
  }

  /// A null pointer is the number 0 as well.
  func plain(_ value: String) -> String { value == "NULL" ? "0" : value }

  /// `a = b` as its two sides.
  static func assignment(_ text: String) -> (String, String)? {
    let parts = text[...].pieces(between: " = ")
    guard parts.count == 2 else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}

extension RunComparison {
  /// The values that a condition was decided on, and how it came out.
  public static func values(ofDecision entry: TraceEntry) -> [String] {
    TraceStep.all(of: [entry]).flatMap { $0.operands + [$0.outcome] }.filter { !$0.isEmpty }
  }
}
