// How to read this file: what a call returns is a pointer that may have been read from a member, or be a function's name, or
// what yet another call returned. The functions that a call can mean are asked, and those whose results they pass on.

import CSyntax
import SourceIndex

/// What a call may return, as what is called through.
struct Returned {
  let key: PointerKey
  let owner: CallFact.Owner
  let cost: Int
  /// Of an array, the only file whose fillings count.
  var onlyFile: String?
  /// The files of the functions that return it.
  let relays: [String]
}

/// Finds what functions return.
///
/// A class because it remembers what it found.
final class ReturnFinder {
  private let finder: DefinitionFinder
  private var known: [Question: [Returned]] = [:]
  /// Through how many functions a result is followed, how many of one name are asked, and how many answers count.
  private static let depthLimit = 3
  private static let variants = 3
  private static let limit = 60
  /// C's macro for the place of a member (C11 7.19p3).
  private static let offsetof = Name("offsetof")

  init(_ finder: DefinitionFinder) {
    self.finder = finder
  }

  private struct Question: Hashable {
    let name: Name
    let path: String
  }

  /// What a call of a name may return.
  ///
  /// - Parameters:
  ///   - path: The file of the call.
  ///   - scope: The function that makes it.
  func returned(by name: Name, in path: String, to scope: CallScope) -> [Returned] {
    results(Question(name: name, path: path)) + members(namedTo: name, in: path, by: scope)
  }

  private func results(_ question: Question) -> [Returned] {
    if let found = known[question] { return found }
    var found: [Returned] = []
    var seen: Set<Defined> = []
    var waiting = [(question, files: [String](), depth: 0)]
    var next = 0
    while next < waiting.count, found.count < Self.limit {
      let (question, files, depth) = waiting[next]
      next += 1
      for defined in finder.meant(question.name, in: question.path).prefix(Self.variants)
      where seen.insert(defined).inserted {
        let files = files.contains(defined.path) ? files : files + [defined.path]
        func end(_ key: PointerKey, _ owner: CallFact.Owner = .unknown, onlyFile: String? = nil) {
          guard !found.contains(where: { $0.key == key && $0.owner == owner }) else { return }
          found.append(
            Returned(
              key: key, owner: owner, cost: 1 + depth, onlyFile: onlyFile, relays: files))
        }
        end(.result(question.name, defined.path))
        for fact in defined.scope.facts {
          switch fact.kind {
          case .returnedMember: end(.member(fact.name), fact.owner)
          case .returnedElement: end(.variable(fact.name), onlyFile: defined.path)
          case .returnedResult, .call:
            guard depth < Self.depthLimit, passesOn(fact, defined), fact.name != question.name
            else { continue }
            waiting.append((Question(name: fact.name, path: defined.path), files, depth + 1))
          default: break
          }
        }
      }
    }
    known[question] = found
    return found
  }

  /// Whether what a call returns is what its function returns.
  private func passesOn(_ fact: CallFact, _ defined: Defined) -> Bool {
    if fact.kind == .returnedResult { return true }
    guard defined.scope.kind == .macro else { return fact.isTail }
    return defined.scope.facts.count {
      $0.kind == .call && $0.name != Self.offsetof
    } == 1
  }

  /// The members that the call of a macro names, where the macro hands the place of one on: what comes back was read there.
  ///
  /// `GET_CALLBACK(dev, suspend)` for `#define GET_CALLBACK(dev, cb) get_callback(dev, offsetof(struct ops, cb))`.
  private func members(
    namedTo macro: Name, in path: String, by scope: CallScope
  ) -> [Returned] {
    guard scope.facts.contains(where: { $0.kind == .passed && $0.other == macro }) else {
      return []
    }
    var found: [Returned] = []
    for defined in finder.meant(macro, in: path).prefix(Self.variants)
    where defined.scope.kind == .macro {
      for fact in defined.scope.facts where fact.kind == .passedParameter && fact.index == 1 {
        guard fact.other == Self.offsetof,
          let index = defined.scope.parameters.firstIndex(of: fact.name)
        else { continue }
        for named in scope.facts
        where named.kind == .passed && named.other == macro && named.index == index {
          found.append(
            Returned(
              key: .member(named.name), owner: fact.owner, cost: 2, relays: [defined.path]))
        }
      }
    }
    return found
  }
}
