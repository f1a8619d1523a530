// How to read this file
//
//     state = {name: "new" | name | value, CONFIG_X: "y" | "n", ...}
//
// A name stands for something unknown, as reports write it. As a value it must be one of the other keys.

import SourceText

extension ScenarioParser {
  /// Reads what stands under `state`.
  ///
  /// - Parameter machine: The machine, whose unknown CONFIG symbols it may decide.
  mutating func state(_ entry: YAMLEntry?, _ machine: inout Machine?) -> [GivenState] {
    guard let entry else { return [] }
    let entries = named(entry.node, as: "what is unknown, and its value")
    let keys = Set(entries.map(\.key))
    return entries.compactMap { entry -> GivenState? in
      if entry.key.hasPrefix("CONFIG_") {
        set(entry, &machine)
        return nil
      }
      guard let value = given(entry, keys) else { return nil }
      let first = entry.key.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if names.objects[String(first)] != nil { names.used.insert(String(first)) }
      return GivenState(
        name: Located(entry.key, at: entry.keyOrigin), value: Located(value, at: entry.node.origin))
    }
  }

  private mutating func given(_ entry: YAMLEntry, _ keys: Set<String>) -> GivenValue? {
    guard let text = text(entry.node, as: "a value, such as NULL, or the word 'new'") else {
      return nil
    }
    if text.value == "new" { return .new }
    if text.value == "unknown" { return .unknown }
    if text.value != entry.key, keys.contains(text.value) { return .same(as: text.value) }
    guard let value = value(entry.node) else { return nil }
    switch value {
    case .string, .result:
      report(
        "bad-value", entry.node.origin,
        "'\(text.value.shortened)' is no value here; write a number, NULL, an object, 'new' or "
          + "another key of 'state'")
      return nil
    default: return .value(value)
    }
  }

  /// Decides a CONFIG symbol that is unknown.
  private mutating func set(_ entry: YAMLEntry, _ machine: inout Machine?) {
    guard let known = machine else { return }
    let name = String(entry.key.dropFirst("CONFIG_".count))
    guard known.unknownConfig.contains(where: { $0.name == name }) else {
      report(
        "unknown-name", entry.keyOrigin,
        "\(entry.key.shortened) is not unknown under machine, config; give it its value there")
      return
    }
    let values: [String: ConfigValue] = ["y": .yes, "n": .no]
    guard case .scalar(let text) = entry.node.kind, let value = values[text] else {
      report("bad-value", entry.node.origin, "found \(entry.node.kindName); expected y or n")
      return
    }
    machine = known.setting(config: [name: value])
  }
}
