// How to read this file
//
//     when   = test | [test, ...]                  all must hold
//     test   = {has: entity, lacks: entity, file: path, config: NAME, arch: NAME}
//     entity = "function" name | "global" name | "macro" name | "file" path | "config" name
//            | ("struct" | "union" | "enum" | "typedef") name
//            | "field" ["struct" | "union"] name "." member {"." member}

extension ScenarioParser {
  /// Keys that people reach for, and why they do not exist.
  private static let refusedKeys: [String: String] = {
    let reason =
      "conditions are about what the tree defines, never about versions or commits; use has or "
      + "lacks, such as {has: field struct iommu_ops.identity_domain}"
    var keys: [String: String] = [:]
    for key in [
      "version", "versions", "commit", "commits", "tag", "release", "kernel", "since", "until",
      "before", "after", "date",
    ] {
      keys[key] = reason
    }
    return keys
  }()

  /// Reads what stands under `when`; no entry means no condition.
  mutating func conditions(_ entry: YAMLEntry?) -> [Condition] {
    guard let entry else { return [] }
    if case .sequence(let nodes) = entry.node.kind {
      if nodes.isEmpty {
        report("wrong-kind", entry.node.origin, "no condition; expected one, or leave out when")
      }
      return nodes.flatMap { condition($0) }
    }
    return condition(entry.node)
  }

  private mutating func condition(_ node: YAMLNode) -> [Condition] {
    guard
      let keys = keyed(
        node, as: "a condition", ScenarioKeys.condition, hints: Self.refusedKeys)
    else { return [] }
    let file = keys["file"].flatMap { treePath($0.node) }
    var conditions: [Condition] = []
    for (key, make) in [("has", Condition.Test.has), ("lacks", Condition.Test.lacks)] {
      guard let entry = keys[key], let entity = entity(entry.node) else { continue }
      conditions.append(Condition(test: make(entity), file: file, origin: entry.keyOrigin))
    }
    if let entry = keys["config"], let name = configName(entry.node) {
      conditions.append(
        Condition(test: .has(.config(name)), file: nil, origin: entry.keyOrigin))
    }
    if let entry = keys["arch"], let arch = architecture(entry.node) {
      conditions.append(Condition(test: .arch(arch.value), file: nil, origin: entry.keyOrigin))
    }
    if keys["has"] == nil, keys["lacks"] == nil, keys["config"] == nil, keys["arch"] == nil {
      // A key that does not exist was meant to ask something.
      guard node.entryCount == keys.count else { return [] }
      report("no-condition", node.origin, "nothing is asked; expected has, lacks, config or arch")
    } else if let entry = keys["file"], !conditions.contains(where: { $0.looksIntoFiles }) {
      report("no-condition", entry.keyOrigin, "'file' says where has and lacks look; neither does")
    }
    return conditions
  }

  private mutating func entity(_ node: YAMLNode) -> Entity? {
    let kinds = ScenarioKeys.entityKinds
    guard let text = text(node, as: "what to look for, such as 'function kref_put'") else {
      return nil
    }
    let parts = text.value.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let kind = parts.first, kinds.contains(kind) else {
      report(
        "unknown-word", text.origin,
        "'\(text.value.shortened)' does not say what to look for"
          + suggestion(for: parts.first ?? "", among: kinds))
      return nil
    }
    if kind == "field" { return field(parts, at: text.origin) }
    guard parts.count == 2 else {
      report("bad-value", text.origin, "expected '\(kind)' and one name behind it")
      return nil
    }
    let name = YAMLNode(kind: .scalar(parts[1]), origin: node.origin)
    switch kind {
    case "file": return treePath(name).map { .file($0.value) }
    case "config": return configName(name).map { .config($0) }
    default: break
    }
    guard let name = identifier(name, as: "a name")?.value else { return nil }
    switch kind {
    case "function": return .function(name)
    case "global": return .global(name)
    case "macro": return .macro(name)
    default: return TypeName.Kind(rawValue: kind).map { .type(TypeName(kind: $0, name: name)) }
    }
  }

  private mutating func field(_ parts: [String], at origin: Origin) -> Entity? {
    let kind = parts.count == 3 ? TypeName.Kind(rawValue: parts[1]) : .typedef
    guard parts.count == 2 || parts.count == 3, let kind, kind != .enumeration,
      let path = try? ValueGrammar.path(parts[parts.count - 1]), !path.members.steps.isEmpty
    else {
      report(
        "bad-value", origin,
        "expected 'field', a type and a member, such as 'field struct iommu_ops.identity_domain'")
      return nil
    }
    return .field(TypeName(kind: kind, name: path.name), path.members)
  }
}

extension Condition {
  /// Whether the answer is found in files, so that one can be named.
  fileprivate var looksIntoFiles: Bool {
    switch test {
    case .has(.file), .lacks(.file), .has(.config), .lacks(.config), .arch: false
    case .has, .lacks: true
    }
  }
}
