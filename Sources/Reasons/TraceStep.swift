import Findings

/// A step of a trace, taken apart: what was decided or called, and what came of it.
struct TraceStep {
  /// The step as it is told.
  let entry: TraceEntry
  /// The condition as it is written, or the function that was called; for other steps what happened.
  let label: String
  /// How a condition came out; empty for other steps.
  let outcome: String
  /// The values that a condition was decided on, as the trace says them.
  let operands: [String]
  /// The number of the call whose function the step is in; nil for the scenario's own calls.
  let frame: Int?

  var isDecision: Bool { entry.kind == .branch || entry.kind == .loop }

  /// Whether a switch is what was decided.
  var isSwitch: Bool { isDecision && outcome != "true" && outcome != "false" }

  /// Takes all steps of a trace apart.
  static func all(of trace: [TraceEntry]) -> [TraceStep] {
    var open: [(depth: Int, number: Int)] = []
    var steps: [TraceStep] = []
    steps.reserveCapacity(trace.count)
    for (number, entry) in trace.enumerated() {
      while let last = open.last, last.depth >= entry.depth { open.removeLast() }
      steps.append(TraceStep(entry, frame: open.last?.number))
      if entry.kind == .call { open.append((entry.depth, number)) }
    }
    return steps
  }

  private init(_ entry: TraceEntry, frame: Int?) {
    self.entry = entry
    self.frame = frame
    var text = entry.text[...]
    switch entry.kind {
    case .call:
      label = String(text.prefix { $0 != "(" })
      (outcome, operands) = ("", [])
    case .branch, .loop:
      var values: [String] = []
      if text.hasSuffix("]"), let bracket = text.lastRange(of: "  [") {
        values = text[bracket.upperBound...].dropLast().pieces(between: "; ").map(String.init)
        text = text[..<bracket.lowerBound]
      }
      operands = values
      if text.hasSuffix(" is true") {
        (label, outcome) = (String(text.dropLast(8)), "true")
      } else if text.hasSuffix(" is false") {
        (label, outcome) = (String(text.dropLast(9)), "false")
      } else if let with = text.lastRange(of: " with ") {
        (label, outcome) = (String(text[..<with.lowerBound]), String(text[with.upperBound...]))
      } else {
        (label, outcome) = (String(text), "")
      }
    default:
      (label, outcome, operands) = (entry.text, "", [])
    }
  }
}

extension Substring {
  /// The last place at which a text stands.
  func lastRange(of wanted: String) -> Range<Index>? {
    let (bytes, part) = (utf8, Array(wanted.utf8))
    var start = bytes.endIndex
    while start > bytes.startIndex {
      start = bytes.index(before: start)
      if bytes[start...].starts(with: part) {
        return start..<bytes.index(start, offsetBy: part.count)
      }
    }
    return nil
  }

  /// What stands before, between and after each place of a text.
  func pieces(between separator: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self
    let part = Array(separator.utf8)
    var index = rest.startIndex
    while index < endIndex {
      if utf8[index...].starts(with: part) {
        pieces.append(rest[..<index])
        index = utf8.index(index, offsetBy: part.count)
        rest = self[index...]
      } else {
        index = utf8.index(after: index)
      }
    }
    return pieces + [rest]
  }
}
