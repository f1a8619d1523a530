import CSyntax
import SourceIndex

/// Tells whether what has a member at one place can be what has it at another.
///
/// A class because it remembers which structures members lead to.
final class OwnerTypes {
  private let source: any CallSource
  /// An empty set says that nothing is known.
  private var known: [Name: Set<Name>] = [:]
  /// A member's name that more files have says nothing.
  private static let limit = 300

  init(_ source: any CallSource) {
    self.source = source
  }

  /// How two owners agree.
  enum Agreement {
    case same, unknown, different
  }

  /// Compares two owners.
  func compare(_ left: CallFact.Owner, _ right: CallFact.Owner) -> Agreement {
    if left == right, left != .unknown { return .same }
    guard let left = types(left), let right = types(right) else { return .unknown }
    return left.isDisjoint(with: right) ? .different : .same
  }

  /// The structures it may be; nil if nothing is known.
  private func types(_ owner: CallFact.Owner) -> Set<Name>? {
    switch owner {
    case .unknown: return nil
    case .type(let tag): return [tag]
    case .member(let member):
      if let found = known[member] { return found.isEmpty ? nil : found }
      var found: Set<Name> = []
      let (files, isCut) = source.files(having: member, as: .member, limit: Self.limit)
      for file in files {
        for scope in file.scopes where scope.kind == .structure {
          for fact in scope.facts where fact.kind == .has && fact.name == member {
            if let tag = fact.other { found.insert(tag) }
          }
        }
      }
      if isCut { found = [] }
      known[member] = found
      return found.isEmpty ? nil : found
    }
  }
}
