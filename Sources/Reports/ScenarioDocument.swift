// How to read this file: what a scenario says, in the order in which a replay comes to it. The words for values and
// conditions are in ScenarioWords.swift, those for a replay of it in ScenarioDocument+Replay.swift.

import Findings
import Scenarios

extension Scenario {
  /// What the scenario says.
  ///
  /// - Parameter replay: The scenario at one commit, if it was run.
  func document(replay: ReplayFinding?) -> ReportDocument {
    let headline = name.value + (title.map { ": \($0.value)" } ?? "")
    var document = ReportDocument(headline: headline, tone: replay?.verdict.tone ?? .open)
    document.add("The machine", machineBlocks)
    document.add("Where functions, types and variables are looked for", sourceBlocks)
    document.add("The state before the first call", objectBlocks + globalBlocks)
    document.add("What is required of that state", requirementBlocks)
    document.add(
      "What is given to names that are unknown otherwise", [.entries(state.map(\.entry))])
    document.add("What the scenario answers itself", modelBlocks)
    document.add("The calls that make state", [.entries(calls.map(\.entry))])
    document.add("What is judged", judgeBlocks)
    document.add("What is not known", unknownBlocks)
    document.add("The reported call stack", stackBlocks)
    if let replay { add(replay, to: &document) }
    return document
  }

  // MARK: Machine and sources

  private var machineBlocks: [ReportDocument.Block] {
    let arch = machine.arch.value
    var blocks = [
      ReportDocument.Block.paragraph(
        "\(arch.name): sources and headers of arch/\(arch.directory), pointers of \(arch.pointerBits) bits."
      )
    ]
    let own = machine.config.filter { !$0.isFromFile }
    if let file = machine.configFile {
      let count = machine.config.count - own.count
      blocks.append(
        .paragraph(
          "Its configuration is \(counted(count, "symbol")) of \(file.value)"
            + (own.isEmpty ? "." : ", and what follows.")))
    }
    func add(_ lead: String, _ value: (ConfigEntry) -> String?) {
      let words = own.compactMap { entry in
        value(entry).map { $0 + (entry.isOptional ? " (may be missing)" : "") }
      }
      blocks += sentences(lead, words)
    }
    add("Set: ") { $0.value == .yes ? $0.name : nil }
    add("Modules: ") { $0.value == .module ? $0.name : nil }
    add("Not set: ") { $0.value == .no ? $0.name : nil }
    add("With a value: ") { entry in
      if case .text(let text) = entry.value { return "\(entry.name)=\(text)" }
      return nil
    }
    add("Unknown, so replayed as y and as n: ") { $0.value == .unknown ? $0.name : nil }
    blocks.append(.paragraph("Every other CONFIG symbol counts as not set."))
    blocks += sentences(
      "Headers are looked for in these folders first: ", machine.include.map(\.value))
    return blocks
  }

  private var sourceBlocks: [ReportDocument.Block] {
    [
      .items(
        sources.map { source in
          let words =
            (source.isOptional ? ["may be missing"] : [])
            + (source.conditions.isEmpty ? [] : ["only \(source.conditions.words)"])
          return ReportDocument.Item(
            head: source.path.value, detail: words.joined(separator: ", "))
        })
    ]
  }

  // MARK: State

  private var objectBlocks: [ReportDocument.Block] { [.entries(objects.map(\.entry))] }

  private var globalBlocks: [ReportDocument.Block] {
    guard !globals.isEmpty else { return [] }
    return [
      .paragraph(
        "Variables of the sources have what their initialisers say, but for "
          + (globals.count == 1 ? "this one:" : "these:")),
      .entries(
        globals.map { global in
          let path = ObjectPath(name: global.name.value, members: global.members)
          var clauses = global.content.clauses("") { $0.clauses(of: $1) }
          if let file = global.file { clauses.append("it is that of \(file.value)") }
          if global.isOptional { clauses.append("it may be missing") }
          return ReportDocument.Entry(name: path.description, clauses: clauses)
        }),
    ]
  }

  private var requirementBlocks: [ReportDocument.Block] {
    guard !requirements.isEmpty else { return [] }
    return [
      .paragraph("A path on which one of these is false is no part of the scenario."),
      .items(
        requirements.map { requirement in
          let words =
            (requirement.file.map { ["as \($0.value) has it"] } ?? [])
            + (requirement.conditions.isEmpty ? [] : ["only \(requirement.conditions.words)"])
          return ReportDocument.Item(
            head: requirement.expression.value, detail: words.joined(separator: ", "))
        }),
    ]
  }

