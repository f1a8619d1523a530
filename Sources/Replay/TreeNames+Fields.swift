// How to read this file: a way through a type is followed as a replay follows it, with what the scenario says at this
// commit. Where it leads nowhere, the first member that is not there is what is missing.

import CProgram
import CSyntax
import Scenarios

extension TreeNames {
  /// Looks for the type and the fields of an object.
  mutating func check(_ object: ObjectDescription) {
    guard conditions.hold(object.conditions) else { return }
    guard let type = types[object.name.value] else {
      // Where a pointer should say the type, it is the pointer that is missing.
      if let type = object.type { add(type.value, type.origin) }
      return
    }
    // The type is that of one element, and a way that begins with an index begins in the row of them.
    let fields = object.fields.map { field in
      guard object.count != nil, case .index? = field.path.steps.first else { return field }
      var inside = field
      inside.path.steps.removeFirst()
      return inside
    }
    check(fields, type)
    if let value = object.value { check(value, type) }
  }

  /// Looks for a variable of the sources and what of it is set.
  mutating func check(_ global: GlobalSetting) {
    let chosen = content(of: global.content)
    let isEmpty = chosen?.value.isEmpty ?? true
    guard let symbol = variable(global.name.value, global.file?.value) else {
      if !global.isOptional {
        add(
          "the global \(global.name.value)", global.name.origin,
          nearestName(to: global.name.value, among: variableNames(global.file?.value)))
      }
      return
    }
    guard let place = conditions.follow(global.members, from: symbol.type) else {
      guard !global.isOptional, chosen != nil else { return }
      addMissing(
        global.members, from: symbol.type, as: "\(global.name.value).\(global.members)",
        global.name.origin, isEmpty: isEmpty)
      return
    }
    check(global.content, place.type)
  }

  /// Looks for the places that the scenario judges, and that its models and calls use.
  mutating func checkPlaces() {
    if let place = scenario.judge.place {
      check(place.value.path, isGlobal: place.value.isGlobal, place.origin)
    }
    var choices = scenario.judge.arguments
    for call in scenario.calls where conditions.hold(call.conditions) { choices += call.arguments }
    for model in scenario.models where conditions.hold(model.conditions) {
      if let returns = model.returns { choices.append(returns) }
      for effect in model.sets {
        check(effect.target, isGlobal: effect.isGlobal, effect.origin)
        choices.append(effect.content)
      }
    }
    for choice in choices {
      if let content = content(of: choice) { check(content.value, content.origin) }
    }
  }

  // MARK: Contents

  private mutating func check(_ fields: [FieldSetting], _ type: CType) {
    for field in fields {
      guard let chosen = content(of: field.content) else { continue }
      guard let place = conditions.follow(field.path, from: type) else {
        guard !field.isOptional else { continue }
        addMissing(
          field.path, from: type, as: "\(type.text).\(field.path)", field.origin,
          isEmpty: chosen.value.isEmpty)
        continue
      }
      check(field.content, place.type, place.bits)
    }
  }

  private mutating func check(
    _ choice: Choice<StateContent>, _ type: CType, _ bits: BitField? = nil
  ) {
    if let content = content(of: choice) { check(content, type, bits) }
  }

  private mutating func check(
    _ content: Located<StateContent>, _ type: CType, _ bits: BitField? = nil
  ) {
    switch content.value {
    case .value(let value):
      check(value, content.origin)
      checkFit(of: value, in: type, bits: bits, content.origin)
    case .fields(let fields): check(fields, type)
    case .list(let entries):
      for entry in entries where conditions.hold(entry.conditions) {
        check(entry.node.value, isGlobal: false, entry.node.origin)
      }
    case .elements(let elements):
      guard case .array(let element, _) = type.unqualified else { return }
      for part in elements { check(part, element) }
    }
  }

  /// Looks for what a value names.
  private mutating func check(_ value: StateValue, _ origin: Origin) {
    switch value {
    case .constant(let name):
      if program.constant(Name(name)) == nil { add("the constant \(name)", origin) }
    case .function(let name):
      if program.function(Name(name)) == nil {
        let known = program.functionNames(in: program.sources)
        add("the function \(name)()", origin, nearestName(to: name, among: known))
      }
    case .object(let path): check(path, isGlobal: false, origin)
    case .global(let path): check(path, isGlobal: true, origin)
    case .integer, .boolean, .null, .unknown, .new, .errno, .errorPointer, .model, .result, .string:
      break
    }
  }

  /// Looks for a member of an object or of a variable.
  private mutating func check(_ path: ObjectPath, isGlobal: Bool, _ origin: Origin) {
    var members = path.members
    let type: CType
    if isGlobal {
      guard let symbol = variable(path.name, nil) else {
        add(
          "the global \(path.name)", origin,
          nearestName(to: path.name, among: variableNames(nil)))
        return
      }
      type = symbol.type
    } else {
      // An object without a known type is told by itself.
      guard let known = types[path.name] else { return }
      type = known
      if scenario.object(named: path.name)?.count != nil, case .index? = members.steps.first {
        members.steps.removeFirst()
      }
    }
    guard conditions.follow(members, from: type) == nil else { return }
    addMissing(members, from: type, as: "\(type.text).\(members)", origin)
  }

  // MARK: Names

  /// Tells that a way leads nowhere, and what the first member was probably meant to be that is not there.
  mutating func addMissing(
    _ path: MemberPath, from type: CType, as what: String, _ origin: Origin, isEmpty: Bool = false
  ) {
    var owner = type
    var nearest: String?
    for (index, step) in path.steps.enumerated() {
      let part = MemberPath(steps: Array(path.steps[...index]))
      if let place = conditions.follow(part, from: type) {
        owner = place.type
        continue
      }
      if case .member(let name) = step {
        nearest = nearestName(to: name, among: memberNames(of: owner))
      }
      break
    }
    add(what, origin, nearest, isEmpty: isEmpty)
  }

  /// The names of a structure's members, those of unnamed structures in it as well.
  private func memberNames(of type: CType, depth: Int = 0) -> [String] {
    guard depth < 16 else { return [] }
    return (type.record?.members ?? []).flatMap { member in
      member.name.map { [$0.spelling] } ?? memberNames(of: member.type, depth: depth + 1)
    }
  }

  private func variable(_ name: String, _ path: String?) -> VariableSymbol? {
    program.variable(Name(name), in: path)
  }

  /// The names of all variables that files seem to define.
  private func variableNames(_ path: String?) -> [String] {
    var names: Set<Name> = []
    for path in path.map({ program.places(of: $0) }) ?? program.sources {
      guard let file = program.file(at: path) else { continue }
      for entry in program.outline(of: file).entries where entry.kind == .declaration {
        names.insert(entry.name)
      }
    }
    return names.map(\.spelling).sorted()
  }

  func content<Content>(of choice: Choice<Content>) -> Located<Content>? {
    choice.alternatives.first { conditions.hold($0.conditions) }?.content
  }
}
