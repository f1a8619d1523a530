public import CSyntax
public import SourceIndex

/// What a search asks: which files have a name, and what they say.
public protocol CallSource {
  /// The files that may have a name in a role.
  ///
  /// - Parameter limit: How many contents are looked at; nil for all.
  /// - Returns: The files, and whether there are more.
  func files(
    having name: Name, as role: CallIndex.Role, limit: Int?
  ) -> (files: [CallIndex.File], isCut: Bool)

  /// How many contents may have a name in a role.
  func count(having name: Name, as role: CallIndex.Role) -> Int

  /// What one file says; nil where there is no such file.
  func file(at path: String) -> CallIndex.File?

  /// The files of assembly that seem to define a name; nil where that cannot be told.
  func assembly(naming name: Name) -> [String]?
}

extension CallIndex: CallSource {}

/// A few files as a source, each asked one after another.
public struct FewFiles: CallSource, Sendable {
  private let files: [CallIndex.File]

  /// Takes the files.
  public init(_ files: [CallIndex.File]) {
    self.files = files
  }

  /// The files that have a name in a role.
  public func files(
    having name: Name, as role: CallIndex.Role, limit: Int?
  ) -> (files: [CallIndex.File], isCut: Bool) {
    let found = files.filter { file in
      file.scopes.contains { scope in
        switch role {
        case .defined: scope.name == name && scope.kind.isDefinition
        case .mentioned: scope.name == name || scope.facts.contains { $0.name == name }
        case .member: scope.facts.contains { $0.kind == .has && $0.name == name }
        }
      }
    }
    // What other files say of members is not known, so nothing is said to be all.
    if role == .member { return (found, true) }
    guard let limit, found.count > limit else { return (found, false) }
    return (Array(found.prefix(limit)), true)
  }

  /// How many have a name in a role.
  public func count(having name: Name, as role: CallIndex.Role) -> Int {
    files(having: name, as: role, limit: nil).files.count
  }

  /// What one file says.
  public func file(at path: String) -> CallIndex.File? { files.first { $0.path == path } }

  /// Assembly is not among them.
  public func assembly(naming name: Name) -> [String]? { [] }
}

extension CallScope.Kind {
  /// Whether it is code that a name calls.
  var isDefinition: Bool { self == .function || self == .macro || self == .made }
}
