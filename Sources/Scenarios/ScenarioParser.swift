// How to read this folder
//
// bytes -> TextGuard (refuses what YAML has and scenarios do not) -> YAMLTreeBuilder (text nodes
// with places) -> ScenarioParser, one extension per part of the file. A parse function is named
// after the part, reports all it does not like and returns nil only if nothing useful is left, so
// that one mistake does not hide the next. Names are collected before values are read.

import SourceText

/// Turns the tree of a scenario file into a scenario, collecting diagnostics.
struct ScenarioParser {
  /// How many diagnostics are worth reading.
  static let diagnosticLimit = 200
  /// How many mistakes get a "did you mean".
  static let suggestionLimit = 40

  let path: String
  let readFile: ScenarioReader.FileReader
  private(set) var diagnostics: [Diagnostic] = []
  /// Keys at the top whose parts could not be read, so that nothing is said of what is missing for want of them.
  var damaged: Set<String> = []
  /// The names that values can use.
  var names = NameTable()

  init(path: String, readFile: @escaping ScenarioReader.FileReader) {
    self.path = path
    self.readFile = readFile
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  var isFull: Bool { diagnostics.count >= Self.diagnosticLimit }

  // MARK: Reporting

  mutating func report(_ id: String, _ origin: Origin, _ message: String) {
    // What declares the names could not be read.
    let isName = id == "unknown-name" || id == "no-object"
    guard !isName || damaged.isDisjoint(with: ["objects", "models", "calls", "globals"]) else {
      return
    }
    report(diagnostic(.error, id, origin, message))
  }

  mutating func warn(_ id: String, _ origin: Origin, _ message: String) {
    report(diagnostic(.warning, id, origin, message))
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ id: String, _ origin: Origin, _ message: String
  ) -> Diagnostic {
    let prefix = origin.yamlPath.isEmpty ? "" : "\(origin.yamlPath.shortened): "
    return Diagnostic(
      severity, id: id, path: path, position: origin.position, message: prefix + message)
  }

  mutating func report(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    // What is no name is none where it is declared and none where it is read.
    let isTold = diagnostics.contains {
      $0.id == "bad-name" && diagnostic.id == "bad-name" && $0.position == diagnostic.position
        && $0.path == diagnostic.path
    }
    guard !isTold else { return }
    diagnostics.append(diagnostic)
  }

  mutating func report(_ error: ValueError, at origin: Origin) {
    report(error.id, origin, error.message)
  }

  /// Reads by the grammar of values; what is wrong is reported, and nothing comes back.
  mutating func reading<Value>(
    at origin: Origin, _ read: () throws(ValueError) -> Value
  ) -> Value? {
    do {
      return try read()
    } catch {
      report(error, at: origin)
      return nil
    }
  }

  /// The name that was probably meant; after many mistakes nobody is asked any more, because the
  /// search is long where names are many.
  func near(_ word: String, among names: @autoclosure () -> [String]) -> String? {
    diagnostics.count < Self.suggestionLimit ? nearestName(to: word, among: names()) : nil
  }

  /// A sentence's end that names what was probably meant, or all there is.
  func suggestion(for word: String, among names: [String]) -> String {
    if let near = near(word, among: names) { return "; did you mean '\(near)'?" }
    return names.isEmpty ? "" : "; expected one of: \(names.joined(separator: ", "))"
  }

  // MARK: Pieces

  /// Reads a mapping whose keys are fixed.
  ///
  /// - Parameters:
  ///   - table: The keys.
  ///   - hints: What to say of keys that people try and that do not exist.
  mutating func keyed(
    _ node: YAMLNode, as what: String, _ table: KeyTable, hints: [String: String] = [:]
  ) -> [String: YAMLEntry]? {
    let keys = table.names
    guard case .mapping(let entries) = node.kind else {
      var hint = ""
      if case .scalar(let text) = node.kind, keys.contains(where: { text.hasPrefix("\($0):") }) {
        hint = "; a blank is missing behind the ':'"
      }
      report(
        "wrong-kind", node.origin,
        "found \(node.kindName); expected \(what): a mapping with \(keys.joined(separator: ", "))\(hint)"
      )
      return nil
    }
    var known: [String: YAMLEntry] = [:]
    for entry in entries {
      if keys.contains(entry.key) {
        known[entry.key] = entry
      } else {
        let hint =
          hints[entry.key].map { "; \($0)" } ?? gluedKey(entry.key, among: keys).map {
            "; '\($0)' is followed by ': ', a colon and a blank"
          } ?? suggestion(for: entry.key, among: keys)
        report("unknown-key", entry.keyOrigin, "unknown key '\(entry.key.shortened)'\(hint)")
      }
    }
    return known
  }

  /// The key that a longer one begins with where its colon, or the blank behind it, was forgotten.
  func gluedKey(_ key: String, among keys: [String]) -> String? {
    keys.first { name in
      key.hasPrefix(name)
        && key.dropFirst(name.count).first.map { " :{[=\"'".contains($0) } ?? false
    }
  }

  /// Reads a mapping whose keys are names.
  mutating func named(_ node: YAMLNode, as what: String) -> [YAMLEntry] {
    // A key whose last line was taken out is left with nothing, which means what it says.
    if case .scalar(let text) = node.kind, text.isEmpty { return [] }
    guard case .mapping(let entries) = node.kind else {
      var hint = ""
      if case .scalar(let text) = node.kind, text.contains("=") {
        hint = "; with ': ' and not with '='"
      }
      report(
        "wrong-kind", node.origin, "found \(node.kindName); expected a mapping: \(what)\(hint)")
      return []
    }
    return entries
  }

  /// Reads a sequence.
  mutating func sequence(_ node: YAMLNode, of what: String) -> [YAMLNode] {
    guard case .sequence(let nodes) = node.kind else {
      report("wrong-kind", node.origin, "found \(node.kindName); expected a sequence of \(what)")
      return []
    }
    return nodes
  }

  /// Reads a text that is not empty.
  mutating func text(_ node: YAMLNode, as what: String) -> Located<String>? {
    guard case .scalar(let raw) = node.kind, !ValueGrammar.trimmed(raw).isEmpty else {
      report("wrong-kind", node.origin, "found \(node.kindName); expected \(what)")
      return nil
    }
    return Located(ValueGrammar.trimmed(raw), at: node.origin)
  }

  /// Reads a C identifier.
  mutating func identifier(_ node: YAMLNode, as what: String) -> Located<String>? {
    guard let text = text(node, as: what) else { return nil }
    do {
      return Located(try ValueGrammar.identifier(text.value), at: text.origin)
    } catch {
      report(error, at: text.origin)
      return nil
    }
  }

  /// Reads the path of a file in the tree.
  mutating func treePath(_ node: YAMLNode) -> Located<String>? {
    guard let text = text(node, as: "a path in the tree, such as drivers/iommu/iommu.c") else {
      return nil
    }
    let parts = text.value.split(separator: "/", omittingEmptySubsequences: false)
    let isOutside = parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } || parts.first == "~"
    guard !isOutside else {
      report(
        "bad-path", text.origin,
        "'\(text.value.shortened)' is no path in a tree; expected one from the top of the tree, "
          + "without . and ..")
      return nil
    }
    return text
  }

  /// Reads `true` or `false`; what is neither counts as false after the report.
  mutating func flag(_ entry: YAMLEntry?) -> Bool {
    guard let entry else { return false }
    switch entry.node.kind {
    case .scalar("true"): return true
    case .scalar("false"): return false
    default:
      report(
        "wrong-kind", entry.node.origin, "found \(entry.node.kindName); expected true or false")
      return false
    }
  }

  /// Reads one of a few words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ entry: YAMLEntry?, of type: Word.Type, default fallback: Word
  ) -> Word where Word.RawValue == String {
    guard let entry, let text = text(entry.node, as: "a word") else { return fallback }
    if let word = Word(rawValue: text.value) { return word }
    let words = Word.allCases.map(\.rawValue)
    report(
      "unknown-word", text.origin,
      "unknown word '\(text.value.shortened)'\(suggestion(for: text.value, among: words))")
    return fallback
  }
}
