// How to read this file
//
//     setting = content | alternatives | {value: content | alternatives, optional: .., when: ..}
//     alternatives = [{when: .., value: content}, ..., {value: content}]
//     content = scalar | {list: [..]} | {string: text} | {field: setting, ..} | [content, ..]
//
// A mapping with one of the words value, string, fields, optional or when, or with list before a
// sequence, is one of ours; every other mapping is a structure. A structure with a member of such
// a name is written under `fields:` or by dotted paths.

import SourceText

extension ScenarioParser {
  mutating func objects(_ entry: YAMLEntry?) -> [ObjectDescription] {
    guard let entry else { return [] }
    return named(entry.node, as: "objects by name").compactMap { object($0) }
  }

  private mutating func object(_ entry: YAMLEntry) -> ObjectDescription? {
    let hints = ["optional": "an object that exists only sometimes has a 'when'"]
    guard let keys = keyed(entry.node, as: "an object", ScenarioKeys.object, hints: hints) else {
      return nil
    }
    names.current = entry.key
    defer { names.current = nil }
    var object = ObjectDescription(
      name: Located(entry.key, at: entry.keyOrigin),
      type: keys["type"].flatMap { typeName($0.node) },
      file: keys["in"].flatMap { treePath($0.node) },
      rest: word(keys["rest"], of: ObjectDescription.Rest.self, default: .unknown),
      storage: word(keys["storage"], of: ObjectDescription.Storage.self, default: .heap),
      count: nil, conditions: conditions(keys["when"]), fields: [], value: nil)
    if let count = keys["count"] { object.count = self.count(count.node) }
    if let fields = keys["fields"] {
      object.fields = settings(named(fields.node, as: "fields by name"))
      checkRepeatedFields(object.fields)
      checkIndices(object)
    }
    if let value = keys["value"] {
      object.value = setting(value.node).map { Choice($0.alternatives) }
      if let fields = keys["fields"] {
        report("both-given", fields.keyOrigin, "an object has either fields or a value")
      }
    }
    return object
  }

  private mutating func count(_ node: YAMLNode) -> Located<Int>? {
    guard let text = text(node, as: "a number of objects") else { return nil }
    guard let number = try? ValueGrammar.integer(text.value), (1...65536).contains(number) else {
      report(
        "bad-number", text.origin,
        "'\(text.value.shortened)' is no number of objects; expected 1 to 65536")
      return nil
    }
    return Located(Int(number), at: text.origin)
  }

  private mutating func typeName(_ node: YAMLNode) -> Located<String>? {
    guard let text = text(node, as: "a type, such as 'struct device'") else { return nil }
    var words = text.value.split(whereSeparator: \.isWhitespace).map(String.init)
    var stars = 0
    while let last = words.last, last.hasSuffix("*") {
      words.removeLast()
      stars += 1
      if last.count > 1 { words.append(String(last.dropLast())) }
    }
    let isTagged = words.first.map { TypeName.Kind(rawValue: $0) != nil } ?? false
    guard !words.isEmpty, words.allSatisfy(ValueGrammar.isIdentifier), words.first != "typedef",
      !isTagged || words.count == 2
    else {
      report(
        "bad-type", text.origin,
        "'\(text.value.shortened)' is no type; expected one such as 'struct device' or 'u32'")
      return nil
    }
    let pointer = stars > 0 ? " " + String(repeating: "*", count: stars) : ""
    return Located(words.joined(separator: " ") + pointer, at: text.origin)
  }

  // MARK: Settings

  /// What one key sets, before it is known what it belongs to.
  struct Setting {
    var alternatives: [Alternative<StateContent>]
    var isOptional = false
  }

  mutating func settings(_ entries: [YAMLEntry]) -> [FieldSetting] {
    entries.compactMap { entry -> FieldSetting? in
      let path = reading(at: entry.keyOrigin) { () throws(ValueError) in
        try ValueGrammar.members(entry.key)
      }
      guard let path, let setting = setting(entry.node) else { return nil }
      return FieldSetting(
        path: path, content: Choice(setting.alternatives), isOptional: setting.isOptional,
        origin: entry.keyOrigin)
    }
  }

  /// Reads all that can stand behind a field.
  mutating func setting(_ node: YAMLNode) -> Setting? {
    switch node.kind {
    case .mapping(let entries) where isWrapper(entries): return wrapper(node)
    case .sequence(let nodes) where isAlternatives(nodes):
      return Setting(alternatives: alternatives(nodes))
    default:
      guard let content = content(node) else { return nil }
      return Setting(alternatives: [Alternative(conditions: [], content: content)])
    }
  }

  func isWrapper(_ entries: [YAMLEntry]) -> Bool {
    entries.contains { entry in
      if entry.key == "list", case .sequence = entry.node.kind { return true }
      return ["value", "string", "fields", "optional", "when"].contains(entry.key)
    }
  }

  private func isAlternatives(_ nodes: [YAMLNode]) -> Bool {
    nodes.contains { node in
      guard case .mapping(let entries) = node.kind else { return false }
      return entries.contains { $0.key == "when" || $0.key == "value" }
    }
  }

