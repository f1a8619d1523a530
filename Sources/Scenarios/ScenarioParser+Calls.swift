import SourceText

extension ScenarioParser {
  // MARK: Globals

  mutating func globals(_ entry: YAMLEntry?) -> [GlobalSetting] {
    guard let entry else { return [] }
    return named(entry.node, as: "variables of the sources by name").compactMap { global($0) }
  }

  private mutating func global(_ entry: YAMLEntry) -> GlobalSetting? {
    let path: ObjectPath
    do {
      path = try ValueGrammar.path(entry.key)
    } catch {
      report(error, at: entry.keyOrigin)
      return nil
    }
    var file: Located<String>?
    var setting: Setting?
    if case .mapping(let entries) = entry.node.kind,
      isWrapper(entries) || entries.contains(where: { $0.key == "in" })
    {
      setting = wrapper(entry.node, ScenarioKeys.global)
      file = entries.first { $0.key == "in" }.flatMap { treePath($0.node) }
    } else {
      setting = self.setting(entry.node)
    }
    guard let setting else { return nil }
    return GlobalSetting(
      name: Located(path.name, at: entry.keyOrigin), members: path.members, file: file,
      content: Choice(setting.alternatives), isOptional: setting.isOptional)
  }

  // MARK: Models

  mutating func models(_ entry: YAMLEntry?) -> [ModelDescription] {
    guard let entry else { return [] }
    // A model can run at any time, so it may speak of every result.
    let ready = names.readyResults
    names.readyResults = Set(names.results.keys)
    defer { names.readyResults = ready }
    return named(entry.node, as: "models by name").compactMap { model($0) }
  }

  private mutating func model(_ entry: YAMLEntry) -> ModelDescription? {
    guard
      let keys = keyed(
        entry.node, as: "a model, {} for one that does nothing", ScenarioKeys.model)
    else { return nil }
    let sets = keys["sets"].map { named($0.node, as: "places by name, such as group.domain") } ?? []
    return ModelDescription(
      name: Located(entry.key, at: entry.keyOrigin),
      returns: keys["returns"].flatMap { single($0.node, canBeOptional: false) },
      sets: sets.compactMap { effect($0) }, conditions: conditions(keys["when"]))
  }

  private mutating func effect(_ entry: YAMLEntry) -> ModelEffect? {
    guard let place = place(entry.key, at: entry.keyOrigin),
      let content = single(entry.node, canBeOptional: false)
    else { return nil }
    return ModelEffect(
      target: place.path, isGlobal: place.isGlobal, content: content, origin: entry.keyOrigin)
  }

  /// Reads a single value by era, where no structure can stand.
  mutating func single(_ node: YAMLNode, canBeOptional: Bool) -> Choice<StateValue>? {
    guard let setting = setting(node) else { return nil }
    if setting.isOptional, !canBeOptional {
      report(
        "misplaced", node.origin, "only fields, globals, sources and config can be optional")
    }
    var alternatives: [Alternative<StateValue>] = []
    for alternative in setting.alternatives {
      guard case .value(let value) = alternative.content.value else {
        report("wrong-kind", alternative.content.origin, "expected a single value")
        continue
      }
      alternatives.append(
        Alternative(
          conditions: alternative.conditions,
          content: Located(value, at: alternative.content.origin)))
    }
    return Choice(alternatives)
  }

  // MARK: Calls

  mutating func calls(_ entry: YAMLEntry?) -> [CallDescription] {
    guard let entry else { return [] }
    return sequence(entry.node, of: "calls").compactMap { call($0) }
  }

  private mutating func call(_ node: YAMLNode) -> CallDescription? {
    let hints = ["optional": "a call that is made only sometimes has a 'when'"]
    guard let keys = keyed(node, as: "a call", ScenarioKeys.call, hints: hints) else { return nil }
    let result = keys["result"].flatMap { identifier($0.node, as: "a name for the result") }
    let arguments = arguments(keys["arguments"])
    let expectation = expectation(keys["expect"])
    let conditions = conditions(keys["when"])
    let file = keys["in"].flatMap { treePath($0.node) }
    if let result { self.names.readyResults.insert(result.value) }
    guard let function = function(keys["call"], in: node) else { return nil }
    return CallDescription(
      function: function, file: file, arguments: arguments, expectation: expectation,
      result: result, conditions: conditions, origin: node.origin)
  }

