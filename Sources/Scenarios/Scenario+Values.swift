extension Scenario {
  /// Every value that the scenario writes, in the order of its parts; what `bad` and `good` compare with is none.
  public var values: [Located<StateValue>] {
    var found: [Located<StateValue>] = []
    func add(_ choice: Choice<StateValue>) { found += choice.alternatives.map(\.content) }
    func addContent(_ choice: Choice<StateContent>) {
      for alternative in choice.alternatives { found += alternative.content.values }
    }
    for object in objects {
      for field in object.fields { addContent(field.content) }
      if let value = object.value { addContent(value) }
    }
    for global in globals { addContent(global.content) }
    for given in state {
      if case .value(let value) = given.value.value {
        found.append(Located(value, at: given.value.origin))
      }
    }
    for model in models {
      if let returns = model.returns { add(returns) }
      for effect in model.sets { add(effect.content) }
    }
    for call in calls { for argument in call.arguments { add(argument) } }
    for argument in judge.arguments { add(argument) }
    return found
  }

  /// The models that values point to.
  public var modelsPointedTo: Set<String> {
    var names: Set<String> = []
    for value in values {
      if case .model(let name) = value.value { names.insert(name) }
    }
    return names
  }
}

extension Located<StateContent> {
  /// The values in it, the nodes of lists left out.
  fileprivate var values: [Located<StateValue>] {
    switch value {
    case .value(let value): [Located<StateValue>(value, at: origin)]
    case .list: []
    case .fields(let fields):
      fields.flatMap { $0.content.alternatives.flatMap(\.content.values) }
    case .elements(let elements): elements.flatMap(\.values)
    }
  }
}
