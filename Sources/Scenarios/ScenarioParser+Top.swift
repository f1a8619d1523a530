import SourceText

extension ScenarioParser {
  /// The format this reader reads.
  static let format = "firstbad.scenario/1"

  /// Reads the whole file; nil only if something without which there is no scenario is missing.
  mutating func scenario(_ root: YAMLNode) -> Scenario? {
    let hints = [
      "arch": "it belongs under machine", "config": "it belongs under machine",
      "call": "state-making calls stand under calls, the judged one under judge",
    ]
    guard let keys = keyed(root, as: "a scenario", ScenarioKeys.top, hints: hints) else {
      return nil
    }
    noteMisspelt(root)
    checkFormat(keys["format"], in: root)
    for key in ["name", "machine", "judge", "bad"] where keys[key] == nil && !damaged.contains(key)
    {
      report("missing-key", root.origin, "no '\(key)'; a scenario needs one")
    }
    declareNames(objects: keys["objects"], models: keys["models"], calls: keys["calls"])

    let name = keys["name"].flatMap { scenarioName($0.node) }
    let title = keys["title"].flatMap { text($0.node, as: "one line for people") }
    let links = links(keys["links"])
    var machine = keys["machine"].flatMap { self.machine($0) }
    let sources = sources(keys["sources"])
    let objects = objects(keys["objects"])
    let globals = globals(keys["globals"])
    let requirements = requirements(keys["require"], globals: globals)
    let state = state(keys["state"], &machine)
    checkBehind(state, objects)
    let models = models(keys["models"])
    let calls = calls(keys["calls"])
    let judge = keys["judge"].flatMap { self.judge($0) }
    let bad = keys["bad"].flatMap { self.bad($0) }
    let good = keys["good"].flatMap { self.good($0) }
    let stack = keys["stack"].flatMap { self.stack($0) }

    // A part that could not be read would make everything it uses look unused.
    if !hasErrors { checkUse(of: objects) }
    if let bad { checkDeciding(bad, models) }
    if let bad, keys["good"] == nil || good != nil { checkOverlap(bad: bad, good: good) }
    if let judge, judge.file == nil, keys["sources"] == nil, !damaged.contains("sources") {
      report("missing-key", judge.origin, "no file to read; expected sources, or 'in' here")
    }
    guard let name, let machine, let judge, let bad else { return nil }
    let scenario = Scenario(
      path: path, name: name, title: title, links: links, machine: machine, sources: sources,
      objects: objects, globals: globals, requirements: requirements, state: state,
      models: models, calls: calls, judge: judge, bad: bad,
      good: good, stack: stack)
    if !hasErrors { warn(of: scenario) }
    return scenario
  }

  /// Notes keys that were probably meant, so that they are not missed too.
  private mutating func noteMisspelt(_ root: YAMLNode) {
    guard case .mapping(let entries) = root.kind else { return }
    let names = ScenarioKeys.top.names
    let present = Set(entries.map(\.key))
    for entry in entries.prefix(100) where !names.contains(entry.key) {
      let near = gluedKey(entry.key, among: names) ?? nearestName(to: entry.key, among: names)
      if let near, !present.contains(near) {
        damaged.insert(near)
      }
    }
  }

  private mutating func checkFormat(_ entry: YAMLEntry?, in root: YAMLNode) {
    guard let entry else {
      guard !damaged.contains("format") else { return }
      report("missing-key", root.origin, "no 'format'; expected format: \(Self.format)")
      return
    }
    if case .scalar(Self.format) = entry.node.kind { return }
    report(
      "unknown-format", entry.node.origin,
      "found \(entry.node.kindName); this firstbad reads \(Self.format)")
  }

  private mutating func scenarioName(_ node: YAMLNode) -> Located<String>? {
    guard let name = text(node, as: "a name, such as firefly-rk3288") else { return nil }
    let isPlain = name.value.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "-_.".unicodeScalars.contains($0)
    }
    if !isPlain {
      report(
        "bad-name", name.origin,
        "'\(name.value.shortened)' cannot be the name; expected letters, digits, -, _ and .")
    }
    return name
  }

  private mutating func links(_ entry: YAMLEntry?) -> [Located<String>] {
    guard let entry else { return [] }
    return sequence(entry.node, of: "links").compactMap { node -> Located<String>? in
      guard let link = text(node, as: "a link") else { return nil }
      guard link.value.hasPrefix("https://") || link.value.hasPrefix("http://") else {
        report("bad-link", link.origin, "'\(link.value.shortened)' does not begin with https://")
        return nil
      }
      return link
    }
  }

  private mutating func sources(_ entry: YAMLEntry?) -> [SourceEntry] {
    guard let entry else { return [] }
    var seen: [String: Int] = [:]
    let nodes = sequence(entry.node, of: "paths of files")
    if case .sequence = entry.node.kind, nodes.isEmpty {
      report("no-value", entry.node.origin, "no file; expected at least one")
    }
    return nodes.compactMap { node -> SourceEntry? in
      guard let source = source(node) else { return nil }
      if let line = seen.updateValue(node.origin.position.line, forKey: source.path.value) {
        report(
          "duplicate-name", node.origin, "'\(source.path.value)' is already there, in line \(line)")
      }
      return source
    }
  }

  private mutating func source(_ node: YAMLNode) -> SourceEntry? {
    guard case .mapping = node.kind else {
      return treePath(node).map { SourceEntry(path: $0, isOptional: false, conditions: []) }
    }
    guard let keys = keyed(node, as: "a source", ScenarioKeys.source) else {
      return nil
    }
    let isOptional = flag(keys["optional"])
    let conditions = conditions(keys["when"])
    guard let path = keys["path"] else {
      report("missing-key", node.origin, "no 'path'; expected the path of a file in the tree")
      return nil
    }
    return treePath(path.node).map {
      SourceEntry(path: $0, isOptional: isOptional, conditions: conditions)
    }
  }

  private mutating func stack(_ entry: YAMLEntry) -> Located<CallStack>? {
    guard case .scalar(let text) = entry.node.kind else {
      report(
        "wrong-kind", entry.node.origin,
        "found \(entry.node.kindName); expected the pasted text behind 'stack: |'")
      return nil
    }
    let report = PastedReport(text)
    if report.traces.count > 1, let number = report.chosenNumber {
      warn(
        "several-stacks", entry.keyOrigin,
        "it has \(report.traces.count) call stacks; number \(number) is taken, leave the others out"
      )
    }
    let stack = CallStack(report)
    if stack.frames.isEmpty {
      warn(
        "empty-stack", entry.keyOrigin,
        report.lineCount == 0
          ? "nothing is in it; what stands below 'stack: |' is indented"
          : "no line of it is a frame of a call stack")
    }
    return Located(stack, at: entry.node.origin)
  }
}
