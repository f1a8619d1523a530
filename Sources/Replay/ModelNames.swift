// What the scenario's own models do to one tree: a model that bears the name of a function is called instead of it, and
// one that bears no such name and that nothing points to is never called.

import CProgram
import CSyntax
import Scenarios

/// Compares the names of a scenario's models with the functions of a program whose sources are set.
struct ModelNames {
  let scenario: Scenario
  let program: Program

  /// Where a source defines a function.
  private struct Definition {
    let path: String
    let file: FileNumber
    let tokens: Range<Int>
  }

  /// The models to which no value points and whose names mean nothing to the sources and what they include.
  func unused() -> Set<String> {
    let pointedTo = scenario.modelsPointedTo
    return Set(
      scenario.models.map(\.name.value).filter { model in
        guard !pointedTo.contains(model) else { return false }
        let name = Name(model)
        return !program.sources.contains { path in
          guard let unit = program.unit(at: path) else { return false }
          return unit.symbol(name) != nil || unit.definesMacro(name)
        }
      })
  }

  /// The functions of the sources for which a model answers though the judged function calls them.
  ///
  /// What a function calls is read off its text, by name: no pointer is followed, and neither is what a model answers for.
  func hidden() -> [HiddenFunction] {
    let conditions = TreeConditions(program: program)
    let models = Set(
      scenario.models.filter { conditions.hold($0.conditions) }.map { Name($0.name.value) })
    guard !models.isEmpty else { return [] }
    let definitions = definitions()
    var hidden: [HiddenFunction] = []
    let judged = Name(scenario.judge.function.value)
    var seen: Set<Name> = [judged]
    var waiting = [judged]
    while let name = waiting.popLast() {
      guard let places = definitions[name] else { continue }
      if models.contains(name) {
        hidden.append(HiddenFunction(name: name.spelling, path: places[0].path))
        continue
      }
      for place in places {
        for callee in callees(of: place) where definitions[callee] != nil {
          if seen.insert(callee).inserted { waiting.append(callee) }
        }
      }
    }
    return hidden
  }

  private func definitions() -> [Name: [Definition]] {
    var found: [Name: [Definition]] = [:]
    for path in program.sources {
      guard let file = program.file(at: path) else { continue }
      let outline = program.outline(of: file)
      for entry in outline.entries where entry.kind == .function {
        found[entry.name, default: []].append(
          Definition(path: path, file: file, tokens: outline.items[Int(entry.item)].tokens))
      }
    }
    return found
  }

  /// The names in a definition that a parenthesis follows.
  private func callees(of place: Definition) -> Set<Name> {
    let outline = program.outline(of: place.file)
    var names: Set<Name> = []
    for index in place.tokens.dropLast() {
      let token = outline.tokens[index]
      guard token.kind == .identifier,
        outline.bytes[Int(outline.tokens[index + 1].start)] == UInt8(ascii: "(")
      else { continue }
      names.insert(Name(bytes: outline.bytes[token.range]))
    }
    return names
  }
}
