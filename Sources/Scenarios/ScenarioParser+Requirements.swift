// How to read this file
//
//     require     = [requirement, ...]
//     requirement = expression | {that: expression, in: path, when: ..}

import SourceText

extension ScenarioParser {
  /// Reads what stands under `require`.
  ///
  /// - Parameter globals: The variables that the scenario sets: naming one of them is naming its state.
  mutating func requirements(
    _ entry: YAMLEntry?, globals: [GlobalSetting]
  ) -> [Requirement] {
    guard let entry else { return [] }
    let globals = Set(globals.map(\.name.value))
    let nodes = sequence(entry.node, of: "C expressions, such as dev->iommu != NULL")
    if case .sequence = entry.node.kind, nodes.isEmpty {
      report(
        "no-value", entry.node.origin, "no requirement; expected at least one, or no 'require'")
    }
    return nodes.compactMap { requirement($0, globals) }
  }

  private mutating func requirement(_ node: YAMLNode, _ globals: Set<String>) -> Requirement? {
    guard case .mapping(let entries) = node.kind else {
      return requirement(that: node, file: nil, conditions: [], globals)
    }
    if let entry = entries.first(where: { $0.key.contains("?") }) {
      report(
        "bad-expression", entry.keyOrigin,
        "'\(entry.key.shortened)' is the key of a mapping for YAML; an expression with ': ' in it "
          + "stands in quotes")
      return nil
    }
    let hints = ["optional": "a requirement that is made only sometimes has a 'when'"]
    guard
      let keys = keyed(node, as: "a requirement", ScenarioKeys.requirement, hints: hints)
    else { return nil }
    let file = keys["in"].flatMap { treePath($0.node) }
    let conditions = conditions(keys["when"])
    guard let that = keys["that"] else {
      report("missing-key", node.origin, "no 'that'; expected a C expression")
      return nil
    }
    return requirement(that: that.node, file: file, conditions: conditions, globals)
  }

  private mutating func requirement(
    that node: YAMLNode, file: Located<String>?, conditions: [Condition], _ globals: Set<String>
  ) -> Requirement? {
    guard let text = text(node, as: "a C expression, such as dev->iommu != NULL") else {
      return nil
    }
    let line = String(text.value.map { $0.isNewline ? " " : $0 })
    guard
      let expression = reading(
        at: text.origin, { () throws(ValueError) in try ExpressionText(line) }),
      let objects = objects(in: expression, globals, at: text.origin)
    else { return nil }
    return Requirement(
      expression: Located(line, at: text.origin), file: file, conditions: conditions,
      objects: objects, origin: text.origin)
  }

  /// The objects that an expression names; nil, and a report, if it says nothing of the state.
  private mutating func objects(
    in expression: ExpressionText, _ globals: Set<String>, at origin: Origin
  ) -> [String]? {
    var found: [String] = []
    let words = expression.names
    for word in words {
      if word == "global" {
        report(
          "bad-expression", origin,
          "'global' is no C; a variable of the sources is named as C does, without it")
        return nil
      }
      if names.results[word] != nil {
        report(
          "unknown-name", origin,
          "'\(word)' is the result of a call; a requirement is about the state before the first call"
        )
        return nil
      }
      if names.models[word] != nil {
        report(
          "bad-expression", origin, "'\(word)' is a model; a requirement calls no model")
        return nil
      }
      guard names.objects[word] != nil, !found.contains(word) else { continue }
      found.append(word)
      names.used.insert(word)
    }
    if let (name, member) = expression.dotted({ found.contains($0) }) {
      report(
        "bad-expression", origin, "'\(name)' is a pointer in C; write \(name)->\(member.shortened)")
      return nil
    }
    guard found.isEmpty, !words.contains(where: globals.contains) else { return found }
    let known = names.objects.keys.sorted() + globals.sorted()
    let near = words.prefix(8).compactMap { self.near($0, among: known) }.first
    report(
      "no-object", origin,
      "the expression names no object and no variable under 'globals', so it says nothing of the state"
        + (near.map { "; did you mean '\($0)'?" } ?? ""))
    return nil
  }
}