  private mutating func function(_ entry: YAMLEntry?, in node: YAMLNode) -> Located<String>? {
    guard let entry else {
      report("missing-key", node.origin, "no 'call'; expected the name of a function")
      return nil
    }
    return identifier(entry.node, as: "the name of a function")
  }

  private mutating func arguments(_ entry: YAMLEntry?) -> [Choice<StateValue>] {
    guard let entry else { return [] }
    return sequence(entry.node, of: "values").compactMap { single($0, canBeOptional: false) }
  }

  private mutating func expectation(_ entry: YAMLEntry?) -> Expectation {
    guard let entry else { return .byType }
    if case .scalar("any") = entry.node.kind { return .anything }
    return .oneOf(patterns(entry.node))
  }

  mutating func judge(_ entry: YAMLEntry) -> JudgedCall? {
    let hints = [
      "returns": "what is bad stands under 'bad'", "expect": "what is bad stands under 'bad'",
      "when": "the judged call is always made",
    ]
    guard let keys = keyed(entry.node, as: "the judged call", ScenarioKeys.judge, hints: hints)
    else {
      return nil
    }
    let arguments = arguments(keys["arguments"])
    let file = keys["in"].flatMap { treePath($0.node) }
    var judged: Located<JudgedPlace>?
    if let value = keys["value"],
      let text = text(value.node, as: "a place, such as group.domain")
    {
      judged = place(text.value, at: text.origin).map { Located($0, at: text.origin) }
    }
    guard let function = function(keys["call"], in: entry.node) else { return nil }
    return JudgedCall(
      function: function, file: file, arguments: arguments, place: judged,
      origin: entry.keyOrigin)
  }

  // MARK: Bad and good

  mutating func bad(_ entry: YAMLEntry) -> BadRule? {
    guard let keys = keyed(entry.node, as: "what is bad", ScenarioKeys.bad) else { return nil }
    if let deciding = keys["decided in"], keys["returns"] == nil {
      report(
        "misplaced", deciding.keyOrigin,
        "'decided in' says where a value comes into being; it needs 'returns' beside it")
    }
    guard keys["returns"] != nil || keys["fault"] != nil else {
      guard entry.node.entryCount == 0 else { return nil }
      report("missing-key", entry.node.origin, "nothing is bad; expected returns or fault")
      return nil
    }
    let returns = keys["returns"].map { patterns($0.node) } ?? []
    return BadRule(
      returns: returns, decidingFunctions: decidingFunctions(keys["decided in"]),
      faults: faults(keys["fault"]), origin: entry.keyOrigin)
  }

  private mutating func decidingFunctions(_ entry: YAMLEntry?) -> [Located<String>] {
    guard let entry else { return [] }
    var nodes = [entry.node]
    if case .sequence(let several) = entry.node.kind { nodes = several }
    if nodes.isEmpty {
      report("no-value", entry.node.origin, "no function; expected at least one")
    }
    var seen: Set<String> = []
    return nodes.compactMap { node -> Located<String>? in
      guard let name = identifier(node, as: "the name of a function") else { return nil }
      if !seen.insert(name.value).inserted {
        report("duplicate-name", name.origin, "'\(name.value)' is already there")
      }
      return name
    }
  }

  /// Reports functions that cannot decide anything because a model is always called instead of them.
  mutating func checkDeciding(_ bad: BadRule, _ models: [ModelDescription]) {
    for function in bad.decidingFunctions {
      let model = models.first { $0.name.value == function.value && $0.conditions.isEmpty }
      guard model != nil else { continue }
      report(
        "misplaced", function.origin,
        "'\(function.value)' is a model of the scenario, so the kernel's function decides nothing")
    }
  }

  private mutating func faults(_ entry: YAMLEntry?) -> BadRule.Faults {
    guard let entry else { return .none }
    if case .scalar("any") = entry.node.kind { return .any }
    var nodes = [entry.node]
    if case .sequence(let several) = entry.node.kind { nodes = several }
    let all = FaultKind.allCases.map(\.rawValue)
    let kinds = nodes.compactMap { node -> Located<FaultKind>? in
      guard let text = text(node, as: "any, or a kind of fault") else { return nil }
      if let kind = FaultKind(rawValue: text.value) { return Located(kind, at: text.origin) }
      report(
        "unknown-word", text.origin,
        "'\(text.value.shortened)' is no kind of fault\(suggestion(for: text.value, among: all))")
      return nil
    }
    return .kinds(kinds)
  }

