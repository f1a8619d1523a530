public import Findings

/// What was found about one file, as terminal text.
public enum SourceListing {
  /// Tells an outline: a line for each name.
  public static func report(_ finding: OutlineFinding) -> String {
    finding.entries.map { entry in
      let kind = entry.kind + String(repeating: " ", count: max(0, 12 - entry.kind.count))
      let under = entry.conditions.isEmpty ? "" : "  [\(entry.conditions.joined(separator: ", "))]"
      return "\(finding.path):\(entry.line)  \(kind)\(entry.name)\(under)".shown() + "\n"
    }.joined()
  }

  /// Tells the trees of a function, and what in them is not understood.
  public static func report(_ finding: ParseFinding) -> String {
    var text = ""
    for definition in finding.definitions {
      text += "; \(finding.path):\(definition.line)\n".shown()
      for line in definition.tree.split(separator: "\n") { text += String(line).shown() + "\n" }
      for trouble in definition.unparsed {
        text += "; line \(trouble.line): \(trouble.message)".shown() + "\n"
      }
    }
    return text
  }

  /// Tells what a name means, and by which includes one comes there.
  public static func report(_ finding: LookupFinding) -> String {
    var text = ""
    for meaning in finding.meanings {
      text += "\(meaning.file):\(meaning.line)  \(meaning.kind)".shown() + "\n"
      text += "  \(meaning.text)".shown() + "\n"
      for include in meaning.includes {
        text += "  by \(include.file):\(include.line)  \(include.text)".shown() + "\n"
      }
    }
    for place in finding.places {
      let under = place.conditional ? "  under a conditional" : ""
      text += "\(place.file):\(place.line)  \(place.kind)\(under)".shown() + "\n"
    }
    if !finding.configAsked.isEmpty {
      let names = finding.configAsked.map { "CONFIG_\($0)" }.joined(separator: " ")
      text += "asked for and not given: \(names)".shown() + "\n"
    }
    return text + finding.notes.map { "note: \($0)".shown() + "\n" }.joined()
  }

  /// Tells who calls a function, whom it calls, and what puts it into pointers.
  public static func report(_ finding: CallsFinding) -> String {
    func mark(_ isConditional: Bool) -> String { isConditional ? "  under a conditional" : "" }
    func owned(_ type: String?) -> String { type.map { " of struct \($0)" } ?? "" }
    var lines: [String] = []
    for definition in finding.definitions {
      let made = definition.madeBy.map { " by \($0)" } ?? ""
      lines.append(
        "\(definition.file):\(definition.line)  \(definition.kind)\(made)\(mark(definition.conditional))"
      )
      for call in definition.calls {
        let what =
          switch call.through {
          case "function": call.name
          case "member": "->\(call.name)\(owned(call.type))"
          case "element": "\(call.name)[]"
          default: "*\(call.name)"
          }
        lines.append("  :\(call.line)  calls \(what)\(mark(call.conditional))")
      }
    }
    for caller in finding.callers {
      lines.append(
        "\(caller.file):\(caller.line)  called by \(caller.function)\(mark(caller.conditional))")
    }
    for filling in finding.fillings {
      let place = filling.within == filling.into ? "" : " in \(filling.within)"
      let what =
        filling.argument.map { "argument \($0) of \(filling.into)" }
        ?? "\(filling.kind) of \(filling.into)\(owned(filling.type))"
      lines.append("\(filling.file):\(filling.line)  \(what)\(place)\(mark(filling.conditional))")
    }
    return lines.map { $0.shown() + "\n" }.joined()
  }

  /// Tells what is in the cache.
  public static func report(_ finding: CacheFinding) -> String {
    var text = (finding.path ?? finding.folder).shown() + "\n"
    text += "\(finding.bytes) of at most \(finding.limit) bytes\n"
    for kind in finding.kinds {
      text += "\(kind.kind): \(kind.rows) rows, \(kind.bytes) bytes".shown() + "\n"
    }
    return finding.kinds.isEmpty ? text + "nothing is kept\n" : text
  }
}
