// Why a size is not known: the part of a type that no file defines.

import CSyntax

extension Program {
  /// A part of a type that is not defined.
  public struct UndefinedPart: Hashable, Sendable {
    /// The members that lead to it, `.lock.dep_map`; empty for the type itself.
    public var path: String
    /// Its type, as C writes it.
    public var type: String

    /// The part as the beginning of a sentence.
    public var words: String {
      path.isEmpty
        ? "it is not defined in any file found here"
        : "its member \(path.drop { $0 == "." }) is a \(type), which is not defined in any file found here"
    }
  }

  /// The first part of a type that no file found here defines; nil if all of it is, or its size alone is beyond all limits.
  public func undefinedPart(of type: CType) -> UndefinedPart? { undefinedPart(of: type, depth: 0) }

  /// How deep records may lie in one another.
  private static let partDepth = 64

  private func undefinedPart(of type: CType, depth: Int) -> UndefinedPart? {
    guard depth < Self.partDepth, !measure(type).isExact else { return nil }
    switch type.unqualified {
    case .record(let record) where record.members != nil:
      for field in record.layout(self).fields {
        guard var found = undefinedPart(of: field.member.type, depth: depth + 1) else { continue }
        found.path = (field.member.name.map { ".\($0.spelling)" } ?? "") + found.path
        return found
      }
      return nil
    case .array(let element, _):
      return undefinedPart(of: element, depth: depth + 1)
    default: return UndefinedPart(path: "", type: type.text)
    }
  }
}
