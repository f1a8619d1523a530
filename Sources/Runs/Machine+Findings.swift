// How to read this file: what a run of the machine was, told in the plain values that reports are made of.

public import CMachine
import CProgram
import CSyntax
public import Findings
import SourceText

extension Machine {
  /// A stop as the outcome of a run.
  public func outcome(of stop: Stop) -> Outcome {
    var outcome = Outcome(kind: kind(stop), reason: reason(stop))
    if let span = stop.span, !program.place(of: span).path.isEmpty {
      let place = program.place(of: span)
      outcome.site = Site(
        function: stop.function ?? "", file: place.path, line: place.line,
        expression: program.text(of: span), excerpt: excerpt(of: span))
    }
    return outcome
  }

  /// Where a value came into being, nil if that is not known.
  public func siteFinding(of value: Value) -> Site? {
    guard let found = site(of: value) else { return nil }
    let place = program.place(of: found.span)
    return Site(
      function: found.function, file: place.path, line: place.line,
      condition: found.condition.map { program.text(of: $0.span) },
      conditionLine: found.condition.map { program.place(of: $0.span).line },
      conditionHeld: found.condition?.held, expression: program.text(of: found.span))
  }

  /// The warnings that were raised.
  public var warningFindings: [WarningFinding] {
    warnings.map { warning in
      let place = program.place(of: warning.span)
      return WarningFinding(
        function: warning.function, file: place.path, line: place.line, text: warning.text)
    }
  }

  /// Everything relied upon.
  public var assumptionFindings: [Assumption] {
    assumptions.map {
      Assumption(
        kind: Assumption.Kind(rawValue: $0.kind.rawValue) ?? .unknown, name: $0.name, note: $0.note)
    }
  }

  /// The trace, if one was kept.
  public var traceFindings: [TraceEntry] {
    trace.map { event in
      let place = program.place(of: event.span)
      return TraceEntry(
        depth: event.depth, kind: TraceEntry.Kind(rawValue: event.kind.rawValue) ?? .model,
        function: event.function, file: place.path.isEmpty ? nil : place.path,
        line: place.line == 0 ? nil : place.line, text: event.text)
    }
  }

  /// The line of a stop and its caret, without the blanks that begin both.
  private func excerpt(of span: Span) -> [String]? {
    guard let excerpt = program.excerpt(of: span) else { return nil }
    let blanks = zip(excerpt.line, excerpt.marker).prefix { $0 == $1 && $0.isWhitespace }.count
    // A tab further on would shift the caret wherever tabs are not eight columns wide.
    return [excerpt.line, excerpt.marker].map {
      String($0.dropFirst(blanks)).replacing("\t", with: " ")
    }
  }

  private func kind(_ stop: Stop) -> Outcome.Kind {
    switch stop.kind {
    case .fault: .fault
    case .unsupported: .unsupported
    case .invalid: .invalid
    case .exhausted: .exhausted
    }
  }

  private func reason(_ stop: Stop) -> String {
    var text = stop.reason
    if case .fault(let fault) = stop.kind { text = "\(fault.rawValue): \(text)" }
    for related in stop.related {
      let place = program.place(of: related.span)
      if !place.path.isEmpty { text += "; \(related.what): \(place.path):\(place.line)" }
    }
    return text
  }
}
