import SourceText

extension ScenarioParser {
  mutating func machine(_ entry: YAMLEntry) -> Machine? {
    guard let keys = keyed(entry.node, as: "the machine", ScenarioKeys.machine) else { return nil }
    let own = keys["config"].map { self.config($0.node) } ?? []
    checkUnknownConfig(own)
    var config = own
    let file = keys["config-file"].flatMap { text($0.node, as: "the path of a .config") }
    if let file {
      let overridden = Set(own.map(\.name))
      config = configFile(file).filter { !overridden.contains($0.name) } + own
    }
    let include =
      keys["include"].map { entry in
        sequence(entry.node, of: "directories").compactMap { treePath($0) }
      } ?? []
    guard let arch = keys["arch"] else {
      report("missing-key", entry.node.origin, "no 'arch'; expected one, such as arm")
      return nil
    }
    guard let architecture = architecture(arch.node) else { return nil }
    return Machine(arch: architecture, config: config, configFile: file, include: include)
  }

  mutating func architecture(_ node: YAMLNode) -> Located<Architecture>? {
    guard let text = text(node, as: "an architecture, such as arm") else { return nil }
    if let arch = Architecture(name: text.value) { return Located(arch, at: text.origin) }
    let other = Architecture.otherNames[text.value.lowercased()]
    report(
      "unknown-word", text.origin,
      "'\(text.value.shortened)' is no architecture"
        + (other.map { "; did you mean '\($0)'?" } ?? "")
        + (other != nil ? "" : suggestion(for: text.value, among: Architecture.names)))
    return nil
  }

  // MARK: CONFIG symbols

  /// Reads the name of a CONFIG symbol, with or without its prefix.
  mutating func configName(_ node: YAMLNode) -> String? {
    guard let text = text(node, as: "a CONFIG symbol") else { return nil }
    guard let name = ConfigEntry.bareName(text.value) else {
      report(
        "bad-name", text.origin,
        "'\(text.value.shortened)' is no CONFIG symbol; expected one such as IOMMU_API")
      return nil
    }
    return name
  }

  private mutating func config(_ node: YAMLNode) -> [ConfigEntry] {
    var seen: [String: Int] = [:]
    return named(node, as: "CONFIG symbols by name, such as {ARM: y}").compactMap {
      entry -> ConfigEntry? in
      let key = YAMLNode(kind: .scalar(entry.key), origin: entry.keyOrigin)
      guard let name = configName(key) else { return nil }
      if let line = seen.updateValue(entry.keyOrigin.position.line, forKey: name) {
        report("duplicate-key", entry.keyOrigin, "'\(name)' is already set, in line \(line)")
      }
      var value = entry.node
      var isOptional = false
      if case .mapping = value.kind {
        guard let keys = keyed(value, as: "a CONFIG value", ScenarioKeys.configValue) else {
          return nil
        }
        isOptional = flag(keys["optional"])
        guard let inner = keys["value"] else {
          report(
            "missing-key", value.origin, "no 'value'; expected y, m, n, unknown, a number or a text"
          )
          return nil
        }
        value = inner.node
      }
      guard let setting = configValue(value) else { return nil }
      return ConfigEntry(
        name: name, value: setting, isOptional: isOptional, isFromFile: false,
        origin: entry.keyOrigin)
    }
  }

  private mutating func configValue(_ node: YAMLNode) -> ConfigValue? {
    let expected = "expected y, m, n, unknown, a number, or a text in its quotes, as in '\"rk\"'"
    guard case .scalar(let raw) = node.kind else {
      report("wrong-kind", node.origin, "found \(node.kindName); \(expected)")
      return nil
    }
    // Not in a .config, where Kconfig would never write it.
    if ValueGrammar.trimmed(raw) == "unknown" { return .unknown }
    guard let value = ConfigValue(text: raw) else {
      let words = ["yes": "y", "true": "y", "on": "y", "no": "n", "false": "n", "off": "n"]
      let text = ValueGrammar.trimmed(raw).lowercased()
      let near = words[text] ?? (["y", "m", "n"].contains(text) ? text : nil)
      report(
        "bad-value", node.origin,
        "\(node.kindName == "nothing" ? "nothing" : "'\(raw.shortened)'") is no CONFIG value; "
          + (near.map { "did you mean '\($0)'?" } ?? expected))
      return nil
    }
    return value
  }

  private mutating func checkUnknownConfig(_ entries: [ConfigEntry]) {
    let unknown = entries.filter { $0.value == .unknown }
    let limit = Machine.unknownConfigLimit
    guard unknown.count > limit else { return }
    report(
      "too-many", unknown[limit].origin,
      "\(unknown.count) CONFIG symbols are unknown and at most \(limit) can be: "
        + "each doubles the replays, and \(limit) make \(1 << limit)")
  }

  // MARK: The .config

  private mutating func configFile(_ file: Located<String>) -> [ConfigEntry] {
    guard !file.value.hasPrefix("/") else {
      report("bad-path", file.origin, "expected a path from the scenario's directory")
      return []
    }
    guard let bytes = readFile(file.value) else {
      report("no-file", file.origin, "cannot read '\(file.value.shortened)'")
      return []
    }
    let text = ConfigText(bytes)
    for line in text.badLines.prefix(5) {
      report(
        Diagnostic(
          .error, id: "bad-config", path: file.value,
          position: SourcePosition(line: line, column: 1),
          message: ConfigText.badLineSentence))
    }
    if text.looksLikeDefconfig {
      warn(
        "defconfig", file.origin,
        ConfigText.defconfigSentence(file.value.shortened))
    }
    return text.settings.map {
      ConfigEntry(
        name: $0.name, value: $0.value, isOptional: true, isFromFile: true, origin: file.origin)
    }
  }
}
