// Where a name stands in a unit, and by which includes the compiler comes there: what a person wants to see
// who asks what a name means.

public import CSyntax

/// One place of a unit that gives a name a meaning.
public struct Sighting: Sendable {
  /// What it seems to be there.
  public let kind: Entry.Kind
  /// The name itself.
  public let place: Span
  /// All of the declaration, definition or directive.
  public let whole: Span
  /// The include directives from the source down to the file, outermost first; empty in the source.
  public let includes: [Span]
}

extension TranslationUnit {
  /// Every place whose conditions hold that gives a name a meaning at file scope, in the order of the
  /// unit; of macros only the definition in force at the end.
  public func sightings(of name: Name) -> [Sighting] {
    var found: [(instance: Int, entry: Entry)] = []
    if let macro = macroEntry(name, at: .end) { found.append(macro) }
    found += entries(name).filter { $0.entry.kind != .argument }
    if found.isEmpty { found = entries(name) }
    return found.map { sighting($0.instance, $0.entry) }
  }

  private func sighting(_ instance: Int, _ entry: Entry) -> Sighting {
    let file = instances[instance].file
    let outline = program.outline(of: file)
    let tokens =
      entry.kind.isMacro
      ? outline.directives[Int(entry.item)].tokens : outline.items[Int(entry.item)].tokens
    var includes: [Span] = []
    var child = instance
    var parent = Int(instances[instance].parent)
    while parent >= 0 {
      let file = instances[parent].file
      let outline = program.outline(of: file)
      for (directive, target) in instances[parent].children where Int(target) == child {
        includes.insert(span(outline.directives[Int(directive)].tokens, outline, file), at: 0)
      }
      child = parent
      parent = Int(instances[parent].parent)
    }
    let token = Int(entry.token)
    return Sighting(
      kind: entry.kind, place: span(token..<(token + 1), outline, file),
      whole: span(tokens, outline, file), includes: includes)
  }

  private func span(_ tokens: Range<Int>, _ outline: FileOutline, _ file: FileNumber) -> Span {
    guard let first = tokens.first, let last = tokens.last else { return .none }
    return Span(file: file, start: outline.tokens[first].start, end: outline.tokens[last].end)
  }
}