  /// Reads a mapping of ours: a content with `optional` and `when` beside it.
  mutating func wrapper(
    _ node: YAMLNode, _ table: KeyTable = ScenarioKeys.setting
  ) -> Setting? {
    let kinds = ScenarioKeys.contents
    let hint = "a structure with a member of this name is written under 'fields:' or as a.b"
    guard
      let keys = keyed(
        node, as: "a value", table,
        hints: ["type": "only objects have a type; " + hint])
    else { return nil }
    let given = kinds.compactMap { keys[$0] }
    let conditions = conditions(keys["when"])
    var setting = Setting(alternatives: [], isOptional: flag(keys["optional"]))
    guard let first = given.first, given.count == 1 else {
      report(
        "no-value", node.origin,
        "found \(given.count) of value, list, string and fields; expected one of them")
      return nil
    }
    if first.key == "value" {
      guard let inner = self.setting(first.node) else { return nil }
      setting.isOptional = setting.isOptional || inner.isOptional
      setting.alternatives = inner.alternatives.map {
        Alternative(conditions: conditions + $0.conditions, content: $0.content)
      }
    } else {
      guard let content = keyword(first) else { return nil }
      setting.alternatives = [Alternative(conditions: conditions, content: content)]
    }
    return setting
  }

  private mutating func alternatives(_ nodes: [YAMLNode]) -> [Alternative<StateContent>] {
    var result: [Alternative<StateContent>] = []
    var always: Origin?
    for node in nodes {
      if let always {
        report(
          "never-reached", node.origin,
          "never reached: the alternative in line \(always.position.line) has no 'when'")
      }
      let hints = ["optional": "write it once, beside the sequence: {value: [...], optional: true}"]
      guard
        let keys = keyed(
          node, as: "an alternative", ScenarioKeys.alternative,
          hints: hints)
      else { continue }
      let conditions = conditions(keys["when"])
      if keys["when"] == nil { always = node.origin }
      let given = ScenarioKeys.contents.compactMap { keys[$0] }
      guard let first = given.first, given.count == 1 else {
        report("no-value", node.origin, "found \(given.count) values; expected one, as in value: 0")
        continue
      }
      guard let content = first.key == "value" ? content(first.node) : keyword(first) else {
        continue
      }
      result.append(Alternative(conditions: conditions, content: content))
    }
    return result
  }

  // MARK: Contents

  private mutating func content(_ node: YAMLNode) -> Located<StateContent>? {
    switch node.kind {
    case .scalar: return value(node).map { Located(.value($0), at: node.origin) }
    case .sequence(let nodes):
      guard !nodes.isEmpty else {
        report("no-value", node.origin, "an empty sequence says nothing; an empty list is list: []")
        return nil
      }
      return Located(.elements(nodes.compactMap { content($0) }), at: node.origin)
    case .mapping(let entries):
      if let entry = entries.first(where: { ["list", "string", "fields"].contains($0.key) }),
        isWrapper(entries), entries.count == 1
      {
        return keyword(entry)
      }
      if let entry = entries.first(where: { $0.key == "optional" || $0.key == "when" }) {
        report(
          "misplaced", entry.keyOrigin,
          "'\(entry.key)' belongs to a field, global, argument or alternative, not to a part")
        return nil
      }
      return Located(.fields(settings(entries)), at: node.origin)
    }
  }

  /// Reads what stands behind `list`, `string` or `fields`.
  private mutating func keyword(_ entry: YAMLEntry) -> Located<StateContent>? {
    switch entry.key {
    case "list":
      let entries = sequence(entry.node, of: "list nodes, such as gd.list").compactMap {
        listEntry($0)
      }
      return Located(.list(entries), at: entry.node.origin)
    case "string":
      guard case .scalar(let text) = entry.node.kind else {
        report(
          "wrong-kind", entry.node.origin, "found \(entry.node.kindName); expected a text")
        return nil
      }
      return Located(.value(.string(text)), at: entry.node.origin)
    default:
      let fields = settings(named(entry.node, as: "fields by name"))
      return Located(.fields(fields), at: entry.node.origin)
    }
  }

  private mutating func listEntry(_ node: YAMLNode) -> ListEntry? {
    var target = node
    var conditions: [Condition] = []
    if case .mapping = node.kind {
      guard let keys = keyed(node, as: "a list node", ScenarioKeys.listEntry) else { return nil }
      conditions = self.conditions(keys["when"])
      guard let value = keys["value"] else {
        report("no-value", node.origin, "no list node; expected value: gd.list")
        return nil
      }
      target = value.node
    }
    guard let path = objectPath(target, as: "a list node, such as gd.list") else { return nil }
    // The entries of a list lead back to its head.
    if let head = names.current { names.uses[path.name, default: []].insert(head) }
    guard case .member? = path.members.steps.last else {
      report(
        "bad-value", target.origin,
        "'\(path)' is an object; a list goes through a member of it, such as \(path).list")
      return nil
    }
    return ListEntry(node: Located(path, at: target.origin), conditions: conditions)
  }

  // MARK: Checks

  /// Reports a field that is set twice, once by a dotted path and once inside.
  mutating func checkRepeatedFields(_ fields: [FieldSetting]) {
    var seen: [String: Origin] = [:]
    func visit(_ fields: [FieldSetting], below: [MemberPath.Step], _ parser: inout Self) {
      for field in fields {
        let path = MemberPath(steps: below + field.path.steps)
        if field.content.alternatives.count == 1,
          case .fields(let inner)? = field.content.alternatives.first?.content.value
        {
          visit(inner, below: path.steps, &parser)
          continue
        }
        if let first = seen.updateValue(field.origin, forKey: path.description) {
          parser.report(
            "duplicate-key", field.origin,
            "'\(path)' is set twice, first in line \(first.position.line)")
        }
      }
    }
    visit(fields, below: [], &self)
  }

  private mutating func checkIndices(_ object: ObjectDescription) {
    for field in object.fields {
      guard case .index(let index)? = field.path.steps.first else { continue }
      if let count = object.count?.value {
        guard index >= count else { continue }
        report(
          "bad-number", field.origin, "there is no element \(index); the object has \(count)")
      } else {
        report("bad-name", field.origin, "the object is no array; it has no 'count'")
      }
    }
  }
}
