/// A question about the tree at a commit that decides between eras.
///
/// Never about versions or commits: a tree answers it alone, so two commits with one tree have one
/// verdict.
public struct Condition: Sendable, Hashable {
  /// What is asked.
  public enum Test: Sendable, Hashable {
    /// The tree, or the scenario, has this.
    case has(Entity)
    /// The tree, or the scenario, lacks this. A field of a type that does not exist is lacking.
    case lacks(Entity)
    /// The scenario's architecture is one of this directory under `arch/` or of this name.
    case arch(Architecture)
  }

  /// What is asked.
  public var test: Test
  /// The file through which the name is looked for; absent means through the sources, in order.
  public var file: Located<String>?
  /// Where it is written.
  public var origin: Origin
}

/// Something that a tree defines or lacks.
public enum Entity: Sendable, Hashable {
  /// A function, by its definition or declaration.
  case function(String)
  /// A structure, union, enumeration or type name.
  case type(TypeName)
  /// A member of a structure or union, or of one inside it.
  case field(TypeName, MemberPath)
  /// A file-scope variable.
  case global(String)
  /// A macro.
  case macro(String)
  /// A file, by its path in the tree.
  case file(String)
  /// A CONFIG symbol that is y, m or has a text.
  case config(String)
}

/// The name of a type, with the name space of C that it lives in.
public struct TypeName: Sendable, Hashable, CustomStringConvertible {
  /// The name spaces types live in.
  public enum Kind: String, Sendable, Hashable {
    /// A structure tag.
    case structure = "struct"
    /// A union tag.
    case union
    /// An enumeration tag.
    case enumeration = "enum"
    /// A name made by `typedef`.
    case typedef
  }

  /// The name space.
  public var kind: Kind
  /// The tag or name.
  public var name: String

  /// As written in C, a type name without a keyword.
  public var description: String {
    kind == .typedef ? name : "\(kind.rawValue) \(name)"
  }
}