  // MARK: Calls

  private var modelBlocks: [ReportDocument.Block] {
    guard !models.isEmpty else { return [] }
    return [
      .paragraph(
        "These stand for what pointers to them would call, and for functions of their names; no "
          + "change of such a function is seen."),
      .entries(models.map(\.entry)),
    ]
  }

  private var judgeBlocks: [ReportDocument.Block] {
    var sentence = "\(judge.function.value)(\(judge.arguments.words)) is called"
    if let file = judge.file { sentence += ", that of \(file.value)" }
    sentence +=
      judge.place.map { "; judged is \($0.value.words) afterwards." }
      ?? "; judged is what it returns."
    var blocks = [ReportDocument.Block.paragraph(sentence)]
    blocks += sentences("Bad: ", bad.words, "or ")
    if let good {
      blocks += sentences("Good: ", good.returns.map(\.value.words), "or ")
    } else {
      blocks.append(.paragraph("Good: 0 where it is a number, and any pointer that is no error."))
    }
    blocks.append(
      .paragraph(
        "Anything else is untestable, never good: an answer that is neither, a fault that is not listed, "
          + "a state that does not fit the commit, a limit of firstbad."))
    return blocks
  }

  private var stackBlocks: [ReportDocument.Block] {
    guard let frames = stack?.value.path, !frames.isEmpty else { return [] }
    let number = frames.firstIndex { $0.function == judge.function.value }
    let words: String
    switch number {
    case 0?: words = "The innermost is the judged function; "
    case let number?:
      words = "The judged function is number \(number + 1) from within, and what it calls is run; "
    case nil: words = "The judged function is none of them; "
    }
    return [
      .paragraph(
        "\(counted(frames.count, "frame")), from \(frames[0].function)() out to "
          + "\(frames[frames.count - 1].function)(). \(words)of the frames outside of it is only looked "
          + "up whether they still call each other.")
    ]
  }

  // MARK: Unknowns

  private var unknownBlocks: [ReportDocument.Block] {
    var unknown = machine.unknownConfig.map { "CONFIG_\($0.name), which may be y or n" }
    for object in objects where object.rest == .unknown && object.value == nil {
      unknown.append(
        object.fields.isEmpty
          ? "all of \(object.name.value)" : "what else is in \(object.name.value)")
    }
    for object in objects {
      unknown += object.fields.flatMap { $0.unknownPlaces(in: object.name.value) }
      if let value = object.value, value.isEverUnknown { unknown.append(object.name.value) }
    }
    for global in globals where global.content.isEverUnknown {
      unknown.append(ObjectPath(name: global.name.value, members: global.members).description)
    }
    for model in models where model.returns?.isEverUnknown ?? false {
      unknown.append("what \(model.name.value)() returns")
    }
    let called =
      calls.map { ($0.function.value, $0.arguments) } + [(judge.function.value, judge.arguments)]
    for (function, arguments) in called {
      for (index, argument) in arguments.enumerated() where argument.isEverUnknown {
        unknown.append("argument \(index + 1) of \(function)()")
      }
    }
    let rest =
      "What a function returns that neither the sources nor a model have is unknown as well. Where "
      + "something unknown decides, every path is followed, and the verdict may come to depend on it."
    guard !unknown.isEmpty else {
      return [.paragraph("Nothing that the scenario speaks of. \(rest)")]
    }
    return sentences("", unknown) + [.paragraph(rest)]
  }
}

/// Texts in rows that are short enough to be shown whole, each row but the last ending in the separator.
private func rows(of texts: [String], separatedBy separator: String) -> [String] {
  var rows: [[String]] = []
  var length = 0
  for text in texts {
    let more = text.unicodeScalars.count + separator.count + 1
    if rows.isEmpty || length + more > TextLimit.line {
      rows.append([])
      length = 0
    }
    rows[rows.count - 1].append(text)
    length += more
  }
  return rows.enumerated().map { index, row in
    row.joined(separator: separator + " ") + (index < rows.count - 1 ? separator : "")
  }
}

/// Paragraphs of a lead and words in a row, as many as it takes to show them all.
private func sentences(
  _ lead: String, _ words: [String], _ last: String = ""
) -> [ReportDocument.Block] {
  var words = words
  if words.count > 1 { words[words.count - 1] = last + words[words.count - 1] }
  return rows(of: words, separatedBy: ",").enumerated().map { index, row in
    .paragraph((index == 0 ? lead : "") + row)
  }
}
