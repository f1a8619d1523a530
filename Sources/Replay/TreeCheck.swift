// A scenario against trees: a name that exists at none of the revisions is a mistake of the scenario, not
// of the kernels.

import CProgram
import CSyntax
import Git
import KernelModel
public import Scenarios
public import SourceText

/// Looks for the functions, files, types and fields of a scenario in the trees of a few revisions.
public struct TreeCheck {
  private let scenario: Scenario
  private let replayer: Replayer

  /// Opens a repository for the check.
  public init(scenario: Scenario, repository: String) throws(ReplayTrouble) {
    self.scenario = scenario
    replayer = try Replayer(scenario: scenario, repository: repository)
  }

  /// What exists at none of the revisions, each with its place in the scenario.
  public func diagnostics(at revisions: [String]) throws(ReplayTrouble) -> [Diagnostic] {
    var missing: [MissingName]?
    for revision in revisions {
      let commit = try replayer.reader.resolve(revision)
      let here = try replayer.missingNames(at: commit)
      missing = missing.map { known in known.filter { here.contains($0) } } ?? here
    }
    let place =
      revisions.count == 1 ? "at \(revisions[0])" : "at any of \(revisions.joined(separator: ", "))"
    return (missing ?? []).map { name in
      let hint = name.nearest.map { "; did you mean '\($0)'?" } ?? ""
      let sentence =
        name.reason.map { "\(name.what) has no meaning \(place): \($0)" }
        ?? "\(name.what) does not exist \(place)\(hint)"
      return Diagnostic(
        .error, id: "missing-in-tree", path: scenario.path, position: name.origin.position,
        message: "\(name.origin.yamlPath): \(sentence)")
    }
  }
}

/// A name of a scenario that a tree does not have.
struct MissingName: Equatable {
  let what: String
  let origin: Origin
  let nearest: String?
  /// Why it is missing, where that is more than that no such name exists.
  var reason: String?

  static func == (a: MissingName, b: MissingName) -> Bool {
    a.what == b.what && a.origin == b.origin
  }
}

extension Replayer {
  /// The names of the scenario that a commit's tree does not have.
  func missingNames(at commit: ObjectID) throws(ReplayTrouble) -> [MissingName] {
    let opened = try programs.program(at: commit)
    let names = TreeNames(scenario: scenario, program: opened.program)
    return try opened.run(names.missing()).answer
  }
}

/// Collects what a scenario names that a program does not have.
private struct TreeNames {
  let scenario: Scenario
  let program: Program
  let conditions: TreeConditions

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

  func missing() -> [MissingName] {
    var found: [MissingName] = []
    func add(_ what: String, _ origin: Origin, _ nearest: String? = nil) {
      found.append(MissingName(what: what, origin: origin, nearest: nearest))
    }
    func add(trouble: ExpressionTrouble, _ origin: Origin) {
      found.append(
        MissingName(
          what: "the expression", origin: origin, nearest: nil, reason: trouble.reason))
    }
    for source in scenario.sources
    where !exists(source.path.value) && !source.isOptional {
      add("the file \(source.path.value)", source.path.origin)
    }
    for call in scenario.calls { check(call.function, call.file, add) }
    check(scenario.judge.function, scenario.judge.file, add)
    for function in scenario.bad.decidingFunctions { check(function, nil, add) }
    for object in scenario.objects { check(object, add) }
    for global in scenario.globals where !global.isOptional {
      if program.variable(Name(global.name.value), in: global.file?.value) == nil {
        add("the global \(global.name.value)", global.name.origin)
      }
    }
    let types = scenario.requirements.isEmpty ? [:] : objectTypes()
    for requirement in scenario.requirements where conditions.hold(requirement.conditions) {
      if let file = requirement.file, !exists(file.value) {
        add("the file \(file.value)", file.origin)
        continue
      }
      // An object whose type is not found is told by itself, or its pointer is missing here.
      guard requirement.objects.allSatisfy({ types[$0] != nil }) else { continue }
      do throws(ExpressionTrouble) {
        _ = try CompiledRequirement(requirement, of: scenario, in: program) { types[$0] }
      } catch {
        add(trouble: error, requirement.expression.origin)
      }
    }
    return found
  }

  /// Whether there is a file at a path, or one that stands for it.
  private func exists(_ path: String) -> Bool {
    program.places(of: path).contains { program.file(at: $0) != nil }
  }

  private func check(
    _ function: Located<String>, _ file: Located<String>?,
    _ add: (String, Origin, String?) -> Void
  ) {
    if let file, !exists(file.value) {
      add("the file \(file.value)", file.origin, nil)
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

  private func check(_ object: ObjectDescription, _ add: (String, Origin, String?) -> Void) {
    guard conditions.hold(object.conditions), let type = object.type else { return }
    let units = (object.file.map { program.places(of: $0.value) } ?? program.sources).compactMap {
      program.unit(at: $0)
    }
    guard let found = units.lazy.compactMap({ $0.type(named: type.value) }).first else {
      add(type.value, type.origin, nil)
      return
    }
    // The type is that of one element, and a way that begins with an index begins in the row of them.
    let fields = object.fields.map { field in
      guard object.count != nil, case .index? = field.path.steps.first else { return field }
      var inside = field
      inside.path.steps.removeFirst()
      return inside
    }
    check(fields, found, add)
  }

  private func check(
    _ fields: [FieldSetting], _ type: CType, _ add: (String, Origin, String?) -> Void
  ) {
    for field in fields where !field.isOptional {
      let chosen = field.content.alternatives.first { conditions.hold($0.conditions) }
      guard let chosen, !chosen.content.value.isEmpty else { continue }
      guard let place = conditions.follow(field.path, from: type) else {
        let wanted = field.path.steps.last.flatMap { step -> String? in
          if case .member(let name) = step { return name }
          return nil
        }
        let known = type.record?.members?.compactMap { $0.name?.spelling } ?? []
        add(
          "\(type.text).\(field.path)", field.origin,
          wanted.flatMap { nearestName(to: $0, among: known) })
        continue
      }
      if case .fields(let inner) = chosen.content.value { check(inner, place.type, add) }
      if case .value(.constant(let name)) = chosen.content.value,
        program.constant(Name(name)) == nil
      {
        add("the constant \(name)", chosen.content.origin, nil)
      }
    }
  }
}

/// A requirement of a scenario as a function of the objects it names.
struct CompiledRequirement {
  /// Gives 1 if the requirement holds and 0 if not.
  let function: FunctionSymbol
  /// The objects whose addresses are its arguments, in this order.
  let objects: [String]

  /// Compiles a requirement.
  ///
  /// - Parameter type: The type of an object that exists, nil for one that does not.
  init(
    _ requirement: Requirement, of scenario: Scenario, in program: Program,
    type: (String) -> CType?
  ) throws(ExpressionTrouble) {
    var parameters: [(name: Name, type: CType)] = []
    var variables: [(name: Name, type: CType)] = []
    for name in requirement.objects {
      guard let type = type(name) else {
        throw ExpressionTrouble(reason: "the object '\(name)' does not exist here", span: .none)
      }
      if type.record != nil || scenario.object(named: name)?.count != nil {
        parameters.append((Name(name), .pointer(type)))
      } else {
        variables.append((Name(name), type))
      }
    }
    function = try program.function(
      evaluating: requirement.expression.value, in: requirement.file?.value,
      parameters: parameters, variables: variables)
    objects = (parameters + variables).map(\.name.spelling)
  }
}
