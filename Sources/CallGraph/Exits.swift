// How to read this file: an exit is one place at which a function calls through a pointer, with what that pointer may have
// been copied from. `worker->current_func(work)` is an exit by `current_func`, and where the file says
// `worker->current_func = work->func` also one by `func`.

import CSyntax
import SourceIndex

/// One place at which a function calls through a pointer.
struct Exit {
  let key: PointerKey
  let owner: CallFact.Owner
  let cost: Int
  let through: HopWay.Through
  let fact: CallFact
  /// Files in which the pointer is copied or handed on.
  let relays: [String]
  /// For a local variable, the only scope whose assignments count.
  var isLocal = false
}

/// Finds where functions call through pointers.
///
/// A class because it remembers what it found.
final class ExitFinder {
  private let source: any CallSource
  private var known: [Defined: [Exit]] = [:]
  private static let depthLimit = 3
  private static let fileLimit = 60
  private static let limit = 200

  init(_ source: any CallSource) {
    self.source = source
  }

  /// The exits of a definition.
  func exits(of defined: Defined) -> [Exit] {
    if let found = known[defined] { return found }
    var found: [Exit] = []
    for fact in defined.scope.facts where found.count < Self.limit {
      switch fact.kind {
      case .member:
        let through = HopWay.Through.member(fact.name.spelling)
        found.append(
          Exit(
            key: .member(fact.name), owner: fact.owner, cost: 0, through: through, fact: fact,
            relays: []))
        for (name, cost) in copied(to: fact.name, in: defined.path) {
          found.append(
            Exit(
              key: .member(name), owner: .unknown, cost: cost, through: through, fact: fact,
              relays: []))
        }
      case .local:
        if let index = defined.scope.parameters.firstIndex(of: fact.name) {
          parameter(fact, index, defined, &found)
        } else {
          found.append(
            Exit(
              key: .variable(fact.name), owner: .unknown, cost: 0,
              through: .variable(fact.name.spelling), fact: fact, relays: [], isLocal: true))
        }
      case .element, .call:
        found.append(
          Exit(
            key: .variable(fact.name), owner: .unknown, cost: 0,
            through: .variable(fact.name.spelling), fact: fact, relays: []))
      default: break
      }
    }
    known[defined] = found
    return found
  }

  /// The members that are copied to a member in a file, one after another.
  private func copied(to member: Name, in path: String) -> [(Name, cost: Int)] {
    guard let file = source.file(at: path) else { return [] }
    var found: [(Name, cost: Int)] = []
    var seen: Set<Name> = [member]
    var current: Set<Name> = [member]
    for depth in 1...Self.depthLimit {
      var next: Set<Name> = []
      for scope in file.scopes {
        for fact in scope.facts where fact.kind == .copied {
          guard let other = fact.other, current.contains(other), seen.insert(fact.name).inserted
          else { continue }
          found.append((fact.name, cost: depth * 2))
          next.insert(fact.name)
        }
      }
      if next.isEmpty { break }
      current = next
    }
    return found
  }

  /// A parameter that is called: also what its function's callers read and hand to it.
  private func parameter(
    _ fact: CallFact, _ index: Int, _ defined: Defined, _ found: inout [Exit]
  ) {
    let through = HopWay.Through.parameter(
      fact.name.spelling, of: defined.scope.name.spelling)
    var seen: Set<PointerKey> = []
    var waiting = [(defined: defined, index: index, depth: 0, relays: [String]())]
    var next = 0
    while next < waiting.count, next < 40 {
      let (defined, index, depth, relays) = waiting[next]
      next += 1
      let name = defined.scope.name
      guard seen.insert(.parameter(name, index)).inserted else { continue }
      found.append(
        Exit(
          key: .parameter(name, index), owner: .unknown, cost: depth, through: through, fact: fact,
          relays: relays))
      guard depth < Self.depthLimit else { continue }
      for file in callers(of: defined) {
        for (number, scope) in file.scopes.enumerated() {
          for handed in scope.facts where handed.other == name && handed.index == index {
            let relays = relays.contains(file.path) ? relays : relays + [file.path]
            if handed.kind == .passedMember, seen.insert(.member(handed.name)).inserted {
              found.append(
                Exit(
                  key: .member(handed.name), owner: handed.owner, cost: 2 + depth,
                  through: through, fact: fact, relays: relays))
            } else if handed.kind == .passedParameter,
              let index = scope.parameters.firstIndex(of: handed.name)
            {
              waiting.append(
                (Defined(path: file.path, scope: scope, number: number), index, depth + 1, relays))
            }
          }
        }
      }
    }
  }

  private func callers(of defined: Defined) -> [CallIndex.File] {
    if defined.isStatic, !defined.isHeader {
      return source.file(at: defined.path).map { [$0] } ?? []
    }
    return source.files(having: defined.scope.name, as: .mentioned, limit: Self.fileLimit).files
  }
}
