// A scenario against trees: a name that exists at none of the revisions is a mistake of the scenario, not
// of the kernels. What exists at one of them is none.

import CProgram
import Git
public import Scenarios
public import SourceText

/// Looks for the functions, files, types, fields and CONFIG symbols of a scenario in the trees of a few revisions.
public struct TreeCheck {
  private let scenario: Scenario
  private let isWhole: Bool
  private let replayer: Replayer

  /// Opens a repository for the check.
  ///
  /// - Parameter isWhole: Whether all of the scenario could be read. Of a part only the names are looked for: an argument
  ///   or a use of a model may be missing in it.
  public init(
    scenario: Scenario, repository: String, isWhole: Bool = true
  ) throws(ReplayTrouble) {
    self.scenario = scenario
    self.isWhole = isWhole
    replayer = try Replayer(scenario: scenario, repository: repository)
  }

  /// What exists at none of the revisions, and models that hide what they should not or do nothing; each with its
  /// place in the scenario, in the order of the file.
  public func diagnostics(at revisions: [String]) throws(ReplayTrouble) -> [Diagnostic] {
    var missing: [MissingName]?
    var unused: Set<String>?
    var hidden: [HiddenFunction] = []
    for revision in revisions {
      let commit = try replayer.reader.resolve(revision)
      var here = try replayer.names(at: commit)
      if !isWhole {
        here.missing.removeAll { $0.isOfCall }
        here.unusedModels = []
        here.hidden = []
      }
      // What is empty at one of them may be left out there, so it is no error.
      missing =
        missing.map { known in
          known.compactMap { name in
            here.missing.first { $0.origin == name.origin }.map { $0.isEmpty ? $0 : name }
          }
        } ?? here.missing
      unused = unused.map { $0.intersection(here.unusedModels) } ?? here.unusedModels
      for function in here.hidden where !hidden.contains(where: { $0.name == function.name }) {
        var function = function
        function.revision = revision
        hidden.append(function)
      }
    }
    let place =
      revisions.count == 1 ? "at \(revisions[0])" : "at any of \(revisions.joined(separator: ", "))"
    let found =
      (missing ?? []).map { diagnostic(of: $0, place) } + hidden.compactMap { diagnostic(of: $0) }
      + scenario.models.filter { unused?.contains($0.name.value) ?? false }.map { model in
        warning(
          "unused-model", model.name.origin,
          "nothing uses the model: no value is 'model \(model.name.value)', and the sources know "
            + "nothing of that name \(place)")
      }
    return found.enumerated().sorted { left, right in
      let places = [left, right].map { item in
        (item.element.position?.line ?? 0, item.element.position?.column ?? 0, item.offset)
      }
      return places[0] < places[1]
    }.map(\.element)
  }

  private func diagnostic(of name: MissingName, _ place: String) -> Diagnostic {
    let hint = name.nearest.map { "; did you mean '\($0)'?" } ?? ""
    if name.isEmpty {
      return warning(
        "missing-in-tree", name.origin,
        "\(name.what) does not exist \(place), so this says nothing\(hint)")
    }
    let sentence =
      name.reason.map { "\(name.what) has no meaning \(place): \($0)" }
      ?? "\(name.what) does not exist \(place)\(hint)"
    return Diagnostic(
      .error, id: "missing-in-tree", path: scenario.path, position: name.origin.position,
      message: "\(name.origin.yamlPath): \(sentence)")
  }

  private func diagnostic(of function: HiddenFunction) -> Diagnostic? {
    let judged = scenario.judge.function.value
    // That it answers for what is judged is told without any tree.
    guard function.name != judged, let model = scenario.model(named: function.name) else {
      return nil
    }
    return warning(
      "model-on-path", model.name.origin,
      "the model answers for \(function.name)() of \(function.path), which is on the path of "
        + "\(judged)() at \(function.revision): it is never run, so no change of it can change a verdict"
    )
  }

  private func warning(_ id: String, _ origin: Origin, _ message: String) -> Diagnostic {
    Diagnostic(
      .warning, id: id, path: scenario.path, position: origin.position,
      message: "\(origin.yamlPath): \(message)")
  }
}

/// A name of a scenario that a tree does not have.
struct MissingName {
  let what: String
  let origin: Origin
  let nearest: String?
  /// Why it is missing, where that is more than that no such name exists.
  var reason: String?
  /// Whether leaving it out says the same, so that nothing comes of it.
  var isEmpty = false
  /// Whether it is about how a call is made.
  var isOfCall = false
}

/// A function of the sources that a model of the scenario keeps from being run.
struct HiddenFunction {
  let name: String
  let path: String
  var revision = ""
}

/// What a commit's tree says of the names in a scenario.
struct NamesInTree {
  var missing: [MissingName]
  /// The models to which no value points and whose names nothing in the sources bears.
  var unusedModels: Set<String>
  var hidden: [HiddenFunction]
}

extension Replayer {
  /// What a commit's tree says of the names in the scenario.
  func names(at commit: ObjectID) throws(ReplayTrouble) -> NamesInTree {
    let opened = try programs.program(at: commit)
    var names = TreeNames(scenario: scenario, program: opened.program)
    let models = ModelNames(scenario: scenario, program: opened.program)
    var found = try opened.run(
      NamesInTree(
        missing: names.missing(), unusedModels: models.unused(), hidden: models.hidden())
    ).answer
    found.missing += try missingSymbols(at: opened.commit.tree)
    return found
  }

  /// The CONFIG symbols that the scenario sets and no Kconfig file of a tree has.
  private func missingSymbols(at tree: ObjectID) throws(ReplayTrouble) -> [MissingName] {
    let given = scenario.machine.config.filter {
      !$0.isOptional && !$0.isFromFile && !$0.value.isEmpty
    }
    guard !given.isEmpty, let known = try reader.kconfigSymbols(in: tree) else { return [] }
    let missing = given.filter { !known.contains($0.name) }
    let names = missing.isEmpty ? [] : known.sorted()
    return missing.map { entry in
      MissingName(
        what: "CONFIG_\(entry.name)", origin: entry.origin,
        nearest: nearestName(to: entry.name, among: names))
    }
  }
}
