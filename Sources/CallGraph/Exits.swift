// How to read this file: an exit is one place at which a function calls through a pointer, with what that pointer may have
// been copied from. `worker->current_func(work)` is an exit by `current_func`, and where the file says
// `worker->current_func = work->func` also one by `func`. What another function returned is followed there (ReturnFinder).

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
  /// Of an array that a function returned an element of, the only file whose fillings count.
  var onlyFile: String?
  /// Who made the call that returned the pointer.
  var holder: Defined?
}

/// Finds where functions call through pointers.
///
/// A class because it remembers what it found.
final class ExitFinder {
  private let source: any CallSource
  private let returns: ReturnFinder
  private let owners: OwnerTypes
  private var known: [Defined: [Exit]] = [:]
  private var knownMoves: [String: Moves] = [:]
  private static let depthLimit = 3
  private static let fileLimit = 60
  private static let limit = 200

  init(_ source: any CallSource, _ finder: DefinitionFinder, _ owners: OwnerTypes) {
    self.source = source
    self.owners = owners
    returns = ReturnFinder(finder)
  }

  /// The exits of a definition.
  func exits(of defined: Defined) -> [Exit] {
    if let found = known[defined] { return found }
    var found: [Exit] = []
    for fact in defined.scope.facts where found.count < Self.limit {
      switch fact.kind {
      case .member: member(fact, defined, &found)
      case .result:
        add(
          returnedBy: fact.name, to: defined, cost: 0, fact, relays: [],
          through: { member in
            if let member { .member(member.spelling) } else { .result(of: fact.name.spelling) }
          }, &found)
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

  /// What a call returned, as exits.
  ///
  /// - Parameters:
  ///   - holder: Who made the call.
  ///   - through: What is told to be called through, given the member it was read from.
  private func add(
    returnedBy name: Name, to holder: Defined, cost: Int, _ fact: CallFact, relays: [String],
    through: (Name?) -> HopWay.Through, _ found: inout [Exit]
  ) {
    for returned in returns.returned(by: name, in: holder.path, to: holder.scope) {
      var member: Name?
      if case .member(let name) = returned.key { member = name }
      found.append(
        Exit(
          key: returned.key, owner: returned.owner, cost: cost + returned.cost,
          through: through(member), fact: fact,
          relays: relays + returned.relays.filter { !relays.contains($0) },
          onlyFile: returned.onlyFile, holder: holder))
    }
  }

  // MARK: Members

  private func member(_ fact: CallFact, _ defined: Defined, _ found: inout [Exit]) {
    let through = HopWay.Through.member(fact.name.spelling)
    found.append(
      Exit(
        key: .member(fact.name), owner: fact.owner, cost: 0, through: through, fact: fact,
        relays: []))
    let copied = copied(to: fact.name, in: defined.path)
    for (name, cost) in copied {
      found.append(
        Exit(
          key: .member(name), owner: .unknown, cost: cost, through: through, fact: fact, relays: [])
      )
    }
    // What a call returned may have been put into one of these.
    for (holder, stored) in moves(in: defined.path).stored where found.count < Self.limit {
      let isCalled =
        stored.other == fact.name && owners.compare(fact.owner, stored.owner) != .different
      guard isCalled || copied.contains(where: { $0.0 == stored.other }) else { continue }
      add(
        returnedBy: stored.name, to: holder, cost: 2, fact, relays: [],
        through: { _ in through }, &found)
    }
  }

  /// What one file puts into members.
  private struct Moves {
    /// What other members hold.
    var copied: [CallFact] = []
    /// What calls return, with who makes them.
    var stored: [(holder: Defined, fact: CallFact)] = []
  }

  private func moves(in path: String) -> Moves {
    if let found = knownMoves[path] { return found }
    var found = Moves()
    for (number, scope) in (source.file(at: path)?.scopes ?? []).enumerated() {
      for fact in scope.facts {
        if fact.kind == .copied { found.copied.append(fact) }
        if fact.kind == .storedResult {
          found.stored.append((Defined(path: path, scope: scope, number: number), fact))
        }
      }
    }
    knownMoves[path] = found
    return found
  }

  /// The members that are copied to a member in a file, one after another.
  private func copied(to member: Name, in path: String) -> [(Name, cost: Int)] {
    let copies = moves(in: path).copied
    var found: [(Name, cost: Int)] = []
    var seen: Set<Name> = [member]
    var current: Set<Name> = [member]
    for depth in 1...Self.depthLimit {
      var next: Set<Name> = []
      for fact in copies {
        guard let other = fact.other, current.contains(other), seen.insert(fact.name).inserted
        else { continue }
        found.append((fact.name, cost: depth * 2))
        next.insert(fact.name)
      }
      if next.isEmpty { break }
      current = next
    }
    return found
  }

  // MARK: Parameters

  /// A parameter that is called: also what its function's callers read, or got from others, and hand to it.
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
            let holder = Defined(path: file.path, scope: scope, number: number)
            switch handed.kind {
            case .passedMember where seen.insert(.member(handed.name)).inserted:
              found.append(
                Exit(
                  key: .member(handed.name), owner: handed.owner, cost: 2 + depth,
                  through: through, fact: fact, relays: relays))
            case .passedResult where found.count < Self.limit:
              add(
                returnedBy: handed.name, to: holder, cost: 2 + depth, fact, relays: relays,
                through: { _ in through }, &found)
            case .passedParameter:
              guard let index = scope.parameters.firstIndex(of: handed.name) else { continue }
              waiting.append((holder, index, depth + 1, relays))
            default: break
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
