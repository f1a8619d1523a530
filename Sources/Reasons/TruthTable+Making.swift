import Findings

extension TruthTable {
  /// Tables of more operands are not written out.
  private static let operandLimit = 6

  /// Compares a condition with what it was, for all combinations of their operands.
  ///
  /// - Parameters:
  ///   - before: What was decided at the parent.
  ///   - after: What was decided at the commit.
  /// - Returns: nil where either condition cannot be taken apart; without rows where there are too many operands.
  init?(_ before: TraceStep, _ after: TraceStep) {
    guard !before.isSwitch, !after.isSwitch, let old = ConditionShape(before.label),
      let new = ConditionShape(after.label)
    else { return nil }
    var operands = old.operands
    operands += new.operands.filter { !operands.contains($0) }
    self.init(
      operands: operands, before: Self.spaced(before.label), after: Self.spaced(after.label),
      rows: [])
    guard operands.count <= Self.operandLimit else { return }
    let (then, now) = (old.truths(before), new.truths(after))
    // What both say must be one state.
    let state = operands.map { operand -> Bool? in
      guard let a = then[operand], let b = now[operand] else {
        return then[operand] ?? now[operand]
      }
      return a == b ? a : nil
    }
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

  private static func spaced(_ text: String) -> String {
    conditionTokens(text).map(\.text).joined(separator: " ")
  }
}

extension ConditionShape {
  /// What the operands were of a condition that was decided, as far as the trace says it.
  ///
  /// The trace has one value for each operand that was asked, in their order. Where the values do not lead to how the
  /// condition came out, they were not understood, and nothing is said.
  func truths(_ step: TraceStep) -> [String: Bool] {
    var rest = step.operands[...]
    var found: [String: Bool] = [:]
    let value = known { operand in
      guard let text = rest.popFirst(), let truth = Self.truth(text, operand) else { return nil }
      found[operand] = truth
      return truth
    }
    guard let value, rest.isEmpty, (value ? "true" : "false") == step.outcome else { return [:] }
    return found
  }

  /// What `a = NULL` or `x != y`, of values, says of an operand.
  private static func truth(_ text: String, _ operand: String) -> Bool? {
    let isDifference = operand.contains(" != ")
    for sign in [" != ", " == ", " <= ", " >= ", " < ", " > "] {
      guard let place = text[...].lastRange(of: sign) else { continue }
      let (left, right) = (text[..<place.lowerBound], text[place.upperBound...])
      if left.hasPrefix("?") || right.hasPrefix("?") { return nil }
      switch sign {
      case " != ": return plain(left) != plain(right)
      case " == ":
        return isDifference || !operand.contains(" == ") ? plain(left) != plain(right) : nil
      default:
        guard !isDifference, operand.contains(sign), let a = Int(left), let b = Int(right) else {
          return nil
        }
        return sign == " <= " ? a <= b : sign == " >= " ? a >= b : sign == " < " ? a < b : a > b
      }
    }
    guard !isDifference else { return nil }
    let value = text[...].lastRange(of: " = ").map { text[$0.upperBound...] } ?? text[...]
    if value.hasPrefix("?") { return nil }
    return plain(value) != "0"
  }

  private static func plain(_ text: Substring) -> Substring { text == "NULL" ? "0" : text }
}
