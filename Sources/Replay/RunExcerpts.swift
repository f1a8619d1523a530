import Findings
import Git
import Reasons

/// Shows the steps of one call on the lines of its function.
struct RunExcerpts {
  let run: TracedRun
  let comparison: RunComparison
  let isAfter: Bool
  /// The lines of a file, nil where there is none.
  let lines: (String) throws(ReplayTrouble) -> [ArraySlice<UInt8>]?

  /// Functions up to so many lines are shown as a whole, of others at most so many lines.
  private static let (wholeLimit, partLimit) = (40, 80)
  /// So many lines before the place at which the runs part are shown.
  private static let linesBefore = 3
  /// So many values are told of a line, and so many bytes of each.
  private static let (valueLimit, byteLimit) = (8, 200)

  /// The side of a comparison, with the step that it parts at.
  func side(at number: Int) throws(ReplayTrouble) -> RunSide {
    let trace = run.finding.trace
    var excerpts: [SourceExcerpt] = []
    if let own = try excerpt(of: number) { excerpts.append(own) }
    // Where the value came into being, if that is another function.
    if let site = run.finding.outcome.site, site.function != trace[number].function,
      let last = trace.indices.last(where: { trace[$0].function == site.function }),
      let other = try excerpt(of: last, from: site.conditionLine ?? site.line, marked: site.line)
    {
      excerpts.append(other)
    }
    return RunSide(
      step: trace[number], stack: comparison.stack(ofStep: number, isAfter: isAfter),
      excerpts: excerpts)
  }

  private func excerpt(
    of number: Int, from first: Int? = nil, marked: Int? = nil
  ) throws(ReplayTrouble) -> SourceExcerpt? {
    let trace = run.finding.trace
    let step = trace[number]
    guard let place = run.functions[step.function],
      let text = try lines(place.file), place.lines.upperBound <= text.count
    else { return nil }
    let own = comparison.steps(ofFrameAt: number, isAfter: isAfter).filter {
      trace[$0].function == step.function && trace[$0].file == place.file
    }
    guard let marked = marked ?? step.line, place.lines.contains(marked) else { return nil }
    var shown = place.lines
    if shown.count > Self.wholeLimit {
      let start = max(shown.lowerBound, (first ?? marked) - Self.linesBefore)
      let last = own.last.flatMap { trace[$0].line } ?? marked
      let end = min(shown.upperBound, start + Self.partLimit, max(last, marked) + 1)
      shown = min(start, end)...end
    }
    var values: [Int: [String]] = [:]
    for index in own {
      guard let line = trace[index].line else { continue }
      values[line, default: []] += Self.values(of: trace[index])
    }
    var numbers = Array(shown)
    if shown.lowerBound > place.lines.lowerBound { numbers.insert(place.lines.lowerBound, at: 0) }
    return SourceExcerpt(
      function: step.function, file: place.file,
      lines: numbers.map { line in
        let bytes = text[line - 1]
        let ownValues = values[line] ?? []
        var told = Array(ownValues.prefix(Self.valueLimit))
        if ownValues.count > told.count { told.append("...") }
        return SourceExcerpt.Line(
          number: line,
          text: String(
            decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") },
            as: UTF8.self), isRun: values[line] != nil, isMarked: line == marked, values: told)
      })
  }

  /// What a step has to say in the margin.
  private static func values(of entry: TraceEntry) -> [String] {
    let text = entry.text
    let values: [String]
    switch entry.kind {
    case .branch, .loop: values = RunComparison.values(ofDecision: entry)
    case .return: values = text == "nothing" ? [] : ["returns \(text)"]
    case .write, .model, .warning: values = [text]
    case .call: values = []
    }
    return values.map { $0.utf8.count <= byteLimit ? $0 : $0.prefix(byteLimit) + "..." }
  }
}
