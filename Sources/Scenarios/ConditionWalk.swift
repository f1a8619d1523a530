// How to read this file: conditions that stand one inside the other must all hold, those of an object for its fields
// too. Each list of conditions is looked at with all that it stands in.

import SourceText

/// Looks for conditions of a scenario that can never hold, and for alternatives that are never reached.
struct ConditionWalk {
  /// Something that can never happen.
  struct Finding {
    let id: String
    let origin: Origin
    let message: String
  }

  let machine: Machine
  private(set) var findings: [Finding] = []
  private var told: Set<Origin> = []

  init(machine: Machine) { self.machine = machine }

  /// Looks at all conditions of a scenario.
  mutating func visit(_ scenario: Scenario) {
    for source in scenario.sources { check(source.conditions) }
    for object in scenario.objects {
      check(object.conditions)
      visit(object.fields, inside: object.conditions)
      if let value = object.value { visit(value, inside: object.conditions) }
    }
    for global in scenario.globals { visit(global.content, inside: []) }
    for requirement in scenario.requirements { check(requirement.conditions) }
    for model in scenario.models {
      check(model.conditions)
      if let returns = model.returns { visit(returns, inside: model.conditions) }
      for effect in model.sets { visit(effect.content, inside: model.conditions) }
    }
    for call in scenario.calls {
      check(call.conditions)
      for argument in call.arguments { visit(argument, inside: call.conditions) }
    }
    for argument in scenario.judge.arguments { visit(argument, inside: []) }
  }

  private mutating func visit(_ fields: [FieldSetting], inside outer: [Condition]) {
    for field in fields { visit(field.content, inside: outer) }
  }

  private mutating func visit(_ choice: Choice<StateContent>, inside outer: [Condition]) {
    checkAlternatives(choice, inside: outer)
    for alternative in choice.alternatives {
      visit(alternative.content.value, inside: outer + alternative.conditions)
    }
  }

  private mutating func visit(_ choice: Choice<StateValue>, inside outer: [Condition]) {
    checkAlternatives(choice, inside: outer)
  }

  private mutating func visit(_ content: StateContent, inside outer: [Condition]) {
    switch content {
    case .value: break
    case .list(let entries):
      for entry in entries { check(entry.conditions, inside: outer) }
    case .fields(let fields): visit(fields, inside: outer)
    case .elements(let elements):
      for element in elements { visit(element.value, inside: outer) }
    }
  }

  // MARK: Checks

  private mutating func checkAlternatives<Content>(
    _ choice: Choice<Content>, inside outer: [Condition]
  ) {
    var earlier: [(conditions: Set<Condition.Question>, line: Int)] = []
    for alternative in choice.alternatives {
      check(alternative.conditions, inside: outer)
      let asked = Set(alternative.conditions.map(\.question))
      let line = alternative.content.origin.position.line
      if let other = earlier.first(where: { $0.conditions.isSubset(of: asked) }) {
        tell(
          "never-reached", alternative.content.origin,
          "never reached: the alternative in line \(other.line) is taken wherever this one could be"
        )
      }
      // What has no condition and stands before others is an error already; of very many not all are compared.
      if !asked.isEmpty, earlier.count < 100 { earlier.append((asked, line)) }
    }
  }

  /// Tells the first of some conditions that cannot hold, with those around it or with the machine.
  private mutating func check(_ conditions: [Condition], inside outer: [Condition] = []) {
    guard !conditions.isEmpty else { return }
    var known = Array(outer.prefix(100))
    for condition in conditions.prefix(100) {
      if let reason = condition.whyNever(on: machine)
        ?? known.lazy.compactMap({ condition.conflict(with: $0) }).first
      {
        tell("never-holds", condition.origin, "never holds: \(reason)")
        return
      }
      known.append(condition)
    }
  }

  private mutating func tell(_ id: String, _ origin: Origin, _ message: String) {
    guard told.insert(origin).inserted else { return }
    findings.append(Finding(id: id, origin: origin, message: message))
  }
}

extension Condition {
  /// What is asked, wherever it is written.
  struct Question: Hashable {
    let test: Test
    let file: String?
  }

  /// What is asked, wherever it is written.
  var question: Question { Question(test: test, file: file?.value) }

  /// Why it holds at no commit, whatever its tree has; nil if it may hold.
  func whyNever(on machine: Machine) -> String? {
    switch test {
    case .arch(let wanted):
      let given = machine.arch.value
      guard wanted.directory != given.directory || wanted.pointerBits != given.pointerBits else {
        return nil
      }
      return "the machine is \(given.name)"
    case .has(.config(let name)):
      guard let entry = machine.config(name) else {
        return "CONFIG_\(name) is not given under machine, so it is not set"
      }
      return entry.value == .no ? "CONFIG_\(name) is n" : nil
    case .lacks(.config(let name)):
      switch machine.config(name)?.value {
      case .yes?, .module?, .text?: return "CONFIG_\(name) is set"
      case .no?, .unknown?, nil: return nil
      }
    case .has, .lacks: return nil
    }
  }

  /// Why it cannot hold where another one does; nil if it may.
  func conflict(with other: Condition) -> String? {
    guard file?.value == other.file?.value else { return nil }
    let line = other.origin.position.line
    switch (test, other.test) {
    case (.arch(let here), .arch(let there)):
      return here.directory == there.directory && here.pointerBits == there.pointerBits
        ? nil : "line \(line) wants \(there.name)"
    case (.has(let had), .lacks(let lacked)), (.lacks(let lacked), .has(let had)):
      return had.needs(lacked) ? "line \(line) says the opposite" : nil
    default: return nil
    }
  }
}

extension Entity {
  /// Whether there can be no such thing without another.
  fileprivate func needs(_ other: Entity) -> Bool {
    if self == other { return true }
    guard case .field(let type, let path) = self else { return false }
    switch other {
    case .type(let needed): return needed == type
    case .field(let owner, let shorter):
      return owner == type && path.steps.starts(with: shorter.steps)
    default: return false
    }
  }
}
