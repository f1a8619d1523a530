import Scenarios

/// What was read of a report, as the goldens of `Stacks` have it.
func golden(_ report: PastedReport) -> String {
  var text = ""
  do throws(PastedReport.Refusal) {
    _ = try report.trace()
  } catch {
    text += "refused: \(error.message)\n"
  }
  for (number, trace) in report.traces.enumerated() {
    var kinds = [trace.direction.rawValue]
    if !trace.isDirectionCertain { kinds.append("perhaps") }
    if !trace.isPrinted { kinds.append("written by hand") }
    if report.chosenNumber == number + 1, report.traces.count > 1 { kinds.append("chosen") }
    text += "trace \(number + 1): \(kinds.joined(separator: ", "))\n"
    if let heading = trace.heading { text += "  heading \(heading.line): \(heading.text)\n" }
    for frame in trace.frames { text += "  \(frame.line): \(frame.golden)\n" }
  }
  let ignored = report.ignored.map(\.line)
  if !ignored.isEmpty { text += "ignored:\(ranges(ignored))\n" }
  for hint in report.hints {
    let function = hint.function.map { " of \($0)" } ?? ""
    text += "hint \(hint.line): \(hint.errno)\(function)\n"
  }
  return text
}

extension StackFrame {
  fileprivate var golden: String {
    var text = function
    if symbol != function { text += " (\(symbol))" }
    if let offset { text += " +0x\(String(offset, radix: 16))" }
    if let size { text += "/0x\(String(size, radix: 16))" }
    if let module { text += " [\(module)]" }
    if let place { text += " \(place.file):\(place.line)" }
    for place in inlinedPlaces { text += " < \(place.file):\(place.line)" }
    if isInlined { text += " inlined" }
    if isUnreliable { text += " guess" }
    if isReporters { text += " reporter" }
    return text
  }
}

private func ranges(_ lines: [Int]) -> String {
  var text = ""
  var start = 0
  for index in lines.indices where index + 1 == lines.count || lines[index + 1] != lines[index] + 1
  {
    text += start == index ? " \(lines[index])" : " \(lines[start])-\(lines[index])"
    start = index + 1
  }
  return text
}
