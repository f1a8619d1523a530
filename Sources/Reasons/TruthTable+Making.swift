import Findings

extension TruthTable {
  /// Tables of more operands are not written out.
  private static let operandLimit = 6

  /// Compares a condition with what it was, for all combinations of their operands.
  ///
  /// - Parameters:
  ///   - before: What was decided at the parent.
  ///   - after: What was decided at the commit.
  /// - Returns: nil where either condition cannot be taken apart for sure, and where the runs do not agree with it; without
  ///   rows where there are too many operands.
  init?(_ before: TraceStep, _ after: TraceStep) {
    guard !before.isSwitch, !after.isSwitch, let old = ConditionShape(before.label),
      let new = ConditionShape(after.label)
    else { return nil }
    var operands = old.operands
    operands += new.operands.filter { !operands.contains($0) }
    // What is asked on one side only could be another name for what is asked on the other, but then each row is still true.
    self.init(operands: operands, before: before.key, after: after.key, rows: [])
    let (then, now) = (old.truths(before), new.truths(after))
    // An operand that is not the same in both runs is more than what this table is about.
    guard operands.allSatisfy({ then[$0] == nil || now[$0] == nil || then[$0] == now[$0] }) else {
      return nil
    }
    guard operands.count <= Self.operandLimit else { return }
    let state = operands.map { then[$0] ?? now[$0] }
    let count = operands.count
    for bits in 0..<(1 << count) {
      let row = (0..<count).map { bits >> (count - 1 - $0) & 1 == 1 }
      func value(_ shape: ConditionShape) -> Bool {
        shape.value { text in operands.firstIndex(of: text).map { row[$0] } ?? false }
      }
      rows.append(
        Row(
          operands: row, before: value(old), after: value(new),
          isState: zip(row, state).allSatisfy { $0 == $1 }))
    }
  }
}

extension ConditionShape {
  /// What the operands were of a condition that was decided, as far as the trace says it.
  ///
  /// The trace has one value for each operand that was asked, in their order. Where the values do not lead to how the
  /// condition came out, they were not understood, and nothing is said.
  func truths(_ step: TraceStep) -> [String: Bool] {
    let outcome = step.outcome == "true"
    if leaves.count == 1, let only = leaves.first {
      return [only.text: value { _ in true } == outcome]
    }
    var rest = step.operands[...]
    var found: [String: Bool] = [:]
    let value = known { operand in
      guard let text = rest.popFirst(), let truth = operand.truth(text[...]),
        found[operand.text] == nil || found[operand.text] == truth
      else { return nil }
      found[operand.text] = truth
      return truth
    }
    guard let value, rest.isEmpty, value == outcome else { return [:] }
    return found
  }
}

extension ConditionShape {
  /// The operands that were asked in a decision, in the order of the values that the trace has; nil where these were not
  /// understood.
  func asked(_ step: TraceStep) -> [Operand]? {
    if leaves.count == 1 { return step.operands.count == 1 ? leaves : nil }
    guard !truths(step).isEmpty else { return nil }
    var rest = step.operands[...]
    var found: [Operand] = []
    _ = known { operand in
      found.append(operand)
      return rest.popFirst().flatMap { operand.truth($0[...]) }
    }
    return found
  }
}

extension ConditionShape.Operand {
  /// What `a = NULL`, or `1 < 2` for a comparison, says of it.
  fileprivate func truth(_ told: Substring) -> Bool? {
    guard let comparison else {
      guard let place = told.lastRange(of: " = "),
        spaced(String(told[..<place.lowerBound])) == text
      else { return nil }
      return Self.truth(ofValue: told[place.upperBound...])
    }
    let parts = told.pieces(between: " \(comparison) ")
    guard parts.count == 2, !parts.contains(where: { $0.contains(" = ") }) else { return nil }
    let (left, right) = (Self.plain(parts[0]), Self.plain(parts[1]))
    if left.hasPrefix("?") || right.hasPrefix("?") { return nil }
    switch comparison {
    case "==", "!=": return left != right
    default:
      // Whether they are compared as signed numbers is not told, so both must have one sign.
      guard let a = Int(left), let b = Int(right), (a < 0) == (b < 0) else { return nil }
      switch comparison {
      case "<": return a < b
      case "<=": return a <= b
      case ">": return a > b
      default: return a >= b
      }
    }
  }

  private static func truth(ofValue value: Substring) -> Bool? {
    if let number = Int(plain(value)) { return number != 0 }
    let isName = value.utf8.first.map {
      ConditionToken(text: String(decoding: [$0], as: UTF8.self)).isWord
    }
    return isName == true && value != "nothing" ? true : nil
  }

  private static func plain(_ text: Substring) -> Substring { text == "NULL" ? "0" : text }
}
