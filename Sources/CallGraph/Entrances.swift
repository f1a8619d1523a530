// How to read this file: an entrance is one place at which a function comes into a pointer. Some say so themselves, as
// `.probe = f` does; where the function is an argument, it is followed through the parameters of what it is handed to,
// until one is assigned to a member or called. Entrances are found by what is called through, the key.

import CSyntax
import SourceIndex

/// What is called through, as entrances and exits are matched by it.
enum PointerKey: Hashable {
  case member(Name)
  case parameter(Name, Int)
  case variable(Name)
  /// What the function of a name in a file returns.
  case result(Name, String)
  /// Any but a member: how the function comes there is not followed.
  case registered
}

/// One place at which a function comes into a pointer.
struct Entrance {
  let key: PointerKey
  let owner: CallFact.Owner
  let cost: Int
  let filling: HopWay.Filling
}

/// Finds where functions come into pointers.
///
/// A class because it remembers what it found.
final class EntranceFinder {
  private let source: any CallSource
  private let finder: DefinitionFinder
  private var sinks: [SinkQuestion: [Sink]] = [:]

  /// How many files that mention a function are looked at.
  private static let fileLimit = 300
  /// Through how many hands an argument is followed, and to how many ends.
  private static let depthLimit = 7
  private static let sinkLimit = 60

  init(_ source: any CallSource, _ finder: DefinitionFinder) {
    self.source = source
    self.finder = finder
  }

  /// The places at which a function comes into a pointer.
  ///
  /// - Parameters:
  ///   - name: The function.
  ///   - defined: Its definition, if there is one: a static function is only meant in its own file.
  /// - Returns: The entrances, and whether there may be more.
  func entrances(
    of name: Name, defined: Defined?, _ neighbourhood: Neighbourhood
  ) -> (found: [Entrance], isCut: Bool) {
    var found: [Entrance] = []
    var files: [CallIndex.File]
    var isCut = false
    if let defined, defined.isSystemCall {
      files = []
    } else if let defined, defined.isStatic, !defined.isHeader {
      files = source.file(at: defined.path).map { [$0] } ?? []
    } else {
      (files, isCut) = source.files(having: name, as: .mentioned, limit: Self.fileLimit)
      if let defined { files.removeAll { !DefinitionFinder.isLinked(defined, from: $0.path) } }
    }
    for file in files {
      let distance = neighbourhood.distance(file.path)
      for scope in file.scopes {
        for fact in scope.facts where fact.name == name {
          add(fact, scope, file.path, distance, &found)
        }
      }
    }
    if let defined, defined.scope.kind == .made, let macro = defined.scope.detail {
      found.append(
        Entrance(
          key: .registered, owner: .unknown, cost: 25,
          filling: filling(
            .registration, name, into: macro, within: macro, nil, defined.path, defined.scope.line,
            false)))
    }
    return (found, isCut)
  }

  private func filling(
    _ kind: HopWay.Filling.Kind, _ function: Name, into: Name, within: Name,
    _ owner: CallFact.Owner?, _ path: String, _ line: Int, _ isConditional: Bool
  ) -> HopWay.Filling {
    var type: String?
    if case .type(let tag) = owner { type = tag.spelling }
    return HopWay.Filling(
      kind: kind, function: function.spelling, into: into.spelling, within: within.spelling,
      type: type, by: [], file: path, line: line, isConditional: isConditional, relays: [])
  }

  private func add(
    _ fact: CallFact, _ scope: CallScope, _ path: String, _ distance: Int,
    _ found: inout [Entrance]
  ) {
    let isConditional = fact.isConditional || scope.traits.contains(.isConditional)
    func entrance(
      _ key: PointerKey, _ kind: HopWay.Filling.Kind, _ into: Name, cost: Int,
      _ owner: CallFact.Owner = .unknown
    ) {
      found.append(
        Entrance(
          key: key, owner: owner, cost: cost + distance * 2,
          filling: filling(
            kind, fact.name, into: into, within: scope.name, owner, path, fact.line, isConditional)
        ))
    }
    switch (fact.kind, fact.other) {
    case (.filled, let member?):
      entrance(.member(member), .initialiser, member, cost: 0, fact.owner)
    case (.stored, let member?):
      entrance(.member(member), .assignment, member, cost: 1, fact.owner)
    case (.listed, let member?): entrance(.member(member), .initialiser, member, cost: 1)
    case (.listed, nil) where scope.kind == .variable:
      entrance(.variable(scope.name), .initialiser, scope.name, cost: 0)
    case (.assigned, let variable?):
      let kind: HopWay.Filling.Kind = scope.kind == .variable ? .initialiser : .assignment
      entrance(.variable(variable), kind, variable, cost: 1)
    case (.returned, nil):
      entrance(.result(scope.name, path), .result, scope.name, cost: 0)
    case (.passed, let callee?):
      for sink in ends(of: callee, fact.index, from: path) {
        var made = filling(
          .argument, fact.name, into: sink.name, within: scope.name, sink.owner, path, fact.line,
          isConditional)
        made.by = sink.by.map(\.spelling)
        made.relays = sink.files
        found.append(
          Entrance(
            key: sink.key, owner: sink.owner, cost: 2 + sink.by.count + distance * 2, filling: made)
        )
      }
      if scope.kind == .invocation, callee == scope.name,
        !KernelConventions.onlyMarks(callee.spelling)
      {
        entrance(.registered, .registration, callee, cost: 25)
      }
    default: break
    }
  }

  // MARK: Arguments

  /// Where an argument ends.
  private struct Sink {
    let key: PointerKey
    let name: Name
    let owner: CallFact.Owner
    let by: [Name]
    let files: [String]
  }

  private struct SinkQuestion: Hashable {
    let callee: Name
    let index: Int
    let path: String
  }

  /// Where an argument of a callee comes to.
  private func ends(of callee: Name, _ index: Int, from path: String) -> [Sink] {
    let question = SinkQuestion(callee: callee, index: index, path: path)
    if let known = sinks[question] { return known }
    var found: [Sink] = []
    var seen: Set<SinkQuestion> = []
    // What is nearest is found first, and each end once.
    var waiting = [(question, by: [Name](), files: [String]())]
    var next = 0
    while next < waiting.count, found.count < Self.sinkLimit {
      let (question, by, files) = waiting[next]
      next += 1
      guard seen.insert(question).inserted else { continue }
      let meant = finder.meant(question.callee, in: question.path).prefix(4)
      for defined in meant where question.index < defined.scope.parameters.count {
        let parameter = defined.scope.parameters[question.index]
        let by = by + [question.callee]
        let files = files.contains(defined.path) ? files : files + [defined.path]
        func end(_ key: PointerKey, _ name: Name, _ owner: CallFact.Owner = .unknown) {
          guard !found.contains(where: { $0.key == key && $0.owner == owner }) else { return }
          found.append(Sink(key: key, name: name, owner: owner, by: by, files: files))
        }
        end(.parameter(question.callee, question.index), parameter)
        for fact in defined.scope.facts where fact.name == parameter {
          if fact.kind == .returnedParameter {
            end(.result(question.callee, defined.path), question.callee)
          }
          guard let other = fact.other else { continue }
          switch fact.kind {
          case .storedParameter: end(.member(other), other, fact.owner)
          case .assigned: end(.variable(other), other)
          case .passedParameter where by.count < Self.depthLimit:
            waiting.append(
              (SinkQuestion(callee: other, index: fact.index, path: defined.path), by, files))
          default: break
          }
        }
      }
    }
    sinks[question] = found
    return found
  }
}
