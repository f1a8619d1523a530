import SourceText

/// The names a scenario declares, and which of them are used.
struct NameTable {
  /// Where each object is declared.
  var objects: [String: Origin] = [:]
  /// Where each model is declared.
  var models: [String: Origin] = [:]
  /// Where each result of a call is declared.
  var results: [String: Origin] = [:]
  /// The results that exist where values are read at the moment.
  var readyResults: Set<String> = []
  /// The object whose fields are read at the moment; using itself does not count.
  var current: String?
  /// Objects that something other than an object uses.
  var used: Set<String> = []
  /// To which others each object leads.
  var uses: [String: Set<String>] = [:]
  /// Objects to which a pointer as a whole leads, so that it says their type.
  var pointedTo: Set<String> = []

  /// Everything a bare word can be, for suggestions.
  var bareWords: [String] {
    objects.keys.sorted() + readyResults.sorted() + ["NULL", "unknown", "true", "false"]
  }
}

extension ScenarioParser {
  /// Looks up the names in a scalar.
  mutating func value(_ node: YAMLNode) -> StateValue? {
    guard !isFull else { return nil }
    guard case .scalar(let raw) = node.kind else {
      report("wrong-kind", node.origin, "found \(node.kindName); expected a single value")
      return nil
    }
    let scalar: ValueGrammar.Scalar
    do {
      scalar = try ValueGrammar.parse(raw)
    } catch {
      report(error, at: node.origin)
      return nil
    }
    switch scalar {
    case .name(let path): return pointer(path, at: node.origin)
    case .value(.model(let name)):
      guard names.models[name] == nil else { return .model(name) }
      let near = near(name, among: names.models.keys.sorted())
      report(
        "unknown-name", node.origin,
        "no model is called '\(name.shortened)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; declare it under models"))
      return nil
    case .value(let value): return value
    }
  }

  /// What a bare word stands for.
  private mutating func pointer(_ path: ObjectPath, at origin: Origin) -> StateValue? {
    if path.description == "new", names.objects["new"] == nil, names.results["new"] == nil {
      return .new
    }
    if names.objects[path.name] != nil {
      use(path)
      return .object(path)
    }
    if names.readyResults.contains(path.name) { return .result(path) }
    report("unknown-name", origin, unknown(path))
    return nil
  }

  /// Reads an object and a member of it.
  mutating func objectPath(_ node: YAMLNode, as what: String) -> ObjectPath? {
    guard let text = text(node, as: what) else { return nil }
    do {
      let path = try ValueGrammar.path(text.value)
      guard names.objects[path.name] != nil else {
        report("unknown-name", text.origin, unknown(path))
        return nil
      }
      use(path)
      return path
    } catch {
      report(error, at: text.origin)
      return nil
    }
  }

  /// Reads a place that can be set or judged: an object's member, or a global's.
  mutating func place(_ text: String, at origin: Origin) -> JudgedPlace? {
    do {
      if case .value(.global(let path)) = try ValueGrammar.parse(text) {
        return JudgedPlace(path: path, isGlobal: true)
      }
      let path = try ValueGrammar.path(text)
      guard names.objects[path.name] != nil else {
        report("unknown-name", origin, unknown(path))
        return nil
      }
      use(path)
      return JudgedPlace(path: path, isGlobal: false)
    } catch {
      report(error, at: origin)
      return nil
    }
  }

  private mutating func use(_ path: ObjectPath) {
    guard path.name != names.current else { return }
    if let owner = names.current {
      names.uses[owner, default: []].insert(path.name)
    } else {
      names.used.insert(path.name)
    }
    if path.members.steps.isEmpty { names.pointedTo.insert(path.name) }
  }

  /// Says that a name is unknown, and what was probably meant.
  private func unknown(_ path: ObjectPath) -> String {
    let name = path.name
    if names.models[name] != nil { return "'\(name)' is a model; write: model \(name)" }
    if names.results[name] != nil {
      return "'\(name)' is the result of a call that has not been made here"
    }
    if ValueGrammar.keywords.contains(name) {
      return "'\(path)' is no value; '\(name)' needs a name behind it, or is used elsewhere"
    }
    if Errno(name: name.uppercased()) != nil {
      return "'\(name)' is no object or result; did you mean '-\(name.uppercased())'?"
    }
    let errnos = name.hasPrefix("E") ? Errno.names : []
    if let near = near(name, among: names.bareWords + errnos) {
      return "'\(name.shortened)' is no object or result; did you mean '\(near)'?"
    }
    return "'\(name.shortened)' is no object or result; for a variable of the sources write "
      + "'global \(name.shortened)', for a function 'function \(name.shortened)'"
  }

  // MARK: Declaring

  /// Collects the names of objects, models and results before any value is read.
  mutating func declareNames(objects: YAMLEntry?, models: YAMLEntry?, calls: YAMLEntry?) {
    for (section, isModel) in [(objects, false), (models, true)] {
      guard case .mapping(let entries)? = section?.node.kind else { continue }
      for entry in entries {
        // A name that stands for two things still is both, so that its uses are not reported too.
        _ = declare(entry.key, at: entry.keyOrigin)
        if isModel {
          names.models[entry.key] = entry.keyOrigin
        } else {
          names.objects[entry.key] = entry.keyOrigin
        }
      }
    }
    guard case .sequence(let nodes)? = calls?.node.kind else { return }
    var isAlwaysMade: [String: Bool] = [:]
    for node in nodes {
      guard case .mapping(let entries) = node.kind,
        let result = entries.first(where: { $0.key == "result" }),
        case .scalar(let name) = result.node.kind
      else { continue }
      let isAlways = !entries.contains { $0.key == "when" }
      // Two calls may share a name only as alternatives of two eras.
      if let other = isAlwaysMade[name], !other, !isAlways { continue }
      isAlwaysMade[name] = isAlways
      if declare(name, at: result.node.origin) { names.results[name] = result.node.origin }
    }
  }

  private mutating func declare(_ name: String, at origin: Origin) -> Bool {
    guard ValueGrammar.isIdentifier(name) else {
      report(
        "bad-name", origin,
        "'\(name.shortened)' cannot be a name; expected letters, digits and _")
      return false
    }
    guard !ValueGrammar.keywords.contains(name), Errno(name: name) == nil else {
      report("bad-name", origin, "'\(name)' means something as a value and cannot be a name")
      return false
    }
    let others = [
      ("an object", names.objects[name]), ("a model", names.models[name]),
      ("a result", names.results[name]),
    ]
    for case (let what, let other?) in others {
      report(
        "duplicate-name", origin,
        "'\(name)' is already the name of \(what), in line \(other.position.line)")
      return false
    }
    return true
  }
}
