import Findings

/// A step of a trace, taken apart: what was decided or called, and what came of it.
struct TraceStep {
  /// The step as it is told.
  let entry: TraceEntry
  /// The condition as it is written, or the function that was called; for other steps what happened.
  let label: String
  /// The same for code that differs only in blanks.
  let key: String
  /// How a condition came out; empty for other steps.
  let outcome: String
  /// The values that a condition was decided on, as the trace says them.
  let operands: [String]
  /// The number of the call whose function the step is in; nil for the scenario's own calls.
  let frame: Int?

  var isDecision: Bool { entry.kind == .branch || entry.kind == .loop }

  /// Whether a switch is what was decided.
  var isSwitch: Bool { isDecision && label.hasPrefix("switch (") }

  /// Where it stands.
  var place: ChangedLines.Place? { ChangedLines.Place(entry.file, entry.line) }

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
    let text = entry.text[...]
    guard entry.kind == .branch || entry.kind == .loop else {
      label = entry.kind == .call ? String(text.prefix { $0 != "(" }) : entry.text
      key = label
      (outcome, operands) = ("", [])
      return
    }
    for (word, isTrue) in [(" is true  [", true), (" is false  [", false)] {
      guard text.hasSuffix("]"), let place = text.firstRange(of: word) else { continue }
      label = String(text[..<place.lowerBound])
      key = spaced(label)
      outcome = isTrue ? "true" : "false"
      operands = text[place.upperBound...].dropLast().pieces(between: "; ").map(String.init)
      return
    }
    operands = []
    if let with = text.lastRange(of: " with ") {
      (label, outcome) = (String(text[..<with.lowerBound]), String(text[with.upperBound...]))
    } else {
      (label, outcome) = (String(text), "")
    }
    key = spaced(label)
  }
}

extension Substring {
  /// The first place at which a text stands.
  func firstRange(of wanted: String) -> Range<Index>? {
    let (bytes, part) = (utf8, Array(wanted.utf8))
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: part) {
        return start..<bytes.index(start, offsetBy: part.count)
      }
      start = bytes.index(after: start)
    }
    return nil
  }

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
    while let place = rest.firstRange(of: separator) {
      pieces.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    return pieces + [rest]
  }
}