  mutating func good(_ entry: YAMLEntry) -> GoodRule? {
    let hints = ["fault": "a fault can be bad, never good"]
    guard let keys = keyed(entry.node, as: "what is good", ScenarioKeys.good, hints: hints) else {
      return nil
    }
    guard let returns = keys["returns"] else {
      guard entry.node.entryCount == 0 else { return nil }
      report("missing-key", entry.node.origin, "nothing is good; expected returns")
      return nil
    }
    return GoodRule(returns: patterns(returns.node), origin: entry.keyOrigin)
  }

  private mutating func patterns(_ node: YAMLNode) -> [Located<ReturnPattern>] {
    guard case .sequence(let nodes) = node.kind else {
      return pattern(node).map { [Located($0, at: node.origin)] } ?? []
    }
    if nodes.isEmpty { report("no-value", node.origin, "no value; expected at least one") }
    return nodes.compactMap { node in pattern(node).map { Located($0, at: node.origin) } }
  }

  private mutating func pattern(_ node: YAMLNode) -> ReturnPattern? {
    if case .scalar("error") = node.kind { return .error }
    if case .scalar("no error") = node.kind { return .noError }
    if case .scalar("pointer") = node.kind { return .pointer }
    if case .scalar("any") = node.kind {
      report("bad-value", node.origin, "'any' stands only under expect and fault")
      return nil
    }
    guard let value = value(node) else { return nil }
    switch value {
    case .unknown, .new, .string:
      report(
        "bad-value", node.origin,
        "nothing can be compared with this; expected a number, an errno,"
          + " NULL, error, no error, pointer or the name of an object")
      return nil
    default: return .value(value)
    }
  }

  /// Reports values that are bad and good at once.
  mutating func checkOverlap(bad: BadRule, good: GoodRule?) {
    guard let good else {
      for pattern in bad.returns where pattern.value.isNumberZero {
        report(
          "overlap", pattern.origin,
          "0 is bad here, and good unless 'good' says otherwise; add good: {returns: ...}")
      }
      return
    }
    for pattern in good.returns {
      guard let other = bad.returns.first(where: { $0.value.overlaps(pattern.value) }) else {
        continue
      }
      report(
        "overlap", pattern.origin,
        "this is good and bad at once; line \(other.origin.position.line) calls it bad")
    }
  }
}

extension ReturnPattern {
  /// What a value is as a number, where it is one: error pointers are negative errnos.
  private var number: Int128? {
    guard case .value(let value) = self else { return nil }
    return switch value {
    case .integer(let number): number
    case .boolean(let flag): flag ? 1 : 0
    case .null: 0
    case .errno(let errno, let isNegative): Int128(isNegative ? -errno.number : errno.number)
    case .errorPointer(let errno): Int128(-errno.number)
    default: nil
    }
  }

  /// Whether it says 0 or false, which is what the default calls good; NULL is no number.
  fileprivate var isNumberZero: Bool {
    if case .value(.null) = self { return false }
    return number == 0
  }

  /// Whether one value can match both.
  fileprivate func overlaps(_ other: ReturnPattern) -> Bool {
    switch (self, other) {
    case (.error, .error), (.pointer, .pointer), (.noError, .noError): true
    case (.noError, .pointer), (.pointer, .noError): true
    case (.error, .pointer), (.pointer, .error), (.error, .noError), (.noError, .error): false
    case (.error, .value), (.pointer, .value), (.noError, .value): other.overlaps(self)
    // MAX_ERRNO of include/linux/err.h is 4095.
    case (.value, .error): number.map { (-4095 ... -1).contains($0) } ?? false
    case (.value, .noError): !overlaps(.error)
    case (.value(let value), .pointer):
      switch value {
      case .object, .global, .model, .function: true
      default: false
      }
    case (.value(let left), .value(let right)):
      left == right || (number != nil && number == other.number)
    }
  }
}
