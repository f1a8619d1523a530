// Which of the names in a scenario one tree has.

import CProgram
import CSyntax
import KernelModel
import Scenarios

/// Collects what a scenario names that a program does not have.
struct TreeNames {
  let scenario: Scenario
  let program: Program
  let conditions: TreeConditions
  /// The types of those objects whose type can be told.
  private(set) var types: [String: CType] = [:]
  private(set) var found: [MissingName] = []
  /// What was looked for among the variables of functions.
  private var locals: [String: LocalSearch] = [:]
  /// Nobody makes so many mistakes, and each search goes through all files.
  private static let localsLimit = 64

  init(scenario: Scenario, program: Program) {
    self.scenario = scenario
    self.program = program
    // A source that is found elsewhere exists; where none can be told, those that are there have to do.
    let environment = KernelEnvironment()
    var finder = SourceFinder(scenario: scenario, program: program) {
      environment.model(of: $0) != nil
    }
    let isFound = (try? finder.arrange()) != nil
    let found = isFound ? program.sources : []
    let present = scenario.sources.map(\.path.value).filter { program.file(at: $0) != nil }
    program.sources = found + present.filter { !found.contains($0) }
    conditions = TreeConditions(program: program)
  }

  /// What is missing.
  mutating func missing() -> [MissingName] {
    for source in scenario.sources
    where !exists(source.path.value) && !source.isOptional {
      add("the file \(source.path.value)", source.path.origin)
    }
    for call in scenario.calls { check(call.function, call.file) }
    check(scenario.judge.function, scenario.judge.file)
    for function in scenario.bad.decidingFunctions { check(function, nil) }
    types = objectTypes()
    for object in scenario.objects { check(object) }
    for global in scenario.globals { check(global) }
    checkPlaces()
    for call in scenario.calls where conditions.hold(call.conditions) {
      checkArguments(of: call.function, call.file, call.arguments)
    }
    checkArguments(of: scenario.judge.function, scenario.judge.file, scenario.judge.arguments)
    checkState()
    for requirement in scenario.requirements where conditions.hold(requirement.conditions) {
      check(requirement)
    }
    return found
  }

  /// The variables and parameters of a name that functions have; nil where that is not looked for any more.
  mutating func locals(called name: String) -> LocalSearch? {
    if let known = locals[name] { return known }
    guard locals.count < Self.localsLimit else { return nil }
    let search = LocalSearch(name, in: program)
    locals[name] = search
    return search
  }

  mutating func add(
    _ what: String, _ origin: Origin, _ nearest: String? = nil, isEmpty: Bool = false
  ) {
    found.append(MissingName(what: what, origin: origin, nearest: nearest, isEmpty: isEmpty))
  }

  /// Adds what exists and still has no meaning.
  mutating func addReason(
    _ what: String, _ reason: String, _ origin: Origin, isOfCall: Bool = false
  ) {
    found.append(
      MissingName(what: what, origin: origin, nearest: nil, reason: reason, isOfCall: isOfCall))
  }

  private mutating func check(_ requirement: Requirement) {
    if let file = requirement.file, !exists(file.value) {
      add("the file \(file.value)", file.origin)
      return
    }
    // An object whose type is not found is told by itself, or its pointer is missing here.
    guard requirement.objects.allSatisfy({ types[$0] != nil }) else { return }
    do throws(ExpressionTrouble) {
      _ = try CompiledRequirement(requirement, of: scenario, in: program) { types[$0] }
    } catch {
      addReason("the expression", error.reason, requirement.expression.origin)
    }
  }

  /// Whether there is a file at a path, or one that stands for it.
  private func exists(_ path: String) -> Bool {
    program.places(of: path).contains { program.file(at: $0) != nil }
  }

  private mutating func check(_ function: Located<String>, _ file: Located<String>?) {
    if let file, !exists(file.value) {
      add("the file \(file.value)", file.origin)
      return
    }
    if program.function(Name(function.value), in: file?.value)?.definition != nil { return }
    if scenario.model(named: function.value) != nil { return }
    let known = program.functionNames(
      in: file.map { program.places(of: $0.value) } ?? program.sources)
    add(
      "the function \(function.value)()", function.origin,
      nearestName(to: function.value, among: known))
  }

  /// The types of the objects: given, or that of a pointer which leads to each.
  private func objectTypes() -> [String: CType] {
    var types: [String: CType] = [:]
    let present = scenario.objects.filter { conditions.hold($0.conditions) }
    for object in present {
      guard let text = object.type?.value else { continue }
      let paths = object.file.map { program.places(of: $0.value) } ?? program.sources
      types[object.name.value] =
        paths.lazy.compactMap { program.unit(at: $0)?.type(named: text) }
        .first
    }
    func learn(_ value: StateValue, _ type: CType?) {
      guard case .object(let path) = value, path.members.steps.isEmpty, types[path.name] == nil,
        let pointee = type?.pointee?.unqualified, !pointee.isVoid
      else { return }
      types[path.name] = pointee
    }
    func learn(_ fields: [FieldSetting], _ type: CType) {
      for field in fields {
        guard let place = conditions.follow(field.path, from: type),
          let content = field.content.alternatives.first(where: { conditions.hold($0.conditions) })
        else { continue }
        if case .value(let value) = content.content.value { learn(value, place.type) }
        if case .fields(let inner) = content.content.value { learn(inner, place.type) }
      }
    }
    let calls =
      scenario.calls.map { ($0.function.value, $0.file?.value, $0.arguments) }
      + [(scenario.judge.function.value, scenario.judge.file?.value, scenario.judge.arguments)]
    for (function, file, arguments) in calls {
      let parameters = program.function(Name(function), in: file)?.functionType.parameters ?? []
      for (argument, type) in zip(arguments, parameters) {
        for alternative in argument.alternatives { learn(alternative.content.value, type) }
      }
    }
    var count = -1
    while count < types.count {
      count = types.count
      for object in present {
        if let type = types[object.name.value] { learn(object.fields, type) }
      }
    }
    return types
  }
}
