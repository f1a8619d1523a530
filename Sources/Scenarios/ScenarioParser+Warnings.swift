// What is no mistake in itself and is probably not meant: parts of a scenario that do nothing.

import SourceText

extension ScenarioParser {
  /// Reports objects that nothing uses, and objects whose type nothing tells.
  mutating func checkUse(of objects: [ObjectDescription]) {
    let reached = reachedObjects()
    let named = names.uses.values.reduce(into: names.used) { $0.formUnion($1) }
    for object in objects {
      let name = object.name.value
      if !reached.contains(name) {
        warn(
          "unused-object", object.name.origin,
          named.contains(name)
            ? "only objects that nothing uses lead to the object '\(name)'"
            : "nothing uses the object '\(name)'")
      }
      if named.contains(name), object.type == nil, !names.pointedTo.contains(name) {
        report(
          "no-type", object.name.origin,
          "the object '\(name)' has no type and no pointer leads to it as a whole; give its type")
      }
    }
  }

  /// The objects that what is called, asked or set leads to.
  private func reachedObjects() -> Set<String> {
    var reached = names.used
    var waiting = Array(reached)
    while let name = waiting.popLast() {
      for next in names.uses[name] ?? [] where reached.insert(next).inserted {
        waiting.append(next)
      }
    }
    return reached
  }

  /// Warns of what can never happen in a scenario that has no errors.
  mutating func warn(of scenario: Scenario) {
    for model in scenario.models where model.name.value == scenario.judge.function.value {
      warn(
        "model-of-judged", model.name.origin,
        "the model answers for the function that is judged, so no kernel is asked")
    }
    var conditions = ConditionWalk(machine: scenario.machine)
    conditions.visit(scenario)
    for finding in conditions.findings { warn(finding.id, finding.origin, finding.message) }
  }
}
