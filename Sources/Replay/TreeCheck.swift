// A scenario against trees: a name that exists at none of the revisions is a mistake of the scenario, not
// of the kernels.

import CProgram
import CSyntax
import Git
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
      let commit = try replayer.resolve(revision)
      let here = try replayer.missingNames(at: commit)
      missing = missing.map { known in known.filter { here.contains($0) } } ?? here
    }
    let place =
      revisions.count == 1 ? "at \(revisions[0])" : "at any of \(revisions.joined(separator: ", "))"
    return (missing ?? []).map { name in
      let hint = name.nearest.map { "; did you mean '\($0)'?" } ?? ""
      return Diagnostic(
        .error, id: "missing-in-tree", path: scenario.path, position: name.origin.position,
        message: "\(name.origin.yamlPath): \(name.what) does not exist \(place)\(hint)")
    }
  }
}

/// A name of a scenario that a tree does not have.
struct MissingName: Equatable {
  let what: String
  let origin: Origin
  let nearest: String?

  static func == (a: MissingName, b: MissingName) -> Bool {
    a.what == b.what && a.origin == b.origin
  }
}

extension Replayer {
  /// The names of the scenario that a commit's tree does not have.
  func missingNames(at commit: ObjectID) throws(ReplayTrouble) -> [MissingName] {
    let program = try self.program(at: commit)
    let names = TreeNames(scenario: scenario, program: program.program)
    let missing = names.missing()
    if let failure = program.files.failure { throw ReplayTrouble(failure) }
    return missing
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
    program.sources = scenario.sources.map(\.path.value).filter { program.file(at: $0) != nil }
    conditions = TreeConditions(program: program)
  }

  func missing() -> [MissingName] {
    var found: [MissingName] = []
    func add(_ what: String, _ origin: Origin, _ nearest: String? = nil) {
      found.append(MissingName(what: what, origin: origin, nearest: nearest))
    }
    for source in scenario.sources
    where program.file(at: source.path.value) == nil && !source.isOptional {
      add("the file \(source.path.value)", source.path.origin)
    }
    for call in scenario.calls { check(call.function, call.file, add) }
    check(scenario.judge.function, scenario.judge.file, add)
    for object in scenario.objects { check(object, add) }
    for global in scenario.globals where !global.isOptional {
      if program.variable(Name(global.name.value), in: global.file?.value) == nil {
        add("the global \(global.name.value)", global.name.origin)
      }
    }
    return found
  }

  private func check(
    _ function: Located<String>, _ file: Located<String>?,
    _ add: (String, Origin, String?) -> Void
  ) {
    if let file, program.file(at: file.value) == nil {
      add("the file \(file.value)", file.origin, nil)
      return
    }
    if program.function(Name(function.value), in: file?.value)?.definition != nil { return }
    if scenario.model(named: function.value) != nil { return }
    let known = program.functionNames(in: file.map { [$0.value] } ?? program.sources)
    add(
      "the function \(function.value)()", function.origin,
      nearestName(to: function.value, among: known))
  }

  private func check(_ object: ObjectDescription, _ add: (String, Origin, String?) -> Void) {
    guard conditions.hold(object.conditions), let type = object.type else { return }
    let units = (object.file.map { [$0.value] } ?? program.sources).compactMap {
      program.unit(at: $0)
    }
    guard let found = units.lazy.compactMap({ $0.type(named: type.value) }).first else {
      add(type.value, type.origin, nil)
      return
    }
    check(object.fields, found, add)
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
